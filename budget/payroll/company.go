package payroll

import "github.com/shopspring/decimal"

// Company is what a table of contributions depends on, beside the law: rates that the caller supplies, in per
// cent of the whole pay unless said, and what the company is.
type Company struct {
	// Accidents is the rate of accidents at work of the company, of all but artists; ArtistAccidents that of artists,
	// already reduced, where it is not established: until 29 June 2026 (AT, accepted: 1.12 since 2022).
	Accidents, ArtistAccidents *decimal.Decimal
	// Unemployment is the rate of intermittents, to four ceilings, where it is not established: from 1 May 2025 (CHO,
	// accepted: 9.00).
	Unemployment *decimal.Decimal
	// Training is what intermittents bear (AFDAS), in place of the 2.10 of the interbranch agreement. Its 50 euros a
	// year by company are no contribution on pay.
	Training *decimal.Decimal
	// Health is occupational health (CMB), Joint the joint bodies of the branch, Provident the provident insurance of
	// artists who are not cadres, up to the ceiling. None is established.
	Health, Joint, Provident *decimal.Decimal
	// Transport is the local rate (versement mobilité); nil where none is due.
	Transport *decimal.Decimal
	// Fifty says 50 people and more, Eleven 11 and more.
	Fifty, Eleven bool
	// AlsaceMoselle says that the establishment is in Haut-Rhin, Bas-Rhin or Moselle: other rates of apprenticeship and
	// of accidents of artists, and a health contribution withheld.
	AlsaceMoselle bool
	// ShortUsage says that intermittents have usage contracts (CDDU) of three months at most, which bear 0.50 point
	// more of unemployment since 2020 (CHO_SHORT, to be accepted from 1 May 2025).
	ShortUsage bool
	// Withheld adds the shares of the employee.
	Withheld bool
	// Populations are those of the shoot: the others are not asked for. Empty is all of them.
	Populations []string
	// Accept are the codes of the contributions whose rate is taken where it is known and not established.
	Accept []string
}

// Populations of [ContributionsAt].
const (
	Technician      = "technician"
	TechnicianCadre = "technician_cadre"
	Artist          = "artist"
	ArtistCadre     = "artist_cadre"
	Permanent       = "permanent"
	PermanentCadre  = "permanent_cadre"
	// Author is paid rights, without VAT: the contributions of the producer (diffuseur), and those withheld but
	// for the complementary pension.
	Author = "author"
)
