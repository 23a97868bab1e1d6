package breakdown

import (
	"strings"
	"unicode/utf8"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Script is a screenplay that was read.
type Script struct {
	// Title is the title page, in order: "Title", "Credit", "Author".
	Title []TitleLine `json:"title,omitempty"`
	// Paragraphs are the lines of the screenplay by kind, without notes and comments.
	Paragraphs []Paragraph `json:"paragraphs"`
	// Breakdown is what can be read from it; it is always valid.
	Breakdown Breakdown `json:"breakdown"`
	// Warnings are what had to be guessed or left out, in the order of the lines.
	Warnings []Warning `json:"warnings,omitempty"`
}

// TitleLine is an entry of the title page; lines of a value stand apart by a line feed.
type TitleLine struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Paragraph is a line of a screenplay.
type Paragraph struct {
	Kind Kind `json:"kind"`
	// Line is its number in the file, from 1.
	Line int `json:"line"`
	// Text is without the signs that force its kind; of a character, the name alone.
	Text string `json:"text"`
	// Number is the number of a scene heading, where one is written.
	Number string `json:"number,omitempty"`
	// Dual says that the speech of a character stands beside the one before it.
	Dual bool `json:"dual,omitempty"`
	// spaced says that a blank line comes before.
	spaced bool
	// eighths are those of the scene of a heading, where the file has them.
	eighths Eighths
}

// Kind is the kind of a line of a screenplay.
type Kind string

// The kinds.
const (
	SceneHeading  Kind = "scene_heading"
	Action        Kind = "action"
	Character     Kind = "character"
	Dialogue      Kind = "dialogue"
	Parenthetical Kind = "parenthetical"
	Transition    Kind = "transition"
	Centred       Kind = "centred"
	Lyrics        Kind = "lyrics"
	Section       Kind = "section"
	Synopsis      Kind = "synopsis"
	PageBreak     Kind = "page_break"
)

// Warning is something in a screenplay that a reader should look at.
type Warning struct {
	// Line is its number in the file, from 1.
	Line int         `json:"line"`
	Kind WarningKind `json:"kind"`
	// Text is what was found, cut to a readable length.
	Text string `json:"text,omitempty"`
}

// WarningKind says what a warning is about.
type WarningKind string

// The warnings.
const (
	// WarnEncoding is a file that is not in UTF-8: what cannot be read is shown by a sign.
	WarnEncoding WarningKind = "encoding"
	// WarnUnclosed is a note or a comment that is opened and not closed: it is taken for text.
	WarnUnclosed WarningKind = "unclosed"
	// WarnLight is a heading that does not tell day from night.
	WarnLight WarningKind = "light"
	// WarnHeading is a line that looks like a heading and is none: there is no blank line before it, or a number stands
	// first, and not between # at its end. It is taken for text.
	WarnHeading WarningKind = "heading"
	// WarnNumber is a scene without number, where others have one, or with one that was given before: it takes the
	// number before it and a letter.
	WarnNumber WarningKind = "number"
	// WarnBeforeScenes is a speech or a tag before the first scene: it belongs to none.
	WarnBeforeScenes WarningKind = "before_scenes"
	// WarnTag is a note with a tag that is not known, or a value that cannot be read.
	WarnTag WarningKind = "tag"
	// WarnLong is a name or a heading too long to be one, or a list beyond the limits: it is left out.
	WarnLong WarningKind = "long"
	// WarnOmitted is a scene of which the file keeps the number alone: it is left out.
	WarnOmitted WarningKind = "omitted"
	// WarnNoScene is a screenplay without a scene.
	WarnNoScene WarningKind = "no_scene"
)

var warningLabels = map[WarningKind]Text{
	WarnEncoding:     {FR: "Le fichier n'est pas en UTF-8", EN: "The file is not in UTF-8"},
	WarnUnclosed:     {FR: "Note ou commentaire non fermé", EN: "Note or comment not closed"},
	WarnLight:        {FR: "Jour ou nuit non indiqué", EN: "Day or night not told"},
	WarnHeading:      {FR: "Intitulé pris pour du texte", EN: "Heading taken for text"},
	WarnNumber:       {FR: "Numéro de séquence absent ou répété", EN: "Scene number missing or given twice"},
	WarnBeforeScenes: {FR: "Avant la première séquence", EN: "Before the first scene"},
	WarnTag:          {FR: "Balise inconnue ou illisible", EN: "Tag unknown or unreadable"},
	WarnLong:         {FR: "Trop long", EN: "Too long"},
	WarnOmitted:      {FR: "Séquence supprimée", EN: "Scene omitted"},
	WarnNoScene:      {FR: "Aucune séquence", EN: "No scene"},
}

// Label returns the words of a warning.
func (k WarningKind) Label() Text { return warningLabels[k] }

// ParseFountain reads a screenplay in the Fountain format, English or French: title page, scene headings, also forced
// by a dot and with a number between #, characters with their extensions, in capitals or forced by @, dialogue, also
// dual, parentheticals, transitions, sections, synopses and page breaks. A cue of several who have cues of their own, ANNA
// ET PAUL, is of each of them. Comments (boneyard) are left out; notes
// [[tag: value, value]] become fields and elements of their scene, see the documentation of the package.
//
// Any text is a screenplay: what is doubtful is a [Warning]. The time it takes grows with the length of the file, and
// the only error is a [Faults] of [ErrTooLarge], beyond [MaxScript] bytes, [MaxScriptLines] lines, [MaxScenes] scenes
// or [MaxCast] roles.
func ParseFountain(data []byte) (Script, error) {
	var c fault.Collector
	if !check.Size(&c, "", len(data), MaxScript) {
		return Script{}, c.Err()
	}
	r := &reader{}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) {
		r.warn(1, WarnEncoding, "")
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if !check.Size(&c, "", strings.Count(text, "\n")+1, MaxScriptLines) {
		return Script{}, c.Err()
	}
	r.strip(text)
	r.classify(r.titlePage())
	return r.script(&c)
}

// script makes the breakdown of the lines that were read.
func (r *reader) script(c *fault.Collector) (Script, error) {
	b := r.breakdown()
	check.Size(c, "scenes", len(b.Scenes), MaxScenes)
	check.Size(c, "cast", len(b.Cast), MaxCast)
	check.Size(c, "elements", len(b.Elements), MaxElements)
	if err := c.Err(); err != nil {
		return Script{}, err
	}
	r.sortWarnings()
	return Script{Title: r.title, Paragraphs: r.paragraphs, Breakdown: b, Warnings: r.warnings}, nil
}

// reader is a screenplay in the course of being read.
type reader struct {
	lines      []line
	notes      []note
	title      []TitleLine
	paragraphs []Paragraph
	warnings   []Warning
}

// line is a line without notes and comments; one that held nothing else is not kept.
type line struct {
	number int
	text   string
}

func (l line) blank() bool { return strings.TrimSpace(l.text) == "" }

// note is the text of a note and the line on which it begins.
type note struct {
	line int
	text string
}

func (r *reader) warn(line int, kind WarningKind, text string) {
	if len(r.warnings) < MaxWarnings {
		r.warnings = append(r.warnings, Warning{line, kind, shown(text)})
	}
}

// shown cuts a text to a readable length.
func shown(text string) string {
	const most = 60
	at := 0
	for i := range text {
		if at == most {
			return text[:i] + "…"
		}
		at++
	}
	return text
}
