package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// widest is the number of columns that a cell of a table may take.
const widest = 44

// printer writes text.
type printer struct {
	strings.Builder
	words.Language
	places int32
}

func (p *printer) line(format string, args ...any) {
	p.WriteString(strings.TrimRight(grid.Clean(fmt.Sprintf(format, args...)), " ") + "\n")
}

func (p *printer) heading(fr, en string) {
	title := p.Say(fr, en)
	p.WriteString("\n")
	p.line("%s", title)
	p.line("%s", strings.Repeat("━", grid.Width(title)))
	p.WriteString("\n")
}

// money writes an amount; one of nothing is a dash, so that the others are seen.
func (p *printer) money(d decimal.Decimal) string {
	if d.IsZero() {
		return "-"
	}
	return p.Number(d, p.places)
}

// text writes the dossier for people.
func (d *dossier) text(o *options) string {
	p := &printer{Language: words.Language(o.language), places: words.Scale(d.Report.Currency)}
	p.line("%s", p.Named(d.Title, p.Say("TRÉSORERIE", "CASH")))
	p.calendar(d)
	p.weeks(d)
	p.need(d)
	p.curve(d)
	p.unspread(d)
	p.vat(d)
	p.credit(d)
	p.WriteString("\n" + d.Report.Text(o.language))
	p.scenarios(d.Comparison)
	p.returns(d.Returns)
	return p.String()
}

// weeks is the plan, week by week.
func (p *printer) weeks(d *dossier) {
	p.heading("Plan de trésorerie", "Cash-flow plan")
	titles := []string{">" + p.Say("sem.", "week"), p.Say("du", "from")}
	for _, one := range d.Report.Columns {
		titles = append(titles, ">"+columnName(p.Language, one.Column))
	}
	t := grid.New(widest, append(titles, ">"+p.Say("solde", "net"), ">"+p.Say("position", "position"), ">"+p.Say("prévue", "planned"), ">"+p.Say("disponible", "available"), "")...)
	for _, week := range d.Forecast.Weeks {
		row := []string{fmt.Sprint(week.Number), p.Date(week.Monday)}
		for _, one := range week.Columns {
			row = append(row, p.money(one.Forecast))
		}
		mark := ""
		if week.Closed {
			mark = p.Say("clos", "closed")
		}
		if week.Available.LessThan(d.Forecast.Book.Floor) {
			mark = strings.TrimSpace(mark + " ▼")
		}
		t.Row(append(row, p.money(week.Net.Forecast), p.money(week.Position.Forecast), p.money(week.Position.Planned), p.money(week.Available), mark)...)
	}
	p.WriteString(t.String())
}

// columnName is the name of a column that people read.
func columnName(l words.Language, column cashflow.Column) string {
	switch column {
	case follow.Bank:
		return l.Say("Crédit", "Credit")
	case follow.Costs:
		return l.Say("Coût des mesures", "Cost of measures")
	}
	return l.Named(column.Label(), string(column))
}

// half is the longest bar of the curve, on either side of zero.
const half = 30

// curve draws the position of each week as a bar, to the left of the axis where it is below zero.
func (p *printer) curve(d *dossier) {
	p.heading("Courbe de la position", "Curve of the position")
	most := decimal.NewFromInt(1)
	for _, week := range d.Forecast.Weeks {
		most = decimal.Max(most, week.Position.Forecast.Abs())
	}
	for _, week := range d.Forecast.Weeks {
		position := week.Position.Forecast
		bar := strings.Repeat("█", int(share(position.Abs(), most, half)))
		left, right := "", bar
		if position.IsNegative() {
			left, right = bar, ""
		}
		p.line("%3d %s%s│%s%s %s", week.Number, strings.Repeat(" ", half-len([]rune(left))), left, right, strings.Repeat(" ", half-len([]rune(right))), p.money(position))
	}
}

// share returns of/whole x parts, rounded to a whole number.
func share(of, whole decimal.Decimal, parts int64) int64 {
	quotient, _ := money.Quotient(of.Mul(decimal.NewFromInt(parts)), whole)
	return money.Round(quotient, 0, money.HalfAwayFromZero).IntPart()
}

// scenarios sets them side by side.
func (p *printer) scenarios(c follow.Comparison) {
	if len(c.Outcomes) < 2 {
		return
	}
	p.heading("Scénarios", "Scenarios")
	t := grid.New(widest, "", ">"+p.Say("besoin maximal", "peak need"), ">"+p.Say("sem.", "week"), ">"+p.Say("manque", "short"), ">"+p.Say("frais", "charges"), ">"+p.Say("solde final", "closing"))
	for _, one := range c.Outcomes {
		name := p.Named(one.Label, one.ID)
		if one.ID == "" {
			name = p.Say("Prévision", "Forecast")
		}
		t.Row(name, p.money(one.PeakNeed), fmt.Sprint(one.PeakWeek), p.money(one.Short), p.money(one.Charges), p.money(one.Closing))
	}
	p.WriteString(t.String())
}

// returns is what the parties get.
func (p *printer) returns(all []cashflow.PartyReturn) {
	if len(all) == 0 {
		return
	}
	p.heading("Rentabilité", "Returns")
	t := grid.New(widest, p.Say("partie", "party"), ">"+p.Say("investi", "invested"), ">"+p.Say("reçu", "received"), ">"+p.Say("multiple", "multiple"), ">"+p.Say("TRI", "IRR"), ">"+p.Say("VAN", "NPV"), ">"+p.Say("délai (années)", "payback (years)"))
	for _, one := range all {
		rate, multiple, payback := p.Named(one.NoRate.Label(), ""), "-", "-"
		if one.NoRate == "" {
			rate = p.Percent(one.Return.Rate)
		}
		if one.Multiple != nil {
			multiple = p.Number(*one.Multiple, cashflow.MultiplePlaces)
		}
		if one.Payback != nil && one.Payback.Reached {
			payback = p.Number(one.Payback.Years, 2)
		}
		t.Row(one.Party, p.money(one.Invested), p.money(one.Received), multiple, rate, p.money(one.Value), payback)
	}
	p.WriteString(t.String())
}

// json writes everything.
func (d *dossier) json() ([]byte, error) {
	data, err := json.MarshalIndent(d, "", "  ")
	return append(data, '\n'), err
}
