package ical

import (
	"errors"
	"fmt"
)

// ErrNoCalendar means that the input has neither a calendar nor an event: it is no iCalendar file.
var ErrNoCalendar = errors.New("ical: no calendar in the input")

// A LimitError means that the input exceeds one of the [Limits]. Reading ended there.
type LimitError struct {
	// Source is the name of the [Source]; empty from [Events].
	Source string
	// What is what there is too much of: "input", "line", "event", "properties", "parameters",
	// "depth", "events" or "joined", each as the field of [Limits].
	What string
	// Max is the limit: bytes for "input", "line" and "event", a count otherwise.
	Max int64
	// Line is the physical line, from 1, at which the limit was exceeded; 0 where no line is meant.
	Line int
}

// Error returns one line for people.
func (e *LimitError) Error() string {
	where := ""
	if e.Source != "" {
		where = e.Source + ": "
	}
	if e.Line > 0 {
		where += fmt.Sprintf("line %d: ", e.Line)
	}
	return fmt.Sprintf("ical: %s%s exceeds the limit of %d", where, e.What, e.Max)
}
