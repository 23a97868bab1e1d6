package recoupment

import (
	"cmp"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// transfer is a compiled [Transfer].
type transfer struct {
	// pours says that it feeds a pool.
	pours      bool
	of, atMost []cascade.Part
	// outstanding is what is outstanding of the account that it is set against, earlier the transfers before it that
	// are set against the same one.
	outstanding []cascade.Part
	earlier     []int
	bands       []band
	fromFirst   bool
	when        int
	advance     fraction.F
	limit       fraction.F
	limited     bool
	// shift is what was owed before the history begins, less what the bands come to at the opening.
	shift fraction.F
	// account is the one that recoups the transfer, head the head on it; -1 where there is none.
	account, head int
}

type band struct{ from, perUnit, amount fraction.F }

func (b *builder) transfer(t Transfer) transfer {
	to := transfer{
		of: b.form(t.Of, oneUnit), atMost: b.form(t.AtMost, oneUnit), fromFirst: t.Scale == FromFirstUnit,
		when: cascade.None, advance: dec(t.Advance), account: cascade.None, head: cascade.None,
	}
	if t.Limit != nil {
		to.limit, to.limited = dec(*t.Limit), true
	}
	if t.Into != "" {
		to.pours, b.pours = true, true
	}
	if t.RecoupedOn != "" {
		to.account, b.recoups = b.names.accounts[t.RecoupedOn], true
		to.head = b.accounts[to.account].head(t.Head)
	}
	if t.SetAgainst != "" {
		to.outstanding = b.measured(Term{Account: t.SetAgainst, Measure: Outstanding})
		for i := range b.transfers {
			if b.deal.Transfers[i].SetAgainst == t.SetAgainst {
				to.earlier = append(to.earlier, i)
			}
		}
	}
	if t.When != nil {
		to.when = b.condition(*t.When, "transfer:"+cmp.Or(t.ID, "?"))
	}
	for i, from := range t.Bands {
		to.bands = append(to.bands, band{dec(from.From), dec(from.PerUnit), dec(from.Amount)})
		if len(to.of) > 0 { // the movement is cut where the band is reached
			b.turn(cascade.Switch{Form: to.of, Reaches: dec(from.From)}, "transfer:%s:band:%d", t.ID, i)
		}
	}
	return to
}
