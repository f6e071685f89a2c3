package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// decode reads a model file whose keys have been checked. Faults are located and come all at once.
func (m *modelDraft) decode(data []byte) error {
	var schema *int
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{
		"schema": &schema, "language": &m.language, "working_hours": &m.hours, "teams": (*byKey[[]string])(&m.teams),
		"attendance": (*attendance)(&m.attendance), "plan": &m.plan, "plans": (*byKey[cost.PlanDraft])(&m.plans),
		"quotas": (*quotasOf)(m), "focus": &m.focus, "bands": &m.bands, "cascades": (*listOf[cascadeDraft])(&m.cascades),
		"budgets": (*listOf[budgetDraft])(&m.budgets), "exchange": &m.exchange,
	}))
	if err := checkLanguage(m.language); err != nil {
		ps = append(ps, participant.Problem{Path: "/language", Err: err})
	}
	switch {
	case slices.ContainsFunc(ps, func(p participant.Problem) bool { return p.Path == "/schema" }):
	case schema == nil:
		ps = append(ps, participant.Problem{Path: "/schema", Err: errNoSchema})
	case *schema != 1:
		ps = append(ps, participant.Problem{Path: "/schema", Err: fmt.Errorf("is %d: this program reads 1", *schema)})
	}
	return ps.Err()
}

// listOf is a list whose faults are located by index.
type listOf[T any] []T

// mostListed is how many entries a list of a model file may have.
const mostListed = 10_000

func (l *listOf[T]) UnmarshalJSON(data []byte) (err error) {
	*l, err = participant.DecodeUpTo[T](data, mostListed)
	return err
}

// byKey is an object whose keys the file chooses; faults are located by them.
type byKey[T any] map[string]T

func (m *byKey[T]) UnmarshalJSON(data []byte) error {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return errors.New("want a JSON object, {…}")
	}
	*m = make(byKey[T], len(raw))
	var ps participant.Problems
	for _, key := range slices.Sorted(maps.Keys(raw)) {
		var value T
		ps = append(ps, participant.Located(participant.Pointer(key), json.Unmarshal(raw[key], &value))...)
		(*m)[key] = value
	}
	return ps.Err()
}

func (h *hoursDraft) UnmarshalJSON(data []byte) error {
	type raw = byKey[json.RawMessage]
	var everybody raw
	var teams, people byKey[raw]
	err := participant.DecodeObject(data, map[string]any{"everybody": &everybody, "teams": &teams, "people": &people})
	*h = hoursDraft{everybody: everybody, teams: plain(teams), people: plain(people)}
	return err
}

func plain(m map[string]byKey[json.RawMessage]) map[string]map[string]json.RawMessage {
	out := make(map[string]map[string]json.RawMessage, len(m))
	for key, value := range m {
		out[key] = value
	}
	return out
}

// attendance is [cost.Attendance], whose faults are located.
type attendance cost.Attendance

func (a *attendance) UnmarshalJSON(data []byte) error {
	var byResponse, byPerson byKey[cost.Probability]
	var history byKey[cost.History]
	err := participant.DecodeObject(data, map[string]any{
		"by_response": &byResponse, "by_person": &byPerson, "history": &history, "prior": &a.Prior,
	})
	ps := participant.Located("", err)
	a.ByResponse = make(map[participant.Response]cost.Probability, len(byResponse))
	for text, p := range byResponse {
		response, err := participant.ParseResponse(text)
		ps = append(ps, participant.Located(participant.Pointer("by_response", text), err)...)
		a.ByResponse[response] = p
	}
	var faults participant.Problems
	a.ByPerson, faults = byAddress(byPerson, "by_person")
	ps = append(ps, faults...)
	a.History, faults = byAddress(history, "history")
	return append(ps, faults...).Err()
}

// byAddress returns values by people's IDs, which are their addresses in lower case.
func byAddress[T any](values map[string]T, path ...any) (map[participant.ID]T, participant.Problems) {
	var ps participant.Problems
	byID := make(map[participant.ID]T, len(values))
	for _, address := range slices.Sorted(maps.Keys(values)) {
		id := idOf(address)
		if _, twice := byID[id]; twice {
			where := participant.Pointer(append(slices.Clone(path), address)...)
			ps = append(ps, participant.Problem{Path: where, Err: errors.New("is there twice, but for capital letters")})
		}
		byID[id] = values[address]
	}
	return byID, ps
}

// quotasOf is a model file of which the quotas are decoded: [cost.QuotaDraft] with meetings by title.
type quotasOf modelDraft

func (m *quotasOf) UnmarshalJSON(data []byte) error {
	var raw byKey[json.RawMessage]
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	var displaced byKey[string]
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{"displaced_in": &displaced}))
	delete(raw, "displaced_in")
	rest, err := json.Marshal(raw)
	if err != nil {
		return err
	}
	m.quotas, m.displaced = &cost.QuotaDraft{}, displaced
	return append(ps, participant.Located("", json.Unmarshal(rest, m.quotas))...).Err()
}

func (f *focusDraft) UnmarshalJSON(data []byte) error {
	var byRole byKey[elapsed]
	err := participant.DecodeObject(data, map[string]any{
		"threshold": (*elapsed)(&f.Threshold), "threshold_by_role": &byRole, "share": &f.Share, "source": &f.Source,
	})
	f.ByRole = make(map[participant.Role]time.Duration, len(byRole))
	for role, threshold := range byRole {
		f.ByRole[participant.Role(role)] = time.Duration(threshold)
	}
	return err
}

// elapsed is a time as text: "1h30m".
type elapsed time.Duration

func (e *elapsed) UnmarshalText(text []byte) error {
	d, err := time.ParseDuration(string(text))
	if err != nil {
		return fmt.Errorf(`%.40q is no time: write it as "1h30m"`, text)
	}
	*e = elapsed(d)
	return nil
}

func (b *budgetDraft) UnmarshalJSON(data []byte) error {
	d := &b.BudgetDraft
	return participant.DecodeObject(data, map[string]any{
		"name": &d.Name, "source": &d.Source, "person": &d.Person, "team": &b.Team, "series": &b.Series,
		"account": &d.Account, "period": &d.Period, "zone": &d.Zone, "window": (*moments)(&d.Window),
		"hours": &d.Hours, "amount": &d.Amount, "currency": &d.Currency,
		"warn_at": &d.WarnAt, "judged_on": &d.JudgedOn,
	})
}

// moments are a window as text.
type moments interval.Interval

func (m *moments) UnmarshalText(text []byte) error {
	if err := (*interval.Interval)(m).UnmarshalText(text); err != nil {
		return fmt.Errorf(`%.80q is no window: write its two moments, the earlier first: "2026-01-01T00:00:00Z/2026-04-01T00:00:00Z"`, text)
	}
	return nil
}

func (c *cascadeDraft) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"title": &c.Title, "source": &c.Source, "meetings": (*listOf[prepared])(&c.Meetings),
	})
}

func (p *prepared) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"series": &p.Series, "prepared_by": (*listOf[preparing])(&p.PreparedBy),
	})
}

func (p *preparing) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{"series": &p.Series, "share": &p.Share})
}

func (e *exchangeDraft) UnmarshalJSON(data []byte) error {
	return participant.DecodeObject(data, map[string]any{
		"to": (*listOf[string])(&e.To), "date": &e.Date, "rates": (*listOf[money.ExchangeRate])(&e.Rates),
		"inverse": &e.Options.Inverse, "via": &e.Options.Via, "max_age": &e.Options.MaxAge,
	})
}
