package cost

import (
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// weekRows are the rows of weeks, to be found by instants. Occurrences of many series come week by week, so
// what was found is remembered for each day.
type weekRows struct {
	location *time.Location
	rows     map[wallclock.Date]*WeekCost // by Monday
	near     [daysRemembered]weekRow
}

// A weekRow is the row of a week, with the Unix times of its bounds.
type weekRow struct {
	from, to int64
	row      *WeekCost
}

// daysRemembered is a little more than a year; of two days so far apart the later one is remembered.
const daysRemembered = 400

// newWeekRows returns the rows of weeks in the zone of window's start.
func newWeekRows(window interval.Interval) weekRows {
	return weekRows{location: window.Start().Location(), rows: map[wallclock.Date]*WeekCost{}}
}

// at returns the row of the week in which the Unix time lies.
func (w *weekRows) at(unix int64) *WeekCost {
	day := uint64(unix) / (24 * 60 * 60) % daysRemembered
	if near := &w.near[day]; near.from <= unix && unix < near.to {
		return near.row
	}
	date := wallclock.DateOf(time.Unix(unix, 0).In(w.location))
	sinceMonday := (int(date.Weekday()) + 6) % 7
	monday := date.AddDays(-sinceMonday)
	row := rowOf(w.rows, monday)
	row.Monday = monday
	// At the edges of the calendar there is no whole week: then the zero Interval is remembered, in which no instant lies.
	week, _ := wallclock.Between(monday, monday.AddDays(7), w.location)
	w.near[day] = weekRow{week.Start().Unix(), week.End().Unix(), row}
	return row
}
