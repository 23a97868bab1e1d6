package recoupment_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// rest is the right that takes what is left, in the deals below.
const rest = `{"id":"rest","party":"A","steps":[{"rate":"100"}]}`

// TestReferenceAtPoints holds the engine against the reference in deals that stand on several points at once.
func TestReferenceAtPoints(t *testing.T) {
	for _, c := range []struct{ reason, deal, entries string }{
		{
			"a growing account stays on its point beside a sum that falls whether or not the corridor is open",
			`{"currency":"TND","balance":"rest","pools":[{"id":"p0","tiers":[{"id":"t1","rights":[{"id":"r2","party":"C","steps":[{"rate":"40"}],"account":"a3"}]},
			{"id":"t6","sharing":"owed","rate":"80","rights":[{"id":"r7","party":"D","account":"a8","corridors":[{"id":"c9","party":"A","counted":"deemed","steps":[{"rate":"10",
			"until":{"of":[{"tier":"t1"},{"account":"a8","measure":"outstanding","times":"2"}],"reaches":"20"}}]}]}]},{"id":"end","rights":[R]}]}],
			"accounts":[{"id":"a3","opening":"170","recouped":"170","adds":[{"party":"D","times":"0.5"}]},{"id":"a8","opening":"10"}]}`,
			`{"movement":{"date":"2026-01-10","receipts":[{"pool":"p0","amount":"10"}]}}`,
		},
		{
			"a right feeds the pool whose turnover ends it, while an account grows with another",
			`{"currency":"TND","balance":"rest","pools":[{"id":"p0","to":"p1","tiers":[{"id":"t1","sharing":"owed","on":{"medium":["vod"]},"rights":[{"id":"r2","party":"A","account":"a3"}]},
			{"id":"t4","sharing":"invested","rights":[{"id":"r5","party":"D","account":"a6"}]},{"id":"t7","rights":[{"id":"r11","to":"p1","steps":[{"rate":"0",
			"until":{"any":[{"of":[{"tier":"t1"},{"pool":"p1","times":"-1"}],"reaches":"230"}]}}]}]}]},{"id":"p1","tiers":[{"id":"end","rights":[R]}]}],
			"accounts":[{"id":"a3","opening":"100"},{"id":"a6","opening":"10","adds":[{"pool":"p0","times":"0.5"}]}]}`,
			`{"movement":{"date":"2026-01-10","receipts":[{"pool":"p0","amount":"100","at":{"medium":"vod"}}]}},
			{"movement":{"id":"m2","date":"2026-04-10","receipts":[{"pool":"p0","amount":"10","at":{"medium":"tv"}},{"pool":"p0","amount":"240","at":{"medium":"vod"}}]}}`,
		},
		{
			"a cost brings a sum to its point, on the side on which rights take too much; the first cent leads back",
			`{"currency":"TND","balance":"rest","pools":[{"id":"p0","to":"p1"},{"id":"p1","tiers":[{"id":"t6","rights":[{"id":"r7","party":"A","steps":[{"rate":"0",
			"until":{"of":[{"account":"a11","measure":"target"},{"pool":"p0","times":"-1"}],"reaches":"140"}},{"rate":"100"}]},{"id":"r12","party":"D","steps":[{"rate":"10"}]}]},
			{"id":"end","rights":[R]}]}],"accounts":[{"id":"a11","opening":"130"}]}`,
			`{"movement":{"date":"2026-01-11","receipts":[{"pool":"p0","amount":"10"}]}},
			{"movement":{"id":"m4","date":"2026-01-12","costs":[{"account":"a11","amount":"20"}],"receipts":[{"pool":"p0","amount":"10"}]}}`,
		},
	} {
		deal, err := recoupment.ParseDeal([]byte(strings.Replace(c.deal, "[R]", "["+rest+"]", 1)))
		require.NoError(t, err, c.reason)
		h, err := recoupment.ParseHistory([]byte(`{"entries":[` + c.entries + `,{"settle":"2026-12-31"}]}`))
		require.NoError(t, err, c.reason)
		reference, err, _ := referred(deal, h)
		require.NoError(t, err, c.reason)
		engine, err := played(deal, h)
		require.NoError(t, err, c.reason)
		require.Empty(t, differences(engine, reference), c.reason)
	}
}
