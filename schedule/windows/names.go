package windows

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// Source says where a window is written: the fields Title and Address.
type Source = law.Source

// Status says how well a figure is established: unconfirmed, derived or confirmed in JSON.
type Status = law.Status

// The statuses.
const (
	Unconfirmed = law.Unconfirmed
	Derived     = law.Derived
	Confirmed   = law.Confirmed
)

// Faults is everything wrong with a document: errors.Is asks it for a kind.
type Faults = fault.Faults

// The kinds of fault, for errors.Is.
var (
	ErrSyntax    = fault.ErrSyntax
	ErrRequired  = fault.ErrRequired
	ErrUnknown   = fault.ErrUnknown
	ErrDuplicate = fault.ErrDuplicate
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrOrder     = fault.ErrOrder
	ErrTooLarge  = fault.ErrTooLarge
	// ErrBefore reports a release before the first agreement that is known, ErrNone one after the last.
	ErrBefore = law.ErrBefore
	ErrNone   = law.ErrNone
	// ErrUnconfirmed reports a release on a day for which the agreement is not established: name one.
	ErrUnconfirmed = law.ErrUnconfirmed
)

// Medium is a way in which a film is exploited after its release. The words are those of the channels of rnpp where
// both have one.
type Medium string

// The media.
const (
	// Video is discs (vidéo physique), VOD video on demand by item (VàD à l'acte).
	Video Medium = law.MediumVideo
	VOD   Medium = law.MediumVOD
	// PayTV is a pay cinema channel (télévision payante de cinéma), OtherPayTV another pay channel.
	PayTV      Medium = law.MediumPayTV
	OtherPayTV Medium = law.MediumOtherPayTV
	// FreeTV is free television (télévision gratuite).
	FreeTV Medium = law.MediumFreeTV
	// SVOD is video on demand by subscription (VàDA), FreeVOD without payment.
	SVOD    Medium = law.MediumSVOD
	FreeVOD Medium = law.MediumFreeVOD
)

// Media returns the media, in the usual order of their windows.
func Media() []Medium { return []Medium{Video, VOD, PayTV, OtherPayTV, FreeTV, SVOD, FreeVOD} }

// Label returns the name of the medium in French and in English; empty for an unknown one.
func (m Medium) Label() Text {
	switch m {
	case Video:
		return Text{FR: "Vidéo physique", EN: "Physical video"}
	case VOD:
		return Text{FR: "VàD à l'acte", EN: "VOD per item"}
	case PayTV:
		return Text{FR: "Télévision payante de cinéma", EN: "Pay cinema channel"}
	case OtherPayTV:
		return Text{FR: "Autre télévision payante", EN: "Other pay television"}
	case FreeTV:
		return Text{FR: "Télévision gratuite", EN: "Free television"}
	case SVOD:
		return Text{FR: "VàDA", EN: "SVOD"}
	case FreeVOD:
		return Text{FR: "VàD gratuite", EN: "Free VOD"}
	default:
		return Text{}
	}
}

// Terms are those of a service: its own agreement with the trade, or none.
type Terms string

// The terms. Empty is those that the agreement knows for the name of the service, or unknown.
const (
	// Best are the best that the agreement knows, WithAgreement those of an agreement with the trade.
	Best          Terms = law.TermsBest
	WithAgreement Terms = law.TermsAgreement
	NoAgreement   Terms = law.TermsNone
)

// Label returns the name of the terms in French and in English; empty for unknown ones.
func (t Terms) Label() Text {
	switch t {
	case Best:
		return Text{FR: "meilleures conditions", EN: "best terms"}
	case WithAgreement:
		return Text{FR: "avec accord", EN: "with agreement"}
	case NoAgreement:
		return Text{FR: "sans accord", EN: "without agreement"}
	default:
		return Text{}
	}
}
