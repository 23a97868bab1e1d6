package royalties_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
	"github.com/filmfinance/filmfinance/schedule"
)

// worked is the case of testdata/contrats-auteur: three authors' contracts over five years.
type worked struct {
	ledger  royalties.Ledger
	periods []royalties.Period
	rules   []royalties.SocialRules
	// correction is that of question 8.
	correction royalties.Correction
	notified   string
}

func casePath(name string) string { return filepath.Join("testdata", "contrats-auteur", name) }

func rows(tb testing.TB, name string) []map[string]string {
	tb.Helper()
	data, err := os.ReadFile(casePath(name))
	require.NoError(tb, err)
	records, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	require.NoError(tb, err)
	var all []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		all = append(all, row)
	}
	return all
}

func readJSON(tb testing.TB, name string, into any) {
	tb.Helper()
	data, err := os.ReadFile(casePath(name))
	require.NoError(tb, err)
	require.NoError(tb, json.Unmarshal(data, into))
}

var media = []string{"THE", "NTH", "VID", "VOD", "SVO", "TVF", "EXP", "MUS"}

type terms struct {
	Amortisation struct {
		Cost      decimal.Decimal `json:"opposable_cost"`
		Opening   decimal.Decimal `json:"opening_level"`
		Rate      decimal.Decimal `json:"support_pct"`
		Franchise decimal.Decimal `json:"support_franchise"`
	}
	Reserve struct {
		Rate decimal.Decimal `json:"pct_of_year_sales"`
	} `json:"video_reserve"`
	Escalation struct {
		Author, Medium string
		Steps          []struct {
			Above  decimal.Decimal `json:"above_admissions"`
			Points decimal.Decimal
		}
	}
	Bonuses []struct {
		Author string
		At     decimal.Decimal `json:"at_admissions"`
		Amount decimal.Decimal
	}
	Minimum     decimal.Decimal `json:"minimum_payment"`
	Restatement struct {
		Notified   json.Number `json:"notified_in"`
		Year       json.Number
		Medium     string
		Correction decimal.Decimal
	}
	Social struct {
		Ceilings map[string]decimal.Decimal `json:"ceiling_by_year"`
		OldAge   decimal.Decimal            `json:"old_age_capped_pct"`
		CSG      decimal.Decimal            `json:"csg_pct"`
		CRDS     decimal.Decimal            `json:"crds_pct"`
		Base     decimal.Decimal            `json:"csg_crds_base_pct"`
		Training decimal.Decimal            `json:"training_pct"`
		Diffuser decimal.Decimal            `json:"diffuser_social_pct"`
		Fund     decimal.Decimal            `json:"diffuser_training_pct"`
	}
}

// importCase reads the files of the case.
func importCase(tb testing.TB) worked {
	tb.Helper()
	var in terms
	readJSON(tb, "terms.json", &in)
	w := worked{ledger: royalties.Ledger{
		Currency: "EUR", Counters: []royalties.LedgerCounter{{ID: "admissions", Medium: "THE"}},
		Amortisation: &royalties.Amortisation{
			Cost: in.Amortisation.Cost, Opening: in.Amortisation.Opening, SupportFranchise: in.Amortisation.Franchise, SupportRate: in.Amortisation.Rate,
		},
	}}
	for _, id := range media {
		m := royalties.Medium{ID: id, Outside: id == "MUS"}
		if id == "VID" {
			m.Reserve = &royalties.ReturnsReserve{Rate: in.Reserve.Rate, Periods: 1}
		}
		w.ledger.Media = append(w.ledger.Media, m)
	}
	for _, author := range []string{"SCN", "REA", "COM"} {
		w.ledger.Contracts = append(w.ledger.Contracts, contract(tb, author, in))
	}
	for _, row := range rows(tb, "receipts.csv") {
		w.periods = append(w.periods, year(row))
	}
	w.rules = social(in)
	r := in.Restatement
	w.notified, w.correction = r.Notified.String(), royalties.Correction{
		Period: r.Year.String(), Receipts: []royalties.Receipt{{Medium: r.Medium, Amount: r.Correction}},
	}
	return w
}

func contract(tb testing.TB, author string, in terms) royalties.Contract {
	tb.Helper()
	c := royalties.Contract{ID: author, Party: author, Minimum: in.Minimum}
	var collective []string
	for _, row := range rows(tb, "rates.csv") {
		medium := row["medium"]
		if row["author"] != author {
			continue
		}
		if row["before_pct"] == "CM" {
			collective = append(collective, medium)
			continue
		}
		r := royalties.Rate{ID: medium, On: recoupment.Filter{"medium": {medium}}, Steps: []recoupment.Step{
			{Rate: dec(row["before_pct"]), Until: &recoupment.Condition{Threshold: royalties.Amortised}}, {Rate: dec(row["after_pct"])},
		}}
		if in.Escalation.Author == author && in.Escalation.Medium == medium {
			r.Escalator = &royalties.Escalator{ID: "ESC", Counter: "admissions"}
			for _, s := range in.Escalation.Steps {
				r.Escalator.Extra = append(r.Escalator.Extra, royalties.Extra{Above: s.Above, Points: s.Points})
			}
		}
		c.Rates = append(c.Rates, r)
	}
	c.Collective = []royalties.Collective{{Society: "society", On: recoupment.Filter{"medium": collective}}}
	for _, row := range rows(tb, "instalments.csv") {
		if row["author"] == author {
			kind := map[string]royalties.Kind{"PRIME": royalties.Prime, "MG": royalties.GuaranteePaid}[row["kind"]]
			c.Payments = append(c.Payments, royalties.Payment{Date: day(row["date"]), Kind: kind, Amount: dec(row["amount"])})
		}
	}
	for _, b := range in.Bonuses {
		if b.Author == author {
			c.Bonuses = append(c.Bonuses, royalties.Bonus{
				ID: author + ".bonus." + b.At.String(), Counter: "admissions", At: b.At, Amount: b.Amount, BorneBy: "producer",
			})
		}
	}
	return c
}

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

func year(row map[string]string) royalties.Period {
	y := row["year"]
	next := dec(y).Add(dec("1")).String()
	p := royalties.Period{
		ID: y, From: day(y + "-01-01"), Until: day(y + "-12-31"), Payable: day(next + "-03-31"), Support: dec(row["support"]),
		Counts: []royalties.Count{{Counter: "admissions", Amount: dec(row["admissions"])}},
	}
	for _, id := range media {
		r := royalties.Receipt{Medium: id}
		if id == "VID" {
			r.Amount, r.Returns = dec(row["VID_sales"]), dec(row["VID_returns"])
		} else {
			r.Amount = dec(row[id])
		}
		p.Receipts = append(p.Receipts, r)
	}
	return p
}

func social(in terms) []royalties.SocialRules {
	var years []string
	for y := range in.Social.Ceilings {
		years = append(years, y)
	}
	slices.Sort(years)
	var all []royalties.SocialRules
	for _, y := range years {
		all = append(all, royalties.SocialRules{
			From: day(y + "-01-01"), Until: day(y + "-12-31"), Ceiling: in.Social.Ceilings[y],
			Contributions: []royalties.Contribution{
				{ID: "old_age", Rate: in.Social.OldAge, Capped: true}, {ID: "csg", Rate: in.Social.CSG, Of: in.Social.Base},
				{ID: "crds", Rate: in.Social.CRDS, Of: in.Social.Base}, {ID: "training", Rate: in.Social.Training},
				{ID: "diffuser", Rate: in.Social.Diffuser, Payer: true}, {ID: "diffuser_training", Rate: in.Social.Fund, Payer: true},
			},
		})
	}
	return all
}
