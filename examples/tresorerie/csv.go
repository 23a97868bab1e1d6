package main

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/shopspring/decimal"
)

// csv writes the weeks, one a row (RFC 4180), so that a spreadsheet opens them as they are: days as
// 2027-09-06, amounts without separators, with a dot, or with a comma and semicolons between the cells.
func (d *dossier) csv(o *options) ([]byte, error) {
	places, comma := words.Scale(d.Report.Currency), o.comma
	amount := func(a decimal.Decimal) string {
		text := a.StringFixed(places)
		if comma {
			text = strings.Replace(text, ".", ",", 1)
		}
		return text
	}
	var b bytes.Buffer
	if o.bom {
		b.WriteString("\ufeff")
	}
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if comma {
		w.Comma = ';'
	}
	title := []string{o.say("semaine", "week"), o.say("lundi", "monday"), o.say("clos", "closed")}
	planned, expected := o.say("prévu", "planned"), o.say("réalisé ou attendu", "actual or expected")
	for _, one := range d.Report.Columns {
		name := grid.Cell(columnName(words.Language(o.language), one.Column))
		title = append(title, name+" "+planned, name+" "+expected)
	}
	position := o.say("position", "position")
	rows := [][]string{append(title, o.say("solde", "net")+" "+planned, o.say("solde", "net")+" "+expected, position+" "+planned, position+" "+expected, o.say("disponible", "available"))}
	for _, week := range d.Forecast.Weeks {
		closed := o.say("non", "no")
		if week.Closed {
			closed = o.say("oui", "yes")
		}
		row := []string{strconv.Itoa(week.Number), week.Monday.String(), closed}
		for _, one := range week.Columns {
			row = append(row, amount(one.Planned), amount(one.Forecast))
		}
		rows = append(rows, append(row, amount(week.Net.Planned), amount(week.Net.Forecast), amount(week.Position.Planned), amount(week.Position.Forecast), amount(week.Available)))
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}
