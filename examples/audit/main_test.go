package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// shared is where the real calendars are, on machines that have them.
const shared = "../../../shared/data"

func sharedFile(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join(shared, name)
	if _, err := os.Stat(file); err != nil {
		t.Skipf("the real calendars are not on this machine: %v", err)
	}
	return file
}

// clock is a day on which "the current calendar year" is 2026.
func clock() time.Time { return time.Date(2026, time.November, 23, 12, 0, 0, 0, time.UTC) }

// outcome is what a run of the program gave.
type outcome struct {
	code           int
	stdout, stderr string
}

func runWith(stdin string, args ...string) outcome {
	var stdout, stderr bytes.Buffer
	code := run(args, strings.NewReader(stdin), &stdout, &stderr, clock)
	return outcome{code, stdout.String(), stderr.String()}
}

// mustRun returns what the program writes to standard output, and fails if it says that something is wrong.
func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	got := runWith("", args...)
	require.Zero(t, got.code, "%s", got.stderr)
	return got.stdout
}

// auditJSON is the JSON of a report, as another program would read it.
type auditJSON struct {
	Window         struct{ From, To time.Time }
	Zone           string
	Calendars      []string
	Occurrences    *int
	AllDay         *int         `json:"all_day"`
	MeetingHours   json.Number  `json:"meeting_hours"`
	PersonHours    json.Number  `json:"person_hours"`
	MeetingSeconds json.Number  `json:"meeting_seconds"`
	PersonSeconds  json.Number  `json:"person_seconds"`
	Cost           *amount      `json:"cost"`
	Series         []seriesJSON `json:"series"`
	Persons        []struct {
		ID          string
		Occurrences int
		PersonHours json.Number `json:"person_hours"`
	}
	Problems []struct {
		File string
		Line int
		Code string
		Text string
	}
	Assumptions []map[string]string
}

type amount struct{ Amount, Currency, Exact string }

type seriesJSON struct {
	Title       string
	Occurrences int
	PersonHours json.Number `json:"person_hours"`
	Cost        *amount
}

// sampleHours are the flags that audit the sample without its card and its model file, plainSample with the card.
var (
	sampleHours = []string{
		"-calendar", "sample/marcus.ics", "-calendar", "sample/ines.ics", "-people", "sample/people.csv",
		"-zone", "America/New_York", "-from", "2026-01-01", "-to", "2026-04-01",
	}
	plainSample = append(slices.Clone(sampleHours), "-card", "sample/card.csv")
)

func mustAudit(t *testing.T, args ...string) (a auditJSON) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(mustRun(t, append(args, "-format", "json")...)), &a))
	return a
}

// total is the answer in one line.
func (a auditJSON) total() string {
	line := fmt.Sprintf("%d occurrences, %d all day, %s meeting hours, %s person-hours",
		*a.Occurrences, *a.AllDay, a.MeetingHours, a.PersonHours)
	if a.Cost != nil {
		line += ", " + a.Cost.Amount + " " + a.Cost.Currency
	}
	return line
}

// inFile returns the name of a new file with text in it.
func inFile(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

func TestTheReportsOfTheSampleAreTheGoldenFiles(t *testing.T) {
	for file, args := range map[string][]string{
		"sample.txt":         nil,
		"sample.csv":         {"-format", "csv"},
		"sample.json":        {"-format", "json"},
		"sample.html":        {"-format", "html"},
		"sample-persons.txt": {"-persons"},
	} {
		t.Run(file, func(t *testing.T) {
			golden := filepath.Join("testdata", file)
			got := mustRun(t, args...)
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o600))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			line, wantLine, gotLine := firstDifference(string(want), got)
			assert.Equal(t, wantLine, gotLine, "line %d; if it is meant, run go test ./examples/audit -update and read what changed", line)
		})
	}
}

// firstDifference returns the first line in which two texts differ, and what each has there.
func firstDifference(want, got string) (line int, wantLine, gotLine string) {
	wants, gots := strings.SplitAfter(want, "\n"), strings.SplitAfter(got, "\n")
	for line < len(wants) && line < len(gots) && wants[line] == gots[line] {
		line++
	}
	at := func(lines []string) string {
		if line < len(lines) {
			return lines[line]
		}
		return "(the end)"
	}
	return line + 1, at(wants), at(gots)
}
