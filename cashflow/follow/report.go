package follow

import (
	"slices"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Report is what is said of one week (point de trésorerie hebdomadaire).
type Report struct {
	Currency string        `json:"currency"`
	Week     int           `json:"week"`
	Monday   schedule.Date `json:"monday"`
	// Closed is the day of the book.
	Closed schedule.Date `json:"closed"`
	// Columns and Posts are the money of the week against the plan, Net its sum, Position that of its end.
	Columns  []ColumnCell `json:"columns"`
	Posts    []PostCell   `json:"posts,omitempty"`
	Net      Cell         `json:"net"`
	Position Cell         `json:"position"`
	// ToDate are the columns from the first week to the end of this one.
	ToDate []ColumnCell `json:"to_date"`
	// Moved is what moved or is expected in the week; Late, Early and Due are the movements of the plan of the
	// week that moved late, early or are overdue.
	Moved []Entry `json:"moved"`
	Late  []Item  `json:"late"`
	Early []Item  `json:"early"`
	Due   []Item  `json:"due"`
	// Changes are those of the week.
	Changes []Change `json:"changes"`
	// Days are the days of the shoot in the week (coût journalier).
	Days    []costreport.DayCost `json:"days,omitempty"`
	Alerts  []Alert              `json:"alerts"`
	Outlook Outlook              `json:"outlook"`
	// Measures are the trials that the report was given.
	Measures []Trial `json:"measures,omitempty"`
}

// PostCell is the cell of a post; the one without a code holds the lines of no post.
type PostCell struct {
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	Cell
}

// Report draws the report of a week, with the trials that are to be shown, such as the first of
// [Forecast.Search]. The error is a [Faults]: a week that the forecast does not have.
func (f Forecast) Report(week int, trials ...Trial) (Report, error) {
	if week < 1 || week > len(f.Weeks) {
		var found fault.Collector
		found.Add("week", ErrRange, week)
		return Report{}, found.Err()
	}
	w := f.Weeks[week-1]
	r := Report{
		Currency: f.Book.Plan.Currency, Week: week, Monday: w.Monday, Closed: f.Book.Closed, Net: w.Net, Position: w.Position,
		Columns: slices.Clone(w.Columns), ToDate: make([]ColumnCell, len(w.Columns)), Moved: []Entry{}, Late: []Item{}, Early: []Item{},
		Due: []Item{}, Changes: []Change{}, Alerts: f.Alerts(), Outlook: f.Outlook, Measures: trials,
	}
	for i, column := range w.Columns {
		r.ToDate[i].Column = column.Column
		for _, one := range f.Weeks[:week] {
			r.ToDate[i].add(one.Columns[i].Cell)
		}
	}
	r.movements(f)
	for _, day := range f.Book.Shoot.Days {
		if r.has(day.Date) {
			r.Days = append(r.Days, day)
		}
	}
	return r, nil
}

func (r *Report) has(day schedule.Date) bool {
	return !day.Before(r.Monday) && day.Before(r.Monday.AddDays(7))
}

// movements fills what concerns single movements.
func (r *Report) movements(f Forecast) {
	posts := newPosts(f)
	for _, one := range f.Entries {
		if r.has(one.Date) {
			r.Moved = append(r.Moved, one)
			posts.cell(one.key()).forecast(one.Amount)
		}
	}
	for _, one := range f.Items {
		if !r.has(one.Date) {
			continue
		}
		posts.cell(one.key()).plan(one.Amount)
		switch one.Timing {
		case PaidLate:
			r.Late = append(r.Late, one)
		case PaidEarly:
			r.Early = append(r.Early, one)
		case StillDue:
			r.Due = append(r.Due, one)
		default:
		}
	}
	for _, one := range f.Changes {
		if r.has(one.Date) {
			r.Changes = append(r.Changes, one)
		}
	}
	if len(f.Posts) > 0 {
		r.Posts = posts.cells
	}
}

// postCells finds the cell of the post of a line.
type postCells struct {
	cells []PostCell
	at    map[key]int
}

func newPosts(f Forecast) *postCells {
	p := &postCells{cells: make([]PostCell, len(f.Posts), len(f.Posts)+1), at: make(map[key]int, len(f.Lines))}
	place := make(map[string]int, len(f.Posts))
	for i, post := range f.Posts {
		p.cells[i].Code, p.cells[i].Label = post.Code, post.Label
		place[post.Code] = i
	}
	if len(p.cells) == 0 {
		p.cells = append(p.cells, PostCell{})
	}
	for _, line := range f.Lines {
		p.at[line.key()] = place[line.Post]
	}
	return p
}

func (p *postCells) cell(k key) *PostCell { return &p.cells[p.at[k]] }

// Check re-adds the report: columns and posts make the net, and what moved makes the forecast of the columns. The error is a
// [Faults].
func (r Report) Check() error {
	var found fault.Collector
	var columns, posts Cell
	for _, one := range r.Columns {
		columns.add(one.Cell)
	}
	for _, one := range r.Posts {
		posts.add(one.Cell)
	}
	if !columns.same(r.Net) {
		found.Add("columns", ErrUnbalance, columns.Forecast)
	}
	if len(r.Posts) > 0 && !posts.same(r.Net) {
		found.Add("posts", ErrUnbalance, posts.Forecast)
	}
	var moved, changed decimal.Decimal
	for _, one := range r.Moved {
		moved = moved.Add(one.Amount)
	}
	for _, one := range r.Changes {
		changed = changed.Add(one.Amount)
	}
	if !moved.Equal(r.Net.Forecast) {
		found.Add("moved", ErrUnbalance, moved)
	}
	if !changed.Equal(r.Net.Difference) {
		found.Add("changes", ErrUnbalance, changed)
	}
	return found.Err()
}
