package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/waterfall/report"
)

// TestSimulationIsTheSameInAnyParts plays the same scenarios cut in every way, by any number of workers.
func TestSimulationIsTheSameInAnyParts(t *testing.T) {
	for _, document := range []string{"case.json", other} {
		play := func(args ...string) string {
			return command.Printed(t, append([]string{"-simulate", "200", "-seed", "7", "-format", "json", document}, args...)...)
		}
		want := play()
		for _, parts := range []string{"1 1", "1 8", "3 2", "7 7", "200 3", "100000 4"} {
			var chunks, workers string
			_, err := fmt.Sscan(parts, &chunks, &workers)
			require.NoError(t, err)
			require.Equal(t, want, play("-chunks", chunks, "-workers", workers), parts)
		}
		require.NotEqual(t, want, command.Printed(t, "-simulate", "200", "-seed", "8", "-format", "json", document))
	}
}

// simulated decodes a simulation.
func simulated(t *testing.T, args ...string) (s report.Simulation) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(command.Printed(t, append(args, "-format", "json")...)), &s))
	return s
}

// TestSimulation compares means with those of the forecast. Sales abroad are 102.5 % of what is expected on
// the mean (half of the time from 50 to 100 %, half from 100 to 160 %): the agent, recouped, takes 15 % of
// 25,000 x 1.025 beside the 22,275.736 it has.
func TestSimulation(t *testing.T) {
	s := simulated(t, "-simulate", "20000", "-seed", "3", "-goal", "account=mg", "-goal", "net=talent=1e9")
	parties := map[string]report.PartySummary{}
	for _, p := range s.Parties {
		parties[p.Party] = p
	}
	agent := parties["vendeur"]
	off := agent.Mean.Sub(decimal.RequireFromString("26119.49")).Abs()
	require.True(t, off.LessThan(decimal.New(50, 0)), "%s", agent.Mean)
	require.True(t, agent.Least.GreaterThanOrEqual(decimal.RequireFromString("24150.73")), "half of 25,000 at least")
	require.True(t, agent.Most.LessThanOrEqual(decimal.RequireFromString("28275.74")), "160 % of it at most")
	require.Equal(t, "100", agent.Recouped.String())
	require.Nil(t, parties["talent"].Recouped, "the talent recoups nothing")
	// The costs of 2,000 need 2,500 of the 30,000 of cinema, or 2,666.67 of the 20,000 of video, both times the
	// factor: 2,000 = 0.80 x 30,000 x f + 0.75 x 20,000 x f from f = 5.13 % on; the factor is even from 2 to 60 %
	// half of the time: it is below with a probability of (5.128 - 2) / 58 / 2 = 2.70 %.
	require.True(t, s.Accounts[0].Probability.Sub(decimal.RequireFromString("97.30")).Abs().LessThan(decimal.RequireFromString("0.4")), "%s", s.Accounts[0].Probability)
	require.Equal(t, s.Accounts[0].Probability, *parties["distributeur"].Recouped, "it recoups the guarantee as well, which is recouped")
	require.Equal(t, "talent-35000", s.Goals[0].ID)
	require.Equal(t, "account=mg", s.Goals[1].ID)
	require.Equal(t, int64(20000), s.Goals[1].Count)
	require.Equal(t, "net=talent=1e9", s.Goals[2].ID)
	require.Zero(t, s.Goals[2].Count)
	for _, p := range s.Parties {
		total := int64(0)
		for i, b := range p.Histogram {
			total += b.Count
			require.True(t, b.From.LessThanOrEqual(b.To))
			if i > 0 {
				require.True(t, b.From.Equal(p.Histogram[i-1].To))
			}
		}
		require.Equal(t, s.Scenarios, total, p.Party)
	}
}

func TestProgress(t *testing.T) {
	var stdout, stderr bytes.Buffer
	code := run([]string{"-simulate", "10", "-chunks", "5", "-workers", "1", "-progress"}, strings.NewReader(""), &stdout, &stderr)
	require.Equal(t, program.Done, code)
	require.True(t, strings.HasPrefix(stderr.String(), "\r["+strings.Repeat(".", 40)+"]   0 %  0 / 10\r["), stderr.String())
	require.True(t, strings.HasSuffix(stderr.String(), "] 100 %  10 / 10\n"), stderr.String())
	require.Equal(t, 6, strings.Count(stderr.String(), "\r"))
	require.NotContains(t, stdout.String(), "\r")
}
