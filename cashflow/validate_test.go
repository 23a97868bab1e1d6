package cashflow_test

import (
	"errors"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// requireFault asserts that err holds a fault of that path and kind.
func requireFault(t *testing.T, err error, path string, kind error, reason string) {
	t.Helper()
	var faults cashflow.Faults
	require.ErrorAs(t, err, &faults, reason)
	for _, one := range faults {
		if one.Path == path && errors.Is(one, kind) {
			return
		}
	}
	require.Failf(t, "fault", "%s: no %q of %q in\n%v", reason, path, kind, err)
}

func TestValidate(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	for _, row := range []struct {
		reason string
		path   string
		kind   error
		spoil  func(*cashflow.Plan)
	}{
		{"unknown currency", "currency", cashflow.ErrCurrency, func(p *cashflow.Plan) { p.Currency = "EURO" }},
		{"unknown rounding", "rounding", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Rounding = 9 }},
		{"no start", "start", cashflow.ErrRequired, func(p *cashflow.Plan) { p.Start = schedule.Date{} }},
		{"a start on a Tuesday", "start", cashflow.ErrRange, func(p *cashflow.Plan) { p.Start = day("2027-08-03") }},
		{"a horizon before the start", "horizon", cashflow.ErrRange, func(p *cashflow.Plan) { p.Horizon = -1 }},
		{"a horizon of centuries", "horizon", cashflow.ErrRange, func(p *cashflow.Plan) { p.Horizon = cashflow.MaxWeeks + 1 }},
		{"the same column twice", "columns[1]", cashflow.ErrDuplicate, func(p *cashflow.Plan) { p.Columns = []cashflow.Column{"pay", "pay"} }},
		{"receipts are no outflow", "columns[0]", cashflow.ErrDuplicate, func(p *cashflow.Plan) { p.Columns = []cashflow.Column{"receipts"} }},
		{"a column without a name", "columns[0]", cashflow.ErrRequired, func(p *cashflow.Plan) { p.Columns = []cashflow.Column{""} }},
		{"a milestone without a date", "production.milestones[0].date", cashflow.ErrRequired, func(p *cashflow.Plan) { p.Production.Milestones[0].Date = schedule.Date{} }},
		{"a milestone twice", "production.milestones[1].code", cashflow.ErrDuplicate, func(p *cashflow.Plan) { p.Production.Milestones[1].Code = "START" }},
		{"a phase from a Sunday", "production.phases[0].monday", cashflow.ErrRange, func(p *cashflow.Plan) { p.Production.Phases[0].Monday = day("2027-08-01") }},
		{"a phase of no week", "production.phases[0].weeks", cashflow.ErrRange, func(p *cashflow.Plan) { p.Production.Phases[0].Weeks = 0 }},
		{"a phase of centuries", "production.phases[0].weeks", cashflow.ErrRange, func(p *cashflow.Plan) { p.Production.Phases[0].Weeks = 1 << 40 }},
		{"a key twice", "keys[1].id", cashflow.ErrDuplicate, func(p *cashflow.Plan) { p.Keys[1].ID = "WEEKLY" }},
		{"a key that spends less than all", "keys[1].elements", cashflow.ErrUnbalance, func(p *cashflow.Plan) { p.Keys[1].Elements[0].Percent = dec("49.99") }},
		{"a key that spends more than all", "keys[1].elements", cashflow.ErrOver100, func(p *cashflow.Plan) { p.Keys[1].Elements[0].Percent = dec("50.01") }},
		{"a key without elements", "keys[0].elements", cashflow.ErrUnbalance, func(p *cashflow.Plan) { p.Keys[0].Elements = nil }},
		{"a negative share", "keys[1].elements[0].percent", cashflow.ErrNegative, func(p *cashflow.Plan) { p.Keys[1].Elements[0].Percent = dec("-1") }},
		{"a share of a billion digits", "keys[1].elements[0].percent", cashflow.ErrTooLarge, func(p *cashflow.Plan) { p.Keys[1].Elements[0].Percent = huge }},
		{"neither milestone nor phase", "keys[0].elements[0]", cashflow.ErrEither, func(p *cashflow.Plan) { p.Keys[0].Elements[0].Phase = "" }},
		{"both milestone and phase", "keys[0].elements[0]", cashflow.ErrEither, func(p *cashflow.Plan) { p.Keys[0].Elements[0].Milestone = "END" }},
		{"an unknown phase", "keys[0].elements[0].phase", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Keys[0].Elements[0].Phase = "EDIT" }},
		{"an unknown milestone", "keys[2].elements[0].milestone", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Keys[2].Elements[0].Milestone = "PL" }},
		{"a lag of centuries", "keys[0].elements[0].weeks", cashflow.ErrRange, func(p *cashflow.Plan) { p.Keys[0].Elements[0].Weeks = -1 << 60 }},
		{"an outflow without a name", "outflows[0].id", cashflow.ErrRequired, func(p *cashflow.Plan) { p.Outflows[0].ID = "" }},
		{"an outflow twice in its column", "outflows[1].id", cashflow.ErrDuplicate, func(p *cashflow.Plan) { p.Outflows[1].Column = cashflow.Pay }},
		{"an unknown column", "outflows[0].column", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Outflows[0].Column = "wages" }},
		{"an unknown key", "outflows[0].key", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Outflows[0].Key = "P9" }},
		{"a thousandth of a euro", "outflows[0].amount", cashflow.ErrRange, func(p *cashflow.Plan) { p.Outflows[0].Amount = dec("1.001") }},
		{"more money than there is", "outflows[0].amount", cashflow.ErrTooLarge, func(p *cashflow.Plan) { p.Outflows[0].Amount = dec("1000000000000000.01") }},
		{"a billion digits", "outflows[0].amount", cashflow.ErrTooLarge, func(p *cashflow.Plan) { p.Outflows[0].Amount = huge.Neg() }},
		{"terms on the 32nd", "outflows[0].terms.day", cashflow.ErrRange, func(p *cashflow.Plan) { p.Outflows[0].Terms.Day = 32 }},
		{"terms a month before", "outflows[0].terms.months", cashflow.ErrNegative, func(p *cashflow.Plan) { p.Outflows[0].Terms.Months = -1 }},
		{"paid before the first week", "outflows[0]", cashflow.ErrBeforeStart, func(p *cashflow.Plan) { p.Outflows[0].Terms.Days = -5 }},
		{"paid after the horizon", "outflows[1]", cashflow.ErrAfterHorizon, func(p *cashflow.Plan) { p.Horizon = 6 }},
		{"paid after any horizon", "outflows[0]", cashflow.ErrAfterHorizon, func(p *cashflow.Plan) { p.Outflows[0].Terms.Months = 12 * 25 }},
		{"a source twice", "inflows[1].id", cashflow.ErrDuplicate, func(p *cashflow.Plan) { p.Inflows = append(p.Inflows, p.Inflows[0]) }},
		{"a negative source", "inflows[0].amount", cashflow.ErrNegative, func(p *cashflow.Plan) { p.Inflows[0].Amount = dec("-60") }},
		{"instalments below the source", "inflows[0].instalments", cashflow.ErrUnbalance, func(p *cashflow.Plan) { p.Inflows[0].Instalments[0].Percent = dec("33") }},
		{"instalments above the source", "inflows[0].instalments", cashflow.ErrOver100, func(p *cashflow.Plan) { p.Inflows[0].Instalments[0].Percent = dec("34") }},
		{"an instalment at no milestone", "inflows[0].instalments[1].milestone", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Inflows[0].Instalments[1].Milestone = "CI" }},
		{"an instalment before the first week", "inflows[0].instalments[0]", cashflow.ErrBeforeStart, func(p *cashflow.Plan) { p.Inflows[0].Instalments[0].Days = -1 }},
		{"an instalment of a deferred source", "inflows[0].instalments", cashflow.ErrRange, func(p *cashflow.Plan) { p.Inflows[0].Deferred = true }},
	} {
		plan := shortFilm()
		row.spoil(&plan)
		_, err := plan.Compute()
		requireFault(t, err, row.path, row.kind, row.reason)
		require.Equal(t, err, plan.Validate(), row.reason)
	}
}

func TestValidateReportsEverythingAtOnce(t *testing.T) {
	plan := shortFilm()
	plan.Currency = ""
	plan.Keys[2].Elements[0].Milestone = "PL"
	plan.Outflows[0].Terms.Days = -5
	plan.Outflows[2].Column = "lens"
	plan.Inflows[0].Instalments[0].Days = -1
	var faults cashflow.Faults
	require.ErrorAs(t, plan.Validate(), &faults)
	var paths []string
	for _, one := range faults {
		paths = append(paths, one.Path)
	}
	require.Equal(t, []string{
		"currency", "keys[2].elements[0].milestone", "outflows[0]", "outflows[2].column", "inflows[0].instalments[0]",
	}, paths, "the outflow of the faulty key is not reported a second time")
}

// Sizes that could multiply are refused before the work is done.
func TestLimits(t *testing.T) {
	for _, row := range []struct {
		reason, path string
		spoil        func(*cashflow.Plan)
	}{
		{"outflows", "outflows", func(p *cashflow.Plan) { p.Outflows = make([]cashflow.Outflow, cashflow.MaxOutflows+1) }},
		{"keys", "keys", func(p *cashflow.Plan) { p.Keys = make([]cashflow.Key, cashflow.MaxKeys+1) }},
		{"elements", "keys[0].elements", func(p *cashflow.Plan) { p.Keys[0].Elements = make([]cashflow.Element, cashflow.MaxElements+1) }},
		{"sources", "inflows", func(p *cashflow.Plan) { p.Inflows = make([]financing.Source, cashflow.MaxSources+1) }},
		{"instalments", "inflows[0].instalments", func(p *cashflow.Plan) {
			p.Inflows[0].Instalments = make([]financing.Instalment, cashflow.MaxInstalments+1)
		}},
		{"columns", "columns", func(p *cashflow.Plan) { p.Columns = make([]cashflow.Column, cashflow.MaxColumns+1) }},
		{"keys of many long phases", "keys", longKeys},
		{"many outflows of a long phase", "", longOutflows},
	} {
		plan := shortFilm()
		row.spoil(&plan)
		requireFault(t, plan.Validate(), row.path, cashflow.ErrTooLarge, row.reason)
	}
}

func longKeys(p *cashflow.Plan) {
	p.Production.Phases[0].Weeks = schedule.MaxPhaseWeeks
	elements := make([]cashflow.Element, cashflow.MaxElements)
	for i := range elements {
		elements[i] = cashflow.Element{Phase: "SHOOT", Percent: dec("1")}
	}
	p.Keys = nil
	for i := range cashflow.MaxKeys {
		p.Keys = append(p.Keys, cashflow.Key{ID: string(rune('a' + i)), Elements: elements})
	}
}

func longOutflows(p *cashflow.Plan) {
	p.Production.Phases[0].Weeks = schedule.MaxPhaseWeeks
	for i := range cashflow.MaxOutflows - len(p.Outflows) {
		p.Outflows = append(p.Outflows, cashflow.Outflow{ID: string(rune('a' + i)), Column: cashflow.Pay, Amount: dec("1"), Key: "WEEKLY"})
	}
}

func TestParse(t *testing.T) {
	plan, err := cashflow.Parse([]byte(`{"currency":"EUR","start":"2027-08-02",
		"production":{"milestones":[{"code":"START","date":"2027-08-02"}],"phases":[]},
		"keys":[{"id":"K","elements":[{"milestone":"START","percent":"100","days":3}]}],
		"outflows":[{"id":"A","column":"pay","amount":"12.34","key":"K","terms":{"months":1,"day":15}}]}`))
	require.NoError(t, err)
	require.Equal(t, cashflow.FifteenthOfNextMonth(), plan.Outflows[0].Terms)
	result, err := plan.Compute()
	require.NoError(t, err)
	require.Equal(t, day("2027-09-15"), result.Movements[0].Date)

	for _, row := range []struct {
		document string
		kind     error
		reason   string
	}{
		{``, cashflow.ErrSyntax, "nothing"},
		{`{"currency":"EUR","start":"2027-08-02","wages":[]}`, cashflow.ErrSyntax, "a field that does not exist"},
		{`{"currency":"EUR","start":"2027-08-32"}`, cashflow.ErrSyntax, "a day that does not exist"},
		{`{"currency":"EUR","start":"2027-08-02"} {}`, cashflow.ErrSyntax, "two documents"},
		{`{"currency":"XXX","start":"2027-08-02"}`, cashflow.ErrCurrency, "a document that can be read and is wrong"},
	} {
		_, err := cashflow.Parse([]byte(row.document))
		require.ErrorIs(t, err, row.kind, row.reason)
	}
}
