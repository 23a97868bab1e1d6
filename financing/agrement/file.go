package agrement

import (
	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// File is everything that the two files are made of.
type File struct {
	Film      Film           `json:"film"`
	Budget    budget.Result  `json:"budget"`
	Plan      financing.Plan `json:"plan"`
	People    []Person       `json:"people,omitempty"`
	Suppliers []Supplier     `json:"suppliers,omitempty"`
	// Places are where the film is shot.
	Places []Place `json:"places,omitempty"`
}

// Film is what a file says of the work.
type Film struct {
	Title    string `json:"title"`
	Director string `json:"director,omitempty"`
	// Genre is fiction, documentary, animation.
	Genre string `json:"genre,omitempty"`
	// Minutes is the length foreseen.
	Minutes decimal.Decimal `json:"minutes,omitzero"`
	// Languages are in the order of their part of the film, in per cent.
	Languages []Language `json:"languages,omitempty"`
	// Country is that of the delegated producer, two letters of ISO 3166-1.
	Country string `json:"country"`
	// First and Last are the days of shooting.
	First schedule.Date `json:"first,omitzero"`
	Last  schedule.Date `json:"last,omitzero"`
	// Number is that of the work in a series of films of its director: 1 for a first film.
	Number int `json:"number,omitempty"`
}

// Language is a part of the film.
type Language struct {
	Name    string          `json:"name"`
	Percent decimal.Decimal `json:"percent"`
}

// Group is a group of people in a file.
type Group string

// The groups.
const (
	Authors     Group = "authors"
	Performers  Group = "performers"
	Technicians Group = "technicians"
	Workers     Group = "workers"
	Production  Group = "production"
)

// Label returns the name of the group, or an empty text when it is not a known one.
func (g Group) Label() Text {
	switch g {
	case Authors:
		return Text{FR: "Auteurs", EN: "Authors"}
	case Performers:
		return Text{FR: "Artistes-interprètes", EN: "Performers"}
	case Technicians:
		return Text{FR: "Techniciens", EN: "Technicians"}
	case Workers:
		return Text{FR: "Ouvriers", EN: "Workers"}
	case Production:
		return Text{FR: "Production", EN: "Production"}
	}
	return Text{}
}

// Person is one of the crew or of the cast.
type Person struct {
	// ID is the person of the lines of the devis.
	ID       string `json:"id"`
	Name     string `json:"name,omitempty"`
	Function string `json:"function"`
	Group    Group  `json:"group"`
	// Nationality and Residence are countries, two letters of ISO 3166-1; Region is the region of residence.
	Nationality string `json:"nationality"`
	Residence   string `json:"residence,omitempty"`
	Region      string `json:"region,omitempty"`
	// Days are those of the engagement.
	Days decimal.Decimal `json:"days,omitzero"`
}

// Supplier is a technical provider or any other.
type Supplier struct {
	Name string `json:"name"`
	// Kind is what it supplies: image, sound, effects, equipment, studio...
	Kind    string          `json:"kind"`
	Country string          `json:"country"`
	Region  string          `json:"region,omitempty"`
	Amount  decimal.Decimal `json:"amount"`
}

// Place is somewhere that the film is shot.
type Place struct {
	Name    string          `json:"name"`
	Country string          `json:"country"`
	Region  string          `json:"region,omitempty"`
	Days    decimal.Decimal `json:"days"`
	// Studio is a studio, not a natural setting.
	Studio bool `json:"studio,omitempty"`
}

// Limits of a file.
const (
	// MaxPeople is the largest number of people, MaxSuppliers of suppliers, MaxPlaces of places and of
	// territories.
	MaxPeople    = 10_000
	MaxSuppliers = 10_000
	MaxPlaces    = 1_000
)

// Parse reads a file from JSON and validates it. The error is a [Faults].
func Parse(data []byte) (File, error) { return fault.Parse[File](data) }

// Validate reports everything that is wrong with the file, as [Faults], or nil: what is missing
// ([ErrRequired]), unknown ([ErrUnknown]: a group), given twice ([ErrDuplicate]), negative, too large, another
// currency in the plan than in the devis ([ErrCurrency]), days that end before they begin ([ErrRange]), and
// what [financing.Plan.Validate] and [budget.Result.Check] find.
func (f File) Validate() error {
	var c fault.Collector
	check.Size(&c, "people", len(f.People), MaxPeople)
	check.Size(&c, "suppliers", len(f.Suppliers), MaxSuppliers)
	check.Size(&c, "places", len(f.Places), MaxPlaces)
	check.Size(&c, "film.languages", len(f.Film.Languages), MaxPlaces)
	if err := c.Err(); err != nil {
		return err
	}
	if err := f.Budget.Check(); err != nil {
		c.Merge("budget", err)
	}
	if err := f.Plan.Validate(); err != nil {
		c.Merge("plan", err)
	}
	if f.Plan.Currency != f.Budget.Currency {
		c.Add("plan.currency", ErrCurrency, f.Plan.Currency)
	}
	f.Film.validate(c.In("film"))
	ids := map[string]bool{}
	for i, p := range f.People {
		at := c.In("people[%d]", i)
		check.Unique(at, "id", p.ID, ids)
		named(at, "function", p.Function)
		named(at, "nationality", p.Nationality)
		for _, one := range []struct{ path, text string }{{"name", p.Name}, {"residence", p.Residence}, {"region", p.Region}} {
			check.Label(at, one.path, one.text)
		}
		if check.Given(at, "group", string(p.Group)) && p.Group.Label() == (Text{}) {
			at.Add("group", ErrUnknown, string(p.Group))
		}
		check.NotNegative(at, "days", p.Days)
	}
	for i, s := range f.Suppliers {
		at := c.In("suppliers[%d]", i)
		named(at, "name", s.Name)
		named(at, "kind", s.Kind)
		named(at, "country", s.Country)
		check.Label(at, "region", s.Region)
		check.NotNegative(at, "amount", s.Amount)
	}
	for i, p := range f.Places {
		at := c.In("places[%d]", i)
		named(at, "name", p.Name)
		named(at, "country", p.Country)
		check.Label(at, "region", p.Region)
		check.NotNegative(at, "days", p.Days)
	}
	return c.Err()
}

func (f Film) validate(at *fault.Collector) {
	named(at, "title", f.Title)
	named(at, "country", f.Country)
	check.Label(at, "director", f.Director)
	check.Label(at, "genre", f.Genre)
	check.NotNegative(at, "minutes", f.Minutes)
	if !f.First.IsZero() && !f.Last.IsZero() && f.Last.Before(f.First) {
		at.Add("last", ErrRange, f.Last)
	}
	if f.Number < 0 {
		at.Add("number", ErrNegative, f.Number)
	}
	for i, one := range f.Languages {
		in := at.In("languages[%d]", i)
		named(in, "name", one.Name)
		check.Percent(in, "percent", one.Percent)
	}
}

// named checks a text that people read and that must be given.
func named(at *fault.Collector, path, text string) {
	if check.Given(at, path, text) {
		check.Label(at, path, text)
	}
}
