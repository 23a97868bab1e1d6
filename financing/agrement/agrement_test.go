package agrement_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/agrement"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func equal(t *testing.T, want string, got decimal.Decimal, what string) {
	t.Helper()
	require.Truef(t, dec(want).Equal(got), "%s: want %s, got %s", what, want, got)
}

func line(id, account, amount, country string, tags ...string) budget.Line {
	return budget.Line{ID: id, Account: account, Quantity: dec("1"), Number: dec("1"), Rate: dec(amount), Country: country, Tags: tags}
}

// file is a film of 1,000,000: 600,000 in France, of which 240,000 in Brittany, 250,000 in Belgium, 50,000 that
// name no country, and 100,000 of overheads.
func file(t testing.TB) agrement.File {
	t.Helper()
	crew := line("crew", "22", "200000", "FR", "Bretagne")
	crew.Category, crew.Person = "TEC", "DOP"
	belgian := line("belgian", "31", "250000", "BE")
	belgian.Bearer = "BE1"
	r, err := budget.Budget{
		Currency:      "EUR",
		Lines:         []budget.Line{line("rights", "11", "160000", "FR"), crew, belgian, line("hotel", "62", "200000", "FR"), line("stock", "81", "50000", "")},
		Contributions: []budget.Contribution{{Category: "TEC", Label: "charges", Base: budget.Total, Rate: dec("20")}},
		Percentages:   []budget.Percentage{{ID: "overheads", Label: budget.Text{FR: "Frais généraux", EN: "Overheads"}, Flat: dec("100000")}},
	}.Compute()
	require.NoError(t, err)
	source := func(id, amount, partner string, nature financing.Nature) financing.Source {
		return financing.Source{ID: id, Label: id, Nature: nature, Group: "G" + id, Amount: dec(amount), Partner: partner, Status: financing.Signed, Probability: dec("100")}
	}
	region, second := source("region", "150000", "", financing.RegionalAid), source("department", "50000", "", financing.RegionalAid)
	region.Spend = []financing.SpendObligation{{Territory: "Bretagne", Percent: dec("160"), Most: dec("80")}}
	second.Spend = []financing.SpendObligation{{Territory: "Bretagne", Amount: dec("30000")}}
	second.Status = financing.Letter
	return agrement.File{
		Film: agrement.Film{
			Title: "La Digue", Country: "FR", First: schedule.MustParseDate("2027-05-03"), Last: schedule.MustParseDate("2027-06-18"),
			Languages: []agrement.Language{{Name: "français", Percent: dec("100")}}, Number: 1,
		},
		Budget: r,
		Plan: financing.Plan{
			Currency: "EUR", Producer: "Armor Films", Budget: dec("1000000"),
			Coproducers: []financing.Partner{{ID: "BE1", Label: "Meuse Films", Country: "BE"}},
			Sources: []financing.Source{
				source("cash", "500000", "", financing.Producer), region, second, source("shelter", "300000", "BE1", financing.Equity),
			},
		},
		People: []agrement.Person{
			{ID: "DOP", Function: "Directeur de la photographie", Group: agrement.Technicians, Nationality: "FR", Residence: "FR", Region: "Bretagne", Days: dec("35")},
			{ID: "GRIP", Function: "Machiniste", Group: agrement.Technicians, Nationality: "FR", Residence: "FR", Region: "Île-de-France", Days: dec("30")},
			{ID: "LEAD", Function: "Premier rôle", Group: agrement.Performers, Nationality: "BE", Residence: "BE", Days: dec("20")},
		},
		Suppliers: []agrement.Supplier{
			{Name: "Camera Ouest", Kind: "image", Country: "FR", Region: "Bretagne", Amount: dec("30000")},
			{Name: "Labo", Kind: "image", Country: "FR", Amount: dec("20000")},
			{Name: "Son", Kind: "sound", Country: "BE", Amount: dec("10000")},
		},
		Places: []agrement.Place{
			{Name: "Brest", Country: "FR", Region: "Bretagne", Days: dec("20")},
			{Name: "Studio", Country: "BE", Days: dec("10"), Studio: true},
			{Name: "Paris", Country: "FR", Region: "Île-de-France", Days: dec("2.5")},
		},
	}
}

func TestSpend(t *testing.T) {
	f := file(t)
	spends := f.Spend("FR", "Bretagne", "Corse")
	equal(t, "600000", spends[0].Total, "rights, crew with its charges, hotel")
	equal(t, "66.67", spends[0].Percent, "of 900,000 of lines")
	equal(t, "240000", spends[1].Total, "the crew and 40,000 of charges")
	require.Equal(t, []string{"crew"}, spends[1].Lines)
	equal(t, "40000", spends[1].Posts[0].Charge, "charges follow their line")
	equal(t, "0", spends[2].Total, "nothing there")
	require.Equal(t, []string{"1", "2", "6"}, []string{spends[0].Posts[0].Post, spends[0].Posts[1].Post, spends[0].Posts[2].Post}, "the order of the chart")
}

// Of a Belgian film, the French participation is what its French co-producer brings.
func TestForeignMajority(t *testing.T) {
	f := file(t)
	f.Plan.Country, f.Plan.Coproducers[0].Country = "BE", "FR"
	s, err := f.Summary()
	require.NoError(t, err)
	equal(t, "300000", s.Participation.Amount, "the shelter is brought by the co-producer, now French")
	equal(t, "30", s.Participation.Percent, "of 1,000,000")
	require.Equal(t, "shelter", s.Participation.Lines[0].Source)
	require.Len(t, s.Partners, 2, "the producers are told as they are")
}

func TestSummary(t *testing.T) {
	s, err := file(t).Summary()
	require.NoError(t, err)
	equal(t, "600000", s.National.Amount, "France")
	equal(t, "250000", s.Abroad.Amount, "Belgium")
	equal(t, "50000", s.Unplaced.Amount, "stock")
	equal(t, "27.78", s.Abroad.Percent, "of the lines")
	equal(t, "1000000", s.Total, "with overheads")
	equal(t, "0", s.Difference, "the plan covers the devis")
	var cost decimal.Decimal
	for _, row := range s.Cost {
		cost = cost.Add(row.Amount)
	}
	require.True(t, cost.Equal(s.Total))
	equal(t, "700000", s.Participation.Amount, "what the French producer brings")
	equal(t, "950000", s.Signed.Amount, "the letter is not signed")
	require.Len(t, s.Partners, 2)
	equal(t, "-50000", s.Partners[0].Balance, "700,000 for 750,000 borne")
	equal(t, "50000", s.Partners[1].Balance, "300,000 for 250,000")
	require.Len(t, s.People, 2)
	require.Equal(t, 2, s.People[0].People)
	equal(t, "65", s.People[0].Days, "days of the technicians")
	equal(t, "200000", s.People[0].Pay, "what the devis pays them")
	require.Len(t, s.Suppliers, 2)
	equal(t, "50000", s.Suppliers[0].Amount, "image in France")
	equal(t, "22.5", s.Shooting[0].Days, "France")
	equal(t, "30.77", s.Shooting[1].Percent, "10 of 32.5 days")
	equal(t, "10", s.Shooting[1].Studio, "in a studio")
}

func TestRegional(t *testing.T) {
	f := file(t)
	a, err := f.Regional("Bretagne")
	require.NoError(t, err)
	require.Len(t, a.Aid, 2)
	equal(t, "200000", a.Asked, "region and department")
	equal(t, "20", a.AidPercent, "of the budget")
	equal(t, "240000", a.Due, "160 % of 150,000")
	equal(t, "0", a.Margin, "just met")
	equal(t, "-30000", a.MarginOfSum, "if the two stand side by side")
	require.Len(t, a.Residents, 1)
	require.Equal(t, 1, a.Residents[0].People)
	equal(t, "30000", a.Suppliers[0].Amount, "one of the suppliers")
	equal(t, "20", a.Days, "Brest")
	equal(t, "61.54", a.DaysShare, "of 32.5")
	_, err = f.Regional("Corse")
	require.ErrorIs(t, err, agrement.ErrUnknown)

	f.Plan.Sources[1].Amount, f.Plan.Open = dec("600000"), true
	a, err = f.Regional("Bretagne")
	require.NoError(t, err)
	equal(t, "800000", a.Due, "160 % of 600,000 is more than 80 % of the budget")
}

// Costs that exceed the plan leave only what is brought.
func TestPartnersOfAPlanThatIsTooSmall(t *testing.T) {
	f := file(t)
	f.Plan.Budget, f.Plan.Open = dec("200000"), true
	s, err := f.Summary()
	require.NoError(t, err)
	equal(t, "-800000", s.Difference, "the plan does not cover the devis")
	equal(t, "0", s.Partners[1].Borne, "nothing is told of the costs")
	equal(t, "300000", s.Partners[1].Brought, "but what is brought")
}

func TestValidate(t *testing.T) {
	for _, test := range []struct {
		reason string
		spoil  func(*agrement.File)
		path   string
		kind   error
	}{
		{"no title", func(f *agrement.File) { f.Film.Title = "" }, "film.title", agrement.ErrRequired},
		{"no country", func(f *agrement.File) { f.Film.Country = "" }, "film.country", agrement.ErrRequired},
		{"a shoot that ends first", func(f *agrement.File) { f.Film.Last = f.Film.First.AddDays(-1) }, "film.last", agrement.ErrRange},
		{"another currency", func(f *agrement.File) { f.Plan.Currency = "USD" }, "plan.currency", agrement.ErrCurrency},
		{"a person twice", func(f *agrement.File) { f.People[1].ID = "DOP" }, "people[1].id", agrement.ErrDuplicate},
		{"an unknown group", func(f *agrement.File) { f.People[1].Group = "cats" }, "people[1].group", agrement.ErrUnknown},
		{"a person without nationality", func(f *agrement.File) { f.People[1].Nationality = "" }, "people[1].nationality", agrement.ErrRequired},
		{"negative days", func(f *agrement.File) { f.Places[0].Days = dec("-1") }, "places[0].days", agrement.ErrNegative},
		{"a hostile amount", func(f *agrement.File) { f.Suppliers[0].Amount = decimal.New(1, 1_000_000) }, "suppliers[0].amount", agrement.ErrTooLarge},
		{"too many people", func(f *agrement.File) { f.People = make([]agrement.Person, agrement.MaxPeople+1) }, "people", agrement.ErrTooLarge},
		{"a devis that was changed", func(f *agrement.File) { f.Budget.Total = dec("1") }, "budget.total", financing.ErrUnbalance},
		{"a plan that is wrong", func(f *agrement.File) { f.Plan.Producer = "" }, "plan.producer", agrement.ErrRequired},
		{"151 % of a language", func(f *agrement.File) { f.Film.Languages[0].Percent = dec("151") }, "film.languages[0].percent", agrement.ErrRange},
	} {
		t.Run(test.reason, func(t *testing.T) {
			f := file(t)
			require.NoError(t, f.Validate())
			test.spoil(&f)
			_, err := f.Summary()
			require.ErrorIs(t, err, test.kind)
			var faults agrement.Faults
			require.ErrorAs(t, err, &faults)
			paths := make([]string, len(faults))
			for i, one := range faults {
				paths[i] = one.Path
			}
			require.Contains(t, paths, test.path)
		})
	}
}

func TestParse(t *testing.T) {
	data, err := json.Marshal(file(t))
	require.NoError(t, err)
	f, err := agrement.Parse(data)
	require.NoError(t, err)
	want, err := file(t).Summary()
	require.NoError(t, err)
	got, err := f.Summary()
	require.NoError(t, err)
	wantJSON, err := json.Marshal(want)
	require.NoError(t, err)
	gotJSON, err := json.Marshal(got)
	require.NoError(t, err)
	require.JSONEq(t, string(wantJSON), string(gotJSON))
	_, err = agrement.Parse([]byte(`{"film":{}}`))
	require.ErrorIs(t, err, agrement.ErrRequired)
}

func FuzzParse(f *testing.F) {
	data, err := json.Marshal(file(f))
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"people":[{"days":"1e99"}],"places":[{}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := agrement.Parse(data)
		if err != nil {
			var faults agrement.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		_, err = file.Summary()
		require.NoError(t, err)
		_, _ = file.Regional("FR")
	})
}
