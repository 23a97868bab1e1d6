package recoupment

import (
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
)

// game is the memory of one goroutine.
type game struct {
	s       *Simulator
	chance  rand.PCG
	factors []uint64 // by driver, then by step where it draws each time
	amounts [][]int64
	players []*cascade.Player // the deal, then the views
	owing   [][]outstanding[units]
	inflow  []cascade.Amount
	results []int64 // by party, in minor units
	sums    []sums  // by party, of the chunk
	reached []bool
	closed  []bool
	// exactly is the run of a scenario that was played exactly.
	exactly *Run
}

func (s *Simulator) game() *game {
	g := &game{
		s: s, factors: make([]uint64, len(s.drivers)), amounts: make([][]int64, len(s.steps)),
		results: make([]int64, len(s.parties)), sums: make([]sums, len(s.parties)), reached: make([]bool, len(s.goals)),
		closed: make([]bool, len(s.run.cascade.deal.Accounts)),
	}
	for i := range s.steps {
		g.amounts[i] = make([]int64, len(s.steps[i].amounts))
	}
	for _, p := range s.played {
		var player *cascade.Player
		if p.sim != nil {
			player = p.sim.Player()
		}
		g.players = append(g.players, player)
		g.owing = append(g.owing, make([]outstanding[units], len(p.owing)))
	}
	return g
}

// draw draws the amounts of a scenario.
func (g *game) draw(of uint64, scenario int64) bool {
	seed(&g.chance, of, scenario)
	for i := range g.s.drivers {
		if !g.s.drivers[i].each {
			g.factors[i] = g.s.drivers[i].draw(&g.chance)
		}
	}
	fits := true
	for i := range g.s.steps {
		for k := range g.s.drivers {
			if g.s.drivers[k].each {
				g.factors[k] = g.s.drivers[k].draw(&g.chance)
			}
		}
		for k := range g.s.steps[i].amounts {
			a := &g.s.steps[i].amounts[k]
			amount := a.base
			for _, d := range a.drivers {
				var ok bool
				amount, ok = times64(amount, g.factors[d])
				fits = fits && ok
			}
			if len(a.drivers) > 0 {
				if amount > maxUnits/a.whole {
					amount, fits = maxUnits/a.whole, false
				}
				amount *= a.whole
			}
			g.amounts[i][k] = amount
		}
	}
	return fits
}

// maxUnits is the largest amount of one movement, in units.
const maxUnits = 1 << 61

// play plays one scenario.
func (g *game) play(of uint64, scenario int64) error {
	if !g.draw(of, scenario) {
		return fmt.Errorf("%w: amounts", ErrTooLarge)
	}
	g.exactly = nil
	for i, p := range g.s.played {
		err := cascade.ErrInexact
		if p.sim != nil {
			err = g.playOne(p, g.players[i], g.owing[i])
		}
		if errors.Is(err, cascade.ErrInexact) {
			if err := g.playExactly(); err != nil {
				return err
			}
			break
		}
		if err != nil {
			return err
		}
	}
	g.read()
	return nil
}

// playOne plays the deal or a view.
func (g *game) playOne(p *played, player *cascade.Player, owing []outstanding[units]) error {
	player.Begin()
	for i := range owing {
		owing[i] = p.owing[i].begin
	}
	for i := range g.s.steps {
		if err := p.change(i, player, owing); err != nil {
			return err
		}
		g.inflow = g.inflow[:0]
		for k := range g.s.steps[i].amounts {
			if units := g.amounts[i][k]; units > 0 {
				g.inflow = addInflow(g.inflow, g.s.steps[i].amounts[k].inlet, units)
			}
		}
		if len(g.inflow) == 0 {
			continue
		}
		if err := player.Play(g.inflow); err != nil {
			return err
		}
	}
	return nil
}

// addInflow adds an amount to those of its kind.
func addInflow(to []cascade.Amount, kind int, units int64) []cascade.Amount {
	for i := range to {
		if to[i].Kind == kind {
			to[i].Units += units
			return to
		}
	}
	return append(to, cascade.Amount{Kind: kind, Units: units})
}

// drawn returns a movement with the amounts drawn for its step.
func (g *game) drawn(m Movement, step int) Movement {
	for k, a := range g.s.steps[step].amounts {
		scale := int32(0)
		units := g.amounts[step][k]
		if len(a.drivers) == 0 {
			continue // it is what was expected
		}
		if units /= a.whole; g.s.steps[step].back {
			units = -units
		}
		if !a.counts {
			scale = -g.s.places
		}
		if a.counts {
			m.Counts[a.of].Amount = decimal.New(units, scale)
		} else {
			m.Receipts[a.of].Amount = decimal.New(units, scale)
		}
	}
	return m
}
