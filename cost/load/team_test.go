package load_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/participant"
)

// staff are people with the given hours in meetings on Monday, 2 March 2026, each in one of their own with z.
func staff(t testing.TB, inMeetings ...int) ([]load.Person, []meeting.Meeting) {
	var people []load.Person
	var drafts []meeting.Draft
	for k, n := range inMeetings {
		who := id(fmt.Sprintf("secret-%d", k))
		people = append(people, load.Person{ID: who, Hours: hours(t, "08:00-18:00")})
		if n == 0 {
			continue
		}
		d := at(2, 8, 0, time.Duration(n)*time.Hour)
		d.Roster = participant.Roster{{ID: who, Name: "Secret"}, {ID: "z"}}
		drafts = append(drafts, d)
	}
	return people, newMeetings(t, drafts...)
}

func team(t testing.TB, people []load.Person, options *load.Options, meetings []meeting.Meeting) load.Team {
	t.Helper()
	result, err := load.OfTeam(days(t, "2026-03-02", "2026-03-03"), people, options, meetings...)
	require.NoError(t, err)
	return result
}

func TestATeamHasSumsAndPercentiles(t *testing.T) {
	people, meetings := staff(t, 5, 1, 3, 2, 4)
	five := team(t, people, nil, meetings)
	assert.False(t, five.Suppressed())
	assert.Equal(t, 5, five.People())
	m, ok := five.Meetings()
	require.True(t, ok)
	assert.Equal(t, cost.HoursOf(15*time.Hour), m.Booked.Sum)
	assert.Equal(t, load.Percentiles{P50: 3 * time.Hour, P90: 4*time.Hour + 36*time.Minute}, m.Booked.Percentiles, "4 + 0.6·(5 − 4)")
	assert.Equal(t, 5, m.Count.Sum)
	w, ok := five.Working()
	require.True(t, ok)
	assert.Equal(t, "3/10", w.Load.P50.Exact())
	assert.Equal(t, "23/50", w.Load.P90.Exact())
	assert.Equal(t, cost.HoursOf(50*time.Hour), w.Time.Sum)
	assert.Equal(t, 5, w.Known)
	assert.Equal(t, 7*time.Hour, w.LongestFocus.P50)

	people, meetings = staff(t, 6, 5, 1, 3, 2, 4)
	m, _ = team(t, people, nil, meetings).Meetings()
	assert.Equal(t, 210*time.Minute, m.Booked.P50, "between two")
	assert.Equal(t, 330*time.Minute, m.Booked.P90)
	people, meetings = staff(t, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10)
	m, _ = team(t, people, nil, meetings).Meetings()
	assert.Equal(t, 6*time.Hour, m.Booked.P50)
	assert.Equal(t, 10*time.Hour, m.Booked.P90)
}

// P6 of cost-model section 4.
func TestP6TeamsOfFewerThanFiveAreSuppressed(t *testing.T) {
	for n := range 8 {
		people, meetings := staff(t, make([]int, n)...)
		result := team(t, people, &load.Options{TeamSize: 1}, meetings)
		assert.Equal(t, n < 5, result.Suppressed(), n)
		assert.Equal(t, n, result.People())
		_, ok := result.Meetings()
		assert.Equal(t, n >= 5, ok)
		_, ok = result.Working()
		assert.Equal(t, n >= 5, ok)
		assert.Equal(t, n < 7, team(t, people, &load.Options{TeamSize: 7}, meetings).Suppressed())
	}
	assert.True(t, load.Team{}.Suppressed())
	people, meetings := staff(t, 1, 2, 3, 4)
	other, none := staff(t, 9, 9, 9, 9)
	assert.Equal(t, text(t, team(t, other, nil, none)), text(t, team(t, people, nil, meetings)), "nothing of them is in it")
}

// P6: no way leads from a team to a person.
func TestP6ATeamHoldsNoPerson(t *testing.T) {
	people, meetings := staff(t, 5, 1, 3, 2, 4)
	result := team(t, people, nil, meetings)
	for _, printed := range []string{text(t, result), fmt.Sprintf("%v %+v %#v", result, result, result)} {
		assert.NotContains(t, strings.ToLower(printed), "secret")
	}
	forbidden := []reflect.Type{reflect.TypeFor[participant.ID](), reflect.TypeFor[load.Indices](), reflect.TypeFor[load.Person](), reflect.TypeFor[load.Meetings](), reflect.TypeFor[load.Working]()}
	seen := map[reflect.Type]bool{}
	var walk func(t reflect.Type, path string)
	walk = func(each reflect.Type, path string) {
		if seen[each] || !strings.Contains(each.PkgPath(), "/cost/load") && each.PkgPath() != "" {
			return
		}
		seen[each] = true
		assert.False(t, slices.Contains(forbidden, each), path)
		switch each.Kind() {
		case reflect.Struct:
			for k := range each.NumField() {
				walk(each.Field(k).Type, path+"."+each.Field(k).Name)
			}
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(each.Elem(), path)
		case reflect.Map:
			t.Errorf("%s: a map of a team's figures would be one by person", path)
		}
		for k := range each.NumMethod() {
			for out := range each.Method(k).Type.NumOut() {
				walk(each.Method(k).Type.Out(out), path+"."+each.Method(k).Name+"()")
			}
		}
	}
	walk(reflect.TypeFor[load.Team](), "Team")
	assert.True(t, seen[reflect.TypeFor[load.Spread]()], "the walk came to the figures")
}

// Where hours are unknown for one person, their meetings would be the difference of two sums.
func TestP6AFewPeopleWithUnknownHoursCannotBeSubtracted(t *testing.T) {
	for _, test := range []struct {
		known, unknown int
		shown          bool
	}{{5, 0, true}, {5, 1, false}, {9, 4, false}, {5, 5, true}, {4, 5, false}, {0, 5, false}} {
		people, meetings := staff(t, make([]int, test.known+test.unknown)...)
		for k := range test.unknown {
			people[k].Hours = availability.WorkingHours{}
		}
		w, ok := team(t, people, nil, meetings).Working()
		assert.Equal(t, test.shown, ok, "%d of %d known", test.known, test.known+test.unknown)
		if ok {
			assert.Equal(t, test.known, w.Known)
		}
	}
}

func TestP6PercentilesOfRatiosNeedFiveThatAreDefined(t *testing.T) {
	people, meetings := staff(t, 1, 2, 3, 4, 0)
	m, _ := team(t, people, nil, meetings).Meetings()
	assert.False(t, m.RecurringShare.P50.Defined(), "one has no meetings, and so no share of them")
	people, meetings = staff(t, 1, 2, 3, 4, 5, 0)
	m, _ = team(t, people, nil, meetings).Meetings()
	assert.Equal(t, "0", m.RecurringShare.P50.Exact())
}

func TestPercentilesLieBetweenTheValuesAndInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 30 {
		values := make([]int, 5+r.IntN(12))
		for k := range values {
			values[k] = r.IntN(10)
		}
		people, meetings := staff(t, values...)
		result := team(t, people, nil, meetings)
		m, _ := result.Meetings()
		w, _ := result.Working()
		slices.Sort(values)
		assert.GreaterOrEqual(t, m.Booked.P50, time.Duration(values[0])*time.Hour)
		assert.LessOrEqual(t, m.Booked.P50, m.Booked.P90)
		assert.LessOrEqual(t, m.Booked.P90, time.Duration(values[len(values)-1])*time.Hour)
		v, _ := w.Load.P90.Value()
		assert.Equal(t, fmt.Sprintf("%.6f", m.Booked.P90.Hours()/10), v.Text(6), "load and hours of a ten-hour day say the same")
	}
}
