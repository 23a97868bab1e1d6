package report

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Column is one column of the payments: a right, or the commissions of a mandate taken together.
type Column struct {
	Code string `json:"code"`
	// Short is the title of the column in wide tables.
	Short  string   `json:"short"`
	Party  string   `json:"party"`
	Label  string   `json:"label"`
	Rights []string `json:"rights"`
}

// Recoupment is what every rights holder receives.
type Recoupment struct {
	Periods []Payments `json:"periods"`
	Totals  []Amount   `json:"totals"`
	// Rights are the totals by right, the media of a mandate apart.
	Rights []Amount        `json:"rights"`
	Total  Figure          `json:"total"`
	Bonus  []Amount        `json:"transfers"`
	Levels []PeriodLevels  `json:"levels"`
	Final  []AccountStatus `json:"accounts"`
	// Postings explain the entitlements: what each slice of each movement gave each right.
	Postings []Posting `json:"postings"`
}

// Posting is one line of the explanation of a right.
type Posting struct {
	Date     schedule.Date `json:"date"`
	Movement string        `json:"movement"`
	// Entered is the medium of the receipt.
	Entered string `json:"entered,omitempty"`
	Right   string `json:"right"`
	Step    int    `json:"step"`
	Base    Figure `json:"base"`
	Rate    Figure `json:"rate"`
	Earned  Figure `json:"earned"`
	Paid    Figure `json:"paid"`
}

// Payments are the payments of one period.
type Payments struct {
	Number   int           `json:"number"`
	End      schedule.Date `json:"end"`
	Receipts Figure        `json:"receipts"`
	Payments []Amount      `json:"payments"`
	Rights   []Amount      `json:"rights"`
	// Transfers are payments between parties outside the receipts.
	Transfers []Amount `json:"transfers"`
	// Total is the sum of the payments, which is the receipts.
	Total Figure `json:"total"`
}

// Amount is the amount of a column, a right or a level.
type Amount struct {
	Code   string `json:"code"`
	Amount Figure `json:"amount"`
}

// PeriodLevels are the cumulative amounts of the cascade at the end of a period.
type PeriodLevels struct {
	Number   int             `json:"number"`
	End      schedule.Date   `json:"end"`
	Mandates []MandateLevels `json:"mandates"`
	// Ranks are what reached each rank of the producers' net receipts.
	Ranks  []Amount `json:"ranks"`
	Pools  []Amount `json:"pools"`
	Rights []Amount `json:"rights"`
}

// MandateLevels are the cumulative amounts of a mandate.
type MandateLevels struct {
	Mandate    string `json:"mandate"`
	Gross      Figure `json:"gross"`
	Commission Figure `json:"commission"`
	Net        Figure `json:"net"`
	Costs      Figure `json:"costs"`
	Guarantee  Figure `json:"guarantee"`
	// PassedOn is what is left for the producers.
	PassedOn Figure `json:"passed_on"`
}

// AccountStatus is how far an account is recouped at the end.
type AccountStatus struct {
	Account     string `json:"account"`
	Entered     Figure `json:"entered"`
	Target      Figure `json:"target"`
	Recouped    Figure `json:"recouped"`
	Outstanding Figure `json:"outstanding"`
}

func (m maker) recoupment(out *recoupment.Outcome) Recoupment {
	columns := m.columns()
	r := Recoupment{Periods: []Payments{}, Bonus: []Amount{}, Levels: []PeriodLevels{}, Final: []AccountStatus{}, Postings: []Posting{}}
	for _, p := range out.Periods {
		s := p.Settlement
		r.Periods = append(r.Periods, Payments{
			Number: p.Number, End: p.End, Receipts: m.money(s.Receipts),
			Payments: m.byColumn(columns, lines(s), paidNow), Rights: m.each(lines(s), paidNow),
			Transfers: m.each(transfers(s), paidNow), Total: m.money(sum(lines(s), paidNow)),
		})
		r.Levels = append(r.Levels, m.levels(p))
	}
	for _, one := range out.Postings {
		r.Postings = append(r.Postings, Posting{
			Date: one.Date, Movement: one.Movement, Entered: one.Entered, Right: one.Right, Step: one.Step + 1, Base: m.money(one.Base),
			Rate: percent(one.Rate), Earned: m.money(one.Earned), Paid: m.money(one.Paid),
		})
	}
	final := out.Final
	r.Totals, r.Rights = m.byColumn(columns, lines(final), paidInAll), m.each(lines(final), paidInAll)
	r.Bonus, r.Total = m.each(transfers(final), paidInAll), m.money(sum(lines(final), paidInAll))
	for _, a := range final.Accounts {
		r.Final = append(r.Final, AccountStatus{
			Account: a.ID, Entered: m.money(a.Entered), Target: m.money(a.Target), Recouped: m.money(a.Recouped), Outstanding: m.money(a.Outstanding),
		})
	}
	return r
}

// which picks the payment of a period, or everything paid so far.
// line is a right or a transfer with its figures.
type line struct {
	ID string
	recoupment.Figures
}

func lines(s recoupment.Settlement) []line {
	all := make([]line, len(s.Lines))
	for i, l := range s.Lines {
		all[i] = line{l.ID, l.Figures}
	}
	return all
}

func transfers(s recoupment.Settlement) []line {
	all := make([]line, len(s.Transfers))
	for i, t := range s.Transfers {
		all[i] = line{t.ID, t.Figures}
	}
	return all
}

type which func(line) decimal.Decimal

func paidNow(p line) decimal.Decimal   { return p.Current }
func paidInAll(p line) decimal.Decimal { return p.Cumulative }

func sum(payments []line, of which) decimal.Decimal {
	var total decimal.Decimal
	for _, p := range payments {
		total = total.Add(of(p))
	}
	return total
}

func (m maker) each(payments []line, of which) []Amount {
	amounts := []Amount{}
	for _, p := range payments {
		amounts = append(amounts, Amount{p.ID, m.money(of(p))})
	}
	return amounts
}

func (m maker) byColumn(columns []Column, payments []line, of which) []Amount {
	index := map[string]decimal.Decimal{}
	for _, p := range payments {
		index[p.ID] = of(p)
	}
	amounts := []Amount{}
	for _, c := range columns {
		var total decimal.Decimal
		for _, right := range c.Rights {
			total = total.Add(index[right])
		}
		amounts = append(amounts, Amount{c.Code, m.money(total)})
	}
	return amounts
}
