package report

import (
	"math/big"
	"slices"
)

// section is a table of a report in words: text and HTML lay it out, and the CSV has a record of each entry. A new
// one has its place in view.sections and in csvSections, and its words in all languages.
type section struct {
	id      string // in HTML
	name    string // in the CSV, one of csvSections
	title   string
	columns []column
	entries []entry
	total   []string // a cell for each column, empty where that does not add up; nil: there is no total
	note    string   // what readers have to know of the rows; empty: nothing
	figures []string // names for the CSV of what [section.add] adds in columns
}

// column is how a column is headed and laid out.
type column struct {
	head string
	kind kind
}

// kind is what stands in a column.
type kind int

const (
	prose  kind = iota // breaks, or is cut
	date               // does not break
	number             // does not break, aligned to the right
)

// entry is a line of a section.
type entry struct {
	cells   []string // one for each column
	records []record
	size    *big.Rat // of the bar that ends the line in text; nil: none
}

// sections returns what the report has, in the order in which people read it.
func (v *view) sections() []section {
	spent := v.spent()
	weeks := v.tableSection("weeks", sectionWeek, v.byWeek, column{v.week, date}, v.weeks, spent)
	for i, r := range v.weeks.rows {
		weeks.entries[i].size, weeks.entries[i].records[0].title = v.spending().size(r), ""
	}
	list := []section{
		v.tableSection("series", sectionSeries, v.bySeries, column{v.words.series, prose}, v.series,
			append([]field{v.startField()}, spent...)),
		v.adviceSection(),
		v.alternativesSection(),
		v.teamSection(),
		v.personLoadSection(),
		v.budgetSection(),
		v.exchangedSection(),
	}
	list = append(list, v.cascadeSections()...)
	list = append(list, v.worthSections()...)
	list = append(list,
		v.memoSection(),
		v.layerSection(),
		v.tableSection("premiums", sectionPremium, v.premiumBySeries, column{v.words.series, prose}, v.premiums,
			[]field{v.startField(), v.premiumField()}),
		v.focusSection(),
		v.tableSection("roles", sectionRole, v.byRole, column{v.role, prose}, v.roles, v.withCost(v.personHoursField())),
		v.tableSection("lines", sectionLine, v.byLine, column{v.line, prose}, v.lines, v.withCost()),
		v.recordSection(spent),
		v.tableSection("persons", sectionPerson, v.byPerson, column{v.person, prose}, v.persons,
			[]field{v.roleField(), v.countField(false), v.personHoursField()}),
	)
	list = append(list, v.differenceSections()...)
	list = append(list, weeks)
	return slices.DeleteFunc(list, func(s section) bool { return len(s.entries) == 0 })
}

// tableSection returns the section of a table: its labels, and a column for each field.
func (v *view) tableSection(id, name, title string, label column, of table, fields []field) section {
	s := section{id: id, name: name, title: title, columns: []column{label}}
	for _, f := range fields {
		s.columns = append(s.columns, f.column)
	}
	for _, r := range of.rows {
		e := entry{cells: []string{r.label}, records: []record{recordOf(r, fields)}}
		for _, f := range fields {
			e.cells = append(e.cells, f.cell(r))
		}
		s.entries = append(s.entries, e)
	}
	if of.total.label == "" {
		return s
	}
	s.total = []string{of.total.label}
	for _, f := range fields {
		text := ""
		if f.adds {
			text = f.cell(of.total)
		}
		s.total = append(s.total, text)
	}
	return s
}
