package law

// The collective agreements of the trade.

func filmAgreement(article string) Source {
	return Source{
		Title:   "Convention collective nationale de la production cinématographique (IDCC 3097), " + article,
		Address: "https://www.legifrance.gouv.fr/conv_coll/id/KALICONT000028059838",
	}
}

func audiovisualAgreement(article string) Source {
	return Source{
		Title:   "Convention collective de la production audiovisuelle (IDCC 2642), " + article,
		Address: "https://www.legifrance.gouv.fr/conv_coll/id/KALICONT000018828041",
	}
}

func televisionActorsAgreement(article string) Source {
	return Source{
		Title:   "Convention des artistes-interprètes engagés pour des émissions de télévision (IDCC 1734), " + article,
		Address: "https://www.legifrance.gouv.fr/conv_coll/id/KALICONT000005635286",
	}
}

func animationAgreement(article string) Source {
	return Source{
		Title:   "Convention collective de la production de films d'animation (IDCC 2412), " + article,
		Address: "https://www.legifrance.gouv.fr/conv_coll/id/KALICONT000005635129",
	}
}
