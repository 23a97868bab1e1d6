package law_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/stretchr/testify/require"
)

// sample has a gap in 2012, an open end, and unconfirmed values that cover the established ones.
var sample = law.Parameter[int]{
	Name: "sample", French: "exemple",
	Entries: []law.Entry[int]{
		{Value: 99, Status: law.Unconfirmed},
		{Value: 1, From: "2010-03-01", Until: "2011-12-31", Status: law.Confirmed},
		{Value: 2, From: "2013-01-01", Until: "2013-12-31", Status: law.Derived},
		{Value: 98, From: "2013-06-01", Until: "2013-06-30", Status: law.Unconfirmed},
		{Value: 3, From: "2014-01-01", Status: law.Confirmed},
	},
}

func TestAt(t *testing.T) {
	for _, tc := range []struct {
		day    string
		want   int
		err    error
		reason string
	}{
		{day: "2010-02-28", err: law.ErrBefore, reason: "the day before the first established value, which an unconfirmed one covers"},
		{day: "2010-03-01", want: 1, reason: "the first day is included"},
		{day: "2011-12-31", want: 1, reason: "the last day is included"},
		{day: "2012-06-15", err: law.ErrNone, reason: "a gap has no value"},
		{day: "2013-06-15", want: 2, reason: "a derived value is usable, the unconfirmed one beside it is passed over"},
		{day: "2013-12-31", want: 2, reason: "the last day of the derived value"},
		{day: "2014-01-01", want: 3, reason: "the next value starts"},
		{day: "9999-12-31", want: 3, reason: "an open end stays open"},
		{day: "", err: law.ErrBefore, reason: "no date is before every value"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			got, err := sample.At(tc.day)
			require.ErrorIs(t, err, tc.err)
			require.Equal(t, tc.want, got.Value)
			if err != nil {
				require.ErrorContains(t, err, "sample", "the error names the parameter")
			}
		})
	}
}

func TestUnconfirmedOnlyForWhoAsks(t *testing.T) {
	values := func(day string) (found []int) {
		for _, e := range sample.Unconfirmed(day) {
			found = append(found, e.Value)
		}
		return found
	}
	require.Equal(t, []int{99}, values("2010-02-28"), "an entry without days covers every day")
	require.Equal(t, []int{99, 98}, values("2013-06-01"), "all the readings of a day, in the order of the table")
	require.Equal(t, []int{99}, values("2013-07-01"), "the day after")

	only := law.Parameter[int]{Name: "only", Entries: []law.Entry[int]{{Value: 1, From: "2010-01-01"}}}
	_, err := only.At("2020-01-01")
	require.ErrorIs(t, err, law.ErrNone, "a parameter with unconfirmed values alone has no default")
	_, err = (law.Parameter[int]{}).At("2020-01-01")
	require.ErrorIs(t, err, law.ErrNone, "the zero parameter")
}

func TestStatusNames(t *testing.T) {
	require.Equal(t, "unconfirmed", law.Unconfirmed.String())
	require.Equal(t, "derived", law.Derived.String())
	require.Equal(t, "confirmed", law.Confirmed.String())
	require.Equal(t, "unconfirmed", law.Status(200).String(), "a status that does not exist is not usable")
	var zero law.Entry[int]
	require.Equal(t, law.Unconfirmed, zero.Status, "an entry that forgets its status is not usable")
}

func TestStatusInDocuments(t *testing.T) {
	type rule struct {
		Status law.Status `json:"status"`
	}
	for _, status := range []law.Status{law.Unconfirmed, law.Derived, law.Confirmed} {
		data, err := json.Marshal(rule{status})
		require.NoError(t, err)
		require.JSONEq(t, `{"status":"`+status.String()+`"}`, string(data))
		var back rule
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, status, back.Status)
	}
	back := rule{law.Confirmed}
	require.NoError(t, json.Unmarshal([]byte(`{"status":""}`), &back))
	require.Equal(t, law.Unconfirmed, back.Status, "an empty name")
	require.ErrorIs(t, back.Status.UnmarshalText([]byte("certain")), law.ErrStatus)
	_, err := json.Marshal(rule{3})
	require.ErrorIs(t, err, law.ErrStatus)
}

func BenchmarkAt(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := law.TicketTax().At("2028-04-05"); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleParameter_At() {
	e, err := law.TicketTax().At("2028-04-05")
	fmt.Println(e.Value, e.From, e.Status, err)
	_, err = law.TicketTax().At("1995-01-01")
	fmt.Println(err)
	// Output:
	// 10.72 2024-01-01 confirmed <nil>
	// ticket tax, first term: no value is known before that day (1995-01-01, first value from 2008-01-01)
}

func ExampleParameter_Unconfirmed() {
	_, err := law.MusicShare().At("2028-04-05")
	fmt.Println(err)
	for _, e := range law.MusicShare().Unconfirmed("2028-04-05") {
		fmt.Println(e.Value, e.Status)
	}
	// Output:
	// SACEM share of cinema receipts: no established value on that day (2028-04-05)
	// 1.515 unconfirmed
}
