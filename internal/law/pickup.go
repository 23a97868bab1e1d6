package law

// PickUp is the gap of a performer's engagement that need not be paid: one that exceeds so many calendar days, and
// how many of them a production may have.
type PickUp struct {
	InUnitedStates, Elsewhere, Most int
}

// PerformerPickUp are the drop and the pick-up of day performers under the agreements of SAG-AFTRA. Those of
// low-budget films differ, and are not established.
func PerformerPickUp() Parameter[PickUp] {
	return Parameter[PickUp]{Name: "drop and pick-up of day performers", French: "interruption d'engagement non payée", Entries: []Entry[PickUp]{{
		Value: PickUp{InUnitedStates: 10, Elsewhere: 14, Most: 1}, From: "2020-01-01", Status: Confirmed,
		Source: Source{
			Title:   "SAG-AFTRA, consecutive employment (first day not established; 1 January 2020 is taken)",
			Address: "https://www.sagaftra.org/consecutive-employment-4",
		},
	}}}
}
