package minutes

import (
	"fmt"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// whenText returns when the occurrence takes place, on the clocks of its own zone: "Thursday, 8 January 2026,
// 09:00–10:00, America/New_York (UTC-05:00)".
func (w writer) whenText() string {
	span := w.occurrence.Interval()
	start, end := w.local(0), w.local(w.occurrence.Length())
	text := w.words.dayText(start.Date()) + ", " + w.between(start, end, span.Length())
	return text + ", " + zoneText(w.occurrence.Start().Zone(), span.Start())
}

// local returns what clocks show so much elapsed time after the start.
func (w writer) local(offset time.Duration) wallclock.Local {
	zone := w.occurrence.Start().Zone()
	return zone.Local(w.occurrence.Interval().Start().Add(offset))
}

// between returns two times of day with so much elapsed time between them, with the day of the second one if it is
// another. When clocks go back both may be the same.
func (w writer) between(start, end wallclock.Local, length time.Duration) string {
	switch {
	case length == 0:
		return clockText(start)
	case start.Date() == end.Date():
		return clockText(start) + "–" + clockText(end)
	}
	return clockText(start) + " – " + w.words.dayText(end.Date()) + ", " + clockText(end)
}

// slotText returns when an item takes place, with its day if that is not the one on which the meeting begins.
func (w writer) slotText(slot agenda.Slot) string {
	start := w.local(slot.Start)
	text := w.between(start, w.local(slot.End), slot.Item.Length)
	if start.Date() != w.local(0).Date() {
		text = w.words.dayText(start.Date()) + ", " + text
	}
	return text
}

// clockText returns a time of day, "09:00", with its seconds if there are any.
func clockText(l wallclock.Local) string {
	hour, minute, second := l.Clock()
	text := fmt.Sprintf("%02d:%02d", hour, minute)
	if second != 0 {
		text += fmt.Sprintf(":%02d", second)
	}
	return text
}

// zoneText returns the name of a zone and its offset at t, or the offset alone if that is its name.
func zoneText(z wallclock.Zone, t time.Time) string {
	offset := "UTC" + t.Format("-07:00")
	name := oneLine(z.Name())
	if name == "" || strings.ContainsAny(name[:1], "+-") {
		return offset
	}
	return name + " (" + offset + ")"
}

// dayText returns a date with its day of the week, "Thursday, 8 January 2026".
func (w *words) dayText(d wallclock.Date) string {
	return w.weekdays[d.Weekday()] + ", " + w.dateText(d)
}

// dateText returns a date, which is not the zero Date: "8 January 2026".
func (w *words) dateText(d wallclock.Date) string {
	return fmt.Sprintf("%d %s %d", d.Day(), w.months[d.Month()-1], d.Year())
}

// agendaDate returns a date of package agenda as one of the calendar.
func agendaDate(d agenda.Date) wallclock.Date {
	date, _ := wallclock.ParseDate(d.String()) // both are of ISO 8601; the zero one stays it
	return date
}

// lengthText returns a length, "1 h 30 min".
func (w *words) lengthText(d time.Duration) string {
	var parts []string
	for _, unit := range []struct {
		size time.Duration
		name string
	}{{time.Hour, w.hour}, {time.Minute, w.minute}, {time.Second, w.second}} {
		if n := d / unit.size; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, unit.name))
		}
		d %= unit.size
	}
	return strings.Join(parts, " ")
}
