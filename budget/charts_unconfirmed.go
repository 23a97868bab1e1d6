package budget

// Genre is what is produced, for the charts whose primary text is not public.
type Genre string

// The genres.
const (
	// Feature is a feature film, with the usual two-digit accounts under the nine posts.
	Feature Genre = "feature"
	// ShortFilm is a short film (court métrage).
	ShortFilm Genre = "short_film"
	// TelevisionFiction is fiction for television (fiction TV).
	TelevisionFiction Genre = "television_fiction"
	// Animation is animation for cinema or television.
	Animation Genre = "animation"
	// Advertising is an advertising film, with agency and margin (see [Advertise]).
	Advertising Genre = "advertising"
	// Flow is a game or another programme of flow (flux, jeu).
	Flow Genre = "flow"
)

// UnconfirmedChart returns a chart of common practice, whose primary text is not public, to be edited: it
// is an example and no default, and its Status is [Unconfirmed]. It reports whether the genre has one.
func UnconfirmedChart(genre Genre) (Chart, bool) {
	names := map[Genre]string{
		Feature: "Long métrage, comptes usuels", ShortFilm: "Court métrage", TelevisionFiction: "Fiction télévisée",
		Animation: "Animation", Advertising: "Film publicitaire", Flow: "Flux et jeux",
	}
	name, known := names[genre]
	if !known {
		return Chart{}, false
	}
	chart := Chart{
		Name: name, Version: "example", Status: Unconfirmed,
		Source: Source{Title: "common practice; no primary text is public", Address: "none"},
	}
	switch genre {
	case Animation:
		chart.Posts = animationPosts()
	case Advertising:
		chart.Source = Source{Title: "public source code of a French advertising budget (not normative): preparation, direction, image, editing", Address: "none"}
		chart.Posts = advertisingPosts()
	case Flow:
		chart.Posts = flowPosts()
	default:
		chart.Posts = usualAccounts()
	}
	return chart, true
}

// usualAccounts are the two-digit accounts in common use under the nine posts, with their side: producers,
// director and principal cast above the line (Sénat, rapport d'information n° 11, 1998-1999).
func usualAccounts() []Post {
	posts := ninePosts()
	for i, accounts := range [][]Account{
		{
			account("11", "Sujet", "Story"), account("12", "Adaptation, dialogues, scénario", "Adaptation, dialogue, screenplay"),
			account("13", "Droits d'auteur du réalisateur", "Director's author's rights"), account("14", "Droits musicaux", "Music rights"),
			account("15", "Droits divers", "Other rights"), account("16", "Traductions", "Translations"),
			account("17", "Frais sur manuscrits", "Manuscripts"), account("18", "Agents littéraires, conseils", "Literary agents, counsel"),
		},
		{
			above("21", "Producteurs", "Producers"), above("22", "Réalisateur technicien", "Director, as technician"),
			account("23", "Équipe de préparation et de tournage", "Preparation and shooting crew"), account("24", "Équipe de décoration", "Art department"),
			account("25", "Équipe de montage et de finitions", "Editing and finishing crew"), account("26", "Main-d'œuvre de tournage", "Shooting labour"),
			account("27", "Main-d'œuvre de construction", "Construction labour"), account("28", "Agents", "Agents"),
		},
		{
			above("31", "Rôles principaux", "Principal cast"), account("32", "Rôles secondaires", "Supporting cast"),
			account("33", "Petits rôles", "Small parts"), account("34", "Artistes de complément, doublures, cascades", "Extras, doubles, stunts"),
			account("35", "Musiciens, chanteurs, post-synchronisation", "Musicians, singers, dubbing"), account("36", "Agents artistiques", "Talent agents"),
		},
		{
			account("41", "Charges sur auteurs", "Charges on authors"), account("42", "Charges sur techniciens", "Charges on crew"),
			account("43", "Charges sur artistes", "Charges on performers"), account("44", "Charges sur complément", "Charges on extras"),
			account("45", "Taxes", "Taxes"),
		},
		{
			account("51", "Studios", "Studios"), account("52", "Décors naturels", "Locations"), account("53", "Construction, aménagement", "Construction"),
			account("54", "Meubles, accessoires", "Furniture, props"), account("55", "Animaux, véhicules de jeu", "Animals, picture vehicles"),
			account("56", "Effets spéciaux de tournage", "Special effects"), account("57", "Costumes", "Costumes"),
			account("58", "Maquillage, coiffure", "Make-up, hair"),
		},
		{
			account("61", "Transports", "Transport"), account("62", "Défraiements", "Living expenses"), account("63", "Régie", "Unit"),
			account("64", "Bureaux, téléphone", "Offices, telephone"),
		},
		{
			account("71", "Prise de vues", "Camera"), account("72", "Machinerie", "Grip"), account("73", "Éclairage", "Lighting"),
			account("74", "Son", "Sound"), account("75", "Montage", "Editing"), account("76", "Auditorium", "Dubbing stage"),
			account("77", "Effets visuels", "Visual effects"),
		},
		{
			account("81", "Supports, pellicule", "Stock"), account("82", "Laboratoire de tournage", "Dailies"), account("83", "Finitions image", "Picture finishing"),
			account("84", "Son", "Sound"), account("85", "Sous-titrage, livrables", "Subtitles, deliverables"),
		},
		{
			account("91", "Assurances", "Insurance"), account("92", "Publicité, promotion", "Publicity"), account("93", "Frais financiers", "Financial charges"),
			account("94", "Juridique, comptable, divers", "Legal, accounting, sundries"),
		},
	} {
		posts[i].Accounts = accounts
	}
	return posts
}

func account(number, french, english string) Account {
	return Account{Number: number, Label: Text{FR: french, EN: english}}
}

func above(number, french, english string) Account {
	return Account{Number: number, Label: Text{FR: french, EN: english}, Side: AboveTheLine}
}

func animationPosts() []Post {
	posts := ninePosts()
	posts[2].Label = Text{FR: "Voix", EN: "Voices"}
	posts[4].Label = Text{FR: "Développement graphique, décors", EN: "Design, backgrounds"}
	posts[5].Label = Text{FR: "Transports, défraiements", EN: "Transport, living expenses"}
	posts[6].Label = Text{FR: "Fabrication : layout, animation, rendu", EN: "Production: layout, animation, rendering"}
	return posts
}

func advertisingPosts() []Post {
	return []Post{
		{Number: "1", Label: Text{FR: "Préparation", EN: "Preparation"}, Side: BelowTheLine},
		{Number: "2", Label: Text{FR: "Mise en scène", EN: "Direction"}, Side: AboveTheLine},
		{Number: "3", Label: Text{FR: "Image", EN: "Image"}, Side: BelowTheLine},
		{Number: "4", Label: Text{FR: "Montage", EN: "Editing"}, Side: BelowTheLine},
		{Number: "5", Label: Text{FR: "Charges sociales", EN: "Social charges"}, Social: true, Side: BelowTheLine},
	}
}

func flowPosts() []Post {
	posts := ninePosts()
	posts[2].Label = Text{FR: "Animateurs, candidats, intervenants", EN: "Hosts, contestants, guests"}
	posts[4].Label = Text{FR: "Plateau, décors, costumes, dotations", EN: "Studio, sets, costumes, prizes"}
	posts[6].Label = Text{FR: "Moyens vidéo et son de plateau", EN: "Studio video and sound"}
	return posts
}
