package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// goals are those of the arguments.
type goals []goal

// goal is something to be reached.
type goal struct {
	text     string
	kind, id string
	amount   decimal.Decimal
}

// The kinds of goals.
const (
	goalRight     = "right"
	goalParty     = "party"
	goalNet       = "net"
	goalAccount   = "account"
	goalThreshold = "threshold"
	goalExhaust   = "exhaust"
)

var errGoal = errors.New("it is right=ID=AMOUNT, party=ID=AMOUNT, net=ID=AMOUNT, account=ID, threshold=ID or exhaust")

// String writes the goals as they were given.
func (g *goals) String() string {
	all := make([]string, len(*g))
	for i, one := range *g {
		all[i] = one.text
	}
	return strings.Join(all, ", ")
}

// Set reads a goal.
func (g *goals) Set(text string) error {
	kind, id, _ := strings.Cut(text, "=")
	one := goal{text: text, kind: kind, id: id}
	switch kind {
	case goalRight, goalParty, goalNet:
		at := strings.LastIndex(id, "=")
		if at < 1 {
			return errGoal
		}
		amount, err := number(id[at+1:])
		if err != nil {
			return err
		}
		one.id, one.amount = id[:at], amount
	case goalAccount, goalThreshold:
		if id == "" {
			return errGoal
		}
	case goalExhaust:
		if id != "" {
			return errGoal
		}
	default:
		return errGoal
	}
	if len(*g) >= recoupment.MaxTerms {
		return fmt.Errorf("at most %d goals", recoupment.MaxTerms)
	}
	*g = append(*g, one)
	return nil
}

// number reads an amount.
func number(text string) (decimal.Decimal, error) {
	const longest = 40
	d, err := decimal.NewFromString(text)
	if err != nil || len(text) > longest || !money.Acceptable(d) {
		return decimal.Decimal{}, errors.New("the amount is not a number")
	}
	return d, nil
}

// condition says what the goal asks of a deal.
func (g goal) condition(d recoupment.Deal) recoupment.Condition {
	switch g.kind {
	case goalRight:
		return sum(g.amount, recoupment.Term{Right: g.id})
	case goalParty:
		return sum(g.amount, recoupment.Term{Party: g.id})
	case goalNet:
		terms := []recoupment.Term{{Party: g.id}}
		for _, t := range d.Transfers {
			if t.To == g.id {
				terms = append(terms, recoupment.Term{Transfer: t.ID})
			}
			if t.From == g.id {
				terms = append(terms, recoupment.Term{Transfer: t.ID, Times: decimal.New(-1, 0)})
			}
		}
		return sum(g.amount, terms...)
	case goalAccount:
		return recouped(g.id)
	default:
		return recoupment.Condition{Threshold: g.id}
	}
}

func sum(reaches decimal.Decimal, of ...recoupment.Term) recoupment.Condition {
	return recoupment.Condition{Of: of, Reaches: reaches}
}

// recouped is the condition that nothing is outstanding on any of these accounts.
func recouped(accounts ...string) recoupment.Condition {
	var c recoupment.Condition
	for _, id := range accounts {
		c.Of = append(c.Of, recoupment.Term{Account: id, Measure: recoupment.Outstanding, Times: decimal.New(-1, 0)})
	}
	return c
}
