package recoupment_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

func TestValidateReportsEverythingWithItsPath(t *testing.T) {
	d := chain()
	d.Currency = "EUX"
	d.Balance = "nobody"
	d.Pools[0].Tiers[0].Rights[0].Steps[0].Rate = dec("125")
	d.Pools[3].Tiers[1].Rights[0].Party = ""
	d.Pools[3].Tiers[0].Rights[0].Steps[0].Until.Threshold = "amortized"
	d.Accounts[1].Opening = dec("-1")
	d.Transfers[0].Of[0].Counter = "?"

	err := d.Validate()
	var faults recoupment.Faults
	require.ErrorAs(t, err, &faults)
	got := map[string]error{}
	for _, f := range faults {
		got[f.Path] = f.Kind
	}
	require.Equal(t, map[string]error{
		"currency": recoupment.ErrCurrency,
		"balance":  recoupment.ErrUnknown,
		"pools[0].tiers[0].rights[0].steps[0].rate":            recoupment.ErrRange,
		"pools[3].tiers[1].rights[0].party":                    recoupment.ErrRequired,
		"pools[3].tiers[0].rights[0].steps[0].until.threshold": recoupment.ErrUnknown,
		"accounts[1].opening":                                  recoupment.ErrNegative,
		"transfers[0].of[0].counter":                           recoupment.ErrUnknown,
	}, got)
}

func TestValidateEachFault(t *testing.T) {
	tests := []struct {
		name   string
		spoil  func(*recoupment.Deal)
		path   string
		want   error
		reason string
	}{
		{"cycle", func(d *recoupment.Deal) { d.Pools[3].To = "theatres" }, "pools", recoupment.ErrCycle, "producers would flow back into theatres"},
		{"duplicate right", func(d *recoupment.Deal) { d.Pools[3].Tiers[1].Rights[0].ID = "author" }, "pools[3].tiers[1].rights[0].id", recoupment.ErrDuplicate, ""},
		{"duplicate pool", func(d *recoupment.Deal) { d.Pools[1].ID = "theatres" }, "pools[1].id", recoupment.ErrDuplicate, ""},
		{"shares above 100 %", func(d *recoupment.Deal) { d.Pools[3].Tiers[1].Rights[0].Steps[0].Rate = dec("50.01") }, "pools[3].tiers[1].rights", recoupment.ErrOver100, "50.01 + 50"},
		{"unknown pool", func(d *recoupment.Deal) { d.Pools[0].To = "nowhere" }, "pools[0].to", recoupment.ErrUnknown, ""},
		{"dead end", func(d *recoupment.Deal) { d.Pools = append(d.Pools, recoupment.Pool{ID: "x"}) }, "pools[4].to", recoupment.ErrRequired, "a pool without tiers must flow somewhere"},
		{"unknown account", func(d *recoupment.Deal) { d.Pools[2].Tiers[0].Rights[0].Account = "x" }, "pools[2].tiers[0].rights[0].account", recoupment.ErrUnknown, ""},
		{"claim without account", func(d *recoupment.Deal) {
			d.Pools[3].Tiers[1] = recoupment.Tier{ID: "R1", Sharing: recoupment.ByInvested, Rights: []recoupment.Right{{ID: "producer", Party: "p"}}}
		}, "pools[3].tiers[1].rights[0].invested", recoupment.ErrRequired, "an amount, or an account"},
		{"two quantities in a term", func(d *recoupment.Deal) { d.Thresholds[0].Condition.Of[0].Pool = "video" }, "thresholds[0].condition.of[0]", recoupment.ErrRequired, ""},
		{"a transfer ends no step", func(d *recoupment.Deal) {
			d.Thresholds[0].Condition.Of[0] = recoupment.Term{Transfer: "bonus"}
		}, "thresholds[0].condition.of[0].transfer", recoupment.ErrRange, "it is not linear in the receipts"},
		{"a threshold of a threshold", func(d *recoupment.Deal) {
			d.Thresholds[0].Condition = recoupment.Condition{Threshold: "amortised"}
		}, "thresholds", recoupment.ErrCycle, ""},
		{"advance without accrual", func(d *recoupment.Deal) { d.Pools[3].Tiers[1].Rights[0].Advance = dec("1") }, "pools[3].tiers[1].rights[0].advance", recoupment.ErrRange, ""},
		{"unknown rounding", func(d *recoupment.Deal) { d.Rounding = 77 }, "rounding", recoupment.ErrUnknown, ""},
		{"a transfer with the name of a right", func(d *recoupment.Deal) { d.Transfers[0].ID = "author" }, "transfers[0].id", recoupment.ErrDuplicate, "both are paid by name"},
		{"a step that is never reached", func(d *recoupment.Deal) {
			d.Pools[1].Tiers[0].Rights[0].Steps = append(d.Pools[1].Tiers[0].Rights[0].Steps, recoupment.Step{Rate: dec("5")})
		}, "pools[1].tiers[0].rights[0].steps[0].until", recoupment.ErrUnreachable, "20 % has no end, so 5 % has no beginning"},
		{"a rest that goes nowhere", func(d *recoupment.Deal) { d.Pools[3].Tiers[1].Rights[0].Steps[0].Rate = dec("49.99") }, "pools[3].tiers[1].rights", recoupment.ErrUnbalance, "49.99 + 50"},
		{"a threshold beyond a limit", func(d *recoupment.Deal) {
			d.Pools[3].Tiers[1].Rights[0].Limit = new(dec("10"))
			d.Thresholds[0].Condition = recoupment.Condition{Of: []recoupment.Term{{Party: "investor"}}, Reaches: dec("11")}
		}, "thresholds[0].condition.reaches", recoupment.ErrNever, "the party has no other right"},
		{"an account beyond its cap", func(d *recoupment.Deal) {
			d.Accounts[0].Cap = new(dec("100"))
			d.Thresholds[0].Condition = recoupment.Condition{Of: []recoupment.Term{{Account: "dist.costs", Measure: recoupment.Recouped}}, Reaches: dec("101")}
		}, "thresholds[0].condition.reaches", recoupment.ErrNever, ""},
		{"a condition above a cap of zero", func(d *recoupment.Deal) {
			d.Accounts[0].Cap = new(dec("0"))
			d.Thresholds[0].Condition = recoupment.Condition{Of: []recoupment.Term{{Account: "dist.costs", Measure: recoupment.Recouped}}, Reaches: dec("0.01")}
		}, "thresholds[0].condition.reaches", recoupment.ErrNever, "a cap of zero admits nothing: it is not no cap"},
		{"a negative cap", func(d *recoupment.Deal) { d.Accounts[0].Cap = new(dec("-1")) }, "accounts[0].cap", recoupment.ErrNegative, ""},
		{"a negative cap of a head", func(d *recoupment.Deal) {
			d.Accounts[0].Heads = []recoupment.Head{{ID: "prints", Cap: new(dec("-1"))}}
		}, "accounts[0].heads[0].cap", recoupment.ErrNegative, ""},
		{"a hostile limit", func(d *recoupment.Deal) { d.Transfers[0].Limit = new(decimal.New(1, 1_000_000_000)) }, "transfers[0].limit", recoupment.ErrTooLarge, ""},
		{"a limit of zero with an opening", func(d *recoupment.Deal) {
			d.Pools[3].Tiers[1].Rights[0].Limit, d.Pools[3].Tiers[1].Rights[0].Opening = new(dec("0")), dec("10")
		}, "pools[3].tiers[1].rights[0].limit_counts", recoupment.ErrRequired, "it is a limit like another"},
		{"interest beside a premium", func(d *recoupment.Deal) {
			d.Accounts[1].Premium, d.Accounts[1].Interest = dec("20"), loan("")
		}, "accounts[1].interest.of", recoupment.ErrRequired, "whether the premium bears interest changes what is paid"},
		{"interest of a premium that is not there", func(d *recoupment.Deal) {
			d.Accounts[1].Interest = loan(recoupment.OfPrincipal)
		}, "accounts[1].interest.of", recoupment.ErrRange, "the choice says nothing"},
		{"interest of another word", func(d *recoupment.Deal) {
			d.Accounts[1].Premium, d.Accounts[1].Interest = dec("20"), loan("premium")
		}, "accounts[1].interest.of", recoupment.ErrUnknown, ""},
		{"a rest behind a limit of zero", func(d *recoupment.Deal) {
			d.Pools[3].Tiers[1].Rights = d.Pools[3].Tiers[1].Rights[:1]
			d.Pools[3].Tiers[1].Rights[0].Limit = new(dec("0"))
		}, "pools[3].tiers[1].rights", recoupment.ErrUnbalance, "it takes nothing, so that all goes nowhere"},
		{"a tier behind all of it", func(d *recoupment.Deal) {
			d.Pools[3].Tiers = append(d.Pools[3].Tiers, recoupment.Tier{ID: "R2", Rights: []recoupment.Right{{ID: "late", Party: "p", Steps: []recoupment.Step{{Rate: dec("100")}}}}})
		}, "pools[3].tiers[2]", recoupment.ErrUnreachable, "50 % and 50 % leave nothing"},
		{"corridors above 100 %", func(d *recoupment.Deal) {
			d.Pools[3].Tiers[1].Rights[0].Corridors = []recoupment.Corridor{
				{ID: "c1", Party: "p", Steps: []recoupment.Step{{Rate: dec("60")}}}, {ID: "c2", Party: "q", Steps: []recoupment.Step{{Rate: dec("60")}}},
			}
		}, "pools[3].tiers[1].rights[0].corridors", recoupment.ErrOver100, ""},
		{"a filter that admits nothing", func(d *recoupment.Deal) {
			d.Pools[3].Tiers[0].Rights[0].On = recoupment.Filter{"medium": {}}
		}, `pools[3].tiers[0].rights[0].on["medium"]`, recoupment.ErrRequired, ""},
		{"a party that pays itself", func(d *recoupment.Deal) { d.Transfers[0].To = d.Transfers[0].From }, "transfers[0].to", recoupment.ErrRange, ""},
		{"hostile rate", func(d *recoupment.Deal) { d.Pools[3].Tiers[1].Rights[0].Steps[0].Rate = decimal.New(1, 1_000_000_000) }, "pools[3].tiers[1].rights[0].steps[0].rate", recoupment.ErrTooLarge, "refused before it is added to anything"},
		{"too many pools", func(d *recoupment.Deal) { d.Pools = make([]recoupment.Pool, recoupment.MaxPools+1) }, "pools", recoupment.ErrTooLarge, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := chain()
			require.NoError(t, d.Validate())
			test.spoil(&d)
			err := d.Validate()
			require.ErrorIs(t, err, test.want, test.reason)
			require.Contains(t, err.Error(), test.path+": ")
		})
	}
}

func loan(of recoupment.InterestBase) *recoupment.Interest {
	return &recoupment.Interest{
		Rate: dec("10"), Of: of, Method: recoupment.Simple, DayCount: "30E/360", Begins: day(0), First: recoupment.InterestFirst,
	}
}

func TestParseDealIsStrict(t *testing.T) {
	for reason, text := range map[string]string{
		"not JSON":       `{"currency":`,
		"unknown field":  `{"currency":"EUR","pool":[]}`,
		"two documents":  `{"currency":"EUR"} {}`,
		"wrong type":     `{"currency":"EUR","pools":{}}`,
		"number of text": `{"currency":"EUR","pools":[{"id":"a","tiers":[{"id":"t","rate":"ten","rights":[]}]}]}`,
	} {
		_, err := recoupment.ParseDeal([]byte(text))
		require.ErrorIs(t, err, recoupment.ErrSyntax, reason)
	}
}

func FuzzParseDeal(f *testing.F) {
	seeds, _ := filepath.Glob("testdata/deals/*.json")
	for _, name := range seeds {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(string(data))
	}
	f.Add(`{"currency":"EUR","balance":"a","pools":[{"id":"p","tiers":[{"id":"t","rights":[{"id":"a","party":"a","steps":[{"rate":"1e999999999"}]}]}]}]}`)
	f.Add(strings.Repeat(`{"pools":[`, 1000))
	f.Fuzz(func(t *testing.T, text string) {
		d, err := recoupment.ParseDeal([]byte(text))
		if err != nil {
			return
		}
		cascade, err := d.Compile()
		require.NoError(t, err, "what validates compiles")
		run := cascade.Open()
		for i, p := range d.Pools {
			if i > 20 {
				break
			}
			_ = run.Apply(recoupment.Movement{Date: day(i), Receipts: []recoupment.Receipt{{Pool: p.ID, Amount: dec("1000.01")}}})
		}
		s := settle(t, run, day(10_000))
		total := dec("0")
		for _, p := range s.Lines {
			total = total.Add(p.Cumulative)
		}
		require.True(t, total.Equal(s.Receipts), "every cent is paid")
	})
}
