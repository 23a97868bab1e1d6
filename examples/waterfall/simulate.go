package main

import (
	"fmt"
	"io"
	"runtime"
	"sync"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/examples/waterfall/report"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// simulate answers -simulate.
func (g *game) simulate(stderr io.Writer) ([]byte, error) {
	if g.doc.Forecast == nil {
		return nil, program.Misusef("-simulate: there is no forecast: give one with -forecast, or in the document")
	}
	forecast, recouping := g.forecasted()
	simulator, err := g.run.Simulator(forecast)
	if err != nil {
		faults := &fault.Collector{}
		faults.Merge("forecast", err)
		return nil, faults.Err()
	}
	tally, err := g.tally(simulator, newBar(stderr, g.progress, g.scenarios))
	if err != nil {
		return nil, err
	}
	s := report.NewSimulation(tally, g.seed, forecast.Goals, recouping)
	return g.written(func() string { return s.Text(g.story, words.Language(g.language)) }, s.JSON, func() ([]byte, error) { return s.CSV(g.story) })
}

// forecasted adds to the forecast the goals of the arguments, then one for each party that recoups accounts:
// that nothing is outstanding on any of them. It also returns those parties, whose goals come last.
func (g *game) forecasted() (f recoupment.Forecast, recouping []string) {
	f = *g.doc.Forecast
	f.Goals = append([]recoupment.Goal{}, f.Goals...)
	for _, one := range g.goals {
		f.Goals = append(f.Goals, recoupment.Goal{ID: one.text, Condition: one.condition(g.doc.Deal)})
	}
	accounts := map[string][]string{}
	for _, p := range g.doc.Deal.Pools {
		for _, t := range p.Tiers {
			for _, r := range t.Rights {
				if r.Account == "" || r.Party == "" {
					continue
				}
				if len(accounts[r.Party]) == 0 {
					recouping = append(recouping, r.Party)
				}
				accounts[r.Party] = append(accounts[r.Party], r.Account)
			}
		}
	}
	for i, party := range recouping {
		if len(f.Goals) >= recoupment.MaxTerms {
			return f, recouping[:i]
		}
		f.Goals = append(f.Goals, recoupment.Goal{ID: party, Condition: recouped(distinct(accounts[party])...)})
	}
	return f, recouping
}

// distinct leaves each name once, and no more of them than a condition has terms.
func distinct(names []string) []string {
	seen := map[string]bool{}
	var once []string
	for _, name := range names {
		if !seen[name] && len(once) < recoupment.MaxTerms {
			seen[name] = true
			once = append(once, name)
		}
	}
	return once
}

// scenariosInChunk is how many scenarios a chunk has where the arguments do not say.
const scenariosInChunk = 2_000

// tally plays the scenarios in chunks, several at a time, and merges what they came to. Chunks are taken in
// order, so that the first one that fails is always the same.
func (g *game) tally(s *recoupment.Simulator, progress *bar) (*recoupment.Tally, error) {
	chunks := g.chunks
	if chunks == 0 {
		chunks = min((g.scenarios+scenariosInChunk-1)/scenariosInChunk, maxChunks)
	}
	chunks = max(min(chunks, g.scenarios), (g.scenarios+recoupment.MaxScenarios-1)/recoupment.MaxScenarios)
	workers := g.workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	total, err := s.Play(recoupment.Chunk{Seed: g.seed})
	if err != nil {
		return nil, err
	}
	team := crew{simulator: s, seed: g.seed, scenarios: g.scenarios, chunks: chunks, total: total, progress: progress, failed: chunks}
	progress.show(0)
	var all sync.WaitGroup
	for range min(int64(workers), chunks) {
		all.Go(team.work)
	}
	all.Wait()
	progress.end()
	return total, team.err
}

// crew is what the workers of a simulation share.
type crew struct {
	simulator         *recoupment.Simulator
	seed              uint64
	scenarios, chunks int64

	mutex sync.Mutex
	next  int64 // the chunk to be taken
	// failed is the first chunk that failed, chunks when none has.
	failed   int64
	err      error
	total    *recoupment.Tally
	progress *bar
}

// work plays chunks until there are none.
func (c *crew) work() {
	for {
		chunk, number, more := c.take()
		if !more {
			return
		}
		tally, err := c.simulator.Play(chunk)
		c.give(number, tally, err)
	}
}

// take returns the next chunk. The scenarios are cut as evenly as they can be.
func (c *crew) take() (chunk recoupment.Chunk, number int64, more bool) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.next >= c.failed {
		return chunk, 0, false
	}
	number = c.next
	c.next++
	size, rest := c.scenarios/c.chunks, c.scenarios%c.chunks
	chunk = recoupment.Chunk{Seed: c.seed, First: number*size + min(number, rest), Scenarios: size}
	if number < rest {
		chunk.Scenarios++
	}
	return chunk, number, true
}

// give merges what a chunk came to.
func (c *crew) give(number int64, tally *recoupment.Tally, err error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if err == nil {
		err = c.total.Merge(tally)
	}
	if err != nil {
		if number < c.failed {
			c.failed, c.err = number, fmt.Errorf("-simulate: %w", err)
		}
		return
	}
	c.progress.show(c.total.Scenarios)
}
