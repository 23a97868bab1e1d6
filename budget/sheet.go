package budget

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"
)

// Level is how far a sheet goes into the devis.
type Level string

// The levels.
const (
	// TopSheet is one row a post (devis récapitulatif).
	TopSheet Level = "top_sheet"
	// PostSheet adds the accounts under each post, and in the social post the charges of each population, by the
	// account that they name.
	PostSheet Level = "post"
	// DetailSheet adds the lines under each account.
	DetailSheet Level = "detail"
)

// RowKind says what a row of a sheet is.
type RowKind string

// The kinds of row. Rows of posts and percentages add up to the total; those of accounts and charges to
// their post; those of lines to their account.
const (
	PostRow       RowKind = "post"
	AccountRow    RowKind = "account"
	LineRow       RowKind = "line"
	ChargeRow     RowKind = "charge"
	PostsRow      RowKind = "posts_total"
	PercentageRow RowKind = "percentage"
	TotalRow      RowKind = "total"
	CreditRow     RowKind = "credit"
	NetRow        RowKind = "net"
)

// Row is one row of a sheet.
type Row struct {
	Kind RowKind `json:"kind"`
	// Number is that of the post or account; ID that of the line, the percentage or the credit, or the
	// category of charges, whose number is that of the account that they name, or of the post.
	Number string `json:"number,omitempty"`
	ID     string `json:"id,omitempty"`
	Label  Text   `json:"label"`
	// Line is the computed line of a row of a line.
	Line   *LineResult     `json:"line,omitempty"`
	Amount decimal.Decimal `json:"amount"`
	// Share is in per cent of the budget, two decimals; for posts, percentages and totals.
	Share decimal.Decimal `json:"share,omitzero"`
}

// Sheet returns the devis as rows, in the order in which it is read. A credit is shown with its sign: what
// it brings, net of its discount, is below zero. An unknown level is read as [TopSheet]. A result
// with amounts that no computation has made, which [Result.Check] names, has no rows.
func (r Result) Sheet(level Level) []Row {
	rows := []Row{}
	if r.computable() != nil {
		return rows
	}
	var under map[string][]Row
	if level == PostSheet || level == DetailSheet {
		under = r.under(level == DetailSheet)
	}
	for _, post := range r.Posts {
		rows = append(rows, Row{Kind: PostRow, Number: post.Post, Label: post.Label, Amount: post.Amount, Share: post.Share})
		rows = append(rows, under[post.Post]...)
	}
	rows = append(rows, Row{Kind: PostsRow, Label: Text{FR: "Total des postes", EN: "Posts"}, Amount: r.PostsTotal, Share: r.PostsShare})
	for _, p := range r.Percentages {
		rows = append(rows, Row{Kind: PercentageRow, ID: p.ID, Label: p.Label, Amount: p.Amount, Share: p.Share})
	}
	rows = append(rows, Row{Kind: TotalRow, Label: Text{FR: "Total hors taxes", EN: "Total without VAT"}, Amount: r.Total, Share: shareOf(r.Total, r.Total)})
	if len(r.Credits) == 0 {
		return rows
	}
	for _, c := range r.Credits {
		rows = append(rows, Row{Kind: CreditRow, ID: c.ID, Label: c.Label, Amount: c.Net.Neg()})
	}
	return append(rows, Row{Kind: NetRow, Label: Text{FR: "Coût net", EN: "Net cost"}, Amount: r.Net, Share: shareOf(r.Net, r.Total)})
}

// under returns the rows under each post.
func (r Result) under(detail bool) map[string][]Row {
	groups, charges := r.accounts()
	rows := map[string][]Row{}
	for _, post := range r.Posts {
		for _, g := range groups[post.Post] {
			rows[post.Post] = append(rows[post.Post], g.row)
			if !detail {
				continue
			}
			for _, i := range g.lines {
				line := &r.Lines[i]
				label := Text{FR: line.Line.Label, EN: line.Line.Label}
				rows[post.Post] = append(rows[post.Post], Row{
					Kind: LineRow, Number: line.Line.Account, ID: line.Line.ID, Label: label, Line: line, Amount: line.Amount,
				})
			}
		}
		for _, g := range charges[post.Post] {
			rows[post.Post] = append(rows[post.Post], g.row)
		}
	}
	return rows
}

// group is the lines of one account, or the charges of one category, under a post.
type group struct {
	row   Row
	lines []int
}

// accounts groups the lines of each post by account in the order of the chart, then of the devis, and the
// charges that it carries by category.
func (r Result) accounts() (accounts, charges map[string][]group) {
	accounts, charges = map[string][]group{}, map[string][]group{}
	found, social := newPlan(r.Chart), r.social()
	for _, post := range r.Chart.Posts {
		for _, one := range post.Accounts {
			accounts[post.Number] = append(accounts[post.Number], group{row: Row{Kind: AccountRow, Number: one.Number, Label: one.Label}})
		}
	}
	places := map[string]int{}
	for post, list := range accounts {
		for i, g := range list {
			places[post+"\x00"+g.row.Number] = i
		}
	}
	add := func(to map[string][]group, post, name string, row Row) *group {
		i, known := places[name]
		if !known {
			i = len(to[post])
			places[name], to[post] = i, append(to[post], group{row: row})
		}
		return &to[post][i]
	}
	for i := range r.Lines {
		line := &r.Lines[i]
		number, label := line.Line.Account, Text{}
		if account, known := found.account(number); known {
			number, label = account.Number, account.Label
		}
		g := add(accounts, line.Post, line.Post+"\x00"+number, Row{Kind: AccountRow, Number: number, Label: label})
		g.row.Amount, g.lines = g.row.Amount.Add(line.Amount), append(g.lines, i)
		for _, part := range r.chargeParts(line) {
			post, category := line.chargedTo(social), line.Line.Category
			label := Text{FR: "Charges sociales, " + category, EN: "Social charges, " + category}
			if account, known := found.account(part.account); known {
				label = account.Label
			}
			number := cmp.Or(part.account, post)
			g = add(charges, post, post+"\x00\x00"+number+"\x00"+category, Row{Kind: ChargeRow, Number: number, ID: category, Label: label})
			g.row.Amount = g.row.Amount.Add(part.amount)
		}
	}
	for post, list := range accounts {
		kept := list[:0]
		for _, g := range list {
			if len(g.lines) > 0 {
				kept = append(kept, g)
			}
		}
		accounts[post] = kept
	}
	for _, list := range charges {
		slices.SortStableFunc(list, func(a, b group) int { return cmp.Compare(found.order(a.row.Number), found.order(b.row.Number)) })
	}
	return accounts, charges
}
