package recurrence_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// realSeries reads DTSTART and RRULE of the events of a calendar, as plainly as a test needs.
func realSeries(t *testing.T, path string) (series [][2]string) {
	b, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		t.Skip("skipped: the shared calendars are not beside this clone: " + path)
	}
	require.NoError(t, err)
	var start string
	inEvent := false
	text := strings.ReplaceAll(strings.ReplaceAll(string(b), "\r\n", "\n"), "\n ", "")
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "BEGIN:VEVENT" || line == "END:VEVENT":
			inEvent = line == "BEGIN:VEVENT"
		case inEvent && strings.HasPrefix(line, "DTSTART"):
			start = line
		case inEvent && strings.HasPrefix(line, "RRULE:"):
			series = append(series, [2]string{start, line})
		}
	}
	return series
}

func TestRulesOfRealCalendars(t *testing.T) {
	for _, file := range []string{"rust-teams.ics", "k8s-groups.ics"} {
		t.Run(file, func(t *testing.T) {
			series := realSeries(t, "../../../shared/data/"+file)
			require.NotEmpty(t, series)
			for _, s := range series {
				rule := strings.TrimPrefix(s[1], "RRULE:")
				r, err := recurrence.Parse(rule)
				require.NoError(t, err, rule)
				again, problems, err := recurrence.ParseLenient(s[1])
				require.NoError(t, err)
				assert.Len(t, problems, 1, "the prefix")
				assert.True(t, r.Equal(again))

				params, value, _ := strings.Cut(s[0], ":")
				face, err := time.Parse("20060102T150405", (strings.TrimSuffix(value, "Z") + "T000000")[:15])
				require.NoError(t, err)
				require.NoError(t, r.Check(local(face)))
				name := "UTC"
				if _, id, ok := strings.Cut(params, "TZID="); ok {
					name = id
				}
				loc := zone(t, name)
				start := local(face).In(wallclock.ZoneOf(loc))
				var want []int64
				until := time.Date(2027, 1, 2, 0, 0, 0, 0, time.UTC)
				moment, err := time.Parse("20060102T150405Z", strings.SplitN(rule+";UNTIL=99991231T000000Z", "UNTIL=", 2)[1][:16])
				require.NoError(t, err)
				rule, _, _ = strings.Cut(rule, ";UNTIL=") // the oracle knows no zones
				for _, l := range newOracle(rule, face).all(until) {
					if u := plainInstant(l, loc); wallclock.Year(2026, loc).Contains(u) && !u.After(moment) {
						want = append(want, u.Unix())
					}
				}
				var got []int64
				for at := range r.Starts(start, wallclock.Year(2026, loc)) {
					got = append(got, at.Instant().Unix())
				}
				assert.True(t, slices.Equal(want, got), "%s %s", s[0], s[1])
				_, ok := r.Describe("en")
				assert.True(t, ok || strings.Contains(rule, "BYHOUR"), rule)
			}
		})
	}
}
