package law

import "github.com/shopspring/decimal"

// SocialCeiling is the yearly ceiling of the social security (PASS), in euros: the figure of a civil year.
func SocialCeiling() Parameter[decimal.Decimal] {
	p := Parameter[decimal.Decimal]{Name: "yearly ceiling of the social security", French: "plafond annuel de la sécurité sociale"}
	for _, e := range SocialCeilings().Entries { // what is derived there is the hour
		p.Entries = append(p.Entries, Entry[decimal.Decimal]{Value: e.Value.Year, From: e.From, Until: e.Until, Status: Confirmed, Source: e.Source})
	}
	return p
}

// AuthorCharges are the social contributions on authors' pay, in per cent.
type AuthorCharges struct {
	// OldAge is owed up to the ceiling, after the relief that the State bears.
	OldAge decimal.Decimal
	// CSG and CRDS are owed on Base per cent of the gross.
	CSG, CRDS, Base decimal.Decimal
	Training        decimal.Decimal
	// Diffuser and DiffuserTraining are what the producer owes on the gross.
	Diffuser, DiffuserTraining decimal.Decimal
}

// AuthorChargeRates are the rates on authors' pay. Those of the complementary pension (RACD, RAAP) are not
// established.
func AuthorChargeRates() Parameter[AuthorCharges] {
	return Parameter[AuthorCharges]{
		Name:   "social contributions of authors",
		French: "cotisations sociales des artistes-auteurs et contribution du diffuseur",
		Entries: []Entry[AuthorCharges]{{
			Value: AuthorCharges{
				OldAge: rate(615, 2), CSG: rate(920, 2), CRDS: rate(50, 2), Base: rate(9825, 2), Training: rate(35, 2),
				Diffuser: rate(100, 2), DiffuserTraining: rate(10, 2),
			},
			From: "2022-01-01", Until: "2024-12-31", Status: Confirmed,
			Source: Source{
				Title:   "Urssaf, artistes-auteurs: taux des cotisations 2022 à 2024, et page des diffuseurs du 26 janvier 2024; the same at SGDL, SCA and Sécurité sociale des artistes auteurs",
				Address: "https://www.urssaf.fr",
			},
		}},
	}
}

// PerformersShare is what the performers of a film are owed of the producer's net receipts after the
// amortisation of its cost, in per cent, by the day of the contract; it is paid to their society.
func PerformersShare() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "performers' share after amortisation",
		French: "rémunération des artistes-interprètes après amortissement",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(2, 0), From: "1990-12-02", Status: Confirmed,
			Source: Source{
				Title:   "Accord du 7 juin 1990, étendu par l'arrêté du 17 octobre 1990 (JO du 1er décembre 1990): contracts signed after 1 December 1990",
				Address: "https://www.adami.fr/aide/4876",
			},
		}},
	}
}

// DeferredPay says how the producers' net receipts of a low-budget film repay deferred salaries.
type DeferredPay struct {
	// Producer is the part that goes to the producer's salary and overheads, in per cent of the net receipts,
	// until it has had Limit per cent of the budget; Deferred is the part of one group of deferred pay.
	Producer, Limit, Deferred decimal.Decimal
}

// DeferredPayRules is article 6 of annexe III, title II, of the agreement of film production. How the parts of the crew
// and of the cast combine is not established.
func DeferredPayRules() Parameter[DeferredPay] {
	return Parameter[DeferredPay]{
		Name:   "deferred pay of low-budget films",
		French: "intéressement de l'annexe III de la convention collective de la production cinématographique",
		Entries: []Entry[DeferredPay]{{
			Value: DeferredPay{Producer: rate(50, 0), Limit: rate(12, 0), Deferred: rate(50, 0)},
			From:  "2020-04-11", Until: "2025-04-10", Status: Confirmed,
			Source: Source{
				Title:   "Convention collective nationale de la production cinématographique (IDCC 3097), annexe III, titre II, art. 6, and annexe III.1, art. 5 (KALIARTI000041698915), avenant du 25 octobre 2019",
				Address: "https://www.legifrance.gouv.fr/conv_coll/article/KALIARTI000041698915",
			},
		}},
	}
}

// AccountDelay is a delay within which an account is due.
type AccountDelay struct {
	// Months after the event; Yearly repeats it at least once a year. NotBefore is the first month of a
	// window that ends after Months.
	Months, NotBefore int
	Yearly            bool
}

func accountDelay(from string, value AccountDelay, source Source) []Entry[AccountDelay] {
	return []Entry[AccountDelay]{{Value: value, From: from, Status: Confirmed, Source: source}}
}

// accounts2017 is the source of articles on accounts whose first day is not stated in the texts at hand: the day of the
// professional agreements on accounts, 6 July 2017, is the first that is certain.
func accounts2017(article string) Source {
	return cinemaCode(article + " (in force on 6 July 2017, the day of the agreements on accounts; the first day is not established)")
}

// DistributorAccount is when the distributor owes its account to the producer, from the release in theatres.
func DistributorAccount() Parameter[AccountDelay] {
	return Parameter[AccountDelay]{Name: "account of the distributor", French: "compte d'exploitation du distributeur", Entries: accountDelay("2017-07-06", AccountDelay{Months: 6, Yearly: true},
		accounts2017("art. L. 213-28, loi du 7 juillet 2016"))}
}

// ProducerAccount is when the producer passes the accounts on, or makes its own where it exploits the film.
func ProducerAccount() Parameter[AccountDelay] {
	return Parameter[AccountDelay]{Name: "accounts passed on by the producer", French: "transmission des comptes par le producteur", Entries: accountDelay("2017-07-06", AccountDelay{Months: 6, Yearly: true},
		accounts2017("art. D. 213-13, décret 2017-40 du 16 janvier 2017, JORFARTI000033888815"))}
}

// ProductionAccount is when the account of the production is owed, from the visa.
func ProductionAccount() Parameter[AccountDelay] {
	return Parameter[AccountDelay]{Name: "account of the production", French: "compte de production", Entries: accountDelay("2017-07-06", AccountDelay{Months: 8}, accounts2017("art. L. 213-24, loi du 7 juillet 2016"))}
}

// CostClosing is when the opposable cost is closed, from the release.
func CostClosing() Parameter[AccountDelay] {
	return Parameter[AccountDelay]{Name: "closing of the opposable cost", French: "arrêté du coût du film", Entries: accountDelay("2011-01-01", AccountDelay{Months: 4}, protocol2010("art. 2"))}
}

// AuthorsDocument is when the authors are told the cost and what is left to amortise, from its closing.
func AuthorsDocument() Parameter[AccountDelay] {
	return Parameter[AccountDelay]{Name: "document on the amortisation", French: "document d'information des coauteurs", Entries: accountDelay("2011-01-01", AccountDelay{Months: 2}, protocol2010("art. 4"))}
}

// DeferredPayReport is when the first report of a low-budget film up to one million euros is owed, from its release.
func DeferredPayReport() Parameter[AccountDelay] {
	return Parameter[AccountDelay]{Name: "first report on deferred pay", French: "premier compte rendu de l'annexe III", Entries: accountDelay("2020-04-11", AccountDelay{Months: 18, NotBefore: 10},
		Source{
			Title:   "Convention collective nationale de la production cinématographique (IDCC 3097), annexe III: films up to 1 M€, between 10 and 18 months after the release",
			Address: "https://www.legifrance.gouv.fr/conv_coll/article/KALIARTI000041698927",
		})}
}
