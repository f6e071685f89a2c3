// Package recurrence says when the meetings of a series take place: recurrence rules as people say them, as
// RFC 5545 section 3.3.10 writes them, and as starts within a window.
//
// A [Rule] is built ([Weekly], [Monthly] …) or read ([Parse], [ParseLenient]). [Rule.Check] tells whether
// it can ever take place from a start on. [Rule.Starts] yields the starts of a series in a zone,
// [Rule.Locals] those of dates and floating times. Dates and exceptions that are not the rule's (RDATE,
// EXDATE, overrides) belong to package meeting.
//
// # How it reads RFC 5545
//
// What the rule leaves open is the start's, where other implementations differ too: BYWEEKNO alone means
// the start's weekday, YEARLY with BYMONTHDAY but no BYMONTH the start's month. Values of one part are
// united (BYDAY=1MO,TU is the first Monday and every Tuesday), parts limit each other, a day that comes out
// twice counts once. BYWEEKNO asks each day of a year for the number of its week, so that the first days of
// January may be of week 52 or 53. Hours and shorter periods are counted on the clock, as if it were never
// changed.
//
// # Bounds
//
// All work is bounded by counts, whoever wrote the rule. Text and lists have greatest lengths ([Parse]).
// The way to a window is found by arithmetic; only COUNT may have to be walked to, where months or years
// have different numbers of starts: at most one step for each period up to the window. From one start to
// the next there are at most 20,871 weeks, 4,800 months or 400 years, after which the calendar repeats and
// there is no other start, or the months of a daily rule up to the year 9999 (119,988). An hourly rule
// looks at each day up to the year 9999 at most once, and at each unit of a day at most once for each run
// of days. Nothing ends sooner than the series.
package recurrence
