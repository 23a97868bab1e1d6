package rules_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/rules"
)

// Whose money counts against the ceilings of the CNC: its rules are those of France, wherever the delegated producer is.
func TestFrenchParticipation(t *testing.T) {
	// A Belgian film of 4 M€ to which a French co-producer brings 1 M€, of which aid of the CNC.
	minority := func(aid string) rules.Case {
		p := plan("4000000",
			source("fwb", financing.SelectiveAid, "1500000"), source("shelter", financing.Equity, "1500000"),
			by("fr1", source("cnc", financing.SelectiveAid, aid)), by("fr1", source("canal", financing.PreBuy, "500000")))
		p.Country, p.Coproducers = "BE", []financing.Partner{{ID: "fr1", Country: "FR"}}
		return rules.Case{
			Film: rules.Film{Work: rules.Cinema, Number: new(3)}, Cost: rules.Cost{Budget: d("4000000"), Final: d("4000000")},
			Plan: p, Readings: rules.Readings{ForeignAid: rules.NotCounted},
		}
	}
	counted := minority("500000")
	counted.Readings.ForeignAid = rules.Counted
	audiovisual := minority("500000")
	audiovisual.Film.Work = rules.Audiovisual
	// A French film to which a Belgian co-producer brings selective aid of its own country.
	majority := func(country string) rules.Case {
		aid := source("aid", financing.SelectiveAid, "1000000")
		aid.Country = country
		p := plan("4000000", source("cnc", financing.SelectiveAid, "1000000"), aid, source("tv", financing.PreBuy, "1000000"), by("be1", source("fwb", financing.SelectiveAid, "1000000")))
		p.Coproducers = []financing.Partner{{ID: "be1", Country: "BE"}}
		return rules.Case{Film: rules.Film{Work: rules.Cinema, Number: new(3)}, Cost: rules.Cost{Budget: d("4000000"), Final: d("4000000")}, Plan: p}
	}
	work(t, []row{
		{reason: "half of the 1 M€ that the French co-producer brings", rule: rules.PublicAid, want: rules.Pass, film: minority("500000"), figure: "500000", limit: "500000"},
		{reason: "a cent more, of a participation that grows by it", rule: rules.PublicAid, want: rules.Fail, film: minority("500000.02"), limit: "500000.01"},
		{reason: "Belgian aid counted too", rule: rules.PublicAid, want: rules.Fail, film: counted, figure: "2000000", limit: "500000"},
		{reason: "aid of the Belgian producer is not that of the CNC", rule: rules.CNCAid, want: rules.Pass, film: minority("500000"), figure: "500000", limit: "500000"},
		{reason: "30 % of 4 M€ are not reached by 1 M€", rule: rules.FrenchPart, want: rules.Fail, film: audiovisual, figure: "1000000", limit: "1200000"},
		{reason: "what the Belgian co-producer brings is not aid of the CNC, whatever the reading", rule: rules.CNCAid, want: rules.Fail, film: majority(""), figure: "2000000", limit: "1500000"},
		{reason: "nor what another country pays to the French one", rule: rules.CNCAid, want: rules.Pass, film: majority("LU"), figure: "1000000", limit: "1500000"},
	})
}

// No aid breaks no limit, even where the external financing is above the cost.
func TestNoAidToADeficit(t *testing.T) {
	film := func(aid string) rules.Case {
		return rules.Case{Date: day("2020-12-31"), Deficit: &rules.Deficit{Aid: d(aid), Cost: d("1000000"), External: d("1080000"), Company: d(aid)}}
	}
	work(t, []row{
		{reason: "1,070,000 less 1,080,000 leaves nothing, and nothing is taken", rule: rules.DeficitCost, want: rules.Pass, film: film("0"), limit: "0"},
		{reason: "nothing is left", rule: rules.DeficitCost, want: rules.Fail, film: film("0.01"), limit: "0"},
	})
}
