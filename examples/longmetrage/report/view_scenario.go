package report

import (
	"github.com/filmfinance/filmfinance/examples/longmetrage/dossier"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
	"github.com/filmfinance/filmfinance/schedule"
)

// Scenario is one scenario of exploitation, for everybody.
type Scenario struct {
	ID           string               `json:"id"`
	Label        string               `json:"label"`
	Probability  Figure               `json:"probability"`
	BoxOffice    BoxOffice            `json:"box_office"`
	Support      Support              `json:"support"`
	Amortisation ScenarioAmortisation `json:"amortisation"`
	Recoupment   Recoupment           `json:"recoupment"`
	Authors      []Author             `json:"authors"`
	Returns      []Investor           `json:"returns"`
	Producer     Producer             `json:"producer"`

	result dossier.ScenarioResult
}

// BoxOffice is the way from the price of the tickets to the distributor's gross receipts; the periods
// are those that have admissions.
type BoxOffice struct {
	Periods []Theatrical `json:"periods"`
	Total   Theatrical   `json:"total"`
}

// Theatrical is the box office of a period, shared out.
type Theatrical struct {
	// Number is 0 and End no date in a total.
	Number       int           `json:"number"`
	End          schedule.Date `json:"end"`
	Admissions   Count         `json:"admissions"`
	BoxOffice    Figure        `json:"box_office"`
	VAT          Figure        `json:"vat"`
	TicketTax    Figure        `json:"ticket_tax"`
	BaseFilm     Figure        `json:"base_film"`
	SACEM        Figure        `json:"sacem"`
	Contribution Figure        `json:"contribution"`
	Distributor  Figure        `json:"distributor"`
	Exhibitor    Figure        `json:"exhibitor"`
}

// Support is the automatic support that the release generates, and the repayment of the advance.
type Support struct {
	Periods   []SupportPeriod `json:"periods"`
	Generated Figure          `json:"generated"`
	Repaid    Figure          `json:"repaid"`
	Net       Figure          `json:"net"`
	Credited  []Credit        `json:"credited"`
}

// SupportPeriod is the support of a period with admissions, and the cumulative amounts at its end.
type SupportPeriod struct {
	Number     int           `json:"number"`
	End        schedule.Date `json:"end"`
	Generated  Figure        `json:"generated"`
	Cumulative Figure        `json:"cumulative"`
	Repaid     Figure        `json:"repaid"`
	RepaidCum  Figure        `json:"repaid_cumulative"`
}

// Credit is the part of a party in the support.
type Credit struct {
	Party  string `json:"party"`
	Amount Figure `json:"amount"`
}

func (m maker) scenario(r dossier.ScenarioResult) Scenario {
	return Scenario{
		ID: r.ID, Label: m.lang.label(r.Label), Probability: percent(r.Probability), BoxOffice: m.boxOffice(r.Outcome),
		Support: m.support(r.Outcome), Amortisation: m.scenarioAmortisation(r.Outcome), Recoupment: m.recoupment(r.Outcome),
		Authors: m.authors(r), Returns: m.returns(r), Producer: m.producer(r.Producer), result: r,
	}
}

func (m maker) boxOffice(out *recoupment.Outcome) BoxOffice {
	var sum boxoffice.Split
	total := recoupment.PeriodOutcome{}
	box := BoxOffice{Periods: []Theatrical{}}
	for _, p := range out.Periods {
		if p.Admissions.IsZero() {
			continue
		}
		box.Periods = append(box.Periods, m.theatrical(p))
		t := p.Theatrical
		sum.BoxOffice, sum.VAT = sum.BoxOffice.Add(t.BoxOffice), sum.VAT.Add(t.VAT)
		sum.TicketTax, sum.BaseFilm = sum.TicketTax.Add(t.TicketTax), sum.BaseFilm.Add(t.BaseFilm)
		sum.SACEM, sum.Contribution = sum.SACEM.Add(t.SACEM), sum.Contribution.Add(t.Contribution)
		sum.Distributor, sum.Exhibitor = sum.Distributor.Add(t.Distributor), sum.Exhibitor.Add(t.Exhibitor)
		total.Admissions = total.Admissions.Add(p.Admissions)
	}
	total.Theatrical = sum
	box.Total = m.theatrical(total)
	return box
}

func (m maker) theatrical(p recoupment.PeriodOutcome) Theatrical {
	t := p.Theatrical
	return Theatrical{
		Number: p.Number, End: p.End, Admissions: count(p.Admissions), BoxOffice: m.money(t.BoxOffice), VAT: m.money(t.VAT),
		TicketTax: m.money(t.TicketTax), BaseFilm: m.money(t.BaseFilm), SACEM: m.money(t.SACEM),
		Contribution: m.money(t.Contribution), Distributor: m.money(t.Distributor), Exhibitor: m.money(t.Exhibitor),
	}
}

func (m maker) support(out *recoupment.Outcome) Support {
	s := Support{Periods: []SupportPeriod{}, Credited: []Credit{}}
	var before cnc.Position
	for _, p := range out.Periods {
		now := p.Support
		if !p.Admissions.IsZero() {
			s.Periods = append(s.Periods, SupportPeriod{
				Number: p.Number, End: p.End, Generated: m.money(now.Generated.Sub(before.Generated)), Cumulative: m.money(now.Generated),
				Repaid: m.money(now.Repaid.Sub(before.Repaid)), RepaidCum: m.money(now.Repaid),
			})
		}
		before = now
	}
	s.Generated, s.Repaid, s.Net = m.money(before.Generated), m.money(before.Repaid), m.money(before.Net)
	for i, share := range m.doc.Contracts.Support.Shares {
		if i < len(before.Credited) {
			s.Credited = append(s.Credited, Credit{share.Party, m.money(before.Credited[i])})
		}
	}
	return s
}
