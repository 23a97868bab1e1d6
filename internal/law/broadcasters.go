package law

import "github.com/shopspring/decimal"

// CinemaBand is what a cinema service owes when its films are shown less than Months after their release; zero
// is any later day. Rates are in per cent of the net turnover of the year before; a French rate of zero is not
// established.
type CinemaBand struct{ Months, European, French decimal.Decimal }

// CinemaService is the obligation of a cinema service to European films.
type CinemaService struct {
	Bands []CinemaBand
	// Mostly are the bands of a service that gives more than half its time to cinema.
	Mostly []CinemaBand
	// LumpFrom is the contribution, in euros, above which a lump sum may be agreed; LumpCut is how far below, in
	// per cent.
	LumpFrom, LumpCut decimal.Decimal
}

func band(months, european, french int64) CinemaBand { // in tenths, but for months
	return CinemaBand{Months: rate(months, 0), European: rate(european, 1), French: rate(french, 1)}
}

// CinemaServices is the obligation of the services of cinema.
func CinemaServices() Parameter[CinemaService] {
	return Parameter[CinemaService]{
		Name:   "obligations of cinema services",
		French: "obligations des services de cinéma",
		Entries: []Entry[CinemaService]{{
			Value: CinemaService{
				Bands:    []CinemaBand{band(9, 160, 130), band(12, 140, 115), band(0, 120, 100)},
				Mostly:   []CinemaBand{band(12, 180, 150), band(18, 160, 0)},
				LumpFrom: rate(120_000_000, 0), LumpCut: rate(10, 0),
			},
			From: "2022-01-01", Status: Confirmed,
			Source: Source{
				Title:   "Décret du 30 décembre 2021 (2021-1924 or 2021-1926, not settled; the first day of 2022 is taken)",
				Address: "https://legal.tricoteuses.fr/articles/LEGIARTI000044951892",
			},
		}},
	}
}

// FreeToAir is the obligation of a free-to-air channel to European films, in per cent of its net turnover.
type FreeToAir struct {
	European, French decimal.Decimal
	// Films and Showings a year above which a channel has the obligation.
	Films, Showings decimal.Decimal
	// Independent is the least part for independent production, in per cent of the obligation.
	Independent decimal.Decimal
	// First and Second are what a new channel owes of it in its first two years, in per cent.
	First, Second decimal.Decimal
	// Shares are the least part as pre-buys or co-production, by turnover in euros; above the last it is not
	// established.
	Shares []Bracket
}

// FreeToAirChannels is the obligation of the free-to-air channels.
func FreeToAirChannels() Parameter[FreeToAir] {
	return Parameter[FreeToAir]{
		Name:   "obligations of free-to-air channels",
		French: "obligations des chaînes en clair",
		Entries: []Entry[FreeToAir]{{
			Value: FreeToAir{
				European: rate(32, 1), French: rate(25, 1), Films: rate(52, 0), Showings: rate(104, 0), Independent: rate(75, 0),
				First: rate(50, 0), Second: rate(75, 0), Shares: []Bracket{bracket(75_000_000, 2000), bracket(100_000_000, 3500)},
			},
			From: "2024-12-31", Status: Confirmed,
			Source: Source{Title: "Decree of December 2024 (the last day of the month is taken)", Address: "https://legal.tricoteuses.fr/articles/JORFARTI000050775636"},
		}},
	}
}

// OnDemand is the obligation of a service on demand, in per cent of its turnover in France.
type OnDemand struct {
	// Early is that of a service that shows films less than Months old.
	Ordinary, Early, Months decimal.Decimal
	// Each is the least part of cinema and of audiovisual works, Independent that of independent production in
	// the part of cinema, in per cent.
	Each, Independent decimal.Decimal
	// Small keeps what is owed below SmallBelow, a turnover in euros; First and Second what is owed in the first
	// two years, in per cent.
	SmallBelow, Small, First, Second decimal.Decimal
}

// OnDemandServices is the obligation of the services on demand (SMAD).
func OnDemandServices() Parameter[OnDemand] {
	return Parameter[OnDemand]{
		Name:   "obligations of services on demand",
		French: "obligations des SMAD",
		Entries: []Entry[OnDemand]{{
			Value: OnDemand{
				Ordinary: rate(20, 0), Early: rate(25, 0), Months: rate(12, 0), Each: rate(20, 0), Independent: rate(75, 0),
				SmallBelow: rate(10_000_000, 0), Small: rate(75, 0), First: rate(50, 0), Second: rate(75, 0),
			},
			From: "2021-07-01", Status: Confirmed,
			Source: Source{Title: "Décret 2021-793 du 22 juin 2021", Address: "https://juriblio.fr/decrets/decret-no-2021-793-du-22-juin-2021/177906409/chapitre-ii/section-3"},
		}},
	}
}

// BroadcasterPayment is when the money of a channel counts for its obligation.
type BroadcasterPayment struct {
	// Days after the release within which a pre-buy is paid in full.
	Days decimal.Decimal
	// Percent of a co-production share that is paid by the last day of shooting.
	Percent decimal.Decimal
}

// BroadcasterPayments is article 10 of the decree 2002-140; that the decrees of 2021 kept it is not established.
func BroadcasterPayments() Parameter[BroadcasterPayment] {
	value := BroadcasterPayment{Days: rate(30, 0), Percent: rate(90, 0)}
	source := Source{Title: "Décret 2002-140 du 4 février 2002, art. 10", Address: "https://legal.tricoteuses.fr/articles/JORFARTI000001720386"}
	after := source
	after.Title += " (replaced by the decrees of 2021; that the clause survives is not established)"
	return Parameter[BroadcasterPayment]{
		Name:   "payments of broadcasters that count",
		French: "paiements des diffuseurs pris en compte",
		Entries: []Entry[BroadcasterPayment]{
			{Value: value, From: "2002-02-04", Until: "2021-06-30", Status: Confirmed, Source: source},
			{Value: value, From: "2021-07-01", Status: Unconfirmed, Source: after},
		},
	}
}

// GroupAgreement is what a group of channels has agreed to give to films in a year, in euros: Total, of which Main by
// its main channel and Others by the others, where the parts are stated.
type GroupAgreement struct{ Total, Main, Others decimal.Decimal }

// CanalAgreement is the agreement of the Canal+ group with the organisations of the cinema.
func CanalAgreement() Parameter[GroupAgreement] {
	source := Source{Title: "L'Informé, Les clauses secrètes que Canal+ a imposées au cinéma français (2025)", Address: "https://www.linforme.com/medias-culture/article/les-clauses-secretes-que-canal-a-imposees-au-cinema-francais_3107.html"}
	return Parameter[GroupAgreement]{
		Name:   "agreement of Canal+",
		French: "accord de Canal+",
		Entries: []Entry[GroupAgreement]{
			{Value: GroupAgreement{Total: rate(220_000_000, 0)}, From: "2024-01-01", Until: "2024-12-31", Status: Confirmed, Source: source},
			{
				Value: GroupAgreement{Total: rate(160_000_000, 0), Main: rate(130_000_000, 0), Others: rate(30_000_000, 0)},
				From:  "2025-01-01", Until: "2027-12-31", Status: Confirmed, Source: source,
			},
		},
	}
}
