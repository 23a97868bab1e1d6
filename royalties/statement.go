package royalties

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Errors of an account.
var (
	// ErrNoRight reports a contract that is not a right of the outcome.
	ErrNoRight = errors.New("the outcome has no such right")
	// ErrOtherTerms reports an outcome that was computed with other terms: another number of steps, or
	// another guarantee.
	ErrOtherTerms = errors.New("the outcome was computed with other terms")
)

// Account is the author's account over a scenario (compte d'auteur).
type Account struct {
	Currency string `json:"currency"`
	Contract string `json:"contract"`
	// Opening is what the author had earned before the first period, on OpeningBases, by step.
	Opening      decimal.Decimal   `json:"opening"`
	OpeningBases []decimal.Decimal `json:"opening_bases"`
	Guarantee    decimal.Decimal   `json:"guarantee"`
	Statements   []Statement       `json:"statements"`
	// Bases are the cumulative bases of the steps of the contract, the opening included.
	Bases []decimal.Decimal `json:"bases"`
	// Earned is everything the author has earned, Unearned the part of the guarantee not yet earned
	// out, Carried what is due and could not be paid.
	Earned   decimal.Decimal `json:"earned"`
	Unearned decimal.Decimal `json:"unearned"`
	Carried  decimal.Decimal `json:"carried"`
	Paid     decimal.Decimal `json:"paid"`
	Bonus    decimal.Decimal `json:"bonus"`
}

// Statement is the statement of account of one period (reddition de comptes).
type Statement struct {
	Number int           `json:"number"`
	Date   schedule.Date `json:"date"`
	// Lines are the bases of the period, one for each step of the contract.
	Lines []Line `json:"lines"`
	// Earned and Unearned are cumulative.
	Earned   decimal.Decimal `json:"earned"`
	Unearned decimal.Decimal `json:"unearned"`
	Carried  decimal.Decimal `json:"carried"`
	// Paid and Bonus are the payments of the period.
	Paid  decimal.Decimal `json:"paid"`
	Bonus decimal.Decimal `json:"bonus"`
}

// Line is the base of a period at one rate. Base is exact and rounded for itself; Amount is a difference
// of rounded cumulative entitlements, so that the lines of all statements add up to what was earned.
type Line struct {
	Rate   decimal.Decimal `json:"rate"`
	Base   decimal.Decimal `json:"base"`
	Amount decimal.Decimal `json:"amount"`
}

// Account reads the account of the author out of an outcome. The error is [ErrNoRight] or
// [ErrOtherTerms] when the outcome was not computed with this contract.
func (c Contract) Account(out *recoupment.Outcome) (Account, error) {
	if out == nil {
		return Account{}, ErrNoRight
	}
	opening, err := c.accrual(out.Opening)
	if err != nil {
		return Account{}, err
	}
	a := Account{Currency: out.Currency, Contract: c.ID, Opening: opening.Earned, OpeningBases: opening.Bases, Guarantee: c.Guarantee}
	before := opening
	for _, p := range out.Periods {
		now, err := c.accrual(p.Settlement.Accruals)
		if err != nil {
			return Account{}, fmt.Errorf("period %d: %w", p.Number, err)
		}
		s := Statement{
			Number: p.Number, Date: p.End, Earned: now.Earned, Unearned: now.Unearned, Carried: now.Carried,
			Paid: p.Settlement.Line(c.ID).Current,
		}
		for i, step := range c.Steps {
			s.Lines = append(s.Lines, Line{
				Rate: step.Rate, Base: now.Brought[i], Amount: now.Amounts[i].Sub(before.Amounts[i]),
			})
		}
		for _, bonus := range c.Bonuses {
			s.Bonus = s.Bonus.Add(p.Settlement.Transfer(bonus.ID).Current)
		}
		a.Paid, a.Bonus = a.Paid.Add(s.Paid), a.Bonus.Add(s.Bonus)
		a.Statements = append(a.Statements, s)
		before = now
	}
	a.Bases, a.Earned, a.Unearned, a.Carried = before.Bases, before.Earned, before.Unearned, before.Carried
	return a, nil
}

// Check re-adds the account: its statements make what was earned since the opening, the bases (but for
// their rounding), the payments and the bonus, and nothing was paid that was not earned. The error is a [Faults] of kind
// [ErrUnbalance].
func (a Account) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, a, money.Computable) {
		return c.Err()
	}
	var earned, paid, bonus decimal.Decimal
	bases := slices.Clone(a.OpeningBases)
	for i, s := range a.Statements {
		for at, line := range s.Lines {
			earned = earned.Add(line.Amount)
			if at < len(bases) {
				bases[at] = bases[at].Add(line.Base)
			}
		}
		paid, bonus = paid.Add(s.Paid), bonus.Add(s.Bonus)
		check.Same(c, fmt.Sprintf("statements[%d].earned", i), s.Earned, a.Opening.Add(earned))
	}
	// Each base is rounded for itself, by half a unit at the most.
	places, _ := money.MinorUnits(a.Currency)
	slack := decimal.New(int64(len(a.Statements)+2), -places)
	for at := range min(len(bases), len(a.Bases)) {
		if a.Bases[at].Sub(bases[at]).Abs().GreaterThan(slack) {
			c.Add(fmt.Sprintf("bases[%d]", at), ErrUnbalance, a.Bases[at])
		}
	}
	check.Same(c, "earned", a.Earned, a.Opening.Add(earned))
	check.Same(c, "paid", a.Paid, paid)
	check.Same(c, "bonus", a.Bonus, bonus)
	check.Same(c, "unearned", a.Unearned, decimal.Max(a.Guarantee.Sub(a.Earned), decimal.Decimal{}))
	check.Same(c, "carried", a.Paid.Add(a.Carried), decimal.Max(a.Earned.Sub(a.Guarantee), decimal.Decimal{}))
	return c.Err()
}

// accrual finds the position of the contract.
func (c Contract) accrual(all []recoupment.Accrual) (recoupment.Accrual, error) {
	for _, a := range all {
		switch {
		case a.Right != c.ID:
		case len(a.Bases) != len(c.Steps) || len(a.Amounts) != len(c.Steps) || len(a.Brought) != len(c.Steps) || !a.Advance.Equal(c.Guarantee):
			return a, fmt.Errorf("%q: %w", c.ID, ErrOtherTerms)
		default:
			return a, nil
		}
	}
	return recoupment.Accrual{}, fmt.Errorf("%q: %w", c.ID, ErrNoRight)
}
