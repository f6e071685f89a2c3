package recurrence

import (
	"strconv"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

var weekdayNames = [...]string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// String returns r as RFC 5545 text in canonical form: parts in a fixed order, FREQ first (RSCALE before
// it where SKIP needs it), values sorted and without duplicates, defaults (INTERVAL=1, WKST=MO) left out.
// It is empty for the zero Rule and for one with an error. [Parse] reads it back, except the text
// of rules that only other functions make: COUNT with UNTIL, and rules that [Options] has to allow.
func (r Rule) String() string {
	if r.s == nil || r.err != nil {
		return ""
	}
	return r.s.text()
}

// MarshalText returns [Rule.String]. It fails for a rule with an error.
func (r Rule) MarshalText() ([]byte, error) {
	if r.err != nil {
		return nil, r.err
	}
	return []byte(r.String()), nil
}

// UnmarshalText reads what [Rule.MarshalText] wrote: it is [Parse], but takes empty text for the zero Rule,
// and COUNT with UNTIL, which [ParseLenient] can make. Rules that [Options] has to allow need [ParseWith].
func (r *Rule) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*r = Rule{}
		return nil
	}
	p := parser{text: string(text), twoEnds: true}
	rule, err := p.parse()
	if err != nil {
		return err
	}
	*r = rule
	return nil
}

func (p *parts) text() string {
	var b strings.Builder
	if p.skip != Omit {
		b.WriteString("RSCALE=GREGORIAN;")
	}
	b.WriteString("FREQ=" + p.freq.String())
	if p.interval > 1 {
		b.WriteString(";INTERVAL=" + strconv.Itoa(p.interval))
	}
	for _, name := range listOrder {
		if name == "BYHOUR" {
			p.writeDays(&b)
		}
		writeList(&b, name, *p.list(name))
	}
	if p.weekStart != 0 {
		b.WriteString(";WKST=" + weekdayNames[p.weekStart])
	}
	if p.skip != Omit {
		b.WriteString(";SKIP=" + p.skip.String())
	}
	if p.count > 0 {
		b.WriteString(";COUNT=" + strconv.Itoa(p.count))
	}
	if p.until.kind != untilNone {
		b.WriteString(";UNTIL=" + p.until.text())
	}
	return b.String()
}

func writeList(b *strings.Builder, name string, list []int16) {
	separator := ";" + name + "="
	for _, n := range list {
		b.WriteString(separator + strconv.Itoa(int(n)))
		separator = ","
	}
}

func (p *parts) writeDays(b *strings.Builder) {
	separator := ";BYDAY="
	for _, d := range p.days {
		b.WriteString(separator)
		if d.n != 0 {
			b.WriteString(strconv.Itoa(int(d.n)))
		}
		b.WriteString(weekdayNames[d.day])
		separator = ","
	}
}

// text returns UNTIL in the basic format of ISO 8601.
func (u until) text() string {
	date := basic(u.local.Date().String())
	switch u.kind {
	case untilDate:
		return date
	case untilInstant:
		return date + "T" + clockText(u.local) + "Z"
	}
	return date + "T" + clockText(u.local)
}

func basic(s string) string { return strings.NewReplacer("-", "", ":", "").Replace(s) }

func clockText(l wallclock.Local) string {
	h, m, s := l.Clock()
	digits := func(n int) string { return strconv.Itoa(n/10) + strconv.Itoa(n%10) }
	return digits(h) + digits(m) + digits(s)
}
