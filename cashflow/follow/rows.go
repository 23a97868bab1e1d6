package follow

import (
	"slices"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Cell sets what moved, or is expected, against the plan: Difference = Forecast - Planned.
type Cell struct {
	Planned    decimal.Decimal `json:"planned"`
	Forecast   decimal.Decimal `json:"forecast"`
	Difference decimal.Decimal `json:"difference"`
}

func (c *Cell) plan(amount decimal.Decimal) {
	c.Planned, c.Difference = c.Planned.Add(amount), c.Difference.Sub(amount)
}

func (c *Cell) forecast(amount decimal.Decimal) {
	c.Forecast, c.Difference = c.Forecast.Add(amount), c.Difference.Add(amount)
}

// LineRow is a line over the whole plan.
type LineRow struct {
	Column Column `json:"column"`
	Line   string `json:"line"`
	Label  Text   `json:"label,omitzero"`
	Post   string `json:"post,omitempty"`
	// ToDate is what was planned and what has moved up to the day of the book; Rest what was planned and is
	// expected after it; Total their sum. The changes of the line add up to the difference of Total.
	ToDate Cell `json:"to_date"`
	Rest   Cell `json:"rest"`
	Total  Cell `json:"total"`
}

func (r LineRow) key() key { return key{r.Column, r.Line} }

// PostRow is a post over the whole plan; the row without a code holds the lines of no post.
type PostRow struct {
	Code   string `json:"code"`
	Label  Text   `json:"label,omitzero"`
	ToDate Cell   `json:"to_date"`
	Rest   Cell   `json:"rest"`
	Total  Cell   `json:"total"`
}

// Week is a week of the plan and of what comes after it.
type Week struct {
	Number int           `json:"week"`
	Monday schedule.Date `json:"monday"`
	// Closed says that the whole week has passed: its forecast is what has moved.
	Closed bool `json:"closed"`
	// Columns begin with the receipts.
	Columns  []ColumnCell `json:"columns"`
	Net      Cell         `json:"net"`
	Position Cell         `json:"position"`
	// Available is what can still be paid at the end of the week: the forecast of the position and, while the
	// credit of the book is open, what its limit leaves above its reserve.
	Available decimal.Decimal `json:"available"`
}

// ColumnCell is the cell of a column.
type ColumnCell struct {
	Column Column `json:"column"`
	Cell
}

// columns are the receipts, the columns of the plan and those of what is not in it.
func (f *Forecast) columns() []Column {
	columns := append([]Column{cashflow.Receipts}, f.Book.Plan.Columns...)
	known := make(map[Column]bool, len(columns))
	for _, one := range columns {
		known[one] = true
	}
	for _, one := range f.Entries {
		if !known[one.Column] {
			known[one.Column] = true
			columns = append(columns, one.Column)
		}
	}
	return columns
}

// rows adds up the lines and the posts.
func (f *Forecast) rows() {
	place := map[Column]int{}
	for i, column := range f.columns() {
		place[column] = i
	}
	at := map[key]int{}
	row := func(k key) *LineRow {
		i, known := at[k]
		if !known {
			i = len(f.Lines)
			at[k] = i
			f.Lines = append(f.Lines, LineRow{Column: k.column, Line: k.line})
		}
		return &f.Lines[i]
	}
	for _, item := range f.Items {
		r := row(item.key())
		r.Total.plan(item.Amount)
		if item.Date.After(f.Book.Closed) {
			r.Rest.plan(item.Amount)
		} else {
			r.ToDate.plan(item.Amount)
		}
	}
	for _, entry := range f.Entries {
		r := row(entry.key())
		r.Total.forecast(entry.Amount)
		if entry.Payment == "" {
			r.Rest.forecast(entry.Amount)
		} else {
			r.ToDate.forecast(entry.Amount)
		}
	}
	for _, line := range f.Book.Lines {
		if i, known := at[key{line.Column, line.Line}]; known {
			f.Lines[i].Label, f.Lines[i].Post = line.Label, line.Post
		}
	}
	slices.SortStableFunc(f.Lines, func(a, b LineRow) int { return place[a.Column] - place[b.Column] })
	if f.Lines == nil {
		f.Lines = []LineRow{}
	}
	f.posts()
}

func (f *Forecast) posts() {
	if len(f.Book.Posts) == 0 {
		return
	}
	at := make(map[string]int, len(f.Book.Posts))
	for i, post := range f.Book.Posts {
		at[post.Code] = i
		f.Posts = append(f.Posts, PostRow{Code: post.Code, Label: post.Label})
	}
	at[""] = len(f.Posts)
	f.Posts = append(f.Posts, PostRow{})
	for _, line := range f.Lines {
		post := &f.Posts[at[line.Post]]
		post.ToDate.add(line.ToDate)
		post.Rest.add(line.Rest)
		post.Total.add(line.Total)
	}
}

func (c *Cell) add(d Cell) {
	c.plan(d.Planned)
	c.forecast(d.Forecast)
}

// weeks adds up the weeks, up to the last of the plan and of the forecast.
func (f *Forecast) weeks() {
	start := f.Book.Plan.Weeks[0].Monday
	last := len(f.Book.Plan.Weeks)
	for _, entry := range f.Entries {
		last = max(last, entry.Date.WeekFrom(start))
	}
	columns := f.columns()
	place := make(map[Column]int, len(columns))
	for i, column := range columns {
		place[column] = i
	}
	f.Weeks = make([]Week, last)
	for i := range f.Weeks {
		w := &f.Weeks[i]
		w.Number, w.Monday = i+1, start.AddWeeks(i)
		w.Closed = !w.Monday.AddDays(6).After(f.Book.Closed)
		w.Columns = make([]ColumnCell, len(columns))
		for k, column := range columns {
			w.Columns[k].Column = column
		}
	}
	for _, item := range f.Items {
		w := &f.Weeks[item.Week-1]
		w.Columns[place[item.Column]].plan(item.Amount)
		w.Net.plan(item.Amount)
	}
	for _, entry := range f.Entries {
		w := &f.Weeks[entry.Date.WeekFrom(start)-1]
		w.Columns[place[entry.Column]].forecast(entry.Amount)
		w.Net.forecast(entry.Amount)
	}
	position := Cell{Planned: f.Book.Opening, Forecast: f.Book.Opening}
	for i := range f.Weeks {
		position.add(f.Weeks[i].Net)
		f.Weeks[i].Position, f.Weeks[i].Available = position, position.Forecast
		if f.Credit == nil {
			continue
		}
		if state := f.Credit.On(f.Weeks[i].Monday.AddDays(6)); !state.Date.IsZero() {
			f.Weeks[i].Available = state.Available
		}
	}
}
