// Audit says what the meetings in a calendar cost, in people's time and in money.
//
//	go run ./examples/audit
//	go run ./examples/audit -calendar team.ics -people people.csv -card card.csv -format html -o report.html
//
// Without flags it audits the sample calendar of a sales team that it carries. What calendars can't know, such as
// working hours, quotas and budgets, a file of -model says. All flags: -h.
package main

import (
	"os"
	"time"
	_ "time/tzdata" // zones for machines without a zone database
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, time.Now))
}
