package budget

import (
	"math"
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
)

// Chart is a chart of accounts (plan de comptes du devis): the posts under which lines are grouped. It
// is data: a co-producer, a broadcaster or another country brings its own.
type Chart struct {
	Name string `json:"name,omitempty"`
	// Version tells two states of one chart apart.
	Version string `json:"version,omitempty"`
	// Status says how well the chart is established, and Source where it is written.
	Status Status `json:"status,omitempty"`
	Source Source `json:"source,omitzero"`
	// Posts are in the order in which the budget shows them.
	Posts []Post `json:"posts"`
}

// Status says how well a chart is established: "unconfirmed", the zero value, "derived" or "confirmed".
// Source is where it is written: a struct of a Title and an Address, "title" and "address" in JSON.
type (
	Status = law.Status
	Source = law.Source
)

// The statuses.
const (
	Unconfirmed = law.Unconfirmed
	Derived     = law.Derived
	Confirmed   = law.Confirmed
)

// Post is one main heading of a chart of accounts (poste).
type Post struct {
	// Number is what the accounts of the post begin with.
	Number string `json:"number"`
	Label  Text   `json:"label"`
	// Social marks the post that holds the social charges of all lines; at most one post does. In a
	// chart without one, charges go to the post of the line they stand on.
	Social bool   `json:"social,omitempty"`
	Family Family `json:"family,omitempty"`
	Side   Side   `json:"side,omitempty"`
	// Accounts are the sub-posts and the elementary accounts, in the order in which the budget shows them.
	Accounts []Account `json:"accounts,omitempty"`
}

// Account is a sub-post or an elementary account. A line belongs to the longest one that its own account
// begins with.
type Account struct {
	// Number begins with that of the post.
	Number string `json:"number"`
	Label  Text   `json:"label"`
	// Side is that of the account; empty is that of the post.
	Side Side `json:"side,omitempty"`
}

// Family is the family of expense in the studies of the CNC on the cost of production.
type Family string

// The families. Source: CNC, Les coûts de production des films en 2013, March 2014.
const (
	// Remuneration is rights, pay and social charges (rémunérations).
	Remuneration Family = "remuneration"
	// Technical is equipment, laboratories and post-production (dépenses techniques).
	Technical Family = "technical"
	// Shooting is sets, costumes, transport, unit and insurance (dépenses de tournage).
	Shooting Family = "shooting"
)

// IsZero reports whether the chart is empty, which stands for [CNCFeature].
func (c Chart) IsZero() bool {
	return c.Name == "" && c.Version == "" && len(c.Posts) == 0 && c.Status == 0 && c.Source == Source{}
}

// Post returns the post of an account: the one with the longest number that the account begins with.
func (c Chart) Post(account string) (Post, bool) {
	if i := c.index(account); i >= 0 {
		return c.Posts[i], true
	}
	return Post{}, false
}

// Account returns the sub-post or elementary account of an account, and whether the chart has one.
func (c Chart) Account(account string) (Account, bool) {
	at := newPlan(c)
	if found, ok := at.account(account); ok {
		return found, true
	}
	return Account{}, false
}

// index returns the place of the post of an account, or -1.
func (c Chart) index(account string) int {
	found := -1
	for i, post := range c.Posts {
		longer := found < 0 || len(post.Number) > len(c.Posts[found].Number)
		if longer && post.Number != "" && strings.HasPrefix(account, post.Number) {
			found = i
		}
	}
	return found
}

// social returns the place of the post of social charges, or -1.
func (c Chart) social() int {
	for i, post := range c.Posts {
		if post.Social {
			return i
		}
	}
	return -1
}

// has reports whether a post has exactly this number.
func (c Chart) has(number string) bool {
	for _, post := range c.Posts {
		if post.Number == number {
			return true
		}
	}
	return false
}

// plan finds the posts and accounts of a chart without walking them all for each line.
type plan struct {
	chart    Chart
	posts    map[string]int
	accounts map[string]Account
	// places are those of the accounts in the chart, from 1.
	places map[string]int
	// longest are the lengths of the longest number of a post and of an account.
	longest, longestAccount int
}

func newPlan(c Chart) plan {
	p := plan{chart: c, posts: make(map[string]int, len(c.Posts)), accounts: map[string]Account{}, places: map[string]int{}}
	for i, post := range c.Posts {
		if _, known := p.posts[post.Number]; !known && post.Number != "" {
			p.posts[post.Number], p.longest = i, max(p.longest, len(post.Number))
		}
		for _, account := range post.Accounts {
			p.accounts[account.Number], p.longestAccount = account, max(p.longestAccount, len(account.Number))
			p.places[account.Number] = len(p.places) + 1
		}
	}
	return p
}

// post returns the place of the post of an account, or -1.
func (p plan) post(account string) int {
	for n := min(len(account), p.longest); n > 0; n-- {
		if i, known := p.posts[account[:n]]; known {
			return i
		}
	}
	return -1
}

// account returns the longest account of the chart that an account begins with.
func (p plan) account(account string) (Account, bool) {
	for n := min(len(account), p.longestAccount); n > 0; n-- {
		if found, known := p.accounts[account[:n]]; known {
			return found, true
		}
	}
	return Account{}, false
}

// order returns the place of the account that a number begins with; those of no account come last.
func (p plan) order(number string) int {
	if account, known := p.account(number); known {
		return p.places[account.Number]
	}
	return math.MaxInt
}

// side returns the side of a line: its own, that of its account, or that of its post.
func (p plan) side(line Line) Side {
	if line.Side != "" {
		return line.Side
	}
	if account, known := p.account(line.Account); known && account.Side != "" {
		return account.Side
	}
	if i := p.post(line.Account); i >= 0 {
		return p.chart.Posts[i].Side
	}
	return ""
}

// Validate reports everything that is wrong with the chart, as [Faults], or nil. An empty chart stands
// for [CNCFeature].
func (c Chart) Validate() error {
	var faults fault.Collector
	c.sizes(&faults)
	if faults.Err() == nil {
		c.validate(&faults)
	}
	return faults.Err()
}

func (c Chart) sizes(faults *fault.Collector) {
	accounts := 0
	if check.Size(faults, "posts", len(c.Posts), MaxPosts) {
		for _, post := range c.Posts {
			accounts += len(post.Accounts)
		}
		check.Size(faults, "posts", accounts, MaxAccounts)
	}
}

func (c Chart) validate(faults *fault.Collector) {
	if c.IsZero() {
		return
	}
	check.Label(faults, "name", c.Name)
	check.Label(faults, "version", c.Version)
	check.Label(faults, "source.title", c.Source.Title)
	check.Label(faults, "source.address", c.Source.Address)
	if c.Status > Confirmed {
		faults.Add("status", ErrUnknown, uint8(c.Status))
	}
	if len(c.Posts) == 0 {
		faults.Add("posts", ErrRequired, nil)
	}
	numbers, social, accounts := map[string]bool{}, false, map[string]bool{}
	for i, post := range c.Posts {
		at := faults.In("posts[%d]", i)
		check.Unique(at, "number", post.Number, numbers)
		check.Labels(at, "label", post.Label)
		if post.Social && social {
			at.Add("social", ErrDuplicate, post.Number)
		}
		social = social || post.Social
		oneOf(at, "family", post.Family, Remuneration, Technical, Shooting)
		oneOf(at, "side", post.Side, AboveTheLine, BelowTheLine, Other)
		c.validateAccounts(at, post, accounts)
	}
}

func (c Chart) validateAccounts(at *fault.Collector, post Post, seen map[string]bool) {
	for i, account := range post.Accounts {
		one := at.In("accounts[%d]", i)
		check.Unique(one, "number", account.Number, seen)
		check.Labels(one, "label", account.Label)
		oneOf(one, "side", account.Side, AboveTheLine, BelowTheLine, Other)
		if of := c.index(account.Number); of >= 0 && c.Posts[of].Number != post.Number || of < 0 {
			one.Add("number", ErrRange, account.Number)
		}
	}
}

// oneOf reports whether a word is empty or one of those known.
func oneOf[T ~string](c *fault.Collector, path string, word T, known ...T) bool {
	if word == "" {
		return true
	}
	for _, one := range known {
		if word == one {
			return true
		}
	}
	c.Add(path, ErrUnknown, string(word))
	return false
}
