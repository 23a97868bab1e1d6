package budget

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Limits of a budget. They are far above any real one, and keep a hostile one cheap to refuse.
const (
	// MaxLines is the largest number of lines.
	MaxLines = 20_000
	// MaxPosts is the largest number of posts of a chart.
	MaxPosts = 200
	// MaxContributions is the largest number of contributions, all categories together.
	MaxContributions = 1_000
	// MaxCharges is the largest number of contributions that all lines bear together.
	MaxCharges = 400_000
	// MaxPercentages is the largest number of percentages.
	MaxPercentages = 50
	// MaxLess is the largest number of accounts left out of the base of one percentage.
	MaxLess = 50
	// MaxCode is the largest length, in bytes, of an identifier: account, post, category, person, key.
	MaxCode = check.MaxCode
	// MaxText is the largest length, in bytes, of a label.
	MaxText = check.MaxText
)

// Validate reports everything that is wrong with the budget, as [Faults], or nil.
//
// Kinds: [ErrRequired], [ErrUnknown] (an account, category, post, tranche or rounding that does not
// exist), [ErrDuplicate], [ErrCurrency], [ErrNegative] (a quantity, number, ceiling or percentage below
// zero), [ErrRange] (a rate outside its bounds, a ceiling finer than the minor unit) and [ErrTooLarge].
func (b Budget) Validate() error {
	var c fault.Collector
	b.sizes(&c)
	if err := c.Err(); err != nil {
		return err
	}
	b.validateHead(&c)
	b.Chart.validate(c.In("chart"))
	categories := b.validateContributions(&c)
	b.validateLines(&c, categories)
	b.validatePercentages(&c)
	return c.Err()
}

// sizes checks every bound before anything that takes time.
func (b Budget) sizes(c *fault.Collector) {
	check.Size(c, "lines", len(b.Lines), MaxLines)
	check.Size(c, "chart.posts", len(b.Chart.Posts), MaxPosts)
	check.Size(c, "contributions", len(b.Contributions), MaxContributions)
	check.Size(c, "percentages", len(b.Percentages), MaxPercentages)
	if c.Err() != nil {
		return
	}
	for i, p := range b.Percentages {
		at := c.In("percentages[%d]", i)
		check.Size(at, "posts", len(p.Posts), MaxPosts)
		check.Size(at, "less", len(p.Less), MaxLess)
	}
	borne, charges := map[string]int{}, 0
	for _, contribution := range b.Contributions {
		borne[contribution.Category]++
	}
	for _, line := range b.Lines {
		charges += borne[line.Category]
	}
	check.Size(c, "contributions", charges, MaxCharges)
}

func (b Budget) validateHead(c *fault.Collector) {
	check.Label(c, "title", b.Title)
	if b.Rounding > Up {
		c.Add("rounding", ErrUnknown, b.Rounding)
	}
	if places, known := check.Currency(c, b.Currency); check.NotNegative(c, "ceiling", b.Ceiling) && known {
		check.Whole(c, "ceiling", b.Ceiling, places)
	}
}

// validateContributions returns the categories that bear contributions.
func (b Budget) validateContributions(c *fault.Collector) map[string]bool {
	type name struct {
		category, label string
		base            Tranche
	}
	categories, seen := map[string]bool{}, map[name]bool{}
	for i, contribution := range b.Contributions {
		at := c.In("contributions[%d]", i)
		check.Code(at, "category", contribution.Category)
		check.Label(at, "label", contribution.Label)
		b.validateBase(at, contribution.Base)
		check.Signed(at, "rate", contribution.Rate)
		key := name{contribution.Category, contribution.Label, contribution.Base}
		if seen[key] {
			at.Add("label", ErrDuplicate, contribution.Label)
		}
		categories[contribution.Category], seen[key] = true, true
	}
	return categories
}

func (b Budget) validateBase(at *fault.Collector, base Tranche) {
	switch base {
	case Total:
	case TrancheA, TrancheB:
		if b.Ceiling.IsZero() {
			at.Add("base", ErrRequired, "a tranche needs a ceiling")
		}
	case "":
		at.Add("base", ErrRequired, nil)
	default:
		at.Add("base", ErrUnknown, base)
	}
}

func (b Budget) validateLines(c *fault.Collector, categories map[string]bool) {
	chart, ids := b.chart(), make(map[string]bool, len(b.Lines))
	for i, line := range b.Lines {
		if c.Full() {
			return
		}
		at := c.In("lines[%d]", i)
		check.Unique(at, "id", line.ID, ids)
		if check.Code(at, "account", line.Account) && chart.index(line.Account) < 0 {
			at.Add("account", ErrUnknown, line.Account)
		}
		check.NotNegative(at, "quantity", line.Quantity)
		check.NotNegative(at, "number", line.Number)
		check.Decimal(at, "rate", line.Rate)
		if line.Category != "" && !categories[line.Category] {
			at.Add("category", ErrUnknown, line.Category)
		}
		check.Size(at, "person", len(line.Person), MaxCode)
		check.Size(at, "key", len(line.Key), MaxCode)
		check.Label(at, "label", line.Label)
		check.Label(at, "unit", line.Unit)
	}
}

func (b Budget) validatePercentages(c *fault.Collector) {
	chart, ids := b.chart(), map[string]bool{}
	for i, p := range b.Percentages {
		at := c.In("percentages[%d]", i)
		check.Unique(at, "id", p.ID, ids)
		check.Labels(at, "label", p.Label)
		check.Percent(at, "rate", p.Rate)
		if len(p.Posts) == 0 {
			at.Add("posts", ErrRequired, nil)
		}
		posts := map[string]bool{}
		for j, number := range p.Posts {
			one := at.In("posts[%d]", j)
			if check.Unique(one, "", number, posts) && !chart.has(number) {
				one.Add("", ErrUnknown, number)
			}
		}
		for j, account := range p.Less {
			one := at.In("less[%d]", j)
			if check.Code(one, "", account) && chart.index(account) < 0 {
				one.Add("", ErrUnknown, account)
			}
		}
	}
}
