// Package load says how full people's calendars are, and what that leaves them: the over-scheduling indices
// of meetings, each named for its definition, per person and per team over a window. There is no money
// in it.
//
// # What is counted
//
// The meetings of a person, M, are the occurrences that the person may attend: those that overlap the window,
// cut to it, of the meetings on whose roster the person stands. Who may attend is decided as for costs:
// whoever declined does not, everybody else does, unless [cost.Attendance] says otherwise. A calendar has a
// meeting or has it not, so a probability above 0 counts in full: a table that gives tentative answers 0.5
// leaves their meetings in, and one that gives them 0 takes them out. So M are the occurrences that
// [cost.PersonHours] counts.
//
// An occurrence that takes no time counts nowhere. An entry that nobody else is on, and nobody else called, is
// no meeting but a block of the person's own, like [Person.Busy]: it takes free time, and nothing else.
//
// Working time, W, is what the person's [availability.WorkingHours] give. Where they are unknown, so is
// everything that depends on them; it is never 0. A [Ratio] to nothing is undefined.
//
// A meeting faces customers if its audience says so. Where none was stated, it does if somebody who may
// attend is a customer by role, or of another company in a role that nobody knows: in a seller's calendar
// that is a customer more often than not. Partners and the host's own external roles are not customers. All
// other meetings are internal.
//
// # One person, and teams
//
// Figures on one person come from [OfPerson] alone, so that a host decides who may see them. [OfTeam] gives
// sums and percentiles of five people and more, and its result holds nothing else.
//
// What that promises: from the figures of one team, nobody's own can be read off by the names in it, and
// where working hours are unknown for fewer people than a team needs, nothing is shown that would give theirs
// by subtraction. What it does not: OfTeam remembers nothing, so two teams that differ by one person give
// that person's figures as the difference of their sums, and so do one team's sums in two windows that differ
// by a time in which one person has meetings. A percentile is close to somebody's figure, without a name.
// Whoever knows the figures of all others in a team knows the last one's. And a host that fills a team with
// people who have no calendar gets one person's figures. So give out teams that are fixed and do not overlap,
// over whole weeks or months.
package load
