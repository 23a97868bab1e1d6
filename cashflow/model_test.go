package cashflow_test

import (
	"errors"
	"math/big"
	"sort"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// model is a plan computed a second time from the documentation alone, with the dates of the standard library
// and exact fractions: nothing of the package, of schedule or of internal/money takes part.
type model struct {
	plan cashflow.Plan
	// cash is what moves on each day, in cents; tax is collected less deducted by the last day of its period.
	cash map[string]int64
	tax  map[string]int64
	last time.Time
}

func civil(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func on(t time.Time) string { return t.Format(time.DateOnly) }

// easter is the Sunday of Easter (J.-M. Oudin).
func easter(year int) time.Time {
	g, c := year%19, year/100
	h := (c - c/4 - (8*c+13)/25 + 19*g + 15) % 30
	i := h - h/28*(1-h/28*(29/(h+1))*((21-g)/11))
	j := (year + year/4 + i + 2 - c + c/4) % 7
	l := i - j
	month := 3 + (l+40)/44
	return time.Date(year, time.Month(month), l+28-31*(month/4), 0, 0, 0, 0, time.UTC)
}

// works says whether one works in metropolitan France.
func works(t time.Time) bool {
	if t.Weekday() == time.Saturday || t.Weekday() == time.Sunday {
		return false
	}
	switch t.Format("01-02") {
	case "01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25":
		return false
	}
	days := int(t.Sub(easter(t.Year())).Hours() / 24)
	return days != 1 && days != 39 && days != 50
}

// cut rounds x to a whole number by the rule of the plan.
func (m *model) cut(x *big.Rat) int64 {
	sign := int64(x.Sign())
	a := new(big.Rat).Abs(x)
	q, r := new(big.Int).QuoRem(a.Num(), a.Denom(), new(big.Int))
	n := q.Int64()
	twice := r.Mul(r, big.NewInt(2)).Cmp(a.Denom())
	switch m.plan.Rounding {
	case cashflow.Down:
	case cashflow.Up:
		if r.Sign() > 0 {
			n++
		}
	case cashflow.HalfEven:
		if twice > 0 || (twice == 0 && n%2 == 1) {
			n++
		}
	default:
		if twice >= 0 {
			n++
		}
	}
	return sign * n
}

// parts splits cents by weights: cumulative shares rounded, differences taken.
func (m *model) parts(cents int64, weights []*big.Rat) []int64 {
	whole, upTo := new(big.Rat), new(big.Rat)
	for _, w := range weights {
		whole.Add(whole, w)
	}
	var paid int64
	parts := make([]int64, len(weights))
	for i, w := range weights {
		upTo.Add(upTo, w)
		share := new(big.Rat).Quo(upTo, whole)
		due := m.cut(share.Mul(share, new(big.Rat).SetInt64(cents)))
		parts[i], paid = due-paid, due
	}
	return parts
}

// days are those of an element before its shift.
func (m *model) days(e cashflow.Element) []time.Time {
	var days []time.Time
	if e.Milestone != "" {
		for _, one := range m.plan.Production.Milestones {
			if one.Code == e.Milestone {
				days = append(days, civil(one.Date.String()))
			}
		}
		return days
	}
	if e.On == cashflow.ShootingDays && len(m.plan.ShootingDays) > 0 {
		for _, one := range m.plan.ShootingDays {
			days = append(days, civil(one.String()))
		}
		return days
	}
	for _, phase := range m.plan.Production.Phases {
		if phase.Code != e.Phase {
			continue
		}
		first := civil(phase.Monday.String())
		end := first.AddDate(0, 0, 7*phase.Weeks)
		for d := first; d.Before(end); d = d.AddDate(0, 0, 1) {
			next := d.AddDate(0, 0, 1)
			switch e.On {
			case cashflow.CalendarDays:
				days = append(days, d)
			case cashflow.WorkingDays, cashflow.ShootingDays:
				if works(d) {
					days = append(days, d)
				}
			case cashflow.Months:
				if next.Month() != d.Month() || next.Equal(end) {
					days = append(days, d)
				}
			default:
				if d.Weekday() == time.Friday {
					days = append(days, d)
				}
			}
		}
	}
	return days
}

// weights are the shares of n days.
func (m *model) weights(e cashflow.Element, n int) []*big.Rat {
	all := make([]*big.Rat, n)
	for k := range all {
		all[k] = big.NewRat(1, 1)
		if e.Curve == cashflow.Bell {
			w := int64(k+1) * int64(n-k)
			all[k] = big.NewRat(w*w, 1)
		}
		if len(e.Weights) == 0 {
			continue
		}
		// The day is k/n to (k+1)/n of the length; each weight holds 1/len of it, evenly.
		all[k] = new(big.Rat)
		for i, w := range e.Weights {
			from, to := big.NewRat(int64(i), int64(len(e.Weights))), big.NewRat(int64(i+1), int64(len(e.Weights)))
			if day := big.NewRat(int64(k), int64(n)); from.Cmp(day) < 0 {
				from = day
			}
			if day := big.NewRat(int64(k+1), int64(n)); to.Cmp(day) > 0 {
				to = day
			}
			if width := new(big.Rat).Sub(to, from); width.Sign() > 0 {
				all[k].Add(all[k], width.Mul(width, big.NewRat(int64(w), 1)))
			}
		}
	}
	return all
}

func monthEnd(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC)
}

// inMonth is a day of the month so many months after, or the last day of that month.
func inMonth(t time.Time, months, day int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	if end := monthEnd(first); day > end.Day() {
		return end
	}
	return first.AddDate(0, 0, day-1)
}

func periodEnd(p cashflow.Period, t time.Time) time.Time {
	switch p {
	case cashflow.Weekly:
		for t.Weekday() != time.Sunday {
			t = t.AddDate(0, 0, 1)
		}
	case cashflow.Monthly:
		t = monthEnd(t)
	case cashflow.Quarterly:
		for t = monthEnd(t); t.Month()%3 != 0; {
			t = monthEnd(t.AddDate(0, 0, 1))
		}
	}
	return t
}

// paid is the day on which a share that falls due is paid.
func (m *model) paid(terms cashflow.Terms, t time.Time) time.Time {
	t = periodEnd(terms.Close, t).AddDate(0, 0, terms.Days)
	day := t.Day()
	if terms.Day != 0 {
		day = terms.Day
	}
	paid := inMonth(t, terms.Months, day)
	if paid.Before(t) {
		paid = inMonth(t, 1, day)
	}
	return m.worked(terms.Adjust, paid)
}

// worked moves a day that is not worked.
func (m *model) worked(rule schedule.Adjustment, t time.Time) time.Time {
	if rule == schedule.Unadjusted {
		rule = m.plan.Adjust
	}
	if rule == schedule.Unadjusted || works(t) {
		return t
	}
	next, before := t, t
	for !works(next) {
		next = next.AddDate(0, 0, 1)
	}
	for !works(before) {
		before = before.AddDate(0, 0, -1)
	}
	if rule == schedule.Preceding || (rule == schedule.ModifiedFollowing && next.Month() != t.Month()) {
		return before
	}
	return next
}

func (m *model) move(t time.Time, cents int64) {
	if cents == 0 {
		return
	}
	m.cash[on(t)] += cents
	if t.After(m.last) {
		m.last = t
	}
}

type shareOn struct {
	on    time.Time
	cents int64
}

// taxOn enters the tax of successive shares: the cumulative tax rounded, differences taken.
func (m *model) taxOn(shares []shareOn, rate decimal.Decimal, enter func(time.Time, int64)) {
	var sum, paid int64
	for _, one := range shares {
		sum += one.cents
		x := new(big.Rat).Mul(rate.Rat(), big.NewRat(sum, 100))
		due := m.cut(x)
		enter(one.on, due-paid)
		paid = due
	}
}

func (m *model) declare(t time.Time, cents int64) {
	if cents != 0 {
		m.tax[on(periodEnd(m.plan.VAT.Every, t))] += cents
	}
}

func (m *model) compute() {
	m.cash, m.tax = map[string]int64{}, map[string]int64{}
	units := func(d decimal.Decimal) int64 { return d.Shift(2).IntPart() }
	for _, source := range m.plan.Inflows {
		var weights []*big.Rat
		for _, one := range source.Instalments {
			weights = append(weights, one.Percent.Rat())
		}
		var shares []shareOn
		for i, part := range m.parts(units(source.Amount), weights) {
			one := source.Instalments[i]
			due := m.days(cashflow.Element{Milestone: one.Milestone})[0].AddDate(0, 0, one.Days)
			shares = append(shares, shareOn{m.worked(schedule.Unadjusted, due), part})
		}
		for _, one := range shares {
			m.move(one.on, one.cents)
		}
		for _, taxed := range m.plan.VAT.Sources {
			if taxed.ID == source.ID {
				m.taxOn(shares, taxed.Rate, func(t time.Time, cents int64) { m.move(t, cents); m.declare(t, cents) })
			}
		}
	}
	for _, flow := range m.plan.Outflows {
		m.outflow(flow, -units(flow.Amount))
	}
	m.returns()
}

func (m *model) outflow(flow cashflow.Outflow, cents int64) {
	if flow.Key == "" || flow.Payment == budget.InKind {
		return
	}
	var key cashflow.Key
	for _, one := range m.plan.Keys {
		if one.ID == flow.Key {
			key = one
		}
	}
	var percents []*big.Rat
	for _, e := range key.Elements {
		percents = append(percents, e.Percent.Rat())
	}
	var shares []shareOn
	for i, part := range m.parts(cents, percents) {
		e := key.Elements[i]
		days := m.days(e)
		for k, share := range m.parts(part, m.weights(e, len(days))) {
			due := days[k].AddDate(0, 0, e.Days+7*e.Weeks)
			shares = append(shares, shareOn{m.paid(flow.Terms, due), share})
		}
	}
	for _, one := range shares {
		m.move(one.on, one.cents)
	}
	switch flow.VAT.Regime {
	case cashflow.Deductible:
		m.taxOn(shares, flow.VAT.Rate, func(t time.Time, cents int64) { m.move(t, cents); m.declare(t, cents) })
	case cashflow.ReverseCharge: // collected and deducted: a return, and no money
		m.taxOn(shares, flow.VAT.Rate, func(t time.Time, cents int64) { m.declare(t, cents); m.declare(t, -cents) })
	case cashflow.NotDeductible:
		m.taxOn(shares, flow.VAT.Rate, m.move)
	}
}

// returns pays or refunds the tax of each period in turn.
func (m *model) returns() {
	if len(m.tax) == 0 {
		return
	}
	var ends []string
	for end := range m.tax {
		ends = append(ends, end)
	}
	sort.Strings(ends)
	last := civil(ends[len(ends)-1])
	var credit int64
	for end := civil(ends[0]); !end.After(last); end = periodEnd(m.plan.VAT.Every, end.AddDate(0, 0, 1)) {
		due := m.tax[on(end)] - credit
		credit = 0
		day := inMonth(end, 1, m.plan.VAT.Day)
		switch {
		case due > 0:
			m.move(m.worked(schedule.Unadjusted, day), -due)
		case due < 0 && (m.plan.VAT.Refund || end.Equal(last)):
			m.move(m.worked(schedule.Unadjusted, inMonth(day, m.plan.VAT.RefundMonths, day.Day())), -due)
		default:
			credit = -due
		}
	}
}

// The plan of the package is that of the model, day by day.
func TestPlanAgainstAModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := richPlan(t)
		plan.Adjust = schedule.Adjustment(rapid.IntRange(0, 3).Draw(t, "rule"))
		plan.VAT = &cashflow.VATReturns{
			Every: rapid.SampledFrom([]cashflow.Period{cashflow.Monthly, cashflow.Quarterly}).Draw(t, "every"),
			Day:   rapid.IntRange(1, 31).Draw(t, "day"), Refund: rapid.Bool().Draw(t, "refund"), RefundMonths: rapid.IntRange(0, 6).Draw(t, "lag"),
		}
		for i := range plan.Outflows {
			flow := &plan.Outflows[i]
			flow.Terms.Adjust = schedule.Adjustment(rapid.IntRange(0, 3).Draw(t, "adjust"))
			flow.VAT = cashflow.VAT{
				Rate:   decimal.New(rapid.Int64Range(0, 25_000_000).Draw(t, "rate"), -6),
				Regime: rapid.SampledFrom([]cashflow.VATRegime{cashflow.Deductible, cashflow.ReverseCharge, cashflow.Exempt, cashflow.NotDeductible}).Draw(t, "regime"),
			}
		}
		for _, source := range plan.Inflows {
			if rapid.Bool().Draw(t, "taxed") {
				plan.VAT.Sources = append(plan.VAT.Sources, cashflow.TaxedSource{ID: source.ID, Rate: cents(rapid.Int64Range(0, 2500).Draw(t, "vat"))})
			}
		}
		if errors.Is(plan.Validate(), cashflow.ErrBeforeStart) {
			return // the first Monday is a holiday, and what falls on it moves to the week before
		}
		result := compute(t, plan)
		m := &model{plan: plan}
		m.compute()
		view, err := result.By(cashflow.Daily)
		require.NoError(t, err)
		days := 0
		for _, row := range view.Rows {
			want := m.cash[row.From.String()]
			require.True(t, row.Net.Equal(decimal.New(want, -2)), "%s: %s, by the model %d cents", row.From, row.Net, want)
			if _, moves := m.cash[row.From.String()]; moves {
				days++
			}
		}
		require.Equal(t, len(m.cash), days, "every day of the model is in the plan")
	})
}
