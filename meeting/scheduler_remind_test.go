package meeting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/participant"
)

// reminding returns an office that has told everybody of the meeting of d.
func reminding(t *testing.T, d meeting.Draft, leads ...time.Duration) (*office, *inbox, meeting.Meeting) {
	t.Helper()
	f, box := opened(t, meeting.SchedulerOptions{Leads: leads}), &inbox{}
	m := f.scheduled(d)
	f.deliver(box)
	box.told()
	return f, box, m
}

func (f *office) remindedAt(box *inbox, text string) []string {
	f.at(text).deliver(box)
	return box.told()
}

func TestPeopleAreRemindedOfEachOccurrenceOnce(t *testing.T) {
	f, box, _ := reminding(t, mondays("ann", "bo"), 15*time.Minute)
	assert.Empty(t, f.remindedAt(box, "2026-01-05T08:44:59Z"))
	assert.Equal(t, []string{"ann reminder 2026-01-05T09:00:00", "bo reminder 2026-01-05T09:00:00"}, f.remindedAt(box, "2026-01-05T08:45:00Z"))
	assert.Empty(t, f.remindedAt(box, "2026-01-05T08:50:00Z"))
	assert.Empty(t, f.remindedAt(box, "2026-01-05T09:50:00Z"))
	assert.Len(t, f.remindedAt(box, "2026-01-12T08:45:00Z"), 2)
}

func TestALateReminderIsSentUntilTheOccurrenceBegins(t *testing.T) {
	f, box, _ := reminding(t, mondays("ann"), 15*time.Minute)
	assert.Equal(t, []string{"ann reminder 2026-01-05T09:00:00"}, f.remindedAt(box, "2026-01-05T08:59:59Z"))
	assert.Empty(t, f.remindedAt(box, "2026-01-12T09:00:00Z"), "too late for the second")
	assert.Equal(t, []string{"ann reminder 2026-02-23T09:00:00"}, f.remindedAt(box, "2026-02-23T08:55:00Z"), "after an outage of weeks")
}

func TestARemindersFailureIsNotItsEnd(t *testing.T) {
	f, box, _ := reminding(t, mondays("ann"), time.Hour)
	box.fail = func(meeting.Notification) error { return errDown }
	assert.Equal(t, meeting.Deliveries{Deferred: 1}, f.at("2026-01-05T08:00:00Z").deliver(box))
	box.fail = nil
	assert.Equal(t, []string{"ann reminder 2026-01-05T09:00:00"}, f.remindedAt(box, "2026-01-05T08:05:00Z"))
	box.fail = func(meeting.Notification) error { return errDown }
	f.at("2026-01-12T08:00:00Z").deliver(box)
	box.fail = nil
	assert.Equal(t, meeting.Deliveries{Dropped: 1}, f.at("2026-01-12T09:00:00Z").deliver(box), "it has begun")
	assert.Equal(t, []string{"ann reminder 2026-01-19T09:00:00"}, f.remindedAt(box, "2026-01-19T08:00:00Z"))
}

func TestAReminderIsLookedAtAgainWhenItIsDue(t *testing.T) {
	second := local("2026-01-12T09:00")
	for name, c := range map[string]struct {
		change func(f *office, key meeting.Key) error
		at     map[string][]string
	}{
		"canceled": {
			func(f *office, key meeting.Key) error {
				_, err := f.Cancel(f.t.Context(), "ann", key, meeting.ReachOne)
				return err
			},
			map[string][]string{"2026-01-12T08:50:00Z": {}, "2026-01-19T08:50:00Z": {"bo reminder 2026-01-19T09:00:00"}},
		},
		"moved to later": {
			func(f *office, key meeting.Key) error {
				_, err := f.Edit(f.t.Context(), "ann", key.Meeting, meeting.One(second, func(o *meeting.Override) { o.Start = at("2026-01-12T15:00", "UTC") }))
				return err
			},
			map[string][]string{"2026-01-12T08:50:00Z": {}, "2026-01-12T14:50:00Z": {"bo reminder 2026-01-12T09:00:00"}},
		},
		"moved to earlier": {
			func(f *office, key meeting.Key) error {
				_, err := f.Edit(f.t.Context(), "ann", key.Meeting, meeting.One(second, func(o *meeting.Override) { o.Start = at("2026-01-11T15:00", "UTC") }))
				return err
			},
			map[string][]string{"2026-01-11T14:50:00Z": {"bo reminder 2026-01-12T09:00:00"}, "2026-01-12T08:50:00Z": {}},
		},
		"declined": {
			func(f *office, key meeting.Key) error {
				_, err := f.Respond(f.t.Context(), "bo", key, participant.Declined)
				return err
			},
			map[string][]string{"2026-01-12T08:50:00Z": {}, "2026-01-19T08:50:00Z": {"bo reminder 2026-01-19T09:00:00"}},
		},
		"started": {
			func(f *office, key meeting.Key) error { _, err := f.Start(f.t.Context(), "ann", key); return err },
			map[string][]string{"2026-01-12T08:50:00Z": {}, "2026-01-19T08:50:00Z": {"bo reminder 2026-01-19T09:00:00"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := mondays("bo")
			d.Organizer = "ann"
			f, box, m := reminding(t, d, 15*time.Minute)
			f.remindedAt(box, "2026-01-10T12:00:00Z")
			require.NoError(t, c.change(f, meeting.Key{Meeting: m.ID(), Original: second}))
			f.deliver(box)
			box.told()
			for _, moment := range []string{"2026-01-11T14:50:00Z", "2026-01-12T08:50:00Z", "2026-01-12T14:50:00Z", "2026-01-19T08:50:00Z"} {
				got := f.remindedAt(box, moment)
				if want, ok := c.at[moment]; ok {
					assert.Equal(t, want, got, moment)
				}
			}
		})
	}
}

func TestAReminderThatWaitsToBeSentIsLookedAtOnceMore(t *testing.T) {
	f, box, m := reminding(t, mondays("bo"), time.Hour)
	box.fail = func(meeting.Notification) error { return errDown }
	f.at("2026-01-05T08:00:00Z").deliver(box)
	box.fail = nil
	_, err := f.Edit(t.Context(), "bo", m.ID(), meeting.One(local("2026-01-05T09:00"), func(o *meeting.Override) { o.Start = at("2026-01-05T12:00", "UTC") }))
	require.NoError(t, err)
	assert.Equal(t, meeting.Deliveries{Dropped: 1}, f.at("2026-01-05T08:10:00Z").deliver(box), "the time in it is wrong")
	assert.Equal(t, []string{"bo reminder 2026-01-05T09:00:00"}, f.remindedAt(box, "2026-01-05T11:00:00Z"))
}

func TestAnEditRemindsNobodyTwice(t *testing.T) {
	f, box, m := reminding(t, hour("2026-01-05T09:00", "bo"), 24*time.Hour)
	edit := func(change func(d *meeting.Draft)) {
		_, err := f.Edit(t.Context(), "bo", m.ID(), meeting.All(change))
		require.NoError(t, err)
		f.deliver(box)
	}
	assert.Len(t, f.remindedAt(box, "2026-01-04T10:00:00Z"), 1)
	edit(func(d *meeting.Draft) { d.Title = "Review" })
	assert.Empty(t, box.told())
	edit(func(d *meeting.Draft) { d.Start = at("2026-01-05T08:00", "UTC") })
	assert.Equal(t, []string{"bo reminder 2026-01-05T08:00:00"}, box.told(), "it is at another time")
	edit(func(d *meeting.Draft) { d.Start = at("2026-01-05T12:00", "UTC") })
	assert.Equal(t, []string{"bo reminder 2026-01-05T12:00:00"}, f.remindedAt(box, "2026-01-04T12:00:00Z"))
	assert.NotContains(t, f.bytes(), `"reminders":null`)
	assert.Empty(t, f.remindedAt(box, "2026-01-05T12:00:00Z"))
	assert.Contains(t, f.bytes(), `"reminders":null`, "nothing is left of it")
}

func TestLeadsThatAreLongerThanTheGapRemindOfEach(t *testing.T) {
	d := hour("2026-01-05T09:00", "bo")
	d.Repeats = recurrence.Daily().Times(4)
	f, box, _ := reminding(t, d, 48*time.Hour, time.Hour)
	assert.Equal(t, []string{"bo reminder 2026-01-05T09:00:00"}, f.remindedAt(box, "2026-01-03T09:00:00Z"))
	assert.Equal(t, []string{"bo reminder 2026-01-06T09:00:00"}, f.remindedAt(box, "2026-01-04T09:00:00Z"))
	assert.Equal(t, []string{"bo reminder 2026-01-05T09:00:00"}, f.remindedAt(box, "2026-01-05T08:00:00Z"))
	assert.Equal(t, []string{"bo reminder 2026-01-07T09:00:00", "bo reminder 2026-01-08T09:00:00"},
		f.remindedAt(box, "2026-01-06T09:00:00Z"), "two were due; for the hour before the second it is too late")
}

func TestRemindersKeepToTheClockOnTheWall(t *testing.T) {
	d := meeting.Draft{
		Start: at("2026-03-05T09:00", "America/New_York"), Length: time.Hour, Repeats: recurrence.Weekly(),
		Roster: participant.Roster{{ID: "bo"}},
	}
	f, box, _ := reminding(t, d, 15*time.Minute)
	assert.Len(t, f.remindedAt(box, "2026-03-05T13:45:00Z"), 1)
	assert.Len(t, f.remindedAt(box, "2026-03-12T12:45:00Z"), 1, "the clocks went forward")
	assert.Empty(t, f.remindedAt(box, "2026-03-12T13:45:00Z"))
	// The machine's clock is set back by a day, and comes right again.
	assert.Empty(t, f.remindedAt(box, "2026-03-11T12:45:00Z"))
	assert.Empty(t, f.remindedAt(box, "2026-03-12T12:46:00Z"))
	assert.Len(t, f.remindedAt(box, "2026-03-19T12:45:00Z"), 1)
}

func TestAReminderThatComesAgainHasTheSameID(t *testing.T) {
	d := hour("2026-01-05T09:00", "bo")
	f, box, m := reminding(t, d, 24*time.Hour)
	f.at("2026-01-04T10:00:00Z").deliver(box)
	first := box.got
	require.Len(t, first, 1)
	box.got = nil
	_, err := f.Edit(t.Context(), "bo", m.ID(), meeting.All(func(d *meeting.Draft) {
		d.Extra = append(d.Extra, local("2026-01-05T07:00")) // before what bo has been told of
	}))
	require.NoError(t, err)
	f.deliver(box)
	require.Len(t, box.got, 2)
	assert.Equal(t, local("2026-01-05T07:00"), box.got[0].Occurrence)
	assert.Equal(t, first[0].ID, box.got[1].ID)
	assert.NotEqual(t, first[0].Version, box.got[1].Version)
}

func TestRemindersThatSomebodyElseIsAtAreLeftToThem(t *testing.T) {
	f, box, _ := reminding(t, mondays("bo"), time.Hour)
	calls := 0
	busy := meeting.NewScheduler(refusing{f.store, meeting.ErrConflict, &calls}, nil)
	done, err := busy.Deliver(t.Context(), f.at("2026-01-05T08:30:00Z").now, box)
	require.NoError(t, err)
	assert.Zero(t, done)
	assert.Equal(t, 1, calls)
	assert.Len(t, f.remindedAt(box, "2026-01-05T08:30:00Z"), 1)
}
