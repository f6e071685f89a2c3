package cost

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

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
	var series, weeks, roles, records json.RawMessage
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{
		"schema": &s.Schema, "window": &s.Window, "cost": &s.Cost, "premium": &s.Premium, "direct": &s.Direct,
		"direct_of_people": &s.OfPeople, "overrun": &s.Overrun, "late_start": &s.LateStart,
		"series": &series, "weeks": &weeks, "roles": &roles, "records": &records, "assumptions": &s.Assumptions,
	}))
	var err error
	for _, list := range []struct {
		key    string
		decode func() error
	}{
		{"series", func() error { s.Series, err = decodeRows[seriesJSON](series); return err }},
		{"weeks", func() error { s.Weeks, err = decodeRows[weekJSON](weeks); return err }},
		{"roles", func() error { s.Roles, err = decodeRows[roleJSON](roles); return err }},
		{"records", func() error { s.Records, err = decodeRows[recordJSON](records); return err }},
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

func (c *costsJSON) fields(others map[string]any) map[string]any {
	others["cost"], others["premium"] = &c.Cost, &c.Premium
	return others
}

// UnmarshalJSON locates faults by their keys.
func (r *seriesJSON) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, r.figuresJSON.fields(r.costsJSON.fields(map[string]any{
		"meeting": &r.Meeting, "title": &r.Title, "start": &r.Start,
	})))
}

// UnmarshalJSON locates faults by their keys.
func (r *weekJSON) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, r.figuresJSON.fields(r.costsJSON.fields(map[string]any{"monday": &r.Monday})))
}

// UnmarshalJSON locates faults by their keys.
func (r *recordJSON) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, r.figuresJSON.fields(r.costsJSON.fields(map[string]any{"record": &r.Record})))
}

// UnmarshalJSON locates faults by their keys.
func (r *roleJSON) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, r.fields(map[string]any{
		"role": &r.Role, "person_seconds": &r.PersonSeconds,
	}))
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
	r.layers(s)
	r.lines(s)
	for i, row := range s.Series {
		series := SeriesHours{Series{row.Meeting, row.Title, row.Start}, r.figures(row.figuresJSON, "series", i)}
		r.note(r.tally.addSeries(SeriesCost{series, r.costs(row.costsJSON, "series", i)}), "series", i)
	}
	for i, row := range s.Weeks {
		if row.Monday.IsZero() || row.Monday.Weekday() != time.Monday {
			r.note(fmt.Errorf("%s is no Monday", row.Monday), "weeks", i, "monday")
		}
		f := r.figures(row.figuresJSON, "weeks", i)
		r.note(r.tally.addWeek(row.Monday, f, r.costs(row.costsJSON, "weeks", i)), "weeks", i)
	}
	for i, row := range s.Roles {
		role := RoleHours{row.Role, r.hours(row.PersonSeconds, "roles", i, "person_seconds")}
		r.note(r.tally.addRole(RoleCost{role, r.costs(row.costsJSON, "roles", i)}), "roles", i)
	}
	for i, row := range s.Records {
		r.note(row.Record.Check(), "records", i, "record")
		f := r.figures(row.figuresJSON, "records", i)
		r.note(r.tally.addRecord(RecordCost{row.Record, f, r.costs(row.costsJSON, "records", i)}), "records", i)
	}
	for _, a := range s.Assumptions {
		r.tally.assumptions[a] = true
	}
}

// layers reads which layers of cost there are, and their currency.
func (r *sheetReader) layers(s sheetJSON) {
	t := r.tally
	if s.Cost != nil {
		t.costs.Cost = nothing(s.Cost.Currency())
	}
	switch {
	case s.Premium != nil:
		t.layers, t.costs.Premium = withPremium, nothing(s.Premium.Currency())
	case !t.window.IsZero():
		t.layers = directOnly
	}
}

// lines reads the lines of direct cost, and the parts of labor.
func (r *sheetReader) lines(s sheetJSON) {
	for _, l := range slices.Sorted(maps.Keys(s.Direct)) {
		a := s.Direct[l]
		amount := r.amount(&a, "direct", string(l))
		if i := slices.Index(lines, l); i >= 0 {
			r.tally.lines.known[i] = amount
			continue
		}
		r.note(l.check(), "direct", string(l))
		r.note(r.tally.lines.addOwn(LineCost{l, slices.Contains(s.OfPeople, l), amount}), "direct", string(l))
	}
	if s.Overrun != nil {
		r.tally.overrun = r.amount(s.Overrun, "overrun")
	}
	if s.LateStart != nil {
		r.tally.lateStart = r.amount(s.LateStart, "late_start")
	}
}

func (r *sheetReader) costs(c costsJSON, path ...any) Costs {
	costs := Costs{Cost: r.amount(c.Cost, append(path, "cost")...)}
	switch {
	case r.tally.layers == withPremium:
		costs.Premium = r.amount(c.Premium, append(path, "premium")...)
	case c.Premium != nil:
		r.note(errors.New("is there, and the forecast has none"), append(path, "premium")...)
	}
	return costs
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

// check returns an error if the lines, the weeks or the roles do not add up to the series, or if a part is more
// than the whole.
func (f Forecast) check() error {
	all, fixed, err := f.lines.sum()
	if err != nil {
		return err
	}
	byWeek, byRole := emptyTally(), emptyTally()
	byRole.costs.Cost = fixed
	for _, w := range f.weeks {
		if err := addTo(&byWeek.total, &byWeek.costs, w.Figures, w.Costs); err != nil {
			return err
		}
	}
	for _, r := range f.roles {
		if err := addTo(&byRole.total, &byRole.costs, Figures{PersonHours: r.PersonHours}, r.Costs); err != nil {
			return err
		}
	}
	switch {
	case !sameAmount(all, f.costs.Cost):
		return errors.New("the lines of direct cost do not add up to the series")
	case byWeek.total != f.total || !byWeek.costs.equal(f.costs):
		return errors.New("the weeks do not add up to the series")
	case byRole.total.PersonHours != f.total.PersonHours || !byRole.costs.equal(f.costs):
		return errors.New("the roles and the lines that are nobody's do not add up to the series")
	case f.layers == withPremium && f.costs.Premium.Currency() != f.costs.Cost.Currency():
		return &money.MismatchError{Left: f.costs.Cost.Currency(), Right: f.costs.Premium.Currency()}
	case !isPart(f.overrun, f.lines.known[atLabor]) || !isPart(f.lateStart, f.lines.known[atLabor]):
		return errors.New("the overrun or the late start is more than the labor of which it is a part")
	}
	for _, r := range f.records {
		if r.Occurrences > f.total.Occurrences || r.MeetingHours.units > f.total.MeetingHours.units ||
			r.PersonHours.units > f.total.PersonHours.units || !isPart(r.Cost, f.costs.Cost) || !isPart(r.Premium, f.costs.Premium) {
			return fmt.Errorf("the record %s %s takes more than the series", r.Record.Type, r.Record.ID)
		}
	}
	return nil
}

// isPart reports whether a part, in the currency of the whole, is no more than the whole.
func isPart(part, whole money.Amount) bool {
	order, err := part.Cmp(whole)
	return err == nil && order <= 0
}

func (c Costs) equal(o Costs) bool {
	return sameAmount(c.Cost, o.Cost) && sameAmount(c.Premium, o.Premium)
}

func sameAmount(a, b money.Amount) bool {
	order, err := a.Cmp(b)
	return err == nil && order == 0
}
