package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/programtest"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
	"github.com/filmfinance/filmfinance/schedule/windows"
)

// whole is the dossier of the embedded film, whose search takes seconds: it is made once.
var whole = sync.OnceValues(func() (*dossier, error) {
	doc, err := load(&options{}, strings.NewReader(""))
	if err != nil {
		return nil, err
	}
	return doc.compute(&options{part: partAll})
})

// TestWhole prints everything of the embedded film.
func TestWhole(t *testing.T) {
	d, err := whole()
	require.NoError(t, err)
	programtest.Golden(t, "testdata/all.fr.txt", d.text(&options{part: partAll, language: "fr", format: formatText}))
	programtest.Golden(t, "testdata/optimise.en.txt", d.text(&options{part: partOptimisation, language: "en", format: formatText}))
}

const screenplay = "testdata/la-digue.fountain"

// goldens are the commands whose output is kept.
func goldens() map[string][]string {
	return map[string][]string{
		"best.en.txt":       {"-best", "-lang", "en", "-part", "dood"},
		"strips.en.txt":     {"-best", "-lang", "en", "-part", "strips"},
		"findings.en.txt":   {"-lang", "en", "-part", "findings"},
		"dood.json":         {"-part", "dood", "-format", "json"},
		"board.fr.svg":      {"-format", "svg"},
		"board.en.svg":      {"-format", "svg", "-best", "-lang", "en"},
		"gantt.fr.svg":      {"-part", "post", "-format", "svg"},
		"gantt.en.svg":      {"-part", "post", "-format", "svg", "-lang", "en"},
		"digue.fr.txt":      {"-start", "2027-06-07", "-pages", "3", screenplay},
		"digue.best.fr.svg": {"-start", "2027-06-07", "-pages", "3", "-best", "-format", "svg", screenplay},
	}
}

func TestGolden(t *testing.T) { command.Goldens(t, goldens()) }

// published reads a file of the case.
func published(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "plan-de-travail", filepath.Base(name)))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, into))
}

// TestAnswers compares the embedded film with the published answers of the case.
func TestAnswers(t *testing.T) {
	type calendar struct {
		Days []struct {
			Day   int `json:"shooting_day"`
			Date  string
			Scene int
			Part  int
		}
		Without []struct{ Date, Reason string } `json:"without_shooting"`
		Last    string                          `json:"last_day"`
	}
	type optimum struct {
		Order  []int  `json:"smallest_order"`
		Count  uint64 `json:"optimal_orders"`
		Cost   string `json:"holding_cost"`
		Saving string
	}
	var want struct {
		Answers struct {
			Q1 struct{ Eighths int }
			Q2 calendar
			Q3 struct {
				Codes   map[string][]string
				Holding map[string]json.RawMessage `json:"-"`
			}
			Q5 struct {
				Free, Precedence optimum
				Bases            optimum `json:"precedence_and_bases"`
			}
			Q6 calendar
			Q7 []struct {
				Rest int    `json:"rest_minutes"`
				Crew string `json:"earliest_crew"`
				Cast string `json:"earliest_cast"`
			}
			Q8 struct {
				Finish string
				Tasks  map[string]struct {
					TF, FF   int
					First    string `json:"first_day"`
					Last     string `json:"last_day"`
					Critical bool
				}
			}
			Q9 map[string]struct{ Opens string }
		}
	}
	published(t, "answers.json", &want)
	type plan struct {
		Days []struct {
			Date  string
			Parts []struct {
				Scene string
				Part  int
			}
		}
		Idle []struct{ Date, Reason string }
		Last string
	}
	type answer struct {
		Plan         plan
		DayOutOfDays struct {
			Columns []struct{ Day int }
			Rows    []struct {
				ID    string
				Codes []string
			}
			Holding string `json:"holding_cost"`
		} `json:"day_out_of_days"`
		Optimisation struct {
			Levels []struct {
				Holding string
				Proved  bool
				Orders  uint64
				Order   []string
			}
			Comparison struct{ Saving string }
		}
		Rests []restAnswer
		Post  postproduction.Schedule `json:"post_production"`

		Windows windows.Calendar
	}
	var given, best answer
	d, err := whole()
	require.NoError(t, err)
	everything, err := d.json(&options{part: partAll})
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(everything, &given))
	require.NoError(t, json.Unmarshal([]byte(command.Printed(t, "-format", "json", "-best", "-part", "strips")), &best.Plan))
	reasons := map[string]string{"rest": "REST", "move": "MOVE", "holiday": "HOLIDAY"}
	for _, one := range []struct {
		got  plan
		want calendar
	}{{given.Plan, want.Answers.Q2}, {best.Plan, want.Answers.Q6}} {
		require.Len(t, one.got.Days, 34)
		for i, day := range one.want.Days {
			require.Equal(t, fmt.Sprint(day.Date, strconv.Itoa(day.Scene), day.Part), fmt.Sprint(one.got.Days[i].Date, one.got.Days[i].Parts[0].Scene, one.got.Days[i].Parts[0].Part))
		}
		require.Len(t, one.got.Idle, len(one.want.Without))
		for i, day := range one.want.Without {
			require.Equal(t, day.Date+day.Reason, one.got.Idle[i].Date+reasons[one.got.Idle[i].Reason])
		}
		require.Equal(t, one.want.Last, one.got.Last)
	}
	for _, row := range given.DayOutOfDays.Rows {
		var codes []string
		for i, column := range given.DayOutOfDays.Columns {
			if column.Day > 0 {
				codes = append(codes, row.Codes[i])
			}
		}
		require.Equal(t, want.Answers.Q3.Codes[row.ID], codes, row.ID)
	}
	require.Equal(t, "108880", strings.TrimSuffix(given.DayOutOfDays.Holding, ".00"))
	for i, level := range []optimum{want.Answers.Q5.Free, want.Answers.Q5.Precedence, want.Answers.Q5.Bases} {
		got := given.Optimisation.Levels[i]
		require.True(t, got.Proved)
		require.Equal(t, level.Count, got.Orders)
		require.Equal(t, strings.TrimSuffix(level.Cost, ".00"), strings.TrimSuffix(got.Holding, ".00"))
		for j, scene := range level.Order {
			require.Equal(t, strconv.Itoa(scene), got.Order[j])
		}
	}
	for i, q := range want.Answers.Q7 {
		got := given.Rests[i]
		require.Equal(t, q.Rest, int(got.Given))
		require.Equal(t, q.Crew, got.Crew.Date.String()+"T"+got.Crew.Time.String())
		require.Equal(t, q.Cast, got.Cast.Date.String()+"T"+got.Cast.Time.String())
	}
	require.Equal(t, want.Answers.Q8.Finish, given.Post.Finish.String())
	for _, task := range given.Post.Tasks {
		q := want.Answers.Q8.Tasks[task.Code]
		require.Equal(t, fmt.Sprintln(q.TF, q.FF, q.First, q.Last, q.Critical), fmt.Sprintln(task.TotalFloat, task.FreeFloat, task.First, task.Last, task.Critical))
	}
	require.Len(t, given.Windows.Openings, len(want.Answers.Q9))
	for _, o := range given.Windows.Openings {
		require.Equal(t, want.Answers.Q9[strings.TrimSuffix(o.Window, "_EARLY")].Opens, o.Opens.String())
	}
	require.Equal(t, strings.TrimSuffix(want.Answers.Q5.Bases.Saving, ".00"), strings.TrimSuffix(given.Optimisation.Comparison.Saving, ".00"))
}

// TestCaseIsTheCase compares the embedded document with the tables of the case.
func TestCaseIsTheCase(t *testing.T) {
	var doc document
	require.NoError(t, json.Unmarshal(embedded, &doc))
	rows := func(name string) [][]string {
		data, err := os.ReadFile(filepath.Join("testdata", "plan-de-travail", filepath.Base(name)))
		require.NoError(t, err)
		list, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		require.NoError(t, err)
		return list[1:]
	}
	for i, row := range rows("scenes.csv") {
		s := doc.Shoot.Breakdown.Scenes[i]
		light := map[string]string{"JOUR": "DAY", "NUIT": "NIGHT"}[s.Heading.Time]
		require.Equal(t, row, []string{
			s.Number, s.Heading.Set, s.Location, string(s.Heading.Place), light, strconv.Itoa(int(s.Eighths)), strconv.Itoa(s.Days), strings.Join(s.Cast, " "),
		})
	}
	for i, row := range rows("cast.csv") {
		require.Equal(t, row, []string{doc.Shoot.Breakdown.Cast[i].ID, doc.Shoot.Breakdown.Cast[i].Name, doc.Shoot.Terms[i].Fee.StringFixed(2)})
	}
	for i, row := range rows("precedence.csv") {
		require.Equal(t, row, []string{doc.Precedences[i].Before, doc.Precedences[i].After, doc.Precedences[i].Reason})
	}
	for i, row := range rows("calls.csv") {
		r := doc.Rests[i]
		require.Equal(t, row, []string{r.Wrap.Date.String(), r.Wrap.Time.String(), r.Call.Date.String(), r.Call.Time.String()})
	}
	for i, row := range rows("post-production.csv") {
		task, after := doc.PostProduction.Tasks[i], []string{}
		for _, l := range task.After {
			kind := string(l.Type)
			if kind == "" {
				kind = "FS"
			}
			after = append(after, fmt.Sprintf("%s:%s+%d", kind, l.Task, l.Lag.Count))
		}
		require.Equal(t, row, []string{task.Code, task.Label.FR, strconv.Itoa(task.Duration.Count), strings.Join(after, " ")})
	}
	var plan struct {
		Order []int `json:"given_order"`
	}
	published(t, "plan.json", &plan)
	for i, scene := range plan.Order {
		require.Equal(t, strconv.Itoa(scene), doc.Order[i])
	}
}
