package financing

import (
	"slices"

	"github.com/shopspring/decimal"
)

// The units of the published aggregates.
const (
	InPercent   = "percent"
	InMillions  = "EUR million"
	InThousands = "EUR thousand million"
)

// Benchmarks returns the published aggregates of the French-initiative films (films d'initiative française,
// FIF) by the CNC and of European films by the European Audiovisual Observatory, the oldest first. Some do
// not add up to their printed total: [Benchmark.Total] tells. Which sources of a plan the items of the
// Observatory hold is this library's reading: its pre-sales leave out those to broadcasters of the countries
// of the film, which a plan does not tell apart from the others.
func Benchmarks() []Benchmark {
	return slices.Concat(cncBenchmarks(), recentBenchmarks(), []Benchmark{broadcasters2024()}, europeanBenchmarks())
}

// hundredths returns an item of an aggregate.
func hundredths(amount int64, fr, en string) BenchmarkPart {
	return BenchmarkPart{Item: Item{Label: Text{FR: fr, EN: en}, Amount: decimal.New(amount, -2)}}
}

// in places an item in groups of the CNC.
func (p BenchmarkPart) in(groups ...Group) BenchmarkPart {
	p.Groups = groups
	return p
}

// of places an item in natures.
func (p BenchmarkPart) of(natures ...Nature) BenchmarkPart {
	p.Natures = natures
	return p
}

// cncBenchmarks are those of the CNC from 2005 to 2014.
func cncBenchmarks() []Benchmark {
	in2005 := LawSource{Title: "Cineuropa, FIF in 2005 (CNC figures; the items read as shares)", Address: "https://cineuropa.org/en/newsdetail/62986"}
	in2007 := LawSource{Title: "Cineuropa, FIF in 2007 (CNC figures)", Address: "https://cineuropa.org/fr/newsdetail/83229"}
	return []Benchmark{
		{
			Code: "fif_2005", Label: Text{FR: "Films d'initiative française, 2005", EN: "French-initiative films, 2005"},
			Unit: InPercent, Printed: decimal.New(1000, -1), Precision: 1, Source: in2005,
			Parts: []BenchmarkPart{
				hundredths(3380, "Producteurs français", "French producers").in(FromProducers),
				hundredths(2950, "Télévision", "Television").in(FromPreBuys, FromTVCoproduction),
				hundredths(1030, "Étranger", "Foreign").in(FromAbroad),
				hundredths(970, "Distributeurs", "Distributors").in(FromMandates),
				hundredths(920, "CNC (automatique 6,3, sélectif 2,9)", "CNC (automatic 6.3, selective 2.9)").in(FromAutomaticSupport, FromSelectiveSupport),
				hundredths(310, "Éditeurs vidéo", "Video publishers").in(FromMandates),
				hundredths(310, "SOFICA", "SOFICA").in(FromSofica),
				hundredths(130, "Aides régionales", "Regional aid").in(FromRegions),
			},
		},
		{
			Code: "free_to_air_2005", Label: Text{FR: "Chaînes en clair, 2005", EN: "Free-to-air channels, 2005"},
			Unit: InMillions, Partial: true, Printed: decimal.New(11945, -2), Precision: 2, Source: in2005,
			Parts: []BenchmarkPart{
				hundredths(4665, "TF1", "TF1"), hundredths(2971, "France 2", "France 2"), hundredths(2421, "France 3", "France 3"),
				hundredths(1263, "M6", "M6"), hundredths(625, "Arte", "Arte"),
			},
		},
		{
			Code: "free_to_air_2005_kinds", Label: Text{FR: "Chaînes en clair, 2005, par nature d'apport", EN: "Free-to-air channels, 2005, by kind of money"},
			Unit: InMillions, Partial: true, Printed: decimal.New(11945, -2), Precision: 2, Source: in2005,
			Parts: []BenchmarkPart{hundredths(8146, "Préachats", "Pre-buys").in(FromPreBuys), hundredths(3799, "Coproduction", "Co-production").in(FromTVCoproduction)},
		},
		{
			Code: "television_2007", Label: Text{FR: "Télévision, 2007", EN: "Television, 2007"},
			Unit: InPercent, Printed: decimal.New(305, -1), Precision: 1, Source: in2007,
			Parts: []BenchmarkPart{hundredths(2670, "Préachats", "Pre-buys").in(FromPreBuys), hundredths(380, "Coproduction", "Co-production").in(FromTVCoproduction)},
		},
		{
			Code: "mandates_2007", Label: Text{FR: "Mandats, 2007", EN: "Mandates, 2007"},
			Unit: InPercent, Printed: decimal.New(212, -1), Precision: 1, Source: in2007,
			Parts: []BenchmarkPart{
				hundredths(820, "MG des vendeurs", "Sales agents' guarantees").in(FromMandates),
				hundredths(950, "Distribution en salles", "Theatrical").in(FromMandates),
				hundredths(210, "Vidéo", "Video").in(FromMandates),
			},
		},
		{
			Code: "mandates_2014", Label: Text{FR: "Mandats, films agréés, 2014", EN: "Mandates, approved films, 2014"},
			Unit: InMillions, Partial: true,
			Source: LawSource{Title: "Cineuropa, films of 2014 (CNC figures; no total is printed)", Address: "http://cineuropa.org/nw.aspx?t=newsdetail&l=fr&did=288517"},
			Parts: []BenchmarkPart{
				hundredths(6556, "Mandats groupés", "Cross-collateralised mandates").in(FromMandates),
				hundredths(1169, "Distribution en salles", "Theatrical").in(FromMandates),
				hundredths(693, "Vidéo", "Video").in(FromMandates),
				hundredths(7123, "MG des vendeurs internationaux", "International sales agents' guarantees").in(FromMandates),
			},
		},
	}
}

// recentBenchmarks are those of the CNC since 2022.
func recentBenchmarks() []Benchmark {
	return []Benchmark{
		{
			Code: "fif_2022", Label: Text{FR: "Films d'initiative française, 2022", EN: "French-initiative films, 2022"},
			Unit: InMillions, Printed: decimal.New(9146, -1), Precision: 1,
			Source: LawSource{Title: "Sénat, rapport r22-610 du 17 mai 2023 (CNC and regions are not itemised)", Address: "https://senat.fr/rap/r22-610/r22-6104.html"},
			Parts: []BenchmarkPart{
				hundredths(36140, "Producteurs français", "French producers").in(FromProducers),
				hundredths(23410, "Préachats des diffuseurs", "Broadcasters' pre-buys").in(FromPreBuys),
				hundredths(3745, "Coproduction des diffuseurs", "Broadcasters' co-production").in(FromTVCoproduction),
				hundredths(11650, "Mandats", "Mandates").in(FromMandates),
				hundredths(6640, "Apports étrangers", "Foreign contributions").in(FromAbroad),
				hundredths(2879, "SOFICA", "SOFICA").in(FromSofica),
			},
		},
		{
			Code: "approved_2024", Label: Text{FR: "Films agréés, 2024", EN: "Approved films, 2024"},
			Unit: InThousands, Printed: decimal.New(144, -2), Precision: 2,
			Source: LawSource{Title: "CNC, observatoire de la production cinématographique 2024 (8 April 2025)", Address: observatory2024},
			Parts: []BenchmarkPart{
				{Item: Item{Label: Text{FR: "Investissements français", EN: "French money"}, Amount: decimal.New(1170, -3)}},
				{Item: Item{Label: Text{FR: "Investissements étrangers", EN: "Foreign money"}, Amount: decimal.New(275, -3)}, Groups: []Group{FromAbroad}},
			},
		},
	}
}

// broadcasters2024 is the money of broadcasters, of which two groups are itemised.
func broadcasters2024() Benchmark {
	return Benchmark{
		Code: "broadcasters_2024", Label: Text{FR: "Diffuseurs, 2024", EN: "Broadcasters, 2024"},
		Unit: InMillions, Partial: true, Printed: decimal.New(4116, -1), Precision: 1,
		Source: LawSource{Title: "CNC, observatoire de la production cinématographique 2024 (8 April 2025; the other groups are not itemised)", Address: observatory2024},
		Parts:  []BenchmarkPart{hundredths(18040, "Groupe Canal+", "Canal+ group"), hundredths(6020, "France Télévisions", "France Télévisions")},
	}
}

const observatory2024 = "https://cnc.fr/professionnels/communiques-de-presse/observatoire-de-la-production-cinematographique-2024--une-production-de-films-a-la-fois-stable-et-mieux-financee_2371663"

// public2020 is the public part of the films of 2020, the only one that is printed of that year.
func public2020() Benchmark {
	return Benchmark{
		Code: "europe_public_2020", Label: Text{FR: "Films européens, 2020, argent public", EN: "European films, 2020, public money"},
		Unit: InPercent, Printed: decimal.New(418, -1), Precision: 1,
		Source: LawSource{Title: "European Audiovisual Observatory, films of 2020 (2023)", Address: "https://www.obs.coe.int/en/web/observatoire/home/-/asset_publisher/wy5m8bRgOygg/content/fiction-film-financing-in-europe-production-incentives-are-rising-amid-shrinking-direct-public-funding-and-broadcaster-investments"},
		Parts: []BenchmarkPart{
			hundredths(2400, "Aides publiques directes", "Direct public funding").of(AutomaticSupport, DirectAllocation, SelectiveAid, RegionalAid, Eurimages),
			hundredths(1780, "Incitations à la production", "Production incentives").of(TaxCreditSource),
		},
	}
}

func europeanBenchmarks() []Benchmark {
	years := []struct {
		code, year, title, address               string
		direct, incentives, broadcast, own, sold int64
	}{
		{"europe_2016", "2016", "European Audiovisual Observatory, 445 films of 2016", "https://www.miamarket.it/en/eao-here-how-films-are-financed-in-europe/", 2900, 1000, 2500, 1500, 1600},
		{"europe_2021", "2021", "European Audiovisual Observatory, 448 films of 2021", "https://spainaudiovisualhub.mineco.gob.es/en/actualidad/informe--financiacion-del-cine-de-ficcion-en-europa--un-analisis", 2600, 2100, 1700, 1800, 1300},
		{"europe_2022", "2022", "European Audiovisual Observatory, 713 films of 2022", "https://www.videoageinternational.net/2025/03/18/news/public-funding-and-european-fiction/", 2700, 2000, 1800, 1600, 1500},
	}
	list := make([]Benchmark, 0, len(years))
	for _, y := range years {
		list = append(list, Benchmark{
			Code: y.code, Label: Text{FR: "Films européens, " + y.year, EN: "European films, " + y.year},
			Unit: InPercent, Printed: decimal.NewFromInt(100), Source: LawSource{Title: y.title + " (shares of the whole; the rest is not itemised)", Address: y.address},
			Parts: []BenchmarkPart{
				hundredths(y.direct, "Aides publiques directes", "Direct public funding").of(AutomaticSupport, DirectAllocation, SelectiveAid, RegionalAid, Eurimages),
				hundredths(y.incentives, "Incitations à la production", "Production incentives").of(TaxCreditSource),
				hundredths(y.broadcast, "Diffuseurs", "Broadcasters").of(PreBuy, TVCoproduction),
				hundredths(y.own, "Producteurs", "Producers").of(Producer, Coproducer, InKind),
				hundredths(y.sold, "Préventes", "Pre-sales").of(Mandate),
			},
		})
	}
	return slices.Insert(list, 1, public2020()) // between 2016 and 2021
}
