package law

// AccessibilityFiles are the files that make a film accessible, of which the approval asks for the proof.
type AccessibilityFiles struct {
	// Subtitles are those for the deaf and hard of hearing (SME).
	Subtitles bool
	// AudioDescription is left out of a film shot in a foreign language and not dubbed.
	AudioDescription bool
}

// ApprovalFiles are those of films of French initiative.
func ApprovalFiles() Parameter[AccessibilityFiles] {
	return Parameter[AccessibilityFiles]{
		Name: "accessibility files of approved films", French: "fichiers de sous-titrage SME et d'audiodescription des films agréés",
		Entries: []Entry[AccessibilityFiles]{{
			Value: AccessibilityFiles{Subtitles: true, AudioDescription: true}, From: "2020-01-01", Status: Confirmed,
			Source: aidRules("art. 211-17 (proof of both files and of their adaptation to every carrier)", "https://cine-sens.fr/cnc-et-accessibilite-des-films"),
		}},
	}
}
