package formula_test

import (
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget/internal/formula"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/stretchr/testify/require"
)

// hostileFormulas are the worst that formulas of the longest text can ask for, of two values whose products have
// nothing in common with their denominators.
func hostileFormulas() (texts map[string]string, values map[string]fraction.F) {
	return map[string]string{
		"products":                    "a" + strings.Repeat("*b/b", 249),
		"products that only grow":     "a" + strings.Repeat("*a", 499),
		"sums":                        "a" + strings.Repeat("+b-b", 249),
		"one name five hundred times": strings.Repeat("x+", 499) + "x",
		"roundings":                   strings.Repeat("round(", 49) + "a*b*a*b" + strings.Repeat(",12)", 49),
	}, map[string]fraction.F{"a": fraction.New(1<<62-57, 1<<62-87), "b": fraction.New(1<<61-1, 1<<62-117)}
}

// However long a formula, its work is bounded: a step for each byte at most, on values of [formula.MaxWords] words.
func TestHostileFormulas(t *testing.T) {
	texts, values := hostileFormulas()
	for reason, want := range map[string]error{
		"products": nil, "products that only grow": formula.ErrTooLarge, "sums": nil, "roundings": nil,
	} {
		got, err := eval(texts[reason], values)
		require.ErrorIs(t, err, want, reason)
		require.LessOrEqual(t, got.Words(), formula.MaxWords, reason)
	}
	read, err := formula.Parse(texts["one name five hundred times"])
	require.NoError(t, err)
	require.Len(t, read.Names(), 1)
	asked := 0
	_, err = read.Eval(func(int) (fraction.F, error) {
		asked++
		return fraction.Int(1), nil
	})
	require.NoError(t, err)
	require.Equal(t, 500, asked, "once for each time that the text names it")
}

func BenchmarkHostileFormulas(b *testing.B) {
	texts, values := hostileFormulas()
	for reason, text := range texts {
		b.Run(reason, func(b *testing.B) {
			for b.Loop() {
				_, _ = eval(text, values)
			}
		})
	}
}
