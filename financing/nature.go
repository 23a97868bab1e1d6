package financing

// Nature says what kind of money a source is.
type Nature string

// The natures of sources. A plan uses these only; money of another kind is [Other].
const (
	// Producer is the delegated producer's own money: cash, or a cost left in the film.
	Producer Nature = "PRODUCER"
	// AutomaticSupport is automatic support invested from the producer's account (soutien automatique).
	AutomaticSupport Nature = "AUTOMATIC_SUPPORT"
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

// natures holds what the library knows of each nature; it is only read.
var natures = [...]struct {
	nature Nature
	label  Text
}{
	{Producer, Text{FR: "Producteur délégué", EN: "Delegated producer"}},
	{AutomaticSupport, Text{FR: "Soutien automatique", EN: "Automatic support"}},
	{SelectiveAid, Text{FR: "Aides sélectives", EN: "Selective aid"}},
	{TaxCreditSource, Text{FR: "Crédit d'impôt", EN: "Tax credit"}},
	{RegionalAid, Text{FR: "Aides régionales", EN: "Regional aid"}},
	{PreBuy, Text{FR: "Préachats", EN: "Pre-buys"}},
	{TVCoproduction, Text{FR: "Parts coproduction des chaînes", EN: "Broadcasters' co-production"}},
	{Mandate, Text{FR: "Mandats (MG, à-valoir)", EN: "Mandates (minimum guarantees)"}},
	{Sofica, Text{FR: "SOFICA", EN: "SOFICA"}},
	{Coproducer, Text{FR: "Coproducteurs", EN: "Co-producers"}},
	{Eurimages, Text{FR: "Eurimages", EN: "Eurimages"}},
	{Equity, Text{FR: "Investisseurs privés", EN: "Private equity"}},
	{Loan, Text{FR: "Emprunts", EN: "Loans"}},
	{Gap, Text{FR: "Crédit sur droits à vendre (gap)", EN: "Gap loan"}},
	{Sponsor, Text{FR: "Mécénat, placement de produits", EN: "Sponsors"}},
	{InKind, Text{FR: "Apports en industrie", EN: "Contributions in kind"}},
	{Other, Text{FR: "Autres", EN: "Other"}},
}

// Label returns the name of the nature, or an empty text when it is not a known one.
func (n Nature) Label() Text {
	for _, one := range natures {
		if one.nature == n {
			return one.label
		}
	}
	return Text{}
}

// Own reports whether the money is the delegated producer's own: it risks that money or its
// automatic support.
func (n Nature) Own() bool { return n == Producer || n == AutomaticSupport }

// Broadcaster reports whether the money comes from broadcasters or platforms.
func (n Nature) Broadcaster() bool { return n == PreBuy || n == TVCoproduction }

func (n Nature) known() bool { return n.Label() != Text{} }
