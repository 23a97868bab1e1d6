package law

import "github.com/shopspring/decimal"

// Fee is the minimum of one engagement, in euros.
type Fee struct {
	Item   string
	Amount decimal.Decimal
}

// Directors are the minima of film directors, in euros.
type Directors struct {
	Week, AdvertisingWeek decimal.Decimal
	// Month is how many weeks the month of a contract of five months or more is paid, OutsideWeek what divides
	// that month to give a week outside production, Day what divides a week to give a day.
	Month, OutsideWeek, Day decimal.Decimal
}

// DirectorMinima are the weekly minima of film directors; the month and the other engagements follow from
// them.
func DirectorMinima() Parameter[Directors] {
	return Parameter[Directors]{
		Name: "minima of film directors", French: "salaires minima des réalisateurs",
		Entries: []Entry[Directors]{
			{
				Value: Directors{rate(292834, 2), rate(363638, 2), rate(284, 2), rate(433, 2), rate(4, 0)}, From: "2019-07-01", Until: "2022-03-31", Status: Confirmed,
				Source: filmAgreement("titre II annexe I, directors, grid of 2019 (at the latest 1 July 2019)"),
			},
			{ // 2,928.34 x 1.015 and 3,636.38 x 1.015: the month is computed from the unrounded week
				Value: Directors{rate(29722651, 4), rate(36909257, 4), rate(284, 2), rate(433, 2), rate(4, 0)}, From: "2022-04-01", Status: Confirmed,
				Source: filmAgreement("titre II annexe I, directors, grid of 1 April 2022"),
			},
		},
	}
}

// Actors are the minima of film actors, in euros.
type Actors struct {
	// Hour is the hourly base of the premiums, as it is printed or follows from the day.
	Hour decimal.Decimal
	// MakeUp is the hour of make-up.
	MakeUp decimal.Decimal
	// Day, FiveDays and SixDays are the minima of a day and of weeks.
	Day, FiveDays, SixDays decimal.Decimal
	// Others are rehearsals and short films.
	Others []Fee
	// ShortPremium is each premium on a short film, ShortCap their sum, in per cent.
	ShortPremium, ShortCap decimal.Decimal
}

// ActorMinima are the minima of film actors. The hourly base of 2022 is that of 2018 with the same rise.
func ActorMinima() Parameter[Actors] {
	return Parameter[Actors]{
		Name: "minima of film actors", French: "salaires minima des artistes-interprètes du cinéma",
		Entries: []Entry[Actors]{
			{
				Value: Actors{
					Hour: rate(279479, 4), MakeUp: rate(1673, 2), Day: rate(40800, 2), FiveDays: rate(123649, 2), SixDays: rate(153270, 2),
					Others: actorFees(5304, 10608, 5304, 9180, 14582, 54692, 65622), ShortPremium: rate(10, 0), ShortCap: rate(20, 0),
				},
				From: "2018-10-30", Until: "2021-12-31", Status: Derived,
				Source: filmAgreement("titre III sous-titre I, annexe III.1, grid of 30 October 2018; day and weeks computed from its components"),
			},
			{
				Value: Actors{
					Hour: rate(28227379, 6), MakeUp: rate(168973, 4), Day: rate(41208, 2), FiveDays: rate(124887, 2), SixDays: rate(154803, 2),
					Others: actorFees(5357, 10714, 5357, 9272, 14728, 55239, 66278), ShortPremium: rate(10, 0), ShortCap: rate(20, 0),
				},
				From: "2022-01-01", Status: Derived,
				Source: filmAgreement("titre III sous-titre I, annexe III.1, avenant of 20 December 2021 (+ 1 %, signatories)"),
			},
		},
	}
}

// actorFees are the minima of rehearsals and short films, in cents.
func actorFees(cents ...int64) []Fee {
	items := []string{
		"rehearsal 3 h (dance, lyric, circus, musicians)", "rehearsal 2 x 3 h (dance, lyric, circus, musicians)", "rehearsal 4 h (actors)",
		"rehearsal 2 x 4 h (actors)", "short film, day", "short film, week of 5 days", "short film, week of 6 days",
	}
	fees := make([]Fee, len(items))
	for i, item := range items {
		fees[i] = Fee{item, rate(cents[i], 2)}
	}
	return fees
}

// Extra is the minimum of one kind of extra, in euros. Weeks are those printed; zero where none is.
type Extra struct {
	Function                     string
	Day, Hour, FiveDays, SixDays decimal.Decimal
}

// ExtraMinima are the minima of film extras (acteurs de complément). Later revisions are not established.
func ExtraMinima() Parameter[[]Extra] {
	return Parameter[[]Extra]{
		Name: "minima of film extras", French: "salaires minima des acteurs de complément",
		Entries: []Entry[[]Extra]{
			{
				Value: extras(), From: "2013-12-31", Until: "2013-12-31", Status: Confirmed,
				Source: filmAgreement("titre III annexe III.2, text of 2013 (first and last days not established; the last day of the year is taken)"),
			},
			{
				Value: extras(), From: "2014-01-01", Status: Unconfirmed,
				Source: filmAgreement("titre III annexe III.2, text of 2013; whether its amounts were revised is not established"),
			},
		},
	}
}

func extras() []Extra {
	return []Extra{
		{"figuration", rate(105, 0), rate(1193, 2), rate(49211, 2), rate(61141, 2)},
		{"silhouette muette", rate(150, 0), rate(1705, 2), rate(70331, 2), rate(87381, 2)},
		{"silhouette parlante", rate(250, 0), rate(2841, 2), rate(0, 0), rate(0, 0)},
		{"doublure simple", rate(165, 0), rate(1875, 2), rate(77344, 2), rate(96094, 2)},
		{"doublure polyvalente", rate(200, 0), rate(2273, 2), rate(93761, 2), rate(116492, 2)},
	}
}

// ExtraSupplements are the allowances of film extras, in euros.
func ExtraSupplements() Parameter[[]Fee] {
	fees := []Fee{
		{"special costume", rate(70, 0)}, {"very special costume", rate(95, 0)}, {"dance or song", rate(25, 0)},
		{"rain or swimming", rate(15, 0)}, {"nude", rate(50, 0)}, {"hard scenes", rate(20, 0)}, {"selection", rate(20, 0)},
		{"fitting", rate(25, 0)}, {"props or animals", rate(25, 0)}, {"vehicle", rate(35, 0)},
		{"30 minutes of make-up", rate(940, 2)}, {"extra outfit", rate(10, 0)}, {"travel, 3 to 6 h", rate(50, 0)},
		{"travel, over 6 h", rate(100, 0)}, {"rehearsal 4 h", rate(3864, 2)}, {"rehearsal 2 x 4 h", rate(7728, 2)},
	}
	return Parameter[[]Fee]{
		Name: "supplements of film extras", French: "suppléments des acteurs de complément",
		Entries: []Entry[[]Fee]{
			{
				Value: fees, From: "2013-12-31", Until: "2013-12-31", Status: Confirmed,
				Source: filmAgreement("titre III annexe III.2, text of 2013 (first and last days not established; the last day of the year is taken)"),
			},
			{
				Value: fees, From: "2014-01-01", Status: Unconfirmed,
				Source: filmAgreement("titre III annexe III.2, text of 2013; whether its amounts were revised is not established"),
			},
		},
	}
}

// TelevisionActorFees are the minima of television actors, in euros.
func TelevisionActorFees() Parameter[[]Fee] {
	cents := []struct {
		item   string
		amount int64
	}{
		{"drama, rehearsal or recording day", 27803}, {"drama, single day", 29317}, {"variety, rehearsal up to 4 h", 17774},
		{"variety, rehearsal over 4 h", 27803}, {"variety, recording", 40307}, {"lyric, soloist", 41609}, {"lyric, chorus", 27803},
		{"lyric, preparation (first figure)", 15953}, {"lyric, preparation (second figure)", 10659},
		{"dance, soloist", 41609}, {"dance, corps", 27803}, {"use in news", 16357}, {"report", 7079},
		{"costume, single day, city", 1763}, {"costume, single day, evening", 2893},
		{"costume, several days, city", 1410}, {"costume, several days, evening", 2381},
	}
	fees := make([]Fee, len(cents))
	for i, one := range cents {
		fees[i] = Fee{one.item, rate(one.amount, 2)}
	}
	return Parameter[[]Fee]{
		Name: "minima of television actors", French: "salaires minima des artistes-interprètes de télévision",
		Entries: []Entry[[]Fee]{{
			Value: fees, From: "2022-10-01", Status: Confirmed, Source: televisionActorsAgreement("grid of 1 October 2022 (+ 3 %)"),
		}},
	}
}
