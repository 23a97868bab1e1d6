package law

import "github.com/shopspring/decimal"

// rate returns the decimal units × 10^-places: rate(1072, 2) is 10.72. Literals are built from integers
// because reading a text depends on a limit that a host program may have changed.
func rate(units int64, places int32) decimal.Decimal { return decimal.New(units, -places) }

// The texts below are named with the article that states the figure.

// codes is the consolidated text of the French codes, in the state of about 2014-2015.
const codes = "https://github.com/etalab/codes-juridiques-francais"

func cinemaCode(article string) Source {
	return Source{Title: "Code du cinéma et de l'image animée, " + article, Address: codes}
}

func taxCode(article string) Source {
	return Source{Title: "Code général des impôts, " + article, Address: codes}
}

func goodsTaxCode(article string) Source {
	return Source{
		Title:   "Code des impositions sur les biens et services, " + article + " (ordonnance 2023-1210 du 20 décembre 2023)",
		Address: "https://tricoteuses.fr/legifrance/sections/JORFSCTA000048603909",
	}
}

// aidRules is the CNC's general rules of aid, approved as a whole on 8 December 2022. The same rules
// stood before under other numbers; their first days are not established.
func aidRules(article, address string) Source {
	return Source{
		Title:   "Règlement général des aides financières du CNC, " + article + " (délibération 2022/CA/38 du 8 décembre 2022; first day of the former texts not established)",
		Address: address,
	}
}

func protocol2010(article string) Source {
	return Source{
		Title:   "Protocole d'accord relatif à la transparence dans la filière cinématographique du 16 décembre 2010, " + article + ", étendu par l'arrêté du 7 février 2011 (NOR MCCK1101197A)",
		Address: "https://github.com/etalab/lois-non-codifiees-et-reglements-francais/tree/master/arrete/2011/arrete-du-7-fevrier-2011-mcck1101197a",
	}
}

func cncReport2008(what string) Source {
	return Source{
		Title:   "CNC, Bilan 2008, cited by 20 minutes (24 May 2009): " + what,
		Address: "https://www.20minutes.fr/economie/557235",
	}
}

func cncFigures2012(what string) Source {
	return Source{
		Title:   "CNC, figures of 2012, cited in « Les recettes du cinéma » (7 November 2017): " + what,
		Address: "https://ledoigtdanslengrenage.blogs.dhnet.be/archive/2017/11/07/les-recettes-du-cinema-591707.html",
	}
}

func boi(reference, address string) Source {
	return Source{Title: "Bulletin officiel des finances publiques, " + reference, Address: address}
}
