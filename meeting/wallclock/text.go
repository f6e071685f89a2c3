package wallclock

import (
	"fmt"
	"time"
)

// ParseDate reads a date of the form "2026-01-31", as [Date.String] writes it, and nothing else.
func ParseDate(text string) (Date, error) {
	date, ok := parseDate(text)
	if !ok {
		return Date{}, fmt.Errorf("wallclock: %q is not a date like 2026-01-31", clip(text))
	}
	return NewDate(date.year, date.month, date.day)
}

// MarshalText writes d as "2026-01-31", and the zero Date as the empty text.
func (d Date) MarshalText() ([]byte, error) { return d.append(nil), nil }

// UnmarshalText reads what [Date.MarshalText] writes.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// ParseLocal reads a local time of the form "2026-01-31T09:00:00" or "2026-01-31T09:00", and nothing
// else: no fraction, no offset, no zone.
func ParseLocal(text string) (Local, error) {
	const form = "2026-01-31T09:00:00"
	if len(text) != len(form) && len(text) != len(form)-len(":00") || text[10] != 'T' {
		return Local{}, notLocal(text)
	}
	date, ok := parseDate(text[:10])
	if !ok || text[13] != ':' {
		return Local{}, notLocal(text)
	}
	hour, minute, second := digits(text[11:13]), digits(text[14:16]), 0
	if len(text) == len(form) {
		if text[16] != ':' {
			return Local{}, notLocal(text)
		}
		second = digits(text[17:19])
	}
	if hour < 0 || minute < 0 || second < 0 {
		return Local{}, notLocal(text)
	}
	return NewLocal(date.year, date.month, date.day, hour, minute, second)
}

// MarshalText writes l as "2026-01-31T09:00:00", and the zero Local as the empty text.
func (l Local) MarshalText() ([]byte, error) { return l.append(nil), nil }

// UnmarshalText reads what [ParseLocal] reads, and the empty text as the zero Local.
func (l *Local) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*l = Local{}
		return nil
	}
	parsed, err := ParseLocal(string(text))
	if err != nil {
		return err
	}
	*l = parsed
	return nil
}

func notLocal(text string) error {
	return fmt.Errorf("wallclock: %q is not a local time like 2026-01-31T09:00:00", clip(text))
}

func (d Date) append(b []byte) []byte {
	if d.n == 0 {
		return b
	}
	year, month, day := d.Civil()
	b = appendDigits(b, year, 4)
	b = appendDigits(append(b, '-'), int(month), 2)
	return appendDigits(append(b, '-'), day, 2)
}

func (l Local) append(b []byte) []byte {
	if l.n == 0 {
		return b
	}
	hour, minute, second := l.Clock()
	b = appendDigits(append(l.Date().append(b), 'T'), hour, 2)
	b = appendDigits(append(b, ':'), minute, 2)
	return appendDigits(append(b, ':'), second, 2)
}

type yearMonthDay struct {
	year  int
	month time.Month
	day   int
}

func parseDate(text string) (d yearMonthDay, ok bool) {
	if len(text) != len("2006-01-02") || text[4] != '-' || text[7] != '-' {
		return d, false
	}
	d = yearMonthDay{digits(text[:4]), time.Month(digits(text[5:7])), digits(text[8:])}
	return d, d.year >= 0 && d.month >= 0 && d.day >= 0
}

// digits returns the number that text, a few ASCII digits, stands for, and -1 if it is anything else.
func digits(text string) int {
	n := 0
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func appendDigits(b []byte, n, width int) []byte {
	for unit := []int{1, 10, 100, 1000}[width-1]; unit > 0; unit /= 10 {
		b = append(b, byte('0'+n/unit%10))
	}
	return b
}

// clip shortens text that comes from a file, so that an error stays readable.
func clip(text string) string {
	const most = 64
	if len(text) <= most {
		return text
	}
	return text[:most] + "…"
}
