package formula_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget/internal/formula"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func eval(text string, values map[string]fraction.F) (fraction.F, error) {
	f, err := formula.Parse(text)
	if err != nil {
		return fraction.F{}, err
	}
	names := f.Names()
	return f.Eval(func(i int) (fraction.F, error) {
		v, ok := values[names[i]]
		if !ok {
			return v, errors.New("unknown " + names[i])
		}
		return v, nil
	})
}

func TestFormula(t *testing.T) {
	values := map[string]fraction.F{
		"shoot_days": fraction.Int(40), "x": fraction.New(-3, 2), "jours_de_préparation": fraction.Int(25), "min": fraction.Int(7),
	}
	for _, test := range []struct{ reason, text, want string }{
		{"the formula of the devis", "shoot_days * 2", "80"},
		{"* before +", "1 + 2 * 3", "7"},
		{"parentheses first", "(1 + 2) * 3", "9"},
		{"- from the left", "10 - 4 - 3", "3"},
		{"/ from the left, exactly", "1 / 3 / 2", "1/6"},
		{"a third and its triple", "1 / 3 * 3", "1"},
		{"a decimal is exact: 0.1 + 0.2", "0.1 + 0.2", "3/10"},
		{"signs", "- -2 + +3", "5"},
		{"a sign binds before *", "-2 * -3", "6"},
		{"the smallest of three", "min(3, x, 2)", "-3/2"},
		{"the largest of one", "max(x)", "-3/2"},
		{"half away from zero", "round(2.5)", "3"},
		{"half away from zero, below zero", "round(-2.5)", "-3"},
		{"at the second decimal", "round(2 / 3, 2)", "67/100"},
		{"at the hundred", "round(1250, -2)", "1300"},
		{"up", "ceil(1.2)", "2"},
		{"up, below zero", "ceil(x)", "-1"},
		{"up at a place", "ceil(1.201, 2)", "121/100"},
		{"a whole number stays", "ceil(4) + floor(4)", "8"},
		{"down", "floor(1.8)", "1"},
		{"down, below zero", "floor(x)", "-2"},
		{"a name in French", "jours_de_préparation + shoot_days", "65"},
		{"the name of a function without parenthesis is a name", "min + min(min, 3)", "10"},
		{"spaces count for nothing", " 1\t+\n1 ", "2"},
		{"full weeks", "ceil(shoot_days / 6)", "7"},
		{"zero of a rounding", "ceil(0) + floor(0)", "0"},
		{
			"what cancels on the way does not count in the length",
			"123456789.123457 * 1.000000000007 * 1.000000000007 / 3.1415926535 * 9876543210987.000003 / 1.000000000007",
			"1219326312476068220499465156924556346984592597/3141592653500000000000000",
		},
	} {
		t.Run(test.reason, func(t *testing.T) {
			got, err := eval(test.text, values)
			require.NoError(t, err)
			require.Equal(t, test.want, got.Text())
		})
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct {
		reason, text string
		kind         error
		says         string
	}{
		{"nothing", "", formula.ErrSyntax, "at character 1: a value is missing at the end"},
		{"spaces", "  ", formula.ErrSyntax, "missing at the end"},
		{"half a sum", "1 +", formula.ErrSyntax, "at character 4"},
		{"two values", "1 2", formula.ErrSyntax, `at character 3: unexpected "2"`},
		{"a comma outside", "1, 2", formula.ErrSyntax, `unexpected ","`},
		{"open parenthesis", "(1 + 2", formula.ErrSyntax, "closing parenthesis"},
		{"closed twice", "(1))", formula.ErrSyntax, `unexpected ")"`},
		{"no such function", "sum(1)", formula.ErrSyntax, `"sum" is not a function`},
		{"no argument", "max()", formula.ErrSyntax, `unexpected ")"`},
		{"places in a name", "round(1, n)", formula.ErrSyntax, "the places are a whole number"},
		{"places beyond", "round(1, 13)", formula.ErrSyntax, "the places are a whole number"},
		{"places with a point", "round(1, 1.5)", formula.ErrSyntax, "closing parenthesis"},
		{"a spreadsheet formula", "=1+1", formula.ErrSyntax, `unexpected "="`},
		{"a power", "2 ^ 3", formula.ErrSyntax, `unexpected "^"`},
		{"an exponent is not a number here", "1e9", formula.ErrSyntax, `unexpected "e"`},
		{"a point without digits", "1.", formula.ErrSyntax, `unexpected "."`},
		{"division by zero", "1 / 0", formula.ErrDivision, ""},
		{"division by what comes to zero", "1 / (2 - 1 - 1)", formula.ErrDivision, ""},
		{"the error of a name", "1 + y", nil, "unknown y"},
		{"too long", strings.Repeat("1+", formula.MaxText), formula.ErrTooLarge, ""},
		{"too deep", strings.Repeat("(", 51) + "1" + strings.Repeat(")", 51), formula.ErrTooLarge, ""},
		{"too many signs", strings.Repeat("-", 51) + "1", formula.ErrTooLarge, ""},
		{"a long number", strings.Repeat("9", 31), formula.ErrTooLarge, ""},
		{"a value that grows", strings.Repeat("99999999999999999999*", 40) + "1", formula.ErrTooLarge, ""},
	} {
		t.Run(test.reason, func(t *testing.T) {
			_, err := eval(test.text, nil)
			require.Error(t, err)
			if test.kind != nil {
				require.ErrorIs(t, err, test.kind)
			}
			require.Contains(t, err.Error(), test.says)
		})
	}
}

func TestIsName(t *testing.T) {
	for name, want := range map[string]bool{"shoot_days": true, "é2": true, "_": true, "": false, "2x": false, "a b": false, "a-b": false, " a": false, "\xff": false} {
		require.Equal(t, want, formula.IsName(name), name)
	}
}

// A drawn expression gives what big.Rat computes directly.
func TestAgainstFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, want := draw(t, 4)
		got, err := eval(text, nil)
		if want == nil {
			require.ErrorIs(t, err, formula.ErrDivision, text)
			return
		}
		require.NoError(t, err, text)
		require.Zero(t, want.Cmp(got.Rat()), text)
	})
}

func draw(t *rapid.T, depth int) (string, *big.Rat) {
	if depth == 0 || rapid.Bool().Draw(t, "leaf") {
		n := rapid.Int64Range(0, 12).Draw(t, "n")
		return big.NewInt(n).String(), big.NewRat(n, 1)
	}
	left, a := draw(t, depth-1)
	right, b := draw(t, depth-1)
	op := rapid.SampledFrom([]string{"+", "-", "*", "/", "min", "max"}).Draw(t, "op")
	text := "(" + left + op + right + ")"
	if op == "min" || op == "max" {
		text = op + "(" + left + "," + right + ")"
	}
	if a == nil || b == nil || (op == "/" && b.Sign() == 0) {
		return text, nil
	}
	out := new(big.Rat)
	switch op {
	case "+":
		return text, out.Add(a, b)
	case "-":
		return text, out.Sub(a, b)
	case "*":
		return text, out.Mul(a, b)
	case "/":
		return text, out.Quo(a, b)
	}
	if (a.Cmp(b) < 0) == (op == "min") {
		return text, a
	}
	return text, b
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"shoot_days * 2", "round(1/3, 2) - max(1, -2)", "((((", "1//0", "min(,)", "é+\xff", "--", "9*9*9", "ceil(-0.5,-12)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		read, err := formula.Parse(text)
		if err != nil {
			require.True(t, errors.Is(err, formula.ErrSyntax) || errors.Is(err, formula.ErrTooLarge))
			return
		}
		for _, name := range read.Names() {
			require.True(t, formula.IsName(name))
		}
		value, err := read.Eval(func(i int) (fraction.F, error) { return fraction.New(int64(i)+1, 7), nil })
		if err == nil {
			require.LessOrEqual(t, value.Words(), formula.MaxWords)
		}
	})
}

func BenchmarkParseAndEval(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := eval("ceil((shoot_days + 5) / 6) * 2", map[string]fraction.F{"shoot_days": fraction.Int(40)}); err != nil {
			b.Fatal(err)
		}
	}
}
