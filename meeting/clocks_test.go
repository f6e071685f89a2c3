package meeting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A9b of cost-model.md: what is on the clock is not what is paid.
func TestA9bAnEndOnTheClockAcrossAClockChange(t *testing.T) {
	const newYork = "America/New_York"
	for name, c := range map[string]struct {
		start, end, day string
		want            time.Duration
	}{
		"the clocks go forward": {"01:30", "03:30", "2026-03-08T", time.Hour},
		"the clocks go back":    {"00:30", "02:30", "2026-11-01T", 3 * time.Hour},
		"any other day":         {"00:30", "02:30", "2026-11-02T", 2 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			once := made(t, meeting.Draft{Start: at(c.day+c.start, newYork), End: at(c.day+c.end, newYork)})
			require.Equal(t, c.want, once.Length())
			daily := made(t, meeting.Draft{
				Start: at("2026-01-01T"+c.start, newYork), End: at("2026-01-01T"+c.end, newYork), Repeats: recurrence.Daily(),
			})
			require.Equal(t, 2*time.Hour, daily.Length())
			o, ok := daily.Occurrence(local(c.day + c.start))
			require.True(t, ok)
			require.Equal(t, c.want, o.Length())
			fixed := made(t, meeting.Draft{Start: at("2026-01-01T"+c.start, newYork), Length: 2 * time.Hour, Repeats: recurrence.Daily()})
			o, ok = fixed.Occurrence(local(c.day + c.start))
			require.True(t, ok)
			require.Equal(t, 2*time.Hour, o.Length(), "a length in elapsed time stays")
		})
	}
}

// RFC 5545 section 3.3.5: in a gap the offset before it, in an overlap the first time.
func TestStartsInGapsAndOverlapsFollowRFC5545Section335(t *testing.T) {
	for name, c := range map[string]struct {
		start, end, zone string
		want             string
	}{
		"New York, gap":                      {"2026-03-08T02:30", "", "America/New_York", "2026-03-08T07:30:00Z 30m0s"},
		"New York, overlap":                  {"2026-11-01T01:30", "", "America/New_York", "2026-11-01T05:30:00Z 30m0s"},
		"Santiago, midnight skipped":         {"2026-09-06T00:00", "", "America/Santiago", "2026-09-06T04:00:00Z 30m0s"},
		"Santiago, the hour before midnight": {"2026-04-04T23:30", "", "America/Santiago", "2026-04-05T02:30:00Z 30m0s"},
		"Lord Howe, gap of half an hour":     {"2026-10-04T02:15", "", "Australia/Lord_Howe", "2026-10-03T15:45:00Z 30m0s"},
		"Lord Howe, overlap of half an hour": {"2026-04-05T01:45", "", "Australia/Lord_Howe", "2026-04-04T14:45:00Z 30m0s"},
		"an end that the clocks skip":        {"2026-03-08T01:30", "2026-03-08T02:15", "America/New_York", "2026-03-08T06:30:00Z 45m0s"},
		"a start and an end they skip":       {"2026-03-08T02:15", "2026-03-08T02:45", "America/New_York", "2026-03-08T07:15:00Z 30m0s"},
		"an end that is where they skip to":  {"2026-03-08T02:00", "2026-03-08T03:00", "America/New_York", "2026-03-08T07:00:00Z 1h0m0s"},
		"an end before the moved start":      {"2026-03-08T02:30", "2026-03-08T03:15", "America/New_York", "2026-03-08T07:30:00Z 45m0s"},
		"an end just after the moved start":  {"2026-03-08T02:30", "2026-03-08T03:45", "America/New_York", "2026-03-08T07:30:00Z 15m0s"},
		"no length in a gap":                 {"2026-03-08T02:30", "2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00Z 0s"},
		"an end in the overlap's first side": {"2026-11-01T00:30", "2026-11-01T01:30", "America/New_York", "2026-11-01T04:30:00Z 1h0m0s"},
		"an end after the overlap":           {"2026-11-01T01:30", "2026-11-01T02:00", "America/New_York", "2026-11-01T05:30:00Z 1h30m0s"},
	} {
		t.Run(name, func(t *testing.T) {
			d := meeting.Draft{Start: at(c.start, c.zone), Length: 30 * time.Minute}
			if c.end != "" {
				d.End, d.Length = at(c.end, c.zone), 0
			}
			want := []string{c.want}
			year := wallclock.Year(2026, time.UTC)
			require.Equal(t, want, spans(made(t, d).Occurrences(year)))

			series := d
			series.Repeats = recurrence.Daily().Times(1)
			require.Equal(t, want, spans(made(t, series).Occurrences(year)), "as a series of one")

			dayBefore := func(x wallclock.Time) wallclock.Time { return x.Local().Add(-24 * time.Hour).In(x.Zone()) }
			series.Start, series.Repeats = dayBefore(d.Start), recurrence.Daily().Times(2)
			if !d.End.IsZero() {
				series.End = dayBefore(d.End)
			}
			m := made(t, series)
			o, ok := m.Occurrence(d.Start.Local())
			require.True(t, ok)
			require.Equal(t, want[0], o.Interval().Start().UTC().Format(time.RFC3339)+" "+o.Length().String(), "on the second day of a series")

			moved := meeting.Draft{
				Start: at("2026-01-01T09:00", c.zone), Length: time.Hour,
				Overrides: []meeting.Override{{Original: local("2026-01-01T09:00"), Start: d.Start, End: d.End, Length: d.Length}},
			}
			require.Equal(t, want, spans(made(t, moved).Occurrences(year)), "moved there")
		})
	}
}

func TestAStartOnTheSecondSideOfAnOverlapStaysThere(t *testing.T) {
	const newYork = "America/New_York"
	start := wallclock.Of(time.Date(2026, 11, 1, 6, 30, 0, 0, time.UTC).In(location(newYork)))
	require.True(t, start.Later())
	year := wallclock.Year(2026, time.UTC)
	for name, c := range map[string]struct {
		draft meeting.Draft
		want  []string
	}{
		"once":              {meeting.Draft{Length: time.Hour}, []string{"2026-11-01T06:30:00Z 1h0m0s"}},
		"with its end":      {meeting.Draft{End: at("2026-11-01T02:30", newYork)}, []string{"2026-11-01T06:30:00Z 1h0m0s"}},
		"both on that side": {meeting.Draft{End: laterAt("2026-11-01T01:45", newYork)}, []string{"2026-11-01T06:30:00Z 15m0s"}},
		"a daily series": {
			meeting.Draft{End: laterAt("2026-11-01T01:45", newYork), Repeats: recurrence.Daily().Times(2)},
			[]string{"2026-11-01T06:30:00Z 15m0s", "2026-11-02T06:30:00Z 15m0s"},
		},
		"an override of its length": {
			meeting.Draft{Length: time.Hour, Overrides: []meeting.Override{{Original: start.Local(), End: at("2026-11-01T02:00", newYork)}}},
			[]string{"2026-11-01T06:30:00Z 30m0s"},
		},
		"named as an extra start too": {
			meeting.Draft{Length: time.Hour, Extra: []wallclock.Local{start.Local()}}, []string{"2026-11-01T06:30:00Z 1h0m0s"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			c.draft.Start = start
			m := made(t, c.draft)
			require.Equal(t, c.want, spans(m.Occurrences(year)))
			for o := range m.Occurrences(year) {
				same, ok := m.Occurrence(o.Original())
				require.True(t, ok)
				require.Equal(t, o, same)
				require.Equal(t, o.Unix(), o.Start().Instant().Unix())
			}
			data, err := m.MarshalJSON()
			require.NoError(t, err)
			again, err := meeting.Decode(data, zones)
			require.NoError(t, err)
			require.True(t, again.Start().Later())
			require.Equal(t, c.want, spans(again.Occurrences(year)))
		})
	}
	_, err := meeting.New(meeting.Draft{Start: start, End: at("2026-11-01T01:45", newYork)})
	require.Equal(t, []string{"/end"}, paths(err), "the first 01:45 is before the second 01:30")
}

func TestAnEndOnTheSecondSideOfAnOverlapCountsTheHourTwice(t *testing.T) {
	m := made(t, meeting.Draft{Start: at("2026-11-01T00:30", "America/New_York"), End: laterAt("2026-11-01T01:30", "America/New_York")})
	require.Equal(t, 2*time.Hour, m.Length())
}

func TestSkippedStartsComeInTheOrderOfTheirInstants(t *testing.T) {
	m := made(t, meeting.Draft{
		Start: at("2026-03-08T00:45", "America/New_York"), Length: 10 * time.Minute, Repeats: rule("FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,45;COUNT=6"),
		Extra: []wallclock.Local{local("2026-03-08T02:30")},
	})
	got := []string{}
	for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
		got = append(got, o.Original().String()[11:16]+" at "+o.Interval().Start().Format("15:04"))
	}
	require.Equal(t, []string{
		"01:00 at 01:00", "01:45 at 01:45", "02:00 at 03:00", "03:00 at 03:00", "02:30 at 03:30", "02:45 at 03:45", "03:45 at 03:45",
	}, got)
}

func TestOccurrencesDoNotDependOnTheZoneOfTheProcess(t *testing.T) {
	defer func(was *time.Location) { time.Local = was }(time.Local)
	m := made(t, full())
	want := spans(m.Occurrences(wallclock.Year(2026, time.UTC)))
	for _, name := range []string{"America/Sao_Paulo", "Asia/Kolkata", "UTC"} {
		time.Local = location(name)
		require.Equal(t, want, spans(made(t, full()).Occurrences(wallclock.Year(2026, time.UTC))), name)
	}
}
