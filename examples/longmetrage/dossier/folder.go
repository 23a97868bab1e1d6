package dossier

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/budget/taxcredit"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
)

// FromFolder reads a film from the tables of a case: devis.csv, charges.csv, budget-rules.json,
// financing-plan.csv, source-payments.csv, milestones.csv, phases.csv, cash-keys.csv, facility.json,
// contracts.json and receipts.csv. What those tables do not say is read from film.json where there is
// one; see [Supplement].
func FromFolder(files fs.FS) (Document, error) {
	f := &folder{files: files}
	i := importer{folder: f}
	f.json("budget-rules.json", &i.rules, rulesFields...)
	f.json("contracts.json", &i.contracts, contractsFields...)
	if _, err := fs.Stat(files, "film.json"); err == nil {
		f.json("film.json", &i.film)
	}
	i.doc.Financing = i.plan()
	i.complete()
	i.doc.Title, i.doc.Currency = i.film.Title, i.film.Currency
	i.doc.Production = i.production()
	i.doc.Budget = i.devis()
	i.doc.TaxCredit = i.taxCredit()
	i.doc.Cash = i.cash()
	i.doc.Contracts = i.deal()
	i.doc.Scenarios = i.scenarios()
	i.doc.Returns = i.returns()
	i.doc.BreakEven = i.breakEven()
	return i.doc, f.err()
}

// Supplement is film.json: what a case says in its text only. Every field has a default.
type Supplement struct {
	Title    string `json:"title"`
	Currency string `json:"currency"`
	// Producer is the group of the delegated producer; by default that of the first PRODUCER source.
	Producer string `json:"producer"`
	// Start is the Monday of week 1; by default that of the first milestone.
	Start schedule.Date `json:"start"`
	// UnsoldRights is the low estimate of the rights still unsold.
	UnsoldRights decimal.Decimal `json:"unsold_rights"`
	// Probabilities of the scenarios, in per cent.
	Probabilities map[string]decimal.Decimal `json:"probabilities"`
	Labels        map[string]budget.Text     `json:"labels"`
	// Milestones are their labels in both languages, by code, where the table has one language only.
	Milestones map[string]budget.Text `json:"milestones"`
	// Delivery is the milestone at which the minimum guarantees count; by default COPIE.
	Delivery string `json:"delivery"`
	// BreakEven is the scenario in which the admissions vary; by default mid, or the one in the middle.
	BreakEven string `json:"break_even"`
	// FinancialAccounts are the accounts of the financial charges, which are not part of the opposable
	// cost; by default 9301.
	FinancialAccounts []string `json:"financial_accounts"`
	// Structure says how the percentages of the devis are paid; by default the fee on key PF0 less the
	// first deferred source, the overheads on O1 less the second, the contingency on P2.
	Structure []Structure `json:"structure"`
}

type importer struct {
	*folder
	doc       Document
	rules     budgetRules
	contracts contracts
	film      Supplement
}

type budgetRules struct {
	Ceiling     decimal.Decimal `json:"ceiling_per_person"`
	Fee         percentageRule  `json:"producer_fee"`
	Overheads   percentageRule  `json:"overheads"`
	Contingency percentageRule  `json:"contingency"`
	TaxCredit   struct {
		Rate      decimal.Decimal `json:"rate_pct"`
		BaseCap   decimal.Decimal `json:"base_cap_pct_of_budget"`
		Deducted  decimal.Decimal `json:"deducted_non_repayable_aid"`
		Ceiling   decimal.Decimal `json:"public_aid_ceiling_pct"`
		RoundDown decimal.Decimal `json:"round_down_to"`
	} `json:"tax_credit"`
}

type percentageRule struct {
	Rate decimal.Decimal `json:"rate_pct"`
	Base string          `json:"base"`
}

// The fields without which a figure would be taken for zero.
var (
	rulesFields = []string{
		"ceiling_per_person", "producer_fee", "producer_fee.rate_pct", "producer_fee.base", "overheads", "overheads.rate_pct",
		"overheads.base", "contingency", "contingency.rate_pct", "contingency.base", "tax_credit", "tax_credit.rate_pct",
		"tax_credit.base_cap_pct_of_budget", "tax_credit.deducted_non_repayable_aid", "tax_credit.public_aid_ceiling_pct",
	}
	contractsFields = []string{
		"ticket", "ticket.vat_pct", "ticket.ticket_tax_pct_of_price_incl_vat", "ticket.sacem_pct_of_base_film",
		"distributor.party", "distributor.theatrical_commission", "distributor.video_commission_pct", "distributor.vod_commission_pct",
		"seller.party", "seller.commission_pct", "producer_sales.party", "producer_sales.media", "producer_sales.commission_pct",
		"rank2.pct", "rank2.claims", "rank3", "support.brackets", "amortisation", "amortisation.contingency_spent",
		"amortisation.fee_cap_pct", "amortisation.overheads_cap_pct", "amortisation.financial_months", "amortisation.euribor_pct",
		"amortisation.spread_pct", "amortisation.financial_cap_pct", "amortisation.support_franchise", "amortisation.support_pct",
	}
	facilityFields = []string{"limit", "rate_pct", "commitment_fee_pct_on_undrawn", "arrangement_fee_pct_of_limit"}
)

// noKey is how the tables write a line that the spending plan leaves out, noCategory one without charges.
const (
	noKey      = "X"
	noCategory = "NONE"
)

// complete gives the supplement its defaults.
func (i *importer) complete() {
	film := &i.film
	set := func(field *string, value string) {
		if *field == "" {
			*field = value
		}
	}
	set(&film.Title, "Film")
	set(&film.Currency, "EUR")
	set(&film.Delivery, "COPIE")
	if film.FinancialAccounts == nil {
		film.FinancialAccounts = []string{"9301"}
	}
	var deferred []string
	for _, s := range i.doc.Financing.Sources {
		if s.Nature == financing.Producer {
			set(&film.Producer, s.Group)
		}
		if s.Deferred {
			deferred = append(deferred, s.ID)
		}
	}
	if film.Structure == nil {
		film.Structure = []Structure{{Percentage: "fee", Key: "PF0"}, {Percentage: "overheads", Key: "O1"}, {Percentage: "contingency", Key: "P2"}}
		for n := range min(len(deferred), 2) {
			film.Structure[n].Less = []string{deferred[n]}
		}
	}
	i.doc.Financing.Currency, i.doc.Financing.Producer = film.Currency, film.Producer
	i.doc.Financing.UnsoldRights = film.UnsoldRights
}

func (i *importer) devis() budget.Budget {
	b := budget.Budget{Title: i.film.Title, Currency: i.film.Currency, Ceiling: i.rules.Ceiling}
	for _, r := range i.table("devis.csv", "id", "account", "label", "quantity", "number", "rate", "category", "person", "tax_credit", "cash_key") {
		line := budget.Line{
			ID: r.text("id"), Account: r.text("account"), Label: r.text("label"), Quantity: r.amount("quantity"),
			Unit: budget.Unit(r.text("unit")), Number: r.amount("number"), Rate: r.amount("rate"),
			Category: r.text("category"), Person: r.text("person"), TaxCredit: r.flag("tax_credit"), Key: r.text("cash_key"),
		}
		if line.Category == noCategory {
			line.Category = ""
		}
		if line.Key == noKey {
			line.Key = ""
			i.doc.Cash.LeftOut = append(i.doc.Cash.LeftOut, line.Account)
		}
		b.Lines = append(b.Lines, line)
	}
	for _, r := range i.table("charges.csv", "category", "contribution", "base", "rate_pct") {
		b.Contributions = append(b.Contributions, budget.Contribution{
			Category: r.text("category"), Label: r.text("contribution"),
			Base: budget.Tranche(strings.ToLower(r.text("base"))), Rate: r.amount("rate_pct"),
		})
	}
	for _, p := range []struct {
		id, fr, en string
		rule       percentageRule
	}{
		{"fee", "Rémunération du producteur délégué", "Producer's fee", i.rules.Fee},
		{"overheads", "Frais généraux", "Overheads", i.rules.Overheads},
		{"contingency", "Imprévus", "Contingency", i.rules.Contingency},
	} {
		posts, less := i.base(p.rule.Base)
		b.Percentages = append(b.Percentages, budget.Percentage{
			ID: p.id, Label: budget.Text{FR: p.fr, EN: p.en}, Rate: p.rule.Rate, Posts: posts, Less: less,
		})
	}
	return b
}

// base reads "posts 1 to 9 less account 9301", or "posts 2, 3 and 5 to 8 less accounts 9301 and 9302".
func (i *importer) base(text string) (posts, less []string) {
	included, excluded, _ := strings.Cut(text, "less")
	for _, run := range runs.FindAllStringSubmatch(included, -1) {
		first, last := run[1], run[2]
		if last == "" {
			posts = append(posts, first)
			continue
		}
		for n := first[0]; n <= last[0]; n++ {
			posts = append(posts, string(n))
		}
	}
	less = accounts.FindAllString(excluded, -1)
	if len(posts) == 0 {
		i.fault("budget-rules.json: %q names no post", text)
	}
	return posts, less
}

// The numbers of posts, alone or as runs, and of accounts.
var (
	runs     = regexp.MustCompile(`(\d)(?:\s*(?:to|à|-)\s*(\d))?`)
	accounts = regexp.MustCompile(`\d+`)
)

func (i *importer) plan() financing.Plan {
	var p financing.Plan
	for _, r := range i.table("financing-plan.csv", "id", "source", "nature", "group", "public", "recoupable_amount", "status",
		"probability_pct", "bankable_pct", "amount") {
		p.Sources = append(p.Sources, financing.Source{
			ID: r.text("id"), Label: r.text("source"), Nature: financing.Nature(r.text("nature")), Group: r.text("group"),
			Amount: r.amount("amount"), Public: r.flag("public"), Recoupable: r.amount("recoupable_amount"),
			Status: financing.Status(r.text("status")), Probability: r.amount("probability_pct"), Bankable: r.amount("bankable_pct"),
		})
	}
	for _, r := range i.table("source-payments.csv", "source", "milestone", "percent", "lag_days") {
		s := find(p.Sources, r.text("source"))
		if s == nil {
			i.fault("%s: no source %q", r.place, r.text("source"))
			continue
		}
		s.Instalments = append(s.Instalments, financing.Instalment{
			Percent: r.amount("percent"), Milestone: r.text("milestone"), Days: r.whole("lag_days"),
		})
	}
	for n := range p.Sources {
		// A cost that its creditor leaves in the film is a source that is never paid.
		p.Sources[n].Deferred = len(p.Sources[n].Instalments) == 0
	}
	return p
}

func (i *importer) production() schedule.Production {
	var p schedule.Production
	for _, r := range i.table("milestones.csv", "code", "date") {
		p.Milestones = append(p.Milestones, schedule.Milestone{
			Code: r.text("code"), Date: r.date("date"), Label: i.milestoneLabel(r.text("code"), r.text("label")),
		})
	}
	for _, r := range i.table("phases.csv", "code", "first_monday", "weeks") {
		p.Phases = append(p.Phases, schedule.Phase{Code: r.text("code"), Monday: r.date("first_monday"), Weeks: r.whole("weeks")})
	}
	return p
}

func (i *importer) milestoneLabel(code, label string) budget.Text {
	if both, given := i.film.Milestones[code]; given {
		return both
	}
	return budget.Text{FR: label, EN: label}
}

func (i *importer) taxCredit() TaxCredit {
	rules := i.rules.TaxCredit
	return TaxCredit{
		Rules: taxcredit.Rules{
			Categories: []taxcredit.Category{taxcredit.Technical}, Rate: rules.Rate, BaseCap: rules.BaseCap,
			AidCeiling: rules.Ceiling, AidOn: taxcredit.OnBudget,
		},
		RoundDownTo:     rules.RoundDown,
		NonRepayableAid: rules.Deducted,
	}
}

func (i *importer) cash() Cash {
	c := Cash{Start: i.film.Start, Structure: i.film.Structure, LeftOut: i.doc.Cash.LeftOut}
	if c.Start.IsZero() {
		for _, m := range i.doc.Production.Milestones {
			if c.Start.IsZero() || m.Date.Before(c.Start) {
				c.Start = m.Date
			}
		}
		c.Start = c.Start.AddDays(-(int(c.Start.Weekday()+6) % 7))
	}
	rows := i.table("cash-keys.csv", "key", "n", "kind", "ref", "percent", "lag")
	slices.SortStableFunc(rows, func(a, b row) int { return a.whole("n") - b.whole("n") })
	for _, r := range rows {
		n := slices.IndexFunc(c.Keys, func(k cashflow.Key) bool { return k.ID == r.text("key") })
		if n < 0 {
			n = len(c.Keys)
			c.Keys = append(c.Keys, cashflow.Key{ID: r.text("key")})
		}
		element := cashflow.Element{Percent: r.amount("percent")}
		switch strings.ToUpper(r.text("kind")) {
		case "MILESTONE":
			element.Milestone, element.Days = r.text("ref"), r.whole("lag")
		case "PHASE":
			element.Phase, element.Weeks = r.text("ref"), r.whole("lag")
		default:
			i.fault("%s: kind: %q is neither MILESTONE nor PHASE", r.place, r.text("kind"))
		}
		c.Keys[n].Elements = append(c.Keys[n].Elements, element)
	}
	c.Facility = i.facility()
	return c
}
