// Package interval has half-open spans of time, and sets of them.
//
// An [Interval] holds its start and not its end, so that meetings that follow each other do not
// overlap, and so that the parts of a span add up to the whole. A [Set] is what is left of any number
// of intervals once those that overlap or touch are merged: two meetings at 10:00–11:00 and
// 10:30–11:30 keep a person busy for one hour and a half, not for two.
//
// All lengths are elapsed time. Instants are compared with [time.Time.Equal], so the location of a
// bound is for display only; monotonic clock readings are dropped.
package interval
