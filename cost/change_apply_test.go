package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestOnceAMonthKeepsThePlaceOfTheWeekdayInItsMonth(t *testing.T) {
	card, _ := eightPeople(t)
	for day, want := range map[int]int{1: 1, 7: 1, 8: 2, 14: 2, 15: 3, 21: 3, 22: 4, 28: 4, 29: -1} {
		m := newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, time.January, day, 9, 0, time.UTC), Length: time.Hour, Roster: roster("a"),
			Repeats: recurrence.Weekly().Every(2),
		})
		for a := range forecast(t, cost.NewModel(card, nil), year(2026), m).Advice() {
			require.Equal(t, cost.OnceAMonth, a.Change.Kind())
			rule := recurrence.Monthly().OnThe(want, m.Start().Local().Weekday())
			assert.True(t, rule.Equal(a.Meeting.Repeats()), "day %d: %s", day, a.Meeting.Repeats())
			break
		}
	}
}

func TestASeriesOfMoreThan10000StartsIsNotHeldLessOften(t *testing.T) {
	card, _ := eightPeople(t)
	for starts, want := range map[int][]cost.ChangeKind{10_000: {cost.EverySecondWeek}, 10_001: nil} {
		m := newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, 12, 21, 9, 0, time.UTC), Length: 30 * time.Minute, Roster: roster("a"),
			Repeats: recurrence.Weekly().Times(starts),
		})
		var got []cost.ChangeKind
		for a := range forecast(t, cost.NewModel(card, nil), year(2026), m).Advice() {
			got = append(got, a.Change.Kind())
		}
		assert.Equal(t, want, got, starts)
	}
}

// The rosters of single occurrences lose their optional people too, and the answers of people who are on no roster any
// more go with them.
func TestOptionalPeopleAreDroppedFromSingleOccurrences(t *testing.T) {
	card, _ := eightPeople(t)
	start := wallclock.At(2026, 1, 5, 9, 0, time.UTC)
	optional := participant.Participant{ID: "o", Part: participant.Optional}
	answers := func() map[participant.ID]participant.Response {
		return map[participant.ID]participant.Response{"a": participant.Accepted, "o": participant.Accepted}
	}
	m := newMeeting(t, meeting.Draft{
		Start: start, Length: 30 * time.Minute, Repeats: recurrence.Daily().Times(3), Roster: append(roster("a"), optional),
		Overrides: []meeting.Override{
			{Original: start.Local(), Responses: answers()},
			{Original: start.Local().Add(24 * time.Hour), Roster: append(roster("a", "b"), optional), Responses: answers()},
		},
	})
	n := 0
	for a := range forecast(t, cost.NewModel(card, nil), year(2026), m).Advice() {
		n++
		assert.Equal(t, cost.DropOptional, a.Change.Kind())
		d := a.Meeting.Draft()
		assert.Equal(t, roster("a"), d.Roster)
		want := map[participant.ID]participant.Response{"a": participant.Accepted}
		assert.Nil(t, d.Overrides[0].Roster, "as the series has it")
		assert.Equal(t, want, d.Overrides[0].Responses)
		assert.Equal(t, roster("a", "b"), d.Overrides[1].Roster)
		assert.Equal(t, want, d.Overrides[1].Responses)
	}
	assert.Equal(t, 1, n)
}
