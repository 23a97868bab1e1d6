package cascade

// earnPerUnit lets the rights that earn so much for each unit of a quantity earn on what was counted.
func (p *planner) earnPerUnit() {
	for _, i := range p.run.program.PerUnit {
		r := &p.run.program.Rights[i]
		count := p.of[r.Per]
		if count.IsZero() || p.run.isOn(r.Limit) {
			continue
		}
		if step := p.see(i); step < len(r.Steps) {
			p.add(r.Bases[step], count)
			p.due[i] = p.accrue(r, count.Mul(r.Steps[step].Rate))
		}
	}
}

// duePerUnit returns what is due to such rights of a tier out of what reaches it.
func (p *planner) duePerUnit(t *Tier) (due []F) {
	due = make([]F, len(t.Rights))
	if len(p.run.program.PerUnit) == 0 {
		return due
	}
	for at, i := range t.Rights {
		due[at] = p.due[i]
	}
	return due
}
