// Package breakdown holds the breakdown of a screenplay (dépouillement): what each scene needs, what all of them come
// to, and what can be read of it from a screenplay.
//
// # Model
//
//   - A [Breakdown] lists the roles, the other elements by [Category], and the scenes, each a sheet: number, heading,
//     pages in [Eighths], screen time, days, location, who and what is in it. [Parse] reads one from JSON.
//   - [ParseHeading] reads the heading of a scene, English or French.
//   - [ParseFountain] reads a screenplay into a [Script]: its lines by kind, its breakdown, and warnings with the number
//     of the line for what had to be guessed.
//   - [ParseFinalDraft] reads one in the format of Final Draft.
//   - [Breakdown.PlayedBy] gives several roles to one performer.
//   - [Breakdown.Summary] adds up scenes, pages, time and days by set, location, effect, role and element.
//     [Breakdown.Quantities] gives them as names and figures for the formulas of a devis.
//
// # Notes of a screenplay
//
// A note with a tag gives its scene what a screenplay does not say; the words may be French or English:
//
//	[[props: letter, revolver]]      an element of a category, in a list; "figuration: passants x20" gives the number
//	[[cast: JUDGE]]                  a role without a speech ("rôle")
//	[[location: Paris]]              where the set is ("lieu")
//	[[season: winter]] [[jour: J3]]  season and day of the story
//	[[pages: 1 4/8]]                 the pages, instead of those that are counted
//	[[minutes: 1:30]] [[days: 2]]    screen time ("minutage") and shooting days ("jours")
//	[[light: night]]                 how the scene is shot ("effet")
//
// Other notes are for people, and are left out.
//
// # Units and rounding
//
// A page has eight eighths, and a fraction is never reduced. The pages of a screenplay are counted from its lines, as
// printed on [LinesPerPage] lines of 60 characters, 35 in a speech and 25 in parentheses, with the blank lines between
// them; two speeches side by side count for the longer. A part of an eighth is one. This count is a convention of the
// package, near to that of the trade; the pages of a printed script, as a tag, are better.
//
// # Errors
//
// [Breakdown.Validate] and [Parse] report every fault at once as [Faults], each with the path of its field, such as
// scenes[3].cast[0]. No screenplay is refused but for its size.
//
// # Sources
//
// Eighths, headings and categories: the usage of the trade. Fountain: fountain.io/syntax, with two differences. "EST"
// without a dot opens a heading in capitals only, for many French sentences begin with it; and a title page followed
// at once by text is text.
package breakdown
