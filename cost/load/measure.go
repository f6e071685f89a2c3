package load

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/internal/diary"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// OfPerson returns the indices of who over window, from those of meetings that they may attend. Nil options
// are the defaults. The order of meetings does not matter.
//
// It fails with [participant.Problems] if who has no ID or a role that is spelled wrong, or if a bound of window or of
// a busy time is not on a whole second; with [availability.ErrLongWindow]; and if the meetings in the window take more
// than 292 years together.
//
// Figures on single people are a call of their own: hand them to those who may see them.
func OfPerson(window interval.Interval, who Person, options *Options, meetings ...meeting.Meeting) (Indices, error) {
	options = options.withDefaults()
	if err := checkWindow(window, checkPerson(who)); err != nil {
		return Indices{}, err
	}
	i, err := measure(window, who, diaries(window, []Person{who}, options, meetings)[0], options)
	if err != nil {
		return Indices{}, err
	}
	i.assumed = options.assumptions(map[participant.Role]bool{i.role: true})
	return i, nil
}

// checkWindow returns faults, and what is wrong with window.
func checkWindow(window interval.Interval, faults participant.Problems) error {
	if !wholeSeconds(window) {
		faults = append(faults, participant.Problem{Path: "/window", Err: errSeconds})
	}
	if len(faults) > 0 {
		return faults
	}
	if window.Length() > availability.LongestWindow {
		return availability.ErrLongWindow
	}
	return nil
}

var errSeconds = errors.New("must begin and end on whole seconds")

func wholeSeconds(i interval.Interval) bool {
	return i.Start().Nanosecond() == 0 && i.End().Nanosecond() == 0
}

func checkPerson(p Person) participant.Problems {
	ps := append(participant.Located("/id", p.ID.Check()), participant.Located("/role", p.Role.Check())...)
	for k, b := range p.Busy {
		if !wholeSeconds(b) {
			ps = append(ps, participant.Problem{Path: participant.Pointer("busy", k), Err: errSeconds})
		}
	}
	return ps
}

// measure returns the indices of who, without assumptions.
func measure(window interval.Interval, who Person, d diary.Diary, options *Options) (Indices, error) {
	slices.SortFunc(d.Meetings, func(a, b diary.Entry) int {
		return cmp.Or(a.Span.Start().Compare(b.Span.Start()), a.Span.End().Compare(b.Span.End()))
	})
	loc := window.Start().Location()
	if !who.Hours.IsZero() {
		loc = who.Hours.Zone().Location()
	}
	i := Indices{person: who.ID, role: options.roleOf(who), window: window}
	merged := d.Merged(func(diary.Entry) bool { return true })
	if err := i.meetings.measure(d.Meetings, merged, loc, options); err != nil || who.Hours.IsZero() {
		return i, err
	}
	working, err := who.Hours.Within(window)
	if err != nil {
		return i, err
	}
	i.known = true
	i.working.measure(working, merged, d, options.focus(i.role))
	i.working.countDays(who.Hours, window, merged)
	return i, nil
}

// measure fills in what entries, which are in order, and the time that they take together say.
func (m *Meetings) measure(entries []diary.Entry, merged interval.Set, loc *time.Location, options *Options) error {
	m.Count, m.Merged = len(entries), merged.Length()
	for _, e := range entries {
		if m.Booked > math.MaxInt64-e.Span.Length() {
			return errors.New("load: the meetings in the window take more than 292 years together")
		}
		m.Booked += e.Span.Length()
		if e.Recurs {
			m.Recurring += e.Span.Length()
		}
	}
	m.Excess = m.Booked - m.Merged
	m.RecurringShare = over(m.Recurring, m.Booked)
	m.measureOverlaps(entries)
	m.countPairs(entries, loc, options.BackToBack)
	return nil
}

func (m *Meetings) measureOverlaps(entries []diary.Entry) {
	var twice []interval.Interval
	var latest time.Time // end of the entries so far
	for k, e := range entries {
		overlaps := k+1 < len(entries) && entries[k+1].Span.Start().Before(e.Span.End())
		if e.Span.Start().Before(latest) {
			overlaps = true
			// What an entry shares with those before it ends with the last of them.
			part, _ := interval.New(e.Span.Start(), earlier(latest, e.Span.End()))
			twice = append(twice, part)
		}
		if overlaps {
			m.Conflict += e.Span.Length()
		}
		if e.Span.End().After(latest) {
			latest = e.Span.End()
		}
	}
	m.Overlap = interval.NewSet(twice...).Length()
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func (m *Meetings) countPairs(entries []diary.Entry, loc *time.Location, gap time.Duration) {
	var day wallclock.Date
	var latest time.Time
	for k, e := range entries {
		date := wallclock.DateOf(e.Span.Start().In(loc))
		if k > 0 && date == day {
			m.Pairs++
			if free := e.Span.Start().Sub(latest); free >= 0 && free <= gap {
				m.BackToBackPairs++
			}
		} else {
			latest = time.Time{}
		}
		day = date
		if e.Span.End().After(latest) {
			latest = e.Span.End()
		}
	}
	m.BackToBack = over(time.Duration(m.BackToBackPairs), time.Duration(max(1, m.Pairs)))
}

// measure fills in everything but the days.
func (w *Working) measure(working, merged interval.Set, d diary.Diary, threshold time.Duration) {
	w.Time, w.InMeetings, w.AfterHours = working.Length(), merged.Intersect(working).Length(), merged.Subtract(working).Length()
	w.WithCustomers = d.Merged(func(e diary.Entry) bool { return e.Customers }).Intersect(working).Length()
	internal := d.Merged(func(e diary.Entry) bool { return !e.Customers })
	w.LeftForSelling = working.Subtract(internal).Length()

	free := working.Subtract(merged.Union(interval.NewSet(d.Own...)))
	for block := range free.All() {
		w.LongestFocus = max(w.LongestFocus, block.Length())
	}
	w.Focus = availability.FocusBlocks(free, threshold).Length()
	w.Fragmented = free.Length() - w.Focus

	w.Load = over(w.InMeetings, w.Time)
	w.AfterHoursShare = over(w.AfterHours, merged.Length())
	w.CustomerShare = over(w.WithCustomers, w.Time)
	w.Fragmentation = over(w.Fragmented, w.Fragmented+w.Focus)
}

// countDays counts the working days, and those without merged.
func (w *Working) countDays(hours availability.WorkingHours, window interval.Interval, merged interval.Set) {
	left := slices.Collect(merged.All())
	for _, working := range hours.Days(window) {
		w.Days++
		met := false
		for span := range working.All() {
			for len(left) > 0 && !left[0].End().After(span.Start()) {
				left = left[1:]
			}
			met = met || len(left) > 0 && left[0].Start().Before(span.End())
		}
		if !met {
			w.MeetingFreeDays++
		}
	}
}
