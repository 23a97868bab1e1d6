package royalties

import (
	"errors"
	"fmt"
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// reserved begins the names that a ledger gives to its own parts.
const reserved = "ledger."

// Validate reports everything wrong with the ledger and its contracts as a [Faults]: what
// [Contract.Validate] reports, media and counters that are not there, names given twice, conditions that name
// nothing, and once nothing else is wrong, rates that are sure to come to more than 100 % of one base of one medium
// and place at one moment: steps that end by the same conditions are compared one by one; of the others each counts
// for its least rate, and for its first and last one where those are sure to be in force together.
func (l Ledger) Validate() error {
	_, err := l.compile()
	return err
}

// check asks everything that the deal of the ledger does not.
func (l Ledger) check() error {
	c := &fault.Collector{}
	for _, list := range []struct {
		path       string
		size, most int
	}{
		{"media", len(l.Media), recoupment.MaxTerms}, {"counters", len(l.Counters), recoupment.MaxTerms}, {"contracts", len(l.Contracts), MaxContracts},
		{"thresholds", len(l.Thresholds), recoupment.MaxTerms}, {"declarations", len(l.Declarations), recoupment.MaxTerms},
	} {
		check.Size(c, list.path, list.size, list.most)
	}
	rights := 0
	for _, one := range l.Contracts {
		rights += 2 * len(one.Rates) * len(l.Media)
	}
	check.Size(c, "contracts", rights, recoupment.MaxRights)
	if c.Err() != nil {
		return c.Err()
	}
	check.Labels(c, "title", l.Title)
	check.Currency(c, l.Currency)
	media := map[string]bool{}
	for i, m := range l.Media {
		in := c.In("media[%d]", i)
		name(in, "id", m.ID, media)
		check.Labels(in, "label", m.Label)
		if m.Reserve != nil {
			m.Reserve.check(in.In("reserve"))
		}
	}
	counters := map[string]bool{}
	for i, n := range l.Counters {
		in := c.In("counters[%d]", i)
		name(in, "id", n.ID, counters)
		known(in, "medium", n.Medium, media)
		check.NotNegative(in, "opening", n.Opening)
	}
	l.checkAmortisation(c)
	contracts, bonuses := map[string]bool{}, map[string]bool{}
	for i, one := range l.Contracts {
		in := c.In("contracts[%d]", i)
		name(in, "id", one.ID, contracts)
		in.Merge("", one.Validate())
		for j, b := range one.Bonuses {
			if b.ID != "" && bonuses[b.ID] {
				in.Add(fmt.Sprintf("bonuses[%d].id", j), ErrDuplicate, b.ID)
			}
			if strings.HasPrefix(b.ID, reserved) {
				in.Add(fmt.Sprintf("bonuses[%d].id", j), ErrRange, b.ID)
			}
			bonuses[b.ID] = true
		}
		one.checkNames(in, media, counters)
		one.checkWhole(in, l.Currency)
	}
	if len(l.Contracts) == 0 {
		c.Add("contracts", ErrRequired, nil)
	}
	return c.Err()
}

// name asks for a name of its own that is not one of the ledger's.
func name(c *fault.Collector, path, id string, seen map[string]bool) {
	if check.Unique(c, path, id, seen) && strings.HasPrefix(id, reserved) {
		c.Add(path, ErrRange, id)
	}
}

func known(c *fault.Collector, path, id string, in map[string]bool) {
	if check.Given(c, path, id) && !in[id] {
		c.Add(path, ErrUnknown, id)
	}
}

func (r ReturnsReserve) check(c *fault.Collector) {
	check.Percent(c, "rate", r.Rate)
	if r.Periods < 1 || r.Periods > recoupment.MaxPeriods {
		c.Add("periods", ErrRange, r.Periods)
	}
	if r.BelowZero != "" && r.BelowZero != Refused && r.BelowZero != CarriedForward {
		c.Add("below_zero", ErrUnknown, string(r.BelowZero))
	}
}

func (l Ledger) checkAmortisation(c *fault.Collector) {
	if l.Amortisation == nil {
		return
	}
	in := c.In("amortisation")
	if check.NotNegative(in, "cost", l.Amortisation.Cost) && l.Amortisation.Cost.IsZero() {
		in.Add("cost", ErrRequired, nil)
	}
	check.NotNegative(in, "opening", l.Amortisation.Opening)
	check.NotNegative(in, "support_franchise", l.Amortisation.SupportFranchise)
	check.Percent(in, "support_rate", l.Amortisation.SupportRate)
	for i, t := range l.Thresholds {
		if t.ID == Amortised {
			c.Add(fmt.Sprintf("thresholds[%d].id", i), ErrDuplicate, t.ID)
		}
	}
}

// checkNames asks that the media and counters of the rates are those of the ledger.
func (c Contract) checkNames(in *fault.Collector, media, counters map[string]bool) {
	for i, r := range c.Rates {
		at := in.In("rates[%d]", i)
		for _, medium := range r.On[recoupment.DimensionMedium] {
			known(at, "on", medium, media)
		}
		if r.of() == PerUnit && r.Counter != "" {
			known(at, "counter", r.Counter, counters)
		}
	}
	for i, one := range c.Collective {
		for _, medium := range one.On[recoupment.DimensionMedium] {
			known(in.In("collective[%d]", i), "on", medium, media)
		}
	}
}

// checkWhole asks that what is paid is in whole minor units.
func (c Contract) checkWhole(in *fault.Collector, currency string) {
	places, _ := money.MinorUnits(currency)
	check.Whole(in, "guarantee", c.Guarantee, places)
	check.Whole(in, "minimum", c.Minimum, places)
	for i, p := range c.Payments {
		check.Whole(in, fmt.Sprintf("payments[%d].amount", i), p.Amount, places)
	}
}

// relocate reports the faults of the deal of a ledger at the places of the ledger.
func (b *book) relocate(err error) error {
	var faults fault.Faults
	if !errors.As(err, &faults) {
		return err
	}
	c := &fault.Collector{}
	told := map[string]bool{} // the steps of an escalator have one counter
	for _, one := range faults {
		path := one.Path
		for _, place := range b.places {
			if rest, found := strings.CutPrefix(path, place.deal); found && (rest == "" || rest[0] == '.') {
				path = place.ledger + rest
				break
			}
		}
		if key := path + "\x00" + one.Kind.Error() + "\x00" + one.Value; !told[key] {
			told[key] = true
			c.Add(path, one.Kind, one.Value)
		}
	}
	return c.Err()
}

// place is where a part of the deal comes from.
type place struct{ deal, ledger string }
