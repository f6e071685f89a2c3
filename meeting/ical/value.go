package ical

import (
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A stamp is a DATE or DATE-TIME value as it is written, before its zone is known (RFC 5545 sections
// 3.3.4 and 3.3.5).
type stamp struct {
	local  wallclock.Local
	isDate bool
	// fixed says that offset is how far local is ahead of UTC: of a "Z", or of an offset after the time,
	// which RFC 5545 does not allow but files have.
	fixed  bool
	offset time.Duration
	// odd says that the value is not written as RFC 5545 has it, but can be read.
	odd bool
}

// parseStamp reads a DATE or DATE-TIME in any form that files have: "20260101", "20260101T090000Z",
// "20260101t0900", "2026-01-01T09:00:00.000+01:00".
func parseStamp(text string) (stamp, bool) {
	trimmed := strings.TrimSpace(text)
	s := stamp{odd: trimmed != text}
	date, rest, ok := digits(trimmed, 8, "-", &s.odd)
	if !ok {
		return stamp{}, false
	}
	day, err := wallclock.NewDate(number(date[:4]), time.Month(number(date[4:6])), number(date[6:]))
	if err != nil {
		return stamp{}, false
	}
	if rest == "" || rest == "Z" {
		s.odd = s.odd || rest != ""
		s.isDate, s.local = true, day.Midnight()
		return s, true
	}
	if c := rest[0]; c != 'T' && c != 't' && c != ' ' {
		return stamp{}, false
	} else if c == ' ' {
		s.odd = true
	}
	return s.clock(day, rest[1:])
}

// clock reads the time of day after the date.
func (s stamp) clock(day wallclock.Date, text string) (stamp, bool) {
	n := 6
	clock, rest, ok := digits(text, 6, ":", &s.odd)
	for ; !ok && n > 2; s.odd = true {
		n -= 2
		clock, rest, ok = digits(text, n, ":", &s.odd)
	}
	if !ok {
		return stamp{}, false
	}
	clock = (clock + "0000")[:6]
	h, m, sec := number(clock[:2]), number(clock[2:4]), number(clock[4:])
	if sec == 60 { // a leap second, RFC 5545 section 3.3.12
		sec = 59
	}
	if h > 24 || m > 59 || sec > 59 || h == 24 && m+sec > 0 { // 24:00 is the next midnight
		return stamp{}, false
	}
	s.local = day.Midnight().Add(time.Duration(h*3600+m*60+sec) * time.Second)
	s.odd = s.odd || h == 24
	if s.local.IsZero() {
		return stamp{}, false
	}
	return s.zone(rest)
}

// zone reads what follows the time of day.
func (s stamp) zone(text string) (stamp, bool) {
	if len(text) > 0 && (text[0] == '.' || text[0] == ',') {
		s.odd = true
		text = strings.TrimLeft(text[1:], "0123456789")
	}
	switch {
	case text == "":
		return s, true
	case text == "Z" || text == "z":
		s.fixed = true
		return s, true
	}
	s.fixed, s.odd = true, true
	var ok bool
	s.offset, ok = textOffset(text)
	return s, ok
}

// digits reads n digits, in groups of two that sep may part, and returns them and what follows.
func digits(text string, n int, sep string, odd *bool) (found, rest string, ok bool) {
	if len(text) >= n && allDigits(text[:n]) {
		return text[:n], text[n:], true
	}
	var b strings.Builder
	for b.Len() < n {
		width := 2
		if n == 8 && b.Len() == 0 {
			width = 4
		}
		if b.Len() > 0 {
			if text, ok = strings.CutPrefix(text, sep); !ok {
				return "", "", false
			}
		}
		if len(text) < width || !allDigits(text[:width]) {
			return "", "", false
		}
		b.WriteString(text[:width])
		text = text[width:]
		*odd = true
	}
	return b.String(), text, true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// instant returns the instant of a fixed stamp.
func (s stamp) instant() time.Time {
	t, _ := utc.Resolve(s.local)
	return t.Add(-s.offset)
}

// utc is the zone of UTC.
var utc = wallclock.ZoneOf(time.UTC)

// A duration is a span of time as DURATION has it (RFC 5545 section 3.3.6): days, of which a day may have 23 or 25
// hours, and exact time.
type duration struct {
	days  int
	exact time.Duration
}

// maxDays bounds durations to about 100 years.
const maxDays = 36_600

// parseDuration reads a DURATION: "PT1H30M", "P1D", "P2W", "+P1DT2H", "-PT15M". It takes lower case, weeks
// beside other parts, and a "T" that is missing.
func parseDuration(text string) (duration, bool) {
	text = strings.ToUpper(strings.TrimSpace(text))
	negative := strings.HasPrefix(text, "-")
	text = strings.TrimLeft(text, "+-")
	text, ok := strings.CutPrefix(text, "P")
	if !ok || text == "" {
		return duration{}, false
	}
	var d duration
	parts := 0
	for text != "" {
		if text[0] == 'T' {
			text = text[1:]
			continue
		}
		i := 0
		for i < len(text) && text[i] >= '0' && text[i] <= '9' {
			i++
		}
		if i == 0 || i > 9 || i == len(text) {
			return duration{}, false
		}
		if !d.add(number(text[:i]), text[i]) {
			return duration{}, false
		}
		text = text[i+1:]
		parts++
	}
	if negative {
		d.days, d.exact = -d.days, -d.exact
	}
	return d, parts > 0
}

// add adds n units.
func (d *duration) add(n int, unit byte) bool {
	perDay, seconds := 1, 0
	switch unit {
	case 'W':
		if n *= 7; n > 7*maxDays {
			return false
		}
	case 'D':
	case 'H':
		perDay, seconds = 24, 3600
	case 'M':
		perDay, seconds = 24*60, 60
	case 'S':
		perDay, seconds = 24*60*60, 1
	default:
		return false
	}
	if n/perDay > maxDays {
		return false
	}
	if seconds == 0 {
		d.days += n
	} else {
		d.exact += time.Duration(int64(n)*int64(seconds)) * time.Second
	}
	return d.days <= maxDays && d.exact <= maxDays*24*time.Hour
}

// negative reports whether d goes back in time.
func (d duration) negative() bool { return d.days < 0 || d.days == 0 && d.exact < 0 }

// from returns the elapsed time that d takes from start: days on the clock first, then exact time.
func (d duration) from(start wallclock.Time) time.Duration {
	if d.days == 0 {
		return d.exact
	}
	end := duration{days: d.days}.end(start.Local()).In(start.Zone())
	if end.IsZero() {
		return 0
	}
	return end.Instant().Sub(start.Instant()) + d.exact
}

// end returns what a clock that is never changed shows d after l; zero after the year 9999.
func (d duration) end(l wallclock.Local) wallclock.Local {
	l = l.Add(time.Duration(d.days) * 24 * time.Hour)
	return l.Add(d.exact)
}
