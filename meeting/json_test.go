package meeting_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

const fullJSON = `{"schema":1,"id":"0192c5a0-0000-7000-8000-000000000001","version":3,"title":"Pipeline review",` +
	`"purpose":"address-shortfalls","audience":"internal","format":"informal",` +
	`"venue":{"place":"Room 4","phone":"+1 212 555 0100","url":"https://zoom.us/j/123","resources":["room-4"]},` +
	`"organizer":"ann","department":"Sales East","records":[{"type":"account","id":"4711"}],` +
	`"start":{"local":"2026-01-01T09:00:00","zone":"America/New_York"},"length":"45m0s","repeats":"FREQ=WEEKLY",` +
	`"except":["2026-01-08T09:00:00"],"extra":["2026-01-09T09:00:00"],"overrides":[` +
	`{"original":"2026-01-15T09:00:00","canceled":true},` +
	`{"original":"2026-01-22T09:00:00","start":{"local":"2026-01-23T15:00:00","zone":"Europe/Berlin"},` +
	`"end":{"local":"2026-01-23T16:00:00","zone":"Europe/Berlin"},"title":"In Berlin","venue":{"place":"Berlin"},` +
	`"roster":[{"id":"ann"},{"id":"dee"}],"responses":{"dee":"tentative"},` +
	`"agenda":{"items":[{"title":"Berlin","length":"1m0s"}]}},` +
	`{"original":"2026-01-09T09:00:00","length":"1h0m0s","roster":[]}],` +
	`"roster":[{"id":"ann","name":"Ann","email":"ann@example.com","role":"sales-manager","part":"chair"},` +
	`{"id":"bo","role":"sales-representative","external":true,"response":"accepted"}],` +
	`"agenda":{"items":[{"title":"Numbers","topic":"sales-process","presenter":"ann","length":"15m0s"}]},` +
	`"origin":{"source":"team.ics","uid":"u1","sequence":2,"properties":["CATEGORIES:Sales,Q3"]}}`

// again returns what is left of m after it was written and read.
func again(t testing.TB, m meeting.Meeting) meeting.Meeting {
	t.Helper()
	data, err := json.Marshal(m)
	require.NoError(t, err)
	read, err := meeting.Decode(data, zones)
	require.NoError(t, err, string(data))
	twice, err := json.Marshal(read)
	require.NoError(t, err)
	require.Equal(t, string(data), string(twice))
	return read
}

func TestJSONHasEveryFieldAndBringsItBack(t *testing.T) {
	data, err := json.Marshal(made(t, full()))
	require.NoError(t, err)
	require.Equal(t, fullJSON, string(data))
	require.Equal(t, full(), again(t, made(t, full())).Draft())
}

func TestSnapshotsAreRestored(t *testing.T) {
	m := made(t, full())
	restored, err := meeting.Restore(m.Snapshot(), zones)
	require.NoError(t, err)
	require.Equal(t, m.Draft(), restored.Draft())

	var s meeting.Snapshot
	require.NoError(t, json.Unmarshal([]byte(fullJSON), &s))
	require.Equal(t, m.Snapshot(), s)
}

func TestJSONKeepsZonesAndLengthsOfAllKinds(t *testing.T) {
	custom, err := wallclock.NewZone(wallclock.Definition{
		Name: "Office", Offset: time.Hour, Rule: "CET-1CEST,M3.5.0,M10.5.0/3",
		Transitions: []wallclock.Transition{{At: time.Date(2020, 3, 29, 1, 0, 0, 0, time.UTC), Offset: 2 * time.Hour}},
	})
	require.NoError(t, err)
	fixed, err := wallclock.Offset(5*time.Hour + 30*time.Minute)
	require.NoError(t, err)
	nine := local("2026-07-01T09:00")
	for name, c := range map[string]struct {
		draft meeting.Draft
		want  string
	}{
		"a zone of a file": {
			meeting.Draft{Start: nine.In(custom), Length: time.Hour},
			`{"schema":1,"start":{"local":"2026-07-01T09:00:00","zone":{"name":"Office","offset":"+01:00",` +
				`"transitions":[{"at":"2020-03-29T01:00:00Z","offset":"+02:00"}],"rule":"CET-1CEST,M3.5.0,M10.5.0/3"}},"length":"1h0m0s"}`,
		},
		"a fixed offset": {
			meeting.Draft{Start: nine.In(fixed), Length: time.Hour},
			`{"schema":1,"start":{"local":"2026-07-01T09:00:00","zone":"+05:30"},"length":"1h0m0s"}`,
		},
		"UTC and an end": {
			meeting.Draft{Start: at("2026-07-01T09:00", "UTC"), End: at("2026-07-01T09:30", "UTC")},
			`{"schema":1,"start":{"local":"2026-07-01T09:00:00","zone":"UTC"},"end":{"local":"2026-07-01T09:30:00","zone":"UTC"}}`,
		},
		"no length": {
			meeting.Draft{Start: at("2026-07-01T09:00", "UTC"), End: at("2026-07-01T09:00", "UTC")},
			`{"schema":1,"start":{"local":"2026-07-01T09:00:00","zone":"UTC"},"end":{"local":"2026-07-01T09:00:00","zone":"UTC"}}`,
		},
		"the second side of an overlap": {
			meeting.Draft{Start: laterAt("2026-11-01T01:30", "America/New_York"), Length: time.Second},
			`{"schema":1,"start":{"local":"2026-11-01T01:30:00","later":true,"zone":"America/New_York"},"length":"1s"}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := made(t, c.draft)
			data, err := json.Marshal(m)
			require.NoError(t, err)
			require.Equal(t, c.want, string(data))
			read := again(t, m)
			require.True(t, read.Start().Equal(m.Start()))
			far := utc("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
			require.Equal(t, spans(m.Occurrences(far)), spans(read.Occurrences(far)))
		})
	}
}

func TestAZoneDefinedInManyPlacesIsOneZone(t *testing.T) {
	office, err := wallclock.NewZone(wallclock.Definition{Name: "Office", Offset: time.Hour, Rule: "CET-1CEST,M3.5.0,M10.5.0/3"})
	require.NoError(t, err)
	home, err := wallclock.NewZone(wallclock.Definition{Name: "Home", Offset: 2 * time.Hour})
	require.NoError(t, err)
	d := meeting.Draft{Start: local("2026-07-01T09:00").In(office), Length: time.Hour, Repeats: recurrence.Daily()}
	for i, zone := range []wallclock.Zone{office, home, office} {
		original := d.Start.Local().Add(time.Duration(i) * 24 * time.Hour)
		d.Overrides = append(d.Overrides, meeting.Override{Original: original, Start: original.In(zone), Title: zone.Name()})
	}
	read := again(t, made(t, d)).Draft()
	for _, o := range read.Overrides {
		require.Equal(t, o.Title, o.Start.Zone().Name())
	}
	require.Same(t, read.Start.Zone().Location(), read.Overrides[0].Start.Zone().Location())
}

func TestALengthOfZeroInJSONIsAMeetingWithoutLength(t *testing.T) {
	m, err := meeting.Decode([]byte(`{"schema":1,"start":{"local":"2026-07-01T09:00","zone":"UTC"},"length":"0s","repeats":"FREQ=DAILY",
		"overrides":[{"original":"2026-07-02T09:00","length":"5m"},{"original":"2026-07-03T09:00","start":{"local":"2026-07-03T10:00","zone":"UTC"}}]}`), zones)
	require.NoError(t, err)
	require.Zero(t, m.Length())
	require.Equal(t, []string{"2026-07-01T09:00:00Z 0s", "2026-07-02T09:00:00Z 5m0s", "2026-07-03T10:00:00Z 0s"},
		spans(m.Occurrences(utc("2026-07-01T09:00:00Z", "2026-07-04T00:00:00Z"))))

	m, err = meeting.Decode([]byte(`{"schema":1,"start":{"local":"2026-07-01T09:00","zone":"UTC"},"length":"1h","repeats":"FREQ=DAILY",
		"overrides":[{"original":"2026-07-02T09:00","length":"0s"}]}`), zones)
	require.NoError(t, err)
	o, ok := m.Occurrence(local("2026-07-02T09:00"))
	require.True(t, ok)
	require.Zero(t, o.Length())
}

func TestDecodeLocatesEachFault(t *testing.T) {
	for name, c := range map[string]struct {
		old, text string
		want      []string
	}{
		"no schema":                            {`"schema":1,`, ``, []string{"/schema"}},
		"a schema of the future":               {`"schema":1`, `"schema":2`, []string{"/schema"}},
		"a schema of the past":                 {`"schema":1`, `"schema":0`, []string{"/schema"}},
		"a schema that is text":                {`"schema":1`, `"schema":"1"`, []string{"/schema"}},
		"an id that is none":                   {`"id":"0192`, `"id":"x`, []string{"/id"}},
		"a negative version":                   {`"version":3`, `"version":-3`, []string{"/version"}},
		"a title that is a number":             {`"Pipeline review"`, `7`, []string{"/title"}},
		"an unknown purpose":                   {`"address-shortfalls"`, `"fun"`, []string{"/purpose"}},
		"a resource that is a number":          {`["room-4"]`, `["room-4",4]`, []string{"/venue/resources/1"}},
		"a phone that is a number":             {`"+1 212 555 0100"`, `12125550100`, []string{"/venue/phone"}},
		"a record whose type is a number":      {`{"type":"account"`, `{"type":1`, []string{"/records/0/type", "/records/0"}},
		"an unknown part":                      {`"part":"chair"`, `"part":"boss"`, []string{"/roster/0/part"}},
		"an unknown response":                  {`"response":"accepted"`, `"response":"maybe"`, []string{"/roster/1/response"}},
		"a role in another spelling":           {`"role":"sales-manager"`, `"role":"Sales Manager"`, []string{"/roster/0/role"}},
		"a length without a unit":              {`"length":"15m0s"`, `"length":"15"`, []string{"/agenda/items/0/length"}},
		"a length that is a number":            {`"length":"15m0s"`, `"length":15`, []string{"/agenda/items/0/length"}},
		"a length of nothing":                  {`"length":"15m0s"`, `"length":null`, []string{"/agenda/items/0/length"}},
		"items that are no list":               {`"agenda":{"items":[{"title":"Numbers","topic":"sales-process","presenter":"ann","length":"15m0s"}]}`, `"agenda":{"items":"none"}`, []string{"/agenda/items"}},
		"a start without a zone":               {`09:00:00","zone":"America/New_York"`, `09:00:00"`, []string{"/start/zone"}},
		"a start that is text":                 {`"start":{"local":"2026-01-01T09:00:00","zone":"America/New_York"}`, `"start":"2026-01-01T09:00:00"`, []string{"/start"}},
		"no start":                             {`"start":{"local":"2026-01-01T09:00:00","zone":"America/New_York"},`, ``, []string{"/start"}},
		"a start without a local time":         {`"start":{"local":"2026-01-01T09:00:00","zone"`, `"start":{"zone"`, []string{"/start/local"}},
		"a local time that is none":            {`"start":{"local":"2026-01-01T09:00:00"`, `"start":{"local":"2026-02-30T09:00:00"`, []string{"/start/local"}},
		"an unknown zone":                      {`America/New_York`, `America/Atlantis`, []string{"/start/zone"}},
		"the zone of the machine":              {`"America/New_York"`, `"Local"`, []string{"/start/zone"}},
		"a zone that is a number":              {`"America/New_York"`, `5`, []string{"/start/zone"}},
		"a zone defined wrong":                 {`"America/New_York"`, `{"name":"x","offset":"+99:00"}`, []string{"/start/zone"}},
		"an unknown zone of an override":       {`"start":{"local":"2026-01-23T15:00:00","zone":"Europe/Berlin"}`, `"start":{"local":"2026-01-23T15:00:00","zone":"Europe/Vineta"}`, []string{"/overrides/1/start/zone"}},
		"an unknown zone of an override's end": {`"end":{"local":"2026-01-23T16:00:00","zone":"Europe/Berlin"}`, `"end":{"local":"2026-01-23T16:00:00","zone":"Europe/Vineta"}`, []string{"/overrides/1/end/zone"}},
		"no length":                            {`"length":"45m0s",`, ``, []string{"/length"}},
		"the series' length without a unit":    {`"length":"45m0s"`, `"length":"45"`, []string{"/length"}},
		"a negative length":                    {`"length":"45m0s"`, `"length":"-45m0s"`, []string{"/length"}},
		"an end that is none, and no length":   {`"length":"45m0s"`, `"end":{"local":"x","zone":"UTC"}`, []string{"/end/local"}},
		"a giant length":                       {`"length":"45m0s"`, `"length":"9999999h"`, []string{"/length"}},
		"a length beyond all":                  {`"length":"45m0s"`, `"length":"99999999999h"`, []string{"/length"}},
		"an override's length without a unit":  {`"length":"1h0m0s"`, `"length":"1"`, []string{"/overrides/2/length"}},
		"a rule that is none":                  {`FREQ=WEEKLY`, `FREQ=SOMETIMES`, []string{"/repeats"}},
		"an exception that is none":            {`"except":["2026-01-08T09:00:00"]`, `"except":["2026-01-08T09:00:00","x",5]`, []string{"/except/1", "/except/2"}},
		"an extra start that is none":          {`"extra":["2026`, `"extra":["x","2026`, []string{"/extra/0"}},
		"responses that are a list":            {`{"dee":"tentative"}`, `["dee"]`, []string{"/overrides/1/responses"}},
		"an unknown response of one":           {`{"dee":"tentative"}`, `{"a/b":"yes","dee":5}`, []string{"/overrides/1/responses/a~1b", "/overrides/1/responses/dee"}},
		"a roster that is a name":              {`"roster":[{"id":"ann"},{"id":"dee"}]`, `"roster":"ann"`, []string{"/overrides/1/roster"}},
		"a foreign property that is a number":  {`["CATEGORIES:Sales,Q3"]`, `[5]`, []string{"/origin/properties/0"}},
		"a list":                               {fullJSON, `[]`, []string{""}},
		"null":                                 {fullJSON, `null`, []string{"/schema"}},
		"no JSON":                              {fullJSON, `{"schema":1`, []string{""}},
		"nothing":                              {fullJSON, ``, []string{""}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, fullJSON, c.old)
			m, err := meeting.Decode([]byte(strings.Replace(fullJSON, c.old, c.text, 1)), zones)
			require.Error(t, err)
			got := paths(err)
			require.Subset(t, c.want, got)
			require.Contains(t, got, c.want[0])
			require.True(t, m.IsZero())
		})
	}
}

func TestDecodeReportsAllFaultsAtOnceAndNoneThatFollowsFromThem(t *testing.T) {
	_, err := meeting.Decode([]byte(`{"schema":1,"title":7,"purpose":"fun","start":{"local":"2026-01-01T09:00","zone":"Nowhere/Land"},
		"length":"x","repeats":"FREQ=","except":["x"],"overrides":[
			{"original":"2026-01-02T09:00","start":{"local":"2026-01-23T15:00:00","zone":"Europe/Vineta"},"length":"0s","responses":{"zoe":"accepted"}},
			{"original":5,"roster":[{"id":5}],"responses":{"zoe":"accepted"}},
			{"end":{"zone":"UTC"},"title":"`+"\xff"+`"}],
		"roster":[{"id":"ann","part":"boss"},{"name":"Bo"}],
		"agenda":{"items":[{"title":"x","length":"15"},{"length":"1m"}]}}`), zones)
	require.ElementsMatch(t, []string{
		"/title", "/purpose", "/start/zone", "/length", "/repeats", "/except/0", "/overrides/0/start/zone",
		"/overrides/1/original", "/overrides/1/roster/0/id", "/overrides/2/end/local", "/roster/0/part", "/roster/1/id",
		"/agenda/items/0/length", "/agenda/items/1/title",
	}, paths(err))
}

func TestDecodePassesOverKeysItDoesNotKnow(t *testing.T) {
	m, err := meeting.Decode([]byte(`{"schema":1,"budget":{"a":[1]},"start":{"local":"2026-01-01T09:00","zone":"UTC","x":1},"length":"1h"}`), nil)
	require.NoError(t, err)
	require.Equal(t, time.Hour, m.Length())
}

func TestZonesAreOpenedByTheHost(t *testing.T) {
	_, err := meeting.Decode([]byte(fullJSON), nil)
	require.Contains(t, paths(err), "/start/zone")
	broken := errors.New("the zone server is down")
	_, err = meeting.Decode([]byte(fullJSON), wallclock.ZonesFunc(func(string) (*time.Location, error) { return nil, broken }))
	require.ErrorIs(t, err, broken)
	var asked []string
	_, err = meeting.Decode([]byte(fullJSON), wallclock.ZonesFunc(func(name string) (*time.Location, error) {
		asked = append(asked, name)
		return zones.Location(name)
	}))
	require.NoError(t, err)
	require.Equal(t, []string{"America/New_York", "Europe/Berlin", "Europe/Berlin"}, asked)
}

func TestAnIDIsTextInJSON(t *testing.T) {
	id, err := meeting.ParseID("0192C5A0-0000-7000-8000-000000000001")
	require.NoError(t, err)
	require.Equal(t, full().ID, id)
	require.False(t, id.IsZero())
	data, err := json.Marshal(id)
	require.NoError(t, err)
	require.Equal(t, `"0192c5a0-0000-7000-8000-000000000001"`, string(data))
	var read meeting.ID
	require.NoError(t, json.Unmarshal(data, &read))
	require.Equal(t, id, read)
	bad, err := meeting.ParseID("x")
	require.Error(t, err)
	require.True(t, bad.IsZero())
}
