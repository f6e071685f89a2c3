package recurrence

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

type frequency uint8

const (
	secondly frequency = iota + 1
	minutely
	hourly
	daily
	weekly
	monthly
	yearly
)

var frequencyNames = [...]string{"", "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"}

func (f frequency) String() string { return frequencyNames[f] }

// unit is the length of the period of a sub-daily frequency in seconds.
func (f frequency) unit() int {
	switch f {
	case secondly:
		return 1
	case minutely:
		return 60
	default:
		return 3600
	}
}

// Skip says what happens in a month that lacks the day that a rule names, such as the 31st or
// 29 February (RFC 7529 section 4.1). The zero value is [Omit], as in RFC 5545.
type Skip uint8

// The readings of RFC 7529.
const (
	Omit     Skip = iota // there is no occurrence in that month
	Backward             // it takes place on the last day before: 30 April for the 31st
	Forward              // it takes place on the first day after: 1 May for the 31st
)

var skipNames = [...]string{"OMIT", "BACKWARD", "FORWARD"}

// String returns the name in RFC 7529.
func (s Skip) String() string {
	if int(s) < len(skipNames) {
		return skipNames[s]
	}
	return "?"
}

// untilKind is the kind of value that UNTIL has: it decides what it is compared with.
type untilKind uint8

const (
	untilNone    untilKind = iota
	untilDate              // the whole local day is within
	untilLocal             // compared with local starts
	untilInstant           // compared with instants
)

// until is the end of a rule. For an instant, local is its face in UTC.
type until struct {
	kind  untilKind
	local wallclock.Local
}

func (u until) instant() time.Time {
	y, m, d := u.local.Date().Year(), u.local.Date().Month(), u.local.Date().Day()
	h, min, s := u.local.Clock()
	return time.Date(y, m, d, h, min, s, 0, time.UTC) // UTC has no gaps
}

// weekdayValue is a value of BYDAY: a weekday (0 for Monday), the n-th one if n is not 0.
type weekdayValue struct {
	n   int16
	day int8
}

// parts are the parts of a rule as written, each list sorted and without duplicates.
type parts struct {
	freq      frequency
	interval  int
	count     int // 0: none
	until     until
	weekStart int8
	skip      Skip

	seconds, minutes, hours []int16
	days                    []weekdayValue
	monthDays, yearDays     []int16
	weeks, months           []int16
	positions               []int16
}

func newParts(f frequency) parts { return parts{freq: f, interval: 1} }

// list returns the list of numbers of a part, nil if the part has none.
func (p *parts) list(name string) *[]int16 {
	switch name {
	case "BYSECOND":
		return &p.seconds
	case "BYMINUTE":
		return &p.minutes
	case "BYHOUR":
		return &p.hours
	case "BYMONTHDAY":
		return &p.monthDays
	case "BYYEARDAY":
		return &p.yearDays
	case "BYWEEKNO":
		return &p.weeks
	case "BYMONTH":
		return &p.months
	case "BYSETPOS":
		return &p.positions
	}
	return nil
}

// listBounds are the greatest absolute values of the lists, RFC 5545 section 3.3.10; those that count
// from the end too allow the negative ones, and no zero.
var listBounds = map[string]struct {
	low, high int
	signed    bool
}{
	"BYSECOND": {0, 59, false}, "BYMINUTE": {0, 59, false}, "BYHOUR": {0, 23, false},
	"BYMONTHDAY": {1, 31, true}, "BYYEARDAY": {1, 366, true}, "BYWEEKNO": {1, 53, true},
	"BYMONTH": {1, 12, false}, "BYSETPOS": {1, 366, true},
}

func inBounds(name string, n int) bool {
	b := listBounds[name]
	if b.signed && n < 0 {
		n = -n
	}
	return b.low <= n && n <= b.high
}

// clone copies the lists, so that the copy can be changed.
func (p parts) clone() parts {
	p.seconds, p.minutes, p.hours = slices.Clone(p.seconds), slices.Clone(p.minutes), slices.Clone(p.hours)
	p.days, p.monthDays, p.yearDays = slices.Clone(p.days), slices.Clone(p.monthDays), slices.Clone(p.yearDays)
	p.weeks, p.months, p.positions = slices.Clone(p.weeks), slices.Clone(p.months), slices.Clone(p.positions)
	return p
}

// hasOrdinals reports whether a weekday has a number.
func (p *parts) hasOrdinals() bool {
	return slices.ContainsFunc(p.days, func(d weekdayValue) bool { return d.n != 0 })
}

func (p *parts) hasClock() bool {
	return len(p.hours)+len(p.minutes)+len(p.seconds) > 0
}

// normalise sorts the lists and drops duplicates, and reports the parts that had any.
func (p *parts) normalise() (repeated []string) {
	for _, name := range listOrder {
		l := p.list(name)
		n := len(*l)
		sortList(l)
		if len(*l) < n {
			repeated = append(repeated, name)
		}
	}
	n := len(p.days)
	slices.SortFunc(p.days, compareWeekdays)
	p.days = slices.Compact(p.days)
	if len(p.days) < n {
		repeated = append(repeated, "BYDAY")
	}
	return repeated
}

// listOrder is the order in which canonical text has the lists of numbers; BYDAY follows BYMONTHDAY.
var listOrder = [...]string{"BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS"}

// sortList orders ascending, with the values that count from the end after the others.
func sortList(l *[]int16) {
	slices.SortFunc(*l, func(a, b int16) int {
		if (a < 0) != (b < 0) {
			return int(b) - int(a)
		}
		return int(a) - int(b)
	})
	*l = slices.Compact(*l)
}

// compareWeekdays orders by number, those from the end last, then by weekday.
func compareWeekdays(a, b weekdayValue) int {
	if a.n != b.n {
		if (a.n < 0) != (b.n < 0) {
			return int(b.n) - int(a.n)
		}
		return int(a.n) - int(b.n)
	}
	return int(a.day) - int(b.day)
}

// maskOf returns a set of small numbers that are not negative.
func maskOf(list []int16) (m uint64) {
	for _, n := range list {
		if n >= 0 {
			m |= 1 << n
		}
	}
	return m
}

// backMaskOf returns the set of the absolute values of the negative numbers.
func backMaskOf(list []int16) (m uint64) {
	for _, n := range list {
		if n < 0 {
			m |= 1 << -n
		}
	}
	return m
}
