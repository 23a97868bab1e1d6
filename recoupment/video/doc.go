// Package video leads from the sales of discs and of video on demand to the receipts of the producer.
//
// # Model
//
// A [Chain] takes one sale apart, of a disc or of a transaction of video on demand: VAT, tax on video, the
// part of the publisher or of the rights holder, that of the shop or of the platform.
//
// An [Edition] is what a publisher reports, period after period: sales, returns, costs. It withholds a
// [Reserve] on returns and releases it some periods later, less the returns of that later period:
//
//	base = sales - withheld + (withheld n periods before - returns of the period)
//
// Of the base the contract pays a [Royalty], or takes a commission and the [Costs], and leaves the rest to
// the producer.
//
// # Units and rounding
//
// Amounts are in the currency, without VAT but for public prices; rates are in per cent. Those of an edition
// are whole minor units. In a chain each figure is computed exactly and rounded once, half away from zero,
// and the balances close the sum. In an edition the reserve, the royalty and the commission are differences
// of rounded cumulative amounts.
//
// # Errors
//
// Everything wrong at once, as a [Faults]: each [Fault] with its path and its kind.
//
// # Sources
//
// The mechanisms are contract practice, and so are all rates: royalty, commission, trade price, part of a
// platform, reserve on returns are the caller's. VAT on discs: [VATAt]. The rate of the tax on video is not
// established: [UnconfirmedTaxAt] gives the one that is quoted. No cost is set against the receipts of video
// on demand.
package video
