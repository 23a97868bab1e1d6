package recoupment

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// state is where a run stands, as JSON. Everything goes by its name in the deal, so that the history goes
// on under amended terms; amounts are exact fractions ("541250/17").
type state struct {
	Version  int           `json:"version"`
	Currency string        `json:"currency"`
	Day      schedule.Date `json:"day"`
	Number   int           `json:"settlements"`
	Receipts fraction.F    `json:"receipts"`
	// Quantities are the cumulative quantities, Settled those at the last settlement.
	Quantities map[string]fraction.F `json:"quantities"`
	Settled    map[string]fraction.F `json:"settled"`
	// On are the latched conditions and the declarations that hold.
	On       []string                   `json:"on"`
	Events   []stateEvent               `json:"events"`
	Accounts map[string]stateAccount    `json:"accounts"`
	Lines    map[string]decimal.Decimal `json:"lines"`
	// Transfers are by kind and name.
	Transfers map[string]stateTransfer `json:"transfers"`
	Reported  decimal.Decimal          `json:"reported"`
	Withheld  stateReserved            `json:"withheld"`
	Released  stateReserved            `json:"released"`
	// Ended is what the transfers owe for good that are over, Entered what was entered of them on accounts.
	Ended      map[string]fraction.F      `json:"ended,omitempty"`
	Entered    map[string]fraction.F      `json:"entered,omitempty"`
	Statements map[string]stateStatement  `json:"statements"`
	Reserves   map[string][][]stateHeld   `json:"reserves,omitempty"`
	Views      map[string]json.RawMessage `json:"views,omitempty"`
}

type stateEvent struct {
	Threshold string        `json:"threshold"`
	Date      schedule.Date `json:"date"`
	Movement  string        `json:"movement"`
	Before    fraction.F    `json:"before"`
	After     fraction.F    `json:"after"`
}

type stateAccount struct {
	Heads     map[string]fraction.F `json:"heads,omitempty"`
	Other     fraction.F            `json:"other"`
	Recouped  bool                  `json:"recouped,omitempty"`
	Refused   fraction.F            `json:"refused"`
	Principal fraction.F            `json:"principal"`
	Joined    fraction.F            `json:"joined"`
	Due       fraction.F            `json:"due"`
	Accrued   fraction.F            `json:"accrued"`
	Paid      fraction.F            `json:"paid"`
	From      schedule.Date         `json:"from"`
}

// stateStatement has what the settlements have paid, and movements outside them.
type stateStatement struct {
	Paid    decimal.Decimal   `json:"paid"`
	Outside decimal.Decimal   `json:"outside,omitzero"`
	Held    []decimal.Decimal `json:"held,omitempty"`
}

type stateTransfer struct {
	Told    decimal.Decimal `json:"told"`
	Paid    decimal.Decimal `json:"paid,omitzero"`
	Outside decimal.Decimal `json:"outside,omitzero"`
}

// stateReserved is what the reserves have moved so far, and what was told of it.
type stateReserved struct {
	Total fraction.F `json:"total"`
	Told  fraction.F `json:"told"`
}

type stateHeld struct {
	From   Receipt    `json:"from"`
	Amount fraction.F `json:"amount"`
}

const stateVersion = 1

// Save writes where the run stands, as JSON, for [Cascade.Resume]. Postings are not in it. The same run
// gives the same bytes. A run that accepted its movements can be saved, and resumed.
// Errors: [ErrNotCompiled].
func (r *Run) Save() ([]byte, error) {
	if !r.compiled() {
		return nil, ErrNotCompiled
	}
	s := state{
		Version: stateVersion, Currency: r.cascade.deal.Currency, Day: r.day, Number: r.settled.number, Receipts: r.receipts,
		Quantities: r.cascade.named(r.core.Values), Settled: r.cascade.named(r.settled.values), On: r.on(),
		Events: []stateEvent{}, Accounts: map[string]stateAccount{}, Lines: map[string]decimal.Decimal{},
		Transfers: map[string]stateTransfer{}, Reported: r.settled.receipts,
		Withheld: stateReserved{r.withheld, r.settled.withheld}, Released: stateReserved{r.released, r.settled.released},
		Ended: map[string]fraction.F{}, Entered: map[string]fraction.F{}, Statements: map[string]stateStatement{},
	}
	for _, e := range r.events {
		s.Events = append(s.Events, stateEvent{r.cascade.deal.Thresholds[e.threshold].ID, e.date, e.movement, e.before, e.after})
	}
	for i, a := range r.cascade.deal.Accounts {
		s.Accounts[a.ID] = r.ledgers[i].state(a)
	}
	for i, l := range r.cascade.lines {
		s.Lines[l.ID] = r.settled.lines[i]
	}
	for name, i := range r.cascade.debtNames {
		s.Transfers[name] = stateTransfer{r.settled.transfers[i], r.settled.paid[i], r.outside.transfers[i]}
	}
	for i, t := range r.cascade.deal.Transfers {
		if r.ended[i] != nil {
			s.Ended[t.ID] = *r.ended[i]
		}
		s.Entered[t.ID] = r.entered[i]
	}
	for i, at := range r.cascade.statements {
		s.Statements[at.id] = stateStatement{r.accounts[i].paid, r.outside.statements[i], r.accounts[i].held}
	}
	if err := r.saveBeside(&s); err != nil {
		return nil, err
	}
	return json.Marshal(s)
}

// saveBeside writes the reserves and the views.
func (r *Run) saveBeside(s *state) error {
	if len(r.reserves) > 0 {
		s.Reserves = map[string][][]stateHeld{}
	}
	for _, reserve := range r.reserves {
		periods := make([][]stateHeld, len(reserve.periods))
		for i, period := range reserve.periods {
			periods[i] = []stateHeld{}
			for _, held := range period {
				periods[i] = append(periods[i], stateHeld{held.from, held.amount})
			}
		}
		s.Reserves[r.cascade.deal.Pools[reserve.pool].ID] = periods
	}
	for i, v := range r.cascade.deal.Views {
		if s.Views == nil {
			s.Views = map[string]json.RawMessage{}
		}
		view, err := r.views[i].Save()
		if err != nil {
			return fmt.Errorf("view %s: %w", v.ID, err)
		}
		s.Views[v.ID] = view
	}
	return nil
}

// terms are the quantities that follow from the terms of the deal and the ledgers: they are not saved.
func (c *Cascade) fromTerms(name string) bool {
	return strings.HasPrefix(name, "account:") && (strings.HasSuffix(name, ":principal") || strings.HasSuffix(name, ":target")) ||
		strings.HasPrefix(name, "right:") && strings.HasSuffix(name, ":advance")
}

// named returns quantities by name.
func (c *Cascade) named(values []fraction.F) map[string]fraction.F {
	all := map[string]fraction.F{}
	for i, value := range values {
		if !c.fromTerms(c.quantities[i]) {
			all[c.quantities[i]] = value
		}
	}
	return all
}

// on returns the switches that do not follow from the quantities.
func (r *Run) on() []string {
	names := []string{}
	for i := range r.cascade.program.Switches {
		if s := &r.cascade.program.Switches[i]; (s.Latch || s.External) && r.core.On(i) {
			names = append(names, r.cascade.switches[i])
		}
	}
	return names
}

func (l *ledger) state(a Account) stateAccount {
	s := stateAccount{
		Other: l.other, Recouped: l.recouped, Refused: l.refused, Principal: l.interest.principal, Joined: l.interest.joined, Due: l.interest.due,
		Accrued: l.interest.accrued, Paid: l.interest.paid, From: l.interest.from,
	}
	for i, h := range a.Heads {
		if s.Heads == nil {
			s.Heads = map[string]fraction.F{}
		}
		s.Heads[h.ID] = l.heads[i]
	}
	return s
}

// Resume goes on with a history that [Run.Save] wrote, under this deal: the same, or an amended one. What
// has a name in both keeps its amounts; what is new begins as in a new run; the terms are those of this
// deal, from now on. A right that was ever paid cannot be missing: it ends ([Right.Ends]) instead.
//
// The error is a [Faults]: a text that is not such a state, another currency, a name with an amount that
// the deal does not know.
func (c *Cascade) Resume(data []byte) (*Run, error) {
	if c == nil || c.program == nil {
		return nil, ErrNotCompiled
	}
	var s state
	faults := &fault.Collector{}
	if !lengths(data).readable() {
		faults.Add("", ErrTooLarge, "its figures are too long")
		return nil, faults.Err()
	}
	if err := fault.DecodeWithin(data, MaxState, &s); err != nil {
		return nil, err
	}
	if s.Version != stateVersion {
		faults.Add("version", ErrUnknown, s.Version)
	}
	if s.Currency != c.deal.Currency {
		faults.Add("currency", ErrCurrency, s.Currency)
	}
	if s.Number < 0 {
		faults.Add("settlements", ErrRange, s.Number)
	}
	check.Decimals(faults, s, acceptableState)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	r := c.Open()
	l := loader{run: r, c: faults}
	l.load(&s)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return r, nil
}
