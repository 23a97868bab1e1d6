package recoupment

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
	"github.com/filmfinance/filmfinance/schedule"
)

// Outcome is what a scenario gives to everybody.
type Outcome struct {
	Currency string `json:"currency"`
	Scenario string `json:"scenario"`
	// Opening is what the accruing rights have earned before the first period.
	Opening  []Accrual       `json:"opening"`
	Periods  []PeriodOutcome `json:"periods"`
	Events   []Event         `json:"events"`
	Postings []Posting       `json:"postings"`
	// Final is the last settlement; its cumulative amounts are the totals of the scenario.
	Final Settlement `json:"final"`
}

// PeriodOutcome is one period of an outcome.
type PeriodOutcome struct {
	Number int           `json:"number"`
	End    schedule.Date `json:"end"`
	// Theatrical is zero for a period without admissions.
	Admissions decimal.Decimal `json:"admissions"`
	Theatrical boxoffice.Split `json:"theatrical"`
	// Support is cumulative.
	Support      cnc.Position         `json:"support"`
	Amortisation AmortisationPosition `json:"amortisation"`
	Settlement   Settlement           `json:"settlement"`
}

// AmortisationPosition is the cumulative amortisation account, rounded to the minor unit.
type AmortisationPosition struct {
	// SupportCounted is the part of the automatic support that counts.
	SupportCounted decimal.Decimal `json:"support_counted"`
	Level          decimal.Decimal `json:"level"`
	// Remaining is what is still to amortise; zero once the account has reached its threshold.
	Remaining decimal.Decimal `json:"remaining"`
}

// Run plays a scenario and settles each period. The figures of the box office are rounded as
// [boxoffice.Rules.Split] says, and the rounded receipts of the distributor enter the cascade; the
// cumulative support is rounded. Errors: [Faults], or those of [Run.Apply].
func (f *Film) Run(s Scenario) (*Outcome, error) {
	if err := f.validate(s); err != nil {
		return nil, err
	}
	declared, err := s.declared()
	if err != nil {
		return nil, err
	}
	season, err := f.open(false, nil, declared)
	if err != nil {
		return nil, err
	}
	out := &Outcome{Currency: f.exploitation.Deal.Currency, Scenario: s.ID, Opening: season.run.accruals()}
	season.run.settled.values = slices.Clone(season.run.core.Values) // what the periods bring begins here
	for _, p := range s.Periods {
		theatrical, err := season.play(p)
		if err != nil {
			return nil, fmt.Errorf("period %d: %w", p.Number, err)
		}
		settlement, err := season.run.Settle(p.End)
		if err != nil {
			return nil, fmt.Errorf("period %d: %w", p.Number, err)
		}
		admissions := p.Admissions
		if of := declared[p.Number]; of != nil {
			admissions = of.Total.Admissions
		}
		out.Periods = append(out.Periods, PeriodOutcome{
			Number: p.Number, End: p.End, Admissions: admissions, Theatrical: theatrical,
			Support: season.position, Amortisation: season.amortisation(), Settlement: settlement,
		})
	}
	if last := len(out.Periods) - 1; last >= 0 {
		out.Final = out.Periods[last].Settlement
	}
	out.Events, out.Postings = season.run.Events(), season.run.Postings()
	return out, nil
}

func (s *season) amortisation() AmortisationPosition {
	if s.film.account < 0 {
		return AmortisationPosition{}
	}
	missing := s.run.core.Lacks(nil)[s.film.account]
	reaches := dec(s.film.cascade.deal.Thresholds[s.film.account].Condition.Reaches)
	p := AmortisationPosition{
		SupportCounted: s.run.report(fraction.FromRat(s.counted)), Level: s.run.report(reaches.Sub(missing)),
	}
	if missing.Sign() > 0 {
		p.Remaining = s.run.report(missing)
	}
	return p
}
