package payroll_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// What is accepted by name to have a whole table.
var accepted = []string{"AT", "CHO", "CHO_SHORT"}

func accepting(change ...func(*payroll.Company)) payroll.Company {
	c := company()
	c.Unemployment, c.Training, c.Accept, c.ShortUsage = nil, nil, accepted, true
	for _, one := range change {
		one(&c)
	}
	return c
}

// rateOf is the rates of a contribution of the employer on a day, in the order of the table.
func rateOf(t *testing.T, day, population, code string) string {
	t.Helper()
	table, err := payroll.ContributionsAt(on(day), accepting())
	require.NoError(t, err)
	var rates []string
	for _, c := range table {
		if c.Population == population && c.Code == code && !c.Employee {
			require.True(t, c.From.IsZero() && c.Until.IsZero(), "the table of one day has no days")
			rates = append(rates, c.Rate.String())
		}
	}
	return strings.Join(rates, " ")
}

// The rates of one day, copied by hand from the decrees and agreements that set them.
func TestRatesOfShoots(t *testing.T) {
	for _, tc := range []struct{ day, population, code, want, reason string }{
		{"2022-01-01", payroll.Technician, "MAL", "13", "since 2018"},
		{"2023-03-31", payroll.Technician, "CS", "15.4", "the last day"},
		{"2023-04-01", payroll.Technician, "CS", "15.5", "a new year of the fund"},
		{"2023-10-02", payroll.Technician, "MAL_REDUCTION", "-6", "13 to 7 %"},
		{"2023-10-02", payroll.Artist, "MAL_REDUCTION", "-4.2", "9.10 to 4.90 %"},
		{"2023-10-02", payroll.Technician, "AF_REDUCTION", "-1.8", "5.25 to 3.45 %"},
		{"2025-12-31", payroll.Artist, "AF_REDUCTION", "-1.26", "3.675 to 2.415 %, the last day"},
		{"2026-01-01", payroll.Artist, "AF_REDUCTION", "", "ended with 2025"},
		{"2023-12-31", payroll.Technician, "VDP", "1.9", "the last day"},
		{"2024-01-01", payroll.Artist, "VDP", "1.414", "70 % of 2.02"},
		{"2024-12-31", payroll.Technician, "VPL", "8.55", "since 2016"},
		{"2023-06-30", payroll.Technician, "CHO", "9.05", "4.05 and 5"},
		{"2023-06-30", payroll.Technician, "CHO_SHORT", "0.5", "contracts of three months at most, since 2020"},
		{"2025-05-01", payroll.Technician, "CHO", "9", "accepted: 4.00 and 5"},
		{"2025-05-01", payroll.Permanent, "CHO", "4", "the ordinary rate"},
		{"2023-06-30", payroll.Artist, "AT", "1.12", "accepted: the state of 2022"},
		{"2023-06-30", payroll.Technician, "AT", "2.08", "that of the company"},
		{"2023-06-30", payroll.Technician, "AFDAS", "2.1", "2 and 0.10"},
		{"2023-06-30", payroll.TechnicianCadre, "APEC", "0.036", "since 2011"},
		{"2023-06-30", payroll.Technician, "RC1", "3.94", "since 2019"},
		{"2023-06-30", payroll.Permanent, "RC1", "4.72", "since 2019"},
		{"2023-06-30", payroll.Artist, "CET", "0.21", "since 2019"},
		{"2023-06-30", payroll.Technician, "FNAL", "0.1", "since 2020"},
		{"2023-06-30", payroll.Technician, "TA", "0.59", "since 2022"},
		{"2024-06-30", payroll.Artist, "AGS", "0.2", "the first half of 2024"},
		{"2024-07-01", payroll.Artist, "AGS", "0.25", "the second"},
		{"2023-06-30", payroll.Author, "DIFFUSEUR", "1", "and 0.10"},
	} {
		require.Equal(t, tc.want, rateOf(t, tc.day, tc.population, tc.code), "%s of %s on %s: %s", tc.code, tc.population, tc.day, tc.reason)
	}
}

// A shoot of any year since 2022 has a whole table with three accepted rates at most; without them the rates that are
// sure come out beside the names of the others.
func TestAcceptedByName(t *testing.T) {
	for _, tc := range []struct{ day, names, reason string }{
		{"2022-06-01", "AT", "accidents of artists"},
		{"2023-06-01", "AT", "the same"},
		{"2024-06-01", "AT", "the same"},
		{"2025-04-30", "AT", "the last day of 9.05"},
		{"2025-05-01", "AT CHO CHO_SHORT", "9.00 is deduced"},
		{"2026-06-30", "CHO CHO_SHORT", "the accidents of artists are established"},
	} {
		rows, err := payroll.ContributionsAt(on(tc.day), accepting(func(c *payroll.Company) { c.Accept = nil }))
		var faults payroll.Faults
		require.ErrorAs(t, err, &faults, tc.reason)
		names := map[string]bool{}
		for _, f := range faults {
			require.ErrorIs(t, f, payroll.ErrUnconfirmed)
			names[f.Path] = true
		}
		var listed []string
		for _, name := range accepted {
			if names[name] {
				listed = append(listed, name)
			}
		}
		require.Equal(t, tc.names, strings.Join(listed, " "), tc.reason)
		require.Len(t, names, len(listed))
		whole, err := payroll.ContributionsAt(on(tc.day), accepting())
		require.NoError(t, err, tc.reason)
		require.Greater(t, len(whole), len(rows))
		require.Greater(t, len(rows), 100, "the rates that are sure")
	}
}

// The rows of a shoot across 1 January 2024 and 1 July 2024 carry their days, and a shoot accepts them.
func TestContributionsBetween(t *testing.T) {
	table, err := payroll.ContributionsBetween(on("2023-11-06"), on("2024-08-02"), accepting(func(c *payroll.Company) {
		c.Populations = []string{payroll.Technician}
	}))
	require.NoError(t, err)
	got := map[string][]string{}
	for _, c := range table {
		require.Equal(t, payroll.Technician, c.Population)
		got[c.Code] = append(got[c.Code], c.Rate.String()+" "+c.From.String()+"/"+c.Until.String())
	}
	require.Equal(t, []string{"0.15 /2023-12-31", "0.2 2024-01-01/2024-06-30", "0.25 2024-07-01/"}, got["AGS"])
	require.Equal(t, []string{"1.9 /2023-12-31", "2.02 2024-01-01/"}, got["VDP"])
	require.Equal(t, []string{"13 /"}, got["MAL"], "one rate for the whole shoot")
	require.Equal(t, []string{"-6 /2023-12-31", "-6 2024-01-01/"}, got["MAL_REDUCTION"], "28.80 an hour in both years")
	shoot := payroll.Shoot{Currency: "EUR", Contributions: table, Ceilings: payroll.Ceilings{Day: dec("202")}}
	require.NoError(t, shoot.Validate())
}

func TestContributionsRefused(t *testing.T) {
	for _, tc := range []struct {
		from, until string
		change      func(*payroll.Company)
		path        string
		kind        error
		reason      string
	}{
		{"2024-01-02", "2024-01-01", nil, "until", payroll.ErrOrder, "backwards"},
		{"2024-01-01", "2024-01-01", func(c *payroll.Company) { c.Accept = []string{"XX"} }, "accept[0]", payroll.ErrUnknown, "no such contribution"},
		{"2024-01-01", "2024-01-01", func(c *payroll.Company) { c.Populations = []string{"crew"} }, "populations[0]", payroll.ErrUnknown, "no such population"},
		{"2017-06-01", "2017-06-01", nil, "FNAL", payroll.ErrBefore, "before the table"},
		{"2024-01-01", "2024-01-01", func(c *payroll.Company) { c.Training = new(decimal.New(1, 1_000_000_000)) }, "AFDAS", payroll.ErrTooLarge, "a hostile rate"},
	} {
		c := accepting()
		if tc.change != nil {
			tc.change(&c)
		}
		_, err := payroll.ContributionsBetween(on(tc.from), on(tc.until), c)
		var faults payroll.Faults
		require.ErrorAs(t, err, &faults, tc.reason)
		found := false
		for _, f := range faults {
			found = found || (f.Path == tc.path && errors.Is(f, tc.kind))
		}
		require.True(t, found, "%s: %v", tc.reason, err)
	}
}

// A rate that is supplied serves on the days on which none is established.
func TestSupplied(t *testing.T) {
	table, err := payroll.ContributionsBetween(on("2025-04-01"), on("2025-06-30"), accepting(func(c *payroll.Company) {
		c.Populations, c.Unemployment, c.ArtistAccidents = []string{payroll.Artist}, amount("8.99"), amount("1.05")
	}))
	require.NoError(t, err)
	got := map[string][]string{}
	for _, c := range table {
		got[c.Code] = append(got[c.Code], c.Rate.String()+" "+c.From.String()+"/"+c.Until.String())
	}
	require.Equal(t, []string{"9.05 /2025-04-30", "8.99 2025-05-01/"}, got["CHO"])
	require.Equal(t, []string{"1.05 /"}, got["AT"])
}

// In Alsace-Moselle the apprenticeship tax is 0.44 % without a balance, artists bear 1.54 % of accidents, and a
// health contribution is withheld.
func TestAlsaceMoselle(t *testing.T) {
	c := accepting(func(c *payroll.Company) {
		c.AlsaceMoselle, c.Withheld, c.Accept = true, true, []string{"AT_ALSACE_MOSELLE"}
	})
	table, err := payroll.ContributionsAt(on("2023-10-02"), c)
	require.NoError(t, err)
	rates := map[string]string{}
	for _, one := range table {
		rates[one.Population+" "+one.Code] = one.Rate.String()
	}
	for _, tc := range []struct{ row, want string }{
		{"technician TA_ALSACE_MOSELLE", "0.44"}, {"technician TA", ""}, {"technician TA_BALANCE", ""}, {"artist AT_ALSACE_MOSELLE", "1.54"}, {"artist AT", ""},
		{"technician MAL_ALSACE_MOSELLE", "1.3"}, {"artist MAL_ALSACE_MOSELLE", "0.91"},
	} {
		require.Equal(t, tc.want, rates[tc.row], tc.row)
	}
}

// 39 hours of 2023 are low up to 2.5 SMIC of 11.52, 1,123.20, for health, and up to 3.5, 1,572.48, for family.
func TestReducedRates(t *testing.T) {
	table, err := payroll.ContributionsAt(on("2023-10-02"), accepting())
	require.NoError(t, err)
	for _, tc := range []struct{ week, health, family, reason string }{
		{"966.05", "67.63", "33.33", "125.5865 - 57.963, each rounded, and 50.717625 - 17.3889"},
		{"1123.20", "78.63", "38.75", "just low: 146.016 - 67.392, and 58.968 - 20.2176"},
		{"1123.60", "146.07", "38.77", "health is above: 146.068; family is 58.99 - 20.22"},
		{"1400", "182", "48.3", "13 %, and 73.5 - 25.2"},
		{"1600", "208", "84", "13 % and 5.25 %"},
	} {
		s := worker(t, payroll.ByWeek, "2023-10-02 09:00-17:00", "2023-10-03 09:00-17:00", "2023-10-04 09:00-17:00", "2023-10-05 09:00-17:00", "2023-10-06 09:00-16:00")
		s.People[0].Pay, s.People[0].Population = dec(tc.week), payroll.Technician
		s.Contributions, s.Ceilings = table, payroll.Ceilings{Day: dec("202")}
		p, _ := paid(t, s)
		require.Equal(t, payroll.Hour*39, p.Hours)
		sums := map[string]decimal.Decimal{}
		for _, line := range p.Charges.Lines {
			sums[strings.TrimSuffix(line.Code, "_REDUCTION")] = sums[strings.TrimSuffix(line.Code, "_REDUCTION")].Add(line.Amount)
		}
		require.Equal(t, []string{tc.health, tc.family}, []string{sums["MAL"].String(), sums["AF"].String()}, tc.reason)
	}
}

// Low pay of one week is high over two: what was reduced is given back, and weeks come to the whole.
func TestReductionOfTheYear(t *testing.T) {
	s := worker(t, payroll.ByWeek, "2023-10-02 09:00-17:00", "2023-10-09 09:00-17:00")
	s.People[0].Pay, s.People[0].Population = dec("1000"), "P"
	s.People[0].Fees = []payroll.Fee{{Date: on("2023-10-10"), Code: "BONUS", Count: dec("1"), Rate: dec("1000")}}
	s.Contributions = []payroll.Contribution{{Code: "R", Population: "P", Base: payroll.TotalIfLow, Rate: dec("-6"), LowHour: dec("28.80")}}
	s.Payslips = payroll.Weekly
	r, err := s.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	require.Equal(t, "-60", r.Payslips[0].Charges.Employer.String(), "1,000 of 39 hours is under 1,123.20")
	require.Equal(t, "60", r.Payslips[1].Charges.Employer.String(), "3,000 of 78 hours is above 2,246.40")
	s.Payslips = payroll.Whole
	whole, err := s.Compute()
	require.NoError(t, err)
	require.True(t, whole.Charges.IsZero())
	actor := performer(t, payroll.ActorByDay, "150", "2023-10-02 09:00-17:00")
	actor.Contributions = []payroll.Contribution{{Code: "R", Population: "A", Base: payroll.TotalIfLow, Rate: dec("-6"), LowHour: dec("28.80")}}
	p, _ := paid(t, actor)
	require.True(t, p.Charges.Employer.IsZero(), "the hours of a fee are not known")
	actor.People[0].DayHours = 8 * payroll.Hour
	p, _ = paid(t, actor)
	require.Equal(t, "-9", p.Charges.Employer.String(), "150 for 8 hours is under 230.40")
}

// An extra of 2026 paid under 6 % of 4,005 a day, 240.30, is charged on 9 SMIC of 12.31, 110.79, for each day.
func TestFlatBaseOfExtras(t *testing.T) {
	ceilings, _, _, err := payroll.CeilingsAt(on("2026-06-30"))
	require.NoError(t, err)
	for _, tc := range []struct{ pay, want, reason string }{
		{"105", "22.16", "two days of 110.79 at 10 %: 22.158, above the pay"},
		{"240.29", "22.16", "the last that is low"},
		{"240.30", "48.06", "10 % of the pay itself"},
	} {
		s := worker(t, payroll.ExtraByDay, "2026-07-06 09:00-17:00", "2026-07-13 09:00-17:00")
		s.Extras, _ = payroll.ExtraRulesAt()
		s.People[0].Pay, s.People[0].Hour, s.Ceilings = dec(tc.pay), dec("11.93"), ceilings
		s.Contributions = []payroll.Contribution{
			{Code: "SS", Population: "N", Base: payroll.Total, Rate: dec("10"), Flat: true}, {Code: "CHO", Population: "N", Base: payroll.Total, Rate: dec("10")},
		}
		p, _ := paid(t, s)
		require.Equal(t, tc.want, p.Charges.Lines[0].Amount.String(), tc.reason)
		require.Equal(t, p.Gross.Mul(dec("0.1")).Round(2).String(), p.Charges.Lines[1].Amount.String(), "unemployment stands on the pay")
		s.Payslips = payroll.Weekly
		weekly, err := s.Compute()
		require.NoError(t, err)
		require.NoError(t, weekly.Check())
		require.Equal(t, p.Charges.Employer.String(), weekly.Charges.String(), "weeks come to the whole")
	}
}

// CSG and CRDS stand on the pay before the deduction for professional expenses; old age on the pay after it.
func TestDeductionOfCSG(t *testing.T) {
	company := accepting(func(c *payroll.Company) { c.Withheld = true })
	table, err := payroll.ContributionsAt(on("2023-10-02"), company)
	require.NoError(t, err)
	ceilings, _, _, err := payroll.CeilingsAt(on("2023-10-02"))
	require.NoError(t, err)
	s := payroll.Shoot{Currency: "EUR", Contributions: table, Ceilings: ceilings, People: []payroll.Engagement{{
		ID: "actor", Population: payroll.Artist, Contract: payroll.ByFees, Deduction: dec("25"),
		Fees: []payroll.Fee{{Date: on("2023-10-02"), Code: "FEE", Count: dec("1"), Rate: dec("1000"), Day: true}},
	}}}
	r, err := s.Compute()
	require.NoError(t, err)
	bases := map[string]string{}
	for _, l := range r.Payslips[0].Charges.Lines {
		if l.Employee {
			bases[l.Code] = l.Base.String()
		}
	}
	require.Equal(t, "982.5", bases["CSG"], "98.25 % of 1,000: four ceilings are 4 x 12 x 27 = 1,296")
	require.Equal(t, []string{"982.5", "982.5"}, []string{bases["CSG_NON_DEDUCTIBLE"], bases["CRDS"]})
	require.Equal(t, "750", bases["VDP"], "1,000 less 25 %")
}
