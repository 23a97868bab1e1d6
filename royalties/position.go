package royalties

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// position is where the rights of a contract stand at a moment, as a cascade reports it.
type position struct {
	lines []linePosition
	// earned is the cumulative entitlement, advance what it is set against, entitled what is due beyond it,
	// unpaid what the receipts could not pay of that.
	earned, advance, entitled, unpaid decimal.Decimal
	// bonuses are what each bonus comes to, beyond what of it is due beyond the advance: each rounded for itself.
	bonuses, beyond []decimal.Decimal
}

// linePosition is one step of one right.
type linePosition struct {
	base, brought, earned decimal.Decimal
}

// at reads the position of a contract out of the accruals of a cascade and, at a settlement, its
// statement.
func (c Contract) at(rights []entitlement, accruals accruals, s *recoupment.Settlement) (position, error) {
	var p position
	var unearned decimal.Decimal
	for _, e := range rights {
		a, err := accruals.of(e)
		if err != nil {
			return position{}, err
		}
		if a.Advance.IsPositive() != c.Advance().IsPositive() || !a.Advance.Equal(c.Advance()) {
			return position{}, fmt.Errorf("%q: %w", e.ID, ErrOtherTerms)
		}
		for i := range e.Steps {
			p.lines = append(p.lines, linePosition{base: a.Bases[i], brought: a.Brought[i], earned: a.Amounts[i]})
		}
		p.earned, unearned, p.unpaid = p.earned.Add(a.Earned), a.Unearned, p.unpaid.Add(a.Carried)
	}
	p.advance = c.Advance()
	p.bonuses, p.beyond = make([]decimal.Decimal, len(c.Bonuses)), make([]decimal.Decimal, len(c.Bonuses))
	if s == nil {
		p.entitled = decimal.Max(p.earned.Sub(p.advance), decimal.Decimal{}).Sub(p.unpaid)
		return p, nil
	}
	if st := statement(s, c.ID); st != nil {
		p.entitled = st.Entitled.Cumulative
	}
	if len(rights) > 1 {
		// Each right is rounded for itself, the statement as a whole.
		p.earned = p.advance.Sub(unearned).Add(p.entitled).Add(p.unpaid)
	}
	for i, b := range c.Bonuses {
		t := s.Transfer(b.ID)
		if t.Kind == "" {
			return position{}, fmt.Errorf("%q: %w", b.ID, ErrNoRight)
		}
		p.bonuses[i], p.beyond[i] = t.Cumulative.Add(t.SetAgainst), t.Cumulative
	}
	return p, nil
}

// statement finds the statement of account of a contract.
func statement(s *recoupment.Settlement, id string) *recoupment.Statement {
	for i := range s.Statements {
		if s.Statements[i].ID == id {
			return &s.Statements[i]
		}
	}
	return nil
}

// accruals are the positions of the rights of a cascade by name.
type accruals map[string]*recoupment.Accrual

func indexed(all []recoupment.Accrual) accruals {
	by := make(accruals, len(all))
	for i := range all {
		by[all[i].Right] = &all[i]
	}
	return by
}

// of finds the position of a right.
func (all accruals) of(e entitlement) (*recoupment.Accrual, error) {
	a, n := all[e.ID], len(e.Steps)
	switch {
	case a == nil:
		return nil, fmt.Errorf("%q: %w", e.ID, ErrNoRight)
	case len(a.Bases) != n || len(a.Amounts) != n || len(a.Brought) != n:
		return nil, fmt.Errorf("%q: %w", e.ID, ErrOtherTerms)
	}
	return a, nil
}
