package boxoffice

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Report is a declaration shared out.
type Report struct {
	Currency string `json:"currency"`
	// Items are the entries, in their order, then what the minimum adds.
	Items []Item `json:"items"`
	// Regimes are the sums of the items under each regime of the declaration, rounded once: the split of an
	// item is the difference of rounded cumulative figures of its regime.
	Regimes []Subtotal `json:"regimes"`
	// Months are the ticket tax of each venue and month, when the declaration has a floor.
	Months []VenueMonth `json:"months,omitempty"`
	Total  Subtotal     `json:"total"`
}

// Item is one line of the declaration, explained.
type Item struct {
	// Entry is the place of the entry in the declaration, from 0, and ID its name; the item of a minimum
	// has the first entry of its venue and week.
	Entry     int       `json:"entry"`
	ID        string    `json:"id,omitempty"`
	Regime    int       `json:"regime"`
	Territory Territory `json:"territory"`
	Week      int       `json:"week"`
	Kind      Kind      `json:"kind"`
	// Minimum is set for what the minimum by admission adds to the distributor.
	Minimum    bool            `json:"minimum,omitzero"`
	Admissions decimal.Decimal `json:"admissions,omitzero"`
	Price      decimal.Decimal `json:"price,omitzero"`
	// Rental is the rate that applied, in per cent; zero for a fixed price and a minimum.
	Rental decimal.Decimal `json:"rental,omitzero"`
	Split  Split           `json:"split"`
}

// Subtotal is a sum of items.
type Subtotal struct {
	Territory  Territory       `json:"territory,omitempty"`
	Admissions decimal.Decimal `json:"admissions"`
	// AverageTicket is the average price, VAT included, rounded to the minor unit; AverageRental is that of
	// [Split.AverageRental]. Both are zero where nothing was sold.
	AverageTicket decimal.Decimal `json:"average_ticket"`
	AverageRental decimal.Decimal `json:"average_rental"`
	Split         Split           `json:"split"`
}

// VenueMonth is the first term of the ticket tax of a venue in a month ("2028-04").
type VenueMonth struct {
	Venue string          `json:"venue"`
	Month string          `json:"month"`
	Tax   decimal.Decimal `json:"tax"`
	// Due is Tax, or zero under the floor.
	Due decimal.Decimal `json:"due"`
}

// Compute shares the declaration out. Everything is exact until the sum of a regime is rounded, half away
// from zero, so that a declaration cut in two comes to the same. The error is a [Faults].
func (d Declaration) Compute() (Report, error) {
	if err := d.Validate(); err != nil {
		return Report{}, err
	}
	places, _ := money.MinorUnits(d.Currency)
	s := sharing{declaration: d, places: places, regimes: make([]running, len(d.Regimes))}
	for i, of := range d.Regimes {
		s.regimes[i].chain = of.Rules.chain()
	}
	r := Report{Currency: d.Currency, Items: make([]Item, 0, len(d.Entries)), Regimes: make([]Subtotal, len(d.Regimes))}
	for i := range d.Entries {
		r.Items = append(r.Items, s.entry(i))
	}
	r.Items = append(r.Items, s.minimums()...)
	var total running
	for i, of := range s.regimes {
		r.Regimes[i] = of.subtotal(places)
		r.Regimes[i].Territory = d.Regimes[i].Territory.named()
		total.rounded, total.admissions = total.rounded.plus(of.rounded), total.admissions.Add(of.admissions)
	}
	r.Total = total.subtotal(places)
	if d.Floor != nil {
		r.Months = d.months(r.Items)
	}
	return r, nil
}

// Check re-adds the report: every split, the items under their regimes, the regimes under the total. The
// error is a [Faults] of kind [ErrUnbalance].
func (r Report) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, r, money.Computable) {
		return c.Err()
	}
	sums := make([]amounts, len(r.Regimes))
	for i, item := range r.Items {
		c.Merge(at("items", i)+".split", item.Split.Check())
		if item.Regime < 0 || item.Regime >= len(sums) {
			c.Add(at("items", i)+".regime", ErrUnbalance, item.Regime)
			continue
		}
		sums[item.Regime] = sums[item.Regime].plus(item.Split.amounts())
	}
	var total amounts
	for i, sub := range r.Regimes {
		c.Merge(at("regimes", i)+".split", sub.Split.Check())
		same(c.In("regimes[%d].split", i), sub.Split.amounts(), sums[i])
		total = total.plus(sub.Split.amounts())
	}
	same(c.In("total.split"), r.Total.Split.amounts(), total)
	return c.Err()
}

func same(c *fault.Collector, got, want amounts) {
	for i := range got {
		check.Same(c, string(stepOf(i)), got[i], want[i])
	}
}

func at(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
