package recurrence

import (
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// readUntil reads UNTIL: a date, a local time or a moment in UTC. Which one the start calls for can't
// be seen here; each is compared with what it is (see [Rule.Starts]).
func (p *parser) readUntil(value string, at int) *Problem {
	bad := &Problem{Code: CodeValue, Part: "UNTIL", Value: excerpt(value), At: at, Want: "must be as 20261231, 20261231T235959Z or 20261231T235959"}
	tidy := value
	if p.lenient {
		if tidy = tidyUntil(value); tidy != value {
			p.remark(CodeSpelling, "UNTIL", value, at, "read as "+excerpt(tidy))
		}
	}
	u, ok := parseUntil(tidy)
	if !ok {
		return bad
	}
	p.parts.until = u
	return nil
}

func parseUntil(s string) (u until, ok bool) {
	u.kind = untilLocal
	if s, ok = strings.CutSuffix(s, "Z"); ok {
		u.kind = untilInstant
	}
	layout := "20060102T150405"
	if len(s) == 8 && u.kind == untilLocal {
		layout, u.kind = "20060102", untilDate
	}
	if len(s) != len(layout) {
		return u, false
	}
	t, err := time.Parse(layout, s)
	if err != nil {
		return u, false
	}
	u.local, err = wallclock.NewLocal(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second())
	return u, err == nil
}

// tidyUntil brings what exporters write into the form of RFC 5545: ISO 8601 with hyphens and colons,
// without seconds, with a leap second, or with an offset in place of Z.
func tidyUntil(s string) string {
	date, clock, timed := strings.Cut(s, "T")
	date = strings.ReplaceAll(date, "-", "")
	if !timed {
		return date
	}
	zone := ""
	if i := strings.IndexAny(clock, "Z+-"); i >= 0 {
		clock, zone = clock[:i], strings.ReplaceAll(clock[i:], ":", "")
	}
	clock = strings.ReplaceAll(clock, ":", "")
	if i := strings.IndexByte(clock, '.'); i >= 0 && strings.Trim(clock[i+1:], "0123456789") == "" {
		clock = clock[:i]
	}
	if len(clock) == 4 {
		clock += "00"
	}
	if strings.HasSuffix(clock, "5960") {
		clock = clock[:4] + "59"
	}
	tidy := date + "T" + clock + zone
	if t, err := time.Parse("20060102T150405-0700", tidy); err == nil && zone != "" {
		return t.UTC().Format("20060102T150405Z")
	}
	return tidy
}
