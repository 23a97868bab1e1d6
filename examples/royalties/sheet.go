package main

import (
	"bytes"
	"encoding/csv"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/royalties"
)

// rows are those of a sheet: one figure each.
type rows struct {
	all    [][]string
	places int32
}

// where places a figure.
type where struct{ section, contract, period, date, name, detail string }

func (r *rows) add(w where, figure string, amount decimal.Decimal) {
	r.all = append(r.all, []string{w.section, w.contract, w.period, w.date, w.name, w.detail, figure, plain(amount, r.places)})
}

// plain writes a number for a program.
func plain(d decimal.Decimal, places int32) string { return d.StringFixed(max(places, -d.Exponent())) }

// sheet writes every figure on a row.
func sheet(r *result) ([]byte, error) {
	s := &rows{places: words.Scale(r.Currency), all: [][]string{{"section", "contract", "period", "date", "name", "detail", "figure", "amount"}}}
	for _, c := range r.Closings {
		at := where{section: "base", period: c.Period, date: c.Until.String()}
		for _, b := range c.Bases {
			at.name, at.detail = b.Medium, string(b.Of)
			s.add(at, "sales", b.Sales)
			s.add(at, "withheld", b.Withheld)
			s.add(at, "returns", b.Returns)
			s.add(at, "released", b.Released)
			s.add(at, "base", b.Base)
		}
		if a := c.Amortisation; a != nil {
			at.section, at.name, at.detail = "amortisation", "", ""
			s.add(at, "opening", a.Opening)
			s.add(at, "support", a.Support)
			s.add(at, "closing", a.Closing)
			s.add(at, "remaining", a.Remaining)
		}
		for _, one := range c.Statements {
			s.statement(one)
		}
	}
	for _, w := range r.Social {
		at := where{"social", w.Contract, w.Period, w.Date.String(), w.Party, string(w.Kind)}
		s.add(at, "gross", w.Amount)
		for _, c := range w.Charges {
			s.add(at, c.Contribution, c.Amount)
		}
		s.add(at, "withheld", w.Withheld)
		s.add(at, "net", w.Net)
		s.add(at, "cost", w.Cost)
	}
	var out bytes.Buffer
	err := csv.NewWriter(&out).WriteAll(s.all)
	return out.Bytes(), err
}

func (r *rows) statement(s royalties.Statement) {
	at := where{"line", s.Contract, s.Period, s.Date.String(), "", ""}
	for _, l := range s.Lines {
		at.name, at.detail = l.Right, fmt.Sprintf("step %d", l.Step)
		r.add(at, "base", l.Base)
		r.add(at, "rate", l.Rate)
		r.add(at, "earned", l.Earned.Current)
		r.add(at, "cumulative", l.Earned.Cumulative)
	}
	at = where{"statement", s.Contract, s.Period, s.Date.String(), "", ""}
	for _, one := range []struct {
		figure string
		amount decimal.Decimal
	}{
		{"earned", s.Earned.Current}, {"restated", s.Earned.Restated}, {"cumulative", s.Earned.Cumulative}, {"alone", s.Alone}, {"rounding", s.Rounding},
		{"advance", s.Advance}, {"unearned", s.Unearned}, {"entitled", s.Entitled}, {"held", s.Held}, {"paid_before", s.PaidBefore},
		{"due", s.Due}, {"paid", s.Paid}, {"carried", s.Carried}, {"bonus", s.Bonus}, {"total", s.Total},
	} {
		r.add(at, one.figure, one.amount)
	}
	for _, p := range s.Parts {
		at.name = p.Party
		r.add(at, "part", p.Paid)
	}
}
