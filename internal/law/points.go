package law

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/text"
)

// PointScale is a scale of points of the approval of films (barème de points de l'agrément).
type PointScale struct{ Groups []PointGroup }

// PointGroup is a group of posts (groupe de postes).
type PointGroup struct {
	Code  string
	Label text.Text
	Posts []PointPost
}

// PointPost is what earns points: a person, a company, a place, or the language of the film.
type PointPost struct {
	Code  string
	Label text.Text
	Max   decimal.Decimal
	// Given marks a post of which the texts at hand do not say what earns its points: they are given.
	Given  bool
	Status Status
	// Steps are the points of a language that is not the most used of the film.
	Steps []PointStep
}

// PointStep gives points from a part of the duration on: Part / Of.
type PointStep struct {
	Part, Of int64
	Points   decimal.Decimal
}

// post returns a post of tenths of a point whose content is established.
func post(code string, tenths int64, fr, en string) PointPost {
	return PointPost{Code: code, Label: text.Text{FR: fr, EN: en}, Max: rate(tenths, 1), Status: Confirmed}
}

// given returns a post whose points are given.
func given(code string, tenths int64, fr, en string) PointPost {
	p := post(code, tenths, fr, en)
	p.Given = true
	return p
}

// is sets the status of a post.
func (p PointPost) is(status Status) PointPost {
	p.Status = status
	return p
}

func language() PointPost {
	p := post("language", 200, "Langue française ou régionale", "French or regional language")
	p.Steps = []PointStep{{Part: 1, Of: 3, Points: rate(10, 0)}}
	return p
}

func company() PointPost {
	return post("company", 90, "Entreprise de production", "Production company")
}

func group(code, fr, en string, posts ...PointPost) PointGroup {
	return PointGroup{Code: code, Label: text.Text{FR: fr, EN: en}, Posts: posts}
}

// alone returns a group that is one post, whose points are given.
func alone(code string, tenths int64, fr, en string) PointGroup {
	return group(code, fr, en, given(code, tenths, fr, en))
}

func scaleOf1999() PointScale {
	return PointScale{Groups: []PointGroup{
		alone("language", 200, "Langue de tournage", "Language"),
		group("company", "Entreprise de production", "Production company", post("company", 100, "Entreprise de production", "Production company")),
		alone("authors", 100, "Auteurs", "Authors"),
		alone("performers", 200, "Artistes-interprètes", "Performers"),
		alone("technicians", 140, "Techniciens collaborateurs de création", "Creative technicians"),
		alone("workers", 60, "Ouvriers", "Workers"),
		alone("industries", 200, "Tournage et industries techniques", "Technical industries"),
	}}
}

func scaleOf2018() PointScale {
	const heads = 15 // tenths of a point for each of the six heads of department
	return PointScale{Groups: []PointGroup{
		group("language", "Langue", "Language", language()),
		group("company_authors", "Entreprise de production et auteurs", "Production company and authors",
			company(), given("authors", 110, "Auteurs", "Authors").is(Derived)),
		alone("performers", 200, "Artistes-interprètes", "Performers"),
		group("technicians", "Techniciens", "Technicians",
			post("production_manager", heads, "Directeur de production", "Production manager"),
			post("photography", heads, "Directeur de la photographie", "Director of photography"),
			post("sound", heads, "Chef opérateur du son", "Sound mixer"),
			post("costumes", heads, "Créateur de costumes", "Costume designer"),
			post("editing", heads, "Chef monteur", "Picture editor"),
			post("sixth_head", heads, "Sixième chef de poste (le décor, à confirmer)", "Sixth head of department (production design, to be confirmed)"),
			given("crew", 110, "Autres techniciens et ouvriers", "Other technicians and workers")),
		group("industries", "Tournage et postproduction", "Shooting and post-production",
			post("place", 50, "Lieux de tournage", "Place of shooting"),
			post("image", 35, "Postproduction image", "Image post-production"),
			post("mix", 35, "Postproduction son", "Sound post-production"),
			post("effects", 35, "Effets visuels numériques", "Digital visual effects"),
			given("industries_other", 45, "Autres postes (non établis)", "Other posts (not established)").is(Unconfirmed)),
	}}
}

// FictionPoints is the French scale of live fiction, of 100 points.
func FictionPoints() Parameter[PointScale] {
	return Parameter[PointScale]{
		Name:   "points of fiction",
		French: "barème de points, fiction",
		Entries: []Entry[PointScale]{
			{
				Value: scaleOf1999(), From: "1999-12-31", Until: "2017-12-31", Status: Confirmed,
				Source: Source{
					Title:   "Réforme de l'agrément de 1999 (first day in 1999 not established: the last of the year is taken)",
					Address: "https://allocine.fr/article/fichearticle_gen_carticle=316421.html",
				},
			},
			{
				Value: scaleOf2018(), From: "2018-01-01", Status: Confirmed,
				Source: Source{
					Title:   "Règlement général des aides financières du CNC, art. 211-10 (reform of 1 January 2018; the inside of some groups is not established)",
					Address: "http://www.h3p.com/lagrement-films-de-long-metrage/",
				},
			},
		},
	}
}

// DocumentaryPoints is the French scale of feature documentaries: what is not itemised completes it to 100.
func DocumentaryPoints() Parameter[PointScale] {
	return Parameter[PointScale]{
		Name:   "points of documentaries",
		French: "barème de points, documentaire",
		Entries: []Entry[PointScale]{{
			Value: PointScale{Groups: []PointGroup{
				group("language", "Langue", "Language", language()),
				group("company", "Entreprise de production", "Production company", company()),
				group("authors", "Auteurs", "Authors",
					post("director", 160, "Réalisateur", "Director"),
					post("writer", 40, "Auteur", "Writer"),
					post("composer", 30, "Compositeur", "Composer")),
				group("others", "Autres groupes", "Other groups",
					given("others", 480, "Autres groupes (non établis)", "Other groups (not established)").is(Derived)),
			}},
			From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-11 (two of the five groups are not established)",
				"https://french-business-law.com/rench-legislation-art/article-211-11-of-the-french-cinema-and-moving-image-code"),
		}},
	}
}

// rules21113 is the section of the general rules of aid on points.
const rules21113 = "https://french-business-law.com/french-legislation/legitext000020908868-french-cinema-and-moving-image-code/page/79/"

// AnimationPoints is the French scale of animated features: what is not itemised completes it to 100.
func AnimationPoints() Parameter[PointScale] {
	return Parameter[PointScale]{
		Name:   "points of animation",
		French: "barème de points, animation",
		Entries: []Entry[PointScale]{{
			Value: PointScale{Groups: []PointGroup{
				group("company_authors", "Entreprise de production et auteurs", "Production company and authors",
					company(), given("authors", 260, "Auteurs", "Authors").is(Derived)),
				group("others", "Autres groupes", "Other groups",
					given("others", 650, "Autres groupes (non établis)", "Other groups (not established)").is(Derived)),
			}},
			From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-12 (five of the six groups are not established)", rules21113),
		}},
	}
}

// EuropeanPoints is the European scale of fiction, of 18 points.
func EuropeanPoints() Parameter[PointScale] {
	return Parameter[PointScale]{
		Name:   "European points of fiction",
		French: "barème européen de points, fiction",
		Entries: []Entry[PointScale]{{
			Value: PointScale{Groups: []PointGroup{
				group("authors", "Auteurs", "Authors",
					post("direction", 30, "Réalisation", "Direction"),
					post("screenplay", 20, "Scénario", "Screenplay"),
					post("other_authors", 10, "Autres auteurs", "Other authors")),
				group("performers", "Interprètes", "Performers",
					post("first_role", 30, "Premier rôle", "First role"),
					post("second_role", 20, "Deuxième rôle", "Second role"),
					post("other_fees", 10, "50 % des autres cachets", "50 % of other cast fees")),
				group("technicians", "Techniciens et industries", "Technicians and facilities",
					post("image", 10, "Image", "Image"), post("sound", 10, "Son", "Sound"),
					post("editing", 10, "Montage", "Editing"), post("design", 10, "Décors", "Set design"),
					post("facilities", 20, "Laboratoire, auditorium, studio", "Laboratory, auditorium, studio")),
			}},
			From: "1992-05-21", Status: Confirmed, Source: arrete1992(),
		}},
	}
}

func arrete1992() Source {
	return Source{Title: "Arrêté du 21 mai 1992, art. 2 (the day of the text is taken)", Address: "https://legal.tricoteuses.fr/articles/LEGIARTI000006430694"}
}

// ParityPoints is the scale of parity between women and men of documentaries, of 8 points. What it gives
// (a bonus of 15 % is quoted) is not established.
func ParityPoints() Parameter[PointScale] {
	return Parameter[PointScale]{
		Name:   "points of parity",
		French: "barème de parité, documentaire",
		Entries: []Entry[PointScale]{{
			Value: PointScale{Groups: []PointGroup{group("parity", "Parité", "Parity",
				post("producer", 10, "Producteur", "Producer"), post("director", 20, "Réalisateur", "Director"),
				post("writer", 10, "Auteur", "Writer"), post("production_manager", 10, "Directeur de production", "Production manager"),
				post("photography", 10, "Directeur de la photographie", "Director of photography"),
				post("sound", 10, "Chef opérateur du son", "Sound mixer"), post("editing", 10, "Chef monteur", "Editor"))}},
			From: "2019-07-11", Status: Confirmed,
			Source: Source{
				Title:   "Délibération 2019/CA/12 du 11 juillet 2019, art. 5 (règlement général des aides financières du CNC, art. 211-80)",
				Address: "https://legal.tricoteuses.fr/articles/JORFARTI000038858812",
			},
		}},
	}
}

// ApprovalPoints is the least number of points of a film for the automatic support; the president of the CNC
// may derogate for films of foreign initiative.
func ApprovalPoints() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "least points for the approval",
		French: "nombre minimal de points pour l'agrément",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(25, 0), From: "2022-12-08", Status: Confirmed, Source: aidRules("art. 211-13", rules21113),
		}},
	}
}

// ForeignApprovalPoints are the lower thresholds of films of foreign initiative, whose conditions are not
// established since 2018.
func ForeignApprovalPoints() Parameter[decimal.Decimal] {
	reform := Source{
		Title:   "La réforme de l'agrément, synthèse (derogatory thresholds from 2018; conditions not established)",
		Address: "https://avocatl.com/news/la-reforme-de-lagrement-synthese",
	}
	before := reform
	before.Title = "La réforme de l'agrément, synthèse (second threshold until 2017; first day not established: the last is taken)"
	return Parameter[decimal.Decimal]{
		Name:   "least points, films of foreign initiative",
		French: "seuil dérogatoire de points, initiative étrangère",
		Entries: []Entry[decimal.Decimal]{
			{Value: rate(20, 0), From: "2017-12-31", Until: "2017-12-31", Status: Confirmed, Source: before},
			{Value: rate(20, 0), From: "2018-01-01", Status: Unconfirmed, Source: reform},
			{Value: rate(15, 0), From: "2018-01-01", Status: Unconfirmed, Source: reform},
		},
	}
}

// InvestmentPoint are the points without those of the language from which automatic support may be invested
// with direct allocations: the ordinary number, and how low a derogation goes.
type InvestmentPoint struct{ Ordinary, Derogation decimal.Decimal }

const rules21174 = "https://french-business-law.com/french-legislation-art/article-211-74-of-the-french-cinema-and-moving-image-code/"

// InvestmentPoints is article 211-74 of the general rules of aid.
func InvestmentPoints() Parameter[InvestmentPoint] {
	return Parameter[InvestmentPoint]{
		Name:   "least points for direct allocations, without the language",
		French: "nombre minimal de points hors langue pour les allocations directes",
		Entries: []Entry[InvestmentPoint]{{
			Value: InvestmentPoint{Ordinary: rate(64, 0), Derogation: rate(60, 0)}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-74", rules21174),
		}},
	}
}

// PointWeight says what part of the support a film keeps: all of it from Full points, Step less for each
// point below, and the points over 100 below Floor.
type PointWeight struct{ Full, Step, Floor decimal.Decimal }

// SupportWeight is the weighting of the automatic support by points.
func SupportWeight() Parameter[PointWeight] {
	return Parameter[PointWeight]{
		Name:   "weight of the automatic support by points",
		French: "pondération du soutien automatique",
		Entries: []Entry[PointWeight]{{
			Value: PointWeight{Full: rate(80, 0), Step: rate(3, 2), Floor: rate(70, 0)}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-34 et 211-35", "https://legal.tricoteuses.fr/articles/LEGIARTI000047160085"),
		}},
	}
}

// EuropeanThreshold are the points of the European scale from which a work is European.
type EuropeanThreshold struct{ Cinema, Audiovisual decimal.Decimal }

// EuropeanThresholds is article 2 of the arrêté of 21 May 1992; a work of both versions needs that of cinema.
func EuropeanThresholds() Parameter[EuropeanThreshold] {
	return Parameter[EuropeanThreshold]{
		Name:   "least European points",
		French: "nombre minimal de points européens",
		Entries: []Entry[EuropeanThreshold]{{
			Value: EuropeanThreshold{Cinema: rate(14, 0), Audiovisual: rate(13, 0)}, From: "1992-05-21", Status: Confirmed, Source: arrete1992(),
		}},
	}
}
