package minutes_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// whens returns the lines of an agenda's Markdown that have times.
func whens(t *testing.T, d meeting.Draft, options minutes.Options) (list []string) {
	t.Helper()
	for line := range strings.Lines(written(t, planned(t, occurrence(t, d), options), "md")) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "### ") || strings.HasPrefix(line, "- **When:** ") || strings.HasPrefix(line, "- **कब:** ") {
			list = append(list, line)
		}
	}
	return list
}

func TestDaysAndTimesAreThoseOfTheOccurrencesZone(t *testing.T) {
	item := func(title string, length time.Duration) agenda.Item { return agenda.Item{Title: title, Length: length} }
	for _, c := range []struct {
		name   string
		start  wallclock.Time
		length time.Duration
		items  []agenda.Item
		want   []string
	}{
		{
			"clocks go forward", wallclock.At(2026, time.March, 8, 1, 30, zone(t, "America/New_York")), time.Hour,
			[]agenda.Item{item("a", 30*time.Minute), item("b", 30*time.Minute)},
			[]string{
				"- **When:** Sunday, 8 March 2026, 01:30–03:30, America/New\\_York (UTC-05:00)",
				"### 01:30–03:00 a (30 min)", "### 03:00–03:30 b (30 min)",
			},
		},
		{
			"clocks go back", wallclock.At(2026, time.November, 1, 1, 30, zone(t, "America/New_York")), time.Hour,
			[]agenda.Item{item("a", time.Hour)},
			[]string{
				"- **When:** Sunday, 1 November 2026, 01:30–01:30, America/New\\_York (UTC-04:00)", "### 01:30–01:30 a (1 h)",
			},
		},
		{
			"past midnight", wallclock.At(2026, time.December, 31, 23, 30, time.UTC), 90 * time.Minute,
			[]agenda.Item{item("a", time.Hour), item("b", 15*time.Minute+30*time.Second)},
			[]string{
				"- **When:** Thursday, 31 December 2026, 23:30 – Friday, 1 January 2027, 01:00, UTC (UTC+00:00)",
				"### 23:30 – Friday, 1 January 2027, 00:30 a (1 h)", "### Friday, 1 January 2027, 00:30–00:45:30 b (15 min 30 s)",
			},
		},
		{
			"an offset", wallclock.At(2026, time.May, 4, 9, 0, time.FixedZone("", 5*3600+1800)), 0, nil,
			[]string{"- **When:** Monday, 4 May 2026, 09:00, UTC+05:30"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := meeting.Draft{Start: c.start, Length: c.length, Agenda: agenda.Agenda{Items: c.items}}
			if c.length == 0 {
				d.End = c.start
			}
			assert.Equal(t, c.want, whens(t, d, minutes.Options{}))
		})
	}
}

func TestHindiWritesDaysAndLengthsItsOwnWay(t *testing.T) {
	d := meeting.Draft{
		Start: wallclock.At(2026, time.September, 30, 9, 0, zone(t, "Asia/Kolkata")), Length: 90 * time.Minute,
		Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "परिचय", Length: 75 * time.Minute}}},
	}
	assert.Equal(t, []string{
		"- **कब:** बुधवार, 30 सितंबर 2026, 09:00–10:30, Asia/Kolkata (UTC+05:30)", "### 09:00–10:15 परिचय (1 घं॰ 15 मि॰)",
	}, whens(t, d, minutes.Options{Language: "hi_IN"}))
	assert.Contains(t, whens(t, d, minutes.Options{Language: "hi-Latn"})[0], "When")
	assert.Contains(t, whens(t, d, minutes.Options{Language: "fr"})[0], "When")
}

func TestTooLongAnAgendaSaysSoInside(t *testing.T) {
	d := visit(t)
	d.Length = 45 * time.Minute
	text := written(t, planned(t, occurrence(t, d), minutes.Options{Internal: true}), "md")
	assert.Contains(t, text, "- **Items take too long by:** 5 min\n")
	assert.NotContains(t, text, "Time left")
}

func TestAnOccurrenceHasItsOwnTimePlaceAndAgenda(t *testing.T) {
	d := visit(t)
	d.Repeats = recurrence.Weekly()
	original := d.Start.Local().Add(7 * 24 * time.Hour)
	d.Overrides = []meeting.Override{{
		Original: original, Start: wallclock.At(2026, time.January, 16, 9, 0, time.UTC), Title: "Second look",
		Venue: meeting.Venue{Place: "Plant 2"}, Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Tour", Length: time.Hour}}},
	}}
	m, err := meeting.New(d)
	require.NoError(t, err)
	o, ok := m.Occurrence(original)
	require.True(t, ok)
	text := written(t, planned(t, o, minutes.Options{}), "md")
	for _, want := range []string{
		"# Agenda: Second look\n", "Friday, 16 January 2026, 09:00–10:00, UTC", "**Where:** Plant 2\n", "### 09:00–10:00 Tour (1 h)\n",
	} {
		assert.Contains(t, text, want)
	}
}
