package meeting

import (
	"cmp"
	"errors"
	"fmt"
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

// bookings are the times that meetings take up in each calendar, in order.
type bookings map[Calendar][]booked

// bookingsOf returns what meetings book within window.
func bookingsOf(meetings []Meeting, window interval.Interval) (bookings, error) {
	all := make(bookings)
	for _, m := range meetings {
		if err := all.add(m, window); err != nil {
			return nil, err
		}
	}
	for _, list := range all {
		slices.SortFunc(list, func(a, b booked) int { return cmp.Compare(a.from, b.from) })
	}
	return all, nil
}

func (b bookings) add(m Meeting, window interval.Interval) error {
	var usual []Calendar // of the occurrences that have it as the series does
	known, n := false, 0
	for o := range m.Occurrences(window) {
		if n++; n > maxBooked {
			return participant.Problems{{Path: "/repeats", Err: errTooOften}}
		}
		calendars := usual
		switch own := o.patch != nil && o.patch.seats(); {
		case own:
			calendars = o.calendars()
		case !known:
			usual, known = o.calendars(), true
			calendars = usual
		}
		for _, c := range calendars {
			b[c] = append(b[c], o.booked())
		}
	}
	return nil
}

var errTooOften = errors.New("gives more than 20,000 occurrences within the horizon, too many to keep free of double bookings")

func (o Occurrence) booked() booked {
	return booked{o.start, o.start + int64(o.length/time.Second), o.Key()}
}

// without returns b without the times that other books too.
func (b bookings) without(other bookings) bookings {
	left := make(bookings)
	for c, list := range b {
		had := make(map[[2]int64]bool, len(other[c]))
		for _, t := range other[c] {
			had[[2]int64{t.from, t.to}] = true
		}
		for _, t := range list {
			if !had[[2]int64{t.from, t.to}] {
				left[c] = append(left[c], t)
			}
		}
	}
	return left
}

// calendars returns those that are booked, in order.
func (b bookings) calendars() []Calendar {
	list := make([]Calendar, 0, len(b))
	for c := range b {
		list = append(list, c)
	}
	sortCalendars(list)
	return list
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
		for _, t := range times {
			if t.from >= other.to {
				break
			}
			if t.to > other.from {
				return newClash(c, t, other), true
			}
		}
	}
	return Clash{}, false
}

func newClash(c Calendar, t, other booked) Clash {
	from, to := time.Unix(max(t.from, other.from), 0).UTC(), time.Unix(min(t.to, other.to), 0).UTC()
	overlap, _ := interval.New(from, to) // they overlap
	return Clash{c, t.key, other.key, overlap}
}
