package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
)

// running is the sum of a regime so far.
type running struct {
	chain      *chain
	exact      figures
	rounded    amounts
	admissions decimal.Decimal
}

// add returns what more adds to the rounded sum.
func (r *running) add(more figures, places int32) amounts {
	before := r.rounded
	r.chain.add(&r.exact, more)
	r.rounded = r.chain.round(r.exact, places)
	return r.rounded.less(before)
}

func (r *running) subtotal(places int32) Subtotal {
	s := Subtotal{Admissions: r.admissions, Split: split(r.rounded)}
	if ticket, sold := money.Quotient(s.Split.BoxOffice, s.Admissions); sold {
		s.AverageTicket = money.Round(ticket, places, money.HalfAwayFromZero)
	}
	s.AverageRental = s.Split.AverageRental()
	return s
}

// sharing is a declaration on the way.
type sharing struct {
	declaration Declaration
	places      int32
	regimes     []running
	least       shortfalls
}

type venueWeek struct {
	venue        string
	regime, week int
}

// shortfalls are those of the venues and weeks, in the order in which they are met.
type shortfalls struct {
	at    map[venueWeek]*shortfall
	order []venueWeek
}

// of returns that of a venue and week, of which an entry may be the first.
func (s *shortfalls) of(week venueWeek, entry int) *shortfall {
	if s.at == nil {
		s.at = map[venueWeek]*shortfall{}
	}
	if s.at[week] == nil {
		s.at[week], s.order = &shortfall{first: entry}, append(s.order, week)
	}
	return s.at[week]
}

// shortfall adds up what a venue brought to the distributor in a week.
type shortfall struct {
	first      int
	admissions decimal.Decimal
	received   part
}

func (s *sharing) entry(i int) Item {
	d, e := s.declaration, s.declaration.Entries[i]
	at := d.regime(e)
	rules := d.Regimes[at].Rules
	item := Item{
		Entry: i, ID: e.ID, Regime: at, Territory: e.Territory.named(), Week: d.week(e.Day), Kind: e.Kind, Admissions: e.Admissions, Price: e.Price,
	}
	if item.Kind == "" {
		item.Kind = Full
	}
	c := s.regimes[at].chain
	gross := c.number(e.Admissions).times(c.number(e.Price))
	var exact figures
	if e.Fixed == nil {
		item.Rental, _ = d.rental(e)
		exact = c.proportional(gross, item.Rental)
	} else {
		exact = c.shared(c.until(gross), c.amount(*e.Fixed))
	}
	s.regimes[at].admissions = s.regimes[at].admissions.Add(e.Admissions)
	rounded := s.regimes[at].add(exact, s.places)
	item.Split = split(rounded)
	item.Split.Lines = rules.lines(c, exact, told{rounded, item.Rental})
	if e.Fixed != nil {
		item.Split.Lines[distributor].is(Text{FR: "Recette brute distributeur, au forfait", EN: "Distributor's gross receipts, fixed price"}, law.FixedPriceText())
	}
	if d.Minimum != nil {
		s.count(venueWeek{e.Venue, at, item.Week}, i, exact[distributor])
	}
	return item
}

func (s *sharing) count(key venueWeek, entry int, received part) {
	of := s.least.of(key, entry)
	of.admissions, of.received = of.admissions.Add(s.declaration.Entries[entry].Admissions), s.regimes[key.regime].chain.plus(of.received, received)
}

// is makes a line an amount that is no rate of anything.
func (l *Line) is(label Text, source Source) {
	l.Base, l.Rate, l.Label, l.Source = decimal.Decimal{}, decimal.Decimal{}, label, source
}

// minimums makes the items of the weeks in which the distributor received less than its minimum.
func (s *sharing) minimums() []Item {
	var items []Item
	for _, key := range s.least.order {
		of := s.least.at[key]
		c := s.regimes[key.regime].chain
		lacks := c.less(c.amount(of.admissions.Mul(*s.declaration.Minimum)), of.received)
		if lacks.sign() <= 0 {
			continue
		}
		e, regime := s.declaration.Entries[of.first], s.declaration.Regimes[key.regime]
		exact := c.shared(figures{}, lacks)
		rounded := s.regimes[key.regime].add(exact, s.places)
		item := Item{Entry: of.first, ID: e.ID, Regime: key.regime, Territory: e.Territory.named(), Week: key.week, Minimum: true, Split: split(rounded)}
		for _, line := range regime.Rules.lines(c, exact, told{rounded, decimal.Decimal{}})[distributor:] {
			if line.Step == StepDistributor {
				line.is(Text{FR: "Complément au minimum par entrée", EN: "Up to the minimum by admission"}, law.MinimumText())
			}
			item.Split.Lines = append(item.Split.Lines, line)
		}
		items = append(items, item)
	}
	return items
}

// months adds up the ticket tax of each venue and month, in the order in which they are met.
func (d Declaration) months(items []Item) []VenueMonth {
	months, place := []VenueMonth{}, map[[2]string]int{}
	for _, item := range items {
		e := d.Entries[item.Entry]
		key := [2]string{e.Venue, e.Day.String()[:len("2028-04")]}
		i, met := place[key]
		if !met {
			i = len(months)
			place[key], months = i, append(months, VenueMonth{Venue: key[0], Month: key[1]})
		}
		months[i].Tax = months[i].Tax.Add(item.Split.TicketTax)
	}
	for i := range months {
		if !months[i].Tax.LessThan(*d.Floor) {
			months[i].Due = months[i].Tax
		}
	}
	return months
}
