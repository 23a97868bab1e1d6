package rnpp

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

func path(mandate, stream int) string {
	return fmt.Sprintf("mandates[%d].streams[%d]", mandate, stream)
}

func (v *validation) amortisation(c *fault.Collector, a Amortisation) {
	check.Size(c, "threshold", len(a.Threshold), MaxCode)
	check.NotNegative(c, "cost", a.Cost)
	if check.NotNegative(c, "support.franchise", a.Support.Franchise) && !a.Support.Franchise.IsZero() && a.Support.Reading == "" {
		c.Add("support.reading", ErrRequired, nil)
	}
	check.Percent(c, "support.rate", a.Support.Rate)
	switch a.Support.Reading {
	case "", OffSupport, OffShare:
	default:
		c.Add("support.reading", ErrUnknown, string(a.Support.Reading))
	}
	check.Percent(c, "credit_rate", a.CreditRate)
	switch a.KeptAdvance {
	case "", KeptCounted, KeptNotCounted:
	default:
		c.Add("kept_advance", ErrUnknown, string(a.KeptAdvance))
	}
	seen := map[string]bool{}
	for i, l := range a.Lines {
		v.line(c.In("lines[%d]", i), a, l)
		check.Unique(c.In("lines[%d]", i), "id", l.ID, seen)
	}
	seen = map[string]bool{}
	for i, s := range a.Excluded {
		in := c.In("excluded[%d]", i)
		if v.stream(in, "", s) && v.streams[s].To != "" {
			in.Add("", ErrRange, "it passes on to another stream")
		}
		check.Unique(in, "", s, seen)
	}
}

func (v *validation) line(c *fault.Collector, a Amortisation, l AmortisationLine) {
	check.Labels(c, "label", l.Label)
	check.NotNegative(c, "amount", l.Amount)
	if !slices.Contains(lineKinds(), l.Kind) {
		c.Add("kind", required(string(l.Kind)), string(l.Kind))
	}
	if l.Kind == AdvanceKept && a.KeptAdvance == "" {
		c.Add("kind", ErrRequired, "kept_advance says whether it counts")
	}
	if l.Day.IsZero() && v.Opens.IsZero() {
		c.Add("day", ErrRequired, "the contracts open on no day")
	}
}

func (v *validation) opposable(c *fault.Collector, o OpposableTerms) {
	check.Unique(c, "id", o.ID, v.terms)
	check.Unique(c, "party", o.Party, v.opposing)
	check.Code(c, "borne_by", o.BorneBy)
	check.Labels(c, "label", o.Label)
	if o.Protocol && v.Protocol == nil {
		c.Add("protocol", ErrRequired, "the contracts have no protocol")
	}
	seen := map[string]bool{}
	for i, r := range o.Rates {
		in := c.In("rates[%d]", i)
		if v.stream(in, "stream", r.Stream) && seen[r.Stream] {
			in.Add("stream", ErrDuplicate, r.Stream)
		}
		seen[r.Stream] = true
		check.Percent(in, "rate", r.Rate)
	}
	seen = map[string]bool{}
	for i, a := range o.Accounts {
		in := c.In("accounts[%d]", i)
		if v.opposableAccount(in, a); seen[a.Account] {
			in.Add("account", ErrDuplicate, a.Account)
		}
		seen[a.Account] = true
	}
}

func (v *validation) opposableAccount(c *fault.Collector, a OpposableAccount) {
	heads, known := v.account(a.Account)
	if !known {
		c.Add("account", required(a.Account), a.Account)
		return
	}
	switch {
	case a.Cap != nil:
		check.NotNegative(c, "cap", *a.Cap)
	case len(a.Heads) == 0:
		c.Add("cap", ErrRequired, "nothing is lowered")
	}
	for i, h := range a.Heads {
		in := c.In("heads[%d]", i)
		check.NotNegative(in, "cap", h.Cap)
		if !slices.ContainsFunc(heads, func(own recoupment.Head) bool { return own.ID == h.Head }) {
			in.Add("head", required(h.Head), h.Head)
		}
	}
}

// account returns the heads of an account of the contracts, and whether there is one.
func (v *validation) account(name string) (heads []recoupment.Head, known bool) {
	for _, m := range v.Mandates {
		for _, k := range m.Costs {
			if k.Account.ID == name {
				return k.Account.Heads, true
			}
		}
		for _, g := range m.Guarantees {
			if g.ID == name {
				return nil, true
			}
		}
	}
	for _, a := range v.Base.Accounts {
		if a.ID == name {
			return a.Heads, true
		}
	}
	return nil, false
}
