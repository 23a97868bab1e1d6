package recoupment

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Tally is what scenarios came to. Tallies of chunks of one simulator merge in any order to the same
// tally: sums are whole, and distributions are counts. It travels as JSON.
type Tally struct {
	Currency  string         `json:"currency"`
	Scenarios int64          `json:"scenarios"`
	Parties   []PartyTally   `json:"parties"`
	Accounts  []AccountTally `json:"accounts"`
	Goals     []GoalTally    `json:"goals"`
}

// PartyTally is what one party received over the scenarios, in minor units: the sums of the amounts and of
// their squares, the least and the most, and how often it received about as much.
type PartyTally struct {
	Party   string   `json:"party"`
	Sum     *big.Int `json:"sum"`
	Squares *big.Int `json:"squares"`
	Least   int64    `json:"least"`
	Most    int64    `json:"most"`
	// Below and Above count the amounts below zero, and from zero on, by bucket: see [PartyTally.Quantile].
	Below Buckets `json:"below,omitempty"`
	Above Buckets `json:"above,omitempty"`
}

// AccountTally counts the scenarios that end with nothing outstanding on an account.
type AccountTally struct {
	Account  string `json:"account"`
	Recouped int64  `json:"recouped"`
}

// GoalTally counts the scenarios that end with a goal reached, to the nearest minor unit.
type GoalTally struct {
	Goal    string `json:"goal"`
	Reached int64  `json:"reached"`
}

// tally opens a tally.
func (s *Simulator) tally() *Tally {
	t := &Tally{Currency: s.run.cascade.deal.Currency, Parties: []PartyTally{}, Accounts: []AccountTally{}, Goals: []GoalTally{}}
	for _, name := range s.parties {
		t.Parties = append(t.Parties, PartyTally{Party: name, Sum: new(big.Int), Squares: new(big.Int)})
	}
	for _, a := range s.run.cascade.deal.Accounts {
		t.Accounts = append(t.Accounts, AccountTally{Account: a.ID})
	}
	for i := range s.goals {
		t.Goals = append(t.Goals, GoalTally{Goal: s.goals[i].id})
	}
	return t
}

// Merge adds another tally. The error is a [Faults] of kind [ErrUnknown] or [ErrCurrency] when it is of
// another simulator; the tally is then unchanged.
func (t *Tally) Merge(other *Tally) error {
	c := &fault.Collector{}
	if other == nil {
		c.Add("", ErrRequired, "a tally")
		return c.Err()
	}
	if t.Currency != other.Currency {
		c.Add("currency", ErrCurrency, other.Currency)
	}
	if !slices.Equal(t.names(), other.names()) {
		c.Add("parties", ErrUnknown, "of another simulation")
	}
	for i, p := range other.Parties {
		if p.Sum == nil || p.Squares == nil {
			c.Add(indexed("parties", i)+".sum", ErrRequired, nil)
		}
	}
	if err := c.Err(); err != nil {
		return err
	}
	for i := range t.Parties {
		t.Parties[i].merge(&other.Parties[i], t.Scenarios == 0, other.Scenarios == 0)
	}
	for i := range t.Accounts {
		t.Accounts[i].Recouped += other.Accounts[i].Recouped
	}
	for i := range t.Goals {
		t.Goals[i].Reached += other.Goals[i].Reached
	}
	t.Scenarios += other.Scenarios
	return nil
}

// names lists what the tally counts.
func (t *Tally) names() []string {
	names := []string{}
	for _, p := range t.Parties {
		names = append(names, "party", p.Party)
	}
	for _, a := range t.Accounts {
		names = append(names, "account", a.Account)
	}
	for _, g := range t.Goals {
		names = append(names, "goal", g.Goal)
	}
	return names
}

func (p *PartyTally) merge(q *PartyTally, empty, none bool) {
	if none {
		return
	}
	p.Sum, p.Squares = new(big.Int).Add(whole(p.Sum), q.Sum), new(big.Int).Add(whole(p.Squares), q.Squares)
	if empty {
		p.Least, p.Most = q.Least, q.Most
	}
	p.Least, p.Most = min(p.Least, q.Least), max(p.Most, q.Most)
	p.Below, p.Above = p.Below.merged(q.Below), p.Above.merged(q.Above)
}

// Party returns the tally of a party; nil for a party that has none.
func (t *Tally) Party(name string) *PartyTally {
	for i := range t.Parties {
		if t.Parties[i].Party == name {
			return &t.Parties[i]
		}
	}
	return nil
}

// Summary is a tally in the currency.
type Summary struct {
	Party string `json:"party"`
	// Mean and Deviation (the standard deviation of the scenarios) are rounded to the minor unit.
	Mean      decimal.Decimal   `json:"mean"`
	Deviation decimal.Decimal   `json:"deviation"`
	Least     decimal.Decimal   `json:"least"`
	Most      decimal.Decimal   `json:"most"`
	Quantiles []decimal.Decimal `json:"quantiles"`
}

// Summary returns the mean, the deviation, the least, the most and the quantiles (in per cent: 5, 50, 95)
// of every party. It is empty for a tally of no scenarios.
func (t *Tally) Summary(quantiles ...decimal.Decimal) []Summary {
	places, _ := money.MinorUnits(t.Currency)
	all := []Summary{}
	if t.Scenarios <= 0 {
		return all
	}
	for i := range t.Parties {
		p := &t.Parties[i]
		s := Summary{
			Party: p.Party, Mean: p.mean(t.Scenarios, places), Deviation: p.deviation(t.Scenarios, places),
			Least: decimal.New(p.Least, -places), Most: decimal.New(p.Most, -places), Quantiles: []decimal.Decimal{},
		}
		for _, q := range quantiles {
			s.Quantiles = append(s.Quantiles, decimal.New(p.Quantile(q), -places))
		}
		all = append(all, s)
	}
	return all
}

func (p *PartyTally) mean(scenarios int64, places int32) decimal.Decimal {
	mean := new(big.Rat).SetFrac(whole(p.Sum), big.NewInt(scenarios))
	return money.Round(mean, 0, money.HalfAwayFromZero).Shift(-places)
}

// deviation is the root of the mean of the squares less the square of the mean, to the minor unit below.
func (p *PartyTally) deviation(scenarios int64, places int32) decimal.Decimal {
	n := big.NewInt(scenarios)
	sum := whole(p.Sum)
	variance := new(big.Int).Mul(whole(p.Squares), n)
	variance.Sub(variance, new(big.Int).Mul(sum, sum))
	if variance.Sign() <= 0 {
		return decimal.Decimal{}
	}
	variance.Quo(variance, new(big.Int).Mul(n, n))
	return decimal.NewFromBigInt(variance.Sqrt(variance), -places)
}

// whole is a sum that a tally from elsewhere may leave out.
func whole(sum *big.Int) *big.Int {
	if sum == nil {
		return new(big.Int)
	}
	return sum
}

// Probability returns how often something happened in a hundred scenarios, to four decimals.
func (t *Tally) Probability(count int64) decimal.Decimal {
	if t.Scenarios <= 0 {
		return decimal.Decimal{}
	}
	return fraction.New(count, t.Scenarios).Mul(fraction.Int(100)).Round(4, money.HalfAwayFromZero)
}
