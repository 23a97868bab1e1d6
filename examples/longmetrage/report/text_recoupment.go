package report

import (
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

func (p *printer) recoupment(s *Scenario) {
	p.payments(s)
	p.levels(s)
	p.accounts(s)
}

// payments is one wide table: a column for each right, a row for each period that pays something.
func (p *printer) payments(s *Scenario) {
	p.sub(p.say("Paiements par ", "Payments by ") + p.periodName())
	titles := []string{">" + p.period(), p.say("Fin", "End")}
	for _, c := range p.view.Columns {
		titles = append(titles, ">"+c.Short)
	}
	t := grid.New(0, append(titles, ">Total")...)
	for _, q := range s.Recoupment.Periods {
		if !q.Total.IsZero() {
			t.Row(append(p.amounts([]string{p.whole(int64(q.Number)), p.Date(q.End)}, q.Payments), p.Number(q.Total))...)
		}
	}
	t.Total(append(p.amounts([]string{"", "Total"}, s.Recoupment.Totals), p.Number(s.Recoupment.Total))...)
	p.table(t)
	p.legend()
}

func (p *printer) amounts(cells []string, amounts []Amount) []string {
	for _, a := range amounts {
		cells = append(cells, p.dashed(a.Amount))
	}
	return cells
}

func (p *printer) legend() {
	for _, c := range p.view.Columns {
		p.line("  %s  %s%s", c.Short+strings.Repeat(" ", max(0, 12-grid.Width(c.Short))), c.Party, " — "+c.Label)
	}
	p.blank()
}

// levels prints the cumulative amounts of the cascade: each mandate, then the ranks.
func (p *printer) levels(s *Scenario) {
	if len(s.Recoupment.Levels) == 0 {
		return
	}
	p.sub(p.say("Niveaux cumulés de la cascade", "Cumulative levels of the cascade"))
	t := grid.New(0, p.levelTitles(s.Recoupment.Levels[0])...)
	for i, l := range s.Recoupment.Levels {
		if i > 0 && s.Recoupment.Periods[i].Total.IsZero() {
			continue
		}
		cells := []string{p.whole(int64(l.Number))}
		for n, m := range l.Mandates {
			cells = append(cells, p.dashed(m.Gross), p.dashed(m.Commission), p.dashed(m.Net))
			costs, guarantee := p.recoups(n)
			if costs {
				cells = append(cells, p.dashed(m.Costs))
			}
			if guarantee {
				cells = append(cells, p.dashed(m.Guarantee))
			}
			if costs || guarantee {
				cells = append(cells, p.dashed(m.PassedOn))
			}
		}
		t.Row(p.amounts(cells, l.Ranks)...)
	}
	p.table(t)
	p.line("%s", p.say("R : recettes nettes des producteurs (RNPP), qui atteignent les auteurs ; R1, R2... : ce qui atteint chaque rang, une fois les précédents payés.",
		"R: the producers' net receipts (RNPP), which reach the authors; R1, R2...: what reaches each rank, those before it being paid."))
	p.blank()
}

// column returns the short name of the column of a right, or the right itself.
func (p *printer) column(right string) string {
	for _, c := range p.view.Columns {
		if c.Code == right || slices.Contains(c.Rights, right) {
			return c.Short
		}
	}
	return right
}

// recoups reports whether a mandate has costs, and a guarantee, to recoup.
func (p *printer) recoups(mandate int) (costs, guarantee bool) {
	m := p.view.document.Contracts.Mandates[mandate]
	return len(m.Costs) > 0, len(m.Guarantees) > 0
}

func (p *printer) levelTitles(first PeriodLevels) []string {
	titles := []string{">" + p.period()}
	for n, m := range first.Mandates {
		titles = append(titles, ">"+m.Mandate+p.say(" brut", " gross"), ">"+m.Mandate+" com.", ">"+m.Mandate+" net")
		costs, guarantee := p.recoups(n)
		if costs {
			titles = append(titles, ">"+m.Mandate+p.say(" frais", " costs"))
		}
		if guarantee {
			titles = append(titles, ">"+m.Mandate+" MG")
		}
		if costs || guarantee {
			titles = append(titles, ">"+m.Mandate+p.say(" reversé", " passed on"))
		}
	}
	for _, r := range first.Ranks {
		titles = append(titles, ">"+r.Code)
	}
	return titles
}

func (p *printer) accounts(s *Scenario) {
	if len(s.Recoupment.Final) == 0 {
		return
	}
	t := grid.New(0, p.say("Compte à récupérer", "Account to recoup"), p.say(">Engagé", ">Entered"), p.say(">Admis", ">Admitted"), p.say(">Récupéré", ">Recouped"), p.say(">Reste", ">Outstanding"), p.say("Part récupérée", "Part recouped"))
	for _, a := range s.Recoupment.Final {
		t.Row(p.column(a.Account), p.Number(a.Entered), p.Number(a.Target), p.Number(a.Recouped), p.dashed(a.Outstanding), bar(a.Recouped.value, a.Target.value))
	}
	p.table(t)
}
