package report_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// The load of a team, and of one that is too small to be shown.
func ExampleLoad() {
	forecast, err := twoWeeks()
	if err != nil {
		fmt.Println(err)
		return
	}
	hours, err := availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday("09:00-17:00"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	review, err := meeting.New(meeting.Draft{
		Title: "Review", Start: wallclock.At(2026, time.January, 5, 9, 0, time.UTC), Length: 4 * time.Hour, Repeats: recurrence.Weekly(),
		Roster: participant.Roster{{ID: "ann"}, {ID: "bo"}, {ID: "cy"}, {ID: "di"}, {ID: "ed"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	var people []load.Person
	for _, id := range []participant.ID{"ann", "bo", "cy", "di", "ed"} {
		people = append(people, load.Person{ID: id, Hours: hours})
	}
	shown := &report.Options{Load: report.Load{Bands: load.DefaultBands()}}
	for _, of := range []struct {
		name    string
		members []load.Person
	}{{"North", people}, {"South", people[:2]}} {
		team, err := load.OfTeam(forecast.Window(), of.members, nil, review)
		if err != nil {
			fmt.Println(err)
			return
		}
		shown.Load.Teams = append(shown.Load.Teams, report.Team{Name: of.name, Load: team})
	}
	var text strings.Builder
	if err := report.New(forecast, shown).WriteText(&text); err != nil {
		fmt.Println(err)
	}
	_, teams, _ := strings.Cut(text.String(), "\nLoad of teams\n")
	teams, _, _ = strings.Cut(teams, "\nFigures")
	fmt.Println(teams)
	// Output:
	// Team   People  Median load (%)  P90 load (%)  For selling (h)  Free days  Verdict
	// ----------------------------------------------------------------------------------------
	// North       5            10.00         10.00           360.00         40  ok
	// South       2                –             –                –          –  too few people
}
