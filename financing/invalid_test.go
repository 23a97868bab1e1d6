package financing_test

import (
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func pay(percents ...string) []financing.Instalment {
	var instalments []financing.Instalment
	for _, percent := range percents {
		instalments = append(instalments, financing.Instalment{Percent: dec(percent), Milestone: "SIG"})
	}
	return instalments
}

func TestValidate(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	for _, test := range []struct {
		reason string
		spoil  func(*financing.Plan)
		path   string
		kind   error
	}{
		{"unknown currency", func(p *financing.Plan) { p.Currency = "XXX" }, "currency", financing.ErrCurrency},
		{"no producer", func(p *financing.Plan) { p.Producer = "" }, "producer", financing.ErrRequired},
		{"no budget", func(p *financing.Plan) { p.Open, p.Budget = true, decimal.Decimal{} }, "budget", financing.ErrRequired},
		{"negative budget", func(p *financing.Plan) { p.Open, p.Budget = true, dec("-1") }, "budget", financing.ErrNegative},
		{"hostile budget", func(p *financing.Plan) { p.Budget = huge }, "budget", financing.ErrTooLarge},
		{"hostile estimate", func(p *financing.Plan) { p.UnsoldRights = decimal.New(1, -1_000_000_000) }, "unsold_rights", financing.ErrTooLarge},
		{"plan does not close", func(p *financing.Plan) { p.Sources[0].Amount = dec("49999.99") }, "sources", financing.ErrUnbalance},
		{"id missing", func(p *financing.Plan) { p.Sources[1].ID = "" }, "sources[1].id", financing.ErrRequired},
		{"id given twice", func(p *financing.Plan) { p.Sources[1].ID = "A" }, "sources[1].id", financing.ErrDuplicate},
		{"id kept for the library", func(p *financing.Plan) { p.Sources[1].ID = financing.LineBudget }, "sources[1].id", financing.ErrRange},
		{"id too long", func(p *financing.Plan) { p.Sources[1].ID = strings.Repeat("x", financing.MaxCode+1) }, "sources[1].id", financing.ErrTooLarge},
		{"no group", func(p *financing.Plan) { p.Sources[2].Group = "" }, "sources[2].group", financing.ErrRequired},
		{"no nature", func(p *financing.Plan) { p.Sources[2].Nature = "" }, "sources[2].nature", financing.ErrRequired},
		{"unknown nature", func(p *financing.Plan) { p.Sources[2].Nature = "PREBUYS" }, "sources[2].nature", financing.ErrUnknown},
		{"no status", func(p *financing.Plan) { p.Sources[2].Status = "" }, "sources[2].status", financing.ErrRequired},
		{"unknown status", func(p *financing.Plan) { p.Sources[2].Status = "Signed" }, "sources[2].status", financing.ErrUnknown},
		{"negative amount", func(p *financing.Plan) { p.Sources[0].Amount = dec("-50000") }, "sources[0].amount", financing.ErrNegative},
		{"finer than the cent", func(p *financing.Plan) { p.Sources[0].Amount = dec("50000.001") }, "sources[0].amount", financing.ErrRange},
		{"hostile amount", func(p *financing.Plan) { p.Sources[0].Amount = huge }, "sources[0].amount", financing.ErrTooLarge},
		{"negative recoupable", func(p *financing.Plan) { p.Sources[0].Recoupable = dec("-1") }, "sources[0].recoupable", financing.ErrNegative},
		{"probability above 100", func(p *financing.Plan) { p.Sources[0].Probability = dec("100.5") }, "sources[0].probability", financing.ErrRange},
		{"negative probability", func(p *financing.Plan) { p.Sources[0].Probability = dec("-1") }, "sources[0].probability", financing.ErrNegative},
		{"hostile probability", func(p *financing.Plan) { p.Sources[0].Probability = huge }, "sources[0].probability", financing.ErrTooLarge},
		{"bankable above 100", func(p *financing.Plan) { p.Sources[0].Bankable = dec("101") }, "sources[0].bankable", financing.ErrRange},
		{"instalments above 100 %", func(p *financing.Plan) { p.Sources[0].Instalments = pay("60", "40.01") }, "sources[0].instalments", financing.ErrOver100},
		{"instalments below 100 %", func(p *financing.Plan) { p.Sources[0].Instalments = pay("60", "39.99") }, "sources[0].instalments", financing.ErrUnbalance},
		{"negative instalment", func(p *financing.Plan) { p.Sources[0].Instalments = pay("110", "-10") }, "sources[0].instalments[0].percent", financing.ErrRange},
		{"hostile instalment", func(p *financing.Plan) {
			p.Sources[0].Instalments = pay("100", "0")
			p.Sources[0].Instalments[1].Percent = huge
		}, "sources[0].instalments[1].percent", financing.ErrTooLarge},
		{"instalment without milestone", func(p *financing.Plan) {
			p.Sources[0].Instalments = []financing.Instalment{{Percent: dec("100")}}
		}, "sources[0].instalments[0].milestone", financing.ErrRequired},
		{"instalment in the far future", func(p *financing.Plan) {
			p.Sources[0].Instalments = pay("100")
			p.Sources[0].Instalments[0].Days = financing.MaxDays + 1
		}, "sources[0].instalments[0].days", financing.ErrRange},
		{"deferred and paid", func(p *financing.Plan) { p.Sources[1].Instalments = pay("100") }, "sources[1].instalments", financing.ErrRange},
		{"too many sources", func(p *financing.Plan) { p.Sources = make([]financing.Source, financing.MaxSources+1) }, "sources", financing.ErrTooLarge},
		{"too many instalments", func(p *financing.Plan) {
			p.Sources[0].Instalments = make([]financing.Instalment, financing.MaxInstalments+1)
		}, "sources[0].instalments", financing.ErrTooLarge},
	} {
		t.Run(test.reason, func(t *testing.T) {
			p := mixed()
			test.spoil(&p)
			err := p.Validate()
			require.ErrorIs(t, err, test.kind)
			var faults financing.Faults
			require.ErrorAs(t, err, &faults)
			require.Equal(t, test.path, faults[0].Path)
			_, analysed := p.Analyse()
			require.Equal(t, err, analysed)
		})
	}
	require.NoError(t, mixed().Validate())
}

func TestAllFaultsAtOnce(t *testing.T) {
	p := mixed()
	p.Currency, p.Sources[1].Status, p.Sources[3].Probability = "", "?", dec("200")
	var faults financing.Faults
	require.ErrorAs(t, p.Validate(), &faults)
	paths := make([]string, len(faults))
	for i, fault := range faults {
		paths[i] = fault.Path
	}
	require.Equal(t, []string{"currency", "sources[1].status", "sources[3].probability"}, paths)
}

func TestOpenPlanNeedNotClose(t *testing.T) {
	p := mixed()
	p.Sources[0].Amount = dec("1")
	require.ErrorIs(t, p.Validate(), financing.ErrUnbalance)
	p.Open = true
	require.NoError(t, p.Validate())
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		reason, document string
		kind             error
	}{
		{"not JSON", `{`, financing.ErrSyntax},
		{"unknown field", `{"currency":"EUR","source":[]}`, financing.ErrSyntax},
		{"empty", `{}`, financing.ErrCurrency},
	} {
		t.Run(test.reason, func(t *testing.T) {
			_, err := financing.Parse([]byte(test.document))
			require.ErrorIs(t, err, test.kind)
		})
	}
}

func TestCheckFindsAChangedFigure(t *testing.T) {
	cent := dec("0.01")
	for name, change := range map[string]func(*financing.Analysis){
		"source":        func(a *financing.Analysis) { a.Sources[0].Amount = a.Sources[0].Amount.Add(cent) },
		"nature":        func(a *financing.Analysis) { a.Natures[0].Amount = a.Natures[0].Amount.Add(cent) },
		"group":         func(a *financing.Analysis) { a.Groups[0].Amount = a.Groups[0].Amount.Add(cent) },
		"percent":       func(a *financing.Analysis) { a.Groups[0].Percent = a.Groups[0].Percent.Add(cent) },
		"order":         func(a *financing.Analysis) { a.Groups[0], a.Groups[1] = a.Groups[1], a.Groups[0] },
		"counted twice": func(a *financing.Analysis) { a.Natures[1].Sources = append(a.Natures[1].Sources, "F01") },
		"HHI":           func(a *financing.Analysis) { a.HHI = a.HHI.Add(cent) },
		"third party":   func(a *financing.Analysis) { a.LargestThirdParty = a.Groups[1] },
		"ratio amount":  func(a *financing.Analysis) { a.Ratios[8].Amount = a.Ratios[8].Amount.Add(cent) },
		"ratio percent": func(a *financing.Analysis) { a.Ratios[8].Percent = a.Ratios[8].Percent.Add(cent) },
		"ratio line":    func(a *financing.Analysis) { a.Ratios[0].Lines = a.Ratios[0].Lines[1:] },
		"currency":      func(a *financing.Analysis) { a.Currency = "?" },
	} {
		t.Run(name, func(t *testing.T) {
			a := analyse(t, feature(t))
			change(&a)
			require.Error(t, a.Check())
		})
	}
}
