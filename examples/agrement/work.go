package main

import (
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/financing/agrement"
	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/financing/rules"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// maxWays is how many ways to the next threshold are told.
const maxWays = 5

// dossier is everything that is printed of a film.
type dossier struct {
	Title    string                 `json:"title"`
	Currency string                 `json:"currency"`
	Date     schedule.Date          `json:"date"`
	Points   *scored                `json:"points,omitempty"`
	European *scored                `json:"european,omitempty"`
	Spend    []agrement.Spend       `json:"spend"`
	Summary  agrement.Summary       `json:"summary"`
	Regions  []agrement.Application `json:"regions,omitempty"`
	Rules    rules.Report           `json:"rules"`
}

// scored is a scale with the way to its next threshold.
type scored struct {
	Score points.Score `json:"score"`
	// Reach is nil where every threshold is reached.
	Reach *points.Reach `json:"reach,omitempty"`
}

// work computes the dossier. The error tells every fault with the part of the document that has it.
func (doc *document) work() (*dossier, error) {
	f, sheets, err := doc.file()
	if err != nil {
		return nil, err
	}
	d := &dossier{Title: f.Film.Title, Currency: f.Budget.Currency, Date: doc.Rules.Date}
	faults := &fault.Collector{}
	d.Summary, err = f.Summary()
	faults.Merge("", err)
	d.Points, d.European = score(sheets[0], faults.In("points")), score(sheets[1], faults.In("european"))
	if faults.Err() != nil { // the plan is told once, and the facts without it
		alone := doc.Rules
		alone.Currency = f.Budget.Currency
		faults.Merge("rules", alone.Validate())
		return nil, faults.Err()
	}
	d.Spend = f.Spend(append([]agrement.Territory{agrement.Territory(f.Film.Country)}, doc.Territories...)...)
	for _, territory := range doc.Regions {
		application, err := f.Regional(territory)
		faults.Merge("regions", err)
		d.Regions = append(d.Regions, application)
	}
	c := doc.facts(f, sheets)
	d.Rules, err = rules.Check(c)
	faults.Merge("rules", err)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return d, nil
}

// score counts the points of a sheet, where there is one, and finds what reaches the next threshold.
func score(sheet *points.Sheet, faults *fault.Collector) *scored {
	if sheet == nil {
		return nil
	}
	counted, err := sheet.Score()
	faults.Merge("", err)
	one := &scored{Score: counted}
	if next, lacks := one.Score.Next(); lacks {
		reach, err := one.Score.Reach(next.Code, maxWays)
		faults.Merge("", err)
		one.Reach = &reach
	}
	return one
}

// file computes the devis, gives its total to a plan that has no budget of its own, and fills the scales.
func (doc *document) file() (agrement.File, [2]*points.Sheet, error) {
	var sheets [2]*points.Sheet
	faults := &fault.Collector{}
	result, err := doc.Budget.Compute()
	faults.Merge("budget", err)
	if doc.Rules.Date.IsZero() {
		faults.Add("rules.date", fault.ErrRequired, nil)
	}
	if faults.Err() == nil {
		for i, one := range []*scale{doc.Points, doc.European} {
			if one != nil {
				sheets[i], err = doc.sheet(one, i == 1)
				faults.Merge([]string{"points", "european"}[i], err)
			}
		}
	}
	f := agrement.File{Film: doc.Film, Budget: result, Plan: doc.Plan, People: doc.People, Suppliers: doc.Suppliers, Places: doc.Places}
	if f.Plan.Budget.IsZero() {
		f.Plan.Budget = result.Total
	}
	return f, sheets, faults.Err()
}

// sheet fills a scale of the day with the people and the suppliers who hold its posts.
func (doc *document) sheet(s *scale, european bool) (*points.Sheet, error) {
	grid, _, err := points.FictionAt(doc.Rules.Date)
	switch {
	case european:
		grid, _, err = points.EuropeanAt(doc.Rules.Date)
	case doc.Film.Genre == string(rules.Documentary):
		grid, _, err = points.DocumentaryAt(doc.Rules.Date)
	case doc.Film.Genre == string(rules.Animation):
		grid, _, err = points.AnimationAt(doc.Rules.Date)
	}
	if err != nil {
		return nil, err
	}
	sheet := &points.Sheet{Grid: grid, Countries: s.Countries, Entries: slices.Clone(s.Entries)}
	faults := &fault.Collector{}
	for _, group := range grid.Groups {
		for _, post := range group.Posts {
			names, held := s.Posts[post.Code]
			if !held {
				continue
			}
			entry := points.Entry{Post: post.Code}
			for _, name := range names {
				holder, known := doc.holder(name)
				if !known {
					faults.Add("posts."+post.Code, fault.ErrUnknown, name)
				}
				entry.Holders = append(entry.Holders, holder)
			}
			sheet.Entries = append(sheet.Entries, entry)
		}
	}
	return sheet, faults.Err()
}

// holder finds a person, a supplier, a place or the company by its name.
func (doc *document) holder(name string) (points.Holder, bool) {
	for _, p := range doc.People {
		if p.ID == name {
			return points.Holder{Name: p.Name, Country: p.Nationality}, true
		}
	}
	for _, s := range doc.Suppliers {
		if s.Name == name {
			return points.Holder{Name: s.Name, Country: s.Country}, true
		}
	}
	for _, p := range doc.Places {
		if p.Name == name {
			return points.Holder{Name: p.Name, Country: p.Country}, true
		}
	}
	if name == doc.Plan.Producer {
		return points.Holder{Name: name, Country: doc.Film.Country}, true
	}
	return points.Holder{}, false
}

// facts adds to the case what the rest of the document says.
func (doc *document) facts(f agrement.File, sheets [2]*points.Sheet) rules.Case {
	c := doc.Rules
	plan := f.Plan
	if plan.Country == "" {
		plan.Country = f.Film.Country
	}
	c.Currency, c.Plan, c.Points, c.European = f.Budget.Currency, &plan, sheets[0], sheets[1]
	if c.Cost.Budget == nil {
		c.Cost.Budget = &f.Budget.Total
	}
	if c.Film.Genre == "" {
		c.Film.Genre = rules.Genre(f.Film.Genre)
	}
	if c.Film.Number == nil && f.Film.Number > 0 {
		c.Film.Number = &f.Film.Number
	}
	c.Film.ShootingStart, c.Film.ShootingEnd = f.Film.First, f.Film.Last
	if c.Spending == nil {
		c.Spending = doc.spending(f)
	}
	if c.Pay == nil {
		c.Pay = pay(f.Budget)
	}
	return c
}

// spending is what is spent in the country, in those that the devis and the plan name, and in the territories of the
// document.
func (doc *document) spending(f agrement.File) []rules.Spending {
	places := []agrement.Territory{agrement.Territory(f.Film.Country)}
	for _, one := range slices.Concat(doc.Territories, doc.Regions) {
		if !slices.Contains(places, one) {
			places = append(places, one)
		}
	}
	for _, s := range f.Plan.Sources {
		for _, o := range s.Spend {
			if t := agrement.Territory(o.Territory); !slices.Contains(places, t) {
				places = append(places, t)
			}
		}
	}
	for i := range f.Budget.Lines {
		if t := agrement.Territory(f.Budget.Lines[i].Line.Country); t != "" && !slices.Contains(places, t) {
			places = append(places, t)
		}
	}
	var all []rules.Spending
	for _, one := range f.Spend(places...) {
		all = append(all, rules.Spending{Territory: string(one.Territory), Amount: &one.Total})
	}
	return all
}

// pay is what the devis pays each person, salaries and rights, without charges.
func pay(r budget.Result) []rules.Pay {
	var all []rules.Pay
	for _, one := range r.Persons {
		all = append(all, rules.Pay{Person: one.Person, Amount: &one.Pay})
	}
	return all
}

// explained returns the results of a rule; that it does not apply is said in the language.
func (d *dossier) explained(name string, in words.Language) ([]rules.Result, error) {
	if results := d.Rules.Of(rules.Rule(name)); len(results) > 0 {
		return results, nil
	}
	for _, one := range d.Rules.Skipped {
		if one.Rule == rules.Rule(name) {
			return nil, program.Misusef("-explain %s: %s", name, one.Reason.In(string(in)))
		}
	}
	return nil, program.Misusef("-explain %q: it is one of %v", name, rules.Rules())
}
