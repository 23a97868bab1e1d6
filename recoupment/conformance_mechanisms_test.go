package recoupment_test

// conformanceMechanisms are the mechanisms of waterfalls of receipts that the pack must cover.
var conformanceMechanisms = []string{
	// Shares and their base.
	"Percentage of gross", "Percentage at source, paid low", "Percentage of remaining", "Fixed amount", "Residual",
	"Greater of two formulas", "Net-profit point", "Participation before breakeven", "Fixed split, then another split",
	"Pool of lines",
	// Fees, costs and overhead.
	"Distribution fee", "Fee that changes on an event", "Expenses recoupment, capped", "Premium on a cost",
	"Overhead as % of cost", "Collection agent's fee", "Residuals", "Deal type by stream",
	// Advances and guarantees.
	"MG as a floor", "MG recouped at 100%", "MG recouped on x% of a pool", "Notional accrual",
	"Payment applied against a later entitlement", "Deferment",
	// Triggers, brackets and bonuses.
	"Rate or bonus on a counter", "Marginal bracket", "Retroactive trigger", "Bump, bonus", "Bonus borne by a party",
	"Condition on a contract", "Contexts",
	// Order within and between tiers.
	"Strict seniority", "Pari passu, pro rata", "Pari passu, equal", "Over-allocation, and who bears it",
	"Cross-collateralisation", "Sub-distributor in series",
	// Breakeven.
	"Breakeven, cash", "Breakeven, rolling", "Breakeven, artificial", "Goal seek",
	// Corridors, opposability, public money.
	"Gross corridor", "Internal corridor, deemed recoupment", "Compensation corridor", "Opposability",
	"Tax credit in the waterfall",
	// Debt, equity and private-equity terms.
	"Debt and interest", "Preferred return", "Catch-up", "Clawback, restitution",
	"Liquidation preference, conversion, participation cap", "Reserve account, facility, accrual, diversion",
	// Statements and state.
	"Statement balance", "Reserve and release", "Restatement", "Opening balances",
}

// conformanceReadings are the ambiguities of contracts, each with all its readings, and the definitions.
var conformanceReadings = []string{
	"A01-at-position", "A01-at-source", "A02-uplift", "A02-share-of-later-pool", "A03-earlier-payments", "A03-from-zero",
	"A04-of-pref", "A04-of-pref-plus-catch-up", "A04-of-all-profit", "A05-first", "A05-last", "A05-largest", "A05-carried",
	"A05-rounding-account", "A05-truncated", "A06-at-or-above", "A06-above", "A07-split", "A07-whole-receipt",
	"A08-marginal", "A08-retroactive", "A09-counted", "A09-ignored", "A10-floor", "A10-recouped", "A10-fee-on-mg",
	"A11-top", "A11-share", "A12-gross", "A12-after-expenses", "A13-whole", "A13-at-share", "A14-simple", "A14-compound",
	"A14-act-365", "A14-act-360", "A14-30-360", "A14-interest-first", "A14-principal-first", "A15-costs",
	"A15-costs-and-participations", "A16-party", "A16-receipts", "A16-distributor", "A17-producer-equity",
	"A17-hurdle-reduction", "A17-receipt", "A18-full-recompute", "A18-floor-multiple", "A18-restore-irr", "A19-reopen",
	"A19-closed", "A20-revenue", "A20-share", "A21-stuck", "A21-converts", "A22-in-order", "A22-pro-rata", "A22-equal",
	"A23-declared-split", "A23-both", "A24-forgiven", "A24-carried",
	"D1", "D2", "D9", "D10", "D11", "D12",
}

// conformanceWorked are the worked cases.
var conformanceWorked = []string{
	"W01", "W02", "W03", "W04", "W05", "W07", "W08", "W09", "W10", "W12", "W16", "W20", "W21", "W22", "W23", "W26",
	"W29", "W30", "W31", "W33", "W34", "W40", "W41", "W43a", "W43c", "W43e", "W43f", "W44", "W45", "W48", "W51", "W53",
	"W58", "W60", "W71", "W72", "W73", "W75", "W79", "W82", "W84",
}
