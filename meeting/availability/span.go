package availability

import (
	"errors"
	"fmt"
	"time"
)

// A Span is a stretch of a day as clocks show it, in hours and minutes: "09:00-17:00". If it ends earlier
// than it begins it lasts over midnight, "22:00-06:00", and belongs to the day on which it begins. "24:00"
// is the end of the day, so that "00:00-24:00" is all of it; no span is longer. Spans compare with ==. The
// zero Span is none, and a fault wherever a span is wanted.
type Span string

var errSpan = errors.New(`must have the form "09:00-17:00"`)

// Check returns an error if s is no span.
func (s Span) Check() error {
	_, err := s.parse()
	return err
}

// hours are a parsed span: the time on the face of the clock since the midnight that begins its day. to is
// after from, and at most a day later.
type hours struct{ from, to time.Duration }

const day = 24 * time.Hour // on the face of the clock

func (s Span) parse() (hours, error) {
	if len(s) != len("09:00-17:00") || s[5] != '-' {
		return hours{}, errSpan
	}
	from, ok := parseClock(s[:5])
	to, okTo := parseClock(s[6:])
	switch {
	case !ok || !okTo:
		return hours{}, errSpan
	case from == day:
		return hours{}, errors.New("begins at 24:00, which is 00:00 of the next day")
	case from == to:
		return hours{}, errors.New(`ends when it begins; a whole day is "00:00-24:00"`)
	case to < from:
		to += day
	}
	return hours{from, to}, nil
}

// parseClock reads a time of day from "00:00" to "24:00".
func parseClock(text Span) (time.Duration, bool) {
	digits := [4]byte{text[0], text[1], text[3], text[4]}
	for _, d := range digits {
		if d < '0' || d > '9' {
			return 0, false
		}
	}
	hour, minute := int(digits[0]-'0')*10+int(digits[1]-'0'), int(digits[2]-'0')*10+int(digits[3]-'0')
	t := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	return t, text[2] == ':' && minute < 60 && t <= day
}

// span returns h as text, with midnight as the end of the day that it ends.
func (h hours) span() Span {
	to := h.to
	if to > day {
		to -= day
	}
	return Span(clockText(h.from) + "-" + clockText(to))
}

func clockText(t time.Duration) string {
	return fmt.Sprintf("%02d:%02d", t/time.Hour, t%time.Hour/time.Minute)
}
