package report

import (
	"cmp"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// view is a report ready to be shown: its text is clean, and its tables add up.
type view struct {
	*words
	options  Options
	layers   layers
	hasMoney bool
	currency money.Currency  // zero without money, and if nothing has a cost
	amounts  AmountFormatter // nil: as decimals
	named    bool            // the currency, by amounts

	title, period string
	empty         bool
	figures       []keyFigure
	whole         row // the total of all
	series        table
	premiums      table // of the series that have one
	weeks         table
	roles         table // and the lines that are nobody's
	lines         table // of direct cost; empty if there is labor only
	records       table // which have no total
	persons       table
	advice        []cost.Advice
	budgets       []cost.BudgetStatus
	assumptions   []string
	problems      []Problem
}

// keyFigure is a figure at the head of the report.
type keyFigure struct{ Label, Value, Unit string }

// table is rows that add up to their total, if it has a label.
type table struct {
	rows  []row
	total row
}

// row is one line of a table. Which of its fields a table has, its writers know.
type row struct {
	label  string
	start  string // as it was given
	monday wallclock.Date
	role   participant.Role

	exact                     cost.Figures
	meetingHours, personHours hundredths
	percent                   hundredths   // of a load or a budget
	cost                      money.Amount // exact, then allocated
}

// view returns what is to be shown. It fails if rows can't be allocated, which a forecast that adds up never
// causes.
func (r Report) view() (view, error) {
	s, w := r.sheet, wordsOf(r.options.Language)
	v := view{
		words: w, options: r.options, layers: s.layers, hasMoney: s.hasMoney, currency: s.cost.Currency(), amounts: r.options.Amounts,
		title: clean(r.options.Title), period: w.periodText(s.window), empty: s.total.Occurrences == 0,
		whole:    wholeOf(row{label: w.total, exact: s.total, cost: s.cost}),
		problems: r.options.Problems,
	}
	if v.title == "" {
		v.title = w.hoursTitle
		if s.hasMoney {
			v.title = w.costTitle
		}
	}
	v.budgets = r.budgets()
	v.assumptions = v.assumptionsOf(s.assumptions, s.series)
	if v.hasMoney {
		v.advice = r.options.Advice
	}
	v.named = v.namesCurrency()
	v.figures = v.keyFigures(r.options.AllDay)
	err := v.addTables(r)
	return v, err
}

func (v *view) keyFigures(allDay int) []keyFigure {
	var list []keyFigure
	if v.hasMoney {
		unit := v.currency.Code()
		if v.named {
			unit = ""
		}
		label := v.words.cost
		if v.layers.known {
			label = v.words.directCost
		}
		list = append(list, keyFigure{label, v.amountText(v.whole.cost), unit})
		if v.layers.known {
			list = append(list,
				keyFigure{v.words.premium, v.amountText(v.layers.premium), unit}, keyFigure{v.words.economic, v.amountText(v.layers.economic), unit})
		}
	}
	list = append(
		list,
		keyFigure{v.words.personHours, v.grouped(v.whole.personHours.String()), ""},
		keyFigure{v.words.meetings, v.countText(v.whole.exact.Occurrences), ""},
		keyFigure{v.words.meetingHours, v.grouped(v.whole.meetingHours.String()), ""},
	)
	if v.hasFocus() {
		list = append(list, keyFigure{v.focusLost, v.grouped(v.options.Focus.Total().Focus.String()), v.hour})
	}
	if allDay > 0 {
		list = append(list, keyFigure{v.words.allDay, v.countText(allDay), ""})
	}
	return list
}

func (v *view) addTables(r Report) (err error) {
	if v.series, err = allocate(v.seriesRows(r.sheet.series), v.whole); err != nil {
		return err
	}
	if v.weeks, err = allocate(v.weekRows(r.sheet.weeks), v.whole); err != nil {
		return err
	}
	people := append(v.roleRows(r.sheet.roles), v.lineRows(r.sheet.lines, true)...)
	if v.roles, err = allocate(people, v.whole); err != nil {
		return err
	}
	if lines := v.lineRows(r.sheet.lines, false); len(lines) > 1 {
		if v.lines, err = allocate(lines, row{label: v.words.total, cost: v.whole.cost}); err != nil {
			return err
		}
	}
	v.persons = table{rows: v.personRows(r.options.Persons)}
	v.records = table{rows: v.recordRows(r.sheet.records)}
	v.premiums, err = v.premiumTable(r.sheet.series)
	return err
}

// wholeOf returns r with its hours rounded alone.
func wholeOf(r row) row {
	r.meetingHours, r.personHours = roundedHours(r.exact.MeetingHours), roundedHours(r.exact.PersonHours)
	return r
}

// allocate returns the table of rows, of which total is the sum.
func allocate(rows []row, total row) (table, error) {
	var costs []money.Amount
	var meetingHours, personHours []cost.Hours
	for _, r := range rows {
		costs = append(costs, r.cost)
		meetingHours = append(meetingHours, r.exact.MeetingHours)
		personHours = append(personHours, r.exact.PersonHours)
	}
	shownCosts, err := money.Allocate(total.cost, costs)
	if err != nil {
		return table{}, err
	}
	shownMeeting := allocateHours(total.exact.MeetingHours, meetingHours)
	shownPerson := allocateHours(total.exact.PersonHours, personHours)
	for i := range rows {
		rows[i].cost, rows[i].meetingHours, rows[i].personHours = shownCosts[i], shownMeeting[i], shownPerson[i]
	}
	return table{rows, total}, nil
}

func (v *view) seriesRows(series []cost.SeriesCost) []row {
	var rows []row
	for _, s := range series {
		rows = append(rows, row{label: v.seriesTitle(s.Title), start: s.Start, exact: s.Figures, cost: s.Cost})
	}
	return rows
}

func (v *view) seriesTitle(title string) string {
	return cmp.Or(clean(title), v.untitled)
}

func (v *view) weekRows(weeks []cost.WeekCost) []row {
	var rows []row
	for _, w := range weeks {
		monday := w.Monday.String()
		rows = append(rows, row{label: monday, start: monday, monday: w.Monday, exact: w.Figures, cost: w.Cost})
	}
	return rows
}

// roleRows returns the rows of roles, which have person-hours only.
func (v *view) roleRows(roles []cost.RoleCost) []row {
	var rows []row
	for _, r := range roles {
		exact := cost.Figures{PersonHours: r.PersonHours}
		rows = append(rows, row{label: v.roleName(r.Role), role: r.Role, exact: exact, cost: r.Cost})
	}
	return rows
}

// lineRows returns the rows of lines of direct cost: all, or those that are nobody's.
func (v *view) lineRows(lines []cost.LineCost, nobodys bool) []row {
	var rows []row
	for _, l := range lines {
		if !nobodys || !l.OfPeople {
			rows = append(rows, row{label: v.lineName(l.Line), cost: l.Cost})
		}
	}
	return rows
}

// personRows returns the rows of persons, each rounded alone: what is said of a single person is the same
// wherever it is said.
func (v *view) personRows(persons []cost.Person) []row {
	labels := labelsOf(v.words, persons, func(p cost.Person) (string, participant.ID) { return p.Name, p.ID })
	var rows []row
	for i, p := range persons {
		rows = append(rows, wholeOf(row{label: labels[i], role: p.Role, exact: p.Figures}))
	}
	return rows
}

// labelsOf returns what people are called: their names, with the ID where several have one name, or else the IDs.
func labelsOf[T any](w *words, people []T, of func(T) (name string, id participant.ID)) []string {
	named := make(map[string]int)
	for _, p := range people {
		name, _ := of(p)
		named[clean(name)]++
	}
	var labels []string
	for _, p := range people {
		text, id := of(p)
		name := clean(text)
		if name != "" && named[name] > 1 {
			name = clean(name + " (" + string(id) + ")")
		}
		labels = append(labels, cmp.Or(name, clean(string(id)), w.untitled))
	}
	return labels
}
