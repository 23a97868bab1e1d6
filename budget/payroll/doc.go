// Package payroll estimates the pay of the people of a shoot: the time of each day comes in, payslips come
// out, line by line, with the contributions of the employer and the cost to the production.
//
// # Model
//
// A [Shoot] holds the rules, the weeks, the table of contributions and the people. An [Engagement] is the
// contract of one person and the days worked; a [Day] is stretches of work, in minutes of the civil day on
// which it starts, so that 28:30 is half past four in the morning after. [Shoot.Compute] returns a [Result] of
// payslips that [Result.Check] adds up again; [Shoot.Inspect] returns findings on minima, limits and rests.
//
// Technicians are engaged by the week, by equivalence hours, by the day, or by the day for an advertising film.
// The time of a day is rounded up to the grid (half an hour), by moving its end. Each minute gathers the
// premiums of its events: overtime of the civil week, tenth hour, night, Sunday, holiday, sixth day, rest cut
// short, engagement by the day. They are percentages of one base hourly rate; they are added, and the cap of
// the agreement bounds the sum. The payslip has a line for the time at the base rate and one for each total
// premium, with the events it is made of. A line is quantity x base / hours x percent, rounded once.
//
// Hours belong to the civil day and week on which they fall for Sundays, holidays and the overtime of the week,
// and to the day on which the work started for the tenth hour, the night and the rest.
//
// Actors and extras are paid fees that contain hours, then overtime and premiums on an hourly base; directors and
// television actors are paid fees ([ByFees]).
//
// The contributions of a payslip are those to date, rounded, less what was charged before: successive payslips
// share the ceilings of the year, and a shoot paid every week bears the same total as a shoot paid once. With 1 January
// a weekly payslip begins the year anew.
//
// A [Production] names the agreement, the annexe, the region and the days once; [Production.Shoot] gives the shoot in
// which each person is paid by the rules in force on each day ([Terms], [Later]).
//
// # The law
//
// [CrewRulesAt], [ActorRulesAt], [ExtraRulesAt], [AudiovisualRulesAt] and [LabourRulesAt] give the rules of a
// day; [CrewGridAt], [AudiovisualGridAt], [AnimationGridAt], [DirectorMinimaAt] and their neighbours the minima;
// [AnnexeIIIAt] the deferred pay of low-budget films, and [LowBudgetFilm] says who may use it; [ContributionsBetween]
// and [CeilingsAt] the charges, since 2022. All are values that the caller may change. What is not established is asked
// from the caller, taken where he accepts it by name ([ErrUnconfirmed]), or given by a function that says Unconfirmed.
//
// Readings taken where the agreement leaves room, with the value that takes the other where there is one:
//
//   - a rest cut short is under the cap (II-36); [Cap.Apart] lifts it, as for 1 May;
//   - the hours of an engagement by the day beyond the seventh bear 50 %, without the first 25 %;
//     [DayHire.Added] adds it;
//   - the transport that is not work is rest; [Rest.Transport] says it is not;
//   - an hour that bears the overtime of the effective hours of an equivalence contract bears other premiums
//     up to what the cap leaves: its first hours are the effective ones;
//   - guaranteed hours not reached bear the overtime of their rank;
//   - Whit Monday, the solidarity day, bears no premium and no extra pay for its first hours
//     ([Holiday.Solidarity]);
//   - a week that the contract covers in part guarantees its part of the hours, by working days: five, whatever the
//     days of the week, of the hours of five days;
//   - the reduced rates of health and family (until 2025) are judged on the payslips of the year with this employer,
//     where the text says the contract; overtime counts as so many hours;
//   - the flat base of extras is judged on the average pay of their days, and serves the contributions of social
//     security, not the others.
//
// # Units and rounding
//
// Amounts are gross, in the currency of the shoot. Each line and each contribution is computed exactly and
// rounded once to the minor unit, half away from zero unless the shoot says otherwise; totals add rounded
// figures. Rates are in per cent. Rates per hour are shown with six decimals and never used.
//
// # Errors
//
// [Shoot.Validate] reports every fault of a document at once as [Faults], each with the path of its field; the
// other methods return the same. Sizes are bounded by [MaxPeople], [MaxAllDays] and their neighbours.
//
// # Sources
//
// Convention collective nationale de la production cinématographique (IDCC 3097), titres I to III; production
// audiovisuelle (IDCC 2642); artistes-interprètes de télévision (IDCC 1734); films d'animation (IDCC 2412); Code
// du travail; Urssaf. The article is on each line, the text on each value of the law. The general reduction of
// contributions and income tax are not computed; the deduction for professional expenses is what the caller says ([Engagement]).
package payroll
