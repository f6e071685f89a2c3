package cost

import (
	"fmt"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// A Timesheet is the hours view of a [Forecast]: the same without money. It is
// an immutable value, safe to share between goroutines; the zero Timesheet is that of no meetings.
type Timesheet struct {
	window      interval.Interval
	total       Figures
	series      []SeriesHours
	weeks       []WeekHours
	roles       []RoleHours
	assumptions []Assumption
}

// NewTimesheet returns the time that the occurrences of meetings which begin within window are expected to
// take. Of options only those count that say who attends, and the overrun of plans; nil ones are the defaults. It
// fails if these are wrong (see [NewModel]), if window is the zero Interval, if a meeting with an ID is given
// twice, and if a sum of time is beyond what [Hours] can hold.
func NewTimesheet(window interval.Interval, options *Options, meetings ...meeting.Meeting) (Timesheet, error) {
	f, err := NewModel(Card{}, timeOnly(options)).Forecast(window, meetings...)
	return f.Timesheet(), err
}

// Timesheet returns the forecast without its money. Rows come in the order that hours alone give, the
// longest first, so that it says nothing of what they cost.
func (f Forecast) Timesheet() Timesheet {
	t := Timesheet{window: f.window, total: f.total}
	for _, row := range f.series {
		t.series = append(t.series, row.SeriesHours)
	}
	for _, row := range f.weeks {
		t.weeks = append(t.weeks, row.WeekHours)
	}
	for _, row := range f.roles {
		t.roles = append(t.roles, row.RoleHours)
	}
	for _, a := range f.assumptions {
		if strings.HasPrefix(a.Name, "attendance") || a.Name == "overrun" {
			t.assumptions = append(t.assumptions, a)
		}
	}
	slices.SortFunc(t.series, func(a, b SeriesHours) int {
		return compareSeries(SeriesCost{SeriesHours: a}, SeriesCost{SeriesHours: b})
	})
	slices.SortFunc(t.roles, func(a, b RoleHours) int {
		return compareRoles(RoleCost{RoleHours: a}, RoleCost{RoleHours: b})
	})
	return t
}

// Window returns the span of time that the timesheet is for: an occurrence belongs to it if it begins there.
func (t Timesheet) Window() interval.Interval { return t.window }

// Total returns the figures of all occurrences together.
func (t Timesheet) Total() Figures { return t.total }

// Series returns the figures of each series that takes place, the longest first.
func (t Timesheet) Series() []SeriesHours { return slices.Clone(t.series) }

// Weeks returns the figures of each week in which something takes place, in order.
func (t Timesheet) Weeks() []WeekHours { return slices.Clone(t.weeks) }

// Roles returns the expected time of each role that takes part, the longest first.
func (t Timesheet) Roles() []RoleHours { return slices.Clone(t.roles) }

// Assumptions returns what the figures rest on and the calendar does not say.
func (t Timesheet) Assumptions() []Assumption { return slices.Clone(t.assumptions) }

// String returns the total in a line: "53 meetings, 119.25 person-hours".
func (t Timesheet) String() string {
	return fmt.Sprintf("%s, %s person-hours", count(t.total.Occurrences, "meeting"), t.total.PersonHours)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// timeOnly returns those of options that count where there is no money.
func timeOnly(options *Options) *Options {
	if options == nil {
		return nil
	}
	return &Options{
		Directory: options.Directory, Attendance: options.Attendance, Observed: options.Observed,
		Plan: options.Plan, Plans: options.Plans,
	}
}
