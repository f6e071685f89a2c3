package load_test

import (
	"math/big"
	"slices"
	"time"
)

// A naive program that works out the indices of section 3.9 of the cost model minute by minute. It knows
// nothing of the library: no sets, no rules, no clocks but those of package time, which it reads one minute
// after the other.

// A naivePerson works in spans of minutes of the day, by weekday; a span over midnight ends after 1,440.
type naivePerson struct {
	zone     *time.Location
	week     map[time.Weekday][][2]int
	holidays map[string]bool // "2026-03-09"
	own      [][2]time.Time  // blocks of their own
}

// A naiveMeeting is one that the person may attend.
type naiveMeeting struct {
	from, to          time.Time
	recurs, customers bool
}

const clockLayout = "2006-01-02 15:04"

// shows returns what the clocks of zone show at t, in a form that sorts.
func shows(t time.Time, zone *time.Location) string { return t.In(zone).Format(clockLayout) }

// reaches returns the first minute at which the clocks of zone show what or something later. No zone is 15 hours
// ahead of UTC.
func reaches(what string, zone *time.Location) time.Time {
	around, err := time.ParseInLocation(clockLayout, what, time.UTC)
	if err != nil {
		panic(err)
	}
	for t := around.Add(-15 * time.Hour); ; t = t.Add(time.Minute) {
		if shows(t, zone) >= what {
			return t
		}
	}
}

// clockTime is so many minutes after the beginning of a day, as clocks show it.
func clockTime(day string, minutes int) string {
	midnight, err := time.ParseInLocation(clockLayout, day+" 00:00", time.UTC)
	if err != nil {
		panic(err)
	}
	return midnight.Add(time.Duration(minutes) * time.Minute).Format(clockLayout)
}

// naiveIndices are in minutes.
type naiveIndices struct {
	count, merged, booked, overlap, conflict, excess, recurring, pairs, backToBack         int
	working, inMeetings, afterHours, withCustomers, leftForSelling                         int
	longestFocus, focus, fragmented, days, meetingFreeDays                                 int
	load, afterHoursShare, recurringShare, backToBackShare, customerShare, fragmentedShare string
}

// workedOut returns the indices over the minutes from from to to, which are whole.
func workedOut(p naivePerson, meetings []naiveMeeting, from, to time.Time, threshold, gap int) naiveIndices {
	minutes := int(to.Sub(from) / time.Minute)
	in := func(start, end time.Time, k int) bool {
		t := from.Add(time.Duration(k) * time.Minute)
		return !t.Before(start) && t.Before(end)
	}
	var n naiveIndices
	cut := meetings[:0:0]
	for _, m := range meetings {
		if m.from.Before(from) {
			m.from = from
		}
		if m.to.After(to) {
			m.to = to
		}
		if m.from.Before(m.to) {
			cut = append(cut, m)
		}
	}
	at := make([][]naiveMeeting, minutes) // what takes place in each minute
	for k := range minutes {
		for _, m := range cut {
			if in(m.from, m.to, k) {
				at[k] = append(at[k], m)
			}
		}
		if len(at[k]) > 0 {
			n.merged++
		}
		if len(at[k]) > 1 {
			n.overlap++
		}
		n.booked += len(at[k])
	}
	for _, m := range cut {
		n.count++
		length, overlaps := 0, false
		for k := range minutes {
			if in(m.from, m.to, k) {
				length++
				overlaps = overlaps || len(at[k]) > 1
			}
		}
		if overlaps {
			n.conflict += length
		}
		if m.recurs {
			n.recurring += length
		}
	}
	n.excess = n.booked - n.merged
	n.follow(p, cut, gap)
	n.work(p, at, from, threshold)
	n.load, n.customerShare = part(n.inMeetings, n.working), part(n.withCustomers, n.working)
	n.afterHoursShare, n.recurringShare = part(n.afterHours, n.merged), part(n.recurring, n.booked)
	n.backToBackShare, n.fragmentedShare = part(n.backToBack, max(1, n.pairs)), part(n.fragmented, n.fragmented+n.focus)
	return n
}

func part(a, b int) string {
	if b == 0 {
		return ""
	}
	return big.NewRat(int64(a), int64(b)).RatString()
}

// follow counts the pairs of meetings of one day.
func (n *naiveIndices) follow(p naivePerson, meetings []naiveMeeting, gap int) {
	for i, m := range meetings {
		before := false
		var over time.Time
		for j, o := range meetings {
			sameDay := shows(o.from, p.zone)[:10] == shows(m.from, p.zone)[:10]
			if sameDay && (o.from.Before(m.from) || o.from.Equal(m.from) && j < i) {
				before = true
				if o.to.After(over) {
					over = o.to
				}
			}
		}
		if !before {
			continue
		}
		n.pairs++
		if !over.After(m.from) && !m.from.After(over.Add(time.Duration(gap)*time.Minute)) {
			n.backToBack++
		}
	}
}

// work fills in what needs working hours.
func (n *naiveIndices) work(p naivePerson, at [][]naiveMeeting, from time.Time, threshold int) {
	working := make([]bool, len(at))
	last := from.Add(time.Duration(len(at))*time.Minute).AddDate(0, 0, 2)
	for day := from.UTC().AddDate(0, 0, -2); day.Before(last); day = day.AddDate(0, 0, 1) {
		date := day.Format(clockLayout)[:10]
		if p.holidays[date] {
			continue
		}
		worked, met := false, false
		for _, span := range p.week[day.Weekday()] {
			begin, end := reaches(clockTime(date, span[0]), p.zone), reaches(clockTime(date, span[1]), p.zone)
			for k := range at {
				if t := from.Add(time.Duration(k) * time.Minute); !t.Before(begin) && t.Before(end) {
					working[k], worked = true, true
					met = met || len(at[k]) > 0
				}
			}
		}
		if worked {
			n.days++
		}
		if worked && !met {
			n.meetingFreeDays++
		}
	}
	free := 0
	block := func() {
		n.longestFocus = max(n.longestFocus, free)
		if free >= threshold {
			n.focus += free
		} else {
			n.fragmented += free
		}
		free = 0
	}
	for k := range at {
		t := from.Add(time.Duration(k) * time.Minute)
		busy := len(at[k]) > 0
		for _, own := range p.own {
			busy = busy || !t.Before(own[0]) && t.Before(own[1])
		}
		if working[k] && !busy {
			free++
		} else {
			block()
		}
		n.minute(working[k], at[k])
	}
	block()
}

func (n *naiveIndices) minute(working bool, meetings []naiveMeeting) {
	customers := slices.ContainsFunc(meetings, func(m naiveMeeting) bool { return m.customers })
	internal := slices.ContainsFunc(meetings, func(m naiveMeeting) bool { return !m.customers })
	switch {
	case !working && len(meetings) > 0:
		n.afterHours++
	case working:
		n.working++
		if len(meetings) > 0 {
			n.inMeetings++
		}
		if customers {
			n.withCustomers++
		}
		if !internal {
			n.leftForSelling++
		}
	}
}

// meets returns the instant at which a meeting begins that is at a time on the clock: the first minute that
// shows it, or, where clocks skip it, as long after the gap began as they would have shown (RFC 5545 3.3.5).
func meets(what string, zone *time.Location) time.Time {
	t := reaches(what, zone)
	if shows(t, zone) == what {
		return t
	}
	_, offset := t.Add(-time.Minute).In(zone).Zone()
	meant, err := time.ParseInLocation(clockLayout, what, time.UTC)
	if err != nil {
		panic(err)
	}
	return meant.Add(-time.Duration(offset) * time.Second)
}
