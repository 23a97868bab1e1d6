package budget

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// Validate reports everything that is wrong with the budget, as [Faults], or nil.
//
// Kinds: [ErrRequired], [ErrUnknown] (an account, category, post, variable, word that does not exist),
// [ErrDuplicate] (a name given twice, or a figure and its formula), [ErrCurrency], [ErrNegative] (a
// quantity, number, ceiling or percentage below zero), [ErrRange] (a rate outside its bounds, an amount
// finer than the minor unit), [ErrOrder] (days that end before they begin, a percentage of one that stands
// after it), [ErrSyntax], [ErrCycle] and [ErrDivision] (formulas: the value of the fault names the line and
// the variables that lead to the fault) and [ErrTooLarge].
func (b Budget) Validate() error {
	_, err := b.estimate(false)
	return err
}

// estimate validates the budget and computes it, with the lines of the result if they are wanted.
func (b Budget) estimate(keep bool) (*estimate, error) {
	var c, under fault.Collector
	b.sizes(&c)
	if err := c.Err(); err != nil {
		return nil, err
	}
	b.validateHead(&c)
	b.Chart.validate(c.In("chart"))
	e := newEstimate(b, newVariables(&c, b.Variables))
	b.validateExchange(&c)
	b.validateContributions(&c)
	b.validateBases(&under)
	b.validatePercentages(&under)
	b.validateCaps(&under)
	b.validateCredits(&under)
	e.keep, e.sound = keep, c.Err() == nil && under.Err() == nil
	e.readLines(&c)
	c.Merge("", under.Err())
	if e.sound {
		e.finish(&c)
	}
	return e, c.Err()
}

// sizes checks every bound before anything that takes time.
func (b Budget) sizes(c *fault.Collector) {
	check.Size(c, "lines", len(b.Lines), MaxLines)
	b.Chart.sizes(c.In("chart"))
	check.Size(c, "variables", len(b.Variables), MaxVariables)
	check.Size(c, "exchange", len(b.Exchange), MaxExchange)
	check.Size(c, "contributions", len(b.Contributions), MaxContributions)
	check.Size(c, "bases", len(b.Bases), MaxPercentages)
	check.Size(c, "percentages", len(b.Percentages), MaxPercentages)
	check.Size(c, "credits", len(b.Credits), MaxPercentages)
	check.Size(c, "caps", len(b.Caps), MaxPercentages)
	if c.Err() != nil {
		return
	}
	for i, base := range b.Bases {
		base.sizes(c.In("bases[%d]", i))
	}
	for i, p := range b.Percentages {
		Base{Posts: p.Posts, Of: p.Of, Less: p.Less}.sizes(c.In("percentages[%d]", i))
	}
	for i, p := range b.Credits {
		Base{Posts: p.Posts, Of: p.Of, Less: p.Less}.sizes(c.In("credits[%d]", i))
	}
	for i, one := range b.Caps {
		check.Size(c.In("caps[%d]", i), "percentages", len(one.Percentages), MaxPercentages)
	}
	borne, charges, formulas, few := map[string]int{}, 0, 0, len(b.Lines)*len(b.Contributions) <= MaxCharges
	for _, contribution := range b.Contributions {
		borne[contribution.Category]++
	}
	for i := range b.Lines {
		f := &b.Lines[i].Formulas
		if !few {
			charges += borne[b.Lines[i].Category]
		}
		formulas += len(f.Quantity) + len(f.Number) + len(f.Multiplier) + len(f.Rate)
	}
	for i := range b.Variables {
		formulas += len(b.Variables[i].Formula)
	}
	check.Size(c, "contributions", charges, MaxCharges)
	check.Size(c, "lines", formulas, MaxFormulas)
}

func (base Base) sizes(c *fault.Collector) {
	check.Size(c, "posts", len(base.Posts), MaxPosts)
	check.Size(c, "of", len(base.Of), MaxPercentages)
	check.Size(c, "less", len(base.Less), MaxLess)
}

func (b Budget) validateHead(c *fault.Collector) {
	check.Label(c, "title", b.Title)
	check.Label(c, "version", b.Version)
	if b.Rounding > Up {
		c.Add("rounding", ErrUnknown, b.Rounding)
	}
	check.Currency(c, b.Currency)
	b.amount(c, "ceiling", b.Ceiling)
	check.NotNegative(c, "week_days", b.WeekDays)
}

// amount reports whether an amount is in whole minor units and not negative.
func (b Budget) amount(c *fault.Collector, path string, d decimal.Decimal) bool {
	return check.NotNegative(c, path, d) && check.Whole(c, path, d, b.places())
}

func (b Budget) validateExchange(c *fault.Collector) {
	type day struct{ currency, date string }
	seen := map[day]bool{}
	for i, one := range b.Exchange {
		at := c.In("exchange[%d]", i)
		if _, known := check.Currency(at, one.Currency); known && one.Currency == b.Currency {
			at.Add("currency", ErrRange, one.Currency)
		}
		if check.NotNegative(at, "rate", one.Rate) && one.Rate.IsZero() {
			at.Add("rate", ErrRequired, nil)
		}
		check.Label(at, "source", one.Source)
		if key := (day{one.Currency, one.Date.String()}); seen[key] {
			at.Add("date", ErrDuplicate, one.Date.String())
		} else {
			seen[key] = true
		}
	}
}

func (b Budget) validateContributions(c *fault.Collector) {
	type name struct{ category, label, base, floor, from string }
	seen := map[name]bool{}
	for i, contribution := range b.Contributions {
		at := c.In("contributions[%d]", i)
		check.Code(at, "category", contribution.Category)
		check.Label(at, "label", contribution.Label)
		b.validateBase(at, contribution)
		b.validateAccount(at, contribution.Account)
		if contribution.Base.flat() {
			if check.Decimal(at, "rate", contribution.Rate) {
				check.Whole(at, "rate", contribution.Rate, b.places())
			}
		} else {
			check.Signed(at, "rate", contribution.Rate)
		}
		if !contribution.Until.IsZero() && contribution.Until.Before(contribution.From) {
			at.Add("until", ErrOrder, contribution.Until.String())
		}
		key := name{contribution.Category, contribution.Label, string(contribution.Base), contribution.from(), contribution.From.String()}
		if seen[key] {
			at.Add("label", ErrDuplicate, contribution.Label)
		}
		seen[key] = true
	}
}

// validateAccount asks that the account of a contribution stands in the post of social charges.
func (b Budget) validateAccount(at *fault.Collector, account string) {
	if account == "" || !check.Code(at, "account", account) {
		return
	}
	chart := b.chart()
	switch post := chart.index(account); {
	case post < 0:
		at.Add("account", ErrUnknown, account)
	case !chart.Posts[post].Social:
		at.Add("account", ErrRange, account)
	}
}

// from writes the floor of a band, to tell two bands of one contribution apart.
func (c Contribution) from() string {
	if c.Base != Band && c.Base != WholeAbove || !check.Decimal(new(fault.Collector), "", c.Floor) {
		return ""
	}
	return c.Floor.StringFixed(4)
}

func (b Budget) validateBase(at *fault.Collector, contribution Contribution) {
	floor := b.amount(at, "floor", contribution.Floor)
	ceiling := b.amount(at, "ceiling", contribution.Ceiling)
	check.NotNegative(at, "multiple", contribution.Multiple)
	least, most := b.amount(at, "least", contribution.Least), b.amount(at, "most", contribution.Most)
	if least && most && !contribution.Most.IsZero() && contribution.Most.LessThan(contribution.Least) {
		at.Add("most", ErrOrder, contribution.Most)
	}
	switch contribution.Base {
	case Total, EachUnit, EachLine, Daily:
	case Band, WholeAbove:
		if contribution.Base == WholeAbove && contribution.Floor.IsZero() {
			at.Add("floor", ErrRequired, nil)
		}
		if floor && ceiling && !contribution.Ceiling.IsZero() && !contribution.Floor.LessThan(contribution.Ceiling) {
			at.Add("ceiling", ErrOrder, contribution.Ceiling)
		}
	case TrancheA, TrancheB:
		if b.Ceiling.IsZero() {
			at.Add("base", ErrRequired, "a tranche needs a ceiling")
		}
	case "":
		at.Add("base", ErrRequired, nil)
	default:
		at.Add("base", ErrUnknown, string(contribution.Base))
	}
	unused := func(path string, given bool) {
		if given {
			at.Add(path, ErrRange, "not for this base")
		}
	}
	bounded := contribution.Base == Band || contribution.Base == WholeAbove
	unused("floor", !contribution.Floor.IsZero() && !bounded)
	unused("ceiling", !contribution.Ceiling.IsZero() && !bounded && contribution.Base != Daily)
	unused("multiple", !contribution.Multiple.IsZero() && contribution.Base != Daily)
}
