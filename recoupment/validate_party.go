package recoupment

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// party checks that a party that is named is on the list, where the deal has one, and notes that it is named.
func (v *validation) party(c *fault.Collector, path, id string) {
	if id == "" || len(v.deal.Parties) == 0 {
		return
	}
	if _, listed := v.parties[id]; !listed {
		c.Add(path, ErrUnknown, id)
	}
	v.named[id] = true
}

// listed checks the list itself.
func (v *validation) listed() {
	unique(v.c, "parties", v.deal.Parties, func(p Party) string { return p.ID })
	for i, p := range v.deal.Parties {
		check.Labels(v.c, indexed("parties", i)+".label", p.Label)
	}
}

// idle reports the parties of the list that nothing pays or charges: a right was left out, or a name is not
// that of the list.
func (v *validation) idle() {
	for i, p := range v.deal.Parties {
		if p.ID != "" && !v.named[p.ID] {
			v.c.Add(fmt.Sprintf("parties[%d].id", i), ErrUnreachable, p.ID)
		}
	}
}
