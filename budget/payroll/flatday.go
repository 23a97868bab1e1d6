package payroll

import "github.com/shopspring/decimal"

const articleFlatDay = "IDCC 3097, II-31"

// payFlatDays fills the payslip of a technician on a contract by flat days: the days at their pay, and no premium.
func (s *site) payFlatDays(e Engagement) Payslip {
	out := s.open(e)
	for from := 0; from < len(e.Days); {
		week, terms := s.group(e.Days[from].Date), e.at(e.Days[from].Date)
		to := from
		for to < len(e.Days) && s.group(e.Days[to].Date) == week && e.at(e.Days[to].Date).Pay.Equal(terms.Pay) {
			out.Days = append(out.Days, DayTime{Date: e.Days[to].Date, Time: length(e.Days[to].Worked)})
			to++
		}
		line := Line{Code: CodeFlatDay, Week: week, Count: decimal.NewFromInt(int64(to - from)), Base: terms.Pay, Percent: hundred, Article: articleFlatDay}
		out.Lines = append(out.Lines, s.priced(line.labelled(decimal.Decimal{})))
		from = to
	}
	return *out
}
