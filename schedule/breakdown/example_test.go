package breakdown_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

const screenplay = `INT. APPARTEMENT - CUISINE - NUIT
[[accessoires: lettre]] [[figuration: voisins x3]]

ANNA
Tu es là ?

EXT. PORT - JOUR

PAUL (OFF)
Oui.
`

func ExampleParseFountain() {
	script, err := breakdown.ParseFountain([]byte(screenplay))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range script.Breakdown.Scenes {
		fmt.Println(s.Number, s.Heading, s.Eighths, s.Lit(), s.Cast, s.Elements)
	}
	// Output:
	// 1 INT. APPARTEMENT - CUISINE - NUIT 1/8 night [ANNA] [{props:lettre 0} {extras:voisins 3}]
	// 2 EXT. PORT - JOUR 1/8 day [PAUL] []
}

func ExampleBreakdown_Quantities() {
	b := breakdown.Breakdown{
		Cast:     []breakdown.Role{{ID: "R1", Name: "Inspectrice"}},
		Elements: []breakdown.Element{{ID: "crowd", Category: breakdown.Extras, Name: "Passants"}},
		Scenes: []breakdown.Scene{{
			Number: "1", Heading: breakdown.Heading{Set: "PORT"}, Eighths: 12, Days: 2, Cast: []string{"R1"}, Elements: []breakdown.Use{{ID: "crowd", Number: 20}},
		}},
	}
	for _, q := range b.Quantities() {
		fmt.Println(q.Name, q.Value, q.Label.FR)
	}
	// Output:
	// scenes 1 Séquences
	// pages 1.5 Pages
	// shoot_days 2 Jours de tournage
	// cast_days 2 Cachets des rôles
	// extra_days 40 Journées de figuration, silhouettes et cascadeurs
	// meals 42 Repas des rôles et de la figuration
	// days_R1 2 Jours : Inspectrice
	// days_crowd 40 Jours : Passants
}

func ExampleParseEighths() {
	first, _ := breakdown.ParseEighths("1 2/8")
	second, _ := breakdown.ParseEighths("2/8")
	fmt.Println(first+second, (first + second).Pages())
	// Output: 1 4/8 1.5
}

func ExampleBreakdown_PlayedBy() {
	script := breakdown.Breakdown{
		Cast: []breakdown.Role{{ID: "DUPOND"}, {ID: "ANNA"}, {ID: "DUPONT"}},
		Scenes: []breakdown.Scene{
			{Number: "1", Heading: breakdown.Heading{Set: "BAR"}, Cast: []string{"DUPOND", "ANNA", "DUPONT"}}, {Number: "2", Heading: breakdown.Heading{Set: "PORT"}, Cast: []string{"DUPONT"}},
		},
	}
	cast, err := script.PlayedBy(breakdown.Role{ID: "Martin", Name: "Les jumeaux"}, "DUPOND", "DUPONT")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(cast.Cast, cast.Scenes[0].Cast, cast.Scenes[1].Cast)
	// Output: [{Martin Les jumeaux} {ANNA }] [Martin ANNA] [Martin]
}
