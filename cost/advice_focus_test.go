package cost_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Ann has declined all occurrences of two series, one by one. When they become one, she is asked again, and so loses
// the first hour of 9:00 to 11:30, twice.
func TestWhoIsAskedAgainLosesFocusTimeByTheThresholdOfTheirRole(t *testing.T) {
	model := prepared(t, func(o *cost.Options) {
		o.Focus = newFocus(t, cost.FocusDraft{
			Hours:           everybody(workingHours(t, time.UTC, "09:00-11:30"), "ann"),
			ThresholdByRole: map[participant.Role]time.Duration{participant.SalesManager: time.Hour}, Source: "test",
		})
	})
	found := merges(t, model, neighbors(t, func(one, two *meeting.Draft) {
		for _, d := range []*meeting.Draft{one, two} {
			d.Repeats = d.Repeats.Times(2)
			d.Roster = append(d.Roster, participant.Participant{ID: "ann", Role: participant.SalesManager})
			d.Overrides = override(*d, func(*meeting.Override) {})
			d.Overrides = append(d.Overrides, meeting.Override{Original: d.Start.Local()})
			for i := range d.Overrides {
				d.Overrides[i].Responses = map[participant.ID]participant.Response{"ann": declined}
			}
		}
	})...)
	require.Len(t, found, 1)
	assert.Equal(t, -2*time.Hour, found[0].Focus)
}

func TestAdviceThatSavesMoneySaysSoWhateverFocusTimeItSaves(t *testing.T) {
	m := newMeeting(t, meeting.Draft{
		Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Roster: roster("a", "b"),
	})
	advice := slices.Collect(forecast(t, nineToFive(t, asItIs), year(2026), m).Advice())
	require.Len(t, advice, 1)
	assert.Equal(t, "shorten it to 30 minutes: 60.00 USD", advice[0].String())
	assert.Equal(t, time.Hour, advice[0].Focus, "half an hour of each")
	assert.Equal(t, "change nothing: 0", cost.Advice{}.String())
}

func TestWhatHasNoMeetingsGivesNoAdvice(t *testing.T) {
	assert.Empty(t, slices.Collect(cost.Forecast{}.Advice()))
	assert.Empty(t, slices.Collect(forecast(t, nineToFive(t, asItIs), year(2026)).Advice()))
}

// After the merge of forecast and pipeline until 10:00, the review could only move to 10:10, where pipeline ended.
func TestNothingIsMovedNextToASeriesThatEnds(t *testing.T) {
	meetings := neighbors(t, func(one, two *meeting.Draft) {
		for _, d := range []*meeting.Draft{one, two} { // not to be made shorter
			d.Agenda.Items = []agenda.Item{{Title: "x", Length: d.Length}}
		}
	})
	review := meetings[1].Draft()
	review.Title, review.Start = "review", wallclock.At(2026, 1, 5, 11, 30, time.UTC)
	model := prepared(t, func(o *cost.Options) {
		o.Focus = newFocus(t, cost.FocusDraft{
			Hours: everybody(workingHours(t, time.UTC, "09:00-17:00"), "a", "b", "c", "d", "e"),
			Busy: map[participant.ID][]interval.Interval{"a": {
				span(t, "2026-01-05T10:05:00Z", "2026-01-05T10:06:00Z"), span(t, "2026-01-05T12:35:00Z", "2026-01-05T12:36:00Z"),
			}},
		})
	})
	var got []string
	for a := range forecast(t, model, year(2026), append(meetings, newMeeting(t, review))...).Advice() {
		got = append(got, a.Change.String())
	}
	assert.Equal(t, []string{`hold it together with "pipeline", 60 minutes`}, got)
}

// In New York 01:30 to 03:30 is one hour on 8 March 2026, and 04:30 to 06:30 is two.
func TestAMoveThatWouldChangeTheCostIsNone(t *testing.T) {
	newYork := zone(t, "America/New_York")
	at := func(title string, hour, minute int, length time.Duration) meeting.Draft {
		return meeting.Draft{
			Title: title, Start: wallclock.At(2026, 3, 8, hour, minute, newYork), Length: length, Roster: roster("a", "b", "c"),
			Repeats: recurrence.Daily().Every(7).Times(2), Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "x", Length: length}}},
		}
	}
	hours, err := availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(newYork), Week: availability.Week{time.Sunday: {"00:00-10:00"}},
	})
	require.NoError(t, err)
	model := nineToFive(t, func(d *cost.FocusDraft) {
		d.Hours = everybody(hours, "a", "b", "c")
		d.Busy = map[participant.ID][]interval.Interval{"a": { // what bars all other moves
			span(t, "2026-03-08T01:10:00-05:00", "2026-03-08T01:11:00-05:00"), span(t, "2026-03-08T03:35:00-04:00", "2026-03-08T03:36:00-04:00"),
		}}
	})
	elapsed := at("early", 1, 30, time.Hour)
	clock := elapsed
	clock.Length, clock.End = 0, wallclock.At(2026, 3, 8, 3, 30, newYork)
	for want, early := range map[string]meeting.Draft{"move it to 04:30, next to \"short\"": elapsed, "": clock} {
		got := ""
		for _, a := range moves(t, model, newMeeting(t, early), newMeeting(t, at("short", 4, 0, 30*time.Minute))) {
			got += a.Change.String()
		}
		assert.Equal(t, want, got)
	}
}
