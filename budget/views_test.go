package budget_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// shot is a small devis with something of every dimension.
func shot() budget.Budget {
	camera := budget.Line{
		ID: "camera", Account: "7101", Label: "Caméras", Quantity: dec("8"), Unit: "semaines", Number: dec("2"), Rate: dec("500"),
		Phase: budget.Shoot, Country: "FR", Bearer: "Brume", Tags: []string{"image", "location"}, VAT: dec("20"),
	}
	hotel := budget.Line{
		ID: "hotel", Account: "6201", Label: "Hôtel", Quantity: dec("40"), Unit: "nuit", Number: dec("3"), Rate: dec("90"),
		Phase: budget.Shoot, Country: "BE", Bearer: "Scheldt", Payment: budget.Deferred, Tags: []string{"location"},
	}
	scripte := budget.Line{
		ID: "scripte", Account: "2306", Label: "Scripte", Quantity: dec("10"), Unit: budget.Week, Number: dec("1"), Rate: dec("1409.67"),
		Phase: budget.Shoot, Category: "TEC", Person: "SCR", Bearer: "Brume",
	}
	editor := budget.Line{
		ID: "editor", Account: "2501", Label: "Montage", Quantity: dec("12"), Unit: budget.Week, Number: dec("1"), Rate: dec("1700"),
		Phase: budget.PostProduction, Category: "TEC", Bearer: "Brume",
	}
	chart, _ := budget.UnconfirmedChart(budget.Feature)
	return budget.Budget{
		Title: "Court", Currency: "EUR", Chart: chart, Lines: []budget.Line{camera, hotel, scripte, editor},
		Contributions: []budget.Contribution{{Category: "TEC", Label: "taux unique", Base: budget.Total, Rate: dec("50")}},
		Percentages:   []budget.Percentage{{ID: "contingency", Label: budget.Text{FR: "Imprévus", EN: "Contingency"}, Rate: dec("10"), Posts: []string{"2", "4", "6", "7"}}},
	}
}

func TestBy(t *testing.T) {
	r := compute(t, shot())
	for _, test := range []struct {
		reason     string
		dimensions []budget.Dimension
		want       string
	}{
		// Scripte 14,096.70 and 7,048.35 of charges; editing 20,400 and 10,200; cameras 8,000; hotel 10,800.
		{"charges stand in their post", []budget.Dimension{budget.ByPost}, "7=8000 6=10800 2=34496.7 4=17248.35"},
		{"charges follow their line", []budget.Dimension{budget.ByPhase}, "shoot=39945.05 post=30600"},
		{"sub-posts of the chart", []budget.Dimension{budget.ByAccount}, "71=8000 62=10800 23=21145.05 25=30600"},
		{"a line without country has an empty one", []budget.Dimension{budget.ByCountry}, "FR=8000 BE=10800 =51745.05"},
		{"co-producers", []budget.Dimension{budget.ByBearer}, "Brume=59745.05 Scheldt=10800"},
		{"cash is the rule", []budget.Dimension{budget.ByPayment}, "cash=59745.05 deferred=10800"},
		{"units by their type", []budget.Dimension{budget.ByUnit}, "week=59745.05 nuit=10800"},
		{"a line counts under each tag", []budget.Dimension{budget.ByTag}, "image=8000 location=18800 =51745.05"},
		{"two dimensions", []budget.Dimension{budget.ByBearer, budget.ByPhase}, "Brume/shoot=29145.05 Scheldt/shoot=10800 Brume/post=30600"},
		{"the currency of the budget", []budget.Dimension{budget.ByCurrency}, "EUR=70545.05"},
		{"none at all", nil, "=70545.05"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			found, err := r.By(test.dimensions...)
			require.NoError(t, err)
			words := make([]string, len(found))
			for i, one := range found {
				words[i] = strings.Join(one.Keys, "/") + "=" + one.Total.String()
			}
			require.Equal(t, test.want, strings.Join(words, " "))
		})
	}
	_, err := r.By("colour")
	require.ErrorIs(t, err, budget.ErrUnknown)
	phases, err := r.By(budget.ByPhase)
	require.NoError(t, err)
	equal(t, "1600", phases[0].VAT, "VAT")
	require.Equal(t, 3, phases[0].Lines)
}

func TestSheets(t *testing.T) {
	r := compute(t, shot())
	top := r.Sheet(budget.TopSheet)
	require.Len(t, top, 12, "nine posts, their total, a percentage, the total")
	sheet := budget.SheetCSV(r.Sheet(budget.DetailSheet), "en")
	want := []string{
		"kind,number,id,label,quantity,unit,count,multiplier,rate,charge,amount,share",
		"post,1,,Artistic rights,,,,,,,0.00,",
		"post,2,,Crew,,,,,,,34496.70,44.45",
		"account,23,,Preparation and shooting crew,,,,,,,14096.70,",
		"line,2306,scripte,Scripte,10,week,1,1,1409.67,7048.35,14096.70,",
		"account,25,,Editing and finishing crew,,,,,,,20400.00,",
		"line,2501,editor,Montage,12,week,1,1,1700,10200.00,20400.00,",
		"post,3,,Cast,,,,,,,0.00,",
		"post,4,,Social charges,,,,,,,17248.35,22.23",
		`charge,4,TEC,"Social charges, TEC",,,,,,,17248.35,`,
		"post,5,,Sets and costumes,,,,,,,0.00,",
		`post,6,,"Transport, living expenses, unit",,,,,,,10800.00,13.92`,
		"account,62,,Living expenses,,,,,,,10800.00,",
		"line,6201,hotel,Hôtel,40,nuit,3,1,90,0.00,10800.00,",
		"post,7,,Technical equipment,,,,,,,8000.00,10.31",
		"account,71,,Camera,,,,,,,8000.00,",
		"line,7101,camera,Caméras,8,semaines,2,1,500,0.00,8000.00,",
		`post,8,,"Laboratories, post-production",,,,,,,0.00,`,
		"post,9,,Insurance and sundries,,,,,,,0.00,",
		"posts_total,,,Posts,,,,,,,70545.05,90.91",
		"percentage,,contingency,Contingency,,,,,,,7054.51,9.09",
		"total,,,Total without VAT,,,,,,,77599.56,100.00",
	}
	require.Equal(t, strings.Join(want, "\n")+"\n", string(sheet))
	third := shot()
	third.Lines[0].Formulas.Quantity, third.Lines[0].Quantity = "8 / 3", dec("0")
	sheet = budget.SheetCSV(compute(t, third).Sheet(budget.DetailSheet), "fr")
	require.Contains(t, string(sheet), ",8/3,semaines,2,1,500,", "what is no decimal is a fraction")
}

func TestSimplified(t *testing.T) {
	b := shot()
	b.Credits = []budget.Credit{{ID: "credit", Rate: dec("30"), Posts: []string{"2"}, Discount: dec("5")}, {ID: "none", Rate: dec("0"), Posts: []string{"2"}}}
	r := compute(t, b)
	s := compute(t, r.Simplified())
	require.Len(t, s.Lines, 4, "one line a post")
	equal(t, r.Total.String(), s.Total, "total")
	equal(t, r.Net.String(), s.Net, "net")
	for i, post := range r.Posts {
		equal(t, post.Amount.String(), s.Posts[i].Amount, post.Post)
	}
	long := compute(t, feature(t))
	equal(t, "4222140.22", compute(t, long.Simplified()).Total, "the worked feature")
}

func TestCompare(t *testing.T) {
	before := shot()
	after := shot()
	after.Lines[0].Quantity, after.Lines[0].Rate = dec("9"), dec("550") // cameras: 8 to 9 weeks, 500 to 550
	after.Lines[2].Quantity = dec("11")                                 // scripte: a week more
	after.Lines[3] = pay("mix", "7401", "4000", "", "")                 // editing out, sound in
	after.Contributions = []budget.Contribution{{Category: "TEC", Label: "taux unique", Base: budget.Total, Rate: dec("51")}}
	c, err := budget.Compare(compute(t, before), compute(t, after))
	require.NoError(t, err)
	require.NoError(t, c.Check())
	byID := map[string]budget.LineChange{}
	ids := make([]string, 0, len(c.Lines))
	for _, one := range c.Lines {
		byID[one.ID], ids = one, append(ids, one.ID)
	}
	require.Equal(t, []string{"camera", "scripte", "mix", "editor"}, ids, "the hotel has not changed; removed lines come last")
	equal(t, "1000", byID["camera"].Quantity, "a week more of two cameras at 500")
	equal(t, "900", byID["camera"].Rate, "18 weeks at 50 more")
	equal(t, "1409.67", byID["scripte"].Quantity, "a week at 1,409.67")
	equal(t, "0", byID["scripte"].Rate, "same rate")
	// 51 % of 15,506.37 = 7,908.25, less 7,048.35.
	equal(t, "859.9", byID["scripte"].Charge, "a week and a point more of charges")
	require.Equal(t, budget.Added, byID["mix"].Change)
	require.Equal(t, budget.Removed, byID["editor"].Change)
	equal(t, "-20400", byID["editor"].Quantity, "editing")
	equal(t, "-10200", byID["editor"].Charge, "and its charges")
	require.Equal(t, "contingency", c.Percentages[0].ID)
	moved := shot()
	moved.Lines[0].Account = "7201"
	c, err = budget.Compare(compute(t, before), compute(t, moved))
	require.NoError(t, err)
	require.Len(t, c.Lines, 1, "a line that moves has changed, at no cost")
	equal(t, "0", c.Difference, "no cost")
	dollars := shot()
	dollars.Currency = "USD"
	_, err = budget.Compare(compute(t, before), compute(t, dollars))
	require.ErrorIs(t, err, budget.ErrCurrency)
}

func TestConvert(t *testing.T) {
	r := compute(t, shot())
	m := budget.Mapping{
		To: budget.MovieMagic(),
		Rules: []budget.MappingRule{
			{From: "2", To: "2001"}, {From: "25", To: "3701"}, {From: "71", To: "3301"},
		},
		Percentages: []budget.MappingRule{{From: "contingency", To: "6701"}},
	}
	c, err := r.Convert(m)
	require.NoError(t, err)
	require.NoError(t, c.Check())
	amounts := map[string]string{}
	for _, post := range c.Posts {
		if !post.Amount.IsZero() {
			amounts[post.Post] = post.Amount.String()
		}
	}
	require.Equal(t, map[string]string{"20": "21145.05", "33": "8000", "37": "30600", "67": "7054.51"}, amounts, "the longest rule; charges with their line")
	require.Equal(t, "hotel", c.Unmapped[0].ID)
	equal(t, "10800", c.UnmappedTotal, "not lost")
	m.Charges = "6701"
	c, err = r.Convert(m)
	require.NoError(t, err)
	equal(t, "24302.86", c.Posts[len(c.Posts)-1].Amount, "charges apart: 17,248.35 + 7,054.51")

	m.Rules = append(m.Rules, budget.MappingRule{From: "2", To: "99"}, budget.MappingRule{})
	m.Charges = "x"
	require.EqualError(t, m.Validate(), strings.Join([]string{
		"rules[3].from: is given twice (2)", "rules[3].to: refers to something that does not exist (99)",
		"rules[4].from: a value is required", "rules[4].to: a value is required",
		"charges: refers to something that does not exist (x)",
	}, "\n"))
	data, err := json.Marshal(budget.DocumentaryMapping("insurance", "fee"))
	require.NoError(t, err)
	_, err = budget.ParseMapping(data)
	require.NoError(t, err)
}

func TestChecksOfViews(t *testing.T) {
	cent := dec("0.01")
	before, after := compute(t, shot()), compute(t, feature(t))
	c, err := budget.Compare(before, after)
	require.NoError(t, err)
	require.NoError(t, c.Check())
	c.Lines[0].Quantity = c.Lines[0].Quantity.Add(cent)
	require.ErrorIs(t, c.Check(), budget.ErrUnbalance)
	v, err := before.Convert(budget.DocumentaryMapping("", "contingency"))
	require.NoError(t, err)
	require.NoError(t, v.Check())
	v.Posts[1].Amount = v.Posts[1].Amount.Add(cent)
	require.ErrorIs(t, v.Check(), budget.ErrUnbalance)
	for reason, change := range map[string]func(v *budget.Conversion){
		"the amount of what is not mapped": func(v *budget.Conversion) { v.Unmapped[0].Amount = v.Unmapped[0].Amount.Add(cent) },
		"its account":                      func(v *budget.Conversion) { v.Unmapped[0].From = "9" },
		"it is left out":                   func(v *budget.Conversion) { v.Unmapped = v.Unmapped[1:] },
		"it is listed twice":               func(v *budget.Conversion) { v.Unmapped = append(v.Unmapped, v.Unmapped[0]) },
	} {
		v, err := before.Convert(budget.FamilyMapping()) // percentages are no part of the families
		require.NoError(t, err)
		require.NotEmpty(t, v.Unmapped)
		require.NoError(t, v.Check())
		change(&v)
		require.ErrorIs(t, v.Check(), budget.ErrUnbalance, reason)
	}
	v.Total = decimal.New(1, 1_000_000_000)
	require.ErrorIs(t, v.Check(), budget.ErrTooLarge)
}
