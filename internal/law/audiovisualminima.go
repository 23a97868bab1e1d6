package law

import "github.com/shopspring/decimal"

// AudiovisualMinima are the minima of the technicians of audiovisual production: the week of 35 h of a usage
// contract (CDDU), and the month of permanent staff.
func AudiovisualMinima() Parameter[[]Position] {
	var positions []Position
	for _, row := range audiovisualRows() {
		positions = append(positions, Position{
			Row: row.row, Function: row.function, Note: row.note, Week: rate(row.week, 2), Month: rate(row.month, 2),
		})
	}
	return Parameter[[]Position]{
		Name: "minima of audiovisual technicians", French: "salaires minima de la production audiovisuelle",
		Entries: []Entry[[]Position]{{
			Value: positions, From: "2012-07-01", Until: "2016-09-30", Status: Confirmed,
			Source: audiovisualAgreement("avenant n° 4, grid of 1 July 2012"),
		}},
	}
}

// Rise is a general rise of minima, in per cent: Low up to and including Threshold, High above it. A zero
// threshold gives Low to all. Least is the least week after it, in euros, zero if none.
type Rise struct{ Low, High, Threshold, Least decimal.Decimal }

// AudiovisualRises are the rises of the weekly minima of usage contracts of category B since the grid of
// 2012, each in force from the first day of its entry. The avenant of 18 January 2024 rose them again on 1 February,
// by 5 % up to 1,100 euros and 3 % above; which functions it and the next ones raise is not established here.
func AudiovisualRises() Parameter[Rise] {
	all := func(tenths int64) Rise { return Rise{Low: rate(tenths, 1), High: rate(tenths, 1)} }
	return Parameter[Rise]{
		Name: "rises of audiovisual minima", French: "revalorisations de la production audiovisuelle, catégorie B",
		Entries: []Entry[Rise]{
			{Value: all(5), From: "2016-10-01", Until: "2017-07-31", Status: Confirmed, Source: audiovisualAgreement("rise of 1 October 2016")},
			{Value: all(5), From: "2017-08-01", Until: "2022-12-31", Status: Confirmed, Source: audiovisualAgreement("rise of 1 August 2017")},
			{
				Value: Rise{rate(25, 1), rate(15, 1), rate(1000, 0), rate(42620, 2)}, From: "2023-01-01", Until: "2023-06-30", Status: Confirmed,
				Source: audiovisualAgreement("avenant n° 14 of 23 December 2022"),
			},
			{
				Value: all(10), From: "2023-07-01", Until: "2024-01-31", Status: Confirmed,
				Source: audiovisualAgreement("avenant n° 14, 1 July 2023 (until avenant n° 17 of 18 January 2024, KALITEXT000049300793)"),
			},
		},
	}
}

// PermanentRise is a rise of the monthly minima of permanent staff, in per cent, and the least month after it, in
// euros, zero if none.
type PermanentRise struct{ Rate, Least decimal.Decimal }

// AudiovisualPermanentRises are the rises of the monthly minima of permanent staff since the grid of 2012, each in
// force from the first day of its entry. That of 2017 gave levels V and VI at least 1,500 euros: the grid does not say
// the level of a row, and the rows that would be below, of 1,435 euros in 2012, are taken for them. Those after 1 July
// 2023 are not established.
func AudiovisualPermanentRises() Parameter[PermanentRise] {
	one := func(tenths, least int64, from, until, what string) Entry[PermanentRise] {
		return Entry[PermanentRise]{Value: PermanentRise{rate(tenths, 1), rate(least, 2)}, From: from, Until: until, Status: Confirmed, Source: audiovisualAgreement(what)}
	}
	p := Parameter[PermanentRise]{
		Name: "rises of audiovisual minima of permanent staff", French: "revalorisations de la production audiovisuelle, CDI",
		Entries: []Entry[PermanentRise]{
			one(5, 0, "2016-10-01", "2017-07-31", "rise of 1 October 2016"),
			one(5, 150000, "2017-08-01", "2019-09-30", "rise of 1 August 2017; the rows of the least pay are taken for levels V and VI"),
			one(25, 0, "2019-10-01", "2022-12-31", "rise of 1 October 2019, category A and permanent staff of category B"),
			one(50, 170928, "2023-01-01", "2023-06-30", "avenant n° 14 of 23 December 2022"),
			one(10, 0, "2023-07-01", "2024-12-31", "avenant n° 14, 1 July 2023 (last day not established)"),
		},
	}
	p.Entries[1].Status = Derived
	return p
}

// AudiovisualDays are days of 8 h that a third party transcribed; they are to be checked before use.
func AudiovisualDays() Parameter[[]Fee] {
	return Parameter[[]Fee]{
		Name: "days of audiovisual technicians", French: "journées de la production audiovisuelle",
		Entries: []Entry[[]Fee]{{
			Value: audiovisualDailyRows(), From: "2025-01-01", Status: Unconfirmed,
			Source: Source{
				Title:   "ArteGEIE, production-cost-analyzer, config/cc-minimums.json: IDCC 2642, category B, days of 8 h",
				Address: "https://github.com/ArteGEIE/production-cost-analyzer",
			},
		}},
	}
}

// AnimationMinima are the weekly minima of 35 h of usage contracts of animation.
func AnimationMinima() Parameter[[]Position] {
	cents := []struct {
		function string
		week     int64
	}{
		{"Réalisateur", 96857}, {"Directeur image, artistique, écriture; storyboarder chef", 82943}, {"Storyboarder confirmé", 74594},
		{"1er assistant réalisateur", 68952}, {"Directeur décor", 78489}, {"Dessinateur d'animation chef", 71811},
		{"Dessinateur d'animation confirmé", 53273}, {"Infographiste pipeline", 57283}, {"Scripte", 49263}, {"Assistants", 44533},
	}
	positions := make([]Position, len(cents))
	for i, one := range cents {
		positions[i] = Position{Function: one.function, Week: rate(one.week, 2)}
	}
	return Parameter[[]Position]{
		Name: "minima of animation", French: "salaires minima de la production de films d'animation",
		Entries: []Entry[[]Position]{{
			Value: positions, From: "2022-04-25", Status: Confirmed, Source: animationAgreement("avenant n° 15 of 25 April 2022 (day of the avenant taken)"),
		}},
	}
}

// WeekFormulas say how the pay of a week of 35 hours becomes that of other engagements.
type WeekFormulas struct {
	// DayDivisor divides the week to give a day of DayHours.
	DayDivisor, DayHours decimal.Decimal
	// Week39 is how many thirty-fifths of the week a week of 39 h is paid.
	Week39 decimal.Decimal
	// MonthFactor over MonthDivisor multiplies the week to give a month; the month is at least MonthFloor per
	// cent of the SMIC of a month.
	MonthFactor, MonthDivisor, MonthFloor decimal.Decimal
}

// AudiovisualFormulas are those of audiovisual usage contracts.
func AudiovisualFormulas() Parameter[WeekFormulas] {
	return Parameter[WeekFormulas]{
		Name: "formulas of audiovisual pay", French: "calcul des salaires de la production audiovisuelle",
		Entries: []Entry[WeekFormulas]{{
			Value: WeekFormulas{rate(45, 1), rate(7, 0), rate(40, 0), rate(38, 1), rate(1, 0), rate(130, 0)},
			From:  "2012-07-01", Status: Confirmed, Source: audiovisualAgreement("art. IV.2.1 (first day of the grid of 2012 taken)"),
		}},
	}
}

// AnimationFormulas are those of animation usage contracts.
func AnimationFormulas() Parameter[WeekFormulas] {
	return Parameter[WeekFormulas]{
		Name: "formulas of animation pay", French: "calcul des salaires de l'animation",
		Entries: []Entry[WeekFormulas]{{
			Value: WeekFormulas{rate(5, 0), rate(7, 0), rate(40, 0), rate(15167, 2), rate(35, 0), rate(0, 0)},
			From:  "2022-04-25", Status: Confirmed, Source: animationAgreement("avenant n° 15 of 25 April 2022 (day of the avenant taken)"),
		}},
	}
}

// TravelShares are the pay of travel by its length, in tenths of the weekly minimum of the habilleur: up to four
// hours, up to eight, beyond.
type TravelShares struct{ UpTo4, UpTo8, Beyond decimal.Decimal }

// AudiovisualTravel is the pay of travel of audiovisual technicians.
func AudiovisualTravel() Parameter[TravelShares] {
	return Parameter[TravelShares]{
		Name: "travel of audiovisual technicians", French: "indemnité de trajet de la production audiovisuelle",
		Entries: []Entry[TravelShares]{{
			Value: TravelShares{rate(1, 0), rate(2, 0), rate(4, 0)}, From: "2022-12-23", Status: Confirmed,
			Source: audiovisualAgreement("titre VI, state of avenant n° 14 (first day not established)"),
		}},
	}
}

// TelevisionExtraFees are the minima of a day of television extras, in euros.
func TelevisionExtraFees() Parameter[[]Fee] {
	fees := func(light, crowd, few int64) []Fee {
		return []Fee{{"doublure lumière", rate(light, 2)}, {"figurant, 30 and more", rate(crowd, 2)}, {"figurant, under 30", rate(few, 2)}}
	}
	return Parameter[[]Fee]{
		Name: "minima of television extras", French: "salaires minima des figurants de télévision",
		Entries: []Entry[[]Fee]{
			{Value: fees(10457, 8097, 8366), From: "2012-07-01", Until: "2016-09-30", Status: Confirmed, Source: audiovisualAgreement("grid of 1 July 2012")},
			{
				Value: fees(11700, 9100, 9400), From: "2023-01-01", Until: "2023-06-30", Status: Confirmed,
				Source: audiovisualAgreement("avenant n° 14 of 23 December 2022, until the general rise of 1 July 2023"),
			},
		},
	}
}
