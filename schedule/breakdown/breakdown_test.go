package breakdown_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

func TestEighths(t *testing.T) {
	for _, tc := range []struct {
		count  breakdown.Eighths
		text   string
		pages  string
		reason string
	}{
		{12, "1 4/8", "1.5", "a page and a half"}, {4, "4/8", "0.5", "a fraction is not reduced"}, {3 + 7 + 10, "2 4/8", "2.5", "3/8 + 7/8 + 1 2/8"},
		{8, "1", "1", "a whole page"}, {1, "1/8", "0.125", "the least"}, {654, "81 6/8", "81.75", "the whole of La Saison basse"},
	} {
		require.Equal(t, tc.text, tc.count.String(), tc.reason)
		require.Equal(t, tc.pages, tc.count.Pages().String(), tc.reason)
		read, err := breakdown.ParseEighths(tc.text)
		require.NoError(t, err, tc.reason)
		require.Equal(t, tc.count, read, tc.reason)
	}
	for _, bad := range []string{"1/2", "8/8", "0/8", "1 4", "1,5", "-1", "1  4/8", " 4/8", "1 4/8 ", "1001", "1000 1/8", "99999999999999999999", "/8", "x"} {
		_, err := breakdown.ParseEighths(bad)
		require.ErrorIs(t, err, breakdown.ErrEighths, bad)
	}
}

func TestTiming(t *testing.T) {
	for text, want := range map[string]breakdown.Timing{"0:45": 45, "1:30": 90, "120:00": 7200, "": 0} {
		read, err := breakdown.ParseTiming(text)
		require.NoError(t, err)
		require.Equal(t, want, read)
	}
	require.Equal(t, "1:05", breakdown.Timing(65).String())
	for _, bad := range []string{"90", ":30", "1:5", "1:60", "1:30:00", "-1:30", "1001:00", "a:00"} {
		_, err := breakdown.ParseTiming(bad)
		require.ErrorIs(t, err, breakdown.ErrTiming, bad)
	}
}

func TestHeadings(t *testing.T) {
	type h = breakdown.Heading
	for _, tc := range []struct {
		text   string
		want   h
		light  breakdown.Light
		reason string
	}{
		{"INT. KITCHEN - DAY", h{Place: "INT", Set: "KITCHEN", Time: "DAY"}, "day", "the usual form"},
		{"ext. plage - nuit", h{Place: "EXT", Set: "plage", Time: "nuit"}, "night", "any case, French"},
		{"INT. JOHN'S APARTMENT - LIVING ROOM - DAY", h{Place: "INT", Set: "JOHN'S APARTMENT", Part: "LIVING ROOM", Time: "DAY"}, "day", "set and part"},
		{"INT. JOHN'S APARTMENT - LIVING ROOM", h{Place: "INT", Set: "JOHN'S APARTMENT", Part: "LIVING ROOM"}, "", "the last part is no time of day"},
		{"INT./EXT. VOITURE – FIN D’APRÈS-MIDI", h{Place: "INT/EXT", Set: "VOITURE", Time: "FIN D’APRÈS-MIDI"}, "day", "an apostrophe, a qualifier"},
		{"INT. HAUS - TAG", h{Place: "INT", Set: "HAUS", Part: "TAG"}, "", "a word that is not known is no time of day"},
		{"INT. CUISINE. NUIT", h{Place: "INT", Set: "CUISINE", Time: "NUIT"}, "night", "a dot before the time of day"},
		{"INT. BAR DU ST. JOUR", h{Place: "INT", Set: "BAR DU ST", Time: "JOUR"}, "day", "the last dot"},
		{"I/E CAR - LATER", h{Place: "INT/EXT", Set: "CAR", Time: "LATER"}, "", "the light is that of the scene before"},
		{"EXT. TOIT / JOUR", h{Place: "EXT", Set: "TOIT", Time: "JOUR"}, "day", "a slash before the time of day"},
		{"INT. BAR - NIGHT CLUB", h{Place: "INT", Set: "BAR", Part: "NIGHT CLUB"}, "", "a part of the set"},
		{"EXT. PORT — NUIT AMÉRICAINE", h{Place: "EXT", Set: "PORT", Time: "NUIT AMÉRICAINE"}, "day", "a long dash; a nuit américaine is shot by day"},
		{"INT. BAR - DAY FOR NIGHT", h{Place: "INT", Set: "BAR", Time: "DAY FOR NIGHT"}, "day", "the same in English"},
		{"INT. / EXT. VOITURE - JOUR", h{Place: "INT/EXT", Set: "VOITURE", Time: "JOUR"}, "day", "blanks between the places"},
		{"EXT./INT. CAR - NIGHT", h{Place: "INT/EXT", Set: "CAR", Time: "NIGHT"}, "night", "the other way"},
		{"INT. - CUISINE - JOUR", h{Place: "INT", Set: "CUISINE", Time: "JOUR"}, "day", "a dash after the place"},
		{"INT. JOUR - CUISINE", h{Place: "INT", Set: "CUISINE", Time: "JOUR"}, "day", "the time of day first, as in many French scripts"},
		{"INT/NUIT - HÔTEL - CHAMBRE", h{Place: "INT", Set: "HÔTEL", Part: "CHAMBRE", Time: "NUIT"}, "night", "a slash after the place"},
		{"INT. HÔTEL - SUITE - NUIT", h{Place: "INT", Set: "HÔTEL", Part: "SUITE", Time: "NUIT"}, "night", "the suite is a room"},
		{"EXT. PORT -- NUIT", h{Place: "EXT", Set: "PORT", Time: "NUIT"}, "night", "two dashes"},
		{"EXT. PORT -NUIT", h{Place: "EXT", Set: "PORT", Time: "NUIT"}, "night", "a dash without its blank"},
		{"INT. BAR APRÈS-MIDI", h{Place: "INT", Set: "BAR APRÈS-MIDI"}, "", "the dash of a word cuts nothing"},
		{"INT. BAR - DAY - CONTINUOUS", h{Place: "INT", Set: "BAR", Time: "DAY - CONTINUOUS"}, "day", "two times of day, of which one tells the light"},
		{"INT. BAR - NUIT - FLASHBACK", h{Place: "INT", Set: "BAR", Part: "FLASHBACK", Time: "NUIT"}, "night", "words after the time of day"},
		{"INT. BAR - NUIT (FLASHBACK)", h{Place: "INT", Set: "BAR", Time: "NUIT (FLASHBACK)"}, "night", "in parentheses"},
		{"INT. BAR - JOUR / NUIT", h{Place: "INT", Set: "BAR", Time: "JOUR / NUIT"}, "", "both lights tell neither"},
		{"INT. BAR - DAY/NIGHT", h{Place: "INT", Set: "BAR", Time: "DAY/NIGHT"}, "", "the same without blanks"},
		{"EXT. PORT - TOMBÉE DE LA NUIT", h{Place: "EXT", Set: "PORT", Time: "TOMBÉE DE LA NUIT"}, "", "dusk is either"},
		{"EXT. PORT - LEVER DU JOUR", h{Place: "EXT", Set: "PORT", Time: "LEVER DU JOUR"}, "", "dawn is either"},
		{"EXT. PORT - COUCHER DE SOLEIL", h{Place: "EXT", Set: "PORT", Time: "COUCHER DE SOLEIL"}, "", "sunset is either"},
		{"EXT. DUNE - MAGIC HOUR", h{Place: "EXT", Set: "DUNE", Time: "MAGIC HOUR"}, "", "and so is the magic hour"},
		{"EXT. RUE - PETIT MATIN", h{Place: "EXT", Set: "RUE", Time: "PETIT MATIN"}, "day", "a qualifier"},
		{"EXT. RUE - JOUR 3", h{Place: "EXT", Set: "RUE", Time: "JOUR 3"}, "day", "a number"},
		{"EST. CITY - DAWN", h{Place: "EXT", Set: "CITY", Time: "DAWN"}, "", "an establishing shot is an exterior; dawn is either"},
		{"EST CITY - DAY", h{Place: "EXT", Set: "CITY", Time: "DAY"}, "day", "in capitals"},
	} {
		got, is := breakdown.ParseHeading(tc.text)
		require.True(t, is, tc.reason)
		require.Equal(t, tc.want, got, tc.reason)
		require.Equal(t, tc.light, got.Light(), tc.reason)
	}
	for _, text := range []string{"Internal affairs arrive.", "Extra plates.", "Est ce que tu viens ?", "Est-ce lui ?", "INT", "INT.", "INTERIOR", "INT/", "INT. / EXT.", "EXT. -", ""} {
		_, is := breakdown.ParseHeading(text)
		require.False(t, is, text)
	}
}

func load(t testing.TB) breakdown.Breakdown {
	t.Helper()
	data, err := os.ReadFile("testdata/plan-de-travail.json")
	require.NoError(t, err)
	b, err := breakdown.Parse(data)
	require.NoError(t, err)
	return b
}

// The totals of the breakdown of the case are published with it.
func TestSummaryOfLaSaisonBasse(t *testing.T) {
	s := load(t).Summary()
	require.Equal(t, breakdown.Total{Scenes: 24, Eighths: 654, Days: 34}, s.Total)
	total := func(key string, scenes int, eighths breakdown.Eighths, days int) breakdown.Total {
		return breakdown.Total{Key: key, Scenes: scenes, Eighths: eighths, Days: days}
	}
	require.Equal(t, []breakdown.Total{
		total("Appartement", 5, 131, 6), total("Commissariat", 3, 81, 4), total("Café", 3, 72, 3), total("Rue", 3, 65, 4),
		total("Port", 4, 115, 6), total("Bateau", 3, 88, 5), total("Plage", 3, 102, 6),
	}, s.Sets)
	require.Equal(t, []breakdown.Total{
		total("INT day", 7, 180, 8), total("EXT night", 4, 121, 7), total("INT night", 5, 135, 7), total("EXT day", 8, 218, 12),
	}, s.Effects)
	for i, want := range []breakdown.Total{
		total("R1", 14, 410, 21), total("R2", 11, 355, 17), total("R3", 7, 208, 11), total("R4", 6, 185, 9),
		total("R5", 7, 190, 10), total("R6", 5, 132, 7), total("R7", 4, 87, 4), total("R8", 7, 185, 11),
	} {
		want.Most, want.UnitDays = 1, want.Days
		require.Equal(t, want, s.Cast[i])
	}
}

func TestQuantities(t *testing.T) {
	b := breakdown.Breakdown{
		Cast:     []breakdown.Role{{ID: "ANNA"}, {ID: "JEAN-PAUL"}, {ID: "JEAN PAUL"}},
		Elements: []breakdown.Element{{ID: "crowd", Category: breakdown.Extras}, {ID: "car", Category: breakdown.Vehicles}},
		Scenes: []breakdown.Scene{
			{Number: "1", Heading: breakdown.Heading{Set: "BAR"}, Eighths: 12, Days: 2, Cast: []string{"ANNA", "JEAN-PAUL"}, Elements: []breakdown.Use{{ID: "crowd", Number: 20}}},
			{Number: "2", Heading: breakdown.Heading{Set: "ROAD"}, Eighths: 1, Days: 1, Cast: []string{"ANNA"}, Elements: []breakdown.Use{{ID: "crowd", Number: 5}, {ID: "car"}}},
		},
	}
	require.NoError(t, b.Validate())
	got := map[string]string{}
	for _, q := range b.Quantities() {
		got[q.Name] = q.Value.String()
		require.NotEmpty(t, q.Label.FR, q.Name)
		require.NotEmpty(t, q.Label.EN, q.Name)
	}
	require.Equal(t, map[string]string{
		"scenes": "2", "pages": "1.625", "shoot_days": "3", "cast_days": "5", "extra_days": "45", "meals": "50", "days_ANNA": "3",
		"days_JEAN_PAUL": "2", "days_JEAN_PAUL_2": "0", "days_crowd": "45", "days_car": "1",
	}, got)
}

func TestFaultsOfABreakdown(t *testing.T) {
	_, err := breakdown.Parse([]byte(`{
	 "cast": [{"id": "R1"}, {"id": "R1"}, {"id": ""}],
	 "elements": [{"id": "R1", "category": "props"}, {"id": "car", "category": "cars"}, {"id": "x"}],
	 "scenes": [
	  {"heading": {"set": "BAR"}},
	  {"number": "2", "heading": {"set": "", "place": "IN"}, "light": "dark", "cast": ["R2", "R1", "R1"]},
	  {"number": "2", "heading": {"set": "A"}, "eighths": "1", "days": -1, "elements": [{"id": "boat"}, {"id": "car", "number": -2}]}
	 ]}`))
	var faults breakdown.Faults
	require.ErrorAs(t, err, &faults)
	type at struct {
		path string
		kind error
	}
	var got []at
	for _, f := range faults {
		got = append(got, at{f.Path, f.Kind})
	}
	require.ElementsMatch(t, []at{
		{"cast[1].id", breakdown.ErrDuplicate}, {"cast[2].id", breakdown.ErrRequired},
		{"elements[0].id", breakdown.ErrDuplicate}, {"elements[1].category", breakdown.ErrRange}, {"elements[2].category", breakdown.ErrRequired},
		{"scenes[0].number", breakdown.ErrRequired},
		{"scenes[1].heading.set", breakdown.ErrRequired}, {"scenes[1].heading.place", breakdown.ErrRange}, {"scenes[1].light", breakdown.ErrRange},
		{"scenes[1].cast[0]", breakdown.ErrUnknown}, {"scenes[1].cast[2]", breakdown.ErrDuplicate},
		{"scenes[2].number", breakdown.ErrDuplicate}, {"scenes[2].days", breakdown.ErrNegative},
		{"scenes[2].elements[0].id", breakdown.ErrUnknown}, {"scenes[2].elements[1].number", breakdown.ErrNegative},
	}, got)
	_, err = breakdown.Parse([]byte(`{"cast": [], "scenes": [{"number": "1", "heading": {"set": "A"}, "eighths": 12}]}`))
	require.ErrorIs(t, err, breakdown.ErrSyntax, "pages are a text")
}

func TestBreakdownRoundTrips(t *testing.T) {
	b := load(t)
	data, err := json.Marshal(b)
	require.NoError(t, err)
	again, err := breakdown.Parse(data)
	require.NoError(t, err)
	require.Equal(t, b, again)
}

// The totals of a summary add up, whatever the order of the scenes.
func TestSummaryAddsUp(t *testing.T) {
	b := load(t)
	rapid.Check(t, func(t *rapid.T) {
		b := b
		b.Scenes = rapid.Permutation(b.Scenes).Draw(t, "scenes")
		s := b.Summary()
		for _, list := range [][]breakdown.Total{s.Sets, s.Locations, s.Effects} {
			sum := breakdown.Total{}
			for _, one := range list {
				sum.Scenes += one.Scenes
				sum.Eighths += one.Eighths
				sum.Days += one.Days
			}
			require.Equal(t, s.Total, sum)
		}
		require.Equal(t, inOrder.Cast, s.Cast)
	})
}

// inOrder is the summary of the scenes in the order of the script.
var inOrder = func() breakdown.Summary {
	data, _ := os.ReadFile("testdata/plan-de-travail.json")
	b, _ := breakdown.Parse(data)
	return b.Summary()
}()

func TestNamesAndForms(t *testing.T) {
	for _, c := range breakdown.Categories() {
		require.NotEmpty(t, c.Label().FR)
		require.NotEmpty(t, c.Label().EN)
	}
	require.Equal(t, "cars", breakdown.Category("cars").Label().EN)
	for _, text := range []string{"INT. BAR - DAY", "INT./EXT. CAR - FRONT - NIGHT", "EXT. ROAD"} {
		h, is := breakdown.ParseHeading(text)
		require.True(t, is)
		require.Equal(t, text, h.String(), "the usual form is kept")
	}
	require.Equal(t, "FLASHBACK", breakdown.Heading{Set: "FLASHBACK"}.String())
	require.Equal(t, []string{"INT", "night", ""}, []string{
		breakdown.Scene{Heading: breakdown.Heading{Place: breakdown.Interior}}.Effect(), breakdown.Scene{Light: breakdown.Night}.Effect(), breakdown.Scene{}.Effect(),
	})
	require.Equal(t, "-1 4/8", breakdown.Eighths(-12).String())
}

// One performer in two roles works, and is paid, once a day.
func TestRolesPlayedByOnePerformer(t *testing.T) {
	b := load(t)
	was := load(t)
	one, err := b.PlayedBy(breakdown.Role{ID: "R3", Name: "Le patron et le marin"}, "R8", "R3")
	require.NoError(t, err)
	require.NoError(t, one.Validate())
	require.Equal(t, was, b, "the breakdown stays as it is")
	require.Len(t, one.Cast, 7)
	days := 0
	for _, s := range was.Scenes { // whoever is in a scene, it takes its days once
		if slices.Contains(s.Cast, "R3") || slices.Contains(s.Cast, "R8") {
			days += s.Days
		}
	}
	require.Less(t, days, 22, "eleven days each, some of them the same")
	for _, total := range one.Summary().Cast {
		if total.Key == "R3" {
			require.Equal(t, days, total.Days)
		}
	}
	for _, tc := range []struct {
		performer breakdown.Role
		roles     []string
		kind      error
		reason    string
	}{
		{breakdown.Role{ID: "P"}, []string{"R1", "R9"}, breakdown.ErrUnknown, "a role that is not in the cast"},
		{breakdown.Role{ID: "P"}, []string{"R1", "R1"}, breakdown.ErrDuplicate, "a role twice"},
		{breakdown.Role{ID: "R2"}, []string{"R1", "R3"}, breakdown.ErrDuplicate, "the ID of another role"},
		{breakdown.Role{}, []string{"R1", "R3"}, breakdown.ErrRequired, "no ID"},
	} {
		_, err := b.PlayedBy(tc.performer, tc.roles...)
		require.ErrorIs(t, err, tc.kind, tc.reason)
	}
}
