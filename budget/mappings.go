package budget

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// Covers reports, as [Faults], what the mapping leaves of a chart: [ErrRequired] at the path of each post whose
// lines no rule takes for certain, or that stays apart, and [ErrUnknown] for each rule of an account that the chart does not have. A
// mapping without such faults places every line of every devis in that chart. Percentages belong to the devis and
// are not asked for. An empty chart stands for [CNCFeature].
func (m Mapping) Covers(from Chart) error {
	if err := m.Validate(); err != nil {
		return err
	}
	if err := from.Validate(); err != nil {
		return err
	}
	from = Budget{Chart: from}.chart()
	var c fault.Collector
	accounts := m.accounts()
	for i, post := range from.Posts {
		rule, ruled := accounts.rule(post.Number)
		other := from.index(rule)
		switch {
		case !ruled && m.sidesOf(post):
		case !ruled, accounts[rule] == "", other >= 0 && other != i: // the rule is that of another post: 1 is not 10
			c.In("posts[%d]", i).Add("", ErrRequired, post.Number)
		}
	}
	for i, rule := range m.Rules {
		if from.index(rule.From) < 0 && !from.under(rule.From) {
			c.In("rules[%d]", i).Add("from", ErrUnknown, rule.From)
		}
	}
	return c.Err()
}

// sidesOf reports whether the rules of sides take every line of a post; the side of a line may be any of the
// three.
func (m Mapping) sidesOf(post Post) bool {
	return post.Side != "" && m.side(AboveTheLine) != "" && m.side(BelowTheLine) != "" && m.side(Other) != ""
}

// under reports whether a number is what several posts begin with.
func (c Chart) under(number string) bool {
	for _, post := range c.Posts {
		if strings.HasPrefix(post.Number, number) {
			return true
		}
	}
	return false
}

// studies is the source of the posts and of the families of expense.
func studies() Source {
	return Source{
		Title:   "CNC, Les coûts de production des films en 2013, March 2014",
		Address: "http://docplayer.fr/47165832-Les-etudes-du-cnc-mars-2014-les-couts-de-production-des-films-en-2013.html",
	}
}

// arte is the source of the grid of ten categories.
func arte() Source {
	return Source{
		Title:   "ARTE GEIE, production-cost-analyzer (grid of a broadcaster)",
		Address: "https://github.com/ArteGEIE/production-cost-analyzer",
	}
}

// DocumentaryMapping takes the devis of nine posts ([CNCFeature]) to the grid of ten categories
// ([Documentary]): the posts keep their numbers, and the percentages named go to category 10 or, for
// insurance, to 9. A percentage that is not named stays unmapped.
//
// Source: ARTE GEIE, production-cost-analyzer, 2026, which numbers the first nine as the CNC does.
func DocumentaryMapping(insurance string, others ...string) Mapping {
	m := Mapping{Status: Derived, Source: arte(), To: Documentary(), Rules: ninePostRules()}
	if insurance != "" {
		m.Percentages = append(m.Percentages, MappingRule{From: insurance, To: "9"})
	}
	for _, id := range others {
		m.Percentages = append(m.Percentages, MappingRule{From: id, To: "10"})
	}
	return m
}

// FeatureMapping takes the grid of ten categories ([Documentary]) to the devis of nine posts ([CNCFeature]): the
// first nine keep their numbers. Category 10 (contingency, overheads, delegated production) and the percentages
// stand outside the nine posts, and stay unmapped: [Mapping.Covers] says so.
//
// Source: as [DocumentaryMapping].
func FeatureMapping() Mapping {
	return Mapping{Status: Derived, Source: arte(), To: CNCFeature(), Rules: ninePostRules(), Apart: []string{"10"}}
}

func ninePostRules() []MappingRule {
	var rules []MappingRule
	for _, post := range ninePosts() {
		rules = append(rules, MappingRule{From: post.Number, To: post.Number})
	}
	return rules
}

// CNCFamilies returns the three families of expense of the studies of the CNC as a chart: pay and rights with
// their social charges, technical expense, expense of the shoot. Numbers are those of [Family].
//
// Source: Centre national du cinéma et de l'image animée, Les coûts de production des films en 2013, March 2014.
func CNCFamilies() Chart {
	return Chart{
		Name: "CNC, familles de dépenses", Version: "2014-03", Status: Confirmed, Source: studies(),
		Posts: []Post{
			{Number: string(Remuneration), Label: Text{FR: "Rémunérations", EN: "Pay and rights"}, Family: Remuneration},
			{Number: string(Technical), Label: Text{FR: "Dépenses techniques", EN: "Technical expense"}, Family: Technical},
			{Number: string(Shooting), Label: Text{FR: "Dépenses de tournage", EN: "Expense of the shoot"}, Family: Shooting},
		},
	}
}

// FamilyMapping takes the devis of nine posts ([CNCFeature]) to the families of expense ([CNCFamilies]): posts 1
// to 4 are pay, 7 and 8 technical, 5, 6 and 9 the shoot. Social charges are pay. Overheads and contingency are no
// part of the families: percentages stay unmapped.
//
// Source: as [CNCFamilies].
func FamilyMapping() Mapping {
	m := Mapping{Status: Confirmed, Source: studies(), To: CNCFamilies(), Charges: string(Remuneration)}
	for _, post := range ninePosts() {
		m.Rules = append(m.Rules, MappingRule{From: post.Number, To: string(post.Family)})
	}
	return m
}

// AboveBelow returns the two sides of the line, and what stands under both, as a chart. Numbers are those of
// [Side].
func AboveBelow() Chart {
	return Chart{
		Name: "Above and below the line", Version: "1998", Status: Confirmed, Source: senate(),
		Posts: []Post{
			{Number: string(AboveTheLine), Label: Text{FR: "Au-dessus de la ligne", EN: "Above the line"}, Side: AboveTheLine},
			{Number: string(BelowTheLine), Label: Text{FR: "Au-dessous de la ligne", EN: "Below the line"}, Side: BelowTheLine},
			{Number: string(Other), Label: Text{FR: "Autres", EN: "Other"}, Side: Other},
		},
	}
}

// AboveBelowMapping takes a devis to the sides of the line ([AboveBelow]): each line by its own side, that of its
// account or that of its post, and its social charges with it. In [CNCFeature] the pay and the side costs (travel,
// agents, insurance) of director, producers and leading parts are above the line although their posts are below:
// a line says so with its Side, an account of the caller's chart for all its lines.
//
// The percentages named above (the fee of the delegated producer) go above the line, the others named
// (contingency, completion bond, financial charges) to other; one that is not named stays unmapped.
//
// Source: Sénat, rapport d'information n° 11 (1998-1999).
func AboveBelowMapping(above []string, other ...string) Mapping {
	m := Mapping{Status: Confirmed, Source: senate(), To: AboveBelow(), Rules: []MappingRule{}}
	for _, side := range []Side{AboveTheLine, BelowTheLine, Other} {
		m.Sides = append(m.Sides, SideRule{Side: side, To: string(side)})
	}
	for _, id := range above {
		m.Percentages = append(m.Percentages, MappingRule{From: id, To: string(AboveTheLine)})
	}
	for _, id := range other {
		m.Percentages = append(m.Percentages, MappingRule{From: id, To: string(Other)})
	}
	return m
}

func senate() Source {
	return Source{Title: "Sénat, rapport d'information n° 11 (1998-1999)", Address: "https://senat.fr/rap/r98-011/r98-01191.html"}
}
