package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// Condition says when a condition holds.
func (w *Words) Condition(c recoupment.Condition) string {
	switch {
	case c.Threshold != "":
		return w.Threshold(c.Threshold)
	case c.Declared != "":
		return in(w.declarations, c.Declared)
	case !c.From.IsZero():
		return w.Say("le ", "") + w.Date(c.From)
	case len(c.All) > 0:
		return w.several(c.All, w.Say(" et ", " and "))
	case len(c.Any) > 0:
		return w.several(c.Any, w.Say(" ou ", " or "))
	}
	if a, done := recoups(c); done {
		return w.Account(a) + w.Say(" : récupéré", ": recouped")
	}
	sign := " ≥ "
	if c.Above {
		sign = " > "
	}
	return w.sum(c.Of) + sign + w.Number(c.Reaches, 0)
}

// recoups reports a condition that is: nothing is outstanding on an account.
func recoups(c recoupment.Condition) (account string, is bool) {
	if len(c.Of) != 1 || !c.Reaches.IsZero() || c.Above {
		return "", false
	}
	t := c.Of[0]
	return t.Account, t.Measure == recoupment.Outstanding && t.Times.IsNegative() && t.Since == "" && !t.Period
}

func (w *Words) several(all []recoupment.Condition, and string) string {
	parts := make([]string, len(all))
	for i, c := range all {
		parts[i] = w.Condition(c)
		if len(c.All)+len(c.Any) > 0 {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, and)
}

func (w *Words) sum(terms []recoupment.Term) string {
	var b strings.Builder
	for i, t := range terms {
		times := t.Times
		switch {
		case times.IsNegative():
			b.WriteString(" − ")
			times = times.Neg()
		case i > 0:
			b.WriteString(" + ")
		}
		if !times.IsZero() && !times.Equal(decimal.New(1, 0)) {
			b.WriteString(w.Number(times, 0) + " × ")
		}
		b.WriteString(w.term(t))
	}
	return strings.TrimSpace(b.String())
}

func (w *Words) term(t recoupment.Term) string {
	name := w.quantity(t)
	switch {
	case t.Since != "":
		name += w.Say(" depuis « ", " since “") + w.Threshold(t.Since) + w.Say(" »", "”")
	case t.Period:
		name += w.Say(" de la période", " of the period")
	}
	return name
}

func (w *Words) quantity(t recoupment.Term) string {
	switch {
	case t.Right != "":
		return w.Right(t.Right)
	case t.Accrual != "":
		return w.Say("acquis de ", "earnings of ") + w.Right(t.Accrual)
	case t.Party != "":
		return w.Party(t.Party)
	case t.Tier != "":
		return w.Tier(t.Tier)
	case t.Pool != "":
		return w.Pool(t.Pool)
	case t.Group != "":
		return in(w.groups, t.Group)
	case t.Turnover != "":
		return w.Say("assiette de ", "turnover of ") + in(w.groups, t.Turnover)
	case t.Counter != "":
		return in(w.counters, t.Counter)
	case t.Transfer != "":
		return in(w.transfers, t.Transfer)
	}
	of := map[recoupment.Measure]string{
		recoupment.Target: w.Say("à récupérer", "to recoup"), recoupment.Recouped: w.Say("récupéré", "recouped"),
		recoupment.Outstanding: w.Say("restant", "outstanding"), recoupment.InterestAccrued: w.Say("intérêts", "interest"),
	}
	return w.Account(t.Account) + " (" + of[t.Measure] + ")"
}
