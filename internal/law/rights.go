package law

import "github.com/shopspring/decimal"

// ActorRight is the part of a fee that pays performance, and the parts of the rest, which pays the rights of each
// way of exploitation, in per cent.
type ActorRight struct {
	Performance decimal.Decimal
	// ShortPerformance is the part of a short film.
	ShortPerformance decimal.Decimal
	Uses             []UseShare
}

// UseShare is the part of one way of exploitation.
type UseShare struct {
	Code, French, English string
	Share                 decimal.Decimal
}

// ActorRights are the parts of the fee of a film actor.
func ActorRights() Parameter[ActorRight] {
	return Parameter[ActorRight]{
		Name: "rights in the fee of an actor", French: "part des droits dans le cachet d'un artiste-interprète",
		Entries: []Entry[ActorRight]{{
			Value: ActorRight{
				Performance: rate(67, 0), ShortPerformance: rate(80, 0),
				Uses: []UseShare{
					{"CINEMA", "cinéma", "cinema", rate(37, 0)}, {"TELEVISION", "télévision", "television", rate(25, 0)},
					{"ON_DEMAND", "vidéo à la demande", "video on demand", rate(10, 0)}, {"VIDEO", "vidéogrammes", "discs", rate(15, 0)},
					{"OTHER", "autres modes", "other ways", rate(13, 0)},
				},
			},
			From: "2018-10-30", Status: Confirmed,
			Source: filmAgreement("titre III sous-titre I (extended on 31 December 2013; the day of the grid of 2018 is taken)"),
		}},
	}
}

// OverrunDay is how many days an actor may be kept at the same terms beyond the contract: of a part of the shoot, one
// running day by week of the contract; of the whole shoot, Short working days if it lasts up to Weeks, Long beyond.
type OverrunDay struct{ Weeks, Short, Long int }

// OverrunDays are the days of overrun (dépassement) of film actors.
func OverrunDays() Parameter[OverrunDay] {
	return Parameter[OverrunDay]{
		Name: "overrun days of film actors", French: "jours de dépassement des artistes-interprètes",
		Entries: []Entry[OverrunDay]{{
			Value: OverrunDay{Weeks: 8, Short: 8, Long: 15}, From: "2018-10-30", Status: Confirmed,
			Source: filmAgreement("titre III sous-titre I (extended on 31 December 2013; the day of the grid of 2018 is taken)"),
		}},
	}
}
