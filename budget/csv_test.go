package budget_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// followed is the budget of the case « Les Heures blanches », one lump sum an account.
const followed = `account,label,budget
11,Droits et scénario,96000.00
22,"Équipe technique, préparation",118400.00
23,"Équipe technique, tournage",342000.00
24,"Équipe technique, post-production",96500.00
31,Interprétation,187300.00
32,Figuration,41200.00
41,Charges sociales,401000.00
51,Décors,88600.00
52,"Costumes, maquillage",39400.00
61,Transports,46800.00
62,"Défraiements, hébergement, régie",112500.00
71,"Image, lumière, machinerie",121000.00
72,Son,18600.00
81,Post-production image et son,128000.00
91,Assurances,31500.00
92,"Divers, juridique, financier",22700.00
98,Frais généraux,120000.00
99,Imprévus,113500.00
`

func TestLumpSums(t *testing.T) {
	lines, err := budget.ParseLinesCSV([]byte(followed))
	require.NoError(t, err)
	require.Len(t, lines, 18)
	require.Equal(t, "11", lines[0].ID, "a line is named after its account")
	r := compute(t, budget.Budget{Currency: "EUR", Lines: lines})
	equal(t, "2125000", r.Total, "the total of the case")
	equal(t, "287700", r.Posts[8].Amount, "post 9: 31,500 + 22,700 + 120,000 + 113,500")
}

func TestLinesCSV(t *testing.T) {
	b := shot()
	b.Lines[0].Label, b.Lines[1].Label, b.Lines[2].Label = `=HYPERLINK("x")`, "'quoted", `@a, "b"; c`
	b.Lines[0].Tags, b.Lines[1].Formulas.Rate, b.Lines[1].Rate = []string{`a|b`, `c\`}, "-x + 1", dec("0")
	b.Lines[2].Date = day("2027-03-01")
	data := b.LinesCSV()
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	require.NoError(t, err)
	require.Equal(t, `'=HYPERLINK("x")`, rows[1][2], "no cell begins a formula")
	require.Equal(t, "''quoted", rows[2][2])
	read, err := budget.ParseLinesCSV(data)
	require.NoError(t, err)
	sameLines(t, b.Lines, read)
	read, err = budget.ParseLinesCSV([]byte("\ufeffaccount;rate;quantity\n71;12.5;2\n"))
	require.NoError(t, err)
	equal(t, "1", read[0].Number, "one of each")
	equal(t, "12.5", read[0].Rate, "rate")
}

// sameLines compares lines as documents, in which equal decimals of other scales are made the same.
func sameLines(t require.TestingT, want, got []budget.Line) {
	require.Len(t, got, len(want))
	for i := range want {
		for _, l := range []*budget.Line{&want[i], &got[i]} {
			l.Quantity, l.Number, l.Rate = l.Quantity.Add(dec("0.000")), l.Number.Add(dec("0.000")), l.Rate.Add(dec("0.000"))
			l.Multiplier, l.VAT = l.Multiplier.Add(dec("0.000")), l.VAT.Add(dec("0.000"))
			l.Days, l.DailyMinimum = l.Days.Add(dec("0.000")), l.DailyMinimum.Add(dec("0.000"))
		}
		before, err := json.Marshal(want[i])
		require.NoError(t, err)
		after, err := json.Marshal(got[i])
		require.NoError(t, err)
		require.Equal(t, string(before), string(after))
	}
}

func TestCSVFaults(t *testing.T) {
	for _, test := range []struct{ reason, data, want string }{
		{"nothing", "", "the document cannot be read (EOF)"},
		{"no account", "id,rate\n", "columns: a value is required (account)"},
		{"an unknown column", "account,rates\n", "columns: refers to something that does not exist (rates)"},
		{"a column twice", "account,rate,Rate\n", "columns: is given twice (rate)"},
		{"a lump sum and a rate", "account,rate,amount\n", "columns: is given twice (amount)"},
		{"a decimal comma", "account;rate\n71;1,5\n", "lines[0].rate: the document cannot be read (1,5: not a decimal number with a point)"},
		{"a power beyond the library", "account,rate\n71,1e25\n", "lines[0].rate: is larger than the library accepts (1e25)"},
		{"a hostile power", "account,rate\n71,1e1000000000\n", "lines[0].rate: the document cannot be read (1e1000000000: not a decimal number with a point)"},
		{"a missing cell", "account,rate\n71\n", "lines[0]: the document cannot be read (record on line 2: wrong number of fields)"},
		{"not a day", "account,date\n71,2027-02-30\n", "lines[0].date: the document cannot be read (2027-02-30: 2027-02-30 is not a day of the calendar (days are written 2027-03-15))"},
		{"not a flag", "account,tax_credit\n71,yes\n", "lines[0].tax_credit: refers to something that does not exist (yes)"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			_, err := budget.ParseLinesCSV([]byte(test.data))
			var faults budget.Faults
			require.ErrorAs(t, err, &faults)
			require.EqualError(t, err, test.want)
		})
	}
	_, err := budget.ParseLinesCSV([]byte("account" + strings.Repeat(",x", 200)))
	require.ErrorIs(t, err, budget.ErrTooLarge, "a hundred columns")
	_, err = budget.ParseLinesCSV([]byte("account\n" + strings.Repeat("7", 200_000)))
	require.ErrorIs(t, err, budget.ErrTooLarge, "a long row")
	_, err = budget.ParseLinesCSV([]byte("account\n" + strings.Repeat("71\n", budget.MaxLines+1)))
	require.ErrorIs(t, err, budget.ErrTooLarge)
}

func TestCSVRoundTrip(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("ab =+-@'\"|\\,;\té\n")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		b := drawBudget(t)
		for i := range b.Lines {
			l := &b.Lines[i]
			l.Label, l.Key, l.Bearer = text.Draw(t, "label"), text.Draw(t, "key"), text.Draw(t, "bearer")
			l.Formulas.Number = text.Draw(t, "formula")
			if tag := text.Draw(t, "tag"); tag != "" {
				l.Tags = []string{tag, "b" + tag}
			}
		}
		read, err := budget.ParseLinesCSV(b.LinesCSV())
		require.NoError(t, err)
		sameLines(t, b.Lines, read)
	})
}

func FuzzParseLinesCSV(f *testing.F) {
	for _, seed := range []string{followed, "account,rate\n71,1\n", "account;amount\n'71;-5\n", "\ufeffid,account\n\"", "account,tags\n1,\\\n", "account\n\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		lines, err := budget.ParseLinesCSV(data)
		if err != nil {
			var faults budget.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		again, err := budget.ParseLinesCSV(budget.Budget{Lines: lines}.LinesCSV())
		require.NoError(t, err)
		require.Len(t, again, len(lines))
		_ = budget.Budget{Currency: "EUR", Lines: lines}.Validate()
	})
}
