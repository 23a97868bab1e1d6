package report

import (
	"slices"
	"strconv"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Explanation says where the figures of a name come from: the postings of a right, the rights of a party
// or of an account, the interest of an account.
type Explanation struct {
	Name     string                    `json:"name"`
	Rights   []RightExplained          `json:"rights"`
	Interest []recoupment.InterestLine `json:"interest"`
	// InterestTotal is what the lines of interest add up to, nil where the name is no account.
	InterestTotal *decimal.Decimal `json:"interest_total,omitempty"`
	// Account is the position at the last settlement.
	Account *recoupment.AccountPosition `json:"account,omitempty"`

	story *Story
}

// RightExplained is a right with its postings.
type RightExplained struct {
	Right    string               `json:"right"`
	Postings []recoupment.Posting `json:"postings"`
	// Earned and Paid are what the postings add up to.
	Earned decimal.Decimal `json:"earned"`
	Paid   decimal.Decimal `json:"paid"`
	// Settled is what the settlements made of it so far, Prior what of it was settled before; nil
	// without a settlement and for a right that feeds a pool.
	Settled *decimal.Decimal `json:"settled,omitempty"`
	Prior   *decimal.Decimal `json:"prior,omitempty"`
}

// Explain explains a name of the deal, and says whether it is one: a right, a corridor, an account, a party.
func (s *Story) Explain(name string) (*Explanation, bool) {
	e := &Explanation{Name: name, Rights: []RightExplained{}, Interest: []recoupment.InterestLine{}, story: s}
	known := false
	for _, r := range s.named() {
		if r.id == name || r.party == name || r.account == name {
			known = true
			e.Rights = append(e.Rights, s.right(r.id))
		}
	}
	for _, a := range s.Deal.Accounts {
		if a.ID == name {
			known = true
			e.account(name)
		}
	}
	return e, known
}

// line is a right or a corridor under the names by which it may be asked for.
type line struct{ id, party, account string }

// named returns the rights and the corridors in the order of the deal.
func (s *Story) named() []line {
	var all []line
	for _, p := range s.Deal.Pools {
		for _, t := range p.Tiers {
			for _, r := range t.Rights {
				all = append(all, line{r.ID, r.Party, r.Account})
				for _, c := range r.Corridors {
					all = append(all, line{c.ID, c.Party, ""})
				}
			}
		}
	}
	return all
}

// Explained returns every name that [Story.Explain] knows: rights, accounts, parties.
func (s *Story) Explained() [][]string {
	names := make([][]string, 3)
	add := func(to int, name string) {
		if name != "" && !slices.Contains(names[to], name) {
			names[to] = append(names[to], name)
		}
	}
	for _, r := range s.named() {
		names[0] = append(names[0], r.id)
		add(2, r.party)
	}
	for _, a := range s.Deal.Accounts {
		add(1, a.ID)
	}
	return names
}

func (s *Story) right(id string) RightExplained {
	r := RightExplained{Right: id, Postings: []recoupment.Posting{}}
	for _, p := range s.Postings {
		if p.Right == id {
			r.Postings = append(r.Postings, p)
			r.Earned, r.Paid = r.Earned.Add(p.Earned), r.Paid.Add(p.Paid)
		}
	}
	if last := s.Last(); last != nil {
		for _, l := range last.Lines {
			if l.ID == id {
				prior := s.Chapters[0].Line(id).Prior
				r.Settled, r.Prior = &l.Cumulative, &prior
			}
		}
	}
	return r
}

func (e *Explanation) account(id string) {
	var total decimal.Decimal
	for _, l := range e.story.Interest {
		if l.Account == id {
			e.Interest = append(e.Interest, l)
			total = total.Add(l.Amount)
		}
	}
	e.InterestTotal = &total
	if last := e.story.Last(); last != nil {
		for _, a := range last.Accounts {
			if a.ID == id {
				e.Account = &a
			}
		}
	}
}

// JSON writes the explanation as one document.
func (e *Explanation) JSON() ([]byte, error) { return Indented(e) }

// CSV writes the postings and the lines of interest, one a row.
func (e *Explanation) CSV(l words.Language) ([]byte, error) {
	w := NewWords(e.story.Deal, l)
	t := &sheet{places: w.Places}
	t.add("kind", "name", "movement", "date", "until", "days", "receipt", "slice", "step", "rule", "base", "rate", "earned", "paid")
	for _, r := range e.Rights {
		for _, p := range r.Postings {
			t.add("posting", grid.Cell(r.Right), grid.Cell(p.Movement), p.Date.String(), "", "", receiptOf(p), strconv.Itoa(p.Slice+1), strconv.Itoa(p.Step+1), grid.Cell(w.Rule(r.Right, p.Step)),
				t.amount(p.Base), p.Rate.StringFixed(words.Needed(p.Rate)), t.amount(p.Earned), t.amount(p.Paid))
		}
		t.add("total", grid.Cell(r.Right), "", "", "", "", "", "", "", "", "", "", t.amount(r.Earned), t.amount(r.Paid))
	}
	for _, i := range e.Interest {
		t.add("interest", grid.Cell(i.Account), "", i.From.String(), i.To.String(), strconv.Itoa(i.Days), "", "", "", "", t.amount(i.Principal),
			i.Rate.StringFixed(words.Needed(i.Rate)), t.amount(i.Amount), t.amount(i.Joined))
	}
	return t.bytes()
}

// receiptOf numbers the receipt of a posting within its movement, from 1; empty where it is of no single one.
func receiptOf(p recoupment.Posting) string {
	if p.Receipt == nil {
		return ""
	}
	return strconv.Itoa(*p.Receipt + 1)
}

// Text writes the explanation for people.
func (e *Explanation) Text(l words.Language) string {
	p := &printer{Words: NewWords(e.story.Deal, l)}
	p.cover(e.story)
	for i := range e.Rights {
		p.explainRight(&e.Rights[i])
	}
	if e.InterestTotal != nil {
		p.explainAccount(e)
	}
	return p.String()
}

func (p *printer) explainRight(r *RightExplained) {
	title := grid.Clean(r.Right)
	if label := p.Right(r.Right); label != title {
		title += " — " + label
	}
	p.heading(title)
	if len(r.Postings) == 0 {
		p.line("%s", p.Say("Aucun mouvement ne lui donne rien.", "No movement gives it anything."))
		p.blank()
		return
	}
	t := grid.New(widest, p.Say("Date", "Date"), p.Say("Mouvement", "Movement"), p.Say(">Recette", ">Receipt"), p.Say(">Tranche", ">Slice"), p.Say("Règle", "Rule"),
		">Base", p.Say(">Taux %", ">Rate %"), p.Say(">Acquis", ">Earned"), p.Say(">Versé", ">Paid"))
	for _, one := range r.Postings {
		t.Row(p.Date(one.Date), one.Movement, receiptOf(one), p.Number(whole(int64(one.Slice)+1), 0), p.Rule(r.Right, one.Step), p.Money(one.Base), p.Number(one.Rate, 0),
			p.Dashed(one.Earned), p.Dashed(one.Paid))
	}
	t.Total("Total", "", "", "", "", "", "", p.Dashed(r.Earned), p.Dashed(r.Paid))
	p.table(t)
	if r.Settled == nil {
		return
	}
	settled := r.Settled.Sub(*r.Prior)
	p.line(p.Say("Dans les relevés : %s (différence d'arrondi : %s).", "In the statements: %s (difference of rounding: %s)."), p.Money(settled), p.Money(settled.Sub(r.Paid)))
	p.blank()
}

func (p *printer) explainAccount(e *Explanation) {
	p.heading(p.Say("Compte : ", "Account: ") + p.Account(e.Name))
	if len(e.Interest) > 0 {
		t := grid.New(widest, p.Say("Du", "From"), p.Say("Au", "To"), p.Say(">Jours", ">Days"), p.Say(">Principal", ">Principal"), p.Say(">Taux %", ">Rate %"),
			p.Say(">Intérêts", ">Interest"), p.Say(">Capitalisés", ">Joined"))
		for _, i := range e.Interest {
			t.Row(p.Date(i.From), p.Date(i.To), p.Number(whole(int64(i.Days)), 0), p.Money(i.Principal), p.Number(i.Rate, 0), p.Dashed(i.Amount), p.Dashed(i.Joined))
		}
		t.Total("Total", "", "", "", "", p.Dashed(*e.InterestTotal))
		p.table(t)
	}
	if a := e.Account; a != nil {
		t := grid.New(widest, p.Say(">Entré", ">Entered"), p.Say(">À récupérer", ">To recoup"), p.Say(">Récupéré", ">Recouped"), p.Say(">Restant", ">Outstanding"))
		t.Row(p.Dashed(a.Entered), p.Dashed(a.Target), p.Dashed(a.Recouped), p.Dashed(a.Outstanding))
		p.table(t)
	}
}
