package dossier

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// Result is the worked dossier: the result of every package, in the order of the chain.
type Result struct {
	Title         string                   `json:"title"`
	Currency      string                   `json:"currency"`
	Budget        budget.Result            `json:"budget"`
	TaxCredit     TaxCreditResult          `json:"tax_credit"`
	Financing     financing.Analysis       `json:"financing"`
	AidTest       financing.AidTest        `json:"aid_test"`
	Cash          cashflow.Result          `json:"cash"`
	Facility      cashflow.FacilityResult  `json:"facility"`
	OpposableCost rnpp.OpposableCostResult `json:"opposable_cost"`
	Opening       []OpeningAmount          `json:"amortisation_opening"`
	OpeningLevel  decimal.Decimal          `json:"amortisation_opening_level"`
	Scenarios     []ScenarioResult         `json:"scenarios"`
	Expected      Expected                 `json:"expected"`
	BreakEven     []recoupment.BreakEven   `json:"break_even"`
	level         decimal.Decimal          // the exact opening of the amortisation account
}

// Compute leads the film through the whole chain. The error names the part that refused its document.
func (d Document) Compute() (*Result, error) {
	r := &Result{Title: d.Title, Currency: d.Currency}
	steps := []struct {
		part string
		run  func(*Result) error
	}{
		{"budget", d.budget}, {"tax_credit", d.taxCredit}, {"financing", d.financing}, {"cash", d.cash},
		{"amortisation", d.amortisation}, {"exploitation", d.exploit},
	}
	for _, step := range steps {
		if err := step.run(r); err != nil {
			return nil, fmt.Errorf("%s:\n%w", step.part, err)
		}
	}
	return r, nil
}

func (d Document) budget(r *Result) (err error) {
	r.Budget, err = d.Budget.Compute()
	return err
}

func (d Document) financing(r *Result) (err error) {
	plan := d.Financing
	plan.Budget = r.Budget.Total
	if r.Financing, err = plan.Analyse(); err != nil {
		return err
	}
	r.AidTest, err = r.Financing.PublicAid(financing.AidCeiling{Percent: d.TaxCredit.Rules.AidCeiling})
	return err
}

func (d Document) cash(r *Result) (err error) {
	plan := cashflow.Plan{
		Currency: d.Currency, Start: d.Cash.Start, Production: d.Production, Keys: d.Cash.Keys,
		Outflows: cashflow.FromBudget(r.Budget, d.Cash.LeftOut...), Inflows: d.Financing.Sources,
	}
	for _, s := range d.Cash.Structure {
		plan.Outflows = append(plan.Outflows, d.structure(r.Budget, s)...)
	}
	if r.Cash, err = plan.Compute(); err != nil {
		return err
	}
	facility := d.Cash.Facility
	for _, u := range r.Cash.Unallocated {
		if u.Column != cashflow.Receipts && u.Reason == cashflow.NoKey {
			facility.Provision = facility.Provision.Sub(u.Amount)
		}
	}
	r.Facility, err = cashflow.Borrow(r.Cash, facility, d.Financing.Sources)
	return err
}

// structure is the cash part of a percentage of the devis, then what deferred sources leave in the film.
func (d Document) structure(b budget.Result, s Structure) []cashflow.Outflow {
	var deferred []financing.Source
	for _, id := range s.Less {
		if source := find(d.Financing.Sources, id); source != nil {
			deferred = append(deferred, *source)
		}
	}
	outflow, _ := cashflow.FromPercentage(b, s.Percentage, s.Key, deferred...)
	return append([]cashflow.Outflow{outflow}, cashflow.LeftInFilm(s.Percentage, deferred...)...)
}

func (d Document) amortisation(r *Result) (err error) {
	a := d.Contracts.Amortisation
	cost := rnpp.OpposableCost{
		Cost: r.Budget.PostsTotal, ContingencySpent: a.ContingencySpent, Euribor: a.Euribor, Rules: a.Rules,
	}
	for _, line := range r.Budget.Lines {
		if line.Line.Of(a.Less...) {
			cost.Cost = cost.Cost.Sub(line.Amount).Sub(line.Charge)
		}
	}
	for _, p := range r.Budget.Percentages {
		switch p.ID {
		case a.Fee:
			cost.Fee = p.Amount
		case a.Overheads:
			cost.Overheads = p.Amount
		}
	}
	r.OpposableCost, err = cost.Compute(d.Currency)
	r.Opening = a.opening(d.Financing)
	r.level = level(r.Opening)
	places, _ := money.MinorUnits(d.Currency)
	for i := range r.Opening {
		r.Opening[i].Amount = money.RoundDecimal(r.Opening[i].Amount, places, money.HalfAwayFromZero)
	}
	r.OpeningLevel = money.RoundDecimal(r.level, places, money.HalfAwayFromZero)
	return err
}

func (d Document) exploit(r *Result) error {
	delivery, _ := d.Production.Milestone(d.Contracts.Delivery)
	e, err := d.Contracts.exploitation(d.Currency, r.OpposableCost.Total)
	if err != nil {
		return err
	}
	e.Opening = d.Contracts.opening(d.Financing, delivery.Date, r.level)
	film, err := e.Compile()
	if err != nil {
		return err
	}
	for _, s := range d.Scenarios {
		outcome, err := film.Run(s)
		if err != nil {
			return fmt.Errorf("scenario %q: %w", s.ID, err)
		}
		result, err := d.scenario(r, s, outcome)
		if err != nil {
			return fmt.Errorf("scenario %q: %w", s.ID, err)
		}
		r.Scenarios = append(r.Scenarios, result)
		if s.ID == d.BreakEven.Scenario && sells(s) {
			if r.BreakEven, err = film.BreakEven(s, d.BreakEven.Goals); err != nil {
				return fmt.Errorf("break-even: %w", err)
			}
		}
	}
	r.Expected = d.expected(r)
	return nil
}

// sells reports whether a scenario has admissions that could be more or fewer.
func sells(s recoupment.Scenario) bool {
	return slices.ContainsFunc(s.Periods, func(p recoupment.Period) bool { return p.Admissions.IsPositive() })
}
