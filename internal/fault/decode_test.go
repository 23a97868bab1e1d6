package fault_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

type header struct {
	Title string `json:"title"`
}

type line struct {
	Rate  decimal.Decimal  `json:"rate"`
	Bonus *decimal.Decimal `json:"bonus,omitempty"`
	Date  schedule.Date    `json:"date"`
	Count int              `json:"count"`
}

type document struct {
	header
	Lines  []line          `json:"lines"`
	ByCode map[string]line `json:"by_code"`
	Limit  decimal.Decimal
	hidden int
}

func TestDecode(t *testing.T) {
	var d document
	err := fault.Decode([]byte(` {"title":"Les Marées sourdes","lines":[{"rate":"5.50","bonus":1.25,"date":"2027-03-01","count":2}],"Limit":"3"} `), &d)
	require.NoError(t, err)
	require.Equal(t, "5.50", d.Lines[0].Rate.StringFixed(2))
	require.Equal(t, "1.25", d.Lines[0].Bonus.StringFixed(2))
	require.Equal(t, "2027-03-01", d.Lines[0].Date.String())
	require.Zero(t, d.hidden)
}

func TestDecodeRefuses(t *testing.T) {
	nines := strings.Repeat("9", 101)
	for _, tc := range []struct {
		data   string
		kind   error
		paths  string
		reason string
	}{
		{``, fault.ErrSyntax, "", "nothing"},
		{`{`, fault.ErrSyntax, "", "half an object"},
		{`{"lines":[}`, fault.ErrSyntax, "", "half a list"},
		{`{} {}`, fault.ErrSyntax, "", "a second document"},
		{`{} x`, fault.ErrSyntax, "", "anything after the document"},
		{`[]`, fault.ErrSyntax, "", "a list for an object"},
		{`{"titel":"x"}`, fault.ErrSyntax, "titel", "a misspelt field"},
		{`{"lines":[{"rate":"1"},{"rat":"1"}]}`, fault.ErrSyntax, "lines[1].rat", "a misspelt field of a line"},
		{`{"hidden":1}`, fault.ErrSyntax, "hidden", "a field that is not exported"},
		{`{"lines":[{"count":"two"}]}`, fault.ErrSyntax, "lines[0].count", "a text for a count"},
		{`{"lines":[{},{"rate":"5,5"}]}`, fault.ErrSyntax, "lines[1].rate", "a decimal comma"},
		{`{"lines":[{"bonus":"x"}]}`, fault.ErrSyntax, "lines[0].bonus", "a decimal behind a pointer"},
		{`{"lines":[{"date":"2027-02-29"}]}`, fault.ErrSyntax, "lines[0].date", "a day that does not exist"},
		{`{"by_code":{"b":{"rate":"?"},"a":{"count":1.5}}}`, fault.ErrSyntax, "by_code.a.count by_code.b.rate", "a map, in the order of its names"},
		{`{"lines":[{"rate":"x","date":"y"}],"limit":"z","title":4}`, fault.ErrSyntax, "limit lines[0].date lines[0].rate title", "all at once"},
		{`{"lines":{"rate":"1"}}`, fault.ErrSyntax, "lines", "an object for a list"},
		{`{"lines":[7]}`, fault.ErrSyntax, "lines[0]", "a number for an object"},
		{`{"title":"a","title":"b"}`, fault.ErrDuplicate, "title", "a field given twice"},
		{`{"title":"a","Title":"b"}`, fault.ErrDuplicate, "Title", "which the decoder would take for one field"},
		{`{"lines":[{"rate":"1","rate":"2","count":1,"count":2}]}`, fault.ErrDuplicate, "lines[0].rate lines[0].count", "two figures given twice"},
		{`{"lines":[{"rate":"` + nines + `"}]}`, fault.ErrTooLarge, "lines[0].rate", "a decimal of 101 digits"},
		{`{"lines":[{"rate":-` + nines + `}]}`, fault.ErrTooLarge, "lines[0].rate", "a number of 101 digits"},
		{`{"lines":[{"rate":"` + strings.Repeat(`\u0039`, 101) + `"}]}`, fault.ErrTooLarge, "lines[0].rate", "the digits written as escapes"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			var d document
			err := fault.Decode([]byte(tc.data), &d)
			require.ErrorIs(t, err, tc.kind)
			var paths []string
			for _, one := range faults(t, err) {
				paths = append(paths, one.Path)
			}
			require.Equal(t, tc.paths, strings.Join(paths, " "))
		})
	}
}

func TestDecodeAcceptsLongTexts(t *testing.T) {
	var d document
	require.NoError(t, fault.Decode([]byte(`{"title":"`+strings.Repeat("word ", 10_000)+`"}`), &d), "a long label is not a number")
	require.ErrorIs(t, fault.Decode([]byte(`{"by_code":{"a":{},"A":{}}}`), &d), fault.ErrDuplicate, "two names that differ by case")
}

// Each document here would cost minutes or the whole memory if its figures were read.
func TestDecodeIsCheapOnHostileDocuments(t *testing.T) {
	for _, tc := range []struct {
		data   string
		kind   error
		reason string
	}{
		{strings.Repeat(" ", fault.MaxDocument+1), fault.ErrTooLarge, "a document too large"},
		{`{"limit":"1e1000000000"}`, fault.ErrSyntax, "a power of a thousand million"},
		{`{"limit":1e-1000000000}`, fault.ErrSyntax, "and its inverse"},
		{`{"limit":"` + strings.Repeat("9", 5_000_000) + `"}`, fault.ErrTooLarge, "five million digits"},
		{strings.Repeat("[", 5_000_000), fault.ErrTooLarge, "five million lists"},
		{`{"lines":[` + strings.Repeat(`{},`, 5_000_000) + `{}]}`, fault.ErrTooLarge, "five million lines"},
		{`{"lines":[` + strings.Repeat(`{"rate":"x"},`, 150_000) + `{}]}`, fault.ErrSyntax, "more bad lines than are explained"},
		{`{"lines":[` + strings.Repeat(`{"rate":"x"},`, 60_000) + `{}]}`, fault.ErrSyntax, "as many as are explained"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			var d document
			err := fault.Decode([]byte(tc.data), &d)
			require.ErrorIs(t, err, tc.kind)
			require.LessOrEqual(t, len(faults(t, err)), 100)
		})
	}
}

func TestElements(t *testing.T) {
	half := "[" + strings.Repeat("0,", fault.MaxElements/2-1) + "0]"
	var v map[string][]int
	require.NoError(t, fault.Decode([]byte(`{"a":`+half+`,"b":`+half+`}`), &v), "as many as are accepted")
	err := fault.Decode([]byte(`{"a":`+half+`,"b":`+half+`,"c":[0]}`), &v)
	require.ErrorIs(t, err, fault.ErrTooLarge, "one more, in a list of its own")
	require.Equal(t, "c[0]", faults(t, err)[0].Path)
	texts := "[" + strings.Repeat(`"",`, fault.MaxElements) + `""]`
	var names []string
	require.NoError(t, fault.Decode([]byte(texts), &names), "texts are as long as they look")
}

func TestDepth(t *testing.T) {
	nest := func(levels int) []byte {
		return []byte(strings.Repeat("[", levels) + strings.Repeat("]", levels))
	}
	var v any
	require.NoError(t, fault.Decode(nest(fault.MaxDepth), &v), "the deepest accepted")
	require.ErrorIs(t, fault.Decode(nest(fault.MaxDepth+1), &v), fault.ErrTooLarge, "one level more")
}

// Whatever the text, Decode answers, with faults or with what the standard decoder reads.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		``, `{}`, `{"lines":[{"rate":"5.5","date":"2027-03-01"}]}`, `{"title":"a","title":"b"}`, `{"a":{"b":[1,{"c":null}]}}`,
		`{"lines":[{"rate":"1e99"}]}`, `nul`, `{"by_code":{"":{"count":-1}}}`, `[[[[`, "{\"title\":\"\xff\"}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		var d document
		err := fault.Decode([]byte(data), &d)
		if err != nil {
			require.NotEmpty(t, faults(t, err))
			require.NotEmpty(t, err.Error())
			return
		}
		var again document
		require.NoError(t, json.Unmarshal([]byte(data), &again), "accepted what is not JSON")
	})
}

func BenchmarkDecode(b *testing.B) {
	data := []byte(`{"lines":[` + strings.Repeat(`{"rate":"1234.56","date":"2027-03-01","count":3},`, 999) + `{}]}`)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		var d document
		if err := fault.Decode(data, &d); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleDecode() {
	var film struct {
		Currency string `json:"currency"`
		Lines    []struct {
			Rate decimal.Decimal `json:"rate"`
		} `json:"lines"`
	}
	err := fault.Decode([]byte(`{"currency":"EUR","lines":[{"rate":"5,5"}],"lnes":[]}`), &film)
	fmt.Println(err)
	// Output:
	// lines[0].rate: the document cannot be read (error decoding string '"5,5"': can't convert 5,5 to decimal)
	// lnes: the document cannot be read (no such field)
}
