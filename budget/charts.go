package budget

// CNCFeature returns the nine posts of the French devis of a feature film, social charges in post 4,
// with the families of expense of the CNC. Accounts under them are not part of it: the professional chart has 69
// sub-posts and more than 500 elementary posts, whose numbers are in no public text ([UnconfirmedChart] has 55 of the
// usual sub-posts). Posts 2, 3, 6 and 9 stand below the line
// although producers, director and principal cast are above it: an account or a line says so with its Side.
//
// Source: Centre national du cinéma et de l'image animée, Les coûts de production des films en 2013,
// March 2014; the nine posts also in Sénat, rapport d'information n° 11 (1998-1999).
func CNCFeature() Chart {
	return Chart{
		Name:    "CNC, long métrage",
		Version: "2014-03",
		Status:  Confirmed,
		Source:  studies(),
		Posts:   ninePosts(),
	}
}

func ninePosts() []Post {
	return []Post{
		{Number: "1", Label: Text{FR: "Droits artistiques", EN: "Artistic rights"}, Family: Remuneration, Side: AboveTheLine},
		{Number: "2", Label: Text{FR: "Personnel", EN: "Crew"}, Family: Remuneration, Side: BelowTheLine},
		{Number: "3", Label: Text{FR: "Interprétation", EN: "Cast"}, Family: Remuneration, Side: BelowTheLine},
		{Number: "4", Label: Text{FR: "Charges sociales", EN: "Social charges"}, Social: true, Family: Remuneration, Side: BelowTheLine},
		{Number: "5", Label: Text{FR: "Décors et costumes", EN: "Sets and costumes"}, Family: Shooting, Side: BelowTheLine},
		{Number: "6", Label: Text{FR: "Transports, défraiements, régie", EN: "Transport, living expenses, unit"}, Family: Shooting, Side: BelowTheLine},
		{Number: "7", Label: Text{FR: "Moyens techniques", EN: "Technical equipment"}, Family: Technical, Side: BelowTheLine},
		{Number: "8", Label: Text{FR: "Laboratoires, post-production", EN: "Laboratories, post-production"}, Family: Technical, Side: BelowTheLine},
		{Number: "9", Label: Text{FR: "Assurances et divers", EN: "Insurance and sundries"}, Family: Shooting, Side: BelowTheLine},
	}
}

// Documentary returns the grid of ten categories of documentaries and reports for television: overheads,
// contingency, financial charges and the fee of the delegated producer stand in category 10. Its elementary accounts
// are those that the grid names, in its order: 10.5 is the fifth of category 10.
//
// Source: ARTE GEIE, production-cost-analyzer, 2026: the grid.
func Documentary() Chart {
	posts := ninePosts()
	posts[5].Label = Text{FR: "Transport, défraiement, régie", EN: "Transport, living expenses, unit"}
	posts[6].Label = Text{FR: "Moyens techniques de tournage", EN: "Shooting equipment"}
	posts[7].Label = Text{FR: "Post-production", EN: "Post-production"}
	posts[8].Label = Text{FR: "Assurance", EN: "Insurance"}
	posts = append(posts, Post{
		Number: "10", Side: Other,
		Label: Text{FR: "Imprévus, frais généraux, production déléguée", EN: "Contingency, overheads, delegated production"},
	})
	for i := range posts {
		posts[i].Accounts = documentaryAccounts(posts[i].Number)
	}
	return Chart{
		Name: "Documentaire et magazine, dix catégories", Version: "2026", Status: Confirmed, Source: arte(), Posts: posts,
	}
}

// MovieMagic returns the categories of the budgets of American productions, as read in 33 of them of 2021,
// with the side of each. The number is the first two digits of their accounts: 33 is camera, 3300 to 3399.
// Social charges (fringes) stay with their category. The labels in French are a translation of ours.
//
// Source: 7777tbone7777/ai-budget-system, docs/movie-magic-analysis.md. Below the line from 2000 on is
// the usual layout of the same files.
func MovieMagic() Chart {
	categories := []struct{ number, french, english string }{
		{"11", "Auteurs et sujet", "Writer and story"},
		{"12", "Producteurs", "Producers"},
		{"13", "Réalisateur et assistants personnels", "Director and staff"},
		{"14", "Rôles principaux", "Principal cast"},
		{"15", "Voyages et défraiements au-dessus de la ligne", "Above the line travel and living"},
		{"20", "Équipe de production et de mise en scène", "Production staff"},
		{"21", "Figuration", "Extra talent"},
		{"22", "Conception des décors", "Set design"},
		{"23", "Construction des décors", "Set construction"},
		{"24", "Démontage des décors", "Set striking"},
		{"25", "Machinerie et exploitation du plateau", "Set operations"},
		{"26", "Effets spéciaux de tournage", "Special effects"},
		{"27", "Ensembliers, décoration de plateau", "Set dressing"},
		{"28", "Accessoires", "Property"},
		{"29", "Costumes", "Wardrobe"},
		{"30", "Véhicules de jeu et animaux", "Picture vehicles and animals"},
		{"31", "Maquillage et coiffure", "Make-up and hair"},
		{"32", "Éclairage", "Lighting"},
		{"33", "Image", "Camera"},
		{"34", "Son de tournage", "Production sound"},
		{"35", "Transports", "Transportation"},
		{"36", "Décors naturels", "Location"},
		{"37", "Pellicule et laboratoire de tournage", "Production film and lab"},
		{"41", "Essais", "Tests"},
		{"42", "Location de plateaux", "Stage rental"},
		{"44", "Effets visuels", "Visual effects"},
		{"46", "Musique", "Music"},
		{"67", "Assurances", "Insurance"},
	}
	chart := Chart{
		Name: "Movie Magic style", Version: "2021", Status: Confirmed,
		Source: Source{
			Title:   "ai-budget-system, docs/movie-magic-analysis.md (33 budgets of 2021)",
			Address: "https://github.com/7777tbone7777/ai-budget-system",
		},
	}
	for _, one := range categories {
		side := BelowTheLine
		switch one.number[0] {
		case '1':
			side = AboveTheLine
		case '6':
			side = Other
		}
		chart.Posts = append(chart.Posts, Post{Number: one.number, Label: Text{FR: one.french, EN: one.english}, Side: side})
	}
	return chart
}
