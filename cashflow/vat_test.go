package cashflow_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// taxedFilm pays in March and April 2027 and is paid in June; 1 March is a Monday.
func taxedFilm() cashflow.Plan {
	at := func(code, date string) schedule.Milestone { return schedule.Milestone{Code: code, Date: day(date)} }
	key := func(id, first, second string) cashflow.Key {
		return cashflow.Key{ID: id, Elements: []cashflow.Element{{Milestone: first, Percent: dec("50")}, {Milestone: second, Percent: dec("50")}}}
	}
	return cashflow.Plan{
		Currency: "EUR", Start: day("2027-03-01"),
		Production: schedule.Production{Milestones: []schedule.Milestone{at("MARCH", "2027-03-10"), at("APRIL", "2027-04-12"), at("JUNE", "2027-06-15")}},
		Keys:       []cashflow.Key{key("K", "MARCH", "APRIL")},
		Outflows: []cashflow.Outflow{
			{ID: "CAMERA", Column: cashflow.Suppliers, Amount: dec("1000.10"), Key: "K", VAT: cashflow.VAT{Rate: dec("20"), Regime: cashflow.Deductible}},
			{ID: "ABROAD", Column: cashflow.Suppliers, Amount: dec("200"), Key: "K", VAT: cashflow.VAT{Rate: dec("20"), Regime: cashflow.ReverseCharge}},
			{ID: "HOTEL", Column: cashflow.Suppliers, Amount: dec("300"), Key: "K", VAT: cashflow.VAT{Rate: dec("10"), Regime: cashflow.NotDeductible}},
			{ID: "DOCTOR", Column: cashflow.Suppliers, Amount: dec("50"), Key: "K", VAT: cashflow.VAT{Rate: dec("20"), Regime: cashflow.Exempt}},
			{ID: "CREW", Column: cashflow.Pay, Amount: dec("400"), Key: "K"},
		},
		Inflows: []financing.Source{
			{ID: "TV", Amount: dec("3000"), Instalments: []financing.Instalment{{Percent: dec("100"), Milestone: "JUNE"}}},
			{ID: "CNC", Amount: dec("500"), Instalments: []financing.Instalment{{Percent: dec("100"), Milestone: "JUNE"}}},
		},
		VAT: &cashflow.VATReturns{Every: cashflow.Monthly, Day: 20, RefundMonths: 2, Sources: []cashflow.TaxedSource{{ID: "TV", Rate: dec("10")}}},
	}
}

func TestVATByHand(t *testing.T) {
	result := compute(t, taxedFilm())
	type row struct{ from, to, collected, deducted, reverse, brought, due, paid, refunded, carried, date, reason string }
	for i, w := range []row{
		{"2027-03-01", "2027-03-31", "20", "120.01", "20", "0", "-100.01", "0", "0", "100.01", "", "20 % of 500.05, and 20 of the reverse charge on both sides"},
		{"2027-04-01", "2027-04-30", "20", "120.01", "20", "100.01", "-200.02", "0", "0", "200.02", "", "the tax on 1,000.10 is 200.02: the second half has what is left"},
		{"2027-05-01", "2027-05-31", "0", "0", "0", "200.02", "-200.02", "0", "0", "200.02", "", "nothing moves, the credit waits"},
		{"2027-06-01", "2027-06-30", "300", "0", "0", "200.02", "99.98", "99.98", "0", "0", "2027-07-20", "the channel pays 300 of tax; the subsidy has none"},
	} {
		got := result.VAT.Returns[i]
		require.Equal(t, []string{w.from, w.to, w.date}, []string{got.From.String(), got.To.String(), got.Date.String()}, w.reason)
		for name, pair := range map[string][2]decimal.Decimal{
			"collected": {dec(w.collected), got.Collected}, "deducted": {dec(w.deducted), got.Deducted}, "reverse": {dec(w.reverse), got.ReverseCharge},
			"brought": {dec(w.brought), got.Brought}, "due": {dec(w.due), got.Due}, "paid": {dec(w.paid), got.Paid},
			"refunded": {dec(w.refunded), got.Refunded}, "carried": {dec(w.carried), got.Carried},
		} {
			same(t, pair[0], pair[1], name, w.reason)
		}
	}
	require.Len(t, result.VAT.Returns, 4)
	same(t, dec("0"), result.VAT.Left, "the account closes")
	same(t, dec("30"), result.VAT.NotDeductible, "10 % of 300")
	same(t, dec("0"), result.Total(cashflow.Tax), "VAT is nobody's money: what is paid comes back")
	same(t, dec("-1580.10"), result.Total(cashflow.Suppliers), "1,000.10 + 200 + 300 + 50, and the 30 that are not deducted")
	same(t, dec("1519.90"), result.Closing, "3,500 - 1,950.10 - 30")
	require.Equal(t, "TVA", cashflow.Tax.Label().In("fr"))

	account, err := result.Account(cashflow.Tax, cashflow.Monthly)
	require.NoError(t, err)
	for i, closing := range []string{"-100.01", "-200.02", "-200.02", "99.98", "0"} {
		same(t, dec(closing), account.Rows[i].Closing, "owed to the State at the end of month", i+3)
	}
	weeks, err := result.Account(cashflow.Tax, cashflow.Weekly)
	require.NoError(t, err)
	same(t, dec("-100.01"), weeks.Rows[1].Closing, "the week of 8 March, when the first half is paid")
}

func TestVATRefundsAndQuarters(t *testing.T) {
	plan := taxedFilm()
	plan.VAT.Refund = true
	result := compute(t, plan)
	require.Equal(t, []string{"2027-06-20", "2027-07-20", "", "2027-07-20"}, dates(result.VAT.Returns), "two months after 20 April and 20 May; May has no return to settle; 300 are paid for June")
	same(t, dec("200.02"), result.VAT.Refunded)
	same(t, dec("300"), result.VAT.Paid)

	plan = taxedFilm()
	plan.VAT.Every, plan.Adjust = cashflow.Quarterly, schedule.Following
	result = compute(t, plan)
	require.Equal(t, []string{"", "2027-07-20"}, dates(result.VAT.Returns), "the first quarter is carried, the second is a Tuesday in July")
	same(t, dec("99.98"), result.VAT.Paid)

	plan = taxedFilm()
	plan.Inflows, plan.VAT.Sources = nil, nil
	result = compute(t, plan)
	require.Equal(t, []string{"", "2027-07-20"}, dates(result.VAT.Returns), "the credit of the last return is refunded, two months after 20 May")
	same(t, dec("200.02"), result.VAT.Refunded)

	plan.Horizon = 10
	result = compute(t, plan)
	require.Equal(t, []cashflow.Unallocated{{Column: cashflow.Tax, ID: "2027-04-30", Amount: result.VAT.Left.Neg(), Reason: cashflow.AfterHorizon}}, result.Unallocated)
	same(t, dec("-200.02"), result.VAT.Left, "the refund falls after the last week: the State still owes it")
	require.NotEqual(t, "after_horizon", cashflow.AfterHorizon.Label().In("fr"))

	plan.Outflows = plan.Outflows[4:]
	result = compute(t, plan)
	require.Empty(t, result.VAT.Returns, "a plan without taxed payments")
}

func dates(returns []cashflow.VATReturn) []string {
	var all []string
	for _, one := range returns {
		all = append(all, one.Date.String())
	}
	return all
}

func TestVATFaults(t *testing.T) {
	for _, row := range []struct {
		reason, path string
		kind         error
		spoil        func(*cashflow.Plan)
	}{
		{"tax without returns", "vat", cashflow.ErrRequired, func(p *cashflow.Plan) { p.VAT = nil }},
		{"returns by the week", "vat.every", cashflow.ErrRange, func(p *cashflow.Plan) { p.VAT.Every = cashflow.Weekly }},
		{"no day of return", "vat.day", cashflow.ErrRange, func(p *cashflow.Plan) { p.VAT.Day = 0 }},
		{"a refund before it is asked", "vat.refund_months", cashflow.ErrRange, func(p *cashflow.Plan) { p.VAT.RefundMonths = -1 }},
		{"an unknown source", "vat.sources[0].id", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.VAT.Sources[0].ID = "FUND" }},
		{"a source twice", "vat.sources[1].id", cashflow.ErrDuplicate, func(p *cashflow.Plan) { p.VAT.Sources = append(p.VAT.Sources, p.VAT.Sources[0]) }},
		{"a rate above the amount", "vat.sources[0].rate", cashflow.ErrRange, func(p *cashflow.Plan) { p.VAT.Sources[0].Rate = dec("101") }},
		{"too many sources", "vat.sources", cashflow.ErrTooLarge, func(p *cashflow.Plan) { p.VAT.Sources = make([]cashflow.TaxedSource, cashflow.MaxSources+1) }},
		{"a rate of no regime", "outflows[0].vat.regime", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Outflows[0].VAT.Regime = "" }},
		{"a negative rate", "outflows[0].vat.rate", cashflow.ErrNegative, func(p *cashflow.Plan) { p.Outflows[0].VAT.Rate = dec("-20") }},
		{"a rate of a billion digits", "outflows[0].vat.rate", cashflow.ErrTooLarge, func(p *cashflow.Plan) { p.Outflows[0].VAT.Rate = decimal.New(1, 1_000_000_000) }},
		{"an outflow of tax", "outflows[4].column", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Outflows[4].Column = cashflow.Tax }},
		{"a column of tax of the caller's own", "columns[0]", cashflow.ErrDuplicate, func(p *cashflow.Plan) {
			p.Columns = []cashflow.Column{cashflow.Tax, cashflow.Suppliers, cashflow.Pay}
		}},
	} {
		plan := taxedFilm()
		row.spoil(&plan)
		_, err := plan.Compute()
		requireFault(t, err, row.path, row.kind, row.reason)
	}
}

func TestVATCheckSeesEveryChange(t *testing.T) {
	add := func(d *decimal.Decimal) { *d = d.Add(dec("0.01")) }
	for _, row := range []struct {
		reason string
		spoil  func(*cashflow.VATAccount)
	}{
		{"what is collected", func(a *cashflow.VATAccount) { add(&a.Collected) }},
		{"the left", func(a *cashflow.VATAccount) { add(&a.Left) }},
		{"a return", func(a *cashflow.VATAccount) { add(&a.Returns[1].Deducted) }},
		{"a credit carried", func(a *cashflow.VATAccount) { add(&a.Returns[1].Carried) }},
		{"a payment", func(a *cashflow.VATAccount) { add(&a.Returns[3].Paid) }},
		{"a return less", func(a *cashflow.VATAccount) { a.Returns = a.Returns[:3] }},
		{"what is not deductible", func(a *cashflow.VATAccount) { add(&a.NotDeductible) }},
		{"a hole between the returns", func(a *cashflow.VATAccount) { a.Returns[2].From = a.Returns[2].From.AddDays(1) }},
		{"a billion digits", func(a *cashflow.VATAccount) { a.Paid = decimal.New(1, 1_000_000_000) }},
	} {
		result := compute(t, taxedFilm())
		row.spoil(result.VAT)
		require.Error(t, result.Check(), row.reason)
	}
	data, err := json.Marshal(compute(t, taxedFilm()))
	require.NoError(t, err)
	var back cashflow.Result
	require.NoError(t, json.Unmarshal(data, &back))
	require.NoError(t, back.Check())
	data, err = json.Marshal(taxedFilm())
	require.NoError(t, err)
	_, err = cashflow.Parse(data)
	require.NoError(t, err)
}

// VAT moves money and never makes any: without a last week the position ends where it would without tax,
// less what is not deductible, and each regime's tax is that of the whole amount.
func TestVATComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anyPlan(t)
		bare := compute(t, plan)
		plan.VAT = &cashflow.VATReturns{
			Every: rapid.SampledFrom([]cashflow.Period{cashflow.Monthly, cashflow.Quarterly}).Draw(t, "every"),
			Day:   rapid.IntRange(1, 31).Draw(t, "day"), Refund: rapid.Bool().Draw(t, "refund"), RefundMonths: rapid.IntRange(0, 6).Draw(t, "lag"),
		}
		var cost decimal.Decimal
		for i := range plan.Outflows {
			tax := cashflow.VAT{
				Rate:   cents(rapid.Int64Range(0, 2500).Draw(t, "rate")),
				Regime: rapid.SampledFrom([]cashflow.VATRegime{cashflow.Deductible, cashflow.ReverseCharge, cashflow.Exempt, cashflow.NotDeductible}).Draw(t, "regime"),
			}
			plan.Outflows[i].VAT = tax
			if tax.Regime == cashflow.NotDeductible && plan.Outflows[i].Key != "" {
				cost = cost.Add(rounded(plan.Outflows[i].Amount.Mul(tax.Rate).Shift(-2), plan.Rounding))
			}
		}
		for _, source := range plan.Inflows {
			plan.VAT.Sources = append(plan.VAT.Sources, cashflow.TaxedSource{ID: source.ID, Rate: cents(rapid.Int64Range(0, 2500).Draw(t, "rate"))})
		}
		got := compute(t, plan)
		require.True(t, got.VAT.Left.IsZero())
		require.True(t, got.Total(cashflow.Tax).IsZero())
		require.True(t, got.VAT.NotDeductible.Equal(cost), "%s of %s", got.VAT.NotDeductible, cost)
		require.True(t, got.Closing.Equal(bare.Closing.Sub(cost)))
	})
}

func TestReconcile(t *testing.T) {
	devis := budget.Budget{Currency: "EUR", Lines: []budget.Line{
		{ID: "CREW", Account: "2301", Label: "Crew", Quantity: dec("10"), Number: dec("1"), Rate: dec("100"), Category: "TEC", Key: "K"},
		{ID: "HIRE", Account: "7101", Label: "Camera", Quantity: dec("1"), Number: dec("1"), Rate: dec("500"), Key: "K", VAT: dec("20")},
		{ID: "GIFT", Account: "5401", Label: "Props lent", Quantity: dec("1"), Number: dec("1"), Rate: dec("60"), Key: "K", Payment: budget.InKind},
		{ID: "BANK", Account: "9301", Label: "Interest", Quantity: dec("1"), Number: dec("1"), Rate: dec("40"), Key: "K"},
	}, Contributions: []budget.Contribution{
		{Category: "TEC", Label: "Social security", Base: budget.Total, Rate: dec("40")},
		{Category: "TEC", Label: "Holiday fund", Base: budget.Total, Rate: dec("15.5")},
	}, Percentages: []budget.Percentage{{ID: "FEE", Label: budget.Text{FR: "Salaire", EN: "Fee"}, Rate: dec("10"), Posts: []string{"2"}}}}
	cost, err := devis.Compute()
	require.NoError(t, err)
	fee := financing.Source{ID: "F2", Label: "Fee left in", Amount: dec("30"), Deferred: true, Status: financing.Signed}
	plan := financing.Plan{Currency: "EUR", Sources: []financing.Source{
		{ID: "F1", Amount: dec("2195"), Instalments: []financing.Instalment{{Percent: dec("100"), Milestone: "JUNE"}}}, fee,
		{ID: "F3", Amount: dec("60"), Nature: financing.InKind}, {ID: "F4", Amount: dec("5")},
	}}
	cash := taxedFilm()
	cash.VAT.Sources = nil
	cash.Inflows = plan.Sources
	cash.Outflows, err = cashflow.Payables{
		LeftOut: []string{"9301"}, Pay: cashflow.Terms{Close: cashflow.Monthly},
		Suppliers:     []cashflow.SupplierTerms{{Accounts: []string{"71"}, Terms: cashflow.Terms{Days: 30}, VAT: cashflow.NotDeductible}},
		Contributions: []cashflow.ContributionTerms{{Label: "Holiday fund", Terms: cashflow.FifteenthAfterQuarter()}},
	}.Outflows(cost)
	require.NoError(t, err)
	paid, found := cashflow.FromPercentage(cost, "FEE", "K", fee)
	require.True(t, found)
	cash.Outflows = append(append(cash.Outflows, paid), cashflow.LeftInFilm("FEE", fee)...)
	result := compute(t, cash)

	got, err := result.Reconcile(cost, plan)
	require.NoError(t, err)
	require.True(t, got.Balanced(), "%+v", got)
	// Budget: 1,000 + 400 + 155 + 500 + 60 + 40 + 10 % of 1,000 = 2,255; sources 2,290.
	same(t, dec("35"), got.Planned)
	same(t, dec("-100"), got.Tax, "20 % of 500, not deducted")

	reasons := map[string]cashflow.Reason{}
	for _, one := range result.Unallocated {
		reasons[one.ID] = one.Reason
	}
	require.Equal(t, map[string]cashflow.Reason{
		"F2": cashflow.Deferred, "F3": cashflow.InKind, "F4": cashflow.NoInstalment, "GIFT": cashflow.InKind, "BANK": cashflow.NoKey, "FEE": cashflow.Participation,
	}, reasons)
	holiday := map[string]string{}
	for _, one := range result.Movements {
		if one.Detail == "Holiday fund" {
			holiday[one.Date.String()] = one.Amount.StringFixed(2)
		}
	}
	require.Equal(t, map[string]string{"2027-04-15": "-77.50", "2027-07-15": "-77.50"}, holiday, "half of 155 after each quarter")

	cash.Outflows = cash.Outflows[1:]
	got, err = compute(t, cash).Reconcile(cost, plan)
	require.NoError(t, err)
	require.False(t, got.Balanced())
	require.Len(t, got.Costs, 1)
	require.Equal(t, "CREW", got.Costs[0].ID)
	same(t, dec("-1000"), got.Costs[0].Gap, "the pay of a line is forgotten, its charges are there")
	same(t, dec("1035"), got.Reached)

	plan.Sources[0].Amount = dec("2000")
	plan.Sources = plan.Sources[:3]
	got, err = result.Reconcile(cost, plan)
	require.NoError(t, err)
	require.Equal(t, []string{"F1", "F4"}, []string{got.Sources[0].ID, got.Sources[1].ID}, "an instalment of another amount, a source of another plan")
	same(t, dec("195"), got.Sources[0].Gap)
	plan.Currency = "USD"
	_, err = result.Reconcile(cost, plan)
	requireFault(t, err, "plan.currency", cashflow.ErrCurrency, "another currency")
}

func rounded(amount decimal.Decimal, rule cashflow.Rounding) decimal.Decimal {
	return money.Round(amount.Rat(), 2, rule)
}

func TestPayablesFaults(t *testing.T) {
	result := budget.Result{Contributions: []budget.ContributionResult{{Contribution: budget.Contribution{Label: "Holiday fund"}}}}
	_, err := cashflow.Payables{
		Pay:       cashflow.Terms{Close: "fortnight"},
		Suppliers: []cashflow.SupplierTerms{{Terms: cashflow.Terms{Day: 32}, VAT: "half"}},
		Contributions: []cashflow.ContributionTerms{
			{Label: "Holiday fund"}, {Label: "Holiday fund"}, {Label: "Holidays"},
		},
	}.Outflows(result)
	requireFault(t, err, "pay.close", cashflow.ErrUnknown, "wages of no period")
	requireFault(t, err, "suppliers[0].terms.day", cashflow.ErrRange, "terms on the 32nd")
	requireFault(t, err, "suppliers[0].vat", cashflow.ErrUnknown, "an unknown regime")
	requireFault(t, err, "contributions[1].label", cashflow.ErrDuplicate, "one contribution on two terms")
	requireFault(t, err, "contributions[2].label", cashflow.ErrUnknown, "a contribution that the budget does not have would be paid on the 15th")
	_, err = cashflow.Payables{Suppliers: make([]cashflow.SupplierTerms, cashflow.MaxKeys+1)}.Outflows(result)
	requireFault(t, err, "suppliers", cashflow.ErrTooLarge, "too many suppliers")
}
