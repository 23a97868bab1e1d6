// Package agrement makes the figures of the files by which a film asks for its approval by the CNC (agrément des
// investissements) and for the aid of a region: the cost by post and by territory, who brings what, the people
// by function and nationality, the suppliers, the days of shooting.
//
// # Model
//
// A [File] holds the computed devis, the financing plan, the people, the suppliers and the places. Money is
// spent in a [Territory] by the lines of the devis that name it: as their country, or as one of their tags.
// [File.Spend] sets the expenses by territory and post, [File.Summary] gives the summary of the agrément, and
// [File.Regional] an application to a region with what its money obliges the film to spend.
//
// The points of the CNC's scales are those of package financing/points, and the rules that the plan must
// obey those of package financing/rules.
//
// # Units and rounding
//
// Amounts are those of the devis, without VAT, with their social charges; nothing is rounded again but
// percentages, to two decimals, half away from zero.
//
// # Errors
//
// [File.Validate] reports every fault at once as [Faults].
//
// # Sources
//
// The files that the CNC and the regions publish as forms change from year to year and are not copied here:
// the values are those that they ask for, under the names of the règlement général des aides financières du
// CNC (articles 211-8 and following).
package agrement
