package talent_test

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule/talent"
)

func TestInvalidProblems(t *testing.T) {
	fee := decimal.RequireFromString
	rows := []struct {
		reason string
		spoil  func(*talent.Problem)
		path   string
		kind   error
	}{
		{"no scene", func(p *talent.Problem) { *p = talent.Problem{} }, "scenes", talent.ErrRequired},
		{"a scene without a name", func(p *talent.Problem) { p.Scenes[1].ID = "" }, "scenes[1].id", talent.ErrRequired},
		{"a scene given twice", func(p *talent.Problem) { p.Scenes[1].ID = "1" }, "scenes[1].id", talent.ErrDuplicate},
		{"no day", func(p *talent.Problem) { p.Scenes[0].Days = 0 }, "scenes[0].days", talent.ErrRange},
		{"too many days", func(p *talent.Problem) { p.Scenes[0].Days = talent.MaxDays + 1 }, "scenes[0].days", talent.ErrRange},
		{"an unknown actor", func(p *talent.Problem) { p.Scenes[0].Cast = []string{"x"} }, "scenes[0].cast[0]", talent.ErrUnknown},
		{"an actor twice in a scene", func(p *talent.Problem) { p.Scenes[0].Cast = []string{"1", "1"} }, "scenes[0].cast[1]", talent.ErrDuplicate},
		{"an actor given twice", func(p *talent.Problem) { p.Actors[2].ID = "1" }, "actors[2].id", talent.ErrDuplicate},
		{"a negative fee", func(p *talent.Problem) { p.Actors[0].Fee = fee("-0.01") }, "actors[0].fee", talent.ErrNegative},
		{"a hostile fee", func(p *talent.Problem) { p.Actors[0].Fee = decimal.New(1, 1_000_000_000) }, "actors[0].fee", talent.ErrTooLarge},
		{"fees that do not add up in 60 bits", func(p *talent.Problem) { p.Actors[0].Fee = fee("1000000000000000000") }, "actors", talent.ErrTooLarge},
		{"a fee too finely divided", func(p *talent.Problem) { p.Actors[0].Fee = fee("10.00000000000000000001") }, "actors", talent.ErrTooLarge},
		{"an unknown scene", func(p *talent.Problem) { p.Precedences[0].After = "x" }, "precedences[0].after", talent.ErrUnknown},
		{"a scene before itself", func(p *talent.Problem) { p.Precedences[0].After = "1" }, "precedences[0]", talent.ErrCycle},
		{"scenes that wait for each other", func(p *talent.Problem) {
			p.Precedences = append(p.Precedences, talent.Precedence{Before: "2", After: "1"})
		}, "precedences[1]", talent.ErrCycle},
		{"too many scenes", func(p *talent.Problem) { p.Scenes = make([]talent.Scene, talent.MaxScenes+1) }, "scenes", talent.ErrTooLarge},
		{"too many who may be held", func(p *talent.Problem) {
			for i := range talent.MaxShared + 1 {
				id := "more" + strconv.Itoa(i)
				p.Actors = append(p.Actors, talent.Actor{ID: id, Fee: fee("1")})
				p.Scenes[0].Cast = append(p.Scenes[0].Cast, id)
				p.Scenes[1].Cast = append(p.Scenes[1].Cast, id)
			}
		}, "actors", talent.ErrTooLarge},
	}
	for _, row := range rows {
		t.Run(row.reason, func(t *testing.T) {
			p := instance(t, "tiny")
			p.Precedences = []talent.Precedence{{Before: "1", After: "2"}}
			require.NoError(t, p.Validate())
			row.spoil(&p)
			var faults talent.Faults
			require.ErrorAs(t, p.Validate(), &faults)
			found := false
			for _, f := range faults {
				found = found || f.Path == row.path && f.Kind == row.kind //nolint:errorlint // the kind itself
			}
			require.True(t, found, faults.Error())
			_, err := talent.Solve(context.Background(), p, talent.Options{})
			require.ErrorIs(t, err, row.kind)
			_, err = p.Cost(nil)
			require.ErrorIs(t, err, row.kind)
		})
	}
}

func TestInvalidOrders(t *testing.T) {
	p := instance(t, "tiny")
	p.Precedences = []talent.Precedence{{Before: "1", After: "2"}}
	rows := []struct {
		order, path string
		kind        error
	}{
		{"1 2 3", "order", talent.ErrRequired},
		{"1 2 3 3", "order[3]", talent.ErrDuplicate},
		{"1 2 3 5", "order[3]", talent.ErrUnknown},
		{"2 1 3 4", "order[0]", talent.ErrOrder},
	}
	for _, row := range rows {
		_, err := p.Cost(strings.Fields(row.order))
		require.ErrorIs(t, err, row.kind)
		require.ErrorContains(t, err, row.path)
	}
}

func TestInvalidOptions(t *testing.T) {
	_, err := talent.Solve(context.Background(), instance(t, "tiny"), talent.Options{Nodes: -1, Memory: talent.MaxMemory + 1})
	require.ErrorIs(t, err, talent.ErrNegative)
	require.ErrorIs(t, err, talent.ErrTooLarge)
}

func TestInvalidInstances(t *testing.T) {
	const head = "scenes 2\nactors 1\nduration 1 2\n"
	rows := []struct {
		reason, text string
		kind         error
	}{
		{"nothing", "", talent.ErrRequired},
		{"another word", head + "actor 1 1 1\nactress 1 1 1\n", talent.ErrSyntax},
		{"a count that is none", "scenes x", talent.ErrSyntax},
		{"a count of nothing", "scenes 0", talent.ErrRange},
		{"a count too large", "scenes 1000000", talent.ErrTooLarge},
		{"a count twice", "scenes 2\nscenes 2", talent.ErrDuplicate},
		{"durations before the scenes", "duration 1 2\nscenes 2", talent.ErrRange},
		{"durations twice", head + "duration 1 2", talent.ErrDuplicate},
		{"a duration too few", "scenes 2\nactors 1\nduration 1\n", talent.ErrRange},
		{"an actor too few", head, talent.ErrRange},
		{"an actor too many", head + "actor 1 1 1\nactor 1 1 1", talent.ErrRange},
		{"a part too few", head + "actor 1 1", talent.ErrRange},
		{"a part of two", head + "actor 1 1 2", talent.ErrSyntax},
		{"a fee that is none", head + "actor x 1 1", talent.ErrSyntax},
		{"a hostile fee", head + "actor 1e1000000000 1 1", talent.ErrSyntax},
		{"a fee of many digits", head + "actor " + strings.Repeat("9", 1000) + " 1 1", talent.ErrSyntax},
		{"a text too long", strings.Repeat("#", talent.MaxInstance+1), talent.ErrTooLarge},
	}
	for _, row := range rows {
		_, err := talent.ParseInstance([]byte(row.text))
		require.ErrorIs(t, err, row.kind, row.reason)
	}
	p, err := talent.ParseInstance([]byte("# a comment\n\n" + head + "actor 2.50 1 0\n"))
	require.NoError(t, err)
	require.Equal(t, "2.5", p.Actors[0].Fee.String())
}

func FuzzParseInstance(f *testing.F) {
	f.Add("scenes 2\nactors 1\nduration 1 2\nactor 1 1 1\n")
	f.Add("scenes 1\nactors 1\nduration 1\nactor 1e400 1\n")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := talent.ParseInstance([]byte(text))
		if err != nil {
			return
		}
		result, err := talent.Solve(context.Background(), p, talent.Options{Nodes: 50, Memory: 1})
		require.NoError(t, err)
		require.NoError(t, result.Check())
	})
}
