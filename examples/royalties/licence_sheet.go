package main

import (
	"bytes"
	"encoding/csv"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/royalties"
)

// sheet writes every figure of the statements of a licence on a row.
func (r *stated) sheet() ([]byte, error) {
	places := words.Scale(r.Currency)
	all := [][]string{{"section", "statement", "date", "film", "stream", "figure", "amount"}}
	for _, s := range r.Statements {
		add := func(section, film, stream, figure string, amount decimal.Decimal) {
			all = append(all, []string{section, fmt.Sprint(s.Number), s.Date.String(), film, stream, figure, plain(amount, places)})
		}
		for _, l := range s.Streams {
			for _, one := range []struct {
				name string
				of   royalties.Figures
			}{{"revenue", l.Revenue}, {"fee", l.Fee}, {"expenses", l.Expenses}, {"licensor", l.Licensor}} {
				add("stream", l.Film, l.Stream, one.name, one.of.Current)
				add("stream", l.Film, l.Stream, one.name+"_restated", one.of.Restated)
				add("stream", l.Film, l.Stream, one.name+"_cumulative", one.of.Cumulative)
			}
		}
		b := s.Balance
		for _, one := range []struct {
			figure string
			amount decimal.Decimal
		}{
			{"entitled", b.Entitled.Cumulative}, {"deducted", b.Deducted}, {"withheld", b.Withheld}, {"released", b.Released}, {"held", b.Held},
			{"paid_before", b.PaidBefore}, {"due", b.Due}, {"paid", b.Paid}, {"carried", b.Carried},
		} {
			add("balance", "", "", one.figure, one.amount)
		}
	}
	var out bytes.Buffer
	err := csv.NewWriter(&out).WriteAll(all)
	return out.Bytes(), err
}
