package points

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// The thresholds of the built-in grids.
const (
	// Approval is the least number of points for the automatic support (art. 211-13).
	Approval = "approval"
	// FullSupport is where the support is no longer weighted (art. 211-34).
	FullSupport = "full_support"
	// Investment is the number, without the points of the language, from which automatic support is invested
	// with direct allocations (art. 211-74); InvestmentDerogation is how low a derogation goes.
	Investment           = "investment"
	InvestmentDerogation = "investment_derogation"
	// EuropeanCinema and EuropeanAudiovisual make a work European.
	EuropeanCinema      = "european_cinema"
	EuropeanAudiovisual = "european_audiovisual"
)

// FictionAt returns the French scale of live fiction on a day: that of 1999, seven groups, or that of 2018,
// five groups of 20. The thresholds are those known on the day. Error: [ErrBefore] before the end of 1999.
func FictionAt(day schedule.Date) (Grid, []Source, error) {
	return french(day, law.FictionPoints(), Text{FR: "Barème de la fiction", EN: "Scale of fiction"})
}

// DocumentaryAt returns the French scale of feature documentaries on a day; what is not itemised is one post.
// Error: [ErrBefore] before 8 December 2022.
func DocumentaryAt(day schedule.Date) (Grid, []Source, error) {
	return french(day, law.DocumentaryPoints(), Text{FR: "Barème du documentaire", EN: "Scale of documentaries"})
}

// AnimationAt returns the French scale of animated features on a day; what is not itemised is one post. It
// has no group of the language, so no threshold leaves it out. Error: [ErrBefore] before 8 December 2022.
func AnimationAt(day schedule.Date) (Grid, []Source, error) {
	return french(day, law.AnimationPoints(), Text{FR: "Barème de l'animation", EN: "Scale of animation"})
}

// EuropeanAt returns the European scale of fiction on a day. Error: [ErrBefore] before 21 May 1992.
func EuropeanAt(day schedule.Date) (Grid, []Source, error) {
	g, sources, err := gridOf(day, law.EuropeanPoints(), Text{FR: "Barème européen", EN: "European scale"})
	if err != nil {
		return Grid{}, nil, err
	}
	e, err := law.EuropeanThresholds().At(day.String())
	if err != nil {
		return Grid{}, nil, err
	}
	g.Thresholds = []Threshold{
		{Code: EuropeanAudiovisual, Label: Text{FR: "Œuvre audiovisuelle européenne", EN: "European audiovisual work"}, Points: e.Value.Audiovisual},
		{Code: EuropeanCinema, Label: Text{FR: "Œuvre cinématographique européenne", EN: "European cinema work"}, Points: e.Value.Cinema},
	}
	return g, append(sources, e.Source), nil
}

// ParityAt returns the scale of parity of documentaries on a day. It does not go by countries: the points are
// given. Error: [ErrBefore] before 11 July 2019.
func ParityAt(day schedule.Date) (Grid, []Source, error) {
	g, sources, err := gridOf(day, law.ParityPoints(), Text{FR: "Barème de parité", EN: "Scale of parity"})
	for i := range g.Groups {
		for j := range g.Groups[i].Posts {
			g.Groups[i].Posts[j].Given = true
		}
	}
	return g, sources, err
}

// french returns a scale of the CNC with its thresholds.
func french(day schedule.Date, p law.Parameter[law.PointScale], label Text) (Grid, []Source, error) {
	g, sources, err := gridOf(day, p, label)
	if err != nil {
		return Grid{}, nil, err
	}
	if e, err := law.ApprovalPoints().At(day.String()); err == nil { // nothing is known before 2022
		g.Thresholds = append(g.Thresholds, Threshold{Code: Approval, Label: Text{FR: "Agrément", EN: "Approval"}, Points: e.Value})
		sources = append(sources, e.Source)
	}
	if e, err := law.InvestmentPoints().At(day.String()); err == nil {
		g.Thresholds = append(g.Thresholds, g.investment(e.Value)...)
		sources = append(sources, e.Source)
	}
	if e, err := law.SupportWeight().At(day.String()); err == nil {
		g.Thresholds = append(g.Thresholds, Threshold{Code: FullSupport, Label: Text{FR: "Soutien sans pondération", EN: "Support not weighted"}, Points: e.Value.Full})
		sources = append(sources, e.Source)
	}
	return g, sources, nil
}

// investment returns the thresholds of the direct allocations, without the language.
func (g Grid) investment(of law.InvestmentPoint) []Threshold {
	var without []string
	if slices.ContainsFunc(g.Groups, func(one Group) bool { return one.Code == "language" }) {
		without = []string{"language"}
	}
	return []Threshold{
		{Code: InvestmentDerogation, Label: Text{FR: "Allocations directes, par dérogation", EN: "Direct allocations, by derogation"}, Points: of.Derogation, Without: without},
		{Code: Investment, Label: Text{FR: "Allocations directes", EN: "Direct allocations"}, Points: of.Ordinary, Without: without},
	}
}

func gridOf(day schedule.Date, p law.Parameter[law.PointScale], label Text) (Grid, []Source, error) {
	e, err := p.At(day.String())
	if err != nil {
		return Grid{}, nil, err
	}
	g := Grid{Label: label}
	for _, group := range e.Value.Groups {
		made := Group{Code: group.Code, Label: group.Label}
		for _, post := range group.Posts {
			one := Post{Code: post.Code, Label: post.Label, Max: post.Max, Given: post.Given, Status: post.Status}
			for _, step := range post.Steps {
				one.Steps = append(one.Steps, Step{Part: int(step.Part), Of: int(step.Of), Points: step.Points})
			}
			made.Posts = append(made.Posts, one)
		}
		g.Groups = append(g.Groups, made)
	}
	return g, []Source{e.Source}, nil
}

// Weight returns the part of the automatic support that a number of points keeps on a day, from 0 to 1: all
// of it from 80 points, 0.03 less for each point below, 0.70 at 70 points, and the points over 100 below. A
// part of a point counts in part; the table of the text has whole points. Points of a hundred and more are
// 1, and none or fewer is 0. Errors: [ErrBefore] before 8 December 2022, [ErrTooLarge].
//
// Source: règlement général des aides financières du CNC, art. 211-34 and 211-35.
func Weight(day schedule.Date, points decimal.Decimal) (decimal.Decimal, []Source, error) {
	e, err := law.SupportWeight().At(day.String())
	if err != nil {
		return decimal.Decimal{}, nil, err
	}
	if err := acceptable("points", points); err != nil {
		return decimal.Decimal{}, nil, err
	}
	one, weight := decimal.NewFromInt(1), decimal.Max(points, decimal.Decimal{}).Shift(-2)
	switch {
	case !points.LessThan(e.Value.Full):
		weight = one
	case !points.LessThan(e.Value.Floor):
		weight = one.Sub(e.Value.Full.Sub(points).Mul(e.Value.Step))
	}
	return weight, []Source{e.Source}, nil
}
