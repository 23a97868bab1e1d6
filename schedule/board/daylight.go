package board

import (
	"math"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Sun is when the sun rises and sets on a day, on the clock of the place.
type Sun struct {
	Date schedule.Date `json:"date"`
	Rise Minute        `json:"rise"`
	Set  Minute        `json:"set"`
}

func (s Sun) check(c *fault.Collector, days map[schedule.Date]bool) {
	if s.Date.IsZero() {
		c.Add("date", ErrRequired, nil)
	}
	if days[s.Date] {
		c.Add("date", ErrDuplicate, s.Date)
	}
	days[s.Date] = true
	if s.Rise < 0 || s.Set <= s.Rise || s.Set > longestDay {
		c.Add("set", ErrRange, s.Set)
	}
}

// SunTable returns when the sun rises and sets from a day to a day at a latitude (north above zero, from -65 to 65) and
// a longitude (east above zero) in degrees, on a clock so far ahead of universal time: 120 minutes for the summer of
// France. A change of the clock in between takes two tables.
//
// The formulas are those of the solar calculator of the NOAA (after Meeus, Astronomical Algorithms), for a height of
// 0.833 degrees under the horizon, taken at noon and rounded to the minute: within two minutes of an almanac from 1950
// to 2100, on a flat horizon. It is [ErrRange] for a place or a span outside these, and [ErrTooLarge] beyond [MaxSun]
// days.
func SunTable(latitude, longitude decimal.Decimal, ahead Minute, days Span) ([]Sun, error) {
	var c fault.Collector
	north, okNorth := degrees(latitude, 65)
	east, okEast := degrees(longitude, 180)
	if !okNorth {
		c.Add("latitude", ErrRange, latitude)
	}
	if !okEast {
		c.Add("longitude", ErrRange, longitude)
	}
	first, _, _ := days.First.Civil()
	last, _, _ := days.Last.Civil()
	if first < 1950 || last > 2100 || days.Last.Before(days.First) {
		c.Add("days", ErrRange, days.First)
	} else if n := days.Last.DaysSince(days.First) + 1; n > MaxSun {
		c.Add("days", ErrTooLarge, n)
	}
	if ahead < -12*60 || ahead > 14*60 {
		c.Add("ahead", ErrRange, ahead)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	var table []Sun
	for d := days.First; !d.After(days.Last); d = d.AddDays(1) {
		noon, half := sunAt(d, north, east)
		table = append(table, Sun{Date: d, Rise: toMinute(noon-half) + ahead, Set: toMinute(noon+half) + ahead})
	}
	return table, nil
}

// degrees reads an angle to the millionth of a degree.
func degrees(d decimal.Decimal, most int64) (float64, bool) {
	if d.NumDigits() > 20 || d.Exponent() > 3 || d.Exponent() < -20 || d.Abs().GreaterThan(decimal.NewFromInt(most)) {
		return 0, false
	}
	return float64(d.Shift(6).IntPart()) / 1e6, true
}

func toMinute(minutes float64) Minute { return Minute(math.Round(minutes)) }

// sunAt returns the solar noon in minutes of universal time, and half of the length of the day in minutes.
func sunAt(d schedule.Date, north, east float64) (noon, half float64) {
	const radian = math.Pi / 180
	// The centuries from 1 January 2000, noon, to the noon of the place.
	epoch, _ := schedule.NewDate(2000, 1, 1)
	t := (float64(d.DaysSince(epoch)) - east/360) / 36525
	longitude := math.Mod(280.46646+t*(36000.76983+t*0.0003032), 360)
	anomaly := (357.52911 + t*(35999.05029-t*0.0001537)) * radian
	eccentricity := 0.016708634 - t*(0.000042037+t*0.0000001267)
	centre := math.Sin(anomaly)*(1.914602-t*(0.004817+t*0.000014)) + math.Sin(2*anomaly)*(0.019993-t*0.000101) + math.Sin(3*anomaly)*0.000289
	omega := (125.04 - 1934.136*t) * radian
	apparent := (longitude + centre - 0.00569 - 0.00478*math.Sin(omega)) * radian
	obliquity := (23.439291 - t*(0.0130042+t*(0.00000016-t*0.000000504)) + 0.00256*math.Cos(omega)) * radian
	declination := math.Asin(math.Sin(obliquity) * math.Sin(apparent))
	y := math.Tan(obliquity/2) * math.Tan(obliquity/2)
	l := longitude * radian
	equation := 4 / radian * (y*math.Sin(2*l) - 2*eccentricity*math.Sin(anomaly) + 4*eccentricity*y*math.Sin(anomaly)*math.Cos(2*l) -
		y*y/2*math.Sin(4*l) - 1.25*eccentricity*eccentricity*math.Sin(2*anomaly))
	hour := math.Acos(math.Cos(90.833*radian)/(math.Cos(north*radian)*math.Cos(declination)) - math.Tan(north*radian)*math.Tan(declination))
	return 720 - 4*east - equation, 4 * hour / radian
}
