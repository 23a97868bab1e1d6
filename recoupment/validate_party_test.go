package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// listed is a deal that names every party in every way, with the list of them.
func listed() recoupment.Deal {
	d := chain()
	d.Transfers[0].To = "Author"
	d.Parties = []recoupment.Party{
		{ID: "Distributor", Label: recoupment.Text{FR: "Le Distributeur", EN: "The Distributor"}}, {ID: "Author"}, {ID: "investor"}, {ID: "producer"},
		{ID: "bank"}, {ID: "fund"}, {ID: "festival", Label: recoupment.Text{FR: "Le Festival", EN: "The Festival"}},
	}
	d.Pools[3].Tiers[1].Rights[0].Corridors = []recoupment.Corridor{{ID: "passed", Party: "fund", Steps: []recoupment.Step{{Rate: dec("10")}}}}
	d.Pools[3].Tiers[1].Deficit = &recoupment.Deficit{By: "bank", To: "producer"}
	d.Views = []recoupment.View{{ID: "seen", Party: "investor", BorneBy: "festival", Accounts: []recoupment.Account{{ID: "dist.costs", Cap: new(dec("0"))}}}}
	d.Statements = []recoupment.StatementTerms{{ID: "investor", Minimum: dec("10")}, {ID: "dist", Minimum: dec("10")}}
	return d
}

func TestValidateParties(t *testing.T) {
	tests := []struct {
		name   string
		spoil  func(*recoupment.Deal)
		want   map[string]error
		reason string
	}{
		{"a right", func(d *recoupment.Deal) { d.Pools[3].Tiers[1].Rights[1].Party = "Producer" }, map[string]error{
			"pools[3].tiers[1].rights[1].party": recoupment.ErrUnknown,
		}, "the producer bears the bonus: only the new name is unknown"},
		{"a corridor", func(d *recoupment.Deal) { d.Pools[3].Tiers[1].Rights[0].Corridors[0].Party = "Fund" }, map[string]error{
			"pools[3].tiers[1].rights[0].corridors[0].party": recoupment.ErrUnknown,
			"parties[5].id": recoupment.ErrUnreachable,
		}, "and nothing else pays the fund"},
		{"a transfer from", func(d *recoupment.Deal) { d.Transfers[0].From = "Producer" }, map[string]error{"transfers[0].from": recoupment.ErrUnknown}, ""},
		{"a transfer to", func(d *recoupment.Deal) { d.Transfers[0].To = "author" }, map[string]error{"transfers[0].to": recoupment.ErrUnknown}, "the right is the Author's"},
		{"a deficit", func(d *recoupment.Deal) { d.Pools[3].Tiers[1].Deficit = &recoupment.Deficit{By: "banks", To: "nobody"} }, map[string]error{
			"pools[3].tiers[1].deficit.by": recoupment.ErrUnknown, "pools[3].tiers[1].deficit.to": recoupment.ErrUnknown, "parties[4].id": recoupment.ErrUnreachable,
		}, ""},
		{"a view", func(d *recoupment.Deal) { d.Views[0].BorneBy = "Festival" }, map[string]error{
			"views[0].borne_by": recoupment.ErrUnknown, "parties[6].id": recoupment.ErrUnreachable,
		}, "who bears the difference of a view is charged"},
		{"terms of a statement", func(d *recoupment.Deal) {
			d.Parties = append(d.Parties[:2:2], d.Parties[3:]...)
		}, map[string]error{
			"pools[3].tiers[1].rights[0].party": recoupment.ErrUnknown, "views[0].party": recoupment.ErrUnknown, "statements[0].id": recoupment.ErrUnknown,
		}, "the statement of the investor is named by the party, that of the distributor by its rights"},
		{"twice", func(d *recoupment.Deal) { d.Parties = append(d.Parties, d.Parties[0]) }, map[string]error{"parties[7].id": recoupment.ErrDuplicate}, ""},
		{"without a name", func(d *recoupment.Deal) { d.Parties[6].ID = "" }, map[string]error{
			"parties[6].id": recoupment.ErrRequired, "views[0].borne_by": recoupment.ErrUnknown,
		}, "the festival is on the list no more"},
		{"for nothing", func(d *recoupment.Deal) { d.Parties = append(d.Parties, recoupment.Party{ID: "heir"}) }, map[string]error{
			"parties[7].id": recoupment.ErrUnreachable,
		}, "a right was left out"},
		{"no list", func(d *recoupment.Deal) { d.Parties, d.Transfers[0].To = nil, "author" }, nil, "any name is a party"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := listed()
			require.NoError(t, d.Validate())
			test.spoil(&d)
			require.Equal(t, test.want, faultsOf(t, d.Validate()), test.reason)
		})
	}
}

// faultsOf returns the kinds of the faults by their paths, nil without a fault.
func faultsOf(t *testing.T, err error) map[string]error {
	t.Helper()
	if err == nil {
		return nil
	}
	var faults recoupment.Faults
	require.ErrorAs(t, err, &faults)
	got := map[string]error{}
	for _, f := range faults {
		got[f.Path] = f.Kind
	}
	return got
}

// TestPartiesHaveLabels: a line says who is paid, and a statement without a label of its own that of its party.
func TestPartiesHaveLabels(t *testing.T) {
	d := listed()
	d.Parties[2].Label = recoupment.Text{FR: "La Banque", EN: "The Bank"}
	d.Parties[3].Label = recoupment.Text{FR: "La Société", EN: "The Company"}
	d.Statements[0].Label = recoupment.Text{FR: "Relevé", EN: "Statement"}
	cascade, err := d.Compile()
	require.NoError(t, err)
	s := settle(t, cascade.Open(), day(1))
	require.Equal(t, "The Company", s.Line("producer").PartyLabel.EN)
	require.Equal(t, recoupment.Text{}, s.Line("author").PartyLabel, "the list gives it none")
	require.Equal(t, "Le Distributeur", s.Line("dist.costs").PartyLabel.FR)
	labels := map[string]string{}
	for _, one := range s.Statements {
		labels[one.ID] = one.Label.EN
	}
	require.Equal(t, map[string]string{
		"dist": "", "Author": "", "investor": "Statement", "producer": "The Company", "fund": "", "bank": "", "festival": "The Festival",
	}, labels, "the terms of a statement come first; the distributor's has a name of its own")
}
