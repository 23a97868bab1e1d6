package recoupment_test

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// random draws deals. The simplest draw of everything is the least of it.
//
// Not drawn, because the documents do not say it, or say two things: groups of rights that are restricted
// (what do they meet?); the target of an account with Adds, and late costs on one; Since and Period of what
// costs, interest and retroactive steps move; Since of a threshold that joins conditions; rights at source
// in pools that rights feed; accruing rights of the position beside rights at source; pari passu by what is
// owed between rights of other receipts or with claims that are also recouped elsewhere; accounts with Adds
// beside rights that are paid as far as the money allows; sums that a settlement lifts; sums that must exceed
// an amount, and may stop on it, without Latch; credit notes on accounts that bear interest; receipts taken back
// where an account has Adds, or a right is retroactive, or a sum looks at a period: they do not go back the way
// that they came.
type random struct {
	*rapid.T
	deal     recoupment.Deal
	rights   []*recoupment.Right // those of the deal
	measured []recoupment.Term   // what conditions may name
	alone    map[string]bool     // the accounts that one right recoups
	names    int
	feeds    bool // rights may feed pools; none is then at source
	grows    bool // an account has Adds; no sum then falls
	first    schedule.Date
}

func (r *random) upTo(n int, label string) int   { return rapid.IntRange(0, n).Draw(r.T, label) }
func (r *random) between(a, b int, l string) int { return rapid.IntRange(a, b).Draw(r.T, l) }
func (r *random) oneIn(n int, label string) bool { return r.upTo(n-1, label) == n-1 }

func (r *random) name(kind string) string {
	r.names++
	return kind + strconv.Itoa(r.names)
}

// amount is from 10 to 400: small enough for thresholds to meet.
func (r *random) amount(label string) decimal.Decimal { return number(r.between(1, 40, label) * 10) }

// amountOrNothing is the most of something.
func (r *random) amountOrNothing(label string) decimal.Decimal {
	return number(r.between(0, 40, label) * 10)
}

func number(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

func pick[T any](r *random, label string, from ...T) T {
	return rapid.SampledFrom(from).Draw(r.T, label)
}

func (r *random) party() string { return pick(r, "party", "A", "B", "C", "D") }

func (r *random) day(label string) schedule.Date { return r.first.AddDays(r.upTo(400, label)) }

func (r *random) filter() recoupment.Filter {
	if !r.oneIn(6, "filtered") {
		return nil
	}
	return recoupment.Filter{"medium": pick(r, "media", []string{"tv"}, []string{"vod"}, []string{"tv", "vod"})}
}

// draw draws a deal.
func (r *random) draw() {
	r.first = schedule.MustParseDate("2026-01-10")
	r.alone = map[string]bool{}
	r.feeds = r.oneIn(3, "feeds")
	r.deal = recoupment.Deal{Currency: pick(r, "currency", "TND", "EUR", "JPY"), Balance: "rest"}
	if r.oneIn(2, "counter") {
		r.deal.Counters = []recoupment.Counter{{ID: "admissions", Opening: number(10 * r.upTo(3, "opening"))}}
	}
	if r.oneIn(3, "declaration") {
		r.deal.Declarations = []recoupment.Declaration{{ID: "prize"}}
	}
	r.pools()
	r.groups()
	r.listMeasures()
	r.adds()
	r.thresholds()
	for _, right := range r.rights {
		if right.ID != "rest" {
			r.steps(right)
		}
	}
	r.transfers()
	r.views()
}

// pools draws the pools and what stands in them; the last right of the last one takes what is left.
func (r *random) pools() {
	n := r.between(1, 3, "pools")
	for i := range n {
		p := recoupment.Pool{ID: "p" + strconv.Itoa(i)}
		if i+1 < n {
			p.To = "p" + strconv.Itoa(r.between(i+1, n-1, "to"))
		}
		if r.oneIn(8, "opened") {
			p.Opening = r.amount("opening")
		}
		r.deal.Pools = append(r.deal.Pools, p)
	}
	for i := range r.deal.Pools {
		for range r.upTo(3, "tiers") {
			r.tier(i)
		}
	}
	last := &r.deal.Pools[n-1]
	last.Tiers = append(last.Tiers, recoupment.Tier{ID: "end", Rights: []recoupment.Right{
		{ID: "rest", Party: "A", Steps: []recoupment.Step{{Rate: number(100)}}},
	}})
	for i := range r.deal.Pools {
		for j := range r.deal.Pools[i].Tiers {
			rights := r.deal.Pools[i].Tiers[j].Rights
			for k := range rights {
				r.rights = append(r.rights, &rights[k])
			}
		}
	}
}

// kinds are the kinds of rights that stand in a tier of a kind.
var kinds = map[string][]string{
	"with accruing": {"rates", "account", "accruing"}, "with source": {"rates", "account", "source", "carried"},
}

// weighted are the tiers that share by weights.
var weighted = map[string]recoupment.Sharing{
	"owed": recoupment.ByOwed, "invested": recoupment.ByInvested, "ratio": recoupment.ByRatio, "equal": recoupment.Equally,
}

// tier adds a tier to a pool.
func (r *random) tier(pool int) {
	t := recoupment.Tier{ID: r.name("t"), On: r.filter()}
	if r.oneIn(8, "opened") {
		t.Opening = r.amount("opening")
	}
	kind := pick(r, "kind", "rates", "account", "owed", "invested", "ratio", "equal", "accruing", "with accruing",
		"source", "carried", "with source")
	if r.feeds && slices.Contains([]string{"source", "carried", "with source"}, kind) {
		kind = "accruing"
	}
	t.Sharing = weighted[kind]
	if t.Sharing != "" && kind != "owed" && r.oneIn(3, "onward") {
		t.Overflow = recoupment.Onward
	}
	if r.oneIn(4, "part") {
		t.Rate = number(pick(r, "rate", 50, 80))
	}
	if t.Sharing == "" && r.oneIn(6, "deficit") {
		t.Deficit = &recoupment.Deficit{By: r.party()}
		if !t.Rate.IsZero() {
			t.Deficit.To = r.party()
		}
	}
	for range r.between(1, 3, "rights") {
		one := kind
		if among := kinds[kind]; among != nil {
			one = pick(r, "of them", among...)
		}
		right := recoupment.Right{ID: r.name("r"), Party: r.party()}
		r.right(&right, one, pool)
		t.Rights = append(t.Rights, right)
	}
	r.deal.Pools[pool].Tiers = append(r.deal.Pools[pool].Tiers, t)
}

// right draws what a right is, without its steps.
func (r *random) right(right *recoupment.Right, kind string, pool int) {
	if kind != "owed" {
		r.restrict(right)
	}
	if (kind == "rates" || kind == "account") && r.oneIn(3, "within") {
		right.Within = "bound"
	}
	switch kind {
	case "rates", "ratio", "equal":
		if r.feeds && pool+1 < len(r.deal.Pools) && r.oneIn(3, "feeds") {
			right.Party, right.To = "", "p"+strconv.Itoa(r.between(pool+1, len(r.deal.Pools)-1, "fed"))
		}
	case "account":
		right.Account = r.account(true)
	case "owed":
		right.Account = r.account(false)
	case "invested":
		right.Account = r.account(true)
		if r.oneIn(2, "weighs") {
			right.Invested = r.amount("invested")
			if r.oneIn(2, "no account") {
				right.Account = ""
			}
		}
	case "accruing", "carried":
		right.Accrues = kind == "accruing"
		if right.Accrues && len(r.deal.Counters) > 0 && r.oneIn(4, "per unit") {
			right.Per = "admissions"
			right.On, right.Except, right.Where, right.Begins, right.Ends = nil, nil, nil, schedule.Date{}, schedule.Date{}
		}
		switch r.upTo(3, "against") {
		case 2:
			right.Advance = r.amount("advance")
		case 3:
			right.Account = r.account(true)
		}
	}
	if accrues := kind == "accruing" || kind == "carried"; accrues && !right.Ends.IsZero() {
		right.AtExpiry = pick(r, "at expiry", recoupment.Forgiven, recoupment.CarriedOn)
	}
	if kind == "source" || kind == "carried" {
		right.Of, right.Shortfall = recoupment.OfSource, recoupment.Lost
		if kind == "carried" {
			right.Shortfall = recoupment.Carried
		}
	}
	if kind != "owed" && r.oneIn(5, "limited") {
		right.Limit = new(r.amountOrNothing("limit"))
		if right.Party != "" && r.oneIn(2, "opened") {
			right.Opening = decimal.Min(r.amount("opening"), *right.Limit)
			right.LimitCounts = pick(r, "counts", recoupment.CountsEarlier, recoupment.CountsFromZero)
		}
	}
	if right.Party != "" && r.oneIn(6, "corridor") {
		r.corridor(right, kind)
	}
}

// restrict restricts a right to some receipts.
func (r *random) restrict(right *recoupment.Right) {
	if right.On = r.filter(); r.oneIn(6, "except") {
		right.Except = recoupment.Filter{"medium": {pick(r, "but", "tv", "vod", "dvd")}}
	}
	if r.oneIn(10, "tested") {
		bound := r.amount("bound")
		right.Where = []recoupment.Test{pick(r, "test",
			recoupment.Test{Of: recoupment.ReceiptAmount, AtLeast: &bound},
			recoupment.Test{Of: recoupment.ReceiptAmount, AtMost: &bound},
			recoupment.Test{Of: recoupment.ContractAmount, Below: &bound},
			recoupment.Test{Of: recoupment.ContractAmount, Above: &bound},
			recoupment.Test{Of: recoupment.ContractDate, From: r.first})}
	}
	if r.oneIn(10, "begins") {
		right.Begins = r.day("begins")
	}
	if r.oneIn(10, "ends") {
		right.Ends = r.day("ends")
		if right.Ends.Before(right.Begins) {
			right.Ends = right.Begins
		}
	}
}

func (r *random) corridor(right *recoupment.Right, kind string) {
	c := recoupment.Corridor{ID: r.name("c"), Party: r.party()}
	if r.oneIn(3, "limited") {
		c.Limit = new(r.amountOrNothing("limit"))
	}
	if right.Account != "" {
		c.Counted = recoupment.Deemed
		if kind != "owed" && r.oneIn(2, "not counted") {
			c.Counted = recoupment.NotCounted
		}
	}
	right.Corridors = []recoupment.Corridor{c}
}

func (r *random) steps(right *recoupment.Right) {
	n := r.between(1, 3, "steps")
	rates := make([]int, n)
	for i := range rates {
		rates[i] = pick(r, "rate", 10, 20, 30, 33, 40, 50, 100)
		if rates[i] > 50 && right.Account == "" {
			rates[i] = 30
		}
	}
	if right.Accrues && n > 1 && r.oneIn(3, "retroactive") {
		right.Retroactive = true
		if !right.Opening.IsZero() || r.oneIn(4, "opening base") {
			right.OpeningBase = r.amount("opening base")
		}
		slices.Sort(rates)
	}
	for i := range n {
		s := recoupment.Step{Rate: number(rates[i])}
		if right.Per != "" {
			s.Rate = s.Rate.Shift(-1)
		}
		if i+1 < n || r.oneIn(4, "ends") {
			s.Until = r.condition(1)
			s.Until.Latch = s.Until.Latch || right.Retroactive
		}
		if right.Within != "" && r.oneIn(2, "bounded") {
			s.Most = new(number(pick(r, "most", 0, 10, 25, 40)))
		}
		right.Steps = append(right.Steps, s)
	}
	for i := range right.Corridors {
		s := recoupment.Step{Rate: number(pick(r, "passes", 20, 50, 100))}
		if r.oneIn(3, "until") {
			s.Until = r.condition(0)
		}
		right.Corridors[i].Steps = []recoupment.Step{s}
	}
}
