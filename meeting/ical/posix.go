package ical

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

// tail returns the rule, in the form of POSIX, that says the onsets that come every year without end,
// and the year up to which the transitions are to be written out. If POSIX can't say it the rule is empty
// and the transitions go far into the future.
func (z *vtimezone) tail() (rule string, until int) {
	var open []observance
	until = epoch.Year() - 1
	for _, o := range z.observances {
		year := o.start.Date().Year()
		switch {
		case o.yearly == nil:
		case o.yearly.count > 0:
			year += o.yearly.count * o.yearly.interval
		case !o.yearly.until.local.IsZero():
			year = o.yearly.until.local.Date().Year()
		default:
			open = append(open, o)
			year--
		}
		for _, l := range o.dates {
			year = max(year, l.Date().Year())
		}
		until = max(until, min(year+1, lastOnset))
	}
	if len(open) == 0 {
		return "", until
	}
	if len(open) != 2 || open[0].to == open[1].to || open[0].to != open[1].from || open[1].to != open[0].from {
		return "", lastOnset
	}
	standard, daylight := open[0], open[1]
	if standard.to > daylight.to {
		standard, daylight = daylight, standard
	}
	into, ok1 := daylight.posix()
	back, ok2 := standard.posix()
	if !ok1 || !ok2 {
		return "", lastOnset
	}
	return posixName(standard.to) + posixName(daylight.to) + "," + into + "," + back, until
}

// posixName returns the name and offset of a kind of time in POSIX, where a plus is west of Greenwich.
func posixName(ahead time.Duration) string {
	sign, west := "+", "-"
	d := ahead
	if d < 0 {
		sign, west, d = "-", "", -d
	}
	h, m, s := int(d/time.Hour), int(d/time.Minute)%60, int(d/time.Second)%60
	text := fmt.Sprintf("<%s%02d", sign, h)
	if m > 0 || s > 0 {
		text += fmt.Sprintf("%02d", m)
	}
	text += ">" + west + strconv.Itoa(h)
	if m > 0 || s > 0 {
		text += fmt.Sprintf(":%02d", m)
	}
	if s > 0 {
		text += fmt.Sprintf(":%02d", s)
	}
	return text
}

// posix returns the onset as "M3.5.0/2", if POSIX has a form for it.
func (o *observance) posix() (string, bool) {
	y := o.yearly
	if y.anyDay || y.interval != 1 || len(y.months) > 1 {
		return "", false
	}
	month := o.start.Date().Month()
	if len(y.months) == 1 {
		month = y.months[0]
	}
	week, ok := y.week(month)
	h, m, s := o.start.Clock()
	text := fmt.Sprintf("M%d.%d.%d/%d", month, week, y.weekday, h)
	if m > 0 || s > 0 {
		text += fmt.Sprintf(":%02d", m)
	}
	if s > 0 {
		text += fmt.Sprintf(":%02d", s)
	}
	return text, ok
}

// week returns the week of POSIX in which the weekday is meant: 5 is the last.
func (y *yearly) week(month time.Month) (int, bool) {
	if len(y.days) == 0 {
		if y.nth == -1 {
			return 5, true
		}
		return y.nth, y.nth > 0 && y.nth < 5
	}
	if y.nth != 0 || len(y.days) != 7 {
		return 0, false
	}
	days := slices.Sorted(slices.Values(y.days))
	if days[6]-days[0] != 6 {
		return 0, false
	}
	switch first := days[0]; {
	case first == -7:
		return 5, true
	case first > 0 && first%7 == 1 && first < 29:
		return first/7 + 1, true
	case month != time.February && first == time.Date(2001, month+1, 0, 0, 0, 0, 0, time.UTC).Day()-6:
		return 5, true
	}
	return 0, false
}
