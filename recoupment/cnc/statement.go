package cnc

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Statement is an account computed.
type Statement struct {
	Currency string `json:"currency"`
	// Rows are the entries of the account, in their order.
	Rows []Row `json:"rows"`
	// Total is the cumulative position after the last one. Its lines are the slices of the box office, then
	// television and video.
	Total Position `json:"total"`
}

// Row is what one entry brings: differences of rounded cumulative amounts, which add up to the total.
type Row struct {
	Entry
	// Counted is the part of the amount that generates support: nothing out of time, and for television
	// nothing above the ceiling. OutOfTime says which.
	Counted   decimal.Decimal   `json:"counted"`
	OutOfTime bool              `json:"out_of_time,omitzero"`
	Generated decimal.Decimal   `json:"generated"`
	Repaid    decimal.Decimal   `json:"repaid"`
	Net       decimal.Decimal   `json:"net"`
	Credited  []decimal.Decimal `json:"credited"`
}

// Compute returns what each entry generates, repays and leaves to the producers. The support of each
// channel is rounded half away from zero on its cumulative base; the advance is repaid out of their sum.
// The error is a [Faults].
func (a Account) Compute() (Statement, error) {
	if err := a.Validate(); err != nil {
		return Statement{}, err
	}
	places, _ := money.MinorUnits(a.Currency)
	s := Statement{Currency: a.Currency, Rows: make([]Row, 0, len(a.Entries))}
	bases := map[Channel]decimal.Decimal{}
	var err error
	if s.Total, err = a.position(bases, places); err != nil {
		return Statement{}, err
	}
	for _, e := range a.Entries {
		row := Row{Entry: e, OutOfTime: a.outOfTime(e)}
		if !row.OutOfTime {
			row.Counted = a.counted(e, bases[e.Channel])
			bases[e.Channel] = bases[e.Channel].Add(row.Counted)
		}
		before := s.Total
		if s.Total, err = a.position(bases, places); err != nil {
			return Statement{}, err
		}
		row.Generated, row.Repaid, row.Net = s.Total.Generated.Sub(before.Generated), s.Total.Repaid.Sub(before.Repaid), s.Total.Net.Sub(before.Net)
		row.Credited = make([]decimal.Decimal, len(s.Total.Credited))
		for i := range row.Credited {
			row.Credited[i] = s.Total.Credited[i].Sub(before.Credited[i])
		}
		s.Rows = append(s.Rows, row)
	}
	s.Total.Lines = a.lines(bases, places)
	return s, nil
}

func (a Account) outOfTime(e Entry) bool {
	last := a.Years.Last(a.Release, e.Channel)
	return !last.IsZero() && e.Day.After(last)
}

// counted returns the part of an entry under the ceiling of its channel, of which before is reached.
func (a Account) counted(e Entry, before decimal.Decimal) decimal.Decimal {
	if e.Channel != OnTelevision {
		return e.Amount
	}
	room := a.Television.Ceiling
	if a.Television.Per == PerFilm {
		room = room.Sub(before)
	}
	return decimal.Min(e.Amount, room)
}

// position computes the support of what each channel has brought.
func (a Account) position(bases map[Channel]decimal.Decimal, places int32) (Position, error) {
	all := Computed{Amount: along(a.Support.weighted(), fraction.FromDecimal(bases[Theatrical]), nil).Round(places, money.HalfAwayFromZero)}
	for _, line := range a.others(bases, places) {
		all.Amount = all.Amount.Add(line.Amount)
	}
	return a.Support.position(all, bases[Theatrical], places)
}

// lines explains a position: the slices of the box office, then the other channels.
func (a Account) lines(bases map[Channel]decimal.Decimal, places int32) []Line {
	return append(compute(a.Support.weighted(), bases[Theatrical], places).Lines, a.others(bases, places)...)
}

// others are the lines of television and video.
func (a Account) others(bases map[Channel]decimal.Decimal, places int32) []Line {
	var lines []Line
	add := func(label Text, base, rate decimal.Decimal) {
		exact := fraction.FromDecimal(base).Mul(percent(rate))
		lines = append(lines, Line{Label: label, UpTo: base, Base: base, Rate: rate, Exact: exact.Text(), Amount: exact.Round(places, money.HalfAwayFromZero)})
	}
	if a.Television != nil {
		add(Text{FR: "Télévision", EN: "Television"}, bases[OnTelevision], a.Television.Rate)
	}
	if a.Video != nil {
		add(Text{FR: "Vidéo", EN: "Video"}, bases[OnVideo], *a.Video)
	}
	return lines
}

// Check re-adds the statement: the rows make the total, and each row its own net. The error is a [Faults]
// of kind [ErrUnbalance].
func (s Statement) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, s, money.Computable) {
		return c.Err()
	}
	c.Merge("total", s.Total.Check())
	var generated, repaid decimal.Decimal
	credited := make([]decimal.Decimal, len(s.Total.Credited))
	for i, row := range s.Rows {
		in := c.In("rows[%d]", i)
		check.Same(in, "generated", row.Generated, row.Repaid.Add(row.Net))
		generated, repaid = generated.Add(row.Generated), repaid.Add(row.Repaid)
		if len(row.Credited) != len(credited) {
			in.Add("credited", ErrUnbalance, len(row.Credited))
			continue
		}
		for k, part := range row.Credited {
			credited[k] = credited[k].Add(part)
		}
	}
	check.Same(c, "total.generated", s.Total.Generated, generated)
	check.Same(c, "total.repaid", s.Total.Repaid, repaid)
	for k, part := range credited {
		check.Same(c, at("total.credited", k), s.Total.Credited[k], part)
	}
	return c.Err()
}
