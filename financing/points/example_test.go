package points_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/schedule"
)

func ExampleSheet_Score() {
	grid, _, err := points.EuropeanAt(schedule.MustParseDate("2027-03-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	who := func(post, name, country string) points.Entry {
		return points.Entry{Post: post, Holders: []points.Holder{{Name: name, Country: country}}}
	}
	sheet := points.Sheet{Grid: grid, Countries: []string{"FR", "BE"}, Entries: []points.Entry{
		who("direction", "A. Morel", "FR"), who("screenplay", "A. Morel", "FR"), who("other_authors", "L. Petit", "FR"),
		who("first_role", "J. Stone", "US"), who("second_role", "M. Peeters", "BE"), who("image", "K. Sato", "JP"),
		who("sound", "P. Roux", "FR"), who("editing", "C. Blanc", "FR"), who("design", "N. Faure", "FR"),
		who("facilities", "Labo Nord", "FR"),
	}}
	score, err := sheet.Score()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("total:", score.Total, "untold:", score.Untold, score.Missing())
	next, _ := score.Next()
	fmt.Println(next.Label.In("en"), next.Margin, next.Verdict)
	reach, _ := score.Reach(next.Code, 3)
	for _, way := range reach.Ways {
		fmt.Println(way.Posts, way.Points)
	}
	// Output:
	// total: 13 untold: 1 [other_fees]
	// European cinema work -1 cannot_tell
	// [other_fees] 1
	// [image] 1
	// [first_role] 3
}
