package closing

import "math/big"

// evaluation is what a method finds, as whole numbers over the denominator of the law.
type evaluation struct {
	law    *law
	method Method
	draws  int // of a sample
	den    *big.Int
	// closed is the weight of closing; expected and short are the weighted sums of what is raised and of what
	// is missing, in minor units.
	closed, expected, short *big.Int
	joints                  []joint // by the sources of the model
	work                    int
}

// joint is a source together with the closing of the plan.
type joint struct {
	came, closed, short big.Int // the cases in which it comes
	// The cases in which all that it needs has come; unused by a source that needs nothing uncertain.
	ready, readyClosed, readyShort big.Int
}

// evaluate picks the method.
func (m *model) evaluate() (*evaluation, error) {
	if m.options.Method != Sampled {
		if e, ok := m.count(); ok {
			return e, nil
		}
		if err := m.uncountable(); err != nil {
			return nil, err
		}
	}
	return m.sample()
}

// count evaluates exactly: in one list of outcomes where it stays short, else in two lists that meet.
func (m *model) count() (*evaluation, bool) {
	one := newGroup()
	if m.fill(MaxOutcomes, one) {
		return m.meet(one, newGroup()), true
	}
	a, b := newGroup(), newGroup()
	if !m.fill(MaxWork, a, b) {
		return nil, false
	}
	return m.meet(a, b), true
}

// fill deals the parts out, the largest first, each to the group that has the fewest outcomes.
func (m *model) fill(most int, groups ...*group) bool {
	for _, part := range m.parts {
		steps, ok := m.steps(part)
		if !ok {
			return false
		}
		to := groups[0]
		for _, g := range groups[1:] {
			if len(g.top()) < len(to.top()) {
				to = g
			}
		}
		// What is waited for within a part multiplies the states for a while.
		if !to.add(steps, 4*most) || len(to.top()) > most {
			return false
		}
	}
	return true
}

// meet crosses two groups: what one raises decides how much the other must.
func (m *model) meet(a, b *group) *evaluation {
	l := &law{base: m.base, rows: newList(b.top(), b.den()), cols: newList(a.top(), a.den())}
	if len(l.rows.sums) > len(l.cols.sums) {
		l.rows, l.cols = l.cols, l.rows
		a, b = b, a
	}
	e := &evaluation{law: l, method: Exact, den: l.den(), joints: make([]joint, len(m.sources)), work: a.work + b.work}
	need := m.target - m.base
	all := a.back(ends(l.cols.sums, l.rows, need), l.rows.den, e.joints)
	b.back(ends(l.rows.sums, l.cols, need), l.cols.den, e.joints)
	e.closed, e.short = &all.closed[0], &all.short[0]
	e.expected = new(big.Int).Mul(e.den, big.NewInt(m.base))
	var part, amount big.Int
	for i := range e.joints {
		part.Mul(&e.joints[i].came, amount.SetInt64(m.sources[i].amount))
		e.expected.Add(e.expected, &part)
	}
	return e
}
