package taxcredit

import (
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
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
	// Foreign are the persons who are neither French nor nationals of a State of the European Union or
	// treated as such: nothing paid to them counts.
	Foreign []string `json:"foreign,omitempty"`
	// Since is the day on which the CNC received the request for provisional approval: lines of an earlier
	// date do not count. Lines without a date count, and are listed.
	Since schedule.Date `json:"since,omitzero"`
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
	// PublicAid is all public aid to the work beside the credit, the subsidies among it: what the ceiling of
	// aid bounds together with the credit.
	PublicAid decimal.Decimal `json:"public_aid,omitzero"`
	// FinalCost is what the ceiling stands on where the rules say so.
	FinalCost decimal.Decimal `json:"final_cost,omitzero"`
	// CNCAid is true for a work that is eligible for the CNC's aid to production.
	CNCAid bool `json:"cnc_aid,omitempty"`
}

// Item names lines, by ID or by account, and their category.
type Item struct {
	Category Category `json:"category"`
	// Accounts take every line whose account begins with one of them; Lines take lines by ID.
	Accounts []string `json:"accounts,omitempty"`
	Lines    []string `json:"lines,omitempty"`
	// Minimum is, for performers, the conventional minimum of one unit of the line, which must be given but
	// where AtMinimum says that the lines pay no more.
	Minimum   decimal.Decimal `json:"minimum,omitzero"`
	AtMinimum bool            `json:"at_minimum,omitempty"`
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
// Kinds: budget.ErrRequired (a category, what an item names, the minimum of performers, minutes where the rules
// go by the minute, what the ceiling of aid stands on),
// ErrUnknown, ErrDuplicate, ErrNegative, ErrRange (a rate above 100, public aid below the subsidies), ErrOrder (bounds that do not rise) and
// ErrTooLarge.
func (c Claim) Validate() error {
	var f fault.Collector
	for _, list := range []struct {
		path string
		size int
	}{
		{"items", len(c.Items)}, {"directors", len(c.Directors)}, {"foreign", len(c.Foreign)}, {"subsidies", len(c.Subsidies)}, {"excluded_charges", len(c.ExcludedCharges)},
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
	c.validateAid(&f)
	check.NotNegative(&f, "cap_on", c.CapOn)
	check.NotNegative(&f, "shooting_days", c.ShootingDays)
	if check.NotNegative(&f, "minutes", c.Minutes) && c.Minutes.IsZero() && c.Rules.byMinute() {
		f.Add("minutes", budget.ErrRequired, nil)
	}
	return f.Err()
}

func (c Claim) validateAid(f *fault.Collector) {
	total, sound := decimal.Decimal{}, true
	for i, subsidy := range c.Subsidies {
		check.Label(f.In("subsidies[%d]", i), "label", subsidy.Label)
		if sound = check.NotNegative(f.In("subsidies[%d]", i), "amount", subsidy.Amount) && sound; sound {
			total = total.Add(subsidy.Amount)
		}
	}
	if check.NotNegative(f, "public_aid", c.PublicAid) && sound && !c.Rules.AidCeiling.IsZero() && c.PublicAid.LessThan(total) {
		f.Add("public_aid", budget.ErrRange, c.PublicAid)
	}
	if check.NotNegative(f, "final_cost", c.FinalCost) && c.FinalCost.IsZero() && c.Rules.AidOn == OnFinalCost {
		f.Add("final_cost", budget.ErrRequired, nil)
	}
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
	switch given := !i.Minimum.IsZero(); {
	case !check.NotNegative(at, "minimum", i.Minimum):
	case given && (i.Category != Performers || i.AtMinimum):
		at.Add("minimum", budget.ErrRange, i.Minimum)
	case !given && i.Category == Performers && !i.AtMinimum:
		at.Add("minimum", budget.ErrRequired, nil)
	}
	if i.AtMinimum && i.Category != Performers {
		at.Add("at_minimum", budget.ErrRange, true)
	}
}
