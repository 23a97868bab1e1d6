package agrement

import (
	"cmp"
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Summary is what the file of the agrément des investissements sums up.
type Summary struct {
	Film Film `json:"film"`
	// Currency of every amount.
	Currency string `json:"currency"`
	// Cost is the devis by post, then its percentages, and Total their sum.
	Cost  []CostRow       `json:"cost"`
	Total decimal.Decimal `json:"total"`
	// Difference is the budget that the plan covers less the total of the devis: zero in a file that is ready.
	Difference decimal.Decimal `json:"difference"`
	// National is what is spent in the country of the film, of the lines of the devis; Abroad the rest of
	// those that name a country, Unplaced those that name none.
	National Part `json:"national"`
	Abroad   Part `json:"abroad"`
	Unplaced Part `json:"unplaced"`
	// Partners are the producers: what each brings, and bears where the lines name a bearer.
	Partners []financing.Balance `json:"partners"`
	// Participation is what the producers established in France bring (participation française), be the delegated
	// one among them or not.
	Participation financing.Ratio `json:"participation,omitzero"`
	// Financing is the plan by nature, Signed what of it is under contract.
	Financing []financing.Share `json:"financing"`
	Signed    financing.Ratio   `json:"signed"`
	// People are by group and nationality, Suppliers by kind and country, Shooting by country.
	People    []PeopleRow   `json:"people"`
	Suppliers []SupplierRow `json:"suppliers"`
	Shooting  []DaysRow     `json:"shooting"`
}

// CostRow is a post or a percentage of the devis.
type CostRow struct {
	// Number is that of the post, or the identifier of the percentage.
	Number string          `json:"number"`
	Label  Text            `json:"label"`
	Amount decimal.Decimal `json:"amount"`
	Share  decimal.Decimal `json:"share"`
}

// Part is an amount and its part of the lines of the devis, in per cent, two decimals.
type Part struct {
	Amount  decimal.Decimal `json:"amount"`
	Percent decimal.Decimal `json:"percent"`
}

// PeopleRow counts the people of one group and one nationality.
type PeopleRow struct {
	Group       Group  `json:"group"`
	Label       Text   `json:"label"`
	Nationality string `json:"nationality"`
	People      int    `json:"people"`
	// Days are those of their engagements, Pay what the lines of the devis pay them, without charges.
	Days decimal.Decimal `json:"days"`
	Pay  decimal.Decimal `json:"pay"`
}

// SupplierRow adds up the suppliers of one kind and one country.
type SupplierRow struct {
	Kind      string          `json:"kind"`
	Country   string          `json:"country"`
	Suppliers int             `json:"suppliers"`
	Amount    decimal.Decimal `json:"amount"`
}

// DaysRow is the days of shooting in one country or region; Studio those of them in studios.
type DaysRow struct {
	Territory string          `json:"territory"`
	Days      decimal.Decimal `json:"days"`
	Studio    decimal.Decimal `json:"studio"`
	Percent   decimal.Decimal `json:"percent"`
}

// Summary returns the summary. The error is that of [File.Validate].
func (f File) Summary() (Summary, error) {
	if err := f.Validate(); err != nil {
		return Summary{}, err
	}
	plan := f.Plan
	plan.Country = cmp.Or(plan.Country, f.Film.Country)
	analysis, err := plan.Analyse()
	if err != nil {
		return Summary{}, err
	}
	s := Summary{Film: f.Film, Currency: f.Budget.Currency, Total: f.Budget.Total, Financing: analysis.Natures}
	s.Difference = f.Plan.Budget.Sub(f.Budget.Total)
	for _, row := range f.Budget.Sheet(budget.TopSheet) {
		if row.Kind == budget.PostRow || row.Kind == budget.PercentageRow {
			s.Cost = append(s.Cost, CostRow{Number: cmp.Or(row.Number, row.ID), Label: row.Label, Amount: row.Amount, Share: row.Share})
		}
	}
	if s.Participation, err = participation(plan, analysis); err != nil {
		return Summary{}, err
	}
	s.Signed, _ = analysis.Ratio(financing.SecuredCover)
	f.places(&s)
	s.Partners = f.partners(analysis)
	s.People, s.Suppliers = f.peopleRows(), f.supplierRows()
	s.Shooting = f.daysBy(func(p Place) string { return p.Country })
	return s, nil
}

// france is the country of the approval.
const france = "FR"

// participation is what the producers established in France bring: those of the country of the plan or, where the
// delegated producer is established elsewhere, its co-producers there.
func participation(plan financing.Plan, analysis financing.Analysis) (financing.Ratio, error) {
	if plan.Country != "" && plan.Country != france {
		const abroad = "=abroad" // France sees two sides: its producers, and all others
		home := func(partner string) string {
			i := slices.IndexFunc(plan.Coproducers, func(p financing.Partner) bool { return p.ID == partner })
			if i < 0 {
				return plan.Country
			}
			return plan.Coproducers[i].Country
		}
		plan.Sources = slices.Clone(plan.Sources)
		for i := range plan.Sources {
			s := &plan.Sources[i]
			if s.Partner = home(s.Partner); s.Partner == france {
				s.Partner = ""
			} else {
				s.Partner = abroad
			}
		}
		plan.Coproducers = []financing.Partner{{ID: abroad, Country: plan.Country}}
		plan.Country = france
		var err error
		if analysis, err = plan.Analyse(); err != nil {
			return financing.Ratio{}, err
		}
	}
	r, _ := analysis.Ratio(financing.NationalParticipation)
	return r, nil
}

// places splits the lines of the devis by country.
func (f File) places(s *Summary) {
	for i := range f.Budget.Lines {
		line := &f.Budget.Lines[i]
		part := &s.Abroad
		switch line.Line.Country {
		case f.Film.Country:
			part = &s.National
		case "":
			part = &s.Unplaced
		}
		part.Amount = part.Amount.Add(line.Amount).Add(line.Charge)
	}
	for _, part := range []*Part{&s.National, &s.Abroad, &s.Unplaced} {
		part.Percent = money.PercentOf(part.Amount, f.Budget.PostsTotal, 2)
	}
}

// partners sets what each producer brings beside what the lines of the devis say that it bears. Percentages of
// the devis, and lines without a bearer, fall on the delegated producer.
func (f File) partners(a financing.Analysis) []financing.Balance {
	borne := []financing.Borne{{Name: f.Plan.Producer, Amount: a.Budget}}
	for i := range f.Budget.Lines {
		line := &f.Budget.Lines[i]
		if line.Line.Bearer == "" || line.Line.Bearer == f.Plan.Producer {
			continue
		}
		j := slices.IndexFunc(borne, func(b financing.Borne) bool { return b.Name == line.Line.Bearer })
		if j < 0 {
			j, borne = len(borne), append(borne, financing.Borne{Name: line.Line.Bearer})
		}
		cost := line.Amount.Add(line.Charge)
		borne[j].Amount, borne[0].Amount = borne[j].Amount.Add(cost), borne[0].Amount.Sub(cost)
	}
	balances, err := a.PartnerBalances(borne)
	if err != nil { // a plan for less than the others bear: only what is brought can be told
		balances = nil
		for _, one := range a.Partners {
			balances = append(balances, financing.Balance{Name: one.Name, Brought: one.Amount, BroughtPercent: one.Percent})
		}
	}
	return balances
}

func (f File) peopleRows() []PeopleRow {
	pay := map[string]decimal.Decimal{}
	for _, one := range f.Budget.Persons {
		pay[one.Person] = one.Pay
	}
	rows := []PeopleRow{}
	for _, p := range f.People {
		i := slices.IndexFunc(rows, func(r PeopleRow) bool { return r.Group == p.Group && r.Nationality == p.Nationality })
		if i < 0 {
			i, rows = len(rows), append(rows, PeopleRow{Group: p.Group, Label: p.Group.Label(), Nationality: p.Nationality})
		}
		row := &rows[i]
		row.People, row.Days, row.Pay = row.People+1, row.Days.Add(p.Days), row.Pay.Add(pay[p.ID])
	}
	return rows
}

func (f File) supplierRows() []SupplierRow {
	rows := []SupplierRow{}
	for _, s := range f.Suppliers {
		i := slices.IndexFunc(rows, func(r SupplierRow) bool { return r.Kind == s.Kind && r.Country == s.Country })
		if i < 0 {
			i, rows = len(rows), append(rows, SupplierRow{Kind: s.Kind, Country: s.Country})
		}
		rows[i].Suppliers, rows[i].Amount = rows[i].Suppliers+1, rows[i].Amount.Add(s.Amount)
	}
	return rows
}

// daysBy adds the days of shooting up under the name that key gives a place.
func (f File) daysBy(key func(Place) string) []DaysRow {
	rows, total := []DaysRow{}, decimal.Decimal{}
	for _, p := range f.Places {
		i := slices.IndexFunc(rows, func(r DaysRow) bool { return r.Territory == key(p) })
		if i < 0 {
			i, rows = len(rows), append(rows, DaysRow{Territory: key(p)})
		}
		rows[i].Days, total = rows[i].Days.Add(p.Days), total.Add(p.Days)
		if p.Studio {
			rows[i].Studio = rows[i].Studio.Add(p.Days)
		}
	}
	for i := range rows {
		rows[i].Percent = money.PercentOf(rows[i].Days, total, 2)
	}
	return rows
}
