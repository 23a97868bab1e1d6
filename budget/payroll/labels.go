package payroll

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

// lineLabels are the words of the lines, by the code without its percentage.
var lineLabels = []struct {
	code Code
	text Text
}{
	{CodeBase, Text{FR: "Heures de travail", EN: "Hours of work"}},
	{CodeGuarantee, Text{FR: "Durée garantie", EN: "Guaranteed time"}},
	{CodeHoliday, Text{FR: "Jour férié", EN: "Public holiday"}},
	{CodeRecovery, Text{FR: "Jour de récupération", EN: "Day given back"}},
	{CodeSunday, Text{FR: "Dimanche non récupéré", EN: "Sunday not given back"}},
	{CodeSixthDay, Text{FR: "Sixième jour non récupéré", EN: "Sixth day not given back"}},
	{CodeMinimum, Text{FR: "Minimum journalier", EN: "Daily minimum"}},
	{CodeBreak, Text{FR: "Pause de journée continue", EN: "Break of a continuous day"}},
	{CodeTransport, Text{FR: "Temps de transport", EN: "Transport time"}},
	{CodeVoyage, Text{FR: "Voyage", EN: "Travel"}},
	{CodeFee, Text{FR: "Cachets", EN: "Fees"}},
	{CodeWeek, Text{FR: "Salaire hebdomadaire", EN: "Weekly fee"}},
	{CodeOvertime, Text{FR: "Heures supplémentaires", EN: "Overtime"}},
	{CodeActorPremium, Text{FR: "Majorations", EN: "Premiums"}},
	{CodeRest, Text{FR: "Repos manquant", EN: "Missing rest"}},
	{CodeFlatDay, Text{FR: "Forfait jours", EN: "Flat days"}},
	{CodeDay, Text{FR: "Journée", EN: "Day"}},
	{CodeNight, Text{FR: "Majorations de nuit, dimanche, férié", EN: "Night, Sunday and holiday premiums"}},
	{CodeDeferred, Text{FR: "Salaire différé", EN: "Deferred pay"}},
	{CodeMeal, Text{FR: "Indemnité de repas", EN: "Meal allowance"}},
	{CodeSnack, Text{FR: "Indemnité de casse-croûte", EN: "Snack allowance"}},
	{CodeEquivalence, Text{FR: "Heures supplémentaires d'équivalence", EN: "Overtime of effective hours"}},
	{CodePremium, Text{FR: "Majorations", EN: "Premiums"}},
}

// labelled gives a line its code with a percentage, and its words.
func (l Line) labelled(percent decimal.Decimal) Line {
	for _, one := range lineLabels {
		if one.code == l.Code {
			l.Label = one.text
		}
	}
	if percent.IsZero() {
		return l
	}
	figure := money.Text(percent)
	if strings.Contains(figure, ".") {
		figure = strings.TrimRight(strings.TrimRight(figure, "0"), ".")
	}
	l.Code += figure
	l.Label.FR += " " + strings.ReplaceAll(figure, ".", ",") + " %"
	l.Label.EN += " " + figure + " %"
	return l
}

// eventLabels are the words of the events.
var eventLabels = map[Event]Text{
	Overtime:     {FR: "Heures supplémentaires", EN: "Overtime"},
	LongDay:      {FR: "Au-delà de la dixième heure", EN: "Beyond the tenth hour"},
	NightWork:    {FR: "Nuit", EN: "Night"},
	SundayWork:   {FR: "Dimanche", EN: "Sunday"},
	HolidayWork:  {FR: "Jour férié", EN: "Public holiday"},
	LabourDay:    {FR: "1er mai", EN: "1 May"},
	ShortRest:    {FR: "Repos écourté", EN: "Rest cut short"},
	SixthDayWork: {FR: "Sixième jour", EN: "Sixth day"},
	Effective:    {FR: "Heures effectives", EN: "Effective hours"},
	Hire:         {FR: "Engagement à la journée", EN: "Engagement by the day"},
}

// Label returns the words of an event.
func (e Event) Label() Text { return eventLabels[e] }
