package royalties

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Statement is the statement of account of one contract and one period (reddition de comptes): what each
// rate brought, how much of the guarantee is earned out, what is due, paid and carried. Amounts are in
// the currency of the account, in whole minor units.
type Statement struct {
	Contract string `json:"contract"`
	Party    string `json:"party"`
	// Number counts the statements from 1; Period names the period of a ledger, which ends on Date.
	Number int           `json:"number"`
	Period string        `json:"period,omitempty"`
	Date   schedule.Date `json:"date"`
	// Payable is the day of payment, where it is known.
	Payable schedule.Date `json:"payable,omitzero"`
	Lines   []Line        `json:"lines"`
	// Rounding is what the rounding of each rate for itself leaves: the cumulative lines and it make Earned.
	Rounding decimal.Decimal `json:"rounding,omitzero"`
	// Earned is the entitlement of all rates together, rounded once on the cumulative sum: in a ledger on that of
	// each 200 rights. In a cascade what is not yet earned out, what is paid and, right by right, what is unpaid are
	// rounded, and make it.
	Earned Figures `json:"earned"`
	// Alone is the period by itself: the sum of its bases at their rates, rounded once. It may differ by a
	// minor unit from the current entitlement, which is a difference of cumulative ones, and it leaves out
	// what a retroactive step adds on the past.
	Alone decimal.Decimal `json:"alone"`
	// Advance is what the entitlements are set against (guarantee, options applied), Unearned the part not
	// yet earned out.
	Advance  decimal.Decimal `json:"advance"`
	Unearned decimal.Decimal `json:"unearned"`
	// Entitled is the cumulative entitlement beyond the advance. Unpaid is due and could not be paid out of the
	// receipts of a cascade; it is not in Entitled. A ledger has none.
	Entitled decimal.Decimal `json:"entitled"`
	Unpaid   decimal.Decimal `json:"unpaid,omitzero"`
	// Other is what the cascade adds or deducts: opposability, charges, bonuses that are [Recoupable].
	Other decimal.Decimal `json:"other,omitzero"`
	// Withheld and Released are the movements of the reserve of the contract, Held what it holds.
	Withheld decimal.Decimal `json:"withheld,omitzero"`
	Released decimal.Decimal `json:"released,omitzero"`
	Held     decimal.Decimal `json:"held,omitzero"`
	// Due is Entitled and Other, less Held and PaidBefore; Paid is what is paid of it, Carried the rest.
	// Below zero it is carried, never paid.
	PaidBefore decimal.Decimal `json:"paid_before"`
	Due        decimal.Decimal `json:"due"`
	Paid       decimal.Decimal `json:"paid"`
	Carried    decimal.Decimal `json:"carried"`
	Bonuses    []BonusLine     `json:"bonuses,omitempty"`
	// Bonus is what is paid of all bonuses, Total that and Paid.
	Bonus decimal.Decimal `json:"bonus"`
	Total decimal.Decimal `json:"total"`
	// Parts divide Total among the persons of a shared contract.
	Parts []Part `json:"parts,omitempty"`
}

// Figures are what was stated before, what corrections have added to that since, what the period brings,
// and all of it.
type Figures struct {
	Prior      decimal.Decimal `json:"prior"`
	Restated   decimal.Decimal `json:"restated,omitzero"`
	Current    decimal.Decimal `json:"current"`
	Cumulative decimal.Decimal `json:"cumulative"`
}

// figures compares what was stated, the same moment as it is known now, and now.
func figures(stated, known, now decimal.Decimal) Figures {
	return Figures{Prior: stated, Restated: known.Sub(stated), Current: now.Sub(known), Cumulative: now}
}

// Line is what one step of one rate brought, in one medium where the account is that of a ledger.
type Line struct {
	// Right names the rate, its medium where the rate has several, and its escalator: "SCN.film.THE".
	Right  string `json:"right"`
	Label  Text   `json:"label,omitzero"`
	Medium string `json:"medium,omitempty"`
	// On are the coordinates to which the rate is restricted.
	On      recoupment.Filter `json:"on,omitempty"`
	Of      Base              `json:"of"`
	Counter string            `json:"counter,omitempty"`
	// Step counts from 1. Rate is in per cent of the base, or an amount for each unit of the counter.
	Step int             `json:"step"`
	Rate decimal.Decimal `json:"rate"`
	// Base is the base of the period, BaseTotal the cumulative one: exact, each rounded for itself to the minor
	// unit, or to hundredths at least for a number of units.
	Base      decimal.Decimal `json:"base"`
	BaseTotal decimal.Decimal `json:"base_total"`
	// Earned is a difference of rounded running totals: the steps of a rate add up to the rate, and one may be a
	// minor unit from its own base at its own rate. What a retroactive step adds on the past is its own.
	Earned Figures `json:"earned"`
	// Alone is Base at the rate, rounded.
	Alone decimal.Decimal `json:"alone"`
}

// exact is what the base of the line brings at its rate.
func (l Line) exact() decimal.Decimal {
	if l.Of == PerUnit {
		return l.Base.Mul(l.Rate)
	}
	return l.Base.Mul(l.Rate).Shift(-2)
}

// BonusLine is one bonus on a statement.
type BonusLine struct {
	ID      string `json:"id"`
	Label   Text   `json:"label,omitzero"`
	BorneBy string `json:"borne_by"`
	// Owed is what the bonus comes to; Entitled what of it is due beyond the guarantee, all of it where the
	// bonus is not set against that.
	Owed     Figures         `json:"owed"`
	Entitled decimal.Decimal `json:"entitled"`
	// Due is Entitled less PaidBefore. Below zero it is carried.
	PaidBefore decimal.Decimal `json:"paid_before"`
	Due        decimal.Decimal `json:"due"`
	Paid       decimal.Decimal `json:"paid"`
}

// Part is the statement of one person of a shared contract. Each figure is the person's part of the cumulative
// figure of the contract, so that the parts make it; what is paid is never below zero.
type Part struct {
	Party   string          `json:"party"`
	Percent decimal.Decimal `json:"percent"`
	// Earned and Unearned are cumulative, Carried is what is not paid.
	Earned   decimal.Decimal `json:"earned"`
	Unearned decimal.Decimal `json:"unearned"`
	Carried  decimal.Decimal `json:"carried"`
	// PaidBefore is what the person was paid on earlier statements, bonuses included, as Paid is on this one.
	PaidBefore decimal.Decimal `json:"paid_before"`
	Paid       decimal.Decimal `json:"paid"`
}

// moments are the positions that a statement compares: as it was last stated, the same as it is known
// after corrections, and now.
type moments struct{ stated, known, now position }

// settlement is what a statement reads of a settlement of the cascade, and of what was paid.
type settlement struct {
	places  int32
	rights  []entitlement
	account *recoupment.Statement // nil where the contract has no right
	held    *held                 // the reserve of a ledger, which takes the place of the cascade's
	// paidBonuses are the payments of the bonuses so far.
	paidBonuses []decimal.Decimal
}

// state draws the statement of the contract, but for what is paid of it.
func (c Contract) state(m moments, s settlement) Statement {
	now := m.now
	st := Statement{
		Contract: c.ID, Party: c.Party, Lines: []Line{}, Earned: figures(m.stated.earned, m.known.earned, now.earned),
		Advance: now.advance, Unearned: now.unearned(), Entitled: now.entitled, Unpaid: now.unpaid,
	}
	rest, alone := now.earned, decimal.Decimal{}
	at := 0
	for _, e := range s.rights {
		for i, step := range e.Steps {
			l := Line{
				Right: e.ID, Label: e.Label, Medium: e.medium, On: e.rate.On, Of: e.rate.of(), Counter: e.rate.Counter, Step: i + 1, Rate: step.Rate,
				Base: now.lines[at].brought, BaseTotal: now.lines[at].base,
				Earned: figures(m.stated.line(at), m.known.line(at), now.lines[at].earned),
			}
			l.Alone = money.RoundDecimal(l.exact(), s.places, money.HalfAwayFromZero)
			rest, alone = rest.Sub(l.Earned.Cumulative), alone.Add(l.exact())
			st.Lines = append(st.Lines, l)
			at++
		}
	}
	st.Rounding, st.Alone = rest, money.RoundDecimal(alone, s.places, money.HalfAwayFromZero)
	if a := s.account; a != nil {
		st.Withheld, st.Released, st.Held = a.Withheld, a.Released, a.Held
		if h := s.held; h != nil {
			st.Withheld, st.Released, st.Held = h.withheld, h.released, h.total()
		}
		st.PaidBefore, st.Other = a.PaidBefore, a.Opposable.Sub(a.Deducted)
		st.Due = st.Entitled.Add(st.Other).Sub(st.Held).Sub(st.PaidBefore)
	}
	for i, b := range c.Bonuses {
		st.Bonuses = append(st.Bonuses, BonusLine{
			ID: b.ID, Label: b.Label, BorneBy: b.BorneBy, Owed: figures(m.stated.bonus(i), m.known.bonus(i), now.bonuses[i]),
			Entitled: now.beyond[i], PaidBefore: s.paidBonuses[i], Due: now.beyond[i].Sub(s.paidBonuses[i]),
		})
	}
	return st
}

// pay enters what is paid of the entitlements, and all that is due of the bonuses.
func (s *Statement) pay(paid decimal.Decimal) {
	s.Paid, s.Carried, s.Total = paid, s.Due.Sub(paid), paid
	for i := range s.Bonuses {
		b := &s.Bonuses[i]
		b.Paid = decimal.Max(b.Due, decimal.Decimal{})
		s.Bonus = s.Bonus.Add(b.Paid)
	}
	s.Total = s.Total.Add(s.Bonus)
}

// line and bonus are cumulative amounts, zero at a moment before the first.
func (p position) line(i int) decimal.Decimal {
	if i < len(p.lines) {
		return p.lines[i].earned
	}
	return decimal.Decimal{}
}

func (p position) bonus(i int) decimal.Decimal {
	if i < len(p.bonuses) {
		return p.bonuses[i]
	}
	return decimal.Decimal{}
}

// unearned is what the rates and the bonuses have not earned out of the advance.
func (p position) unearned() decimal.Decimal {
	left := p.advance.Sub(p.earned)
	for i := range p.bonuses {
		left = left.Sub(p.bonuses[i].Sub(p.beyond[i]))
	}
	return decimal.Max(left, decimal.Decimal{})
}
