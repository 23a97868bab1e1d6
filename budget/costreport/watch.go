package costreport

import (
	"math/big"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Alerts returns what has passed the thresholds of the book at a closing. The error is a [Faults] of
// [ErrUnknown] when the book has no such closing.
func (l *Ledger) Alerts(closing string) ([]Alert, error) {
	p, err := l.at(closing)
	if err != nil {
		return nil, err
	}
	w := &watch{position: p, lines: map[int][]AlertLine{}}
	w.overspends()
	w.contingency()
	w.commitments()
	w.late()
	w.overdrawn()
	return w.alerts, nil
}

// watch gathers the alerts of a closing.
type watch struct {
	*position
	alerts []Alert
	// lines are, for the accounts that need them, the entries and the orders behind cost and outstanding.
	lines map[int][]AlertLine
}

// raise adds an alert when a figure is above its limit.
func (w *watch) raise(kind AlertKind, a Alert, figure, limit int64) {
	a.Kind, a.Figure, a.Limit, a.Margin = kind, w.l.amount(figure), w.l.amount(limit), w.l.amount(limit-figure)
	w.alerts = append(w.alerts, a)
}

// limit is the revised budget with what the allowance adds to it.
func (w *watch) limit(f *figures, a Allowance) int64 {
	amount, _ := w.l.places.minor(a.Amount) // it was checked with the book
	return f.revised() + max(amount, share(max(f.revised(), 0), a.Percent))
}

func (w *watch) overspends() {
	t := w.l.book.Alerts
	if limit := w.limit(&w.total, t.Total); w.total.efc() > limit {
		w.raise(TotalOverspend, Alert{Lines: w.parts()}, w.total.efc(), limit)
	}
	for i := range w.posts {
		f, post := &w.posts[i], w.l.book.Posts[i]
		if limit := w.limit(f, t.Post); f.efc() > limit {
			w.raise(PostOverspend, Alert{Code: post.Number, Label: post.Label, Lines: w.accountsOf(i)}, f.efc(), limit)
		}
	}
	over := w.pick(func(f *figures) bool { return f.efc() > w.limit(f, t.Account) })
	for _, k := range over {
		f, account := &w.accounts[k], w.l.book.Accounts[k]
		lines := append([]AlertLine{}, w.lines[k]...)
		if f.uncommitted != 0 {
			lines = append(lines, AlertLine{Source: FromEstimate, ID: account.Code, Amount: w.l.amount(f.uncommitted)})
		}
		w.raise(AccountOverspend, Alert{Code: account.Code, Label: account.Label, Lines: lines}, f.efc(), w.limit(f, t.Account))
	}
}

// parts are the posts of the whole, or its accounts when the book has no posts.
func (w *watch) parts() []AlertLine {
	if len(w.posts) == 0 {
		return w.accountsOf(-1)
	}
	lines := make([]AlertLine, len(w.posts))
	for i := range w.posts {
		lines[i] = AlertLine{Source: FromPost, ID: w.l.book.Posts[i].Number, Amount: w.l.amount(w.posts[i].efc())}
	}
	return lines
}

func (w *watch) accountsOf(post int) []AlertLine {
	var lines []AlertLine
	for k := range w.accounts {
		if w.l.postOf[k] == post {
			lines = append(lines, AlertLine{Source: FromAccount, ID: w.l.book.Accounts[k].Code, Amount: w.l.amount(w.accounts[k].efc())})
		}
	}
	return lines
}

// pick returns the accounts that a question is true of, and finds their lines.
func (w *watch) pick(question func(f *figures) bool) []int {
	var picked []int
	missing := map[int]bool{}
	for k := range w.accounts {
		if question(&w.accounts[k]) {
			picked = append(picked, k)
			if _, found := w.lines[k]; !found {
				missing[k] = true
			}
		}
	}
	if len(missing) == 0 {
		return picked
	}
	for i := range w.l.postings {
		k := w.l.postings[i].account
		if k < 0 || !missing[k] || !w.counts(i) {
			continue
		}
		if _, cost, _ := w.effects(i); cost != 0 {
			w.lines[k] = append(w.lines[k], w.entry(i, cost))
		}
	}
	for i, o := range w.l.orders {
		if left := w.orders[i].outstanding(); missing[o.account] && left != 0 {
			w.lines[o.account] = append(w.lines[o.account], AlertLine{
				Source: FromOrder, ID: o.id, Label: w.l.book.Entries[o.opening].Label, Amount: w.l.amount(left),
			})
		}
	}
	return picked
}

func (w *watch) entry(i int, m int64) AlertLine {
	e := w.l.book.Entries[i]
	return AlertLine{Source: FromEntry, ID: e.ID, Label: e.Label, Amount: w.l.amount(m)}
}

// progress is how far the shoot is, from 0 to 1, and whether there is a plan to tell.
func (w *watch) progress() (*big.Rat, bool) {
	s := w.shot()
	done, planned := decimal.New(int64(s.done), 0), decimal.New(int64(s.planned), 0)
	switch w.l.book.Alerts.Progress {
	case ByPages:
		done, planned = s.pages, s.plannedPages
	case ByMinutes:
		done, planned = s.minutes, s.plannedMinutes
	case ByDays:
	}
	part, known := money.Quotient(done, planned)
	if one := big.NewRat(1, 1); part.Cmp(one) > 0 {
		part = one
	}
	return part, known
}

func (w *watch) contingency() {
	part, known := w.progress()
	drawn, budget := w.drawn()
	for k, a := range w.l.book.Accounts {
		if a.Contingency {
			drawn += w.accounts[k].cost
		}
	}
	if !known {
		return
	}
	gone := money.Round(part.Mul(part, new(big.Rat).SetInt64(budget)), 0, money.HalfAwayFromZero).IntPart()
	limit := gone + share(budget, w.l.book.Alerts.Contingency)
	if drawn <= limit {
		return
	}
	w.raise(ContingencyAhead, Alert{Lines: w.draws()}, drawn, limit)
}

// draws are the transfers out of the contingency and into it, and what was booked on it.
func (w *watch) draws() []AlertLine {
	var lines []AlertLine
	spare := func(k int) bool { return k >= 0 && w.l.book.Accounts[k].Contingency }
	for i, t := range w.l.transfers {
		one := w.l.book.Transfers[i]
		if spare(t.from) == spare(t.to) || one.Date.After(w.l.book.Closings[w.closing].Date) {
			continue
		}
		m := t.amount
		if spare(t.to) {
			m = -m
		}
		lines = append(lines, AlertLine{Source: FromTransfer, ID: one.ID, Label: one.Reason, Amount: w.l.amount(m)})
	}
	for i := range w.l.postings {
		if _, cost, _ := w.effects(i); cost != 0 && spare(w.l.postings[i].account) && w.counts(i) {
			lines = append(lines, w.entry(i, cost))
		}
	}
	return lines
}

func (w *watch) commitments() {
	for _, k := range w.pick(func(f *figures) bool { return f.outstanding > 0 && f.cost+f.outstanding > f.revised() }) {
		f, account := &w.accounts[k], w.l.book.Accounts[k]
		w.raise(CommitmentWithoutBudget, Alert{Code: account.Code, Label: account.Label, Lines: w.lines[k]}, f.cost+f.outstanding, f.revised())
	}
	for _, k := range w.pick(func(f *figures) bool { return f.uncommitted < min(0, f.rest()) }) {
		f, account := &w.accounts[k], w.l.book.Accounts[k]
		w.raise(EstimateBelowCommitments, Alert{Code: account.Code, Label: account.Label, Lines: w.lines[k]}, f.cost+f.outstanding, f.efc())
	}
}

// late finds the invoices that are past their term.
func (w *watch) late() {
	day := w.l.book.Closings[w.closing].Date
	late := map[int]bool{}
	for k, c := range w.chains {
		e := &w.l.book.Entries[c.member]
		late[k] = e.Kind == Invoice && !e.Due.IsZero() && w.left(k) > 0 && day.DaysSince(e.Due) > w.l.book.Alerts.LateDays
	}
	lines := map[int][]AlertLine{}
	for i, p := range w.l.postings {
		if !w.counts(i) {
			continue
		}
		_, cost, paid := w.effects(i)
		if p.chain >= 0 && late[p.chain] {
			lines[p.chain] = append(lines[p.chain], w.entry(i, cost-paid))
		}
		if p.credits >= 0 && late[p.credits] {
			lines[p.credits] = append(lines[p.credits], w.entry(i, cost))
		}
	}
	for k, c := range w.chains {
		if !late[k] {
			continue
		}
		e := w.l.book.Entries[c.member]
		w.raise(LateInvoice, Alert{
			Code: e.ID, Label: Text{FR: e.Label, EN: e.Label}, Days: day.DaysSince(e.Due), Lines: lines[k],
		}, w.left(k), 0)
	}
}
