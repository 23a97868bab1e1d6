package taxcredit

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Source says where a built-in figure is written.
type Source = law.Source

// Errors of the rules of a day, for errors.Is.
var (
	// ErrBefore reports a day before the first value of the law that the library knows.
	ErrBefore = law.ErrBefore
	// ErrNone reports a day on which the law is not established: the caller supplies the rules, beginning
	// with those of [BaseAt], or asks for what is quoted by its name.
	ErrNone = law.ErrNone
)

// Film is what the rules ask of a film.
type Film struct {
	// Budget of production, in euros; zero is not known, and gives no favour to a small one.
	Budget decimal.Decimal
	// French is true for a film made wholly or mainly in French or in a regional language of France.
	French bool
	// Animation is an animated film; Documentary one whose archive footage counts. Other films are fiction.
	Animation, Documentary bool
	// Difficult is a first or second film, which may have more public aid.
	Difficult bool
	// Shots are all the shots of the film and EffectShots those with visual effects, which cost
	// EffectSpend in euros: what decides whether a fiction has heavy effects.
	Shots, EffectShots int
	EffectSpend        decimal.Decimal
}

// effects reports whether a share of the shots in per cent, at least, has visual effects.
func (f Film) effects(share decimal.Decimal) bool {
	return !f.Animation && !f.Documentary && f.Shots > 0 &&
		!decimal.NewFromInt(int64(f.EffectShots)).Shift(2).LessThan(share.Mul(decimal.NewFromInt(int64(f.Shots))))
}

// Genre is a genre of audiovisual programme.
type Genre string

// The genres.
const (
	Fiction     Genre = "fiction"
	Documentary Genre = "documentary"
	Animation   Genre = "animation"
)

// Programme is what the rules ask of an audiovisual work.
type Programme struct {
	Genre Genre
	// Youth is a fiction for youth, whose floor is lower.
	Youth bool
	// Difficult is a difficult work, and Budget in euros of Minutes delivered may make it a low-budget one:
	// both may have more public aid.
	Difficult       bool
	Budget, Minutes decimal.Decimal
	// ForeignShare of the money of an international fiction, in per cent, which had higher caps in 2015.
	ForeignShare decimal.Decimal
	// Rate of the credit in per cent, where that of the day is not established: that of 2015.
	Rate decimal.Decimal
}

// dated finds the figures of one day, established or only quoted.
type dated struct {
	day     string
	quoted  bool
	sources []Source
	err     error
}

// of returns the figure of the day and notes its source; the first error stays.
func of[T any](d *dated, p law.Parameter[T]) (value T) {
	e, err := p.At(d.day)
	if quoted := p.Unconfirmed(d.day); err != nil && d.quoted && len(quoted) > 0 {
		e, err = quoted[0], nil
	}
	if err != nil {
		if d.err == nil {
			d.err = err
		}
		return value
	}
	d.sources = append(d.sources, e.Source)
	return e.Value
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
func (d *dated) common() Rules {
	lodging := of(d, law.TaxCreditLodging())
	rules := Rules{Countries: []string{"FR"}, Paris: lodging.Paris, Elsewhere: lodging.Elsewhere, BaseCap: of(d, law.TaxCreditBaseCap())}
	if pay, err := law.TaxCreditPayScale().At(d.day); err == nil { // there was none before 2020
		for _, one := range pay.Value {
			rules.PayScale = append(rules.PayScale, Slice{UpTo: one.UpTo, Rate: one.Rate})
		}
		d.sources = append(d.sources, pay.Source)
	}
	return rules
}

// aid sets the ceiling of public aid.
func (d *dated) aid(rules *Rules, derogation func(law.AidCeiling) bool) {
	ceiling := of(d, law.TaxCreditAidCeiling())
	if rules.AidCeiling = ceiling.Ordinary; derogation(ceiling) {
		rules.AidCeiling = ceiling.Derogation
	}
}

func (d *dated) result(rules Rules) (Rules, []Source, error) {
	if d.err != nil {
		return Rules{}, nil, d.err
	}
	return rules, d.sources, nil
}

// BaseAt returns what is established of the base of the film and audiovisual credits on a day, without rate,
// without caps of the credit and without ceiling of aid, and its sources. From 2020 on the caller adds them.
//
// Error: [ErrBefore] before 20 March 2015.
func BaseAt(day schedule.Date, documentary bool) (Rules, []Source, error) {
	d := dated{day: day.String()}
	rules := d.common()
	rules.Categories = every(documentary)
	return d.result(rules)
}

// CinemaAt returns the rules of the film tax credit on a day, and their sources. The caller names what the
// ceiling of aid stands on ([Rules.AidOn]).
//
// The favoured rate is that of films in French and, from 2016, of animation and of fiction of which 15 % of
// the shots have visual effects.
//
// Errors: [ErrBefore] before 20 March 2015; [ErrNone] from 1 January 2020, whose texts are not established.
func CinemaAt(day schedule.Date, film Film) (Rules, []Source, error) {
	return film.cinema(dated{day: day.String()})
}

// UnconfirmedCinemaAt is [CinemaAt] with what is quoted for a day on which the law is not established: the
// figures of the last wording that is.
func UnconfirmedCinemaAt(day schedule.Date, film Film) (Rules, []Source, error) {
	return film.cinema(dated{day: day.String(), quoted: true})
}

func (f Film) cinema(d dated) (Rules, []Source, error) {
	rules, rates, most := d.common(), of(&d, law.TaxCreditRates()), of(&d, law.TaxCreditCap())
	rules.Categories = every(f.Documentary)
	rules.Rate, rules.Cap = rates.Ordinary, most.Live
	favoured := f.French
	if !rates.EffectsShare.IsZero() { // from 2016 on
		favoured = favoured || f.Animation || f.effects(rates.EffectsShare)
	}
	if favoured && (rates.FavouredBelow.IsZero() || f.Budget.IsPositive() && f.Budget.LessThan(rates.FavouredBelow)) {
		rules.Rate = rates.Favoured
	}
	if f.Animation {
		rules.Cap = most.Animation
	}
	d.aid(&rules, func(c law.AidCeiling) bool {
		return f.Difficult || f.Budget.IsPositive() && !f.Budget.GreaterThan(c.LowBudget)
	})
	return d.result(rules)
}

// AudiovisualAt returns the rules of the audiovisual tax credit on a day, and their sources. The caller names
// what the ceiling of aid stands on ([Rules.AidOn]).
//
// Errors: [ErrBefore] before 20 March 2015; [ErrNone] where the rate is not established and the programme has
// none (2015), for animation from 2016 (its cap), from 1 January 2020, and for another genre.
func AudiovisualAt(day schedule.Date, p Programme) (Rules, []Source, error) {
	return p.audiovisual(dated{day: day.String()})
}

// UnconfirmedAudiovisualAt is [AudiovisualAt] with what is quoted for a day on which the law is not
// established. The cap of animation is not quoted: the caller supplies it.
func UnconfirmedAudiovisualAt(day schedule.Date, p Programme) (Rules, []Source, error) {
	return p.audiovisual(dated{day: day.String(), quoted: true})
}

func (p Programme) audiovisual(d dated) (Rules, []Source, error) {
	parameter := law.Parameter[law.AudiovisualCredit]{Name: string(p.Genre)}
	switch p.Genre {
	case Fiction:
		parameter = law.AudiovisualFiction()
	case Documentary:
		parameter = law.AudiovisualDocumentary()
	case Animation:
		parameter = law.AudiovisualAnimation()
	}
	rules, own := d.common(), of(&d, parameter)
	rules.Categories, rules.Rate = every(p.Genre == Documentary), own.Rate
	if own.Rate.IsZero() {
		rules.Rate = p.Rate
	}
	if d.err == nil && rules.Rate.IsZero() {
		d.err = fmt.Errorf("%s, rate: %w (%s)", parameter.Name, ErrNone, d.day)
	}
	caps := own.Caps
	if len(own.Foreign) > 0 && !p.ForeignShare.LessThan(own.ForeignShare) {
		caps = own.Foreign
	}
	for _, one := range caps {
		rules.Minute = append(rules.Minute, MinuteCap{Below: one.Below, Cap: one.Cap})
	}
	rules.Least = Least{Minutes: own.Minutes, CostPerMinute: own.Cost, EligiblePerMinute: own.Eligible}
	if p.Youth && !own.YouthCost.IsZero() {
		rules.Least.CostPerMinute = own.YouthCost
	}
	d.aid(&rules, func(c law.AidCeiling) bool {
		hour := p.Minutes.Mul(c.LowHour) // sixty times the budget up to which it is low
		return p.Difficult || p.Budget.IsPositive() && !p.Budget.Mul(decimal.NewFromInt(60)).GreaterThan(hour)
	})
	return d.result(rules)
}

// InternationalAt returns the rules of the international tax credit on a day, and their sources. The
// shooting days are a condition of live fiction: an animated film has none. A fiction has the higher rate
// when 15 % of its shots have visual effects that cost more than two million. The ceiling of aid stands on
// what the caller names ([Rules.AidOn]).
//
// Errors: [ErrBefore] before 2020, [ErrNone] from 2023: the earlier days of the figures and the later
// extension are not established.
func InternationalAt(day schedule.Date, film Film) (Rules, []Source, error) {
	return film.international(dated{day: day.String()})
}

// UnconfirmedInternationalAt is [InternationalAt] with what is quoted from 2023 on.
func UnconfirmedInternationalAt(day schedule.Date, film Film) (Rules, []Source, error) {
	return film.international(dated{day: day.String(), quoted: true})
}

func (f Film) international(d dated) (Rules, []Source, error) {
	v := of(&d, law.InternationalTaxCredit())
	rules := d.common()
	rules.Categories = append(every(false), Depreciation)
	rules.Rate, rules.Cap, rules.BaseCap, rules.AllSubsidies = v.Rate, v.FilmCap, v.BaseCap, true
	if f.effects(v.EffectsShare) && f.EffectSpend.GreaterThan(v.EffectsSpend) {
		rules.Rate = v.EffectsRate
	}
	rules.Least.Eligible = v.Floor
	if f.Budget.IsPositive() && f.Budget.LessThan(v.FloorBelow) {
		rules.Least.Eligible = f.Budget.Mul(v.FloorShare).Shift(-2)
	}
	if !f.Animation {
		rules.Least.ShootingDays = v.Days
	}
	rules.AidCeiling, rules.NoCNCAid = v.AidCeiling, true
	return d.result(rules)
}
