package main

import (
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func parseZone(zones wallclock.Zones, name string) (*time.Location, error) {
	if name == "" {
		return time.UTC, nil
	}
	zone, err := zones.Location(name)
	if err != nil {
		return nil, fmt.Errorf("-zone %q: want the name of a time zone such as Europe/Berlin or UTC", name)
	}
	return zone, nil
}

// parseWindow returns the window from the midnight that begins from to the one that begins to, on the clocks
// of zone; without either the current calendar year.
func parseWindow(from, to string, zone *time.Location, now func() time.Time) (interval.Interval, error) {
	switch {
	case from == "" && to == "":
		return wallclock.Year(now().In(zone).Year(), zone), nil
	case from == "":
		return interval.Interval{}, fmt.Errorf("-to %s needs -from, the first date of the window", to)
	case to == "":
		return interval.Interval{}, fmt.Errorf("-from %s needs -to, the date after the last one of the window", from)
	}
	first, err := parseDate("-from", from)
	if err != nil {
		return interval.Interval{}, err
	}
	next, err := parseDate("-to", to)
	if err != nil {
		return interval.Interval{}, err
	}
	if next.Compare(first) <= 0 {
		return interval.Interval{}, fmt.Errorf("-to %s: want a date after -from %s; it is the first one outside the window", to, from)
	}
	return wallclock.Between(first, next, zone)
}

func parseDate(name, text string) (wallclock.Date, error) {
	date, err := wallclock.ParseDate(text)
	if err != nil {
		return wallclock.Date{}, fmt.Errorf("%s %q: want a date such as 2026-01-31", name, text)
	}
	return date, nil
}
