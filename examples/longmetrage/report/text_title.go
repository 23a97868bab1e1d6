package report

import (
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
)

// title prints the title block: the film, its calendar, and what the reader wants to know first.
func (p *printer) title() {
	v := p.view
	p.banner(
		strings.ToUpper(v.Title),
		p.say("Dossier de production et de financement", "Production and financing dossier"),
		p.say("Producteur délégué : ", "Delegated producer: ")+v.Producer+p.say(" — montants en ", " — amounts in ")+v.Currency+p.say(" hors taxes", ", without VAT"),
	)
	p.blank()
	p.keyFigures()
	p.sub(p.say("Calendrier", "Calendar"))
	t := grid.New(0, p.say("Date", "Date"), "Code", p.say("Étape", "Milestone"))
	for _, m := range v.Milestones {
		day, _ := schedule.ParseDate(m.Date)
		t.Row(p.Date(day), m.Code, m.Label)
	}
	p.table(t)
}

func (p *printer) keyFigures() {
	v := p.view
	t := grid.New(0, "", ">", "")
	t.Row(p.say("Devis (B)", "Budget (B)"), p.Number(v.Budget.Total))
	t.Row(p.say("Crédit d'impôt au plan", "Tax credit in the plan"), p.Number(v.TaxCredit.InPlan))
	for _, code := range []financing.RatioCode{financing.SecuredCover, financing.ProducerRisk} {
		for _, r := range v.Risk.Ratios {
			if r.Code == string(code) {
				t.Row(r.Label, p.Number(r.Amount), p.Percent(r.Percent))
			}
		}
	}
	if v.Cash.PeakWeek > 0 {
		t.Row(p.say("Besoin maximal de trésorerie", "Peak cash need"), p.Number(v.Cash.PeakNeed), p.weekOf(v.Cash.PeakWeek, v.Cash.PeakMonday))
	}
	t.Row(p.say("Coût du crédit bancaire", "Cost of the bank facility"), p.Number(v.Facility.Cost))
	t.Row(p.say("Coût opposable (K)", "Opposable cost (K)"), p.Number(v.Amortisation.Cost.Total))
	for _, s := range v.Scenarios {
		t.Row(p.say("Revenu du producteur, scénario ", "Producer's income, scenario ")+strings.ToLower(s.Label),
			p.Number(s.Producer.Income), p.timesRisk(s.Producer.Multiple))
	}
	if v.Expected.Known {
		t.Row(p.say("Revenu espéré du producteur", "Producer's expected income"), p.Number(v.Expected.Income), p.timesRisk(v.Expected.Multiple))
	}
	p.table(t)
}

func (p *printer) timesRisk(multiple Figure) string {
	return p.Number(multiple) + p.say(" fois son risque", " times its risk")
}

// weekOf names a week by its number and its Monday.
func (p *printer) weekOf(number int, monday schedule.Date) string {
	return p.say("semaine ", "week ") + p.whole(int64(number)) + p.say(" (lundi ", " (Monday ") + p.Date(monday) + ")"
}
