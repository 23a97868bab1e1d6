package report

import "github.com/filmfinance/filmfinance/examples/internal/grid"

func (p *printer) boxOffice(s *Scenario) {
	if len(s.BoxOffice.Periods) == 0 {
		p.line("%s", p.say("Aucune entrée en salles.", "No admissions."))
		return
	}
	contribution := !s.BoxOffice.Total.Contribution.IsZero()
	titles := []string{">" + p.period(), p.say("Fin", "End"), p.say(">Entrées", ">Admissions"), p.say(">Recettes guichet", ">Box office"),
		p.say(">TVA", ">VAT"), p.say(">TSA", ">Ticket tax"), p.say(">Base film", ">Base film"), ">SACEM"}
	if contribution {
		titles = append(titles, p.say(">Contribution", ">Contribution"))
	}
	t := grid.New(0, append(titles, p.say(">Distributeur (RBD)", ">Distributor (RBD)"), p.say(">Exploitant", ">Exhibitor"))...)
	cells := func(first, second string, b Theatrical) []string {
		row := []string{first, second, p.Number(b.Admissions.Figure), p.Number(b.BoxOffice), p.Number(b.VAT), p.Number(b.TicketTax), p.Number(b.BaseFilm), p.Number(b.SACEM)}
		if contribution {
			row = append(row, p.Number(b.Contribution))
		}
		return append(row, p.Number(b.Distributor), p.Number(b.Exhibitor))
	}
	for _, b := range s.BoxOffice.Periods {
		t.Row(cells(p.whole(int64(b.Number)), p.Date(b.End), b)...)
	}
	t.Total(cells("", "Total", s.BoxOffice.Total)...)
	p.table(t)
}

func (p *printer) support(s *Scenario) {
	if len(s.Support.Periods) == 0 {
		p.line("%s", p.say("Pas de soutien généré.", "No support is generated."))
		return
	}
	t := grid.New(0, ">"+p.period(), p.say("Fin", "End"), p.say(">Soutien", ">Support"), p.say(">Cumul", ">Cumulative"),
		p.say(">Avance remboursée", ">Advance repaid"), p.say(">Cumul", ">Cumulative"))
	for _, q := range s.Support.Periods {
		t.Row(p.whole(int64(q.Number)), p.Date(q.End), p.Number(q.Generated), p.Number(q.Cumulative), p.dashed(q.Repaid), p.dashed(q.RepaidCum))
	}
	p.table(t)
	p.line(p.say("Soutien généré %s ; remboursé sur l'avance %s ; net %s.", "Support generated %s; repaid on the advance %s; net %s."),
		p.Number(s.Support.Generated), p.Number(s.Support.Repaid), p.Number(s.Support.Net))
	for _, c := range s.Support.Credited {
		p.line(p.say("  dont %s : %s", "  of which %s: %s"), c.Party, p.Number(c.Amount))
	}
}

// opening prints the opposable cost and what the account starts from.
func (p *printer) opening() {
	k := p.view.Amortisation.Cost
	t := grid.New(0, p.say("Coût opposable", "Opposable cost"), ">"+p.view.Currency)
	t.Row(p.say("Coût avant rémunération, frais généraux et frais financiers", "Cost before fee, overheads and financial charges"), p.Number(k.Base))
	t.Row(p.say("Rémunération du producteur retenue (plafond ", "Producer's fee retained (cap ")+p.Number(k.FeeCap)+")", p.Number(k.Fee))
	t.Row(p.say("Frais généraux retenus (plafond ", "Overheads retained (cap ")+p.Number(k.OverheadsCap)+")", p.Number(k.Overheads))
	t.Total(p.say("Sous-total", "Sub-total"), p.Number(k.SubTotal))
	t.Row(p.say("Frais financiers forfaitaires ", "Lump-sum financial charges ")+p.Number(k.LumpSum)+p.say(" (plafond ", " (cap ")+p.Number(k.FinancialCap)+")", p.Number(k.Financial))
	t.Total(p.say("Coût opposable K", "Opposable cost K"), p.Number(k.Total))
	p.table(t)
	t = grid.New(0, p.say("Ouverture du compte d'amortissement", "Opening of the amortisation account"), ">"+p.view.Currency)
	for _, line := range p.view.Amortisation.Opening {
		t.Row(line.Label, p.Number(line.Amount))
	}
	t.Total(p.say("Niveau d'ouverture", "Opening level"), p.Number(p.view.Amortisation.OpeningLevel))
	p.table(t)
}

func (p *printer) amortisation(s *Scenario) {
	a := s.Amortisation
	p.line("%s", p.verdict(s))
	if a.Cut != nil {
		p.line(p.say("La recette « %s » (%s %d) est coupée : %s avant, %s après.", "The receipt “%s” (%s %d) is cut: %s before, %s after."),
			p.movement(a.Cut.Receipt), p.periodName(), a.Cut.Number, p.Number(a.Cut.Before), p.Number(a.Cut.After))
	}
	p.blank()
	t := grid.New(0, ">"+p.period(), p.say("Fin", "End"), p.say(">Soutien retenu", ">Support counted"), p.say(">RNPP cumulées", ">Net receipts, cum."),
		p.say(">Niveau", ">Level"), p.say(">Reste à amortir", ">Still to amortise"), p.say("Part amortie", "Part amortised"))
	for _, q := range a.Periods {
		t.Row(p.whole(int64(q.Number)), p.Date(q.End), p.dashed(q.SupportCounted), p.dashed(q.Receipts), p.Number(q.Level), p.dashed(q.Remaining),
			bar(q.Level.value, p.view.Amortisation.Cost.Total.value))
	}
	p.table(t)
}

// verdict says whether and when the film is amortised.
func (p *printer) verdict(s *Scenario) string {
	a := s.Amortisation
	switch {
	case !a.Amortised:
		return p.say("Le film n'est pas amorti : niveau ", "The film is not amortised: level ") + p.Number(a.Level) + p.say(", reste ", ", remaining ") + p.Number(a.Remaining) + "."
	case a.On.IsZero():
		return p.say("Le film est amorti dès l'ouverture : niveau ", "The film is amortised from the opening: level ") + p.Number(a.Level) + "."
	}
	return p.say("Le film est amorti le ", "The film is amortised on ") + p.Date(a.On) + p.say(" : niveau ", ": level ") + p.Number(a.Level) + "."
}
