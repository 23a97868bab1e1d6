package financing

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Benchmark is a published aggregate of the financing of films, to set beside a plan.
type Benchmark struct {
	Code  string `json:"code"`
	Label Text   `json:"label"`
	// Unit of the amounts: per cent, or millions or thousand millions of euros.
	Unit string `json:"unit"`
	// Printed is the total as printed, zero where none is; Precision its decimals.
	Printed   decimal.Decimal `json:"printed,omitzero"`
	Precision int32           `json:"precision,omitempty"`
	// Partial is true for an aggregate of one kind of money only: a plan is then set beside it by the money that the
	// items hold, not by its budget.
	Partial bool            `json:"partial,omitempty"`
	Parts   []BenchmarkPart `json:"parts"`
	Source  LawSource       `json:"source"`
}

// BenchmarkPart is one item of an aggregate.
type BenchmarkPart struct {
	Item
	// Groups or Natures say which sources of a plan the item holds; both empty where a plan does not tell.
	Groups  []Group  `json:"groups,omitempty"`
	Natures []Nature `json:"natures,omitempty"`
}

// Total returns the aggregate as a published total, which checks itself; false where no total is printed.
func (b Benchmark) Total() (Total, bool) {
	t := Total{Printed: b.Printed, Precision: b.Precision, Items: make([]Item, 0, len(b.Parts))}
	for _, one := range b.Parts {
		t.Items = append(t.Items, one.Item)
	}
	return t, !b.Printed.IsZero()
}

// SideBySide is a plan beside an aggregate.
type SideBySide struct {
	Benchmark string `json:"benchmark"`
	// Rows are the items of the aggregate in its order; items of the same sources are one row.
	Rows []SideRow `json:"rows"`
	// Outside is the part of the plan that no row holds, in per cent of the budget, two decimals; Unplaced
	// that of the aggregate that a plan does not tell, or that is not itemised.
	Outside  decimal.Decimal `json:"outside"`
	Unplaced decimal.Decimal `json:"unplaced"`
	// Discrepancy is that of the aggregate's own total, where it has one.
	Discrepancy *Discrepancy `json:"discrepancy,omitempty"`
}

// SideRow is one group of sources in the plan and in the aggregate.
type SideRow struct {
	Labels []Text `json:"labels"`
	// Plan and Published are in per cent, two decimals: Plan of the budget, or of the money of all rows beside a
	// partial aggregate; Published as it is printed where the aggregate is in per cent, else of the printed total, or
	// of the sum of the items where none is printed. Difference is Plan less Published.
	Plan       decimal.Decimal `json:"plan"`
	Published  decimal.Decimal `json:"published"`
	Difference decimal.Decimal `json:"difference"`
	// Sources are the identifiers of the lines of the plan.
	Sources []string `json:"sources"`
}

// Beside sets the plan beside an aggregate, by the groups of its publication. The error is a [Faults] when
// the aggregate is malformed: [ErrTooLarge], [ErrRange], or [ErrRequired] where it has neither a total nor
// items above zero.
func (a Analysis) Beside(b Benchmark) (SideBySide, error) {
	total, printed := b.Total()
	discrepancy, found, err := total.Check()
	if err != nil {
		return SideBySide{}, err
	}
	base := discrepancy.Sum
	switch {
	case b.Unit == InPercent:
		base = hundred
	case printed:
		base = b.Printed
	}
	if !base.IsPositive() {
		return SideBySide{}, fault.Faults{{Path: "printed", Kind: ErrRequired}}
	}
	result := SideBySide{Benchmark: b.Code, Rows: []SideRow{}}
	if printed && found {
		result.Discrepancy = &discrepancy
	}
	var amounts []decimal.Decimal
	var parts []BenchmarkPart
	placed, taken := decimal.Decimal{}, map[string]bool{}
	for _, part := range b.Parts {
		if len(part.Groups)+len(part.Natures) == 0 {
			continue
		}
		placed = placed.Add(part.Amount)
		i := slices.IndexFunc(parts, part.same)
		if i < 0 {
			i = len(parts)
			parts, amounts, result.Rows = append(parts, part), append(amounts, decimal.Decimal{}), append(result.Rows, SideRow{})
		}
		amounts[i] = amounts[i].Add(part.Amount)
		result.Rows[i].Labels = append(result.Rows[i].Labels, part.Label)
	}
	held, sums := a.Budget, make([]decimal.Decimal, len(parts))
	for i, part := range parts {
		sums[i] = a.fill(&result.Rows[i], part, taken)
	}
	if b.Partial {
		held = money.Sum(sums...)
	}
	for i := range parts {
		row := &result.Rows[i]
		row.Plan, row.Published = percentOf(sums[i], held), percentOf(amounts[i], base)
		row.Difference = row.Plan.Sub(row.Published)
	}
	outside := decimal.Decimal{}
	for _, s := range a.Sources {
		if !taken[s.Name] {
			outside = outside.Add(s.Amount)
		}
	}
	result.Outside, result.Unplaced = percentOf(outside, a.Budget), percentOf(base.Sub(placed), base)
	return result, nil
}

func (p BenchmarkPart) same(q BenchmarkPart) bool {
	return slices.Equal(p.Groups, q.Groups) && slices.Equal(p.Natures, q.Natures)
}

// fill gives a row the sources of the plan that a part holds and that no row before has taken, and returns their sum.
func (a Analysis) fill(row *SideRow, part BenchmarkPart, taken map[string]bool) decimal.Decimal {
	in := map[string]bool{}
	for _, share := range a.Published {
		if slices.Contains(part.Groups, Group(share.Name)) {
			mark(in, share.Sources)
		}
	}
	for _, share := range a.Natures {
		if slices.Contains(part.Natures, Nature(share.Name)) {
			mark(in, share.Sources)
		}
	}
	row.Sources = []string{}
	var sum decimal.Decimal
	for _, s := range a.Sources {
		if in[s.Name] && !taken[s.Name] {
			taken[s.Name] = true
			sum = sum.Add(s.Amount)
			row.Sources = append(row.Sources, s.Name)
		}
	}
	return sum
}

func mark(set map[string]bool, names []string) {
	for _, one := range names {
		set[one] = true
	}
}
