package rules_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/financing/rules"
	"github.com/filmfinance/filmfinance/schedule"
)

// cases draws films of which every fact is given, at figures that often stand next to a limit.
func cases(t *rapid.T) rules.Case {
	draw := drawer{t}
	c := rules.Case{
		Date: draw.date(), Currency: "EUR",
		Film: rules.Film{
			Work: rapid.SampledFrom([]rules.Work{rules.Cinema, rules.Audiovisual}).Draw(t, "work"), Minutes: draw.of("52", "90"),
			Genre:  rapid.SampledFrom([]rules.Genre{rules.Fiction, rules.Documentary, rules.Animation}).Draw(t, "genre"),
			Number: draw.number(4), French: draw.yes(), ForeignInitiative: draw.yes(), MemberStates: draw.number(3),
			ShootingStart: draw.date(), ShootingEnd: draw.date(), Release: draw.date(),
		},
		Cost:     rules.Cost{Budget: draw.money(), Final: draw.money()},
		Points:   draw.sheet(),
		European: draw.sheet(),
		Spending: []rules.Spending{{Territory: "FR", Amount: draw.money()}, {Territory: "Grand Est", Amount: draw.money()}},
		Credit:   &rules.Credit{Amount: draw.money(), Eligible: draw.money(), Deducted: draw.money(), Managed: draw.money(), Effects: draw.yes()},
		International: &rules.Credit{
			Eligible: draw.money(), ShootingDays: draw.of("4", "5"),
		},
		Support:      &rules.Support{Derogation: draw.yes(), Audiovisual: draw.money(), Cinema: draw.money(), BoxOffice: draw.money(), Expected: draw.money()},
		Preparation:  &rules.Preparation{Amount: draw.money(), First: draw.money()},
		Approval:     &rules.Approval{Authorised: draw.date(), Obtained: draw.date()},
		Advance:      &rules.Advance{Amount: draw.money(), Rate: draw.of("24", "25", "50"), Computed: draw.money(), Repaid: draw.money()},
		Completion:   &rules.Completion{Cost: draw.money(), Financing: draw.money(), Salary: draw.money()},
		Deficit:      &rules.Deficit{Aid: draw.money(), Cost: draw.money(), External: draw.money(), Company: draw.money()},
		Pay:          []rules.Pay{{Person: "A", Amount: draw.money()}, {Person: "B", Amount: draw.money()}},
		Subscribers:  []rules.Subscriber{{Name: "A", Subscription: draw.money(), Income: draw.money(), Companies: draw.yes(), Development: draw.yes(), Relief: draw.money()}},
		Funds:        []rules.Fund{{Name: "F", Vintage: new(2010 + rapid.IntRange(0, 1).Draw(t, "vintage")), Collected: draw.money(), Invested: draw.money(), Backed: draw.money(), Foreign: draw.money()}},
		Commissions:  []rules.Commission{{Territory: "US", Rights: "all", Percent: draw.of("0", "25", "26"), Coproducing: draw.yes()}},
		Export:       &rules.Export{Admissions: draw.money(), Expected: draw.money(), Aid: draw.money(), Base: draw.money(), Derogation: draw.yes()},
		Agreement:    &rules.Agreement{Main: draw.money(), Others: draw.money()},
		Distribution: &rules.Distribution{Aid: draw.money(), Investment: draw.money(), Base: draw.money(), Derogation: draw.yes()},
		Readings: rules.Readings{
			ForeignAid:    rapid.SampledFrom([]rules.ForeignAid{rules.Counted, rules.NotCounted}).Draw(t, "aid"),
			CreditCeiling: rapid.SampledFrom([]rules.CreditCeiling{rules.OnBudget, rules.OnFinalCost}).Draw(t, "ceiling"),
			Deduction:     rapid.SampledFrom([]rules.Deduction{rules.CapThenDeduct, rules.DeductThenCap}).Draw(t, "deduction"),
			Franchise:     rapid.SampledFrom([]rules.Franchise{rules.OnBoxOffice, rules.OnSupport}).Draw(t, "franchise"),
		},
	}
	c.Accepted = []rules.Parameter{"credit.rate", "credit.rate_favoured", "credit.cap", "credit.cap_animation", "payment.days", "payment.percent", "gap.share", "gap.cover", "sofica.not_backed"}
	draw.plan(&c)
	draw.coproduction(&c)
	draw.services(&c)
	c.Loan = &rules.Loan{
		Quota: draw.of("49", "50", "70", "71"), Outstanding: draw.money(), Collected: draw.money(), Claimed: draw.money(),
		Months: []rules.LoanMonth{{Drawn: draw.money(), Authorised: draw.money(), Charged: draw.money()}},
	}
	return c
}

type drawer struct{ t *rapid.T }

func (w drawer) of(all ...string) *decimal.Decimal { return d(rapid.SampledFrom(all).Draw(w.t, "of")) }

func (w drawer) money() *decimal.Decimal {
	return w.of("0", "0.01", "50000", "150000", "150000.01", "230000", "500000", "800000", "1000000", "1250000", "1250000.01", "3000000", "6150000", "10000000", "130000000")
}

func (w drawer) number(most int) *int { return new(rapid.IntRange(0, most).Draw(w.t, "number")) }

func (w drawer) yes() *bool { return new(rapid.Bool().Draw(w.t, "yes")) }

func (w drawer) date() schedule.Date {
	return day(rapid.SampledFrom([]string{"2004-06-30", "2012-12-31", "2015-06-30", "2018-06-30", "2021-01-01", "2025-06-30", "2026-01-01", "2026-01-31"}).Draw(w.t, "date"))
}

func (w drawer) sheet() *points.Sheet {
	return sheet(rapid.SampledFrom([]string{"0", "20", ""}).Draw(w.t, "language"), rapid.SampledFrom([]string{"5", "13", "24", "25", "64", "70", "80", ""}).Draw(w.t, "points"))
}

func (w drawer) plan(c *rules.Case) {
	money := func() string { return w.money().String() }
	region := source("region", financing.RegionalAid, money())
	region.Spend = []financing.SpendObligation{{Territory: "Grand Est", Percent: dec("160"), Most: dec("80")}}
	eurimages := source("eurimages", financing.Eurimages, money())
	eurimages.Recoupable = *w.money()
	sources := []financing.Source{
		source("soutien", financing.AutomaticSupport, money()), source("allocation", financing.DirectAllocation, money()),
		by("lu", source("soutien-2", financing.AutomaticSupport, money())), by("lu", source("allocation-2", financing.DirectAllocation, money())),
		by("lu", source("cncf", financing.SelectiveAid, money())),
		region, eurimages, source("sofica", financing.Sofica, money()), source("canal", financing.PreBuy, money()),
		source("tf1", financing.TVCoproduction, money()), source("gap", financing.Gap, money()),
	}
	c.Plan = plan("3000000", sources...)
	c.Plan.UnsoldRights = *w.money()
	c.Plan.Coproducers = []financing.Partner{{ID: "lu", Country: rapid.SampledFrom([]string{"FR", "LU"}).Draw(w.t, "country")}}
	c.Soficas = []rules.Investment{{Source: "sofica", Signed: w.date(), Paid: w.date()}}
	c.Schemes = []rules.Scheme{{Source: "region", Scheme: rules.GrandEst, Territory: "Grand Est"}}
	c.Allocations = []rules.Allocation{
		{Partner: "lu", Independent: w.yes(), NoMandate: w.yes(), Delegated: w.yes(), Bars: w.number(2), Stake: w.yes()},
		{Partner: "other", Independent: w.yes(), NoMandate: w.yes(), Delegated: w.yes(), Bars: w.number(2), Stake: w.yes()},
	}
	c.Payments = []rules.Payment{{Source: "canal", PaidInFull: w.date(), Delivered: w.yes()}, {Source: "tf1", ByLastDay: w.money()}}
}

func (w drawer) coproduction(c *rules.Case) {
	treaties := []rules.Treaty{rules.European1992, rules.European2017, rules.Eurimages, rules.Canada, rules.Korea, rules.Belgium, rules.Italy}
	c.Coproduction = &rules.Coproduction{
		Treaty: rapid.SampledFrom(treaties).Draw(w.t, "treaty"), Consent: w.yes(),
		Team: &rules.Team{Heads: w.number(2), Leads: w.number(1), Supporting: w.number(2)},
	}
	c.Readings.Share = rapid.SampledFrom([]rules.Share{rules.OfCoproducer, rules.OfCountry}).Draw(w.t, "share")
	for i, country := range []string{"FR", "LU", "CA", "FR"} {
		c.Coproduction.Parties = append(c.Coproduction.Parties, rules.Party{
			ID: fmt.Sprint(i), Country: country, Member: w.yes(), Ratified: w.yes(), Financial: w.of("5", "10", "15", "20", "30", "70", "80", "90"),
			Artistic: w.of("19", "20"), Technical: w.of("19", "20"), FinanceOnly: *w.yes(),
		})
	}
}

func (w drawer) services(c *rules.Case) {
	for _, kind := range []rules.Service{rules.CinemaService, rules.FreeToAir, rules.OnDemand} {
		c.Broadcasters = append(c.Broadcasters, rules.Broadcaster{
			Name: string(kind), Service: kind, Turnover: w.of("8000000", "10000000", "75000000", "100000000", "100000001", "900000000"), Year: w.number(3), Months: w.number(20),
			MostlyCinema: w.yes(), LumpSum: w.yes(), Films: new(52 + *w.number(1)), Showings: new(104 + *w.number(1)),
			European: w.money(), French: w.money(), Independent: w.money(), PreBuys: w.money(), Cinema: w.money(), Audiovisual: w.money(),
		})
	}
}

// drop leaves out one input after the other of a case, and calls do with what is left.
func drop(c rules.Case, do func(path string, less rules.Case)) {
	value := reflect.ValueOf(&c).Elem()
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Interface().(type) {
		case financing.Plan, points.Sheet, decimal.Decimal:
			return
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				field := v.Type().Field(i)
				if !field.IsExported() || field.Name == "Currency" || field.Name == "Supplied" {
					continue
				}
				one := v.Field(i)
				walk(path+"."+field.Name, one)
				if !one.IsZero() {
					kept := reflect.New(one.Type()).Elem()
					kept.Set(one)
					one.SetZero()
					do(path+"."+field.Name, c)
					one.Set(kept)
				}
			}
		case reflect.Pointer:
			if !v.IsNil() {
				walk(path, v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(path, v.Index(i))
			}
		default:
		}
	}
	walk("", value)
}

// Whatever is left out, no verdict turns into its opposite.
func TestDroppingAnInput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := cases(t)
		whole, err := rules.Check(c)
		require.NoError(t, err)
		require.NoError(t, whole.Check())
		verdicts := map[[2]string]rules.Verdict{}
		for _, r := range whole.Results {
			verdicts[[2]string{string(r.Rule), r.Subject}] = r.Verdict
		}
		n, turn := 0, rapid.IntRange(0, 9).Draw(t, "turn") // every tenth input
		drop(c, func(path string, less rules.Case) {
			if n++; n%10 != turn {
				return
			}
			report, err := rules.Check(less)
			if err != nil {
				return // a name that must be given
			}
			if err := report.Check(); err != nil {
				t.Fatal(path, err)
			}
			for _, r := range report.Results {
				before, known := verdicts[[2]string{string(r.Rule), r.Subject}]
				if known && r.Verdict != rules.CannotTell && before != r.Verdict && !strings.HasSuffix(path, ".FinanceOnly") {
					t.Fatalf("without %s, %s %q is %s, and was %s: %+v", path, r.Rule, r.Subject, r.Verdict, before, r)
				}
			}
		})
	})
}

// A case and a report read back from JSON are the same, and give the same answers.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := cases(t)
		data, err := json.Marshal(c)
		require.NoError(t, err)
		again, err := rules.Parse(data)
		require.NoError(t, err)
		report, err := rules.Check(c)
		require.NoError(t, err)
		same, err := rules.Check(again)
		require.NoError(t, err)
		if diff := cmp.Diff(report, same); diff != "" {
			t.Fatal(diff)
		}
		data, err = json.Marshal(report)
		require.NoError(t, err)
		var read rules.Report
		require.NoError(t, json.Unmarshal(data, &read))
		if diff := cmp.Diff(report, read); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Rules that are named are those of the whole report, in its order.
func TestNamed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := cases(t)
		whole, err := rules.Check(c)
		require.NoError(t, err)
		names := rapid.SliceOfNDistinct(rapid.SampledFrom(rules.Rules()), 1, 5, rapid.ID).Draw(t, "rules")
		want := rules.Report{Currency: c.Currency, Results: []rules.Result{}}
		for _, one := range whole.Results {
			if slices.Contains(names, one.Rule) {
				want.Results = append(want.Results, one)
			}
		}
		for _, one := range whole.Skipped {
			if slices.Contains(names, one.Rule) {
				want.Skipped = append(want.Skipped, one)
			}
		}
		got, err := rules.Check(c, names...)
		require.NoError(t, err)
		require.GreaterOrEqual(t, len(got.Results)+len(got.Skipped), len(names), "every rule says something")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}
