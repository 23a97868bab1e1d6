package report

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

// barWidth is the number of characters of a full bar.
const barWidth = 24

// eighths are the ends of a bar, from one eighth of a character to seven.
var eighths = [...]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// bar draws a share of a whole as a bar; what is not nothing shows at least a line, and nothing shows
// more than the whole.
func bar(part, whole decimal.Decimal) string {
	share, ok := money.Quotient(part, whole)
	if !ok || share.Sign() <= 0 {
		return ""
	}
	share.Mul(share, big.NewRat(barWidth*8, 1))
	length := int(min(max(floor(share), 1), barWidth*8))
	return strings.Repeat("█", length/8) + eighths[length%8]
}

// floor returns the whole part of a fraction that is not negative; it is capped far above any use.
func floor(x *big.Rat) int64 {
	n := new(big.Int).Quo(x.Num(), x.Denom())
	if !n.IsInt64() {
		return 1 << 62
	}
	return n.Int64()
}
