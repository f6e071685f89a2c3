package meeting_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Zones of all kinds, with a date about which the clocks change.
var changes = []struct{ zone, date string }{
	{"America/New_York", "2026-03-08T00:00"},
	{"America/New_York", "2026-11-01T00:00"},
	{"America/Santiago", "2026-09-06T00:00"},
	{"America/Santiago", "2026-04-04T00:00"},
	{"Australia/Lord_Howe", "2026-10-04T00:00"},
	{"Australia/Lord_Howe", "2026-04-05T00:00"},
	{"Europe/Berlin", "2026-10-25T00:00"},
	{"Pacific/Apia", "2011-12-30T00:00"}, // a day that never was
	{"Asia/Kolkata", "2026-05-04T00:00"},
}

var randomRules = []string{
	"", "FREQ=DAILY", "FREQ=DAILY;COUNT=4", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=SU,MO,WE", "FREQ=DAILY;INTERVAL=3",
	"FREQ=DAILY;BYHOUR=0,1,2,3,9;BYMINUTE=0,30", "FREQ=HOURLY;INTERVAL=5", "FREQ=MONTHLY;BYMONTHDAY=1,8,-1",
}

// randomTime returns a time within days of the change of clocks, on quarters of an hour.
func randomTime(r *rand.Rand, about wallclock.Time, days int) wallclock.Time {
	l := about.Local().Add(time.Duration(r.IntN(days*96)-days*48) * 15 * time.Minute)
	if r.IntN(4) == 0 {
		return l.LaterIn(about.Zone())
	}
	return l.In(about.Zone())
}

// randomMeeting returns a meeting about a change of the clocks, with exceptions, extra starts and overrides.
func randomMeeting(t testing.TB, r *rand.Rand) (m meeting.Meeting, about wallclock.Time) {
	change := changes[r.IntN(len(changes))]
	about = at(change.date, change.zone)
	d := meeting.Draft{Title: "Series", Start: randomTime(r, about, 6)}
	if text := randomRules[r.IntN(len(randomRules))]; text != "" {
		d.Repeats = rule(text)
	}
	if d.Length = time.Duration(r.IntN(9)) * 15 * time.Minute; d.Length == 0 || r.IntN(2) == 0 {
		d.Length, d.End = 0, d.Start.Local().Add(d.Length).In(about.Zone())
		if d.Start.Later() {
			d.End = d.Start
		}
	}
	for range r.IntN(4) {
		d.Extra = append(d.Extra, randomTime(r, about, 6).Local())
	}
	var originals []wallclock.Local
	days, err := interval.Lasting(about.Instant().AddDate(0, 0, -10), 20*24*time.Hour)
	require.NoError(t, err)
	for o := range made(t, d).Occurrences(days) {
		originals = append(originals, o.Original())
	}
	r.Shuffle(len(originals), func(i, j int) { originals[i], originals[j] = originals[j], originals[i] })
	for _, original := range originals[:min(len(originals), r.IntN(6))] {
		switch o := (meeting.Override{Original: original}); r.IntN(6) {
		case 0:
			d.Except = append(d.Except, original)
			continue
		case 1:
			o.Canceled = true
			d.Overrides = append(d.Overrides, o)
		case 2:
			o.Title = "Special"
			d.Overrides = append(d.Overrides, o)
		case 3:
			o.Length = time.Duration(1+r.IntN(2000)) * time.Minute
			d.Overrides = append(d.Overrides, o)
		default:
			elsewhere := changes[r.IntN(len(changes))]
			o.Start = randomTime(r, about, 8).Local().In(at(elsewhere.date, elsewhere.zone).Zone())
			if r.IntN(2) == 0 {
				o.End = o.Start
			}
			d.Overrides = append(d.Overrides, o)
		}
	}
	return made(t, d), about
}

// expected works out what takes place within window one original start at a time.
func expected(m meeting.Meeting, window interval.Interval) []string {
	d := m.Draft()
	zone := d.Start.Zone()
	originals := map[wallclock.Local]bool{}
	long, _ := interval.New(d.Start.Instant().AddDate(0, -1, 0), d.Start.Instant().AddDate(0, 2, 0))
	for start := range d.Repeats.Starts(d.Start, long) {
		originals[start.Local()] = true
	}
	for _, l := range d.Extra {
		originals[l] = true
	}
	for _, l := range d.Except {
		delete(originals, l)
	}
	type row struct {
		span     interval.Interval
		original wallclock.Local
		title    string
	}
	var rows []row
	for original := range originals {
		start, end, length, title := original.In(zone), wallclock.Time{}, d.Length, d.Title
		if original == d.Start.Local() {
			start = d.Start
		}
		canceled := false
		for _, o := range d.Overrides {
			if o.Original != original {
				continue
			}
			canceled = o.Canceled
			if !o.Start.IsZero() {
				start = o.Start
			}
			end = o.End
			length = cmp.Or(o.Length, length)
			title = cmp.Or(o.Title, title)
			if end.IsZero() && o.Length != 0 {
				end = start.Zone().Of(start.Instant().Add(o.Length))
			}
		}
		if end.IsZero() && !d.End.IsZero() && !d.Start.Later() && !d.End.Later() {
			clock := d.End.Local().Sub(d.Start.Local())
			end = start.Local().Add(clock).In(start.Zone())
			if !end.Instant().After(start.Instant()) {
				end = start.Zone().Of(start.Instant().Add(clock))
			}
		} else if end.IsZero() {
			if !d.End.IsZero() {
				length = d.End.Instant().Sub(d.Start.Instant())
			}
			end = start.Zone().Of(start.Instant().Add(length))
		}
		span, err := interval.New(start.Instant(), end.Instant())
		if err != nil {
			panic(err)
		}
		if !canceled && span.Overlaps(window) {
			rows = append(rows, row{span, original, title})
		}
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(a.span.Start().Compare(b.span.Start()), a.original.Compare(b.original))
	})
	texts := []string{}
	for _, r := range rows {
		texts = append(texts, fmt.Sprint(r.original, " ", r.title, " ", r.span.Start().UTC(), " ", r.span.Length()))
	}
	return texts
}

func written(m meeting.Meeting, window interval.Interval) []string {
	texts := []string{}
	for o := range m.Occurrences(window) {
		texts = append(texts, fmt.Sprint(o.Original(), " ", o.Title(), " ", o.Interval().Start().UTC(), " ", o.Length()))
	}
	return texts
}

func rounds(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

func TestOccurrencesAreThoseWorkedOutOneByOne(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range rounds(5000) {
		m, about := randomMeeting(t, r)
		from := about.Instant().Add(time.Duration(r.IntN(20*96)-960) * 15 * time.Minute)
		window, err := interval.Lasting(from.Add(time.Duration(r.IntN(3))*time.Millisecond), time.Duration(r.IntN(9*24*60))*time.Minute)
		require.NoError(t, err)
		require.Equal(t, expected(m, window), written(m, window), "%d: %+v in %s", i, m.Snapshot(), window)
	}
}

func TestTheWindowsOfASplitHaveTheOccurrencesOfTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range rounds(3000) {
		m, about := randomMeeting(t, r)
		from := about.Instant().AddDate(0, 0, -r.IntN(12))
		whole, err := interval.Lasting(from, time.Duration(1+r.IntN(20*24))*time.Hour)
		require.NoError(t, err)
		var union []string
		for start := whole.Start(); start.Before(whole.End()); {
			end := start.Add(time.Duration(1 + r.Int64N(int64(4*24*time.Hour))))
			if end.After(whole.End()) {
				end = whole.End()
			}
			part, err := interval.New(start, end)
			require.NoError(t, err)
			for o := range m.Occurrences(part) {
				if first := start.Equal(whole.Start()); first || part.Contains(o.Interval().Start()) {
					union = append(union, fmt.Sprint(o.Original(), o.Interval()))
				}
			}
			start = end
		}
		var want []string
		for o := range m.Occurrences(whole) {
			want = append(want, fmt.Sprint(o.Original(), o.Interval()))
		}
		require.Equal(t, want, union, "%+v in %s", m.Snapshot(), whole)
	}
}

func TestWhatIsStoredIsTheSameMeeting(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range rounds(2000) {
		m, about := randomMeeting(t, r)
		days, err := interval.Lasting(about.Instant().AddDate(0, 0, -10), 20*24*time.Hour)
		require.NoError(t, err)
		read := again(t, m)
		require.Equal(t, written(m, days), written(read, days))
		restored, err := meeting.Restore(m.Snapshot(), zones)
		require.NoError(t, err)
		require.Equal(t, written(m, days), written(restored, days))
		remade, err := meeting.New(m.Draft())
		require.NoError(t, err)
		require.Equal(t, written(m, days), written(remade, days))
		for o := range m.Occurrences(days) {
			same, ok := m.Occurrence(o.Original())
			require.True(t, ok)
			require.Equal(t, o, same)
			require.Equal(t, o.Unix(), o.Start().Instant().Unix())
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(fullJSON))
	f.Add([]byte(`{"schema":1,"start":{"local":"2026-11-01T01:30:00","later":true,"zone":"America/New_York"},"length":"0s","repeats":"FREQ=DAILY;COUNT=3"}`))
	f.Add([]byte(`{"schema":1,"start":{"local":"9999-12-31T23:30:00","zone":"+05:30"},"end":{"local":"9999-12-31T23:59:59","zone":"+05:30"}}`))
	f.Add([]byte(`{"schema":1,"start":{"local":"2026-07-01T09:00:00","zone":{"name":"Office","offset":"+01:00","rule":"CET-1CEST,M3.5.0,M10.5.0/3"}},"length":"1h","extra":["0002-01-01T00:00"],"overrides":[{"original":"0002-01-01T00:00","end":{"local":"0002-01-01T00:00","zone":"UTC"},"roster":[],"responses":{}}]}`))
	f.Add([]byte(`{"schema":1,"start":{},"roster":[null,{"id":"a/b~c","part":null}],"agenda":{"items":[{}]},"overrides":[null]}`))
	window := utc("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := meeting.Decode(data, zones)
		if err != nil {
			for p := range meeting.Problems(err) {
				require.Error(t, p.Err)
			}
			return
		}
		read := again(t, m)
		require.Equal(t, written(m, window), written(read, window))
		total := 0
		for o := range m.Occurrences(window) {
			require.True(t, o.Interval().Overlaps(window))
			for p := range o.Participants() {
				require.NotEqual(t, participant.ID(""), p.ID)
			}
			if total++; total > 1000 {
				break
			}
		}
		if _, err := meeting.Restore(m.Snapshot(), zones); err != nil {
			t.Fatal(err)
		}
	})
}
