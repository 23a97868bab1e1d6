package taxcredit

import (
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// Category is a kind of eligible expense.
type Category string

// The categories.
const (
	// Authors are the authors' rights of article L. 113-7 of the code de la propriété intellectuelle.
	Authors Category = "authors"
	// Performers count up to the conventional minimum.
	Performers Category = "performers"
	Crew       Category = "crew"
	// Technical is technical providers (industries techniques).
	Technical Category = "technical"
	Transport Category = "transport"
	Catering  Category = "catering"
	// Lodging counts up to a cap for each night.
	Lodging Category = "lodging"
	// Archive is archive footage, for documentaries.
	Archive Category = "archive"
	// Depreciation is the wear of equipment that the company owns.
	Depreciation Category = "depreciation"
)

func categories() []Category {
	return []Category{Authors, Performers, Crew, Technical, Transport, Catering, Lodging, Archive, Depreciation}
}

// Claim is what a company puts forward for a tax credit.
type Claim struct {
	Rules Rules `json:"rules"`
	// Items say which lines are of which category: the first item that has a line applies to it. A line
	// of no item is not eligible, whatever its mark in the devis.
	Items []Item `json:"items"`
	// Directors are the persons whose rights and pay are within the scale of the rules.
	Directors []string `json:"directors,omitempty"`
	// ExcludedCharges are the labels of contributions that do not count: taxes on wages (apprenticeship,
	// training, housing).
	ExcludedCharges []string `json:"excluded_charges,omitempty"`
	// Subsidies are the public aid received for the same expense.
	Subsidies []Subsidy `json:"subsidies,omitempty"`
	// CapOn is the cost on which the cap of the base stands: in an international co-production, the part
	// that the French co-producer manages; zero is the total of the devis.
	CapOn decimal.Decimal `json:"cap_on,omitzero"`
	// Minutes are delivered; needed where the rules have something by the minute.
	Minutes decimal.Decimal `json:"minutes,omitzero"`
	// ShootingDays are the days of shooting in France.
	ShootingDays decimal.Decimal `json:"shooting_days,omitzero"`
}

// Item names lines, by ID or by account, and their category.
type Item struct {
	Category Category `json:"category"`
	// Accounts take every line whose account begins with one of them; Lines take lines by ID.
	Accounts []string `json:"accounts,omitempty"`
	Lines    []string `json:"lines,omitempty"`
	// Minimum is, for performers, the conventional minimum of one unit of the line; zero counts the whole.
	Minimum decimal.Decimal `json:"minimum,omitzero"`
	// Paris is, for lodging, whether the nights are in Paris, Hauts-de-Seine, Seine-Saint-Denis or
	// Val-de-Marne.
	Paris bool `json:"paris,omitempty"`
}

// Subsidy is public aid.
type Subsidy struct {
	Label  string          `json:"label"`
	Amount decimal.Decimal `json:"amount"`
	// Repayable aid is deducted only where the rules deduct all of it.
	Repayable bool `json:"repayable,omitempty"`
}

// Limits of a claim.
const (
	// MaxItems is the largest number of items, of directors, of subsidies and of charges excluded, each.
	MaxItems = 1_000
	// MaxNames is the largest number of accounts and lines of all items together.
	MaxNames = 20_000
)

// Faults is everything wrong with a document; the kinds of fault are those of package budget.
type Faults = fault.Faults

// Parse reads a claim from JSON and validates it. The error is a [Faults].
func Parse(data []byte) (Claim, error) { return fault.Parse[Claim](data) }

// Validate reports everything that is wrong with the claim, as [Faults], or nil.
//
// Kinds: budget.ErrRequired (a category, what an item names, minutes where the rules go by the minute),
// ErrUnknown, ErrDuplicate, ErrNegative, ErrRange (a rate above 100), ErrOrder (bounds that do not rise) and
// ErrTooLarge.
func (c Claim) Validate() error {
	var f fault.Collector
	for _, list := range []struct {
		path string
		size int
	}{
		{"items", len(c.Items)}, {"directors", len(c.Directors)}, {"subsidies", len(c.Subsidies)}, {"excluded_charges", len(c.ExcludedCharges)},
	} {
		check.Size(&f, list.path, list.size, MaxItems)
	}
	names := 0
	for _, item := range c.Items {
		names += len(item.Accounts) + len(item.Lines)
	}
	check.Size(&f, "items", names, MaxNames)
	c.Rules.sizes(f.In("rules"))
	if err := f.Err(); err != nil {
		return err
	}
	c.Rules.validate(f.In("rules"))
	for i, item := range c.Items {
		item.validate(f.In("items[%d]", i))
	}
	for i, subsidy := range c.Subsidies {
		check.Label(f.In("subsidies[%d]", i), "label", subsidy.Label)
		check.NotNegative(f.In("subsidies[%d]", i), "amount", subsidy.Amount)
	}
	check.NotNegative(&f, "cap_on", c.CapOn)
	check.NotNegative(&f, "shooting_days", c.ShootingDays)
	if check.NotNegative(&f, "minutes", c.Minutes) && c.Minutes.IsZero() && c.Rules.byMinute() {
		f.Add("minutes", budget.ErrRequired, nil)
	}
	return f.Err()
}

func (i Item) validate(at *fault.Collector) {
	switch {
	case i.Category == "":
		at.Add("category", budget.ErrRequired, nil)
	case !slices.Contains(categories(), i.Category):
		at.Add("category", budget.ErrUnknown, string(i.Category))
	}
	if len(i.Accounts)+len(i.Lines) == 0 {
		at.Add("lines", budget.ErrRequired, nil)
	}
	seen := map[string]bool{}
	for j, id := range i.Lines {
		check.Unique(at.In("lines[%d]", j), "", id, seen)
	}
	for j, account := range i.Accounts {
		check.Code(at.In("accounts[%d]", j), "", account)
	}
	if check.NotNegative(at, "minimum", i.Minimum) && !i.Minimum.IsZero() && i.Category != Performers {
		at.Add("minimum", budget.ErrRange, i.Minimum)
	}
}
