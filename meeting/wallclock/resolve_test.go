package wallclock_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	_ "time/tzdata" // so that the tests do not need the machine's zones

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func load(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

func local(t testing.TB, text string) wallclock.Local {
	t.Helper()
	l, err := wallclock.ParseLocal(text)
	require.NoError(t, err)
	return l
}

// RFC 5545 section 3.3.5: in a gap the offset before it holds, in an overlap the first instant is meant.
// The instants are worked out by hand from the rules of the tz database for these years.
func TestRFC5545GapsAndOverlaps(t *testing.T) {
	for _, c := range []struct {
		name, zone, local, instant string
		kind                       wallclock.Kind
	}{
		// United States, until 2006: first Sunday of April 02:00 and last Sunday of October 02:00;
		// since 2007: second Sunday of March and first Sunday of November.
		{"New York gap", "America/New_York", "2024-03-10T02:30:00", "2024-03-10T07:30:00Z", wallclock.Skipped},
		{"New York gap begins", "America/New_York", "2024-03-10T02:00:00", "2024-03-10T07:00:00Z", wallclock.Skipped},
		{"New York before the gap", "America/New_York", "2024-03-10T01:59:59", "2024-03-10T06:59:59Z", wallclock.Unique},
		{"New York after the gap", "America/New_York", "2024-03-10T03:00:00", "2024-03-10T07:00:00Z", wallclock.Unique},
		{"New York overlap", "America/New_York", "2024-11-03T01:30:00", "2024-11-03T05:30:00Z", wallclock.Repeated},
		{"New York overlap begins", "America/New_York", "2024-11-03T01:00:00", "2024-11-03T05:00:00Z", wallclock.Repeated},
		{"New York after the overlap", "America/New_York", "2024-11-03T02:00:00", "2024-11-03T07:00:00Z", wallclock.Unique},
		{"Los Angeles gap", "America/Los_Angeles", "2024-03-10T02:30:00", "2024-03-10T10:30:00Z", wallclock.Skipped},
		{"Los Angeles overlap", "America/Los_Angeles", "2024-11-03T01:30:00", "2024-11-03T08:30:00Z", wallclock.Repeated},
		{"Los Angeles gap under the rules of 2006", "America/Los_Angeles", "2006-04-02T02:30:00", "2006-04-02T10:30:00Z", wallclock.Skipped},
		// Cuba: second Sunday of March and first of November, 00:00 standard time.
		{"Havana gap at midnight", "America/Havana", "2024-03-10T00:30:00", "2024-03-10T05:30:00Z", wallclock.Skipped},
		{"Havana midnight is skipped", "America/Havana", "2024-03-10T00:00:00", "2024-03-10T05:00:00Z", wallclock.Skipped},
		{"Havana overlap at midnight", "America/Havana", "2024-11-03T00:30:00", "2024-11-03T04:30:00Z", wallclock.Repeated},
		// Chile 2023: first Sunday of April at 03:00 UTC, first Sunday of September at 04:00 UTC.
		{"Santiago gap at midnight", "America/Santiago", "2023-09-03T00:30:00", "2023-09-03T04:30:00Z", wallclock.Skipped},
		{"Santiago overlap before midnight", "America/Santiago", "2023-04-01T23:30:00", "2023-04-02T02:30:00Z", wallclock.Repeated},
		// Brazil 2018: first Sunday of November 00:00; 2018: third Sunday of February 00:00.
		{"Sao Paulo gap at midnight", "America/Sao_Paulo", "2018-11-04T00:30:00", "2018-11-04T03:30:00Z", wallclock.Skipped},
		{"Sao Paulo overlap before midnight", "America/Sao_Paulo", "2018-02-17T23:30:00", "2018-02-18T01:30:00Z", wallclock.Repeated},
		// European Union: last Sundays of March and October at 01:00 UTC.
		{"London gap", "Europe/London", "2024-03-31T01:30:00", "2024-03-31T01:30:00Z", wallclock.Skipped},
		{"London overlap", "Europe/London", "2024-10-27T01:30:00", "2024-10-27T00:30:00Z", wallclock.Repeated},
		{"Berlin gap", "Europe/Berlin", "2024-03-31T02:30:00", "2024-03-31T01:30:00Z", wallclock.Skipped},
		{"Berlin overlap", "Europe/Berlin", "2024-10-27T02:30:00", "2024-10-27T00:30:00Z", wallclock.Repeated},
		// New South Wales: first Sunday of October and of April, 02:00 standard time.
		{"Sydney gap", "Australia/Sydney", "2024-10-06T02:30:00", "2024-10-05T16:30:00Z", wallclock.Skipped},
		{"Sydney overlap", "Australia/Sydney", "2024-04-07T02:30:00", "2024-04-06T15:30:00Z", wallclock.Repeated},
		// Lord Howe: the same days at 02:00 on the clock, between +10:30 and +11.
		{"Lord Howe gap of half an hour", "Australia/Lord_Howe", "2024-10-06T02:15:00", "2024-10-05T15:45:00Z", wallclock.Skipped},
		{"Lord Howe after its gap", "Australia/Lord_Howe", "2024-10-06T02:30:00", "2024-10-05T15:30:00Z", wallclock.Unique},
		{"Lord Howe overlap of half an hour", "Australia/Lord_Howe", "2024-04-07T01:45:00", "2024-04-06T14:45:00Z", wallclock.Repeated},
		// Lebanon: last Sundays of March and October, 00:00 on the clock.
		{"Beirut gap at midnight", "Asia/Beirut", "2022-03-27T00:30:00", "2022-03-26T22:30:00Z", wallclock.Skipped},
		{"Beirut overlap before midnight", "Asia/Beirut", "2022-10-29T23:30:00", "2022-10-29T20:30:00Z", wallclock.Repeated},
		// Egypt since 2023: last Friday of April 00:00, last Thursday of October 24:00.
		{"Cairo gap at midnight", "Africa/Cairo", "2024-04-26T00:30:00", "2024-04-25T22:30:00Z", wallclock.Skipped},
		{"Cairo overlap before midnight", "Africa/Cairo", "2024-10-31T23:30:00", "2024-10-31T20:30:00Z", wallclock.Repeated},
		// Samoa crossed the date line: 2011-12-30 did not take place.
		{"Apia, a day that is skipped", "Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00Z", wallclock.Skipped},
		{"Apia, the day before", "Pacific/Apia", "2011-12-29T12:00:00", "2011-12-29T22:00:00Z", wallclock.Unique},
		{"Apia, the day after", "Pacific/Apia", "2011-12-31T00:00:00", "2011-12-30T10:00:00Z", wallclock.Unique},
		{"Kwajalein, a day that is skipped", "Pacific/Kwajalein", "1993-08-21T12:00:00", "1993-08-22T00:00:00Z", wallclock.Skipped},
		// Zones that changed their standard time.
		{"Caracas half an hour forward", "America/Caracas", "2016-05-01T02:45:00", "2016-05-01T07:15:00Z", wallclock.Skipped},
		{"Pyongyang half an hour back", "Asia/Pyongyang", "2015-08-14T23:45:00", "2015-08-14T14:45:00Z", wallclock.Repeated},
		{"Kolkata has neither", "Asia/Kolkata", "2024-03-31T02:30:00", "2024-03-30T21:00:00Z", wallclock.Unique},
	} {
		t.Run(c.name, func(t *testing.T) {
			zone := wallclock.ZoneOf(load(t, c.zone))
			instant, kind := zone.Resolve(local(t, c.local))
			require.Equal(t, c.instant, instant.UTC().Format(time.RFC3339))
			require.Equal(t, c.kind, kind)
			require.Same(t, zone.Location(), instant.Location())
			resolver := zone.Resolver()
			require.Equal(t, instant.Unix(), resolver.Unix(local(t, c.local)))
		})
	}
}

// cost-model.md, A9b: what a meeting across a clock change is paid for.
func TestA9bHoursAcrossClockChangesInNewYork(t *testing.T) {
	newYork := wallclock.ZoneOf(load(t, "America/New_York"))
	for _, c := range []struct {
		from, to string
		length   time.Duration
	}{
		{"2026-03-08T01:30", "2026-03-08T03:30", time.Hour},
		{"2026-11-01T00:30", "2026-11-01T02:30", 3 * time.Hour},
	} {
		start, end := local(t, c.from).In(newYork).Instant(), local(t, c.to).In(newYork).Instant()
		span, err := interval.New(start, end)
		require.NoError(t, err)
		require.Equal(t, c.length, span.Length())
	}
}
