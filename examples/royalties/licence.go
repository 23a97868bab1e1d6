package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// licensed is the document of -licence.
type licensed struct {
	Title   recoupment.Text           `json:"title,omitzero"`
	Licence royalties.Licence         `json:"licence"`
	Periods []royalties.LicencePeriod `json:"periods"`
}

// stated is what it comes to.
type stated struct {
	Title      recoupment.Text              `json:"title,omitzero"`
	Currency   string                       `json:"currency"`
	Statements []royalties.LicenceStatement `json:"statements"`

	licence royalties.Licence
}

// producerReport reads a licence and writes the statements of its licensor.
func producerReport(o *options, stdin io.Reader) ([]byte, error) {
	read := func() ([]byte, error) { return program.Read(o.licence) }
	if o.licence == "-" {
		read = func() ([]byte, error) { return program.Limited(stdin) }
	}
	data, err := read()
	if err != nil {
		return nil, err
	}
	doc := &licensed{}
	if err := fault.Decode(data, doc); err != nil {
		return nil, err
	}
	r, err := doc.compute()
	if err != nil {
		return nil, err
	}
	switch o.format {
	case formatJSON:
		text, err := json.MarshalIndent(r, "", "  ")
		return append(text, '\n'), err
	case formatCSV:
		return r.sheet()
	default:
		return r.text(words.Language(o.language)), nil
	}
}

// compute draws the statements, and re-adds them.
func (d *licensed) compute() (*stated, error) {
	faults := &fault.Collector{}
	faults.Merge("licence", d.Licence.Validate())
	if err := faults.Err(); err != nil {
		return nil, err
	}
	all, err := d.Licence.Statements(d.Periods)
	if err != nil {
		return nil, err
	}
	for i, s := range all {
		faults.Merge(fmt.Sprintf("statements[%d]", i), s.Check())
	}
	return &stated{Title: d.Title, Currency: d.Licence.Currency, Statements: all, licence: d.Licence}, faults.Err()
}

// text writes the statements for people.
func (r *stated) text(language words.Language) []byte {
	p := &printer{Language: language, places: words.Scale(r.Currency)}
	p.heading(fmt.Sprintf("%s — %s → %s, %s %s", strings.ToUpper(p.Named(r.Title, r.licence.ID)), r.licence.Distributor, r.licence.Licensor, p.Say("en", "in"), r.Currency))
	for _, s := range r.Statements {
		p.line(p.Say("Relevé n° %d, arrêté au %s", "Statement %d, closed on %s"), s.Number, p.Date(s.Date))
		p.WriteString("\n")
		p.streams(r.licence, s)
		p.owed(s.Balance)
	}
	return []byte(p.String())
}

// streams writes what each stream brought, where it brought anything so far.
func (p *printer) streams(l royalties.Licence, s royalties.LicenceStatement) {
	t := grid.New(widest, p.Say("Film", "Film"), p.Say("Exploitation", "Stream"), p.Say(">Recettes", ">Receipts"), p.Say(">Commission", ">Fee"), p.Say(">Frais", ">Expenses"),
		p.Say(">Part", ">Share"), p.Say(">Part du concédant", ">Licensor"), p.Say(">Rectifié", ">Restated"), p.Say(">Cumul", ">Cumulative"))
	var current, restated, cumulative decimal.Decimal
	for _, line := range s.Streams {
		of := line.Licensor
		current, restated, cumulative = current.Add(of.Current), restated.Add(of.Restated), cumulative.Add(of.Cumulative)
		if line.Revenue.Prior.IsZero() && line.Revenue.Cumulative.IsZero() && of.Prior.IsZero() && of.Cumulative.IsZero() {
			continue
		}
		t.Row(p.film(l, line.Film), p.Named(line.Label, line.Stream), p.money(line.Revenue.Current), p.dash(line.Fee.Current), p.dash(line.Expenses.Current),
			p.Percent(line.Share), p.money(of.Current), p.dash(of.Restated), p.money(of.Cumulative))
	}
	t.Total("Total", "", "", "", "", "", p.money(current), p.dash(restated), p.money(cumulative))
	p.WriteString(t.String())
}

// film is what a film is called.
func (p *printer) film(l royalties.Licence, id string) string {
	for _, f := range l.Films {
		if f.ID == id {
			return p.Named(f.Label, id)
		}
	}
	return grid.Clean(id)
}

// owed writes what is due to the licensor.
func (p *printer) owed(b royalties.Balance) {
	t := grid.New(widest, "", ">")
	row := func(fr, en, amount string) { t.Row(p.Say(fr, en), amount) }
	row("Part cumulée", "Share so far", p.money(b.Entitled.Cumulative))
	row("Minimum garanti, assurance, frais", "Guarantee, insurance, expenses", p.dash(b.Deducted))
	if !b.Held.IsZero() || !b.Released.IsZero() {
		row("Provision retenue", "Reserve withheld", p.dash(b.Withheld))
		row("Provision libérée", "Reserve released", p.dash(b.Released))
		row("Provision en compte", "Reserve held", p.dash(b.Held))
	}
	row("Déjà payé", "Paid before", p.dash(b.PaidBefore))
	row("Dû", "Due", p.money(b.Due))
	row("Payé", "Paid", p.money(b.Paid))
	row("Reporté", "Carried", p.dash(b.Carried))
	p.WriteString(t.String() + "\n")
}
