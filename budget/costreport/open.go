package costreport

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Open starts the book of a production from its devis: a post for each post and for each percentage (producer's
// fee, overheads, contingency), and accounts with their approved budgets, which add up to the total of the devis.
// The caller adds the [Basis], closings and entries. Credits are no cost and stay out.
//
// The level says what is followed: [budget.TopSheet] a post (its number), [budget.PostSheet] an account (its
// number), [budget.DetailSheet] a line (its ID). Below the posts, social charges are an account for each category of
// pay, named after the account that shows them, or the post, and the category: 42.TEC, 4.TEC. A post without any of them, and every
// percentage, is an account of its own. Contingency are the codes of the accounts that are the contingency.
//
// Errors: those of [budget.Result.Check], since a result may come from elsewhere; and a [Faults] of [ErrUnknown]
// for a level or a contingency that does not exist, of [ErrDuplicate] for a code that two parts of the devis share.
func Open(devis budget.Result, level budget.Level, contingency ...string) (Book, error) {
	if err := devis.Check(); err != nil {
		return Book{}, err
	}
	o := opening{Book: Book{Title: Text{FR: devis.Title, EN: devis.Title}, Currency: devis.Currency}, codes: map[string]bool{}}
	switch level {
	case budget.TopSheet, budget.PostSheet, budget.DetailSheet:
	default:
		o.faults.Add("level", ErrUnknown, string(level))
	}
	if level == budget.DetailSheet {
		o.lines = make(map[string]bool, len(devis.Lines))
		for i := range devis.Lines {
			o.lines[devis.Lines[i].Line.ID] = true
		}
	}
	rows := devis.Sheet(level)
	for i, row := range rows {
		o.read(rows, i, row, level)
	}
	for i, code := range contingency {
		at := slices.IndexFunc(o.Accounts, func(a Account) bool { return a.Code == code })
		if at < 0 {
			o.faults.Add(fmt.Sprintf("contingency[%d]", i), ErrUnknown, code)
			continue
		}
		o.Accounts[at].Contingency = true
	}
	if err := o.faults.Err(); err != nil {
		return Book{}, err
	}
	return o.Book, nil
}

// opening makes a book out of the rows of a devis.
type opening struct {
	Book
	faults fault.Collector
	codes  map[string]bool
	// lines are the IDs of the lines, where they are followed.
	lines map[string]bool
	// post is the one whose rows are read.
	post string
}

// read adds what a row of the devis is to the book.
func (o *opening) read(rows []budget.Row, i int, row budget.Row, level budget.Level) {
	switch row.Kind {
	case budget.PostRow:
		o.add(row, row.Number)
		if i+1 == len(rows) || !under(rows[i+1]) {
			code := row.Number
			if o.lines[code] {
				code += "."
			}
			o.follow(row, code)
		}
	case budget.AccountRow:
		if level == budget.PostSheet {
			o.follow(row, row.Number)
		}
	case budget.LineRow:
		o.follow(row, row.ID)
	case budget.ChargeRow:
		o.follow(row, row.Number+"."+row.ID)
	case budget.PercentageRow:
		o.add(row, row.ID)
		o.follow(row, row.ID)
	default: // totals, and credits, which are no cost
	}
}

// under reports whether a row stands under a post.
func under(row budget.Row) bool {
	return row.Kind == budget.AccountRow || row.Kind == budget.LineRow || row.Kind == budget.ChargeRow
}

// add adds a post.
func (o *opening) add(row budget.Row, number string) {
	if slices.ContainsFunc(o.Posts, func(p Post) bool { return p.Number == number }) {
		o.faults.Add("posts", ErrDuplicate, number)
	}
	o.post, o.Posts = number, append(o.Posts, Post{Number: number, Label: row.Label})
}

// follow adds an account to the post that is read.
func (o *opening) follow(row budget.Row, code string) {
	check.Unique(&o.faults, "accounts", code, o.codes)
	o.Accounts = append(o.Accounts, Account{Code: code, Label: row.Label, Post: o.post, Budget: row.Amount})
}
