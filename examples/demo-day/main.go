// Demo-day tells of a technology company that shows a new product to its own sales staff, so that they can sell it: who
// can join, what it costs, who may leave early, what was said, and what it has to bring.
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
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return "", err
	}
	demo, err := prepare(story, berlin)
	if err != nil {
		return "", err
	}
	model, err := companyModel()
	if err != nil {
		return "", err
	}
	estimate, err := price(story, model, demo)
	if err != nil {
		return "", err
	}
	run, err := hold(story, model, demo)
	if err != nil {
		return "", err
	}
	taken, err := record(story, demo, run)
	if err != nil {
		return "", err
	}
	err = weigh(story, estimate, taken)
	return story.String(), err
}

// chapter writes a heading.
func chapter(story *strings.Builder, title string) { fmt.Fprintf(story, "\n== %s ==\n\n", title) }
