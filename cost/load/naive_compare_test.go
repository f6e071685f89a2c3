package load_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// changes are days around which clocks change in a zone, and one where they don't: by an hour at night, by half
// an hour, and at midnight.
var changes = []struct {
	zone string
	day  string // of the year 2026, as are all here
}{
	{"America/New_York", "2026-03-08"},
	{"America/New_York", "2026-11-01"},
	{"Europe/London", "2026-03-29"},
	{"Europe/London", "2026-10-25"},
	{"Australia/Lord_Howe", "2026-04-05"},
	{"Australia/Lord_Howe", "2026-10-04"},
	{"America/Santiago", "2026-04-05"},
	{"America/Santiago", "2026-09-06"},
	{"Asia/Kolkata", "2026-08-15"},
}

// weeks are what people work, from day shifts with a lunch break to nights and all the time.
var weeks = [][]availability.Span{
	{"09:00-12:30", "13:15-17:45"},
	{"08:00-17:00"},
	{"22:00-06:00"},
	{"01:45-02:15", "02:15-10:00", "23:30-00:30"},
	{"00:00-24:00"},
	{"02:20-02:40", "16:00-16:01", "01:30-02:05"},
}

// A calendar is one person's, as the naive program and the library have it.
type calendar struct {
	naive    naivePerson
	meetings []naiveMeeting
	person   load.Person
	drafts   []meeting.Draft
	from, to time.Time
}

func localDate(t testing.TB, text string) wallclock.Date {
	t.Helper()
	d, err := wallclock.ParseDate(text)
	require.NoError(t, err)
	return d
}

// newCalendar makes a random one around a change of clocks, in minutes.
func newCalendar(t testing.TB, r *rand.Rand, zoneName, day string) *calendar {
	loc := zone(t, zoneName)
	c := &calendar{naive: naivePerson{zone: loc, week: map[time.Weekday][][2]int{}, holidays: map[string]bool{}}}
	draft := availability.Draft{Zone: wallclock.ZoneOf(loc), Week: availability.Week{}}
	spans := weeks[r.IntN(len(weeks))]
	for d := time.Sunday; d <= time.Saturday; d++ {
		if r.IntN(6) == 0 {
			continue
		}
		draft.Week[d] = spans
		for _, s := range spans {
			c.naive.week[d] = append(c.naive.week[d], minutesOf(s))
		}
	}
	if len(draft.Week) == 0 {
		draft.Week[time.Monday], c.naive.week[time.Monday] = spans[:1], [][2]int{minutesOf(spans[0])}
	}
	middle := localDate(t, day)
	for range r.IntN(4) {
		off := middle.AddDays(r.IntN(9) - 4)
		c.naive.holidays[off.String()] = true
		if r.IntN(2) == 0 {
			draft.Holidays = draft.Holidays.Union(wallclock.NewDates(off))
		} else {
			draft.DaysOff = draft.DaysOff.Union(wallclock.NewDates(off))
		}
	}
	hours, err := availability.New(draft)
	require.NoError(t, err)
	c.from = meets(middle.AddDays(-4).String()+" 12:00", loc).Add(time.Duration(r.IntN(2000)) * time.Minute)
	c.to = c.from.Add(time.Duration(r.IntN(7*1440)) * time.Minute)
	c.person = load.Person{ID: "p0", Hours: hours}
	for range r.IntN(4) {
		begin := c.from.Add(time.Duration(r.IntN(6000)-300) * time.Minute)
		end := begin.Add(time.Duration(r.IntN(300)) * time.Minute)
		c.naive.own = append(c.naive.own, [2]time.Time{begin, end})
		block, err := interval.New(begin, end)
		require.NoError(t, err)
		c.person.Busy = append(c.person.Busy, block)
	}
	return c
}

// minutesOf returns the minutes of the day at which s begins and ends.
func minutesOf(s availability.Span) [2]int {
	var h1, m1, h2, m2 int
	if _, err := fmt.Sscanf(string(s), "%02d:%02d-%02d:%02d", &h1, &m1, &h2, &m2); err != nil {
		panic(err)
	}
	from, to := h1*60+m1, h2*60+m2
	if to < from {
		to += 1440
	}
	return [2]int{from, to}
}

// meet adds a random meeting, or a block of the person's own, that begins around the window.
func (c *calendar) meet(t testing.TB, r *rand.Rand) {
	from := []string{"Asia/Kolkata", "America/New_York", "Pacific/Apia", c.naive.zone.String()}[r.IntN(4)]
	loc := zone(t, from)
	day := wallclock.DateOf(c.from.In(loc)).AddDays(r.IntN(10) - 1)
	hour, minute := r.IntN(24), []int{0, 0, 15, 30, 50, 55, r.IntN(60)}[r.IntN(7)]
	if len(c.meetings) > 0 && r.IntN(2) == 0 { // soon after another
		after := c.meetings[r.IntN(len(c.meetings))].to.Add(time.Duration(r.IntN(8)-1) * time.Minute).UTC()
		loc, day, hour, minute = time.UTC, wallclock.DateOf(after), after.Hour(), after.Minute()
	}
	year, month, dayOfMonth := day.Year(), day.Month(), day.Day()
	length := []int{0, 5, 10, 15, 30, 60, 55, 25, 1 + r.IntN(200), 1 + r.IntN(2000)}[r.IntN(10)]
	d := meeting.Draft{
		Title: "m", Start: wallclock.At(year, month, dayOfMonth, hour, minute, loc), Length: time.Duration(length) * time.Minute,
		Audience: []meeting.Audience{"", "", meeting.Internal, meeting.CustomerFacing}[r.IntN(4)],
		Roster:   participant.Roster{{ID: "p0", Response: []participant.Response{needsAction, participant.Accepted, tentative, declined}[r.IntN(4)]}, {ID: "x"}},
	}
	if length == 0 {
		d.End = d.Start
	}
	customer := r.IntN(3) == 0
	if customer {
		d.Roster[1] = participant.Participant{ID: "x", Role: participant.NewCustomer, Response: []participant.Response{participant.Accepted, declined}[r.IntN(2)]}
	}
	alone := r.IntN(8) == 0
	if alone {
		d.Roster = d.Roster[:1]
	}
	times, every := 1, 1
	if r.IntN(3) == 0 {
		times, every = 2+r.IntN(4), 1+r.IntN(3)
		d.Repeats = recurrence.Daily().Every(every).Times(times)
	}
	skipped := -1
	if times > 1 && r.IntN(2) == 0 {
		skipped = r.IntN(times)
		d.Overrides = []meeting.Override{{
			Original:  wallclock.At(year, month, dayOfMonth, hour, minute, loc).Local().Add(time.Duration(skipped*every) * 24 * time.Hour),
			Responses: map[participant.ID]participant.Response{"p0": declined},
		}}
	}
	c.drafts = append(c.drafts, d)
	if d.Roster[0].Response == declined || length == 0 {
		return
	}
	faces := customer && !alone && d.Roster[1].Response != declined
	if d.Audience != "" {
		faces = d.Audience == meeting.CustomerFacing
	}
	for k := range times {
		if k == skipped {
			continue
		}
		begin := meets(clockTime(day.AddDays(k*every).String(), hour*60+minute), loc)
		end := begin.Add(time.Duration(length) * time.Minute)
		if alone {
			c.naive.own = append(c.naive.own, [2]time.Time{begin, end})
			continue
		}
		c.meetings = append(c.meetings, naiveMeeting{begin, end, times > 1, faces})
	}
}

// measured is what the library says, as the naive program puts it.
func measured(t testing.TB, i load.Indices) naiveIndices {
	m, w := i.Meetings(), working(t, i)
	minutes := func(d time.Duration) int {
		require.Zero(t, d%time.Minute)
		return int(d / time.Minute)
	}
	return naiveIndices{
		count: m.Count, merged: minutes(m.Merged), booked: minutes(m.Booked), overlap: minutes(m.Overlap), conflict: minutes(m.Conflict),
		excess: minutes(m.Excess), recurring: minutes(m.Recurring), pairs: m.Pairs, backToBack: m.BackToBackPairs,
		working: minutes(w.Time), inMeetings: minutes(w.InMeetings), afterHours: minutes(w.AfterHours),
		withCustomers: minutes(w.WithCustomers), leftForSelling: minutes(w.LeftForSelling),
		longestFocus: minutes(w.LongestFocus), focus: minutes(w.Focus), fragmented: minutes(w.Fragmented),
		days: w.Days, meetingFreeDays: w.MeetingFreeDays,
		load: i.Load().Exact(), afterHoursShare: w.AfterHoursShare.Exact(), recurringShare: m.RecurringShare.Exact(),
		backToBackShare: m.BackToBack.Exact(), customerShare: w.CustomerShare.Exact(), fragmentedShare: w.Fragmentation.Exact(),
	}
}

func TestIndicesAreThoseOfANaiveProgramMinuteByMinute(t *testing.T) {
	seen := naiveIndices{}
	for k, change := range changes {
		for seed := range uint64(12) {
			r := rand.New(rand.NewPCG(seed, uint64(k)))
			c := newCalendar(t, r, change.zone, change.day)
			for range r.IntN(25) {
				c.meet(t, r)
			}
			window, err := interval.New(c.from, c.to)
			require.NoError(t, err)
			threshold, gap := 30+r.IntN(150), 1+r.IntN(15)
			options := &load.Options{FocusThreshold: time.Duration(threshold) * time.Minute, BackToBack: time.Duration(gap) * time.Minute}
			got := measured(t, ofPerson(t, window, c.person, options, newMeetings(t, c.drafts...)...))
			want := workedOut(c.naive, c.meetings, c.from, c.to, threshold, gap)
			require.Equal(t, want, got, "%s, seed %d, %s to %s", change.zone, seed, shows(c.from, c.naive.zone), shows(c.to, c.naive.zone))
			seen.backToBack += got.backToBack
			seen.overlap += got.overlap
			seen.withCustomers += got.withCustomers
			seen.meetingFreeDays += got.meetingFreeDays
			seen.fragmented += got.fragmented
			seen.afterHours += got.afterHours
		}
	}
	for _, n := range []int{seen.backToBack, seen.overlap, seen.withCustomers, seen.meetingFreeDays, seen.fragmented, seen.afterHours} {
		assert.Greater(t, n, 30, "the calendars have what is to be compared")
	}
}

// The naive program itself, on a day that can be counted with fingers.
func TestTheNaiveProgramCountsRight(t *testing.T) {
	p := naivePerson{zone: time.UTC, week: map[time.Weekday][][2]int{time.Tuesday: {{540, 720}, {780, 1020}}}}
	at := func(hour, minute int) time.Time { return time.Date(2026, 3, 3, hour, minute, 0, 0, time.UTC) }
	n := workedOut(p, []naiveMeeting{
		{at(9, 0), at(10, 0), true, false}, {at(10, 5), at(10, 30), false, true}, {at(10, 20), at(11, 0), false, false}, {at(16, 30), at(17, 30), false, false},
	}, at(0, 0), at(24, 0), 120, 5)
	assert.Equal(t, naiveIndices{
		count: 4, merged: 175, booked: 185, overlap: 10, conflict: 65, excess: 10, recurring: 60, pairs: 3, backToBack: 1,
		working: 420, inMeetings: 145, afterHours: 30, withCustomers: 25, leftForSelling: 290,
		longestFocus: 210, focus: 210, fragmented: 65, days: 1, meetingFreeDays: 0,
		load: "29/84", afterHoursShare: "6/35", recurringShare: "12/37", backToBackShare: "1/3", customerShare: "5/84", fragmentedShare: "13/55",
	}, n)
	newYork := zone(t, "America/New_York")
	assert.Equal(t, "2026-03-08 07:30", shows(meets("2026-03-08 02:30", newYork), time.UTC), "half past two does not exist: it is half past three")
	assert.Equal(t, "2026-11-01 05:30", shows(meets("2026-11-01 01:30", newYork), time.UTC), "the first of two")
	assert.Equal(t, "2026-03-08 07:00", shows(reaches("2026-03-08 02:30", newYork), time.UTC))
	assert.True(t, strings.HasSuffix(clockTime("2026-03-08", 1500), "03-09 01:00"))
}
