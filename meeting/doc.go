// Package meeting models sales meetings: what a meeting is, when it takes place, and what changes from
// one occurrence to the next.
//
// A [Draft] goes in and a [Meeting] comes out: [New] checks everything and reports all faults at once,
// each with the path of its field (see [Problems]), so that a Meeting is always complete and nothing
// downstream has to check again.
//
// A meeting that does not recur and a series are one type. What takes place is an [Occurrence], and
// [Meeting.Occurrences] yields them: the rule's starts and the extra ones, without the excepted and the
// canceled, with each override applied. An occurrence is identified by its meeting and its original local
// start, whatever moved.
//
// A [Scheduler] keeps meetings in a [Store] of the host's, asks the host's rules, each a [Policy] or a [Gate],
// keeps people from being booked twice, notes what takes place, and tells people by a [Notifier]. Package memstore
// has the store of reference, package meetingtest checks others.
//
// The package does no I/O and opens no time zone: [Restore] and [Decode] take a resolver of zones from the host, a
// Scheduler its store, its clock and its randomness, of which those of the process are the defaults.
package meeting
