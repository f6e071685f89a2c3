package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// settings are what the flags say, checked. Nothing is opened yet.
type settings struct {
	calendars    []source
	people, card source // zero: none
	model        source // zero: none
	zones        wallclock.Zones
	zone         *time.Location
	window       interval.Interval
	format       string
	persons      bool
	out          string
	title        string // empty: the report's own
	language     string // empty: the model file's, or English
	schema       []byte // to be printed instead of a report
	now          time.Time
}

// rawFlags are the flags as they are written.
type rawFlags struct {
	calendars      []string
	people, card   string
	model          string
	zone, from, to string
	format         string
	persons        bool
	out            string
	language       string
	schema         string
}

// dash is the file name that means standard input, and standard output for -o.
const dash = "-"

var formats = []string{"text", "csv", "json", "html"}

func newFlagSet(raw *rawFlags) *flag.FlagSet {
	set := flag.NewFlagSet("audit", flag.ContinueOnError)
	set.SetOutput(io.Discard) // run says what is wrong, in one line
	set.Usage = func() {}
	set.Func("calendar", "`FILE` with a calendar (.ics); may be given several times; - is standard input", raw.addCalendar)
	set.StringVar(&raw.people, "people", "", "CSV `FILE` with the columns email and role, and name, company, zone and team if it has them")
	set.StringVar(&raw.card, "card", "", "CSV `FILE` with the columns role, rate (per hour) and currency; the role default is for all others")
	set.StringVar(&raw.model, "model", "", "JSON `FILE` with working hours, teams, quotas, plans, cascades, budgets and exchange rates")
	set.StringVar(&raw.from, "from", "", "first `DATE` of the window: 2026-01-01")
	set.StringVar(&raw.to, "to", "", "first `DATE` after the window: 2026-04-01")
	set.StringVar(&raw.zone, "zone", "", "`ZONE` of these dates, of all-day events, and of times without a zone: Europe/Berlin (default UTC)")
	set.StringVar(&raw.format, "format", "text", "`FORMAT` of the report: text, csv, json or html")
	set.StringVar(&raw.language, "language", "", "`LANGUAGE` of the report: en, hi (Hindi) or en-IN (default that of -model, or en)")
	set.BoolVar(&raw.persons, "persons", false, "report the hours and the load of each person too, for readers who may see them")
	set.StringVar(&raw.out, "o", "", "`FILE` to write the report to, as a whole or not at all (default standard output)")
	set.StringVar(&raw.schema, "schema", "", "print the JSON Schema of `WHAT` instead: model (the file of -model) or report (-format json)")
	return set
}

func (raw *rawFlags) addCalendar(file string) error {
	switch {
	case file == "":
		return errors.New("no file")
	case file == dash && slices.Contains(raw.calendars, dash):
		return errors.New("standard input can be read only once")
	}
	raw.calendars = append(raw.calendars, file)
	return nil
}

// usage is what -h prints.
func usage() string {
	var b bytes.Buffer
	b.WriteString(`Audit says what the meetings in a calendar cost, in people's time and in money.

  audit
      the sample calendar that it carries
  audit -calendar team.ics -people people.csv -card card.csv -from 2026-01-01 -to 2026-04-01
      your own

A meeting belongs to the window in which it starts. Without -from and -to the window is the current
calendar year. Without -card there are hours and no money. Meetings that stand in several files count once.
With a -model file there is more: who is over-scheduled, what preparing costs, what is left of budgets. The
sample has people, a card, a model, a zone and a window of its own; flags replace them, and -people or -card
the model too.

`)
	set := newFlagSet(&rawFlags{})
	set.SetOutput(&b)
	set.PrintDefaults()
	b.WriteString(`
Exit code: 0 if there is a report, 1 if it could not be written, 2 if a flag or a file is wrong. Problems
in a calendar are listed after the report, in CSV and JSON as a section of it, and do not change the code.
`)
	return b.String()
}

// parseFlags checks the flags. Its error is [flag.ErrHelp] if help is asked for.
func parseFlags(args []string, stdin io.Reader, now func() time.Time) (settings, error) {
	var raw rawFlags
	set := newFlagSet(&raw)
	if err := set.Parse(args); err != nil {
		return settings{}, err
	}
	if set.NArg() > 0 {
		return settings{}, fmt.Errorf("what is %q? files go with -calendar, -people, -card or -model; -h lists the flags", set.Arg(0))
	}
	if !slices.Contains(formats, raw.format) {
		return settings{}, fmt.Errorf("-format %q: want %s", raw.format, strings.Join(formats, ", "))
	}
	s := settings{
		people: onDisk(raw.people), card: onDisk(raw.card), model: onDisk(raw.model), zones: wallclock.SystemZones(),
		format: raw.format, persons: raw.persons, out: raw.out, language: raw.language, now: now(),
	}
	if err := checkLanguage(raw.language); err != nil {
		return settings{}, fmt.Errorf("-language %w", err)
	}
	if raw.schema != "" {
		var err error
		s.schema, err = schemaNamed(raw.schema)
		return s, err
	}
	for _, file := range raw.calendars {
		if file == dash {
			s.calendars = append(s.calendars, fromReader(stdin))
		} else {
			s.calendars = append(s.calendars, onDisk(file))
		}
	}
	if len(s.calendars) == 0 {
		useSample(&s, &raw)
	}
	var err error
	if s.zone, err = parseZone(s.zones, raw.zone); err != nil {
		return settings{}, err
	}
	s.window, err = parseWindow(raw.from, raw.to, s.zone, now)
	return s, err
}

// useSample fills in the sample where the flags don't say otherwise.
func useSample(s *settings, raw *rawFlags) {
	s.title = "Cost of meetings: the sample, a sales team that does not exist"
	s.calendars = []source{ofSample("marcus.ics"), ofSample("ines.ics")}
	if s.model.isZero() && s.people.isZero() && s.card.isZero() {
		s.model = ofSample("model.json") // it names the people, the roles and the currency of these
	}
	if s.people.isZero() {
		s.people = ofSample("people.csv")
	}
	if s.card.isZero() {
		s.card = ofSample("card.csv")
	}
	if raw.zone == "" {
		raw.zone = "America/New_York"
	}
	if raw.from == "" && raw.to == "" {
		raw.from, raw.to = "2026-01-01", "2026-04-01"
	}
}

// checkLanguage returns an error if reports are not written in a language, a BCP 47 tag; empty is none.
func checkLanguage(tag string) error {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if tag == "" || base == "en" || base == "hi" {
		return nil
	}
	return fmt.Errorf("%.40q: want en, hi or en-IN", tag)
}
