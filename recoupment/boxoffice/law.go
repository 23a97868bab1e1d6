package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Territory is a part of France with ticket rules of its own. In other places the caller's rules may be
// kept under any name.
type Territory string

// The territories. The empty word is [Metropolitan].
const (
	Metropolitan Territory = "metropolitan"
	Corsica      Territory = "corsica"
	Guadeloupe   Territory = "guadeloupe"
	Martinique   Territory = "martinique"
	Guyane       Territory = "guyane"
	Reunion      Territory = "reunion"
	Mayotte      Territory = "mayotte"
)

// overseas reports a territory of article 73 of the Constitution.
func (t Territory) overseas() bool {
	switch t {
	case Guadeloupe, Martinique, Guyane, Reunion, Mayotte:
		return true
	}
	return false
}

func (t Territory) named() Territory {
	if t == "" {
		return Metropolitan
	}
	return t
}

// Showing is what decides which rules a ticket follows: its day, its place, and whether the film is on the
// list of pornographic or violent works.
type Showing struct {
	Day        schedule.Date
	Territory  Territory
	Restricted bool
}

// Supplied are rates that the caller supplies, in per cent: each takes the place of the one of the law. Nil
// leaves it to the law.
type Supplied struct {
	VAT, TicketTax, SACEM, Exhibitor, Levy *decimal.Decimal
}

// RulesAt returns the established rules of a showing, with what the caller supplies, and the sources of
// the figures of the law. Everything that is neither established on the day nor supplied is reported at
// once: the path of a fault is the field of [Supplied] that would answer it. The authors' society is always
// among them after 2012. A levy of the distributor that is not established is left nil, without a fault.
//
// Errors: a [Faults] of [ErrBefore], [ErrNone], or [ErrUnknown] for a territory that is not one of those
// above; the rates supplied are those of [Rules.Validate].
func RulesAt(showing Showing, known Supplied) (Rules, []Source, error) {
	if !showing.Territory.known() {
		c := &fault.Collector{}
		c.Add("territory", ErrUnknown, string(showing.Territory))
		return Rules{}, nil, c.Err()
	}
	l := lookup{on: showing.Day.String()}
	of := showing.parameters()
	r := Rules{
		VAT:       l.rate("vat", of.vat, known.VAT),
		TicketTax: l.rate("ticket_tax", of.ticketTax, known.TicketTax),
		SACEM:     l.rate("sacem", law.MusicShare(), known.SACEM),
		Exhibitor: l.rate("exhibitor", of.exhibitor, known.Exhibitor),
		Levy:      l.levy(of.levy, known.Levy),
	}
	if err := l.faults.Err(); err != nil {
		return Rules{}, nil, err
	}
	return r, l.sources, r.Validate()
}

// UnconfirmedAt returns the rates that are usually quoted for a showing although no text establishes them
// on its day, with what quotes them: the authors' society, and overseas and for restricted works the ticket
// tax of some years. Rates that are established, or that nobody quotes, are nil.
func UnconfirmedAt(showing Showing) (Supplied, []Source) {
	if !showing.Territory.known() {
		return Supplied{}, nil
	}
	l := lookup{on: showing.Day.String()}
	of := showing.parameters()
	return Supplied{
		VAT: l.unconfirmed(of.vat), TicketTax: l.unconfirmed(of.ticketTax), SACEM: l.unconfirmed(law.MusicShare()),
		Exhibitor: l.unconfirmed(of.exhibitor), Levy: l.unconfirmed(of.levy),
	}, l.sources
}

// parameters are the figures of the law that a showing asks for.
type parameters struct {
	vat, ticketTax, exhibitor, levy law.Parameter[decimal.Decimal]
}

func (s Showing) parameters() parameters {
	p := parameters{law.TicketVAT(), law.TicketTax(), law.ExhibitorLevy(), law.DistributorLevy()}
	switch t := s.Territory.named(); {
	case t == Guyane || t == Mayotte:
		p.vat = law.TicketVATGuyaneMayotte()
	case t.overseas():
		p.vat = law.TicketVATOverseas()
	case t == Corsica:
		p.vat = law.TicketVATCorsica()
	}
	if s.Territory.overseas() {
		// The second term of the tax since 2024 goes with the first, which is not established there.
		p.ticketTax, p.exhibitor = law.TicketTaxOverseas(), until2023(p.exhibitor)
	}
	if s.Restricted {
		p.levy = law.DistributorLevyRestricted()
		if s.Territory.named() == Metropolitan {
			p.vat = law.TicketVATRestricted()
		} else { // the standard rates of Corsica and of the overseas are not among the facts
			p.vat = law.Parameter[decimal.Decimal]{Name: p.vat.Name + ", pornographic or violent works"}
		}
		if s.Territory.overseas() {
			p.ticketTax = law.Parameter[decimal.Decimal]{Name: p.ticketTax.Name + ", pornographic or violent works"}
		} else {
			p.ticketTax = law.TicketTaxRestricted()
		}
	}
	return p
}

// until2023 drops what replaced the contributions of 2009.
func until2023(p law.Parameter[decimal.Decimal]) law.Parameter[decimal.Decimal] {
	p.Name += ", overseas"
	p.Entries = p.Entries[:1]
	return p
}

func (t Territory) known() bool {
	return t.overseas() || t.named() == Metropolitan || t == Corsica
}

// lookup reads the figures of one day and keeps what it finds missing.
type lookup struct {
	on      string
	sources []Source
	faults  fault.Collector
}

func (l *lookup) rate(path string, p law.Parameter[decimal.Decimal], known *decimal.Decimal) decimal.Decimal {
	if known != nil {
		return *known
	}
	e, err := p.At(l.on)
	if err != nil {
		l.faults.Merge(path, err)
		return decimal.Decimal{}
	}
	l.sources = append(l.sources, e.Source)
	return e.Value
}

// levy is nil where it is neither established nor supplied: it is no step towards the shares.
func (l *lookup) levy(p law.Parameter[decimal.Decimal], known *decimal.Decimal) *decimal.Decimal {
	if known != nil {
		return new(*known)
	}
	e, err := p.At(l.on)
	if err != nil {
		return nil
	}
	l.sources = append(l.sources, e.Source)
	return new(e.Value)
}

func (l *lookup) unconfirmed(p law.Parameter[decimal.Decimal]) *decimal.Decimal {
	if _, err := p.At(l.on); err == nil {
		return nil
	}
	for _, e := range p.Unconfirmed(l.on) {
		l.sources = append(l.sources, e.Source)
		return new(e.Value)
	}
	return nil
}
