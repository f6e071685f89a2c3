// Package cost says what meetings cost in people's time and in money.
//
// A [Card] holds what an hour costs by role; it is published, and every money figure of this package is a
// function of the calendar and the card, so that nobody's pay is an input. A [Model] is a card with the
// host's choices on who attends. It gives the [Estimate] of one occurrence and the [Forecast] of many
// meetings over a window.
//
// Who counts: declined people count nothing, every other participant fully unless the host's [Attendance]
// says otherwise; rooms and other resources are no participants; an organizer who is not on the roster
// counts only if the host's directory has them.
//
// What they cost: what the card says for their role; an external role, or a person marked as external,
// nothing unless the card names the role; everybody else the card's default, which is listed among the
// [Assumption]s. Nothing is priced at zero, and nothing at a guess, without saying so.
//
// A forecast counts the occurrences that really take place and start in its window. There is no "times
// 52". Figures are exact until they are shown, so that forecasts merge in any order and grouping with the
// same result.
//
// A [Plan] adds what meetings cost besides the time in them: preparation and follow-up, travel and fares, a
// room, catering. [Forecast.Advice] says what to change, and what each change saves.
//
// Whether a meeting is worth its cost is weighed by [Benefit.Weigh], and whether a text would do instead by
// [Memo.Compare]. A [Cascade] says what a meeting takes with all those that prepare it.
//
// The hours view, [Timesheet], has no money in it at all. Hours of single people come from a call of their
// own, [PersonHours], so that a host decides who may see them.
package cost
