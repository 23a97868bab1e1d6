package schedule

import "time"

// FeatureDurations are the lengths from which [FrenchFeature] makes the timetable of a feature film. None
// has a value of its own: they are those of the film.
type FeatureDurations struct {
	// Closing is from the closing of the financing to the first day of preparation.
	Closing Span `json:"closing"`
	// Preparation, Shoot, Edit and Post last: preparation, shooting, picture edit, sound and finishing.
	Preparation Span `json:"preparation"`
	Shoot       Span `json:"shoot"`
	Edit        Span `json:"edit"`
	Post        Span `json:"post"`
	// MidShoot is from the first day of shooting to the middle of the shoot; nothing leaves it out.
	MidShoot Span `json:"mid_shoot,omitzero"`
	// Mix is from the picture lock to the end of the mix, Delivery from there to the masters, Approval and
	// Release from the masters to the final approval and to the release.
	Mix      Span `json:"mix"`
	Delivery Span `json:"delivery"`
	Approval Span `json:"approval"`
	Release  Span `json:"release"`
	// TaxCredit is from the final approval to the refund of the tax credit; nothing leaves it out.
	TaxCredit Span `json:"tax_credit,omitzero"`
	// Windows open after the release (chronologie des médias).
	Windows []Window `json:"windows,omitempty"`
}

// Window is the opening of an exploitation some time after the release. The law and the agreements of the
// day say when; see the agreement in force.
type Window struct {
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	After Span   `json:"after"`
}

// FrenchFeature returns the timetable of a feature film from its first day of shooting, with the codes and
// the names of the trade: the milestones SIG, PREP, TOUR, MI, FIN, PL, MIX, COPIE, AGR, SORTIE, CI and the
// windows; the phases PREP, SHOOT, EDIT, POST and PROD, from the first day of preparation to the end of
// post-production. The caller changes its steps at will.
//
// Preparation is counted back from the first day of shooting; the edit begins on the Monday after the
// shoot, and post-production on that after the edit; the last day of shooting and the picture lock are the
// last working days of their phases; the release waits for a Wednesday.
func FrenchFeature(shoot Date, d FeatureDurations) Timetable {
	monday, wednesday := NewWeekdays(time.Monday), NewWeekdays(time.Wednesday)
	day := Span{Count: 1, Unit: Days}
	t := Timetable{Anchor: shoot, Steps: []Step{
		{Code: "SIG", From: []string{"PREP"}, Lag: d.Closing.before(), Label: Text{FR: "Bouclage du financement", EN: "Financing closed"}},
		{Code: "PREP", From: []string{"PREP"}, Label: Text{FR: "Premier jour de préparation", EN: "First day of preparation"}},
		{Code: "TOUR", From: []string{"SHOOT"}, Label: Text{FR: "Premier jour de tournage", EN: "First day of shooting"}},
		{Code: "FIN", After: []string{"SHOOT"}, Adjust: Preceding, Label: Text{FR: "Dernier jour de tournage", EN: "Last day of shooting"}},
		{Code: "PL", After: []string{"EDIT"}, Adjust: Preceding, Label: Text{FR: "Fin de montage image", EN: "Picture lock"}},
		{Code: "MIX", After: []string{"PL"}, Lag: d.Mix, Label: Text{FR: "Fin de mixage", EN: "End of the mix"}},
		{Code: "COPIE", After: []string{"MIX"}, Lag: d.Delivery, Label: Text{FR: "Livraison des éléments", EN: "Delivery of the masters"}},
		{Code: "AGR", After: []string{"COPIE"}, Lag: d.Approval, Label: Text{FR: "Agrément de production", EN: "Final approval"}},
		{Code: "SORTIE", After: []string{"COPIE"}, Lag: d.Release, On: wednesday, Label: Text{FR: "Sortie en salles", EN: "Theatrical release"}},
		{Code: "PREP", From: []string{"SHOOT"}, Lag: d.Preparation.before(), Duration: d.Preparation, Label: Text{FR: "Préparation", EN: "Preparation"}},
		{Code: "SHOOT", Duration: d.Shoot, Label: Text{FR: "Tournage", EN: "Shoot"}},
		{Code: "EDIT", After: []string{"SHOOT"}, Lag: day, On: monday, Duration: d.Edit, Label: Text{FR: "Montage", EN: "Edit"}},
		{Code: "POST", After: []string{"EDIT"}, Lag: day, On: monday, Duration: d.Post, Label: Text{FR: "Post-production", EN: "Post-production"}},
		{Code: "PROD", From: []string{"PREP"}, Until: []string{"POST"}, Label: Text{FR: "Fabrication", EN: "Production"}},
	}}
	if d.MidShoot != (Span{}) {
		t.Steps = append(t.Steps, Step{Code: "MI", From: []string{"SHOOT"}, Lag: d.MidShoot, Label: Text{FR: "Mi-tournage", EN: "Mid-shoot"}})
	}
	if d.TaxCredit != (Span{}) {
		t.Steps = append(t.Steps, Step{Code: "CI", After: []string{"AGR"}, Lag: d.TaxCredit, Label: Text{FR: "Remboursement du crédit d'impôt", EN: "Refund of the tax credit"}})
	}
	for _, window := range d.Windows {
		t.Steps = append(t.Steps, Step{Code: window.Code, Label: window.Label, After: []string{"SORTIE"}, Lag: window.After})
	}
	return t
}

// before turns a length of time back.
func (s Span) before() Span { return Span{Count: -s.Count, Unit: s.Unit} }
