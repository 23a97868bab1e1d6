package payroll

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// LowBudgetFilm is what decides whether a film may be paid by annexe III, or as a film under one million euros (IDCC
// 3097). Amounts are in euros; what is nil is not known, and its criterion cannot tell.
type LowBudgetFilm struct {
	// Applied is the day of the application for approval.
	Applied schedule.Date `json:"applied"`
	// Documentary says so; otherwise the film is a fiction.
	Documentary bool `json:"documentary,omitempty"`
	// Budget is the forecast budget: the external expenditure of the producer, without contingency. Financial are the
	// financial charges in it, which do not count from 11 April 2025.
	Budget    *decimal.Decimal `json:"budget,omitempty"`
	Financial *decimal.Decimal `json:"financial,omitempty"`
	// French is the French expenditure of the budget.
	French *decimal.Decimal `json:"french,omitempty"`
	// Crew is the gross payroll of technicians, Director the part of it that is the director's.
	Crew     *decimal.Decimal `json:"crew,omitempty"`
	Director *decimal.Decimal `json:"director,omitempty"`
	// Above is the gross pay of authors, producers and leading roles, other income (BNC) and agents included.
	Above *decimal.Decimal `json:"above,omitempty"`
	// HighestActor is the highest pay of an actor, in times of his minimum.
	HighestActor *decimal.Decimal `json:"highest_actor,omitempty"`
	// Meeting says that the crew met before the shoot, InFrance that the film is mainly shot in France,
	// Participation that one in the producer's net receipts is promised.
	Meeting       *bool `json:"meeting,omitempty"`
	InFrance      *bool `json:"in_france,omitempty"`
	Participation *bool `json:"participation,omitempty"`
	// Accept takes [AcceptAnnexeIII], the criteria of films admitted from 11 April 2025.
	Accept []string `json:"accept,omitempty"`
}

// Criterion is the answer to one condition of a film.
type Criterion struct {
	// Code names the condition: budget, crew_share, above_share, actor_times, meeting, in_france, participation.
	Code    string  `json:"code"`
	Label   Text    `json:"label"`
	Verdict Verdict `json:"verdict"`
	// Figure is compared with Limit, exactly; shares are shown in per cent with two decimals, half away from zero, and
	// Margin, what is left, is below zero where it fails. A question answered by yes or no is 1 or 0 of 1.
	Figure decimal.Decimal `json:"figure"`
	Limit  decimal.Decimal `json:"limit"`
	Margin decimal.Decimal `json:"margin"`
	// Unit is EUR, percent, times or yes.
	Unit   string `json:"unit"`
	Source Source `json:"source"`
}

// AnnexeIIICriteria returns the six conditions of annexe III in the order of its article 2. The quota of films of a
// year and the decision of the joint commission are no conditions of one film. Whether the share of the pay above the
// line is asked of a documentary is not established: it cannot tell.
//
// Errors: a [Faults] of [ErrBefore], and of [ErrUnconfirmed] from 11 April 2025 unless it is accepted, at "applied";
// [ErrNegative] and [ErrTooLarge] at an amount.
func (f LowBudgetFilm) AnnexeIIICriteria() ([]Criterion, error) {
	c := f.validate()
	e, err := law.LowBudgetFilms().At(f.Applied.String())
	if err != nil {
		other := law.LowBudgetFilms().Unconfirmed(f.Applied.String())
		switch {
		case len(other) == 0:
			c.Merge("applied", err)
		case !slices.Contains(f.Accept, AcceptAnnexeIII):
			c.Add("applied", ErrUnconfirmed, f.Applied)
		default:
			e = other[0]
		}
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	l, budget := e.Value, f.Budget
	if l.NoFinance {
		budget = less(f.Budget, f.Financial)
	}
	limit, above := l.Fiction, f.Above
	if f.Documentary {
		limit, above = l.Documentary, nil
	}
	return []Criterion{
		atMost("budget", budget, limit, "EUR", e.Source), atLeastShare("crew_share", f.Crew, f.French, l.Crew, e.Source),
		atLeastShare("above_share", less(f.Crew, f.Director), above, l.Above, e.Source), answered("meeting", f.Meeting, e.Source),
		answered("in_france", f.InFrance, e.Source), atMost("actor_times", f.HighestActor, l.Times, "times", e.Source),
	}, nil
}

// FragileCriteria returns the conditions of a French feature of fiction under one million euros, to which the minima
// of technicians do not apply. A documentary cannot tell. The errors are [ErrBefore], and those of amounts.
func (f LowBudgetFilm) FragileCriteria() ([]Criterion, error) {
	c := f.validate()
	e, err := law.FragileFilms().At(f.Applied.String())
	c.Merge("applied", err)
	if err := c.Err(); err != nil {
		return nil, err
	}
	budget := f.Budget
	if f.Documentary {
		budget = nil
	}
	return []Criterion{
		atMost("budget", budget, e.Value.Limit, "EUR", e.Source), atLeastShare("crew_share", f.Crew, f.French, e.Value.Crew, e.Source),
		answered("participation", f.Participation, e.Source),
	}, nil
}

// Together is the verdict of several conditions: one that fails fails them all, one that cannot tell leaves the
// question open.
func Together(criteria []Criterion) Verdict {
	verdict := Pass
	for _, c := range criteria {
		if c.Verdict == Fail {
			return Fail
		}
		if c.Verdict == CannotTell {
			verdict = CannotTell
		}
	}
	return verdict
}

func (f LowBudgetFilm) validate() *fault.Collector {
	c := &fault.Collector{}
	aDate(c, "applied", f.Applied)
	check.Size(c, "accept", len(f.Accept), MaxRules)
	if !check.Decimals(c, f, money.Acceptable) {
		return c
	}
	for _, one := range []struct {
		path   string
		amount *decimal.Decimal
	}{
		{"budget", f.Budget}, {"financial", f.Financial}, {"french", f.French}, {"crew", f.Crew}, {"director", f.Director},
		{"above", f.Above}, {"highest_actor", f.HighestActor},
	} {
		if one.amount != nil {
			check.NotNegative(c, one.path, *one.amount)
		}
	}
	return c
}

// less is a without b; not known if one of them is not.
func less(a, b *decimal.Decimal) *decimal.Decimal {
	if a == nil || b == nil {
		return nil
	}
	left := a.Sub(*b)
	return &left
}

//nolint:revive // a condition: what, how much, at most, in what, by which text
func atMost(code string, figure *decimal.Decimal, limit decimal.Decimal, unit string, source Source) Criterion {
	c := Criterion{Code: code, Label: criterionLabels[code], Verdict: CannotTell, Limit: limit, Unit: unit, Source: source}
	if figure != nil {
		c.Figure = *figure
		c.judge(limit.Sub(*figure))
	}
	return c
}

// atLeastShare asks a part to be at least so many per cent of a whole.
//
//nolint:revive // a condition: what, how much, of how much, at least, by which text
func atLeastShare(code string, part, whole *decimal.Decimal, least decimal.Decimal, source Source) Criterion {
	c := Criterion{Code: code, Label: criterionLabels[code], Verdict: CannotTell, Limit: least, Unit: "percent", Source: source}
	if part == nil || whole == nil || !whole.IsPositive() {
		return c
	}
	c.Figure = money.PercentOf(*part, *whole, 2)
	c.judge(part.Mul(hundred).Sub(whole.Mul(least)))
	c.Margin = c.Figure.Sub(least)
	return c
}

func answered(code string, answer *bool, source Source) Criterion {
	c := Criterion{Code: code, Label: criterionLabels[code], Verdict: CannotTell, Limit: decimal.NewFromInt(1), Unit: "yes", Source: source}
	if answer != nil {
		if *answer {
			c.Figure = c.Limit
		}
		c.judge(c.Figure.Sub(c.Limit))
	}
	return c
}

// judge takes what is left.
func (c *Criterion) judge(margin decimal.Decimal) {
	c.Margin, c.Verdict = margin, Pass
	if margin.IsNegative() {
		c.Verdict = Fail
	}
}

var criterionLabels = map[string]Text{
	"budget":        {FR: "Budget prévisionnel hors imprévus", EN: "Forecast budget without contingency"},
	"crew_share":    {FR: "Masse salariale des techniciens dans les dépenses françaises", EN: "Payroll of technicians in the French expenditure"},
	"above_share":   {FR: "Masse salariale des techniciens rapportée aux auteurs, producteurs et rôles principaux", EN: "Payroll of technicians over authors, producers and leading roles"},
	"actor_times":   {FR: "Rémunération des artistes-interprètes en multiple du minimum", EN: "Pay of actors in times of their minimum"},
	"meeting":       {FR: "Réunion préalable de l'équipe", EN: "Meeting of the crew beforehand"},
	"in_france":     {FR: "Tournage principalement en France", EN: "Mainly shot in France"},
	"participation": {FR: "Intéressement aux recettes nettes part producteur", EN: "Participation in the producer's net receipts"},
}
