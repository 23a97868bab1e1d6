package rnpp

import (
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// drawing draws a statement.
type drawing struct {
	Contracts
	now    recoupment.Settlement
	levels levelsOf
	// before is what the last settlement told, last its day.
	before levelsOf
	last   schedule.Date
	lines  map[string]recoupment.Figures
	label  map[string]Text
	given  map[string]recoupment.Figures
	rates  map[string]recoupment.RatePosition
	chain  chain
}

func (d *drawing) rights() {
	d.lines, d.label, d.given = map[string]recoupment.Figures{}, map[string]Text{}, map[string]recoupment.Figures{}
	d.rates = map[string]recoupment.RatePosition{}
	for _, p := range d.now.Rates {
		d.rates[p.Right] = p
	}
	for _, l := range d.now.Lines {
		d.lines[l.ID], d.label[l.ID] = l.Figures, l.Label
	}
	for _, t := range d.now.Transfers {
		if t.Kind == recoupment.TransferTerm {
			d.given[t.ID] = recoupment.Figures{Prior: t.Prior, Current: t.Current, Cumulative: t.Cumulative}
		}
	}
}

// pool is what entered a pool.
func (d *drawing) pool(id string) recoupment.Figures {
	now, before := d.levels.of(recoupment.LevelPool, id), d.before.of(recoupment.LevelPool, id)
	return recoupment.Figures{Prior: before, Current: now.Sub(before), Cumulative: now}
}

func (d *drawing) stream(m Mandate, s Stream) StreamLine {
	line := StreamLine{Stream: s.ID, Mandate: m.ID, Channel: s.Channel, Label: s.Label, Deductions: []Deduction{}}
	line.Gross = d.pool(s.ID)
	for _, other := range d.Mandates {
		for _, feeding := range other.Streams {
			if feeding.To == s.ID {
				line.Gross = minusFigures(line.Gross, d.pool(outPool(feeding.ID)))
			}
		}
	}
	add := func(one Deduction) {
		figures, taken := d.lines[one.Right]
		if !taken {
			return
		}
		one.Figures, one.Label = figures, d.label[one.Right]
		one.addUp()
		line.Deductions = append(line.Deductions, one)
	}
	if s.Partner != nil {
		right := s.ID + ".partner"
		add(Deduction{Right: right, Party: s.Partner.Party, Kind: PartnerDeduction, Rate: new(s.Partner.Rate), Base: sumOf(d.rates[right].Bases)})
	}
	d.commissions(m, s, add)
	// The transfer of a commission that falls for a beneficiary only gives nothing back here.
	if back, falls := d.given[FallTransfer(s.ID)]; falls && !d.fall(m, s).amount.IsZero() {
		one := Deduction{
			Right: FallTransfer(s.ID), Party: m.Party, Kind: CommissionGivenBack, Figures: minusFigures(recoupment.Figures{}, back),
			Label: Text{FR: "commission rendue", EN: "commission given back"}, Slices: d.givenBack(m, s, back.Cumulative),
		}
		one.addUp()
		line.Deductions = append(line.Deductions, one)
	}
	for _, of := range d.Mandates {
		for _, k := range of.Costs {
			add(Deduction{Right: RecoupmentRight(k.Account.ID, s.ID), Party: of.Party, Kind: CostsDeduction})
		}
		for _, g := range of.Guarantees {
			add(Deduction{Right: RecoupmentRight(g.ID, s.ID), Party: of.Party, Kind: GuaranteeDeduction})
		}
	}
	for _, one := range line.Deductions {
		line.Deducted = plusFigures(line.Deducted, one.Figures)
	}
	line.Outside = d.outside(s)
	line.Net = plusFigures(minusFigures(line.Gross, line.Deducted), line.Outside)
	return line
}

// outside is what counts in a stream without going through the cascade, on its day.
func (d *drawing) outside(s Stream) recoupment.Figures {
	var f recoupment.Figures
	for _, l := range d.lumps() {
		if l.Stream != s.ID || d.now.Date.Before(l.Day) {
			continue
		}
		one := recoupment.Figures{Current: l.Amount, Cumulative: l.Amount}
		if !d.last.IsZero() && !d.last.Before(l.Day) {
			one = recoupment.Figures{Prior: l.Amount, Cumulative: l.Amount}
		}
		f = plusFigures(f, one)
	}
	return f
}
