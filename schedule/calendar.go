package schedule

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// MaxExtraDays is the most days off, and the most extra working days, of a calendar: ten years of them.
const MaxExtraDays = 3660

// Calendar says on which days one works (calendrier des jours ouvrés). Its zero value is Monday to
// Friday but for the public holidays of metropolitan France.
//
// A day listed in WorkingDays is worked whatever the rest says: a Saturday of the shoot, a holiday that
// is not taken. A public holiday that falls on a day off is not made up for.
type Calendar struct {
	// Weekdays are the days of an ordinary week that are worked; the zero value is Monday to Friday.
	Weekdays Weekdays `json:"weekdays,omitempty"`
	// Zone gives the public holidays; the zero value is [Metropolitan].
	Zone Zone `json:"zone,omitempty"`
	// DaysOff are not worked: a bridge day, the closing of August.
	DaysOff []Date `json:"days_off,omitempty"`
	// WorkingDays are worked.
	WorkingDays []Date `json:"working_days,omitempty"`
}

// ParseCalendar reads a calendar from JSON and validates it. The error is a [Faults], of the kinds that
// [ParseProduction] and [Calendar.Validate] report.
func ParseCalendar(data []byte) (Calendar, error) { return fault.Parse[Calendar](data) }

// Validate returns every fault of the calendar as a [Faults], or nil: [ErrTooLarge] for a list beyond
// [MaxExtraDays], [ErrRange] for unknown weekdays or zone, [ErrRequired] for an empty date,
// [ErrDuplicate] for a day given twice, in one list or in both. A calendar without any working day is
// not a fault: looking for one in it is, see [ErrNoBusinessDay].
func (c Calendar) Validate() error {
	_, err := c.compile()
	return err
}

// IsBusinessDay reports whether one works on a day; false for no date. Before [FirstEasterYear] no
// public holiday is known.
func (c Calendar) IsBusinessDay(d Date) bool {
	if slices.Contains(c.WorkingDays, d) {
		return !d.IsZero()
	}
	return !slices.Contains(c.DaysOff, d) && c.worksByRule(d)
}

// worksByRule leaves the two lists aside.
func (c Calendar) worksByRule(d Date) bool {
	return !d.IsZero() && c.Weekdays.Has(d.Weekday()) && !c.Zone.IsHoliday(d)
}

// workdays is a validated calendar with its lists ready for a long walk.
type workdays struct {
	calendar Calendar
	// listed holds true for an extra working day and false for a day off.
	listed map[Date]bool
}

func (w workdays) open(d Date) bool {
	if working, found := w.listed[d]; found {
		return working
	}
	return w.calendar.worksByRule(d)
}

// compile validates the calendar and prepares it.
func (c Calendar) compile() (workdays, error) {
	var faults fault.Collector
	faults.Merge("weekdays", c.Weekdays.Validate())
	faults.Merge("zone", c.Zone.Validate())
	if len(c.DaysOff) > MaxExtraDays {
		faults.Add("days_off", ErrTooLarge, len(c.DaysOff))
	}
	if len(c.WorkingDays) > MaxExtraDays {
		faults.Add("working_days", ErrTooLarge, len(c.WorkingDays))
	}
	if err := faults.Err(); err != nil {
		return workdays{}, err
	}
	w := workdays{c, make(map[Date]bool, len(c.DaysOff)+len(c.WorkingDays))}
	w.list(&faults, "days_off", c.DaysOff, false)
	w.list(&faults, "working_days", c.WorkingDays, true)
	return w, faults.Err()
}

func (w workdays) list(faults *fault.Collector, path string, days []Date, working bool) {
	for i, d := range days {
		in := faults.In("%s[%d]", path, i)
		if _, found := w.listed[d]; found {
			in.Add("", ErrDuplicate, d)
		}
		if check.Given(in, "", d.String()) {
			w.listed[d] = working
		}
	}
}
