// Package cnc computes the public support that a film generates once it is shown, from the Centre national
// du cinéma et de l'image animée.
//
// # Model
//
// A [Scale] turns a cumulative box office into support, by slices and in per cent of the ticket tax: that of
// production ([SupportAt]) and that of distribution ([DistributionAt]). An [AdmissionScale] goes by
// admissions ([InternationalAt]).
//
// [Support] is the support to production (soutien automatique): a scale, weighted by the points of the
// film, out of which an [Advance] (avance sur recettes) is repaid, and the rest shared by the producers. An
// [Account] follows it over time, in theatres, on television and on video, each for its number of years
// since the release.
//
//	support, sources, err := cnc.SupportAt(day)
//	support.Advance, _, err = cnc.AdvanceAt(day, amount, cnc.AllowanceOnSupport)
//	position, err := support.At("EUR", boxOffice) // cumulative; a period is the difference of two
//
// # Units and rounding
//
// Amounts are in the currency, rates in per cent; the box office is taken with VAT, as the tax is. Every function is cumulative: a cumulative support is computed exactly and rounded
// once, half away from zero, the repayment on it likewise, and what a period or a slice brings is a
// difference of rounded cumulative amounts. The last share takes the rounding of the split.
//
// # Errors
//
// Everything wrong at once, as a [Faults]: each [Fault] with its path and its kind. The rules of a day are
// refused with [ErrBefore] or [ErrNone].
//
// # Sources
//
// Règlement général des aides financières du CNC: art. 211-25, 211-26 (theatres, five years), 211-28 and
// 211-29 (video, six years; television, eight years), 211-34, 211-35 (points), 211-37 (shares), 211-109
// (advance), 721-13 (international diffusion). CNC, soutien automatique à la distribution.
//
// Not established, and so never a default: of which box office the bounds of art. 211-26 are ([Bounds]), and so what
// lies above its first slice; its last slice, above 30,750,000, whose wording is not at hand whole
// ([UnconfirmedLastSliceAt]); what the franchise of the advance is taken of ([Allowance]), the
// days of the earlier and reduced scales ([UnconfirmedScalesAt]), the rates of television and video
// ([UnconfirmedTelevisionAt], [UnconfirmedVideoAt]), what the ceiling of television is for ([Per]), which
// admissions the international scale counts. [SupportAt] goes as far as every reading does, and a larger box office
// is refused; [SupportReadAt] goes further in a reading. That the last day of n years is the eve of the anniversary is
// our reading; so is that the points weight the support of theatres alone.
package cnc
