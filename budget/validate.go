package budget

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
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
	MaxCode = 64
	// MaxText is the largest length, in bytes, of a label.
	MaxText = 2_000
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
	atMost(c, "lines", len(b.Lines), MaxLines)
	atMost(c, "chart.posts", len(b.Chart.Posts), MaxPosts)
	atMost(c, "contributions", len(b.Contributions), MaxContributions)
	atMost(c, "percentages", len(b.Percentages), MaxPercentages)
	if c.Err() != nil {
		return
	}
	for i, p := range b.Percentages {
		at := c.In("percentages[%d]", i)
		atMost(at, "posts", len(p.Posts), MaxPosts)
		atMost(at, "less", len(p.Less), MaxLess)
	}
	borne, charges := map[string]int{}, 0
	for _, contribution := range b.Contributions {
		borne[contribution.Category]++
	}
	for _, line := range b.Lines {
		charges += borne[line.Category]
	}
	atMost(c, "contributions", charges, MaxCharges)
}

func (b Budget) validateHead(c *fault.Collector) {
	brief(c, "title", b.Title)
	if b.Rounding > Up {
		c.Add("rounding", ErrUnknown, b.Rounding)
	}
	places, known := money.MinorUnits(b.Currency)
	if !known {
		c.Add("currency", ErrCurrency, b.Currency)
	}
	if notNegative(c, "ceiling", b.Ceiling) && known && !money.Round(b.Ceiling.Rat(), places, Down).Equal(b.Ceiling) {
		c.Add("ceiling", ErrRange, plain(b.Ceiling))
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
		code(at, "category", contribution.Category)
		brief(at, "label", contribution.Label)
		b.validateBase(at, contribution.Base)
		between(at, "rate", contribution.Rate, -100)
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
		unique(at, "id", line.ID, ids)
		if code(at, "account", line.Account) && chart.index(line.Account) < 0 {
			at.Add("account", ErrUnknown, line.Account)
		}
		notNegative(at, "quantity", line.Quantity)
		notNegative(at, "number", line.Number)
		acceptable(at, "rate", line.Rate)
		if line.Category != "" && !categories[line.Category] {
			at.Add("category", ErrUnknown, line.Category)
		}
		short(at, "person", line.Person, MaxCode)
		short(at, "key", line.Key, MaxCode)
		brief(at, "label", line.Label)
		brief(at, "unit", line.Unit)
	}
}

func (b Budget) validatePercentages(c *fault.Collector) {
	chart, ids := b.chart(), map[string]bool{}
	for i, p := range b.Percentages {
		at := c.In("percentages[%d]", i)
		unique(at, "id", p.ID, ids)
		bilingual(at, "label", p.Label)
		if notNegative(at, "rate", p.Rate) {
			between(at, "rate", p.Rate, 0)
		}
		if len(p.Posts) == 0 {
			at.Add("posts", ErrRequired, nil)
		}
		posts := map[string]bool{}
		for j, number := range p.Posts {
			one := at.In("posts[%d]", j)
			if unique(one, "", number, posts) && !chart.has(number) {
				one.Add("", ErrUnknown, number)
			}
		}
		for j, account := range p.Less {
			one := at.In("less[%d]", j)
			if code(one, "", account) && chart.index(account) < 0 {
				one.Add("", ErrUnknown, account)
			}
		}
	}
}

// unique records a required identifier that may be given once only.
func unique(c *fault.Collector, path, value string, seen map[string]bool) bool {
	if !code(c, path, value) {
		return false
	}
	if seen[value] {
		c.Add(path, ErrDuplicate, value)
		return false
	}
	seen[value] = true
	return true
}

// code checks a required identifier.
func code(c *fault.Collector, path, value string) bool {
	if value == "" {
		c.Add(path, ErrRequired, nil)
		return false
	}
	return short(c, path, value, MaxCode)
}

func brief(c *fault.Collector, path, value string) { short(c, path, value, MaxText) }

func bilingual(c *fault.Collector, path string, value Text) {
	brief(c, path+".fr", value.FR)
	brief(c, path+".en", value.EN)
}

func short(c *fault.Collector, path, value string, most int) bool {
	if len(value) > most {
		c.Add(path, ErrTooLarge, len(value))
		return false
	}
	return true
}

func atMost(c *fault.Collector, path string, size, most int) {
	if size > most {
		c.Add(path, ErrTooLarge, size)
	}
}

// acceptable must be asked of a decimal before anything else. A refused one is never printed: its
// digits could fill the memory.
func acceptable(c *fault.Collector, path string, d decimal.Decimal) bool {
	if !money.Acceptable(d) {
		c.Add(path, ErrTooLarge, nil)
		return false
	}
	return true
}

func notNegative(c *fault.Collector, path string, d decimal.Decimal) bool {
	if !acceptable(c, path, d) {
		return false
	}
	if d.IsNegative() {
		c.Add(path, ErrNegative, plain(d))
		return false
	}
	return true
}

// between checks a rate in per cent, at most 100.
func between(c *fault.Collector, path string, d decimal.Decimal, low int64) {
	if acceptable(c, path, d) && (d.LessThan(decimal.NewFromInt(low)) || d.GreaterThan(decimal.NewFromInt(100))) {
		c.Add(path, ErrRange, plain(d))
	}
}

// plain writes an acceptable decimal in a way that no global setting of the host changes.
func plain(d decimal.Decimal) string { return d.StringFixed(max(0, -d.Exponent())) }
