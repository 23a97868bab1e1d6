package recoupment

import (
	"cmp"
)

// statementAt is a statement of account: its lines, in the order of the deal, and its terms.
type statementAt struct {
	id string
	// parties are those of a statement without lines.
	parties []string
	lines   []int
	terms   StatementTerms
	// reserved says which of the lines the reserve withholds from.
	reserved []bool
}

// collectStatements finds the lines of each statement of account.
func (b *builder) collectStatements() {
	terms, seen := map[string]StatementTerms{}, map[string]int{}
	b.statementNames = seen
	for _, t := range b.deal.Statements {
		terms[t.ID] = t
	}
	for i, l := range b.lines {
		if l.To != "" {
			continue
		}
		name := cmp.Or(l.Statement, l.Party)
		at, known := seen[name]
		if !known {
			at = len(b.statements)
			seen[name] = at
			b.statements = append(b.statements, statementAt{id: name, terms: terms[name]})
		}
		s := &b.statements[at]
		s.lines = append(s.lines, i)
		reserve := s.terms.Reserve
		s.reserved = append(s.reserved, reserve != nil && (len(reserve.Rights) == 0 || contains(reserve.Rights, l.ID)))
	}
	for _, party := range b.deal.payers() {
		if _, known := seen[party]; !known && !b.names.parties[party] {
			seen[party] = len(b.statements)
			b.statements = append(b.statements, statementAt{id: party, parties: []string{party}})
		}
	}
}

// payers are the parties of payments outside the receipts, each as often as it is one.
func (d Deal) payers() []string {
	var parties []string
	for _, t := range d.Transfers {
		if parties = append(parties, t.From); t.To != "" {
			parties = append(parties, t.To)
		}
	}
	for _, p := range d.Pools {
		for _, t := range p.Tiers {
			if t.Deficit != nil {
				parties = append(parties, t.Deficit.By)
				if t.Deficit.To != "" {
					parties = append(parties, t.Deficit.To)
				}
			}
		}
	}
	for _, v := range d.Views {
		parties = append(parties, v.BorneBy)
	}
	return parties
}
