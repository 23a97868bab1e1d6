package law

import "github.com/shopspring/decimal"

// Figures of the bases of the tax credits: cinema, audiovisual (CGI 220 sexies) and international (CGI
// 220 quaterdecies). As in taxcredit.go, what the texts of 2020 and later changed for the first two is not
// established, but for the cap on the director's pay.

// Lodging is the most that a night of lodging counts for, in euros.
type Lodging struct {
	// Paris is Paris, Hauts-de-Seine, Seine-Saint-Denis and Val-de-Marne.
	Paris, Elsewhere decimal.Decimal
}

// TaxCreditLodging bounds a night of lodging in the base of the tax credits.
func TaxCreditLodging() Parameter[Lodging] {
	return Parameter[Lodging]{
		Name:   "tax credits, cap on a night of lodging",
		French: "crédits d'impôt, plafond des dépenses d'hébergement par nuitée",
		Entries: []Entry[Lodging]{{
			Value: Lodging{Paris: rate(270, 0), Elsewhere: rate(200, 0)}, From: "2015-03-20", Status: Confirmed,
			Source: taxCode("annexe III, art. 46 quater-0 ZY bis to septies (first day not established: that of the wording of art. 220 sexies beside it)"),
		}},
	}
}

// TaxCreditPayScale bounds what the author's rights and the technician's pay of one director, without
// charges, count for in the base, by slices of the cost of production: 15, 8 and 5 %, nothing above 10 M€.
func TaxCreditPayScale() Parameter[[]Bracket] {
	return Parameter[[]Bracket]{
		Name:   "tax credits, cap on the director's pay",
		French: "crédits d'impôt, plafond de rémunération du réalisateur (15/8/5)",
		Entries: []Entry[[]Bracket]{{
			Value: []Bracket{bracket(4_000_000, 1500), bracket(7_000_000, 800), bracket(10_000_000, 500), bracket(0, 0)},
			From:  "2020-01-01", Status: Confirmed,
			Source: Source{
				Title:   "Code général des impôts, art. 220 sexies, loi de finances pour 2020",
				Address: "https://git.tricoteuses.fr/codes/code_general_des_impots/commit/2d0181abc0fe34bf549d9468e83ddc0604b5a3ad",
			},
		}},
	}
}

// MinuteCap is the most that the audiovisual credit gives for a minute delivered.
type MinuteCap struct {
	// Below is the cost of a minute under which the cap applies, in euros; zero is no bound.
	Below decimal.Decimal
	// Cap is in euros for a minute; zero is no cap.
	Cap decimal.Decimal
}

// AudiovisualCredit is the credit of one genre of programme.
type AudiovisualCredit struct {
	// Rate is in per cent of the base; zero where it is not established.
	Rate decimal.Decimal
	Caps []MinuteCap
	// Foreign are the caps of a fiction of which ForeignShare per cent of the money at least is foreign.
	Foreign      []MinuteCap
	ForeignShare decimal.Decimal
	// Minutes is the least length, Cost the least cost of a minute, YouthCost that of a fiction for youth,
	// and Eligible the least eligible expense for a minute, in euros; zero is none.
	Minutes, Cost, YouthCost, Eligible decimal.Decimal
}

// creditOf2015 is the wording of the article before the reform of 2016. It has the caps; the sheet of facts
// has no rate for it.
func creditOf2015(value AudiovisualCredit) Entry[AudiovisualCredit] {
	return Entry[AudiovisualCredit]{
		Value: value, From: "2015-03-20", Until: "2015-12-31", Status: Confirmed,
		Source: taxCode("art. 220 sexies (wording in force from 20 March to 31 December 2015; rate not established); code du cinéma, art. D. 331-4"),
	}
}

func cncCredit() Source {
	return Source{
		Title:   "CNC, crédit d'impôt audiovisuel (décret 2016-1191 du 2 septembre 2016, credits of financial years from 1 January 2016; code du cinéma, art. D. 331-4)",
		Address: "http://www.cnc.fr/web/fr/credit-d-impot-audiovisuel",
	}
}

// AudiovisualFiction is the credit of fiction: the cap goes by the cost of a minute produced.
func AudiovisualFiction() Parameter[AudiovisualCredit] {
	steps := []struct{ below, most int64 }{
		{10_000, 1_250}, {15_000, 1_500}, {20_000, 2_000}, {25_000, 3_000}, {30_000, 4_000}, {35_000, 5_000}, {40_000, 7_500}, {0, 10_000},
	}
	floors := AudiovisualCredit{Minutes: rate(45, 0), Cost: rate(5_000, 0), YouthCost: rate(3_000, 0)}
	before := floors
	before.Caps = []MinuteCap{{Cap: rate(1_250, 0)}}
	before.Foreign, before.ForeignShare = []MinuteCap{{Below: rate(35_000, 0), Cap: rate(1_250, 0)}, {Cap: rate(5_000, 0)}}, rate(30, 0)
	value := floors
	value.Rate = rate(25, 0)
	for _, one := range steps {
		value.Caps = append(value.Caps, MinuteCap{Below: rate(one.below, 0), Cap: rate(one.most, 0)})
	}
	return Parameter[AudiovisualCredit]{
		Name:   "audiovisual tax credit, fiction",
		French: "crédit d'impôt audiovisuel, fiction",
		Entries: []Entry[AudiovisualCredit]{
			creditOf2015(before),
			{Value: value, From: "2016-01-01", Until: creditLastKnown, Status: Confirmed, Source: cncCredit()},
			{Value: value, From: creditUnknown, Status: Unconfirmed, Source: versions2020()},
		},
	}
}

// AudiovisualDocumentary is the credit of documentaries.
func AudiovisualDocumentary() Parameter[AudiovisualCredit] {
	value := func(percent int64) AudiovisualCredit {
		return AudiovisualCredit{
			Rate: rate(percent, 0), Caps: []MinuteCap{{Cap: rate(1_150, 0)}},
			Minutes: rate(24, 0), Cost: rate(2_333, 0), Eligible: rate(2_000, 0),
		}
	}
	debated := Source{
		Title:   "Assemblée nationale, débats (25 % accepted by the government; final text and cap not established)",
		Address: "https://2017-2022.nosdeputes.fr/15/intervention/919420",
	}
	return Parameter[AudiovisualCredit]{
		Name:   "audiovisual tax credit, documentary",
		French: "crédit d'impôt audiovisuel, documentaire",
		Entries: []Entry[AudiovisualCredit]{
			creditOf2015(value(0)),
			{Value: value(20), From: "2016-01-01", Until: creditLastKnown, Status: Confirmed, Source: cncCredit()},
			{Value: value(25), From: "2021-01-01", Status: Unconfirmed, Source: debated},
		},
	}
}

// AudiovisualAnimation is the credit of animation: its cap from 2016 on is not established.
func AudiovisualAnimation() Parameter[AudiovisualCredit] {
	floors := AudiovisualCredit{Minutes: rate(24, 0), Cost: rate(3_000, 0)}
	before, value := floors, floors
	before.Caps, value.Rate = []MinuteCap{{Cap: rate(1_300, 0)}}, rate(25, 0)
	return Parameter[AudiovisualCredit]{
		Name:   "audiovisual tax credit, animation",
		French: "crédit d'impôt audiovisuel, animation",
		Entries: []Entry[AudiovisualCredit]{
			creditOf2015(before),
			{Value: value, From: "2016-01-01", Status: Unconfirmed, Source: cncCredit()},
		},
	}
}

// InternationalCredit is the credit of foreign films made in France (crédit d'impôt international, C2I).
type InternationalCredit struct {
	// Rate is in per cent of the base; EffectsRate that of fiction of which EffectsShare per cent of the
	// shots at least have visual effects, which cost more than EffectsSpend.
	Rate, EffectsRate, EffectsShare, EffectsSpend decimal.Decimal
	// FilmCap is the largest credit of one work, in euros; BaseCap bounds the base in per cent of the
	// budget, and AidCeiling all public aid.
	FilmCap, BaseCap, AidCeiling decimal.Decimal
	// Floor is the least eligible expense, in euros; for a budget below FloorBelow, FloorShare per cent of it.
	Floor, FloorBelow, FloorShare decimal.Decimal
	// Days is the least number of shooting days in France, for live fiction.
	Days decimal.Decimal
}

// InternationalTaxCredit is CGI article 220 quaterdecies. The first day is that of the finance law for 2020,
// which the rate of 40 % comes from; the sunset is that of the same text.
func InternationalTaxCredit() Parameter[InternationalCredit] {
	value := InternationalCredit{
		Rate: rate(30, 0), EffectsRate: rate(40, 0), EffectsShare: rate(15, 0), EffectsSpend: rate(2_000_000, 0),
		FilmCap: rate(30_000_000, 0), BaseCap: rate(80, 0), AidCeiling: rate(50, 0),
		Floor: rate(250_000, 0), FloorBelow: rate(500_000, 0), FloorShare: rate(50, 0), Days: rate(5, 0),
	}
	source := Source{
		Title:   "Film France, crédit d'impôt international; Fiscalonline (loi de finances pour 2020); CGI, art. 220 quaterdecies",
		Address: "https://www.filmfrance.net/credit-dimpot-international/",
	}
	extended := source
	extended.Title += " (the sunset of 31 December 2022 was extended by texts that are not established)"
	return Parameter[InternationalCredit]{
		Name:   "international tax credit",
		French: "crédit d'impôt international",
		Entries: []Entry[InternationalCredit]{
			{Value: value, From: "2020-01-01", Until: "2022-12-31", Status: Confirmed, Source: source},
			{Value: value, From: "2023-01-01", Status: Unconfirmed, Source: extended},
		},
	}
}
