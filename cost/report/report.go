package report

import (
	"encoding/json"
	"io"

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

// sheet is what is reported. That of a timesheet has no money.
type sheet struct {
	hasMoney    bool
	window      interval.Interval
	total       cost.Figures
	cost        money.Amount
	layers      layers
	series      []cost.SeriesCost
	weeks       []cost.WeekCost
	roles       []cost.RoleCost
	lines       []cost.LineCost // those that cost something
	records     []cost.RecordCost
	assumptions []cost.Assumption
	exact       json.Marshaler
}

// New returns the report of f, with what options add. It keeps a copy of them.
func New(f cost.Forecast, options *Options) Report {
	return newReport(sheet{
		hasMoney: true, window: f.Window(), total: f.Total(), cost: f.Cost(), layers: layersOf(f),
		series: f.Series(), weeks: f.Weeks(), roles: f.Roles(), records: f.Records(),
		lines: f.Lines(), assumptions: f.Assumptions(), exact: f,
	}, options)
}

// NewHours returns the report of t, with what options add. It keeps a copy of them. No money occurs in it, and
// no order that depends on money: what options have of either is left out.
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
		r.options = options.clone()
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
