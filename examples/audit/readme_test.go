package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// block returns the first block of the README in a language.
func block(t *testing.T, language string) string {
	t.Helper()
	_, text, ok := strings.Cut(read(t, "../../README.md"), "```"+language+"\n")
	require.True(t, ok)
	text, _, _ = strings.Cut(text, "```\n")
	return text
}

func TestTheREADMEHasTheBeginningOfTheReport(t *testing.T) {
	shown, cut := strings.CutSuffix(block(t, "text"), "…\n")
	assert.True(t, cut)
	assert.True(t, strings.HasPrefix(mustRun(t), shown), shown)
}

func TestTheFilesInTheREADMEAreRead(t *testing.T) {
	_, rest, _ := strings.Cut(read(t, "../../README.md"), "```csv\n")
	people, rest, _ := strings.Cut(rest, "```")
	_, rest, _ = strings.Cut(rest, "```csv\n")
	card, _, _ := strings.Cut(rest, "```")
	a := mustAudit(t, "-calendar", inFile(t, "team.ics", oneMeeting),
		"-people", inFile(t, "people.csv", people), "-card", inFile(t, "card.csv", card))
	assert.Equal(t, "1 occurrences, 0 all day, 1.00 meeting hours, 2.00 person-hours, 156.00 USD", a.total())

	model := auditedBy(t, block(t, "json"), "-persons")
	assert.Len(t, model.Load.Persons, 2)
	assert.Equal(t, "Reviews", model.Budgets[0].Budget.Name)
}
