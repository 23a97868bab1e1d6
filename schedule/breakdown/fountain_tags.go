package breakdown

import (
	"slices"
	"strings"
	"unicode"
)

// tags puts the notes before a line into the present scene.
func (b *builder) tags(before int) {
	for ; b.note < len(b.notes) && b.notes[b.note].line < before; b.note++ {
		n := b.notes[b.note]
		tag, value, found := strings.Cut(n.text, ":")
		if !found {
			continue // a note for people
		}
		tag, value = strings.ToLower(strings.TrimSpace(tag)), strings.TrimSpace(value)
		switch {
		case !b.knows(tag):
			b.warn(n.line, WarnTag, n.text)
		case b.scene() == nil:
			b.warn(n.line, WarnBeforeScenes, n.text)
		case !b.put(n.line, tag, value):
			b.warn(n.line, WarnTag, n.text)
		}
	}
}

var (
	castWords     = []string{"cast", "rôle", "rôles", "role", "roles", "distribution"}
	locationWords = []string{"location", "lieu"}
	seasonWords   = []string{"season", "saison"}
	storyWords    = []string{"story day", "story_day", "chronologie", "jour"}
	pagesWords    = []string{"pages", "eighths", "huitièmes"}
	timingWords   = []string{"timing", "minutes", "minutage", "préminutage"}
	daysWords     = []string{"days", "jours"}
	lightWords    = []string{"light", "effet", "lumière"}
)

func (b *builder) knows(tag string) bool {
	for _, words := range [][]string{castWords, locationWords, seasonWords, storyWords, pagesWords, timingWords, daysWords, lightWords} {
		if slices.Contains(words, tag) {
			return true
		}
	}
	return categoryOf(tag) != ""
}

func categoryOf(tag string) Category {
	for _, c := range categories {
		if slices.Contains(c.words, tag) {
			return c.category
		}
	}
	return ""
}

// put gives the present scene what a tag says, and reports whether it could be read.
func (b *builder) put(line int, tag, value string) bool {
	if value == "" || len(value) > MaxText {
		return false
	}
	s := b.scene()
	switch {
	case slices.Contains(locationWords, tag):
		s.Location = value
	case slices.Contains(seasonWords, tag):
		s.Season = value
	case slices.Contains(storyWords, tag):
		s.StoryDay = value
	case slices.Contains(pagesWords, tag):
		read, err := ParseEighths(value)
		if err != nil {
			return false
		}
		s.Eighths, b.counted = read, true
	case slices.Contains(timingWords, tag):
		read, err := ParseTiming(value)
		if err != nil {
			return false
		}
		s.Timing = read
	case slices.Contains(daysWords, tag):
		days, fine := count(value, MaxSceneDays)
		if !fine {
			return false
		}
		s.Days = days
	case slices.Contains(lightWords, tag):
		light := lightOf(strings.ToUpper(value))
		if light == "" {
			return false
		}
		s.Light, b.light = light, light
	default:
		b.list(line, tag, value)
	}
	return true
}

// list puts the roles or the elements of a list into the present scene.
func (b *builder) list(line int, tag, value string) {
	for item := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		name, number := numbered(strings.Join(strings.Fields(item), " "))
		switch {
		case name == "":
		case len(name) > MaxCode/2:
			b.warn(line, WarnLong, name)
		case slices.Contains(castWords, tag):
			if name = nameOf(name); name != "" {
				b.cast(line, name)
			}
		default:
			b.element(line, categoryOf(tag), name, number)
		}
	}
}

func (b *builder) element(line int, category Category, name string, number int) {
	key := string(category) + ":" + strings.ToLower(name)
	id, known := b.elements[key]
	if !known {
		id = key
		b.elements[key] = id
		b.out.Elements = append(b.out.Elements, Element{ID: id, Category: category, Name: name})
	}
	s := b.scene()
	if at, there := b.uses[id]; there {
		s.Elements[at].Number = max(s.Elements[at].Number, number)
		return
	}
	if len(s.Elements) >= MaxUses {
		b.warn(line, WarnLong, name)
		return
	}
	b.uses[id] = len(s.Elements)
	if number == 1 {
		number = 0
	}
	s.Elements = append(s.Elements, Use{ID: id, Number: number})
}

// numbered reads how many of it: "20 passers-by", "passers-by x20".
func numbered(item string) (name string, number int) {
	if first, rest, found := strings.Cut(item, " "); found {
		if n, fine := count(first, MaxNumber); fine && n > 0 {
			return rest, n
		}
	}
	at := strings.LastIndexFunc(item, func(r rune) bool { return !unicode.IsDigit(r) })
	for _, times := range []string{" x", " ×", " X"} {
		if before, is := strings.CutSuffix(item[:at+1], times); is && at+1 < len(item) {
			if n, fine := count(item[at+1:], MaxNumber); fine && n > 0 {
				return strings.TrimSpace(before), n
			}
		}
	}
	return item, 1
}
