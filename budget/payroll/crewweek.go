package payroll

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// payWeek adds the lines of one civil week, of the pieces that fall in it.
func (c *crew) payWeek(monday schedule.Date, pieces []piece) {
	w := WeekTime{Monday: monday}
	counts := func(p piece) bool { return !c.sixth[p.day] }
	for _, p := range pieces {
		w.Time += p.length()
		if counts(p) {
			w.Counted += p.length()
		}
	}
	spans := civilWeek(monday).apart(c.contract.cuts())
	c.on(monday.AddDays(6))
	idle, recovered := c.idle(monday), c.recovered(monday)
	switch {
	case c.hire() != nil:
	case c.Contract == ByEquivalence:
		w.Effective = c.effective(w.Counted, c.agreed(monday, idle))
		pieces = mark(pieces, counts, c.shifted(monday, idle), event{kind: Effective, article: c.rules.Overtime.Article})
	default:
		pieces = mark(pieces, counts, c.rules.Overtime.Steps, event{kind: Overtime, article: c.rules.Overtime.Article})
	}
	for i, span := range spans {
		c.span = span
		c.on(span.from)
		mine := pieces
		if len(spans) > 1 {
			mine = keep(pieces, func(p piece) bool { return span.has(p.date) })
		}
		first := len(c.out.Lines)
		c.payTime(&w, mine)
		if i == len(spans)-1 {
			c.payWhole(w, idle+recovered)
		}
		c.paySpan(monday)
		c.deferPay(monday, c.out.Lines[first:])
	}
	c.span = days{}
	if w.Time > 0 {
		c.out.Weeks = append(c.out.Weeks, w)
	}
}

// payTime adds the lines of the time worked under one set of terms.
func (c *crew) payTime(w *WeekTime, pieces []piece) {
	time := Minute(0)
	for _, p := range pieces {
		time += p.length()
	}
	switch {
	case c.hire() != nil:
		c.add(w.Monday, c.paid.at(CodeBase, hundred, time), c.hire().Article)
	case c.Contract != ByEquivalence:
		c.add(w.Monday, c.paid.at(CodeBase, hundred, time), c.rules.Guarantee.Article)
	case c.span.has(w.Monday.AddDays(6)): // the last terms pay the effective hours, whole
		c.add(w.Monday, c.paid.at(CodeBase, hundred, w.Effective+w.Time-w.Counted), articleEquivalence)
		for _, part := range c.rules.Overtime.between(0, w.Effective) {
			c.add(w.Monday, c.paid.at(CodeEquivalence, part.Percent, part.Time), c.rules.Overtime.Article)
		}
	}
	c.spread(w, pieces)
}

// payWhole adds what is guaranteed to the week, with the time that is paid without work.
func (c *crew) payWhole(w WeekTime, off Minute) {
	if c.hire() == nil && c.Contract != ByEquivalence {
		c.guarantee(w.Monday, w.Counted+off)
	}
}

// paySpan adds what does not depend on the time worked.
func (c *crew) paySpan(monday schedule.Date) {
	if c.hire() != nil {
		c.hireMinimum(monday)
	}
	c.add(monday, c.paid.at(CodeBreak, hundred, c.paidBreak(monday)), articleContinuous)
	c.notGivenBack(monday, c.idle(monday), c.recovered(monday))
	c.travel(monday)
	c.meals(monday)
}

const articleEquivalence = "IDCC 3097, II-30"

const articleContinuous = "IDCC 3097, II-28"

// paidBreak is the time of the paid breaks of the week, which is no work.
func (c *crew) paidBreak(monday schedule.Date) Minute {
	time := Minute(0)
	for _, d := range c.Days {
		if c.holds(monday, d.Date) {
			time += d.PaidBreak
		}
	}
	return time
}

// add puts a line on the payslip, if it pays anything.
func (c *crew) add(monday schedule.Date, line Line, article string) {
	percent := line.Percent
	switch line.Code {
	case CodePremium, CodeEquivalence:
	case CodeGuarantee:
		if percent.Equal(hundred) {
			percent = decimal.Decimal{}
		}
	default:
		percent = decimal.Decimal{}
	}
	if line.Time == 0 {
		return
	}
	line.Week, line.Article = monday, article
	c.out.Lines = append(c.out.Lines, c.priced(line.labelled(percent)))
}

// spread adds a line for each total premium of the week, after the cap.
func (c *crew) spread(w *WeekTime, pieces []piece) {
	for _, group := range c.rules.Cap.group(pieces, everything) {
		w.Premiums = append(w.Premiums, PremiumTime{group.percent, group.time})
		if group.percent.IsZero() {
			continue
		}
		line := c.paid.at(CodePremium, group.percent, group.time)
		line.Premiums = group.premiums
		c.add(w.Monday, line, cmp.Or(c.rules.Cap.Article, articles(group.premiums)))
	}
}

// articles are the texts of premiums that no cap bounds together.
func articles(premiums []Premium) string {
	var texts []string
	for _, p := range premiums {
		if p.Article != "" && !slices.Contains(texts, p.Article) {
			texts = append(texts, p.Article)
		}
	}
	return strings.Join(texts, "; ")
}

// share is the time that bears one total premium.
type share struct {
	percent  decimal.Decimal
	time     Minute
	premiums []Premium
}

// group gathers pieces by their total premium, the lowest first.
func (c Cap) group(pieces []piece, which func(piece) bool) []share {
	var groups []share
	for _, p := range pieces {
		if !which(p) || p.length() == 0 {
			continue
		}
		total := c.total(p)
		i := slices.IndexFunc(groups, func(g share) bool { return g.percent.Equal(total) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, share{percent: total})
		}
		g := &groups[i]
		g.time += p.length()
		for _, e := range p.events {
			g.bear(e, p.length())
		}
	}
	slices.SortFunc(groups, func(a, b share) int { return a.percent.Cmp(b.percent) })
	return groups
}

func (g *share) bear(e event, time Minute) {
	for i, p := range g.premiums {
		if p.Event == e.kind && p.Percent.Equal(e.percent) {
			g.premiums[i].Time += time
			return
		}
	}
	g.premiums = append(g.premiums, Premium{e.kind, e.article, e.percent, time})
}

// hireMinimum adds what lacks to the days that started in the week.
func (c *crew) hireMinimum(monday schedule.Date) {
	hire, missing := c.hire(), Minute(0)
	for _, d := range c.days {
		if c.holds(monday, d.Date) {
			missing += max(0, hire.Minimum-d.Time)
		}
	}
	percent := hundred
	if len(hire.Steps) > 0 && hire.Steps[0].Above == 0 {
		percent = percent.Add(hire.Steps[0].Percent)
	}
	c.add(monday, c.paid.at(CodeMinimum, percent, missing), hire.Article)
}

// covered returns how many working days of the week the contract covers, and how many there are.
func (c *crew) covered(monday schedule.Date) (covered, of int) {
	of = c.week(monday).days()
	for i := range of {
		d := monday.AddDays(i)
		if (c.From.IsZero() || !d.Before(c.From)) && (c.Until.IsZero() || !d.After(c.Until)) {
			covered++
		}
	}
	return covered, of
}

// started counts the days of work that started in the week.
func (c *crew) started(monday schedule.Date) int { return c.perWeek[monday] }

// active reports whether the week is engaged: worked, or covered by the days of the contract.
func (c *crew) active(monday schedule.Date) bool {
	covered, _ := c.covered(monday)
	return c.started(monday) > 0 || (covered > 0 && !c.From.IsZero() && !c.Until.IsZero())
}

// guarantee adds the guaranteed time that was not reached, in proportion to the days that the contract
// covers, with the overtime of its ranks.
func (c *crew) guarantee(monday schedule.Date, counted Minute) {
	if !c.active(monday) {
		return
	}
	covered, of := c.covered(monday)
	covered = max(covered, min(c.started(monday), of)) // a contract may be of a Sunday only
	due := c.rules.Guarantee.FiveDays
	if w := c.week(monday); w.Place != ParisRegion && w.days() == 6 && c.started(monday) >= 6 {
		due = c.rules.Guarantee.SixDays
	} else {
		covered, of = min(covered, guaranteedDays), guaranteedDays
	}
	due = due * Minute(covered) / Minute(of)
	if due <= counted {
		return
	}
	article := c.rules.Guarantee.Article
	c.add(monday, c.paid.at(CodeGuarantee, hundred, due-counted), article)
	for _, part := range c.rules.Overtime.between(counted, due) {
		c.add(monday, c.paid.at(CodeGuarantee, part.Percent, part.Time), article)
	}
}

// idleWeek are the working days of a week that the contract covers and in which no day was worked: what is guaranteed
// is the pay of these days, and without them nothing of it would be under a ceiling.
func (c *crew) idleWeek(monday schedule.Date) []schedule.Date {
	guaranteed := c.Contract == ByEquivalence || c.rules.Guarantee.FiveDays > 0
	if c.hire() != nil || !guaranteed || !c.active(monday) || c.started(monday) > 0 {
		return nil
	}
	var idle []schedule.Date
	for i := range c.week(monday).days() {
		if d := monday.AddDays(i); !d.Before(c.From) && !d.After(c.Until) {
			idle = append(idle, d)
		}
	}
	return idle[:min(len(idle), guaranteedDays)]
}

// guaranteedDays are those that the guarantee of who does not work six days is of.
const guaranteedDays = 5

// idleDays are the public holidays of the week that were not worked, on its working days.
func (c *crew) idleDays(monday schedule.Date) []schedule.Date {
	var idle []schedule.Date
	if c.hire() != nil || !c.active(monday) {
		return nil
	}
	for i := range c.week(monday).days() {
		d := monday.AddDays(i)
		outside := (!c.From.IsZero() && d.Before(c.From)) || (!c.Until.IsZero() && d.After(c.Until))
		if c.holiday(d) && !outside && !c.busy[d] && c.span.has(d) {
			idle = append(idle, d)
		}
	}
	return idle
}

func (c *crew) idle(monday schedule.Date) Minute {
	return c.rules.Holiday.Idle * Minute(len(c.idleDays(monday)))
}

// recovered is the time of the days of the week that were given back for a holiday.
func (c *crew) recovered(monday schedule.Date) Minute {
	given := Minute(0)
	for _, d := range c.Days {
		if !d.Recovered.IsZero() && c.holds(monday, d.Recovered) && c.holiday(d.Date) {
			given += c.rules.Holiday.Idle
		}
	}
	return given
}

// notGivenBack adds the days off that are paid: holidays, days given back, and what is due where none was.
func (c *crew) notGivenBack(monday schedule.Date, idle, recovered Minute) {
	var holiday, sunday, sixth Minute
	for i, d := range c.Days {
		if !c.holds(monday, d.Date) || !d.Recovered.IsZero() {
			continue
		}
		if c.holiday(d.Date) && (c.rules.Holiday.Solidarity == 0 || !c.solidarity(d.Date)) {
			holiday += c.rules.Holiday.Lost
		}
		if d.Date.Weekday() == time.Sunday && d.Date == c.Until {
			sunday += c.rules.Sunday.Lost
		}
		if c.sixth[i] {
			sixth += c.rules.SixthDay.Lost
		}
	}
	c.add(monday, c.paid.at(CodeSixthDay, hundred, sixth), c.rules.SixthDay.Article)
	c.add(monday, c.paid.at(CodeSunday, hundred, sunday), c.rules.Sunday.Article)
	c.add(monday, c.paid.at(CodeHoliday, hundred, holiday+idle), c.rules.Holiday.Article)
	c.add(monday, c.paid.at(CodeRecovery, hundred, recovered), c.rules.Holiday.Article)
}
