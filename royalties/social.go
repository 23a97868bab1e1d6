package royalties

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// SocialRules are the social contributions on authors' pay from a day until another, both included.
type SocialRules struct {
	From  schedule.Date `json:"from"`
	Until schedule.Date `json:"until"`
	// Ceiling is the yearly ceiling (plafond annuel de la sécurité sociale).
	Ceiling       decimal.Decimal `json:"ceiling,omitzero"`
	Contributions []Contribution  `json:"contributions"`
}

// Contribution is one contribution.
type Contribution struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Rate is in per cent of the base, which is Of per cent of the gross; zero means all of it.
	Rate decimal.Decimal `json:"rate"`
	Of   decimal.Decimal `json:"of,omitzero"`
	// Capped limits the gross of one person in a civil year to the ceiling of the rules, Cap to an amount of
	// its own. The payments of the year count in order.
	Capped bool            `json:"capped,omitempty"`
	Cap    decimal.Decimal `json:"cap,omitzero"`
	// Payer is true for what the producer pays beside the gross (contribution diffuseur); the others are
	// withheld from the author.
	Payer bool `json:"payer,omitempty"`
}

// Withholding is what is withheld from one payment, and what it costs.
type Withholding struct {
	Paid
	Charges []Charge `json:"charges"`
	// Withheld is what the author does not receive of the gross, Net what he does.
	Withheld decimal.Decimal `json:"withheld"`
	Net      decimal.Decimal `json:"net"`
	// Payer is what the producer pays beside, Cost the gross and that.
	Payer decimal.Decimal `json:"payer"`
	Cost  decimal.Decimal `json:"cost"`
}

// Charge is one contribution on one payment.
type Charge struct {
	Contribution string `json:"contribution"`
	Payer        bool   `json:"payer,omitempty"`
	// Base is exact, Amount rounded half away from zero to the minor unit.
	Base   decimal.Decimal `json:"base"`
	Rate   decimal.Decimal `json:"rate"`
	Amount decimal.Decimal `json:"amount"`
}

// Validate reports everything wrong with the rules, as a [Faults]; among it, contributions that withhold more than the
// whole of a payment ([ErrOver100]).
func (r SocialRules) Validate() error {
	c := &fault.Collector{}
	check.Given(c, "from", r.From.String())
	check.Given(c, "until", r.Until.String())
	if r.Until.Before(r.From) {
		c.Add("until", ErrOrder, r.Until)
	}
	check.NotNegative(c, "ceiling", r.Ceiling)
	if !check.Size(c, "contributions", len(r.Contributions), recoupment.MaxTerms) {
		return c.Err()
	}
	seen := map[string]bool{}
	var withheld decimal.Decimal
	for i, one := range r.Contributions {
		in := c.In("contributions[%d]", i)
		check.Unique(in, "id", one.ID, seen)
		check.Labels(in, "label", one.Label)
		rated := check.Percent(in, "rate", one.Rate)
		if check.Percent(in, "of", one.Of) && rated && !one.Payer {
			withheld = withheld.Add(one.most())
		}
		fine := check.NotNegative(in, "cap", one.Cap)
		if one.Capped && r.Ceiling.IsZero() {
			in.Add("capped", ErrRequired, "the rules have no ceiling")
		}
		if one.Capped && fine && !one.Cap.IsZero() {
			in.Add("cap", ErrRange, "the ceiling of the rules, or a cap of its own")
		}
	}
	if withheld.GreaterThan(hundred) {
		c.Add("contributions", ErrOver100, withheld)
	}
	return c.Err()
}

// most is what a contribution takes of a gross under its cap, in per cent.
func (one Contribution) most() decimal.Decimal {
	if one.Of.IsZero() {
		return one.Rate
	}
	return one.Rate.Mul(one.Of).Shift(-2)
}

// Withhold computes the contributions on payments under the rules in force on the day of each. The payments
// of one person are taken in order of days, and on one day in the order of [Kind]: the ceiling of a civil
// year is used up in that order. The result is in the order of the payments given.
//
// The error is a [Faults]: a payment on a day without rules ([ErrUnknown]) or under two sets of rules
// ([ErrDuplicate]), a negative or oversized amount, an unknown currency, rules that are not valid.
func Withhold(currency string, payments []Paid, rules ...SocialRules) ([]Withholding, error) {
	c := &fault.Collector{}
	places, _ := check.Currency(c, currency)
	if !check.Size(c, "payments", len(payments), recoupment.MaxHistory) || !check.Size(c, "rules", len(rules), recoupment.MaxPeriods) {
		return nil, c.Err()
	}
	for i, r := range rules {
		c.Merge(fmt.Sprintf("rules[%d]", i), r.Validate())
	}
	in := make([]int, len(payments))
	for i, p := range payments {
		at := c.In("payments[%d]", i)
		check.Code(at, "party", p.Party)
		check.NotNegative(at, "amount", p.Amount)
		if !slices.Contains(kinds(), p.Kind) {
			at.Add("kind", ErrUnknown, string(p.Kind))
		}
		in[i] = inForce(at, p.Date, rules)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	order := make([]int, len(payments))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return payments[a].compare(payments[b]) })
	all, used := make([]Withholding, len(payments)), usage{}
	for _, i := range order {
		all[i] = used.withhold(payments[i], rules[in[i]], places)
	}
	return all, nil
}

// inForce finds the rules of a day.
func inForce(c *fault.Collector, day schedule.Date, rules []SocialRules) int {
	at := -1
	for i, r := range rules {
		if day.Before(r.From) || day.After(r.Until) || day.IsZero() {
			continue
		}
		if at >= 0 {
			c.Add("date", ErrDuplicate, day)
		}
		at = i
	}
	if at < 0 {
		c.Add("date", ErrUnknown, day.String()+": no rules")
	}
	return at
}

// compare orders payments by day, then by kind.
func (p Paid) compare(other Paid) int {
	if c := p.Date.Compare(other.Date); c != 0 {
		return c
	}
	return slices.Index(kinds(), p.Kind) - slices.Index(kinds(), other.Kind)
}

// usage is how much of a ceiling each person has used in a year.
type usage map[usageKey]decimal.Decimal

type usageKey struct {
	party, contribution string
	year                int
}

func (u usage) withhold(p Paid, rules SocialRules, places int32) Withholding {
	w := Withholding{Paid: p, Charges: []Charge{}}
	year, _, _ := p.Date.Civil()
	for _, one := range rules.Contributions {
		gross, most := p.Amount, one.Cap
		if one.Capped {
			most = rules.Ceiling
		}
		if !most.IsZero() {
			key := usageKey{p.Party, one.ID, year}
			gross = decimal.Min(gross, decimal.Max(most.Sub(u[key]), decimal.Decimal{}))
			u[key] = u[key].Add(p.Amount)
		}
		if !one.Of.IsZero() {
			gross = gross.Mul(one.Of).Shift(-2)
		}
		charge := Charge{
			Contribution: one.ID, Payer: one.Payer, Base: gross, Rate: one.Rate,
			Amount: money.Round(money.Of(gross, one.Rate), places, money.HalfAwayFromZero),
		}
		if w.Charges = append(w.Charges, charge); one.Payer {
			w.Payer = w.Payer.Add(charge.Amount)
		} else {
			w.Withheld = w.Withheld.Add(charge.Amount)
		}
	}
	w.Net, w.Cost = p.Amount.Sub(w.Withheld), p.Amount.Add(w.Payer)
	return w
}

// SocialTotal is what payments to one person come to.
type SocialTotal struct {
	Party    string          `json:"party"`
	Gross    decimal.Decimal `json:"gross"`
	Withheld decimal.Decimal `json:"withheld"`
	Net      decimal.Decimal `json:"net"`
	Payer    decimal.Decimal `json:"payer"`
	Cost     decimal.Decimal `json:"cost"`
}

// SocialTotals adds up withholdings by person, in the order in which they first come. There are none of figures of
// no sensible size, which no withholding that was computed has.
func SocialTotals(all []Withholding) []SocialTotal {
	totals := []SocialTotal{}
	if !check.Decimals(&fault.Collector{}, all, money.Computable) {
		return totals
	}
	at := map[string]int{}
	for _, w := range all {
		i, seen := at[w.Party]
		if !seen {
			i = len(totals)
			at[w.Party], totals = i, append(totals, SocialTotal{Party: w.Party})
		}
		t := &totals[i]
		t.Gross, t.Withheld, t.Net = t.Gross.Add(w.Amount), t.Withheld.Add(w.Withheld), t.Net.Add(w.Net)
		t.Payer, t.Cost = t.Payer.Add(w.Payer), t.Cost.Add(w.Cost)
	}
	return totals
}
