package financing

import (
	"slices"

	"github.com/shopspring/decimal"
)

// when returns the amount of the sources that satisfy a condition.
func when(condition func(*Source) bool) contribution {
	return func(s *Source) decimal.Decimal {
		if condition(s) {
			return s.Amount
		}
		return decimal.Decimal{}
	}
}

// less returns the opposite of a contribution.
func less(of contribution) contribution {
	return func(s *Source) decimal.Decimal { return of(s).Neg() }
}

// plus adds two contributions of a source.
func plus(a, b contribution) contribution {
	return func(s *Source) decimal.Decimal {
		first, second := a(s), b(s)
		if first.IsZero() {
			return second
		}
		return first.Add(second)
	}
}

func all(*Source) bool                     { return true }
func signed(s *Source) bool                { return s.Status == Signed }
func engaged(s *Source) bool               { return s.Status == Signed || s.Status == Letter }
func own(s *Source) bool                   { return s.Nature.Own() }
func external(s *Source) bool              { return !s.Nature.Own() }
func deferred(s *Source) bool              { return s.Deferred }
func cash(s *Source) bool                  { return s.Nature == Producer && !s.Deferred }
func public(s *Source) bool                { return s.Public }
func broadcasters(s *Source) bool          { return s.Nature.Broadcaster() }
func weighted(s *Source) decimal.Decimal   { return share(s.Amount, s.Probability) }
func recoupable(s *Source) decimal.Decimal { return s.Recoupable }

func bankable(s *Source) decimal.Decimal {
	if !signed(s) {
		return decimal.Decimal{}
	}
	return share(s.Amount, s.Bankable)
}

// definitions returns the ratios over the budget, in the order of a dossier.
func (p *Plan) definitions() []definition {
	return slices.Concat(coverDefinitions(), riskDefinitions(), mixDefinitions(), p.originDefinitions())
}

// mixDefinitions are the parts of the plan by class of money.
func mixDefinitions() []definition {
	in := func(class Class) contribution {
		return when(func(s *Source) bool { return s.class() == class })
	}
	return []definition{
		{
			code: OwnShare, of: in(OwnMoney),
			label:   Text{FR: "Part des fonds propres", EN: "Own money"},
			formula: Text{FR: "apports du producteur délégué / B", EN: "delegated producer's money / B"},
		},
		{
			code: SoftShare, of: in(Soft),
			label:   Text{FR: "Part des aides", EN: "Soft money"},
			formula: Text{FR: "aides et assimilées / B", EN: "aid and the like / B"},
		},
		{
			code: PreSaleShare, of: in(PreSale),
			label:   Text{FR: "Part des préventes", EN: "Pre-sales"},
			formula: Text{FR: "préachats et mandats / B", EN: "pre-buys and mandates / B"},
		},
		{
			code: EquityShare, of: in(Shares),
			label:   Text{FR: "Part des apports", EN: "Equity"},
			formula: Text{FR: "coproducteurs, SOFICA et investisseurs / B", EN: "co-producers, SOFICA and investors / B"},
		},
		{
			code: DebtShare, of: in(Debt),
			label:   Text{FR: "Part des emprunts", EN: "Debt"},
			formula: Text{FR: "emprunts / B", EN: "loans / B"},
		},
		{
			code: GapLoanShare, of: when(func(s *Source) bool { return s.Nature == Gap }),
			label:   Text{FR: "Part du crédit gap", EN: "Gap loan"},
			formula: Text{FR: "crédits gap / B", EN: "gap loans / B"},
		},
	}
}

// originDefinitions are the ratios of where the money comes from, and who brings it.
func (p *Plan) originDefinitions() []definition {
	if p.Country == "" {
		return nil
	}
	return []definition{
		{
			code: ForeignShare, of: when(func(s *Source) bool { return p.origin(s) != p.Country }),
			label:   Text{FR: "Part étrangère", EN: "Foreign share"},
			formula: Text{FR: "sources d'un autre pays / B", EN: "sources of another country / B"},
		},
		{
			code: NationalParticipation, of: when(func(s *Source) bool { return !p.foreign(s) }),
			label:   Text{FR: "Participation nationale", EN: "National participation"},
			formula: Text{FR: "sources apportées par les producteurs établis dans le pays / B", EN: "sources brought by the producers established in the country / B"},
		},
	}
}

// class returns the class of a source: its own, or that of its nature.
func (s *Source) class() Class {
	if s.Class != "" {
		return s.Class
	}
	return s.Nature.Class()
}

// home returns the country of who brings a source.
func (p *Plan) home(s *Source) string {
	for i := range p.Coproducers {
		if one := &p.Coproducers[i]; one.ID == s.Partner {
			return one.Country
		}
	}
	return p.Country
}

// foreign reports whether a source is brought by a foreign co-producer, wherever its money comes from.
func (p *Plan) foreign(s *Source) bool { return p.Country != "" && p.home(s) != p.Country }

// origin returns the country that the money of a source comes from.
func (p *Plan) origin(s *Source) string {
	if s.Country != "" {
		return s.Country
	}
	return p.home(s)
}

// coverDefinitions are the ratios of what pays for the film, and how certainly.
func coverDefinitions() []definition {
	return []definition{
		{
			code: Closure, of: when(all),
			label:   Text{FR: "Bouclage", EN: "Closure"},
			formula: Text{FR: "toutes les sources / B", EN: "all sources / B"},
		},
		{
			code: SecuredCover, of: when(signed),
			label:   Text{FR: "Taux de couverture acquis", EN: "Secured cover"},
			formula: Text{FR: "signé / B", EN: "signed / B"},
		},
		{
			code: EngagedCover, of: when(engaged),
			label:   Text{FR: "Taux de couverture engagé", EN: "Engaged cover"},
			formula: Text{FR: "(signé + lettre) / B", EN: "(signed + letter) / B"},
		},
		{
			code: WeightedCover, of: weighted,
			label:   Text{FR: "Couverture pondérée", EN: "Weighted cover"},
			formula: Text{FR: "somme des montants x probabilité / B", EN: "sum of amount x probability / B"},
		},
		{
			code: FinancingGap, fromBudget: true, of: less(when(engaged)),
			label:   Text{FR: "Gap (besoin non couvert)", EN: "Gap"},
			formula: Text{FR: "(B - signé - lettre) / B", EN: "(B - signed - letter) / B"},
		},
		{
			code: ExternalCover, of: when(external),
			label:   Text{FR: "Couverture externe", EN: "External cover"},
			formula: Text{FR: "sources hors apports propres du producteur / B", EN: "sources other than the producer's own / B"},
		},
	}
}

// riskDefinitions are the ratios of who bears the risk, and of whom the film depends on.
func riskDefinitions() []definition {
	return []definition{
		{
			code: ProducerRisk, of: when(own),
			label:   Text{FR: "Risque producteur", EN: "Producer's risk"},
			formula: Text{FR: "(apports du producteur + soutien automatique investi) / B", EN: "(producer's sources + automatic support invested) / B"},
		},
		{
			code: DeferredShare, of: when(deferred),
			label:   Text{FR: "Part mise en participation", EN: "Deferred share"},
			formula: Text{FR: "sources en participation / B", EN: "deferred sources / B"},
		},
		{
			code: CashRisk, fromBudget: true, of: plus(when(cash), less(weighted)),
			label:   Text{FR: "Risque de trésorerie", EN: "Cash risk"},
			formula: Text{FR: "(numéraire du producteur + B - couverture pondérée) / B", EN: "(producer's cash + B - weighted cover) / B"},
		},
		{
			code: RecoupableShare, of: recoupable,
			label:   Text{FR: "Part recoupable", EN: "Recoupable share"},
			formula: Text{FR: "somme des montants recoupables / B", EN: "sum of recoupable amounts / B"},
		},
		{
			code: NonRecoupableShare, of: plus(when(external), less(recoupable)),
			label:   Text{FR: "Part externe non recoupable", EN: "Non-recoupable external share"},
			formula: Text{FR: "(couverture externe - part recoupable) / B", EN: "(external - recoupable) / B"},
		},
		{
			code: PublicIntensity, of: when(public),
			label:   Text{FR: "Intensité d'aide publique", EN: "Public aid intensity"},
			formula: Text{FR: "aides publiques / B", EN: "public aid / B"},
		},
		{
			code: BroadcasterDependence, of: when(broadcasters),
			label:   Text{FR: "Dépendance aux diffuseurs", EN: "Dependence on broadcasters"},
			formula: Text{FR: "(préachats + parts coproduction des chaînes) / B", EN: "(pre-buys + TV co-production) / B"},
		},
		{
			code: BankableShare, of: bankable,
			label:   Text{FR: "Part mobilisable en banque", EN: "Bankable share"},
			formula: Text{FR: "somme des sources signées x quotité / B", EN: "sum over signed sources of amount x bankable % / B"},
		},
	}
}
