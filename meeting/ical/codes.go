package ical

// A Code names a kind of [Problem]. Codes are stable: programs may compare them.
type Code string

// Codes of the reader's first layer, [Events].
const (
	// BlankLine: an empty line between content lines was skipped. Told once per input.
	BlankLine Code = "blank-line"
	// BareCR: a line ends with CR alone; it counts as an end. Told once per input.
	BareCR Code = "bare-cr"
	// StrayLine: a line that is no "NAME:value" was skipped.
	StrayLine Code = "stray-line"
	// StrayBOM: a byte order mark inside the input was skipped.
	StrayBOM Code = "stray-bom"
	// NotUTF8: bytes that are not UTF-8 were read as Windows-1252, of which Latin-1 is a part.
	NotUTF8 Code = "not-utf-8"
	// NulByte: NUL bytes in a line were dropped.
	NulByte Code = "nul-byte"
	// OpenQuote: a quotation mark in a parameter is never closed; it was taken as it stands.
	OpenQuote Code = "open-quote"
	// BareParameter: a parameter has no "="; it was kept without a value.
	BareParameter Code = "bare-parameter"
	// MissingCalendar: a component stands outside BEGIN:VCALENDAR; it was read all the same. Told
	// once per input.
	MissingCalendar Code = "missing-calendar"
	// MissingEnd: a component has no END; it was taken to end where the next one begins or its
	// parent ends.
	MissingEnd Code = "missing-end"
	// StrayEnd: an END without its BEGIN was skipped.
	StrayEnd Code = "stray-end"
)

// Codes of time zones, from [Meetings].
const (
	// UnknownZone: a TZID is not known and not defined; its wall-clock times are read in Options.Zone.
	UnknownZone Code = "unknown-zone"
	// FixedZone: of a TZID only the offset in its text is known, as in "GMT+0530".
	FixedZone Code = "fixed-zone"
	// BadZone: a VTIMEZONE that is needed can't be used.
	BadZone Code = "bad-zone"
	// ZoneDiffers: a VTIMEZONE differs from the database, which was trusted, in the years of the events.
	ZoneDiffers Code = "zone-differs"
)

// Codes of events, from [Meetings].
const (
	// NoUID: an event has no UID; one was made from its content.
	NoUID Code = "no-uid"
	// SameUID: a source has different events with one UID; one was taken.
	SameUID Code = "same-uid"
	// Answer: an event of a calendar with METHOD:REPLY or the like is no meeting where the meeting is known.
	Answer Code = "answer"
	// NoStart: an event has no DTSTART that can be read, and can't be placed.
	NoStart Code = "no-start"
	// NoEnd: an event has neither DTEND nor DURATION; it has no length.
	NoEnd Code = "no-end"
	// BadEnd: DTEND or DURATION can't be read, is before the start, or both are there; see the text.
	BadEnd Code = "bad-end"
	// OddValue: a value is not as RFC 5545 has it, but can be read.
	OddValue Code = "odd-value"
	// TooMany: a text or list is longer than a meeting can hold; the rest was passed over.
	TooMany Code = "too-many"
	// Refused: a meeting refused what was read; the text says what was left out.
	Refused Code = "refused"
)

// Codes of attendees, from [Meetings].
const (
	// NoAddress: an attendee has neither an address nor a name, and was passed over.
	NoAddress Code = "no-address"
	// AttendeeTwice: a person is an attendee twice, and was taken once.
	AttendeeTwice Code = "attendee-twice"
	// SecondChair: there is more than one chair; the first was taken.
	SecondChair Code = "second-chair"
)

// Codes of series, from [Meetings].
const (
	// OddRule: a rule is not as RFC 5545 has it, and was put right.
	OddRule Code = "odd-rule"
	// BadRule: a rule can't be used; without another one the start alone takes place.
	BadRule Code = "bad-rule"
	// SecondRule: there is more than one RRULE; the starts of all were taken, as far as the text says.
	SecondRule Code = "second-rule"
	// ExRule: an EXRULE, which RFC 5545 no longer has, was passed over.
	ExRule Code = "exrule"
	// StartOffRule: the rule does not yield the start, which takes place too (RFC 5545 section 3.8.5.3).
	StartOffRule Code = "start-off-rule"
	// BadDate: a date of EXDATE or RDATE can't be read, and was passed over.
	BadDate Code = "bad-date"
	// UnmatchedDate: dates of an EXDATE exclude nothing.
	UnmatchedDate Code = "unmatched-date"
	// BadRecurrenceID: a RECURRENCE-ID can't be read; the event is a meeting of its own.
	BadRecurrenceID Code = "bad-recurrence-id"
	// StaleOverride: an override is older than the series, which no longer has it; it was dropped.
	StaleOverride Code = "stale-override"
	// StrayOverride: an override is of no occurrence of the series; it takes place besides.
	StrayOverride Code = "stray-override"
	// FutureOverride: an override with RANGE=THISANDFUTURE was applied one by one, as far as the text says.
	FutureOverride Code = "future-override"
)
