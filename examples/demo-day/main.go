// Demo-day tells of a technology company that shows a new product to its own sales staff, so that they can sell it: who
// can join, what it costs, who may leave early, what was said, and what it has to bring.
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
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return err
	}
	demo, err := prepare(w, berlin)
	if err != nil {
		return err
	}
	model, err := companyModel()
	if err != nil {
		return err
	}
	estimate, err := price(w, model, demo)
	if err != nil {
		return err
	}
	run, err := hold(w, model, demo)
	if err != nil {
		return err
	}
	taken, err := record(w, demo, run)
	if err != nil {
		return err
	}
	return weigh(w, estimate, taken)
}

// chapter writes a heading.
func chapter(w io.Writer, title string) { fmt.Fprintf(w, "\n== %s ==\n\n", title) }
