package payroll

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// AnnexeIII is the pay of technicians on a low-budget film (IDCC 3097, titre II annexe III): a share of the
// minimum above a base, the rest given up against a deferred pay. [AnnexeIIIAt] gives the terms of the law;
// those of films admitted from 11 April 2025 are not public, and the caller supplies them.
type AnnexeIII struct {
	// Base (socle) is a weekly pay in euros; a minimum up to it is paid in full.
	Base decimal.Decimal `json:"base"`
	// Share is the part of the minimum above the base that is paid, in per cent.
	Share decimal.Decimal `json:"share"`
	// Multiple is how many times the pay given up is owed later.
	Multiple decimal.Decimal `json:"multiple"`
	// OnEquivalence applies the share to the pay of the equivalence hours, as before 11 April 2020; no
	// payslip is made of it, only [AnnexeIII.Pay].
	OnEquivalence bool `json:"on_equivalence,omitempty"`
}

// AnnexeIIIAt returns the terms of a film whose application for approval is of one day, for work on another:
// the base follows the work, the share and the multiple follow the film. Errors: [ErrBefore] and [ErrNone],
// always after 10 April 2025.
func AnnexeIIIAt(work, applied schedule.Date) (AnnexeIII, []Source, error) {
	base, err := law.AnnexeIIIBase().At(work.String())
	if err != nil {
		return AnnexeIII{}, nil, err
	}
	terms, err := law.AnnexeIIITerms().At(applied.String())
	if err != nil {
		return AnnexeIII{}, nil, err
	}
	a := AnnexeIII{Base: base.Value, Share: terms.Value.Share, Multiple: terms.Value.Multiple, OnEquivalence: terms.Value.OnEquivalence}
	return a, []Source{base.Source, terms.Source}, nil
}

// same reports the same terms, or none.
func (a *AnnexeIII) same(other *AnnexeIII) bool {
	if a == nil || other == nil {
		return a == other
	}
	return a.Base.Equal(other.Base) && a.Share.Equal(other.Share) && a.Multiple.Equal(other.Multiple) && a.OnEquivalence == other.OnEquivalence
}

// week returns the weekly pay that takes the place of a minimum.
func (a AnnexeIII) week(minimum decimal.Decimal) decimal.Decimal {
	above := minimum.Sub(a.Base)
	if !above.IsPositive() {
		return minimum
	}
	return a.Base.Add(above.Mul(a.Share).Mul(decimal.New(1, -2)))
}

// Pay returns what is paid now and what is deferred, to the cent, for a week of a number of hours at a
// weekly minimum: effective hours, or 39 for the guaranteed week. Rules say what the hours weigh. The
// deferred pay is computed from unrounded figures. The error is [ErrTooLarge].
func (a AnnexeIII) Pay(rules TimeRules, minimum decimal.Decimal, time Minute) (paid, deferred decimal.Decimal, err error) {
	if err := rules.acceptable(minimum, a.Base, a.Share, a.Multiple); err != nil {
		return paid, deferred, err
	}
	full := rules.week(minimum, time)
	now := rules.week(a.week(minimum), time)
	if a.OnEquivalence {
		base := fraction.FromDecimal(a.Base)
		if now = full; full.Cmp(base) > 0 {
			now = base.Add(full.Sub(base).Mul(fraction.FromDecimal(a.Share)).Quo(fraction.Int(100)))
		}
	}
	owed := full.Sub(now).Mul(fraction.FromDecimal(a.Multiple))
	return now.Round(2, HalfAwayFromZero), owed.Round(2, HalfAwayFromZero), nil
}

// Week returns the pay of a week of a number of hours at a weekly pay, overtime included and without any
// other premium, to the cent: by the rules of film technicians, pay / 40 for each hour up to the 35th, 1.25
// times that up to the 43rd, 1.5 up to the 48th, 1.75 beyond. The error is [ErrTooLarge].
func (r TimeRules) Week(pay decimal.Decimal, time Minute) (decimal.Decimal, error) {
	if err := r.acceptable(pay); err != nil {
		return decimal.Decimal{}, err
	}
	return r.week(pay, time).Round(2, HalfAwayFromZero), nil
}

// acceptable reports whether arithmetic on the rules of a week and on amounts may be tried.
func (r TimeRules) acceptable(amounts ...decimal.Decimal) error {
	amounts = append(amounts, r.WeekHours)
	for _, step := range r.Overtime.Steps {
		amounts = append(amounts, step.Percent)
	}
	for _, d := range amounts {
		if !money.Acceptable(d) {
			return fmt.Errorf("an amount %w", ErrTooLarge)
		}
	}
	return nil
}

func (r TimeRules) week(pay decimal.Decimal, time Minute) fraction.F {
	return rateOf{pay, r.WeekHours}.exact().Mul(r.weighted(time))
}

// weighted returns hours weighted by their overtime.
func (r TimeRules) weighted(time Minute) fraction.F {
	weighted := inHours(time)
	for _, part := range r.Overtime.between(0, time) {
		weighted = weighted.Add(inHours(part.Time).Mul(fraction.FromDecimal(part.Percent)).Quo(fraction.Int(100)))
	}
	return weighted
}

// between returns the time of each step between two ranks, without the steps that have none of it.
func (s Scale) between(from, to Minute) []PremiumTime {
	var parts []PremiumTime
	for i, step := range s.Steps {
		end := to
		if i+1 < len(s.Steps) {
			end = min(to, s.Steps[i+1].Above)
		}
		if time := end - max(from, step.Above); time > 0 && !step.Percent.IsZero() {
			parts = append(parts, PremiumTime{step.Percent, time})
		}
	}
	return parts
}
