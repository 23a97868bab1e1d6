package postproduction

import (
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Durations are those of the phases of a feature film. None has a value of its own: they are those of the film.
// [RulesOfThumb] has examples. A phase without a duration is left out, and what waited for it waits for what it
// waited for.
type Durations struct {
	// Sync is the synchronisation of the rushes.
	Sync          schedule.Span `json:"sync,omitzero"`
	Assembly      schedule.Span `json:"assembly,omitzero"`
	DirectorsCut  schedule.Span `json:"directors_cut,omitzero"`
	Screenings    schedule.Span `json:"screenings,omitzero"`
	FineCut       schedule.Span `json:"fine_cut,omitzero"`
	Conform       schedule.Span `json:"conform,omitzero"`
	VisualEffects schedule.Span `json:"visual_effects,omitzero"`
	Colour        schedule.Span `json:"colour,omitzero"`
	Titles        schedule.Span `json:"titles,omitzero"`
	Music         schedule.Span `json:"music,omitzero"`
	// SoundEdit holds direct sound, effects, ambiences, foley and post-synchronisation.
	SoundEdit        schedule.Span `json:"sound_edit,omitzero"`
	Mix              schedule.Span `json:"mix,omitzero"`
	Mastering        schedule.Span `json:"mastering,omitzero"`
	Subtitles        schedule.Span `json:"subtitles,omitzero"`
	AudioDescription schedule.Span `json:"audio_description,omitzero"`
	QualityControl   schedule.Span `json:"quality_control,omitzero"`
	// Delivery is a milestone without a duration.
	Delivery schedule.Span `json:"delivery,omitzero"`
}

// phase is a phase of the template; the picture lock and the delivery stay without a duration.
type phase struct {
	code     string
	label    Text
	duration schedule.Span
	after    []string
}

func (d Durations) phases() []phase {
	return []phase{
		{"sync", Text{FR: "Synchronisation des rushes", EN: "Sync of the rushes"}, d.Sync, nil},
		{"assembly", Text{FR: "Bout-à-bout", EN: "Assembly"}, d.Assembly, []string{"sync"}},
		{"directors_cut", Text{FR: "Montage du réalisateur", EN: "Director's cut"}, d.DirectorsCut, []string{"assembly"}},
		{"screenings", Text{FR: "Projections de travail", EN: "Screenings"}, d.Screenings, []string{"directors_cut"}},
		{"fine_cut", Text{FR: "Montage final", EN: "Fine cut"}, d.FineCut, []string{"screenings"}},
		{pictureLock, Text{FR: "Image verrouillée", EN: "Picture lock"}, schedule.Span{}, []string{"fine_cut"}},
		{"conform", Text{FR: "Conformation", EN: "Conform"}, d.Conform, []string{pictureLock}},
		{"visual_effects", Text{FR: "Effets visuels", EN: "Visual effects"}, d.VisualEffects, []string{"conform"}},
		{"colour", Text{FR: "Étalonnage", EN: "Colour grading"}, d.Colour, []string{"conform", "visual_effects"}},
		{"titles", Text{FR: "Génériques", EN: "Titles"}, d.Titles, []string{"conform"}},
		{"music", Text{FR: "Musique", EN: "Music"}, d.Music, []string{pictureLock}},
		{"sound_edit", Text{FR: "Montage son", EN: "Sound edit"}, d.SoundEdit, []string{pictureLock}},
		{"mix", Text{FR: "Mixage", EN: "Mix"}, d.Mix, []string{"sound_edit", "music"}},
		{"mastering", Text{FR: "Masters et copie numérique (DCP)", EN: "Mastering and DCP"}, d.Mastering, []string{"mix", "colour", "titles"}},
		{"subtitles", Text{FR: "Sous-titrage", EN: "Subtitles"}, d.Subtitles, []string{"mastering"}},
		{"audio_description", Text{FR: "Audiodescription", EN: "Audio description"}, d.AudioDescription, []string{"mastering"}},
		{"quality_control", Text{FR: "Vérification", EN: "Quality control"}, d.QualityControl, []string{"subtitles", "audio_description"}},
		{delivery, Text{FR: "Livraison", EN: "Delivery"}, d.Delivery, []string{"quality_control"}},
	}
}

const (
	pictureLock = "picture_lock"
	delivery    = "delivery"
)

// FrenchFeature returns the plan of the post-production of a feature film from a day, in the calendar of metropolitan
// France, each phase after those before it: sync, assembly, directors_cut, screenings, fine_cut, the milestone
// picture_lock, conform; visual_effects before colour, titles; music and sound_edit, from the picture lock, before the
// mix; mastering, subtitles and audio_description, quality_control, delivery. The caller changes it at will.
func FrenchFeature(start schedule.Date, d Durations) Plan {
	plan := Plan{Start: start, Tasks: []Task{}}
	instead := map[string][]string{} // what stands for a phase that is left out, or the phase itself
	for _, p := range d.phases() {
		var after []string
		seen := map[string]bool{}
		for _, code := range p.after {
			for _, at := range instead[code] {
				if !seen[at] {
					after = append(after, at)
				}
				seen[at] = true
			}
		}
		if instead[p.code] = after; p.duration == (schedule.Span{}) && p.code != pictureLock && p.code != delivery {
			continue
		}
		instead[p.code] = []string{p.code}
		task := Task{Code: p.code, Label: p.label, Duration: p.duration}
		for _, code := range after {
			task.After = append(task.After, Link{Task: code})
		}
		plan.Tasks = append(plan.Tasks, task)
	}
	return plan
}

// usual is the list of what contracts usually ask for.
var usual = []struct {
	code  string
	label Text
}{
	{"dcp", Text{FR: "DCP", EN: "DCP"}},
	{"dcdm", Text{FR: "DCDM", EN: "DCDM"}},
	{"kdm", Text{FR: "KDM et DKDM", EN: "KDM and DKDM"}},
	{"video_masters", Text{FR: "Masters vidéo, format d'origine et 1.78", EN: "Video masters, original ratio and 1.78"}},
	{"textless", Text{FR: "Éléments sans texte", EN: "Textless elements"}},
	{"mix", Text{FR: "Mixage final (stéréo, 5.1, 7.1, Atmos)", EN: "Final mix (stereo, 5.1, 7.1, Atmos)"}},
	{"m_and_e", Text{FR: "Version internationale (VI)", EN: "Music and effects (M&E)"}},
	{"stems", Text{FR: "Stems et sessions de mixage", EN: "Stems and mix project files"}},
	{"music_stems", Text{FR: "Stems de la musique", EN: "Music stems"}},
	{"cue_sheet", Text{FR: "Relevé des musiques", EN: "Music cue sheet"}},
	{"dialogue_list", Text{FR: "Relevé des dialogues", EN: "Dialogue list"}},
	{"subtitles", Text{FR: "Sous-titres", EN: "Subtitles"}},
	{"trailer", Text{FR: "Bande-annonce", EN: "Trailer"}},
	{"press_kit", Text{FR: "Photographies et dossier de presse", EN: "Stills and press kit"}},
	{"credits", Text{FR: "Listes des génériques", EN: "Title and credit lists"}},
	{"music_licences", Text{FR: "Licences musicales et contrat du compositeur", EN: "Music licences and composer agreement"}},
	{"chain_of_title", Text{FR: "Chaîne des droits et pièces de la société", EN: "Chain of title and corporate papers"}},
}

// UsualDeliverables returns what contracts usually ask for, ready at the end of a task and due at a date: usual, not
// compulsory; the contract says. Contracts often count 30 to 60 days from their signature.
func UsualDeliverables(task string, due Due) []Deliverable {
	source := Source{Title: "post-super.com, Technical deliverables budgeting", Address: "https://post-super.com/blog/technical-deliverables-budgeting"}
	all := make([]Deliverable, len(usual))
	for i, d := range usual {
		all[i] = Deliverable{Code: d.code, Label: d.label, Task: task, Due: due, Source: source}
	}
	return all
}

// ApprovalDeliverables returns the accessibility files of which the approval of a film of French initiative asks for
// the proof on a day: none before 1 January 2020; for a film shot in a foreign language and not dubbed, the subtitles
// alone. Source: règlement général des aides du CNC, article 211-17. No due date is established: the caller gives it.
func ApprovalDeliverables(approval schedule.Date, foreign bool, task string, due Due) []Deliverable {
	var all []Deliverable
	files, err := law.ApprovalFiles().At(approval.String())
	if err != nil {
		return all
	}
	if files.Value.Subtitles {
		all = append(all, Deliverable{
			Code: "accessible_subtitles", Label: Text{FR: "Sous-titrage pour sourds et malentendants (SME)", EN: "Subtitles for the deaf and hard of hearing"},
			Task: task, Due: due, Source: files.Source,
		})
	}
	if files.Value.AudioDescription && !foreign {
		all = append(all, Deliverable{
			Code: "audio_description", Label: Text{FR: "Audiodescription", EN: "Audio description"}, Task: task, Due: due, Source: files.Source,
		})
	}
	return all
}
