package report

import "strconv"

// exploitation adds one scenario.
func (s *sheet) exploitation(one Scenario) {
	s.section = "scenario"
	s.figure("scenario", "probability", one.Probability)
	s.section = "box_office"
	for _, b := range one.BoxOffice.Periods {
		s.at(b.Number)
		s.theatrical(b)
	}
	s.at(0)
	s.theatrical(one.BoxOffice.Total)
	s.section = "support"
	s.support(one.Support)
	s.section = "amortisation"
	s.account(one.Amortisation)
	s.section = "recoupment"
	s.recoupment(one.Recoupment)
	s.section = "authors"
	for _, a := range one.Authors {
		s.author(a)
	}
	s.section = "returns"
	s.returns(one)
}

func (s *sheet) theatrical(b Theatrical) {
	s.all("theatres", named{"admissions", b.Admissions.Figure}, named{"box_office", b.BoxOffice}, named{"vat", b.VAT}, named{"ticket_tax", b.TicketTax},
		named{"base_film", b.BaseFilm}, named{"sacem", b.SACEM}, named{"contribution", b.Contribution},
		named{"distributor", b.Distributor}, named{"exhibitor", b.Exhibitor})
}

func (s *sheet) support(u Support) {
	for _, q := range u.Periods {
		s.at(q.Number)
		s.all("support", named{"generated", q.Generated}, named{"cumulative", q.Cumulative}, named{"repaid", q.Repaid}, named{"repaid_cumulative", q.RepaidCum})
	}
	s.at(0)
	s.all("support", named{"generated", u.Generated}, named{"repaid", u.Repaid}, named{"net", u.Net})
	for _, c := range u.Credited {
		s.figure("support", "credited "+c.Party, c.Amount)
	}
}

func (s *sheet) account(a ScenarioAmortisation) {
	for _, q := range a.Periods {
		s.at(q.Number)
		s.all("account", named{"support_counted", q.SupportCounted}, named{"receipts", q.Receipts}, named{"level", q.Level}, named{"remaining", q.Remaining})
	}
	s.at(0)
	s.all("account", named{"level", a.Level}, named{"remaining", a.Remaining})
	if a.Cut != nil {
		s.at(a.Cut.Number)
		s.all("cut "+a.Cut.Receipt, named{"before", a.Cut.Before}, named{"after", a.Cut.After})
		s.at(0)
	}
}

func (s *sheet) recoupment(r Recoupment) {
	for i, q := range r.Periods {
		s.at(q.Number)
		s.figure("receipts", "paid_in", q.Receipts)
		s.amounts("paid", q.Payments)
		s.amounts("paid_by_right", q.Rights)
		s.amounts("transfer", q.Transfers)
		s.figure("total", "paid", q.Total)
		s.levels(r.Levels[i])
	}
	s.at(0)
	s.amounts("paid", r.Totals)
	s.amounts("paid_by_right", r.Rights)
	s.amounts("transfer", r.Bonus)
	s.figure("total", "paid", r.Total)
	for _, a := range r.Final {
		s.all("account "+a.Account, named{"entered", a.Entered}, named{"target", a.Target}, named{"recouped", a.Recouped}, named{"outstanding", a.Outstanding})
	}
}

func (s *sheet) amounts(detail string, amounts []Amount) {
	for _, a := range amounts {
		s.figure(a.Code, detail, a.Amount)
	}
}

func (s *sheet) levels(l PeriodLevels) {
	for _, m := range l.Mandates {
		s.all("mandate "+m.Mandate, named{"gross", m.Gross}, named{"commission", m.Commission}, named{"net", m.Net},
			named{"costs", m.Costs}, named{"guarantee", m.Guarantee}, named{"passed_on", m.PassedOn})
	}
	s.amounts("rank_level", l.Ranks)
	s.amounts("pool_level", l.Pools)
	s.amounts("right_level", l.Rights)
}

func (s *sheet) author(a Author) {
	for _, q := range a.Statements {
		s.at(q.Number)
		s.bases(a.ID, q.Bases)
		s.all(a.ID, named{"earned_cumulative", q.Earned}, named{"unearned", q.Unearned}, named{"carried", q.Carried}, named{"paid", q.Paid}, named{"bonus", q.Bonus})
	}
	s.at(0)
	s.bases(a.ID, a.Bases)
	s.all(a.ID, named{"guarantee", a.Guarantee}, named{"opening", a.Opening}, named{"earned", a.Earned}, named{"unearned", a.Unearned},
		named{"carried", a.Carried}, named{"paid", a.Paid}, named{"bonus", a.Bonus})
}

// bases adds the bases of an author, by the number of the step.
func (s *sheet) bases(author string, bases []Base) {
	for n, b := range bases {
		step := "step " + strconv.Itoa(n+1)
		s.all(author, named{step + ": rate", b.Rate}, named{step + ": base", b.Base}, named{step + ": earned", b.Earned})
	}
}

func (s *sheet) returns(one Scenario) {
	for _, i := range one.Returns {
		s.all(i.Right, named{"invested", i.Invested}, named{"received", i.Received}, named{"balance", i.Balance}, named{"multiple", i.Multiple})
		if i.Rate != nil {
			s.figure(i.Right, "irr", *i.Rate)
		}
	}
	p := one.Producer
	s.all("producer", named{"residual", p.Residual}, named{"deferrals", p.Deferrals}, named{"sales_commission", p.Commission}, named{"bonus_borne", p.Bonus},
		named{"income", p.Income}, named{"income_less_risk", p.LessRisk}, named{"multiple", p.Multiple},
		named{"support_credited", p.Support}, named{"multiple_with_support", p.WithSupport})
}
