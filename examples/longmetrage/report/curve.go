package report

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

const (
	// curveRows is about the height of a curve, in characters.
	curveRows = 12
	// curveColumns is the greatest width: beyond it a column holds several weeks, and shows the lowest.
	curveColumns = 160
)

// point is one week of a curve.
type point struct {
	week  int
	level decimal.Decimal
}

// curve draws the levels of the weeks around a line of zero, one column each, with the amounts on the
// left and a mark under the lowest.
func (l Language) curve(points []point) string {
	if len(points) == 0 {
		return ""
	}
	points = thin(points)
	highest, lowest := extremes(points)
	unit := niceUnit(highest, lowest)
	up, down := rowsFor(highest.level, unit), rowsFor(lowest.level.Neg(), unit)
	c := curve{l, points, unit, grid.Width(l.axis(unit, max(up, down)*-1))}
	var b strings.Builder
	for row := up; row >= -down; row-- {
		c.row(&b, row)
	}
	c.weeks(&b)
	if lowest.level.IsNegative() {
		c.peak(&b, lowest)
	}
	return b.String()
}

type curve struct {
	Language
	points []point
	unit   decimal.Decimal
	margin int
}

func (l Language) axis(unit decimal.Decimal, row int) string {
	return l.Number(quantity(unit.Mul(decimal.NewFromInt(int64(row)))))
}

// row draws one line of characters: the row counts units from zero.
func (c curve) row(b *strings.Builder, row int) {
	label := c.axis(c.unit, row)
	fmt.Fprintf(b, "%s%s ", strings.Repeat(" ", max(0, c.margin-grid.Width(label))), label)
	if row == 0 {
		b.WriteString("┼" + strings.Repeat("─", len(c.points)) + "\n")
		return
	}
	var line strings.Builder
	for _, p := range c.points {
		line.WriteString(c.cell(p.level, row))
	}
	b.WriteString(strings.TrimRight("┤"+line.String(), " ") + "\n")
}

// cell is the part of a column between two units: full, half, or just touched.
func (c curve) cell(level decimal.Decimal, row int) string {
	full, half, touched := "█", "▄", "▁"
	if row < 0 {
		level, row, full, half, touched = level.Neg(), -row, "█", "▀", "▔"
	}
	inside := level.Sub(c.unit.Mul(decimal.NewFromInt(int64(row - 1))))
	switch {
	case inside.GreaterThanOrEqual(c.unit):
		return full
	case inside.Add(inside).GreaterThanOrEqual(c.unit):
		return half
	case inside.IsPositive():
		return touched
	}
	return " "
}

// weeks writes the numbers of every tenth week under the curve.
func (c curve) weeks(b *strings.Builder) {
	line := []rune(strings.Repeat(" ", len(c.points)+8))
	free := 0
	for i, p := range c.points {
		label := fmt.Sprint(p.week)
		if (p.week == 1 || p.week%10 == 0) && i >= free {
			copy(line[i:], []rune(label))
			free = i + len(label) + 1
		}
	}
	text := c.say("sem.", "week")
	b.WriteString(strings.TrimRight(fmt.Sprintf("%s%s  %s", strings.Repeat(" ", max(0, c.margin-len(text))), text, string(line)), " ") + "\n")
}

func (c curve) peak(b *strings.Builder, lowest point) {
	at := 0
	for i, p := range c.points {
		if p.week == lowest.week {
			at = i
		}
	}
	text := c.say("besoin maximal, semaine ", "peak need, week ") + fmt.Sprint(lowest.week)
	space := strings.Repeat(" ", c.margin+2)
	if at >= grid.Width(text)+1 {
		fmt.Fprintf(b, "%s%s%s ▲\n", space, strings.Repeat(" ", at-grid.Width(text)-1), text)
		return
	}
	fmt.Fprintf(b, "%s%s▲ %s\n", space, strings.Repeat(" ", at), text)
}

func extremes(points []point) (highest, lowest point) {
	highest, lowest = points[0], points[0]
	for _, p := range points {
		if p.level.GreaterThan(highest.level) {
			highest = p
		}
		if p.level.LessThan(lowest.level) {
			lowest = p
		}
	}
	return highest, lowest
}

// thin groups the weeks of a long plan; a group shows its lowest week.
func thin(points []point) []point {
	per := (len(points) + curveColumns - 1) / curveColumns
	if per <= 1 {
		return points
	}
	var fewer []point
	for at := 0; at < len(points); at += per {
		_, lowest := extremes(points[at:min(at+per, len(points))])
		fewer = append(fewer, lowest)
	}
	return fewer
}

// niceUnit returns 1, 2 or 5 times a power of ten such that the curve has about [curveRows] rows.
func niceUnit(highest, lowest point) decimal.Decimal {
	top, bottom := decimal.Max(highest.level, decimal.Decimal{}), decimal.Min(lowest.level, decimal.Decimal{})
	span := top.Sub(bottom)
	for _, unit := range units() {
		if unit.Mul(decimal.NewFromInt(curveRows)).GreaterThanOrEqual(span) {
			return unit
		}
	}
	return decimal.Max(span, decimal.NewFromInt(1))
}

func units() []decimal.Decimal {
	var all []decimal.Decimal
	for exponent := int32(0); exponent < 16; exponent++ {
		for _, digit := range []int64{1, 2, 5} {
			all = append(all, decimal.New(digit, exponent))
		}
	}
	return all
}

// rowsFor returns how many units a level takes, at least one row for what is not nothing.
func rowsFor(level, unit decimal.Decimal) int {
	if !level.IsPositive() {
		return 0
	}
	share, _ := money.Quotient(level, unit)
	rows := floor(share)
	if new(big.Rat).SetInt64(rows).Cmp(share) < 0 {
		rows++
	}
	return int(rows)
}
