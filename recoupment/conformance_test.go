package recoupment_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/internal/fault"
	currencies "github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// TestConformance plays every case of testdata/conformance; its README describes the format.
func TestConformance(t *testing.T) {
	for name, tc := range conformanceCases(t) {
		t.Run(name, func(t *testing.T) {
			if len(tc.Faults) > 0 {
				require.Empty(t, tc.Steps, "a deal with faults has no history")
				conformanceFaultsOf(t, tc.Faults, tc.Deal.Validate())
				return
			}
			p := &conformancePlayer{tc: tc}
			p.places, _ = currencies.MinorUnits(tc.Deal.Currency)
			var err error
			p.cascade, err = conformanceRoundTrip(t, tc.Deal).Compile()
			require.NoError(t, err)
			p.play(t)
			require.Positive(t, p.expectations+len(tc.BreakEven), "a case without expectations")
			for _, b := range tc.BreakEven {
				p.breakEven(t, b)
			}
		})
	}
}

// TestConformanceMechanisms asks for a case of every mechanism, ambiguity and definition of the lists.
func TestConformanceMechanisms(t *testing.T) {
	seen := map[string]bool{}
	for name, tc := range conformanceCases(t) {
		for _, m := range tc.Mechanism {
			require.Contains(t, conformanceMechanisms, m, name)
			seen[m] = true
		}
		seen[strings.SplitN(tc.ID, "-", 2)[0]] = true
		seen[tc.ID] = true
	}
	for _, list := range [][]string{conformanceMechanisms, conformanceReadings, conformanceWorked} {
		for _, one := range list {
			require.True(t, seen[one], "no case of %q", one)
		}
	}
}

// conformanceCases reads the pack, by the name of each file.
func conformanceCases(t *testing.T) map[string]conformanceCase {
	t.Helper()
	files, err := filepath.Glob("testdata/conformance/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	cases := make(map[string]conformanceCase, len(files))
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var tc conformanceCase
		require.NoError(t, fault.Decode(data, &tc), file)
		require.Equal(t, strings.TrimSuffix(filepath.Base(file), ".json"), tc.ID)
		for field, text := range map[string]string{"title": tc.Title, "reason": tc.Reason, "source": tc.Source} {
			require.NotEmpty(t, text, "%s: %s", tc.ID, field)
		}
		require.NotEmpty(t, tc.Mechanism, tc.ID)
		cases[tc.ID] = tc
	}
	return cases
}

// conformanceRoundTrip writes a deal and reads it again; the case is played with what comes back.
func conformanceRoundTrip(t *testing.T, deal recoupment.Deal) recoupment.Deal {
	t.Helper()
	first, err := json.Marshal(deal)
	require.NoError(t, err)
	again, err := recoupment.ParseDeal(first)
	require.NoError(t, err)
	second, err := json.Marshal(again)
	require.NoError(t, err)
	require.JSONEq(t, string(first), string(second))
	return again
}

// conformancePlayer plays the histories of one case.
type conformancePlayer struct {
	tc      conformanceCase
	cascade *recoupment.Cascade
	places  int32
	run     *recoupment.Run
	// saved are the states after the steps.
	saved [][]byte
	// entered is the money that the present history received, shared what its settlements shared of it.
	entered, shared decimal.Decimal
	expectations    int
}

func (p *conformancePlayer) open() {
	p.run = p.cascade.Open()
	p.run.Trace()
	p.entered, p.shared = decimal.Decimal{}, decimal.Decimal{}
}

func (p *conformancePlayer) play(t *testing.T) {
	t.Helper()
	p.open()
	for i, s := range p.tc.Steps {
		require.Equal(t, 1, s.kinds(), "step %d: one of open, apply, settle and draw", i)
		if s.Open {
			p.open()
		} else {
			p.step(t, i, s)
		}
		state, err := p.run.Save()
		require.NoError(t, err)
		p.saved = append(p.saved, state)
	}
}

func (p *conformancePlayer) step(t *testing.T, i int, s conformanceStep) {
	t.Helper()
	posted := len(p.run.Postings())
	settlement, err := s.on(p.run)
	if s.fails() {
		p.expectations++
		s.compareError(t, i, err)
		return
	}
	require.NoError(t, err, "step %d", i)
	p.balance(t, s, settlement)
	if s.Expect == nil {
		return
	}
	if settlement == nil {
		settlement = p.look(t, s.Apply.Date)
	}
	p.expectations += s.Expect.compare(t, conformanceLook{
		step: i, places: p.places, settlement: settlement, events: p.run.Events(), postings: p.run.Postings()[posted:],
	})
}

// balance checks a settlement by itself, and that nothing is lost between what entered and what the
// settlements shared out.
func (p *conformancePlayer) balance(t *testing.T, s conformanceStep, settlement *recoupment.Settlement) {
	t.Helper()
	if s.Apply != nil && !s.Apply.Notional {
		for _, r := range s.Apply.Receipts {
			p.entered = p.entered.Add(r.Amount)
		}
	}
	if settlement == nil {
		return
	}
	require.NoError(t, settlement.Check())
	var lines decimal.Decimal
	for _, l := range settlement.Lines {
		lines = lines.Add(l.Current)
	}
	require.True(t, lines.Equal(settlement.Receipts), "lines %s, receipts %s", lines, settlement.Receipts)
	p.shared = p.shared.Add(settlement.Receipts)
	all := p.shared.Add(settlement.Held)
	require.True(t, all.Equal(p.entered.Round(p.places)), "shared out and held %s, entered %s", all, p.entered)
}

// look says where a movement left everything: what a settlement drawn on its day, and then forgotten,
// says. It is drawn by a run that was saved and resumed.
func (p *conformancePlayer) look(t *testing.T, day schedule.Date) *recoupment.Settlement {
	t.Helper()
	state, err := p.run.Save()
	require.NoError(t, err)
	run, err := p.cascade.Resume(state)
	require.NoError(t, err)
	drawn, err := run.Draw(day)
	require.NoError(t, err)
	require.NoError(t, drawn.Check())
	return &drawn
}

// resume returns a run as a step left it; before the first one it is a new one.
func (p *conformancePlayer) resume(t *testing.T, step int) *recoupment.Run {
	t.Helper()
	if step < 0 {
		return p.cascade.Open()
	}
	run, err := p.cascade.Resume(p.saved[step])
	require.NoError(t, err)
	return run
}

// conformanceFaultsOf compares the faults of a document, in any order.
func conformanceFaultsOf(t *testing.T, want []conformanceFault, err error) {
	t.Helper()
	var faults recoupment.Faults
	require.ErrorAs(t, err, &faults)
	got := make([]conformanceFault, 0, len(faults))
	for _, f := range faults {
		got = append(got, conformanceFault{Path: f.Path, Kind: conformanceKind(f.Kind)})
	}
	order := func(a, b conformanceFault) int { return strings.Compare(a.Path+a.Kind, b.Path+b.Kind) }
	want = slices.Clone(want)
	slices.SortFunc(got, order)
	slices.SortFunc(want, order)
	require.Equal(t, want, got)
}
