package budget_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/stretchr/testify/require"
)

func genres() []budget.Genre {
	return []budget.Genre{budget.Feature, budget.ShortFilm, budget.TelevisionFiction, budget.Animation, budget.Advertising, budget.Flow}
}

func TestBuiltInCharts(t *testing.T) {
	charts := map[budget.Status][]budget.Chart{budget.Confirmed: {budget.CNCFeature(), budget.Documentary(), budget.MovieMagic()}}
	for _, genre := range genres() {
		chart, known := budget.UnconfirmedChart(genre)
		require.True(t, known, genre)
		charts[budget.Unconfirmed] = append(charts[budget.Unconfirmed], chart)
	}
	for status, list := range charts {
		for _, chart := range list {
			require.NoError(t, chart.Validate(), chart.Name)
			require.Equal(t, status, chart.Status, chart.Name)
			require.NotEmpty(t, chart.Source.Title, chart.Name)
			data, err := json.Marshal(chart)
			require.NoError(t, err)
			var again budget.Chart
			require.NoError(t, json.Unmarshal(data, &again))
			require.Equal(t, chart, again, "through JSON")
		}
	}
	_, known := budget.UnconfirmedChart("western")
	require.False(t, known)
	require.Len(t, budget.CNCFeature().Posts, 9)
	require.Len(t, budget.Documentary().Posts, 10)
}

func TestFamiliesOfTheCNC(t *testing.T) {
	// CNC studies: pay = posts 1 to 4; technical = 7 and 8; shooting = 5, 6 and 9.
	want := map[budget.Family]string{budget.Remuneration: "1 2 3 4", budget.Technical: "7 8", budget.Shooting: "5 6 9"}
	for family, posts := range want {
		var found []string
		for _, post := range budget.CNCFeature().Posts {
			if post.Family == family {
				found = append(found, post.Number)
			}
		}
		require.Equal(t, posts, strings.Join(found, " "))
	}
}

// Case B2 of the facts: the report « Au-delà des dunes » of 24 minutes, percentages side by side on one
// base and a flat fee of the producer.
func TestDocumentaryCase(t *testing.T) {
	direct := []string{"1", "2", "3", "4", "5", "6", "7", "8"}
	b := budget.Budget{
		Currency: "EUR", Chart: budget.Documentary(), Bases: []budget.Base{{ID: "direct", Posts: direct}},
		Percentages: []budget.Percentage{
			{ID: "insurance", Rate: dec("2"), On: "direct"}, {ID: "overheads", Rate: dec("15"), On: "direct"},
			{ID: "financial", Rate: dec("2"), On: "direct"}, {ID: "contingency", Rate: dec("7"), On: "direct"},
			{ID: "producer", Flat: dec("5000")},
		},
	}
	for post, amount := range map[string]string{"1": "2300", "2": "19925", "4": "10143", "6": "9210", "7": "6535", "8": "3300"} {
		b.Lines = append(b.Lines, pay(post, post, amount, "", ""))
	}
	r := compute(t, b)
	for i, want := range []string{"1028.26", "7711.95", "1028.26", "3598.91", "5000"} {
		equal(t, want, r.Percentages[i].Amount, r.Percentages[i].ID)
	}
	equal(t, "51413", r.Percentages[0].Base, "base")
	equal(t, "69780.38", r.Total, "total")
	c, err := r.Convert(budget.DocumentaryMapping("insurance", "overheads", "financial", "contingency", "producer"))
	require.NoError(t, err)
	require.NoError(t, c.Check())
	require.Empty(t, c.Unmapped)
	equal(t, "1028.26", c.Posts[8].Amount, "insurance")
	// 7,711.95 + 1,028.26 + 3,598.91 + 5,000.
	equal(t, "17339.12", c.Posts[9].Amount, "category 10")
}

// The grand totals of four American budgets of the facts (case B4), above and below the line.
func TestAboveAndBelowTheLine(t *testing.T) {
	for _, test := range []struct{ reason, above, below, total string }{
		{"Los Angeles, second version", "1182873", "5330612", "6513485"},
		{"Los Angeles, third version", "1135983", "5402100", "6538083"},
		{"Atlanta, sixth version", "1310878", "5578106", "6888984"},
		{"Charleston, first version", "1358022", "5198338", "6556360"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := compute(t, budget.Budget{
				Currency: "USD", Chart: budget.MovieMagic(), Lines: []budget.Line{pay("a", "1300", test.above, "", ""), pay("b", "3301", test.below, "", "")},
			})
			equal(t, test.total, r.Total, "total")
			sides, err := r.By(budget.BySide)
			require.NoError(t, err)
			require.Equal(t, []string{"above"}, sides[0].Keys)
			equal(t, test.above, sides[0].Total, "above")
			equal(t, test.below, sides[1].Total, "below")
		})
	}
}

func TestSides(t *testing.T) {
	chart, _ := budget.UnconfirmedChart(budget.Feature)
	travel := pay("5", "6201", "10", "", "")
	travel.Side = budget.AboveTheLine
	r := compute(t, budget.Budget{
		Currency: "EUR", Chart: chart, Contributions: []budget.Contribution{{Category: "ART", Label: "x", Base: budget.Total, Rate: dec("50")}},
		Lines: []budget.Line{
			pay("1", "1201", "100", "", ""), pay("2", "2201", "200", "ART", ""), pay("3", "2301", "400", "", ""), pay("4", "3101", "20", "ART", ""), travel,
		},
	})
	sides, err := r.By(budget.BySide)
	require.NoError(t, err)
	// Above: rights, director and lead with their charges, and the travel of the director.
	equal(t, "330", sides[0].Amount, "above")
	equal(t, "110", sides[0].Charge, "charges follow the pay they stand on")
	equal(t, "400", sides[1].Total, "below")
	families, err := r.By(budget.ByFamily)
	require.NoError(t, err)
	equal(t, "830", families[0].Total, "posts 1 to 4: 100 + 200 + 400 + 20 and 110 of charges")
	equal(t, "10", families[1].Total, "shooting")
	account, known := chart.Account("220145")
	require.True(t, known)
	require.Equal(t, "22", account.Number)
	_, known = chart.Account("2")
	require.False(t, known)
}

func TestAdvertise(t *testing.T) {
	chart, _ := budget.UnconfirmedChart(budget.Advertising)
	director := budget.Line{ID: "1", Account: "201", Quantity: dec("2"), Unit: budget.Day, Number: dec("1"), Rate: dec("5000"), Category: "REA"}
	for _, test := range []struct {
		reason  string
		stacked bool
		total   string
	}{
		// Posts: 10,000 of director and 5,000 of charges.
		{"agency 10 % and margin 15 % side by side: 15,000 + 1,500 + 2,250", false, "18750"},
		{"the margin on the fee too: 15,000 + 1,500 + 15 % of 16,500", true, "18975"},
	} {
		r := compute(t, budget.Budget{
			Currency: "EUR", Chart: chart, Lines: []budget.Line{director},
			Contributions: []budget.Contribution{{Category: "REA", Label: "x", Base: budget.Total, Rate: dec("50")}},
			Percentages:   budget.Advertise(chart, dec("10"), dec("15"), test.stacked),
		})
		equal(t, test.total, r.Total, test.reason)
	}
}

func TestUnits(t *testing.T) {
	for text, want := range map[budget.Unit]budget.Unit{
		"semaine": budget.Week, "week": budget.Week, "forfait": budget.Flat, "jours": budget.Day, "h": budget.Hour, "minutes": budget.Minute,
	} {
		got, known := text.Typed()
		require.True(t, known)
		require.Equal(t, want, got, string(text))
	}
	_, known := budget.Unit("titre").Typed()
	require.False(t, known)
	require.Equal(t, budget.Text{FR: "titre", EN: "titre"}, budget.Unit("titre").Label())
	require.Equal(t, budget.Text{FR: "mois", EN: "month"}, budget.Month.Label())
}
