package payroll

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Company is what a table of contributions depends on, beside the law: rates that the caller supplies, in per
// cent of the whole pay unless said.
type Company struct {
	// Accidents is the rate of accidents at work of the company, of all but artists.
	Accidents *decimal.Decimal
	// Unemployment is the rate of intermittents, to four ceilings, where it is not established: from 1 May
	// 2025.
	Unemployment *decimal.Decimal
	// Training is what intermittents bear (AFDAS), Health occupational health (CMB), Joint the joint bodies of
	// the branch, Provident the provident insurance of artists who are not cadres, up to the ceiling.
	Training, Health, Joint, Provident *decimal.Decimal
	// Transport is the local rate (versement mobilité); nil where none is due.
	Transport *decimal.Decimal
	// Fifty says 50 people and more, Eleven 11 and more.
	Fifty, Eleven bool
	// Withheld adds the shares of the employee.
	Withheld bool
}

// Populations of [ContributionsAt].
const (
	Technician      = "technician"
	TechnicianCadre = "technician_cadre"
	Artist          = "artist"
	ArtistCadre     = "artist_cadre"
	Permanent       = "permanent"
	PermanentCadre  = "permanent_cadre"
	// Author is paid rights, without VAT: the contributions of the producer (diffuseur), and those withheld but
	// for the complementary pension.
	Author = "author"
)

var workers = []struct {
	name string
	law.Worker
}{
	{Technician, law.Worker{}}, {TechnicianCadre, law.Worker{Cadre: true}}, {Artist, law.Worker{Artist: true}},
	{ArtistCadre, law.Worker{Artist: true, Cadre: true}}, {Permanent, law.Worker{Permanent: true}},
	{PermanentCadre, law.Worker{Permanent: true, Cadre: true}}, {Author, law.Worker{Author: true}},
}

// ContributionsAt returns the table of contributions of a day, by population, each with its source. Directors
// are artists. The base of housing aid and of the apprenticeship tax of intermittents holds their holiday pay; the
// rates of the deduction for professional expenses are not established. No relief is in it: the general reduction does not apply to artists, and how it applies to
// technicians of several short contracts is not established; the reduced rates of health and family ended with
// 2025. The first day of most rates is not established: the table is whole from 30 June 2026.
//
// Errors: a [Faults] of [ErrBefore] or [ErrNone] at the code of each contribution that is not established, and
// of [ErrRequired] at each field of [Company] that would answer: accidents, unemployment, training, health,
// joint, provident.
func ContributionsAt(day schedule.Date, company Company) ([]Contribution, error) {
	t := table{day: day, company: company}
	for _, w := range workers {
		t.population(w.name, w.Worker)
	}
	if err := t.faults.Err(); err != nil {
		return nil, err
	}
	return t.rows, nil
}

// table gathers the contributions of a day.
type table struct {
	day     schedule.Date
	company Company
	rows    []Contribution
	faults  fault.Collector
	missing map[string]bool
}

func (t *table) population(name string, w law.Worker) {
	for _, one := range law.SocialContributions() {
		if !one.Population.Bears(w) || !t.due(one) {
			continue
		}
		e, err := one.Rate.At(t.day.String())
		if err != nil {
			if one.Code == unemployment && !w.Permanent && !one.Payer.Employee() {
				continue // supplied below
			}
			t.refuse(one.Code, err)
			continue
		}
		t.rows = append(t.rows, Contribution{
			Code: one.Code, Label: Text{FR: one.French, EN: one.English}, Population: name, Employee: one.Payer.Employee(),
			Base: Base(one.Base), Rate: e.Value, Undeducted: one.Code == unemployment || one.Code == "AGS", Uplift: t.uplift(one.Code, w),
			Source: e.Source.Title,
		})
	}
	t.supplied(name, w)
}

const unemployment = "CHO"

// uplift is what the holiday pay of intermittents, paid by the fund, adds to the base of housing aid and of the
// apprenticeship tax.
func (t *table) uplift(code string, w law.Worker) decimal.Decimal {
	switch code {
	case "FNAL", "FNAL_50", "TA", "TA_BALANCE":
		if e, err := law.HolidayPayUplift().At(t.day.String()); err == nil && !w.Permanent {
			return e.Value
		}
	}
	return decimal.Decimal{}
}

// due reports whether the company bears a contribution of the table of the law.
func (t *table) due(one law.Contribution) bool {
	if one.Payer.Employee() {
		return t.company.Withheld && one.Code != "MAL_ALSACE_MOSELLE"
	}
	switch one.Code {
	case "FNAL_50", "PEEC":
		return t.company.Fifty
	case "FNAL":
		return !t.company.Fifty
	case "FP_11":
		return t.company.Eleven
	case "FP":
		return !t.company.Eleven
	case "MAL_REDUCED", "AF_REDUCED", "AT_AVERAGE", "AT_ALSACE_MOSELLE", "AFDAS", "CPF", "PREV_AUDIOVISUAL":
		return false
	}
	return true
}

// supplied adds the rates of the company that a population bears.
func (t *table) supplied(name string, w law.Worker) {
	c := t.company
	if w.Author {
		return
	}
	if !w.Artist {
		t.own("AT", "accidents", name, Total, c.Accidents)
	}
	if !w.Permanent {
		if !t.established(name, unemployment) {
			t.own(unemployment, "unemployment", name, UpTo4, c.Unemployment)
		}
		t.own("AFDAS", "training", name, Total, c.Training)
	}
	t.own("CMB", "health", name, Total, c.Health)
	t.own("PARITARISME", "joint", name, Total, c.Joint)
	if w.Artist && !w.Cadre {
		t.own("PREV", "provident", name, Tranche1, c.Provident)
	}
	if c.Transport != nil && !money.Acceptable(*c.Transport) {
		t.refuse("transport", ErrTooLarge)
	} else if c.Transport != nil {
		rate := *c.Transport
		if share, err := law.ArtistShare().At(t.day.String()); w.Artist && err == nil {
			rate = rate.Mul(share.Value).Mul(decimal.New(1, -2))
		}
		t.own("VM", "transport", name, Total, &rate)
	}
}

func (t *table) established(population, code string) bool {
	for _, row := range t.rows {
		if row.Population == population && row.Code == code && !row.Employee {
			return true
		}
	}
	return false
}

// own adds a rate of the company, or says once that it is needed.
//
//nolint:revive // a row of the table
func (t *table) own(code, field, population string, base Base, rate *decimal.Decimal) {
	if rate == nil {
		t.refuse(field, ErrRequired)
		return
	}
	t.rows = append(t.rows, Contribution{Code: code, Label: ownLabels[code], Population: population, Base: base, Rate: *rate, Undeducted: code == unemployment})
}

func (t *table) refuse(path string, err error) {
	if t.missing == nil {
		t.missing = map[string]bool{}
	}
	if !t.missing[path] {
		t.faults.Merge(path, err)
	}
	t.missing[path] = true
}

var ownLabels = map[string]Text{
	"AT":          {FR: "accidents du travail", EN: "accidents at work"},
	"CHO":         {FR: "assurance chômage", EN: "unemployment"},
	"AFDAS":       {FR: "formation professionnelle, AFDAS", EN: "training, AFDAS"},
	"CMB":         {FR: "médecine du travail", EN: "occupational health"},
	"PARITARISME": {FR: "paritarisme", EN: "joint bodies of the branch"},
	"PREV":        {FR: "prévoyance", EN: "provident insurance"},
	"VM":          {FR: "versement mobilité", EN: "transport"},
}
