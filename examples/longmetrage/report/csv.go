package report

import (
	"bytes"
	"encoding/csv"
	"strconv"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
)

// CSV returns every figure of the dossier as one flat table (RFC 4180): section, scenario, period, item,
// detail, amount. A period is the number of a week or of a quarter; it is empty for a total. Names of
// items and details do not change with the language.
func (d *Dossier) CSV() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	s := &sheet{rows: [][]string{{"section", "scenario", "period", "item", "detail", "amount"}}}
	s.section = "budget"
	s.budget(d.Budget)
	s.section = "tax_credit"
	s.taxCredit(d.TaxCredit)
	s.section = "financing"
	s.financing(d.Financing)
	s.section = "risk"
	s.risk(d.Risk)
	s.section = "cash"
	s.cash(d.Cash)
	s.section = "facility"
	s.facility(d.Facility)
	s.section = "amortisation"
	s.amortisation(d.Amortisation)
	for _, one := range d.Scenarios {
		s.scenario = one.ID
		s.exploitation(one)
	}
	s.scenario, s.section = "", "expected"
	if d.Expected.Known {
		s.figure("producer", "income", d.Expected.Income)
		s.figure("producer", "multiple", d.Expected.Multiple)
	}
	s.section, s.scenario = "break_even", d.BreakEven.Scenario
	for _, g := range d.BreakEven.Goals {
		s.admissions(g)
	}
	if err := w.WriteAll(s.rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// sheet is the rows of the table, and where the next one belongs.
type sheet struct {
	rows                      [][]string
	section, scenario, period string
}

// add adds a row.
func (s *sheet) add(item, detail, amount string) {
	s.rows = append(s.rows, []string{s.section, grid.Cell(s.scenario), s.period, grid.Cell(item), grid.Cell(detail), amount})
}

func (s *sheet) figure(item, detail string, f Figure) { s.add(item, detail, f.String()) }

func (s *sheet) whole(item, detail string, n int64) { s.add(item, detail, strconv.FormatInt(n, 10)) }

// at sets the period of the rows that follow; 0 is none.
func (s *sheet) at(period int) {
	s.period = ""
	if period != 0 {
		s.period = strconv.Itoa(period)
	}
}

// named is a figure under its name.
type named struct {
	name   string
	figure Figure
}

// all adds several figures of one item.
func (s *sheet) all(item string, figures ...named) {
	for _, f := range figures {
		s.figure(item, f.name, f.figure)
	}
}

// admissions adds a break-even; one that is never reached has no amount.
func (s *sheet) admissions(g Goal) {
	if !g.Reached {
		s.add(g.ID, "admissions", "")
		return
	}
	s.whole(g.ID, "admissions", g.Admissions)
}
