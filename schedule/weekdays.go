package schedule

import (
	"slices"
	"strings"
	"time"
)

// Weekdays is a set of days of the week: those on which one works. In documents it is a list of words
// separated by commas, "mon,tue,wed,thu,fri,sat". The zero value, the empty text, is Monday to Friday;
// the set without a day is the word "none".
type Weekdays uint16

const (
	// givenDays tells a set that was given, even without a day, from the zero value.
	givenDays Weekdays = 1 << (daysInWeek + iota)
	// strangeDay remembers that a set was made with a weekday that does not exist.
	strangeDay
)

// ordinaryWeek is Monday to Friday.
const ordinaryWeek Weekdays = 1<<time.Monday | 1<<time.Tuesday | 1<<time.Wednesday | 1<<time.Thursday | 1<<time.Friday

var weekdayWords = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// NewWeekdays returns the set of these days; of no day, the set without a day. [Weekdays.Validate]
// refuses a set made with a weekday that does not exist.
func NewWeekdays(days ...time.Weekday) Weekdays {
	set := givenDays
	for _, day := range days {
		if day < time.Sunday || day > time.Saturday {
			set |= strangeDay
			continue
		}
		set |= 1 << day
	}
	return set
}

// Has reports whether a day of the week is in the set.
func (w Weekdays) Has(day time.Weekday) bool {
	if w == 0 {
		w = ordinaryWeek
	}
	return day >= time.Sunday && day <= time.Saturday && w&(1<<day) != 0
}

// Validate returns [ErrRange] for a set that [NewWeekdays] made with a weekday that does not exist, or
// that no set of days gives.
func (w Weekdays) Validate() error {
	if w != 0 && (w&givenDays == 0 || w >= strangeDay) {
		return oneFault("", ErrRange, w.String())
	}
	return nil
}

// String returns the words of the days from Monday, "none" for the set without a day, and an empty text
// for the zero value.
func (w Weekdays) String() string {
	if w == 0 {
		return ""
	}
	var words []string
	for i := range daysInWeek {
		if day := (i + 1) % daysInWeek; w&(1<<day) != 0 {
			words = append(words, weekdayWords[day])
		}
	}
	if w >= strangeDay {
		words = append(words, "?")
	}
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, ",")
}

// MarshalText writes the set as [Weekdays.String] does; the error is [ErrRange].
func (w Weekdays) MarshalText() ([]byte, error) {
	if err := w.Validate(); err != nil {
		return nil, err
	}
	return []byte(w.String()), nil
}

// UnmarshalText reads the words of the days, in any order; the error is [ErrRange].
func (w *Weekdays) UnmarshalText(text []byte) error {
	switch string(text) {
	case "":
		*w = 0
		return nil
	case "none":
		*w = givenDays
		return nil
	}
	set := givenDays
	for word := range strings.SplitSeq(string(text), ",") {
		day := slices.Index(weekdayWords, word)
		if day < 0 {
			return oneFault("", ErrRange, string(text))
		}
		set |= 1 << day
	}
	*w = set
	return nil
}
