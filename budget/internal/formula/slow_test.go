package formula_test

import (
	"strings"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/stretchr/testify/require"
)

// The worst that a formula of the longest text can ask for stays far below the blink of an eye.
func TestHostileFormulasAreCheap(t *testing.T) {
	values := map[string]fraction.F{"a": fraction.New(1<<62-57, 1<<62-87), "b": fraction.New(1<<61-1, 1<<62-117)}
	for reason, text := range map[string]string{
		"products":                    "a" + strings.Repeat("*b/b", 249),
		"sums":                        "a" + strings.Repeat("+b-b", 249),
		"one name five hundred times": strings.Repeat("x+", 499) + "x",
		"roundings":                   strings.Repeat("round(", 49) + "a*b*a*b" + strings.Repeat(",12)", 49),
	} {
		t.Run(reason, func(t *testing.T) {
			start := time.Now()
			for range 10 {
				_, _ = eval(text, values)
			}
			require.Less(t, time.Since(start), time.Second, reason)
		})
	}
}
