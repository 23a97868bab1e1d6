package budget

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Mapping takes the accounts of one chart to those of another. The longest rule that an account begins with
// applies; a line that no rule takes goes by its side. A mapping that is not built in is the caller's to write:
// [Mapping.Covers] says whether it takes all of a chart.
type Mapping struct {
	// Status says how well the mapping is established, and Source where it is written.
	Status Status `json:"status,omitempty"`
	Source Source `json:"source,omitzero"`
	// To is the other chart; empty is [CNCFeature].
	To Chart `json:"to,omitzero"`
	// Rules take accounts, and Percentages the IDs of percentages, to accounts of the other chart.
	Rules       []MappingRule `json:"rules"`
	Percentages []MappingRule `json:"percentages,omitempty"`
	// Apart are accounts that stay unmapped, with all that begin with them and with their social charges, where a
	// shorter rule would take them.
	Apart []string `json:"apart,omitempty"`
	// Sides take the lines of a side that no rule takes.
	Sides []SideRule `json:"sides,omitempty"`
	// Charges is the account of social charges in a chart without a social post; empty keeps them with
	// their line. In a chart with a social post they stand there.
	Charges string `json:"charges,omitempty"`
}

// MappingRule takes From, and every account that begins with it, to the account To.
type MappingRule struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// SideRule takes the lines of a side to the account To. The side of a line is its own, that of its account, or
// that of its post.
type SideRule struct {
	Side Side   `json:"side"`
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
	// Unmapped are the entries without rule, which are in no post; UnmappedTotal is their sum.
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
// Kinds: those of a chart, [ErrRequired], [ErrDuplicate] (two rules of one account or side), [ErrUnknown] (an
// account that the other chart does not have, a side that does not exist) and [ErrTooLarge].
func (m Mapping) Validate() error {
	var c fault.Collector
	check.Size(&c, "rules", len(m.Rules), MaxRules)
	check.Size(&c, "percentages", len(m.Percentages), MaxRules)
	check.Size(&c, "apart", len(m.Apart), MaxRules)
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
	taken := map[string]bool{}
	for _, rule := range m.Rules {
		taken[rule.From] = true
	}
	for i, account := range m.Apart {
		check.Unique(c.In("apart[%d]", i), "", account, taken)
	}
	sides := map[string]bool{}
	for i, rule := range m.Sides[:min(len(m.Sides), 4)] { // there are three; a fourth is a fault
		at := c.In("sides[%d]", i)
		if check.Unique(at, "side", string(rule.Side), sides) {
			oneOf(at, "side", rule.Side, AboveTheLine, BelowTheLine, Other)
		}
		known(at, "to", rule.To)
	}
	if m.Charges != "" {
		known(&c, "charges", m.Charges)
	}
	if m.Status > Confirmed {
		c.Add("status", ErrUnknown, uint8(m.Status))
	}
	check.Label(&c, "source.title", m.Source.Title)
	check.Label(&c, "source.address", m.Source.Address)
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
	accounts, percentages, from := m.accounts(), ruleMap(m.Percentages), newPlan(r.Chart)
	for i := range r.Lines {
		line := &r.Lines[i]
		to, ruled := accounts.to(line.Line.Account)
		if !ruled {
			to = m.side(from.side(line.Line))
		}
		c.Entries = append(c.Entries, ConvertedEntry{LineRow, line.Line.ID, line.Line.Account, to, line.Amount})
		if line.Charge.IsZero() {
			continue
		}
		if apart := ruled && to == ""; charges != "" && !apart {
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

// side returns the account that takes the lines of a side, or nothing.
func (m Mapping) side(side Side) string {
	for _, rule := range m.Sides {
		if rule.Side == side {
			return rule.To
		}
	}
	return ""
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

// accounts returns the rules of accounts, and those that stay apart with nothing to go to.
func (m Mapping) accounts() ruleSet {
	set := ruleMap(m.Rules)
	for _, account := range m.Apart {
		set[account] = ""
	}
	return set
}

// to returns where an account goes, and whether a rule says so.
func (s ruleSet) to(account string) (to string, ruled bool) {
	from, ruled := s.rule(account)
	return s[from], ruled
}

// rule returns the longest rule that an account begins with.
func (s ruleSet) rule(account string) (from string, ruled bool) {
	for n := min(len(account), MaxCode); n > 0; n-- {
		if _, ruled := s[account[:n]]; ruled {
			return account[:n], true
		}
	}
	return "", false
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
	c.checkUnmapped(&f)
	check.Same(&f, "total", c.Total, total)
	return f.Err()
}

// checkUnmapped compares the list of what no rule maps with the entries without an account.
func (c Conversion) checkUnmapped(f *fault.Collector) {
	next := 0
	for _, entry := range c.Entries {
		if entry.To != "" {
			continue
		}
		if next >= len(c.Unmapped) {
			f.Add("unmapped", ErrUnbalance, entry.ID)
			return
		}
		one, at := c.Unmapped[next], f.In("unmapped[%d]", next)
		if one.Kind != entry.Kind || one.ID != entry.ID || one.From != entry.From || one.To != "" {
			at.Add("", ErrUnbalance, one.ID)
		}
		check.Same(at, "amount", one.Amount, entry.Amount)
		next++
	}
	if next < len(c.Unmapped) {
		f.Add("unmapped", ErrUnbalance, len(c.Unmapped))
	}
}
