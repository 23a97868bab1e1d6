package rnpp

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/deep"
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
}

func (d *drawing) rights() {
	d.lines, d.label, d.given = map[string]recoupment.Figures{}, map[string]Text{}, map[string]recoupment.Figures{}
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
	base := line.Gross.Cumulative
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
		line.Deductions = append(line.Deductions, one)
	}
	if s.Partner != nil {
		part := Deduction{Right: s.ID + ".partner", Party: s.Partner.Party, Kind: PartnerDeduction, Rate: new(s.Partner.Rate)}
		if s.Partner.Of == OfGross {
			part.Base = base
		}
		add(part)
	}
	d.commissions(m, s, base, add)
	// The transfer of a commission that falls for a beneficiary only gives nothing back here.
	if back, falls := d.given[FallTransfer(s.ID)]; falls && !d.fall(m, s).amount.IsZero() {
		line.Deductions = append(line.Deductions, Deduction{
			Right: FallTransfer(s.ID), Party: m.Party, Kind: CommissionGivenBack, Figures: minusFigures(recoupment.Figures{}, back),
			Label: Text{FR: "commission rendue", EN: "commission given back"},
		})
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

// commissions adds the sub-commissions and the commissions of a stream, with their caps.
func (d *drawing) commissions(m Mandate, s Stream, base decimal.Decimal, add func(Deduction)) {
	if s.Commission.AfterCosts || len(d.sizes(s)) > 1 || s.Partner != nil && s.Partner.Of == OfGross {
		base = decimal.Decimal{}
	}
	for _, sub := range s.Commission.Sub {
		add(Deduction{Right: m.CommissionRight(s.ID) + "." + sub.Party, Party: sub.Party, Kind: SubCommissionTaken, Base: base, Rate: new(sub.Rate)})
	}
	for _, z := range d.commission(m, s) {
		one := Deduction{Right: m.CommissionRight(s.ID) + z.suffix(), Party: m.Party, Kind: CommissionDeduction, Base: base}
		if len(z.steps) == 1 && z.scale == nil {
			one.Rate = new(z.steps[0].Rate)
		}
		if z.scale != nil {
			one.Scale = new(deep.Copy(*z.scale))
		}
		if l := d.ceiling(m, s, z); l != nil {
			if one.Rule = l.rule; l.flat() {
				one.Cap = new(l.Beyond)
			} else {
				one.CapScale = new(deep.Copy(l.Scale))
			}
		}
		add(one)
	}
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
