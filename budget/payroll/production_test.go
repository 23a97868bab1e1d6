package payroll_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// grip is a technician of the grid, five days of 8 hours and one hour less on the last.
func grip(t *testing.T, days ...string) payroll.Engagement {
	t.Helper()
	e := payroll.Engagement{ID: "grip", Function: "Machiniste de prise de vues", Contract: payroll.ByWeek, Population: payroll.Technician}
	for _, one := range days {
		e.Days = append(e.Days, worked(t, one))
	}
	return e
}

func computed(t *testing.T, p payroll.Production) payroll.Result {
	t.Helper()
	shoot, sources, err := p.Shoot()
	require.NoError(t, err)
	require.NotEmpty(t, sources)
	r, err := shoot.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	_, err = shoot.Inspect()
	require.NoError(t, err)
	return r
}

// The grid of 1 April 2022, a Friday, pays that Friday: 32 hours of 951.76 / 40, then 7 hours of 966.05 / 40, the last
// four of the week 25 % more.
func TestMinimaChangeInTheWeek(t *testing.T) {
	r := computed(t, payroll.Production{
		Employer: payroll.Signatory, From: on("2022-03-28"), Until: on("2022-04-08"), Company: accepting(),
		People: []payroll.Engagement{grip(t,
			"2022-03-28 09:00-17:00", "2022-03-29 09:00-17:00", "2022-03-30 09:00-17:00", "2022-03-31 09:00-17:00", "2022-04-01 09:00-16:00",
			"2022-04-04 09:00-17:00", "2022-04-05 09:00-17:00", "2022-04-06 09:00-17:00", "2022-04-07 09:00-17:00", "2022-04-08 09:00-16:00",
		)},
	})
	require.Len(t, r.Payslips, 2)
	lines := map[string]string{}
	for _, l := range r.Payslips[0].Lines {
		lines[l.Code+" "+l.Base.String()] = l.Time.String() + " " + l.Amount.String()
	}
	require.Equal(t, map[string]string{"BASE 951.76": "32:00 761.41", "BASE 966.05": "07:00 169.06", "P25 966.05": "04:00 24.15"}, lines)
	require.Equal(t, "966.05", r.Payslips[1].Gross.String(), "a week of the new grid")
}

// A shoot across 1 January 2024: the week that ends in 2023 bears 1.90 % of old age, the next 2.02 %, and the ceilings of
// the year begin anew.
func TestAcrossTheNewYear(t *testing.T) {
	e := grip(t, "2023-12-27 09:00-17:00", "2023-12-28 09:00-17:00", "2024-01-02 09:00-17:00", "2024-01-03 09:00-17:00")
	e.Contract = payroll.ByDay
	r := computed(t, payroll.Production{From: on("2023-12-27"), Until: on("2024-01-03"), Company: accepting(), People: []payroll.Engagement{e}})
	require.Len(t, r.Payslips, 2)
	rate := func(p payroll.Payslip, code string) string {
		for _, l := range p.Charges.Lines {
			if l.Code == code {
				return l.Rate.String()
			}
		}
		return ""
	}
	before, after := r.Payslips[0], r.Payslips[1]
	require.Equal(t, []string{"1.9", "2.02"}, []string{rate(before, "VDP"), rate(after, "VDP")})
	require.Equal(t, []string{"0.15", "0.2"}, []string{rate(before, "AGS"), rate(after, "AGS")})
	require.Equal(t, []string{"404", "426"}, []string{before.Charges.Ceiling.String(), after.Charges.Ceiling.String()}, "two days of 202, then of 213")
	require.True(t, after.Charges.Before.Gross.IsZero(), "the year begins anew")
	require.Equal(t, after.Gross.String(), after.Charges.ToDate.Gross.String())
}

// The base of the holiday fund is bounded by the minima of 1 January (II-44): three fifths of 951.76 a day in April 2022
// for a signatory, though the minimum is 966.05 since the 1st; nothing of the pay is cut by it.
func TestHolidayFundOfTheYear(t *testing.T) {
	e := grip(t, "2022-04-04 09:00-17:00", "2022-04-05 09:00-17:00")
	e.Contract, e.Pay = payroll.ByDay, dec("4000")
	p := payroll.Production{Employer: payroll.Signatory, From: on("2022-04-04"), Until: on("2022-04-05"), Company: accepting(), People: []payroll.Engagement{e}}
	r := computed(t, p)
	require.Equal(t, "1142.11", r.Payslips[0].Charges.HolidayPay.String(), "951.76 x 3 / 5 x 2 = 1,142.112")
	p.People[0].HolidayDay = dec("200")
	require.Equal(t, "1200", computed(t, p).Payslips[0].Charges.HolidayPay.String(), "what the caller writes")

	over := grip(t, "2024-12-30 09:00-17:00", "2024-12-31 09:00-17:00", "2025-01-02 09:00-17:00", "2025-01-03 09:00-17:00")
	over.Pay = dec("4000")
	shoot, _, err := payroll.Production{
		From: on("2024-12-30"), Until: on("2025-01-03"), Company: accepting(), Accept: []string{payroll.AcceptCrewMinima}, People: []payroll.Engagement{over},
	}.Shoot()
	require.NoError(t, err)
	require.Len(t, shoot.People[0].Later, 1, "1 January")
	whole, err := shoot.Compute()
	require.NoError(t, err)
	bases := 0
	for _, l := range whole.Payslips[0].Lines {
		if l.Code == payroll.CodeBase {
			bases++
		}
	}
	require.Equal(t, 1, bases, "the week is not cut on 1 January")
	data, err := json.Marshal(shoot)
	require.NoError(t, err)
	again, err := payroll.Parse(data)
	require.NoError(t, err)
	read, err := again.Compute()
	require.NoError(t, err)
	require.Equal(t, whole.Cost.String(), read.Cost.String())
}

// The night of Sunday 31 December 2023 ends in 2024, in a civil week without a day of work: it is charged with 2023.
func TestNightOfTheNewYear(t *testing.T) {
	e := grip(t, "2023-12-29 09:00-17:00", "2023-12-31 20:00-28:00")
	e.Contract = payroll.ByDay
	r := computed(t, payroll.Production{From: on("2023-12-29"), Until: on("2023-12-31"), Company: accepting(), People: []payroll.Engagement{e}})
	require.Len(t, r.Payslips, 2)
	require.Equal(t, "2024-01-01", r.Payslips[1].Week.String())
	require.Equal(t, r.Gross.String(), r.Payslips[1].Charges.ToDate.Gross.String(), "the same year")
	require.Equal(t, "404", r.Payslips[1].Charges.ToDate.Ceiling.String(), "two days of 202")
}

// Nothing is paid on a day for which the production has no rates.
func TestProductionBounds(t *testing.T) {
	day, after := on("2023-10-02"), on("2024-01-08")
	for path, change := range map[string]func(*payroll.Engagement){
		"people[0].fees[0].date": func(e *payroll.Engagement) {
			e.Fees = []payroll.Fee{{Date: after, Code: "F", Count: dec("1"), Rate: dec("1")}}
		},
		"people[0].voyages[0].date": func(e *payroll.Engagement) { e.Voyages = []payroll.Journey{{Date: after, Time: payroll.Hour}} },
		"people[0].until":           func(e *payroll.Engagement) { e.From, e.Until = day, after },
		"people[0].from":            func(e *payroll.Engagement) { e.From, e.Until = day.AddDays(-1), day },
	} {
		e := grip(t, "2023-10-02 09:00-17:00")
		change(&e)
		_, _, err := payroll.Production{From: day, Until: day, Company: accepting(), People: []payroll.Engagement{e}}.Shoot()
		var faults payroll.Faults
		require.ErrorAs(t, err, &faults, path)
		require.Len(t, faults, 1, path)
		require.Equal(t, path, faults[0].Path)
		require.ErrorIs(t, err, payroll.ErrRange)
	}
}

// Technicians of audiovisual production whose pay is given need no grid: their minimum cannot be told.
func TestAudiovisualWithoutGrid(t *testing.T) {
	e := grip(t, "2025-06-02 09:00-17:00", "2025-06-03 09:00-17:00")
	p := payroll.Production{Agreement: payroll.Audiovisual, From: on("2025-06-02"), Until: on("2025-06-03"), Company: accepting(), People: []payroll.Engagement{e}}
	_, _, err := p.Shoot()
	require.ErrorIs(t, err, payroll.ErrNone)
	p.People[0].Pay = dec("1000")
	shoot, sources, err := p.Shoot()
	require.NoError(t, err)
	require.NotContains(t, sources, payroll.Source{})
	found, err := shoot.Inspect()
	require.NoError(t, err)
	require.Equal(t, payroll.CannotTell, found[0].Verdict)
	require.Equal(t, payroll.CheckMinimum, found[0].Check)
}

// An actor by the day is paid the grid of each day: 408.00, and 412.08 from 1 January 2022.
func TestActorsAcrossGrids(t *testing.T) {
	actor := payroll.Engagement{ID: "actor", Contract: payroll.ActorByDay, Population: payroll.Artist}
	for _, one := range []string{"2021-12-30 09:00-17:00", "2022-01-03 09:00-17:00", "2022-01-04 09:00-17:00"} {
		actor.Days = append(actor.Days, worked(t, one))
	}
	p := payroll.Production{From: on("2022-01-01"), Until: on("2022-01-04"), Company: accepting(), People: []payroll.Engagement{actor}}
	_, _, err := p.Shoot()
	require.ErrorIs(t, err, payroll.ErrRange, "a day of work before the first")
	p.From = on("2021-12-30")
	_, _, err = p.Shoot()
	require.ErrorIs(t, err, payroll.ErrBefore, "the table of contributions begins in 2022")
	s := performer(t, payroll.ActorByDay, "408", "2021-12-30 09:00-17:00", "2022-01-03 09:00-17:00", "2022-01-04 09:00-17:00")
	later := s.Actors
	later.Hour = dec("20")
	s.People[0].Later = []payroll.Terms{{From: on("2022-01-01"), Pay: dec("412.08")}}
	s.Later = []payroll.Later{{From: on("2022-01-01"), Actors: &later}}
	_, lines := paid(t, s)
	require.Equal(t, "CACHET 408, CACHET 824.16", lines)
}

// What is not established is asked for by name, and taken once it is accepted.
func TestProductionAsks(t *testing.T) {
	e := grip(t, "2025-06-02 09:00-17:00")
	p := payroll.Production{From: on("2025-06-02"), Until: on("2025-06-02"), Applied: on("2025-05-02"), Company: accepting(), People: []payroll.Engagement{e}}
	p.Company.Accept = nil
	_, _, err := p.Shoot()
	var faults payroll.Faults
	require.ErrorAs(t, err, &faults)
	var paths []string
	for _, f := range faults {
		require.ErrorIs(t, f, payroll.ErrUnconfirmed, f.Path)
		paths = append(paths, f.Path)
	}
	require.Equal(t, []string{"crew_minima", "annexe_iii", "contributions.CHO", "contributions.CHO_SHORT"}, paths)
	p.Accept = []string{payroll.AcceptCrewMinima, payroll.AcceptAnnexeIII, "CHO", "CHO_SHORT"}
	r := computed(t, p)
	// 966.05 + 23 is 989.05; 850 + 37 % of 139.05 is 901.4485 a week of 39 hours, guaranteed.
	require.Equal(t, "901.45", r.Gross.String())
	require.Equal(t, "175.2", r.Deferred.String(), "twice 87.6015")
	p.Applied = on("2025-01-02")
	_, _, err = p.Shoot()
	require.ErrorIs(t, err, payroll.ErrNone, "the base of a film of the agreement before is not known after it")
	_, _, err = payroll.Production{}.Shoot()
	require.ErrorIs(t, err, payroll.ErrRequired)
	p.People[0].Function = "Machiniste de nuit"
	_, _, err = p.Shoot()
	require.ErrorIs(t, err, payroll.ErrUnknown)
}

// Shoots of each year come out of the built-in rules with the accepted names.
func TestYears(t *testing.T) {
	for _, tc := range []struct{ day, gross, reason string }{
		{"2022-11-14", "966.05", "extended grid of 2022"},
		{"2023-10-02", "966.05", "no rise in 2023"},
		{"2024-03-04", "966.05", "before the extension of the rise"},
		{"2024-11-18", "989.06", "and 23 €, accepted: 35 h, 4 h guaranteed and their 25 %, each rounded, 865.42 + 98.91 + 24.73"},
		{"2025-10-06", "989.06", "the same"},
		{"2026-10-05", "989.06", "the same"},
	} {
		day := on(tc.day)
		e := grip(t)
		for i := range 5 {
			e.Days = append(e.Days, worked(t, day.AddDays(i).String()+" 09:00-16:00"))
		}
		p := payroll.Production{From: day, Until: day.AddDays(4), Company: accepting(), Accept: []string{payroll.AcceptCrewMinima}, People: []payroll.Engagement{e}}
		r := computed(t, p)
		require.Equal(t, tc.gross, r.Gross.String(), tc.reason)
		require.True(t, r.Charges.IsPositive())
	}
}

// A production in Strasbourg has the holidays and the contributions of Alsace-Moselle.
func TestProductionOfARegion(t *testing.T) {
	e := grip(t, "2023-10-02 09:00-17:00")
	p := payroll.Production{Zone: schedule.AlsaceMoselle, From: on("2023-10-02"), Until: on("2023-10-02"), Company: accepting(), People: []payroll.Engagement{e}}
	codes := map[string]bool{}
	for _, l := range computed(t, p).Payslips[0].Charges.Lines {
		codes[l.Code] = true
	}
	require.True(t, codes["TA_ALSACE_MOSELLE"] && !codes["TA"])
}

// Random weeks whose pay changes on a random day, against a walk over their minutes: each is paid by the pay of its
// civil day and its rank in the week.
func TestTermsByTheMinute(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		monday := on("2027-10-04")
		first, second := decimal.NewFromInt(rapid.Int64Range(400, 3000).Draw(rt, "first")), decimal.NewFromInt(rapid.Int64Range(400, 3000).Draw(rt, "second"))
		cut := monday.AddDays(rapid.IntRange(1, 12).Draw(rt, "cut"))
		rules := payroll.TimeRules{Code: "R", WeekHours: dec("40"), Overtime: payroll.Scale{Steps: []payroll.Step{{Above: 35 * payroll.Hour, Percent: dec("25")}, {Above: 43 * payroll.Hour, Percent: dec("50")}}}}
		e := payroll.Engagement{ID: "T", Population: "N", Contract: payroll.ByWeek, Pay: first, Later: []payroll.Terms{{From: cut, Pay: second}}}
		exact, rank := decimal.Decimal{}, 0
		for i := range 12 {
			d := monday.AddDays(i)
			if i == 7 {
				rank = 0
			}
			length := rapid.IntRange(0, 12).Draw(rt, "hours")
			if length == 0 {
				continue
			}
			e.Days = append(e.Days, payroll.Day{Date: d, Worked: []payroll.Stretch{{From: 8 * payroll.Hour, To: payroll.Minute(8+length) * payroll.Hour}}})
			for range length {
				weight, pay := dec("1"), first
				if !d.Before(cut) {
					pay = second
				}
				if rank >= 35 {
					weight = dec("1.25")
				}
				if rank >= 43 {
					weight = dec("1.5")
				}
				exact = exact.Add(pay.Mul(weight))
				rank++
			}
		}
		s := payroll.Shoot{Currency: "EUR", Rules: []payroll.TimeRules{rules}, People: []payroll.Engagement{e}}
		r, err := s.Compute()
		require.NoError(rt, err)
		require.NoError(rt, r.Check())
		lines := decimal.NewFromInt(int64(len(r.Payslips[0].Lines)))
		gap := r.Gross.Mul(dec("40")).Sub(exact).Abs()
		require.True(rt, gap.LessThanOrEqual(lines.Mul(dec("0.2"))), "%s of %s: half a cent a line at most", r.Gross, exact)
	})
}
