package cost

import (
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// weekFinder finds the week in which an instant lies. It remembers the last one, since occurrences come
// mostly in order.
type weekFinder struct {
	location *time.Location
	monday   wallclock.Date
	from, to int64 // Unix times of the week's bounds
}

// newWeekFinder returns a finder of weeks in the zone of window's start.
func newWeekFinder(window interval.Interval) weekFinder {
	return weekFinder{location: window.Start().Location()}
}

// find returns the Monday of the week in which the Unix time lies.
func (w *weekFinder) find(unix int64) wallclock.Date {
	if unix < w.from || unix >= w.to {
		date := wallclock.DateOf(time.Unix(unix, 0).In(w.location))
		sinceMonday := (int(date.Weekday()) + 6) % 7
		w.monday = date.AddDays(-sinceMonday)
		// At the edges of the calendar there is no whole week: then nothing is remembered.
		week, err := wallclock.Between(w.monday, w.monday.AddDays(7), w.location)
		if err == nil {
			w.from, w.to = week.Start().Unix(), week.End().Unix()
		}
	}
	return w.monday
}
