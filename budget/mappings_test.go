package budget_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/stretchr/testify/require"
)

// nine is a film with a line in every post but that of charges, of 100 each and a tenth of charges on pay.
func nine() budget.Budget {
	director := pay("director", "2", "100", "TEC", "")
	director.Side = budget.AboveTheLine
	b := budget.Budget{
		Currency:      "EUR",
		Contributions: []budget.Contribution{{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("10")}},
		Percentages: []budget.Percentage{
			{ID: "fee", Rate: dec("5"), Posts: []string{"1", "2"}}, {ID: "contingency", Rate: dec("10"), Posts: []string{"1", "2", "3"}},
		},
		Lines: []budget.Line{director},
	}
	for _, post := range []string{"1", "2", "3", "5", "6", "7", "8", "9"} {
		category := ""
		if post == "2" || post == "3" {
			category = "TEC"
		}
		b.Lines = append(b.Lines, pay("line "+post, post+"01", "100", category, ""))
	}
	return b
}

func TestBuiltInMappings(t *testing.T) {
	for _, test := range []struct {
		reason   string
		mapping  budget.Mapping
		posts    map[string]string
		unmapped string
	}{
		{
			"families: posts 1 to 4 with all charges; 7 and 8; 5, 6 and 9", budget.FamilyMapping(),
			map[string]string{"remuneration": "430", "technical": "200", "shooting": "300"}, "fee contingency",
		},
		{
			"sides: rights and director above, with the director's charges; 3 and the rest below", budget.AboveBelowMapping([]string{"fee"}, "contingency"),
			// 100 + 110 + 5 % of 300; 110 + 110 + 500; 10 % of 400.
			map[string]string{"above": "225", "below": "720", "other": "40"}, "",
		},
		{
			"ten categories: the posts as they are, the fee in 10", budget.DocumentaryMapping("", "fee"),
			map[string]string{"1": "100", "2": "200", "3": "100", "4": "30", "5": "100", "6": "100", "7": "100", "8": "100", "9": "100", "10": "15"}, "contingency",
		},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := compute(t, nine())
			require.NoError(t, test.mapping.Covers(budget.CNCFeature()))
			require.NotEmpty(t, test.mapping.Source.Title)
			require.NotEqual(t, budget.Unconfirmed, test.mapping.Status)
			require.NoError(t, test.mapping.To.Validate())
			c, err := r.Convert(test.mapping)
			require.NoError(t, err)
			require.NoError(t, c.Check())
			total, found, unmapped := c.UnmappedTotal, map[string]string{}, []string{}
			for _, post := range c.Posts {
				found[post.Post], total = post.Amount.String(), total.Add(post.Amount)
			}
			for _, one := range c.Unmapped {
				unmapped = append(unmapped, one.ID)
			}
			require.Equal(t, test.posts, found)
			require.Equal(t, test.unmapped, strings.Join(unmapped, " "))
			equal(t, r.Total.String(), total, "nothing is lost")
			data, err := json.Marshal(test.mapping)
			require.NoError(t, err)
			again, err := budget.ParseMapping(data)
			require.NoError(t, err)
			require.Equal(t, test.mapping, again, "through JSON")
		})
	}
}

// The sides add up to what By tells of them.
func TestAboveBelowIsBySide(t *testing.T) {
	for _, chart := range []budget.Chart{budget.CNCFeature(), budget.MovieMagic(), budget.Documentary()} {
		b := budget.Budget{Currency: "EUR", Chart: chart}
		for i, post := range chart.Posts {
			b.Lines = append(b.Lines, pay(post.Number, post.Number, strings.Repeat("1", i%9+1), "", ""))
		}
		r := compute(t, b)
		m := budget.AboveBelowMapping(nil)
		require.NoError(t, m.Covers(chart))
		c, err := r.Convert(m)
		require.NoError(t, err)
		sides, err := r.By(budget.BySide)
		require.NoError(t, err)
		for _, side := range sides {
			for _, post := range c.Posts {
				if post.Post == side.Keys[0] {
					equal(t, side.Total.String(), post.Amount, chart.Name+", "+post.Post)
				}
			}
		}
		require.Empty(t, c.Unmapped)
	}
}

// The grid of ten categories in nine posts: category 10 stands outside them.
func TestFeatureMapping(t *testing.T) {
	overheads := pay("overheads", "1001", "70", "TEC", "")
	r := compute(t, budget.Budget{
		Currency: "EUR", Chart: budget.Documentary(), Lines: []budget.Line{pay("rights", "101", "30", "", ""), pay("sound", "8", "5", "", ""), overheads},
		Contributions: []budget.Contribution{{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("10")}},
	})
	// Account 101 is of post 10, as 1001 is: the longest number decides.
	require.Equal(t, "10", r.Lines[0].Post)
	c, err := r.Convert(budget.FeatureMapping())
	require.NoError(t, err)
	require.NoError(t, c.Check())
	equal(t, "5", c.Posts[7].Amount, "post-production")
	equal(t, "107", c.UnmappedTotal, "30 + 70 and its charges")
	require.EqualError(t, budget.FeatureMapping().Covers(budget.Documentary()), "posts[9]: a value is required (10)")
}

// A mapping that a caller writes.
func TestMappingOfACaller(t *testing.T) {
	m := budget.Mapping{
		To: budget.MovieMagic(), Rules: []budget.MappingRule{
			{From: "1", To: "1101"}, {From: "2", To: "2001"}, {From: "3", To: "1401"}, {From: "4", To: "2001"}, {From: "5", To: "2201"}, {From: "6", To: "3601"},
			{From: "7", To: "3301"}, {From: "8", To: "3701"}, {From: "9", To: "6701"},
		},
	}
	require.NoError(t, m.Covers(budget.Chart{}), "an empty chart is the feature's")
	require.EqualError(t, m.Covers(budget.Documentary()), "posts[9]: a value is required (10)", "a rule of post 1 is none of post 10")
	prefix := budget.AboveBelowMapping(nil)
	prefix.Sides, prefix.Rules = nil, []budget.MappingRule{{From: "1", To: "above"}, {From: "2", To: "below"}, {From: "3", To: "below"}, {From: "4", To: "below"}, {From: "67", To: "other"}}
	require.NoError(t, prefix.Covers(budget.MovieMagic()), "a rule of what several posts begin with")
}

func TestInvalidMappings(t *testing.T) {
	for _, test := range []struct {
		reason string
		spoil  func(*budget.Mapping)
		says   string
	}{
		{"an account without rule", func(m *budget.Mapping) { m.Rules = m.Rules[1:] }, "posts[0]: a value is required (1)"},
		{"an account that the chart does not have", func(m *budget.Mapping) { m.Rules[0].From = "X" }, "posts[0]: a value is required (1)\nrules[0].from: refers to something that does not exist (X)"},
		{"an account twice", func(m *budget.Mapping) { m.Rules[1].From = "1" }, "rules[1].from: is given twice (1)"},
		{"an account apart and not", func(m *budget.Mapping) { m.Apart = []string{"2"} }, "apart[0]: is given twice (2)"},
		{"an account apart", func(m *budget.Mapping) { m.Apart, m.Rules = []string{"2"}, append(m.Rules[:1], m.Rules[2:]...) }, "posts[1]: a value is required (2)"},
		{"an account that the other chart does not have", func(m *budget.Mapping) { m.Rules[1].To = "9" }, "rules[1].to: refers to something that does not exist (9)"},
		{"a side twice", func(m *budget.Mapping) {
			m.Sides = []budget.SideRule{{budget.Other, "technical"}, {budget.Other, "technical"}}
		}, "sides[1].side: is given twice (other)"},
		{"a side that is none", func(m *budget.Mapping) { m.Sides = []budget.SideRule{{"left", "technical"}} }, "sides[0].side: refers to something that does not exist (left)"},
		{"a status that is none", func(m *budget.Mapping) { m.Status = 9 }, "status: refers to something that does not exist (9)"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			m := budget.FamilyMapping()
			test.spoil(&m)
			require.EqualError(t, m.Covers(budget.CNCFeature()), test.says)
		})
	}
}
