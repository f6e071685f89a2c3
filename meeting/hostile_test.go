package meeting_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

const most = 10_000

// quadratic is less than what anything quadratic in most takes, and far more than is needed: New of such
// drafts takes 0.1 s, and before it walked a rule with COUNT once for all overrides it took 80 s.
const quadratic = 10 * time.Second

// crowded returns a draft with as much in it as is allowed, in the way that costs most.
func crowded(text string) meeting.Draft {
	r := rule(text)
	d := meeting.Draft{Start: at("2026-01-01T09:00", "America/New_York"), Length: time.Hour, Repeats: r}
	responses := map[participant.ID]participant.Response{}
	for i := range most {
		id := participant.ID(fmt.Sprint("person", i))
		d.Roster = append(d.Roster, participant.Participant{ID: id})
		d.Records = append(d.Records, participant.Record{Type: "account", ID: string(id)})
		responses[id] = participant.Accepted
		d.Extra = append(d.Extra, d.Start.Local().Add(time.Duration(i+1)*time.Minute))
		d.Except = append(d.Except, d.Start.Local().Add(time.Duration(i+1)*time.Second))
	}
	for start := range r.Locals(d.Start.Local(), d.Start.Local(), wallclock.Local{}) {
		if len(d.Overrides) == most {
			break
		}
		d.Overrides = append(d.Overrides, meeting.Override{Original: start, Start: start.Add(time.Hour).In(d.Start.Zone())})
	}
	d.Overrides[0].Responses = responses
	d.Overrides[most-1].Responses = responses
	return d
}

func TestADraftWithAsMuchAsIsAllowedIsMadeAndRead(t *testing.T) {
	for _, text := range []string{
		"FREQ=DAILY", "FREQ=DAILY;COUNT=20000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=12000",
		"FREQ=HOURLY;BYHOUR=9,10,11;BYDAY=MO,TU;COUNT=10000", "FREQ=YEARLY;BYWEEKNO=1,20,50;COUNT=12000", "FREQ=YEARLY;BYWEEKNO=1,20,50",
	} {
		t.Run(text, func(t *testing.T) {
			d := crowded(text)
			begun := time.Now()
			m := made(t, d)
			require.Less(t, time.Since(begun), quadratic, "New")
			require.Greater(t, count(m.Occurrences(wallclock.Year(2026, time.UTC))), 9000)
			if text == "FREQ=DAILY" {
				again(t, m)
				require.Less(t, time.Since(begun), 4*quadratic, "JSON")
			}
		})
	}
}

func TestADraftFullOfFaultsReportsThemAll(t *testing.T) {
	d := crowded("FREQ=DAILY")
	for i := range most {
		d.Roster[i].ID, d.Records[i].ID, d.Overrides[i].Length = "same", "", -1
		d.Extra[i], d.Except[i] = wallclock.Local{}, wallclock.Local{}
	}
	_, err := meeting.New(d)
	require.Len(t, paths(err), 5*most-1+2*most, "twice 10,000 responses of people who are not on the roster any more")
	require.NotEmpty(t, err.Error())

	one := strings.Repeat(`{"id":5,"role":5,"part":5,"response":5},`, most)
	_, err = meeting.Decode([]byte(`{"schema":1,"roster":[`+strings.TrimSuffix(one, ",")+`],"start":{"local":"2026-01-01T09:00","zone":"UTC"},"length":"1h"}`), zones)
	require.Len(t, paths(err), 4*most)
}

func TestHostileJSONIsRefused(t *testing.T) {
	deep := strings.Repeat(`{"x":`, 1_000_000)
	for name, text := range map[string]string{
		"a million open objects":        deep,
		"a million nested objects":      `{"schema":1,"x":` + strings.Repeat(`[`, 1_000_000) + strings.Repeat(`]`, 1_000_000) + `}`,
		"a deep zone":                   `{"schema":1,"start":{"local":"2026-01-01T09:00","zone":{"transitions":` + strings.Repeat(`[`, 100_000) + strings.Repeat(`]`, 100_000) + `}}}`,
		"a hundred thousand overrides":  `{"schema":1,"overrides":[` + strings.Repeat(`{},`, 100_000) + `{}]}`,
		"a hundred thousand exceptions": `{"schema":1,"except":[` + strings.Repeat(`"2026-01-01T09:00",`, 100_000) + `""]}`,
		"a rule of a megabyte":          `{"schema":1,"repeats":"FREQ=DAILY;BYHOUR=` + strings.Repeat(`1,`, 500_000) + `1"}`,
		"a title of a megabyte":         `{"schema":1,"title":"` + strings.Repeat(`x`, 1_000_000) + `"}`,
		"a length of a megabyte":        `{"schema":1,"length":"` + strings.Repeat(`1h`, 500_000) + `"}`,
		"a zone name of a megabyte":     `{"schema":1,"start":{"local":"2026-01-01T09:00","zone":"` + strings.Repeat(`x`, 1_000_000) + `"}}`,
		"a rule that never matches":     `{"schema":1,"start":{"local":"2026-01-01T09:00","zone":"UTC"},"length":"1h","repeats":"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}`,
		"a rule of every second":        `{"schema":1,"start":{"local":"2026-01-01T09:00","zone":"UTC"},"length":"1h","repeats":"FREQ=SECONDLY"}`,
		"a schema number beyond ints":   `{"schema":99999999999999999999}`,
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			_, err := meeting.Decode([]byte(text), zones)
			require.Error(t, err)
			require.Less(t, len(err.Error()), 1000)
			require.Less(t, time.Since(begun), quadratic)
		})
	}
}

func TestASeriesWithMillionsOfOccurrencesIsReadAsFarAsTheHostLikes(t *testing.T) {
	m := made(t, meeting.Draft{Start: at("0002-01-01T00:00", "America/New_York"), Length: time.Minute, Repeats: rule("FREQ=HOURLY")})
	read := 0
	for range m.Occurrences(utc("0001-02-01T00:00:00Z", "9999-12-31T00:00:00Z")) {
		if read++; read == 1000 {
			break
		}
	}
	require.Equal(t, 1000, read)
	require.Equal(t, 24, count(m.Occurrences(utc("9990-06-01T00:00:00Z", "9990-06-02T00:00:00Z"))))
}

func TestLongOccurrencesOverlapEachOther(t *testing.T) {
	m := made(t, meeting.Draft{Start: at("2000-01-01T00:00", "UTC"), Length: 100 * 366 * 24 * time.Hour, Repeats: rule("FREQ=YEARLY")})
	require.Equal(t, 101, count(m.Occurrences(utc("2150-01-02T00:00:00Z", "2150-01-03T00:00:00Z"))))
}
