// Package worktime measures the working time of one person against the calendar: rests, runs of days, weeks
// of six days, averages, hours of a night. Payslips and plans of a shoot ask it the same questions, so that
// what one allows the other does. It holds no limit: those are in package law.
//
// Times are in minutes. Days are numbered from any Monday, which is day 0 of week 0, and stand in order.
package worktime

const (
	midnight = 24 * 60
	perWeek  = 7
)

// Day is a day of work of one person: From and To are in minutes of the day and may be beyond midnight, To
// being what the rest that follows is counted from.
type Day struct {
	Number, From, To int
}

// Week returns the number of the civil week of the day.
func (d Day) Week() int {
	week := d.Number / perWeek
	if d.Number%perWeek < 0 {
		week--
	}
	return week
}

// Between returns the rest between two days.
func Between(before, after Day) int {
	return (after.Number-before.Number)*midnight + after.From - before.To
}

// WeeklyRest returns the longest rest of the week before a day, days[i], that opens another: of the rests that
// end in that week, as far as they are in it, and the whole of the one that ends with the day.
func WeeklyRest(days []Day, i int) int {
	week := days[i-1].Week()
	longest := Between(days[i-1], days[i])
	for j := i - 1; j >= 0 && days[j].Week() == week; j-- {
		inWeek := (days[j].Number-week*perWeek)*midnight + days[j].From
		if j > 0 {
			inWeek = min(inWeek, Between(days[j-1], days[j]))
		}
		longest = max(longest, inWeek)
	}
	return longest
}

// Run is a run of days worked, or of weeks of six days: the place of its last day and how long it is.
type Run struct {
	Last, Length int
}

// Running returns the runs of consecutive days.
func Running(days []Day) []Run {
	var runs []Run
	length := 0
	for i, d := range days {
		if i > 0 && d.Number != days[i-1].Number+1 {
			length = 0
		}
		length++
		if i+1 == len(days) || days[i+1].Number != d.Number+1 {
			runs = append(runs, Run{i, length})
		}
	}
	return runs
}

// SixDayWeeks returns, for the weeks of six days and more that count, the place of their first day and how many
// such weeks running they end.
func SixDayWeeks(days []Day, counts func(first int) bool) []Run {
	var runs []Run
	length, last := 0, 0
	for from := 0; from < len(days); {
		to := from
		for to < len(days) && days[to].Week() == days[from].Week() {
			to++
		}
		if to-from >= 6 && counts(from) {
			if length == 0 || days[from].Week() != last+1 {
				length = 0
			}
			length, last = length+1, days[from].Week()
			runs = append(runs, Run{from, length})
		}
		from = to
	}
	return runs
}

// Week is the time of work of a civil week.
type Week struct {
	Number, Time int
}

// Averages returns the time of the runs of so many weeks that the list covers from its first to its last, under the
// number of their first week: each that begins with a week of the list, and the last one. No other has more, since
// weeks without work count as nothing. The caller divides.
func Averages(weeks []Week, over int) []Week {
	var sums []Week
	if len(weeks) == 0 || over <= 0 {
		return nil
	}
	latest, sum, end := weeks[len(weeks)-1].Number-over+1, 0, 0
	for i, first := range weeks {
		if first.Number > latest {
			break
		}
		for end < len(weeks) && weeks[end].Number-first.Number < over {
			sum += weeks[end].Time
			end++
		}
		sums = append(sums, Week{first.Number, sum})
		sum -= weeks[i].Time
	}
	if n := len(sums); n > 0 && sums[n-1].Number < latest { // it begins with a week off
		for _, w := range weeks[end:] {
			sum += w.Time
		}
		sums = append(sums, Week{latest, sum})
	}
	return sums
}

// Night returns how much of a stretch, from and to in minutes of a day, lies before until in the morning, or from
// begins on to until of the next morning.
func Night(from, to, begins, until int) int {
	return max(0, min(to, until)-from) + max(0, min(to, midnight+until)-max(from, begins))
}

// DaysOff returns the longest run of days without work of a week and the Monday after.
func DaysOff(days []Day, week int) int {
	busy := [perWeek + 1]bool{}
	for _, d := range days {
		if in := d.Number - week*perWeek; in >= 0 && in <= perWeek {
			busy[in] = true
		}
	}
	longest, run := 0, 0
	for _, b := range busy {
		run++
		if b {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}
