package rules

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
)

// The rules of broadcasters and of services on demand.
const (
	// BroadcasterEuropean is what a service owes to European films, BroadcasterFrench to French-language ones, in
	// per cent of its turnover, less in its first two years.
	BroadcasterEuropean Rule = "broadcaster_european"
	BroadcasterFrench   Rule = "broadcaster_french"
	// BroadcasterIndependent is the part for independent production, BroadcasterPreBuys that of pre-buys and
	// co-production, ServiceCinema and ServiceAudiovisual the least parts of a service on demand.
	BroadcasterIndependent Rule = "broadcaster_independent"
	BroadcasterPreBuys     Rule = "broadcaster_prebuys"
	ServiceCinema          Rule = "service_cinema"
	ServiceAudiovisual     Rule = "service_audiovisual"
	// PreBuyPaid is that a pre-buy is paid in full within 30 days of the release, PreBuyDelivered that the material
	// is delivered, and SharePaid that 90 % of a co-production share is paid by the last day of shooting: else they
	// do not count for the channel.
	PreBuyPaid      Rule = "prebuy_paid"
	PreBuyDelivered Rule = "prebuy_delivered"
	SharePaid       Rule = "share_paid"
)

// Service is a kind of broadcaster.
type Service string

// The services.
const (
	CinemaService Service = "cinema"
	FreeToAir     Service = "free_to_air"
	OnDemand      Service = "on_demand"
)

// Broadcaster is a service and what it gives to films in a year.
type Broadcaster struct {
	Name    string  `json:"name"`
	Service Service `json:"service"`
	// Turnover is the net one of the year before or, of a service on demand, that in France.
	Turnover *decimal.Decimal `json:"turnover,omitempty"`
	// Year is 1 in the first year of the service, 2 in the second.
	Year *int `json:"year,omitempty"`
	// Months is the age of the youngest film that it shows, in whole months from the release.
	Months *int `json:"months,omitempty"`
	// MostlyCinema gives more than half its time to cinema; LumpSum is a lump sum that was agreed.
	MostlyCinema *bool `json:"mostly_cinema,omitempty"`
	LumpSum      *bool `json:"lump_sum,omitempty"`
	// Films and Showings a year are those of a free-to-air channel.
	Films    *int `json:"films,omitempty"`
	Showings *int `json:"showings,omitempty"`
	// European and French is what it gives to such films, Independent to independent production, PreBuys what is
	// pre-buys or co-production, Cinema and Audiovisual the parts of a service on demand.
	European    *decimal.Decimal `json:"european,omitempty"`
	French      *decimal.Decimal `json:"french,omitempty"`
	Independent *decimal.Decimal `json:"independent,omitempty"`
	PreBuys     *decimal.Decimal `json:"prebuys,omitempty"`
	Cinema      *decimal.Decimal `json:"cinema,omitempty"`
	Audiovisual *decimal.Decimal `json:"audiovisual,omitempty"`
}

// The numbers of bands and steps of the scales, the last band being that of any later day.
const (
	cinemaBands  = 3
	prebuysSteps = 2
)

func broadcasterParameters() []parameter {
	cinema, free, service, paid := law.CinemaServices, law.FreeToAirChannels, law.OnDemandServices, law.BroadcasterPayments
	all := bandParameters("cinema", func(v law.CinemaService) []law.CinemaBand { return v.Bands })
	all = append(all, bandParameters("cinema_mostly", func(v law.CinemaService) []law.CinemaBand { return v.Mostly })...)
	for i := range prebuysSteps {
		n := Parameter(strconv.Itoa(i + 1))
		all = append(all,
			dated("free.prebuys_below_"+n, Euros, free, func(v law.FreeToAir) decimal.Decimal { return v.Shares[i].UpTo }),
			dated("free.prebuys_"+n, Percent, free, func(v law.FreeToAir) decimal.Decimal { return v.Shares[i].Rate }))
	}
	return append(all,
		nowhere("free.prebuys_3", Percent),
		dated("cinema.lump_from", Euros, cinema, func(v law.CinemaService) decimal.Decimal { return v.LumpFrom }),
		dated("cinema.lump_cut", Percent, cinema, func(v law.CinemaService) decimal.Decimal { return v.LumpCut }),
		dated("free.european", Percent, free, func(v law.FreeToAir) decimal.Decimal { return v.European }),
		dated("free.french", Percent, free, func(v law.FreeToAir) decimal.Decimal { return v.French }),
		dated("free.films", Count, free, func(v law.FreeToAir) decimal.Decimal { return v.Films }),
		dated("free.showings", Count, free, func(v law.FreeToAir) decimal.Decimal { return v.Showings }),
		dated("free.independent", Percent, free, func(v law.FreeToAir) decimal.Decimal { return v.Independent }),
		dated("free.first", Percent, free, func(v law.FreeToAir) decimal.Decimal { return v.First }),
		dated("free.second", Percent, free, func(v law.FreeToAir) decimal.Decimal { return v.Second }),
		dated("on_demand.ordinary", Percent, service, func(v law.OnDemand) decimal.Decimal { return v.Ordinary }),
		dated("on_demand.early", Percent, service, func(v law.OnDemand) decimal.Decimal { return v.Early }),
		dated("on_demand.months", Months, service, func(v law.OnDemand) decimal.Decimal { return v.Months }),
		dated("on_demand.each", Percent, service, func(v law.OnDemand) decimal.Decimal { return v.Each }),
		dated("on_demand.independent", Percent, service, func(v law.OnDemand) decimal.Decimal { return v.Independent }),
		dated("on_demand.small_below", Euros, service, func(v law.OnDemand) decimal.Decimal { return v.SmallBelow }),
		dated("on_demand.small", Percent, service, func(v law.OnDemand) decimal.Decimal { return v.Small }),
		dated("on_demand.first", Percent, service, func(v law.OnDemand) decimal.Decimal { return v.First }),
		dated("on_demand.second", Percent, service, func(v law.OnDemand) decimal.Decimal { return v.Second }),
		dated("payment.days", Days, paid, func(v law.BroadcasterPayment) decimal.Decimal { return v.Days }),
		dated("payment.percent", Percent, paid, func(v law.BroadcasterPayment) decimal.Decimal { return v.Percent }),
	)
}

// bandParameters are those of a scale of cinema services; a field that it does not state is zero.
func bandParameters(scale Parameter, of func(law.CinemaService) []law.CinemaBand) []parameter {
	var all []parameter
	for i := range cinemaBands {
		field := func(which func(law.CinemaBand) decimal.Decimal) func(law.CinemaService) decimal.Decimal {
			return func(v law.CinemaService) (d decimal.Decimal) {
				if bands := of(v); i < len(bands) {
					d = which(bands[i])
				}
				return d
			}
		}
		n := Parameter(strconv.Itoa(i + 1))
		all = append(all,
			dated(scale+".months_"+n, Months, law.CinemaServices, field(func(b law.CinemaBand) decimal.Decimal { return b.Months })),
			dated(scale+".european_"+n, Percent, law.CinemaServices, field(func(b law.CinemaBand) decimal.Decimal { return b.European })),
			dated(scale+".french_"+n, Percent, law.CinemaServices, field(func(b law.CinemaBand) decimal.Decimal { return b.French })))
	}
	return all
}

func broadcasterRules() []rule {
	return []rule{
		{name: BroadcasterEuropean, label: Text{FR: "Diffuseur : œuvres européennes", EN: "Broadcaster: European films"}, check: (*book).broadcasterEuropean},
		{name: BroadcasterFrench, label: Text{FR: "Diffuseur : œuvres d'expression originale française", EN: "Broadcaster: French-language films"}, check: (*book).broadcasterFrench},
		{name: BroadcasterIndependent, label: Text{FR: "Diffuseur : production indépendante", EN: "Broadcaster: independent production"}, check: (*book).broadcasterIndependent},
		{name: BroadcasterPreBuys, label: Text{FR: "Diffuseur : préachats et coproduction", EN: "Broadcaster: pre-buys and co-production"}, check: (*book).broadcasterPreBuys},
		{name: ServiceCinema, label: Text{FR: "SMAD : part du cinéma", EN: "Service on demand: part of cinema"}, check: (*book).serviceCinema},
		{name: ServiceAudiovisual, label: Text{FR: "SMAD : part de l'audiovisuel", EN: "Service on demand: audiovisual part"}, check: (*book).serviceAudiovisual},
		{name: PreBuyPaid, label: Text{FR: "Préachat payé dans les 30 jours de la sortie", EN: "Pre-buy paid within 30 days of the release"}, check: (*book).preBuyPaid},
		{name: PreBuyDelivered, label: Text{FR: "Préachat : matériel livré", EN: "Pre-buy: material delivered"}, source: decree2002(), check: (*book).preBuyDelivered},
		{name: SharePaid, label: Text{FR: "Part coproduction payée à la fin du tournage", EN: "Co-production share paid by the end of shooting"}, check: (*book).sharePaid},
	}
}

func decree2002() Source { return law.BroadcasterPayments().Entries[0].Source }
