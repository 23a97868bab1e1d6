package rules

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/internal/law"
)

// The rules of points.
const (
	// ApprovalPoints are the least points of a film for the automatic support (art. 211-13).
	ApprovalPoints Rule = "approval_points"
	// InvestmentPoints are the least points without the language for direct allocations, and InvestmentLanguage is
	// that French is the most used language (art. 211-74).
	InvestmentPoints   Rule = "investment_points"
	InvestmentLanguage Rule = "investment_language"
	// EuropeanPoints are the least points of a European work.
	EuropeanPoints Rule = "european_points"
)

func pointParameters() []parameter {
	least, weight := law.InvestmentPoints, law.SupportWeight
	return []parameter{
		dated("points.approval", Points, law.ApprovalPoints, amount),
		dated("points.approval_foreign", Points, law.ForeignApprovalPoints, amount),
		dated("points.investment", Points, least, func(v law.InvestmentPoint) decimal.Decimal { return v.Ordinary }),
		dated("points.investment_derogation", Points, least, func(v law.InvestmentPoint) decimal.Decimal { return v.Derogation }),
		dated("points.european_cinema", Points, law.EuropeanThresholds, func(v law.EuropeanThreshold) decimal.Decimal { return v.Cinema }),
		dated("points.european_audiovisual", Points, law.EuropeanThresholds, func(v law.EuropeanThreshold) decimal.Decimal { return v.Audiovisual }),
		dated("weight.full", Points, weight, func(v law.PointWeight) decimal.Decimal { return v.Full }),
		dated("weight.floor", Points, weight, func(v law.PointWeight) decimal.Decimal { return v.Floor }),
		dated("weight.step", Count, weight, func(v law.PointWeight) decimal.Decimal { return v.Step }),
	}
}

func pointRules() []rule {
	return []rule{
		{name: ApprovalPoints, label: Text{FR: "Points de l'agrément", EN: "Points for the approval"}, check: (*book).approvalPoints},
		{name: InvestmentPoints, label: Text{FR: "Points hors langue pour les allocations directes", EN: "Points without the language for direct allocations"}, check: (*book).investmentPoints},
		{name: InvestmentLanguage, label: Text{FR: "Langue française pour les allocations directes", EN: "French language for direct allocations"}, check: (*book).investmentLanguage},
		{name: EuropeanPoints, label: Text{FR: "Points de l'œuvre européenne", EN: "Points of a European work"}, check: (*book).europeanPoints},
	}
}

// scored is the points of a sheet without some groups: what is told, and what the posts that are not may add.
func scored(sheet *points.Sheet, name string, without ...string) quantity {
	if sheet == nil {
		return unknown(name)
	}
	score, err := sheet.Score() // valid, as the case is
	if err != nil {
		return unknown(name)
	}
	q := quantity{}
	var told, untold []Line
	for _, post := range score.Posts {
		if slices.Contains(without, post.Group) {
			continue
		}
		told = append(told, Line{Name: post.Post, Amount: post.Obtained})
		if post.Missing != "" {
			untold = append(untold, Line{Name: post.Post, Amount: post.Max})
			q.missing = append(q.missing, name+"."+post.Missing)
		}
	}
	q.lo, q.hi = known(told...).lo, known(slices.Concat(told, untold)...).hi
	return q
}

func (b *book) approvalPoints() {
	if b.c.Film.Work == Audiovisual {
		b.skip("œuvre audiovisuelle", "an audiovisual work")
		return
	}
	limit := b.parameter("points.approval")
	if foreign := ask(b.c.Film.ForeignInitiative, "film.foreign_initiative"); foreign.yes {
		limit = foreign.choose(b.parameter("points.approval_foreign").least(limit), limit)
	}
	b.test(test{bound: AtLeast, unit: Points, figure: scored(b.c.Points, "points"), limit: limit})
}

// invests reports whether the film has automatic support.
func (b *book) invests() bool {
	return b.needs("pas de soutien automatique au plan", "no automatic support in the plan", financing.AutomaticSupport, financing.DirectAllocation)
}

func (b *book) investmentPoints() {
	if !b.invests() {
		return
	}
	var derogation *bool
	if b.c.Support != nil {
		derogation = b.c.Support.Derogation
	}
	limit := ask(derogation, "support.derogation").choose(b.parameter("points.investment_derogation"), b.parameter("points.investment"))
	b.test(test{bound: AtLeast, unit: Points, figure: scored(b.c.Points, "points", "language"), limit: limit})
}

func (b *book) investmentLanguage() {
	if b.invests() {
		b.met("", ask(b.c.Film.French, "film.french"))
	}
}

func (b *book) europeanPoints() {
	if b.c.European == nil {
		b.skip("pas de barème européen", "no European scale")
		return
	}
	cinema, audiovisual := b.parameter("points.european_cinema"), b.parameter("points.european_audiovisual")
	limit := cinema
	switch b.c.Film.Work {
	case Audiovisual:
		limit = audiovisual
	case "":
		limit = cinema.or(audiovisual, "film.work")
	}
	b.test(test{bound: AtLeast, unit: Points, figure: scored(b.c.European, "european"), limit: limit})
}

// weight is the part of the automatic support that the points keep, in per cent (art. 211-34 and 211-35).
func (b *book) weight() quantity {
	score := scored(b.c.Points, "points")
	full, floor, step := b.parameter("weight.full"), b.parameter("weight.floor"), b.parameter("weight.step")
	w := quantity{lo: end{}, hi: end{value: decimal.NewFromInt(100)}}.with(score, end{}, end{value: decimal.NewFromInt(100)})
	for _, one := range []quantity{full, floor, step} {
		w = w.with(one, w.lo, w.hi)
	}
	if full.single() && floor.single() && step.single() {
		at := func(e end) end {
			hundred := decimal.NewFromInt(100)
			switch {
			case e.open || !e.value.LessThan(full.lo.value):
				return end{value: hundred}
			case !e.value.LessThan(floor.lo.value):
				return end{value: hundred.Sub(full.lo.value.Sub(e.value).Mul(step.lo.value).Shift(2))}
			}
			return end{value: e.value}
		}
		w.lo, w.hi = at(score.lo), at(score.hi)
	}
	return w
}
