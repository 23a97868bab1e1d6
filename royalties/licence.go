package royalties

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Licence is the contract of a licensor with a distributor who exploits one film, or several that are
// crossed, in many streams and states what the licensor's share comes to (producer report).
type Licence struct {
	// ID is the licensor's statement of account.
	ID          string      `json:"id"`
	Licensor    string      `json:"licensor"`
	Distributor string      `json:"distributor"`
	Currency    string      `json:"currency"`
	Type        LicenceType `json:"type"`
	// Films are crossed where there are several: their guarantees, insurance and expenses are deducted from one
	// balance.
	Films []LicensedFilm `json:"films"`
	// Streams are those of each film.
	Streams []Stream `json:"streams"`
	// Fee is the distributor's fee, in per cent of the gross receipts, where the type has one.
	Fee decimal.Decimal `json:"fee,omitzero"`
	// Reserve withholds a part of the receipts or of the licensor's share in ReserveStreams, and releases it
	// some periods later (reserve against returns); ReserveOn says of which.
	Reserve        *recoupment.Reserve `json:"reserve,omitempty"`
	ReserveStreams []string            `json:"reserve_streams,omitempty"`
	ReserveOn      ReserveOn           `json:"reserve_on,omitempty"`
	// Minimum is the least payment.
	Minimum decimal.Decimal `json:"minimum,omitzero"`
}

// LicensedFilm is one film of a licence.
type LicensedFilm struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Guarantee (MG) and Insurance (E&O, errors and omissions) are deducted from what the licensor is due.
	Guarantee decimal.Decimal `json:"guarantee,omitzero"`
	Insurance decimal.Decimal `json:"insurance,omitzero"`
	// ExpenseCap is the most that is deducted of the expenses of the film in a licence of [ExpensesOffShare];
	// none for no cap. The caps of crossed films add up.
	ExpenseCap *decimal.Decimal `json:"expense_cap,omitempty"`
}

// Stream is a source of receipts.
type Stream struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Share is the licensor's, in per cent.
	Share decimal.Decimal `json:"share"`
	// Theatrical marks the streams that a type treats apart.
	Theatrical bool `json:"theatrical,omitempty"`
	// ExpenseCap is the most recouped of the expenses of the stream, film by film, off the top; none for no
	// cap.
	ExpenseCap *decimal.Decimal `json:"expense_cap,omitempty"`
}

// LicenceType says what is taken of the receipts before the licensor's share, and of it.
type LicenceType string

// The types of licence.
const (
	// NoExpenses shares the receipts.
	NoExpenses LicenceType = "no_expenses"
	// ExpensesOffTop recoups the expenses of each stream out of its receipts first.
	ExpensesOffTop LicenceType = "expenses_off_top"
	// TheatricalExpensesOffTop does so in the theatrical streams; no expenses are recouped elsewhere.
	TheatricalExpensesOffTop LicenceType = "theatrical_expenses_off_top"
	// ExpensesOffShare shares the receipts, and deducts all expenses from the licensor's share.
	ExpensesOffShare LicenceType = "expenses_off_share"
	// FeeThenExpenses takes a fee of the receipts, then the expenses of the stream, then shares the rest.
	FeeThenExpenses LicenceType = "fee_then_expenses"
	// TheatricalFee is [FeeThenExpenses] in the theatrical streams and [ExpensesOffTop] elsewhere.
	TheatricalFee LicenceType = "theatrical_fee"
)

// ReserveOn says of what a reserve is withheld. The two differ where expenses are recouped.
type ReserveOn string

// The bases of a reserve.
const (
	OnRevenue ReserveOn = "revenue"
	OnShare   ReserveOn = "share"
)

// ParseLicence reads a licence written in JSON and validates it. The error is a [Faults].
func ParseLicence(data []byte) (Licence, error) { return fault.Parse[Licence](data) }

// Validate reports everything wrong with the licence, as a [Faults]. Its cascade names each stream of a film by both,
// "film/stream": two that come to the same name, or one that is too long, are faults of the stream.
func (l Licence) Validate() error {
	_, err := l.compile()
	return err
}

// check asks everything that the deal of the licence does not.
func (l Licence) check() error {
	c := &fault.Collector{}
	if !check.Size(c, "films", len(l.Films), recoupment.MaxTerms) || !check.Size(c, "streams", len(l.Streams), recoupment.MaxTerms) ||
		!check.Size(c, "films", 3*len(l.Films)*len(l.Streams), recoupment.MaxPools) || !check.Size(c, "reserve_streams", len(l.ReserveStreams), recoupment.MaxTerms) {
		return c.Err()
	}
	if check.Code(c, "id", l.ID) && l.ID == l.Distributor {
		c.Add("id", ErrDuplicate, l.ID) // the distributor has a statement of his own
	}
	check.Code(c, "licensor", l.Licensor)
	if check.Code(c, "distributor", l.Distributor) && l.Distributor == l.Licensor {
		c.Add("distributor", ErrDuplicate, l.Distributor)
	}
	check.Currency(c, l.Currency)
	if !slices.Contains([]LicenceType{NoExpenses, ExpensesOffTop, TheatricalExpensesOffTop, ExpensesOffShare, FeeThenExpenses, TheatricalFee}, l.Type) {
		c.Add("type", ErrUnknown, string(l.Type))
	}
	if check.Percent(c, "fee", l.Fee) && l.Fee.IsPositive() != (l.Type == FeeThenExpenses || l.Type == TheatricalFee) {
		c.Add("fee", ErrRange, "a fee, and a type that has one")
	}
	check.NotNegative(c, "minimum", l.Minimum)
	if len(l.Films) == 0 || len(l.Streams) == 0 {
		c.Add("streams", ErrRequired, "films and streams")
	}
	films, streams := map[string]bool{}, map[string]bool{}
	for i, f := range l.Films {
		in := c.In("films[%d]", i)
		check.Unique(in, "id", f.ID, films)
		check.Labels(in, "label", f.Label)
		check.NotNegative(in, "guarantee", f.Guarantee)
		check.NotNegative(in, "insurance", f.Insurance)
		if bounded(in, f.ExpenseCap) && l.Type != ExpensesOffShare {
			in.Add("expense_cap", ErrRange, "expenses off the top are capped stream by stream")
		}
	}
	for i, s := range l.Streams {
		in := c.In("streams[%d]", i)
		check.Unique(in, "id", s.ID, streams)
		check.Labels(in, "label", s.Label)
		check.Percent(in, "share", s.Share)
		if bounded(in, s.ExpenseCap) && !l.offTop(s) {
			in.Add("expense_cap", ErrRange, "no expenses of the stream come off the top")
		}
	}
	l.checkReserve(c, streams)
	return c.Err()
}

// bounded reports whether expenses have a cap.
func bounded(c *fault.Collector, most *decimal.Decimal) bool {
	return most != nil && check.NotNegative(c, "expense_cap", *most)
}

func (l Licence) checkReserve(c *fault.Collector, streams map[string]bool) {
	if l.Reserve == nil {
		if len(l.ReserveStreams) > 0 || l.ReserveOn != "" {
			c.Add("reserve", ErrRequired, nil)
		}
		return
	}
	in := c.In("reserve")
	check.Percent(in, "rate", l.Reserve.Rate)
	if l.Reserve.Periods < 1 || l.Reserve.Periods > recoupment.MaxPeriods {
		in.Add("periods", ErrRange, l.Reserve.Periods)
	}
	if len(l.Reserve.On)+len(l.Reserve.Rights) > 0 {
		in.Add("on", ErrRange, "the streams say where")
	}
	if l.ReserveOn != OnRevenue && l.ReserveOn != OnShare {
		c.Add("reserve_on", ErrRequired, string(l.ReserveOn))
	}
	if len(l.ReserveStreams) == 0 {
		c.Add("reserve_streams", ErrRequired, nil)
	}
	for _, s := range l.ReserveStreams {
		if !streams[s] {
			c.Add("reserve_streams", ErrUnknown, s)
		}
	}
}

// offTop reports whether the expenses of a stream are recouped out of its receipts.
func (l Licence) offTop(s Stream) bool {
	switch l.Type {
	case ExpensesOffTop, FeeThenExpenses, TheatricalFee:
		return true
	case TheatricalExpensesOffTop:
		return s.Theatrical
	default:
		return false
	}
}

// charged reports whether a fee is taken in a stream.
func (l Licence) charged(s Stream) bool {
	return l.Type == FeeThenExpenses || l.Type == TheatricalFee && s.Theatrical
}

// streamName is the pool of a film's stream; its parts have longer names.
func streamName(film, stream string) string { return film + "/" + stream }

// Deal is the licence as a cascade: a pool for each stream of each film, the licensor's statement with what
// is deducted from it. The error is that of [Licence.Validate].
func (l Licence) Deal() (recoupment.Deal, error) {
	if err := l.Validate(); err != nil {
		return recoupment.Deal{}, err
	}
	return l.deal(), nil
}

// compile validates the licence and makes its cascade ready.
func (l Licence) compile() (*recoupment.Cascade, error) {
	if err := l.check(); err != nil {
		return nil, err
	}
	deal := l.deal()
	cascade, err := deal.Compile()
	if err != nil {
		return nil, l.relocate(deal, err)
	}
	return cascade, nil
}

func (l Licence) deal() recoupment.Deal {
	d := recoupment.Deal{Currency: l.Currency, Balance: streamName(l.Films[0].ID, l.Streams[0].ID) + "/distributor"}
	terms := recoupment.StatementTerms{ID: l.ID, Minimum: l.Minimum}
	if l.Reserve != nil && l.ReserveOn == OnShare {
		reserve := *l.Reserve
		terms.Reserve = &reserve
	}
	less := func(id string, account recoupment.Account) {
		account.ID = id
		d.Accounts = append(d.Accounts, account)
		terms.Less = append(terms.Less, recoupment.Deduction{Account: id})
	}
	for _, f := range l.Films {
		for _, s := range l.Streams {
			l.addStream(&d, f, s)
			if terms.Reserve != nil && slices.Contains(l.ReserveStreams, s.ID) {
				terms.Reserve.Rights = append(terms.Reserve.Rights, streamName(f.ID, s.ID)+"/licensor")
			}
		}
		if l.Type == ExpensesOffShare {
			less(f.ID+"/expenses", recoupment.Account{Label: Text{FR: "frais", EN: "expenses"}, Cap: f.ExpenseCap})
		}
		less(f.ID+"/guarantee", recoupment.Account{Label: Text{FR: "minimum garanti", EN: "minimum guarantee"}, Opening: f.Guarantee})
		less(f.ID+"/insurance", recoupment.Account{Label: Text{FR: "assurance E&O", EN: "E&O insurance"}, Opening: f.Insurance})
	}
	d.Statements = []recoupment.StatementTerms{terms}
	return d
}

// addStream adds the pool of a stream: the fee, the expenses, the shares.
func (l Licence) addStream(d *recoupment.Deal, f LicensedFilm, s Stream) {
	name := streamName(f.ID, s.ID)
	p := recoupment.Pool{ID: name, Label: s.Label}
	own := func(id string, rate decimal.Decimal) recoupment.Right {
		return recoupment.Right{ID: id, Party: l.Distributor, Steps: []recoupment.Step{{Rate: rate}}}
	}
	if l.Reserve != nil && l.ReserveOn == OnRevenue && slices.Contains(l.ReserveStreams, s.ID) {
		reserve := *l.Reserve
		p.Reserve = &reserve
	}
	if l.charged(s) {
		p.Tiers = append(p.Tiers, recoupment.Tier{ID: name + "/gross", Rights: []recoupment.Right{own(name+"/fee", l.Fee)}})
	}
	if l.offTop(s) {
		costs := own(name+"/expenses", hundred)
		costs.Account = costs.ID
		d.Accounts = append(d.Accounts, recoupment.Account{ID: costs.ID, Cap: s.ExpenseCap})
		p.Tiers = append(p.Tiers, recoupment.Tier{ID: name + "/net", Rights: []recoupment.Right{costs}})
	}
	p.Tiers = append(p.Tiers, recoupment.Tier{ID: name + "/shared", Rights: []recoupment.Right{
		{ID: name + "/licensor", Party: l.Licensor, Statement: l.ID, Label: s.Label, Steps: []recoupment.Step{{Rate: s.Share}}},
		own(name+"/distributor", hundred.Sub(s.Share)),
	}})
	d.Pools = append(d.Pools, p)
}
