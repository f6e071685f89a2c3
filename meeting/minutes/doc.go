// Package minutes writes the agenda and the minutes of a meeting for people: as Markdown, as HTML, and its action
// items as CSV.
//
//	d, err := minutes.New(occurrence, taken, &minutes.Options{Language: "hi"})
//	err = d.WriteMarkdown(file)
//
// # For customers, and for internal use
//
// A [Document] is for customers unless [Options.Internal] says that it stays inside the company. Minutes for customers
// have what [agenda.Minutes.ForCustomers] returns and nothing else. An agenda for customers has the items with their
// times and who presents them; it lacks what an item is wanted to bring, priorities, topics, who is needed for an item
// alone, materials, which no field marks as fit for customers, and what is left of the time. Titles of meetings,
// sections and items are for everybody, and so are the names of people on the roster.
//
// Neither has the host's keys: people without a name are "a participant" in a document for customers, and records, the
// purpose and the department are left out. A document for internal use marks itself and each internal entry.
//
// # Pass codes
//
// No document has pass codes, not even one for internal use: it is passed on more often than an invitation. Of links to
// join it has what [conference.Link.URL] returns, also in texts that people wrote, as far as package conference knows
// the link or the number that is dialed; of other links to join, the host alone; links for those who lead the meeting are
// left out. No link in a text has a parameter that is a code by its name: pwd, pw, password, passcode, zak. A place that
// has a link or speaks of a code is not printed. A code that somebody wrote into a note in words stays there.
//
// # Languages, days and times
//
// Documents are in English or Hindi; what hosts and people say stays as it is. Days and times are those of the clocks
// in the occurrence's own zone, in 24 hours, with the zone and its offset at the start.
//
// # Hostile text
//
// Titles, names and notes may come from strangers. Characters that control a terminal or reorder text are taken out.
// Markdown is escaped, so that text is text (CommonMark 0.31.2); only what the extensions of GitHub make of a bare
// address is theirs. HTML is escaped, has no script, and forbids all loading from elsewhere (Content-Security-Policy).
// Cells of CSV that a spreadsheet would run as a formula begin with an apostrophe (OWASP, "CSV Injection").
//
// The output depends on the occurrence, the minutes and the options alone, to the byte. Its size and the time that it
// takes grow with theirs, which [meeting.New] and [agenda.Minutes.Problems] bound.
package minutes
