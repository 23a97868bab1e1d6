package recoupment

// Party is one who is paid or pays under the deal.
type Party struct {
	// ID is the name under which the rest of the deal knows it.
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
}

// partyLabels returns the labels of the parties of the list, by their names.
func (d Deal) partyLabels() map[string]Text {
	labels := make(map[string]Text, len(d.Parties))
	for _, p := range d.Parties {
		labels[p.ID] = p.Label
	}
	return labels
}
