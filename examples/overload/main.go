// Overload tells of a team with too many regular meetings: how full its calendars are, what the quarter costs, what the
// advice is, and what is left for selling once it has been followed.
package main

import (
	"fmt"
	"log"
	"strings"
	"time"
	_ "time/tzdata" // zones for machines without a zone database

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

func main() {
	story, err := tell()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(story)
}

// tell returns the story: the quarter as it is planned, the advice, and the quarter after it.
func tell() (string, error) {
	story := new(strings.Builder)
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		return "", err
	}
	team, err := newTeam(newYork)
	if err != nil {
		return "", err
	}
	chapter(story, "The quarter as planned")
	before, err := team.measure(story, team.meetings)
	if err != nil {
		return "", err
	}
	chapter(story, "The advice")
	followed := follow(story, before, team.meetings)
	chapter(story, "The quarter after it")
	after, err := team.measure(story, followed)
	if err != nil {
		return "", err
	}
	difference, err := after.Against(before)
	if err != nil {
		return "", err
	}
	fmt.Fprintln(story, difference)
	return story.String(), nil
}

// team is seven sellers, the quarter, and the meetings that they have in it with their manager.
type team struct {
	people   []load.Person
	quarter  interval.Interval
	meetings []meeting.Meeting
	model    cost.Model
}

// measure says how full the calendars of the team are with some meetings, and what these cost.
func (t team) measure(story *strings.Builder, meetings []meeting.Meeting) (cost.Forecast, error) {
	indices, err := load.OfTeam(t.quarter, t.people, nil, meetings...)
	if err != nil {
		return cost.Forecast{}, err
	}
	working, _ := indices.Working()
	band := load.DefaultBands().Of(participant.SalesRepresentative, working.Load.P50)
	fmt.Fprintf(story, "half of the team has a load of at most %s: %s; nine in ten of at most %s\n", working.Load.P50, band, working.Load.P90)
	for _, row := range []struct {
		hours cost.Hours
		what  string
	}{
		{working.Time.Sum, "of work"},
		{working.WithCustomers.Sum, "with customers"},
		{working.LeftForSelling.Sum, "left for selling"},
		{working.Focus.Sum, "of these in blocks of two hours and more"},
	} {
		fmt.Fprintf(story, "%8s h %s\n", row.hours, row.what)
	}
	forecast, err := t.model.Forecast(t.quarter, meetings...)
	if err != nil {
		return cost.Forecast{}, err
	}
	fmt.Fprintln(story, forecast)
	for _, s := range forecast.Series() {
		fmt.Fprintf(story, "%12s  %3d  %s\n", s.Cost, s.Occurrences, s.Title)
	}
	return forecast, nil
}

// follow takes the first ten pieces of advice on meetings without customers, and returns the meetings as they become. All of
// them begin in the quarter, so that no advice splits one.
func follow(story *strings.Builder, planned cost.Forecast, meetings []meeting.Meeting) []meeting.Meeting {
	const enough = 10
	current := make(map[meeting.ID]meeting.Meeting)
	for _, m := range meetings {
		current[m.ID()] = m
	}
	taken := 0
	for advice := range planned.Advice() {
		if advice.Meeting.Audience() == meeting.CustomerFacing {
			continue
		}
		if taken++; taken > enough {
			break
		}
		fmt.Fprintf(story, "%s: %s (alone %s)\n", advice.Series.Title, advice, advice.SavingAlone)
		current[advice.Series.Meeting] = advice.Meeting
	}
	var followed []meeting.Meeting
	for _, m := range meetings {
		followed = append(followed, current[m.ID()])
	}
	return followed
}

// chapter writes a heading.
func chapter(story *strings.Builder, title string) { fmt.Fprintf(story, "\n== %s ==\n\n", title) }
