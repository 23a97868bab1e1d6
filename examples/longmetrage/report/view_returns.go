package report

import (
	"github.com/filmfinance/filmfinance/examples/longmetrage/dossier"
	"github.com/filmfinance/filmfinance/schedule"
)

// Author is the account of an author over a scenario.
type Author struct {
	ID         string      `json:"id"`
	Party      string      `json:"party"`
	Guarantee  Figure      `json:"guarantee"`
	Opening    Figure      `json:"opening"`
	Statements []Statement `json:"statements"`
	// Bases are cumulative, one for each rate, the opening included.
	Bases    []Base `json:"bases"`
	Earned   Figure `json:"earned"`
	Unearned Figure `json:"unearned"`
	Carried  Figure `json:"carried"`
	Paid     Figure `json:"paid"`
	HasBonus bool   `json:"has_bonus"`
	Bonus    Figure `json:"bonus"`
}

// Statement is an author's statement of account for a period.
type Statement struct {
	Number   int           `json:"number"`
	Date     schedule.Date `json:"date"`
	Bases    []Base        `json:"bases"`
	Earned   Figure        `json:"earned_cumulative"`
	Unearned Figure        `json:"unearned"`
	Carried  Figure        `json:"carried"`
	Paid     Figure        `json:"paid"`
	Bonus    Figure        `json:"bonus"`
}

// Base is a base at one rate, and what it earned.
type Base struct {
	Rate   Figure `json:"rate"`
	Base   Figure `json:"base"`
	Earned Figure `json:"earned"`
}

// Investor is what an investor put in and got back.
type Investor struct {
	Right    string `json:"right"`
	Source   string `json:"source"`
	Party    string `json:"party"`
	Invested Figure `json:"invested"`
	Received Figure `json:"received"`
	Balance  Figure `json:"balance"`
	Multiple Figure `json:"multiple"`
	// Rate is the annual internal rate of return in per cent; null when there is none, for Reason.
	Rate   *Figure `json:"irr"`
	Reason string  `json:"reason"`
}

// Producer is the result of the delegated producer.
type Producer struct {
	Residual    Figure `json:"residual"`
	Deferrals   Figure `json:"deferrals"`
	Commission  Figure `json:"sales_commission"`
	Bonus       Figure `json:"bonus_borne"`
	Income      Figure `json:"income"`
	LessRisk    Figure `json:"income_less_risk"`
	Multiple    Figure `json:"multiple"`
	Support     Figure `json:"support_credited"`
	WithSupport Figure `json:"multiple_with_support"`
}

// Expected weighs the income of the producer by the probabilities of the scenarios.
type Expected struct {
	Income   Figure `json:"income"`
	Multiple Figure `json:"multiple"`
	// Known is false when the probabilities do not make 100 %.
	Known bool `json:"known"`
}

// BreakEven is the smallest number of admissions that reaches each goal.
type BreakEven struct {
	Scenario string `json:"scenario"`
	Goals    []Goal `json:"goals"`
}

// Goal is one break-even.
type Goal struct {
	ID         string `json:"id"`
	Label      string `json:"label"`
	Reached    bool   `json:"reached"`
	Admissions int64  `json:"admissions"`
}

func (m maker) authors(r dossier.ScenarioResult) []Author {
	authors := []Author{}
	for i, a := range r.Authors {
		contract := m.doc.Contracts.Authors[i]
		last := a.Last()
		author := Author{
			ID: a.Contract, Party: contract.Party, Guarantee: m.money(contract.Advance()), Opening: m.money(a.Opening), Bases: []Base{},
			Statements: []Statement{}, Earned: m.money(last.Earned.Cumulative), Unearned: m.money(last.Unearned), Carried: m.money(last.Unpaid),
			Paid: m.money(a.Paid()), HasBonus: len(contract.Bonuses) > 0, Bonus: m.money(a.Bonus()),
		}
		for _, line := range last.Lines {
			author.Bases = append(author.Bases, Base{percent(line.Rate), m.money(line.BaseTotal), m.money(line.Earned.Cumulative)})
		}
		for _, s := range a.Statements {
			statement := Statement{
				Number: s.Number, Date: s.Date, Earned: m.money(s.Earned.Cumulative), Unearned: m.money(s.Unearned),
				Carried: m.money(s.Unpaid), Paid: m.money(s.Paid), Bonus: m.money(s.Bonus), Bases: []Base{},
			}
			for _, line := range s.Lines {
				statement.Bases = append(statement.Bases, Base{percent(line.Rate), m.money(line.Base), m.money(line.Earned.Current)})
			}
			author.Statements = append(author.Statements, statement)
		}
		authors = append(authors, author)
	}
	return authors
}

func (m maker) returns(r dossier.ScenarioResult) []Investor {
	investors := []Investor{}
	for _, i := range r.Investors {
		investor := Investor{
			Right: i.Right, Source: i.Source, Party: m.party(i.Right), Invested: m.money(i.Invested), Received: m.money(i.Received),
			Balance: m.money(i.Balance), Multiple: multiple(i.Multiple), Reason: i.Reason,
		}
		if i.Rate != nil {
			investor.Rate = &Figure{*i.Rate, ratePlaces}
		}
		investors = append(investors, investor)
	}
	return investors
}

// party is who holds a right.
func (m maker) party(right string) string {
	for _, c := range m.columns() {
		for _, id := range c.Rights {
			if id == right {
				return c.Party
			}
		}
	}
	return right
}

func (m maker) producer(p dossier.ProducerResult) Producer {
	return Producer{
		Residual: m.money(p.Residual), Deferrals: m.money(p.Deferrals), Commission: m.money(p.Commission), Bonus: m.money(p.Bonus),
		Income: m.money(p.Income), LessRisk: m.money(p.LessRisk), Multiple: multiple(p.Multiple), Support: m.money(p.Support),
		WithSupport: multiple(p.WithSupport),
	}
}

func (m maker) expected() Expected {
	e := m.result.Expected
	return Expected{Income: m.money(e.Income), Multiple: multiple(e.Multiple), Known: e.Known}
}

func (m maker) breakEven() BreakEven {
	b := BreakEven{Scenario: m.doc.BreakEven.Scenario, Goals: []Goal{}}
	for i, g := range m.result.BreakEven {
		b.Goals = append(b.Goals, Goal{g.Goal, m.lang.label(m.doc.BreakEven.Goals[i].Label), g.Reached, g.Admissions})
	}
	return b
}
