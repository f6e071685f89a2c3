package cost

import (
	"encoding/json"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The JSON of differences. Hours are there twice, as everywhere; what is relative to nothing is null.
type (
	differenceJSON struct {
		Schema  int        `json:"schema"`
		Earlier windowJSON `json:"earlier"`
		Later   windowJSON `json:"later"`
		figuresDifferenceJSON
		Cost   *amountDifferenceJSON   `json:"cost,omitempty"`
		Direct []lineDifferenceJSON    `json:"direct,omitempty"`
		Series []seriesDifferenceJSON  `json:"series"`
		Roles  []roleDifferenceRowJSON `json:"roles"`
	}
	figuresDifferenceJSON struct {
		Occurrences countDifferenceJSON `json:"occurrences"`
		Meeting     hoursDifferenceJSON `json:"meeting_time"`
		Person      hoursDifferenceJSON `json:"person_time"`
	}
	countDifferenceJSON struct {
		Before   int        `json:"before"`
		After    int        `json:"after"`
		Change   int        `json:"change"`
		Relative *ratioJSON `json:"relative"`
	}
	hoursDifferenceJSON struct {
		BeforeSeconds json.Number `json:"before_seconds"`
		BeforeHours   json.Number `json:"before_hours"`
		AfterSeconds  json.Number `json:"after_seconds"`
		AfterHours    json.Number `json:"after_hours"`
		ChangeSeconds json.Number `json:"change_seconds"`
		ChangeHours   json.Number `json:"change_hours"`
		Relative      *ratioJSON  `json:"relative"`
	}
	amountDifferenceJSON struct {
		Before   money.Amount `json:"before"`
		After    money.Amount `json:"after"`
		Change   money.Amount `json:"change"`
		Relative *ratioJSON   `json:"relative"`
	}
	seriesDifferenceJSON struct {
		Meeting meeting.ID `json:"meeting,omitzero"`
		Title   string     `json:"title"`
		Start   string     `json:"start"`
		figuresDifferenceJSON
		Cost *amountDifferenceJSON `json:"cost,omitempty"`
	}
	roleDifferenceRowJSON struct {
		Role   participant.Role      `json:"role"`
		Person hoursDifferenceJSON   `json:"person_time"`
		Cost   *amountDifferenceJSON `json:"cost,omitempty"`
	}
	lineDifferenceJSON struct {
		Line Line `json:"line"`
		amountDifferenceJSON
	}
)

// MarshalJSON writes the difference with both periods. It is not read back: keep the two forecasts.
func (d Difference) MarshalJSON() ([]byte, error) {
	out := newDifferenceJSON(d.Timesheet())
	cost := d.cost.json()
	out.Cost = &cost
	for _, row := range d.lines {
		out.Direct = append(out.Direct, lineDifferenceJSON{row.Line, row.Cost.json()})
	}
	for _, row := range d.series {
		cost := row.Cost.json()
		out.Series = append(out.Series, row.SeriesHoursDifference.json(&cost))
	}
	for _, row := range d.roles {
		cost := row.Cost.json()
		out.Roles = append(out.Roles, roleDifferenceRowJSON{row.Role, row.PersonHours.json(), &cost})
	}
	return json.Marshal(out)
}

// MarshalJSON writes the difference with both periods; it has the keys of a [Difference], without those of
// money.
func (d TimesheetDifference) MarshalJSON() ([]byte, error) {
	out := newDifferenceJSON(d)
	for _, row := range d.series {
		out.Series = append(out.Series, row.json(nil))
	}
	for _, row := range d.roles {
		out.Roles = append(out.Roles, roleDifferenceRowJSON{row.Role, row.PersonHours.json(), nil})
	}
	return json.Marshal(out)
}

// newDifferenceJSON returns the totals.
func newDifferenceJSON(d TimesheetDifference) differenceJSON {
	return differenceJSON{
		Schema: Schema, Earlier: windowJSON{d.earlier.Start(), d.earlier.End()},
		Later: windowJSON{d.later.Start(), d.later.End()}, figuresDifferenceJSON: d.total.json(),
		Series: []seriesDifferenceJSON{}, Roles: []roleDifferenceRowJSON{},
	}
}

func (d FiguresDifference) json() figuresDifferenceJSON {
	n := d.Occurrences
	return figuresDifferenceJSON{
		countDifferenceJSON{n.Before, n.After, n.Change, ratioOrNull(n.Relative())}, d.MeetingHours.json(), d.PersonHours.json(),
	}
}

func (d HoursDifference) json() hoursDifferenceJSON {
	return hoursDifferenceJSON{
		json.Number(d.Before.Seconds()), json.Number(d.Before.String()),
		json.Number(d.After.Seconds()), json.Number(d.After.String()),
		json.Number(d.Change.Seconds()), json.Number(d.Change.String()), ratioOrNull(d.Relative()),
	}
}

func (d AmountDifference) json() amountDifferenceJSON {
	return amountDifferenceJSON{d.Before, d.After, d.Change, ratioOrNull(d.Relative())}
}

func (d SeriesHoursDifference) json(cost *amountDifferenceJSON) seriesDifferenceJSON {
	return seriesDifferenceJSON{d.Meeting, d.Title, d.Start, d.FiguresDifference.json(), cost}
}
