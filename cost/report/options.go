package report

import (
	"maps"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

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
	// Alternatives is what not holding meetings would save, of [cost.Forecast.Alternatives]: it stands beside the advice. A report
	// of hours leaves it out too.
	Alternatives []cost.Alternative
	// Focus is what meetings take of people's focus time, of [cost.Model.Focus]; zero: nobody has counted it.
	Focus cost.FocusForecast
	// Load is how full calendars are.
	Load Load
	// Worth is what meetings are worth, Memos whether texts could stand for them, and Cascades what they take with
	// all that prepares them. A report of hours has only the hours of Cascades.
	Worth    []Worth
	Memos    []Memo
	Cascades []Cascade
	// Budgets are what is left of budgets, of [cost.Budget.Status]. A report of hours has only those of hours. Those of
	// persons, and of teams of fewer than five, are for readers who may see them. Who is in a team is not shown.
	Budgets []cost.BudgetStatus
	// Exchanged is the cost in other currencies, of [money.Bag.In]. A report of hours leaves it out.
	Exchanged []money.Conversion
	// Difference is what has changed against an earlier period; zero: nothing is compared. A report of hours shows its
	// hours, or those of HoursDifference where that is not zero.
	Difference      cost.Difference
	HoursDifference cost.TimesheetDifference
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

// Load is how full the calendars of teams and of single people are. It is plain data.
type Load struct {
	// Bands give the verdicts, such as [load.DefaultBands]; zero: there are none. A team has that of its median, by
	// the limits that are the default.
	Bands load.Bands
	// Teams are reported without names; of those that are too small, [load.OfTeam] has suppressed the figures, and the
	// report says so.
	Teams []Team
	// Persons are reported one by one. Set them only for readers who may see them.
	Persons []PersonLoad
}

// A Team is the load of a team and its name, of which there should be one each. It is plain data.
type Team struct {
	Name string
	Load load.Team
}

// A PersonLoad is the load of somebody and the name that is shown; empty: the ID. It is plain data.
type PersonLoad struct {
	Name string
	Load load.Indices
}

// Worth is what a meeting is worth, and its title. It is plain data.
type Worth struct {
	Title string
	Worth cost.Worth
}

// A Memo is a comparison of a meeting with a text, and the meeting's title. It is plain data.
type Memo struct {
	Title      string
	Comparison cost.Comparison
}

// A Cascade is meetings with those that prepare them, in hours, and in money if Cost is not zero. It is plain data.
type Cascade struct {
	Title string
	Hours cost.Cascade
	Cost  cost.PricedCascade
}

// clone returns a copy of the lists of o; what is in them does not change.
func (o Options) clone() Options {
	o.Persons, o.Problems, o.Advice = slices.Clone(o.Persons), slices.Clone(o.Problems), slices.Clone(o.Advice)
	o.Alternatives, o.Budgets, o.Exchanged = slices.Clone(o.Alternatives), slices.Clone(o.Budgets), slices.Clone(o.Exchanged)
	o.Worth, o.Memos, o.Cascades = slices.Clone(o.Worth), slices.Clone(o.Memos), slices.Clone(o.Cascades)
	o.Load.Teams, o.Load.Persons = slices.Clone(o.Load.Teams), slices.Clone(o.Load.Persons)
	o.Load.Bands.ByRole = maps.Clone(o.Load.Bands.ByRole)
	return o
}
