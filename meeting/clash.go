package meeting

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Clash is a double booking: two occurrences that take up the same time of one calendar. It is plain data.
type Clash struct {
	Calendar Calendar
	Key      Key               // of the occurrence that is to be booked
	With     Key               // of the one that is kept
	Overlap  interval.Interval // the time that they share, in UTC
}

// String returns who is booked when: "ann is booked already from 2026-01-01T09:00:00Z to 2026-01-01T09:45:00Z". It
// does not say for what, since whoever reads it need not know of that meeting.
func (c Clash) String() string {
	return fmt.Sprintf("%s is booked already from %s to %s", c.Calendar,
		c.Overlap.Start().UTC().Format(time.RFC3339), c.Overlap.End().UTC().Format(time.RFC3339))
}

// maxBooked bounds the occurrences of a meeting within the horizon that are checked for clashes.
const maxBooked = 20_000

// booked is the time that an occurrence takes up, in seconds of Unix time.
type booked struct {
	from, to int64
	key      Key
}

// bookings are the times that meetings take up in each calendar. What occurrences have in common is there once,
// however many people they have.
type bookings struct {
	usual []series
	own   map[Calendar][]booked // of the occurrences with seats of their own
}

// series are the times, in order, at which a meeting books its usual calendars.
type series struct {
	times     []booked
	calendars map[Calendar]bool
}

// bookingsOf returns what meetings book within window.
func bookingsOf(meetings []Meeting, window interval.Interval) (bookings, error) {
	all := bookings{own: make(map[Calendar][]booked)}
	for _, m := range meetings {
		if err := all.add(m, window); err != nil {
			return bookings{}, err
		}
	}
	return all, nil
}

func (b *bookings) add(m Meeting, window interval.Interval) error {
	var usual series
	n := 0
	for o := range m.Occurrences(window) {
		if n++; n > maxBooked {
			return participant.Problems{{Path: "/repeats", Err: errTooOften}}
		}
		switch own := o.patch != nil && o.patch.seats(); {
		case o.length == 0:
		case own:
			for _, c := range o.calendars() {
				b.own[c] = append(b.own[c], o.booked())
			}
		default:
			if usual.calendars == nil {
				usual.calendars = make(map[Calendar]bool)
				for _, c := range o.calendars() {
					usual.calendars[c] = true
				}
			}
			usual.times = append(usual.times, o.booked())
		}
	}
	b.usual = append(b.usual, usual)
	return nil
}

var errTooOften = errors.New("gives more than 20,000 occurrences within the horizon, too many to keep free of double bookings")

func (o Occurrence) booked() booked {
	return booked{o.start, o.start + int64(o.length/time.Second), o.Key()}
}

// times returns when c is booked, in order. The caller must not change them.
func (b *bookings) times(c Calendar) []booked {
	var parts [][]booked
	for _, s := range b.usual {
		if s.calendars[c] {
			parts = append(parts, s.times)
		}
	}
	if own := b.own[c]; len(own) > 0 {
		parts = append(parts, own)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	all := slices.Concat(parts...)
	slices.SortFunc(all, func(a, b booked) int { return cmp.Compare(a.from, b.from) })
	return all
}

// calendars returns those that are booked, in order.
func (b *bookings) calendars() []Calendar {
	var list []Calendar
	for _, s := range b.usual {
		list = slices.AppendSeq(list, maps.Keys(s.calendars))
	}
	list = slices.AppendSeq(list, maps.Keys(b.own))
	sortCalendars(list)
	return slices.Compact(list)
}

// times are when a calendar is to be booked, in order, at least one.
type times struct {
	calendar Calendar
	booked   []booked
}

// beyond returns what b books and other does not, by calendar, in order.
func (b *bookings) beyond(other bookings) []times {
	var list []times
	for _, c := range b.calendars() {
		if left := without(b.times(c), other.times(c)); len(left) > 0 {
			list = append(list, times{c, left})
		}
	}
	return list
}

// without returns those of times that are not among had.
func without(times, had []booked) []booked {
	same := func(a, b booked) bool { return a.from == b.from && a.to == b.to }
	switch {
	case len(had) == 0:
		return times
	case slices.EqualFunc(times, had, same):
		return nil
	}
	old := make(map[[2]int64]bool, len(had))
	for _, t := range had {
		old[[2]int64{t.from, t.to}] = true
	}
	return slices.DeleteFunc(slices.Clone(times), func(t booked) bool { return old[[2]int64{t.from, t.to}] })
}

func sortCalendars(list []Calendar) {
	slices.SortFunc(list, func(a, b Calendar) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.String(), b.String()))
	})
}

// span returns the time from the first to the last of times, which are in order.
func span(times []booked) interval.Interval {
	to := times[0].to
	for _, t := range times {
		to = max(to, t.to)
	}
	i, _ := interval.New(time.Unix(times[0].from, 0).UTC(), time.Unix(to, 0).UTC()) // nothing ends before it begins
	return i
}

// clash returns the first clash of times in a calendar with an occurrence of m, and whether there is one.
func clash(c Calendar, times []booked, m Meeting) (Clash, bool) {
	usual, known := false, false
	for o := range m.Occurrences(span(times)) {
		other := o.booked()
		for len(times) > 0 && times[0].to <= other.from {
			times = times[1:] // it is over before all that come
		}
		books := usual
		switch own := o.patch != nil && o.patch.seats(); {
		case own:
			books = o.Books(c)
		case o.length == 0:
			books = false
		case !known:
			usual, known = o.Books(c), true
			books = usual
		}
		if !books {
			continue
		}
		if len(times) > 0 && times[0].from < other.to { // the first that is not over, and none begins before it
			return newClash(c, times[0], other), true
		}
	}
	return Clash{}, false
}

func newClash(c Calendar, t, other booked) Clash {
	from, to := time.Unix(max(t.from, other.from), 0).UTC(), time.Unix(min(t.to, other.to), 0).UTC()
	overlap, _ := interval.New(from, to) // they overlap
	return Clash{c, t.key, other.key, overlap}
}
