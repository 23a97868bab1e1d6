package report

import (
	"cmp"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Words says the terms of a deal in one language.
type Words struct {
	words.Language
	Places int32

	rights, pools, tiers, accounts, counters, parties map[string]string
	groups, thresholds, declarations, transfers       map[string]string
	steps                                             map[string][]recoupment.Step
	open                                              map[string]recoupment.Right
	// stand is the tier of each right.
	stand map[string]recoupment.Tier
}

// NewWords reads the labels of a deal. A party has the label that the list of parties gives it, or that of
// its own statement of account.
func NewWords(d recoupment.Deal, l words.Language) *Words {
	w := &Words{
		Language: l, Places: words.Scale(d.Currency), steps: map[string][]recoupment.Step{}, open: map[string]recoupment.Right{},
		stand:  map[string]recoupment.Tier{},
		rights: map[string]string{}, tiers: map[string]string{}, parties: map[string]string{},
	}
	w.pools = labels(w, d.Pools, func(p recoupment.Pool) (string, recoupment.Text) { return p.ID, p.Label })
	w.accounts = labels(w, d.Accounts, func(a recoupment.Account) (string, recoupment.Text) { return a.ID, a.Label })
	w.counters = labels(w, d.Counters, func(c recoupment.Counter) (string, recoupment.Text) { return c.ID, c.Label })
	w.groups = labels(w, d.Groups, func(g recoupment.Group) (string, recoupment.Text) { return g.ID, g.Label })
	w.thresholds = labels(w, d.Thresholds, func(t recoupment.Threshold) (string, recoupment.Text) { return t.ID, t.Label })
	w.declarations = labels(w, d.Declarations, func(f recoupment.Declaration) (string, recoupment.Text) { return f.ID, f.Label })
	w.transfers = labels(w, d.Transfers, func(t recoupment.Transfer) (string, recoupment.Text) { return t.ID, t.Label })
	for _, v := range d.Views {
		w.transfers[v.ID] = l.Named(v.Label, v.ID)
	}
	w.parties = labels(w, d.Statements, func(s recoupment.StatementTerms) (string, recoupment.Text) { return s.ID, s.Label })
	for _, p := range d.Parties {
		if label := l.Named(p.Label, ""); label != "" {
			w.parties[p.ID] = label
		}
	}
	for _, p := range d.Pools {
		for _, t := range p.Tiers {
			w.tiers[t.ID] = l.Named(t.Label, t.ID)
			for _, r := range t.Rights {
				w.rights[r.ID], w.steps[r.ID] = l.Named(r.Label, r.ID), r.Steps
				w.open[r.ID], w.stand[r.ID] = r, t
				for _, c := range r.Corridors {
					w.rights[c.ID], w.steps[c.ID] = l.Named(c.Label, c.ID), c.Steps
				}
			}
		}
	}
	return w
}

func labels[T any](w *Words, all []T, of func(T) (string, recoupment.Text)) map[string]string {
	by := map[string]string{}
	for _, one := range all {
		id, label := of(one)
		by[id] = w.Named(label, id)
	}
	return by
}

// in returns the label of a name, or the name.
func in(labels map[string]string, name string) string { return cmp.Or(labels[name], grid.Clean(name)) }

// Right returns the label of a right or of a corridor.
func (w *Words) Right(id string) string { return in(w.rights, id) }

// Pool returns the label of a pool.
func (w *Words) Pool(id string) string { return in(w.pools, id) }

// Tier returns the label of a tier.
func (w *Words) Tier(id string) string { return in(w.tiers, id) }

// Account returns the label of an account.
func (w *Words) Account(id string) string { return in(w.accounts, id) }

// Party returns the label of a party or of a statement of account.
func (w *Words) Party(id string) string { return in(w.parties, id) }

// Threshold returns the label of a threshold.
func (w *Words) Threshold(id string) string { return in(w.thresholds, id) }

// Transfer returns the label of what a party owes another: that of the transfer, of the view, of the right
// whose deficit is borne or of the tier whose excess is charged.
func (w *Words) Transfer(t recoupment.TransferLine) string {
	switch t.Kind {
	case recoupment.TransferDeficit:
		return w.Say("déficit : ", "deficit: ") + w.Right(t.ID)
	case recoupment.TransferExcess:
		return w.Say("excédent : ", "excess: ") + w.Tier(t.ID)
	case recoupment.TransferView:
		return w.Say("opposabilité : ", "opposability: ") + in(w.transfers, t.ID)
	default:
		return in(w.transfers, t.ID)
	}
}

// Money writes an amount with the decimals of the currency.
func (w *Words) Money(d decimal.Decimal) string { return w.Number(d, w.Places) }

// Dashed writes an amount, zero as a dash.
func (w *Words) Dashed(d decimal.Decimal) string {
	if d.IsZero() {
		return "-"
	}
	return w.Money(d)
}

// maxRates is the number of rates that are written one after the other.
const maxRates = 5

// Rule says the step of a right: "30 % jusqu'à 100 000 entrées".
func (w *Words) Rule(right string, step int) string {
	tier := w.stand[right]
	rule := w.Sharing(tier)
	if steps := w.steps[right]; w.rated(tier) && step >= 0 && step < len(steps) {
		rule = w.rate(tier, steps[step].Rate)
		if w.open[right].Of == recoupment.OfSource {
			rule += w.Say(" à la source", " at source")
		}
		if until := steps[step].Until; until != nil {
			rule += w.Say(" jusqu'à ", " until ") + w.Condition(*until)
		} else if step > 0 {
			rule += w.Say(" ensuite", " after that")
		}
	}
	if account := w.open[right].Account; account != "" {
		if a := w.Account(account); a != w.Right(right) {
			rule += w.Say(", récupère « ", ", recoups “") + a + w.Say(" »", "”")
		} else {
			rule += w.Say(", récupération", ", recoupment")
		}
	}
	return rule
}

// rated reports whether the rates of the rights of a tier say what they take.
func (w *Words) rated(t recoupment.Tier) bool {
	return w.Sharing(t) == "" || t.Sharing == recoupment.ByRatio
}

// rate writes a rate in per cent, or as the figure of a ratio.
func (w *Words) rate(t recoupment.Tier, rate decimal.Decimal) string {
	if t.Sharing == recoupment.ByRatio {
		return w.Say("clé ", "ratio ") + w.Number(rate, 0)
	}
	return w.Percent(rate)
}
