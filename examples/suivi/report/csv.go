package report

import (
	"bytes"
	"encoding/csv"

	"github.com/filmfinance/filmfinance/examples/internal/words"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

// sheet is the rows of a table.
type sheet struct {
	rows          [][]string
	places        int32
	closing, date string
}

func (d *Dossier) sheet(titles ...string) *sheet {
	return &sheet{places: words.Scale(d.Currency), rows: [][]string{titles}}
}

func (t *sheet) bytes() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if err := w.WriteAll(t.rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// figure is a name and an amount.
type figure struct {
	name   string
	amount decimal.Decimal
}

func (t *sheet) add(section, code string, figures ...figure) {
	for _, f := range figures {
		t.rows = append(t.rows, []string{t.closing, t.date, section, grid.Cell(code), f.name, f.amount.StringFixed(t.places)})
	}
}

// CSV writes the reports as one flat table (RFC 4180), one figure a row. Names and figures do not change with
// the language.
func (d *Dossier) CSV() ([]byte, error) {
	t := d.sheet("closing", "date", "section", "code", "figure", "amount")
	for i := range d.Closings {
		c := &d.Closings[i]
		t.closing, t.date = grid.Cell(c.Report.Closing), c.Report.Date.String()
		for _, r := range c.Report.Accounts {
			t.add("account", r.Code, row(r)...)
		}
		for _, r := range c.Report.Posts {
			t.add("post", r.Code, row(r)...)
		}
		t.add("total", "", row(c.Report.Total)...)
		for _, o := range c.Report.Orders {
			t.add("order", o.ID, figure{"committed", o.Committed}, figure{"invoiced", o.Invoiced}, figure{"outstanding", o.Outstanding})
		}
		for _, a := range c.Alerts {
			t.add(string(a.Kind), a.Code, figure{"figure", a.Figure}, figure{"limit", a.Limit}, figure{"margin", a.Margin})
		}
		if c.Movement != nil {
			for _, m := range c.Movement.Accounts {
				t.add("movement", m.Code, figure{"efc", m.EFC})
			}
		}
		for _, day := range c.HotCost.Days {
			t.add("day", day.Date.String(), figure{"plan", day.Plan}, figure{"cost", day.Cost}, figure{"variance", day.Variance})
		}
		for _, one := range c.Payables {
			t.add("payable", one.Entry, figure{"amount", one.Amount})
		}
		for _, m := range c.Measures {
			for _, e := range m.Judgement.Accounts {
				t.add("measure "+grid.Cell(m.Judgement.Measure), e.Code, figure{"before", e.Before}, figure{"change", e.Change}, figure{"after", e.After})
			}
		}
		for _, r := range append(c.Final.Posts, c.Final.Total) {
			t.add("final_account", r.Code, figure{"budget", r.Budget}, figure{"cost", r.Cost}, figure{"paid", r.Paid}, figure{"payable", r.Payable})
		}
	}
	return t.bytes()
}

func row(r costreport.Row) []figure {
	return []figure{
		{"budget", r.Budget}, {"transfers", r.Transfers}, {"revised", r.Revised}, {"committed", r.Committed}, {"outstanding", r.Outstanding},
		{"period", r.Period}, {"invoiced", r.Invoiced}, {"petty_cash", r.PettyCash}, {"cost", r.Cost}, {"period_paid", r.PeriodPaid}, {"paid", r.Paid},
		{"payable", r.Payable}, {"estimate", r.Estimate}, {"uncommitted", r.Uncommitted}, {"efc", r.EFC}, {"variance", r.Variance},
	}
}

// CSV writes the entries behind the name, or the accounts of a post.
func (e *Explanation) CSV() ([]byte, error) {
	t := e.dossier.sheet("closing", "entry", "date", "kind", "of", "label", "committed", "cost", "paid")
	for _, c := range e.Closings {
		var postings []costreport.Posting
		switch {
		case c.Account != nil:
			postings = c.Account.Postings
		case c.Order != nil:
			postings = c.Order.Postings
		}
		for _, r := range c.Post {
			t.rows = append(t.rows, []string{
				grid.Cell(c.Closing), grid.Cell(r.Code), "", "account", grid.Cell(r.Post), grid.Cell(r.Label.In("fr")),
				r.Committed.StringFixed(t.places), r.Cost.StringFixed(t.places), r.Paid.StringFixed(t.places),
			})
		}
		for _, p := range postings {
			t.rows = append(t.rows, []string{
				grid.Cell(c.Closing), grid.Cell(p.Entry), p.Date.String(), string(p.Kind), grid.Cell(p.Of), grid.Cell(p.Label),
				p.Committed.StringFixed(t.places), p.Cost.StringFixed(t.places), p.Paid.StringFixed(t.places),
			})
		}
	}
	return t.bytes()
}
