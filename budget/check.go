package budget

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Check computes every figure of the result again from the lines it holds and reports, as [Faults] of
// kind [ErrUnbalance], those that differ. A result of [Budget.Compute] has none.
func (r Result) Check() error {
	places, known := money.MinorUnits(r.Currency)
	var c fault.Collector
	if !known {
		c.Add("currency", ErrCurrency, r.Currency)
		return c.Err()
	}
	if !check.Decimals(&c, r, money.Computable) {
		return c.Err()
	}
	a := &auditor{Collector: &c, units: newUnits(places, r.Rounding)}
	a.again = newPersons(a.of(r.Ceiling))
	for i := range r.Contributions {
		a.prepared = append(a.prepared, a.charge(&r.Contributions[i].Contribution))
	}
	a.lines(r)
	a.posts(r)
	a.percentages(r)
	a.credits(r)
	a.contributions(r)
	return c.Err()
}

// auditor compares the figures of a result with what its lines come to.
type auditor struct {
	*fault.Collector
	units
	// again walks the pay of each person once more.
	again    persons
	prepared []charge
	// spent is what was added so far, signs left out.
	spent int64
}

func (a *auditor) spend(amount decimal.Decimal) { a.spent = min(a.spent+abs(a.of(amount)), beyond) }

// figures compares the figures of a line that no formula gives with those of the devis.
func (a *auditor) figures(at *fault.Collector, line LineResult) {
	multiplier := line.Line.Multiplier
	if multiplier.IsZero() {
		multiplier = decimal.New(1, 0)
	}
	if days := line.Line.Days; !days.IsZero() && !line.Days.Equal(fraction.FromDecimal(days)) {
		at.Add("days", ErrUnbalance, line.Days.Text()+" is not "+money.Text(days))
	}
	for _, one := range []struct {
		path, formula string
		given         decimal.Decimal
		got           Fraction
	}{
		{"quantity", line.Line.Formulas.Quantity, line.Line.Quantity, line.Quantity},
		{"number", line.Line.Formulas.Number, line.Line.Number, line.Number},
		{"multiplier", line.Line.Formulas.Multiplier, multiplier, line.Multiplier},
		{"rate", line.Line.Formulas.Rate, line.Line.Rate, line.Rate},
	} {
		if one.formula == "" && !one.got.Equal(fraction.FromDecimal(one.given)) {
			at.Add(one.path, ErrUnbalance, one.got.Text()+" is not "+money.Text(one.given))
		}
	}
}

// lines walks the devis once more: the amounts, the pay of each person, the charges.
func (a *auditor) lines(r Result) {
	var vat decimal.Decimal
	for i := range r.Lines {
		line, at := &r.Lines[i], a.In("lines[%d]", i)
		a.figures(at, *line)
		check.Same(at, "amount", line.Amount, money.Round(line.exact().Rat(), a.places, a.rounding))
		if a.spend(line.Amount); a.spent > MaxTotal {
			at.Add("amount", ErrTooLarge, tooMuch)
			return
		}
		check.Same(at, "vat", line.VAT, money.Round(money.Of(line.Amount, line.Line.VAT), a.places, a.rounding))
		vat = vat.Add(line.VAT)
		var w walked
		if line.Line.Category != "" {
			w = a.again.add(&line.Line, a.of(line.Amount))
		}
		check.Same(at, "tranche_a", line.TrancheA, a.decimal(w.inA))
		pay := line.Amount
		if line.Line.Category == "" {
			pay = decimal.Decimal{}
		}
		check.Same(at, "tranche_b", line.TrancheA.Add(line.TrancheB), pay)
		a.charges(at, r, line, w)
		if w.named {
			a.again.found[w.at].charge += a.of(line.Charge)
		}
	}
	check.Same(a.Collector, "vat", r.VAT, vat)
	a.persons(r, a.again.found)
}

// charges compares the charges of a line with the contributions that it bears.
func (a *auditor) charges(at *fault.Collector, r Result, line *LineResult, w walked) {
	var sum decimal.Decimal
	day, next := (&Budget{Date: r.Date}).day(&line.Line), 0
	for i := range r.Contributions {
		c := &r.Contributions[i].Contribution
		if line.Line.Category == "" || !c.bears(line.Line.Category, day) {
			continue
		}
		if next >= len(line.Charges) || line.Charges[next].Contribution != i {
			at.Add("charges", ErrUnbalance, c.Label)
			return
		}
		one, again := line.Charges[next], &a.prepared[i]
		base := again.on(line, a.of(line.Amount), w)
		in := at.In("charges[%d]", next)
		if check.Same(in, "rate", one.Rate, c.Rate); one.On != c.Base {
			in.Add("on", ErrUnbalance, string(one.On))
		}
		check.Same(in, "base", one.Base, a.decimal(base))
		charged := a.round(again.exact(line, base))
		if a.spend(a.decimal(charged)); a.spent > MaxTotal {
			in.Add("amount", ErrTooLarge, tooMuch)
			return
		}
		if again.bounded {
			charged = a.again.bound(w, i, again, charged)
		}
		check.Same(in, "amount", one.Amount, a.decimal(charged))
		sum, next = sum.Add(one.Amount), next+1
	}
	if next != len(line.Charges) {
		at.Add("charges", ErrUnbalance, len(line.Charges))
	}
	check.Same(at, "charge", line.Charge, sum)
}

func (a *auditor) posts(r Result) {
	sums, total, social := map[string]decimal.Decimal{}, decimal.Decimal{}, r.social()
	for _, line := range r.Lines {
		sums[line.Post] = sums[line.Post].Add(line.Amount)
		charged := line.chargedTo(social)
		sums[charged] = sums[charged].Add(line.Charge)
		total = total.Add(line.Amount).Add(line.Charge)
	}
	for i, post := range r.Posts {
		at := a.In("posts[%d]", i)
		check.Same(at, "amount", post.Amount, sums[post.Post])
		check.Same(at, "share", post.Share, shareOf(post.Amount, r.Total))
	}
	check.Same(a.Collector, "posts_total", r.PostsTotal, total)
	check.Same(a.Collector, "posts_share", r.PostsShare, shareOf(total, r.Total))
}

func (a *auditor) percentages(r Result) {
	total, left := r.PostsTotal, a.caps(r)
	for i, p := range r.Percentages {
		at := a.In("percentages[%d]", i)
		base, leftOut := r.base(p.base())
		amount := a.percentage(at, p, base, r.Total)
		for j, one := range r.Caps {
			if slices.Contains(one.Percentages, p.ID) {
				amount = decimal.Min(amount, decimal.Max(decimal.Decimal{}, left[j]))
			}
		}
		for j, one := range r.Caps {
			if slices.Contains(one.Percentages, p.ID) {
				left[j] = left[j].Sub(amount)
			}
		}
		check.Same(at, "amount", p.Amount, amount)
		check.Same(at, "left_out", p.LeftOut, leftOut)
		total = total.Add(p.Amount)
	}
	check.Same(a.Collector, "total", r.Total, total)
}

// caps compares the shared caps with their bases and their percentages, and returns their limits.
func (a *auditor) caps(r Result) []decimal.Decimal {
	limits := make([]decimal.Decimal, len(r.Caps))
	for i, one := range r.Caps {
		at := a.In("caps[%d]", i)
		base, _ := r.base(one.base())
		check.Same(at, "base", one.Base, base)
		if limits[i] = one.Flat; one.On != "" {
			limits[i] = decimal.Max(decimal.Decimal{}, money.Round(money.Of(base, one.Rate), a.places, a.rounding))
		}
		check.Same(at, "limit", one.Limit, limits[i])
		var amount decimal.Decimal
		for _, p := range r.Percentages {
			if slices.Contains(one.Percentages, p.ID) {
				amount = amount.Add(p.Amount)
			}
		}
		check.Same(at, "amount", one.Amount, amount)
	}
	return limits
}

// percentage compares a percentage with its base, and returns what it comes to after its own cap.
func (a *auditor) percentage(at *fault.Collector, p PercentageResult, base, total decimal.Decimal) decimal.Decimal {
	check.Same(at, "base", p.Base, base)
	uncapped := p.Flat
	if p.Flat.IsZero() {
		uncapped = money.Round(money.Of(base, p.Rate), a.places, a.rounding)
	}
	check.Same(at, "uncapped", p.Uncapped, uncapped)
	check.Same(at, "share", p.Share, shareOf(p.Amount, total))
	if !p.Cap.IsZero() {
		uncapped = decimal.Min(uncapped, p.Cap)
	}
	return uncapped
}

func (a *auditor) credits(r Result) {
	net := r.Total
	for i, c := range r.Credits {
		at := a.In("credits[%d]", i)
		base, _ := r.base(c.base())
		if c.Eligible {
			pay, charges := r.Eligible()
			base = pay.Add(charges)
		}
		check.Same(at, "amount", c.Amount, a.percentage(at, c.PercentageResult, base, r.Total))
		check.Same(at, "discount", c.Discount, money.Round(money.Of(c.Amount, c.DiscountRate), a.places, a.rounding))
		check.Same(at, "net", c.Net, c.Amount.Sub(c.Discount))
		net = net.Sub(c.Net)
	}
	check.Same(a.Collector, "net", r.Net, net)
}

func (a *auditor) persons(r Result, again []person) {
	if len(again) != len(r.Persons) {
		a.Add("persons", ErrUnbalance, len(r.Persons))
		return
	}
	for i, want := range again {
		at, got := a.In("persons[%d]", i), r.Persons[i]
		if got.Person != want.name || got.Crossed != want.crossed {
			at.Add("person", ErrUnbalance, got.Person)
		}
		check.Same(at, "pay", got.Pay, a.decimal(want.pay))
		check.Same(at, "tranche_a", got.TrancheA, a.decimal(want.inA))
		check.Same(at, "tranche_b", got.TrancheB, a.decimal(want.pay-want.inA))
		check.Same(at, "charge", got.Charge, a.decimal(want.charge))
	}
}

// contributions compares the total of each contribution with the lines.
func (a *auditor) contributions(r Result) {
	bases, amounts := make([]decimal.Decimal, len(r.Contributions)), make([]decimal.Decimal, len(r.Contributions))
	for _, line := range r.Lines {
		for _, one := range line.Charges {
			if one.Contribution >= 0 && one.Contribution < len(amounts) {
				bases[one.Contribution] = bases[one.Contribution].Add(one.Base)
				amounts[one.Contribution] = amounts[one.Contribution].Add(one.Amount)
			}
		}
	}
	for i, one := range r.Contributions {
		at := a.In("contributions[%d]", i)
		check.Same(at, "base", one.Base, bases[i])
		check.Same(at, "amount", one.Amount, amounts[i])
	}
}
