package royalties

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Milestones are the days from which the legal delays of accounts run. A day that is missing leaves its
// delays out.
type Milestones struct {
	// Release is the release in theatres, Visa the day of the visa (visa d'exploitation).
	Release schedule.Date `json:"release,omitzero"`
	Visa    schedule.Date `json:"visa,omitzero"`
	// CostClosed is the day on which the opposable cost was closed; without it, the last day allowed.
	CostClosed schedule.Date `json:"cost_closed,omitzero"`
	// LowBudget is true for a film of annexe III up to one million euros.
	LowBudget bool `json:"low_budget,omitempty"`
	// Until is the last day of the deadlines that come back every year.
	Until schedule.Date `json:"until"`
	// Months says what the same day of a shorter month is.
	Months schedule.EndOfMonth `json:"months,omitempty"`
}

// Deadline is the last day of a duty.
type Deadline struct {
	Duty  string `json:"duty"`
	Label Text   `json:"label"`
	// NotBefore is the first day of a duty that has a window.
	NotBefore schedule.Date `json:"not_before,omitzero"`
	By        schedule.Date `json:"by"`
	// Every is the number of the deadline among those that come back, from 1; zero for one that does not.
	Every  int    `json:"every,omitempty"`
	Source Source `json:"source"`
}

// The duties.
const (
	DutyDistributor   = "distributor_account" // to the producer
	DutyProducer      = "producer_account"    // to the authors, co-producers, investors
	DutyProduction    = "production_account"
	DutyCost          = "cost_closing"
	DutyAmortisation  = "amortisation_document"
	DutyDeferredPay   = "deferred_pay_report"
	maxDeadlineMonths = 12 * 200
)

// Deadlines returns the legal deadlines of the accounts of a film, in order of days: the account of the
// distributor (code du cinéma, art. L. 213-28) and its transmission to the authors (art. D. 213-13) six months
// after the release and then yearly, the account of production eight months after the visa (art. L. 213-24),
// the closing of the opposable cost and the authors' document (protocol of 16 December 2010, art. 2 and 4), the
// first report of a low-budget film. Each comes with its source.
//
// The producer passes on what he receives at least once a year; the six months are those of one who exploits the film
// himself, and are taken for both. "Once a year" is read as every twelve months from the first account.
//
// Errors: a [Faults] of everything wrong: a word or days out of bounds; [ErrBefore] and [ErrNone], under the name of the
// milestone, for a day on which a delay is not established.
func Deadlines(m Milestones) ([]Deadline, error) {
	c := &fault.Collector{}
	check.Given(c, "until", m.Until.String())
	if m.Months.Validate() != nil {
		c.Add("months", ErrUnknown, nil)
	}
	if !m.Release.IsZero() && m.Until.After(m.Release.AddMonths(maxDeadlineMonths, schedule.Clip)) {
		c.Add("until", ErrTooLarge, m.Until)
	}
	if err := c.Err(); err != nil {
		return nil, err
	}
	d := deadlines{Milestones: m}
	d.add("release", m.Release, duty{DutyDistributor, Text{FR: "Compte d'exploitation du distributeur au producteur", EN: "Distributor's account to the producer"}, law.DistributorAccount()})
	d.add("release", m.Release, duty{DutyProducer, Text{FR: "Comptes du producteur aux auteurs et coproducteurs", EN: "Producer's accounts to authors and co-producers"}, law.ProducerAccount()})
	d.add("visa", m.Visa, duty{DutyProduction, Text{FR: "Compte de production", EN: "Production account"}, law.ProductionAccount()})
	d.add("release", m.Release, duty{DutyCost, Text{FR: "Arrêté du coût du film", EN: "Closing of the opposable cost"}, law.CostClosing()})
	closed := m.CostClosed
	for _, one := range d.all {
		if one.Duty == DutyCost && closed.IsZero() {
			closed = one.By
		}
	}
	d.add("cost_closed", closed, duty{DutyAmortisation, Text{FR: "Document d'information des coauteurs", EN: "Document to the co-authors"}, law.AuthorsDocument()})
	if m.LowBudget {
		d.add("release", m.Release, duty{DutyDeferredPay, Text{FR: "Premier compte rendu, annexe III", EN: "First report, annexe III"}, law.DeferredPayReport()})
	}
	if err := d.faults.Err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(d.all, func(a, b Deadline) int { return a.By.Compare(b.By) })
	return d.all, nil
}

// deadlines are being listed.
type deadlines struct {
	Milestones
	all    []Deadline
	faults fault.Collector
}

// duty is a duty and its delay.
type duty struct {
	name  string
	label Text
	delay law.Parameter[law.AccountDelay]
}

// add lists the deadlines of a duty, counted each from the day of a milestone itself.
func (d *deadlines) add(milestone string, from schedule.Date, of duty) {
	if from.IsZero() {
		return
	}
	e, err := of.delay.At(from.String())
	if err != nil {
		d.faults.Merge(milestone, err)
		return
	}
	one := Deadline{Duty: of.name, Label: of.label, Source: e.Source, By: from.AddMonths(e.Value.Months, d.Months)}
	if e.Value.NotBefore > 0 {
		one.NotBefore = from.AddMonths(e.Value.NotBefore, d.Months)
	}
	if !e.Value.Yearly {
		d.all = append(d.all, one)
		return
	}
	for one.Every = 1; one.Every == 1 || !one.By.IsZero() && !one.By.After(d.Until); one.Every++ {
		d.all = append(d.all, one)
		one.By = from.AddMonths(e.Value.Months+12*one.Every, d.Months)
	}
}
