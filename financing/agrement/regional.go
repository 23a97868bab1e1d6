package agrement

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Application is what a region is told: the aid asked for, what it obliges the film to spend there, and what
// the film brings there in money, work and days.
type Application struct {
	Film      Film      `json:"film"`
	Currency  string    `json:"currency"`
	Territory Territory `json:"territory"`
	// Aid are the sources of the plan that oblige the film to spend in the territory, and Asked their sum;
	// AidPercent is of the budget, two decimals.
	Aid        []AidRow        `json:"aid"`
	Asked      decimal.Decimal `json:"asked"`
	AidPercent decimal.Decimal `json:"aid_percent"`
	Spend      Spend           `json:"spend"`
	// Due is the largest of what the sources ask for, Margin what is spent beyond it; negative when the
	// spending falls short. MarginOfSum is the margin if the obligations must be met one beside the other: the
	// contracts say which.
	Due         decimal.Decimal `json:"due"`
	Margin      decimal.Decimal `json:"margin"`
	MarginOfSum decimal.Decimal `json:"margin_of_sum"`
	// Residents are the people who live there, by group; Suppliers those established there.
	Residents []PeopleRow   `json:"residents"`
	Suppliers []SupplierRow `json:"suppliers"`
	// Days are those of shooting there, of all the days of shooting.
	Days      decimal.Decimal `json:"days"`
	AllDays   decimal.Decimal `json:"all_days"`
	DaysShare decimal.Decimal `json:"days_share"`
}

// AidRow is one source that obliges the film to spend in the territory: a percentage of its amount or an
// amount, never more than a part of the budget where it says so.
type AidRow struct {
	Source string           `json:"source"`
	Label  string           `json:"label"`
	Status financing.Status `json:"status"`
	Amount decimal.Decimal  `json:"amount"`
	Due    decimal.Decimal  `json:"due"`
}

// Regional returns the application to a territory, for the sources that oblige the film to spend in it. The
// errors are those of [File.Validate], and [ErrUnknown] for a territory that no source names.
func (f File) Regional(territory Territory) (Application, error) {
	if err := f.Validate(); err != nil {
		return Application{}, err
	}
	a := Application{Film: f.Film, Currency: f.Budget.Currency, Territory: territory, Spend: f.Spend(territory)[0]}
	places, _ := money.MinorUnits(f.Plan.Currency)
	var sum decimal.Decimal
	for _, s := range f.Plan.Sources {
		for _, obligation := range s.Spend {
			if obligation.Territory != string(territory) {
				continue
			}
			row := AidRow{Source: s.ID, Label: s.Label, Status: s.Status, Amount: s.Amount, Due: obligation.Due(s.Amount, f.Plan.Budget, places)}
			a.Aid, a.Asked, sum = append(a.Aid, row), a.Asked.Add(s.Amount), sum.Add(row.Due)
			a.Due = decimal.Max(a.Due, row.Due)
		}
	}
	if len(a.Aid) == 0 {
		return Application{}, Faults{{Path: "territory", Kind: fault.ErrUnknown, Value: string(territory)}}
	}
	a.AidPercent = money.PercentOf(a.Asked, f.Plan.Budget, 2)
	a.Margin, a.MarginOfSum = a.Spend.Total.Sub(a.Due), a.Spend.Total.Sub(sum)
	a.local(f)
	return a, nil
}

// local adds up the people, the suppliers and the days of the territory.
func (a *Application) local(f File) {
	here := func(country, region string) bool {
		return country == string(a.Territory) || region == string(a.Territory)
	}
	local := File{Budget: f.Budget}
	for _, p := range f.People {
		if here(p.Residence, p.Region) {
			local.People = append(local.People, p)
		}
	}
	for _, s := range f.Suppliers {
		if here(s.Country, s.Region) {
			local.Suppliers = append(local.Suppliers, s)
		}
	}
	a.Residents, a.Suppliers = local.peopleRows(), local.supplierRows()
	for _, p := range f.Places {
		if a.AllDays = a.AllDays.Add(p.Days); here(p.Country, p.Region) {
			a.Days = a.Days.Add(p.Days)
		}
	}
	a.DaysShare = money.PercentOf(a.Days, a.AllDays, 2)
}
