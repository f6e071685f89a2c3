package wallclock

import "time"

// A Kind says how a local time was resolved.
type Kind uint8

const (
	// None is the kind of what has no instant: no local time, or no zone.
	None Kind = iota
	// Unique is the kind of a local time that clocks show once.
	Unique
	// Skipped is the kind of a local time in a gap: clocks are put forward past it.
	Skipped
	// Repeated is the kind of a local time in an overlap: clocks are put back and show it twice.
	Repeated
)

// String returns the name of k in lower case.
func (k Kind) String() string {
	switch k {
	case Unique:
		return "unique"
	case Skipped:
		return "skipped"
	case Repeated:
		return "repeated"
	default:
		return "none"
	}
}

// Resolve returns the instant at which clocks in z show l, with the Location of z, and how it was
// found. In a gap it applies the offset before the gap, so that 02:30 becomes the instant that clocks
// show as 03:30; in an overlap it takes the first of the two instants (RFC 5545 section 3.3.5). If
// l or z is zero the result is the zero [time.Time], of kind [None].
func (z Zone) Resolve(l Local) (time.Time, Kind) {
	if l.n == 0 || z.loc == nil {
		return time.Time{}, None
	}
	f := find(z.loc, l.n-unixLocal)
	return time.Unix(f.first, 0).In(z.loc), f.kind
}
