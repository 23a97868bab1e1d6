package recoupment

import (
	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/check"
)

// Limits of a deal and of its movements, checked before any work.
const (
	// MaxRights is the largest number of rights of a deal, and of its parties.
	MaxRights = 5_000
	// MaxPools is the largest number of pools, of accounts, of counters, of declarations, of thresholds,
	// of groups, of transfers and of terms of statements, each.
	MaxPools = 2_000
	// MaxViews is the largest number of views: each costs a cascade of its own.
	MaxViews = 50
	// MaxViewed is the largest number of views times what the deal has: its rights and corridors, tiers, pools,
	// accounts, counters, declarations, thresholds, groups and transfers in all.
	MaxViewed = 20_000
	// MaxConditions is the largest number of conditions, of their terms and of bands in all.
	MaxConditions = 20_000
	// MaxTerms is the largest number of steps of a right, of terms of a condition, of dimensions of a
	// filter and of its values in one dimension, of tests of a right, of heads of an account, of what a view
	// replaces, each.
	MaxTerms = 200
	// MaxSetAgainst is the largest number of transfers that are set against one account.
	MaxSetAgainst = 20
	// MaxEntries is the largest number of costs, of counts and of receipts of one movement, each.
	MaxEntries = 2_000
	// MaxSlices is the largest number of slices into which thresholds may cut one movement.
	MaxSlices = cascade.MaxSlices
	// MaxEffort bounds the work of one movement, about a second: each fraction that is computed counts
	// for 20, and a long one for what reducing it takes.
	MaxEffort = cascade.MaxEffort
	// MaxState is the longest saved state that is read, in bytes: a deal as large as it may be, with views and
	// names as long as they may be, fits.
	MaxState = 128 << 20
	// MaxPeriods is the largest number of periods of a scenario, and of settlements a reserve may wait for.
	MaxPeriods = 1_000
	// MaxDeclared is the largest number of entries that the declarations of a scenario have in all.
	MaxDeclared = 100_000
	// MaxScenarios is the largest number of scenarios of one chunk, MaxFactor the largest factor of a
	// driver, in per cent.
	MaxScenarios = 100_000_000
	MaxFactor    = 100_000
	// MaxHistory is the largest number of entries of a history.
	MaxHistory = 100_000
	// MaxCorrections is the largest number of corrections of a history, MaxReplayed the largest number of
	// movements and settlements that they have played again in all: each run of corrections plays everything
	// before it once.
	MaxCorrections = 1_000
	MaxReplayed    = 10 * MaxHistory
	// MaxPremium is the largest premium on an account, in per cent.
	MaxPremium = 10_000
	// MaxCode is the longest name of a pool, a right, a party, an account..., in bytes.
	MaxCode = check.MaxCode
	// maxDepth is the deepest that conditions may lie in one another.
	maxDepth = 20
)
