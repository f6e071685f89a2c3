package meeting_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// The counts A9 of cost-model.md.
func TestA9OccurrencesOf2026(t *testing.T) {
	for name, c := range map[string]struct {
		start string
		rule  recurrence.Rule
		want  int
	}{
		"weekly on Thursday":           {"2026-01-01T09:00", recurrence.Weekly(), 53},
		"every second week":            {"2026-01-01T09:00", recurrence.Weekly().Every(2), 27},
		"Monday to Friday":             {"2026-01-01T09:00", rule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), 261},
		"on the 31st":                  {"2026-01-31T09:00", recurrence.Monthly().OnDay(31), 7},
		"on the fifth Friday":          {"2026-01-30T09:00", rule("FREQ=MONTHLY;BYDAY=5FR"), 4},
		"weekly since 2006":            {"2006-01-05T09:00", recurrence.Weekly(), 53},
		"until a moment in UTC":        {"2026-01-01T09:00", rule("FREQ=WEEKLY;UNTIL=20260115T140000Z"), 3},
		"until the second before that": {"2026-01-01T09:00", rule("FREQ=WEEKLY;UNTIL=20260115T135959Z"), 2},
	} {
		t.Run(name, func(t *testing.T) {
			m := made(t, meeting.Draft{Start: at(c.start, "America/New_York"), Length: time.Hour, Repeats: c.rule})
			require.Equal(t, c.want, count(m.Occurrences(wallclock.Year(2026, location("America/New_York")))))
		})
	}
}

func TestOccurrencesOverlapTheWindow(t *testing.T) {
	const day = "2026-05-04T" // a Monday
	hour := meeting.Draft{Start: at(day+"09:00", "UTC"), Length: time.Hour}
	none := meeting.Draft{Start: at(day+"09:00", "UTC"), End: at(day+"09:00", "UTC")}
	for name, c := range map[string]struct {
		from, to   string
		hour, none int
	}{
		"all of it":                    {"09:00:00Z", "10:00:00Z", 1, 1},
		"up to its start":              {"08:00:00Z", "09:00:00Z", 0, 0},
		"up to just after its start":   {"08:00:00Z", "09:00:00.000000001Z", 1, 1},
		"from its end":                 {"10:00:00Z", "11:00:00Z", 0, 0},
		"from just before its end":     {"09:59:59.999999999Z", "11:00:00Z", 1, 0},
		"from just after its start":    {"09:00:00.000000001Z", "09:30:00Z", 1, 0},
		"within a second of it":        {"09:30:00.2Z", "09:30:00.5Z", 1, 0},
		"around its start in a second": {"08:59:59.9Z", "09:00:00.1Z", 1, 1},
		"no time at its start":         {"09:00:00Z", "09:00:00Z", 1, 0},
		"no time within it":            {"09:30:00.5Z", "09:30:00.5Z", 1, 0},
		"no time at its end":           {"10:00:00Z", "10:00:00Z", 0, 0},
		"no time before it":            {"08:59:59.9Z", "08:59:59.9Z", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			window := utc(day+c.from, day+c.to)
			moved := func(d meeting.Draft) meeting.Draft {
				d.Overrides = []meeting.Override{{Original: local("2026-05-01T09:00"), Start: d.Start, End: d.End, Length: d.Length}}
				d.Start, d.End = at("2026-05-01T09:00", "UTC"), wallclock.Time{}
				d.Length = time.Minute
				return d
			}
			for draft, want := range map[*meeting.Draft]int{&hour: c.hour, &none: c.none} {
				m := made(t, *draft)
				require.Equal(t, want, count(m.Occurrences(window)))
				require.Equal(t, want, count(made(t, moved(*draft)).Occurrences(window)), "moved there")
				for o := range m.Occurrences(utc("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")) {
					require.Equal(t, want == 1, o.Interval().Overlaps(window), "as package interval says")
				}
			}
		})
	}
}

func TestOccurrencesOfWindowsAtTheEdgesOfTime(t *testing.T) {
	whole := func(from, to int) interval.Interval {
		span, err := interval.New(time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(to, 1, 1, 0, 0, 0, 0, time.UTC))
		require.NoError(t, err)
		return span
	}
	once := made(t, meeting.Draft{Start: at("9999-12-31T23:00", "UTC"), Length: 2 * time.Hour})
	early := made(t, meeting.Draft{Start: at("0002-01-01T00:00", "UTC"), Length: time.Hour})
	onClock := made(t, meeting.Draft{
		Start: at("9999-12-30T23:00", "UTC"), End: at("9999-12-31T01:00", "UTC"), Repeats: recurrence.Daily(),
	})
	yearly := made(t, meeting.Draft{Start: at("0002-01-01T00:00", "Asia/Tokyo"), Length: time.Hour, Repeats: recurrence.Yearly()})
	far, err := interval.New(time.Unix(math.MinInt64/4, 0), time.Unix(math.MaxInt64/4, 0))
	require.NoError(t, err)
	for name, c := range map[string]struct {
		meeting meeting.Meeting
		window  interval.Interval
		want    int
	}{
		"the zero window":                       {yearly, interval.Interval{}, 0},
		"the last year":                         {once, wallclock.Year(9999, time.UTC), 1},
		"beyond the last year":                  {once, whole(10_000, 20_000), 1},
		"beyond all that takes place":           {yearly, whole(10_001, 20_000), 0},
		"everything, of a meeting that is once": {once, far, 1},
		"everything, of the first year":         {early, far, 1},
		"everything, of every year":             {yearly, far, 9998},
		"before the year 1":                     {yearly, whole(-3000, 0), 0},
		"an end on the clock after 9999":        {onClock, far, 2},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, c.want, count(c.meeting.Occurrences(c.window)))
			for o := range c.meeting.Occurrences(c.window) {
				require.Equal(t, o.Length(), o.Interval().Length())
			}
		})
	}
}

func TestOccurrencesComeInOrderWhateverMoved(t *testing.T) {
	m := made(t, meeting.Draft{
		Start: at("2026-05-04T09:00", "UTC"), Length: time.Hour, Repeats: recurrence.Daily().Times(5),
		Except: []wallclock.Local{local("2026-05-06T09:00"), local("2026-06-01T09:00")},
		Extra: []wallclock.Local{
			local("2026-05-20T09:00"), local("2026-05-05T09:00"), local("2026-05-03T09:00"), local("2026-05-20T09:00"),
			local("2026-06-01T09:00"),
		},
		Overrides: []meeting.Override{
			{Original: local("2026-05-04T09:00"), Start: at("2026-05-08T09:00", "UTC")},
			{Original: local("2026-05-08T09:00"), Start: at("2026-05-01T09:00", "UTC"), Length: 24 * time.Hour},
			{Original: local("2026-05-20T09:00"), Length: time.Minute},
		},
	})
	got := []string{}
	for o := range m.Occurrences(wallclock.Year(2026, time.UTC)) {
		got = append(got, o.Original().String()+" at "+o.Start().Local().String())
	}
	require.Equal(t, []string{
		"2026-05-08T09:00:00 at 2026-05-01T09:00:00",
		"2026-05-03T09:00:00 at 2026-05-03T09:00:00",
		"2026-05-05T09:00:00 at 2026-05-05T09:00:00",
		"2026-05-07T09:00:00 at 2026-05-07T09:00:00",
		"2026-05-04T09:00:00 at 2026-05-08T09:00:00",
		"2026-05-20T09:00:00 at 2026-05-20T09:00:00",
	}, got)
}

func TestOccurrencesMayBeRangedOverAgainAndLeft(t *testing.T) {
	m := made(t, full())
	occurrences := m.Occurrences(wallclock.Year(2026, location("America/New_York")))
	n := count(occurrences)
	require.Equal(t, 53-2+1, n)
	for left := range n {
		read := 0
		for range occurrences {
			if read++; read > left {
				break
			}
		}
		require.Equal(t, left+1, read)
	}
	require.Equal(t, n, count(occurrences))
}

func TestTheRuleAloneDecidesWhetherTheStartIsAnOccurrence(t *testing.T) {
	d := meeting.Draft{Start: at("2026-05-04T09:00", "UTC"), Length: time.Hour, Repeats: rule("FREQ=WEEKLY;BYDAY=TU;COUNT=2")}
	year := wallclock.Year(2026, time.UTC)
	require.Equal(t, []string{"2026-05-05T09:00:00Z 1h0m0s", "2026-05-12T09:00:00Z 1h0m0s"}, spans(made(t, d).Occurrences(year)))
	d.Extra = []wallclock.Local{d.Start.Local()}
	require.Equal(t, 3, count(made(t, d).Occurrences(year)))
}

func TestAMeetingWithoutARuleCanHaveExtraStarts(t *testing.T) {
	m := made(t, meeting.Draft{
		Start: at("2026-05-04T09:00", "UTC"), Length: time.Hour, Extra: []wallclock.Local{local("2026-05-11T10:00"), local("2026-05-04T09:00")},
	})
	require.True(t, m.Recurs())
	require.Equal(t, []string{"2026-05-04T09:00:00Z 1h0m0s", "2026-05-11T10:00:00Z 1h0m0s"}, spans(m.Occurrences(wallclock.Year(2026, time.UTC))))
}

func TestAnOccurrenceAllocatesNothing(t *testing.T) {
	m := made(t, full())
	allocations := func(years int) float64 {
		window, err := interval.New(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2026+years, 1, 1, 0, 0, 0, 0, time.UTC))
		require.NoError(t, err)
		return testing.AllocsPerRun(10, func() {
			for o := range m.Occurrences(window) {
				for p := range o.Participants() {
					_ = p.ID
				}
			}
		})
	}
	require.InDelta(t, allocations(1), allocations(10), 1)
}
