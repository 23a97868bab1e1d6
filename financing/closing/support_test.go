package closing_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestMain(m *testing.M) { testcase.Main(m) }

func dec(s string) decimal.Decimal {
	d, err := decimal.NewFromString(s)
	if err != nil {
		panic(err)
	}
	return d
}

// from makes a source that is sought.
func from(id, amount, probability string, needs ...string) financing.Source {
	return financing.Source{
		ID: id, Label: "Source " + id, Nature: financing.Other, Group: id, Status: financing.Sought,
		Amount: dec(amount), Probability: dec(probability), Needs: needs,
	}
}

// signed makes a certain source.
func signed(id, amount string) financing.Source {
	s := from(id, amount, "100")
	s.Status = financing.Signed
	return s
}

func planOf(budget string, sources ...financing.Source) financing.Plan {
	return financing.Plan{Currency: "EUR", Producer: "P", Budget: dec(budget), Open: true, Sources: sources}
}

// arbitrary returns a plan of n independent sources of amounts that do not repeat, whose budget is two
// thirds of them.
func arbitrary(n int) financing.Plan {
	chance, total := rand.New(rand.NewPCG(7, uint64(n))), decimal.Decimal{}
	p := planOf("1")
	for i := range n {
		cents, percent := 1_000_000+chance.Int64N(100_000_000), 5+chance.Int64N(91)
		s := from(fmt.Sprintf("s%02d", i), "0", "0")
		s.Amount, s.Probability = decimal.New(cents, -2), decimal.New(percent, 0)
		total = total.Add(s.Amount)
		p.Sources = append(p.Sources, s)
	}
	p.Budget = decimal.New(total.Shift(2).IntPart()*2/3, -2)
	return p
}

// drawPlan draws a plan with needs.
func drawPlan(t *rapid.T, most int) financing.Plan {
	p := planOf("1")
	total := decimal.Decimal{}
	for i := range rapid.IntRange(0, most).Draw(t, "sources") {
		s := from(fmt.Sprint(i), "0", "0")
		s.Status = rapid.SampledFrom([]financing.Status{financing.Signed, financing.Letter, financing.Sought}).Draw(t, "status")
		s.Amount = decimal.New(rapid.OneOf(rapid.Int64Range(0, 5), rapid.Int64Range(0, 1e9)).Draw(t, "cents"), -2)
		s.Probability = rapid.SampledFrom([]decimal.Decimal{dec("0"), dec("10"), dec("33.3"), dec("50"), dec("66.67"), dec("100"), dec("99.99999999999999999999")}).Draw(t, "probability")
		for k := range i {
			if rapid.IntRange(0, 4).Draw(t, "needs") == 0 {
				s.Needs = append(s.Needs, fmt.Sprint(k))
			}
		}
		total = total.Add(s.Amount)
		p.Sources = append(p.Sources, s)
	}
	p.Budget = decimal.New(1+rapid.Int64Range(0, total.Shift(2).IntPart()+1).Draw(t, "budget"), -2)
	p.Sources = rapid.Permutation(p.Sources).Draw(t, "order")
	return p
}

// brute is the enumeration of all 2^n cases, in fractions.
type brute struct {
	at                  map[string]*big.Rat // the probability of each sum
	closed, mean, short *big.Rat
	came, both, lacking []*big.Rat // by source: it comes, and closes, and what is missing
}

func enumerate(p financing.Plan, target decimal.Decimal) brute {
	n := len(p.Sources)
	b := brute{at: map[string]*big.Rat{}, closed: new(big.Rat), mean: new(big.Rat), short: new(big.Rat)}
	place := map[string]int{}
	for i, s := range p.Sources {
		place[s.ID] = i
		b.came, b.both, b.lacking = append(b.came, new(big.Rat)), append(b.both, new(big.Rat)), append(b.lacking, new(big.Rat))
	}
	for mask := range 1 << n {
		chance, sum := big.NewRat(1, 1), decimal.Decimal{}
		for i, s := range p.Sources {
			ready := true
			for _, need := range s.Needs {
				ready = ready && mask>>place[need]&1 == 1
			}
			q := s.Probability.Shift(-2).Rat()
			if !ready {
				q = new(big.Rat)
			}
			if mask>>i&1 == 1 {
				sum = sum.Add(s.Amount)
			} else {
				q.Sub(big.NewRat(1, 1), q)
			}
			if chance.Mul(chance, q).Sign() == 0 {
				break
			}
		}
		if chance.Sign() == 0 {
			continue
		}
		key := sum.StringFixed(2)
		if b.at[key] == nil {
			b.at[key] = new(big.Rat)
		}
		b.at[key].Add(b.at[key], chance)
		b.mean.Add(b.mean, new(big.Rat).Mul(chance, sum.Rat()))
		lacks, closes := new(big.Rat), !sum.LessThan(target)
		if closes {
			b.closed.Add(b.closed, chance)
		} else {
			lacks.Mul(chance, target.Sub(sum).Rat())
		}
		b.short.Add(b.short, lacks)
		for i := range p.Sources {
			if mask>>i&1 == 0 {
				continue
			}
			b.came[i].Add(b.came[i], chance)
			b.lacking[i].Add(b.lacking[i], lacks)
			if closes {
				b.both[i].Add(b.both[i], chance)
			}
		}
	}
	return b
}

// rounded rounds a fraction half away from zero, as text.
func rounded(x *big.Rat, places int) string { return x.FloatString(places) }

func percent(x *big.Rat, places int) string {
	return rounded(new(big.Rat).Mul(x, big.NewRat(100, 1)), places)
}
