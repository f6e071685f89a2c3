package availability_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// A11 of the cost model: free from 15:00 to 17:00, focus threshold two hours, meeting 16:30–17:00 (Clockwise).
func TestPublishedA11FocusCostClockwise(t *testing.T) {
	working := interval.NewSet(span(t, at(9, 0), at(17, 0)))
	busy := []interval.Interval{span(t, at(16, 30), at(17, 0)), span(t, at(9, 0), at(15, 0))}
	costs := availability.FocusCosts(working, busy, 2*time.Hour)
	assert.Equal(t, availability.FocusCost{InMeeting: 30 * time.Minute, Stranded: 90 * time.Minute}, costs[0])
	assert.Equal(t, 2*time.Hour, costs[0].Total())
}

func TestWhatAMeetingTakesOfFocusTime(t *testing.T) {
	minutes := func(inMeeting, stranded int) availability.FocusCost {
		return availability.FocusCost{
			InMeeting: time.Duration(inMeeting) * time.Minute, Stranded: time.Duration(stranded) * time.Minute,
		}
	}
	meet := func(fromHour, fromMinute, toHour, toMinute int) interval.Interval {
		return span(t, at(fromHour, fromMinute), at(toHour, toMinute))
	}
	working := interval.NewSet(meet(9, 0, 12, 0), meet(13, 0, 17, 0))
	for name, test := range map[string]struct {
		busy []interval.Interval
		want []availability.FocusCost
	}{
		"nothing":                     {nil, []availability.FocusCost{}},
		"in the middle":               {[]interval.Interval{meet(10, 30, 11, 0)}, []availability.FocusCost{minutes(30, 150)}},
		"at the edge, leaving enough": {[]interval.Interval{meet(9, 0, 10, 0)}, []availability.FocusCost{minutes(60, 0)}},
		"outside working time":        {[]interval.Interval{meet(18, 0, 19, 0)}, []availability.FocusCost{minutes(0, 0)}},
		"at lunch":                    {[]interval.Interval{meet(12, 0, 13, 0)}, []availability.FocusCost{minutes(0, 0)}},
		"over lunch":                  {[]interval.Interval{meet(11, 0, 14, 0)}, []availability.FocusCost{minutes(120, 0)}},
		"over all":                    {[]interval.Interval{meet(8, 0, 20, 0)}, []availability.FocusCost{minutes(420, 0)}},
		"twice at one time":           {[]interval.Interval{meet(10, 0, 11, 0), meet(10, 0, 11, 0)}, make([]availability.FocusCost, 2)},
		"in a block too short anyway": {[]interval.Interval{meet(9, 0, 11, 0), meet(11, 0, 11, 30)}, []availability.FocusCost{minutes(120, 0), minutes(0, 0)}},
		"one after the other":         {[]interval.Interval{meet(10, 0, 10, 30), meet(10, 30, 12, 0)}, []availability.FocusCost{minutes(0, 0), minutes(0, 0)}},
		"overlapping":                 {[]interval.Interval{meet(13, 0, 15, 0), meet(14, 0, 16, 0)}, []availability.FocusCost{minutes(0, 0), minutes(60, 60)}},
		"without length":              {[]interval.Interval{meet(10, 0, 10, 0), {}}, make([]availability.FocusCost, 2)},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, test.want, availability.FocusCosts(working, test.busy, 2*time.Hour))
		})
	}
}

// The definition, without any economy: focus time without the meeting, less focus time with it.
func TestFocusCostsAreWhatTheirDefinitionSays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		working := randomSpans(t, r, 6)
		busy := randomSpans(t, r, r.IntN(8))
		threshold := time.Duration(r.IntN(5)-1) * 20 * time.Minute
		w := interval.NewSet(working...)
		costs := availability.FocusCosts(w, busy, threshold)
		focus := func(busy []interval.Interval) interval.Set {
			return availability.FocusBlocks(w.Subtract(interval.NewSet(busy...)), threshold)
		}
		for i := range busy {
			others := append(append([]interval.Interval(nil), busy[:i]...), busy[i+1:]...)
			without := focus(others)
			assert.Equal(t, without.Length()-focus(busy).Length(), costs[i].Total())
			assert.Equal(t, without.Intersect(interval.NewSet(busy[i])).Length(), costs[i].InMeeting)
			assert.GreaterOrEqual(t, costs[i].Stranded, time.Duration(0))
		}
	}
}

func randomSpans(t testing.TB, r *rand.Rand, n int) []interval.Interval {
	spans := make([]interval.Interval, n)
	for i := range spans {
		from := r.IntN(24 * 12)
		spans[i] = span(t, at(0, 5*from), at(0, 5*(from+r.IntN(30))))
	}
	return spans
}

func TestFocusBlocksAreAtLeastAsLongAsTheThreshold(t *testing.T) {
	free := interval.NewSet(span(t, at(9, 0), at(11, 0)), span(t, at(12, 0), at(13, 59)))
	assert.True(t, availability.FocusBlocks(free, 2*time.Hour).Equal(interval.NewSet(span(t, at(9, 0), at(11, 0)))))
	assert.True(t, availability.FocusBlocks(free, 0).Equal(free))
	assert.True(t, availability.FocusBlocks(interval.Set{}, -time.Hour).IsEmpty())
}
