package video

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Edition is the sale of a film on discs by a publisher, period after period: the reserve on returns, then
// what the contract leaves to the producer.
type Edition struct {
	Currency string  `json:"currency"`
	Reserve  Reserve `json:"reserve,omitzero"`
	// Royalty or Costs is the model of the contract; neither leaves the whole base to the producer.
	Royalty *Royalty `json:"royalty,omitempty"`
	Costs   *Costs   `json:"costs,omitempty"`
	Periods []Period `json:"periods"`
}

// Reserve is what the publisher withholds for returns (provision sur retours): Rate, in per cent of the
// sales of a period, released Periods later after deduction of the returns of that later period. Returns
// above what is released are a negative release.
type Reserve struct {
	Rate decimal.Decimal `json:"rate"`
	// Periods is at least 1 where something is withheld.
	Periods int `json:"periods"`
}

// Royalty is the model in which the publisher pays a rate of the base (contrat de licence à redevance).
type Royalty struct {
	Rate decimal.Decimal `json:"rate"`
	// On names the price at which sales and returns are reported.
	On Price `json:"on"`
}

// Price is the price, without VAT, at which the sales of a royalty are reported.
type Price string

// The prices.
const (
	// OnTradePrice is the price at which the publisher sells (prix de gros).
	OnTradePrice Price = "trade"
	// OnPublicPrice is the price at which the shop sells, without VAT.
	OnPublicPrice Price = "public"
)

// Costs is the model in which the publisher takes a commission, in per cent of the base, then recoups its
// costs (contrat de distribution). Costs that are not recouped wait for the next period; what was paid is
// never paid back.
type Costs struct {
	Commission decimal.Decimal `json:"commission"`
	// Opening is what remained to recoup before the first period.
	Opening decimal.Decimal `json:"opening,omitzero"`
}

// Period is what a publisher reports, without VAT.
type Period struct {
	ID      string          `json:"id"`
	Sales   decimal.Decimal `json:"sales"`
	Returns decimal.Decimal `json:"returns,omitzero"`
	// Costs are those of the period, in the model of costs only.
	Costs decimal.Decimal `json:"costs,omitzero"`
}

// ParseEdition reads an edition written in JSON and validates it. The error is a [Faults].
func ParseEdition(data []byte) (Edition, error) { return fault.Parse[Edition](data) }

// Validate reports everything wrong with the edition as a [Faults]: two models, a royalty without its
// price, costs without their model, negative amounts, periods given twice.
func (e Edition) Validate() error {
	c := &fault.Collector{}
	if !check.Size(c, "periods", len(e.Periods), MaxPeriods) {
		return c.Err()
	}
	var in units
	in.places, in.known = check.Currency(c, e.Currency)
	e.Reserve.check(c.In("reserve"))
	e.checkModel(c, in)
	seen := map[string]bool{}
	for i, p := range e.Periods {
		if c.Full() {
			break
		}
		of := c.In("periods[%d]", i)
		check.Unique(of, "id", p.ID, seen)
		in.check(of, "sales", p.Sales)
		in.check(of, "returns", p.Returns)
		if in.check(of, "costs", p.Costs) && e.Costs == nil && !p.Costs.IsZero() {
			of.Add("costs", ErrUnknown, "the contract has no costs")
		}
	}
	return c.Err()
}

func (r Reserve) check(c *fault.Collector) {
	if check.Percent(c, "rate", r.Rate) && (r.Periods < 0 || r.Periods > MaxPeriods || r.Periods == 0 && !r.Rate.IsZero()) {
		c.Add("periods", ErrRange, r.Periods)
	}
}

func (e Edition) checkModel(c *fault.Collector, in units) {
	if e.Royalty != nil && e.Costs != nil {
		c.Add("costs", ErrDuplicate, "with a royalty")
	}
	if r := e.Royalty; r != nil {
		of := c.In("royalty")
		check.Percent(of, "rate", r.Rate)
		switch r.On {
		case OnTradePrice, OnPublicPrice:
		case "":
			of.Add("on", ErrRequired, nil)
		default:
			of.Add("on", ErrUnknown, string(r.On))
		}
	}
	if e.Costs != nil {
		of := c.In("costs")
		check.Percent(of, "commission", e.Costs.Commission)
		in.check(of, "opening", e.Costs.Opening)
	}
}

// units asks for amounts in whole minor units of a currency, where it is known.
type units struct {
	places int32
	known  bool
}

func (u units) check(c *fault.Collector, path string, d decimal.Decimal) bool {
	return check.NotNegative(c, path, d) && (!u.known || check.Whole(c, path, d, u.places))
}
