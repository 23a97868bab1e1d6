package closing

import "strings"

// reason compares the plan before and after a step.
func reason(before, after *evaluation) Reason {
	closed := quotient{after.closed, after.den}.compare(quotient{before.closed, before.den})
	short := quotient{after.short, after.den}.compare(quotient{before.short, before.den})
	switch {
	case closed != 0 && after.closed.Cmp(after.den) == 0:
		return Closes
	case closed != 0:
		return Likelier
	case short != 0:
		return Nearer
	}
	return Neutral
}

// text says the reason in words.
func (s Step) text(currency string, minor, places int32) Text {
	before, after := s.Before.StringFixed(places)+" %", s.After.StringFixed(places)+" %"
	from, to := s.ShortfallBefore.StringFixed(minor)+" "+currency, s.ShortfallAfter.StringFixed(minor)+" "+currency
	var fr, en string
	switch s.Reason {
	case Closes:
		fr = "Avec elle le plan est bouclé : la probabilité passe de " + before + " à " + after
		en = "With it the plan closes: the probability goes from " + before + " to " + after
	case Likelier:
		fr = "Aucune autre n'élève davantage la probabilité de bouclage, de " + before + " à " + after +
			" ; manque moyen de " + from + " à " + to
		en = "No other raises the probability of closing more, from " + before + " to " + after +
			"; mean shortfall from " + from + " to " + to
	case Nearer:
		fr = "Aucune ne change la probabilité de bouclage, " + before + " ; celle-ci réduit le plus le manque moyen, de " + from + " à " + to
		en = "None changes the probability of closing, " + before + "; this one reduces the mean shortfall most, from " + from + " to " + to
	case Neutral:
		fr = "Elle ne change ni la probabilité de bouclage, " + before + ", ni le manque moyen, " + from
		en = "It changes neither the probability of closing, " + before + ", nor the mean shortfall, " + from
	}
	fr = strings.ReplaceAll(fr, ".", ",")
	if len(s.Opens) > 0 {
		fr += " ; ouvre " + strings.Join(s.Opens, ", ")
		en += "; opens " + strings.Join(s.Opens, ", ")
	}
	return Text{FR: fr + ".", EN: en + "."}
}
