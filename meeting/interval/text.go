package interval

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Parse reads an interval as [Interval.MarshalText] writes it: two times of RFC 3339 with a slash
// between them, such as "2026-01-01T09:00:00-05:00/2026-01-01T09:45:00-05:00". The bounds are in UTC
// or in a fixed offset, whatever the zone of the process.
func Parse(text string) (Interval, error) {
	from, to, found := strings.Cut(text, "/")
	if !found {
		return Interval{}, errors.New("interval: want two times with a slash between them")
	}
	start, err := parseTime(from)
	if err != nil {
		return Interval{}, fmt.Errorf("interval: start: %w", err)
	}
	end, err := parseTime(to)
	if err != nil {
		return Interval{}, fmt.Errorf("interval: end: %w", err)
	}
	return New(start, end)
}

// MarshalText writes i as an interval of ISO 8601 with its bounds in RFC 3339, to the nanosecond; the
// names of their zones are lost. A bound whose offset has seconds, as offsets had before clocks were
// agreed on, is written in UTC. The zero Interval is written as the empty text. A bound outside the
// years 0 to 9999 or with an offset of a day or more is an error.
func (i Interval) MarshalText() ([]byte, error) {
	if i.IsZero() {
		return []byte{}, nil
	}
	start, err := writable(i.start).MarshalText()
	if err != nil {
		return nil, fmt.Errorf("interval: start: %w", err)
	}
	end, err := writable(i.end).MarshalText()
	if err != nil {
		return nil, fmt.Errorf("interval: end: %w", err)
	}
	return append(append(start, '/'), end...), nil
}

// UnmarshalText reads what [Interval.MarshalText] writes.
func (i *Interval) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*i = Interval{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*i = parsed
	return nil
}

// writable returns t in UTC if RFC 3339, which has no seconds in an offset, would write another instant.
func writable(t time.Time) time.Time {
	if _, offset := t.Zone(); offset%60 != 0 {
		return t.UTC()
	}
	return t
}

// parseTime is strict: time.Parse also takes a comma before the fraction and an hour of one digit. It
// never gives a time in the zone of the process.
func parseTime(text string) (time.Time, error) {
	var t time.Time
	if err := t.UnmarshalText([]byte(text)); err != nil {
		return time.Time{}, err
	}
	if _, offset := t.Zone(); offset != 0 {
		return t.In(time.FixedZone("", offset)), nil
	}
	return t.UTC(), nil
}
