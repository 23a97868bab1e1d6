package report

import "fmt"

func (s *sheet) budget(b Budget) {
	for _, line := range b.Lines {
		s.all(line.ID, named{"quantity", line.Quantity}, named{"number", line.Number}, named{"rate", line.Rate}, named{"amount", line.Amount},
			named{"tranche_a", line.TrancheA}, named{"tranche_b", line.TrancheB}, named{"charge", line.Charge})
		for _, c := range line.Charges {
			s.all(line.ID, named{"charge " + c.Label + ": base", c.Base}, named{"charge " + c.Label + ": rate", c.Rate}, named{"charge " + c.Label, c.Amount})
		}
	}
	for _, p := range b.Persons {
		s.all("person "+p.Person, named{"pay", p.Pay}, named{"tranche_a", p.TrancheA}, named{"tranche_b", p.TrancheB}, named{"charge", p.Charge})
	}
	for _, c := range b.Contributions {
		s.all("contribution "+c.Category, named{c.Label + ": base", c.Base}, named{c.Label + ": rate", c.Rate}, named{c.Label, c.Amount})
	}
	for _, p := range b.Posts {
		s.all("post "+p.Post, named{"amount", p.Amount}, named{"share", p.Share})
	}
	s.all("posts_total", named{"amount", b.PostsTotal}, named{"share", b.PostsShare})
	for _, p := range b.Percentages {
		s.all(p.ID, named{"base", p.Base}, named{"left_out", p.LeftOut}, named{"rate", p.Rate}, named{"amount", p.Amount}, named{"share", p.Share})
	}
	s.all("total", named{"ceiling", b.Ceiling}, named{"amount", b.Total})
}

func (s *sheet) taxCredit(t TaxCredit) {
	s.all("tax_credit", named{"rate", t.Rate}, named{"base_cap", t.BaseCap}, named{"aid_ceiling", t.AidCeiling},
		named{"eligible_pay", t.EligiblePay}, named{"eligible_charges", t.EligibleCharges}, named{"non_repayable_aid", t.NonRepayableAid},
		named{"net", t.Net}, named{"cap", t.Cap}, named{"base", t.Base}, named{"credit", t.Credit}, named{"ceiling", t.Ceiling},
		named{"other_public_aid", t.OtherPublicAid}, named{"headroom", t.Headroom}, named{"kept", t.Kept}, named{"lost", t.Lost}, named{"in_plan", t.InPlan})
}

func (s *sheet) financing(f Financing) {
	for _, one := range f.Sources {
		s.all(one.ID, named{"amount", one.Amount}, named{"share", one.Share}, named{"recoupable", one.Recoupable},
			named{"probability", one.Probability}, named{"bankable", one.Bankable})
		for n, i := range one.Instalments {
			name := fmt.Sprintf("instalment %d %s", n+1, i.Date)
			s.all(one.ID, named{name + ": percent", i.Percent}, named{name, i.Amount})
		}
	}
	for _, list := range []struct {
		kind   string
		shares []Share
	}{{"nature ", f.Natures}, {"group ", f.Groups}, {"largest_third_party ", []Share{f.LargestThirdParty}}} {
		for _, one := range list.shares {
			s.all(list.kind+one.Name, named{"amount", one.Amount}, named{"share", one.Share})
		}
	}
	s.figure("concentration", "hhi", f.HHI)
	a := f.PublicAid
	s.all("public_aid", named{"aid", a.Aid}, named{"percent", a.Percent}, named{"ceiling", a.Ceiling}, named{"limit", a.Limit}, named{"margin", a.Margin})
}

func (s *sheet) risk(r Risk) {
	for _, one := range r.Ratios {
		s.all(one.Code, named{"amount", one.Amount}, named{"base", one.Base}, named{"percent", one.Percent})
		for _, line := range one.Lines {
			s.figure(one.Code, "line "+line.Source, line.Amount)
		}
	}
}

func (s *sheet) cash(c Cash) {
	for _, w := range c.Weeks {
		s.at(w.Week)
		item := w.Monday.String()
		s.figure(item, "receipts", w.Receipts)
		for _, o := range w.Outflows {
			s.figure(item, o.Column, o.Amount)
		}
		s.all(item, named{"net", w.Net}, named{"cumulative", w.Cumulative})
	}
	s.at(0)
	s.figure("total", "receipts", c.Receipts)
	for _, o := range c.Outflows {
		s.figure("total", o.Column, o.Amount)
	}
	for _, u := range c.Unallocated {
		s.figure("unallocated "+u.ID, u.Column+" "+u.Reason, u.Amount)
	}
	s.all("total", named{"closing", c.Closing}, named{"peak_need", c.PeakNeed})
	s.whole("total", "number_of_weeks", int64(c.NumberOfWeeks))
	s.whole("total", "peak_week", int64(c.PeakWeek))
	s.whole("total", "first_negative_week", int64(c.FirstNegative))
}

func (s *sheet) facility(f Facility) {
	for _, w := range f.Weeks {
		s.at(w.Week)
		s.all(w.Monday.String(), named{"net", w.Net}, named{"interest", w.Interest}, named{"commitment", w.Commitment}, named{"arrangement", w.Arrangement},
			named{"position", w.Position}, named{"drawn", w.Drawn}, named{"over", w.Over}, named{"uncovered", w.Uncovered})
	}
	s.at(0)
	s.all("terms", named{"limit", f.Limit}, named{"rate", f.Rate}, named{"commitment_fee", f.CommitmentFee}, named{"arrangement_fee", f.ArrangementFee}, named{"provision", f.Provision})
	s.all("total", named{"interest", f.Interest}, named{"commitment", f.Commitment}, named{"arrangement", f.Arrangement}, named{"cost", f.Cost},
		named{"provision_left", f.ProvisionLeft}, named{"peak_drawn", f.PeakDrawn}, named{"closing", f.Closing},
		named{"peak_over", f.PeakOver}, named{"peak_uncovered", f.PeakUncovered})
	s.whole("total", "peak_week", int64(f.PeakWeek))
	s.whole("total", "last_drawn_week", int64(f.LastDrawn))
	for _, line := range f.Cover.Lines {
		name := line.Date.String()
		s.all("cover "+line.Source, named{name + ": amount", line.Amount}, named{name + ": bankable", line.Bankable}, named{name, line.Counted})
	}
	s.all("cover", named{"counted", f.Cover.Counted}, named{"percent", f.Cover.Percent})
}

func (s *sheet) amortisation(a Amortisation) {
	k := a.Cost
	s.all("opposable_cost", named{"base", k.Base}, named{"fee", k.Fee}, named{"fee_cap", k.FeeCap}, named{"overheads", k.Overheads},
		named{"overheads_cap", k.OverheadsCap}, named{"sub_total", k.SubTotal}, named{"lump_sum", k.LumpSum},
		named{"financial_cap", k.FinancialCap}, named{"financial", k.Financial}, named{"total", k.Total})
	for _, line := range a.Opening {
		s.figure("opening", line.ID, line.Amount)
	}
	s.figure("opening", "level", a.OpeningLevel)
}
