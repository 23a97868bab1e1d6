package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

type field struct {
	path  string
	value decimal.Decimal
}

func (v *validation) account(c *fault.Collector, a Account) {
	check.Labels(c, "label", a.Label)
	for _, amount := range []field{
		{"opening", a.Opening}, {"premium", a.Premium}, {"tax_credit", a.TaxCredit}, {"recouped", a.Recouped},
	} {
		check.NotNegative(c, amount.path, amount.value)
	}
	if a.Premium.GreaterThan(decimal.New(MaxPremium, 0)) {
		c.Add("premium", ErrRange, a.Premium)
	}
	most(c, "cap", a.Cap)
	word(c, "late", a.Late, Reopens, Refused)
	if check.Size(c, "heads", len(a.Heads), MaxTerms) {
		unique(c, "heads", a.Heads, func(h Head) string { return h.ID })
		for i, h := range a.Heads {
			check.NotNegative(c, indexed("heads", i)+".opening", h.Opening)
			most(c, indexed("heads", i)+".cap", h.Cap)
		}
	}
	if check.Size(c, "adds", len(a.Adds), MaxTerms) {
		for i, t := range a.Adds {
			in := c.In("adds[%d]", i)
			v.term(in, t, inStep)
			if t.Account != "" {
				in.Add("account", ErrCycle, "an account adds no other")
			}
		}
	}
	if a.Interest != nil {
		v.interest(c.In("interest"), *a.Interest, a)
		if len(a.Adds) > 0 {
			c.Add("adds", ErrRange, "what is added as it grows bears no interest: an account of its own")
		}
	}
}

func (v *validation) interest(c *fault.Collector, i Interest, a Account) {
	check.Percent(c, "rate", i.Rate)
	word(c, "of", i.Of, OfPrincipal, OfOutstanding)
	chosen(c, "of", string(i.Of), !a.Premium.IsZero())
	if i.Of != "" && a.Premium.IsZero() {
		c.Add("of", ErrRange, "without a premium they are the same")
	}
	word(c, "method", i.Method, Simple, Compound)
	check.Given(c, "method", string(i.Method))
	word(c, "first", i.First, InterestFirst, PrincipalFirst)
	check.Given(c, "first", string(i.First))
	var count schedule.DayCount
	if !check.Given(c, "day_count", i.DayCount) || count.UnmarshalText([]byte(i.DayCount)) != nil {
		c.Add("day_count", ErrUnknown, i.DayCount)
	}
	opens := !a.Opening.IsZero() || i.Method == Compound
	for _, h := range a.Heads {
		opens = opens || !h.Opening.IsZero()
	}
	if opens && i.Begins.IsZero() {
		c.Add("begins", ErrRequired, nil)
	}
	switch {
	case i.Method == Compound && (i.Every < 1 || i.Every > 1200):
		c.Add("every", ErrRange, i.Every)
	case i.Method == Simple && i.Every != 0:
		c.Add("every", ErrRange, "simple interest never joins the principal")
	}
}

func (v *validation) transfer(c *fault.Collector, t Transfer) {
	check.Code(c, "from", t.From)
	v.party(c, "from", t.From)
	v.payee(c, t)
	check.Labels(c, "label", t.Label)
	check.NotNegative(c, "advance", t.Advance)
	most(c, "limit", t.Limit)
	for i, term := range t.Of {
		v.term(c.In("of[%d]", i), term, inStep)
	}
	for i, term := range t.AtMost {
		v.term(c.In("at_most[%d]", i), term, inStep)
	}
	if t.When != nil {
		v.condition(c.In("when"), *t.When, inStep)
	}
	if len(t.Of) == 0 && t.When == nil {
		c.Add("of", ErrRequired, "a quantity, or a condition")
	}
	check.NotNegative(c, "opening", t.Opening)
	word(c, "prior_debt", t.PriorDebt, DebtPaid, DebtDue)
	chosen(c, "prior_debt", string(t.PriorDebt), !t.Opening.IsZero())
	v.recouping(c, t)
	v.setAgainst(c, t)
	word(c, "scale", t.Scale, Marginal, FromFirstUnit)
	chosen(c, "scale", string(t.Scale), len(t.Bands) > 1)
	if len(t.Bands) == 0 {
		c.Add("bands", ErrRequired, nil)
	}
	for i, b := range t.Bands {
		in := c.In("bands[%d]", i)
		check.Decimal(in, "from", b.From)
		check.NotNegative(in, "per_unit", b.PerUnit)
		check.NotNegative(in, "amount", b.Amount)
		if i > 0 && b.From.LessThanOrEqual(t.Bands[i-1].From) {
			in.Add("from", ErrOrder, b.From)
		}
		if len(t.Of) == 0 && (i > 0 || !b.From.IsZero() || !b.PerUnit.IsZero()) {
			in.Add("from", ErrRange, "without a quantity there is one amount")
		}
	}
}

func (v *validation) terms(c *fault.Collector, t StatementTerms) {
	if t.ID != "" {
		v.known(c, "id", t.ID, v.statements)
		if !v.shared[t.ID] { // it is the party's own
			v.party(c, "id", t.ID)
		}
	}
	check.Labels(c, "label", t.Label)
	check.NotNegative(c, "minimum", t.Minimum)
	check.Decimal(c, "earned", t.Earned)
	check.Decimal(c, "paid", t.Paid)
	word(c, "prior_payments", t.PriorPayments, PaymentsCounted, PaymentsIgnored)
	chosen(c, "prior_payments", string(t.PriorPayments), !t.Paid.IsZero())
	if t.Reserve != nil {
		in := c.In("reserve")
		v.reserve(in, *t.Reserve)
		if len(t.Reserve.On) > 0 {
			in.Add("on", ErrRange, "a statement withholds rights, not receipts")
		}
	}
	if !check.Size(c, "less", len(t.Less), MaxTerms) {
		return
	}
	for i, d := range t.Less {
		in := c.In("less[%d]", i)
		check.Percent(in, "rate", d.Rate)
		if v.known(in, "account", d.Account, v.names.accounts) && v.recouped[d.Account] {
			in.Add("account", ErrDuplicate, "a right recoups it already")
		}
		at, known := v.names.accounts[d.Account]
		if known && v.deal.Accounts[at].Interest != nil {
			in.Add("account", ErrRange, "what is charged to a statement bears no interest")
		}
		if v.charged[d.Account] {
			in.Add("account", ErrDuplicate, "it is charged already")
		}
		v.charged[d.Account] = true
	}
}

func (v *validation) view(c *fault.Collector, w View) {
	check.Labels(c, "label", w.Label)
	if check.Given(c, "borne_by", w.BorneBy); w.BorneBy == w.Party {
		c.Add("borne_by", ErrRange, "another party bears the difference")
	}
	if v.seen[w.Party] {
		c.Add("party", ErrDuplicate, "one view holds against a party")
	}
	v.seen[w.Party] = true
	v.party(c, "borne_by", w.BorneBy)
	v.party(c, "party", w.Party)
	if check.Given(c, "party", w.Party) && !v.names.parties[w.Party] {
		c.Add("party", ErrUnknown, w.Party)
	}
	if len(w.Rights)+len(w.Accounts)+len(w.Transfers) == 0 {
		c.Add("rights", ErrRequired, "a view changes something")
	}
	if !check.Size(c, "rights", len(w.Rights), MaxTerms) || !check.Size(c, "accounts", len(w.Accounts), MaxTerms) ||
		!check.Size(c, "transfers", len(w.Transfers), MaxTerms) {
		return
	}
	unique(c, "transfers", w.Transfers, func(t Transfer) string { return t.ID })
	for i, t := range w.Transfers {
		v.sameParties(c.In("transfers[%d]", i), w, t)
	}
	for i, r := range w.Rights {
		in := c.In("rights[%d]", i)
		if v.known(in, "id", r.ID, v.names.lines) {
			v.sameLines(in, r)
		}
	}
	for i, a := range w.Accounts {
		in := c.In("accounts[%d]", i)
		if v.known(in, "id", a.ID, v.names.accounts) {
			v.sameHeads(in, a)
		}
	}
}

// sameLines checks that a right of a view has the party and the corridors of the one that it replaces: a
// view is held against the lines of the deal one by one.
func (v *validation) sameLines(c *fault.Collector, r Right) {
	own, found := v.rights[r.ID]
	if !found {
		c.Add("id", ErrUnknown, r.ID)
		return
	}
	same := own.Party == r.Party && own.To == r.To && len(own.Corridors) == len(r.Corridors)
	for i := 0; same && i < len(r.Corridors); i++ {
		same = own.Corridors[i].ID == r.Corridors[i].ID
	}
	if !same {
		c.Add("", ErrRange, "the party, the pool and the corridors of a right are the same in every view")
	}
}

// sameHeads checks that an account of a view has the heads of the one that it replaces.
func (v *validation) sameHeads(c *fault.Collector, a Account) {
	own := v.deal.Accounts[v.names.accounts[a.ID]]
	known := places(a.Heads, func(h Head) string { return h.ID })
	for _, h := range own.Heads {
		if _, there := known[h.ID]; !there {
			c.Add("heads", ErrRequired, h.ID)
		}
	}
}
