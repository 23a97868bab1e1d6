package law

// All returns every parameter of the library without the types of their values, so that one test can
// walk them: ordered days, a source on each entry, nothing unconfirmed within reach of [Parameter.At].
func All() []Parameter[any] {
	all := []Parameter[any]{
		untyped(TicketVAT()), untyped(TicketVATCorsica()), untyped(TicketVATOverseas()), untyped(TicketVATGuyaneMayotte()),
		untyped(TicketTax()), untyped(TicketTaxRestricted()), untyped(TicketTaxOverseas()),
		untyped(ExhibitorLevy()), untyped(DistributorLevy()), untyped(ProducerLevy()), untyped(ExporterLevy()), untyped(MusicShare()),
		untyped(TicketVATRestricted()), untyped(DistributorLevyRestricted()), untyped(TicketTaxFloor()),
		untyped(Rental()), untyped(RentalOverseas()), untyped(VideoVAT()), untyped(VideoTax()),
		untyped(TelevisionSupport()), untyped(VideoSupport()), untyped(InternationalScale()),
		untyped(ProductionSupport()), untyped(ProductionSupportLastSlice()), untyped(DistributionSupport()), untyped(SupportPeriods()),
		untyped(AdvanceRepayment()), untyped(AdvanceFranchise()), untyped(RemunerationScale()),
		untyped(OpposableCostRules()), untyped(AmortisationRules()), untyped(ProtocolCommissions()), untyped(ProtocolOnDemand()),
		untyped(TaxCreditRates()), untyped(TaxCreditCap()), untyped(TaxCreditBaseCap()),
		untyped(TaxCreditAidCeiling()), untyped(PublicAidCeiling()),
		untyped(SocialCeiling()), untyped(AuthorChargeRates()), untyped(PerformersShare()), untyped(DeferredPayRules()),
		untyped(DistributorAccount()), untyped(ProducerAccount()), untyped(ProductionAccount()),
		untyped(CostClosing()), untyped(AuthorsDocument()), untyped(DeferredPayReport()),
		untyped(CrewMinima()), untyped(CrewMinimaExtended()), untyped(CrewAllowances()), untyped(AnnexeIIIBase()), untyped(AnnexeIIITerms()),
		untyped(DirectorMinima()), untyped(ActorMinima()), untyped(ExtraMinima()), untyped(ExtraSupplements()), untyped(TelevisionActorFees()),
		untyped(AudiovisualMinima()), untyped(AudiovisualRises()), untyped(AudiovisualDays()), untyped(AnimationMinima()),
		untyped(SMIC()), untyped(SocialCeilings()), untyped(AudiovisualFormulas()), untyped(AnimationFormulas()), untyped(ArtistShare()), untyped(HolidayPayUplift()), untyped(AnnexeIII1()),
		untyped(AudiovisualTravel()), untyped(TelevisionExtraFees()),
		untyped(TaxCreditLodging()), untyped(TaxCreditPayScale()), untyped(AudiovisualFiction()),
		untyped(AudiovisualDocumentary()), untyped(AudiovisualAnimation()), untyped(InternationalTaxCredit()),
		untyped(ReducedRates()), untyped(FlatExtras()), untyped(DailyCeiling()), untyped(LowBudgetFilms()), untyped(FragileFilms()),
		untyped(ActorRights()), untyped(OverrunDays()), untyped(AudiovisualPermanentRises()),
		untyped(FilmCrewLimits()), untyped(FilmActorLimits()), untyped(AudiovisualLimits()), untyped(LabourCodeLimits()),
		untyped(FictionPoints()), untyped(DocumentaryPoints()), untyped(AnimationPoints()), untyped(EuropeanPoints()), untyped(ParityPoints()),
		untyped(ApprovalPoints()), untyped(ForeignApprovalPoints()), untyped(InvestmentPoints()), untyped(SupportWeight()), untyped(EuropeanThresholds()),
		untyped(EuropeanAidRules()), untyped(AudiovisualParticipation()), untyped(GrandEst()), untyped(DeficitAid()),
		untyped(DirectAllocations()), untyped(AudiovisualAccount()), untyped(PreparationSupport()), untyped(ApprovalDelay()),
		untyped(EuropeanConvention1992()), untyped(EuropeanConvention2017()), untyped(EurimagesCoproduction()), untyped(CanadaTreaty()),
		untyped(GermanyTreaty()), untyped(LuxembourgTreaty()), untyped(KoreaTreaty()), untyped(BelgiumTreaty()), untyped(ItalyTreaty()),
		untyped(EurimagesCeiling()), untyped(EurimagesRepayment()), untyped(SoficaRules()), untyped(SoficaBacking()), untyped(InvestorRelief()),
		untyped(CinemaServices()), untyped(FreeToAirChannels()), untyped(OnDemandServices()), untyped(BroadcasterPayments()),
		untyped(LoanGuarantees()), untyped(GapLimits()), untyped(PerformerPickUp()), untyped(MinorHoursByAge()),
		untyped(ApprovalFiles()), untyped(ReleaseWindows()), untyped(CoExploitation()),
	}
	for _, c := range SocialContributions() {
		all = append(all, untyped(c.Rate))
	}
	return all
}

// untyped returns p with values of any type.
func untyped[T any](p Parameter[T]) Parameter[any] {
	entries := make([]Entry[any], len(p.Entries))
	for i, e := range p.Entries {
		entries[i] = Entry[any]{Value: e.Value, From: e.From, Until: e.Until, Status: e.Status, Source: e.Source}
	}
	return Parameter[any]{Name: p.Name, French: p.French, Entries: entries}
}
