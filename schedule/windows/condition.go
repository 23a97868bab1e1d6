package windows

import (
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/internal/money"
)

// text returns a condition in French and in English; empty for none.
func (c Condition) text() Text {
	var french, english []string
	add := func(t Text) { french, english = append(french, t.FR), append(english, t.EN) }
	if c.Terms != "" {
		add(c.Terms.Label())
	}
	if !c.Share.IsZero() {
		share := money.Text(c.Share)
		add(Text{
			FR: "au moins " + strings.Replace(share, ".", ",", 1) + " % du chiffre d'affaires investis",
			EN: "at least " + share + " % of turnover invested",
		})
	}
	if c.Derogation {
		add(Text{FR: "dérogation accordée", EN: "derogation granted"})
	}
	if a := c.Admissions; a != nil {
		add(Text{
			FR: fmt.Sprintf("au plus %d entrées, semaines %d à %d", a.Most, a.From, a.To),
			EN: fmt.Sprintf("at most %d admissions, weeks %d to %d", a.Most, a.From, a.To),
		})
	}
	return Text{FR: strings.Join(french, ", "), EN: strings.Join(english, ", ")}
}

// meets answers the condition of a window: no as soon as one thing is not met, yes when all are. It returns what is
// missing otherwise, and what was met or not.
func (o opener) meets(w Window, s *Service) (met answer, lacks []Missing, why []Text) {
	c, f := w.Condition, o.film
	met = yes
	ask := func(part Condition, got answer, lack Missing) {
		words := part.text()
		switch got {
		case no:
			met = no
			why = append(why, Text{FR: words.FR + " : non", EN: words.EN + ": no"})
		case yes:
			why = append(why, Text{FR: words.FR + " : oui", EN: words.EN + ": yes"})
		default:
			if met == yes {
				met = unknown
			}
			lacks = append(lacks, lack)
		}
	}
	name := ""
	if s != nil {
		name = s.Name
	}
	if c.Terms != "" {
		got, lack := o.hasTerms(c.Terms, s)
		ask(Condition{Terms: c.Terms}, got, lack)
	}
	if !c.Share.IsZero() {
		got := unknown
		if s != nil && s.Share != nil {
			got = either(s.Share.GreaterThanOrEqual(c.Share))
		}
		ask(Condition{Share: c.Share}, got, Missing{MissingShare, name})
	}
	if c.Derogation {
		ask(Condition{Derogation: true}, either(f.Derogation), Missing{})
	}
	if c.Admissions != nil {
		ask(Condition{Admissions: c.Admissions}, f.atMost(*c.Admissions), Missing{MissingAdmissions, w.Code})
	}
	if w.Less > 0 && f.Waiver == 0 && met == yes {
		met, lacks = unknown, append(lacks, Missing{MissingWaiver, w.Code})
	}
	if met == no {
		lacks = nil
	}
	return met, lacks, why
}

func either(is bool) answer {
	if is {
		return yes
	}
	return no
}

// hasTerms answers whether a service has terms, or better ones: its own, or those that the agreement knows.
func (o opener) hasTerms(asked Terms, s *Service) (answer, Missing) {
	if s == nil {
		return unknown, Missing{Input: MissingTerms}
	}
	terms := s.Terms
	if terms == "" {
		for _, known := range o.agreement.Services {
			if known.Medium != s.Medium || !strings.EqualFold(known.Name, s.Name) {
				continue
			}
			if known.Status == Unconfirmed && !o.film.acceptsService(known.Name) {
				return unknown, Missing{MissingAccept, known.Name}
			}
			terms = known.Terms
		}
	}
	if terms == "" {
		return unknown, Missing{MissingTerms, s.Name}
	}
	return either(terms.rank() >= asked.rank()), Missing{}
}

// rank orders the terms, the best last.
func (t Terms) rank() int {
	switch t {
	case Best:
		return 2
	case WithAgreement:
		return 1
	default:
		return 0
	}
}
