package law

// The texts that date the contributions. The day and the text of a rate of the general scheme are those that
// OpenFisca France records; the address is that of the text.

func dated(title, address string) Source {
	return Source{Title: title + " (OpenFisca France, prelevements_sociaux)", Address: address}
}

const legifrance = "https://www.legifrance.gouv.fr/"

func healthDecree(what string) Source {
	return dated("Décret 2017-1891 du 30 décembre 2017, art. 1 (CSS D. 242-3): "+what, legifrance+"codes/article_lc/LEGIARTI000036679615/")
}

func healthRelief(what string) Source {
	return dated("CSS L. 241-2-1 and D. 241-3-1, loi 2017-1836 du 30 décembre 2017, art. 9: "+what, legifrance+"affichTexteArticle.do?idArticle=LEGIARTI000036358458&cidTexte=JORFTEXT000036339090")
}

func familyRelief(what string) Source {
	return dated("CSS L. 241-6-1, loi 2015-1702 du 21 décembre 2015, art. 7: "+what, legifrance+"codes/article_lc/LEGIARTI000037947548/")
}

func pensionDecree(what string) Source {
	return dated("Décret 2014-1531 du 17 décembre 2014, art. 4 (CSS D. 242-4): "+what, legifrance+"jorf/article_jo/JORFARTI000029920866")
}

func familyDecree(what string) Source {
	return dated("Décret 2013-1290 du 27 décembre 2013 (CSS D. 241-3-1): "+what, legifrance+"eli/decret/2013/12/27/2013-1290/jo/texte")
}

func autonomyAct(what string) Source {
	return dated("Loi 2004-626 du 26 juin 2004, art. 11: "+what, legifrance+"affichTexteArticle.do?idArticle=LEGIARTI000006682208&cidTexte=JORFTEXT000000622485")
}

func pacteAct(what string) Source {
	return dated("Loi 2019-486 du 22 mai 2019, art. 11 (CCH L. 813-5, L. 313-1): "+what, legifrance+"jorf/article_jo/JORFARTI000038496156")
}

func socialDialogue(what string) Source {
	return dated("Décret 2014-1718 du 30 décembre 2014 (code du travail D. 2135-34): "+what, legifrance+"codes/article_lc/LEGIARTI000030190792/")
}

func trainingAct(what string) Source {
	return dated("Loi 2018-771 du 5 septembre 2018, art. 37 (code du travail L. 6331-1, L. 6331-3): "+what, legifrance+"affichTexteArticle.do?idArticle=LEGIARTI000037368540&cidTexte=JORFTEXT000037367660")
}

func apprenticeshipCode(what string) Source {
	return dated("Code du travail L. 6241-1-1, since 1 January 2022: "+what, legifrance+"codes/article_lc/LEGIARTI000044981935")
}

func pensionAgreement(what string) Source {
	return dated("Accord national interprofessionnel du 17 novembre 2017, régime Agirc-Arrco, art. 35 to 38: "+what, legifrance+"conv_coll/article/KALIARTI000036731898")
}

func cadresProvident() Source {
	return Source{
		Title:   "Accord national interprofessionnel du 17 novembre 2017, prévoyance des cadres, art. 1, étendu par l'arrêté du 27 juillet 2018",
		Address: "https://www.ag2rlamondiale.fr/culture-branches/mise-en-place-d-un-accord/le-1-50-cadre",
	}
}

func apecCircular() Source {
	return dated("Circulaire Agirc 2010-5-DF du 29 juillet 2010", "https://web.archive.org/web/20160627184906/https://www.agirc-arrco.fr/fileadmin/agircarrco/documents/circulaires/agirc/201005df.pdf")
}

func csgAct(what string) Source {
	return dated("Loi 2017-1836 du 30 décembre 2017, art. 8 (CGI 154 quinquies): "+what, legifrance+"affichTexteArticle.do?idArticle=LEGIARTI000036358456&cidTexte=JORFTEXT000036339090")
}

func crdsAct() Source {
	return dated("Ordonnance 96-50 du 24 janvier 1996, art. 19", legifrance+"loda/article_lc/LEGIARTI000041466982/")
}

func unedic2018(what string) Source {
	return Source{
		Title:   "Unédic, circulaire on annexes VIII and X, rates from 1 January 2018 (La revue fiduciaire, dépêche 40861): " + what,
		Address: "http://revuefiduciaire.grouperf.com/depeches/40861.html",
	}
}

func unedicShort(what string) Source {
	return Source{
		Title:   "Unédic, majoration des contributions (décret 2019-797 du 26 juillet 2019): " + what,
		Address: "https://www.unedic.org/indemnisation/fiches-thematiques/majoration-des-contributions-generales",
	}
}

func afdasAgreement() Source {
	return Source{
		Title: "Accord interbranche du 25 septembre 2014 on the training of intermittents (spectacle vivant, cinéma, audiovisuel), art. 3: 2 % and 0.10 %, " +
			"étendu par l'arrêté du 16 mars 2015 (JO du 24); the same rate in mon-entreprise (Urssaf) on 30 June 2026; 50 € a year by company beside it",
		Address: "https://fasap-fo.fr/accord-interbranche-relatif-aux-modalites-dacces-a-la-formation-professionnelle-tout-au-long-de-la-vie-pour-les-salaries-intermittents-du-spectacle/",
	}
}

func urssafAuthors2020(what string) Source {
	return Source{
		Title:   "Sécurité sociale des artistes auteurs, assiettes et taux since 1 January 2020, and Urssaf, revenus de 2022 et 2023: " + what,
		Address: "http://www.secu-artistes-auteurs.fr/assiettes-cotisations",
	}
}
