package dossier

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
	"github.com/filmfinance/filmfinance/royalties"
	"github.com/filmfinance/filmfinance/schedule"
)

// The names that the case gives to its media, pools and counters.
const (
	theatres     = "theatres"
	video        = "video"
	vod          = "vod"
	export       = "export"
	producers    = "producers"
	admissions   = "admissions"
	amortised    = "amortised"
	distributor  = "DIST"
	seller       = "SELL"
	producerSale = "SALES"
)

func (i *importer) deal() Contracts {
	in := i.contracts
	c := Contracts{
		Ticket: boxoffice.Rules{
			VAT: in.Ticket.VAT, TicketTax: in.Ticket.Tax, SACEM: in.Ticket.SACEM, Exhibitor: in.Ticket.Exhibitor,
		},
		Mandates: i.mandates(), Producers: producers, Delivery: i.film.Delivery,
		Authors: i.authors(), Ranks: i.ranks(), Support: i.support(), Amortisation: i.amortisation(),
	}
	for _, m := range in.Sales.Media {
		c.Order = append(c.Order, []string{lower(m)})
	}
	if in.Seller.Party != "" {
		c.Order = append(c.Order, []string{export})
	}
	if in.Distributor.Party != "" {
		c.Theatres = theatres
		c.Order = append(c.Order, []string{theatres, video, vod})
	}
	for _, g := range []Guarantee{{in.Distributor.Source, theatres}, {in.Seller.Source, export}} {
		if g.Source != "" {
			c.Guarantees = append(c.Guarantees, g)
		}
	}
	if in.Rank2 != nil {
		for _, claim := range in.Rank2.Claims {
			c.Claims = append(c.Claims, recoupment.Account{ID: claim.Code, Opening: i.source(claim.Source).Amount})
		}
	}
	for _, r := range in.Rank3 {
		if c.Balance == "" || r.Party == i.film.Producer {
			c.Balance = r.Code
		}
	}
	return c
}

func (i *importer) mandates() []rnpp.Mandate {
	in := i.contracts
	flat := func(rate decimal.Decimal) rnpp.Commission {
		return rnpp.Commission{Steps: []recoupment.Step{{Rate: rate}}}
	}
	var steps []recoupment.Step
	for _, s := range in.Distributor.Theatres {
		step := recoupment.Step{Rate: s.Rate}
		if s.UpTo.Valid {
			step.Until = &recoupment.Condition{Of: []recoupment.Term{{Counter: admissions}}, Reaches: s.UpTo.Decimal}
		}
		steps = append(steps, step)
	}
	var mandates []rnpp.Mandate
	if in.Distributor.Party != "" {
		mandates = append(mandates, rnpp.Mandate{
			ID: distributor, Party: in.Distributor.Party, Label: recoupment.Text{FR: "Distributeur", EN: "Distributor"},
			Costs: costs(distributor, nil), Guarantees: guarantees(distributor, in.Distributor.MG),
			Streams: []rnpp.Stream{
				{
					ID: theatres, Label: recoupment.Text{FR: "Salles", EN: "Theatres"}, Channel: rnpp.Theatres,
					Commission: rnpp.Commission{Steps: steps},
				},
				{
					ID: video, Label: recoupment.Text{FR: "Vidéo", EN: "Video"}, Channel: rnpp.PhysicalVideo, Video: rnpp.CostsModel,
					Commission: flat(in.Distributor.Video),
				},
				{ID: vod, Label: recoupment.Text{FR: "VOD", EN: "VOD"}, Channel: rnpp.VOD, Commission: flat(in.Distributor.VOD)},
			},
		})
	}
	if in.Seller.Party != "" {
		agent := rnpp.Mandate{
			ID: seller, Party: in.Seller.Party, Label: recoupment.Text{FR: "Vendeur international", EN: "Sales agent"},
			Guarantees: guarantees(seller, in.Seller.MG),
			Streams: []rnpp.Stream{{
				ID: export, Label: recoupment.Text{FR: "Étranger", EN: "Export"}, Channel: rnpp.ForeignSales,
				Commission: flat(in.Seller.Commission),
			}},
		}
		if in.Seller.recoups() {
			agent.Costs = costs(seller, in.Seller.ExpensesCap)
		}
		mandates = append(mandates, agent)
	}
	if len(in.Sales.Media) > 0 {
		own := rnpp.Mandate{
			ID: producerSale, Party: in.Sales.Party, Label: recoupment.Text{FR: "Ventes du producteur", EN: "Producer's own sales"},
		}
		for _, m := range in.Sales.Media {
			own.Streams = append(own.Streams, rnpp.Stream{
				ID: lower(m), Label: recoupment.Text{FR: m, EN: m}, Channel: ownChannel(lower(m)), Commission: flat(in.Sales.Commission),
			})
		}
		mandates = append(mandates, own)
	}
	return mandates
}

// ownChannel is the channel of a medium that the producer sells himself.
func ownChannel(medium string) rnpp.Channel {
	if medium == "tv" {
		return rnpp.Television
	}
	return rnpp.Channel(medium)
}

// costs are those of a mandate, recouped on all its streams.
func costs(mandate string, most *decimal.Decimal) []rnpp.Costs {
	return []rnpp.Costs{{Account: recoupment.Account{
		ID: mandate + ".costs", Label: recoupment.Text{FR: "frais opposables", EN: "recoupable costs"}, Cap: most,
	}}}
}

// guarantees are the one of a mandate, where it gives one.
func guarantees(mandate string, amount decimal.Decimal) []rnpp.Guarantee {
	if amount.IsZero() {
		return nil
	}
	return []rnpp.Guarantee{{ID: mandate + ".guarantee", Amount: amount}}
}

func (i *importer) authors() []royalties.Contract {
	var all []royalties.Contract
	for _, a := range i.contracts.Authors {
		c := royalties.Contract{
			ID: a.Code, Party: a.Party, Label: recoupment.Text{FR: a.Party, EN: a.Party}, Guarantee: a.MG,
			Rates: []royalties.Rate{{
				On:    recoupment.Filter{recoupment.DimensionMedium: {theatres, video, vod, export}},
				Steps: []recoupment.Step{{Rate: a.Before, Until: &recoupment.Condition{Threshold: amortised}}, {Rate: a.After}},
			}},
		}
		if b := a.Bonus; b != nil {
			c.Bonuses = []royalties.Bonus{{
				ID: a.Code + ".bonus", Label: recoupment.Text{FR: "Prime sur entrées", EN: "Admissions bonus"},
				Counter: admissions, Above: b.Above, PerUnit: b.PerAdmission, BorneBy: b.BorneBy,
			}}
		}
		all = append(all, c)
	}
	return all
}

func (i *importer) ranks() []recoupment.Tier {
	var ranks []recoupment.Tier
	named := func(party string) recoupment.Text { return recoupment.Text{FR: party, EN: party} }
	if len(i.contracts.Rank1) > 0 {
		rank := recoupment.Tier{ID: "R1", Label: recoupment.Text{FR: "Rang 1", EN: "Rank 1"}}
		for _, in := range i.contracts.Rank1 {
			rank.Rights = append(rank.Rights, recoupment.Right{
				ID: in.Code, Party: in.Party, Statement: in.Code, Label: named(in.Party), Steps: in.steps(),
			})
		}
		ranks = append(ranks, rank)
	}
	if in := i.contracts.Rank2; in != nil {
		rank := recoupment.Tier{ID: "R2", Label: recoupment.Text{FR: "Rang 2", EN: "Rank 2"}, Sharing: recoupment.ByInvested, Rate: in.Percent}
		for _, claim := range in.Claims {
			s := i.source(claim.Source)
			rank.Rights = append(rank.Rights, recoupment.Right{ID: claim.Code, Party: s.Group, Statement: claim.Code, Label: named(s.Label), Account: claim.Code})
		}
		ranks = append(ranks, rank)
	}
	rank := recoupment.Tier{ID: "R3", Label: recoupment.Text{FR: "Rang 3", EN: "Rank 3"}}
	for _, in := range i.contracts.Rank3 {
		rank.Rights = append(rank.Rights, recoupment.Right{
			ID: in.Code, Party: in.Party, Statement: in.Code, Label: named(in.Party), Steps: []recoupment.Step{{Rate: in.Percent}},
		})
	}
	return append(ranks, rank)
}

// steps reads a corridor: nothing below a level of the rank, a rate until an amount, then a tail.
func (c corridor) steps() []recoupment.Step {
	var steps []recoupment.Step
	if c.Above.IsPositive() {
		steps = append(steps, recoupment.Step{
			Until: &recoupment.Condition{Of: []recoupment.Term{{Tier: "R1"}}, Reaches: c.Above},
		})
	}
	if !c.Until.Valid {
		return append(steps, recoupment.Step{Rate: c.Rate})
	}
	steps = append(steps, recoupment.Step{
		Rate: c.Rate, Until: &recoupment.Condition{Of: []recoupment.Term{{Right: c.Code}}, Reaches: c.Until.Decimal},
	})
	if c.Tail.IsPositive() {
		steps = append(steps, recoupment.Step{Rate: c.Tail})
	}
	return steps
}

func (i *importer) support() cnc.Support {
	in := i.contracts.Support
	s := cnc.Support{
		Scale: cnc.Scale{TicketTax: i.contracts.Ticket.Tax},
		Advance: cnc.Advance{
			Amount: in.Repayment.Advance, Franchise: in.Repayment.Franchise, Allowance: cnc.AllowanceOnSupport, // as the case has it
			Rate: in.Repayment.Rate, Cap: in.Repayment.Cap,
		},
	}
	for _, b := range in.Brackets {
		s.Brackets = append(s.Brackets, cnc.Bracket{UpTo: b.UpTo.Decimal, Rate: b.Rate})
	}
	s.Shares = i.shares(in.Split)
	return s
}

// shares reads {"party": "80", ...}: the order of the parties matters, for the last takes the rounding.
func (i *importer) shares(object json.RawMessage) []cnc.Share {
	if len(object) == 0 {
		return nil
	}
	parts := map[string]decimal.Decimal{}
	if err := json.Unmarshal(object, &parts); err != nil {
		i.fault("contracts.json: support.split_pct: %v", err)
		return nil
	}
	var shares []cnc.Share
	for _, party := range keysInOrder(object) {
		shares = append(shares, cnc.Share{Party: party, Percent: parts[party]})
	}
	return shares
}

func (i *importer) amortisation() Amortisation {
	in := i.contracts.Amortisation
	a := Amortisation{
		Less: i.film.FinancialAccounts, ContingencySpent: in.ContingencySpent, Fee: "fee", Overheads: "overheads", Euribor: in.Euribor,
		Rules: rnpp.OpposableCostRules{
			FeeCap: in.FeeCap, OverheadsCap: in.OverheadsCap, Months: in.Months, Spread: in.Spread, FinancialCap: in.FinancialCap,
		},
		SupportFranchise: in.SupportFranchise, SupportRate: in.SupportRate,
	}
	add := func(id, fr, en string, nature financing.Nature) {
		if sources := i.sourcesOf(nature); len(sources) > 0 {
			a.Opening = append(a.Opening, OpeningLine{ID: id, Label: budget.Text{FR: fr, EN: en}, Sources: sources})
		}
	}
	add("prebuys", "Préachats", "Pre-buys", financing.PreBuy)
	var guarantees []string
	for _, source := range []string{i.contracts.Distributor.Source, i.contracts.Seller.Source} {
		if source != "" {
			guarantees = append(guarantees, source)
		}
	}
	if len(guarantees) > 0 {
		a.Opening = append(a.Opening, OpeningLine{
			ID: "mgs", Label: budget.Text{FR: "Minima garantis", EN: "Minimum guarantees"}, Sources: guarantees,
		})
	}
	add("credit", "Crédit d'impôt", "Tax credit", financing.TaxCreditSource)
	a.Opening = append(a.Opening, OpeningLine{
		ID: "grant", Label: budget.Text{FR: "Aide régionale non remboursable", EN: "Non-repayable regional aid"}, Amount: in.Grant,
	})
	if never := i.contracts.Support.Repayment.Advance.Mul(in.NeverRepaid).Shift(-2); never.IsPositive() {
		a.Opening = append(a.Opening, OpeningLine{
			ID: "advance", Label: budget.Text{FR: "Part de l'avance jamais remboursable", EN: "Part of the advance never repaid"}, Amount: never,
		})
	}
	return a
}

func (i *importer) facility() cashflow.Facility {
	var in struct {
		Limit       decimal.Decimal `json:"limit"`
		Open        int             `json:"open_week"`
		Rate        decimal.Decimal `json:"rate_pct"`
		Commitment  decimal.Decimal `json:"commitment_fee_pct_on_undrawn"`
		Arrangement decimal.Decimal `json:"arrangement_fee_pct_of_limit"`
		DayCount    string          `json:"day_count"`
		// Close is a week, or words for the last one.
		Close json.RawMessage `json:"close_week"`
	}
	i.json("facility.json", &in, facilityFields...)
	f := cashflow.Facility{
		Limit: in.Limit, OpenWeek: in.Open, Rate: in.Rate, CommitmentFee: in.Commitment, ArrangementFee: in.Arrangement,
		Basis: schedule.Actual360,
	}
	if week, err := strconv.Atoi(strings.Trim(string(in.Close), `"`)); err == nil {
		f.CloseWeek = week
	} else if len(in.Close) > 0 && !strings.Contains(string(in.Close), "last") {
		i.fault("facility.json: close_week: %s is neither a week nor the last one", in.Close)
	}
	switch {
	case in.DayCount != "" && !strings.Contains(in.DayCount, "360") && !strings.Contains(in.DayCount, "365"):
		i.fault("facility.json: day_count: %q is on a year of neither 360 nor 365 days", in.DayCount)
	case strings.Contains(in.DayCount, "30/360"):
		f.Basis = schedule.Thirty360European
	case strings.Contains(in.DayCount, "365"):
		f.Basis = schedule.Actual365Fixed
	}
	return f
}
