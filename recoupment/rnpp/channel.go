package rnpp

// Channel is a way in which a film is exploited. The protocol of 2010 bounds commissions channel by channel.
type Channel string

// The channels.
const (
	// Theatres are commercial theatres (salles commerciales), NonCommercial the others.
	Theatres      Channel = "theatres"
	NonCommercial Channel = "non_commercial"
	// PhysicalVideo is discs (vidéo physique).
	PhysicalVideo Channel = "physical_video"
	// VOD is video on demand by item (VàD à l'acte), SVOD by subscription (VàDA).
	VOD          Channel = "vod"
	SVOD         Channel = "svod"
	Television   Channel = "television"
	ForeignSales Channel = "foreign_sales"
	// OtherRights are merchandising, remake, sequel and the like (produits dérivés, autres droits).
	OtherRights Channel = "other_rights"
	// Music is the music of the film.
	Music Channel = "music"
	// CoproductionTerritories are those of a foreign co-producer, or shared with one. The commission on them
	// has no cap.
	CoproductionTerritories Channel = "coproduction_territories"
)

// Channels returns the channels, in the order of a statement.
func Channels() []Channel {
	return []Channel{
		Theatres, NonCommercial, PhysicalVideo, VOD, SVOD, Television, ForeignSales, OtherRights, Music, CoproductionTerritories,
	}
}

// Label returns the name of the channel in French and in English; empty for an unknown one.
func (c Channel) Label() Text {
	switch c {
	case Theatres:
		return Text{FR: "Salles", EN: "Theatres"}
	case NonCommercial:
		return Text{FR: "Non commercial", EN: "Non-commercial"}
	case PhysicalVideo:
		return Text{FR: "Vidéo physique", EN: "Physical video"}
	case VOD:
		return Text{FR: "VàD à l'acte", EN: "VOD by item"}
	case SVOD:
		return Text{FR: "VàD par abonnement", EN: "Subscription VOD"}
	case Television:
		return Text{FR: "Télévision", EN: "Television"}
	case ForeignSales:
		return Text{FR: "Ventes à l'étranger", EN: "Foreign sales"}
	case OtherRights:
		return Text{FR: "Autres droits", EN: "Other rights"}
	case Music:
		return Text{FR: "Musique", EN: "Music"}
	case CoproductionTerritories:
		return Text{FR: "Territoires de coproduction", EN: "Co-production territories"}
	}
	return Text{}
}

// financed reports whether the protocol tells what financed the film from the other sales of a channel.
func financed(c Channel) bool {
	switch c {
	case PhysicalVideo, VOD, SVOD, Television:
		return true
	}
	return false
}

// Nature says what distinguishes a stream from the ordinary sales of its channel.
type Nature string

// The natures. The empty one is ordinary sales.
const (
	// Financing is sales and guarantees that financed the film, with what later tops them up: the protocol
	// admits no commission on them. The text says so of discs, video on demand and television: it is refused
	// elsewhere.
	Financing Nature = "financing"
	// CatchUp is catch-up television.
	CatchUp Nature = "catch_up"
	// Catalogue is the phase of a disc after its first edition, under a royalty contract.
	Catalogue Nature = "catalogue"
)
