package recoupment

import "math/big"

// stepCost is that of handling one small fraction; longer ones cost the square of their words too, as
// reducing them does.
const stepCost = 20

// cost estimates the work of computing with x.
func cost(x *big.Rat) int {
	words := (x.Num().BitLen()+x.Denom().BitLen())/64 + 1
	return stepCost + words*words
}

// spend counts work of the movement being applied and reports whether it is within [MaxEffort].
func (r *Run) spend(work int) bool {
	r.effort += work
	return r.effort <= MaxEffort
}
