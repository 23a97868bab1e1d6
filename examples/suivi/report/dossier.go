// Package report writes the cost reports of a production: for people as text in French or in English, for
// programs as JSON, for spreadsheets as CSV.
package report

import (
	"encoding/json"
	"fmt"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Dossier is the reports of some closings.
type Dossier struct {
	Title    costreport.Text `json:"title,omitzero"`
	Currency string          `json:"currency"`
	Closings []Closing       `json:"closings"`

	book   costreport.Book
	ledger *costreport.Ledger
}

// Closing is everything that is said at one closing.
type Closing struct {
	Report   costreport.Report       `json:"report"`
	Movement *costreport.Movement    `json:"movement,omitempty"`
	HotCost  costreport.HotCost      `json:"hot_cost"`
	Alerts   []costreport.Alert      `json:"alerts"`
	Payables []costreport.Payable    `json:"payables"`
	Measures []Measure               `json:"measures,omitempty"`
	Final    costreport.FinalAccount `json:"final_account"`
}

// Measure is a corrective measure: what it promised, and at a later closing what came of it.
type Measure struct {
	Label     costreport.Text      `json:"label,omitzero"`
	Judgement costreport.Judgement `json:"judgement"`
	Kept      *costreport.Kept     `json:"kept,omitempty"`
}

// New draws the reports of some closings of a book. Measures are judged at their closing, and compared with the
// reports of the later ones. The error is a costreport.Faults.
func New(b costreport.Book, measures []costreport.Measure, closings []string) (*Dossier, error) {
	ledger, err := b.Compile()
	if err != nil {
		return nil, err
	}
	d := &Dossier{Title: b.Title, Currency: b.Currency, book: b, ledger: ledger}
	var judged []Measure
	faults := &fault.Collector{}
	for i, m := range measures {
		j, err := ledger.Judge(m)
		faults.Merge(fmt.Sprintf("measures[%d]", i), err)
		judged = append(judged, Measure{Label: m.Label, Judgement: j})
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	for _, id := range closings {
		c, err := d.closing(id, judged)
		if err != nil {
			return nil, err
		}
		d.Closings = append(d.Closings, c)
	}
	return d, nil
}

func (d *Dossier) closing(id string, measures []Measure) (c Closing, err error) {
	l := d.ledger
	if c.Report, err = l.Report(id); err != nil {
		return c, err
	}
	if c.HotCost, err = l.HotCost(id); err != nil {
		return c, err
	}
	if c.Alerts, err = l.Alerts(id); err != nil {
		return c, err
	}
	if c.Payables, err = l.Payables(id); err != nil {
		return c, err
	}
	if c.Final, err = l.FinalAccount(id); err != nil {
		return c, err
	}
	if before := c.Report.Before; before != "" {
		earlier, err := l.Report(before)
		if err != nil {
			return c, err
		}
		m, err := c.Report.Since(earlier)
		if err != nil {
			return c, err
		}
		c.Movement = &m
	}
	for _, m := range measures {
		decided := d.date(m.Judgement.Closing)
		if c.Report.Date.Before(decided) {
			continue
		}
		if c.Report.Date.After(decided) {
			kept, err := m.Judgement.Against(c.Report)
			if err != nil {
				return c, err
			}
			m.Kept = &kept
		}
		c.Measures = append(c.Measures, m)
	}
	return c, nil
}

// date is the day of a closing.
func (d *Dossier) date(id string) schedule.Date {
	for _, c := range d.book.Closings {
		if c.ID == id {
			return c.Date
		}
	}
	return schedule.Date{}
}

// JSON writes everything, for a program.
func (d *Dossier) JSON() ([]byte, error) { return indented(d) }

func indented(value any) ([]byte, error) {
	data, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(data, '\n'), nil
}
