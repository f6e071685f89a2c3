package ical

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// An entry is one event of a source with what joining needs to know of it.
type entry struct {
	Event
	from     *reading
	calendar int // of the source

	uid      string
	sequence int
	stamped  int64 // DTSTAMP in Unix seconds, the least number if there is none
	canceled bool
	answer   bool // of a METHOD that is about a meeting but does not say what it is: REPLY and the like

	isOverride bool
	recurrence moment // RECURRENCE-ID; zero if it can't be read
	future     bool   // RANGE=THISANDFUTURE
}

// A moment is a DATE or DATE-TIME in its zone.
type moment struct {
	wallclock.Time
	isDate   bool
	floating bool // without a zone: the time is in that of the options
}

// method returns the METHOD of a calendar in upper case (RFC 5546).
func method(properties []Property) string {
	p, _ := Event{Properties: properties}.First("METHOD")
	return strings.ToUpper(strings.TrimSpace(p.Value))
}

func newEntry(r *reading, e Event, calendar int, method string) *entry {
	n := &entry{Event: e, from: r, calendar: calendar, stamped: -1 << 63}
	n.uid = n.readUID()
	if p, ok := e.First("SEQUENCE"); ok {
		n.sequence, _ = bounded(p.Value, 0, 1<<31-1)
	}
	for _, name := range [...]string{"DTSTAMP", "LAST-MODIFIED"} {
		if p, ok := e.First(name); ok && n.stamped == -1<<63 {
			if s, ok := parseStamp(p.Value); ok {
				n.stamped = s.instant().Unix()
			}
		}
	}
	status, _ := e.First("STATUS")
	n.canceled = method == "CANCEL" ||
		slices.Contains([]string{"CANCELLED", "CANCELED"}, strings.ToUpper(strings.TrimSpace(status.Value)))
	n.answer = slices.Contains([]string{"REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"}, method)
	if p, ok := e.First("RECURRENCE-ID"); ok {
		n.isOverride = true
		n.recurrence, _ = n.moment(p, BadRecurrenceID)
		n.readRange(p)
	}
	if p, ok := e.First("DTSTART"); ok && n.recurrence.IsZero() {
		n.moment(p, "") // so that the zone knows in which years it is used
	}
	return n
}

// readRange reads RANGE of a RECURRENCE-ID, and tells what an override cannot have.
func (e *entry) readRange(p Property) {
	switch which := strings.TrimSpace(p.Param("RANGE")); {
	case which == "":
	case strings.EqualFold(which, "THISANDFUTURE"):
		e.future = true
	default:
		e.report(p.Line, OddValue, "RANGE="+excerpt(which)+" is passed over: the event is about that occurrence alone")
	}
	for _, name := range [...]string{"RRULE", "RDATE"} {
		if q, ok := e.First(name); ok {
			e.report(q.Line, OddRule, name+" of an event with a RECURRENCE-ID is passed over")
		}
	}
}

// readUID returns the UID, or one that is made from the event's content.
func (e *entry) readUID() string {
	if p, ok := e.First("UID"); ok {
		if uid := strings.TrimSpace(p.Value); uid != "" {
			return uid
		}
	}
	h := sha256.New()
	for _, p := range e.Properties {
		if p.Name != "DTSTAMP" && p.Name != "UID" {
			h.Write([]byte(contentLine(p)))
			h.Write([]byte{'\n'})
		}
	}
	e.report(e.Line, NoUID, "the event has no UID: one is made from its content")
	return "content-" + hex.EncodeToString(h.Sum(nil)[:16])
}

func (e *entry) report(line int, code Code, text string) {
	e.from.report(Problem{Line: line, Code: code, Text: text})
}

// moment reads the value of a property as a moment. If it can't, it says so with the code, if there is
// one.
func (e *entry) moment(p Property, code Code) (moment, bool) {
	return e.momentOf(p, p.Value, code)
}

// momentOf reads one value of a list that a property has as a moment, as moment does.
func (e *entry) momentOf(p Property, value string, code Code) (moment, bool) {
	id := p.Param("TZID")
	s, ok := parseStamp(value)
	if !ok {
		// A TZID with a colon that is not quoted: TZID=(UTC+01:00) Berlin:20260101T090000
		if i := strings.LastIndexByte(value, ':'); i >= 0 && id != "" {
			if s, ok = parseStamp(value[i+1:]); ok {
				id += ":" + value[:i]
				s.odd = true
			}
		}
	}
	if year := s.local.Date().Year(); !ok || year < firstYear || year > lastYear {
		if code != "" {
			e.report(p.Line, code, p.Name+" can't be read: "+excerpt(value))
		}
		return moment{}, false
	}
	if code != "" && s.odd {
		e.report(p.Line, OddValue, p.Name+" is not written as RFC 5545 has it, but can be read: "+excerpt(value))
	}
	return e.place(s, id, p, code != ""), true
}

// Years that a meeting can have in every zone. 1 January of the year 1 is what some programs write for
// "not set".
const (
	firstYear = 3
	lastYear  = 9998
)

// place puts a stamp into its zone.
func (e *entry) place(s stamp, id string, p Property, tell bool) moment {
	floating := e.from.floating
	if !s.isDate && strings.EqualFold(p.Param("VALUE"), "DATE") {
		if tell {
			e.report(p.Line, OddValue, p.Name+" is said to be a date, and its time of day is passed over")
		}
		s.isDate, s.local = true, s.local.Date().Midnight()
	}
	if s.isDate {
		return moment{Time: s.local.In(floating), isDate: true, floating: true}
	}
	zone := utc
	switch {
	case id != "":
		zone = e.from.zones.zone(id, e.calendar, p.Line, s.local.Date().Year())
	case s.fixed && s.offset != 0:
		zone, _ = wallclock.Offset(s.offset)
	case !s.fixed:
		return moment{Time: s.local.In(floating), floating: true}
	}
	if s.fixed && id != "" {
		if tell && zone.Local(s.instant()) != s.local {
			e.report(p.Line, OddValue, p.Name+" is in UTC and has a TZID: it is that instant, on clocks of that zone")
		}
		s.local = zone.Local(s.instant())
	}
	return moment{Time: s.local.In(zone)}
}

// in returns what a clock in zone shows at m; a floating moment and a date stay what they are.
func (m moment) in(zone wallclock.Zone) wallclock.Local {
	if m.floating || m.Zone().Equal(zone) {
		return m.Local()
	}
	return zone.Local(m.Instant())
}

// compare returns a positive number if e is to be taken before o, of two entries for the same.
func (e *entry) compare(o *entry) int {
	order := cmp.Or(
		-boolCompare(e.answer, o.answer),
		cmp.Compare(e.sequence, o.sequence),
		cmp.Compare(e.stamped, o.stamped),
		boolCompare(e.canceled, o.canceled),
	)
	if order != 0 || e == o {
		return order
	}
	for i := range min(len(e.Properties), len(o.Properties)) {
		if c := strings.Compare(contentLine(e.Properties[i]), contentLine(o.Properties[i])); c != 0 {
			return -c
		}
	}
	return cmp.Or(cmp.Compare(len(e.Properties), len(o.Properties)),
		-strings.Compare(e.from.name, o.from.name), -cmp.Compare(e.Line, o.Line))
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// duration reads DURATION.
func (e *entry) duration() (duration, Property, bool) {
	p, ok := e.First("DURATION")
	if !ok {
		return duration{}, p, false
	}
	d, ok := parseDuration(p.Value)
	if !ok {
		e.report(p.Line, BadEnd, "DURATION can't be read: "+excerpt(p.Value))
	}
	return d, p, ok
}

// isAllDay reports whether an event that begins at start is an all-day event: its start is a date, or
// Exchange says so and it begins at midnight.
func (e *entry) isAllDay(start moment) bool {
	if start.isDate {
		return true
	}
	p, ok := e.First("X-MICROSOFT-CDO-ALLDAYEVENT")
	return ok && strings.EqualFold(strings.TrimSpace(p.Value), "TRUE") &&
		start.Local() == start.Local().Date().Midnight()
}

// key returns what identifies an override that has no master.
func (e *entry) key() string {
	if e.recurrence.IsZero() {
		p, _ := e.First("RECURRENCE-ID")
		return p.Value
	}
	if e.recurrence.floating {
		return e.recurrence.Local().String()
	}
	return strconv.FormatInt(e.recurrence.Instant().Unix(), 10) + time.UTC.String()
}
