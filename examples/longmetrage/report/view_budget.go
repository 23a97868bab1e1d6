package report

import (
	"github.com/filmfinance/filmfinance/budget"
)

// Budget is the devis.
type Budget struct {
	Lines         []BudgetLine   `json:"lines"`
	Persons       []Person       `json:"persons"`
	Ceiling       Figure         `json:"ceiling"`
	Contributions []Contribution `json:"contributions"`
	Posts         []Post         `json:"posts"`
	PostsTotal    Figure         `json:"posts_total"`
	PostsShare    Figure         `json:"posts_share"`
	Percentages   []Percentage   `json:"percentages"`
	Total         Figure         `json:"total"`
}

// BudgetLine is one line of the devis with its charges.
type BudgetLine struct {
	ID        string   `json:"id"`
	Post      string   `json:"post"`
	Account   string   `json:"account"`
	Label     string   `json:"label"`
	Quantity  Figure   `json:"quantity"`
	Unit      string   `json:"unit"`
	Number    Figure   `json:"number"`
	Rate      Figure   `json:"rate"`
	Category  string   `json:"category"`
	Person    string   `json:"person"`
	TaxCredit bool     `json:"tax_credit"`
	Key       string   `json:"key"`
	Amount    Figure   `json:"amount"`
	TrancheA  Figure   `json:"tranche_a"`
	TrancheB  Figure   `json:"tranche_b"`
	Charges   []Charge `json:"charges"`
	Charge    Figure   `json:"charge"`
}

// Charge is one contribution on one line.
type Charge struct {
	Label  string `json:"label"`
	On     string `json:"on"`
	Base   Figure `json:"base"`
	Rate   Figure `json:"rate"`
	Amount Figure `json:"amount"`
}

// Person is the pay of one person over the film.
type Person struct {
	Person   string `json:"person"`
	Pay      Figure `json:"pay"`
	TrancheA Figure `json:"tranche_a"`
	TrancheB Figure `json:"tranche_b"`
	Charge   Figure `json:"charge"`
	// Crossed is the line on which the ceiling is passed; empty when it never is.
	Crossed string `json:"crossed"`
}

// Contribution is what a contribution comes to over all lines.
type Contribution struct {
	Category string `json:"category"`
	Label    string `json:"label"`
	On       string `json:"on"`
	Rate     Figure `json:"rate"`
	Base     Figure `json:"base"`
	Amount   Figure `json:"amount"`
}

// Post is the total of one post of the chart of accounts.
type Post struct {
	Post  string `json:"post"`
	Label string `json:"label"`
	// Social marks the post that holds the social charges of all lines.
	Social bool   `json:"social"`
	Amount Figure `json:"amount"`
	Share  Figure `json:"share"`
}

// Percentage is a line of the budget that is a percentage of posts.
type Percentage struct {
	ID      string   `json:"id"`
	Label   string   `json:"label"`
	Posts   []string `json:"posts"`
	Less    []string `json:"less"`
	Base    Figure   `json:"base"`
	LeftOut Figure   `json:"left_out"`
	Rate    Figure   `json:"rate"`
	Amount  Figure   `json:"amount"`
	Share   Figure   `json:"share"`
}

func (m maker) budget() Budget {
	r := m.result.Budget
	b := Budget{
		Ceiling: m.money(r.Ceiling), PostsTotal: m.money(r.PostsTotal), PostsShare: percent(r.PostsShare), Total: m.money(r.Total),
	}
	for _, line := range r.Lines {
		b.Lines = append(b.Lines, m.line(line))
	}
	for _, p := range r.Persons {
		b.Persons = append(b.Persons, Person{
			Person: p.Person, Pay: m.money(p.Pay), TrancheA: m.money(p.TrancheA), TrancheB: m.money(p.TrancheB),
			Charge: m.money(p.Charge), Crossed: p.Crossed,
		})
	}
	for _, c := range r.Contributions {
		b.Contributions = append(b.Contributions, Contribution{
			Category: c.Contribution.Category, Label: c.Contribution.Label, On: string(c.Contribution.Base),
			Rate: percent(c.Contribution.Rate), Base: m.money(c.Base), Amount: m.money(c.Amount),
		})
	}
	for _, p := range r.Posts {
		b.Posts = append(b.Posts, Post{Post: p.Post, Label: m.lang.label(p.Label), Social: p.Social, Amount: m.money(p.Amount), Share: percent(p.Share)})
	}
	for _, p := range r.Percentages {
		b.Percentages = append(b.Percentages, Percentage{
			ID: p.ID, Label: m.lang.label(p.Label), Posts: p.Posts, Less: p.Less, Base: m.money(p.Base),
			LeftOut: m.money(p.LeftOut), Rate: percent(p.Rate), Amount: m.money(p.Amount), Share: percent(p.Share),
		})
	}
	return b
}

func (m maker) line(r budget.LineResult) BudgetLine {
	line := BudgetLine{
		ID: r.Line.ID, Post: r.Post, Account: r.Line.Account, Label: r.Line.Label, Quantity: quantity(r.Line.Quantity),
		Unit: string(r.Line.Unit), Number: quantity(r.Line.Number), Rate: m.money(r.Line.Rate), Category: r.Line.Category,
		Person: r.Line.Person, TaxCredit: r.Line.TaxCredit, Key: r.Line.Key, Amount: m.money(r.Amount),
		TrancheA: m.money(r.TrancheA), TrancheB: m.money(r.TrancheB), Charge: m.money(r.Charge), Charges: []Charge{},
	}
	for _, c := range r.Charges {
		line.Charges = append(line.Charges, Charge{
			Label: c.Label, On: string(c.On), Base: m.money(c.Base), Rate: percent(c.Rate), Amount: m.money(c.Amount),
		})
	}
	return line
}
