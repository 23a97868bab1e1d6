// Package points counts the points of a film: those of the approval of the CNC (agrément), live fiction,
// documentary and animation, those of the European scale, and those of parity.
//
// # Model
//
// A [Grid] is a scale: groups of posts, each with its most points, and thresholds. A [Sheet] says what a film
// has in each post: the persons, companies or places with their country, how much of it is in French, or the
// points themselves. [Sheet.Score] gives each post its points with the reason, lists what cannot be told and
// the input that is missing, and says which thresholds are reached; [Score.Reach] finds the smallest sets of
// posts that would reach one. [Weight] is the part of the automatic support that the points keep.
//
// A post held by several persons earns its points when all of them qualify and nothing when none does; the
// texts at hand do not say how it is shared otherwise, so its points are then given. Neither do they list
// the countries that qualify: the sheet does ([Sheet.Countries]).
//
// # Units
//
// Points are exact decimals, never rounded.
//
// # Errors
//
// [Sheet.Validate] reports every fault at once as [Faults], each with the path of its field; so does
// [Sheet.Score]. Sizes are bounded by [MaxPosts], [MaxHolders] and [MaxThresholds]. The scales of a day
// answer [ErrBefore] or [ErrNone] where none is known.
//
// # Sources
//
// Règlement général des aides financières du CNC, articles 211-10 to 211-13 (scales, least points), 211-34
// and 211-35 (weight), 211-74 (direct allocations), 211-80 (parity); arrêté of 21 May 1992, article 2
// (European scale). A post whose [Post.Status] is not confirmed is known by its place in the total only.
package points
