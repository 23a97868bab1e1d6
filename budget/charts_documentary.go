package budget

// documentaryAccounts returns the elementary accounts of a category of [Documentary], in the words and with the keys
// of the source; category 10 and insurance have names only there, and keys made in the same way.
//
// Source: ARTE GEIE, production-cost-analyzer, 2026, config/cnc-mapping.json; names of categories 9 and 10 in its grid.
func documentaryAccounts(category string) []Account {
	lists := map[string][]Account{
		"1": {
			account("1.auteur", "Droits d'auteur", "Author's rights"), account("1.co_auteur", "Co-auteur", "Co-author"),
			account("1.auteur_real", "Réalisation et écriture (droits)", "Direction and writing (rights)"),
			account("1.archives", "Archives vidéo", "Archive footage"), account("1.musique", "Musique", "Music"),
			account("1.voix_off", "Voix off", "Voice-over"), account("1.traduction", "Traduction", "Translation"),
		},
		"2": {
			account("2.producteur", "Producteur exécutif", "Executive producer"),
			account("2.administrateur_de_production", "Administrateur", "Administrator"),
			account("2.directeur_de_production", "Directeur de production", "Production manager"),
			account("2.charge_de_production", "Chargé de production", "Production coordinator"),
			account("2.charge_de_post_production", "Responsable de post-production", "Post-production manager"),
			account("2.assistant_de_production", "Assistant de production", "Production assistant"),
			above("2.realisateur", "Réalisateur", "Director"), above("2.co_realisateur", "Co-réalisateur", "Co-director"),
			above("2.journaliste_real", "Journaliste-réalisateur", "Journalist-director"),
			account("2.assistant_realisateur", "Assistant réalisateur", "Assistant director"),
			account("2.redacteur_chef", "Rédacteur en chef", "Editor-in-chief"),
			account("2.stringer_fixeur", "Stringer, fixeur, journaliste local", "Stringer, fixer"),
			account("2.jri", "Journaliste reporter d'images", "Video journalist"),
			account("2.chef_opv", "Chef opérateur", "Director of photography"), account("2.cadreur_opv", "Cadreur", "Camera operator"),
			account("2.assistant_camera", "Assistant caméra", "Camera assistant"),
			account("2.chef_ops_ingenieur_du_son", "Ingénieur du son, mixeur", "Sound engineer"),
			account("2.chef_electricien", "Chef électricien", "Gaffer"), account("2.machiniste", "Machiniste", "Grip"),
			account("2.scripte", "Scripte", "Script supervisor"), account("2.chef_monteur", "Chef monteur", "Editor"),
			account("2.assistant_monteur", "Assistant monteur", "Assistant editor"), account("2.etalonneur", "Étalonneur", "Colourist"),
			account("2.technicien_video", "Technicien vidéo, graphiste", "Video technician"),
			account("2.doublage_speaker", "Doublage, speaker", "Voice artist"),
			account("2.equipe_tournage", "Équipe de tournage", "Shooting crew"), account("2.equipe_montage", "Équipe de montage", "Editing crew"),
		},
		"6": {
			account("6.avion_train", "Avion, train", "Flight, train"), account("6.vehicule", "Véhicule", "Vehicle"),
			account("6.hotel", "Hôtel, hébergement", "Hotel, accommodation"), account("6.repas", "Repas", "Meals"),
		},
		"7": {
			account("7.camera", "Caméra, unité de tournage", "Camera kit"), account("7.hf_son", "Matériel son, HF", "Sound equipment"),
			account("7.eclairage", "Éclairage", "Lighting"), account("7.drone", "Drone", "Drone"),
		},
		"8": {
			account("8.montage_salle", "Salle de montage", "Editing suite"), account("8.mixage_salle", "Salle de mixage, auditorium", "Mixing studio"),
			account("8.etalonnage_salle", "Étalonnage (salle)", "Grading (facility)"), account("8.pad", "Master, prêt à diffuser", "Broadcast master"),
		},
		"9": {account("9.assurances", "Assurances", "Insurance")},
		"10": {
			account("10.production_deleguee", "Production déléguée", "Delegated production"), account("10.frais_generaux", "Frais généraux", "Overheads"),
			account("10.frais_financiers", "Frais financiers", "Financial charges"), account("10.divers", "Divers", "Sundries"),
			account("10.imprevus", "Imprévus", "Contingency"),
		},
	}
	return lists[category]
}
