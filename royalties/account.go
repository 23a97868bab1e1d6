package royalties

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Errors of an account.
var (
	// ErrNoRight reports a contract of which a rate or a bonus is not in the outcome.
	ErrNoRight = errors.New("the outcome has no such right or bonus")
	// ErrOtherTerms reports an outcome that was computed with other terms: another number of steps, or
	// another guarantee.
	ErrOtherTerms = errors.New("the outcome was computed with other terms")
)

// Account is the account of a contract over a scenario of a cascade (compte d'auteur).
type Account struct {
	Currency string `json:"currency"`
	Contract string `json:"contract"`
	// Opening is what was earned before the first period, OpeningBases the cumulative bases, line by line.
	Opening      decimal.Decimal   `json:"opening"`
	OpeningBases []decimal.Decimal `json:"opening_bases"`
	Statements   []Statement       `json:"statements"`
}

// Account reads the account of the contract out of an outcome that was computed with its parts ([Tier],
// [AddTo]). What the cascade paid is what was paid. The error is [ErrNoRight] or [ErrOtherTerms] when the outcome was computed otherwise.
func (c Contract) Account(out *recoupment.Outcome) (Account, error) {
	if out == nil {
		return Account{}, ErrNoRight
	}
	rights := c.inDeal()
	opening, err := c.at(rights, indexed(out.Opening), nil)
	if err != nil {
		return Account{}, err
	}
	a := Account{Currency: out.Currency, Contract: c.ID, Opening: opening.earned, Statements: []Statement{}, OpeningBases: []decimal.Decimal{}}
	for _, l := range opening.lines {
		a.OpeningBases = append(a.OpeningBases, l.base)
	}
	places, _ := money.MinorUnits(out.Currency)
	before, persons := opening, drawn{split: c.split(places), paidBonuses: make([]decimal.Decimal, len(c.Bonuses))}
	for i := range out.Periods {
		p := &out.Periods[i]
		now, err := c.at(rights, indexed(p.Settlement.Accruals), &p.Settlement)
		if err != nil {
			return Account{}, fmt.Errorf("period %d: %w", p.Number, err)
		}
		account, paid := statement(&p.Settlement, c.ID), decimal.Decimal{}
		if account != nil {
			paid = account.Paid
		} else if len(rights) > 0 || len(c.Bonuses) == 0 {
			return Account{}, fmt.Errorf("period %d: %q: %w", p.Number, c.ID, ErrNoRight)
		}
		s := c.state(moments{before, before, now}, settlement{places, rights, account, nil, before.beyond})
		s.Number, s.Date = p.Number, p.End
		s.pay(paid)
		persons.enter(&s, c)
		a.Statements = append(a.Statements, s)
		before = now
	}
	return a, nil
}

// Last is where the account stands: its last statement, or a statement of nothing.
func (a Account) Last() Statement {
	if len(a.Statements) == 0 {
		return Statement{Contract: a.Contract}
	}
	return a.Statements[len(a.Statements)-1]
}

// Paid is everything paid on the statements, bonuses apart; Bonus the bonuses.
func (a Account) Paid() decimal.Decimal {
	return sum(a.Statements, func(s Statement) decimal.Decimal { return s.Paid })
}

// Bonus is what was paid of the bonuses.
func (a Account) Bonus() decimal.Decimal {
	return sum(a.Statements, func(s Statement) decimal.Decimal { return s.Bonus })
}

func sum[T any](all []T, of func(T) decimal.Decimal) decimal.Decimal {
	var total decimal.Decimal
	for _, one := range all {
		total = total.Add(of(one))
	}
	return total
}
