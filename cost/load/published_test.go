package load_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// A10 of the cost model: 10:00–11:00 and 10:30–11:30 (Viva Insights' documentation).
func TestPublishedA10OverlapsViva(t *testing.T) {
	m := ofAnn(t, at(3, 10, 0, time.Hour), at(3, 10, 30, time.Hour)).Meetings()
	assert.Equal(t, 90*time.Minute, m.Merged, "union")
	assert.Equal(t, 30*time.Minute, m.Overlap, "overlapping time, as Viva has it now")
	assert.Equal(t, 2*time.Hour, m.Conflict, "conflicting hours, as Viva had it before")
	assert.Equal(t, 2*time.Hour, m.Booked)
	assert.Equal(t, 30*time.Minute, m.Excess)
}

// A10b: work 8–17, meeting 16:30–17:30 (Viva Insights' documentation).
func TestPublishedA10bAfterHoursViva(t *testing.T) {
	w := working(t, ofAnn(t, at(3, 16, 30, time.Hour)))
	assert.Equal(t, 30*time.Minute, w.InMeetings)
	assert.Equal(t, 30*time.Minute, w.AfterHours)
	assert.Equal(t, "1/2", w.AfterHoursShare.Exact())
}

// A11: free from 15:00 to 17:00, focus threshold two hours, meeting 16:30–17:00 (Clockwise). What it costs in
// all is what focus time is lost to it.
func TestPublishedA11FocusClockwise(t *testing.T) {
	before := working(t, ofAnn(t, at(2, 8, 0, 7*time.Hour)))
	after := working(t, ofAnn(t, at(2, 8, 0, 7*time.Hour), at(2, 16, 30, 30*time.Minute)))
	assert.Equal(t, 2*time.Hour, before.Focus-after.Focus)
	assert.Equal(t, 90*time.Minute, after.Fragmented-before.Fragmented)
}

// A14: 23 h of a 40-h week (Harvard Business Review, 2017).
func TestPublishedA14LoadHBR(t *testing.T) {
	who := load.Person{ID: "ann", Hours: hours(t, "09:00-17:00")}
	i := ofPerson(t, week(t), who, nil, newMeetings(t,
		at(2, 9, 0, 8*time.Hour), at(3, 9, 0, 8*time.Hour), at(4, 10, 0, 7*time.Hour))...)
	assert.Equal(t, 40*time.Hour, working(t, i).Time)
	assert.Equal(t, "23/40", i.Load().Exact())
	assert.Equal(t, "57.50 %", i.Load().String())
	assert.Equal(t, load.OverScheduled, i.Band(load.DefaultBands()))
	assert.Equal(t, "23.00 h of 40.00 h in meetings, load 57.50 %", i.String())
}

// A8: 17.1 meetings of 51.9 minutes a week are 14.79 h (Reclaim, 2024).
func TestPublishedMeansAreThoseOfTheirSources(t *testing.T) {
	var loads []string
	for _, m := range load.PublishedMeans() {
		loads = append(loads, m.Load.Text(3))
		assert.NotEmpty(t, m.Source)
	}
	assert.Equal(t, []string{"0.370", "0.450", "0.575"}, loads)
	// 17.1 times 51.9 minutes, in hours and as a share of 40 of them.
	for want, text := range map[string]string{"14.79": "88749/6000", "0.37": "88749/240000"} {
		r, err := money.ParseRatio(text)
		require.NoError(t, err)
		assert.Equal(t, want, r.Text(2))
	}
}
