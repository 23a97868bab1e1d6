package financing

import (
	"sort"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/shopspring/decimal"
)

// Analysis is the structure of a financing plan and its ratios.
type Analysis struct {
	Currency string `json:"currency"`
	Producer string `json:"producer"`
	// Budget is B, the base of every share.
	Budget decimal.Decimal `json:"budget"`
	// Balance is the sources less the budget: negative is money still to be found, positive over-financing.
	Balance decimal.Decimal `json:"balance"`
	// Sources are in the order of the plan.
	Sources []Share `json:"sources"`
	// Natures are in the order in which the plan first has them.
	Natures []Share `json:"natures"`
	// Classes, Partners and Countries are in the order in which the plan first has them; the delegated
	// producer is the partner of its own name. Without a country in the plan there are no countries.
	Classes   []Share `json:"classes"`
	Partners  []Share `json:"partners"`
	Countries []Share `json:"countries,omitempty"`
	// Published are the groups of the CNC's statistics; the sources that these do not place are in none.
	Published []Share `json:"published"`
	// Groups are sorted from the largest amount; equal amounts by name.
	Groups []Share `json:"groups"`
	// LargestThirdParty is the largest group other than the producer's; empty when there is none.
	LargestThirdParty Share `json:"largest_third_party,omitzero"`
	// HHI is the concentration: the sum over all groups of (share of B)^2 x 10,000, two decimals.
	HHI decimal.Decimal `json:"hhi"`
	// Ratios are in the order in which a dossier gives them.
	Ratios []Ratio `json:"ratios"`
	// Cash is what the production can spend of the sources.
	Cash NetCash `json:"cash"`
}

// Share is the money of a source, a nature or a group.
type Share struct {
	// Name is the identifier of the source, the nature, or the name of the group.
	Name  string `json:"name"`
	Label Text   `json:"label"`
	// Amount is the sum of the sources.
	Amount decimal.Decimal `json:"amount"`
	// Percent is of the budget, two decimals.
	Percent decimal.Decimal `json:"percent"`
	// Sources are the identifiers of the lines that make the amount.
	Sources []string `json:"sources"`
}

// IsZero reports whether the share is of nobody.
func (s Share) IsZero() bool { return s.Name == "" }

// Analyse returns the structure and the ratios of the plan. The error is that of [Plan.Validate].
func (p Plan) Analyse() (Analysis, error) {
	if err := p.Validate(); err != nil {
		return Analysis{}, err
	}
	a := Analysis{
		Currency: p.Currency,
		Producer: p.Producer,
		Budget:   p.Budget,
		Sources:  p.each(),
		Natures:  p.shares(func(s *Source) (string, Text) { return string(s.Nature), s.Nature.Label() }),
		Groups:   p.shares(func(s *Source) (string, Text) { return s.Group, Text{FR: s.Group, EN: s.Group} }),
	}
	a.Classes = p.shares(func(s *Source) (string, Text) { return string(s.class()), s.class().Label() })
	a.Partners = p.shares(p.partner)
	if p.Country != "" {
		a.Countries = p.shares(func(s *Source) (string, Text) { return p.origin(s), Text{FR: p.origin(s), EN: p.origin(s)} })
	}
	a.Published = p.shares(func(s *Source) (string, Text) { return string(p.group(s)), p.group(s).Label() })
	a.Balance = a.total().Sub(p.Budget)
	a.Cash = p.netCash()
	sort.SliceStable(a.Groups, func(i, j int) bool { return larger(a.Groups[i], a.Groups[j]) })
	a.LargestThirdParty = largestBut(a.Groups, p.Producer)
	a.HHI = concentration(a.Groups, p.Budget)
	a.Ratios = p.ratios()
	return a, nil
}

// partner names who brings a source.
func (p *Plan) partner(s *Source) (string, Text) {
	for i := range p.Coproducers {
		if one := &p.Coproducers[i]; one.ID == s.Partner {
			return one.ID, Text{FR: one.Label, EN: one.Label}
		}
	}
	return p.Producer, Text{FR: p.Producer, EN: p.Producer}
}

// each returns every source as a share of its own.
func (p *Plan) each() []Share {
	shares, ids := make([]Share, len(p.Sources)), make([]string, len(p.Sources))
	for i := range p.Sources {
		s := &p.Sources[i]
		ids[i] = s.ID
		shares[i] = Share{
			Name: s.ID, Label: Text{FR: s.Label, EN: s.Label}, Amount: s.Amount, Percent: percentOf(s.Amount, p.Budget),
			Sources: ids[i : i+1 : i+1],
		}
	}
	return shares
}

// shares gathers the sources under the name that key gives them, in the order of first appearance; those
// without a name are left out.
func (p *Plan) shares(key func(*Source) (string, Text)) []Share {
	shares, sums, index := []Share{}, []fraction.Sum{}, map[string]int{}
	of, sizes := make([]int, len(p.Sources)), []int{} // the share of each source, from 1, and how many a share has
	for j := range p.Sources {
		s := &p.Sources[j]
		name, label := key(s)
		if name == "" {
			continue
		}
		i, known := index[name]
		if !known {
			i, index[name] = len(shares), len(shares)
			shares, sums, sizes = append(shares, Share{Name: name, Label: label}), append(sums, fraction.Sum{}), append(sizes, 0)
		}
		sums[i].Add(s.Amount)
		sizes[i]++
		of[j] = i + 1
	}
	ids, first := make([]string, len(p.Sources)), 0
	for i := range shares {
		shares[i].Amount = sums[i].Decimal()
		shares[i].Percent = percentOf(shares[i].Amount, p.Budget)
		shares[i].Sources = ids[first : first : first+sizes[i]]
		first += sizes[i]
	}
	for j, i := range of {
		if i > 0 {
			shares[i-1].Sources = append(shares[i-1].Sources, p.Sources[j].ID)
		}
	}
	return shares
}

func larger(a, b Share) bool {
	if order := a.Amount.Cmp(b.Amount); order != 0 {
		return order > 0
	}
	return a.Name < b.Name
}

// largestBut returns the first of the sorted groups that is not the one named.
func largestBut(groups []Share, name string) Share {
	for _, group := range groups {
		if group.Name != name {
			return group
		}
	}
	return Share{}
}

// concentration returns the sum of the squared shares x 10,000.
func concentration(groups []Share, budget decimal.Decimal) decimal.Decimal {
	var sum fraction.F
	if budget.IsZero() { // of a result that was handed back
		return decimal.Decimal{}
	}
	for _, group := range groups {
		sum = sum.Add(square(fraction.FromDecimal(group.Amount)))
	}
	return sum.Mul(fraction.Int(10_000)).Quo(square(fraction.FromDecimal(budget))).Round(2, HalfAwayFromZero)
}

func square(a fraction.F) fraction.F { return a.Mul(a) }

// percentOf returns a in per cent of b, two decimals.
func percentOf(a, b decimal.Decimal) decimal.Decimal {
	if b.IsZero() {
		return decimal.Decimal{}
	}
	return fraction.FromDecimal(a).Mul(fraction.Int(100)).Quo(fraction.FromDecimal(b)).Round(2, HalfAwayFromZero)
}

// Ratio returns a ratio by its code, and whether the analysis has it.
func (a Analysis) Ratio(code RatioCode) (Ratio, bool) {
	for _, ratio := range a.Ratios {
		if ratio.Code == code {
			return ratio, true
		}
	}
	return Ratio{}, false
}
