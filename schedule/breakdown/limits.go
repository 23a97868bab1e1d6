package breakdown

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of a breakdown and of a screenplay, checked before anything else.
const (
	// MaxScenes is the largest number of scenes, MaxCast that of roles, MaxElements that of other elements,
	// MaxUses that of elements of one scene.
	MaxScenes   = 5_000
	MaxCast     = 5_000
	MaxElements = 20_000
	MaxUses     = 1_000
	// MaxEighths and MaxTiming are those of one scene: 1,000 pages, 1,000 minutes.
	MaxEighths Eighths = 8_000
	MaxTiming  Timing  = 60_000
	// MaxSceneDays is the most shooting days of a scene, MaxNumber the most pieces of one element in it.
	MaxSceneDays = 366
	MaxNumber    = 100_000
	// MaxScript is the longest screenplay in bytes, MaxScriptLines in lines.
	MaxScript      = 4 << 20
	MaxScriptLines = 100_000
	// MaxFinalDraft is the longest file of Final Draft in bytes.
	MaxFinalDraft = 16 << 20
	// MaxWarnings is how many warnings are kept.
	MaxWarnings = 1_000
	// MaxCode is the longest identifier, and MaxText the longest text, in bytes.
	MaxCode = check.MaxCode
	MaxText = check.MaxText
)
