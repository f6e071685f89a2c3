package ical

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A yearly is the rule of an observance of a VTIMEZONE: on certain days of certain months of every year.
// What else RRULE can say does not occur there.
type yearly struct {
	months   []time.Month // sorted; none: that of the start
	weekday  time.Weekday
	nth      int   // 1 to 5, or -1 to -5 from the end; 0: every such weekday
	anyDay   bool  // no weekday is given
	days     []int // of the month, negative from the end; none: all
	interval int
	count    int   // 0: none
	until    stamp // zero: none
}

var weekdays = map[string]time.Weekday{
	"SU": time.Sunday, "MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday,
	"TH": time.Thursday, "FR": time.Friday, "SA": time.Saturday,
}

// parseYearly reads an RRULE.
func parseYearly(text string) (*yearly, bool) {
	y := &yearly{anyDay: true, interval: 1}
	frequency := ""
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(text)), ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		ok := true
		switch name {
		case "":
		case "FREQ":
			frequency = value
		case "BYMONTH":
			var months []int
			months, ok = numbers(value, 1, 12)
			for _, m := range months {
				y.months = append(y.months, time.Month(m))
			}
			slices.Sort(y.months)
		case "BYDAY":
			ok = y.byDay(value)
		case "BYMONTHDAY":
			y.days, ok = numbers(value, -31, 31)
		case "INTERVAL":
			y.interval, ok = bounded(value, 1, 1000)
		case "COUNT":
			y.count, ok = bounded(value, 1, 10_000)
		case "UNTIL":
			y.until, ok = parseStamp(value)
		case "WKST":
		default:
			ok = false
		}
		if !ok {
			return nil, false
		}
	}
	return y, frequency == "YEARLY"
}

func (y *yearly) byDay(value string) bool {
	if len(value) < 2 || strings.Contains(value, ",") {
		return false
	}
	var ok bool
	if y.weekday, ok = weekdays[value[len(value)-2:]]; !ok {
		return false
	}
	y.anyDay = false
	if nth := value[:len(value)-2]; nth != "" {
		y.nth, ok = bounded(strings.TrimPrefix(nth, "+"), -5, 5)
	}
	return ok
}

func numbers(list string, low, high int) ([]int, bool) {
	var values []int
	for text := range strings.SplitSeq(list, ",") {
		n, ok := bounded(text, low, high)
		if !ok || n == 0 || len(values) == 62 {
			return nil, false
		}
		values = append(values, n)
	}
	return values, true
}

func bounded(text string, low, high int) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	return n, err == nil && n >= low && n <= high
}

// barrenYears is how many years in turn may have no onset: a weekday on 29 February comes every 28 or 40.
const barrenYears = 45

// onsets yields the onsets of o in order up to the end of the year last, from 1900 on.
func (o *observance) onsets(last int, budget *int) iter.Seq[wallclock.Local] {
	return func(yield func(wallclock.Local) bool) {
		for _, l := range o.dates {
			if !yield(l) {
				return
			}
		}
		if o.yearly == nil {
			yield(o.start)
			return
		}
		n, barren := 0, 0
		for year := o.firstYear(); year <= last && barren < barrenYears && *budget > 0; year += o.yearly.interval {
			barren++
			*budget -= max(1, len(o.yearly.months))
			for l := range o.inYear(year) {
				if l.Compare(o.start) < 0 {
					continue
				}
				n++
				barren = 0
				if o.yearly.count > 0 && n > o.yearly.count || o.ended(l) || !yield(l) {
					return
				}
			}
		}
	}
}

// firstYear returns the year of the start, or a later one from 1900 on in step with the interval. Years
// before that only matter to a count.
func (o *observance) firstYear() int {
	year := o.start.Date().Year()
	if o.yearly.count > 0 || year >= 1900 {
		return year
	}
	return 1900 + (o.yearly.interval-(1900-year)%o.yearly.interval)%o.yearly.interval
}

// ended reports whether the onset l comes after UNTIL.
func (o *observance) ended(l wallclock.Local) bool {
	until := o.yearly.until
	switch {
	case until.local.IsZero():
		return false
	case until.isDate:
		return l.Date().Compare(until.local.Date()) > 0
	case until.fixed:
		at, _ := utc.Resolve(l)
		return at.Add(-o.from).After(until.instant())
	}
	return l.Compare(until.local) > 0
}

// inYear yields the onsets of one year.
func (o *observance) inYear(year int) iter.Seq[wallclock.Local] {
	return func(yield func(wallclock.Local) bool) {
		h, m, s := o.start.Clock()
		months := o.yearly.months
		if len(months) == 0 {
			months = []time.Month{o.start.Date().Month()}
		}
		for _, month := range months {
			for _, day := range o.daysIn(year, month) {
				if l, err := wallclock.NewLocal(year, month, day, h, m, s); err == nil && !yield(l) {
					return
				}
			}
		}
	}
}

// daysIn returns the days of a month on which the rule has an onset.
func (o *observance) daysIn(year int, month time.Month) []int {
	y := o.yearly
	length := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day() // in UTC there is no gap
	var days []int
	for day := 1; day <= length; day++ {
		fromEnd := day - length - 1
		switch {
		case len(y.days) > 0 && !slices.Contains(y.days, day) && !slices.Contains(y.days, fromEnd):
			continue
		case y.anyDay && len(y.days) == 0 && day != o.start.Date().Day():
			continue
		case !y.anyDay && !y.isWeekday(year, month, day, fromEnd):
			continue
		}
		days = append(days, day)
	}
	return days
}

func (y *yearly) isWeekday(year int, month time.Month, day, fromEnd int) bool {
	date, err := wallclock.NewDate(year, month, day)
	return err == nil && date.Weekday() == y.weekday &&
		(y.nth == 0 || y.nth == (day+6)/7 || y.nth == -(-fromEnd+6)/7)
}
