package wallclock_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func TestTimeIsWrittenWithItsOffsetOnlyIfLater(t *testing.T) {
	newYork := load(t, "America/New_York")
	for instant, want := range map[string]string{
		"2026-11-01T05:30:00Z": "2026-11-01T01:30:00[America/New_York]",
		"2026-11-01T06:30:00Z": "2026-11-01T01:30:00-05:00[America/New_York]",
		"2026-11-01T07:30:00Z": "2026-11-01T02:30:00[America/New_York]",
	} {
		shown := wallclock.Of(utc(t, instant).In(newYork))
		require.Equal(t, want, shown.String())
		require.Equal(t, instant, shown.Instant().UTC().Format(time.RFC3339))
		again, err := wallclock.ParseTime(want, wallclock.SystemZones())
		require.NoError(t, err)
		require.True(t, again.Equal(shown), want)
	}
}

func TestLaterInIsTheSecondSideOfAnOverlapAndInElsewhere(t *testing.T) {
	newYork := wallclock.ZoneOf(load(t, "America/New_York"))
	for text, want := range map[string]string{
		"2026-11-01T01:30": "2026-11-01T01:30:00-05:00[America/New_York]",
		"2026-11-01T02:00": "2026-11-01T02:00:00[America/New_York]",
		"2026-03-08T02:30": "2026-03-08T02:30:00[America/New_York]",
	} {
		local, err := wallclock.ParseLocal(text)
		require.NoError(t, err)
		require.Equal(t, want, local.LaterIn(newYork).String())
		require.False(t, local.LaterIn(wallclock.Zone{}).Later(), "floating")
	}
	require.True(t, wallclock.Local{}.LaterIn(newYork).IsZero())
}

func TestTimeIsParsedAsItIsWritten(t *testing.T) {
	zones := wallclock.SystemZones()
	for text, want := range map[string]string{
		"2026-11-01T01:30:00-04:00[America/New_York]": "2026-11-01T01:30:00[America/New_York]",
		"2026-01-01T09:00-05:00[America/New_York]":    "",
		"2026-01-01T09:00:00[+05:30]":                 "2026-01-01T09:00:00[+05:30]",
		"2026-01-01T09:00:00+05:30[+05:30]":           "2026-01-01T09:00:00[+05:30]",
		"2026-01-01T09:00:00[UTC]":                    "2026-01-01T09:00:00[UTC]",
		"2026-01-01T09:00:00":                         "2026-01-01T09:00:00",
		"2026-03-08T02:30:00[America/New_York]":       "2026-03-08T02:30:00[America/New_York]",
		"2026-01-01T09:00:00-05:00":                   "",
		"2026-01-01T09:00:00-04:00[America/New_York]": "",
		"2026-01-01T09:00:00[]":                       "",
		"2026-01-01T09:00:00[Local]":                  "",
		"2026-01-01T09:00:00[UTC":                     "",
		"2026-01-01T09:00:00[UTC]x":                   "",
		"2026-01-01T09:00:00Z[UTC]":                   "",
		"[UTC]":                                       "",
		"":                                            "",
	} {
		got, err := wallclock.ParseTime(text, zones)
		if want == "" {
			require.Error(t, err, text)
			continue
		}
		require.NoError(t, err, text)
		require.Equal(t, want, got.String())
	}
}

func TestAtIsZeroWhereThereIsNoSuchTime(t *testing.T) {
	newYork := load(t, "America/New_York")
	require.Equal(t, "2026-01-01T09:00:00[America/New_York]", wallclock.At(2026, time.January, 1, 9, 0, newYork).String())
	require.True(t, wallclock.At(2026, time.February, 29, 9, 0, newYork).IsZero())
	require.True(t, wallclock.At(2026, time.January, 1, 24, 0, newYork).IsZero())
	require.True(t, wallclock.At(2026, time.January, 1, 9, 0, nil).IsZero())
}

func TestTimeWithoutZoneOrTimeHasNoInstant(t *testing.T) {
	floating := local(t, "2026-01-01T09:00").In(wallclock.Zone{})
	none := wallclock.Local{}.In(wallclock.ZoneOf(time.UTC))
	require.True(t, floating.Instant().IsZero())
	require.True(t, none.IsZero() && none.Zone().IsZero() && none.Instant().IsZero())
	require.Equal(t, "2026-01-01T09:00:00 none", floating.String()+" "+none.String())
	require.True(t, wallclock.Zone{}.Of(utc(t, "2026-01-01T09:00:00Z")).IsZero())

	instant, kind := wallclock.Zone{}.Resolve(local(t, "2026-01-01T09:00"))
	require.True(t, instant.IsZero() && kind == wallclock.None)
	var resolver wallclock.Resolver
	require.Equal(t, time.Time{}.Unix(), resolver.Unix(local(t, "2026-01-01T09:00")))
	resolver = wallclock.ZoneOf(time.UTC).Resolver()
	require.False(t, resolver.Instant(local(t, "2026-01-01T09:00")).IsZero())
	require.True(t, resolver.Instant(wallclock.Local{}).IsZero())
	require.Equal(t, time.Time{}.Unix(), resolver.Unix(wallclock.Local{}))
}

func TestTimesAreEqualByWhatPeopleAgreedOn(t *testing.T) {
	nine := wallclock.At(2026, time.January, 1, 9, 0, load(t, "Europe/Berlin"))
	require.True(t, nine.Equal(wallclock.At(2026, time.January, 1, 9, 0, load(t, "Europe/Berlin"))))
	paris := wallclock.At(2026, time.January, 1, 9, 0, load(t, "Europe/Paris"))
	require.False(t, nine.Equal(paris))
	require.True(t, nine.Instant().Equal(paris.Instant()))
	require.Same(t, paris.Zone().Location(), paris.Instant().Location())
}

func TestPartsOfASecondAreDropped(t *testing.T) {
	for _, text := range []string{"2026-01-01T09:00:00.999999999Z", "1960-01-01T09:00:00.999999999Z"} {
		instant := utc(t, text)
		require.True(t, wallclock.Of(instant).Instant().Equal(instant.Truncate(time.Second)))
	}
}

func TestYearIsFromMidnightToMidnight(t *testing.T) {
	kolkata := load(t, "Asia/Kolkata")
	year := wallclock.Year(2026, kolkata)
	require.Equal(t, "2026-01-01T00:00:00+05:30/2027-01-01T00:00:00+05:30", year.String())
	require.Equal(t, 365*24*time.Hour, year.Length())
	require.Same(t, kolkata, year.Start().Location())
	require.Equal(t, "9999-01-01T00:00:00Z", wallclock.Year(9999, time.UTC).Start().Format(time.RFC3339))
	for _, wrong := range []int{-1, 0, 1, 10000} {
		require.True(t, wallclock.Year(wrong, kolkata).IsZero(), wrong)
	}
	require.True(t, wallclock.Year(2026, nil).IsZero())
}

func TestDaysOfClockChangesHaveTheirRealLength(t *testing.T) {
	for _, c := range []struct {
		zone, day string
		length    time.Duration
	}{
		{"America/New_York", "2024-03-10", 23 * time.Hour},
		{"America/New_York", "2024-11-03", 25 * time.Hour},
		{"America/Havana", "2024-03-10", 23 * time.Hour},    // midnight is skipped
		{"America/Havana", "2024-11-03", 25 * time.Hour},    // midnight comes twice
		{"America/Sao_Paulo", "2018-02-17", 25 * time.Hour}, // the hour before midnight comes twice
		{"America/Santiago", "2023-09-03", 23 * time.Hour},
		{"Asia/Beirut", "2022-03-27", 23 * time.Hour},
		{"Africa/Cairo", "2024-10-31", 25 * time.Hour},
		{"Australia/Lord_Howe", "2024-10-06", 23*time.Hour + 30*time.Minute},
		{"Pacific/Apia", "2011-12-30", 0}, // did not take place
	} {
		day := date(t, c.day)
		span, err := wallclock.Between(day, day.AddDays(1), load(t, c.zone))
		require.NoError(t, err)
		require.Equal(t, c.length, span.Length(), "%s %s", c.zone, c.day)
	}
	day := date(t, "2024-03-10")
	_, err := wallclock.Between(day, day.AddDays(-1), time.UTC)
	require.ErrorContains(t, err, "2024-03-09 is before 2024-03-10")
	for _, wrong := range []error{
		second(wallclock.Between(day, day, nil)), second(wallclock.Between(day, wallclock.Date{}, time.UTC)),
		second(wallclock.Between(wallclock.Date{}, day, time.UTC)),
	} {
		require.Error(t, wrong)
	}
}

func second[T any](_ T, err error) error { return err }

func FuzzParseTime(f *testing.F) {
	for _, text := range []string{
		"2026-11-01T01:30:00-05:00[America/New_York]", "2026-11-01T01:30:00[America/New_York]", "2026-11-01T01:30:00",
		"2026-11-01T01:30:00+05:30[+05:30]", "2026-11-01T01:30:00[UTC]", "2011-12-30T01:30:00[Pacific/Apia]", "[[]]",
	} {
		f.Add(text)
	}
	zones := wallclock.SystemZones()
	f.Fuzz(func(t *testing.T, text string) {
		got, err := wallclock.ParseTime(text, zones)
		if err != nil {
			return
		}
		again, err := wallclock.ParseTime(got.String(), zones)
		if err != nil || !again.Equal(got) || !again.Instant().Equal(got.Instant()) {
			t.Fatalf("%q: %s, again %s, %v", text, got, again, err)
		}
	})
}
