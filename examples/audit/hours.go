package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A layer is working hours of which keys may be missing, and where they stand in the model file.
type layer struct {
	path string
	keys map[string]json.RawMessage
}

// An hoursReader puts working hours together: what somebody's own lack comes from people.csv, their team, and
// everybody, in this order.
type hoursReader struct {
	draft    hoursDraft
	people   people
	teams    map[participant.ID]string
	zones    wallclock.Zones
	problems participant.Problems
}

// read returns the working hours of staff, who are the people of the company, by ID.
func (r *hoursReader) read(staff []participant.ID) map[participant.ID]availability.WorkingHours {
	own, faults := byAddress(r.draft.people, "working_hours", "people")
	r.problems = append(r.problems, faults...)
	hours := make(map[participant.ID]availability.WorkingHours, len(staff))
	if r.draft.isZero() {
		return hours
	}
	for _, id := range staff {
		layers := r.layers(id, own[id])
		if len(layers) == 0 {
			continue // nobody says when they work
		}
		h, err := r.together(layers)
		if len(err) == 0 {
			hours[id] = h
		}
		r.problems = append(r.problems, err...)
	}
	return hours
}

// layers returns what is said of somebody's hours, the most special first.
func (r *hoursReader) layers(id participant.ID, own map[string]json.RawMessage) (list []layer) {
	if own != nil {
		list = append(list, layer{participant.Pointer("working_hours", "people", string(id)), own})
	}
	team := r.teams[id]
	if keys := r.draft.teams[team]; keys != nil {
		list = append(list, layer{participant.Pointer("working_hours", "teams", team), keys})
	}
	if r.draft.everybody != nil {
		list = append(list, layer{"/working_hours/everybody", r.draft.everybody})
	}
	if zone, ok := r.people.zones[id]; ok && len(list) > 0 {
		text := json.RawMessage(strconv.Quote(zone)) // a name that was found: letters, digits and signs
		at := 0
		if own != nil {
			at = 1
		}
		list = slices.Insert(list, at, layer{list[0].path, map[string]json.RawMessage{"zone": text}})
	}
	return list
}

// together returns the working hours that layers make.
func (r *hoursReader) together(layers []layer) (availability.WorkingHours, participant.Problems) {
	keys, from := map[string]json.RawMessage{"schema": json.RawMessage("1")}, make(map[string]string)
	for _, l := range layers {
		for key, value := range l.keys {
			if _, ok := keys[key]; !ok {
				keys[key], from[key] = value, l.path
			}
		}
	}
	var ps participant.Problems
	for key, missing := range map[string]error{
		"zone": errors.New("is missing, and neither people.csv nor the team nor everybody has one: say on whose clocks the hours are"),
		"week": errors.New(`is missing, and neither the team nor everybody has one: write "week": {"monday": ["09:00-17:00"], …}`),
	} {
		if keys[key] == nil {
			ps = append(ps, participant.Problem{Path: layers[0].path + "/" + key, Err: missing})
		}
	}
	if len(ps) > 0 {
		slices.SortFunc(ps, func(a, b participant.Problem) int { return strings.Compare(a.Path, b.Path) })
		return availability.WorkingHours{}, ps
	}
	text, err := json.Marshal(keys)
	if err != nil {
		return availability.WorkingHours{}, participant.Located(layers[0].path, err)
	}
	hours, err := availability.Decode(text, r.zones)
	ps = participant.Located("", err)
	for i, p := range ps {
		key, _, _ := strings.Cut(strings.TrimPrefix(p.Path, "/"), "/")
		ps[i].Path = from[key] + p.Path
	}
	return hours, ps
}

// teamsOf returns who is in which team: by people.csv, and by the model file. Faults are located.
func teamsOf(m modelDraft, known people) (map[participant.ID]string, participant.Problems) {
	var ps participant.Problems
	teams := maps.Clone(known.teams)
	if teams == nil {
		teams = make(map[participant.ID]string)
	}
	for _, name := range slices.Sorted(maps.Keys(m.teams)) {
		if strings.TrimSpace(name) == "" {
			ps = append(ps, participant.Problem{Path: participant.Pointer("teams", name), Err: errors.New("has no name")})
		}
		for i, address := range m.teams[name] {
			id := idOf(address)
			if other, ok := teams[id]; ok && (other != name || known.teams[id] == "") {
				ps = append(ps, participant.Problem{
					Path: participant.Pointer("teams", name, i),
					Err:  fmt.Errorf("%.80q is in the team %.80q already: from teams that overlap, single people's figures follow", address, other),
				})
			}
			teams[id] = name
		}
	}
	return teams, ps
}

// namesOf returns the teams' names, sorted.
func namesOf(teams map[participant.ID]string) []string {
	return slices.Compact(slices.Sorted(maps.Values(teams)))
}
