// Package wallclock turns what clocks show into instants, and back.
//
// A meeting is agreed on by the clock on the wall: nine o'clock on Thursday in New York. Which instant
// that is follows from the rules of the zone, which governments change, so a [Time] keeps the date and
// time of day, a [Local], beside its [Zone], and finds the instant when it is asked. What was stored
// stays right when the zone data change.
//
//	Date            2026-03-08                                  a day of the calendar
//	Local           2026-03-08T02:30:00                         a day and a time of day
//	Zone            America/New_York, +05:30, a file's own      how clocks are set somewhere
//	Time            2026-03-08T02:30:00[America/New_York]       a Local in a Zone
//	time.Time       2026-03-08T07:30:00Z                        the instant
//
// When clocks are put forward, some local times are skipped; when they are put back, some come twice.
// RFC 5545 section 3.3.5 has a rule for both, and this package follows it in every zone: a skipped
// time is read with the offset before the gap, so that 02:30 becomes 03:30, and of two instants the
// first is meant. [time.Date] promises neither. [Zone.Resolve] finds one instant, and a [Resolver]
// those of a whole series, at a few nanoseconds each.
//
// The package reads no clock and never uses the zone of the process. Zones come from the host's
// [Zones], from [SystemZones], or from a [Definition] in a file.
package wallclock
