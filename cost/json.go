package cost

import (
	"encoding/json"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Schema is the number of the JSON schema that this version of the library writes. It reads this one and
// all before it.
const Schema = 1

// The JSON of forecasts and timesheets. Hours are there twice: seconds, exact, which are read back, and
// hours of two decimal places for people. Money is as [money.Amount] has it.
type (
	sheetJSON struct {
		Schema int        `json:"schema"`
		Window windowJSON `json:"window"`
		figuresJSON
		costsJSON
		Economic  *money.Amount         `json:"economic,omitempty"`
		Direct    map[Line]money.Amount `json:"direct,omitempty"`
		OfPeople  []Line                `json:"direct_of_people,omitempty"` // of the host's own
		Overrun   *money.Amount         `json:"overrun,omitempty"`
		LateStart *money.Amount         `json:"late_start,omitempty"`

		Series      []seriesJSON `json:"series"`
		Weeks       []weekJSON   `json:"weeks"`
		Roles       []roleJSON   `json:"roles"`
		Records     []recordJSON `json:"records,omitempty"`
		Assumptions []Assumption `json:"assumptions"`
	}
	costsJSON struct {
		Cost    *money.Amount `json:"cost,omitempty"`
		Premium *money.Amount `json:"premium,omitempty"`
	}
	windowJSON struct {
		From time.Time `json:"from"`
		To   time.Time `json:"to"`
	}
	figuresJSON struct {
		Occurrences    int         `json:"occurrences"`
		MeetingSeconds json.Number `json:"meeting_seconds"`
		MeetingHours   json.Number `json:"meeting_hours"`
		PersonSeconds  json.Number `json:"person_seconds"`
		PersonHours    json.Number `json:"person_hours"`
	}
	seriesJSON struct {
		Meeting meeting.ID `json:"meeting,omitzero"`
		Title   string     `json:"title"`
		Start   string     `json:"start"`
		figuresJSON
		costsJSON
	}
	weekJSON struct {
		Monday wallclock.Date `json:"monday"`
		figuresJSON
		costsJSON
	}
	recordJSON struct {
		Record participant.Record `json:"record"`
		figuresJSON
		costsJSON
	}
	roleJSON struct {
		Role          participant.Role `json:"role"`
		PersonSeconds json.Number      `json:"person_seconds"`
		PersonHours   json.Number      `json:"person_hours"`
		costsJSON
	}
)

// MarshalJSON writes the forecast, exact, so that parts can be merged elsewhere.
func (f Forecast) MarshalJSON() ([]byte, error) { return json.Marshal(f.sheet(true)) }

// MarshalJSON writes the timesheet; it has the keys of a forecast, without those of money.
func (t Timesheet) MarshalJSON() ([]byte, error) {
	f := Forecast{window: t.window, total: t.total, assumptions: t.assumptions}
	for _, row := range t.series {
		f.series = append(f.series, SeriesCost{SeriesHours: row})
	}
	for _, row := range t.weeks {
		f.weeks = append(f.weeks, WeekCost{WeekHours: row})
	}
	for _, row := range t.roles {
		f.roles = append(f.roles, RoleCost{RoleHours: row})
	}
	return json.Marshal(f.sheet(false))
}

func (f Forecast) sheet(withMoney bool) sheetJSON {
	costs := func(c Costs) costsJSON {
		switch {
		case !withMoney:
			return costsJSON{}
		case f.layers != withPremium:
			return costsJSON{Cost: &c.Cost}
		}
		return costsJSON{&c.Cost, &c.Premium}
	}
	s := sheetJSON{
		Schema: Schema, Window: windowJSON{f.window.Start(), f.window.End()},
		figuresJSON: f.total.json(), costsJSON: costs(f.costs),
		Series: []seriesJSON{}, Weeks: []weekJSON{}, Roles: []roleJSON{},
		Assumptions: append([]Assumption{}, f.assumptions...),
	}
	if withMoney {
		f.addDirect(&s)
	}
	for _, r := range f.series {
		s.Series = append(s.Series, seriesJSON{r.Meeting, r.Title, r.Start, r.Figures.json(), costs(r.Costs)})
	}
	for _, r := range f.weeks {
		s.Weeks = append(s.Weeks, weekJSON{r.Monday, r.Figures.json(), costs(r.Costs)})
	}
	for _, r := range f.records {
		s.Records = append(s.Records, recordJSON{r.Record, r.Figures.json(), costs(r.Costs)})
	}
	for _, r := range f.roles {
		h := r.PersonHours
		s.Roles = append(s.Roles, roleJSON{r.Role, json.Number(h.Seconds()), json.Number(h.String()), costs(r.Costs)})
	}
	return s
}

// addDirect adds labor, the other lines that cost something and the host's own, and the parts of labor.
func (f Forecast) addDirect(s *sheetJSON) {
	s.Direct = map[Line]money.Amount{}
	for _, c := range f.lines.list() {
		s.Direct[c.Line] = c.Cost
	}
	for _, c := range f.lines.own {
		if c.OfPeople {
			s.OfPeople = append(s.OfPeople, c.Line)
		}
	}
	for _, part := range []struct {
		amount money.Amount
		to     **money.Amount
	}{{f.overrun, &s.Overrun}, {f.lateStart, &s.LateStart}} {
		if part.amount.Sign() != 0 {
			*part.to = &part.amount
		}
	}
	if total, ok := f.Economic(); ok {
		s.Economic = &total
	}
}

func (f Figures) json() figuresJSON {
	return figuresJSON{
		f.Occurrences, json.Number(f.MeetingHours.Seconds()), json.Number(f.MeetingHours.String()),
		json.Number(f.PersonHours.Seconds()), json.Number(f.PersonHours.String()),
	}
}
