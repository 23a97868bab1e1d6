package recoupment

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// Settlement closes a period: what every right is entitled to, what every party owes another, and the
// statements of account. An entitlement is a rounded cumulative amount, and what a period brings is the
// difference with what the earlier ones brought. The lines of one statement of account are rounded
// together: each is the difference of two rounded running totals, in the order of the deal. The balancing
// right takes the minor units that are left, so that the lines add up to the receipts.
type Settlement struct {
	Currency string `json:"currency"`
	// Number counts the settlements of the run, from 1.
	Number int           `json:"number"`
	Date   schedule.Date `json:"date"`
	// Receipts is the money shared out since the last settlement: what came in, less what the reserves of
	// the pools withheld, with what they released and what transfers brought to pools. Held is what they still hold.
	Receipts decimal.Decimal `json:"receipts"`
	Withheld decimal.Decimal `json:"withheld,omitzero"`
	Released decimal.Decimal `json:"released,omitzero"`
	Held     decimal.Decimal `json:"held,omitzero"`
	// Lines are the rights and corridors that pay a party.
	Lines []Line `json:"lines"`
	// Transfers are the payments between parties: those of the deal, deficits, and the differences of the
	// views.
	Transfers  []TransferLine `json:"transfers"`
	Statements []Statement    `json:"statements"`
	// Levels are the cumulative amounts of the cascade, rounded for the report only.
	Levels []Level `json:"levels"`
	// Rates are what the rates of the rights were taken of, step by step.
	Rates []RatePosition `json:"rates"`
	// Accounts are the cumulative positions of the accounts, Accruals those of the accruing rights.
	Accounts []AccountPosition `json:"accounts"`
	Accruals []Accrual         `json:"accruals"`
}

// Line is what one right is entitled to out of the receipts. Its prior and cumulative figures include what
// the party was paid before the history begins ([Right.Opening]).
type Line struct {
	// ID is the right or the corridor.
	ID    string `json:"id"`
	Party string `json:"party"`
	// PartyLabel is the label of the party on the list of the deal.
	PartyLabel Text `json:"party_label,omitzero"`
	// Statement is the statement of account of which it is a line; Label what the line is called; Pool
	// where it stands.
	Statement string `json:"statement"`
	Label     Text   `json:"label,omitzero"`
	Pool      string `json:"pool"`
	Figures
}

// Figures are the three figures of a line: everything before the period, the period, and both together.
type Figures struct {
	Prior      decimal.Decimal `json:"prior"`
	Current    decimal.Decimal `json:"current"`
	Cumulative decimal.Decimal `json:"cumulative"`
}

func figures(prior, cumulative decimal.Decimal) Figures {
	return Figures{Prior: prior, Current: cumulative.Sub(prior), Cumulative: cumulative}
}

// plus adds two sets of figures.
func (f Figures) plus(g Figures) Figures {
	return Figures{Prior: f.Prior.Add(g.Prior), Current: f.Current.Add(g.Current), Cumulative: f.Cumulative.Add(g.Cumulative)}
}

// Line returns the line of a right or a corridor; a line of nothing for a name that has none.
func (s *Settlement) Line(id string) Line {
	for _, l := range s.Lines {
		if l.ID == id {
			return l
		}
	}
	return Line{ID: id}
}

// Transfer returns the first transfer of a name; one of nothing for a name that has none.
func (s *Settlement) Transfer(id string) TransferLine {
	for _, t := range s.Transfers {
		if t.ID == id {
			return t
		}
	}
	return TransferLine{ID: id}
}

// settled is where the last settlement left everything.
type settled struct {
	number int
	values []fraction.F
	lines  []decimal.Decimal
	// transfers is what was told of each debt, paid what the settlements have paid of it.
	transfers, paid []decimal.Decimal
	receipts        decimal.Decimal
	// withheld and released is what was told of the reserves of the pools.
	withheld, released fraction.F
}

func (c *Cascade) settled() settled {
	s := settled{values: c.program.Opening, lines: make([]decimal.Decimal, len(c.lines))}
	before := &Run{cascade: c, core: c.program.Open()}
	copy(s.lines, before.entitlements())
	return s
}

// Settle closes a period and pays what is due on each statement of account, and of each transfer: the entitlements themselves
// stay exact. The run never goes back: a settlement dated before the last movement holds what that
// movement brought. The reserves that fall due are shared out first, and interest runs up to the day.
//
// Errors: [ErrNotCompiled], and those that the release of a reserve meets, as [Run.Apply] does; the run
// is then unchanged.
func (r *Run) Settle(day schedule.Date) (Settlement, error) { return r.closePeriod(day, true) }

// Draw closes a period without paying: payments are then entered by movements.
func (r *Run) Draw(day schedule.Date) (Settlement, error) { return r.closePeriod(day, false) }

func (r *Run) closePeriod(day schedule.Date, pays bool) (s Settlement, err error) {
	if !r.compiled() {
		return Settlement{}, ErrNotCompiled
	}
	err = r.atomically(func() error {
		if err := r.release(later(day, r.day)); err != nil {
			return err
		}
		s = r.settle(day, pays)
		return nil
	})
	return s, err
}

func later(a, b schedule.Date) schedule.Date {
	if a.Before(b) {
		return b
	}
	return a
}

func (r *Run) settle(day schedule.Date, pays bool) Settlement {
	last := &r.settled
	last.number++
	receipts := r.report(r.receipts)
	s := Settlement{
		Currency: r.cascade.deal.Currency, Number: last.number, Date: day, Receipts: receipts.Sub(last.receipts),
		Withheld: r.report(r.withheld.Sub(last.withheld)), Released: r.report(r.released.Sub(last.released)), Held: r.report(r.held()),
		Lines: []Line{}, Transfers: []TransferLine{}, Statements: []Statement{},
	}
	cumulative := r.entitlements()
	for i := range r.cascade.lines {
		l := &r.cascade.lines[i]
		if l.To != "" {
			continue
		}
		s.Lines = append(s.Lines, Line{
			ID: l.ID, Party: l.Party, PartyLabel: r.cascade.partyLabels[l.Party], Statement: cmp.Or(l.Statement, l.Party), Label: l.Label,
			Pool: r.cascade.deal.Pools[l.pool].ID, Figures: figures(last.lines[i], cumulative[i]),
		})
	}
	s.Transfers = r.transferLines(pays)
	last.lines, last.receipts, last.withheld, last.released = cumulative, receipts, r.withheld, r.released
	s.Levels, s.Rates, s.Accounts, s.Accruals = r.levels(), r.ratePositions(), r.accountPositions(), r.accruals()
	s.Statements = r.statements(&s, pays)
	last.values = slices.Clone(r.core.Values)
	r.beginPeriod()
	return s
}

// beginPeriod lets the quantities of a period begin anew.
func (r *Run) beginPeriod() {
	for i := range r.reserves {
		r.reserves[i].turn()
	}
	if len(r.cascade.periods) == 0 {
		return
	}
	for _, all := range append([]*Run{r}, r.views...) {
		for _, q := range all.cascade.periods {
			all.core.Set(q, fraction.F{})
		}
		fired := len(all.core.Fired)
		all.core.Refresh()
		all.lacks = all.core.Lacks(all.lacks)
		all.noteEvents(fired, "", all.lacks)
	}
}

// entitlements returns the rounded cumulative entitlement of every line out of the receipts.
func (r *Run) entitlements() []decimal.Decimal {
	due := make([]decimal.Decimal, len(r.cascade.lines))
	shared := r.receipts
	for i := range r.cascade.lines {
		if r.cascade.lines[i].To == "" {
			shared = shared.Add(dec(r.cascade.lines[i].Opening))
		}
	}
	rest := r.report(shared)
	for _, s := range r.cascade.statements {
		running, before := fraction.F{}, decimal.Decimal{}
		for _, i := range s.lines {
			if i == r.cascade.balance {
				continue
			}
			running = running.Add(r.fromReceipts(i))
			after := r.report(running)
			due[i], before = after.Sub(before), after
			rest = rest.Sub(due[i])
		}
	}
	due[r.cascade.balance] = rest
	return due
}

// fromReceipts returns what a line received, but for what a party bears of it.
func (r *Run) fromReceipts(i int) fraction.F {
	received := r.core.Values[r.cascade.program.Rights[i].Received]
	if borne := r.cascade.lines[i].borne; borne != cascade.None {
		received = received.Sub(r.core.Values[borne])
	}
	return received
}
