package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
	"github.com/filmfinance/filmfinance/schedule"
)

// The names that a folder gives to its parts.
const (
	theatres   = "THE"
	outside    = "MUS"
	collective = "CM"
	admissions = "admissions"
	support    = "support"
	producer   = "producer"
)

// maxRows is the largest number of rows of a table.
const maxRows = 10_000

// labels are those of the media of a folder.
func labels() map[string]recoupment.Text {
	return map[string]recoupment.Text{
		theatres: {FR: "Salles", EN: "Theatres"}, "NTH": {FR: "Non commercial", EN: "Non-commercial"},
		"VID": {FR: "Vidéo", EN: "Video"}, "VOD": {FR: "VàDA", EN: "VOD"}, "SVO": {FR: "VàDAA", EN: "SVOD"},
		"TVF": {FR: "Télévision France", EN: "Television France"}, "EXP": {FR: "Étranger", EN: "Export"},
		outside: {FR: "Édition musicale", EN: "Music publishing"},
	}
}

// folderTerms is terms.json.
type folderTerms struct {
	Amortisation struct {
		Cost      decimal.Decimal `json:"opposable_cost"`
		Opening   decimal.Decimal `json:"opening_level"`
		Rate      decimal.Decimal `json:"support_pct"`
		Franchise decimal.Decimal `json:"support_franchise"`
		Order     []string        `json:"order_in_year"`
	} `json:"amortisation"`
	Reserve struct {
		Rate decimal.Decimal `json:"pct_of_year_sales"`
	} `json:"video_reserve"`
	Escalation struct {
		Author string `json:"author"`
		Medium string `json:"medium"`
		Steps  []struct {
			Above  decimal.Decimal `json:"above_admissions"`
			Points decimal.Decimal `json:"points"`
		} `json:"steps"`
	} `json:"escalation"`
	Bonuses []struct {
		Author string          `json:"author"`
		At     decimal.Decimal `json:"at_admissions"`
		Amount decimal.Decimal `json:"amount"`
	} `json:"bonuses"`
	Minimum decimal.Decimal `json:"minimum_payment"`
	Social  struct {
		Ceilings map[string]decimal.Decimal `json:"ceiling_by_year"`
		OldAge   decimal.Decimal            `json:"old_age_capped_pct"`
		CSG      decimal.Decimal            `json:"csg_pct"`
		CRDS     decimal.Decimal            `json:"crds_pct"`
		Base     decimal.Decimal            `json:"csg_crds_base_pct"`
		Training decimal.Decimal            `json:"training_pct"`
		Diffuser decimal.Decimal            `json:"diffuser_social_pct"`
		Fund     decimal.Decimal            `json:"diffuser_training_pct"`
	} `json:"social"`
	Restatement *struct {
		Notified   json.Number     `json:"notified_in"`
		Year       json.Number     `json:"year"`
		Medium     string          `json:"medium"`
		Correction decimal.Decimal `json:"correction"`
	} `json:"restatement"`
}

// importer reads a folder of tables.
type importer struct {
	files  fs.FS
	faults *fault.Collector
	terms  folderTerms
}

// folder reads a folder in the layout of the case: receipts.csv, rates.csv, instalments.csv, terms.json.
func (d *document) folder(files fs.FS) error {
	i := &importer{files: files, faults: &fault.Collector{}}
	if data := i.read("terms.json"); data != nil {
		// The case describes a few terms in words, which the layout fixes.
		if err := json.Unmarshal(data, &i.terms); err != nil {
			i.faults.Add("terms.json", royalties.ErrSyntax, err)
		}
	}
	receipts, rates := i.table("receipts.csv"), i.table("rates.csv")
	if i.faults.Err() != nil {
		return i.faults.Err()
	}
	d.Title = recoupment.Text{FR: "Contrats d'auteur", EN: "Authors' contracts"}
	d.Ledger = i.ledger(receipts, rates)
	for k, row := range receipts.rows {
		d.Periods = append(d.Periods, i.year(k, row, d.Ledger.Media))
	}
	d.Social = i.social()
	if r := i.terms.Restatement; r != nil {
		d.Corrections = []notified{{r.Notified.String(), royalties.Correction{
			Period: r.Year.String(), Receipts: []royalties.Receipt{{Medium: r.Medium, Amount: r.Correction}},
		}}}
	}
	return i.faults.Err()
}

// table is a table of a folder.
type table struct {
	titles []string
	rows   []map[string]string
}

func (i *importer) read(name string) []byte {
	file, err := i.files.Open(name)
	if err != nil {
		i.faults.Add("", program.Unreadable(name, err), nil)
		return nil
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, fault.MaxDocument+1))
	if err != nil || len(data) > fault.MaxDocument {
		i.faults.Add(name, royalties.ErrTooLarge, err)
		return nil
	}
	return data
}

func (i *importer) table(name string) table {
	data := i.read(name)
	if data == nil {
		return table{}
	}
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(records) == 0 || len(records) > maxRows {
		i.faults.Add(name, royalties.ErrSyntax, fmt.Sprintf("%d rows: %v", len(records), err))
		return table{}
	}
	t := table{titles: records[0]}
	for _, record := range records[1:] {
		row := map[string]string{}
		for k, title := range t.titles {
			row[title] = record[k]
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// number reads a figure of a table.
func (i *importer) number(path string, row map[string]string, column string) decimal.Decimal {
	text, there := row[column]
	if !there {
		i.faults.Add(path+"."+column, royalties.ErrRequired, nil)
		return decimal.Decimal{}
	}
	d, err := decimal.NewFromString(text)
	if err != nil || len(text) > fault.MaxNumber {
		i.faults.Add(path+"."+column, royalties.ErrSyntax, text)
		return decimal.Decimal{}
	}
	return d
}

// day reads a day of a table.
func (i *importer) day(path, text string) schedule.Date {
	d, err := schedule.ParseDate(text)
	if err != nil {
		i.faults.Add(path, royalties.ErrSyntax, text)
	}
	return d
}

// ledger makes the ledger. The media are the columns of the receipts, in the order of the terms; those that the
// terms leave out come last and are outside the amortisation.
func (i *importer) ledger(receipts, rates table) royalties.Ledger {
	a := i.terms.Amortisation
	l := royalties.Ledger{
		Currency: "EUR", Counters: []royalties.LedgerCounter{{ID: admissions, Label: recoupment.Text{FR: "Entrées", EN: "Admissions"}, Medium: theatres}},
		Amortisation: &royalties.Amortisation{Cost: a.Cost, Opening: a.Opening, SupportFranchise: a.Franchise, SupportRate: a.Rate},
	}
	for _, title := range receipts.titles {
		id, sales := strings.CutSuffix(title, "_sales")
		if slices.Contains([]string{"year", support, admissions}, title) || strings.HasSuffix(title, "_returns") {
			continue
		}
		m := royalties.Medium{ID: id, Label: labels()[id], Outside: !slices.Contains(a.Order, id)}
		if sales {
			m.Reserve = &royalties.ReturnsReserve{Rate: i.terms.Reserve.Rate, Periods: 1}
		}
		l.Media = append(l.Media, m)
	}
	i.order(l.Media)
	for k, row := range rates.rows {
		author := row["author"]
		at := slices.IndexFunc(l.Contracts, func(c royalties.Contract) bool { return c.ID == author })
		if at < 0 {
			at = len(l.Contracts)
			l.Contracts = append(l.Contracts, royalties.Contract{ID: author, Party: author, Minimum: i.terms.Minimum})
		}
		i.rate(fmt.Sprintf("rates.csv[%d]", k), row, &l.Contracts[at])
	}
	i.instalments(l.Contracts)
	for k := range l.Contracts {
		i.bonuses(&l.Contracts[k])
	}
	i.known(l)
	return l
}

// order puts the media in the order of the terms. The support of a year comes before its receipts.
func (i *importer) order(media []royalties.Medium) {
	order := i.terms.Amortisation.Order
	for k, id := range order {
		path := fmt.Sprintf("terms.json: amortisation.order_in_year[%d]", k)
		switch {
		case id == support && k > 0:
			i.faults.Add(path, royalties.ErrOrder, id)
		case id != support && !slices.ContainsFunc(media, func(m royalties.Medium) bool { return m.ID == id }):
			i.faults.Add(path, royalties.ErrUnknown, id)
		}
	}
	place := func(m royalties.Medium) int {
		if at := slices.Index(order, m.ID); at >= 0 {
			return at
		}
		return len(order)
	}
	slices.SortStableFunc(media, func(a, b royalties.Medium) int { return cmp.Compare(place(a), place(b)) })
}

// known asks that the escalation and the bonuses are those of an author of the rates: nothing is left out in
// silence.
func (i *importer) known(l royalties.Ledger) {
	find := func(author string) *royalties.Contract {
		for k := range l.Contracts {
			if l.Contracts[k].ID == author {
				return &l.Contracts[k]
			}
		}
		return nil
	}
	if e := i.terms.Escalation; len(e.Steps) > 0 {
		c := find(e.Author)
		if c == nil {
			i.faults.Add("terms.json: escalation.author", royalties.ErrUnknown, e.Author)
		} else if !slices.ContainsFunc(c.Rates, func(r royalties.Rate) bool { return r.ID == e.Medium }) {
			i.faults.Add("terms.json: escalation.medium", royalties.ErrUnknown, e.Medium)
		}
	}
	for k, b := range i.terms.Bonuses {
		if find(b.Author) == nil {
			i.faults.Add(fmt.Sprintf("terms.json: bonuses[%d].author", k), royalties.ErrUnknown, b.Author)
		}
	}
}

// rate adds a row of the rates to a contract.
func (i *importer) rate(path string, row map[string]string, c *royalties.Contract) {
	medium := row["medium"]
	if before, after := row["before_pct"] == collective, row["after_pct"] == collective; before && after {
		if len(c.Collective) == 0 {
			c.Collective = []royalties.Collective{{Society: "Société d’auteurs", On: recoupment.Filter{}}}
		}
		on := c.Collective[0].On
		on[recoupment.DimensionMedium] = append(on[recoupment.DimensionMedium], medium)
		return
	}
	r := royalties.Rate{ID: medium, Label: labels()[medium], On: recoupment.Filter{recoupment.DimensionMedium: {medium}}, Steps: []recoupment.Step{
		{Rate: i.number(path, row, "before_pct"), Until: &recoupment.Condition{Threshold: royalties.Amortised}},
		{Rate: i.number(path, row, "after_pct")},
	}}
	if e := i.terms.Escalation; e.Author == c.ID && e.Medium == medium {
		r.Escalator = &royalties.Escalator{ID: "escalator", Label: recoupment.Text{FR: "Intéressement aux entrées", EN: "Escalator"}, Counter: admissions}
		for _, s := range e.Steps {
			r.Escalator.Extra = append(r.Escalator.Extra, royalties.Extra{Above: s.Above, Points: s.Points})
		}
	}
	c.Rates = append(c.Rates, r)
}

func (i *importer) instalments(contracts []royalties.Contract) {
	for k, row := range i.table("instalments.csv").rows {
		path := fmt.Sprintf("instalments.csv[%d]", k)
		at := slices.IndexFunc(contracts, func(c royalties.Contract) bool { return c.ID == row["author"] })
		if at < 0 {
			i.faults.Add(path+".author", royalties.ErrUnknown, row["author"])
			continue
		}
		p := royalties.Payment{Date: i.day(path+".date", row["date"]), Amount: i.number(path, row, "amount")}
		switch row["kind"] {
		case "PRIME":
			p.Kind = royalties.Prime
		case "MG":
			p.Kind = royalties.GuaranteePaid
		default:
			i.faults.Add(path+".kind", royalties.ErrUnknown, row["kind"])
		}
		contracts[at].Payments = append(contracts[at].Payments, p)
	}
}

func (i *importer) bonuses(c *royalties.Contract) {
	for k, b := range i.terms.Bonuses {
		if b.Author == c.ID {
			c.Bonuses = append(c.Bonuses, royalties.Bonus{
				ID: fmt.Sprintf("%s.bonus.%d", c.ID, k+1), Label: recoupment.Text{FR: "Prime sur entrées", EN: "Admissions bonus"},
				Counter: admissions, At: b.At, Amount: b.Amount, BorneBy: producer,
			})
		}
	}
}

// year is a row of the receipts: a civil year, paid on 31 March of the next.
func (i *importer) year(k int, row map[string]string, media []royalties.Medium) royalties.Period {
	path, year := fmt.Sprintf("receipts.csv[%d]", k), row["year"]
	first := i.day(path+".year", year+"-01-01")
	p := royalties.Period{
		ID: year, From: first, Until: first.InMonth(11, 31, schedule.Clip), Payable: first.InMonth(14, 31, schedule.Clip),
		Support: i.number(path, row, support), Counts: []royalties.Count{{Counter: admissions, Amount: i.number(path, row, admissions)}},
	}
	for _, m := range media {
		r := royalties.Receipt{Medium: m.ID}
		if m.Reserve != nil {
			r.Amount, r.Returns = i.number(path, row, m.ID+"_sales"), i.number(path, row, m.ID+"_returns")
		} else {
			r.Amount = i.number(path, row, m.ID)
		}
		p.Receipts = append(p.Receipts, r)
	}
	return p
}

// social are the contributions, year by year.
func (i *importer) social() []royalties.SocialRules {
	s := i.terms.Social
	years := make([]string, 0, len(s.Ceilings))
	for year := range s.Ceilings {
		years = append(years, year)
	}
	slices.SortFunc(years, cmp.Compare[string])
	var all []royalties.SocialRules
	for _, year := range years {
		first := i.day("terms.json: social.ceiling_by_year", year+"-01-01")
		all = append(all, royalties.SocialRules{
			From: first, Until: first.InMonth(11, 31, schedule.Clip), Ceiling: s.Ceilings[year],
			Contributions: []royalties.Contribution{
				{ID: royalties.OldAge, Label: recoupment.Text{FR: "Vieillesse", EN: "Old age"}, Rate: s.OldAge, Capped: true},
				{ID: royalties.CSG, Rate: s.CSG, Of: s.Base}, {ID: royalties.CRDS, Rate: s.CRDS, Of: s.Base},
				{ID: royalties.Training, Label: recoupment.Text{FR: "Formation", EN: "Training"}, Rate: s.Training},
				{ID: royalties.Diffuser, Rate: s.Diffuser, Payer: true}, {ID: royalties.DiffuserTraining, Rate: s.Fund, Payer: true},
			},
		})
	}
	return all
}
