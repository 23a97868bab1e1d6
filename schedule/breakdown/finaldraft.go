package breakdown

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// ParseFinalDraft reads a screenplay in the format of Final Draft (FDX): scene headings with their numbers and lengths,
// characters in any case, dialogue, also dual, and the rest. The pages of a scene are its length where the file has one;
// otherwise they are counted, as [ParseFountain] does. Scenes that are omitted are left out, with a warning; script
// notes, the title page and the tags of the file are not read.
//
// What is doubtful is a [Warning]. The error is a [Faults]: [ErrSyntax] for what is no XML of Final Draft, with its line,
// and [ErrTooLarge] beyond [MaxFinalDraft] bytes, [MaxScriptLines] paragraphs, [MaxScenes] scenes or [MaxCast] roles.
func ParseFinalDraft(data []byte) (Script, error) {
	var c fault.Collector
	if !check.Size(&c, "", len(data), MaxFinalDraft) {
		return Script{}, c.Err()
	}
	f := &finalDraft{reader: &reader{paragraphs: []Paragraph{}}, decoder: xml.NewDecoder(bytes.NewReader(data))}
	if err := f.read(); err != nil {
		line, _ := f.decoder.InputPos()
		c.In("line[%d]", line).Add("", ErrSyntax, err.Error())
		return Script{}, c.Err()
	}
	if !check.Size(&c, "", len(f.paragraphs), MaxScriptLines) {
		return Script{}, c.Err()
	}
	return f.script(&c)
}

// finalDraft reads the elements of a file one after the other.
type finalDraft struct {
	*reader
	decoder *xml.Decoder
	// root says that the first element was that of a screenplay; depth is how many elements are open.
	root  bool
	depth int
	// open are the paragraphs that are not closed: one may hold a dual dialogue of others.
	open []*paragraph
	// inText says that characters are those of the last of them; speakers counts those of a dual dialogue, from one.
	inText   bool
	speakers int
}

// paragraph is an element of the file before its kind is known.
type paragraph struct {
	kind, number, length string
	line                 int
	text                 strings.Builder
	omitted              bool
}

var errNotFinalDraft = errors.New("the document is not of Final Draft")

func (f *finalDraft) read() error {
	for len(f.paragraphs) <= MaxScriptLines {
		token, err := f.decoder.Token()
		if errors.Is(err, io.EOF) && f.root {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			f.depth++
			err = f.begin(t)
		case xml.EndElement:
			f.depth--
			f.end(t.Name.Local)
		case xml.CharData:
			if n := len(f.open); f.inText && n > 0 {
				f.open[n-1].text.Write(t)
			}
		default:
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// begin opens an element; those that hold other texts than the screenplay are passed over.
func (f *finalDraft) begin(t xml.StartElement) error {
	last := len(f.open) - 1
	switch name := t.Name.Local; {
	case !f.root:
		if name != "FinalDraft" {
			return errNotFinalDraft
		}
		f.root = true
	case f.depth == 2 && name != "Content":
		return f.skip()
	case name == "Paragraph":
		line, _ := f.decoder.InputPos()
		f.open = append(f.open, &paragraph{kind: attribute(t, "Type"), number: attribute(t, "Number"), line: line})
	case name == "Text":
		f.inText = true
	case name == "DualDialogue":
		f.speakers = 1
	case name == "SceneProperties" && last >= 0:
		f.open[last].length = attribute(t, "Length")
		if f.open[last].number == "" {
			f.open[last].number = attribute(t, "Number")
		}
		return f.skip()
	case name == "OmittedScene" && last >= 0:
		f.open[last].omitted = true
		return f.skip()
	case name == "ScriptNote":
		return f.skip()
	}
	return nil
}

func (f *finalDraft) skip() error {
	f.depth--
	return f.decoder.Skip()
}

func (f *finalDraft) end(name string) {
	switch name {
	case "Text":
		f.inText = false
	case "DualDialogue":
		f.speakers = 0
	case "Paragraph":
		last := len(f.open) - 1
		f.add(f.open[last])
		f.open = f.open[:last]
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// kindsOfFinalDraft are the types of paragraphs; any other is action.
var kindsOfFinalDraft = map[string]Kind{
	"Scene Heading": SceneHeading, "Character": Character, "Dialogue": Dialogue, "Parenthetical": Parenthetical, "Transition": Transition,
	"Singing": Lyrics, "New Act": Section, "End of Act": Section, "Outline Body": Synopsis,
}

// add keeps a paragraph that has a text.
func (f *finalDraft) add(from *paragraph) {
	p := Paragraph{Kind: kindsOfFinalDraft[from.kind], Line: from.line, Text: strings.Join(strings.Fields(from.text.String()), " "), spaced: true}
	if p.Text == "" && !from.omitted {
		return
	}
	switch p.Kind {
	case SceneHeading:
		if from.omitted || omitted(p.Text) {
			f.warn(p.Line, WarnOmitted, strings.TrimSpace(from.number+" "+p.Text))
			return
		}
		if len(p.Text) > MaxText {
			f.warn(p.Line, WarnLong, p.Text)
			p.Kind = Action
			break
		}
		if len(from.number) <= MaxCode/2 {
			p.Number = from.number
		}
		p.eighths = lengthOf(from.length)
	case Character:
		name := nameOf(strings.ToUpper(p.Text))
		if name == "" {
			p.Kind = Action
			break
		}
		p.Text, p.Dual = name, f.speakers > 1
		if f.speakers > 0 {
			f.speakers++
		}
	case Dialogue, Parenthetical, Lyrics:
		p.spaced = false
	case "":
		p.Kind = Action
	default:
	}
	f.paragraphs = append(f.paragraphs, p)
}

// omitted reports whether a heading only keeps the number of a scene that is no more.
func omitted(heading string) bool {
	switch strings.Trim(strings.ToUpper(heading), "()[]. ") {
	case "OMITTED", "OMIT", "SCENE OMITTED", "SUPPRIMÉE", "SUPPRIMEE", "SÉQUENCE SUPPRIMÉE", "SEQUENCE SUPPRIMEE":
		return true
	default:
		return false
	}
}

// lengthOf reads the length of a scene in pages, where eighths may be more than seven: 1 2/8, 9/8. What cannot be read is
// none.
func lengthOf(text string) Eighths {
	pages, eighths := 0, 0
	for _, field := range strings.Fields(text) {
		top, isPart := strings.CutSuffix(field, "/8")
		n, fine := count(top, int(MaxEighths))
		switch {
		case !fine || top == "":
			return 0
		case isPart:
			eighths += n
		default:
			pages += n
		}
	}
	if length := Eighths(min(pages, int(MaxEighths))*perPage + eighths); length <= MaxEighths {
		return length
	}
	return 0
}
