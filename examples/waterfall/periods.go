package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// periods say when a history is settled.
type periods struct {
	every string
	days  []schedule.Date
}

// The periods that have a name.
const (
	atEnd         = "end"
	eachMovement  = "movement"
	eachMonth     = "month"
	eachQuarter   = "quarter"
	eachHalf      = "half"
	eachYear      = "year"
	never         = "none"
	onDays        = "days"
	monthsQuarter = 3
	monthsHalf    = 6
	monthsYear    = 12
	longestMonth  = 31
)

// months is the length of a period of the calendar; 0 for the others.
func (p *periods) months() int {
	return map[string]int{eachMonth: 1, eachQuarter: monthsQuarter, eachHalf: monthsHalf, eachYear: monthsYear}[p.every]
}

// String writes the periods as they were given.
func (p *periods) String() string {
	if p.every != onDays {
		return p.every
	}
	days := make([]string, len(p.days))
	for i, d := range p.days {
		days[i] = d.String()
	}
	return strings.Join(days, ",")
}

// Set reads a name or a list of days.
func (p *periods) Set(text string) error {
	switch text {
	case atEnd, eachMovement, eachMonth, eachQuarter, eachHalf, eachYear, never:
		*p = periods{every: text}
		return nil
	}
	read := periods{every: onDays}
	for word := range strings.SplitSeq(text, ",") {
		day, err := schedule.ParseDate(word)
		if err != nil {
			return errors.New("it is end, movement, month, quarter, half, year, none, or days such as 2028-06-30,2028-12-31")
		}
		if n := len(read.days); n > 0 && !day.After(read.days[n-1]) {
			return fmt.Errorf("%s: the days rise", day)
		}
		read.days = append(read.days, day)
	}
	if len(read.days) > recoupment.MaxPeriods {
		return fmt.Errorf("at most %d days", recoupment.MaxPeriods)
	}
	*p = read
	return nil
}

// ends returns the days on which the movements from one day to another are settled, in order. Days that
// were given come before those of the movements too.
func (p *periods) ends(first, last schedule.Date) ([]schedule.Date, error) {
	switch {
	case p.every == onDays:
		return p.days, nil
	case first.IsZero():
		return nil, nil
	case p.every == atEnd:
		return []schedule.Date{last}, nil
	case p.months() == 0:
		return nil, nil
	}
	year, month, _ := first.Civil()
	months := (int(month)-1)/p.months()*p.months() + p.months() // since the beginning of the year
	begins, err := schedule.NewDate(year, 1, 1)
	if err != nil {
		return nil, err
	}
	var ends []schedule.Date
	for {
		end := begins.InMonth(months-1, longestMonth, schedule.Clip)
		ends = append(ends, end)
		if !end.Before(last) {
			return ends, nil
		}
		if len(ends) >= recoupment.MaxPeriods {
			return nil, program.Misusef("-settle %s: more than %d periods", p.every, recoupment.MaxPeriods)
		}
		months += p.months()
	}
}
