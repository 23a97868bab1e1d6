package financing

// Nature says what kind of money a source is.
type Nature string

// The natures of sources. A plan uses these only; money of another kind is [Other].
const (
	// Producer is the delegated producer's own money: cash, or a cost left in the film.
	Producer Nature = "PRODUCER"
	// AutomaticSupport is automatic support invested from the producer's account (soutien automatique).
	AutomaticSupport Nature = "AUTOMATIC_SUPPORT"
	// DirectAllocation is the allocation that comes with automatic support invested (allocation directe).
	DirectAllocation Nature = "DIRECT_ALLOCATION"
	// SelectiveAid is selective aid, such as the advance on receipts (avance sur recettes).
	SelectiveAid Nature = "SELECTIVE_AID"
	// TaxCreditSource is a tax credit (crédit d'impôt).
	TaxCreditSource Nature = "TAX_CREDIT"
	// RegionalAid is the aid of a region or another local authority.
	RegionalAid Nature = "REGIONAL_AID"
	// PreBuy is a broadcaster's or platform's purchase of rights before delivery (préachat).
	PreBuy Nature = "PREBUY"
	// TVCoproduction is a broadcaster's share of the co-production (part coproduction).
	TVCoproduction Nature = "TV_COPRODUCTION"
	// Mandate is a minimum guarantee of a distributor or a seller (MG, à-valoir).
	Mandate Nature = "MANDATE"
	// Sofica is the investment of a SOFICA.
	Sofica Nature = "SOFICA"
	// Coproducer is the share of another producer, French or foreign.
	Coproducer Nature = "COPRODUCER"
	// Eurimages is the support of Eurimages.
	Eurimages Nature = "EURIMAGES"
	// Equity is private money for a share of the receipts.
	Equity Nature = "EQUITY"
	// Loan is a loan that the plan counts as a source.
	Loan Nature = "LOAN"
	// Gap is a loan against rights still unsold.
	Gap Nature = "GAP"
	// Sponsor is patronage or product placement.
	Sponsor Nature = "SPONSOR"
	// InKind is a contribution in goods or services (apport en industrie).
	InKind Nature = "IN_KIND"
	// Other is money of any other kind.
	Other Nature = "OTHER"
)

// natureEntry is what the library knows of one nature.
type natureEntry struct {
	nature Nature
	label  Text
	class  Class
	group  Group
}

// natures holds what the library knows of each nature; it is only read.
var natures = [...]natureEntry{
	{Producer, Text{FR: "Producteur délégué", EN: "Delegated producer"}, OwnMoney, FromProducers},
	{AutomaticSupport, Text{FR: "Soutien automatique", EN: "Automatic support"}, Soft, FromAutomaticSupport},
	{DirectAllocation, Text{FR: "Allocations directes", EN: "Direct allocations"}, Soft, FromAutomaticSupport},
	{SelectiveAid, Text{FR: "Aides sélectives", EN: "Selective aid"}, Soft, FromSelectiveSupport},
	{TaxCreditSource, Text{FR: "Crédit d'impôt", EN: "Tax credit"}, Soft, ""},
	{RegionalAid, Text{FR: "Aides régionales", EN: "Regional aid"}, Soft, FromRegions},
	{PreBuy, Text{FR: "Préachats", EN: "Pre-buys"}, PreSale, FromPreBuys},
	{TVCoproduction, Text{FR: "Parts coproduction des chaînes", EN: "Broadcasters' co-production"}, Shares, FromTVCoproduction},
	{Mandate, Text{FR: "Mandats (MG, à-valoir)", EN: "Mandates (minimum guarantees)"}, PreSale, FromMandates},
	{Sofica, Text{FR: "SOFICA", EN: "SOFICA"}, Shares, FromSofica},
	{Coproducer, Text{FR: "Coproducteurs", EN: "Co-producers"}, Shares, ""},
	{Eurimages, Text{FR: "Eurimages", EN: "Eurimages"}, Soft, ""},
	{Equity, Text{FR: "Investisseurs privés", EN: "Private equity"}, Shares, FromProducers},
	{Loan, Text{FR: "Emprunts", EN: "Loans"}, Debt, ""},
	{Gap, Text{FR: "Crédit sur droits à vendre (gap)", EN: "Gap loan"}, Debt, ""},
	{Sponsor, Text{FR: "Mécénat, placement de produits", EN: "Sponsors"}, Soft, ""},
	{InKind, Text{FR: "Apports en industrie", EN: "Contributions in kind"}, Shares, FromProducers},
	{Other, Text{FR: "Autres", EN: "Other"}, Shares, ""},
}

// Label returns the name of the nature, or an empty text when it is not a known one.
func (n Nature) Label() Text {
	if one := n.entry(); one != nil {
		return one.label
	}
	return Text{}
}

// Own reports whether the money is the delegated producer's own: it risks that money or its
// automatic support, the allocations that come with it included.
func (n Nature) Own() bool { return n == Producer || n == AutomaticSupport || n == DirectAllocation }

// Broadcaster reports whether the money comes from broadcasters or platforms.
func (n Nature) Broadcaster() bool { return n == PreBuy || n == TVCoproduction }

// Class is how dear money is to the film: what its provider takes of the receipts.
type Class string

// The classes. Every source is in one of them; what they hold is this library's convention, since no text
// sets it, and [Source.Class] overrides it.
const (
	// OwnMoney is the delegated producer's.
	OwnMoney Class = "own"
	// Soft is aid and the like: little claim on the receipts or none.
	Soft Class = "soft"
	// PreSale is rights sold or mandated before delivery.
	PreSale Class = "presale"
	// Shares is money for a share of the film or of its receipts.
	Shares Class = "equity"
	// Debt is lent.
	Debt Class = "debt"
)

func (c Class) known() bool {
	return c == OwnMoney || c == Soft || c == PreSale || c == Shares || c == Debt
}

// Label returns the name of the class, or an empty text when it is not a known one.
func (c Class) Label() Text {
	switch c {
	case OwnMoney:
		return Text{FR: "Fonds propres du producteur", EN: "Own money"}
	case Soft:
		return Text{FR: "Aides et assimilées", EN: "Soft money"}
	case PreSale:
		return Text{FR: "Préventes et mandats", EN: "Pre-sales and mandates"}
	case Shares:
		return Text{FR: "Apports et investisseurs", EN: "Equity"}
	case Debt:
		return Text{FR: "Emprunts", EN: "Debt"}
	}
	return Text{}
}

// Class returns the class of a nature.
func (n Nature) Class() Class {
	if one := n.entry(); one != nil {
		return one.class
	}
	return ""
}

// Group is one of the groups in which the CNC publishes the financing of films.
type Group string

// The groups of the CNC. Sources that the statistics do not place (a tax credit, a loan) have none: where
// they sit in the published groups is not established.
const (
	FromProducers        Group = "producers"
	FromPreBuys          Group = "prebuys"
	FromTVCoproduction   Group = "tv_coproduction"
	FromMandates         Group = "mandates"
	FromSofica           Group = "sofica"
	FromAutomaticSupport Group = "automatic_support"
	FromSelectiveSupport Group = "selective_support"
	FromRegions          Group = "regions"
	FromAbroad           Group = "foreign"
)

// Label returns the name of the group, or an empty text when it is not a known one.
func (g Group) Label() Text {
	switch g {
	case FromProducers:
		return Text{FR: "Producteurs français", EN: "French producers"}
	case FromPreBuys:
		return Text{FR: "Préachats des diffuseurs", EN: "Broadcasters' pre-buys"}
	case FromTVCoproduction:
		return Text{FR: "Coproduction des diffuseurs", EN: "Broadcasters' co-production"}
	case FromMandates:
		return Text{FR: "Mandats", EN: "Mandates"}
	case FromSofica:
		return Text{FR: "SOFICA", EN: "SOFICA"}
	case FromAutomaticSupport:
		return Text{FR: "Soutien automatique", EN: "Automatic support"}
	case FromSelectiveSupport:
		return Text{FR: "Soutien sélectif", EN: "Selective support"}
	case FromRegions:
		return Text{FR: "Aides régionales", EN: "Regional aid"}
	case FromAbroad:
		return Text{FR: "Apports étrangers", EN: "Foreign contributions"}
	}
	return Text{}
}

// group returns the statistical group of a source.
func (p *Plan) group(s *Source) Group {
	if p.foreign(s) {
		return FromAbroad
	}
	if s.Nature == Coproducer {
		return FromProducers
	}
	if one := s.Nature.entry(); one != nil {
		return one.group
	}
	return ""
}

// entry returns what is known of the nature, or nil. Nobody changes it.
func (n Nature) entry() *natureEntry {
	for i := range natures {
		if natures[i].nature == n {
			return &natures[i]
		}
	}
	return nil
}

func (n Nature) known() bool { return n.entry() != nil }
