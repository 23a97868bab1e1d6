package budget

import "github.com/shopspring/decimal"

// Advertise returns the percentages under the devis of an advertising film: the fee of the agency
// (commission d'agence) and the margin of the producer, in per cent of all posts of the chart, side by side
// or, stacked, the margin on the posts and on the fee.
//
// The customary rates (agency 10, margin 15 in a public source code) are unconfirmed: the caller gives them.
func Advertise(chart Chart, agency, margin decimal.Decimal, stacked bool) []Percentage {
	posts := make([]string, 0, len(chart.Posts))
	for _, post := range chart.Posts {
		posts = append(posts, post.Number)
	}
	both := []Percentage{
		{ID: "agency", Label: Text{FR: "Commission d'agence", EN: "Agency fee"}, Rate: agency, Posts: posts},
		{ID: "margin", Label: Text{FR: "Marge", EN: "Margin"}, Rate: margin, Posts: append([]string(nil), posts...)},
	}
	if stacked {
		both[1].Of = []string{"agency"}
	}
	return both
}
