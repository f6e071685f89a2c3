package diary_test

import (
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/internal/diary"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// roster has who is on the roster; all but declined people may attend, with the length of their ID as weight.
func roster(o meeting.Occurrence) iter.Seq[diary.Attendee] {
	return func(yield func(diary.Attendee) bool) {
		for p := range o.Participants() {
			a := diary.Attendee{Participant: p, May: p.Response != participant.Declined, Weight: uint64(len(p.ID))}
			if !yield(a) {
				return
			}
		}
	}
}

// march is a span of days in March 2026, in UTC.
func march(t testing.TB, from, to int) interval.Interval {
	t.Helper()
	i, err := interval.New(time.Date(2026, 3, from, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, to, 0, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	return i
}

func nine(t testing.TB, change func(*meeting.Draft)) meeting.Meeting {
	t.Helper()
	d := meeting.Draft{
		Start: wallclock.At(2026, 3, 2, 9, 0, time.UTC), Length: time.Hour,
		Roster: participant.Roster{{ID: "ann", Role: participant.SalesManager}, {ID: "bo"}},
	}
	change(&d)
	m, err := meeting.New(d)
	require.NoError(t, err)
	return m
}

// written are the diaries of ann and bo once m is in them.
func written(t testing.TB, m meeting.Meeting, people ...diary.Person) (book *diary.Book, ann, bo diary.Diary) {
	t.Helper()
	if people == nil {
		people = []diary.Person{{ID: "ann"}, {ID: "bo"}}
	}
	book = diary.NewBook(march(t, 1, 8), people, roster)
	book.Write(7, m)
	return book, book.Diaries()[0], book.Diaries()[1]
}

func TestAMeetingStandsInTheDiariesOfThoseWhoMayAttend(t *testing.T) {
	m := nine(t, func(d *meeting.Draft) { d.Roster[1].Response = participant.Declined })
	_, ann, bo := written(t, m)
	require.Len(t, ann.Meetings, 1)
	e := ann.Meetings[0]
	assert.Equal(t, "2026-03-02T09:00:00Z/2026-03-02T10:00:00Z", e.Span.String())
	assert.Equal(t, 7, e.Meeting)
	assert.Equal(t, participant.SalesManager, e.Role)
	assert.Equal(t, uint64(3), e.Weight)
	assert.False(t, e.Recurs)
	assert.Empty(t, ann.Own)
	assert.Equal(t, diary.Diary{}, bo)
}

func TestWhatNobodyElseIsOnIsNoMeeting(t *testing.T) {
	for name, c := range map[string]struct {
		change        func(*meeting.Draft)
		meetings, own int
	}{
		"alone":                          {func(d *meeting.Draft) { d.Roster = d.Roster[:1] }, 0, 1},
		"alone and organizes it":         {func(d *meeting.Draft) { d.Roster, d.Organizer = d.Roster[:1], "ann" }, 0, 1},
		"alone, and another called it":   {func(d *meeting.Draft) { d.Roster, d.Organizer = d.Roster[:1], "zoe" }, 1, 0},
		"with somebody who has declined": {func(d *meeting.Draft) { d.Roster[1].Response = participant.Declined }, 1, 0},
		"of no length":                   {func(d *meeting.Draft) { d.Length, d.End = 0, d.Start }, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			_, ann, _ := written(t, nine(t, c.change))
			assert.Len(t, ann.Meetings, c.meetings)
			assert.Len(t, ann.Own, c.own)
		})
	}
}

func TestSpansAreCutToTheWindow(t *testing.T) {
	m := nine(t, func(d *meeting.Draft) { d.Start = wallclock.At(2026, 2, 28, 23, 0, time.UTC); d.Length = 2 * time.Hour })
	busy := []interval.Interval{march(t, 7, 9), march(t, 8, 10)}
	_, ann, bo := written(t, m, diary.Person{ID: "ann", Busy: busy}, diary.Person{ID: "bo"})
	assert.Equal(t, "2026-03-01T00:00:00Z/2026-03-01T01:00:00Z", bo.Meetings[0].Span.String())
	require.Len(t, ann.Own, 1)
	assert.True(t, ann.Own[0].Equal(march(t, 7, 8)))
}

func TestAnOverrideHasItsOwnPeople(t *testing.T) {
	m := nine(t, func(d *meeting.Draft) {
		d.Repeats = recurrence.Daily().Times(3)
		d.Overrides = []meeting.Override{{
			Original: d.Start.Local().Add(24 * time.Hour), Roster: participant.Roster{{ID: "bo"}, {ID: "cy"}},
		}}
	})
	book, ann, bo := written(t, m)
	assert.Len(t, ann.Meetings, 2)
	assert.Len(t, bo.Meetings, 3)
	assert.True(t, bo.Meetings[0].Recurs)
	assert.Equal(t, 1, book.Strangers(), "cy")
}

func TestWhoeverTheMeetingIsForDecidesWhetherItFacesCustomers(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*meeting.Draft)
		want   bool
	}{
		"colleagues":             {func(*meeting.Draft) {}, false},
		"a customer":             {func(d *meeting.Draft) { d.Roster[1].Role = participant.NewCustomer }, true},
		"somebody from outside":  {func(d *meeting.Draft) { d.Roster[1].External = true }, true},
		"a partner":              {func(d *meeting.Draft) { d.Roster[1].Role = participant.Partner }, false},
		"a customer, internal":   {func(d *meeting.Draft) { d.Roster[1].Role, d.Audience = participant.NewCustomer, meeting.Internal }, false},
		"stated, without anyone": {func(d *meeting.Draft) { d.Audience = meeting.CustomerFacing }, true},
	} {
		t.Run(name, func(t *testing.T) {
			_, ann, _ := written(t, nine(t, c.change))
			assert.Equal(t, c.want, ann.Meetings[0].Customers)
			assert.Equal(t, time.Hour, ann.Merged(func(diary.Entry) bool { return true }).Length())
			assert.Zero(t, ann.Merged(func(diary.Entry) bool { return false }).Length())
		})
	}
}

func TestOneOccurrenceCanBeWrittenAlone(t *testing.T) {
	m := nine(t, func(d *meeting.Draft) { d.Repeats = recurrence.Daily() })
	o, ok := m.Occurrence(wallclock.At(2026, 3, 4, 9, 0, time.UTC).Local())
	require.True(t, ok)
	book := diary.NewBook(march(t, 1, 8), []diary.Person{{ID: "ann"}}, roster)
	book.WriteOne(1, o)
	require.Len(t, book.Diaries()[0].Meetings, 1)
	assert.Equal(t, "2026-03-04T09:00:00Z/2026-03-04T10:00:00Z", book.Diaries()[0].Meetings[0].Span.String())
}
