package boxoffice_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/schedule"
)

// atItsLimits is a declaration as large as it may be, of figures of fifteen digits.
func atItsLimits() boxoffice.Declaration {
	digits := func(i int, exponent int32) decimal.Decimal {
		return decimal.New(123_456_789_012_345+int64(i)*7_919, exponent)
	}
	d := boxoffice.Declaration{
		Currency: "EUR", Release: schedule.MustParseDate("2028-01-05"), Minimum: new(digits(0, -15)), Floor: new(digits(0, -12)),
		Regimes: []boxoffice.Regime{{Rules: boxoffice.Rules{
			VAT: digits(1, -14), TicketTax: digits(2, -14), SACEM: digits(3, -14), Exhibitor: digits(4, -15), Levy: new(digits(5, -14)),
		}}},
	}
	for i := range boxoffice.MaxEntries {
		e := boxoffice.Entry{
			Venue: fmt.Sprint("venue", i%100), Day: d.Release.AddDays(i % 300), Admissions: digits(i, 0), Price: digits(i, -13), Rental: new(digits(i, -13)),
		}
		if i%10 == 9 {
			e.Rental, e.Fixed = nil, new(digits(i, -7))
		}
		d.Entries = append(d.Entries, e)
	}
	return d
}

// ordinary is the same declaration with the figures of a film.
func ordinary() boxoffice.Declaration {
	d := atItsLimits()
	d.Minimum, d.Floor = new(decimal.New(5, -1)), new(decimal.New(80, 0))
	d.Regimes[0].Rules = boxoffice.Rules{
		VAT: decimal.New(55, -1), TicketTax: decimal.New(1072, -2), SACEM: decimal.New(1515, -3), Exhibitor: decimal.New(232, -3), Levy: new(decimal.New(58, -2)),
	}
	for i := range d.Entries {
		e := &d.Entries[i]
		e.Admissions, e.Price = decimal.New(int64(100+i), 0), decimal.New(int64(600+i%400), -2)
		if e.Rental != nil {
			e.Rental = new(decimal.New(int64(50-i%10), 0))
		} else {
			e.Fixed = new(decimal.New(int64(200+i), 0))
		}
	}
	return d
}

func BenchmarkComputeOrdinary(b *testing.B) {
	d := ordinary()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Compute(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkComputeAtTheLimits(b *testing.B) {
	d := atItsLimits()
	require.NoError(b, d.Validate())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Compute(); err != nil {
			b.Fatal(err)
		}
	}
}
