package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

// call runs the command and returns how it ended and what it wrote.
func call(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, &out, &err)
	return code, out.String(), err.String()
}

// sum adds figures.
func sum(nodes ...node) string {
	var total decimal.Decimal
	for _, n := range nodes {
		d, err := decimal.NewFromString(n.text())
		require.NoError(n.t, err)
		total = total.Add(d)
	}
	return total.StringFixed(2)
}

func TestArguments(t *testing.T) {
	for _, c := range []struct {
		reason string
		args   []string
		code   int
		says   string
	}{
		{"help is not an error", []string{"-h"}, program.Done, "Examples:"},
		{"a flag that does not exist", []string{"-nosuch"}, program.Misused, "-nosuch"},
		{"an argument that is not a flag", []string{"-lang", "en", "--", "film.json"}, program.Misused, `unexpected argument "film.json"`},
		{"an unknown format", []string{"-format", "xml"}, program.Misused, "text, json or csv"},
		{"an unknown language", []string{"-lang", "de"}, program.Misused, "fr or en"},
		{"an unknown section lists those there are", []string{"-section", "nosuch"}, program.Misused, "breakeven"},
		{"a section is text", []string{"-section", "cash", "-format", "csv"}, program.Misused, "print text"},
		{"two questions at once", []string{"-section", "cash", "-explain", "COR"}, program.Misused, "one at a time"},
		{"a scenario without a question", []string{"-scenario", "high"}, program.Misused, "goes with"},
		{"an unknown scenario lists those there are", []string{"-section", "returns", "-scenario", "best"}, program.Misused, "low, mid, high"},
		{"an unknown identifier lists those there are", []string{"-explain", "L99"}, program.Misused, "DIST.commission.theatres"},
		{"-emit goes alone", []string{"-emit", "-section", "cash"}, program.Misused, "-emit"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			code, stdout, stderr := call(append(c.args, "-case", light(t))...)
			require.Equal(t, c.code, code)
			require.Contains(t, stdout+stderr, c.says)
			if c.code == program.Done {
				require.Empty(t, stderr)
			} else {
				require.Empty(t, stdout)
			}
		})
	}
}

func TestUnreadableFilms(t *testing.T) {
	code, _, stderr := call("-case", "testdata/nosuch.json")
	require.Equal(t, program.Refused, code)
	require.Equal(t, "testdata/nosuch.json: no such file or directory\n", stderr)
	code, _, stderr = call("-case", "report")
	require.Equal(t, program.Refused, code)
	require.Contains(t, stderr, "devis.csv")
}

// light writes the embedded film without its break-evens, which take most of the time.
func light(t *testing.T) string {
	t.Helper()
	f := film(t)
	f.remove("break_even")
	data, err := json.Marshal(f.v)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "light.json")
	require.NoError(t, os.WriteFile(path, data, 0o600))
	return path
}

// film is the embedded film as free JSON, to be spoilt.
func film(t *testing.T) node {
	t.Helper()
	var v any
	require.NoError(t, json.Unmarshal(embedded, &v))
	return node{t, "", v}
}

func (n node) set(key string, value any) { n.v.(map[string]any)[key] = value }

func (n node) remove(key string) { delete(n.v.(map[string]any), key) }

// work writes a film into a file and works it.
func work(t *testing.T, film []byte, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "film.json")
	require.NoError(t, os.WriteFile(path, film, 0o600))
	return call(append([]string{"-case", path}, args...)...)
}

func TestRefusedFilms(t *testing.T) {
	for _, c := range []struct {
		reason string
		spoil  func(f node)
		says   []string
	}{
		{"an unknown currency", func(f node) { f.set("currency", "XQQ") }, []string{"currency: is not a known ISO 4217 currency (XQQ)"}},
		{"an unknown currency of the devis", func(f node) { f.at("budget").set("currency", "XQQ") }, []string{"budget.currency: is not a known ISO 4217 currency (XQQ)"}},
		{"a devis in another currency", func(f node) { f.at("budget").set("currency", "USD") }, []string{"budget.currency: is outside the values allowed (USD in a film in EUR)"}},
		{"a milestone of delivery that is not there", func(f node) { f.at("contracts").set("delivery", "NOSUCH") }, []string{"contracts.delivery: refers to something that does not exist (NOSUCH)"}},
		{"an investor who is not in the cascade", func(f node) {
			f.at("returns", "investors").list()[0].set("right", "NOBODY")
		}, []string{"returns.investors[0].right: refers to something that does not exist (NOBODY)"}},
		{"an author whose rate ends at a threshold that is not there", func(f node) {
			f.at("contracts", "authors").list()[1].at("rates").list()[0].at("steps").list()[0].at("until").set("threshold", "NOSUCH")
		}, []string{"contracts.authors[1].rates[0].steps[0].until.threshold: refers to something that does not exist (NOSUCH)"}},
		{"a negative quantity", func(f node) { f.at("budget", "lines").list()[3].set("quantity", "-1") }, []string{"budget.lines[3].quantity: may not be negative (-1)"}},
		{"instalments above 100 %", func(f node) {
			f.at("financing", "sources").by("id", "F01").at("instalments").list()[0].set("percent", "61")
		}, []string{"financing.sources[0].instalments: shares add up to more than 100 % (101)"}},
		{"rights that share more than 100 %", func(f node) {
			f.at("contracts", "ranks").list()[2].at("rights").list()[0].at("steps").list()[0].set("rate", "13")
		}, []string{"contracts.ranks[2].rights: shares add up to more than 100 % (101: TRA 13 + UNE 10 + BRU 78)"}},
		{"support shared above 100 %", func(f node) {
			f.at("contracts", "support", "shares").list()[0].set("percent", "81")
		}, []string{"contracts.support.shares: does not add up (101)"}},
		{"a plan that does not close", func(f node) {
			f.at("financing", "sources").by("id", "F08").set("amount", "480000.01")
		}, []string{"financing.sources: does not add up (4222140.23 for a budget of 4222140.22)"}},
		{"an unknown nature", func(f node) { f.at("financing", "sources").list()[0].set("nature", "LOTTERY") }, []string{"financing.sources[0].nature: refers to something that does not exist (LOTTERY)"}},
		{"a key that is not there", func(f node) { f.at("budget", "lines").list()[0].set("key", "NOSUCH") }, []string{"cash.", "NOSUCH"}},
		{"a negative rate of an author", func(f node) {
			f.at("contracts", "authors").list()[0].at("rates").list()[0].at("steps").list()[0].set("rate", "-1")
		}, []string{"contracts.authors[0].rates[0].steps[0].rate"}},
		{"a field that a film does not have", func(f node) { f.at("budget").set("colour", "red") }, []string{"budget.colour", "no such field"}},
		{"a number that is not one", func(f node) { f.at("budget", "lines").list()[0].set("rate", "seven") }, []string{"budget.lines[0].rate", "seven"}},
		{"a date that does not exist", func(f node) { f.at("production", "milestones").list()[0].set("date", "2027-02-30") }, []string{"production.milestones[0].date"}},
		{"two faults in two parts are both told", func(f node) {
			f.at("budget", "lines").list()[3].set("quantity", "-1")
			f.at("financing", "sources").list()[4].set("probability", "101")
		}, []string{"budget.lines[3].quantity", "financing.sources[4].probability"}},
		{"a number that would take the machine's memory", func(f node) {
			f.at("contracts", "amortisation", "opening").list()[0].set("amount", "1e900")
		}, []string{"contracts.amortisation.opening[0].amount: is larger than the library accepts"}},
		{"the same in the provision of the facility", func(f node) { f.at("cash", "facility").set("provision", "1e900") }, []string{"cash.facility.provision: is larger than the library accepts"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			f := film(t)
			c.spoil(f)
			data, err := json.Marshal(f.v)
			require.NoError(t, err)
			code, stdout, stderr := work(t, data)
			require.Equal(t, program.Refused, code, stderr)
			require.Empty(t, stdout)
			for _, text := range c.says {
				require.Contains(t, stderr, text)
			}
		})
	}
}

func TestBadJSON(t *testing.T) {
	for reason, text := range map[string]string{
		"empty": "", "not JSON": "budget", "cut short": `{"title": "x"`, "a list": "[]", "two documents": "{}{}",
		"nothing in it": "{}", "null": "null", "a field twice": `{"title":"a","title":"b"}`,
	} {
		t.Run(reason, func(t *testing.T) {
			code, stdout, stderr := work(t, []byte(text))
			require.Equal(t, program.Refused, code)
			require.Empty(t, stdout)
			require.NotEmpty(t, strings.TrimSpace(stderr))
		})
	}
}

// TestPartsMissing takes each part out of the film: the program may refuse it or work without it, but
// it ends, and says why.
func TestPartsMissing(t *testing.T) {
	for part := range film(t).v.(map[string]any) {
		t.Run(part, func(t *testing.T) {
			f := film(t)
			f.remove("break_even")
			f.remove(part)
			data, err := json.Marshal(f.v)
			require.NoError(t, err)
			code, stdout, stderr := work(t, data)
			require.Contains(t, []int{program.Done, program.Refused}, code)
			require.NotEmpty(t, stdout+stderr)
		})
	}
}

// TestPlanAndCredit says when the plan carries another tax credit than the one computed.
func TestPlanAndCredit(t *testing.T) {
	f := film(t)
	f.remove("break_even")
	f.at("financing", "sources").by("id", "F06").set("amount", "700000")
	f.at("financing", "sources").by("id", "F01").set("amount", "237140.22")
	data, err := json.Marshal(f.v)
	require.NoError(t, err)
	code, stdout, stderr := work(t, data, "-section", "taxcredit", "-lang", "en")
	require.Equal(t, program.Done, code, stderr)
	require.Contains(t, stdout, "NOTE: the financing plan carries 700,000.00 of tax credit.")
}

// broken is an output that cannot be written.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestOutputThatFails(t *testing.T) {
	var stderr bytes.Buffer
	require.Equal(t, program.Refused, run([]string{"-case", light(t)}, broken{}, &stderr))
	require.Equal(t, "no space left\n", stderr.String())
}
