// Planners tells of a bank that brings in a financial planner: she talks with prospects about their retirement, builds
// rapport, and shows how the bank's funds meet their goals. It goes from the plan to the minutes, and to what the
// meeting was worth.
package main

import (
	"fmt"
	"io"
	"log"
	"os"
	"time"
	_ "time/tzdata" // zones for machines without a zone database
)

func main() {
	if err := tell(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// tell writes the story: before, in and after the meeting.
func tell(w io.Writer) error {
	chicago, err := time.LoadLocation("America/Chicago")
	if err != nil {
		return err
	}
	evening, err := prepare(w, chicago)
	if err != nil {
		return err
	}
	model, err := bankModel()
	if err != nil {
		return err
	}
	estimate, err := price(w, model, evening)
	if err != nil {
		return err
	}
	if err := hold(w, model, evening); err != nil {
		return err
	}
	taken, err := record(w, evening)
	if err != nil {
		return err
	}
	return weigh(w, estimate, taken)
}

// chapter writes a heading.
func chapter(w io.Writer, title string) { fmt.Fprintf(w, "\n== %s ==\n\n", title) }
