package breakdown

import (
	"slices"
	"strconv"
	"strings"
)

// builder makes a breakdown of the lines of a screenplay.
type builder struct {
	*reader
	out Breakdown
	// roles and elements give the ID by the name in capitals, or by the category and the name.
	roles, elements map[string]string
	pages           layout
	// names are the cues of the screenplay in capitals.
	names map[string]bool
	// note is the place of the next note.
	note int
	// uses are the roles and the elements of the present scene.
	uses  map[string]int
	light Light
	// heading is the text of that of the present scene.
	heading string
	// counted says that a tag gave the pages of the present scene.
	counted bool
}

func (r *reader) breakdown() Breakdown {
	b := &builder{reader: r, roles: map[string]string{}, elements: map[string]string{}, names: map[string]bool{}}
	b.out = Breakdown{Cast: []Role{}, Scenes: []Scene{}}
	for _, t := range r.title {
		if (strings.EqualFold(t.Key, "title") || strings.EqualFold(t.Key, "titre")) && len(t.Value) <= MaxText {
			b.out.Title = strings.Trim(strings.ReplaceAll(t.Value, "\n", " "), "*_ ")
		}
	}
	for _, p := range r.paragraphs {
		if p.Kind == Character {
			b.names[strings.ToUpper(p.Text)] = true
		}
	}
	for i := range r.paragraphs {
		p := &r.paragraphs[i]
		if p.Kind == SceneHeading {
			b.tags(p.Line)
			b.close()
			b.open(*p)
		}
		b.pages.add(*p)
		switch p.Kind {
		case Character:
			b.speaks(*p)
		case Synopsis:
			if s := b.scene(); s != nil && len(p.Text) <= MaxText && s.Synopsis == "" {
				s.Synopsis = p.Text
			}
		default:
		}
	}
	b.tags(MaxScriptLines + 1)
	b.close()
	if len(b.out.Scenes) == 0 {
		r.warn(1, WarnNoScene, "")
	}
	b.number()
	return b.out
}

// scene returns the present scene, or nil before the first.
func (b *builder) scene() *Scene {
	if len(b.out.Scenes) == 0 {
		return nil
	}
	return &b.out.Scenes[len(b.out.Scenes)-1]
}

func (b *builder) open(p Paragraph) {
	h, is := ParseHeading(p.Text)
	if !is {
		h = setOf(p.Text)
	}
	if h.Set == "" {
		h.Set = p.Text
	}
	s := Scene{Number: p.Number, Heading: h, Line: min(p.Line, MaxScriptLines), Eighths: p.eighths}
	switch {
	case h.Light() != "":
	case continues(h.Time):
		s.Light = b.light
	}
	b.heading, b.light = p.Text, s.Lit()
	b.out.Scenes = append(b.out.Scenes, s)
	b.uses, b.counted = map[string]int{}, p.eighths > 0
	b.pages = layout{}
}

// continues reports whether a time of day is that of the scene before: CONTINUOUS, LATER, SAME.
func continues(time string) bool {
	for _, word := range []string{"CONTINU", "LATER", "SAME", "TARD", "SUITE", "MÊME", "MEME"} {
		if strings.Contains(strings.ToUpper(time), word) {
			return true
		}
	}
	return false
}

// close counts the pages of the present scene, and warns of one whose light neither the heading nor a tag tells.
func (b *builder) close() {
	s := b.scene()
	if s == nil {
		return
	}
	if !b.counted {
		s.Eighths = min(b.pages.eighths(), MaxEighths)
	}
	if s.Lit() == "" {
		b.warn(s.Line, WarnLight, b.heading)
	}
}

func (b *builder) speaks(p Paragraph) {
	if len(p.Text) > MaxCode {
		b.warn(p.Line, WarnLong, p.Text)
		return
	}
	if b.scene() == nil {
		b.warn(p.Line, WarnBeforeScenes, p.Text)
		return
	}
	for _, name := range b.together(p.Text) {
		b.cast(p.Line, name)
	}
}

// together returns the names of a cue of several who speak together, ANNA ET PAUL, when each of them has a cue of his
// own; the cue itself otherwise.
func (b *builder) together(cue string) []string {
	upper := strings.ToUpper(cue)
	for _, and := range []string{" ET ", " AND ", " & ", " + ", "/", ","} {
		if !strings.Contains(upper, and) {
			continue
		}
		names := strings.Split(upper, and)
		for i := range names {
			names[i] = strings.TrimSpace(names[i])
		}
		if !slices.ContainsFunc(names, func(name string) bool { return !b.names[name] }) {
			return names
		}
	}
	return []string{cue}
}

// cast puts a role into the present scene.
func (b *builder) cast(line int, name string) {
	key := strings.ToUpper(name)
	id, known := b.roles[key]
	if !known {
		id = name
		b.roles[key] = id
		b.out.Cast = append(b.out.Cast, Role{ID: id, Name: name})
	}
	s := b.scene()
	if _, there := b.uses[id]; there {
		return
	}
	if len(s.Cast) >= MaxUses {
		b.warn(line, WarnLong, name)
		return
	}
	b.uses[id] = 1
	s.Cast = append(s.Cast, id)
}

// number gives a number to the scenes that have none, or one that was given before.
func (b *builder) number() {
	given, taken, again := 0, map[string]bool{}, map[int]string{}
	for i := range b.out.Scenes {
		s := &b.out.Scenes[i]
		if s.Number == "" {
			continue
		}
		given++
		if taken[s.Number] {
			again[i], s.Number = s.Number, ""
			continue
		}
		taken[s.Number] = true
	}
	last, letters := "0", map[string]int{}
	for i := range b.out.Scenes {
		s := &b.out.Scenes[i]
		switch {
		case given == 0:
			s.Number = strconv.Itoa(i + 1)
		case s.Number != "":
			last = s.Number
		default:
			b.warn(s.Line, WarnNumber, again[i])
			for s.Number == "" || taken[s.Number] {
				letters[last]++
				s.Number = last + letter(letters[last])
			}
			taken[s.Number] = true
		}
	}
}

// letter returns A, B … Z, AA, AB.
func letter(n int) string {
	text := ""
	for ; n > 0; n = (n - 1) / 26 {
		text = string(rune('A'+(n-1)%26)) + text
	}
	return text
}
