package report

import "github.com/salesmeeting/salesmeeting/cost"

// recordSection returns what the host's records take. There is no total: the rows do not add up to one.
func (v *view) recordSection(fields []field) section {
	s := v.tableSection("records", sectionRecord, v.byRecord, column{v.words.record, prose}, v.records, fields)
	s.note = v.recordNote
	return s
}

// recordRows returns the rows of records, each rounded alone.
func (v *view) recordRows(records []cost.RecordCost) []row {
	var rows []row
	for _, r := range records {
		label := clean(r.Record.ID)
		if kind, ok := v.recordTypes[r.Record.Type]; ok {
			label = kind + " " + label
		} else {
			label = clean(r.Record.Type) + " " + label
		}
		rows = append(rows, wholeOf(row{label: label, exact: r.Figures, cost: r.Cost}))
	}
	return rows
}
