package report

import (
	"strconv"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/recoupment"
)

// BreakEven is how many units of a movement reach each goal.
type BreakEven struct {
	// Unit is the movement of which the units are counted.
	Unit recoupment.Movement `json:"unit"`
	// Counter is what the units are, empty for money.
	Counter string   `json:"counter,omitempty"`
	Answers []Answer `json:"answers"`
}

// Answer is the answer for one goal.
type Answer struct {
	// Goal is the goal as it was asked.
	Goal   string          `json:"goal"`
	Kind   string          `json:"kind"`
	ID     string          `json:"id,omitempty"`
	Amount decimal.Decimal `json:"amount,omitzero"`
	recoupment.Ahead
}

// JSON writes the answers as one document.
func (b *BreakEven) JSON() ([]byte, error) { return Indented(b) }

// CSV writes the answers and what is on the way to each, one a row.
func (b *BreakEven) CSV(s *Story) ([]byte, error) {
	t := &sheet{places: words.Scale(s.Deal.Currency)}
	t.add("goal", "row", "reached", "units", "exact", "worth")
	for _, a := range b.Answers {
		t.add(grid.Cell(a.Goal), "answer", strconv.FormatBool(a.Reached), b.units(a.Ahead), grid.Cell(a.Exact), "")
		for _, c := range a.Cuts {
			t.add(grid.Cell(a.Goal), "cut", "", c.Units.StringFixed(words.Needed(c.Units)), "", t.amount(c.Worth))
		}
	}
	return t.bytes()
}

func (b *BreakEven) units(a recoupment.Ahead) string {
	if !a.Reached {
		return ""
	}
	return a.Units.StringFixed(words.Needed(a.Units))
}

// Text writes the answers for people.
func (b *BreakEven) Text(s *Story, l words.Language) string {
	p := &printer{Words: NewWords(s.Deal, l)}
	p.cover(s)
	p.line("%s", b.question(p))
	p.blank()
	for _, a := range b.Answers {
		p.heading(p.goal(a))
		p.answer(b, a)
	}
	return p.String()
}

// question says what the units are.
func (b *BreakEven) question(p *printer) string {
	amount, pool := decimal.Decimal{}, ""
	for _, r := range b.Unit.Receipts {
		amount, pool = r.Amount, p.Pool(r.Pool)
	}
	day := p.Date(b.Unit.Date)
	switch {
	case b.Counter == "":
		return p.Say("Combien de recettes de plus, en ", "How much more in receipts, in ") + pool + p.Say(", le ", ", on ") + day + p.Say(" ?", "?")
	case pool == "":
		return p.Say("Combien de plus : ", "How many more: ") + in(p.counters, b.Counter) + p.Say(", le ", ", on ") + day + p.Say(" ?", "?")
	default:
		return p.Say("Combien de plus : ", "How many more: ") + in(p.counters, b.Counter) + p.Say(", chacune rapportant ", ", each of which brings ") +
			p.Money(amount) + p.Say(" en ", " in ") + pool + p.Say(", le ", ", on ") + day + p.Say(" ?", "?")
	}
}

// goal says a goal.
func (p *printer) goal(a Answer) string {
	reaches := p.Say(" atteint ", " reaches ")
	switch a.Kind {
	case "right":
		return p.Right(a.ID) + " [" + grid.Clean(a.ID) + "]" + reaches + p.Money(a.Amount)
	case "party":
		return p.Party(a.ID) + reaches + p.Money(a.Amount)
	case "net":
		return p.Party(a.ID) + p.Say(", paiements entre parties compris,", ", payments between parties included,") + reaches + p.Money(a.Amount)
	case "account":
		return p.Account(a.ID) + p.Say(" : récupéré", ": recouped")
	case "threshold":
		return p.Threshold(a.ID)
	default:
		return p.Say("plus aucun seuil devant : chaque taux est le dernier", "no threshold ahead any more: every rate is the last one")
	}
}

func (p *printer) answer(b *BreakEven, a Answer) {
	switch {
	case !a.Reached:
		p.line("%s", p.Say("Jamais : aucun montant n'y suffit.", "Never: no amount is enough."))
	case a.Units.IsZero():
		p.line("%s", p.Say("C'est déjà atteint.", "It is there already."))
	case b.Counter == "":
		p.line("%s %s (%s %s)", p.Say("Encore", "A further"), p.Money(a.Units), p.Say("exactement", "exactly"), a.Exact)
	default:
		p.line("%s %s %s (%s %s)", p.Say("Encore", "A further"), p.Number(a.Units.Ceil(), 0), in(p.counters, b.Counter), p.Say("exactement", "exactly"), a.Exact)
	}
	if a.Kind == "exhaust" && len(a.Cuts) > 0 || len(a.Cuts) > 1 {
		p.blank()
		p.cuts(a)
		return
	}
	p.blank()
}

// cuts prints the thresholds on the way.
func (p *printer) cuts(a Answer) {
	worth := p.Say(">Valeur de l'objectif", ">Worth of the goal")
	t := grid.New(widest, p.Say(">Après", ">After"), worth)
	if a.Kind == "exhaust" {
		t = grid.New(widest, p.Say(">Seuils sur le chemin, après", ">Thresholds on the way, after"))
	}
	for _, c := range a.Cuts {
		t.Row(p.Number(c.Units, 0), p.Money(c.Worth))
	}
	p.table(t)
}
