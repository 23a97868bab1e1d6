package costreport

import (
	"fmt"
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// compiler makes a ledger out of a book and gathers what is wrong with it.
type compiler struct {
	*Ledger
	faults *fault.Collector
	// local gathers what is wrong with one element.
	local fault.Collector
	// known says that the currency, and so the minor unit, is known.
	known bool
	// total is what the amounts come to, signs left out.
	total int64
	// restated is, for each entry, the entry that replaces it, or -1.
	restated []int
	// moved holds the accounts on which a document was restated, and ordered the orders.
	moved, ordered map[move]bool
}

// move is a document on an account or an order.
type move struct {
	chain int
	name  string
}

// newCompiler takes a copy of every list: what the caller does with its own afterwards changes nothing.
func newCompiler(b Book) *compiler {
	b.Posts, b.Accounts = slices.Clone(b.Posts), slices.Clone(b.Accounts)
	b.Transfers, b.Entries = slices.Clone(b.Transfers), slices.Clone(b.Entries)
	b.Closings = slices.Clone(b.Closings)
	b.Shoot.Accounts, b.Shoot.Days = slices.Clone(b.Shoot.Accounts), slices.Clone(b.Shoot.Days)
	return &compiler{Ledger: &Ledger{book: b}, faults: &fault.Collector{}}
}

// frame checks what the whole book stands on, and writes its defaults out.
func (c *compiler) frame() {
	b := &c.book
	places, known := check.Currency(c.faults, b.Currency)
	c.places, c.known = scale(places), known
	check.Labels(c.faults, "title", b.Title)
	if b.Sign == "" {
		b.Sign = UnderIsPositive
	}
	if b.Sign != UnderIsPositive && b.Sign != OverIsPositive {
		c.faults.Add("sign", ErrUnknown, string(b.Sign))
	}
	if check.Given(c.faults, "basis", string(b.Basis)) && b.Basis != BeyondCommitments && b.Basis != IncludingCommitments {
		c.faults.Add("basis", ErrUnknown, string(b.Basis))
	}
	switch b.Unestimated {
	case "", NothingMore, RestOfBudget:
	default:
		c.faults.Add("unestimated", ErrUnknown, string(b.Unestimated))
	}
}

// sizes refuses lists that are too long before anything walks them.
func (c *compiler) sizes() bool {
	b, estimates := c.book, 0
	for _, closing := range b.Closings[:min(len(b.Closings), MaxClosings)] {
		estimates += len(closing.Estimates)
	}
	fine := true
	for _, list := range []struct {
		path       string
		size, most int
	}{
		{"posts", len(b.Posts), MaxPosts},
		{"accounts", len(b.Accounts), MaxAccounts},
		{"transfers", len(b.Transfers), MaxTransfers},
		{"entries", len(b.Entries), MaxEntries},
		{"closings", len(b.Closings), MaxClosings},
		{"closings", estimates, MaxEstimates},
		{"shoot.accounts", len(b.Shoot.Accounts), MaxAccounts},
		{"shoot.days", len(b.Shoot.Days), MaxDays},
	} {
		fine = check.Size(c.faults, list.path, list.size, list.most) && fine
	}
	return fine
}

// money reads an amount and counts it; one that cannot be used is reported.
func (c *compiler) money(in *fault.Collector, path string, d decimal.Decimal) int64 {
	if !c.known {
		check.Decimal(in, path, d)
		return 0
	}
	m, err := c.places.minor(d)
	if err == nil && max(m, -m) > MaxTotal-c.total {
		err = fault.ErrTooLarge
	}
	if err != nil {
		in.Add(path, err, d)
		return 0
	}
	c.total += max(m, -m)
	return m
}

// one runs the checks of one element of a list; its path is only written when something is wrong.
func (c *compiler) one(list string, i int, checks func(in *fault.Collector)) {
	checks(&c.local)
	if err := c.local.Err(); err != nil {
		c.faults.Merge(fmt.Sprintf("%s[%d]", list, i), err)
		c.local = fault.Collector{}
	}
}

func (c *compiler) posts() {
	seen := make(map[string]bool, len(c.book.Posts))
	for i, post := range c.book.Posts {
		c.one("posts", i, func(in *fault.Collector) {
			check.Unique(in, "number", post.Number, seen)
			check.Labels(in, "label", post.Label)
		})
	}
}

func (c *compiler) accounts() {
	b := &c.book
	check.Size(c.faults, "accounts", len(b.Accounts), MaxAccounts)
	if len(b.Accounts) == 0 {
		c.faults.Add("accounts", ErrRequired, nil)
	}
	seen := make(map[string]bool, len(b.Accounts))
	c.Ledger.accounts = make(map[string]int, len(b.Accounts))
	c.budgets, c.postOf, c.shooting = make([]int64, len(b.Accounts)), make([]int, len(b.Accounts)), make([]bool, len(b.Accounts))
	for i, account := range b.Accounts {
		c.one("accounts", i, func(in *fault.Collector) {
			if check.Unique(in, "code", account.Code, seen) {
				c.Ledger.accounts[account.Code] = i
			}
			check.Labels(in, "label", account.Label)
			c.budgets[i] = c.money(in, "budget", account.Budget)
			c.postOf[i] = c.post(in, account)
			if c.postOf[i] >= 0 {
				b.Accounts[i].Post = b.Posts[c.postOf[i]].Number
			}
		})
	}
}

// post finds the post of an account: that which it names, or the one with the longest number that its code
// begins with.
func (c *compiler) post(in *fault.Collector, account Account) int {
	found := -1
	for i, post := range c.book.Posts {
		if post.Number == account.Post {
			return i
		}
		if account.Post == "" && strings.HasPrefix(account.Code, post.Number) &&
			(found < 0 || len(post.Number) > len(c.book.Posts[found].Number)) {
			found = i
		}
	}
	if account.Post != "" || found < 0 && len(c.book.Posts) > 0 {
		in.Add("post", ErrUnknown, account.Post)
	}
	return found
}

// account finds an account.
func (c *compiler) account(in *fault.Collector, path, code string) int {
	i, known := c.Ledger.accounts[code]
	switch {
	case code == "":
		in.Add(path, ErrRequired, nil)
	case !known:
		in.Add(path, ErrUnknown, code)
	default:
		return i
	}
	return -1
}

func (c *compiler) transfers() {
	seen := make(map[string]bool, len(c.book.Transfers))
	for i, t := range c.book.Transfers {
		c.one("transfers", i, func(in *fault.Collector) {
			check.Unique(in, "id", t.ID, seen)
			if t.Date.IsZero() {
				in.Add("date", ErrRequired, nil)
			}
			from, to := c.account(in, "from", t.From), c.account(in, "to", t.To)
			if from == to && from >= 0 {
				in.Add("to", ErrRange, t.To)
			}
			m := c.money(in, "amount", t.Amount)
			if m < 0 {
				in.Add("amount", ErrNegative, t.Amount)
			}
			if check.Given(in, "reason", t.Reason) {
				check.Label(in, "reason", t.Reason)
			}
			if check.Given(in, "authoriser", t.Authoriser) {
				check.Label(in, "authoriser", t.Authoriser)
			}
			c.Ledger.transfers = append(c.Ledger.transfers, transfer{from: from, to: to, amount: m})
		})
	}
}
