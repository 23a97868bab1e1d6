package royalties

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Source says where a built-in figure is written: the fields Title and Address.
type Source = law.Source

// The built-in figures of the law are asked for by day, come with their sources, and are plain values
// that a caller may change before use. A day on which a figure is not established gives one of these.
var (
	// ErrBefore reports a day before the first established value.
	ErrBefore = law.ErrBefore
	// ErrNone reports a day without an established value.
	ErrNone = law.ErrNone
)

// The contributions of [SocialRulesAt].
const (
	OldAge           = "old_age"
	CSG              = "csg"
	CRDS             = "crds"
	Training         = "training"
	Diffuser         = "diffuser"
	DiffuserTraining = "diffuser_training"
)

// SocialRulesAt returns the established contributions on authors' pay of the civil year of a day, with its
// ceiling. They are those of authors in general; the complementary pension (RACD, RAAP) is not among
// them: its rates are not established, and the caller adds what applies. Errors: [ErrBefore], [ErrNone].
func SocialRulesAt(day schedule.Date) (SocialRules, []Source, error) {
	ceiling, err := law.SocialCeiling().At(day.String())
	if err != nil {
		return SocialRules{}, nil, err
	}
	e, err := law.AuthorChargeRates().At(day.String())
	if err != nil {
		return SocialRules{}, nil, err
	}
	v := e.Value
	return SocialRules{
		From: day.InMonth(-month(day), 1, schedule.Clip), Until: day.InMonth(11-month(day), 31, schedule.Clip), Ceiling: ceiling.Value,
		Contributions: []Contribution{
			{ID: OldAge, Label: Text{FR: "Vieillesse plafonnée", EN: "Old age, capped"}, Rate: v.OldAge, Capped: true},
			{ID: CSG, Label: Text{FR: "CSG", EN: "CSG"}, Rate: v.CSG, Of: v.Base},
			{ID: CRDS, Label: Text{FR: "CRDS", EN: "CRDS"}, Rate: v.CRDS, Of: v.Base},
			{ID: Training, Label: Text{FR: "Formation professionnelle", EN: "Training"}, Rate: v.Training},
			{ID: Diffuser, Label: Text{FR: "Contribution diffuseur", EN: "Payer's contribution"}, Rate: v.Diffuser, Payer: true},
			{ID: DiffuserTraining, Label: Text{FR: "Contribution diffuseur, formation", EN: "Payer's contribution, training"}, Rate: v.DiffuserTraining, Payer: true},
		},
	}, []Source{ceiling.Source, e.Source}, nil
}

// month counts the months of the year before that of a day.
func month(day schedule.Date) int {
	_, m, _ := day.Civil()
	return int(m) - 1
}

// PerformersAt returns the contract of the performers' society for contracts signed on a day: nothing until
// a threshold of the cascade or the ledger ([Amortised]), then the established share of the producer's net
// receipts. Errors: [ErrBefore], [ErrNone].
func PerformersAt(signed schedule.Date, id, society, amortised string) (Contract, []Source, error) {
	e, err := law.PerformersShare().At(signed.String())
	if err != nil {
		return Contract{}, nil, err
	}
	return Contract{
		ID: id, Party: society, Label: Text{FR: "Artistes-interprètes après amortissement", EN: "Performers after amortisation"},
		Rates: []Rate{{Steps: []recoupment.Step{{Until: &recoupment.Condition{Threshold: amortised}}, {Rate: e.Value}}}},
	}, []Source{e.Source}, nil
}

// DeferredPay repays deferred salaries out of the producers' net receipts (intéressement de l'annexe III): a
// part goes to the producer's salary and overheads up to a part of the budget, beside a part for each group of
// people whose pay was deferred, pro rata to what is owed to each. What a group or the producer no longer takes
// goes on.
type DeferredPay struct {
	// ID begins the names of everything that it adds to a deal.
	ID       string          `json:"id"`
	Producer string          `json:"producer"`
	Budget   decimal.Decimal `json:"budget"`
	// Rate is the producer's part, Limit the most he has of it, in per cent of the budget.
	Rate  decimal.Decimal `json:"rate"`
	Limit decimal.Decimal `json:"limit"`
	// Groups are crew, cast... How the parts of several groups combine is for the caller to say.
	Groups []DeferredGroup `json:"groups"`
}

// DeferredGroup is one group of deferred pay.
type DeferredGroup struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Rate is the part of the group, in per cent of the net receipts.
	Rate   decimal.Decimal `json:"rate"`
	Claims []DeferredClaim `json:"claims"`
}

// DeferredClaim is what one person is owed, social charges included.
type DeferredClaim struct {
	Party  string          `json:"party"`
	Amount decimal.Decimal `json:"amount"`
}

// DeferredPayAt fills in the established figures of a day, of annexe III of the agreement of film production,
// for one group. Errors: [ErrBefore], [ErrNone].
func DeferredPayAt(day schedule.Date, d DeferredPay) (DeferredPay, []Source, error) {
	e, err := law.DeferredPayRules().At(day.String())
	if err != nil {
		return DeferredPay{}, nil, err
	}
	if len(d.Groups) != 1 {
		return DeferredPay{}, nil, Faults{{Path: "groups", Kind: ErrRange, Value: "how several groups combine is not established"}}
	}
	group := d.Groups[0]
	group.Rate = e.Value.Deferred
	d.Rate, d.Limit, d.Groups = e.Value.Producer, e.Value.Limit, []DeferredGroup{group}
	return d, []Source{e.Source}, nil
}

// Validate reports everything wrong with the terms, as a [Faults]: parts above 100 % together, a claim of
// nothing, names given twice.
func (d DeferredPay) Validate() error {
	c := &fault.Collector{}
	check.Code(c, "id", d.ID)
	check.Code(c, "producer", d.Producer)
	check.NotNegative(c, "budget", d.Budget)
	check.Percent(c, "limit", d.Limit)
	total, fine := d.Rate, check.Percent(c, "rate", d.Rate)
	if len(d.Groups) == 0 {
		c.Add("groups", ErrRequired, nil)
	}
	if !check.Size(c, "groups", len(d.Groups), recoupment.MaxTerms) {
		return c.Err()
	}
	seen := map[string]bool{}
	for i, g := range d.Groups {
		in := c.In("groups[%d]", i)
		check.Unique(in, "id", g.ID, seen)
		check.Labels(in, "label", g.Label)
		if fine = check.Percent(in, "rate", g.Rate) && fine; fine {
			total = total.Add(g.Rate)
		}
		if len(g.Claims) == 0 {
			in.Add("claims", ErrRequired, nil)
		}
		if !check.Size(in, "claims", len(g.Claims), recoupment.MaxPools) {
			return c.Err()
		}
		people := map[string]bool{}
		for j, claim := range g.Claims {
			at := in.In("claims[%d]", j)
			check.Unique(at, "party", claim.Party, people)
			if check.NotNegative(at, "amount", claim.Amount) && claim.Amount.IsZero() {
				at.Add("amount", ErrRequired, nil)
			}
		}
	}
	if fine && total.GreaterThan(hundred) {
		c.Add("groups", ErrOver100, total)
	}
	return c.Err()
}

// AddTo adds a pool to a deal, under the name of ID: the net receipts flow in, and what is not taken flows to
// the pool named to. The error is that of [DeferredPay.Validate], or that there is no deal; nothing is added then.
func (d DeferredPay) AddTo(deal *recoupment.Deal, to string) error {
	if err := d.Validate(); err != nil {
		return err
	}
	if deal == nil {
		return Faults{{Path: "deal", Kind: ErrRequired}}
	}
	// A group takes its rate, and what its claims no longer need flows on to the pool of the rest.
	tier := recoupment.Tier{ID: d.ID + ".shared", Rights: []recoupment.Right{{
		ID: d.ID + ".producer", Party: d.Producer, Statement: d.ID + ".producer", Account: d.ID + ".producer",
		Label: Text{FR: "Salaire et frais généraux du producteur", EN: "Producer's salary and overheads"}, Steps: []recoupment.Step{{Rate: d.Rate}},
	}}}
	limit := d.Budget.Mul(d.Limit).Shift(-2)
	deal.Accounts = append(deal.Accounts, recoupment.Account{ID: d.ID + ".producer", Opening: limit})
	pools := []recoupment.Pool{}
	for _, g := range d.Groups {
		name := d.ID + "." + g.ID
		tier.Rights = append(tier.Rights, recoupment.Right{ID: name, To: name, Label: g.Label, Steps: []recoupment.Step{{Rate: g.Rate}}})
		claims := recoupment.Tier{ID: name + ".claims", Label: g.Label, Sharing: recoupment.ByOwed}
		for _, claim := range g.Claims {
			id := name + "." + claim.Party
			deal.Accounts = append(deal.Accounts, recoupment.Account{ID: id, Opening: claim.Amount})
			claims.Rights = append(claims.Rights, recoupment.Right{ID: id, Party: claim.Party, Account: id, Label: g.Label})
		}
		pools = append(pools, recoupment.Pool{ID: name, Label: g.Label, Tiers: []recoupment.Tier{claims}, To: to})
	}
	deal.Pools = append(deal.Pools, recoupment.Pool{ID: d.ID, Tiers: []recoupment.Tier{tier}, To: to})
	deal.Pools = append(deal.Pools, pools...)
	return nil
}
