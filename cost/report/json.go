package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// extraJSON is what the JSON of a report has besides that of its forecast or timesheet.
type extraJSON struct {
	Title        string             `json:"title,omitempty"`
	AllDay       int                `json:"all_day"`
	Opportunity  *opportunityJSON   `json:"opportunity,omitempty"`
	Focus        any                `json:"focus_hours,omitempty"`
	Load         *loadJSON          `json:"load,omitempty"`
	Advice       []cost.Advice      `json:"advice,omitempty"`
	Alternatives []alternativeJSON  `json:"alternatives,omitempty"`
	Worth        []json.RawMessage  `json:"worth,omitempty"`
	Memos        []json.RawMessage  `json:"memos,omitempty"`
	Cascades     []cascadeJSON      `json:"cascades,omitempty"`
	Budgets      []budgetJSON       `json:"budgets,omitempty"`
	Exchanged    []money.Conversion `json:"exchanged,omitempty"`
	Difference   any                `json:"difference,omitempty"`
	Persons      []personJSON       `json:"persons,omitempty"`
	Problems     []Problem          `json:"problems"`
}

type personJSON struct {
	ID             participant.ID   `json:"id"`
	Name           string           `json:"name,omitempty"`
	Role           participant.Role `json:"role"`
	Occurrences    int              `json:"occurrences"`
	MeetingSeconds json.Number      `json:"meeting_seconds"`
	MeetingHours   json.Number      `json:"meeting_hours"`
	PersonSeconds  json.Number      `json:"person_seconds"`
	PersonHours    json.Number      `json:"person_hours"`
}

// WriteJSON writes the report as one JSON object, indented. It has the members of the JSON of its forecast or timesheet
// as they are, so that [cost.Forecast.UnmarshalJSON] reads the report of a forecast back: schema, window, occurrences,
// meeting_seconds, meeting_hours, person_seconds, person_hours, series, weeks, roles, assumptions, and with money cost,
// premium, economic, direct (by line), direct_of_people, overrun, late_start and records. Then come, each if there is
// one:
//
//   - title; all_day and problems, which are always there
//   - opportunity: premium, and economic, the sum of it and the direct cost
//   - focus_hours: as [cost.FocusForecast.MarshalJSON] has it
//   - load: bands, as [load.Bands.UnmarshalJSON] reads them, teams, each with its name, band and the members of
//     [load.Team.MarshalJSON], and persons, with those of [load.Indices.MarshalJSON]
//   - advice: as [cost.Advice.MarshalJSON] has it: series, change, saving_alone and saving, that after the advice before
//   - alternatives: meeting, series, start, occurrences, cancel, and memo, a [cost.Comparison]
//   - worth and memos: title, and the members of [cost.Worth.MarshalJSON] and of [cost.Comparison]
//   - cascades: title, hours and cost, as [cost.Cascade.MarshalJSON] and [cost.PricedCascade.MarshalJSON] have them
//   - exchanged: amount, date and lines, as a [money.Conversion] has them
//   - budgets: verdict (within, warn or exceeded), and the members of [cost.BudgetStatus.MarshalJSON], but for who is in
//     a team
//   - difference: as [cost.Difference.MarshalJSON] or [cost.TimesheetDifference.MarshalJSON] has it
//   - persons: id, name, role, and the figures of a series
//
// and the members of [Options.Beside]. Amounts are exact beside rounded text, hours are exact seconds beside hours of
// two decimal places. Text is as it was given, and the same in all languages. In a report of hours there is no money:
// neither what is only money, such as advice, nor that part of the others.
func (r Report) WriteJSON(w io.Writer) error {
	var exact any = cost.Timesheet{}
	if r.sheet.exact != nil {
		exact = r.sheet.exact
	}
	extra, err := r.extraJSON()
	if err != nil {
		return err
	}
	object, err := union(exact, extra, r.options.Beside)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	err = json.Indent(&b, object, "", "  ")
	b.WriteByte('\n')
	return writeAll(w, b.Bytes(), err)
}

func (r Report) extraJSON() (extraJSON, error) {
	o := r.options
	extra := extraJSON{
		Title: o.Title, AllDay: o.AllDay, Opportunity: r.sheet.layers.json(), Focus: r.focusJSON(),
		Difference: r.differenceJSON(), Cascades: r.cascadesJSON(), Budgets: r.budgetsJSON(), Persons: personsJSON(o.Persons), Problems: append([]Problem{}, o.Problems...),
	}
	var err error
	if extra.Load, err = o.Load.json(); err != nil {
		return extra, err
	}
	if !r.sheet.hasMoney {
		return extra, nil
	}
	extra.Advice, extra.Alternatives, extra.Exchanged = o.Advice, r.alternativeJSON(), o.Exchanged
	if extra.Worth, err = titled(o.Worth, func(w Worth) (string, any) { return w.Title, w.Worth }); err != nil {
		return extra, err
	}
	extra.Memos, err = titled(o.Memos, func(m Memo) (string, any) { return m.Title, m.Comparison })
	return extra, err
}

func personsJSON(persons []cost.Person) []personJSON {
	var list []personJSON
	for _, p := range persons {
		list = append(list, personJSON{
			p.ID, p.Name, p.Role, p.Occurrences,
			json.Number(p.MeetingHours.Seconds()), json.Number(p.MeetingHours.String()),
			json.Number(p.PersonHours.Seconds()), json.Number(p.PersonHours.String()),
		})
	}
	return list
}

// union returns one JSON object with the members of the JSON of all values, in order. It fails if one of them
// is neither an object nor null, and if two have the same member.
func union(values ...any) ([]byte, error) {
	var all []byte
	seen := make(map[string]bool)
	for _, value := range values {
		object, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("report: JSON: %w", err)
		}
		var members map[string]json.RawMessage
		if err := json.Unmarshal(object, &members); err != nil {
			return nil, fmt.Errorf("report: what is put beside the report must be a JSON object: %w", err)
		}
		for _, name := range slices.Sorted(maps.Keys(members)) {
			if seen[strings.ToLower(name)] { // readers in Go take "Cost" for "cost"
				return nil, fmt.Errorf("report: the JSON of the report has a member %q already", name)
			}
			seen[strings.ToLower(name)] = true
		}
		if len(members) > 0 {
			all = append(append(all, ','), bytes.TrimSpace(object)[1:]...)
			all = all[:len(all)-1]
		}
	}
	if len(all) == 0 {
		return []byte("{}"), nil
	}
	all[0] = '{'
	return append(all, '}'), nil
}
