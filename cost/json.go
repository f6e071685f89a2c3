package cost

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
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
		Cost        *money.Amount         `json:"cost,omitempty"`
		Direct      map[Line]money.Amount `json:"direct,omitempty"`
		Series      []seriesJSON          `json:"series"`
		Weeks       []weekJSON            `json:"weeks"`
		Roles       []roleJSON            `json:"roles"`
		Assumptions []Assumption          `json:"assumptions"`
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
		Cost *money.Amount `json:"cost,omitempty"`
	}
	weekJSON struct {
		Monday wallclock.Date `json:"monday"`
		figuresJSON
		Cost *money.Amount `json:"cost,omitempty"`
	}
	roleJSON struct {
		Role          participant.Role `json:"role"`
		PersonSeconds json.Number      `json:"person_seconds"`
		PersonHours   json.Number      `json:"person_hours"`
		Cost          *money.Amount    `json:"cost,omitempty"`
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
	amount := func(a money.Amount) *money.Amount {
		if !withMoney {
			return nil
		}
		return &a
	}
	s := sheetJSON{
		Schema: Schema, Window: windowJSON{f.window.Start(), f.window.End()},
		figuresJSON: f.total.json(), Cost: amount(f.cost),
		Series: []seriesJSON{}, Weeks: []weekJSON{}, Roles: []roleJSON{},
		Assumptions: append([]Assumption{}, f.assumptions...),
	}
	if withMoney {
		s.Direct = f.direct()
	}
	for _, r := range f.series {
		s.Series = append(s.Series, seriesJSON{r.Meeting, r.Title, r.Start, r.Figures.json(), amount(r.Cost)})
	}
	for _, r := range f.weeks {
		s.Weeks = append(s.Weeks, weekJSON{r.Monday, r.Figures.json(), amount(r.Cost)})
	}
	for _, r := range f.roles {
		h := r.PersonHours
		s.Roles = append(s.Roles, roleJSON{
			r.Role, json.Number(h.Seconds()), json.Number(h.String()), amount(r.Cost),
		})
	}
	return s
}

// direct returns labor and the other lines that cost something.
func (f Forecast) direct() map[Line]money.Amount {
	direct := map[Line]money.Amount{}
	for i, l := range lines {
		if l == Labor || f.lines[i].Sign() != 0 {
			direct[l] = f.lines[i]
		}
	}
	return direct
}

func (f Figures) json() figuresJSON {
	return figuresJSON{
		f.Occurrences, json.Number(f.MeetingHours.Seconds()), json.Number(f.MeetingHours.String()),
		json.Number(f.PersonHours.Seconds()), json.Number(f.PersonHours.String()),
	}
}

// UnmarshalJSON reads what MarshalJSON wrote. Only exact figures are read, and the totals are those of the
// series; weeks and roles that do not add up to them are an error. Failures are [participant.Problems].
func (f *Forecast) UnmarshalJSON(data []byte) error {
	var s sheetJSON
	if err := s.decode(data); err != nil {
		return participant.Located("", err)
	}
	r := sheetReader{tally: emptyTally()}
	r.read(s)
	if len(r.problems) > 0 {
		return r.problems
	}
	read := r.tally.forecast()
	if err := read.check(); err != nil {
		return participant.Problems{{Err: err}}
	}
	*f = read
	return nil
}

// decode reads the JSON of a sheet. Faults are located and come all at once.
func (s *sheetJSON) decode(data []byte) error {
	var series, weeks, roles json.RawMessage
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{
		"schema": &s.Schema, "window": &s.Window, "cost": &s.Cost, "direct": &s.Direct, "series": &series, "weeks": &weeks, "roles": &roles,
		"assumptions": &s.Assumptions,
	}))
	var err error
	for _, list := range []struct {
		key    string
		decode func() error
	}{
		{"series", func() error { s.Series, err = decodeRows[seriesJSON](series); return err }},
		{"weeks", func() error { s.Weeks, err = decodeRows[weekJSON](weeks); return err }},
		{"roles", func() error { s.Roles, err = decodeRows[roleJSON](roles); return err }},
	} {
		ps = append(ps, participant.Located(participant.Pointer(list.key), list.decode())...)
	}
	return ps.Err()
}

// decodeRows reads a list of rows; one that is missing is empty.
func decodeRows[T any](data json.RawMessage) ([]T, error) {
	if data == nil {
		return nil, nil
	}
	return participant.DecodeList[T](data)
}

func (f *figuresJSON) fields(others map[string]any) map[string]any {
	others["occurrences"] = &f.Occurrences
	others["meeting_seconds"], others["person_seconds"] = &f.MeetingSeconds, &f.PersonSeconds
	return others
}

// UnmarshalJSON locates faults by their keys.
func (r *seriesJSON) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, r.fields(map[string]any{
		"meeting": &r.Meeting, "title": &r.Title, "start": &r.Start, "cost": &r.Cost,
	}))
}

// UnmarshalJSON locates faults by their keys.
func (r *weekJSON) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, r.fields(map[string]any{"monday": &r.Monday, "cost": &r.Cost}))
}

// UnmarshalJSON locates faults by their keys.
func (r *roleJSON) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"role": &r.Role, "person_seconds": &r.PersonSeconds, "cost": &r.Cost,
	})
}

// sheetReader adds up what JSON has, and collects what is wrong with it.
type sheetReader struct {
	tally    *tally
	problems participant.Problems
}

func (r *sheetReader) note(err error, path ...any) {
	r.problems = append(r.problems, participant.Located(participant.Pointer(path...), err)...)
}

func (r *sheetReader) read(s sheetJSON) {
	if s.Schema < 1 || s.Schema > Schema {
		r.note(fmt.Errorf("is %d: this version of the library reads 1 to %d", s.Schema, Schema), "schema")
	}
	window, err := interval.New(fixed(s.Window.From), fixed(s.Window.To))
	r.note(err, "window")
	r.tally.window = window
	if s.Cost != nil {
		r.tally.cost = nothing(s.Cost.Currency())
	}
	for _, l := range slices.Sorted(maps.Keys(s.Direct)) {
		i := slices.Index(lines, l)
		if i < 0 {
			r.note(fmt.Errorf("is no line of direct cost: one of %s", lines), "direct", string(l))
			continue
		}
		a := s.Direct[l]
		r.tally.lines[i] = r.amount(&a, "direct", string(l))
	}
	for i, row := range s.Series {
		series := SeriesHours{Series{row.Meeting, row.Title, row.Start}, r.figures(row.figuresJSON, "series", i)}
		r.note(r.tally.addSeries(SeriesCost{series, r.amount(row.Cost, "series", i, "cost")}), "series", i)
	}
	for i, row := range s.Weeks {
		if row.Monday.IsZero() || row.Monday.Weekday() != time.Monday {
			r.note(fmt.Errorf("%s is no Monday", row.Monday), "weeks", i, "monday")
		}
		week := WeekHours{row.Monday, r.figures(row.figuresJSON, "weeks", i)}
		r.note(r.tally.addWeek(WeekCost{week, r.amount(row.Cost, "weeks", i, "cost")}), "weeks", i)
	}
	for i, row := range s.Roles {
		role := RoleHours{row.Role, r.hours(row.PersonSeconds, "roles", i, "person_seconds")}
		r.note(r.tally.addRole(RoleCost{role, r.amount(row.Cost, "roles", i, "cost")}), "roles", i)
	}
	for _, a := range s.Assumptions {
		r.tally.assumptions[a] = true
	}
}

func (r *sheetReader) figures(f figuresJSON, path ...any) Figures {
	if f.Occurrences < 0 {
		r.note(errors.New("must not be negative"), append(path, "occurrences")...)
	}
	return Figures{
		f.Occurrences, r.hours(f.MeetingSeconds, append(path, "meeting_seconds")...),
		r.hours(f.PersonSeconds, append(path, "person_seconds")...),
	}
}

func (r *sheetReader) hours(seconds json.Number, path ...any) Hours {
	h, err := parseHours(seconds.String())
	r.note(err, path...)
	return h
}

func (r *sheetReader) amount(a *money.Amount, path ...any) money.Amount {
	if a == nil {
		r.note(errors.New("is missing"), path...)
		return money.Amount{}
	}
	if a.Sign() < 0 {
		r.note(errors.New("must not be negative"), path...)
	}
	return *a
}

// fixed returns t in a zone of its offset: package json reads times into that of the process where it fits.
func fixed(t time.Time) time.Time {
	_, offset := t.Zone()
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// check returns an error if the lines, the weeks or the roles do not add up to the series.
func (f Forecast) check() error {
	all, err := f.lines.sum(0)
	if err != nil {
		return err
	}
	fixed, err := f.lines.sum(firstFixed)
	if err != nil {
		return err
	}
	byWeek, byRole := emptyTally(), emptyTally()
	byRole.cost = fixed
	for _, w := range f.weeks {
		if err := byWeek.addSeries(SeriesCost{SeriesHours{Figures: w.Figures}, w.Cost}); err != nil {
			return err
		}
	}
	for _, r := range f.roles {
		if err := byRole.addSeries(SeriesCost{SeriesHours{Figures: Figures{PersonHours: r.PersonHours}}, r.Cost}); err != nil {
			return err
		}
	}
	switch {
	case !sameAmount(all, f.cost):
		return errors.New("the lines of direct cost do not add up to the series")
	case byWeek.total != f.total || !sameAmount(byWeek.cost, f.cost):
		return errors.New("the weeks do not add up to the series")
	case byRole.total.PersonHours != f.total.PersonHours || !sameAmount(byRole.cost, f.cost):
		return errors.New("the roles and the lines that are nobody's do not add up to the series")
	}
	return nil
}

func sameAmount(a, b money.Amount) bool {
	order, err := a.Cmp(b)
	return err == nil && order == 0
}
