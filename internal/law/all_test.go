package law_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"sort"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
)

// Every parameter: names, ordered days that do not overlap, a source on each entry.
func TestEveryParameterIsDatedAndSourced(t *testing.T) {
	names := map[string]bool{}
	for _, p := range law.All() {
		t.Run(p.Name, func(t *testing.T) {
			require.NotEmpty(t, p.Name)
			require.NotEmpty(t, p.French)
			require.False(t, names[p.Name], "two parameters share a name")
			names[p.Name] = true
			require.NotEmpty(t, p.Entries)
			last := ""
			for _, e := range p.Entries {
				checkEntry(t, e)
				if e.Status == law.Unconfirmed {
					continue
				}
				require.NotEqual(t, "open", last, "an established value follows one that has no end")
				require.Greater(t, e.From, last, "established values are in order and do not overlap")
				if last = e.Until; last == "" {
					last = "open"
				}
			}
		})
	}
}

func checkEntry(t *testing.T, e law.Entry[any]) {
	t.Helper()
	require.NotNil(t, e.Value)
	require.NotEmpty(t, strings.TrimSpace(e.Source.Title), "from %s", e.From)
	require.Regexp(t, `^https?://[a-z0-9.-]+\.[a-z]+(/\S*)?$`, e.Source.Address, "from %s", e.From)
	require.Contains(t, []law.Status{law.Unconfirmed, law.Derived, law.Confirmed}, e.Status)
	if e.Status != law.Unconfirmed {
		require.NotEmpty(t, e.From, "an established value has a first day")
	}
	for _, day := range []string{e.From, e.Until} {
		if day != "" {
			_, err := schedule.ParseDate(day)
			require.NoError(t, err)
		}
	}
	if e.From != "" && e.Until != "" {
		require.LessOrEqual(t, e.From, e.Until, "a value ends after it begins")
	}
}

// On every day where something changes, and on the days around it, a lookup gives an established value
// that covers the day, or an error: never an unconfirmed one.
func TestUnconfirmedIsOutOfReach(t *testing.T) {
	for _, p := range law.All() {
		t.Run(p.Name, func(t *testing.T) {
			first, found := "", false
			for _, e := range p.Entries {
				if e.Status != law.Unconfirmed && (!found || e.From < first) {
					first, found = e.From, true
				}
			}
			for _, day := range boundaryDays(p) {
				e, err := p.At(day)
				if found && day < first {
					require.ErrorIs(t, err, law.ErrBefore, day)
					continue
				}
				if err != nil {
					require.ErrorIs(t, err, law.ErrNone, day)
					continue
				}
				require.NotEqual(t, law.Unconfirmed, e.Status, day)
				require.LessOrEqual(t, e.From, day)
				require.True(t, e.Until == "" || day <= e.Until, day)
			}
			if found {
				e, err := p.At(first)
				require.NoError(t, err, "the first day has a value")
				require.Equal(t, first, e.From)
				_, err = p.At(schedule.MustParseDate(first).AddDays(-1).String())
				require.ErrorIs(t, err, law.ErrBefore, "the day before has none")
			}
		})
	}
}

func boundaryDays(p law.Parameter[any]) []string {
	days := []string{"0001-01-01", "2024-02-29", "9999-12-31"}
	for _, e := range p.Entries {
		for _, day := range []string{e.From, e.Until} {
			if day == "" {
				continue
			}
			d := schedule.MustParseDate(day)
			days = append(days, d.AddDays(-1).String(), day, d.AddDays(1).String())
		}
	}
	return days
}

// A parameter that a file declares and All forgets would escape the two tests above.
func TestAllForgetsNoParameter(t *testing.T) {
	declared, listed := map[string]bool{}, map[string]bool{}
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Name.Name == "All" {
				calls(f.Body, listed)
			} else {
				parameters(decl, declared)
			}
		}
	}
	require.NotEmpty(t, declared)
	for _, name := range sorted(declared) {
		require.True(t, listed[name], "%s is missing from All", name)
	}
	require.Len(t, law.All(), len(declared)+len(law.SocialContributions()), "the table of contributions is listed whole")
}

// parameters adds the functions and variables of a declaration that give a Parameter.
func parameters(decl ast.Decl, into map[string]bool) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil && d.Type.TypeParams == nil && d.Type.Results != nil && isParameter(d.Type.Results.List[0].Type) {
			into[d.Name.Name] = true
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			value, ok := spec.(*ast.ValueSpec)
			if !ok {
				continue
			}
			for i, name := range value.Names {
				literal := i < len(value.Values) && isLiteral(value.Values[i])
				if literal || isParameter(value.Type) {
					into[name.Name] = true
				}
			}
		}
	}
}

func isLiteral(e ast.Expr) bool {
	literal, ok := e.(*ast.CompositeLit)
	return ok && isParameter(literal.Type)
}

func isParameter(e ast.Expr) bool {
	index, ok := e.(*ast.IndexExpr)
	if !ok {
		return false
	}
	name, ok := index.X.(*ast.Ident)
	return ok && name.Name == "Parameter"
}

// calls adds the names that a body mentions.
func calls(body ast.Node, into map[string]bool) {
	ast.Inspect(body, func(n ast.Node) bool {
		if name, ok := n.(*ast.Ident); ok {
			into[name.Name] = true
		}
		return true
	})
}

func sorted(set map[string]bool) []string {
	names := make([]string, 0, len(set))
	for name := range set {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
