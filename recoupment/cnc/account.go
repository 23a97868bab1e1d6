package cnc

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Account is the support that a film generates over time, in theatres, on television and on video.
//
// Source: règlement général des aides du CNC, art. 211-25, 211-28 and 211-29.
type Account struct {
	Currency string `json:"currency"`
	// Release is the day of the first commercial showing, from which the years are counted: the last day of
	// n years is the day before the anniversary.
	Release schedule.Date `json:"release"`
	Years   Years         `json:"years"`
	Support Support       `json:"support"`
	// Television and Video, in per cent of the turnover of the publisher, are nil where there are none.
	// They are not weighted.
	Television *Television      `json:"television,omitempty"`
	Video      *decimal.Decimal `json:"video,omitempty"`
	// Entries are in the order of their days.
	Entries []Entry `json:"entries"`
}

// Years is the time during which a film generates support.
type Years struct {
	Theatrical int `json:"theatrical"`
	Video      int `json:"video"`
	Television int `json:"television"`
}

// Television is the support of sales to television: Rate, in per cent, of the price up to Ceiling.
type Television struct {
	Rate    decimal.Decimal `json:"rate"`
	Ceiling decimal.Decimal `json:"ceiling"`
	// Per says what the ceiling is for.
	Per Per `json:"per"`
}

// Per says what a ceiling is for. The texts at hand leave it open.
type Per string

// What a ceiling may be for.
const (
	// PerSale counts each entry up to the ceiling.
	PerSale Per = "sale"
	// PerFilm counts all of them together up to the ceiling.
	PerFilm Per = "film"
)

// Channel is what generates support.
type Channel string

// The channels.
const (
	// Theatrical is the box office of a period, VAT included.
	Theatrical Channel = "theatrical"
	// OnTelevision is the price of one sale to television.
	OnTelevision Channel = "television"
	// OnVideo is the turnover of the video publisher in a period.
	OnVideo Channel = "video"
)

// Entry is what a film brought by one channel.
type Entry struct {
	ID string `json:"id,omitempty"`
	// Day places the entry within the years: one that straddles their end is two entries.
	Day     schedule.Date   `json:"day"`
	Channel Channel         `json:"channel"`
	Amount  decimal.Decimal `json:"amount"`
}

// ParseAccount reads an account written in JSON and validates it. The error is a [Faults].
func ParseAccount(data []byte) (Account, error) { return fault.Parse[Account](data) }

// Validate reports everything wrong with the account as a [Faults]: entries out of order or of a channel
// without rules, negative amounts, years that are not given, a box office above the last slice of the scale.
func (a Account) Validate() error {
	c := &fault.Collector{}
	if !check.Size(c, "entries", len(a.Entries), MaxEntries) {
		return c.Err()
	}
	check.Currency(c, a.Currency)
	if a.Release.IsZero() {
		c.Add("release", ErrRequired, nil)
	}
	a.Years.check(c.In("years"))
	c.Merge("support", a.Support.Validate())
	if a.Video != nil {
		check.Percent(c, "video", *a.Video)
	}
	if t := a.Television; t != nil {
		in := c.In("television")
		check.Percent(in, "rate", t.Rate)
		check.NotNegative(in, "ceiling", t.Ceiling)
		if t.Per != PerSale && t.Per != PerFilm {
			in.Add("per", ErrRequired, string(t.Per))
		}
	}
	var before schedule.Date
	for i, e := range a.Entries {
		if c.Full() {
			break
		}
		in := c.In("entries[%d]", i)
		a.checkEntry(in, e)
		if e.Day.Before(before) {
			in.Add("day", ErrOrder, e.Day)
		}
		before = e.Day
	}
	if c.Err() == nil {
		a.Support.covers(c.In("support"), a.boxOffice().Rat())
	}
	return c.Err()
}

// boxOffice is what theatres brought in time.
func (a Account) boxOffice() decimal.Decimal {
	var total decimal.Decimal
	for _, e := range a.Entries {
		if e.Channel == Theatrical && !a.outOfTime(e) {
			total = total.Add(e.Amount)
		}
	}
	return total
}

func (y Years) check(c *fault.Collector) {
	for _, one := range []struct {
		path  string
		years int
	}{{"theatrical", y.Theatrical}, {"video", y.Video}, {"television", y.Television}} {
		if one.years < 1 || one.years > maxYears {
			c.Add(one.path, ErrRange, one.years)
		}
	}
}

func (a Account) checkEntry(c *fault.Collector, e Entry) {
	check.Size(c, "id", len(e.ID), MaxCode)
	check.NotNegative(c, "amount", e.Amount)
	if e.Day.IsZero() {
		c.Add("day", ErrRequired, nil)
	}
	switch {
	case e.Channel == Theatrical, e.Channel == OnTelevision && a.Television != nil, e.Channel == OnVideo && a.Video != nil:
	default:
		c.Add("channel", ErrUnknown, string(e.Channel))
	}
}

// Last returns the last day on which a channel generates support for a film released on a day; no date for
// a channel that is none.
func (y Years) Last(release schedule.Date, channel Channel) schedule.Date {
	years := map[Channel]int{Theatrical: y.Theatrical, OnTelevision: y.Television, OnVideo: y.Video}[channel]
	if years < 1 {
		return schedule.Date{}
	}
	return release.AddYears(years, schedule.Clip).AddDays(-1)
}

func at(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
