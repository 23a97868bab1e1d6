package rules

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Parameter names a figure of the law, such as "public_aid.ceiling": [Parameters] lists them. A case may supply one
// ([Case.Supplied]), or accept by its name one that is not established ([Case.Accepted]).
type Parameter string

// parameter is a figure and where it is found.
type parameter struct {
	name Parameter
	unit Unit
	// find returns the figure of a day, and those that are only quoted. A figure of zero is one that the text
	// does not state.
	find func(day string) (established law.Entry[decimal.Decimal], quoted []law.Entry[decimal.Decimal])
}

// dated makes a parameter of a field of a dated figure.
func dated[T any](name Parameter, unit Unit, of func() law.Parameter[T], field func(T) decimal.Decimal) parameter {
	return parameter{name: name, unit: unit, find: func(day string) (established law.Entry[decimal.Decimal], quoted []law.Entry[decimal.Decimal]) {
		p := of()
		if e, err := p.At(day); err == nil {
			established = entryOf(e, field)
		}
		for _, e := range p.Unconfirmed(day) {
			quoted = append(quoted, entryOf(e, field))
		}
		return established, quoted
	}}
}

func entryOf[T any](e law.Entry[T], field func(T) decimal.Decimal) law.Entry[decimal.Decimal] {
	return law.Entry[decimal.Decimal]{Value: field(e.Value), From: e.From, Until: e.Until, Status: e.Status, Source: e.Source}
}

// amount is the field of a figure that is a number itself.
func amount(d decimal.Decimal) decimal.Decimal { return d }

// nowhere makes a parameter that no text at hand states: only a case can.
func nowhere(name Parameter, unit Unit) parameter {
	return parameter{name: name, unit: unit, find: func(string) (e law.Entry[decimal.Decimal], none []law.Entry[decimal.Decimal]) { return e, none }}
}

func statusOf(s law.Status) Status {
	switch s {
	case law.Confirmed:
		return Confirmed
	case law.Derived:
		return Derived
	}
	return Unconfirmed
}

// catalogue is every parameter, in the order of the rules; those of a treaty are those of the one named.
func catalogue(treaty Treaty) []parameter {
	return slices.Concat(aidParameters(), creditParameters(), pointParameters(), investmentParameters(), deadlineParameters(), advanceParameters(),
		payParameters(), deficitParameters(), treatyParameters(treaty), eurimagesParameters(), soficaParameters(), regionParameters(),
		broadcasterParameters(), agreementParameters(), loanParameters(), diffusionParameters())
}

// Parameters returns every parameter with its figure of a day: nil where none is established, for which the case
// supplies one or accepts the one that is quoted by name, and for those of a treaty, which depend on the treaty.
func Parameters(day schedule.Date) []Figure {
	all := catalogue("")
	figures := make([]Figure, 0, len(all))
	for _, p := range all {
		f := Figure{Parameter: p.name, Unit: p.unit, Status: Unconfirmed}
		if e, quoted := p.find(day.String()); e.Status != law.Unconfirmed && !e.Value.IsZero() {
			f.Value, f.Status, f.Source = &e.Value, statusOf(e.Status), e.Source
		} else if len(quoted) > 0 {
			f.Source = quoted[0].Source
		}
		figures = append(figures, f)
	}
	return figures
}

// parameter returns a figure of the day of the case: supplied, established, or accepted by name.
func (b *book) parameter(name Parameter) quantity {
	q, known := b.figures[name]
	if !known {
		q = b.parameterOn(name, b.day)
		b.figures[name] = q
	}
	return q
}

func (b *book) parameterOn(name Parameter, on string) quantity {
	i := slices.IndexFunc(b.parameters, func(p parameter) bool { return p.name == name })
	p := b.parameters[i]
	f := Figure{Parameter: name, Unit: p.unit, Status: Supplied}
	if value, supplied := b.c.Supplied[name]; supplied {
		f.Value = &value
		return figured(f)
	}
	f.Status = Unconfirmed
	if on == "" {
		q := unknown("date")
		q.used = []Figure{f}
		return q
	}
	e, quoted := p.find(on)
	switch {
	case p.unit == Euros && b.c.Currency != "EUR":
		e = law.Entry[decimal.Decimal]{}
	case e.Status != law.Unconfirmed && !e.Value.IsZero():
		f.Status = statusOf(e.Status)
	case len(quoted) == 1 && !quoted[0].Value.IsZero() && slices.Contains(b.c.Accepted, name):
		e = quoted[0]
	default:
		if len(quoted) > 0 {
			f.Source = quoted[0].Source
		}
		e = law.Entry[decimal.Decimal]{}
	}
	if e.Value.IsZero() {
		q := unknown("supplied." + string(name))
		q.used = []Figure{f}
		return q
	}
	f.Value, f.Source = &e.Value, e.Source
	return figured(f)
}

func figured(f Figure) quantity {
	q := exactly(*f.Value)
	q.used = []Figure{f}
	return q
}

// stated reports whether the texts at hand, or the case, have a parameter.
func (b *book) stated(name Parameter) bool {
	if _, supplied := b.c.Supplied[name]; supplied {
		return true
	}
	is, known := b.found[name]
	if !known {
		i := slices.IndexFunc(b.parameters, func(p parameter) bool { return p.name == name })
		e, quoted := b.parameters[i].find(b.day)
		is = !e.Value.IsZero() || slices.ContainsFunc(quoted, func(one law.Entry[decimal.Decimal]) bool { return !one.Value.IsZero() })
		b.found[name] = is
	}
	return is
}
