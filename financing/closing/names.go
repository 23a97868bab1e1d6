package closing

import (
	"errors"

	"github.com/filmfinance/filmfinance/financing"
)

// Text is a label in French and in English, as in package financing.
type Text = financing.Text

// Fault and Faults are those of package financing: what is wrong with a plan or with a question, every
// field with its path.
type (
	Fault  = financing.Fault
	Faults = financing.Faults
)

// ErrNoSeed is the kind of fault, at "options.seed", of a plan that is too large to enumerate when no seed
// was given to sample it. The other kinds are those of package financing.
var ErrNoSeed = errors.New("the plan is too large to enumerate: a seed is needed to sample it")

// Method says how a result was found.
type Method string

// The methods. In [Options] the empty one is exact where the plan can be enumerated, else sampled.
const (
	// Exact counts every outcome: nothing is approximate but the one rounding of each figure.
	Exact Method = "exact"
	// Sampled draws outcomes from a seed: figures bear a standard error.
	Sampled Method = "sampled"
)
