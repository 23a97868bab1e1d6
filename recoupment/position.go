package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// Level is the cumulative amount of a pool (what entered it), a tier (what reached it), a right (what it
// is entitled to be paid) or a group.
type Level struct {
	ID     string          `json:"id"`
	Kind   LevelKind       `json:"kind"`
	Amount decimal.Decimal `json:"amount"`
}

// LevelKind says of what a level is the amount.
type LevelKind string

// The kinds of levels.
const (
	LevelPool  LevelKind = "pool"
	LevelTier  LevelKind = "tier"
	LevelRight LevelKind = "right"
	// LevelLeft is what the tiers of a pool left to the next one.
	LevelLeft LevelKind = "left"
	// LevelRevenue is what the rights of a group received, LevelTurnover what reached them.
	LevelRevenue  LevelKind = "revenue"
	LevelTurnover LevelKind = "turnover"
	// LevelCounter is the value of a counter.
	LevelCounter LevelKind = "counter"
)

// AccountPosition is how far an account is recouped by rights. One that is deducted from a statement of account
// ([StatementTerms.Less]) is recouped by none and stays outstanding here: [Statement.ToRecoup] is its balance.
type AccountPosition struct {
	ID string `json:"id"`
	// Target is the amount to recoup, Entered what was entered before caps, premium, tax credit and
	// interest; Refused what was entered too late.
	Entered  decimal.Decimal `json:"entered"`
	Refused  decimal.Decimal `json:"refused,omitzero"`
	Target   decimal.Decimal `json:"target"`
	Recouped decimal.Decimal `json:"recouped"`
	// Outstanding is the exact balance, rounded: it may differ by a minor unit from that of the two
	// rounded figures.
	Outstanding decimal.Decimal `json:"outstanding"`
	// Interest is what has accrued, InterestDue what of it is unpaid and has not joined the principal.
	Interest    decimal.Decimal `json:"interest,omitzero"`
	InterestDue decimal.Decimal `json:"interest_due,omitzero"`
}

// RatePosition is what the rates of a right were taken of: of one that takes its rates of what reaches its tier, and
// does not accrue.
type RatePosition struct {
	// Right is the right that takes them.
	Right string `json:"right"`
	// Bases are the cumulative bases of the steps, in order: exact amounts, each rounded for itself. Amounts is what
	// each step earned, as differences of rounded running totals: with Opening, which was paid before the history
	// begins, they add up to what the right earned, its corridors included.
	Bases   []decimal.Decimal `json:"bases"`
	Amounts []decimal.Decimal `json:"amounts"`
	Opening decimal.Decimal   `json:"opening,omitzero"`
}

// Accrual is the position of an accruing right.
type Accrual struct {
	Right string `json:"right"`
	// Bases are the cumulative bases of the steps, in order, and Brought what each of them grew by since
	// the last settlement: exact amounts, each rounded for itself. Amounts is what each step earned, as
	// differences of rounded running totals: they add up to Earned. What a retroactive step adds on
	// everything before is in the amount of that step.
	Bases   []decimal.Decimal `json:"bases"`
	Brought []decimal.Decimal `json:"brought"`
	Amounts []decimal.Decimal `json:"amounts"`
	// Opening was earned and paid before the history begins; Earned holds it.
	Opening decimal.Decimal `json:"opening,omitzero"`
	Earned  decimal.Decimal `json:"earned"`
	// Advance is what was paid before; Unearned is the part of it not yet earned out, by all the rights
	// that share it. It and Carried are balances of the rounded figures.
	Advance  decimal.Decimal `json:"advance"`
	Unearned decimal.Decimal `json:"unearned"`
	// Carried is what is due and could not be paid.
	Carried decimal.Decimal `json:"carried"`
}

func (r *Run) levels() []Level {
	var levels []Level
	add := func(id string, kind LevelKind, quantity int) {
		levels = append(levels, Level{ID: id, Kind: kind, Amount: r.report(r.core.Values[quantity])})
	}
	next := 0
	for i, p := range r.cascade.deal.Pools {
		pool := &r.cascade.program.Pools[r.cascade.pools[i]]
		add(p.ID, LevelPool, pool.Entered)
		for j, t := range p.Tiers {
			add(t.ID, LevelTier, pool.Tiers[j].Reached)
			for range t.Rights {
				for done := false; !done; next++ {
					add(r.cascade.lines[next].ID, LevelRight, r.cascade.program.Rights[next].Received)
					done = next+1 == len(r.cascade.lines) || !r.cascade.isCorridor(next+1)
				}
			}
		}
		add(p.ID, LevelLeft, pool.Left)
	}
	for i, g := range r.cascade.deal.Groups {
		add(g.ID, LevelRevenue, r.cascade.revenues[i])
		add(g.ID, LevelTurnover, r.cascade.program.Groups[i])
	}
	for i, counter := range r.cascade.deal.Counters {
		add(counter.ID, LevelCounter, r.cascade.counters[i])
	}
	return levels
}

func (c *Cascade) isCorridor(i int) bool { return c.lines[i].corridor }

func (r *Run) accountPositions() []AccountPosition {
	positions := make([]AccountPosition, len(r.cascade.accounts))
	for i, named := range r.cascade.deal.Accounts {
		at, l := r.cascade.accounts[i], &r.ledgers[i]
		outstanding := fraction.Max(r.core.Lack(at.Closed), fraction.F{})
		recouped := r.core.Values[at.Recouped]
		if named.Interest != nil {
			r.divide(i)
		}
		positions[i] = AccountPosition{
			ID: named.ID, Entered: r.report(l.entered()), Refused: r.report(l.refused),
			Target: r.report(recouped.Add(r.core.Lack(at.Closed))), Recouped: r.report(recouped),
			Outstanding: r.report(outstanding),
			Interest:    r.report(l.interest.accrued), InterestDue: r.report(l.interest.due),
		}
	}
	return positions
}

func (r *Run) ratePositions() []RatePosition {
	rates := []RatePosition{}
	for i := range r.cascade.lines {
		line := &r.cascade.lines[i]
		tier := &r.cascade.deal.Pools[line.pool].Tiers[line.tier]
		if !line.corridor && !tier.weighted() && !line.accrues() && line.Of != OfSource {
			rates = append(rates, r.ratePosition(i))
		}
	}
	return rates
}

func (r *Run) ratePosition(i int) RatePosition {
	line, right, values := &r.cascade.lines[i], &r.cascade.program.Rights[i], r.core.Values
	running := dec(line.Opening)
	before := r.report(running)
	p := RatePosition{Right: line.ID, Opening: before}
	for at, base := range right.Bases {
		running = running.Add(values[base].Mul(right.Steps[at].Rate))
		after := r.report(running)
		p.Bases, p.Amounts, before = append(p.Bases, r.report(values[base])), append(p.Amounts, after.Sub(before)), after
	}
	return p
}

func (r *Run) accruals() []Accrual {
	accruals := []Accrual{}
	for i := range r.cascade.lines {
		if r.cascade.program.Rights[i].Accrues {
			accruals = append(accruals, r.accrual(i))
		}
	}
	return accruals
}

func (r *Run) accrual(i int) Accrual {
	line, right, values := &r.cascade.lines[i], &r.cascade.program.Rights[i], r.core.Values
	a := Accrual{Right: line.ID, Opening: r.report(dec(line.Opening)), Earned: r.report(values[right.Earned])}
	running, before := dec(line.Opening), r.report(dec(line.Opening))
	if len(right.Steps) > 0 { // what was earned on the opening base is the opening
		running = running.Sub(dec(line.OpeningBase).Mul(right.Steps[0].Rate))
	}
	last := min(r.core.Step(i), len(right.Bases)-1)
	for at, base := range right.Bases {
		running = running.Add(values[base].Mul(right.Steps[at].Rate))
		if right.Retroactive && at == last {
			running = values[right.Earned]
		}
		after := r.report(running)
		if right.Retroactive && at > last {
			after = before
		}
		a.Bases = append(a.Bases, r.report(values[base]))
		a.Brought = append(a.Brought, r.report(values[base].Sub(r.settled.values[base])))
		a.Amounts, before = append(a.Amounts, after.Sub(before)), after
	}
	if right.Offset != cascade.None {
		account := r.cascade.program.Accounts[right.Offset]
		a.Advance = r.report(values[account.Target])
		a.Unearned = decimal.Max(a.Advance.Sub(r.report(values[account.Recouped])), decimal.Decimal{})
	}
	a.Carried = r.report(values[right.Owed]).Sub(r.report(values[right.Settled]))
	return a
}
