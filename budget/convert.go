package budget

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Mapping takes the accounts of one chart to those of another. The longest rule that an account begins with
// applies.
type Mapping struct {
	// To is the other chart; empty is [CNCFeature].
	To Chart `json:"to,omitzero"`
	// Rules take accounts, and Percentages the IDs of percentages, to accounts of the other chart.
	Rules       []MappingRule `json:"rules"`
	Percentages []MappingRule `json:"percentages,omitempty"`
	// Charges is the account of social charges in a chart without a social post; empty keeps them with
	// their line. In a chart with a social post they stand there.
	Charges string `json:"charges,omitempty"`
}

// MappingRule takes From, and every account that begins with it, to the account To.
type MappingRule struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Conversion is a computed devis in another chart: the posts and what could not be mapped add up to the
// total of the devis.
type Conversion struct {
	Currency string `json:"currency"`
	Chart    Chart  `json:"chart"`
	// Entries are the parts of the devis, in its order: lines, their charges, percentages.
	Entries []ConvertedEntry `json:"entries"`
	// Posts are those of the other chart, in its order; the shares are in per cent of Total.
	Posts []PostResult `json:"posts"`
	// Unmapped are the entries without a rule, which are in no post; UnmappedTotal is their sum.
	Unmapped      []ConvertedEntry `json:"unmapped"`
	UnmappedTotal decimal.Decimal  `json:"unmapped_total"`
	// Total is that of the devis.
	Total decimal.Decimal `json:"total"`
}

// ConvertedEntry is one part of the devis in the other chart.
type ConvertedEntry struct {
	// Kind is [LineRow], [ChargeRow] (the charges of a line) or [PercentageRow].
	Kind RowKind `json:"kind"`
	ID   string  `json:"id"`
	// From is the account of before, and To that of the other chart; empty where nothing maps it.
	From   string          `json:"from,omitempty"`
	To     string          `json:"to,omitempty"`
	Amount decimal.Decimal `json:"amount"`
}

// Validate reports everything that is wrong with the mapping, as [Faults], or nil.
//
// Kinds: those of a chart, [ErrRequired], [ErrDuplicate] (two rules of one account), [ErrUnknown] (an account
// that the other chart does not have) and [ErrTooLarge].
func (m Mapping) Validate() error {
	var c fault.Collector
	check.Size(&c, "rules", len(m.Rules), MaxRules)
	check.Size(&c, "percentages", len(m.Percentages), MaxRules)
	m.To.sizes(c.In("to"))
	if err := c.Err(); err != nil {
		return err
	}
	m.To.validate(c.In("to"))
	to := newPlan(Budget{Chart: m.To}.chart())
	known := func(at *fault.Collector, path, account string) {
		if check.Code(at, path, account) && to.post(account) < 0 {
			at.Add(path, ErrUnknown, account)
		}
	}
	for _, list := range []struct {
		path  string
		rules []MappingRule
	}{{"rules", m.Rules}, {"percentages", m.Percentages}} {
		seen := map[string]bool{}
		for i, rule := range list.rules {
			at := c.In("%s[%d]", list.path, i)
			check.Unique(at, "from", rule.From, seen)
			known(at, "to", rule.To)
		}
	}
	if m.Charges != "" {
		known(&c, "charges", m.Charges)
	}
	return c.Err()
}

// ParseMapping reads a mapping from JSON and validates it. The error is a [Faults].
func ParseMapping(data []byte) (Mapping, error) { return fault.Parse[Mapping](data) }

// Convert shows a computed devis in another chart. What no rule maps is listed apart and never lost. The
// error is that of [Mapping.Validate], or a [Faults] of [ErrTooLarge] for amounts that no computation has made.
func (r Result) Convert(m Mapping) (Conversion, error) {
	if err := m.Validate(); err != nil {
		return Conversion{}, err
	}
	if err := r.computable(); err != nil {
		return Conversion{}, err
	}
	chart := deep.Copy(Budget{Chart: m.To}.chart())
	c := Conversion{
		Currency: r.Currency, Chart: chart, Total: r.Total, Entries: []ConvertedEntry{}, Unmapped: []ConvertedEntry{}, Posts: []PostResult{},
	}
	charges := m.Charges
	if i := chart.social(); i >= 0 {
		charges = chart.Posts[i].Number
	}
	accounts, percentages := ruleMap(m.Rules), ruleMap(m.Percentages)
	for _, line := range r.Lines {
		to := accounts.to(line.Line.Account)
		c.Entries = append(c.Entries, ConvertedEntry{LineRow, line.Line.ID, line.Line.Account, to, line.Amount})
		if line.Charge.IsZero() {
			continue
		}
		if charges != "" {
			to = charges
		}
		c.Entries = append(c.Entries, ConvertedEntry{ChargeRow, line.Line.ID, line.Line.Account, to, line.Charge})
	}
	for _, p := range r.Percentages {
		c.Entries = append(c.Entries, ConvertedEntry{PercentageRow, p.ID, "", percentages[p.ID], p.Amount})
	}
	c.add(newPlan(chart))
	return c, nil
}

// add puts the entries in the posts of the chart.
func (c *Conversion) add(to plan) {
	amounts := make([]decimal.Decimal, len(c.Chart.Posts))
	for _, entry := range c.Entries {
		if entry.To == "" {
			c.Unmapped, c.UnmappedTotal = append(c.Unmapped, entry), c.UnmappedTotal.Add(entry.Amount)
			continue
		}
		i := to.post(entry.To)
		amounts[i] = amounts[i].Add(entry.Amount)
	}
	for i, post := range c.Chart.Posts {
		c.Posts = append(c.Posts, PostResult{
			Post: post.Number, Label: post.Label, Social: post.Social, Amount: amounts[i], Share: shareOf(amounts[i], c.Total),
		})
	}
}

// ruleSet finds the longest rule of an account.
type ruleSet map[string]string

func ruleMap(rules []MappingRule) ruleSet {
	set := ruleSet{}
	for _, rule := range rules {
		set[rule.From] = rule.To
	}
	return set
}

func (s ruleSet) to(account string) string {
	for n := min(len(account), MaxCode); n > 0; n-- {
		if to, known := s[account[:n]]; known {
			return to
		}
	}
	return ""
}

// Check adds the conversion up again and reports, as [Faults] of kind [ErrUnbalance], what differs.
func (c Conversion) Check() error {
	var f fault.Collector
	if !check.Decimals(&f, c, money.Computable) {
		return f.Err()
	}
	sums, unmapped, total := map[string]decimal.Decimal{}, decimal.Decimal{}, decimal.Decimal{}
	to := newPlan(c.Chart)
	for i, entry := range c.Entries {
		total = total.Add(entry.Amount)
		if entry.To == "" {
			unmapped = unmapped.Add(entry.Amount)
			continue
		}
		at := to.post(entry.To)
		if at < 0 {
			f.In("entries[%d]", i).Add("to", ErrUnknown, entry.To)
			continue
		}
		number := c.Chart.Posts[at].Number
		sums[number] = sums[number].Add(entry.Amount)
	}
	for i, post := range c.Posts {
		check.Same(f.In("posts[%d]", i), "amount", post.Amount, sums[post.Post])
		check.Same(f.In("posts[%d]", i), "share", post.Share, shareOf(post.Amount, c.Total))
	}
	check.Same(&f, "unmapped_total", c.UnmappedTotal, unmapped)
	check.Same(&f, "total", c.Total, total)
	return f.Err()
}

// DocumentaryMapping takes the devis of nine posts ([CNCFeature]) to the grid of ten categories
// ([Documentary]): the posts keep their numbers, and the percentages named go to category 10 or, for
// insurance, to 9. A percentage that is not named stays unmapped.
func DocumentaryMapping(insurance string, others ...string) Mapping {
	m := Mapping{To: Documentary()}
	for _, post := range ninePosts() {
		m.Rules = append(m.Rules, MappingRule{From: post.Number, To: post.Number})
	}
	if insurance != "" {
		m.Percentages = append(m.Percentages, MappingRule{From: insurance, To: "9"})
	}
	for _, id := range others {
		m.Percentages = append(m.Percentages, MappingRule{From: id, To: "10"})
	}
	return m
}
