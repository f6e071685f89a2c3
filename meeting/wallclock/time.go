package wallclock

import "time"

// A Time is a local time in a zone: what people mean by "nine o'clock on Thursday in New York". Its
// instant is found when it is asked for, with the zone data of that moment.
//
// In an overlap a Time is the first of its two instants unless [Time.Later] says that it is the second;
// only [Of], [Local.LaterIn] and [ParseTime] make such a Time. The zero Time is none. A Time without a
// zone is floating and has no instant. Compare with [Time.Equal], not with ==. A Time is a value and may
// be shared between goroutines.
type Time struct {
	local Local
	zone  Zone
	later bool
}

// At returns the given date and time of day in the zone of loc. It is the zero Time if there is no such
// date or time of day, if the year is not in 1 to 9999, or if loc is nil. A time in a gap is kept as it
// is; its instant is the one that [Zone.Resolve] gives.
func At(year int, month time.Month, day, hour, minute int, loc *time.Location) Time {
	local, err := NewLocal(year, month, day, hour, minute, 0)
	if err != nil || loc == nil {
		return Time{}
	}
	return local.In(ZoneOf(loc))
}

// Of returns what clocks in the location of t show at t, and keeps which side of an overlap that is: the
// result has the instant t again, less its parts of a second. It is the zero Time outside the years 1
// to 9999. For a zone that has a [Definition], use [Zone.Of]; its Location does not know it.
func Of(t time.Time) Time { return ZoneOf(t.Location()).Of(t) }

// Of returns what clocks in z show at t, exactly as the function [Of] does. It is the zero Time for the
// zero Zone.
func (z Zone) Of(t time.Time) Time {
	local := z.Local(t)
	if local.IsZero() {
		return Time{}
	}
	first := find(z.loc, local.n-unixLocal).first
	return Time{local: local, zone: z, later: t.Unix() > first}
}

// Local returns the date and time of day of t.
func (t Time) Local() Local { return t.local }

// Zone returns the zone of t, and the zero Zone if t is floating.
func (t Time) Zone() Zone { return t.zone }

// Later reports whether t is the second of the two instants that have its local time.
func (t Time) Later() bool { return t.later }

// Instant returns the instant of t, with the Location of its zone, by the rules of [Zone.Resolve]. It
// is the zero [time.Time] if t is zero or floating.
func (t Time) Instant() time.Time {
	if t.local.n == 0 || t.zone.loc == nil {
		return time.Time{}
	}
	f := find(t.zone.loc, t.local.n-unixLocal)
	if t.later && f.kind == Repeated {
		return time.Unix(f.second, 0).In(t.zone.loc)
	}
	return time.Unix(f.first, 0).In(t.zone.loc)
}

// IsZero reports whether t is the zero Time: none.
func (t Time) IsZero() bool { return t.local.n == 0 }

// Equal reports whether t and o are the same local time in equal zones, and on the same side of an
// overlap. Times that are equal have the same instant; times of the same instant in other zones differ.
func (t Time) Equal(o Time) bool {
	return t.local == o.local && t.later == o.later && t.zone.Equal(o.zone)
}
