package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func (w *words) countText(n int) string { return w.grouped(strconv.Itoa(n)) }

// grouped puts commas between the thousands of a decimal, "1,234,567.00", and above them between lakhs and crores
// where the language has those, "12,34,567.00".
func (w *words) grouped(decimal string) string {
	digits := strings.TrimPrefix(decimal, "-")
	whole, fraction, hasFraction := strings.Cut(digits, ".")
	var b strings.Builder
	b.WriteString(decimal[:len(decimal)-len(digits)])
	for i, digit := range whole {
		if left := len(whole) - i; i > 0 && (left == 3 || left > 3 && (left-3)%w.group == 0) {
			b.WriteByte(',')
		}
		b.WriteRune(digit)
	}
	if hasFraction {
		b.WriteString("." + fraction)
	}
	return b.String()
}

// dateText returns a date as people read it, "5 Jan 2026".
func (w *words) dateText(d wallclock.Date) string {
	if d.IsZero() {
		return "–"
	}
	return fmt.Sprintf("%d %s %d", d.Day(), w.months[d.Month()-1], d.Year())
}

// periodText returns a window as people read it: its first and last day, or its bounds where it does not
// consist of whole days, and the zone.
func (w *words) periodText(window interval.Interval) string {
	if window.IsZero() {
		return w.noWindow
	}
	from, to := window.Start(), window.End()
	first, last := w.momentText(from), w.momentText(to)
	if isStartOfDay(from) && isStartOfDay(to) && !window.IsEmpty() {
		first, last = w.dateText(wallclock.DateOf(from)), w.dateText(wallclock.DateOf(to).AddDays(-1))
	}
	if first == last {
		return first + ", " + zoneText(from)
	}
	return first + " – " + last + ", " + zoneText(from)
}

func (w *words) momentText(t time.Time) string {
	return w.dateText(wallclock.DateOf(t)) + " " + t.Format("15:04:05")
}

// isStartOfDay reports whether a day begins at t, which is not midnight where clocks skip that.
func isStartOfDay(t time.Time) bool {
	date := wallclock.DateOf(t)
	day, err := wallclock.Between(date, date.AddDays(1), t.Location())
	return err == nil && day.Start().Equal(t)
}

// zoneText returns the name of t's zone, or its offset where JSON has kept nothing else: what was read there
// can be "Local" on one machine and nameless on the next.
func zoneText(t time.Time) string {
	switch name := t.Location().String(); name {
	case "", "Local":
		return "UTC" + t.Format("-07:00")
	default:
		return clean(name)
	}
}

// startText returns the start of a series as people read it, "2026-01-01 09:00", from what
// [wallclock.Time.String] wrote.
func startText(start string) string {
	local, _, _ := strings.Cut(start, "[")
	parsed, err := wallclock.ParseLocal(local)
	if err != nil {
		return cut(clean(start), 16, columns)
	}
	hour, minute, _ := parsed.Clock()
	return fmt.Sprintf("%s %02d:%02d", parsed.Date(), hour, minute)
}

// assumptionText returns an assumption in one line: "default rate, role: partner: 40.00 USD/h (Finance)".
func (w *words) assumptionText(a cost.Assumption) string {
	text := w.phrase(a.Name)
	if a.Detail != "" {
		text += ", " + w.detailText(a.Detail)
	}
	text += ": " + w.quantityText(a)
	if a.Source != "" {
		text += " (" + w.phrase(a.Source) + ")"
	}
	return clean(text)
}

// detailText returns the detail of an assumption, "role: partner". English has roles there as cards do.
func (w *words) detailText(detail string) string {
	kind, which, ok := strings.Cut(detail, ": ")
	if !ok {
		return w.phrase(detail)
	}
	if name, ok := w.roles[participant.Role(which)]; ok && kind == "role" && w.phrases != nil {
		return w.phrase(kind) + ": " + name
	}
	return w.phrase(kind) + ": " + w.phrase(which)
}

// quantityText returns value and unit of an assumption, "40.00 USD/h": a number as it was given, one with its bounds,
// "2 (0.5 to 3)", a time, or a word.
func (w *words) quantityText(a cost.Assumption) string {
	if length, err := time.ParseDuration(a.Value); err == nil && a.Unit == "time" {
		return cost.HoursOf(length).Seconds() + " " + w.phrase("s")
	}
	value := w.phrase(a.Value)
	base, bounds, _ := strings.Cut(strings.TrimSuffix(a.Value, ")"), " (")
	if low, high, ok := strings.Cut(bounds, " to "); ok {
		value = base + " (" + fmt.Sprintf(w.fromTo, low, high) + ")"
	}
	unit := w.unitText(a.Unit)
	if strings.Contains(value, unit) { // "probability above 0"
		return value
	}
	return value + " " + unit
}

// unitText returns a unit, "USD/h".
func (w *words) unitText(unit string) string {
	if what, ok := strings.CutSuffix(unit, "/h"); ok {
		return what + w.perHour
	}
	if what, ok := strings.CutSuffix(unit, "/year"); ok {
		if what == "h" {
			what = w.hour
		}
		return what + w.perYear
	}
	return w.phrase(unit)
}

// place returns where a problem is, "anna.ics:12".
func (p Problem) place() string {
	switch {
	case p.Line > 0 && p.File != "":
		return clean(p.File) + ":" + strconv.Itoa(p.Line)
	case p.Line > 0:
		return strconv.Itoa(p.Line)
	}
	return clean(p.File)
}

// line returns a problem in one line, "anna.ics:12: has no end (no-end)".
func (p Problem) line() string {
	text := clean(p.Text)
	if p.Code != "" {
		text += " (" + clean(p.Code) + ")"
	}
	if place := p.place(); place != "" {
		text = place + ": " + text
	}
	return text
}
