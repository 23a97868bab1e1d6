package recoupment

import (
	"maps"
	"math/big"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
)

// season is the exploitation of one scenario, period after period. With exact set nothing is rounded
// on the way (box office, support): that is how break-evens are computed.
type season struct {
	film  *Film
	run   *Run
	exact bool
	// declared is what the periods with a declaration come to, by number.
	declared map[int]*boxoffice.Report
	// scale multiplies the admissions of every period; nil leaves them.
	scale *big.Rat
	// boxOffice, support and counted are cumulative.
	boxOffice *big.Rat
	position  cnc.Position
	counted   *big.Rat
}

func (f *Film) open(exact bool, scale *big.Rat, declared map[int]*boxoffice.Report) (*season, error) {
	s := &season{film: f, run: f.cascade.Open(), exact: exact, scale: scale, declared: declared, boxOffice: new(big.Rat), counted: new(big.Rat)}
	if !exact {
		s.run.Trace()
	}
	for _, m := range f.opening {
		if err := s.run.apply(m); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// play applies one period: its costs and the support first, then its receipts group by group.
func (s *season) play(p Period) (boxoffice.Split, error) {
	gross, admissions := s.gross(p)
	theatrical, rental, err := s.rental(p, gross)
	if err != nil {
		return theatrical, err
	}
	costs, err := s.support(p, gross)
	if err != nil {
		return theatrical, err
	}
	if err := s.run.apply(costs); err != nil {
		return theatrical, err
	}
	for _, group := range s.film.exploitation.Order {
		m := s.group(p, group, rental, admissions)
		if len(m.receipts)+len(m.counts) == 0 {
			continue
		}
		if err := s.run.apply(m); err != nil {
			return theatrical, err
		}
	}
	return theatrical, nil
}

// gross returns the exact box office of a period and its admissions.
func (s *season) gross(p Period) (gross, admissions *big.Rat) {
	if declared := s.declared[p.Number]; declared != nil {
		return declared.Total.Split.BoxOffice.Rat(), declared.Total.Admissions.Rat()
	}
	admissions = p.Admissions.Rat()
	if s.scale != nil {
		admissions.Mul(admissions, s.scale)
	}
	return new(big.Rat).Mul(admissions, p.Price.Rat()), admissions
}

// rental returns the distributor's gross receipts of a period, rounded unless the season is exact.
func (s *season) rental(p Period, gross *big.Rat) (boxoffice.Split, *big.Rat, error) {
	if declared := s.declared[p.Number]; declared != nil {
		return declared.Total.Split, declared.Total.Split.Distributor.Rat(), nil
	}
	rules := s.film.exploitation.Ticket
	if s.exact {
		base, err := rules.BaseFilm(gross)
		if err != nil {
			return boxoffice.Split{}, nil, err
		}
		return boxoffice.Split{}, base.Mul(base, money.Percent(p.Rental)), nil
	}
	if gross.Sign() == 0 {
		return boxoffice.Split{}, gross, nil
	}
	boxOffice := s.run.report(fraction.FromRat(gross))
	split, err := rules.Split(s.film.exploitation.Deal.Currency, boxOffice, p.Rental)
	return split, split.Distributor.Rat(), err
}

// support makes the movement that enters the costs of a period and the support it adds to the
// amortisation account.
func (s *season) support(p Period, gross *big.Rat) (*movement, error) {
	m := &movement{id: "support", date: p.End}
	m.costs = append(m.costs, p.Costs...)
	rules := s.film.exploitation.Support
	if rules == nil {
		return m, nil
	}
	s.boxOffice.Add(s.boxOffice, gross)
	generated, err := s.generate(rules)
	if err != nil {
		return nil, err
	}
	if a := s.film.exploitation.Amortisation; a != nil {
		counted := a.counted(generated)
		m.counts = append(m.counts, countAt{s.film.support, fraction.FromRat(new(big.Rat).Sub(counted, s.counted))})
		s.counted = counted
	}
	return m, nil
}

// generate returns the cumulative support, rounded unless the season is exact.
func (s *season) generate(rules *cnc.Support) (*big.Rat, error) {
	if s.exact {
		return rules.Exact(s.boxOffice)
	}
	var err error
	s.position, err = rules.At(s.film.exploitation.Deal.Currency, s.run.report(fraction.FromRat(s.boxOffice)))
	return s.position.Generated.Rat(), err
}

// group makes the movement of one group of pools: receipts that are shared out together.
func (s *season) group(p Period, pools []string, rental, admissions *big.Rat) *movement {
	m := &movement{date: p.End, id: pools[0]}
	for _, name := range pools {
		if name == s.film.exploitation.Theatres {
			m.receipts = append(m.receipts, s.theatrical(p, name, rental, admissions)...)
			if s.film.admissions >= 0 && admissions.Sign() > 0 {
				m.counts = append(m.counts, countAt{s.film.admissions, fraction.FromRat(admissions)})
			}
		}
		for _, r := range p.Receipts {
			if r.Pool == name && !r.Amount.IsZero() {
				m.receipts = append(m.receipts, receiptAt{Receipt{Pool: name, At: coordinates(r), Contract: r.Contract}, dec(r.Amount)})
			}
		}
	}
	return m
}

// theatrical are the distributor's gross receipts of a period: as they were declared, or at once.
func (s *season) theatrical(p Period, pool string, rental, admissions *big.Rat) []receiptAt {
	if declared := s.declared[p.Number]; declared != nil {
		return declaredReceipts(declared, pool)
	}
	if admissions.Sign() == 0 {
		return nil
	}
	return []receiptAt{{Receipt{Pool: pool, At: medium(pool)}, fraction.FromRat(rental)}}
}

// coordinates places a receipt that says nothing else in the medium of its pool.
func coordinates(r Receipt) Coordinates {
	at := medium(r.Pool)
	maps.Copy(at, r.At)
	return at
}

func medium(pool string) Coordinates { return Coordinates{DimensionMedium: pool} }
