package availability_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func faults(t testing.TB, err error) map[string]string {
	t.Helper()
	var ps participant.Problems
	require.ErrorAs(t, err, &ps)
	m := make(map[string]string)
	for _, p := range ps {
		assert.NotContains(t, m, p.Path, "two faults in one place")
		m[p.Path] = p.Err.Error()
	}
	return m
}

func TestADraftReportsAllFaultsAtOnce(t *testing.T) {
	_, err := availability.New(availability.Draft{Week: availability.Week{
		time.Monday:    {"09:00-12:00", "11:00-17:00", "9-17", "13:00-13:00"},
		time.Tuesday:   {"00:00-24:00", "01:00-02:00", "03:00-04:00"},
		time.Wednesday: {"24:00-01:00", "09:60-10:00", "09:00-24:01", "09:00 17:00", ""},
		time.Thursday:  {"22:00-06:00"},
		time.Friday:    {"05:00-09:00"},
		time.Saturday:  {"20:00-04:00"},
		time.Sunday:    {"03:59-05:00"},
		7:              {"09:00-17:00"},
	}})
	found := faults(t, err)
	for path, says := range map[string]string{
		"/zone": "is missing", "/week": "7 is no day", "/week/monday/1": "overlaps 09:00-12:00 of Monday", "/week/monday/2": "form",
		"/week/monday/3": "00:00-24:00", "/week/tuesday/1": "overlaps", "/week/tuesday/2": "overlaps 00:00-24:00 of Tuesday",
		"/week/wednesday/0": "next day", "/week/wednesday/1": "form", "/week/wednesday/2": "form", "/week/wednesday/3": "form",
		"/week/wednesday/4": "form", "/week/friday/0": "overlaps 22:00-06:00 of Thursday", "/week/sunday/0": "overlaps 20:00-04:00 of Saturday",
	} {
		assert.Contains(t, found[path], says, path)
		delete(found, path)
	}
	assert.Empty(t, found)

	_, err = availability.New(availability.Draft{Zone: wallclock.ZoneOf(time.Local)})
	assert.Contains(t, faults(t, err), "/zone")
	assert.Contains(t, faults(t, err), "/week")
	many := make([]availability.Span, 25)
	_, err = availability.New(availability.Draft{Zone: wallclock.ZoneOf(time.UTC), Week: availability.Week{time.Monday: many}})
	assert.Equal(t, map[string]string{"/week/monday": "has 25 spans: at most 24 a day"}, faults(t, err))
}

func TestWorkingHoursShareNothingWithTheirDraft(t *testing.T) {
	d := availability.Draft{Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday("13:00-17:00", "09:00-12:00")}
	h := newHours(t, d)
	d.Week[time.Monday][0] = "00:00-24:00"
	assert.Equal(t, []availability.Span{"13:00-17:00", "09:00-12:00"}, d.Week[time.Tuesday], "days of a week share nothing")
	want := []availability.Span{"09:00-12:00", "13:00-17:00"}
	got := h.Draft()
	assert.Equal(t, want, got.Week[time.Monday])
	got.Week[time.Monday][0] = "00:00-24:00"
	assert.Equal(t, want, h.Draft().Week[time.Monday])
	assert.Equal(t, "UTC", h.Zone().Name())
	assert.True(t, availability.WorkingHours{}.Zone().IsZero())
	assert.Equal(t, availability.Draft{}, availability.WorkingHours{}.Draft())
}

func TestWorkingHoursComeBackFromJSON(t *testing.T) {
	h := newHours(t, availability.Draft{
		Zone: wallclock.ZoneOf(zone(t, "Europe/Berlin")), DaysOff: wallclock.NewDates(date(t, "2026-08-03")),
		Week: availability.Week{time.Friday: {"22:00-00:00"}, time.Monday: {"13:00-17:00", "09:00-12:00"}},
	})
	text, err := json.Marshal(h)
	require.NoError(t, err)
	assert.Equal(t, `{"schema":1,"zone":"Europe/Berlin","week":{"friday":["22:00-24:00"],"monday":["09:00-12:00","13:00-17:00"]},`+
		`"holidays":[],"days_off":["2026-08-03"]}`, string(text))
	again, err := availability.Decode(text, zones)
	require.NoError(t, err)
	restored, err := availability.Restore(h.Snapshot(), zones)
	require.NoError(t, err)
	for _, other := range []availability.WorkingHours{again, restored} {
		b, err := json.Marshal(other)
		require.NoError(t, err)
		assert.Equal(t, string(text), string(b))
	}
}

func TestUnknownWorkingHoursStayUnknown(t *testing.T) {
	var unknown availability.WorkingHours
	text, err := json.Marshal(unknown)
	require.NoError(t, err)
	assert.Equal(t, "null", string(text))
	again, err := availability.Decode(text, nil)
	require.NoError(t, err)
	assert.True(t, again.IsZero())
	assert.Equal(t, availability.Snapshot{}, unknown.Snapshot())
	_, err = availability.Restore(unknown.Snapshot(), nil)
	assert.Error(t, err, "a snapshot that holds nothing is a mistake")
}

func TestFaultsOfJSONAreLocated(t *testing.T) {
	for text, want := range map[string][]string{
		`[]`: {""}, `{`: {""}, `"x"`: {""}, ``: {""},
		`{}`: {"/schema", "/zone", "/week"},
		`{"schema":2,"zone":"UTC","week":{"monday":["09:00-17:00"]}}`:                                        {"/schema"},
		`{"schema":1,"zone":"Nowhere/Else","week":{"monday":["09:00-17:00"],"Monday":[],"mon":null}}`:        {"/zone", "/week/Monday", "/week/mon"},
		`{"schema":1,"zone":7,"week":{"monday":["9-5",8,"09:00-17:00"]},"holidays":["2026-02-30"]}`:          {"/zone", "/week/monday/0", "/week/monday/1", "/holidays/0"},
		`{"schema":1,"zone":"UTC","week":[],"days_off":"2026-02-01"}`:                                        {"/week", "/days_off"},
		`{"schema":1,"zone":"UTC","week":{"monday":[` + strings.Repeat(`"09:00-17:00",`, 24) + `"x"]}}`:      {"/week/monday"},
		`{"schema":1,"zone":"UTC","week":{"monday":["09:00-17:00"],"sunday":["09:00-10:00","09:30-09:45"]}}`: {"/week/sunday/1"},
	} {
		_, err := availability.Decode([]byte(text), zones)
		found := faults(t, err)
		assert.Len(t, found, len(want), "%s: %v", text, err)
		for _, path := range want {
			assert.Contains(t, found, path, text)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"schema":1,"zone":"Europe/Berlin","week":{"monday":["09:00-12:00","13:00-17:00"],"friday":["22:00-06:00"]},"days_off":["2026-08-03"]}`))
	f.Add([]byte(`{"schema":1,"zone":"+05:30","week":{"sunday":["00:00-24:00"]},"holidays":["2026-12-25"]}`))
	f.Add([]byte(`{"schema":1,"zone":{"name":"Office","offset":"+01:00"},"week":{"saturday":["23:00-22:59"]}}`))
	f.Add([]byte(`null`))
	window := between(f, "2026-01-01", "2026-04-01", time.UTC)
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := availability.Decode(data, zones)
		if err != nil {
			assert.True(t, h.IsZero())
			faults := participant.Located("", err)
			assert.NotEmpty(t, faults)
			return
		}
		text, err := json.Marshal(h)
		require.NoError(t, err)
		again, err := availability.Decode(text, zones)
		require.NoError(t, err, "%s", text)
		b, err := json.Marshal(again)
		require.NoError(t, err)
		assert.Equal(t, string(text), string(b))
		if !h.IsZero() {
			set := within(t, h, window)
			assert.True(t, set.Equal(within(t, again, window)))
			assert.LessOrEqual(t, set.Length(), window.Length())
		}
	})
}
