package main

import (
	"io"
	"sync"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/examples/longmetrage/dossier"
	"github.com/filmfinance/filmfinance/examples/longmetrage/report"
	"github.com/filmfinance/filmfinance/recoupment"
)

// otherFilm is another film than the one of the published case: in yen, with other parties, without a
// second rank, with an author who has no bonus, a seller without a cap and without a guarantee, and
// three steps of commission.
const otherFilm = "testdata/other-film"

// worked is a film and its result.
type worked struct {
	document dossier.Document
	result   *dossier.Result
	err      error
}

// films are worked once for all tests: the break-evens take a second, and ten under the race detector.
var films = map[string]func() worked{
	"":        sync.OnceValue(func() worked { return workOut("") }),
	otherFilm: sync.OnceValue(func() worked { return workOut(otherFilm) }),
}

func workOut(path string) (w worked) {
	if w.document, w.err = load(path); w.err == nil {
		w.err = w.document.Validate()
	}
	if w.err == nil {
		w.result, w.err = w.document.Compute()
	}
	return w
}

func works(t *testing.T, path string) (dossier.Document, *dossier.Result) {
	t.Helper()
	w := films[path]()
	require.NoError(t, w.err)
	return w.document, w.result
}

// printed returns what the command prints for a film.
func printed(t *testing.T, path string, args ...string) string {
	t.Helper()
	d, r := works(t, path)
	o, _ := parse(args, io.Discard, io.Discard)
	require.NotNil(t, o)
	view := report.New(d, r, report.Language(o.language))
	require.NoError(t, o.against(view))
	data, err := o.render(view)
	require.NoError(t, err)
	return string(data)
}

func equal(t *testing.T, want string, got decimal.Decimal, reason string) {
	t.Helper()
	require.True(t, decimal.RequireFromString(want).Equal(got), "%s: want %s, got %s", reason, want, got.StringFixed(6))
}

// TestOtherFilmByHand compares figures that were worked out on paper.
func TestOtherFilmByHand(t *testing.T) {
	_, r := works(t, otherFilm)
	equal(t, "20272500", r.Budget.Lines[3].Amount, "8.5 weeks x 9 people x 265,000")
	equal(t, "40000", r.Budget.Lines[2].TrancheB, "12 x 420,000 above the ceiling of 5,000,000")
	equal(t, "2495200", r.Budget.Lines[2].Charge, "38 % of 5,040,000 + 11.5 % of 5,000,000 + 12.5 % of 40,000")
	equal(t, "176750", r.Budget.Lines[6].Charge, "the second line of a person above the ceiling: 38 % + 12.5 % of 350,000")
	equal(t, "95252750", r.Budget.PostsTotal, "lines 74,952,500 and charges 20,300,250")
	equal(t, "5625165", r.Budget.Percentages[0].Amount, "6 % of the posts less 1,500,000")
	equal(t, "6884220", r.Budget.Percentages[1].Amount, "8 % of posts 2 to 8: 86,052,750")
	equal(t, "3287625", r.Budget.Percentages[2].Amount, "5 % of 65,752,500: posts 2 to 8 without the charges")
	equal(t, "111049760", r.Budget.Total, "the budget")
	equal(t, "15086800", r.TaxCredit.Credit, "20 % of 59,502,500 + 15,931,500")
	equal(t, "15080000", r.TaxCredit.InPlan, "rounded down to 10,000")

	first := r.Scenarios[0].Outcome.Periods[0]
	equal(t, "2727273", first.Theatrical.VAT, "30,000,000 x 10/110")
	equal(t, "11597727", first.Theatrical.Distributor, "45 % of 25,772,727.27")
	equal(t, "13917273", first.Theatrical.Exhibitor, "25,772,727 - 257,727 - 11,597,727")
	equal(t, "2319545", first.Settlement.Lines[0].Current, "20 % of 11,597,727 = 2,319,545.4")
	// 140,000 admissions: 50,000 at 20 %, 90,000 at 25 %, of 85,754,455.
	equal(t, "19907284", r.Scenarios[1].Outcome.Periods[0].Settlement.Lines[0].Current, "85,754,455 x (50 x 20 % + 90 x 25 %)/140 = 19,907,284.20")
}

// TestConservation checks on both films that no yen and no cent is lost on the way.
func TestConservation(t *testing.T) {
	for _, folder := range []string{"", otherFilm} {
		t.Run(folder, func(t *testing.T) {
			d, r := works(t, folder)
			require.NoError(t, r.Budget.Check())
			require.NoError(t, r.TaxCredit.Check())
			require.NoError(t, r.Cash.Check())
			require.NoError(t, r.Facility.Check())
			conservesBudget(t, d, r)
			conservesCash(t, r)
			for _, s := range r.Scenarios {
				conservesReceipts(t, d, s)
			}
		})
	}
}

func conservesBudget(t *testing.T, d dossier.Document, r *dossier.Result) {
	t.Helper()
	var total, plan, spent decimal.Decimal
	for _, line := range r.Budget.Lines {
		total = total.Add(line.Amount).Add(line.Charge)
	}
	for _, p := range r.Budget.Percentages {
		total = total.Add(p.Amount)
	}
	require.True(t, total.Equal(r.Budget.Total), "lines, charges and percentages make the budget")
	for _, s := range d.Financing.Sources {
		plan = plan.Add(s.Amount)
	}
	require.True(t, plan.Equal(r.Budget.Total), "the plan closes on the budget")
	for _, o := range r.Cash.Outflows {
		spent = spent.Sub(o.Amount)
	}
	for _, u := range r.Cash.Unallocated {
		if u.Column != cashflow.Receipts {
			spent = spent.Sub(u.Amount)
		}
	}
	require.True(t, spent.Equal(r.Budget.Total), "what is spent, deferred or left out is the budget")
	same, err := r.Cash.Reconcile(r.Budget, d.Financing)
	require.NoError(t, err)
	require.True(t, same.Balanced(), "every euro of the budget and of the plan is in the treasury once: %v %v", same.Costs, same.Sources)
}

func conservesCash(t *testing.T, r *dossier.Result) {
	t.Helper()
	var net, moved decimal.Decimal
	for _, w := range r.Cash.Weeks {
		sum := w.Receipts
		for _, o := range w.Outflows {
			sum = sum.Add(o.Amount)
		}
		require.True(t, sum.Equal(w.Net), "week %d", w.Number)
		net = net.Add(w.Net)
		require.True(t, net.Equal(w.Cumulative), "week %d", w.Number)
	}
	for _, m := range r.Cash.Movements {
		moved = moved.Add(m.Amount)
	}
	require.True(t, net.Equal(r.Cash.Closing))
	require.True(t, moved.Equal(r.Cash.Closing))
	require.True(t, r.Facility.Closing.Equal(r.Cash.Closing.Sub(r.Facility.Cost)))
	require.Equal(t, r.Cash.Receipts.String(), r.Cash.Total(cashflow.Receipts).String())
}

// conservesReceipts: every period pays out what it receives, and what it receives is what the
// documents say.
func conservesReceipts(t *testing.T, d dossier.Document, s dossier.ScenarioResult) {
	t.Helper()
	var scenario recoupment.Scenario
	for _, one := range d.Scenarios {
		if one.ID == s.ID {
			scenario = one
		}
	}
	for i, p := range s.Outcome.Periods {
		received, paid := p.Theatrical.Distributor, decimal.Decimal{}
		for _, receipt := range scenario.Periods[i].Receipts {
			received = received.Add(receipt.Amount)
		}
		for _, payment := range p.Settlement.Lines {
			paid = paid.Add(payment.Current)
		}
		require.True(t, received.Equal(p.Settlement.Receipts), "%s %d", s.ID, p.Number)
		require.True(t, paid.Equal(received), "%s %d", s.ID, p.Number)
		gross := p.Theatrical
		parts := gross.VAT.Add(gross.TicketTax).Add(gross.SACEM).Add(gross.Contribution).Add(gross.Distributor).Add(gross.Exhibitor)
		require.True(t, parts.Equal(gross.BoxOffice), "%s %d", s.ID, p.Number)
	}
}

// TestColumns: every payment stands in one column, on both films, and the columns add up to the total.
func TestColumns(t *testing.T) {
	for _, folder := range []string{"", otherFilm} {
		d, r := works(t, folder)
		view := report.New(d, r, report.English)
		for n, s := range view.Scenarios {
			count := 0
			for _, c := range view.Columns {
				count += len(c.Rights)
			}
			require.Equal(t, len(r.Scenarios[n].Outcome.Final.Lines), count, "each right stands in one column")
			for _, q := range s.Recoupment.Periods {
				var total decimal.Decimal
				for _, a := range q.Payments {
					total = total.Add(a.Amount.Decimal())
				}
				require.True(t, total.Equal(q.Total.Decimal()))
				require.True(t, total.Equal(q.Receipts.Decimal()))
			}
		}
	}
}

// TestFormats prints both films in every format and language, every part and every explanation.
func TestFormats(t *testing.T) {
	for _, folder := range []string{"", otherFilm} {
		d, r := works(t, folder)
		for _, lang := range []report.Language{report.French, report.English} {
			view := report.New(d, r, lang)
			data, err := view.JSON()
			require.NoError(t, err)
			require.NotEmpty(t, data)
			data, err = view.CSV()
			require.NoError(t, err)
			require.NotEmpty(t, data)
			require.NotContains(t, view.Text(), "%!", "a format without its argument")
			for _, section := range report.Sections() {
				text, known := view.Section(section, "")
				require.True(t, known)
				require.NotEmpty(t, text)
			}
			_, ids := view.Explained()
			for _, kind := range ids {
				for _, id := range kind {
					for _, s := range view.Scenarios {
						text, known := view.Explain(id, s.ID)
						require.True(t, known, id)
						require.NotContains(t, text, "%!", id)
					}
				}
			}
		}
	}
}
