package boxoffice_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/schedule"
)

// long draws a number up to some whole one, with decimals that may be as many as are accepted.
func long(t *rapid.T, label string, most int64) decimal.Decimal {
	places := rapid.Int32Range(0, 17).Draw(t, label+" places")
	number := decimal.New(rapid.Int64Range(0, most).Draw(t, label), 0)
	if places == 0 || number.IsZero() {
		return number
	}
	return number.Sub(decimal.New(rapid.Int64Range(0, 99_999_999_999_999_999).Draw(t, label+" parts"), -17).Truncate(places))
}

// The figures are those of the formulas in fractions, with rates and prices of any length, each written in lowest
// terms; the sum of a declaration is the exact sum, rounded once.
func TestFiguresAreThoseOfTheFormulas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := boxoffice.Rules{VAT: long(t, "vat", 25), TicketTax: long(t, "tax", 15), SACEM: long(t, "sacem", 3), Exhibitor: long(t, "exhibitor", 2)}
		if rapid.Bool().Draw(t, "levied") {
			rules.Levy = new(long(t, "levy", 2))
		}
		places := int32(2)
		day := schedule.MustParseDate("2028-04-05")
		d := boxoffice.Declaration{Currency: "EUR", Release: day, Regimes: []boxoffice.Regime{{Rules: rules}}}
		if rapid.Bool().Draw(t, "minimum") {
			d.Minimum = new(long(t, "least", 4))
		}
		order := []boxoffice.Step{
			boxoffice.StepBoxOffice, boxoffice.StepVAT, boxoffice.StepTicketTax, boxoffice.StepBaseFilm, boxoffice.StepContribution,
			boxoffice.StepSACEM, boxoffice.StepDistributor, boxoffice.StepExhibitor, boxoffice.StepLevy,
		}
		var sums, brought [9]*big.Rat
		add := func(to *[9]*big.Rat, figures [9]*big.Rat) {
			for i := range figures {
				if to[i] == nil {
					to[i] = new(big.Rat)
				}
				to[i].Add(to[i], figures[i])
			}
		}
		var want [][9]*big.Rat
		var admissions decimal.Decimal
		for range rapid.IntRange(1, 5).Draw(t, "entries") {
			e := boxoffice.Entry{Venue: "v", Day: day, Admissions: decimal.New(rapid.Int64Range(0, 1e15).Draw(t, "admissions"), 0), Price: long(t, "price", 20)}
			e.Rental = new(long(t, "rental", 60))
			gross := new(big.Rat).Mul(e.Admissions.Rat(), e.Price.Rat())
			var received *big.Rat
			if rapid.IntRange(0, 3).Draw(t, "fixed") == 0 {
				e.Rental, e.Fixed = nil, new(long(t, "price of it", 1000))
				received = e.Fixed.Rat()
			} else {
				received = new(big.Rat).Mul(base(rules, gross), money.Percent(*e.Rental))
			}
			figures := formulas(rules, gross, received)
			want = append(want, figures)
			add(&sums, figures)
			add(&brought, figures)
			admissions = admissions.Add(e.Admissions)
			d.Entries = append(d.Entries, e)
		}
		if d.Minimum != nil {
			if lacks := new(big.Rat).Mul(admissions.Rat(), d.Minimum.Rat()); lacks.Cmp(brought[6]) > 0 {
				lacks.Sub(lacks, brought[6])
				figures := formulas(rules, new(big.Rat), lacks)
				want = append(want, figures)
				add(&sums, figures)
			}
		}
		report, err := d.Compute()
		require.NoError(t, err)
		require.NoError(t, report.Check())
		require.Len(t, report.Items, len(want))
		for i, item := range report.Items {
			for _, line := range item.Split.Lines {
				at := slices.Index(order, line.Step)
				require.Equal(t, want[i][at].RatString(), line.Exact, "%d %s", i, line.Step)
			}
		}
		got := report.Regimes[0].Split
		for i, amount := range []decimal.Decimal{got.BoxOffice, got.VAT, got.TicketTax, {}, got.Contribution, got.SACEM, got.Distributor, {}, got.Levy} {
			if i != 3 && i != 7 {
				require.Equal(t, money.Round(sums[i], places, money.HalfAwayFromZero).String(), amount.String(), "%d", i)
			}
		}
	})
}

// base is the base film of a box office.
func base(r boxoffice.Rules, gross *big.Rat) *big.Rat {
	v := money.Percent(r.VAT)
	without := new(big.Rat).Quo(gross, new(big.Rat).Add(big.NewRat(1, 1), v))
	return without.Sub(without, new(big.Rat).Mul(gross, money.Percent(r.TicketTax)))
}

// formulas are the steps, in their order.
func formulas(r boxoffice.Rules, gross, received *big.Rat) [9]*big.Rat {
	film := base(r, gross)
	tax, sacem, contribution := new(big.Rat).Mul(gross, money.Percent(r.TicketTax)), new(big.Rat).Mul(film, money.Percent(r.SACEM)), new(big.Rat).Mul(film, money.Percent(r.Exhibitor))
	vat := new(big.Rat).Sub(new(big.Rat).Sub(gross, film), tax)
	rest := new(big.Rat).Sub(new(big.Rat).Sub(new(big.Rat).Sub(film, sacem), contribution), received)
	levy := new(big.Rat)
	if r.Levy != nil {
		levy.Mul(received, money.Percent(*r.Levy))
	}
	return [9]*big.Rat{gross, vat, tax, film, contribution, sacem, received, rest, levy}
}
