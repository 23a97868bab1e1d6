package payroll

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of a shoot. They are far above any real one, and keep a hostile one cheap to refuse.
const (
	// MaxPeople is the largest number of engagements.
	MaxPeople = 2_000
	// MaxNumber is the most people that one engagement stands for.
	MaxNumber = 100_000
	// MaxDays is the most days, journeys, fees or expenses of one engagement.
	MaxDays = 1_100
	// MaxAllDays is the most of them in the whole shoot.
	MaxAllDays = 60_000
	// MaxStretches is the most stretches of work of a day.
	MaxStretches = 20
	// MaxWeeks is the most weeks that are listed, and holidays.
	MaxWeeks = 600
	// MaxContract is the longest contract, in days.
	MaxContract = 1_100
	// MaxRules is the most sets of rules.
	MaxRules = 50
	// MaxSteps is the most steps of a scale, or seasons, or factors.
	MaxSteps = 50
	// MaxContributions is the most contributions, all populations together.
	MaxContributions = 2_000
	// MaxCharges is the most contributions that all payslips bear together.
	MaxCharges = 1_000_000
	// MaxCode is the longest identifier, in bytes, and MaxText the longest label.
	MaxCode = check.MaxCode
	MaxText = check.MaxText
	// FirstYear and LastYear bound the days of a shoot.
	FirstYear = 1900
	LastYear  = 2200
)
