package report

import (
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/filmfinance/filmfinance/recoupment"
)

// Terms says the terms of a right in a few words: its rates and what ends them, its base, its limit, the
// receipts it is restricted to.
func (w *Words) Terms(r recoupment.Right, t recoupment.Tier) string {
	parts := []string{""}
	if w.rated(t) {
		parts[0] = w.stepsOf(t, r.Steps)
	}
	if r.Of == recoupment.OfSource {
		parts[0] += w.Say(" à la source", " at source")
	}
	if a := r.Account; a != "" {
		if label := w.Account(a); label == w.Right(r.ID) {
			parts = append(parts, w.Say("jusqu'à récupération", "until recouped"))
		} else {
			parts = append(parts, w.Say("récupère ", "recoups ")+label)
		}
	}
	if r.Limit != nil {
		parts = append(parts, w.Say("au plus ", "at most ")+w.Number(*r.Limit, 0))
	}
	if !r.Begins.IsZero() {
		parts = append(parts, w.Say("à partir du ", "from ")+w.Date(r.Begins))
	}
	if !r.Ends.IsZero() {
		parts = append(parts, w.Say("jusqu'au ", "up to ")+w.Date(r.Ends))
	}
	parts = append(parts, w.Filter(r.On))
	if len(r.Except) > 0 {
		parts = append(parts, w.Say("sauf ", "except ")+w.Filter(r.Except))
	}
	if len(r.Where) > 0 {
		parts = append(parts, w.Say("selon le contrat ou le montant", "as the contract or the amount is"))
	}
	return joined(parts)
}

// CorridorTerms says the terms of a corridor.
func (w *Words) CorridorTerms(c recoupment.Corridor) string {
	parts := []string{w.stepsOf(recoupment.Tier{}, c.Steps) + w.Say(" de ce qui précède", " of the above")}
	if c.Limit != nil {
		parts = append(parts, w.Say("au plus ", "at most ")+w.Number(*c.Limit, 0))
	}
	return joined(parts)
}

// Sharing says how the rights of a tier share, empty where each has its own rate.
func (w *Words) Sharing(t recoupment.Tier) string {
	switch t.Sharing {
	case recoupment.ByOwed:
		return w.Say("au prorata du restant dû", "in proportion to what is owed")
	case recoupment.ByInvested:
		return w.Say("au prorata des apports", "in proportion to what was invested")
	case recoupment.ByRatio:
		return w.Say("selon une clé fixe", "by a fixed ratio")
	case recoupment.Equally:
		return w.Say("à parts égales", "in equal parts")
	default:
		return ""
	}
}

// TierNote says what is particular to a tier: its part of what reaches it, how it is shared, its receipts.
func (w *Words) TierNote(t recoupment.Tier) string {
	parts := []string{w.Sharing(t), w.Filter(t.On)}
	if !t.Rate.IsZero() {
		parts = append([]string{w.Percent(t.Rate) + w.Say(" de ce qui arrive", " of what reaches it")}, parts...)
	}
	return joined(parts)
}

// Filter says which receipts a filter admits.
func (w *Words) Filter(f recoupment.Filter) string {
	var dimensions []string
	for dimension := range f {
		dimensions = append(dimensions, dimension)
	}
	slices.Sort(dimensions)
	for i, dimension := range dimensions {
		dimensions[i] = grid.Clean(dimension) + w.Say(" : ", ": ") + grid.Clean(strings.Join(f[dimension], w.Say(" ou ", " or ")))
	}
	return strings.Join(dimensions, ", ")
}

// stepsOf says rates one after the other, each with what ends it.
func (w *Words) stepsOf(t recoupment.Tier, steps []recoupment.Step) string {
	var parts []string
	for i, s := range steps {
		if i == maxRates {
			parts = append(parts, "…")
			break
		}
		one := w.rate(t, s.Rate)
		if s.Most != nil {
			one += w.Say(" (avec les autres, au plus ", " (with the others, at most ") + w.Percent(*s.Most) + w.Say(" de la recette)", " of the receipt)")
		}
		if s.Until != nil {
			one += w.Say(" jusqu'à ", " until ") + w.Condition(*s.Until)
		}
		parts = append(parts, one)
	}
	return strings.Join(parts, w.Say(", puis ", ", then "))
}

// joined joins the parts that say something.
func joined(parts []string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" }), ", ")
}
