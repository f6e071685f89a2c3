// Planners tells of a bank that brings in a financial planner: she talks with prospects about their retirement, builds
// rapport, and shows how the bank's funds meet their goals. It goes from the plan to the minutes, and to what the
// meeting was worth.
package main

import (
	"fmt"
	"log"
	"strings"
	"time"
	_ "time/tzdata" // zones for machines without a zone database
)

func main() {
	story, err := tell()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(story)
}

// tell returns the story: before, in and after the meeting.
func tell() (string, error) {
	story := new(strings.Builder)
	chicago, err := time.LoadLocation("America/Chicago")
	if err != nil {
		return "", err
	}
	evening, err := prepare(story, chicago)
	if err != nil {
		return "", err
	}
	model, err := bankModel()
	if err != nil {
		return "", err
	}
	estimate, err := price(story, model, evening)
	if err != nil {
		return "", err
	}
	if err := hold(story, model, evening); err != nil {
		return "", err
	}
	taken, err := record(story, evening)
	if err != nil {
		return "", err
	}
	err = weigh(story, estimate, taken)
	return story.String(), err
}

// chapter writes a heading.
func chapter(story *strings.Builder, title string) { fmt.Fprintf(story, "\n== %s ==\n\n", title) }
