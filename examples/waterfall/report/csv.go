package report

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/recoupment"
)

// CSV writes the settlements as one flat table (RFC 4180), one figure a row. Names and figures do not
// change with the language; amounts have the decimals of the currency.
func (s *Story) CSV() ([]byte, error) {
	t := &sheet{places: words.Scale(s.Deal.Currency)}
	t.add("settlement", "date", "section", "statement", "pool", "item", "party", "figure", "amount")
	for i := range s.Chapters {
		c := &s.Chapters[i]
		t.number, t.date = strconv.Itoa(c.Number), c.Date.String()
		t.settlement(c)
		for _, e := range c.Events {
			t.event(e)
		}
	}
	t.number, t.date = "", ""
	for _, e := range s.Later {
		t.event(e)
	}
	return t.bytes()
}

// sheet is the rows of a table.
type sheet struct {
	rows         [][]string
	places       int32
	number, date string
}

func (t *sheet) add(cells ...string) {
	t.rows = append(t.rows, cells)
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

// amount writes an amount with the decimals of the currency.
func (t *sheet) amount(d decimal.Decimal) string {
	return d.StringFixed(max(t.places, words.Needed(d)))
}

// place is where a figure belongs.
type place struct{ section, statement, pool, item, party string }

func (t *sheet) figure(at place, name string, amount decimal.Decimal) {
	t.add(t.number, t.date, at.section, grid.Cell(at.statement), grid.Cell(at.pool), grid.Cell(at.item), grid.Cell(at.party), name, t.amount(amount))
}

func (t *sheet) figures(at place, f recoupment.Figures) {
	t.figure(at, "prior", f.Prior)
	t.figure(at, "current", f.Current)
	t.figure(at, "cumulative", f.Cumulative)
}

func (t *sheet) settlement(c *Chapter) {
	whole := place{section: "receipts"}
	t.figure(whole, "receipts", c.Receipts)
	t.figure(whole, "withheld", c.Withheld)
	t.figure(whole, "released", c.Released)
	t.figure(whole, "held", c.Held)
	for _, l := range c.Lines {
		t.figures(place{"right", l.Statement, l.Pool, l.ID, l.Party}, l.Figures)
	}
	for i := range c.Statements {
		t.statement(&c.Statements[i])
	}
	for _, one := range c.Transfers {
		at := place{string(one.Kind), "", one.Into, one.ID, one.From + " > " + cmp.Or(one.To, one.Into)}
		t.figures(at, one.Figures)
		if one.Kind != recoupment.TransferView {
			t.figure(at, "paid_before", one.PaidBefore)
			t.figure(at, "due", one.Due)
			t.figure(at, "paid", one.Paid)
			t.figure(at, "carried", one.Carried)
		}
	}
	for _, a := range c.Accounts {
		at := place{section: "account", item: a.ID}
		t.figure(at, "entered", a.Entered)
		t.figure(at, "refused", a.Refused)
		t.figure(at, "target", a.Target)
		t.figure(at, "recouped", a.Recouped)
		t.figure(at, "outstanding", a.Outstanding)
		t.figure(at, "interest", a.Interest)
		t.figure(at, "interest_due", a.InterestDue)
	}
	for _, a := range c.Accruals {
		at := place{section: "accrual", item: a.Right}
		t.figure(at, "earned", a.Earned)
		t.figure(at, "advance", a.Advance)
		t.figure(at, "unearned", a.Unearned)
		t.figure(at, "carried", a.Carried)
	}
	for _, one := range c.Rates {
		for step := range one.Bases {
			at := place{section: "rate", item: one.Right}
			t.figure(at, "base_"+strconv.Itoa(step), one.Bases[step])
			t.figure(at, "amount_"+strconv.Itoa(step), one.Amounts[step])
		}
	}
	for _, l := range c.Levels {
		t.figure(place{section: "level", item: l.ID}, string(l.Kind), l.Amount)
	}
}

func (t *sheet) statement(s *recoupment.Statement) {
	for _, p := range s.Pools {
		t.figures(place{section: "pool", statement: s.ID, pool: p.Pool}, p.Figures)
	}
	at := place{section: "statement", statement: s.ID, party: strings.Join(s.Parties, " + ")}
	t.figures(at, s.Entitled)
	t.figure(at, "opposable", s.Opposable)
	t.figure(at, "deducted", s.Deducted)
	t.figure(at, "withheld", s.Withheld)
	t.figure(at, "released", s.Released)
	t.figure(at, "held", s.Held)
	t.figure(at, "paid_before", s.PaidBefore)
	t.figure(at, "due", s.Due)
	t.figure(at, "paid", s.Paid)
	t.figure(at, "carried", s.Carried)
	t.figure(at, "to_recoup", s.ToRecoup)
}

func (t *sheet) event(e recoupment.Event) {
	at := place{section: "event", item: e.Threshold, party: e.Movement}
	settled := t.date
	t.date = e.Date.String()
	t.figure(at, "before", e.Before)
	t.figure(at, "after", e.After)
	t.date = settled
}
