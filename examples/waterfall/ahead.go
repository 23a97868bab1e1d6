package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/examples/waterfall/report"
	"github.com/filmfinance/filmfinance/recoupment"
)

// unit is the movement of which -breakeven counts the units: one of money in a pool, or one of a counter and
// the money that it brings.
func (g *game) unit() (m recoupment.Movement, counter string, err error) {
	pool, rest, counted := strings.Cut(g.breakeven, ":")
	amount := decimal.New(1, 0)
	if counted {
		at := strings.LastIndex(rest, "=")
		if at < 1 {
			return m, "", program.Misusef("-breakeven %q: it is pool, or pool:counter=2.10", g.breakeven)
		}
		if amount, err = number(rest[at+1:]); err != nil {
			return m, "", program.Misusef("-breakeven %q: %w", g.breakeven, err)
		}
		counter = rest[:at]
		m.Counts = []recoupment.Count{{Counter: counter, Amount: decimal.New(1, 0)}}
	}
	m.ID, m.Date = "break-even", g.day
	if m.Date.IsZero() {
		m.Date = g.today
	}
	if m.Date.IsZero() {
		return m, "", program.Misusef("-breakeven: there is no movement: give the day of the receipt with -day")
	}
	if !counted || !amount.IsZero() {
		m.Receipts = []recoupment.Receipt{{Pool: pool, Amount: amount, At: recoupment.Coordinates(g.at)}}
	}
	return m, counter, nil
}

// ahead answers -breakeven.
func (g *game) ahead() ([]byte, error) {
	unit, counter, err := g.unit()
	if err != nil {
		return nil, err
	}
	asked := g.goals
	if len(asked) == 0 {
		asked = g.everything()
	}
	b := &report.BreakEven{Unit: unit, Counter: counter, Answers: []report.Answer{}}
	for _, one := range asked {
		var ahead recoupment.Ahead
		if one.kind == goalExhaust {
			ahead, err = g.run.Exhaust(unit)
		} else {
			ahead, err = g.run.BreakEven(unit, one.condition(g.doc.Deal))
		}
		if errors.As(err, &recoupment.Faults{}) {
			return nil, program.Misusef("-breakeven %s -goal %s:\n%w", g.breakeven, one.text, err)
		}
		if err != nil {
			return nil, fmt.Errorf("-breakeven %s -goal %s: %w", g.breakeven, one.text, err)
		}
		b.Answers = append(b.Answers, report.Answer{Goal: one.text, Kind: one.kind, ID: one.id, Amount: one.amount, Ahead: ahead})
	}
	return g.written(func() string { return b.Text(g.story, words.Language(g.language)) }, b.JSON, func() ([]byte, error) { return b.CSV(g.story) })
}

// everything asks for each account to be recouped, and for the end of all thresholds.
func (g *game) everything() goals {
	var all goals
	for _, a := range g.doc.Deal.Accounts {
		if len(all) == recoupment.MaxTerms {
			break
		}
		all = append(all, goal{text: goalAccount + "=" + a.ID, kind: goalAccount, id: a.ID})
	}
	return append(all, goal{text: goalExhaust, kind: goalExhaust})
}
