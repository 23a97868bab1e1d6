package recoupment

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

// Amortisation says how the amortisation account of a film is fed during its exploitation. The
// account is a threshold of the deal, reached when what it counts covers the opposable cost.
type Amortisation struct {
	// Threshold is the threshold of the deal that is the account.
	Threshold string `json:"threshold"`
	// Counter is the counter of the deal to which the support counted is added.
	Counter string `json:"counter"`
	// SupportRate, in per cent, of the automatic support above SupportFranchise is counted.
	SupportFranchise decimal.Decimal `json:"support_franchise"`
	SupportRate      decimal.Decimal `json:"support_rate"`
	// FranchiseLast takes the franchise off the share that is counted, instead of the support before it.
	FranchiseLast bool `json:"franchise_last,omitempty"`
}

// counted returns what is counted of a cumulative support.
func (a Amortisation) counted(support *big.Rat) *big.Rat {
	franchise, rate := a.SupportFranchise.Rat(), money.Percent(a.SupportRate)
	counted := new(big.Rat)
	if a.FranchiseLast {
		counted.Sub(counted.Mul(support, rate), franchise)
	} else {
		counted.Mul(counted.Sub(support, franchise), rate)
	}
	if counted.Sign() < 0 {
		return new(big.Rat)
	}
	return counted
}
