package breakdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// Quantity is a figure of a breakdown or of a plan of a shoot under a name that the formulas of a devis can use;
// package budget makes a variable of it.
type Quantity struct {
	// Name is made of letters, digits and _: shoot_days, days_R1.
	Name  string          `json:"name"`
	Label Text            `json:"label"`
	Value decimal.Decimal `json:"value"`
}

// Counts are the figures from which quantities are made.
type Counts struct {
	ShootDays int
	// RoleDays are the days of work of each role, UnitDays those of each element times its number, by ID.
	RoleDays, UnitDays map[string]int
}

// Quantities returns the quantities of the breakdown, from the whole days of its scenes: a scene whose days are
// not given counts for none. Those of a plan, which knows the days that scenes share, are more exact.
func (b Breakdown) Quantities() []Quantity {
	s := b.Summary()
	counts := Counts{ShootDays: s.Total.Days, RoleDays: map[string]int{}, UnitDays: map[string]int{}}
	for _, t := range s.Cast {
		counts.RoleDays[t.Key] = t.Days
	}
	for _, t := range s.Elements {
		counts.UnitDays[t.Key] = t.UnitDays
	}
	return b.QuantitiesOf(counts)
}

// QuantitiesOf returns the quantities of the breakdown for these counts: the scenes, the pages, the days of
// shooting, the days of all roles, of all extras, silhouettes and stunt performers, which are also their meals,
// and the days of each role and of each element. A name that is taken gets a number behind it.
func (b Breakdown) QuantitiesOf(counts Counts) []Quantity {
	roleDays, peopleDays := 0, 0
	for _, r := range b.Cast {
		roleDays += counts.RoleDays[r.ID]
	}
	for _, e := range b.Elements {
		if e.Category.People() {
			peopleDays += counts.UnitDays[e.ID]
		}
	}
	total := b.Summary().Total
	q := &quantities{taken: map[string]int{}}
	q.add("scenes", Text{FR: "Séquences", EN: "Scenes"}, decimal.NewFromInt(int64(total.Scenes)))
	q.add("pages", Text{FR: "Pages", EN: "Pages"}, total.Eighths.Pages())
	q.count("shoot_days", Text{FR: "Jours de tournage", EN: "Shooting days"}, counts.ShootDays)
	q.count("cast_days", Text{FR: "Cachets des rôles", EN: "Days of the cast"}, roleDays)
	q.count("extra_days", Text{FR: "Journées de figuration, silhouettes et cascadeurs", EN: "Days of extras, silent bits and stunts"}, peopleDays)
	q.count("meals", Text{FR: "Repas des rôles et de la figuration", EN: "Meals of cast and extras"}, roleDays+peopleDays)
	for _, r := range b.Cast {
		name := orElse(r.Name, r.ID)
		q.count("days_"+r.ID, Text{FR: "Jours : " + name, EN: "Days: " + name}, counts.RoleDays[r.ID])
	}
	for _, e := range b.Elements {
		name := orElse(e.Name, e.ID)
		q.count("days_"+e.ID, Text{FR: "Jours : " + name, EN: "Days: " + name}, counts.UnitDays[e.ID])
	}
	return q.list
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

type quantities struct {
	list  []Quantity
	taken map[string]int
}

func (q *quantities) count(name string, label Text, value int) {
	q.add(name, label, decimal.NewFromInt(int64(value)))
}

func (q *quantities) add(name string, label Text, value decimal.Decimal) {
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, name)
	for base := name; q.taken[name] > 0; {
		q.taken[base]++
		name = base + "_" + strconv.Itoa(q.taken[base])
	}
	q.taken[name]++
	q.list = append(q.list, Quantity{name, label, value})
}
