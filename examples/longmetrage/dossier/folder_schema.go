package dossier

import (
	"encoding/json"

	"github.com/shopspring/decimal"
)

// contracts is contracts.json.
type contracts struct {
	Ticket struct {
		VAT       decimal.Decimal `json:"vat_pct"`
		Tax       decimal.Decimal `json:"ticket_tax_pct_of_price_incl_vat"`
		SACEM     decimal.Decimal `json:"sacem_pct_of_base_film"`
		Exhibitor decimal.Decimal `json:"exhibitor_pct_of_base_film"`
	} `json:"ticket"`
	Distributor struct {
		mandateTerms
		Theatres []commissionStep `json:"theatrical_commission"`
		Video    decimal.Decimal  `json:"video_commission_pct"`
		VOD      decimal.Decimal  `json:"vod_commission_pct"`
	} `json:"distributor"`
	Seller sellerTerms `json:"seller"`
	Sales  struct {
		Party      string          `json:"party"`
		Media      []string        `json:"media"`
		Commission decimal.Decimal `json:"commission_pct"`
	} `json:"producer_sales"`
	Authors []struct {
		Code   string          `json:"code"`
		Party  string          `json:"party"`
		MG     decimal.Decimal `json:"mg"`
		Before decimal.Decimal `json:"before_pct"`
		After  decimal.Decimal `json:"after_pct"`
		Bonus  *struct {
			PerAdmission decimal.Decimal `json:"per_admission"`
			Above        decimal.Decimal `json:"above_admissions"`
			BorneBy      string          `json:"borne_by"`
		} `json:"bonus"`
	} `json:"authors"`
	Rank1 []corridor `json:"rank1"`
	Rank2 *struct {
		Percent decimal.Decimal `json:"pct"`
		Claims  []struct {
			Code   string `json:"code"`
			Source string `json:"source"`
		} `json:"claims"`
	} `json:"rank2"`
	Rank3 []struct {
		Code    string          `json:"code"`
		Party   string          `json:"party"`
		Source  string          `json:"source"`
		Percent decimal.Decimal `json:"pct"`
	} `json:"rank3"`
	Support struct {
		Brackets []struct {
			UpTo decimal.NullDecimal `json:"up_to"`
			Rate decimal.Decimal     `json:"pct"`
		} `json:"brackets"`
		Repayment struct {
			Advance   decimal.Decimal `json:"advance"`
			Franchise decimal.Decimal `json:"franchise"`
			Rate      decimal.Decimal `json:"pct"`
			Cap       decimal.Decimal `json:"cap_pct"`
		} `json:"advance_repayment"`
		Split json.RawMessage `json:"split_pct"`
	} `json:"support"`
	Amortisation struct {
		ContingencySpent decimal.Decimal `json:"contingency_spent"`
		FeeCap           decimal.Decimal `json:"fee_cap_pct"`
		OverheadsCap     decimal.Decimal `json:"overheads_cap_pct"`
		Months           decimal.Decimal `json:"financial_months"`
		Euribor          decimal.Decimal `json:"euribor_pct"`
		Spread           decimal.Decimal `json:"spread_pct"`
		FinancialCap     decimal.Decimal `json:"financial_cap_pct"`
		SupportFranchise decimal.Decimal `json:"support_franchise"`
		SupportRate      decimal.Decimal `json:"support_pct"`
		NeverRepaid      decimal.Decimal `json:"advance_never_repaid_pct"`
		Grant            decimal.Decimal `json:"regional_grant"`
	} `json:"amortisation"`
}

type mandateTerms struct {
	Party  string          `json:"party"`
	Source string          `json:"source"`
	MG     decimal.Decimal `json:"mg"`
}

type sellerTerms struct {
	mandateTerms
	Commission decimal.Decimal `json:"commission_pct"`
	// ExpensesCap of zero admits no expense; without one all are admitted.
	ExpensesCap *decimal.Decimal `json:"expenses_cap"`
}

func (s sellerTerms) recoups() bool {
	return s.ExpensesCap == nil || s.ExpensesCap.IsPositive()
}

type commissionStep struct {
	UpTo decimal.NullDecimal `json:"up_to_admissions"`
	Rate decimal.Decimal     `json:"pct"`
}

type corridor struct {
	Code   string              `json:"code"`
	Party  string              `json:"party"`
	Source string              `json:"source"`
	Rate   decimal.Decimal     `json:"corridor_pct"`
	Above  decimal.Decimal     `json:"above"`
	Until  decimal.NullDecimal `json:"until"`
	Tail   decimal.Decimal     `json:"tail_pct"`
}
