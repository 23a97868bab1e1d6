package board_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// large is a shoot of 60 days and 60 roles, five of whom work each day.
func large(b *testing.B) board.Shoot {
	b.Helper()
	s := small(60)
	s.Breakdown.Cast, s.Terms = nil, nil
	for i := range 60 {
		id := fmt.Sprint("R", i)
		s.Breakdown.Cast = append(s.Breakdown.Cast, breakdown.Role{ID: id})
		s.Terms = append(s.Terms, board.Terms{ID: id, Fee: money("500"), Release: &board.ReleaseRule{MoreThan: 7}})
	}
	for i := range s.Breakdown.Scenes {
		for j := range 5 {
			s.Breakdown.Scenes[i].Cast = append(s.Breakdown.Scenes[i].Cast, fmt.Sprint("R", (i*7+j*11)%60))
		}
	}
	s.DayHours = at(8*h, 19*h)
	return s
}

func BenchmarkPlan(b *testing.B) {
	s := large(b)
	for b.Loop() {
		if _, err := s.Plan(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDayOutOfDays draws 60 roles on 60 days; BenchmarkPlainChart, its baseline, marks the days of work and of hold
// in a table of bytes, without events, releases, dates or pay.
func BenchmarkDayOutOfDays(b *testing.B) {
	p := plan(b, large(b))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.DayOutOfDays(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlainChart(b *testing.B) {
	p := plan(b, large(b))
	b.ReportAllocs()
	for b.Loop() {
		rows := map[string][]byte{}
		for i, d := range p.Days {
			for _, id := range d.Cast {
				row := rows[id]
				if row == nil {
					row = make([]byte, len(p.Days))
					rows[id] = row
				}
				row[i] = 'W'
				for j := i - 1; j >= 0 && row[j] != 'W'; j-- {
					row[j] = 'H'
				}
			}
		}
	}
}

func BenchmarkInspect(b *testing.B) {
	s := large(b)
	p := plan(b, s)
	rules, _, err := board.RulesAt(s.Start)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Inspect(rules); err != nil {
			b.Fatal(err)
		}
	}
}
