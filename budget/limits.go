package budget

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of a budget. They are far above any real one, and keep a hostile one cheap to refuse.
const (
	// MaxLines is the largest number of lines.
	MaxLines = 20_000
	// MaxPosts is the largest number of posts of a chart.
	MaxPosts = 200
	// MaxAccounts is the largest number of accounts under the posts of a chart, all together.
	MaxAccounts = 2_000
	// MaxVariables is the largest number of variables.
	MaxVariables = 1_000
	// MaxFormulas is the largest length, in bytes, of all formulas together.
	MaxFormulas = 1_000_000
	// MaxExchange is the largest number of rates of exchange.
	MaxExchange = 1_000
	// MaxTags is the largest number of tags of one line.
	MaxTags = 20
	// MaxContributions is the largest number of contributions, all categories together.
	MaxContributions = 1_000
	// MaxCharges is the largest number of contributions that all lines bear together.
	MaxCharges = 400_000
	// MaxPercentages is the largest number of percentages, of bases, of credits and of shared caps, each.
	MaxPercentages = 50
	// MaxLess is the largest number of accounts left out of the base of one percentage.
	MaxLess = 50
	// MaxRules is the largest number of rules of a [Mapping].
	MaxRules = 5_000
	// MaxTotal bounds what all the amounts of a budget come to, signs left out, in minor units (cents): lines,
	// charges, percentages and credits before their caps.
	MaxTotal = 1_000_000_000_000_000_000
	// MaxCode is the largest length, in bytes, of an identifier: account, post, category, person, key.
	MaxCode = check.MaxCode
	// MaxText is the largest length, in bytes, of a label.
	MaxText = check.MaxText
)
