package payroll_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// drawDays draws days of work, at most one a day, of one or two stretches, that do not overlap.
func drawDays(t *rapid.T) []payroll.Day {
	var days []payroll.Day
	date, free := on("2027-10-18").AddDays(rapid.IntRange(0, 20).Draw(t, "first day")), payroll.Minute(0)
	for range rapid.IntRange(0, 14).Draw(t, "days") {
		from := max(payroll.Minute(rapid.IntRange(0, 1430).Draw(t, "from")), free)
		if from >= 24*payroll.Hour {
			date, free = date.AddDays(1), free-24*payroll.Hour
			continue
		}
		to := from + payroll.Minute(rapid.IntRange(1, 700).Draw(t, "length"))
		d := payroll.Day{Date: date, Worked: []payroll.Stretch{{From: from, To: to}}}
		if rapid.Bool().Draw(t, "break") {
			from = to + payroll.Minute(rapid.IntRange(0, 120).Draw(t, "pause"))
			to = from + payroll.Minute(rapid.IntRange(1, 500).Draw(t, "length"))
			d.Worked = append(d.Worked, payroll.Stretch{From: from, To: to})
		}
		d.Transport = payroll.Minute(rapid.SampledFrom([]int{0, 60, 150}).Draw(t, "transport"))
		if rapid.IntRange(0, 9).Draw(t, "recovered") == 0 {
			d.Recovered = date.AddDays(5)
		}
		days = append(days, d)
		step := rapid.IntRange(1, 3).Draw(t, "step")
		date, free = date.AddDays(step), max(0, to-payroll.Minute(step)*24*payroll.Hour)
	}
	return days
}

func drawShoot(t *rapid.T) payroll.Shoot {
	travel := dec("989.05")
	crew, _, err := payroll.CrewRulesAt(on("2027-10-25"), payroll.CrewSupplied{TravelCap: &travel})
	require.NoError(t, err)
	actors, _, err := payroll.ActorRulesAt(on("2027-10-25"))
	require.NoError(t, err)
	extras, _ := payroll.ExtraRulesAt()
	extras.Night = crew.Night
	s := payroll.Shoot{
		Currency: rapid.SampledFrom([]string{"EUR", "JPY", "TND"}).Draw(t, "currency"), Rules: []payroll.TimeRules{crew}, Actors: actors, Extras: extras,
		Payslips: rapid.SampledFrom([]payroll.Every{payroll.Whole, payroll.Weekly}).Draw(t, "payslips"),
		Ceilings: payroll.Ceilings{Year: dec("2500"), Day: dec("222"), Hour: dec("30"), ShortHours: dec("12"), ShortDays: 5},
	}
	for i := range 4 {
		s.Weeks = append(s.Weeks, payroll.Week{
			Monday: on("2027-10-18").AddWeeks(i), Days: rapid.SampledFrom([]int{5, 6}).Draw(t, "week"),
			Place: rapid.SampledFrom([]payroll.Place{payroll.ParisRegion, payroll.Regions}).Draw(t, "place"),
		})
	}
	for i, base := range []payroll.Base{payroll.Total, payroll.Tranche1, payroll.Tranche2, payroll.UpTo4, payroll.TotalIfAbove, payroll.HolidayPay, payroll.CSG} {
		s.Contributions = append(s.Contributions, payroll.Contribution{
			Code: fmt.Sprint(i), Population: "N", Base: base, Rate: decimal.New(rapid.Int64Range(-500, 2000).Draw(t, "rate"), -2), Employee: i == 6,
		})
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "people") {
		contract := rapid.SampledFrom([]payroll.Contract{
			payroll.ByWeek, payroll.ByEquivalence, payroll.ByDay, payroll.ByAdvertisingDay, payroll.ActorByDay, payroll.ActorByWeek, payroll.ExtraByDay,
		}).Draw(t, "contract")
		s.People = append(s.People, payroll.Engagement{
			ID: fmt.Sprint(i), Contract: contract, Population: "N", Number: rapid.IntRange(0, 3).Draw(t, "number"),
			Pay: decimal.New(rapid.Int64Range(40_000, 200_000).Draw(t, "pay"), -2), Hour: dec("13.07"),
			FiveDays: pattern("42/45"), SixDays: pattern("51/55"), Days: drawDays(t),
		})
	}
	return s
}

// A week of a whole crew, as the case has it.
func BenchmarkCompute(b *testing.B) {
	s := nightShoot(b)
	for b.Loop() {
		if _, err := s.Compute(); err != nil {
			b.Fatal(err)
		}
	}
}

// Everything adds up, the same input gives the same output, and no hour of a technician is paid more than twice
// its base.
func TestPayslipsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawShoot(t)
		r, err := s.Compute()
		require.NoError(t, err)
		require.NoError(t, r.Check())
		again, err := s.Compute()
		require.NoError(t, err)
		require.Equal(t, r, again)
		_, err = s.Inspect()
		require.NoError(t, err)
		for _, p := range r.Payslips {
			for _, w := range p.Weeks {
				total := payroll.Minute(0)
				for _, one := range w.Premiums {
					require.False(t, one.Percent.GreaterThan(dec("100")), "the cap")
					require.False(t, one.Percent.IsNegative())
					total += one.Time
				}
				require.Equal(t, w.Time, total, "every minute is in one group")
			}
		}
	})
}

// T9: all premiums of a week, with the overtime of the effective hours, are at most its hours at the base rate.
func TestPremiumsAreCapped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawShoot(t)
		s.Rules[0].Guarantee = payroll.Guarantee{}
		s.People = s.People[:1]
		s.People[0].Contract = rapid.SampledFrom([]payroll.Contract{payroll.ByWeek, payroll.ByEquivalence, payroll.ByDay}).Draw(t, "contract")
		r, err := s.Compute()
		require.NoError(t, err)
		base, premiums := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
		for _, p := range r.Payslips {
			for _, l := range p.Lines {
				points := l.Percent.Mul(decimal.NewFromInt(int64(l.Time)))
				switch {
				case l.Code == payroll.CodeBase:
					base[l.Week.String()] = base[l.Week.String()].Add(points)
				case len(l.Premiums) > 0 || l.Code == "OT25" || l.Code == "OT50" || l.Code == "OT75":
					premiums[l.Week.String()] = premiums[l.Week.String()].Add(points)
				}
			}
			for _, w := range p.Weeks { // presence that is not paid as effective may bear premiums too
				base[w.Monday.String()] = base[w.Monday.String()].Add(decimal.NewFromInt(int64(max(0, w.Counted-w.Effective)) * 100))
			}
		}
		for week, points := range premiums {
			require.False(t, points.GreaterThan(base[week]), "week %s: %s of %s", week, points, base[week])
		}
	})
}

// More hours never pay less: a day made longer, in the time before the next. It holds without the guaranteed week
// and the equivalence hours, which pay overtime on time that is not worked: an hour more moves the rank of those
// after it, and the overtime that was paid apart then meets a night or a Sunday under the cap.
func TestMoreHoursNeverPayLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawShoot(t)
		s.People, s.Currency = s.People[:1], "EUR"
		s.Rules[0].Guarantee = payroll.Guarantee{}
		if s.People[0].Contract == payroll.ByEquivalence {
			s.People[0].Contract = payroll.ByWeek
		}
		days := s.People[0].Days
		if len(days) == 0 {
			return
		}
		before, err := s.Compute()
		require.NoError(t, err)
		i := rapid.IntRange(0, len(days)-1).Draw(t, "which")
		last := &days[i].Worked[len(days[i].Worked)-1]
		room := 48*payroll.Hour - last.To
		if i+1 < len(days) {
			room = min(room, payroll.Minute(days[i+1].Date.DaysSince(days[i].Date))*24*payroll.Hour+days[i+1].Worked[0].From-last.To)
		}
		last.To += payroll.Minute(rapid.IntRange(0, max(0, int(min(room, 600)))).Draw(t, "longer"))
		after, err := s.Compute()
		require.NoError(t, err)
		// A line of time is rounded once, so that hours that move to another line may move a cent each.
		slack := decimal.New(int64(len(before.Payslips[0].Lines)+len(after.Payslips[0].Lines)), -2)
		require.False(t, after.People[0].Gross.Add(slack).LessThan(before.People[0].Gross), "%s after %s", after.Gross, before.Gross)
	})
}

// A break of no length, or a stretch cut in two, changes nothing: neither hours nor premiums depend on how the
// time is written.
func TestHowTimeIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawShoot(t)
		whole, err := s.Compute()
		require.NoError(t, err)
		for i := range s.People {
			for j := range s.People[i].Days {
				d := &s.People[i].Days[j]
				first := d.Worked[0]
				if at := first.From + payroll.Minute(rapid.IntRange(1, 300).Draw(t, "cut")); at < first.To {
					d.Worked = append([]payroll.Stretch{{From: first.From, To: at}, {From: at, To: first.To}}, d.Worked[1:]...)
				}
			}
		}
		cut, err := s.Compute()
		require.NoError(t, err)
		require.Equal(t, whole, cut)
	})
}

// What is rounded apart, a shoot paid each week bears exactly the contributions of the same shoot paid once.
func TestContributionsAreRegularised(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawShoot(t)
		for i := range s.People {
			if contract := &s.People[i].Contract; *contract == payroll.ActorByDay || *contract == payroll.ActorByWeek || *contract == payroll.ExtraByDay {
				*contract = payroll.ByDay // the lines of the others are rounded by week or for the whole
			}
		}
		s.People[0].Deduction = dec("17.3")
		s.Payslips = payroll.Whole
		whole, err := s.Compute()
		require.NoError(t, err)
		s.Payslips = payroll.Weekly
		weekly, err := s.Compute()
		require.NoError(t, err)
		require.NoError(t, weekly.Check())
		for i, one := range whole.People {
			require.Equal(t, one.Gross.String(), weekly.People[i].Gross.String())
			if one.Gross.IsZero() {
				continue
			}
			require.Equal(t, one.Charges.String(), weekly.People[i].Charges.String())
		}
	})
}
