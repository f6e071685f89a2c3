package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// oneMeeting is a calendar with an hour of two people.
const oneMeeting = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART:20260302T090000Z
DURATION:PT1H
SUMMARY:Review
ATTENDEE:mailto:ann@team.example
ATTENDEE:mailto:bo@team.example
END:VEVENT
END:VCALENDAR
`

const (
	twoPeople = "email,name,role,company\nann@team.example,Ann,sales-manager,Team\nbo@team.example,Bo,sales-representative,Team\n"
	twoRates  = "role,rate,currency\nsales-manager,96.00,USD\nsales-representative,60.00,USD\n"
)

func TestWrongInputIsSaidInOneLineWithExitCode2(t *testing.T) {
	dir := t.TempDir()
	for _, each := range []struct {
		name, calendar, people, card string // contents of files; empty: no flag
		args                         []string
		want                         string // DIR is the folder of the files
	}{
		{name: "unknown flag", args: []string{"-money"}, want: `flag provided but not defined: -money`},
		{name: "file without flag", args: []string{"team.ics"}, want: `what is "team.ics"? files go with -calendar, -people, -card or -model; -h lists the flags`},
		{name: "format", args: []string{"-format", "pdf"}, want: `-format "pdf": want text, csv, json, html`},
		{name: "language", args: []string{"-language", "fr"}, want: `-language "fr": want en, hi or en-IN`},
		{name: "language without one", args: []string{"-language", "-"}, want: `-language "-": want en, hi or en-IN`},
		{name: "schema", args: []string{"-schema", "card"}, want: `-schema "card": want model or report`},
		{name: "missing model", args: []string{"-model", filepath.Join(dir, "none.json")}, want: `DIR/none.json: no such file or directory`},
		{name: "zone", args: []string{"-zone", "Berlin"}, want: `-zone "Berlin": want the name of a time zone such as Europe/Berlin or UTC`},
		{name: "zone of the machine", args: []string{"-zone", "Local"}, want: `-zone "Local": want the name of a time zone such as Europe/Berlin or UTC`},
		{name: "from", args: []string{"-from", "1.3.2026", "-to", "2026-04-01"}, want: `-from "1.3.2026": want a date such as 2026-01-31`},
		{name: "to", args: []string{"-from", "2026-03-01", "-to", "2026-02-30"}, want: `-to "2026-02-30": want a date such as 2026-01-31`},
		{name: "from alone", args: []string{"-from", "2026-03-01"}, want: `-from 2026-03-01 needs -to, the date after the last one of the window`},
		{name: "to alone", args: []string{"-to", "2026-03-01"}, want: `-to 2026-03-01 needs -from, the first date of the window`},
		{name: "no window", args: []string{"-from", "2026-03-01", "-to", "2026-03-01"}, want: `-to 2026-03-01: want a date after -from 2026-03-01; it is the first one outside the window`},
		{name: "calendar without a file", args: []string{"-calendar", ""}, want: `invalid value "" for flag -calendar: no file`},
		{name: "standard input twice", args: []string{"-calendar", "-", "-calendar", "-"}, want: `invalid value "-" for flag -calendar: standard input can be read only once`},
		{name: "missing calendar", args: []string{"-calendar", filepath.Join(dir, "none.ics")}, want: `DIR/none.ics: no such file or directory`},
		{name: "missing people", args: []string{"-people", filepath.Join(dir, "none.csv")}, want: `DIR/none.csv: no such file or directory`},
		{name: "missing card", args: []string{"-card", filepath.Join(dir, "none.csv")}, want: `DIR/none.csv: no such file or directory`},
		{name: "folder", args: []string{"-calendar", dir}, want: `DIR: is a folder, not a file`},
		{name: "no calendar", calendar: "email,role\n", want: `DIR/team.ics: is no calendar: it has neither BEGIN:VCALENDAR nor an event`},
		{name: "calendar too large", calendar: "BEGIN:VCALENDAR\n" + strings.Repeat("X-A:B\n", 2_000_000), want: `DIR/team.ics: is larger than 10 MB`},
		{name: "line too long", calendar: "BEGIN:VCALENDAR\nX-A:" + strings.Repeat("a", 2<<20) + "\n", want: `DIR/team.ics:2: too much of one thing: line, at most 1048576`},

		{name: "empty people", people: "\n", want: `DIR/people.csv: is empty: want a first line with the columns email,role`},
		{name: "people without email", people: "mail,role\n", want: `DIR/people.csv:1: has no column "email": the first line must name the columns email,role`},
		{name: "column twice", people: "email,role,Email\n", want: `DIR/people.csv:1: has two columns "email"`},
		{name: "no address", people: "email,role\n\nann,sales-manager\n", want: `DIR/people.csv:3: "ann" is no e-mail address`},
		{name: "address twice", people: "email,role\nann@a.example,x\n\nbo@a.example,x\nAnn@A.example,x\n", want: `DIR/people.csv:5: Ann@A.example is there twice, first in line 2`},
		{name: "fields missing", people: "email,name,role\nann@a.example,Smith,Ann,x\n", want: `DIR/people.csv:2: has 4 fields, but the header has 3; a field with "," in it needs quotation marks`},
		{name: "open quotation mark", people: "email,role\nann@a.example,\"x\n", want: `DIR/people.csv:2: extraneous or missing " in quoted-field`},
		{name: "role of an outsider", people: "email,role\nann@a.example,external:\n", want: `DIR/people.csv:2: `},
		{name: "zone of a person", people: "email,role,zone\nann@a.example,x,\nbo@a.example,x,Berlin\n", want: `DIR/people.csv:3: "Berlin" is no zone: want the name of a time zone such as Europe/Berlin or UTC`},
		{name: "spreadsheet itself", people: "PK\x03\x04\x00\x00", want: `DIR/people.csv: is not UTF-8 text: save it as CSV UTF-8`},
		{name: "Latin-1", people: "email,role,name\nann@a.example,x,Ren\xe9\n", want: `DIR/people.csv: is not UTF-8 text: save it as CSV UTF-8`},
		{name: "people too large", people: "email,role\n" + strings.Repeat("\n", 11<<20), want: `DIR/people.csv: is larger than 10 MB`},

		{name: "card without rates", card: "role,rate,currency\n", want: `DIR/card.csv: has no rates: want a line for each role, such as sales-manager,96.00,USD`},
		{name: "card without currency", card: "role,rate\nsales-manager,96\n", want: `DIR/card.csv:1: has no column "currency": the first line must name the columns role,rate,currency`},
		{name: "two currencies", card: "role,rate,currency\nsales-manager,96,USD\n\ndefault,60,EUR\n", want: `DIR/card.csv:4: is in EUR, line 2 in USD: a card has one currency`},
		{name: "unknown currency", card: "role,rate,currency\nsales-manager,96,BTC\n", want: `DIR/card.csv:2: `},
		{name: "rate with a comma", card: "role;rate;currency\nsales-manager;96,50;EUR\n", want: `DIR/card.csv:2: the rate "96,50" has a comma: write it with a point and without grouping, as 1234.50`},
		{name: "negative rate", card: "role,rate,currency\nsales-manager,-96,USD\n", want: `DIR/card.csv:2: `},
		{name: "no rate", card: "role,rate,currency\nsales-manager,,USD\n", want: `DIR/card.csv:2: `},
		{name: "no role", card: "role,rate,currency\n,96,USD\n", want: `DIR/card.csv:2: names no role; the rate for everybody else has the role "default"`},
		{name: "role twice", card: "role,rate,currency\nsales-manager,96,USD\nSales Manager,97,USD\n", want: `DIR/card.csv:3: the role "sales-manager" is there twice, first in line 2`},
		{
			name: "role without rate", people: twoPeople, card: "role,rate,currency\nsales-manager,96,USD\n",
			want: `DIR/card.csv has no rate for the role "sales-representative": add a line for it, or one with the role "default" for everybody else`,
		},
		{
			name: "person without role", people: "email,role\nann@team.example,sales-manager\n", card: twoRates,
			want: `DIR/card.csv has no rate for people whose role is not known: add a line with the role "default", or give their roles with -people`,
		},
	} {
		t.Run(each.name, func(t *testing.T) {
			args := each.args
			for _, f := range []struct{ flag, name, text string }{
				{"-calendar", "team.ics", each.calendar}, {"-people", "people.csv", each.people}, {"-card", "card.csv", each.card},
			} {
				if f.text == "" && (f.flag != "-calendar" || len(args) > 0) {
					continue
				}
				if f.text == "" {
					f.text = oneMeeting
				}
				file := filepath.Join(dir, f.name)
				require.NoError(t, os.WriteFile(file, []byte(f.text), 0o600))
				args = append(args, f.flag, file)
			}
			out := filepath.Join(dir, "report")
			got := runWith("", append(args, "-o", out)...)
			assert.Equal(t, 2, got.code)
			assert.Empty(t, got.stdout)
			assert.NoFileExists(t, out)
			line, more, _ := strings.Cut(got.stderr, "\n")
			assert.Empty(t, more)
			assert.True(t, strings.HasPrefix(line, "audit: "+strings.ReplaceAll(each.want, "DIR", dir)), line)
			if !strings.HasSuffix(each.want, ": ") {
				assert.Equal(t, "audit: "+strings.ReplaceAll(each.want, "DIR", dir), line)
			}
		})
	}
}

func TestTablesMayBeAsSpreadsheetsWriteThem(t *testing.T) {
	plain := mustAudit(t, "-calendar", inFile(t, "team.ics", oneMeeting),
		"-people", inFile(t, "people.csv", twoPeople), "-card", inFile(t, "card.csv", twoRates))
	assert.Equal(t, "1 occurrences, 0 all day, 1.00 meeting hours, 2.00 person-hours, 156.00 USD", plain.total())
	for name, files := range map[string][2]string{
		"byte order mark, CRLF and semicolons": {
			"\ufeffemail;name;role;company\r\nann@team.example;Ann;sales-manager;Team\r\nbo@team.example;Bo;sales-representative;Team\r\n",
			"\ufeffrole;rate;currency\r\nsales-manager;96.00;USD\r\nsales-representative;60.00;USD\r\n",
		},
		"other order, capitals, more columns": {
			"Zone,Role,EMAIL ,team\nEurope/Berlin,Sales Manager, ANN@team.example,A\nUTC,sales_representative,bo@team.example,A\n",
			"Currency,Rate,Role,since\nusd,96,Sales manager,2026\nusd,60,sales-representative,2026\n",
		},
		"quoted fields": {
			"email,name,role,company\n\"ann@team.example\",\"Ann, \"\"the\nboss\"\"\",sales-manager,\"Team; Inc.\"\nbo@team.example,Bo,sales-representative,Team\n",
			"\"role\",\"rate\",\"currency\"\n\"sales-manager\",\"96\",\"USD\"\n\"sales-representative\",\"60\",\"USD\"\n",
		},
		"blank lines and rows, no end of the last line": {
			"\n\nemail,name,role,company\n\nann@team.example,Ann,sales-manager,Team\n,,,\n , , ,\nbo@team.example,Bo,sales-representative,Team",
			"role,rate,currency\nsales-manager,96,USD\n\n,,,,,\nsales-representative,60,USD",
		},
		"everybody by default": {"email,role\nann@team.example,\n", "role,rate,currency\ndefault,78,USD\n"},
	} {
		t.Run(name, func(t *testing.T) {
			a := mustAudit(t, "-calendar", inFile(t, "team.ics", oneMeeting),
				"-people", inFile(t, "people.csv", files[0]), "-card", inFile(t, "card.csv", files[1]))
			assert.Equal(t, plain.total(), a.total())
		})
	}
}

func TestACalendarMayComeFromStandardInput(t *testing.T) {
	got := runWith(oneMeeting, "-calendar", "-", "-format", "json")
	require.Zero(t, got.code)
	assert.Contains(t, got.stdout, `"title": "Review"`)
	assert.Contains(t, got.stdout, `"standard input"`)

	file := inFile(t, "team.ics", oneMeeting)
	both := runWith(oneMeeting, "-calendar", "-", "-calendar", file, "-format", "json")
	assert.Contains(t, both.stdout, `"occurrences": 1,`)
}
