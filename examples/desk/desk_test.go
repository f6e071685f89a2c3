package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestMain makes the test's program a desk too, since that starts itself.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "work" {
		main()
		return
	}
	m.Run()
}

func TestTheStoryIsTrue(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, tell(t.Context(), &b))
	want, err := os.ReadFile(filepath.Join("testdata", "story.txt"))
	require.NoError(t, err)
	require.Equal(t, string(want), b.String())
}

// rounds returns how many times to kill.
func rounds(t *testing.T) int {
	t.Helper()
	text, ok := os.LookupEnv("CRASH_ROUNDS")
	if !ok {
		return 10
	}
	n, err := strconv.Atoi(text)
	require.NoError(t, err, "CRASH_ROUNDS")
	return n
}

// ledger is what the world outside has seen of all processes.
type ledger struct {
	kept map[string]bool
	told map[string]string // ID by what it is about
	sent int
}

func (l *ledger) note(t *testing.T, lines []string) {
	t.Helper()
	for _, line := range lines {
		words := strings.Fields(line)
		switch words[0] {
		case "kept":
			l.kept[words[1]] = true
		case "told":
			require.Len(t, words, 5, line)
			l.sent++
			about := strings.Join(words[2:], " ")
			if id, again := l.told[about]; again {
				require.Equal(t, id, words[1], "a duplicate with another ID")
			}
			l.told[about] = words[1]
		}
	}
}

// Each round is a day: a process books and tells until it is killed, whatever it is at, and another one does the rest.
func TestNothingIsLostWhereverTheDeskIsKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "desk.db")
	l := ledger{kept: make(map[string]bool), told: make(map[string]string)}
	monday := time.Date(2026, time.January, 5, 0, 0, 0, 0, time.UTC)
	for round := range rounds(t) {
		day := monday.Add(time.Duration(round) * 24 * time.Hour)
		l.day(t, path, fmt.Sprint("r", round), func(hour, minute int) string {
			return day.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute).Format(time.RFC3339)
		})
	}
	l.check(t, path)
	require.NotEmpty(t, l.kept)
	t.Logf("%d rounds: %d bookings acknowledged, %d notifications, %d sent again", rounds(t), len(l.kept), len(l.told), l.sent-len(l.told))
}

func (l *ledger) day(t *testing.T, path, name string, at func(hour, minute int) string) {
	t.Helper()
	p, err := start(t.Context(), path)
	require.NoError(t, err)
	lines, err := p.order("%s count", at(7, 0)) // it is open
	require.NoError(t, err)
	require.Len(t, lines, 1)
	timer := time.AfterFunc(rand.N(120*time.Millisecond), func() { _ = p.command.Process.Kill() })
	defer timer.Stop()
	for n := 0; err == nil; n++ {
		order := fmt.Sprintf("%s book %s-%d p%d %s", at(8, 0), name, n, n, at(9, 0))
		if n%4 == 3 {
			order = at(8, 45) + " tick"
		}
		lines, err = p.order("%s", order)
		l.note(t, lines)
	}
	require.ErrorIs(t, err, errDied)
	require.Error(t, p.command.Wait())

	p, err = start(t.Context(), path)
	require.NoError(t, err)
	lines, err = p.order("%s tick", at(8, 55)) // all leases are over, and all reminders due
	require.NoError(t, err)
	l.note(t, lines)
	require.NoError(t, p.end())
}

// check compares what was acknowledged with what is kept, and what is kept with what was told.
func (l *ledger) check(t *testing.T, path string) {
	t.Helper()
	d, err := open(t.Context(), path)
	require.NoError(t, err)
	defer d.db.Close()
	deals, meetings, both, err := d.count(t.Context())
	require.NoError(t, err)
	assert.Equal(t, deals, meetings, "a deal and its meeting are kept together")
	assert.Equal(t, deals, both, "a deal and its meeting are kept together")
	names := l.deals(t, d)
	for deal := range l.kept {
		assert.Contains(t, names, deal, "an acknowledged booking is lost")
	}
	for deal := range names {
		_, n, _ := strings.Cut(deal, "-")
		assert.Contains(t, l.told, "invited p"+n+" "+deal, "an invitation is lost")
		assert.Contains(t, l.told, "reminder p"+n+" "+deal, "a reminder is lost")
	}
	assert.Len(t, l.told, 2*len(names), "somebody was told of what is not kept")
}

func (l *ledger) deals(t *testing.T, d *desk) map[string]bool {
	t.Helper()
	rows, err := d.db.QueryContext(t.Context(), "SELECT name FROM deal")
	require.NoError(t, err)
	defer rows.Close()
	names := make(map[string]bool)
	for rows.Next() {
		var name string
		require.NoError(t, rows.Scan(&name))
		names[name] = true
	}
	require.NoError(t, rows.Err())
	return names
}

func TestOrdersThatAreNoneAreRefused(t *testing.T) {
	for _, order := range []string{"", "tick", "8:00 tick", "2026-01-05T08:00:00Z dance", "2026-01-05T08:00:00Z book Globex", "2026-01-05T08:00:00Z book Globex bo nine"} {
		err := work(context.Background(), filepath.Join(t.TempDir(), "desk.db"), strings.NewReader(order+"\n"), &bytes.Buffer{})
		require.Error(t, err, order)
	}
	require.Error(t, run([]string{"dance"}))
}
