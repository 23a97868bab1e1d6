package dossier

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/recoupment"
)

func lower(text string) string { return strings.ToLower(text) }

// keysInOrder returns the keys of a JSON object in the order of the text.
func keysInOrder(object json.RawMessage) []string {
	decoder := json.NewDecoder(bytes.NewReader(object))
	var keys []string
	for depth, key := 0, true; decoder.More() || depth > 0; {
		token, err := decoder.Token()
		if err != nil {
			return keys
		}
		switch token {
		case json.Delim('{'):
			depth++
			key = true
			continue
		case json.Delim('}'):
			depth--
			continue
		}
		if text, ok := token.(string); ok && key {
			keys = append(keys, text)
		}
		key = !key
	}
	return keys
}

func find(sources []financing.Source, id string) *financing.Source {
	for n := range sources {
		if sources[n].ID == id {
			return &sources[n]
		}
	}
	return nil
}

func (i *importer) source(id string) financing.Source {
	if s := find(i.doc.Financing.Sources, id); s != nil {
		return *s
	}
	i.fault("contracts.json: no source %q", id)
	return financing.Source{}
}

func (i *importer) sourcesOf(nature financing.Nature) []string {
	var ids []string
	for _, s := range i.doc.Financing.Sources {
		if s.Nature == nature {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// labels are the names of the usual scenarios; film.json may give others.
func (i *importer) scenarioLabel(id string) budget.Text {
	if label, given := i.film.Labels[id]; given {
		return label
	}
	switch id {
	case "low":
		return budget.Text{FR: "Bas", EN: "Low"}
	case "mid":
		return budget.Text{FR: "Moyen", EN: "Middle"}
	case "high":
		return budget.Text{FR: "Haut", EN: "High"}
	}
	return budget.Text{FR: id, EN: id}
}

// columns of receipts.csv that are receipts of a medium.
func (i *importer) media() []string {
	var media []string
	if i.contracts.Distributor.Party != "" {
		media = append(media, video, vod)
	}
	if i.contracts.Seller.Party != "" {
		media = append(media, export)
	}
	for _, m := range i.contracts.Sales.Media {
		media = append(media, lower(m))
	}
	return media
}

func (i *importer) scenarios() []recoupment.Scenario {
	var all []recoupment.Scenario
	for _, r := range i.table("receipts.csv", i.receiptColumns()...) {
		id := r.text("scenario")
		n := slices.IndexFunc(all, func(s recoupment.Scenario) bool { return s.ID == id })
		if n < 0 {
			n = len(all)
			all = append(all, recoupment.Scenario{ID: id, Label: i.scenarioLabel(id), Probability: i.film.Probabilities[id]})
		}
		all[n].Periods = append(all[n].Periods, i.period(r))
	}
	if i.film.BreakEven == "" && len(all) > 0 {
		i.film.BreakEven = all[len(all)/2].ID
		if slices.ContainsFunc(all, func(s recoupment.Scenario) bool { return s.ID == "mid" }) {
			i.film.BreakEven = "mid"
		}
	}
	return all
}

// receiptColumns are those that the contracts ask of receipts.csv.
func (i *importer) receiptColumns() []string {
	columns := append([]string{"scenario", "quarter", "quarter_end", "admissions", "average_price", "rental_pct"}, i.media()...)
	if i.contracts.Distributor.Party != "" {
		columns = append(columns, "release_costs")
	}
	if i.contracts.Seller.Party != "" {
		columns = append(columns, "export_costs")
	}
	return columns
}

// period reads a quarter; a sum in a column that no contract is about is a fault, not nothing.
func (i *importer) period(r row) recoupment.Period {
	p := recoupment.Period{
		Number: r.whole("quarter"), End: r.date("quarter_end"),
		Admissions: r.amount("admissions"), Price: r.amount("average_price"), Rental: r.amount("rental_pct"),
	}
	if p.Admissions.IsPositive() && r.text("rental_pct") == "" {
		i.fault("%s: rental_pct: admissions without a rental rate", r.place)
	}
	media := i.media()
	for _, medium := range media {
		if amount := r.amount(medium); !amount.IsZero() {
			p.Receipts = append(p.Receipts, recoupment.Receipt{Pool: medium, Amount: amount})
		}
	}
	for _, medium := range []string{video, vod, export, "tv", "svod"} {
		if !slices.Contains(media, medium) && !r.amount(medium).IsZero() {
			i.fault("%s: %s: receipts of a medium that no contract is about", r.place, medium)
		}
	}
	for _, cost := range []struct{ account, column string }{
		{distributor + ".costs", "release_costs"}, {seller + ".costs", "export_costs"},
	} {
		if cost.account == seller+".costs" && !i.contracts.Seller.recoups() {
			continue
		}
		if amount := r.amount(cost.column); !amount.IsZero() {
			p.Costs = append(p.Costs, recoupment.Cost{Account: cost.account, Amount: amount})
		}
	}
	return p
}

// returns takes as investors the private sources that recoup by a right of rank 1 or 3.
func (i *importer) returns() Returns {
	r := Returns{Residual: i.doc.Contracts.Balance, Party: i.film.Producer}
	add := func(code, source string) {
		if s := find(i.doc.Financing.Sources, source); s != nil && !s.Public && s.Group != i.film.Producer {
			r.Investors = append(r.Investors, Investor{Right: code, Source: source})
		}
	}
	for _, c := range i.contracts.Rank1 {
		add(c.Code, c.Source)
	}
	for _, c := range i.contracts.Rank3 {
		add(c.Code, c.Source)
	}
	for _, claim := range i.doc.Contracts.Claims {
		r.Deferrals = append(r.Deferrals, claim.ID)
	}
	for _, m := range i.doc.Contracts.Mandates {
		if m.ID == producerSale && m.Party == i.film.Producer {
			for _, stream := range m.Streams {
				r.Commission = append(r.Commission, m.CommissionRight(stream.ID))
			}
		}
	}
	return r
}

// breakEven asks, for everybody who has money in the film, when it comes back.
func (i *importer) breakEven() BreakEven {
	b := BreakEven{Scenario: i.film.BreakEven}
	add := func(id, fr, en string, reaches decimal.Decimal, of ...recoupment.Term) {
		b.Goals = append(b.Goals, recoupment.Goal{
			ID: id, Label: recoupment.Text{FR: fr, EN: en}, Condition: recoupment.Condition{Of: of, Reaches: reaches},
		})
	}
	i.mandateGoals(add)
	recovers := func(code, party, source string) {
		if source == "" {
			return
		}
		s := i.source(source)
		if s.Recoupable.IsPositive() {
			add(code, party+" récupère son apport", party+" recovers its stake", s.Recoupable, recoupment.Term{Right: code})
		}
	}
	for _, c := range i.contracts.Rank1 {
		recovers(c.Code, c.Party, c.Source)
	}
	if claims := i.doc.Contracts.Claims; len(claims) > 0 {
		total, terms := decimal.Decimal{}, []recoupment.Term{}
		for _, claim := range claims {
			total, terms = total.Add(claim.Opening), append(terms, recoupment.Term{Right: claim.ID})
		}
		add("deferrals", "Participations payées en totalité", "Deferrals fully paid", total, terms...)
	}
	for _, c := range i.contracts.Rank3 {
		recovers(c.Code, c.Party, c.Source)
	}
	i.producerGoal(add)
	for _, a := range i.doc.Contracts.Authors {
		add(a.ID, a.Party+" : à-valoir couvert", a.Party+": guarantee earned out", a.Guarantee, recoupment.Term{Accrual: a.ID})
	}
	b.Goals = append(b.Goals, recoupment.Goal{
		ID: amortised, Label: recoupment.Text{FR: "Film amorti", EN: "Film amortised"},
		Condition: recoupment.Condition{Threshold: amortised},
	})
	return b
}

type addGoal func(id, fr, en string, reaches decimal.Decimal, of ...recoupment.Term)

func (i *importer) mandateGoals(add addGoal) {
	for _, m := range i.doc.Contracts.Mandates {
		if m.ID != distributor {
			continue
		}
		costs := m.Costs[0].Account.ID
		outlay, terms := decimal.Decimal{}, []recoupment.Term{{Account: costs, Measure: recoupment.Recouped}}
		for _, g := range m.Guarantees {
			outlay, terms = outlay.Add(g.Amount), append(terms, recoupment.Term{Account: g.ID, Measure: recoupment.Recouped})
		}
		for _, stream := range m.Streams {
			terms = append(terms, recoupment.Term{Right: m.CommissionRight(stream.ID)})
		}
		for _, s := range i.doc.Scenarios {
			if s.ID != i.film.BreakEven {
				continue
			}
			for _, p := range s.Periods {
				for _, cost := range p.Costs {
					if cost.Account == costs {
						outlay = outlay.Add(cost.Amount)
					}
				}
			}
		}
		add("distributor_outlay", "Distributeur : mise couverte", "Distributor: outlay covered", outlay, terms...)
		for _, g := range m.Guarantees {
			add("distributor_mg", "Distributeur : MG récupéré", "Distributor: guarantee recouped", g.Amount, recoupment.Term{Account: g.ID, Measure: recoupment.Recouped})
		}
	}
}

// producerGoal is the producer's own money: everything that is his in the plan.
func (i *importer) producerGoal(add addGoal) {
	risk := decimal.Decimal{}
	for _, s := range i.doc.Financing.Sources {
		if s.Nature.Own() {
			risk = risk.Add(s.Amount)
		}
	}
	terms := []recoupment.Term{{Right: i.doc.Returns.Residual}}
	for _, right := range append(append([]string(nil), i.doc.Returns.Deferrals...), i.doc.Returns.Commission...) {
		terms = append(terms, recoupment.Term{Right: right})
	}
	for _, a := range i.doc.Contracts.Authors {
		for _, bonus := range a.Bonuses {
			if bonus.BorneBy == i.doc.Returns.Party {
				terms = append(terms, recoupment.Term{Transfer: bonus.ID, Times: decimal.New(-1, 0)})
			}
		}
	}
	party := i.doc.Returns.Party
	add("producer", party+" récupère sa mise", party+" recovers its stake", risk, terms...)
}
