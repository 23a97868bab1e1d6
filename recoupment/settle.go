package recoupment

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
)

// Settlement is the payment of a period: to every right, the rounded cumulative entitlement less what
// earlier settlements paid. The lines of one statement of account are rounded together: each is the
// difference of two rounded running totals, in the order of the deal. The balancing right takes the
// minor units that are left, so that the payments add up to the receipts.
type Settlement struct {
	Currency string        `json:"currency"`
	Date     schedule.Date `json:"date"`
	// Receipts is the money received since the last settlement.
	Receipts  decimal.Decimal `json:"receipts"`
	Payments  []Payment       `json:"payments"`
	Transfers []Payment       `json:"transfers"`
	// Levels are the cumulative amounts of the cascade, rounded for the report only.
	Levels []Level `json:"levels"`
	// Positions are the cumulative positions of the accounts and of the accruing rights.
	Accounts []AccountPosition `json:"accounts"`
	Accruals []Accrual         `json:"accruals"`
}

// Payment is what one right, or one transfer, is paid by a settlement.
type Payment struct {
	// ID is the right or the transfer.
	ID    string `json:"id"`
	Party string `json:"party"`
	// Statement is the statement of account of which it is a line; Label what the line is called.
	Statement string          `json:"statement"`
	Label     Text            `json:"label,omitzero"`
	Paid      decimal.Decimal `json:"paid"`
	// Cumulative is everything paid so far.
	Cumulative decimal.Decimal `json:"cumulative"`
}

// Level is the cumulative amount of a pool (what entered it), a tier (what reached it) or a right
// (what it is entitled to be paid).
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
)

// AccountPosition is how far an account is recouped.
type AccountPosition struct {
	ID string `json:"id"`
	// Target is the amount to recoup, Entered what was entered before the cap.
	Entered  decimal.Decimal `json:"entered"`
	Target   decimal.Decimal `json:"target"`
	Recouped decimal.Decimal `json:"recouped"`
	// Outstanding is the exact balance, rounded: it may differ by a minor unit from that of the two
	// rounded figures.
	Outstanding decimal.Decimal `json:"outstanding"`
}

// Accrual is the position of an accruing right.
type Accrual struct {
	Right string `json:"right"`
	// Bases are the cumulative bases of the steps, in order, and Brought what each of them grew by since
	// the last settlement: exact amounts, each rounded for itself. Amounts is what each step earned, as
	// differences of rounded running totals: they add up to Earned.
	Bases   []decimal.Decimal `json:"bases"`
	Brought []decimal.Decimal `json:"brought"`
	Amounts []decimal.Decimal `json:"amounts"`
	Earned  decimal.Decimal   `json:"earned"`
	// Advance is what was paid before; Unearned is the part of it not yet earned out. It and Carried
	// are balances of the rounded figures.
	Advance  decimal.Decimal `json:"advance"`
	Unearned decimal.Decimal `json:"unearned"`
	// Carried is what is due and could not be paid.
	Carried decimal.Decimal `json:"carried"`
}

// settled is what the settlements have paid, by right and by transfer.
type settled struct {
	// values are the quantities at the last settlement.
	values    []*big.Rat
	rights    []decimal.Decimal
	transfers []decimal.Decimal
	receipts  decimal.Decimal
}

func newSettled(c *Cascade) settled {
	return settled{values: c.opening, rights: make([]decimal.Decimal, len(c.rights)), transfers: make([]decimal.Decimal, len(c.transfers))}
}

// Settle pays what is due since the last settlement. The entitlements themselves stay exact. The run
// never goes back: a settlement dated before the last movement holds what that movement brought.
func (r *Run) Settle(day schedule.Date) Settlement {
	if r.cascade == nil {
		return Settlement{Date: day}
	}
	if day.After(r.day) {
		r.day = day
	}
	receipts := r.report(r.receipts)
	s := Settlement{
		Currency: r.cascade.deal.Currency, Date: day, Receipts: receipts.Sub(r.settled.receipts),
		Payments: []Payment{}, Transfers: []Payment{},
	}
	r.settled.receipts = receipts
	for i, cumulative := range r.entitlements(receipts) {
		named := r.cascade.named[i]
		s.Payments = append(s.Payments, Payment{
			ID: named.ID, Party: named.Party, Statement: cmp.Or(named.Statement, named.Party), Label: named.Label,
			Paid: cumulative.Sub(r.settled.rights[i]), Cumulative: cumulative,
		})
		r.settled.rights[i] = cumulative
	}
	for i, named := range r.cascade.deal.Transfers {
		cumulative := r.report(r.transferred(i))
		s.Transfers = append(s.Transfers, Payment{
			ID: named.ID, Party: named.To, Statement: named.To, Label: named.Label,
			Paid: cumulative.Sub(r.settled.transfers[i]), Cumulative: cumulative,
		})
		r.settled.transfers[i] = cumulative
	}
	s.Levels, s.Accounts, s.Accruals = r.levels(), r.accountPositions(), r.accruals()
	r.settled.values = slices.Clone(r.values)
	return s
}

// entitlements returns the rounded cumulative entitlement of every right.
func (r *Run) entitlements(receipts decimal.Decimal) []decimal.Decimal {
	due := make([]decimal.Decimal, len(r.cascade.rights))
	rest := receipts
	for _, lines := range r.cascade.statements {
		running, before := new(big.Rat), decimal.Decimal{}
		for _, i := range lines {
			if i == r.cascade.balance {
				continue
			}
			running.Add(running, r.values[r.cascade.rights[i].received])
			after := r.report(running)
			due[i], before = after.Sub(before), after
			rest = rest.Sub(due[i])
		}
	}
	due[r.cascade.balance] = rest
	return due
}

func (r *Run) levels() []Level {
	var levels []Level
	add := func(id string, kind LevelKind, quantity int) {
		levels = append(levels, Level{ID: id, Kind: kind, Amount: r.report(r.values[quantity])})
	}
	next := 0
	for i, p := range r.cascade.deal.Pools {
		add(p.ID, LevelPool, r.cascade.pools[i].entered)
		for j, t := range p.Tiers {
			add(t.ID, LevelTier, r.cascade.pools[i].tiers[j].reached)
			for _, named := range t.Rights {
				add(named.ID, LevelRight, r.cascade.rights[next].received)
				next++
			}
		}
		add(p.ID, LevelLeft, r.cascade.pools[i].left)
	}
	return levels
}

func (r *Run) accountPositions() []AccountPosition {
	positions := make([]AccountPosition, len(r.cascade.accounts))
	for i, named := range r.cascade.deal.Accounts {
		positions[i] = AccountPosition{
			ID: named.ID, Entered: r.report(r.entered[i]), Target: r.report(r.target(i)),
			Recouped: r.report(r.values[r.cascade.accounts[i].recouped]), Outstanding: r.report(r.outstanding(i)),
		}
	}
	return positions
}

func (r *Run) accruals() []Accrual {
	accruals := []Accrual{}
	for i, named := range r.cascade.named {
		right := &r.cascade.rights[i]
		if !right.accrues {
			continue
		}
		a := Accrual{
			Right: named.ID, Earned: r.report(r.values[right.accrued]), Advance: named.Advance,
		}
		running, before := new(big.Rat), decimal.Decimal{}
		for at, base := range right.bases {
			running.Add(running, new(big.Rat).Mul(r.values[base], right.steps[at].rate))
			after := r.report(running)
			a.Bases = append(a.Bases, r.report(r.values[base]))
			a.Brought = append(a.Brought, r.report(new(big.Rat).Sub(r.values[base], r.settled.values[base])))
			a.Amounts, before = append(a.Amounts, after.Sub(before)), after
		}
		a.Unearned = decimal.Max(named.Advance.Sub(a.Earned), decimal.Decimal{})
		a.Carried = decimal.Max(a.Earned.Sub(named.Advance), decimal.Decimal{}).Sub(r.report(r.values[right.received]))
		accruals = append(accruals, a)
	}
	return accruals
}
