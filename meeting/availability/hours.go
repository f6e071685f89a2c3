package availability

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Week has the spans in which somebody works by the day of the week. It is plain data.
type Week map[time.Weekday][]Span

// MondayToFriday returns the week in which somebody works the same spans from Monday to Friday.
func MondayToFriday(spans ...Span) Week {
	w := make(Week)
	for d := time.Monday; d <= time.Friday; d++ {
		w[d] = slices.Clone(spans)
	}
	return w
}

// A Draft is what a host knows of somebody's working hours before [New] has checked it. It is plain data.
type Draft struct {
	// Zone is where the person works: required, and one that can be written down (see [wallclock.Zone.Check]).
	Zone wallclock.Zone
	// Week has the spans of each day, in any order, at most 24 a day. They do not overlap, nor does one over
	// midnight overlap those of the next day; at least one is required.
	Week Week
	// Holidays are those of the person's country or company, and DaysOff the person's own; at most 10,000
	// each. Nothing begins on such a day; what began the day before goes on.
	Holidays, DaysOff wallclock.Dates
}

// Bounds on a draft.
const (
	maxSpans = 24
	maxDates = 10_000
)

// WorkingHours say when somebody works: spans of the week on the clock of a zone, except on holidays and
// days off. They are an immutable value, cheap to copy and safe to share between goroutines. Only [New],
// [Restore] and [Decode] make one; the zero WorkingHours are unknown, which is not the same as none. == says
// whether two are of one making; compare their JSON instead.
type WorkingHours struct{ s *schedule }

// A schedule is what working hours consist of.
type schedule struct {
	zone              wallclock.Zone
	week              [7][]hours // by weekday, in order
	holidays, daysOff wallclock.Dates
}

// New returns the working hours that d describes. Its error is of type [participant.Problems], all faults at
// once, with paths as in the JSON: "/zone", "/week/monday/0". The hours share nothing with d.
func New(d Draft) (WorkingHours, error) {
	s, ps := check(d)
	if len(ps) > 0 {
		return WorkingHours{}, ps
	}
	return WorkingHours{s}, nil
}

// IsZero reports whether h is the zero WorkingHours: unknown.
func (h WorkingHours) IsZero() bool { return h.s == nil }

// Zone returns the zone on whose clocks the hours are, and the zero Zone if they are unknown.
func (h WorkingHours) Zone() wallclock.Zone {
	if h.s == nil {
		return wallclock.Zone{}
	}
	return h.s.zone
}

// Draft returns a copy of what is known, with the spans of each day in order: change it and give it to [New].
func (h WorkingHours) Draft() Draft {
	if h.s == nil {
		return Draft{}
	}
	week := make(Week)
	for d, spans := range h.s.week {
		for _, span := range spans {
			week[time.Weekday(d)] = append(week[time.Weekday(d)], span.span())
		}
	}
	return Draft{Zone: h.s.zone, Week: week, Holidays: h.s.holidays, DaysOff: h.s.daysOff}
}

func check(d Draft) (*schedule, participant.Problems) {
	s := &schedule{zone: d.Zone, holidays: d.Holidays, daysOff: d.DaysOff}
	var ps participant.Problems
	note := func(err error, path ...any) {
		ps = append(ps, participant.Located(participant.Pointer(path...), err)...)
	}
	if d.Zone.IsZero() {
		note(errors.New("is missing: working hours are on the clock of a zone"), "zone")
	} else {
		note(d.Zone.Check(), "zone")
	}
	ps = append(ps, s.checkWeek(d.Week)...)
	for _, list := range []struct {
		key   string
		dates wallclock.Dates
	}{{"holidays", d.Holidays}, {"days_off", d.DaysOff}} {
		if n := list.dates.Len(); n > maxDates {
			note(fmt.Errorf("has %d dates: at most %d", n, maxDates), list.key)
		}
	}
	return s, ps
}

// checkWeek takes over the spans of w, and returns what is wrong with them.
func (s *schedule) checkWeek(w Week) participant.Problems {
	var ps participant.Problems
	var all []placed
	for d := range w {
		if d < time.Sunday || d > time.Saturday {
			ps = append(ps, participant.Problem{Path: "/week", Err: fmt.Errorf("%d is no day of the week", d)})
		}
	}
	count := 0
	for d := time.Sunday; d <= time.Saturday; d++ {
		count += len(w[d])
		if n := len(w[d]); n > maxSpans {
			err := fmt.Errorf("has %d spans: at most %d a day", n, maxSpans)
			ps = append(ps, participant.Located(participant.Pointer("week", dayName(d)), err)...)
			continue
		}
		for i, span := range w[d] {
			h, err := span.parse()
			path := participant.Pointer("week", dayName(d), i)
			ps = append(ps, participant.Located(path, err)...)
			if err == nil {
				all = append(all, placed{h, d, path})
			}
		}
	}
	if count == 0 && len(ps) == 0 {
		ps = append(ps, participant.Problem{Path: "/week", Err: errors.New("has no span: leave hours that nobody knows away altogether")})
	}
	return append(ps, s.place(all)...)
}

// A placed span is one of a draft, with where it stands there.
type placed struct {
	hours
	day  time.Weekday
	path string
}

// begins returns when the span begins on the face of the clock, since the Sunday before.
func (p placed) begins() time.Duration { return time.Duration(p.day)*day + p.from }

func (p placed) ends() time.Duration { return time.Duration(p.day)*day + p.to }

// place puts spans in their order, and returns those that overlap one before.
func (s *schedule) place(all []placed) participant.Problems {
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.begins(), b.begins()) })
	var ps participant.Problems
	var last placed // to end so far
	for i, p := range all {
		s.week[p.day] = append(s.week[p.day], p.hours)
		if i > 0 && p.begins() < last.ends() {
			ps = append(ps, p.overlaps(last))
		}
		if p.ends() > last.ends() {
			last = p
		}
	}
	// The week begins again.
	if len(all) > 0 && all[0].begins()+7*day < last.ends() {
		ps = append(ps, all[0].overlaps(last))
	}
	return ps
}

func (p placed) overlaps(o placed) participant.Problem {
	return participant.Problem{Path: p.path, Err: fmt.Errorf("overlaps %s of %s", o.span(), o.day)}
}

// dayName returns the name of d as JSON has it, "monday".
func dayName(d time.Weekday) string { return strings.ToLower(d.String()) }
