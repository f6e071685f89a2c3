package load_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A10 of the cost model: 10:00–11:00 and 10:30–11:30 (Viva Insights' documentation).
func TestA10OverlapsViva(t *testing.T) {
	m := ofAnn(t, at(3, 10, 0, time.Hour), at(3, 10, 30, time.Hour)).Meetings()
	assert.Equal(t, 90*time.Minute, m.Merged, "union")
	assert.Equal(t, 30*time.Minute, m.Overlap, "overlapping time, as Viva has it now")
	assert.Equal(t, 2*time.Hour, m.Conflict, "conflicting hours, as Viva had it before")
	assert.Equal(t, 2*time.Hour, m.Booked)
	assert.Equal(t, 30*time.Minute, m.Excess)
}

// A10b: work 8–17, meeting 16:30–17:30 (Viva Insights' documentation).
func TestA10bAfterHoursViva(t *testing.T) {
	w := working(t, ofAnn(t, at(3, 16, 30, time.Hour)))
	assert.Equal(t, 30*time.Minute, w.InMeetings)
	assert.Equal(t, 30*time.Minute, w.AfterHours)
	assert.Equal(t, "1/2", w.AfterHoursShare.Exact())
}

// A11: free from 15:00 to 17:00, focus threshold two hours, meeting 16:30–17:00 (Clockwise). What it costs in
// all is what focus time is lost to it.
func TestA11FocusTimeClockwise(t *testing.T) {
	before := working(t, ofAnn(t, at(2, 8, 0, 7*time.Hour)))
	after := working(t, ofAnn(t, at(2, 8, 0, 7*time.Hour), at(2, 16, 30, 30*time.Minute)))
	assert.Equal(t, 2*time.Hour, before.Focus-after.Focus)
	assert.Equal(t, 90*time.Minute, after.Fragmented-before.Fragmented)
}

// A14: 23 h of a 40-h week (Harvard Business Review, 2017).
func TestA14LoadHBR2017(t *testing.T) {
	who := load.Person{ID: "ann", Hours: hours(t, "09:00-17:00")}
	i := ofPerson(t, week(t), who, nil, newMeetings(t,
		at(2, 9, 0, 8*time.Hour), at(3, 9, 0, 8*time.Hour), at(4, 10, 0, 7*time.Hour))...)
	assert.Equal(t, 40*time.Hour, working(t, i).Time)
	assert.Equal(t, "23/40", i.Load().Exact())
	assert.Equal(t, "57.50 %", i.Load().String())
	assert.Equal(t, load.OverScheduled, i.Band(load.DefaultBands()))
	assert.Equal(t, "23.00 h of 40.00 h in meetings, load 57.50 %", i.String())
}

// A8: 17.1 meetings of 51.9 minutes a week are 14.79 h (Reclaim, 2024). Nobody has a tenth of a meeting, so there
// are 171 of them in ten weeks of 40 h.
func TestA8MeetingHoursReclaim2024(t *testing.T) {
	first := wallclock.DateOf(week(t).Start())
	var drafts []meeting.Draft
	for k := range 171 { // 17 a week, five on most days, and one more
		day, hour := first.AddDays(k/17%10*7+k%17%5), 9+k%17/5
		if k == 170 {
			hour = 15
		}
		d := at(2, 9, 0, 51*time.Minute+54*time.Second)
		d.Start = wallclock.At(day.Year(), day.Month(), day.Day(), hour, 0, time.UTC)
		drafts = append(drafts, d)
	}
	who := load.Person{ID: "ann", Hours: hours(t, "09:00-17:00")}
	i := ofPerson(t, days(t, "2026-03-02", "2026-05-11"), who, nil, newMeetings(t, drafts...)...)
	m := i.Meetings()
	assert.Equal(t, 171, m.Count)
	assert.Equal(t, m.Merged, m.Booked, "none overlaps another")
	assert.Equal(t, "14.79", cost.HoursOf(m.Booked/10).String())
	assert.Equal(t, "36.98 %", i.Load().String(), "published as 37 %")
}

// The means that the bands are anchored on: 37 %, 45 % and 57.5 % (cost-model 3.9).
func TestPublishedMeansAreThoseOfTheirSources(t *testing.T) {
	var loads []string
	for _, m := range load.PublishedMeans() {
		loads = append(loads, m.Load.Text(3))
		assert.NotEmpty(t, m.Source)
	}
	assert.Equal(t, []string{"0.370", "0.450", "0.575"}, loads)
}
