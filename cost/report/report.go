package report

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// A Report shows a forecast or a timesheet. It is an immutable value, safe to share between goroutines; the
// zero Report is that of no meetings. Do not compare Reports with ==.
//
// Each of its methods writes the whole report at once, in UTF-8, and fails if w does.
type Report struct {
	sheet   sheet
	options Options
}

// Options are what a host adds to a report. They are plain data; the zero Options, and nil ones, add
// nothing.
type Options struct {
	// Title heads the report; empty: "Cost of meetings", or "Time in meetings" without money.
	Title string
	// Language is the BCP 47 tag of the language of text, CSV and HTML: "en", or "hi" for Hindi. "en-IN" and "hi"
	// group numbers as India does, "12,34,567.00". Empty, or a language that is not here: "en". What hosts and
	// calendars say stays as it is, and so do the JSON, and the header and the numbers of the CSV.
	Language string
	// Amounts writes amounts in text and HTML. Nil: decimals with a point and the language's commas, and
	// the code of ISO 4217 beside them or above. What assumptions say stays as it was given.
	Amounts AmountFormatter
	// AllDay is the number of all-day events in the window. They are no meetings and in no other figure.
	AllDay int
	// Persons are the hours of single people, of [cost.PersonHours]. Nil reports nobody's: set them only
	// for readers who may see them.
	Persons []cost.Person
	// Advice is what to change, of [cost.Forecast.Advice], in its order; take as much of it as readers want. A
	// report of hours leaves it out, since it is money.
	Advice []cost.Advice
	// Problems are what was wrong with what the host read, listed at the end.
	Problems []Problem
	// Beside is a value whose JSON is an object. WriteJSON puts its members beside those of the report; it
	// fails if both have the same one. The other formats don't show it. It must not change while the report
	// is in use.
	Beside any
}

// A Problem is something that was wrong with what a host read. It is plain data, comparable with ==.
type Problem struct {
	File string `json:"file"` // empty: of no file
	Line int    `json:"line"` // from 1; 0 if it belongs to none
	Code string `json:"code"` // for programs
	Text string `json:"text"` // for people, one sentence
}

// sheet is what is reported. That of a timesheet has no money.
type sheet struct {
	hasMoney    bool
	window      interval.Interval
	total       cost.Figures
	cost        money.Amount
	series      []cost.SeriesCost
	weeks       []cost.WeekCost
	roles       []cost.RoleCost
	lines       []cost.LineCost // those that cost something
	assumptions []cost.Assumption
	exact       json.Marshaler
}

// New returns the report of f, with what options add. It keeps a copy of them.
func New(f cost.Forecast, options *Options) Report {
	return newReport(sheet{
		hasMoney: true, window: f.Window(), total: f.Total(), cost: f.Cost(),
		series: f.Series(), weeks: f.Weeks(), roles: f.Roles(),
		lines: f.Lines(), assumptions: f.Assumptions(), exact: f,
	}, options)
}

// NewHours returns the report of t, with what options add. It keeps a copy of them. No money occurs in it.
func NewHours(t cost.Timesheet, options *Options) Report {
	s := sheet{window: t.Window(), total: t.Total(), assumptions: t.Assumptions(), exact: t}
	for _, row := range t.Series() {
		s.series = append(s.series, cost.SeriesCost{SeriesHours: row})
	}
	for _, row := range t.Weeks() {
		s.weeks = append(s.weeks, cost.WeekCost{WeekHours: row})
	}
	for _, row := range t.Roles() {
		s.roles = append(s.roles, cost.RoleCost{RoleHours: row})
	}
	return newReport(s, options)
}

func newReport(s sheet, options *Options) Report {
	r := Report{sheet: s}
	if options != nil {
		r.options = *options
		r.options.Persons = slices.Clone(options.Persons)
		r.options.Problems = slices.Clone(options.Problems)
		r.options.Advice = slices.Clone(options.Advice)
	}
	return r
}

// writeAll writes what was rendered, or says why it could not be.
func writeAll(w io.Writer, rendered []byte, err error) error {
	if err != nil {
		return err
	}
	_, err = w.Write(rendered)
	return err
}
