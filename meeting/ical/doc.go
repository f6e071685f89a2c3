// Package ical reads iCalendar data (RFC 5545) as real programs write it.
//
// It has two layers. [Events] streams the events of one input as they stand there, one at a time, in
// memory that does not grow with the input: for looking, counting, and filtering. [Meetings] joins
// the events of several inputs into meetings: masters with their overrides, the same meeting from
// several colleagues' exports, time zones that come after the events that use them. Its memory grows
// with what it joins, up to a limit.
//
// Both are lenient and bounded. What is odd is put right as far as can be and told as a [Problem]
// with its line and a stable [Code]; it never costs an event. What is too much (see [Limits]) ends
// the reading with a [*LimitError]. Time and memory are in proportion to the input whatever it holds.
package ical
