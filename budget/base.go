package budget

import "github.com/shopspring/decimal"

// base returns the base of a percentage: the posts, less the lines of the accounts left out and less
// the charges of those lines where the post that carries them is in the base.
func (r Result) base(posts, less []string) (base, leftOut decimal.Decimal) {
	within := make(map[string]bool, len(posts))
	for _, number := range posts {
		within[number] = true
	}
	social := ""
	for _, post := range r.Posts {
		if within[post.Post] {
			base = base.Add(post.Amount)
		}
		if post.Social {
			social = post.Post
		}
	}
	for _, line := range r.Lines {
		if !line.Line.Of(less...) {
			continue
		}
		if within[line.Post] {
			leftOut = leftOut.Add(line.Amount)
		}
		if within[line.chargedTo(social)] {
			leftOut = leftOut.Add(line.Charge)
		}
	}
	return base.Sub(leftOut), leftOut
}

// chargedTo returns the post that carries the charges of the line; social is empty in a chart that has
// no post for them.
func (r LineResult) chargedTo(social string) string {
	if social == "" {
		return r.Post
	}
	return social
}
