// Package law holds the legal and customary figures of the trade as dated, sourced parameters.
//
// A figure is never a constant in a formula: it is an [Entry] with the days on which it applies, the
// text it comes from and how well that text is established. [Parameter.At] gives the figure of a day
// and never an unconfirmed one; an unconfirmed figure can only be had through [Parameter.Unconfirmed],
// by a caller who says so.
package law

import (
	"errors"
	"fmt"
)

// Status says how well a figure is established.
type Status uint8

// The statuses. The zero value is the one that no default may use.
const (
	// Unconfirmed is weakly sourced, contradicted or open to several readings.
	Unconfirmed Status = iota
	// Derived is computed from confirmed texts.
	Derived
	// Confirmed is stated by a primary text or by concordant sources.
	Confirmed
)

var statusNames = [...]string{"unconfirmed", "derived", "confirmed"}

// ErrStatus reports a status that has no name.
var ErrStatus = errors.New("is not a status: unconfirmed, derived or confirmed")

// String returns the English name of the status, which documents use. A status that has no name reads
// as unconfirmed.
func (s Status) String() string {
	if int(s) >= len(statusNames) {
		return statusNames[Unconfirmed]
	}
	return statusNames[s]
}

// MarshalText returns the name that documents use, or [ErrStatus].
func (s Status) MarshalText() ([]byte, error) {
	if int(s) >= len(statusNames) {
		return nil, fmt.Errorf("%d %w", uint8(s), ErrStatus)
	}
	return []byte(statusNames[s]), nil
}

// UnmarshalText reads the name that documents use; an empty name is [Unconfirmed]. The error is [ErrStatus].
func (s *Status) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = Unconfirmed
		return nil
	}
	for i, name := range statusNames {
		if name == string(text) {
			*s = Status(i)
			return nil
		}
	}
	return fmt.Errorf("%.20q %w", text, ErrStatus)
}

// Source says where a figure is written.
type Source struct {
	// Title names the text and the article.
	Title string `json:"title"`
	// Address is where it can be read: a web address, or the official identifier of the text.
	Address string `json:"address"`
}

// Entry is one value of a parameter, from a day (included) until a day (included, or open when empty).
// Days are written as in ISO 8601, 2024-01-31, which sorts as text.
type Entry[T any] struct {
	Value  T
	From   string
	Until  string
	Status Status
	Source Source
}

// Parameter is a figure of the law over time.
type Parameter[T any] struct {
	// Name identifies the parameter in errors, in English.
	Name string
	// French is the term of the law.
	French  string
	Entries []Entry[T]
}

// Errors of a lookup.
var (
	// ErrBefore reports a day before the first value of the parameter.
	ErrBefore = errors.New("no value is known before that day")
	// ErrNone reports a day on which the parameter has no confirmed or derived value.
	ErrNone = errors.New("no established value on that day")
	// ErrUnconfirmed reports a value that is known and not established: the caller supplies one, or accepts it by
	// name.
	ErrUnconfirmed = errors.New("the value is not established: supply it, or accept it by name")
)

// At returns the value in force on a day, written 2024-01-31. Unconfirmed entries are passed over.
// Errors: [ErrBefore], [ErrNone].
func (p Parameter[T]) At(day string) (Entry[T], error) {
	first := ""
	for _, e := range p.Entries {
		if e.Status == Unconfirmed {
			continue
		}
		if e.covers(day) {
			return e, nil
		}
		if first == "" || e.From < first {
			first = e.From
		}
	}
	if first != "" && day < first {
		return Entry[T]{}, fmt.Errorf("%s: %w (%s, first value from %s)", p.Name, ErrBefore, day, first)
	}
	return Entry[T]{}, fmt.Errorf("%s: %w (%s)", p.Name, ErrNone, day)
}

// Unconfirmed returns the unconfirmed values that cover a day, for a caller who asks for them by name.
func (p Parameter[T]) Unconfirmed(day string) []Entry[T] {
	var found []Entry[T]
	for _, e := range p.Entries {
		if e.Status == Unconfirmed && e.covers(day) {
			found = append(found, e)
		}
	}
	return found
}

func (e Entry[T]) covers(day string) bool {
	return e.From <= day && (e.Until == "" || day <= e.Until)
}
