package taxcredit

import (
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// credit applies the rate, the caps, the conditions and the ceiling of public aid.
func (m *maker) credit(b *Base) {
	b.Uncapped = m.round(money.Of(b.Base, m.claim.Rules.Rate))
	b.CreditCap = m.cap()
	b.Unmet = m.unmet(b)
	b.Aid = m.aid()
	b.Credit = b.limited()
	if b.Aid != nil && len(b.Unmet) == 0 {
		b.Aid.Lost = b.capped().Sub(b.Credit)
	}
}

// capped returns the credit within its caps.
func (b *Base) capped() decimal.Decimal {
	if b.CreditCap.IsZero() {
		return b.Uncapped
	}
	return decimal.Min(b.Uncapped, b.CreditCap)
}

// limited returns the credit that conditions and ceiling leave.
func (b *Base) limited() decimal.Decimal {
	switch {
	case len(b.Unmet) > 0:
		return decimal.Decimal{}
	case b.Aid != nil:
		return decimal.Min(b.capped(), b.Aid.Room)
	}
	return b.capped()
}

// cap returns the smallest cap of the credit that applies, or zero.
func (m *maker) cap() (least decimal.Decimal) {
	rules, minutes := m.claim.Rules, m.claim.Minutes
	caps := []decimal.Decimal{rules.Cap}
	for _, one := range rules.Minute {
		if one.Below.IsZero() || m.result.Total.LessThan(one.Below.Mul(minutes)) {
			caps = append(caps, m.round(one.Cap.Mul(minutes).Rat()))
			break
		}
	}
	for _, one := range caps {
		if !one.IsZero() && (least.IsZero() || one.LessThan(least)) {
			least = one
		}
	}
	return least
}

// unmet lists the conditions that are not met.
func (m *maker) unmet(b *Base) (unmet []Condition) {
	rules, minutes, total := m.claim.Rules, m.claim.Minutes, m.result.Total
	for _, one := range []struct {
		name      Condition
		is, least decimal.Decimal
	}{
		{Length, minutes, rules.Least.Minutes},
		{MinuteCost, total, rules.Least.CostPerMinute.Mul(minutes)},
		{MinuteEligible, b.Eligible, rules.Least.EligiblePerMinute.Mul(minutes)},
		{LeastEligible, b.Eligible, rules.Least.Eligible},
		{LeastShootingDay, m.claim.ShootingDays, rules.Least.ShootingDays},
	} {
		if one.is.LessThan(one.least) {
			unmet = append(unmet, one.name)
		}
	}
	if rules.NoCNCAid && m.claim.CNCAid {
		unmet = append(unmet, WithoutCNCAid)
	}
	return unmet
}

// aid returns what the ceiling of public aid leaves, or nil without a ceiling. Above it only the excess of
// the credit is lost (Conseil d'État, 15 March 2023, 452317).
func (m *maker) aid() *AidTest {
	rules := m.claim.Rules
	if rules.AidCeiling.IsZero() {
		return nil
	}
	test := AidTest{On: rules.AidOn, Cost: m.result.Total, Percent: rules.AidCeiling, Other: m.claim.PublicAid}
	if rules.AidOn == OnFinalCost {
		test.Cost = m.claim.FinalCost
	}
	test.Ceiling = m.round(money.Of(test.Cost, test.Percent))
	test.Room = decimal.Max(test.Ceiling.Sub(test.Other), decimal.Decimal{})
	return &test
}
