package recurrence_test

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// The oracle reads a rule and works out its starts as slowly and plainly as the table in RFC 5545 section
// 3.3.10 can be read: period by period, day by day, in UTC as floating time. It shares no code with the
// package nor with rrule-go.
type oracle struct {
	part     map[string]string
	start    time.Time
	interval int
	wkst     time.Weekday
}

var oracleWeekdays = map[string]time.Weekday{
	"MO": time.Monday, "TU": time.Tuesday, "WE": time.Wednesday, "TH": time.Thursday,
	"FR": time.Friday, "SA": time.Saturday, "SU": time.Sunday,
}

func newOracle(rule string, start time.Time) *oracle {
	o := &oracle{part: map[string]string{}, start: start, interval: 1, wkst: time.Monday}
	for part := range strings.SplitSeq(rule, ";") {
		name, value, _ := strings.Cut(part, "=")
		o.part[name] = value
	}
	if s, ok := o.part["INTERVAL"]; ok {
		o.interval, _ = strconv.Atoi(s)
	}
	if s, ok := o.part["WKST"]; ok {
		o.wkst = oracleWeekdays[s]
	}
	return o
}

func (o *oracle) has(name string) bool { return o.part[name] != "" }

func (o *oracle) numbers(name string) (list []int) {
	if o.has(name) {
		for s := range strings.SplitSeq(o.part[name], ",") {
			n, _ := strconv.Atoi(s)
			list = append(list, n)
		}
	}
	return list
}

// until returns the end of the series, and COUNT.
func (o *oracle) until(limit time.Time) (time.Time, int) {
	count := -1
	if o.has("COUNT") {
		count, _ = strconv.Atoi(o.part["COUNT"])
	}
	u := o.part["UNTIL"]
	switch len(u) {
	case 8:
		t, _ := time.Parse("20060102", u)
		return earliest(t.Add(24*time.Hour-time.Second), limit), count
	case 15, 16:
		t, _ := time.Parse("20060102T150405", u[:15])
		return earliest(t, limit), count
	}
	return limit, count
}

func earliest(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// all returns the starts up to and including limit.
func (o *oracle) all(limit time.Time) (starts []time.Time) {
	end, count := o.until(limit)
	for first := o.firstPeriod(); !first.After(end); first = o.nextPeriod(first) {
		for _, t := range o.choose(o.period(first)) {
			if t.Before(o.start) || t.After(end) || len(starts) > 0 && !t.After(starts[len(starts)-1]) {
				continue
			}
			if count >= 0 && len(starts) == count {
				return starts
			}
			starts = append(starts, t)
		}
		if count >= 0 && len(starts) >= count {
			break
		}
	}
	return starts
}

// firstPeriod returns the beginning of the period of the start.
func (o *oracle) firstPeriod() time.Time {
	y, m, d := o.start.Date()
	switch o.part["FREQ"] {
	case "YEARLY":
		return utc(y, 1, 1)
	case "MONTHLY":
		return utc(y, m, 1)
	case "WEEKLY":
		t := utc(y, m, d)
		for t.Weekday() != o.wkst {
			t = t.AddDate(0, 0, -1)
		}
		return t
	case "DAILY":
		return utc(y, m, d)
	case "HOURLY":
		return o.start.Truncate(time.Hour)
	case "MINUTELY":
		return o.start.Truncate(time.Minute)
	}
	return o.start
}

func (o *oracle) nextPeriod(t time.Time) time.Time {
	n := o.interval
	switch o.part["FREQ"] {
	case "YEARLY":
		return t.AddDate(n, 0, 0)
	case "MONTHLY":
		return t.AddDate(0, n, 0)
	case "WEEKLY":
		return t.AddDate(0, 0, 7*n)
	case "DAILY":
		return t.AddDate(0, 0, n)
	case "HOURLY":
		return t.Add(time.Duration(n) * time.Hour)
	case "MINUTELY":
		return t.Add(time.Duration(n) * time.Minute)
	}
	return t.Add(time.Duration(n) * time.Second)
}

// period returns all starts of the rule within a period, before BYSETPOS, in order.
func (o *oracle) period(first time.Time) (starts []time.Time) {
	for _, day := range o.days(first) {
		starts = append(starts, o.times(day, first)...)
	}
	slices.SortFunc(starts, time.Time.Compare)
	return slices.CompactFunc(starts, time.Time.Equal)
}

// days returns the days of a period that the rule allows.
func (o *oracle) days(first time.Time) (days []time.Time) {
	var end time.Time
	switch o.part["FREQ"] {
	case "YEARLY":
		end = first.AddDate(1, 0, 0)
	case "MONTHLY":
		end = first.AddDate(0, 1, 0)
	case "WEEKLY":
		end = first.AddDate(0, 0, 7)
	default:
		first = utc(first.Date())
		end = first.AddDate(0, 0, 1)
	}
	if skip := o.part["SKIP"]; skip == "BACKWARD" || skip == "FORWARD" {
		return o.skippedDays(first, end, skip == "BACKWARD")
	}
	for d := first; d.Before(end); d = d.AddDate(0, 0, 1) {
		if o.inMonth(d) && o.onMonthDay(d) && o.inYear(d) && o.inWeek(d) && o.onWeekday(d) {
			days = append(days, d)
		}
	}
	return days
}

// skippedDays names days of months that need not exist, and moves those that don't (RFC 7529).
func (o *oracle) skippedDays(first, end time.Time, backward bool) (days []time.Time) {
	for m := first; m.Before(end); m = m.AddDate(0, 1, 0) {
		if !o.inMonth(m) {
			continue
		}
		length := m.AddDate(0, 1, -1).Day()
		for _, n := range o.monthDays() {
			d := n
			if n < 0 {
				d = length + 1 + n
			}
			switch {
			case d < 1 && backward:
				d = 0 // the last day of the month before
			case d < 1:
				d = 1
			case d > length && backward:
				d = length
			case d > length:
				d = length + 1 // the first day of the month after
			}
			if day := m.AddDate(0, 0, d-1); o.onWeekday(day) {
				days = append(days, day)
			}
		}
		if len(o.monthDays()) == 0 {
			for d := m; d.Month() == m.Month(); d = d.AddDate(0, 0, 1) {
				if o.inWeek(d) && o.onWeekday(d) {
					days = append(days, d)
				}
			}
		}
	}
	return days
}

func (o *oracle) inMonth(d time.Time) bool {
	if o.has("BYMONTH") {
		return slices.Contains(o.numbers("BYMONTH"), int(d.Month()))
	}
	// RFC 5545 3.3.10: a missing BYMONTH is the start's, where the rule counts within one.
	if o.part["FREQ"] == "YEARLY" && !o.has("BYYEARDAY") && !o.has("BYWEEKNO") && (o.has("BYMONTHDAY") || !o.has("BYDAY")) {
		return d.Month() == o.start.Month()
	}
	return true
}

// monthDays returns BYMONTHDAY, or what the start implies.
func (o *oracle) monthDays() []int {
	implied := o.part["FREQ"] == "MONTHLY" || o.part["FREQ"] == "YEARLY" && !o.has("BYYEARDAY") && !o.has("BYWEEKNO")
	if implied && !o.has("BYMONTHDAY") && !o.has("BYDAY") {
		return []int{o.start.Day()}
	}
	return o.numbers("BYMONTHDAY")
}

func (o *oracle) onMonthDay(d time.Time) bool {
	list := o.monthDays()
	last := utc(d.Year(), d.Month()+1, 0).Day()
	return len(list) == 0 || slices.Contains(list, d.Day()) || slices.Contains(list, d.Day()-last-1)
}

func (o *oracle) inYear(d time.Time) bool {
	list := o.numbers("BYYEARDAY")
	last := utc(d.Year(), 12, 31).YearDay()
	return len(list) == 0 || slices.Contains(list, d.YearDay()) || slices.Contains(list, d.YearDay()-last-1)
}

// inWeek tells the number of the day's week from the fourth day of the week, which is always in the week's
// year.
func (o *oracle) inWeek(d time.Time) bool {
	list := o.numbers("BYWEEKNO")
	if len(list) == 0 {
		return true
	}
	week := d
	for week.Weekday() != o.wkst {
		week = week.AddDate(0, 0, -1)
	}
	middle := week.AddDate(0, 0, 3)
	number := (middle.YearDay()-1)/7 + 1
	left := 0
	for m := middle.AddDate(0, 0, 7); m.Year() == middle.Year(); m = m.AddDate(0, 0, 7) {
		left++
	}
	return slices.Contains(list, number) || slices.Contains(list, -left-1)
}

func (o *oracle) onWeekday(d time.Time) bool {
	if !o.has("BYDAY") {
		weekly := o.part["FREQ"] == "WEEKLY" ||
			o.part["FREQ"] == "YEARLY" && o.has("BYWEEKNO") && !o.has("BYMONTHDAY") && !o.has("BYYEARDAY")
		return !weekly || d.Weekday() == o.start.Weekday()
	}
	for v := range strings.SplitSeq(o.part["BYDAY"], ",") {
		if oracleWeekdays[v[len(v)-2:]] != d.Weekday() {
			continue
		}
		if v[:len(v)-2] == "" {
			return true
		}
		n, _ := strconv.Atoi(v[:len(v)-2])
		if n == o.ordinal(d, n > 0) {
			return true
		}
	}
	return false
}

// ordinal counts the day's weekday within its month or year.
func (o *oracle) ordinal(d time.Time, forward bool) (n int) {
	byMonth := o.part["FREQ"] == "MONTHLY" || o.has("BYMONTH") || o.has("BYMONTHDAY") && !o.has("BYYEARDAY") && !o.has("BYWEEKNO")
	step := -7
	if !forward {
		step = 7
	}
	for t := d; t.Year() == d.Year() && (!byMonth || t.Month() == d.Month()); t = t.AddDate(0, 0, step) {
		n++
	}
	if !forward {
		return -n
	}
	return n
}

// times returns the starts on a day, within the period.
func (o *oracle) times(day, period time.Time) (starts []time.Time) {
	list := func(name, longer string, start, now int) []int {
		limited := strings.Contains(longer, o.part["FREQ"]) // the period is this unit or shorter
		switch {
		case limited && o.has(name) && !slices.Contains(o.numbers(name), now):
			return nil
		case limited:
			return []int{now}
		case o.has(name):
			return o.numbers(name)
		}
		return []int{start}
	}
	for _, h := range list("BYHOUR", "HOURLY MINUTELY SECONDLY", o.start.Hour(), period.Hour()) {
		for _, m := range list("BYMINUTE", "MINUTELY SECONDLY", o.start.Minute(), period.Minute()) {
			for _, s := range list("BYSECOND", "SECONDLY", o.start.Second(), period.Second()) {
				starts = append(starts, time.Date(day.Year(), day.Month(), day.Day(), h, m, s, 0, time.UTC))
			}
		}
	}
	return starts
}

// choose applies BYSETPOS.
func (o *oracle) choose(set []time.Time) (chosen []time.Time) {
	if !o.has("BYSETPOS") {
		return set
	}
	for i, t := range set {
		if p := o.numbers("BYSETPOS"); slices.Contains(p, i+1) || slices.Contains(p, i-len(set)) {
			chosen = append(chosen, t)
		}
	}
	return chosen
}

func utc(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
