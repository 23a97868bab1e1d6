package follow

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Text writes the report for people, in a language, "fr" or "en". Amounts are written with a dot and without
// separators, days as 2027-09-06.
func (r Report) Text(lang string) string {
	places, _ := money.MinorUnits(r.Currency)
	p := &printer{lang: lang, places: places}
	p.line(p.say("TRÉSORERIE, SEMAINE %d (du %s), arrêtée au %s, en %s", "CASH, WEEK %d (from %s), closed on %s, in %s"), r.Week, r.Monday, r.Closed, r.Currency)
	p.heading("Semaine", "Week")
	p.cells(r.Columns, r.Net)
	p.row(p.say("Position", "Position"), r.Position)
	p.heading("Depuis l'origine", "To date")
	p.cells(r.ToDate, Cell{})
	if len(r.Posts) > 0 {
		p.heading("Par poste", "By post")
		for _, one := range r.Posts {
			p.row(p.named(one.Label, one.Code, "(hors poste)", "(no post)"), one.Cell)
		}
	}
	p.items("En retard", "Late", r.Late)
	p.items("En avance", "Early", r.Early)
	p.items("Échu, encore attendu", "Overdue, still expected", r.Due)
	p.days(r)
	p.alerts(r.Alerts)
	p.outlook(r.Outlook)
	p.trials(r.Measures)
	return p.String()
}

type printer struct {
	strings.Builder
	lang   string
	places int32
}

func (p *printer) say(fr, en string) string { return Text{FR: fr, EN: en}.In(p.lang) }

func (p *printer) line(format string, args ...any) {
	text := strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f {
			return ' '
		}
		return c
	}, fmt.Sprintf(format, args...))
	_, _ = p.WriteString(strings.TrimRight(text, " ") + "\n")
}

func (p *printer) heading(fr, en string) {
	title := p.say(fr, en)
	_, _ = p.WriteString("\n")
	p.line("%s", title)
	p.line("%s", strings.Repeat("-", utf8.RuneCountInString(title)))
}

func (p *printer) named(label Text, name, fr, en string) string {
	if text := label.In(p.lang); text != "" {
		return text
	}
	if name == "" {
		return p.say(fr, en)
	}
	return name
}

func (p *printer) money(d decimal.Decimal) string { return d.StringFixed(p.places) }

// row writes a name and what was planned, what it is and the difference.
func (p *printer) row(name string, c Cell) {
	p.line("%s %16s %16s %16s", pad(name, 32), p.money(c.Planned), p.money(c.Forecast), p.money(c.Difference))
}

// pad fills or cuts a name to a width.
func pad(name string, width int) string {
	runes := []rune(name)
	if len(runes) > width {
		return string(runes[:width-1]) + "…"
	}
	return name + strings.Repeat(" ", width-len(runes))
}

// cells writes columns and their sum, where it is given.
func (p *printer) cells(columns []ColumnCell, sum Cell) {
	p.line("%s %16s %16s %16s", pad("", 32), p.say("prévu", "planned"), p.say("réalisé/attendu", "actual/expected"), p.say("écart", "difference"))
	for _, one := range columns {
		label := one.Column.Label()
		switch one.Column {
		case Costs:
			label = Text{FR: "Coût des mesures", EN: "Cost of measures"}
		case Bank:
			label = Text{FR: "Crédit", EN: "Credit"}
		}
		p.row(label.In(p.lang), one.Cell)
	}
	if !sum.same(Cell{}) {
		p.row(p.say("Net", "Net"), sum)
	}
}

func (p *printer) items(fr, en string, items []Item) {
	if len(items) == 0 {
		return
	}
	p.heading(fr, en)
	for _, one := range items {
		p.line("%s %s %s %s %s", one.Date, pad(one.Column.Label().In(p.lang), 16), pad(one.Line, 20), pad(fmt.Sprintf("%+d %s", one.Days, p.say("j", "d")), 8),
			p.money(one.Amount))
	}
}

func (p *printer) days(r Report) {
	if len(r.Days) == 0 {
		return
	}
	p.heading("Coût journalier du tournage", "Daily cost of the shoot")
	for _, one := range r.Days {
		note := ""
		if one.Lost {
			note = p.say("jour perdu", "day lost")
		}
		p.line("%s %16s %16s %16s %s", one.Date, p.money(one.Plan), p.money(one.Cost), p.money(one.Variance), note)
	}
}

func (p *printer) alerts(alerts []Alert) {
	p.heading("Alertes", "Alerts")
	if len(alerts) == 0 {
		p.line("%s", p.say("Aucune.", "None."))
	}
	for _, one := range alerts {
		text := fmt.Sprintf("%s, %s, %s %d : %s", one.Kind.Label().In(p.lang), one.Date, p.say("semaine", "week"), one.Week, p.money(one.Amount))
		if one.Line != "" {
			text += " " + one.Line
		}
		if one.Kind == CashShortage {
			text += fmt.Sprintf(p.say(", dans %d semaine(s)", ", %d week(s) ahead"), one.Ahead)
		}
		p.line("%s", text)
	}
}

func (p *printer) outlook(o Outlook) {
	p.heading("Perspective", "Outlook")
	p.line("%s %16s", pad(p.say("Position", "Position"), 32), p.money(o.Position))
	p.line("%s %16s %s", pad(p.say("Besoin maximal", "Peak need"), 32), p.money(o.PeakNeed), o.PeakDate)
	p.line("%s %16s", pad(p.say("Manque maximal", "Most that is missing"), 32), p.money(o.Short))
	p.line("%s %16s", pad(p.say("Solde final", "Closing"), 32), p.money(o.Closing))
	if o.Borrowing != nil {
		p.borrowing(o)
	}
}

// borrowing writes the credit of the book.
func (p *printer) borrowing(o Outlook) {
	b := o.Borrowing
	row := func(fr, en string, d decimal.Decimal, on string) {
		p.line("%s %16s %s", pad(p.say(fr, en), 32), p.money(d), on)
	}
	p.heading("Crédit", "Credit")
	row("Tiré", "Drawn", b.Drawn, "")
	row("Non tiré", "Undrawn", b.Undrawn, "")
	row("Tiré au plus haut", "Highest drawn", b.PeakDrawn, b.DrawnDate.String())
	row("Couvert par les contrats signés", "Covered by signed contracts", b.Covered, "")
	row("Au-delà du plafond", "Over the limit", b.PeakOver, "")
	row("Hors des dates du crédit", "Outside the credit", b.PeakUncovered, "")
	row("Avances à recevoir", "Advances to come", b.Advanced, "")
	row("Avances à rembourser", "Advances to repay", b.Repaid, "")
	for _, one := range []struct {
		kind   cashflow.CreditKind
		amount decimal.Decimal
	}{
		{cashflow.CreditInterest, b.Interest},
		{cashflow.Commitment, b.Commitment},
		{cashflow.Arrangement, b.Arrangement},
		{cashflow.GuaranteeFee, b.Guarantee},
		{cashflow.AdvanceInterest, b.Discount},
	} {
		row(one.kind.Label().FR, one.kind.Label().EN, one.amount, "")
	}
	row("Frais à venir", "Charges to come", o.Charges, "")
	row("Frais échus, calculés", "Charges to date, reckoned", b.Settled, "")
}

func (p *printer) trials(trials []Trial) {
	if len(trials) == 0 {
		return
	}
	p.heading("Mesures correctives", "Corrective measures")
	for i, one := range trials {
		names := make([]string, len(one.Measures))
		for k, id := range one.Measures {
			names[k] = id
			if k < len(one.Labels) {
				names[k] = p.named(one.Labels[k], id, id, id)
			}
		}
		p.line("%d. %s", i+1, strings.Join(names, " + "))
		p.line("   %s", one.Why.In(p.lang))
		for _, reason := range one.Reasons {
			p.line("   %s", reason)
		}
	}
}
