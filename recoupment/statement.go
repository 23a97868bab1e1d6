package recoupment

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// Statement is a statement of account (reddition de comptes): what a party is entitled to, what is set
// against it, and what is paid.
type Statement struct {
	ID string `json:"id"`
	// Label is that of its terms, or without one that of the party whose own it is.
	Label Text `json:"label,omitzero"`
	// Parties are those of its lines.
	Parties []string `json:"parties"`
	// Lines are the rights on the statement, Pools the same by the pool where they stand.
	Lines []Line      `json:"lines"`
	Pools []PoolTotal `json:"pools"`
	// Entitled is what the lines add up to, with what was earned before the history began.
	Entitled Figures `json:"entitled"`
	// Opposable is what the view of the beneficiary adds to that so far, or takes away: he is due what his
	// view says, and the party that bears the difference owes it.
	Opposable decimal.Decimal `json:"opposable,omitzero"`
	// Deducted is what is charged to the statement so far.
	Deducted decimal.Decimal `json:"deducted,omitzero"`
	// Withheld and Released are the movements of the reserve in the period, Held what it holds.
	Withheld decimal.Decimal `json:"withheld,omitzero"`
	Released decimal.Decimal `json:"released,omitzero"`
	Held     decimal.Decimal `json:"held,omitzero"`
	// PaidBefore is everything paid before this settlement. Due is Entitled with Opposable, less Deducted,
	// Held and PaidBefore; Paid is what the settlement pays of it, Carried the rest, which may be negative.
	PaidBefore decimal.Decimal `json:"paid_before"`
	Due        decimal.Decimal `json:"due"`
	Paid       decimal.Decimal `json:"paid"`
	Carried    decimal.Decimal `json:"carried"`
	// ToRecoup is what the lines still have to recoup: the balances of their accounts and advances, and
	// of what is charged to the statement.
	ToRecoup decimal.Decimal `json:"to_recoup"`
	// Receivable and Payable are what its parties and others owe each other, told again from
	// [Settlement.Transfers]: they are paid there, and not in Due. Only the difference of a view is, as
	// Opposable: the settlement pays it here, and its bearer owes it.
	Receivable []TransferLine `json:"receivable,omitempty"`
	Payable    []TransferLine `json:"payable,omitempty"`
}

// PoolTotal is what the lines of a statement in one pool add up to.
type PoolTotal struct {
	Pool string `json:"pool"`
	Figures
}

// statementAccount is what a run remembers of a statement of account.
type statementAccount struct {
	// paid is what the settlements have paid, with what was paid before the history began.
	paid decimal.Decimal
	// held are the reserves of the periods not yet released, the oldest first.
	held []decimal.Decimal
}

func (c *Cascade) openStatements() []statementAccount {
	accounts := make([]statementAccount, len(c.statements))
	for i, s := range c.statements {
		for _, line := range s.lines {
			accounts[i].paid = accounts[i].paid.Add(c.lines[line].Opening)
		}
		if s.terms.PriorPayments == PaymentsCounted {
			accounts[i].paid = accounts[i].paid.Add(s.terms.Paid)
		}
	}
	return accounts
}

// statements draws the statements of a settlement.
func (r *Run) statements(s *Settlement, pays bool) []Statement {
	byID := make(map[string]*Line, len(s.Lines))
	for i := range s.Lines {
		byID[s.Lines[i].ID] = &s.Lines[i]
	}
	all := make([]Statement, len(r.cascade.statements))
	told := map[string]bool{} // the parties whose transfers are on a statement already
	for i := range all {
		at := &r.cascade.statements[i]
		drawn := Statement{ID: at.id, Label: r.cascade.statementLabel(at), Parties: append([]string{}, at.parties...), Lines: []Line{}, Pools: []PoolTotal{}}
		for _, line := range at.lines {
			drawn.add(*byID[r.cascade.lines[line].ID])
		}
		drawn.tell(s.Transfers, told)
		drawn.Opposable = r.opposable(i)
		r.charge(&drawn, i)
		r.withholdFrom(&drawn, i)
		r.payDue(&drawn, i, pays)
		drawn.ToRecoup = r.toRecoup(i, drawn)
		all[i] = drawn
	}
	return all
}

func (c *Cascade) statementLabel(s *statementAt) Text {
	if s.terms.Label != (Text{}) {
		return s.terms.Label
	}
	return c.partyLabels[s.id]
}

// add adds a line to a statement, and to the total of its pool.
func (s *Statement) add(l Line) {
	s.Lines = append(s.Lines, l)
	s.Entitled = s.Entitled.plus(l.Figures)
	if !slices.Contains(s.Parties, l.Party) {
		s.Parties = append(s.Parties, l.Party)
	}
	for i := range s.Pools {
		if s.Pools[i].Pool == l.Pool {
			s.Pools[i].Figures = s.Pools[i].plus(l.Figures)
			return
		}
	}
	s.Pools = append(s.Pools, PoolTotal{Pool: l.Pool, Figures: l.Figures})
}

// tell shows the transfers of the parties of a statement, on the first statement of each party.
func (s *Statement) tell(transfers []TransferLine, told map[string]bool) {
	for _, party := range s.Parties {
		if told[party] {
			continue
		}
		told[party] = true
		for _, t := range transfers {
			if t.To == party {
				s.Receivable = append(s.Receivable, t)
			}
			if t.From == party {
				s.Payable = append(s.Payable, t)
			}
		}
	}
}

// opposable returns what the views of the beneficiaries add to the lines of a statement.
func (r *Run) opposable(i int) decimal.Decimal {
	var gap fraction.F
	for k, v := range r.cascade.deal.Views {
		if r.cascade.firstStatement(v.Party) == i {
			gap = gap.Add(r.transfersGap(k))
		}
		for _, line := range r.cascade.statements[i].lines {
			if r.cascade.lines[line].Party == v.Party {
				gap = gap.Add(r.lineGap(k, line))
			}
		}
	}
	return r.report(gap)
}

// firstStatement returns the first statement of a party, where its transfers are told.
func (c *Cascade) firstStatement(party string) int {
	return slices.IndexFunc(c.statements, func(s statementAt) bool {
		return slices.ContainsFunc(s.lines, func(line int) bool { return c.lines[line].Party == party })
	})
}

// charge deducts the accounts that are charged to a statement.
func (r *Run) charge(s *Statement, i int) {
	terms := r.cascade.statements[i].terms
	s.Entitled.Prior = s.Entitled.Prior.Add(terms.Earned)
	s.Entitled.Cumulative = s.Entitled.Cumulative.Add(terms.Earned)
	var deducted fraction.F
	for _, d := range terms.Less {
		at := r.cascade.accounts[r.cascade.names.accounts[d.Account]]
		amount := r.core.Values[at.Target]
		if !d.Rate.IsZero() {
			amount = amount.Mul(percent(d.Rate))
		}
		deducted = deducted.Add(amount)
	}
	s.Deducted = r.report(deducted)
}

// withholdFrom moves the reserve of a statement.
func (r *Run) withholdFrom(s *Statement, i int) {
	at, account := &r.cascade.statements[i], &r.accounts[i]
	if at.terms.Reserve == nil {
		return
	}
	var current decimal.Decimal
	for k, reserved := range at.reserved {
		if reserved {
			current = current.Add(s.Lines[k].Current)
		}
	}
	if current.IsPositive() {
		s.Withheld = r.report(dec(current).Mul(percent(at.terms.Reserve.Rate)))
	}
	account.held = append(slices.Clone(account.held), s.Withheld)
	for len(account.held) > at.terms.Reserve.Periods {
		s.Released, account.held = s.Released.Add(account.held[0]), account.held[1:]
	}
	for _, held := range account.held {
		s.Held = s.Held.Add(held)
	}
}

// payDue pays what is due, if it is enough to be paid.
func (r *Run) payDue(s *Statement, i int, pays bool) {
	account := &r.accounts[i]
	s.PaidBefore = account.paid.Add(r.outside.statements[i])
	s.Due = s.Entitled.Cumulative.Add(s.Opposable).Sub(s.Deducted).Sub(s.Held).Sub(s.PaidBefore)
	if pays && s.Due.IsPositive() && s.Due.GreaterThanOrEqual(r.cascade.statements[i].terms.Minimum) {
		s.Paid = s.Due
	}
	s.Carried = s.Due.Sub(s.Paid)
	account.paid = account.paid.Add(s.Paid)
}

// toRecoup adds up what a statement still has to recoup, each account once.
func (r *Run) toRecoup(i int, s Statement) decimal.Decimal {
	var total fraction.F
	seen := map[int]bool{}
	for _, line := range r.cascade.statements[i].lines {
		right := &r.cascade.program.Rights[line]
		for _, account := range []int{right.Account, right.Offset} {
			if account >= 0 && !seen[account] {
				seen[account] = true
				total = total.Add(fraction.Max(r.core.Lack(r.cascade.program.Accounts[account].Closed), fraction.F{}))
			}
		}
	}
	short := decimal.Max(s.Deducted.Sub(s.Entitled.Cumulative).Sub(s.Opposable), decimal.Decimal{})
	return r.report(total).Add(short)
}
