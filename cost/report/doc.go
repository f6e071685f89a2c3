// Package report shows what meetings cost: as aligned text for a terminal, as CSV for a spreadsheet, as JSON
// for a program, and as one HTML file with charts for people who decide.
//
//	r := report.New(forecast, nil)
//	err := r.WriteHTML(file)
//
// [New] reports a [cost.Forecast], [NewHours] a [cost.Timesheet], in which no money occurs anywhere. What a
// host knows and a forecast does not, such as the problems of the calendars it read, goes into [Options].
// Hours of single people are reported only if the host puts them there.
//
// # Layers, and what does not add up
//
// Direct cost, the opportunity premium and focus time are layers of their own. A report adds up two of them, in the
// economic cost, and nothing else; late starts and overrun are shown as the parts of labor that they are. The rows of
// records, of focus time and of cascades do not add up to a total: they have none, and the report says why. What each
// figure rests on stands among the assumptions, with its source.
//
// # Rounding
//
// A figure that stands alone is rounded alone, half to even. The rows of one table are divided from its
// rounded total by the largest remainder, so that every column adds up: amounts with [money.Allocate], and
// hours, which have two decimal places, in the same manner, where no row is more than 0.01 hours off. So a
// figure can differ in its last digit between two tables. Hours of persons, who share their meetings, don't
// add up to a total, and are rounded alone, and so are figures that are compared, so that what has not changed is shown
// as the same. The exact figures are in the JSON.
//
// # Languages and amounts
//
// Text, CSV and HTML are in English or Hindi, by [Options.Language]; numbers are grouped as the language does, and
// dates have its months. Without [Options.Amounts], amounts are decimals with a point and the code of ISO 4217, in
// any language. The nested module cost/report/cldr writes them as a country does: ₹1,23,456.00.
//
// # Hostile text
//
// Titles, names and problems come from strangers' calendars. In all formats but JSON, characters that
// control a terminal or reorder text are taken out. HTML is escaped, has no script, and forbids all loading
// from elsewhere (Content-Security-Policy). Cells of CSV that a spreadsheet would run as a formula are made
// harmless with a leading apostrophe, as OWASP advises ("CSV Injection"); numbers stay numbers.
//
// The output depends on the report and its options only, to the byte: on no clock, zone, terminal, or locale of the
// process.
package report
