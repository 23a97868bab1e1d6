package report

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
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

func (m maker) mandateColumns(mandate rnpp.Mandate) []Column {
	commission := Column{
		Code: mandate.ID + ".commission", Short: mandate.ID + " com.", Party: mandate.Party,
		Label: m.lang.label(mandate.Label) + m.lang.say(" : commission", ": commission"),
	}
	for _, stream := range mandate.Streams {
		if len(stream.Commission.Steps) > 0 {
			commission.Rights = append(commission.Rights, mandate.CommissionRight(stream.ID))
		}
	}
	var columns []Column
	if len(commission.Rights) > 0 {
		columns = append(columns, commission)
	}
	for _, costs := range mandate.Costs {
		columns = append(columns, Column{
			Code: costs.Account.ID, Short: mandate.ID + m.lang.say(" frais", " costs"), Party: mandate.Party,
			Label: m.lang.label(mandate.Label) + m.lang.say(" : frais opposables", ": recoupable costs"), Rights: recouping(mandate, costs.Account.ID),
		})
	}
	for _, guarantee := range mandate.Guarantees {
		columns = append(columns, Column{
			Code: guarantee.ID, Short: mandate.ID + " MG", Party: mandate.Party,
			Label: m.lang.label(mandate.Label) + m.lang.say(" : minimum garanti", ": minimum guarantee"), Rights: recouping(mandate, guarantee.ID),
		})
	}
	return columns
}

// recouping are the rights that recoup an account on the streams of a mandate.
func recouping(mandate rnpp.Mandate, account string) []string {
	var rights []string
	for _, stream := range mandate.Streams {
		rights = append(rights, rnpp.RecoupmentRight(account, stream.ID))
	}
	return rights
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
func (m maker) mandateLevels(mandate rnpp.Mandate, s recoupment.Settlement) MandateLevels {
	var gross, commission decimal.Decimal
	for _, stream := range mandate.Streams {
		gross = gross.Add(level(s.Levels, stream.ID))
		for _, p := range s.Lines {
			if p.ID == mandate.CommissionRight(stream.ID) {
				commission = commission.Add(p.Cumulative)
			}
		}
	}
	net := level(s.Levels, mandate.ID)
	var costs, guarantee decimal.Decimal
	for _, k := range mandate.Costs {
		costs = costs.Add(recouped(s.Accounts, k.Account.ID))
	}
	for _, g := range mandate.Guarantees {
		guarantee = guarantee.Add(recouped(s.Accounts, g.ID))
	}
	return MandateLevels{
		Mandate: mandate.ID, Gross: m.money(gross), Commission: m.money(commission), Net: m.money(net),
		Costs: m.money(costs), Guarantee: m.money(guarantee), PassedOn: m.money(find(s.Levels, recoupment.LevelLeft, mandate.ID)),
	}
}

func level(levels []recoupment.Level, pool string) decimal.Decimal {
	return find(levels, recoupment.LevelPool, pool)
}

func recouped(accounts []recoupment.AccountPosition, account string) decimal.Decimal {
	for _, a := range accounts {
		if a.ID == account {
			return a.Recouped
		}
	}
	return decimal.Decimal{}
}

func find(levels []recoupment.Level, kind recoupment.LevelKind, id string) decimal.Decimal {
	for _, l := range levels {
		if l.Kind == kind && l.ID == id {
			return l.Amount
		}
	}
	return decimal.Decimal{}
}
