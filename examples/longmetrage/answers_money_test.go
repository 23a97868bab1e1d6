package main

import "testing"

type object = map[string]any

// translate gives the figures of the output the places that the published answers give them.
func translate(t *testing.T, o node) object {
	t.Helper()
	return object{
		"currency": o.at("currency").v,
		"answers": object{
			"Q1": devis(o), "Q2": taxCredit(o.at("tax_credit")), "Q3": structure(o.at("financing")), "Q4": ratios(o.at("risk", "ratios")),
			"Q5": treasury(o.at("cash")), "Q6": bank(o.at("facility")),
			"Q7":  scenarios(o, func(s node) any { return boxOffice(s.at("box_office", "periods").list()) }),
			"Q8":  scenarios(o, func(s node) any { return support(s.at("support")) }),
			"Q9":  amortisation(o),
			"Q10": scenarios(o, cascade),
			"Q11": scenarios(o, authors),
			"Q12": results(o),
			"Q13": breakEvens(o.at("break_even", "goals")),
		},
	}
}

func scenarios(o node, value func(node) any) object {
	return keyed(o.at("scenarios").list(), "id", value)
}

func devis(o node) object {
	b := o.at("budget")
	percentage := func(id string) object {
		return b.at("percentages").by("id", id).fields("base", "base", "amount", "amount")
	}
	return object{
		"lines": keyed(b.at("lines").list(), "id", func(line node) any {
			out := line.fields("amount", "amount", "tranche_a", "tranche_a", "tranche_b", "tranche_b", "charge", "charge")
			out["charges"] = keyed(line.at("charges").list(), "label", field("amount"))
			return out
		}),
		"persons_total_pay":   keyed(b.at("persons").list(), "person", field("pay")),
		"posts":               keyed(b.at("posts").list(), "post", field("amount")),
		"post_share_pct_of_B": keyed(b.at("posts").list(), "post", field("share")),
		"total_posts":         b.at("posts_total").v, "budget_B": b.at("total").v,
		"producer_fee": percentage("fee"), "overheads": percentage("overheads"), "contingency": percentage("contingency"),
	}
}

func taxCredit(c node) object {
	return c.fields("eligible_pay_and_purchases", "eligible_pay", "eligible_charges", "eligible_charges", "eligible_net_of_aid", "net",
		"cap", "cap", "base", "base", "credit", "credit", "credit_in_plan", "in_plan", "public_aid_ceiling", "ceiling",
		"other_public_aid", "other_public_aid", "headroom", "headroom")
}

func structure(f node) object {
	share := func(n node) any { return n.fields("amount", "amount", "share_pct", "share") }
	return object{
		"amounts":                   keyed(f.at("sources").list(), "id", field("amount")),
		"share_pct":                 keyed(f.at("sources").list(), "id", field("share")),
		"by_nature":                 keyed(f.at("natures").list(), "name", share),
		"by_group":                  keyed(f.at("groups").list(), "name", share),
		"largest_third_party_group": f.at("largest_third_party").fields("group", "name", "share_pct", "share"),
		"hhi":                       f.at("hhi").v,
		"public_aid_within_60_pct":  f.at("public_aid", "within").v,
	}
}

func ratios(list node) object {
	names := map[string]string{
		"closure": "closure", "signed": "secured_cover", "signed_letter": "engaged_cover", "weighted": "weighted_cover", "gap": "gap",
		"external": "external_cover", "producer_risk": "producer_risk", "deferred": "deferred_share", "cash_risk": "cash_risk",
		"recoupable": "recoupable_share", "non_recoupable": "non_recoupable_share", "public": "public_intensity",
		"broadcasters": "broadcaster_dependence", "bankable": "bankable_share",
	}
	out := object{"gap_coverage_pct": list.by("code", "gap_coverage").at("percent").v}
	for answer, code := range names {
		out[answer] = list.by("code", code).fields("amount", "amount", "pct", "percent")
	}
	return out
}

func treasury(c node) object {
	out := c.fields("number_of_weeks", "number_of_weeks", "peak_need", "peak_need", "peak_week", "peak_week", "peak_monday", "peak_monday",
		"first_negative_week", "first_negative_week", "closing", "closing")
	out["weeks"] = each(c.at("weeks").list(), func(w node) any {
		week := w.fields("week", "week", "monday", "monday", "receipts", "receipts", "net", "net", "cum", "cumulative")
		for _, column := range w.at("outflows").list() {
			week[column.at("column").text()] = column.at("amount").v
		}
		return week
	})
	return out
}

func bank(f node) object {
	out := f.fields("interest", "interest", "commitment_fee", "commitment", "arrangement_fee", "arrangement", "total_cost", "cost",
		"provision_less_cost", "provision_left", "peak_drawn", "peak_drawn", "peak_drawn_week", "peak_week", "last_week_drawn", "last_drawn_week",
		"closing_position", "closing")
	out["bankable_receivables_after_peak"], out["cover_pct"] = f.at("cover", "counted").v, f.at("cover", "percent").v
	out["weeks"] = each(f.at("weeks").list(), func(w node) any {
		week := w.fields("week", "week", "pos", "position", "drawn", "drawn")
		for _, cost := range []string{"interest", "commitment", "arrangement"} {
			week[cost] = w.at(cost).negative()
		}
		return week
	})
	return out
}
