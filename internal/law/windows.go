package law

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/text"
)

// The agreements on release windows (chronologie des médias). They bind a film by the day of its release.

// The media of the windows, and the terms of a service: those of an agreement with the trade, the best of them.
const (
	MediumVideo      = "physical_video"
	MediumVOD        = "vod"
	MediumPayTV      = "pay_tv"
	MediumOtherPayTV = "other_pay_tv"
	MediumFreeTV     = "free_tv"
	MediumSVOD       = "svod"
	MediumFreeVOD    = "free_vod"

	TermsBest      = "best"
	TermsAgreement = "agreement"
	TermsNone      = "none"
)

// ReleaseAgreement is one of the agreements, with its windows, the most favourable of each medium and rank first.
type ReleaseAgreement struct {
	Code     string
	Label    text.Text
	Windows  []ReleaseWindow
	Services []ReleaseService
}

// ReleaseWindow is when some media open, in months after the release; Less is the most weeks taken off by a waiver,
// Lasts how many months it is kept, zero where that is not established. Months of zero are not established either.
type ReleaseWindow struct {
	Code                      string
	Label                     text.Text
	Media                     []string
	Rank, Months, Less, Lasts int
	// Terms and Share are what it asks of the service: its terms, the least percentage of its turnover that it invests.
	Terms string
	Share decimal.Decimal
	// Derogation is one that is asked for; Admissions the most in the weeks From to To.
	Derogation           bool
	From, To, Admissions int
	Status               Status
	Source               Source
}

// ReleaseService is a service whose terms are known.
type ReleaseService struct {
	Name, Medium, Terms string
	Label               text.Text
	Status              Status
	Source              Source
}

// SharedWindow is the experiment of co-exploitation: a work that costs more than CostOver euros, made by a
// subscription service without a free channel, leaves it for so many months around its free broadcast.
type SharedWindow struct {
	CostOver decimal.Decimal
	Months   int
}

func windowsOrder(what string) Source {
	return Source{
		Title:   "Arrêté du 9 juillet 2009 (NOR MCCK0916018A), accord du 6 juillet 2009: " + what,
		Address: "https://github.com/etalab/lois-non-codifiees-et-reglements-francais",
	}
}

func windowsPress(what, address string) Source { return Source{Title: what, Address: address} }

// at returns the window with its months, its status and its source.
func (w ReleaseWindow) at(months int, status Status, source Source) ReleaseWindow {
	w.Months, w.Status, w.Source = months, status, source
	return w
}

// asks returns the window with what it asks of the service.
func (w ReleaseWindow) asks(terms string) ReleaseWindow { w.Terms = terms; return w }

func window(code string, rank int, label text.Text, media ...string) ReleaseWindow {
	return ReleaseWindow{Code: code, Rank: rank, Label: label, Media: media}
}

func videoWindow() ReleaseWindow {
	return window("video", 1, text.Text{FR: "Vidéo, VàD à l'acte", EN: "Video, VOD per item"}, MediumVideo, MediumVOD)
}

func earlyVideoWindow() ReleaseWindow {
	w := window("video_derogation", 1, text.Text{FR: "Vidéo, VàD à l'acte, par dérogation", EN: "Video, VOD per item, by derogation"}, MediumVideo, MediumVOD)
	w.Derogation = true
	return w
}

func payAgreementWindow() ReleaseWindow {
	return window("pay_tv_agreement", 1, text.Text{FR: "Télévision payante de cinéma, première fenêtre, avec accord", EN: "Pay cinema channel, first window, with agreement"}, MediumPayTV).asks(TermsAgreement)
}

func payWindow() ReleaseWindow {
	return window("pay_tv", 1, text.Text{FR: "Télévision payante de cinéma, première fenêtre", EN: "Pay cinema channel, first window"}, MediumPayTV)
}

func secondPayAgreementWindow() ReleaseWindow {
	return window("pay_tv_second_agreement", 2, text.Text{FR: "Télévision payante de cinéma, deuxième fenêtre, avec accord", EN: "Pay cinema channel, second window, with agreement"}, MediumPayTV).asks(TermsAgreement)
}

func secondPayWindow() ReleaseWindow {
	return window("pay_tv_second", 2, text.Text{FR: "Télévision payante de cinéma, deuxième fenêtre", EN: "Pay cinema channel, second window"}, MediumPayTV)
}

func freeWindow() ReleaseWindow {
	return window("free_tv", 1, text.Text{FR: "Télévision gratuite et autre télévision payante", EN: "Free television and other pay television"}, MediumFreeTV, MediumOtherPayTV)
}

func bestSVODWindow() ReleaseWindow {
	return window("svod_best", 1, text.Text{FR: "VàDA, meilleures conditions", EN: "SVOD, best terms"}, MediumSVOD).asks(TermsBest)
}

func agreementSVODWindow() ReleaseWindow {
	return window("svod_agreement", 1, text.Text{FR: "VàDA avec accord", EN: "SVOD with agreement"}, MediumSVOD).asks(TermsAgreement)
}

func svodWindow() ReleaseWindow {
	return window("svod", 1, text.Text{FR: "VàDA", EN: "SVOD"}, MediumSVOD)
}

func freeVODWindow() ReleaseWindow {
	return window("free_vod", 1, text.Text{FR: "VàD gratuite", EN: "Free VOD"}, MediumFreeVOD)
}

func windowsOf2009() ReleaseAgreement {
	order := windowsOrder("délais")
	waiver := earlyVideoWindow().at(4, Confirmed, windowsOrder("waiver of at most 4 weeks, films of fewer than 200 admissions in week 4"))
	waiver.Less, waiver.From, waiver.To, waiver.Admissions = 4, 4, 4, 199
	free := freeWindow().at(30, Confirmed, order)
	investing := free
	investing.Code, investing.Months, investing.Share = "free_tv_investing", 22, rate(32, 1)
	investing.Label = text.Text{FR: "Télévision gratuite et autre télévision payante, investissant au moins 3,2 %", EN: "Free television and other pay television, investing at least 3.2 %"}
	return ReleaseAgreement{
		Code: "2009", Label: text.Text{FR: "Accord du 6 juillet 2009", EN: "Agreement of 6 July 2009"},
		Windows: []ReleaseWindow{
			waiver, videoWindow().at(4, Confirmed, order),
			payAgreementWindow().at(10, Confirmed, order), payWindow().at(12, Confirmed, order),
			secondPayAgreementWindow().at(22, Confirmed, order), secondPayWindow().at(24, Confirmed, order),
			investing, free,
			svodWindow().at(36, Confirmed, order), freeVODWindow().at(48, Confirmed, order),
		},
	}
}

func windowsOf2018() ReleaseAgreement {
	press := windowsPress("Accord de 2018, étendu par l'arrêté du 25 janvier 2019 (secondary sources)", "https://www.contexte.com")
	return ReleaseAgreement{
		Code: "2018", Label: text.Text{FR: "Accord de 2018", EN: "Agreement of 2018"},
		Windows: []ReleaseWindow{
			earlyVideoWindow().at(3, Unconfirmed, press), videoWindow().at(4, Unconfirmed, press),
			payAgreementWindow().at(8, Confirmed, press), payWindow().at(0, Unconfirmed, press), secondPayWindow().at(0, Unconfirmed, press),
			freeWindow().at(22, Confirmed, press),
			agreementSVODWindow().at(0, Unconfirmed, press), svodWindow().at(36, Confirmed, press), freeVODWindow().at(0, Unconfirmed, press),
		},
	}
}

func windowsOf2022() ReleaseAgreement {
	press := windowsPress("Accord du 24 janvier 2022, étendu par l'arrêté du 4 février 2022 (consomac 15848, hdnumerique 19426, igen 127805, contexte)",
		"https://www.juriblio.fr/arretes/arrete-du-4-fevrier-2022")
	netflix := agreementSVODWindow().at(15, Confirmed, press)
	netflix.Lasts = 7
	return ReleaseAgreement{
		Code: "2022", Label: text.Text{FR: "Accord du 24 janvier 2022", EN: "Agreement of 24 January 2022"},
		Windows: []ReleaseWindow{
			earlyVideoWindow().at(3, Confirmed, press), videoWindow().at(4, Confirmed, press),
			payAgreementWindow().at(6, Confirmed, press), payWindow().at(9, Unconfirmed, press), secondPayWindow().at(0, Unconfirmed, press),
			freeWindow().at(22, Confirmed, press),
			netflix, svodWindow().at(17, Confirmed, press), freeVODWindow().at(36, Unconfirmed, press),
		},
		Services: []ReleaseService{
			{
				Name: "Canal+", Medium: MediumPayTV, Terms: TermsAgreement, Status: Confirmed, Source: press,
				Label: text.Text{FR: "190 M€ par an, ou 600 M€ sur trois ans : les sources divergent", EN: "190 M€ a year, or 600 M€ over three years: the sources disagree"},
			},
			{Name: "OCS", Medium: MediumPayTV, Terms: TermsAgreement, Status: Confirmed, Source: press},
			{
				Name: "Netflix", Medium: MediumSVOD, Terms: TermsAgreement, Status: Confirmed, Source: press,
				Label: text.Text{FR: "au moins 10 films et environ 40 M€ par an", EN: "at least 10 films and about 40 M€ a year"},
			},
			{Name: "Disney+", Medium: MediumSVOD, Terms: TermsNone, Status: Confirmed, Source: press},
			{Name: "Prime Video", Medium: MediumSVOD, Terms: TermsNone, Status: Confirmed, Source: press},
			{Name: "Apple", Medium: MediumSVOD, Terms: TermsNone, Status: Confirmed, Source: press},
		},
	}
}

// windowsOf2025 leaves the 15 and 17 months of SVOD and the 22 of television unconfirmed: the trade press only says that
// they were renewed as they stood, and of two readings of it the more careful stands.
func windowsOf2025() ReleaseAgreement {
	press := windowsPress("Accord du 6 février 2025, étendu par l'arrêté du 6 février 2025 (editionmultimedia.fr, vodfactory.com)", "https://www.editionmultimedia.fr")
	renewed := windowsPress("Accord du 6 février 2025, « renewed as it stood » (clubic 551516, universfreebox 576337)", "https://www.universfreebox.com")
	return ReleaseAgreement{
		Code: "2025", Label: text.Text{FR: "Accord du 6 février 2025", EN: "Agreement of 6 February 2025"},
		Windows: []ReleaseWindow{
			earlyVideoWindow().at(3, Confirmed, press), videoWindow().at(4, Confirmed, press),
			payAgreementWindow().at(6, Confirmed, press), payWindow().at(9, Unconfirmed, press), secondPayWindow().at(0, Unconfirmed, press),
			freeWindow().at(22, Unconfirmed, renewed),
			bestSVODWindow().at(9, Confirmed, press), agreementSVODWindow().at(15, Unconfirmed, renewed), svodWindow().at(17, Unconfirmed, renewed),
			freeVODWindow().at(36, Unconfirmed, press),
		},
		Services: []ReleaseService{
			{Name: "Canal+", Medium: MediumPayTV, Terms: TermsAgreement, Status: Confirmed, Source: press},
			{Name: "OCS", Medium: MediumPayTV, Terms: TermsAgreement, Status: Confirmed, Source: press},
			{
				Name: "Disney+", Medium: MediumSVOD, Terms: TermsBest, Status: Confirmed, Source: press,
				Label: text.Text{FR: "115 M€ sur trois ans", EN: "115 M€ over three years"},
			},
			{Name: "Netflix", Medium: MediumSVOD, Terms: TermsAgreement, Status: Unconfirmed, Source: renewed},
			{Name: "Prime Video", Medium: MediumSVOD, Terms: TermsNone, Status: Unconfirmed, Source: renewed},
			{Name: "Apple", Medium: MediumSVOD, Terms: TermsNone, Status: Unconfirmed, Source: renewed},
		},
	}
}

// ReleaseWindows are the agreements by day of release. Between the days on which one is certain, the candidates are
// unconfirmed entries.
func ReleaseWindows() Parameter[ReleaseAgreement] {
	entry := func(a ReleaseAgreement, from, until string, status Status) Entry[ReleaseAgreement] {
		source := a.Windows[2].Source
		source.Title += " (days of release from " + from + " to " + until + ")"
		return Entry[ReleaseAgreement]{Value: a, From: from, Until: until, Status: status, Source: source}
	}
	return Parameter[ReleaseAgreement]{
		Name: "release windows", French: "chronologie des médias",
		Entries: []Entry[ReleaseAgreement]{
			// The first day in July 2009 is not established, nor that in 2019; nor what binds from 10 to 12 February 2025.
			entry(windowsOf2009(), "2009-07-06", "2009-07-30", Unconfirmed),
			entry(windowsOf2009(), "2009-07-31", "2019-01-24", Confirmed),
			entry(windowsOf2009(), "2019-01-25", "2019-12-30", Unconfirmed),
			entry(windowsOf2018(), "2019-01-25", "2019-12-30", Unconfirmed),
			entry(windowsOf2018(), "2019-12-31", "2022-02-09", Confirmed),
			entry(windowsOf2022(), "2022-02-10", "2025-02-09", Confirmed),
			entry(windowsOf2022(), "2025-02-10", "2025-02-12", Unconfirmed),
			entry(windowsOf2025(), "2025-02-10", "2025-02-12", Unconfirmed),
			entry(windowsOf2025(), "2025-02-13", "2028-02-09", Confirmed),
		},
	}
}

// CoExploitation is the experiment of the avenant of 25 September 2023, taken into the agreement of 2025.
func CoExploitation() Parameter[SharedWindow] {
	amendment := Source{
		Title:   "Avenant du 25 septembre 2023, arrêté du 29 septembre 2023 (first day in 2023 not established: the last of the year is certain)",
		Address: "https://www.juriblio.fr/arretes/arrete-du-29-septembre-2023",
	}
	rule := SharedWindow{CostOver: rate(25_000_000, 0), Months: 2}
	return Parameter[SharedWindow]{
		Name: "co-exploitation of a subscription service and a free channel", French: "co-exploitation VàDA et télévision gratuite",
		Entries: []Entry[SharedWindow]{
			{Value: rule, From: "2023-09-29", Until: "2023-12-30", Status: Unconfirmed, Source: amendment},
			{Value: rule, From: "2023-12-31", Until: "2025-02-09", Status: Confirmed, Source: amendment},
			{Value: rule, From: "2025-02-10", Until: "2025-02-12", Status: Unconfirmed, Source: amendment},
			{Value: rule, From: "2025-02-13", Until: "2028-02-09", Status: Confirmed, Source: Source{
				Title: "Accord du 6 février 2025, which takes in the avenant of 2023", Address: "https://www.editionmultimedia.fr",
			}},
		},
	}
}
