package postproduction

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of a plan, checked before anything else.
const (
	// MaxTasks is the largest number of tasks, MaxLinks that of all their links, MaxImposed that of all their imposed
	// dates, MaxDeliverables that of the deliverables.
	MaxTasks        = 10_000
	MaxLinks        = 100_000
	MaxImposed      = 10_000
	MaxDeliverables = 1_000
	// MaxCalendars is the largest number of calendars beside that of the plan.
	MaxCalendars = 20
	// MaxHorizon is how far from its start a plan may go, before and after, in days: twenty years.
	MaxHorizon = 7_305
	// MaxChains is the most critical paths of a schedule, and the most late dates that come with their chain.
	MaxChains = 100
	// MaxCode is the longest code, and MaxText the longest label, in bytes.
	MaxCode = check.MaxCode
	MaxText = check.MaxText
)
