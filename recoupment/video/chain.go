package video

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Chain are the rates that lead from the public price of a disc, or of a transaction of video on demand
// (VOD, vidéo à la demande à l'acte), to what the publisher or the rights holder receives of it. All are in
// per cent.
//
//	VAT     = public price x v / (100 + v)
//	tax     = price without VAT x t
//	trade   = a rate of the base that the contract names
//	seller  = the rest: the retailer and the wholesaler, or the platform
type Chain struct {
	VAT decimal.Decimal `json:"vat"`
	// Tax is the tax on video, of the price without VAT.
	Tax decimal.Decimal `json:"tax,omitzero"`
	// Trade is the price at which a publisher sells, or the part that a platform pays to the rights holder,
	// of the Base.
	Trade decimal.Decimal `json:"trade"`
	Base  Base            `json:"base"`
}

// Base is what the trade rate is taken of. Contracts name it.
type Base string

// The bases.
const (
	// PublicPrice is the price that the public pays, VAT included.
	PublicPrice Base = "public_price"
	// WithoutVAT is the public price without VAT.
	WithoutVAT Base = "without_vat"
	// WithoutVATAndTax is the public price without VAT and without the tax on video.
	WithoutVATAndTax Base = "without_vat_and_tax"
)

// Sale is a turnover at public prices, or one sale, shared out. VAT, tax and trade are rounded to the minor
// unit; the price without VAT and the seller's part are balances.
type Sale struct {
	Public     decimal.Decimal `json:"public"`
	VAT        decimal.Decimal `json:"vat"`
	WithoutVAT decimal.Decimal `json:"without_vat"`
	Tax        decimal.Decimal `json:"tax"`
	Trade      decimal.Decimal `json:"trade"`
	Seller     decimal.Decimal `json:"seller"`
	Lines      []Line          `json:"lines,omitempty"`
}

// Line explains one figure.
type Line struct {
	// Figure is the field of [Sale], as in JSON.
	Figure string `json:"figure"`
	Label  Text   `json:"label"`
	// Rate, in per cent, is taken of the Base; both are zero for a balance.
	Base decimal.Decimal `json:"base,omitzero"`
	Rate decimal.Decimal `json:"rate,omitzero"`
	// Exact is the figure before it was rounded, as a fraction in lowest terms.
	Exact  string          `json:"exact"`
	Amount decimal.Decimal `json:"amount"`
}

// VATAt returns the VAT on physical video on a day, in per cent. Errors: [ErrBefore].
func VATAt(day schedule.Date) (decimal.Decimal, Source, error) {
	e, err := law.VideoVAT().At(day.String())
	return e.Value, e.Source, err
}

// UnconfirmedTaxAt returns the rate of the tax on video that is usually quoted, in per cent of the price
// without VAT; false when there is none.
func UnconfirmedTaxAt(day schedule.Date) (decimal.Decimal, Source, bool) {
	for _, e := range law.VideoTax().Unconfirmed(day.String()) {
		return e.Value, e.Source, true
	}
	return decimal.Decimal{}, Source{}, false
}

// Validate reports rates outside 0 to 100 %, a base that is not named and a trade rate that leaves less than
// nothing to the seller ([ErrOver100]), as a [Faults].
func (c Chain) Validate() error {
	found := &fault.Collector{}
	check.Percent(found, "vat", c.VAT)
	check.Percent(found, "tax", c.Tax)
	check.Percent(found, "trade", c.Trade)
	switch c.Base {
	case PublicPrice, WithoutVAT, WithoutVATAndTax:
	case "":
		found.Add("base", ErrRequired, nil)
	default:
		found.Add("base", ErrUnknown, string(c.Base))
	}
	if found.Err() == nil && c.figures(fraction.Int(1))[seller].Sign() < 0 {
		found.Add("trade", ErrOver100, c.Trade)
	}
	return found.Err()
}

// Sell shares out a turnover at public prices, VAT included, of one sale or of a million. Each figure is
// computed exactly and rounded once, half away from zero. The error is a [Faults].
func (c Chain) Sell(currency string, public decimal.Decimal) (Sale, error) {
	found := &fault.Collector{}
	places, _ := check.Currency(found, currency)
	found.Merge("", c.Validate())
	check.NotNegative(found, "public", public)
	if err := found.Err(); err != nil {
		return Sale{}, err
	}
	exact := c.figures(fraction.FromDecimal(public))
	round := func(at int) decimal.Decimal { return exact[at].Round(places, money.HalfAwayFromZero) }
	s := Sale{Public: round(publicPrice), VAT: round(vat), Tax: round(tax), Trade: round(trade)}
	s.WithoutVAT = s.Public.Sub(s.VAT)
	s.Seller = s.WithoutVAT.Sub(s.Tax).Sub(s.Trade)
	s.Lines = c.lines(exact, s)
	return s, nil
}

// The places of the figures of a sale.
const (
	publicPrice = iota
	vat
	withoutVAT
	tax
	trade
	seller
	all
)

func (c Chain) figures(public fraction.F) [all]fraction.F {
	var f [all]fraction.F
	rate := percent(c.VAT)
	f[publicPrice], f[vat] = public, public.Mul(rate.Quo(fraction.Int(1).Add(rate)))
	f[withoutVAT] = public.Sub(f[vat])
	f[tax] = f[withoutVAT].Mul(percent(c.Tax))
	base := f[withoutVAT].Sub(f[tax])
	switch c.Base {
	case PublicPrice:
		base = public
	case WithoutVAT:
		base = f[withoutVAT]
	}
	f[trade] = base.Mul(percent(c.Trade))
	f[seller] = f[withoutVAT].Sub(f[tax]).Sub(f[trade])
	return f
}

func (c Chain) lines(exact [all]fraction.F, s Sale) []Line {
	base := map[Base]decimal.Decimal{PublicPrice: s.Public, WithoutVAT: s.WithoutVAT, WithoutVATAndTax: s.WithoutVAT.Sub(s.Tax)}[c.Base]
	lines := []Line{
		{Figure: "public", Label: Text{FR: "Prix public TTC", EN: "Public price, VAT included"}, Amount: s.Public},
		{Figure: "vat", Label: Text{FR: "TVA", EN: "VAT"}, Base: s.WithoutVAT, Rate: c.VAT, Amount: s.VAT},
		{Figure: "without_vat", Label: Text{FR: "Prix public HT", EN: "Public price without VAT"}, Amount: s.WithoutVAT},
		{Figure: "tax", Label: Text{FR: "Taxe vidéo", EN: "Tax on video"}, Base: s.WithoutVAT, Rate: c.Tax, Amount: s.Tax},
		{Figure: "trade", Label: Text{FR: "Prix de gros, ou part de l'ayant droit", EN: "Trade price, or rights holder's part"}, Base: base, Rate: c.Trade, Amount: s.Trade},
		{Figure: "seller", Label: Text{FR: "Part du vendeur ou de la plateforme", EN: "Seller's or platform's part"}, Amount: s.Seller},
	}
	for i := range lines {
		lines[i].Exact = exact[i].Text()
	}
	return lines
}

// Check re-adds the sale, and compares the lines with it. The error is a [Faults] of kind [ErrUnbalance].
func (s Sale) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, s, money.Computable) {
		return c.Err()
	}
	check.Same(c, "public", s.Public, s.VAT.Add(s.WithoutVAT))
	check.Same(c, "without_vat", s.WithoutVAT, money.Sum(s.Tax, s.Trade, s.Seller))
	figures := map[string]decimal.Decimal{
		"public": s.Public, "vat": s.VAT, "without_vat": s.WithoutVAT, "tax": s.Tax, "trade": s.Trade, "seller": s.Seller,
	}
	for i, line := range s.Lines {
		check.Same(c.In("lines[%d]", i), "amount", line.Amount, figures[line.Figure])
	}
	return c.Err()
}

func percent(rate decimal.Decimal) fraction.F { return fraction.FromRat(money.Percent(rate)) }
