package budget

import "strconv"

// documentaryAccounts returns the elementary accounts of a category of [Documentary]: those whose names the grid gives,
// numbered in its order.
func documentaryAccounts(category string) []Account {
	names := map[string][]Text{
		"1": {
			{FR: "Droits d'auteur", EN: "Author's rights"}, {FR: "Co-auteur", EN: "Co-author"},
			{FR: "Auteur-réalisateur", EN: "Author-director"}, {FR: "Sujet", EN: "Subject"}, {FR: "Archives", EN: "Archive footage"},
			{FR: "Musique", EN: "Music"}, {FR: "Voix off", EN: "Voice-over"}, {FR: "Traduction", EN: "Translation"},
		},
		"9": {{FR: "Assurances", EN: "Insurance"}},
		"10": {
			{FR: "Production déléguée", EN: "Delegated production"}, {FR: "Frais généraux", EN: "Overheads"},
			{FR: "Frais financiers", EN: "Financial charges"}, {FR: "Divers", EN: "Sundries"}, {FR: "Imprévus", EN: "Contingency"},
		},
	}
	var accounts []Account
	for i, name := range names[category] {
		accounts = append(accounts, Account{Number: category + "." + strconv.Itoa(i+1), Label: name})
	}
	return accounts
}
