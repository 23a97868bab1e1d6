package report

import (
	"errors"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/words"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

// Explanation is where the figures of a name come from, at each closing of the dossier.
type Explanation struct {
	Name     string      `json:"name"`
	Closings []Explained `json:"closings"`

	dossier *Dossier
}

// Explained is an explanation at one closing: of an account, of a post by its accounts, or of an order.
type Explained struct {
	Closing string                       `json:"closing"`
	Account *costreport.AccountStatement `json:"account,omitempty"`
	Post    []costreport.Row             `json:"post,omitempty"`
	Order   *costreport.OrderStatement   `json:"order,omitempty"`
	Alerts  []costreport.Alert           `json:"alerts,omitempty"`
}

// Explain says where the figures of an account, an order or a post come from. The error lists the names.
func (d *Dossier) Explain(name string) (*Explanation, error) {
	e := &Explanation{Name: name, dossier: d}
	for _, c := range d.Closings {
		one := Explained{Closing: c.Report.Closing}
		if s, err := d.ledger.Account(one.Closing, name); err == nil {
			one.Account = &s
		} else if s, err := d.ledger.Order(one.Closing, name); err == nil {
			one.Order = &s
		} else {
			for _, row := range c.Report.Accounts {
				if row.Post == name && name != "" {
					one.Post = append(one.Post, row)
				}
			}
		}
		if one.Account == nil && one.Order == nil && one.Post == nil {
			continue
		}
		for _, a := range c.Alerts {
			if a.Code == name {
				one.Alerts = append(one.Alerts, a)
			}
		}
		e.Closings = append(e.Closings, one)
	}
	if len(e.Closings) == 0 {
		return nil, d.names()
	}
	return e, nil
}

// names lists what can be explained.
func (d *Dossier) names() error {
	var accounts, posts, orders []string
	last := d.Closings[len(d.Closings)-1].Report
	for _, row := range last.Accounts {
		accounts = append(accounts, row.Code)
	}
	for _, row := range last.Posts {
		posts = append(posts, row.Code)
	}
	for _, o := range last.Orders {
		orders = append(orders, o.ID)
	}
	return errors.New("there is no such account, post or order; there are\n  accounts: " + strings.Join(accounts, ", ") +
		"\n  posts: " + strings.Join(posts, ", ") + "\n  orders: " + strings.Join(orders, ", "))
}

// JSON writes the explanation, for a program.
func (e *Explanation) JSON() ([]byte, error) { return indented(e) }

// Text writes the explanation for people.
func (e *Explanation) Text(l words.Language) string {
	p := e.dossier.printer(l)
	for i, one := range e.Closings {
		if i > 0 {
			p.WriteString("\n")
		}
		p.line("%s %s — %s", p.Say("État", "Report"), one.Closing, e.Name)
		switch {
		case one.Account != nil:
			p.account(one.Account)
		case one.Order != nil:
			t := p.ordersTable()
			p.order(t, one.Order.State)
			p.table(t)
			p.WriteString("\n")
			p.postings(one.Order.Postings)
		default:
			p.rows(one.Post)
		}
		for _, a := range one.Alerts {
			p.WriteString("\n")
			p.line("%s%s %s > %s (%s)", p.Named(a.Kind.Label(), ""), p.Say(" :", ":"), p.money(a.Figure), p.money(a.Limit), p.money(a.Margin))
		}
	}
	return p.String()
}

// account adds up a row, figure by figure.
func (p *printer) account(s *costreport.AccountStatement) {
	t := grid.New(widest+20, "", ">")
	r := s.Row
	t.Row(p.Say("Budget", "Budget"), p.money(r.Budget))
	for _, one := range s.Transfers {
		sign := one.Amount
		if one.From == r.Code {
			sign = sign.Neg()
		}
		t.Row("  "+one.ID+" "+p.Date(one.Date)+" "+one.From+" → "+one.To+" "+one.Reason+" ("+one.Authoriser+")", p.money(sign))
	}
	t.Row(p.Say("Budget révisé", "Revised budget"), p.money(r.Revised))
	t.Total(p.Say("Coût à ce jour", "Cost to date"), p.money(r.Cost))
	t.Row(p.Say("+ commandes en cours", "+ outstanding orders"), p.money(r.Outstanding))
	given := p.Say("+ reste à engager, calculé", "+ to be ordered, worked out")
	if r.Given > 0 {
		given = p.Say("+ reste à engager, estimé", "+ to be ordered, estimated")
	}
	t.Row(given, p.money(r.Uncommitted))
	t.Total(p.Say("Coût final estimé", "Estimated final cost"), p.money(r.EFC))
	t.Row(p.Say("Écart", "Variance"), p.money(r.Variance))
	p.table(t)
	if len(s.Orders) > 0 {
		p.WriteString("\n")
		t := p.ordersTable()
		for _, o := range s.Orders {
			p.order(t, o)
		}
		p.table(t)
	}
	p.WriteString("\n")
	p.postings(s.Postings)
}

func (p *printer) postings(all []costreport.Posting) {
	t := grid.New(widest, p.Say("Écriture", "Entry"), "Date", "", "", ">"+p.Say("Engagé", "Committed"), ">"+p.Say("Coût", "Cost"), ">"+p.Say("Payé", "Paid"))
	for _, one := range all {
		label := one.Label
		if label == "" {
			label = one.Of
		}
		t.Row(one.Entry, p.Date(one.Date), p.Named(one.Kind.Label(), ""), label, p.money(one.Committed), p.money(one.Cost), p.money(one.Paid))
	}
	p.table(t)
}

func (p *printer) rows(all []costreport.Row) {
	t := grid.New(widest, p.Say("Compte", "Account"), "", ">"+p.Say("Budget révisé", "Revised budget"), ">"+p.Say("Coût final", "Final cost"), ">"+p.Say("Écart", "Variance"))
	for _, r := range all {
		t.Row(r.Code, p.Named(r.Label, ""), p.money(r.Revised), p.money(r.EFC), p.money(r.Variance))
	}
	p.table(t)
}
