// Package ical reads iCalendar data (RFC 5545) as real programs write it.
//
// It has two layers. [Events] streams the events of one input as they stand there, one at a time, in
// memory that does not grow with the input: for looking, counting, and filtering. [Meetings] joins
// the events of several inputs into meetings: masters with their overrides, the same meeting from
// several colleagues' exports, time zones that come after the events that use them. Its memory grows
// with what it joins, up to a limit.
//
// Both are lenient and bounded. What is odd is put right as far as can be and told as a [Problem]
// with its line and a stable [Code]; it costs no event. What is too much (see [Limits]) ends
// the reading with a [*LimitError]. Time and memory are in proportion to the input whatever it holds.
//
// # Time zones
//
// A TZID is found, in this order, as an IANA name in any case; a name of Windows, by the table of
// CLDR; either of them with something around it ("/mozilla.org/20050126_1/Europe/Berlin",
// "tzone://Microsoft/Utc", "US-Eastern"); what Windows displays ("(UTC+01:00) Amsterdam, Berlin, …"); by
// the X-LIC-LOCATION of the file's VTIMEZONE; by that VTIMEZONE itself, which becomes a
// wallclock.Definition; by the offset in its text ("GMT+0530"), which is told. A zone that is not
// found keeps its wall-clock times, read in Options.Zone, and is told: it is never silently UTC.
//
// A VTIMEZONE that differs from the database in the years of the events is told, and the database trusted:
// such files are nearly always stale.
//
// # What becomes of an event
//
//   - UID, RECURRENCE-ID, SEQUENCE, DTSTAMP decide what is one meeting: see [Meetings]. The ID of a meeting is
//     a UUID of version 5 made from its UID; that of an override without a master, from UID and RECURRENCE-ID.
//   - STATUS:CANCELLED and METHOD:CANCEL take a meeting or an occurrence away. A tentative one counts.
//   - DTEND becomes a length: that of the first occurrence in elapsed time, for all (section 3.8.5.3).
//     A DURATION of days or weeks is by the clock. Without either, or with one that can't be, there is no length.
//   - RRULE is the rule; a start that it does not yield takes place too and counts (section 3.8.5.3). The starts of
//     further rules are added one by one. EXDATE and RDATE match by instant on the clocks of the series; an
//     EXDATE that is a date excludes that day.
//   - RANGE=THISANDFUTURE is applied to the later occurrences one by one, up to 1,000 of an endless series.
//   - ATTENDEE becomes the roster, but rooms and resources (CUTYPE) go to the venue. ORGANIZER is the
//     organizer, and not added to the roster.
//   - LOCATION, CONFERENCE and URL become the venue, and a link to join that stands elsewhere, in the description
//     too, if package conference knows its service.
//   - All other properties of a master stay, in order, in the meeting's origin; those of overrides are not kept.
package ical
