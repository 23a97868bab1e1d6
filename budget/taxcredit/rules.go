package taxcredit

import (
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Rules are the figures of a tax credit. A cap or a condition of zero is none.
type Rules struct {
	// Categories are the eligible ones.
	Categories []Category `json:"categories"`
	// Countries are those where spending counts; empty is everywhere. A line without country counts.
	Countries []string `json:"countries,omitempty"`
	// Paris and Elsewhere are the most that a night of lodging counts for.
	Paris     decimal.Decimal `json:"paris,omitzero"`
	Elsewhere decimal.Decimal `json:"elsewhere,omitzero"`
	// PayScale bounds the rights and pay of one director, by slices of the total of the devis.
	PayScale []Slice `json:"pay_scale,omitempty"`
	// BaseCap is the largest base, in per cent of the budget.
	BaseCap decimal.Decimal `json:"base_cap,omitzero"`
	// AllSubsidies deducts repayable aid too.
	AllSubsidies bool `json:"all_subsidies,omitempty"`
	// CapThenDeduct takes the cap of the base before the subsidies are deducted; without it they are
	// deducted first, which is never less. The law leaves the order open.
	CapThenDeduct bool `json:"cap_then_deduct,omitempty"`
	// Rate of the credit, in per cent of the base.
	Rate decimal.Decimal `json:"rate"`
	// Cap is the largest credit of one work, Minute the largest for a minute delivered.
	Cap    decimal.Decimal `json:"cap,omitzero"`
	Minute []MinuteCap     `json:"minute,omitempty"`
	Least  Least           `json:"least,omitzero"`
}

// Slice is one slice of a scale: Rate per cent of the part of the cost up to UpTo; zero leaves the last
// slice open.
type Slice struct {
	UpTo decimal.Decimal `json:"up_to,omitzero"`
	Rate decimal.Decimal `json:"rate"`
}

// MinuteCap is the most that the credit gives for a minute delivered, when a minute costs less than Below;
// zero leaves the last one open.
type MinuteCap struct {
	Below decimal.Decimal `json:"below,omitzero"`
	Cap   decimal.Decimal `json:"cap"`
}

// Least are the conditions of a credit.
type Least struct {
	Minutes decimal.Decimal `json:"minutes,omitzero"`
	// CostPerMinute and EligiblePerMinute are amounts for a minute delivered.
	CostPerMinute     decimal.Decimal `json:"cost_per_minute,omitzero"`
	EligiblePerMinute decimal.Decimal `json:"eligible_per_minute,omitzero"`
	Eligible          decimal.Decimal `json:"eligible,omitzero"`
	ShootingDays      decimal.Decimal `json:"shooting_days,omitzero"`
}

// maxSlices bounds the slices and the caps by minute.
const maxSlices = 100

func (r Rules) byMinute() bool {
	return len(r.Minute) > 0 || !r.Least.Minutes.IsZero() || !r.Least.CostPerMinute.IsZero() || !r.Least.EligiblePerMinute.IsZero()
}

func (r Rules) sizes(at *fault.Collector) {
	check.Size(at, "categories", len(r.Categories), len(categories()))
	check.Size(at, "countries", len(r.Countries), 300)
	check.Size(at, "pay_scale", len(r.PayScale), maxSlices)
	check.Size(at, "minute", len(r.Minute), maxSlices)
}

func (r Rules) validate(at *fault.Collector) {
	if len(r.Categories) == 0 {
		at.Add("categories", budget.ErrRequired, nil)
	}
	for i, one := range r.Categories {
		if !slices.Contains(categories(), one) {
			at.In("categories[%d]", i).Add("", budget.ErrUnknown, string(one))
		}
	}
	check.Percent(at, "rate", r.Rate)
	check.Percent(at, "base_cap", r.BaseCap)
	for _, one := range []struct {
		path  string
		value decimal.Decimal
	}{
		{"paris", r.Paris}, {"elsewhere", r.Elsewhere}, {"cap", r.Cap}, {"least.minutes", r.Least.Minutes},
		{"least.cost_per_minute", r.Least.CostPerMinute}, {"least.eligible_per_minute", r.Least.EligiblePerMinute},
		{"least.eligible", r.Least.Eligible}, {"least.shooting_days", r.Least.ShootingDays},
	} {
		check.NotNegative(at, one.path, one.value)
	}
	bounds := make([]decimal.Decimal, 0, maxSlices)
	for i, one := range r.PayScale {
		check.Percent(at.In("pay_scale[%d]", i), "rate", one.Rate)
		bounds = append(bounds, one.UpTo)
	}
	rising(at, "pay_scale[%d].up_to", bounds)
	bounds = bounds[:0]
	for i, one := range r.Minute {
		check.NotNegative(at.In("minute[%d]", i), "cap", one.Cap)
		bounds = append(bounds, one.Below)
	}
	rising(at, "minute[%d].below", bounds)
}

// rising reports bounds that do not rise; only the last may be open.
func rising(at *fault.Collector, path string, bounds []decimal.Decimal) {
	for i, one := range bounds {
		in := at.In(path, i)
		if !check.NotNegative(in, "", one) || (one.IsZero() && i == len(bounds)-1) {
			continue
		}
		if one.IsZero() || (i > 0 && !one.GreaterThan(bounds[i-1])) {
			in.Add("", budget.ErrOrder, one)
		}
	}
}

// Source says where a built-in figure is written.
type Source = law.Source

// Film is what the rules ask of a film.
type Film struct {
	// Budget of production, in euros.
	Budget decimal.Decimal
	// Favoured is true for a film made wholly or mainly in French or a regional language of France and,
	// from 2016, for animation and for fiction with heavy visual effects; Animation for an animated film.
	Favoured, Animation bool
	// Documentary is true for a documentary, whose archive footage counts.
	Documentary bool
	// Effects is true for a foreign fiction whose visual effects open the higher rate of the
	// international credit.
	Effects bool
}

// every are the categories of the film and audiovisual credits: archive counts for documentaries only.
func every(documentary bool) []Category {
	list := []Category{Authors, Performers, Crew, Technical, Transport, Catering, Lodging}
	if documentary {
		list = append(list, Archive)
	}
	return list
}

// common returns what the three credits share on a day.
func common(day schedule.Date) (Rules, []Source, error) {
	lodging, err := law.TaxCreditLodging().At(day.String())
	if err != nil {
		return Rules{}, nil, err
	}
	most, err := law.TaxCreditBaseCap().At(day.String())
	if err != nil {
		return Rules{}, nil, err
	}
	rules := Rules{
		Countries: []string{"FR"}, Paris: lodging.Value.Paris, Elsewhere: lodging.Value.Elsewhere, BaseCap: most.Value,
	}
	sources := []Source{lodging.Source, most.Source}
	if pay, err := law.TaxCreditPayScale().At(day.String()); err == nil {
		for _, one := range pay.Value {
			rules.PayScale = append(rules.PayScale, Slice{UpTo: one.UpTo, Rate: one.Rate})
		}
		sources = append(sources, pay.Source)
	}
	return rules, sources, nil
}

// Errors of the rules of a day, for errors.Is.
var (
	// ErrBefore reports a day before the first value of the law that the library knows.
	ErrBefore = law.ErrBefore
	// ErrNone reports a day on which the law is not established: the caller supplies the rules, beginning
	// with those of [BaseAt].
	ErrNone = law.ErrNone
)

// BaseAt returns what is established of the base of the film and audiovisual credits on a day, without rate
// and without caps of the credit, and its sources. From 2020 on the caller adds them.
//
// Error: [ErrBefore] before 20 March 2015.
func BaseAt(day schedule.Date, documentary bool) (Rules, []Source, error) {
	rules, sources, err := common(day)
	if err != nil {
		return Rules{}, nil, err
	}
	rules.Categories = every(documentary)
	return rules, sources, nil
}

// CinemaAt returns the rules of the film tax credit on a day, and their sources.
//
// Errors: [ErrBefore] before 20 March 2015; [ErrNone] from 1 January 2020, whose texts are not established.
func CinemaAt(day schedule.Date, film Film) (Rules, []Source, error) {
	rules, sources, err := common(day)
	if err != nil {
		return Rules{}, nil, err
	}
	rates, err := law.TaxCreditRates().At(day.String())
	if err != nil {
		return Rules{}, nil, err
	}
	most, err := law.TaxCreditCap().At(day.String())
	if err != nil {
		return Rules{}, nil, err
	}
	rules.Categories = every(film.Documentary)
	rules.Rate, rules.Cap = rates.Value.Ordinary, most.Value.Live
	below := rates.Value.FavouredBelow
	if film.Favoured && (below.IsZero() || film.Budget.LessThan(below)) {
		rules.Rate = rates.Value.Favoured
	}
	if film.Animation {
		rules.Cap = most.Value.Animation
	}
	return rules, append(sources, rates.Source, most.Source), nil
}

// Genre is a genre of audiovisual programme.
type Genre string

// The genres.
const (
	Fiction     Genre = "fiction"
	Documentary Genre = "documentary"
	Animation   Genre = "animation"
)

// AudiovisualAt returns the rules of the audiovisual tax credit on a day, and their sources. The floors are
// those of programmes for all audiences.
//
// Errors: [ErrBefore] before 2016; [ErrNone] from 1 January 2020, for animation on any day (its cap is not
// established) and for another genre.
func AudiovisualAt(day schedule.Date, genre Genre) (Rules, []Source, error) {
	parameter := law.Parameter[law.AudiovisualCredit]{Name: string(genre)}
	switch genre {
	case Fiction:
		parameter = law.AudiovisualFiction()
	case Documentary:
		parameter = law.AudiovisualDocumentary()
	case Animation:
		parameter = law.AudiovisualAnimation()
	}
	own, err := parameter.At(day.String())
	if err != nil {
		return Rules{}, nil, err
	}
	rules, sources, err := common(day)
	if err != nil {
		return Rules{}, nil, err
	}
	rules.Categories, rules.Rate = every(genre == Documentary), own.Value.Rate
	for _, one := range own.Value.Caps {
		rules.Minute = append(rules.Minute, MinuteCap{Below: one.Below, Cap: one.Cap})
	}
	rules.Least = Least{Minutes: own.Value.Minutes, CostPerMinute: own.Value.Cost, EligiblePerMinute: own.Value.Eligible}
	return rules, append(sources, own.Source), nil
}

// InternationalAt returns the rules of the international tax credit on a day, and their sources. The
// shooting days are a condition of live fiction: an animated film has none.
//
// Errors: [ErrBefore] before 2020, [ErrNone] from 2023: the earlier days of the figures and the later
// extension are not established.
func InternationalAt(day schedule.Date, film Film) (Rules, []Source, error) {
	own, err := law.InternationalTaxCredit().At(day.String())
	if err != nil {
		return Rules{}, nil, err
	}
	rules, sources, err := common(day)
	if err != nil {
		return Rules{}, nil, err
	}
	v := own.Value
	rules.Categories = append(every(false), Depreciation)
	rules.Rate, rules.Cap, rules.BaseCap, rules.AllSubsidies = v.Rate, v.FilmCap, v.BaseCap, true
	if film.Effects {
		rules.Rate = v.EffectsRate
	}
	rules.Least.Eligible = v.Floor
	if film.Budget.LessThan(v.FloorBelow) {
		rules.Least.Eligible = film.Budget.Mul(v.FloorShare).Shift(-2)
	}
	if !film.Animation {
		rules.Least.ShootingDays = v.Days
	}
	return rules, append(sources, own.Source), nil
}
