package dossier

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
	"github.com/filmfinance/filmfinance/royalties"
)

// ScenarioResult is one scenario of exploitation, for everybody.
type ScenarioResult struct {
	ID          string              `json:"id"`
	Label       budget.Text         `json:"label"`
	Probability decimal.Decimal     `json:"probability"`
	Outcome     *recoupment.Outcome `json:"outcome"`
	Authors     []royalties.Account `json:"authors"`
	Investors   []InvestorResult    `json:"investors"`
	Producer    ProducerResult      `json:"producer"`
}

// InvestorResult is what an investor put in and got back.
type InvestorResult struct {
	Right    string          `json:"right"`
	Source   string          `json:"source"`
	Invested decimal.Decimal `json:"invested"`
	Received decimal.Decimal `json:"received"`
	Balance  decimal.Decimal `json:"balance"`
	Multiple decimal.Decimal `json:"multiple"`
	// Rate is the annual internal rate of return, in per cent; Reason says why there is none.
	Rate   *decimal.Decimal `json:"rate"`
	Reason string           `json:"reason,omitempty"`
}

// ProducerResult is the result of the delegated producer.
type ProducerResult struct {
	Residual   decimal.Decimal `json:"residual"`
	Deferrals  decimal.Decimal `json:"deferrals"`
	Commission decimal.Decimal `json:"sales_commission"`
	// Bonus is what the producer pays out of its own money.
	Bonus    decimal.Decimal `json:"bonus_borne"`
	Income   decimal.Decimal `json:"income"`
	LessRisk decimal.Decimal `json:"income_less_risk"`
	// Multiple is the income over the producer's risk, WithSupport with its share of the support added.
	Multiple    decimal.Decimal `json:"multiple"`
	Support     decimal.Decimal `json:"support_credited"`
	WithSupport decimal.Decimal `json:"multiple_with_support"`
}

// Expected weighs the income of the producer by the probabilities of the scenarios; it is zero when
// they do not make 100 %.
type Expected struct {
	Income   decimal.Decimal `json:"income"`
	Multiple decimal.Decimal `json:"multiple"`
	Known    bool            `json:"known"`
}

func (d Document) scenario(r *Result, s recoupment.Scenario, out *recoupment.Outcome) (ScenarioResult, error) {
	result := ScenarioResult{ID: s.ID, Label: s.Label, Probability: s.Probability, Outcome: out}
	for _, contract := range d.Contracts.Authors {
		account, err := contract.Account(out)
		if err != nil {
			return result, err
		}
		result.Authors = append(result.Authors, account)
	}
	for _, i := range d.Returns.Investors {
		investor, err := d.investor(r, i, out)
		if err != nil {
			return result, err
		}
		result.Investors = append(result.Investors, investor)
	}
	result.Producer = d.producer(r, out)
	return result, nil
}

func (d Document) investor(r *Result, i Investor, out *recoupment.Outcome) (InvestorResult, error) {
	flows := r.Cash.Investment(i.Source)
	result := InvestorResult{Right: i.Right, Source: i.Source, Received: total(out, i.Right)}
	for _, flow := range flows {
		result.Invested = result.Invested.Sub(flow.Amount)
	}
	for _, p := range out.Periods {
		if paid := p.Settlement.Line(i.Right).Current; !paid.IsZero() {
			flows = append(flows, cashflow.Flow{Date: p.End, Amount: paid})
		}
	}
	result.Balance = result.Received.Sub(result.Invested)
	var err error
	if result.Multiple, err = cashflow.Multiple(result.Invested, result.Received); err != nil {
		return result, err
	}
	rate, err := cashflow.XIRR(flows)
	switch {
	case err == nil:
		result.Rate = &rate.Rate
	case errors.Is(err, cashflow.ErrNoRate), errors.Is(err, cashflow.ErrSeveralRates), errors.Is(err, cashflow.ErrRateOutside):
		result.Reason = err.Error()
	default:
		return result, err
	}
	return result, nil
}

func (d Document) producer(r *Result, out *recoupment.Outcome) ProducerResult {
	p := ProducerResult{Residual: total(out, d.Returns.Residual)}
	for _, right := range d.Returns.Deferrals {
		p.Deferrals = p.Deferrals.Add(total(out, right))
	}
	for _, right := range d.Returns.Commission {
		p.Commission = p.Commission.Add(total(out, right))
	}
	for _, author := range d.Contracts.Authors {
		for _, bonus := range author.Bonuses {
			if bonus.BorneBy == d.Returns.Party {
				p.Bonus = p.Bonus.Add(total(out, bonus.ID))
			}
		}
	}
	shares := d.Contracts.Support.Shares
	at := slices.IndexFunc(shares, func(s cnc.Share) bool { return s.Party == d.Returns.Party })
	if last := len(out.Periods) - 1; at >= 0 && last >= 0 {
		p.Support = out.Periods[last].Support.Credited[at]
	}
	risk, _ := r.Financing.Ratio(financing.ProducerRisk)
	p.Income = p.Residual.Add(p.Deferrals).Add(p.Commission).Sub(p.Bonus)
	p.LessRisk = p.Income.Sub(risk.Amount)
	p.Multiple = multiple(p.Income, risk.Amount)
	p.WithSupport = multiple(p.Income.Add(p.Support), risk.Amount)
	return p
}

func (d Document) expected(r *Result) Expected {
	sum, income := decimal.Decimal{}, decimal.Decimal{}
	for _, s := range r.Scenarios {
		sum = sum.Add(s.Probability)
		income = income.Add(s.Producer.Income.Mul(s.Probability).Shift(-2))
	}
	if !sum.Equal(decimal.New(100, 0)) {
		return Expected{}
	}
	places, _ := money.MinorUnits(d.Currency)
	risk, _ := r.Financing.Ratio(financing.ProducerRisk)
	return Expected{
		Income: money.RoundDecimal(income, places, money.HalfAwayFromZero), Multiple: multiple(income, risk.Amount), Known: true,
	}
}

// multiple is a/b with four decimals; an income may be negative, which cashflow.Multiple refuses.
func multiple(a, b decimal.Decimal) decimal.Decimal {
	quotient, _ := money.Quotient(a, b)
	return money.Round(quotient, cashflow.MultiplePlaces, money.HalfAwayFromZero)
}

// total is everything a right or a transfer was paid in an outcome.
func total(out *recoupment.Outcome, id string) decimal.Decimal {
	return out.Final.Line(id).Cumulative.Add(out.Final.Transfer(id).Cumulative)
}
