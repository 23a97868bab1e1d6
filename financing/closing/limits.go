package closing

// Limits of a question. They keep a hostile plan as cheap as a real one.
const (
	// MaxOutcomes is the most points of a distribution that a result lists.
	MaxOutcomes = 4_096
	// MaxWork bounds an exact evaluation: the states that it holds, each counted by the length of its
	// probability in words of 64 bits. Some 33 independent sources of arbitrary amounts, in whole per cents,
	// come to it; amounts that add up to the same sums take far more sources.
	MaxWork = 1 << 21
	// MaxPursuit bounds the exact evaluations of one [Pursue] together.
	MaxPursuit = 1 << 23
	// MaxDraws is the most draws of one sample, and MaxSampled the most draws times uncertain sources, those
	// of every step of a [Pursue] together.
	MaxDraws   = 2_000_000
	MaxSampled = 1 << 29
	// DefaultDraws are those of a sample where none are named.
	DefaultDraws = 100_000
	// MaxPlaces is the most decimals of a probability, DefaultPlaces those where none are named.
	MaxPlaces     = 20
	DefaultPlaces = 4
	// MaxLevels is the most quantiles, and MaxScenarios the most plans of a [Compare].
	MaxLevels    = 100
	MaxScenarios = 10
)

// maxBits is the length of the largest sum of amounts, in minor units: 2 x 10^18.
const maxBits = 61
