package report

import (
	"strconv"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Simulation is what the scenarios of a forecast came to.
type Simulation struct {
	Currency  string `json:"currency"`
	Seed      uint64 `json:"seed,string"`
	Scenarios int64  `json:"scenarios"`
	// Quantiles are the parts of the scenarios, in per cent, of the quantiles of the parties.
	Quantiles []decimal.Decimal `json:"quantiles"`
	Parties   []PartySummary    `json:"parties"`
	Accounts  []Chance          `json:"accounts"`
	Goals     []Chance          `json:"goals"`

	goals []recoupment.Goal
}

// PartySummary is what a party receives, and how often.
type PartySummary struct {
	recoupment.Summary
	// Recouped is how often, in per cent, nothing is outstanding on the accounts of the party; nil for a
	// party that recoups none.
	Recouped  *decimal.Decimal `json:"recouped,omitempty"`
	Histogram []Bin            `json:"histogram"`
}

// Chance is how often something happened.
type Chance struct {
	ID          string          `json:"id"`
	Count       int64           `json:"count"`
	Probability decimal.Decimal `json:"probability"`
}

// Bin is a part of a histogram: how many scenarios came to an amount from From on and below To (the last one:
// up to To). What amounts are nearest is known to a hundredth of them.
type Bin struct {
	From  decimal.Decimal `json:"from"`
	To    decimal.Decimal `json:"to"`
	Count int64           `json:"count"`
}

// NewSimulation reads a tally. The last goals are those of the parties that recoup accounts.
func NewSimulation(t *recoupment.Tally, seed uint64, goals []recoupment.Goal, recouping []string) *Simulation {
	s := &Simulation{Currency: t.Currency, Seed: seed, Scenarios: t.Scenarios, Parties: []PartySummary{}, Accounts: []Chance{}, Goals: []Chance{}}
	for _, q := range []int64{5, 25, 50, 75, 95} {
		s.Quantiles = append(s.Quantiles, decimal.New(q, 0))
	}
	chance := map[string]decimal.Decimal{}
	own := len(t.Goals) - len(recouping)
	s.goals = goals[:own]
	for i, g := range t.Goals {
		if i < own {
			s.Goals = append(s.Goals, Chance{g.Goal, g.Reached, t.Probability(g.Reached)})
		} else {
			chance[g.Goal] = t.Probability(g.Reached)
		}
	}
	for _, a := range t.Accounts {
		s.Accounts = append(s.Accounts, Chance{a.Account, a.Recouped, t.Probability(a.Recouped)})
	}
	places := words.Scale(t.Currency)
	for i, summary := range t.Summary(s.Quantiles...) {
		p := PartySummary{Summary: summary, Histogram: histogram(&t.Parties[i], places)}
		if often, recoups := chance[summary.Party]; recoups {
			p.Recouped = &often
		}
		s.Parties = append(s.Parties, p)
	}
	return s
}

// bins is the number of bars of a histogram.
const bins = 10

// histogram spreads the amounts of a party over equal parts of the way from the least to the most.
func histogram(p *recoupment.PartyTally, places int32) []Bin {
	width := (p.Most-p.Least)/bins + 1
	if p.Most == p.Least {
		width = 0
	}
	all := []Bin{}
	for i := range int64(bins) {
		from := p.Least + i*width
		if from > p.Most || width == 0 && i > 0 {
			break
		}
		all = append(all, Bin{From: decimal.New(from, -places), To: decimal.New(min(from+width, p.Most), -places)})
	}
	count := func(amount, times int64) {
		at := int64(0)
		if width > 0 {
			at = (min(max(amount, p.Least), p.Most) - p.Least) / width
		}
		all[at].Count += times
	}
	for i, times := range p.Below {
		if times > 0 {
			count(-middle(i), times)
		}
	}
	for i, times := range p.Above {
		if times > 0 {
			count(middle(i), times)
		}
	}
	return all
}

// middle returns the amount in the middle of a bucket of [recoupment.Buckets]: one bucket for each amount
// below 256, then 128 to each doubling.
func middle(bucket int) int64 {
	const finest, single = 7, 256
	if bucket < single {
		return int64(bucket)
	}
	shift := bucket>>finest - 1
	return int64(bucket-shift<<finest)<<shift + (int64(1)<<shift-1)/2
}

// JSON writes the simulation as one document.
func (s *Simulation) JSON() ([]byte, error) { return Indented(s) }

// CSV writes the simulation as one flat table, one figure a row.
func (s *Simulation) CSV(story *Story) ([]byte, error) {
	t := &sheet{places: words.Scale(story.Deal.Currency)}
	t.add("section", "item", "figure", "amount")
	t.add("simulation", "", "seed", strconv.FormatUint(s.Seed, 10))
	t.add("simulation", "", "scenarios", strconv.FormatInt(s.Scenarios, 10))
	for _, p := range s.Parties {
		item := grid.Cell(p.Party)
		t.add("party", item, "mean", t.amount(p.Mean))
		t.add("party", item, "deviation", t.amount(p.Deviation))
		t.add("party", item, "least", t.amount(p.Least))
		for i, q := range p.Quantiles {
			t.add("party", item, "quantile "+s.Quantiles[i].String(), t.amount(q))
		}
		t.add("party", item, "most", t.amount(p.Most))
		if p.Recouped != nil {
			t.add("party", item, "recouped %", p.Recouped.StringFixed(percentPlaces))
		}
		for _, b := range p.Histogram {
			t.add("histogram", item, "from "+t.amount(b.From)+" to "+t.amount(b.To), strconv.FormatInt(b.Count, 10))
		}
	}
	for _, a := range s.Accounts {
		t.add("account", grid.Cell(a.ID), "recouped %", a.Probability.StringFixed(percentPlaces))
	}
	for _, g := range s.Goals {
		t.add("goal", grid.Cell(g.ID), "reached %", g.Probability.StringFixed(percentPlaces))
	}
	return t.bytes()
}

// percentPlaces are the decimals of a probability.
const percentPlaces = 4

// Text writes the simulation for people.
func (s *Simulation) Text(story *Story, l words.Language) string {
	p := &printer{Words: NewWords(story.Deal, l)}
	p.cover(story)
	p.line(p.Say("Simulation de %s scénarios, graine %d", "Simulation of %s scenarios, seed %d"), p.Number(whole(s.Scenarios), 0), s.Seed)
	p.blank()
	p.heading(p.Say("Ce que chaque partie reçoit (recettes et paiements entre parties)", "What each party receives (receipts and payments between parties)"))
	titles := []string{p.Say("Partie", "Party"), p.Say(">Moyenne", ">Mean"), p.Say(">Écart type", ">Deviation"), p.Say(">Minimum", ">Least")}
	for _, q := range s.Quantiles {
		titles = append(titles, ">"+p.Percent(q))
	}
	t := grid.New(widest, append(titles, p.Say(">Maximum", ">Most"))...)
	for _, one := range s.Parties {
		cells := []string{p.Party(one.Party), p.Dashed(one.Mean), p.Dashed(one.Deviation), p.Dashed(one.Least)}
		for _, q := range one.Quantiles {
			cells = append(cells, p.Dashed(q))
		}
		t.Row(append(cells, p.Dashed(one.Most))...)
	}
	p.table(t)
	p.chances(s)
	p.heading(p.Say("Répartition des scénarios", "How the scenarios are spread"))
	for _, one := range s.Parties {
		p.histogram(one, s.Scenarios)
	}
	return p.String()
}

// chances prints what is recouped and reached, and how often.
func (p *printer) chances(s *Simulation) {
	t := grid.New(widest, p.Say("Probabilité", "Probability"), ">%", "")
	add := func(what string, probability decimal.Decimal) {
		t.Row(what, p.Number(probability, 1), blocks(probability, decimal.New(100, 0)))
	}
	for _, one := range s.Parties {
		if one.Recouped != nil {
			add(p.Party(one.Party)+p.Say(" : tout est récupéré", ": everything is recouped"), *one.Recouped)
		}
	}
	for _, a := range s.Accounts {
		add(p.Account(a.ID)+p.Say(" : récupéré", ": recouped"), a.Probability)
	}
	for i, g := range s.Goals {
		add(p.Named(s.goals[i].Label, g.ID), g.Probability)
	}
	p.table(t)
}

// histogram prints the bars of a party.
func (p *printer) histogram(s PartySummary, of int64) {
	p.line("%s", p.Party(s.Party))
	if len(s.Histogram) == 1 {
		p.line("  %s %s", p.Say("toujours", "always"), p.Money(s.Least))
		p.blank()
		return
	}
	most := int64(0)
	for _, b := range s.Histogram {
		most = max(most, b.Count)
	}
	t := grid.New(widest, "", ">", ">", "")
	for _, b := range s.Histogram {
		share := decimal.New(b.Count*100, 0).DivRound(decimal.New(of, 0), 1)
		t.Row(p.Say("de", "from"), p.Money(b.From), p.Number(share, 1)+p.Say(words.ThinSpace+"%", "%"), blocks(decimal.New(b.Count, 0), decimal.New(most, 0)))
	}
	p.table(t)
}

// blocks draws a part of a whole as a bar of characters; what is not nothing shows at least a line.
func blocks(part, of decimal.Decimal) string {
	const width, eighths = 24, 8
	if part.Sign() <= 0 || of.Sign() <= 0 {
		return ""
	}
	length := max(part.Mul(decimal.New(width*eighths, 0)).DivRound(of, 0).IntPart(), 1)
	bar := ""
	for range length / eighths {
		bar += "█"
	}
	return bar + [...]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}[length%eighths]
}
