package financing

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Errors of [TaxCreditRulesAt], for errors.Is.
var (
	// ErrBefore reports a day before the first value of the law that the library knows.
	ErrBefore = law.ErrBefore
	// ErrNone reports a day on which the law is not established: the caller supplies the rules.
	ErrNone = law.ErrNone
)

// LawSource says where a built-in figure is written: the fields Title and Address.
type LawSource = law.Source

// Film is what the French film tax credit (crédit d'impôt cinéma) asks of a film to know its figures.
type Film struct {
	// Budget of production, in euros.
	Budget decimal.Decimal
	// Favoured is true for a film made wholly or mainly in French or a regional language of France and,
	// from 2016, for animation and for fiction with heavy visual effects.
	Favoured bool
	// Animation is true for an animated film, which had a cap of its own.
	Animation bool
	// Difficult is true for a difficult work (œuvre difficile), such as a first or second film.
	Difficult bool
}

// TaxCreditRulesAt returns the built-in rules of the French film tax credit on a day, and the texts
// of its rate, base cap, ceiling of public aid and cap per film, in this order. RoundDownTo and Order are
// left to the caller: the law has neither.
//
// Errors: [ErrBefore] before 20 March 2015; [ErrNone] from 1 January 2020, when the article was amended
// by texts that are not established; [Faults] when the budget of the film is negative or unreadably
// large. Source: code général des impôts, article 220 sexies.
func TaxCreditRulesAt(day schedule.Date, film Film) (TaxCreditRules, []LawSource, error) {
	v := newValidator(new(fault.Collector), "EUR")
	v.amount("budget", film.Budget)
	if err := v.Err(); err != nil {
		return TaxCreditRules{}, nil, err
	}
	rates, err := law.TaxCreditRates().At(day.String())
	if err != nil {
		return TaxCreditRules{}, nil, err
	}
	filmCap, err := law.TaxCreditCap().At(day.String())
	if err != nil {
		return TaxCreditRules{}, nil, err
	}
	baseCap, err := law.TaxCreditBaseCap().At(day.String())
	if err != nil {
		return TaxCreditRules{}, nil, err
	}
	ceiling, err := law.TaxCreditAidCeiling().At(day.String())
	if err != nil {
		return TaxCreditRules{}, nil, err
	}
	rules := TaxCreditRules{
		Rate:       film.rate(rates.Value),
		BaseCap:    baseCap.Value,
		AidCeiling: film.ceiling(ceiling.Value),
		FilmCap:    film.cap(filmCap.Value),
	}
	return rules, []LawSource{rates.Source, baseCap.Source, ceiling.Source, filmCap.Source}, nil
}

// rate returns the favoured rate to a favoured film whose budget is under the limit, if there is one.
func (f Film) rate(rates law.CreditRates) decimal.Decimal {
	within := rates.FavouredBelow.IsZero() || f.Budget.LessThan(rates.FavouredBelow)
	if f.Favoured && within {
		return rates.Favoured
	}
	return rates.Ordinary
}

func (f Film) cap(caps law.CreditCap) decimal.Decimal {
	if f.Animation {
		return caps.Animation
	}
	return caps.Live
}

// ceiling returns the derogation to a difficult work and to one of low budget.
func (f Film) ceiling(ceiling law.AidCeiling) decimal.Decimal {
	if f.Difficult || !f.Budget.GreaterThan(ceiling.LowBudget) {
		return ceiling.Derogation
	}
	return ceiling.Ordinary
}
