package cashflow

import (
	"errors"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Investment returns the instalments of one source as the party that pays them sees them: negative.
func (r Result) Investment(source string) []Flow {
	var flows []Flow
	for _, one := range r.Movements {
		if one.Column == Receipts && one.ID == source {
			flows = append(flows, Flow{Date: one.Date, Amount: one.Amount.Neg()})
		}
	}
	return flows
}

// Stake is what a party pays into the film: sources of the plan.
type Stake struct {
	Party   string   `json:"party"`
	Sources []string `json:"sources"`
}

// Received goes through what parties were paid. The method Paid of an outcome or of a settlement of package
// recoupment is one: cashflow and recoupment do not know each other.
type Received = func(yield func(party string, day schedule.Date, amount decimal.Decimal) bool)

// Appraisal says how the returns of parties are measured.
type Appraisal struct {
	Discounting
	// Rate is the annual rate in per cent of the value, the index and the discounted payback.
	Rate decimal.Decimal `json:"rate,omitzero"`
	// Interpolation is that of both paybacks.
	Interpolation Interpolation `json:"interpolation,omitempty"`
}

// PartyReturn is what the film brings to a party that invested in it.
type PartyReturn struct {
	Party string `json:"party"`
	// Flows are what it paid, negative, and what it received, in the order of the plan and of the receipts.
	Flows []Flow `json:"flows"`
	// Invested is what the party paid, less what flowed back to it as a credit of a source; Received what it
	// was paid, less what it paid back. Balance = Received - Invested.
	Invested decimal.Decimal `json:"invested"`
	Received decimal.Decimal `json:"received"`
	Balance  decimal.Decimal `json:"balance"`
	// Multiple is Received over Invested; nil where nothing is invested or received less than nothing.
	Multiple *decimal.Decimal `json:"multiple"`
	// Value is the net present value, in the currency's minor unit, Index the profitability index; nil
	// without one.
	Value decimal.Decimal  `json:"value"`
	Index *decimal.Decimal `json:"index"`
	// Return is the internal rate of return; NoRate says why its Rate is not one, and is empty where it is.
	Return Return `json:"return"`
	NoRate NoRate `json:"no_rate,omitempty"`
	// Payback is the simple one, Discounted that at the rate of the appraisal; nil where the running total
	// never falls below zero.
	Payback    *Payback `json:"payback"`
	Discounted *Payback `json:"discounted_payback"`
}

// NoRate says why there is not one rate.
type NoRate string

// The reasons.
const (
	NoFlows      NoRate = "no_flow"
	NoSolution   NoRate = "no_rate"
	SeveralRates NoRate = "several_rates"
	RateOutside  NoRate = "rate_outside"
)

// Label returns what people read.
func (n NoRate) Label() Text {
	switch n {
	case NoFlows:
		return Text{FR: "Aucun flux", EN: "No flow"}
	case NoSolution:
		return Text{FR: "Aucun taux n'annule ces flux", EN: "No rate brings these flows to zero"}
	case SeveralRates:
		return Text{FR: "Plusieurs taux annulent ces flux", EN: "Several rates bring these flows to zero"}
	case RateOutside:
		return Text{FR: "Taux hors des bornes de recherche", EN: "The rate is outside the range that is searched"}
	default:
		return Text{FR: string(n), EN: string(n)}
	}
}

// Returns measures what the film brings to each party: the instalments that it pays, by the plan, against
// what it is paid. The parties are in the order of the stakes; who receives without a stake is left out.
//
// The error is a [Faults]: a party or a source given twice, a source that the plan does not pay, a wrong
// appraisal, amounts that cannot be read; or the error of [Discounting.XIRR] for flows that take too long.
func (r Result) Returns(stakes []Stake, received Received, by Appraisal) ([]PartyReturn, error) {
	var found fault.Collector
	all := r.invested(&found, stakes)
	by.check(&found)
	discount(&found, by.Rate)
	places, _ := check.Currency(&found, r.Currency)
	if err := found.Err(); err != nil {
		return nil, err
	}
	if received != nil {
		at := make(map[string]int, len(all))
		for i, one := range all {
			at[one.Party] = i
		}
		count := 0
		received(func(party string, day schedule.Date, amount decimal.Decimal) bool {
			i, known := at[party]
			if !known {
				return true
			}
			count++
			in := found.In("received[%s]", party)
			if check.Size(in, "", count, MaxMovements) && check.Decimal(in, "", amount) && !amount.IsZero() {
				all[i].Received = all[i].Received.Add(amount)
				all[i].Flows = append(all[i].Flows, Flow{Date: day, Amount: amount})
			}
			return count <= MaxMovements
		})
	}
	for i := range all {
		found.Merge("parties["+all[i].Party+"]", all[i].measure(by, places))
	}
	if err := found.Err(); err != nil {
		return nil, err
	}
	return all, nil
}

// invested collects what the parties pay.
func (r Result) invested(found *fault.Collector, stakes []Stake) []PartyReturn {
	if !check.Size(found, "stakes", len(stakes), MaxSources) {
		return nil
	}
	flows := make(map[string][]Flow)
	for _, one := range r.Movements {
		if one.Column == Receipts {
			flows[one.ID] = append(flows[one.ID], Flow{Date: one.Date, Amount: one.Amount.Neg()})
		}
	}
	all := make([]PartyReturn, len(stakes))
	parties, sources := map[string]bool{}, map[string]bool{}
	for i, stake := range stakes {
		in := found.In("stakes[%d]", i)
		check.Unique(in, "party", stake.Party, parties)
		all[i] = PartyReturn{Party: stake.Party, Flows: []Flow{}}
		for j, source := range stake.Sources {
			at := in.In("sources[%d]", j)
			if !check.Unique(at, "", source, sources) {
				continue
			}
			if flows[source] == nil {
				at.Add("", ErrUnknown, source)
			}
			for _, flow := range flows[source] {
				all[i].Invested = all[i].Invested.Sub(flow.Amount)
			}
			all[i].Flows = append(all[i].Flows, flows[source]...)
		}
	}
	return all
}

// measure computes the figures of a party from its flows.
func (p *PartyReturn) measure(by Appraisal, places int32) error {
	p.Balance = p.Received.Sub(p.Invested)
	if multiple, err := Multiple(p.Invested, p.Received); err == nil {
		p.Multiple = &multiple
	}
	var err error
	p.Return, err = by.XIRR(p.Flows)
	switch {
	case errors.Is(err, ErrNoFlow):
		p.NoRate, p.Return.Rates = NoFlows, []decimal.Decimal{}
		return nil
	case errors.Is(err, ErrNoRate):
		p.NoRate = NoSolution
	case errors.Is(err, ErrSeveralRates):
		p.NoRate = SeveralRates
	case errors.Is(err, ErrRateOutside):
		p.NoRate = RateOutside
	case err != nil:
		return err
	}
	if p.Value, err = by.XNPV(by.Rate, p.Flows, places); err != nil {
		return err
	}
	index, err := by.ProfitabilityIndex(by.Rate, p.Flows)
	if err == nil {
		p.Index = &index
	} else if !errors.Is(err, ErrNotInvested) {
		return err
	}
	if p.Payback, err = by.payback(decimal.Decimal{}, p.Flows); err != nil {
		return err
	}
	p.Discounted, err = by.payback(by.Rate, p.Flows)
	return err
}

// payback returns nil where there is nothing to pay back.
func (a Appraisal) payback(rate decimal.Decimal, flows []Flow) (*Payback, error) {
	p, err := a.Payback(rate, flows, a.Interpolation)
	switch {
	case errors.Is(err, ErrNotInvested):
		return nil, nil //nolint:nilnil // what is not there is nil in the document too
	case err != nil:
		return nil, err
	default:
		return &p, nil
	}
}
