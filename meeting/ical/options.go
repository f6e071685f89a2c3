package ical

import (
	"math"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Limits bounds what a reader takes in. The zero value of each field means its default; a negative
// value means no limit. What exceeds a limit ends the reading with a [*LimitError].
//
// Limits is plain data: == works, and copies are independent.
type Limits struct {
	// Input is the most bytes read from one source. Default: 10 MB (10,485,760).
	Input int64
	// Line is the most bytes of one content line after unfolding. Default: 1 MB (1,048,576).
	Line int
	// Event is the most bytes of all content lines of one event or one time zone. Default: 4 MB.
	Event int
	// Properties is the most properties of one event or one time zone. Default: 10,000.
	Properties int
	// Parameters is the most parameters, and the most values of one parameter, of one property.
	// Default: 200.
	Parameters int
	// Depth is the most components that may be open at a time. Default: 32.
	Depth int
	// Events is the most events read from one source. Default: 1,000,000.
	Events int
	// Joined is the most events that [Meetings] joins from all sources. Default: 100,000.
	Joined int
}

// defaults are the limits of a nil *Options.
var defaults = Limits{
	Input:      10 << 20,
	Line:       1 << 20,
	Event:      4 << 20,
	Properties: 10_000,
	Parameters: 200,
	Depth:      32,
	Events:     1_000_000,
	Joined:     100_000,
}

// orDefault replaces what is not set by the defaults, and what is unlimited by the largest number.
func (l Limits) orDefault() Limits {
	l.Input = pick(l.Input, defaults.Input)
	l.Line = pick(l.Line, defaults.Line)
	l.Event = pick(l.Event, defaults.Event)
	l.Properties = pick(l.Properties, defaults.Properties)
	l.Parameters = pick(l.Parameters, defaults.Parameters)
	l.Depth = pick(l.Depth, defaults.Depth)
	l.Events = pick(l.Events, defaults.Events)
	l.Joined = pick(l.Joined, defaults.Joined)
	return l
}

// pick returns set, or otherwise for zero, or the largest number for a negative one.
func pick[T int | int64](set, otherwise T) T {
	switch {
	case set == 0:
		return otherwise
	case set < 0:
		return math.MaxInt
	}
	return set
}

// Options says how calendars are read. A nil *Options and the zero value mean the defaults. Options
// is only read, so that one may serve several goroutines if its functions may be called by them.
type Options struct {
	// Limits bounds the input.
	Limits Limits
	// OnProblem, if not nil, is called by [Events] for every oddity, as it is met. The default is
	// to pass over them in silence. [Meetings] has them in its [Result] instead.
	OnProblem func(Problem)

	// Zone is where times without a zone, all-day events, and times in unknown zones are read, by
	// [Meetings]. The default is UTC. It must not be time.Local.
	Zone *time.Location
	// Zones finds the zones of the IANA database, for [Meetings]. The default is that of the process,
	// loaded anew for each call.
	Zones wallclock.Zones
	// Directory has the people whom the host knows, for [Meetings]: an attendee whose e-mail address it
	// has gets that person's ID, role and company. The default has nobody.
	Directory participant.Directory
}

// limits returns the limits of o, which may be nil.
func (o *Options) limits() Limits {
	if o == nil {
		return Limits{}.orDefault()
	}
	return o.Limits.orDefault()
}

// onProblem returns where problems go, never nil.
func (o *Options) onProblem() func(Problem) {
	if o == nil || o.OnProblem == nil {
		return func(Problem) {}
	}
	return o.OnProblem
}
