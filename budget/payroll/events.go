package payroll

// Event is a reason for a premium.
type Event string

// The events.
const (
	// Overtime is the hours of the civil week beyond the legal ones.
	Overtime Event = "overtime"
	// LongDay is the hours beyond the tenth of a day.
	LongDay Event = "long_day"
	// NightWork is the hours of the night.
	NightWork Event = "night"
	// SundayWork is the hours of a Sunday.
	SundayWork Event = "sunday"
	// HolidayWork is the hours of a public holiday.
	HolidayWork Event = "holiday"
	// LabourDay is the hours of 1 May, where a cap leaves them apart.
	LabourDay Event = "labour_day"
	// ShortRest is the hours worked in a rest cut short.
	ShortRest Event = "rest"
	// SixthDayWork is the hours of a sixth day in the Paris region.
	SixthDayWork Event = "sixth_day"
	// Hire is the hours of an engagement by the day.
	Hire Event = "day_hire"
	// Effective is the presence of an equivalence contract whose overtime is paid on the lines of the effective
	// hours: it takes its part of the cap there.
	Effective Event = "effective"
)

var events = []Event{Overtime, LongDay, NightWork, SundayWork, HolidayWork, LabourDay, ShortRest, SixthDayWork, Hire}
