package report

import "github.com/filmfinance/filmfinance/examples/internal/grid"

func (p *printer) authors(s *Scenario) {
	for _, a := range s.Authors {
		p.author(a)
	}
}

func (p *printer) author(a Author) {
	p.sub(a.ID + " — " + a.Party)
	p.line(p.say("MG %s ; droits à l'ouverture %s ; droits acquis %s ; MG restant à couvrir %s ; payé %s.",
		"Guarantee %s; opening entitlement %s; entitlement %s; guarantee not yet earned out %s; paid %s."),
		p.Number(a.Guarantee), p.Number(a.Opening), p.Number(a.Earned), p.Number(a.Unearned), p.Number(a.Paid))
	for _, b := range a.Bases {
		p.line(p.say("  à %s : assiette %s, droits %s", "  at %s: base %s, entitlement %s"), p.Percent(b.Rate), p.Number(b.Base), p.Number(b.Earned))
	}
	if a.HasBonus {
		p.line(p.say("  primes : %s", "  bonuses: %s"), p.Number(a.Bonus))
	}
	if !a.Carried.IsZero() {
		p.line(p.say("  dû et non payé : %s", "  due and not paid: %s"), p.Number(a.Carried))
	}
	p.blank()
	p.statements(a)
}

// statements prints the periods in which something happens to the author.
func (p *printer) statements(a Author) {
	titles := []string{">" + p.period(), "Date"}
	for _, b := range a.Bases {
		titles = append(titles, p.say(">Assiette à ", ">Base at ")+p.Percent(b.Rate))
	}
	titles = append(titles, p.say(">Droits cumulés", ">Entitlement, cum."), p.say(">MG à couvrir", ">MG unearned"), p.say(">Payé", ">Paid"))
	if a.HasBonus {
		titles = append(titles, p.say(">Prime", ">Bonus"))
	}
	t := grid.New(0, titles...)
	for _, s := range a.Statements {
		if s.idle() {
			continue
		}
		cells := []string{p.whole(int64(s.Number)), p.Date(s.Date)}
		for _, b := range s.Bases {
			cells = append(cells, p.dashed(b.Base))
		}
		cells = append(cells, p.Number(s.Earned), p.dashed(s.Unearned), p.dashed(s.Paid))
		if a.HasBonus {
			cells = append(cells, p.dashed(s.Bonus))
		}
		t.Row(cells...)
	}
	if t.Len() == 0 {
		p.line("%s", p.say("Aucun relevé n'apporte d'assiette.", "No statement brings a base."))
		p.blank()
		return
	}
	p.table(t)
}

// idle reports a statement without any movement.
func (s Statement) idle() bool {
	for _, b := range s.Bases {
		if !b.Base.IsZero() {
			return false
		}
	}
	return s.Paid.IsZero() && s.Bonus.IsZero()
}
