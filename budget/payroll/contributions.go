package payroll

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

var workers = []struct {
	name string
	law.Worker
}{
	{Technician, law.Worker{}}, {TechnicianCadre, law.Worker{Cadre: true}}, {Artist, law.Worker{Artist: true}},
	{ArtistCadre, law.Worker{Artist: true, Cadre: true}}, {Permanent, law.Worker{Permanent: true}},
	{PermanentCadre, law.Worker{Permanent: true, Cadre: true}}, {Author, law.Worker{Author: true}},
}

// ContributionsAt returns the table of contributions of a day: [ContributionsBetween] that day and itself.
func ContributionsAt(day schedule.Date, company Company) ([]Contribution, error) {
	return ContributionsBetween(day, day, company)
}

// ContributionsBetween returns the table of contributions of a shoot, from a day to a day, both included, by
// population, each with its source and, where a rate changes, the days on which it applies. It is whole since 2022 for
// intermittents and permanent staff, with what the company supplies or accepts.
//
// Directors are artists. The base of housing aid and of the apprenticeship tax of intermittents holds their holiday
// pay; the rates of the deduction for professional expenses are not established. The reductions of health (6 points)
// and family (1.8 points) that ended with 2025 are rates below zero on pay that is low for its hours
// ([TotalIfLow]); no other relief is in the table: the general reduction does not apply to artists, and how it
// applies to technicians of several short contracts is not established. The contributions of social security stand on
// the flat base of extras, which the ceilings give.
//
// Errors: a [Faults], with the rows that are established returned beside it: [ErrUnconfirmed] at the code of each
// contribution that the caller has to accept by that name or to supply in the field of [Company] that says so;
// [ErrBefore] or [ErrNone] at the code of one of which nothing is known; [ErrRequired] at each other field of
// [Company] that is needed: accidents, health, joint, provident; [ErrUnknown] at a population or an accepted code that
// does not exist; [ErrRequired] or [ErrRange] at a day, [ErrOrder] where until is before from; [ErrTooLarge] of a rate.
func ContributionsBetween(from, until schedule.Date, company Company) ([]Contribution, error) {
	t := table{company: company}
	t.ask()
	if !aDate(&t.faults, "from", from) || !aDate(&t.faults, "until", until) {
		return nil, t.faults.Err()
	}
	if until.Before(from) {
		t.faults.Add("until", ErrOrder, until)
		return nil, t.faults.Err()
	}
	t.shoot = days{from, until.AddDays(1)}
	for _, w := range workers {
		if len(company.Populations) == 0 || slices.Contains(company.Populations, w.name) {
			t.population(w.name, w.Worker)
		}
	}
	return t.rows, t.faults.Err()
}

// table gathers the contributions of a shoot.
type table struct {
	shoot   days
	company Company
	rows    []Contribution
	faults  fault.Collector
	missing map[string]bool
}

// ask asks for populations and codes that exist.
func (t *table) ask() {
	for i, name := range t.company.Populations {
		known := false
		for _, w := range workers {
			known = known || w.name == name
		}
		if !known {
			t.faults.In("populations[%d]", i).Add("", ErrUnknown, name)
		}
	}
	for i, code := range t.company.Accept {
		if !slices.ContainsFunc(law.SocialContributions(), func(one law.Contribution) bool { return one.Code == code }) {
			t.faults.In("accept[%d]", i).Add("", ErrUnknown, code)
		}
	}
}

func (t *table) population(name string, w law.Worker) {
	for _, one := range law.SocialContributions() {
		if !one.Population.Bears(w) || !t.due(one) {
			continue
		}
		row := Contribution{
			Code: one.Code, Label: Text{FR: one.French, EN: one.English}, Population: name, Employee: one.Payer.Employee(),
			Base: Base(one.Base), Undeducted: slices.Contains(undeductedCodes, one.Code), Uplift: t.uplift(one.Code, w),
			Flat: w.Artist && slices.Contains(flatCodes, one.Code),
		}
		switch {
		case one.Code == "AFDAS" && t.company.Training != nil:
			t.own(row, *t.company.Training, t.shoot)
		case row.Base == TotalIfLow:
			t.reduction(row, one)
		default:
			t.lawful(row, one, w)
		}
	}
	t.others(name, w)
}

// lawful adds the rates that are established over the days of the shoot; on the others those that the company
// supplies, then those that it accepts; and says where there is none.
func (t *table) lawful(row Contribution, one law.Contribution, w law.Worker) {
	missing := t.fill(row, one, []days{t.shoot}, func(s law.Status) bool { return s != law.Unconfirmed })
	if rate := t.company.supplied(one, w); rate != nil {
		for _, gap := range missing {
			t.own(row, *rate, gap)
		}
		return
	}
	if slices.Contains(t.company.Accept, one.Code) {
		missing = t.fill(row, one, missing, func(s law.Status) bool { return s == law.Unconfirmed })
	}
	for _, gap := range missing {
		t.lacks(one, gap)
	}
}

// fill adds the entries of a status over some days, and returns the days that are left.
func (t *table) fill(row Contribution, one law.Contribution, missing []days, of func(law.Status) bool) []days {
	for _, e := range one.Rate.Entries {
		if !of(e.Status) {
			continue
		}
		var left []days
		for _, gap := range missing {
			common := gap.and(entryDays(e.From, e.Until))
			if !common.any() {
				left = append(left, gap)
				continue
			}
			t.add(row, common, e)
			left = append(left, gap.without(common)...)
		}
		missing = left
	}
	return missing
}

// lacks says that a rate is not established on some of the days.
func (t *table) lacks(one law.Contribution, gap days) {
	day := gap.from.String()
	if len(one.Rate.Unconfirmed(day)) == 0 {
		_, err := one.Rate.At(day)
		t.refuse(one.Code, err)
		return
	}
	if !t.seen(one.Code) {
		t.faults.Add(one.Code, ErrUnconfirmed, day)
	}
}

// reduction adds the rows of a reduced rate, by the limit of its days; there is none outside.
func (t *table) reduction(row Contribution, one law.Contribution) {
	for _, e := range one.Rate.Entries {
		for _, limit := range law.ReducedRates().Entries {
			common := t.shoot.and(entryDays(e.From, e.Until)).and(entryDays(limit.From, limit.Until))
			times := limit.Value.Health
			if one.Code == "AF_REDUCTION" {
				times = limit.Value.Family
			}
			if row.LowHour = limit.Value.Wage.Mul(times); common.any() {
				t.add(row, common, e)
			}
		}
	}
}

// add adds a rate of the law for some days.
func (t *table) add(row Contribution, on days, e law.Entry[decimal.Decimal]) {
	row.Rate, row.Source = e.Value, e.Source.Title
	t.put(row, on)
}

// put adds a row for some days; dates that are those of the shoot are left open.
func (t *table) put(row Contribution, on days) {
	if on.from != t.shoot.from {
		row.From = on.from
	}
	if on.until != t.shoot.until {
		row.Until = on.until.AddDays(-1)
	}
	t.rows = append(t.rows, row)
}

const unemployment = "CHO"

// undeductedCodes are the contributions that stand on the pay before the deduction for professional expenses:
// unemployment and the guarantee of wages since 1 July 2017; CSG and CRDS, which have their own of 1.75 % (Urssaf,
// artistes du spectacle, assiette de cotisations plafonnée).
var undeductedCodes = []string{unemployment, "CHO_SHORT", "AGS", "CSG", "CSG_NON_DEDUCTIBLE", "CRDS"}

// flatCodes are the contributions of social security, which stand on the flat base of extras; the others stand on the
// pay.
var flatCodes = []string{"MAL", "MAL_REDUCTION", "VPL", "VDP", "AF", "AF_REDUCTION", "CSA", "FNAL", "FNAL_50", "AT", "AT_ALSACE_MOSELLE", "VM", "MAL_ALSACE_MOSELLE"}

// uplift is what the holiday pay of intermittents, paid by the fund, adds to the base of housing aid and of the
// apprenticeship tax.
func (t *table) uplift(code string, w law.Worker) decimal.Decimal {
	switch code {
	case "FNAL", "FNAL_50", "TA", "TA_BALANCE", "TA_ALSACE_MOSELLE":
		if e, err := law.HolidayPayUplift().At(t.shoot.from.String()); err == nil && !w.Permanent {
			return e.Value
		}
	}
	return decimal.Decimal{}
}

// due reports whether the company bears a contribution of the table of the law.
func (t *table) due(one law.Contribution) bool {
	c := t.company
	if one.Payer.Employee() {
		return c.Withheld && (c.AlsaceMoselle || one.Code != "MAL_ALSACE_MOSELLE")
	}
	switch one.Code {
	case "FNAL_50", "PEEC":
		return c.Fifty
	case "FNAL":
		return !c.Fifty
	case "FP_11":
		return c.Eleven
	case "FP":
		return !c.Eleven
	case "TA", "TA_BALANCE", "AT":
		return !c.AlsaceMoselle
	case "TA_ALSACE_MOSELLE", "AT_ALSACE_MOSELLE":
		return c.AlsaceMoselle
	case "CHO_SHORT":
		return c.ShortUsage
	case "AT_AVERAGE", "CPF", "PREV_AUDIOVISUAL":
		return false
	}
	return true
}

// supplied is the rate that the company gives where that of the law is not established.
func (c Company) supplied(one law.Contribution, w law.Worker) *decimal.Decimal {
	switch {
	case one.Payer.Employee():
	case one.Code == unemployment && !w.Permanent:
		return c.Unemployment
	case one.Code == "AT" || one.Code == "AT_ALSACE_MOSELLE":
		return c.ArtistAccidents
	}
	return nil
}

// others adds the rates that no law gives.
func (t *table) others(name string, w law.Worker) {
	c := t.company
	if w.Author {
		return
	}
	need := func(field string, row Contribution, rate *decimal.Decimal) {
		row.Population, row.Label = name, ownLabels[row.Code]
		if rate == nil {
			t.refuse(field, ErrRequired)
			return
		}
		t.own(row, *rate, t.shoot)
	}
	if !w.Artist {
		need("accidents", Contribution{Code: "AT", Base: Total}, c.Accidents)
	}
	need("health", Contribution{Code: "CMB", Base: Total}, c.Health)
	need("joint", Contribution{Code: "PARITARISME", Base: Total}, c.Joint)
	if w.Artist && !w.Cadre {
		need("provident", Contribution{Code: "PREV", Base: Tranche1}, c.Provident)
	}
	if c.Transport != nil {
		rate := *c.Transport
		if share, err := law.ArtistShare().At(t.shoot.from.String()); w.Artist && err == nil && money.Acceptable(rate) {
			rate = rate.Mul(share.Value).Mul(decimal.New(1, -2))
		}
		need("transport", Contribution{Code: "VM", Base: Total, Flat: w.Artist}, &rate)
	}
}

// own adds a rate of the company for some days.
func (t *table) own(row Contribution, rate decimal.Decimal, on days) {
	if !money.Acceptable(rate) {
		t.refuse(row.Code, ErrTooLarge)
		return
	}
	row.Rate = rate
	t.put(row, on)
}

func (t *table) refuse(path string, err error) {
	if !t.seen(path) {
		t.faults.Merge(path, err)
	}
}

// seen reports a path that was already refused, and remembers it.
func (t *table) seen(path string) bool {
	if t.missing == nil {
		t.missing = map[string]bool{}
	}
	seen := t.missing[path]
	t.missing[path] = true
	return seen
}

var ownLabels = map[string]Text{
	"AT":          {FR: "accidents du travail", EN: "accidents at work"},
	"CMB":         {FR: "médecine du travail", EN: "occupational health"},
	"PARITARISME": {FR: "paritarisme", EN: "joint bodies of the branch"},
	"PREV":        {FR: "prévoyance", EN: "provident insurance"},
	"VM":          {FR: "versement mobilité", EN: "transport"},
}
