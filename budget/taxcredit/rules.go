package taxcredit

import (
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// Rules are the figures of a tax credit. A cap or a condition of zero is none.
type Rules struct {
	// Categories are the eligible ones.
	Categories []Category `json:"categories"`
	// Countries are those where spending counts; empty is everywhere. A line without country counts.
	Countries []string `json:"countries,omitempty"`
	// Paris and Elsewhere are the most that a night of lodging counts for.
	Paris     decimal.Decimal `json:"paris,omitzero"`
	Elsewhere decimal.Decimal `json:"elsewhere,omitzero"`
	// PayScale bounds the rights and pay of one director, by slices of the total of the devis.
	PayScale []Slice `json:"pay_scale,omitempty"`
	// BaseCap is the largest base, in per cent of the budget.
	BaseCap decimal.Decimal `json:"base_cap,omitzero"`
	// AllSubsidies deducts repayable aid too.
	AllSubsidies bool `json:"all_subsidies,omitempty"`
	// CapThenDeduct takes the cap of the base before the subsidies are deducted; without it they are
	// deducted first, which is never less. The law leaves the order open.
	CapThenDeduct bool `json:"cap_then_deduct,omitempty"`
	// Rate of the credit, in per cent of the base.
	Rate decimal.Decimal `json:"rate"`
	// Cap is the largest credit of one work, Minute the largest for a minute delivered.
	Cap    decimal.Decimal `json:"cap,omitzero"`
	Minute []MinuteCap     `json:"minute,omitempty"`
	Least  Least           `json:"least,omitzero"`
	// AidCeiling bounds all public aid, the credit included, in per cent of what AidOn names; above it only
	// the excess of the credit is lost.
	AidCeiling decimal.Decimal `json:"aid_ceiling,omitzero"`
	// AidOn must be chosen where there is a ceiling: the texts differ.
	AidOn AidBase `json:"aid_on,omitempty"`
	// NoCNCAid gives nothing to a work that is eligible for the CNC's aid to production.
	NoCNCAid bool `json:"no_cnc_aid,omitempty"`
}

// AidBase says on what the ceiling of public aid stands.
type AidBase string

// What the ceiling stands on.
const (
	// OnBudget is the total of the devis: the budget of production of the wording of 2015.
	OnBudget AidBase = "budget"
	// OnFinalCost is the final cost of the claim, as the commentary of 2023 has it (BOI-IS-RICI-10-20-20).
	OnFinalCost AidBase = "final_cost"
)

// Slice is one slice of a scale: Rate per cent of the part of the cost up to UpTo; zero leaves the last
// slice open.
type Slice struct {
	UpTo decimal.Decimal `json:"up_to,omitzero"`
	Rate decimal.Decimal `json:"rate"`
}

// MinuteCap is the most that the credit gives for a minute delivered, when a minute costs less than Below;
// zero leaves the last one open.
type MinuteCap struct {
	Below decimal.Decimal `json:"below,omitzero"`
	Cap   decimal.Decimal `json:"cap"`
}

// Least are the conditions of a credit.
type Least struct {
	Minutes decimal.Decimal `json:"minutes,omitzero"`
	// CostPerMinute and EligiblePerMinute are amounts for a minute delivered.
	CostPerMinute     decimal.Decimal `json:"cost_per_minute,omitzero"`
	EligiblePerMinute decimal.Decimal `json:"eligible_per_minute,omitzero"`
	Eligible          decimal.Decimal `json:"eligible,omitzero"`
	ShootingDays      decimal.Decimal `json:"shooting_days,omitzero"`
}

// maxSlices bounds the slices and the caps by minute.
const maxSlices = 100

func (r Rules) byMinute() bool {
	return len(r.Minute) > 0 || !r.Least.Minutes.IsZero() || !r.Least.CostPerMinute.IsZero() || !r.Least.EligiblePerMinute.IsZero()
}

func (r Rules) sizes(at *fault.Collector) {
	check.Size(at, "categories", len(r.Categories), len(categories()))
	check.Size(at, "countries", len(r.Countries), 300)
	check.Size(at, "pay_scale", len(r.PayScale), maxSlices)
	check.Size(at, "minute", len(r.Minute), maxSlices)
}

func (r Rules) validate(at *fault.Collector) {
	if len(r.Categories) == 0 {
		at.Add("categories", budget.ErrRequired, nil)
	}
	for i, one := range r.Categories {
		if !slices.Contains(categories(), one) {
			at.In("categories[%d]", i).Add("", budget.ErrUnknown, string(one))
		}
	}
	check.Percent(at, "rate", r.Rate)
	check.Percent(at, "base_cap", r.BaseCap)
	for _, one := range []struct {
		path  string
		value decimal.Decimal
	}{
		{"paris", r.Paris}, {"elsewhere", r.Elsewhere}, {"cap", r.Cap}, {"least.minutes", r.Least.Minutes},
		{"least.cost_per_minute", r.Least.CostPerMinute}, {"least.eligible_per_minute", r.Least.EligiblePerMinute},
		{"least.eligible", r.Least.Eligible}, {"least.shooting_days", r.Least.ShootingDays},
	} {
		check.NotNegative(at, one.path, one.value)
	}
	bounds := make([]decimal.Decimal, 0, maxSlices)
	for i, one := range r.PayScale {
		check.Percent(at.In("pay_scale[%d]", i), "rate", one.Rate)
		bounds = append(bounds, one.UpTo)
	}
	rising(at, "pay_scale[%d].up_to", bounds)
	bounds = bounds[:0]
	for i, one := range r.Minute {
		check.NotNegative(at.In("minute[%d]", i), "cap", one.Cap)
		bounds = append(bounds, one.Below)
	}
	rising(at, "minute[%d].below", bounds)
	check.Percent(at, "aid_ceiling", r.AidCeiling)
	switch {
	case r.AidOn == "" && !r.AidCeiling.IsZero():
		at.Add("aid_on", budget.ErrRequired, nil)
	case r.AidOn != "" && r.AidOn != OnBudget && r.AidOn != OnFinalCost:
		at.Add("aid_on", budget.ErrUnknown, string(r.AidOn))
	}
}

// rising reports bounds that do not rise; only the last may be open.
func rising(at *fault.Collector, path string, bounds []decimal.Decimal) {
	for i, one := range bounds {
		in := at.In(path, i)
		if !check.NotNegative(in, "", one) || (one.IsZero() && i == len(bounds)-1) {
			continue
		}
		if one.IsZero() || (i > 0 && !one.GreaterThan(bounds[i-1])) {
			in.Add("", budget.ErrOrder, one)
		}
	}
}
