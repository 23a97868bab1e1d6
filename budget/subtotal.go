package budget

import (
	"cmp"
	"strings"

	"github.com/shopspring/decimal"
)

// Dimension is what lines may be added up by.
type Dimension string

// The dimensions. A line that says nothing of one has an empty key in it.
const (
	// ByPost and ByFamily follow the chart: charges stand with the social post where there is one.
	ByPost   Dimension = "post"
	ByFamily Dimension = "family"
	// ByAccount is the sub-post or elementary account of the chart, or the account of the line where the
	// chart has none. Charges that name an account stand with it.
	ByAccount  Dimension = "account"
	ByCategory Dimension = "category"
	ByPerson   Dimension = "person"
	ByPhase    Dimension = "phase"
	ByCountry  Dimension = "country"
	ByBearer   Dimension = "bearer"
	ByCurrency Dimension = "currency"
	ByPayment  Dimension = "payment"
	ByUnit     Dimension = "unit"
	BySide     Dimension = "side"
	ByKey      Dimension = "key"
	// ByTag counts a line under each of its tags: the subtotals may add up to more than the posts.
	ByTag Dimension = "tag"
)

// Subtotal is what the lines that share keys come to. Charges follow the line they stand on, but by post and
// by family.
type Subtotal struct {
	// Keys are in the order of the dimensions asked for.
	Keys   []string        `json:"keys"`
	Lines  int             `json:"lines"`
	Amount decimal.Decimal `json:"amount"`
	Charge decimal.Decimal `json:"charge"`
	// Total is Amount and Charge.
	Total decimal.Decimal `json:"total"`
	VAT   decimal.Decimal `json:"vat,omitzero"`
}

// By adds the lines up by one dimension, or by several crossed, in the order in which the devis first shows
// each. Percentages are in no subtotal: the subtotals add up to PostsTotal, but by tag. It reports as
// [ErrUnknown] a dimension that does not exist, and as [ErrTooLarge] amounts that no computation has made.
func (r Result) By(dimensions ...Dimension) ([]Subtotal, error) {
	for _, d := range dimensions {
		if err := d.validate(); err != nil {
			return nil, err
		}
	}
	if err := r.computable(); err != nil {
		return nil, err
	}
	s := summary{result: r, plan: newPlan(r.Chart), places: map[string]int{}, posts: map[string]Post{}, found: []Subtotal{}}
	for _, post := range r.Chart.Posts {
		s.posts[post.Number] = post
	}
	social := r.social()
	for i := range r.Lines {
		line := &r.Lines[i]
		own := place{line.Post, line.Line.Account}
		for _, keys := range s.keys(line, own, dimensions) {
			one := s.at(keys)
			one.Lines++
			one.Amount, one.VAT = one.Amount.Add(line.Amount), one.VAT.Add(line.VAT)
		}
		for _, part := range r.chargeParts(line) {
			if part.amount.IsZero() {
				continue
			}
			for _, keys := range s.keys(line, place{line.chargedTo(social), cmp.Or(part.account, own.account)}, dimensions) {
				one := s.at(keys)
				one.Charge = one.Charge.Add(part.amount)
			}
		}
	}
	for i := range s.found {
		s.found[i].Total = s.found[i].Amount.Add(s.found[i].Charge)
	}
	return s.found, nil
}

func (d Dimension) validate() error {
	switch d {
	case ByPost, ByFamily, ByAccount, ByCategory, ByPerson, ByPhase, ByCountry, ByBearer, ByCurrency, ByPayment, ByUnit, BySide, ByKey, ByTag:
		return nil
	}
	return Faults{{Path: "dimension", Kind: ErrUnknown, Value: string(d)}}
}

// summary gathers subtotals.
type summary struct {
	result Result
	plan   plan
	posts  map[string]Post
	places map[string]int
	found  []Subtotal
}

func (s *summary) at(keys []string) *Subtotal {
	name := strings.Join(keys, "\x00")
	i, known := s.places[name]
	if !known {
		i = len(s.found)
		s.places[name] = i
		s.found = append(s.found, Subtotal{Keys: append([]string{}, keys...)})
	}
	return &s.found[i]
}

// place is the post and the account that amounts stand in.
type place struct{ post, account string }

// keys returns the keys of a line for the amounts that stand in a place; several where it has several tags.
func (s *summary) keys(line *LineResult, at place, dimensions []Dimension) [][]string {
	all := [][]string{make([]string, 0, len(dimensions))}
	for _, d := range dimensions {
		if d != ByTag || len(line.Line.Tags) == 0 {
			key := s.key(line, at, d)
			for i := range all {
				all[i] = append(all[i], key)
			}
			continue
		}
		crossed := make([][]string, 0, len(all)*len(line.Line.Tags))
		for _, keys := range all {
			for _, tag := range line.Line.Tags {
				crossed = append(crossed, append(append([]string{}, keys...), tag))
			}
		}
		all = crossed
	}
	return all
}

func (s *summary) key(r *LineResult, at place, d Dimension) string {
	line := &r.Line
	switch d {
	case ByPost:
		return at.post
	case ByFamily:
		return string(s.posts[at.post].Family)
	case ByAccount:
		if account, known := s.plan.account(at.account); known {
			return account.Number
		}
		return at.account
	case ByCategory:
		return line.Category
	case ByPerson:
		return line.Person
	case ByPhase:
		return string(line.Phase)
	case ByCountry:
		return line.Country
	case ByBearer:
		return line.Bearer
	case ByCurrency:
		if line.Currency == "" {
			return s.result.Currency
		}
		return line.Currency
	case ByPayment:
		if line.Payment == "" {
			return string(Cash)
		}
		return string(line.Payment)
	case ByUnit:
		if unit, known := line.Unit.Typed(); known {
			return string(unit)
		}
		return string(line.Unit)
	case BySide:
		return string(s.plan.side(*line))
	case ByKey:
		return line.Key
	default:
		return ""
	}
}
