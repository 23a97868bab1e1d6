package rnpp

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// check reports everything that is wrong with the contracts before a deal is made of them.
func (c Contracts) check(faults *fault.Collector) {
	if !c.bounded(faults) || !check.Decimals(faults, c, money.Acceptable) {
		return
	}
	check.Currency(faults.In("base"), c.Base.Currency)
	if c.Producer == "" && c.Base.Balance == "" {
		faults.Add("producer", ErrRequired, "without a right that takes the balance")
	}
	check.Size(faults, "producer", len(c.Producer), MaxCode)
	v := &validation{Contracts: c, streams: map[string]Stream{}, terms: map[string]bool{}, opposing: map[string]bool{}}
	v.names(faults)
	if c.Protocol != nil {
		c.Protocol.check(faults.In("protocol"))
	}
	for i, m := range c.Mandates {
		v.mandate(faults.In("mandates[%d]", i), m)
	}
	v.cycles(faults)
	v.countRights(faults)
	for i, l := range c.Received {
		in := faults.In("received[%d]", i)
		check.Code(in, "id", l.ID)
		check.NotNegative(in, "amount", l.Amount)
		v.counted(in, l.Counted)
	}
	if c.Amortisation != nil {
		v.amortisation(faults.In("amortisation"), *c.Amortisation)
	}
	for i, o := range c.Opposable {
		v.opposable(faults.In("opposable[%d]", i), o)
	}
	if faults.Err() != nil {
		return
	}
	if c.readings(faults); faults.Err() != nil {
		return
	}
	views := make([]Contracts, len(c.Opposable))
	for i, o := range c.Opposable {
		views[i] = c.against(o, faults)
	}
	c.fallsOn(views, faults)
}

// fallsOn reports commissions that fall on receipts that pass on to a stream whose rates go by the size of a contract:
// what goes back has none.
func (c Contracts) fallsOn(views []Contracts, faults *fault.Collector) {
	falls, streams := c.falls(views), map[string]Stream{}
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			streams[s.ID] = s
		}
	}
	for i, m := range c.Mandates {
		for j, s := range m.Streams {
			if _, back := falls[s.ID]; !back {
				continue
			}
			for at := s.To; at != ""; at = streams[at].To {
				if c.bySize(streams[at]) {
					faults.Add(path(i, j)+".to", ErrRange, "the commission falls, and the rates go by the size of a contract there: "+at)
					break
				}
			}
		}
	}
}

// bounded refuses oversized contracts before anything walks them.
func (c Contracts) bounded(faults *fault.Collector) bool {
	streams, fine := 0, true
	within := func(path string, size, most int) { fine = check.Size(faults, path, size, most) && fine }
	within("mandates", len(c.Mandates), MaxStreams)
	within("received", len(c.Received), MaxEntries)
	within("opposable", len(c.Opposable), recoupment.MaxViews)
	recouped, named, passing, climbing := 0, 0, 0, 0
	for _, m := range c.Mandates {
		streams += len(m.Streams)
		recouped += len(m.Costs) + len(m.Guarantees)
		for _, s := range m.Streams {
			k := s.Commission
			named += len(s.Territories)
			if s.To != "" {
				passing++
			}
			within("commission", max(len(k.Steps), len(k.Sales), len(k.Sub)), MaxTerms)
			if k.Scale != nil {
				within("commission.scale", len(k.Scale.Bands), MaxTerms)
				within("commission.scale.of", len(k.Scale.Of), MaxTogether)
				climbing += (len(k.Scale.Bands) + 1) * len(k.Scale.Of)
			}
		}
		for _, k := range m.Costs {
			named += len(k.Streams)
		}
		for _, g := range m.Guarantees {
			named += len(g.Streams)
		}
	}
	within("streams", streams, MaxStreams)
	within("costs", recouped, MaxStreams)
	within("streams", named, recoupment.MaxRights)
	within("streams", passing, MaxTerms)
	within("commission.scale.of", climbing*(1+len(c.Opposable)), recoupment.MaxConditions)
	if c.Protocol != nil {
		within("protocol.on_demand", len(c.Protocol.OnDemand.Bands), MaxTerms)
	}
	if c.Amortisation != nil {
		within("amortisation", max(len(c.Amortisation.Lines), len(c.Amortisation.Excluded)), MaxEntries)
	}
	for _, o := range c.Opposable {
		within("opposable", max(len(o.Rates), len(o.Accounts)), MaxStreams)
	}
	return fine
}

// validation knows the names of the contracts.
type validation struct {
	Contracts
	streams map[string]Stream
	// terms and opposing are the names and the parties of the opposable terms so far.
	terms, opposing map[string]bool
	// royalties are the streams of discs under a licence.
	royalties []string
}

// names collects the streams, and reports pools that are named twice.
func (v *validation) names(faults *fault.Collector) {
	seen := map[string]bool{v.net(): true}
	for i, m := range v.Mandates {
		check.Unique(faults.In("mandates[%d]", i), "id", m.ID, seen)
		for j, s := range m.Streams {
			check.Unique(faults.In("mandates[%d].streams[%d]", i, j), "id", s.ID, seen)
			if v.streams[s.ID] = s; s.Video == RoyaltyModel {
				v.royalties = append(v.royalties, s.ID)
			}
		}
	}
}

func (v *validation) stream(c *fault.Collector, path, name string) bool {
	if !check.Given(c, path, name) {
		return false
	}
	if _, known := v.streams[name]; !known {
		c.Add(path, ErrUnknown, name)
		return false
	}
	return true
}

func (v *validation) counted(c *fault.Collector, of Counted) {
	v.stream(c, "stream", of.Stream)
	if of.Day.IsZero() && v.Opens.IsZero() {
		c.Add("day", ErrRequired, "the contracts open on no day")
	}
}

func (v *validation) mandate(c *fault.Collector, m Mandate) {
	check.Code(c, "party", m.Party)
	check.Labels(c, "label", m.Label)
	if len(m.Streams) == 0 {
		c.Add("streams", ErrRequired, nil)
	}
	for i, s := range m.Streams {
		v.checkStream(c.In("streams[%d]", i), m, s)
	}
	for i, k := range m.Costs {
		in := c.In("costs[%d]", i)
		check.Code(in, "account.id", k.Account.ID)
		v.recoups(in, "streams", k.Streams)
		for _, s := range v.royalties {
			if m.on(k.Streams, s) {
				in.Add("streams", ErrRange, "no cost is recouped on a royalty")
				break
			}
		}
	}
	for i, g := range m.Guarantees {
		in := c.In("guarantees[%d]", i)
		check.Code(in, "id", g.ID)
		check.NotNegative(in, "amount", g.Amount)
		if g.Cap != nil {
			check.NotNegative(in, "cap", *g.Cap)
		}
		check.Percent(in, "rate", g.Rate)
		check.Labels(in, "label", g.Label)
		v.recoups(in, "streams", g.Streams)
		if g.Tier != "" && !slices.ContainsFunc(v.Tiers, func(t recoupment.Tier) bool { return t.ID == g.Tier }) {
			in.Add("tier", ErrUnknown, g.Tier)
		}
		if g.Counts != nil {
			v.counted(in.In("counts"), *g.Counts)
			if g.Tier != "" {
				in.Add("counts", ErrRange, "what recoups it is a net receipt already")
			}
		}
	}
}

func (v *validation) recoups(c *fault.Collector, list string, streams []string) {
	seen := map[string]bool{}
	for i, s := range streams {
		in := c.In("%s[%d]", list, i)
		if v.stream(in, "", s); seen[s] {
			in.Add("", ErrDuplicate, s)
		}
		seen[s] = true
	}
}

func (v *validation) checkStream(c *fault.Collector, m Mandate, s Stream) {
	check.Labels(c, "label", s.Label)
	if !slices.Contains(Channels(), s.Channel) {
		c.Add("channel", ErrUnknown, string(s.Channel))
	}
	switch s.Nature {
	case "":
	case Financing:
		if !financed(s.Channel) {
			c.Add("nature", ErrRange, "the protocol states it of discs, video on demand and television")
		}
	case CatchUp, Catalogue:
		if s.Nature == CatchUp && s.Channel != Television || s.Nature == Catalogue && s.Channel != PhysicalVideo {
			c.Add("nature", ErrRange, string(s.Nature))
		}
	default:
		c.Add("nature", ErrUnknown, string(s.Nature))
	}
	switch s.Video {
	case "":
		if s.Channel == PhysicalVideo {
			c.Add("video", ErrRequired, nil)
		}
	case RoyaltyModel, CostsModel:
		if s.Channel != PhysicalVideo {
			c.Add("video", ErrRange, string(s.Channel))
		}
	default:
		c.Add("video", ErrUnknown, string(s.Video))
	}
	if s.Partner != nil {
		in := c.In("partner")
		check.Code(in, "party", s.Partner.Party)
		check.Percent(in, "rate", s.Partner.Rate)
		if s.Partner.Of != OfGross && s.Partner.Of != OfNet {
			in.Add("of", required(string(s.Partner.Of)), string(s.Partner.Of))
		}
	}
	if s.To != "" {
		v.stream(c, "to", s.To)
	}
	v.commissionOf(c.In("commission"), m, s)
}

// cycles reports streams that pass on to one another in a ring.
func (v *validation) cycles(faults *fault.Collector) {
	for i, m := range v.Mandates {
		for j, s := range m.Streams {
			at := s.To
			for range len(v.streams) {
				if at == s.ID {
					faults.Add(path(i, j)+".to", ErrCycle, s.To)
				}
				if at == "" || at == s.ID {
					break
				}
				at = v.streams[at].To
			}
		}
	}
}

// countRights refuses costs and guarantees that would make too many rights.
func (v *validation) countRights(faults *fault.Collector) {
	rights := 0
	for _, m := range v.Mandates {
		for _, k := range m.Costs {
			rights += max(len(k.Streams), len(m.Streams))
		}
		for _, g := range m.Guarantees {
			rights += max(len(g.Streams), len(m.Streams))
		}
	}
	check.Size(faults, "mandates", rights, recoupment.MaxRights)
}
