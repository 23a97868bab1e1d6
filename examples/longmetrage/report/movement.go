package report

import (
	"strings"

	"github.com/filmfinance/filmfinance/recoupment"
)

// movement names a movement of the cascade for people: the receipts of a group of media, or what the
// dossier enters beside them.
func (p *printer) movement(id string) string {
	contracts := p.view.document.Contracts
	labels := p.movements()
	for _, group := range contracts.Order {
		if len(group) > 0 && group[0] == id {
			return p.joined(group, labels)
		}
	}
	return p.joined([]string{id}, labels)
}

// receipt names the receipt of a posting: its medium, where the movement has several.
func (p *printer) receipt(one recoupment.Posting) string {
	labels := p.movements()
	if label := labels[one.Entered]; label != "" {
		return label
	}
	return p.movement(one.Movement)
}

// movements are the names of movements and media.
func (p *printer) movements() map[string]string {
	contracts := p.view.document.Contracts
	labels := map[string]string{
		"guarantees": p.say("MG à la livraison", "guarantees at delivery"), "support": p.say("soutien et frais", "support and costs"),
	}
	for _, m := range contracts.Mandates {
		for _, stream := range m.Streams {
			labels[stream.ID] = p.label(stream.Label)
		}
	}
	return labels
}

func (p *printer) joined(ids []string, labels map[string]string) string {
	var names []string
	for _, id := range ids {
		name := labels[id]
		if name == "" {
			name = id
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
