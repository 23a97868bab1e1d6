package recoupment_test

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// account names an account, a new one or, where it may be shared, one that other rights recoup.
func (r *random) account(shared bool) string {
	if shared && len(r.deal.Accounts) > 0 && r.oneIn(3, "shared") {
		if id := r.deal.Accounts[r.upTo(len(r.deal.Accounts)-1, "account")].ID; !r.alone[id] {
			return id
		}
	}
	a := recoupment.Account{ID: r.name("a"), Opening: r.amount("opening")}
	r.alone[a.ID] = !shared
	switch r.upTo(8, "terms") {
	case 1:
		a.Cap = new(r.amountOrNothing("cap"))
	case 2:
		a.Premium = number(pick(r, "premium", 10, 25, 33))
	case 3:
		a.TaxCredit = r.amount("credit")
	case 4:
		a.Recouped = decimal.Min(a.Opening, r.amount("recouped"))
	case 5:
		a.Late = recoupment.Refused
	case 6:
		a.Heads = []recoupment.Head{{ID: "prints", Opening: r.amount("head"), Cap: new(r.amountOrNothing("cap"))}, {ID: "other"}}
	case 7, 8:
		if a.Interest = r.interest(); r.oneIn(2, "uplifted") {
			a.Premium = number(pick(r, "premium", 10, 25, 33))
			a.Interest.Of = pick(r, "of", recoupment.OfPrincipal, recoupment.OfOutstanding)
		}
	}
	r.deal.Accounts = append(r.deal.Accounts, a)
	return a.ID
}

func (r *random) interest() *recoupment.Interest {
	i := &recoupment.Interest{
		Rate: number(r.between(1, 20, "interest")), Method: pick(r, "method", recoupment.Simple, recoupment.Compound),
		DayCount: pick(r, "count", "ACT/365F", "ACT/360", "30E/360", "ACT/ACT"), Begins: r.first.AddDays(-r.upTo(50, "before")),
		First: pick(r, "order", recoupment.InterestFirst, recoupment.PrincipalFirst),
	}
	if i.Method == recoupment.Compound {
		i.Every = r.between(1, 6, "every")
	}
	return i
}

func (r *random) groups() {
	if !r.oneIn(4, "group") {
		return
	}
	g := recoupment.Group{ID: "g"}
	for _, right := range r.rights {
		free := len(right.On)+len(right.Except)+len(right.Where) == 0 && right.Begins.IsZero() && right.Ends.IsZero() && right.Opening.IsZero()
		if free && r.oneIn(2, "in") {
			g.Rights = append(g.Rights, right.ID)
		}
	}
	if r.oneIn(4, "opened") {
		g.Opening = r.amount("opening")
	}
	if len(g.Rights) > 0 {
		r.deal.Groups = []recoupment.Group{g}
	}
}

// listMeasures lists what conditions may measure.
func (r *random) listMeasures() {
	list := func(t ...recoupment.Term) { r.measured = append(r.measured, t...) }
	for _, p := range r.deal.Pools {
		list(recoupment.Term{Pool: p.ID})
		for _, t := range p.Tiers {
			list(recoupment.Term{Tier: t.ID})
		}
	}
	for _, right := range r.rights {
		list(recoupment.Term{Right: right.ID})
		if accrues(right) {
			list(recoupment.Term{Accrual: right.ID})
		}
		for _, c := range right.Corridors {
			list(recoupment.Term{Right: c.ID})
		}
		if right.Party != "" {
			list(recoupment.Term{Party: right.Party})
		}
	}
	for _, c := range r.deal.Counters {
		list(recoupment.Term{Counter: c.ID})
	}
	for _, g := range r.deal.Groups {
		list(recoupment.Term{Group: g.ID}, recoupment.Term{Turnover: g.ID})
	}
	for _, a := range r.deal.Accounts {
		for _, m := range []recoupment.Measure{recoupment.Target, recoupment.Recouped, recoupment.Outstanding} {
			list(recoupment.Term{Account: a.ID, Measure: m})
		}
		if a.Interest != nil {
			list(recoupment.Term{Account: a.ID, Measure: recoupment.InterestAccrued})
		}
	}
}

// adds lets one account grow with what others are paid.
func (r *random) adds() {
	short := func(right *recoupment.Right) bool { return accrues(right) || right.Of == recoupment.OfSource }
	borne := func(p recoupment.Pool) bool {
		return slices.ContainsFunc(p.Tiers, func(t recoupment.Tier) bool { return t.Deficit != nil })
	}
	if len(r.deal.Accounts) == 0 || slices.ContainsFunc(r.rights, short) || slices.ContainsFunc(r.deal.Pools, borne) || !r.oneIn(2, "adds") {
		return
	}
	a := &r.deal.Accounts[r.upTo(len(r.deal.Accounts)-1, "account")]
	t := pick(r, "added", r.measured...)
	if r.alone[a.ID] || a.Interest != nil || a.Late != "" || t.Account != "" {
		return
	}
	t.Times = decimal.New(5, -1)
	a.Adds = []recoupment.Term{t}
	r.grows = true
	r.measured = slices.DeleteFunc(r.measured, func(t recoupment.Term) bool {
		return t.Measure == recoupment.Target || t.Measure == recoupment.Outstanding
	})
}

func (r *random) term() recoupment.Term {
	t := pick(r, "term", r.measured...)
	if r.oneIn(6, "times") {
		t.Times = pick(r, "by", decimal.New(5, -1), number(2), number(3))
	}
	if t.Account != "" || t.Accrual != "" {
		return t
	}
	if n := len(r.deal.Thresholds); n > 0 && r.oneIn(6, "since") {
		if h := r.deal.Thresholds[r.upTo(n-1, "which")]; len(h.Condition.All)+len(h.Condition.Any) == 0 {
			t.Since = h.ID
		}
	} else if r.oneIn(12, "period") {
		t.Period = true
	}
	return t
}

func (r *random) condition(depth int) *recoupment.Condition {
	c := &recoupment.Condition{}
	kind := r.upTo(15, "condition")
	switch {
	case kind == 12 && len(r.deal.Thresholds) > 0:
		c.Threshold = r.deal.Thresholds[r.upTo(len(r.deal.Thresholds)-1, "threshold")].ID
	case kind == 13 && len(r.deal.Declarations) > 0:
		c.Declared = "prize"
	case kind == 14:
		c.From = r.day("from")
	case kind == 15 && depth > 0:
		list := []recoupment.Condition{*r.condition(depth - 1), *r.condition(depth - 1)}
		if r.oneIn(2, "any") {
			c.Any = list
		} else {
			c.All = list
		}
	default:
		for range 1 + r.upTo(1, "terms") {
			c.Of = append(c.Of, r.term())
		}
		if last := &c.Of[len(c.Of)-1]; !last.Period && !r.grows && r.oneIn(8, "subtracts") {
			last.Times = number(-1)
		}
		c.Reaches = r.amount("reaches")
		c.Above = r.oneIn(5, "above")
		c.Whole = r.oneIn(8, "whole")
	}
	c.Latch = c.Above || r.oneIn(8, "latch")
	return c
}

func (r *random) thresholds() {
	for range r.upTo(2, "thresholds") {
		r.deal.Thresholds = append(r.deal.Thresholds, recoupment.Threshold{ID: r.name("h"), Condition: *r.condition(1)})
	}
}

func (r *random) transfers() {
	for range r.upTo(3, "transfers") {
		t := recoupment.Transfer{ID: r.name("x"), From: "A", To: pick(r, "to", "B", "C"), Of: []recoupment.Term{r.term()}}
		if r.oneIn(8, "subtracts") {
			t.Of[0].Times = number(-1)
		}
		from := 0
		for range r.between(1, 3, "bands") {
			b := recoupment.Band{From: number(from), PerUnit: decimal.New(int64(r.upTo(30, "per unit")), -2)}
			if b.PerUnit.IsZero() || r.oneIn(3, "once") {
				b.Amount = r.amount("amount")
			}
			t.Bands = append(t.Bands, b)
			from += 10 * r.between(1, 40, "wide")
		}
		if len(t.Bands) > 1 {
			t.Scale = pick(r, "scale", recoupment.Marginal, recoupment.FromFirstUnit)
		}
		if r.oneIn(3, "when") {
			t.When = r.condition(1)
		}
		if r.oneIn(5, "advance") {
			t.Advance = r.amount("advance")
		}
		if r.oneIn(5, "limit") {
			t.Limit = new(r.amountOrNothing("limit"))
		}
		if r.oneIn(5, "at most") {
			t.AtMost = []recoupment.Term{r.term()}
		}
		if len(r.deal.Accounts) > 0 && r.oneIn(3, "set against") {
			t.SetAgainst = r.deal.Accounts[0].ID
			r.deal.Transfers = append(r.deal.Transfers, t)
			continue
		}
		if r.oneIn(4, "ends") {
			t.Ends = r.day("ends")
		}
		if r.oneIn(4, "opened") {
			t.PriorDebt = pick(r, "prior", recoupment.DebtPaid, recoupment.DebtDue)
			t.Opening = number(10 * r.upTo(20, "opening"))
		}
		r.recouped(&t)
		r.fed(&t)
		r.deal.Transfers = append(r.deal.Transfers, t)
	}
}

// fed may let a transfer feed a pool instead of a party: one that never shrinks.
func (r *random) fed(t *recoupment.Transfer) {
	of := t.Of[0]
	shrinks := t.When != nil || t.Scale == recoupment.FromFirstUnit || len(t.AtMost) > 0 || of.Period || of.Times.IsNegative() || of.Account != ""
	if shrinks || t.RecoupedOn != "" || strings.Contains(printed(r.deal.Pools), `"where"`) || !r.oneIn(3, "feeds a pool") {
		return
	}
	t.To, t.Into = "", r.deal.Pools[r.upTo(len(r.deal.Pools)-1, "pool")].ID
	t.At = recoupment.Coordinates{"medium": pick(r, "medium", "tv", "vod", "dvd")}
	if t.PriorDebt == recoupment.DebtDue {
		t.PriorDebt = recoupment.DebtPaid
	}
}

// recouped may let an account recoup a transfer: one that bears interest, only if the transfer never shrinks.
func (r *random) recouped(t *recoupment.Transfer) {
	if len(r.deal.Accounts) == 0 || !r.oneIn(3, "recouped") {
		return
	}
	a := r.deal.Accounts[r.upTo(len(r.deal.Accounts)-1, "on")]
	of := t.Of[0]
	shrinks := t.When != nil || len(t.AtMost) > 0 || of.Period || of.Times.IsNegative() || of.Account != ""
	if len(a.Adds) > 0 || a.Interest != nil && shrinks {
		return
	}
	t.RecoupedOn = a.ID
	if len(a.Heads) > 0 && r.oneIn(2, "head") {
		t.Head = "prints"
	}
}

func (r *random) views() {
	if !r.oneIn(5, "view") {
		return
	}
	v := recoupment.View{ID: "v", Party: r.party(), BorneBy: pick(r, "bearer", "B", "A", "C", "D")}
	for _, right := range r.rights {
		if right.ID != "rest" && !right.Retroactive && r.oneIn(3, "opposable") {
			other := copied(*right)
			other.Steps[0].Rate = number(r.between(1, 10, "rate"))
			v.Rights = append(v.Rights, other)
		}
	}
	for _, t := range r.deal.Transfers {
		if (t.From == v.Party || t.To == v.Party) && r.oneIn(2, "of its own") {
			other := copied(t)
			other.Bands[0].PerUnit = decimal.New(int64(r.upTo(30, "per unit")), -2)
			v.Transfers = append(v.Transfers, other)
		}
	}
	for _, a := range r.deal.Accounts {
		if r.oneIn(3, "opposable") {
			a.Opening, a.Recouped = r.amount("opening"), decimal.Decimal{}
			v.Accounts = append(v.Accounts, a)
		}
	}
	if len(v.Rights)+len(v.Accounts)+len(v.Transfers) > 0 && v.Party != v.BorneBy {
		r.deal.Views = []recoupment.View{v}
	}
}

// history draws what happens, in the order of the days. It ends with a settlement.
func (r *random) history() recoupment.History {
	var h recoupment.History
	day := r.first
	apart := func(right *recoupment.Right) bool {
		return (accrues(right) || right.Of == recoupment.OfSource) && len(right.On)+len(right.Except)+len(right.Where) > 0
	}
	most := 2
	if slices.ContainsFunc(r.rights, apart) { // arrears paid out of some receipts only do not keep their proportions
		most = 1
	}
	goesBack := !r.grows && !slices.ContainsFunc(r.rights, func(right *recoupment.Right) bool { return right.Retroactive }) &&
		!strings.Contains(printed(r.deal), `"period"`) && !strings.Contains(printed(r.deal), `"into"`)
	n := r.between(1, 5, "movements")
	for i := range n {
		m := recoupment.Movement{ID: "m" + strconv.Itoa(i+1), Date: day}
		for range r.upTo(most, "receipts") {
			m.Receipts = append(m.Receipts, r.receipt())
		}
		if len(r.deal.Counters) > 0 && r.oneIn(2, "counts") {
			m.Counts = []recoupment.Count{{Counter: "admissions", Amount: r.amount("count")}}
		}
		if len(r.deal.Declarations) > 0 && r.oneIn(4, "declares") {
			m.Declares = []string{"prize"}
		}
		if n := len(r.deal.Accounts); n > 0 && r.oneIn(3, "costs") {
			m.Costs = append(m.Costs, r.cost(r.deal.Accounts[r.upTo(n-1, "account")]))
		}
		m.Notional = r.oneIn(12, "notional") && len(m.Costs)+len(m.Counts) == 0
		h.Entries = append(h.Entries, recoupment.Entry{Movement: &m})
		if goesBack && !m.Notional && r.oneIn(8, "taken back") {
			h.Entries = append(h.Entries, recoupment.Entry{Movement: r.takenBack(m)})
		}
		if i+1 == n || r.oneIn(6, "settled") {
			h.Entries = append(h.Entries, recoupment.Entry{Settle: day})
		}
		day = day.AddDays(pick(r, "days", 0, 1, 30, 90, 181))
	}
	return h
}

// takenBack is a credit note of a part of a movement.
func (r *random) takenBack(m recoupment.Movement) *recoupment.Movement {
	back := copied(recoupment.Movement{ID: m.ID + " back", Date: m.Date, Receipts: m.Receipts, Counts: m.Counts})
	part := decimal.New(int64(-r.between(1, 10, "part")), -1)
	for i := range back.Receipts {
		back.Receipts[i].Amount = back.Receipts[i].Amount.Mul(part)
	}
	for i := range back.Counts {
		back.Counts[i].Amount = back.Counts[i].Amount.Mul(part)
	}
	return &back
}

// receipt draws a receipt. It has no contract where the filter of every right that would look at one keeps it out.
func (r *random) receipt() recoupment.Receipt {
	drawn := recoupment.Receipt{
		Pool: r.deal.Pools[r.upTo(len(r.deal.Pools)-1, "pool")].ID, Amount: r.amount("receipt"),
		At:       recoupment.Coordinates{"medium": pick(r, "medium", "tv", "vod", "dvd")},
		Contract: &recoupment.ReceiptContract{Amount: r.amount("contract"), Date: r.first.AddDays(r.between(-2, 2, "signed"))},
	}
	asked := func(right recoupment.Right) bool {
		looks := func(t recoupment.Test) bool { return t.Of != recoupment.ReceiptAmount }
		return slices.ContainsFunc(right.Where, looks) && passes(right.On, drawn) && (len(right.Except) == 0 || !passes(right.Except, drawn))
	}
	among := func(right *recoupment.Right) bool { return asked(*right) }
	if !slices.ContainsFunc(r.rights, among) && (len(r.deal.Views) == 0 || !slices.ContainsFunc(r.deal.Views[0].Rights, asked)) {
		drawn.Contract = nil
	}
	return drawn
}

func (r *random) cost(a recoupment.Account) recoupment.Cost {
	c := recoupment.Cost{Account: a.ID, Amount: r.amount("cost")}
	if len(a.Heads) > 0 && r.oneIn(2, "head") {
		c.Head = "prints"
	}
	if len(r.deal.Views) > 0 && r.oneIn(3, "not against") {
		c.NotAgainst = []string{"v"}
	}
	if r.oneIn(6, "credit") && a.Opening.GreaterThan(c.Amount) && a.Interest == nil && len(r.deal.Views) == 0 {
		c.Amount = c.Amount.Neg()
	}
	return c
}
