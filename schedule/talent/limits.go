package talent

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of a problem and of a search, checked before any work.
const (
	// MaxScenes is the largest number of scenes.
	MaxScenes = 500
	// MaxActors is the largest number of actors, MaxShared that of the paid actors who play in two scenes of
	// different casts or more: the others are never held.
	MaxActors = 1_000
	MaxShared = 64
	// MaxSearched is the largest number of scenes, those of one cast being one, that a search can prove.
	MaxSearched = 64
	// MaxDays is the longest scene, in days (or in whatever unit of time the problem counts).
	MaxDays = 1_000
	// MaxPrecedences is the largest number of precedences.
	MaxPrecedences = 10_000
	// MaxNodes is the largest number of nodes, DefaultNodes that of a search which names none.
	MaxNodes     = 1_000_000_000_000
	DefaultNodes = 500_000
	// MaxMemory is the largest memory of a search, in bytes, DefaultMemory that of one which names none.
	MaxMemory     = 1 << 34
	DefaultMemory = 64 << 20
	// MaxInstance is the longest text of an instance, in bytes.
	MaxInstance = 4 << 20
	// MaxCode is the longest name of a scene or an actor, in bytes.
	MaxCode = check.MaxCode
)

// maxTotal bounds the fees of all actors times the days of all scenes, in the smallest unit in use.
const maxTotal = 1 << 60
