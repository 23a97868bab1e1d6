package report

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// columns are the mandates in order (commission, costs, guarantee), the authors, and the ranks.
func (m maker) columns() []Column {
	contracts := m.doc.Contracts
	columns := []Column{}
	for _, mandate := range contracts.Mandates {
		columns = append(columns, m.mandateColumns(mandate)...)
	}
	for _, author := range contracts.Authors {
		label := m.lang.label(author.Label)
		if label == "" || label == author.Party {
			label = m.lang.say("droits d'auteur", "author's share")
		}
		columns = append(columns, Column{author.ID, author.ID, author.Party, label, rightsOf(author)})
	}
	for _, rank := range contracts.Ranks {
		for _, right := range rank.Rights {
			label := m.lang.label(right.Label)
			if label == "" || label == right.Party {
				label = m.lang.label(rank.Label)
			}
			columns = append(columns, Column{right.ID, right.ID, right.Party, label, []string{right.ID}})
		}
	}
	return columns
}

// rightsOf are the rights of an author, one for each rate.
func rightsOf(author royalties.Contract) []string {
	var all []string
	for _, right := range royalties.Tier(authorsRank, royalties.RNPP, []royalties.Contract{author}).Rights {
		all = append(all, right.ID)
	}
	return all
}

func (m maker) mandateColumns(mandate recoupment.Mandate) []Column {
	commission := Column{
		Code: mandate.ID + ".commission", Short: mandate.ID + " com.", Party: mandate.Party,
		Label: m.lang.label(mandate.Label) + m.lang.say(" : commission", ": commission"),
	}
	for _, medium := range mandate.Media {
		if len(medium.Commission) > 0 {
			commission.Rights = append(commission.Rights, mandate.Commission(medium.ID))
		}
	}
	var columns []Column
	if len(commission.Rights) > 0 {
		columns = append(columns, commission)
	}
	if mandate.Costs {
		columns = append(columns, Column{
			Code: mandate.CostsAccount(), Short: mandate.ID + m.lang.say(" frais", " costs"), Party: mandate.Party,
			Label: m.lang.label(mandate.Label) + m.lang.say(" : frais opposables", ": recoupable costs"), Rights: []string{mandate.CostsAccount()},
		})
	}
	if !mandate.Guarantee.IsZero() {
		columns = append(columns, Column{
			Code: mandate.GuaranteeAccount(), Short: mandate.ID + " MG", Party: mandate.Party,
			Label: m.lang.label(mandate.Label) + m.lang.say(" : minimum garanti", ": minimum guarantee"), Rights: []string{mandate.GuaranteeAccount()},
		})
	}
	return columns
}

func (m maker) levels(p recoupment.PeriodOutcome) PeriodLevels {
	settled := p.Settlement
	out := PeriodLevels{Number: p.Number, End: p.End, Mandates: []MandateLevels{}, Ranks: []Amount{}, Pools: []Amount{}, Rights: []Amount{}}
	for _, mandate := range m.doc.Contracts.Mandates {
		out.Mandates = append(out.Mandates, m.mandateLevels(mandate, settled))
	}
	ranks := map[string]bool{}
	for _, id := range m.ranks() {
		ranks[id] = true
	}
	for _, l := range settled.Levels {
		amount := Amount{l.ID, m.money(l.Amount)}
		switch {
		case l.Kind == recoupment.LevelPool:
			out.Pools = append(out.Pools, amount)
		case l.Kind == recoupment.LevelRight:
			out.Rights = append(out.Rights, amount)
		case ranks[l.ID]:
			out.Ranks = append(out.Ranks, amount)
		}
	}
	return out
}

// authorsRank is what reaches the authors, as the dossier names it: the producers' net receipts.
const authorsRank = "R"

// ranks are the names of what reaches each rank of the producers.
func (m maker) ranks() []string {
	ranks := []string{authorsRank}
	for _, rank := range m.doc.Contracts.Ranks {
		ranks = append(ranks, rank.ID)
	}
	return ranks
}

// mandateLevels takes the commission from the payments, whose running totals are rounded once for all
// the media together; the other levels are those of the cascade.
func (m maker) mandateLevels(mandate recoupment.Mandate, s recoupment.Settlement) MandateLevels {
	var gross, commission decimal.Decimal
	for _, medium := range mandate.Media {
		gross = gross.Add(level(s.Levels, medium.ID))
		for _, p := range s.Lines {
			if p.ID == mandate.Commission(medium.ID) {
				commission = commission.Add(p.Cumulative)
			}
		}
	}
	net := level(s.Levels, mandate.ID)
	costs, guarantee := rightLevel(s.Levels, mandate.CostsAccount()), rightLevel(s.Levels, mandate.GuaranteeAccount())
	return MandateLevels{
		Mandate: mandate.ID, Gross: m.money(gross), Commission: m.money(commission), Net: m.money(net),
		Costs: m.money(costs), Guarantee: m.money(guarantee), PassedOn: m.money(find(s.Levels, recoupment.LevelLeft, mandate.ID)),
	}
}

func level(levels []recoupment.Level, pool string) decimal.Decimal {
	return find(levels, recoupment.LevelPool, pool)
}

func rightLevel(levels []recoupment.Level, right string) decimal.Decimal {
	return find(levels, recoupment.LevelRight, right)
}

func find(levels []recoupment.Level, kind recoupment.LevelKind, id string) decimal.Decimal {
	for _, l := range levels {
		if l.Kind == kind && l.ID == id {
			return l.Amount
		}
	}
	return decimal.Decimal{}
}
