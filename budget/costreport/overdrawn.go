package costreport

// overdrawn finds what took more than there was: transfers, payments and petty cash.
func (w *watch) overdrawn() {
	w.transferred()
	w.overpaid()
	w.spentCash()
}

// transferred finds the accounts that gave more by transfers than they had.
func (w *watch) transferred() {
	for k := range w.accounts {
		f, account := &w.accounts[k], w.l.book.Accounts[k]
		given, had := -f.transfers, max(f.budget, 0)
		if given <= had || given <= 0 {
			continue
		}
		var lines []AlertLine
		for i, t := range w.l.transfers {
			one, m := w.l.book.Transfers[i], t.amount
			if (t.from != k && t.to != k) || one.Date.After(w.l.book.Closings[w.closing].Date) {
				continue
			}
			if t.to == k {
				m = -m
			}
			lines = append(lines, AlertLine{Source: FromTransfer, ID: one.ID, Label: one.Reason, Amount: w.l.amount(m)})
		}
		w.raise(TransferBeyondBudget, Alert{Code: account.Code, Label: account.Label, Lines: lines}, given, had)
	}
}

// overpaid finds the documents of which more was paid than they come to. A credit note that names its invoice is
// counted with it: what it takes off is owed no more, and what came back on it was not paid.
func (w *watch) overpaid() {
	paid, over := make([]int64, len(w.chains)), make([]bool, len(w.chains))
	for k, c := range w.chains {
		paid[w.document(k)] += c.paid
	}
	for k, c := range w.chains {
		kind := w.l.book.Entries[c.member].Kind.cost()
		over[k] = w.document(k) == k && kind*paid[k] > max(kind*(c.amount-c.credited), 0)
	}
	lines := map[int][]AlertLine{}
	for i, p := range w.l.postings {
		if w.l.book.Entries[i].Kind != Payment || !w.counts(i) {
			continue
		}
		if k := w.document(p.chain); over[k] {
			_, _, m := w.effects(i)
			lines[k] = append(lines[k], w.entry(i, m*w.l.book.Entries[w.chains[k].member].Kind.cost()))
		}
	}
	for k, c := range w.chains {
		if !over[k] {
			continue
		}
		e := w.l.book.Entries[c.member]
		kind := e.Kind.cost()
		w.raise(PaymentBeyondDocument, Alert{Code: e.ID, Label: Text{FR: e.Label, EN: e.Label}, Lines: lines[k]},
			kind*paid[k], max(kind*(c.amount-c.credited), 0))
	}
}

// document is the chain by which a document is settled: that of the invoice that a credit note names, or its own.
func (w *watch) document(k int) int {
	if of := w.l.postings[w.chains[k].member].credits; of >= 0 {
		return of
	}
	return k
}

// spentCash finds the holders who spent and gave back more petty cash than they had.
func (w *watch) spentCash() {
	for k, h := range w.holders {
		gone := h.spent + h.returned
		if gone <= h.advanced {
			continue
		}
		var lines []AlertLine
		for i := range w.l.postings {
			if p := &w.l.postings[i]; p.holder == k && w.counts(i) && w.l.book.Entries[i].Kind != CashAdvance {
				lines = append(lines, w.entry(i, p.amount))
			}
		}
		holder := w.l.holders[k]
		w.raise(CashOverspent, Alert{Code: holder, Label: Text{FR: holder, EN: holder}, Lines: lines}, gone, h.advanced)
	}
}
