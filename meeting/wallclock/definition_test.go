package wallclock_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func utc(t testing.TB, text string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, text)
	require.NoError(t, err)
	return v.UTC()
}

// office is a zone as a calendar file might define it: +01 until 2020, then European rules.
func office(t testing.TB) wallclock.Definition {
	t.Helper()
	return wallclock.Definition{
		Name:        "(UTC+01:00) Office, Berlin",
		Offset:      time.Hour,
		Transitions: []wallclock.Transition{{At: utc(t, "2020-03-29T01:00:00Z"), Offset: 2 * time.Hour}},
		Rule:        "CET-1CEST,M3.5.0,M10.5.0/3",
	}
}

func TestDefinedZoneResolvesAsRFC5545Says(t *testing.T) {
	zone, err := wallclock.NewZone(office(t))
	require.NoError(t, err)
	require.Equal(t, "(UTC+01:00) Office, Berlin", zone.Name())
	require.NoError(t, zone.Check())
	for _, c := range []struct {
		local, instant string
		kind           wallclock.Kind
	}{
		{"2019-07-01T09:00", "2019-07-01T08:00:00Z", wallclock.Unique},
		{"2020-03-29T02:30", "2020-03-29T01:30:00Z", wallclock.Skipped},
		{"2020-07-01T09:00", "2020-07-01T07:00:00Z", wallclock.Unique},
		{"2020-10-25T02:30", "2020-10-25T00:30:00Z", wallclock.Repeated},
		{"2044-03-27T02:30", "2044-03-27T01:30:00Z", wallclock.Skipped},
		{"2044-12-31T23:00", "2044-12-31T22:00:00Z", wallclock.Unique},
	} {
		instant, kind := zone.Resolve(local(t, c.local))
		require.Equal(t, c.instant, instant.UTC().Format(time.RFC3339))
		require.Equal(t, c.kind, kind)
	}
}

func TestDefinitionWithoutTransitionsFollowsItsRuleFrom1970(t *testing.T) {
	zone, err := wallclock.NewZone(wallclock.Definition{
		Name: "x", Offset: -5 * time.Hour, Rule: "EST5EDT,M3.2.0,M11.1.0",
	})
	require.NoError(t, err)
	for text, instant := range map[string]string{
		"1969-07-01T09:00": "1969-07-01T14:00:00Z",
		"1970-07-01T09:00": "1970-07-01T13:00:00Z",
		"2026-07-01T09:00": "2026-07-01T13:00:00Z",
	} {
		got, _ := zone.Resolve(local(t, text))
		require.Equal(t, instant, got.UTC().Format(time.RFC3339))
	}
}

// Package time applies a rule before 1970 on the wrong day, so those changes are spelled out.
func TestDefinitionOf1601FollowsItsRuleBefore1970(t *testing.T) {
	zone, err := wallclock.NewZone(wallclock.Definition{
		Name: "W. Europe Standard Time", Offset: time.Hour,
		Transitions: []wallclock.Transition{{At: utc(t, "1601-01-01T00:00:00Z"), Offset: time.Hour}},
		Rule:        "CET-1CEST,M3.5.0,M10.5.0/3",
	})
	require.NoError(t, err)
	instant, kind := zone.Resolve(local(t, "1950-03-26T02:30"))
	require.Equal(t, "1950-03-26T01:30:00Z", instant.UTC().Format(time.RFC3339))
	require.Equal(t, wallclock.Skipped, kind)
}

func TestDefinitionWithOnlyAnOffsetIsFixed(t *testing.T) {
	zone, err := wallclock.NewZone(wallclock.Definition{Name: "Nepal", Offset: 5*time.Hour + 45*time.Minute})
	require.NoError(t, err)
	instant, kind := zone.Resolve(local(t, "2026-01-01T05:45"))
	require.Equal(t, "2026-01-01T00:00:00Z", instant.UTC().Format(time.RFC3339))
	require.Equal(t, wallclock.Unique, kind)
	require.Equal(t, "+0545", instant.Format("MST"))
}

func TestDefinitionOutOfBoundsIsRefused(t *testing.T) {
	at := utc(t, "2020-01-01T00:00:00Z")
	many := make([]wallclock.Transition, 4097)
	for i := range many {
		many[i] = wallclock.Transition{At: at.Add(time.Duration(i) * 1000 * time.Hour)}
	}
	offsets := make([]wallclock.Transition, 31)
	for i := range offsets {
		offsets[i] = wallclock.Transition{At: many[i].At, Offset: time.Duration(i+1) * time.Minute}
	}
	for _, c := range []struct {
		want string
		def  wallclock.Definition
	}{
		{"/name: missing", wallclock.Definition{}},
		{"/name: more than 255 bytes", wallclock.Definition{Name: strings.Repeat("x", 256)}},
		{"/name: not UTF-8", wallclock.Definition{Name: "\xff"}},
		{"/name: character U+000A", wallclock.Definition{Name: "a\nb"}},
		{"/offset: offset 24h0m0s is a day or more", wallclock.Definition{Name: "x", Offset: 24 * time.Hour}},
		{"/offset: offset 1ns is not in whole seconds", wallclock.Definition{Name: "x", Offset: 1}},
		{"/transitions: more than 4096", wallclock.Definition{Name: "x", Transitions: many}},
		{"/transitions/29/offset: more than 30 different", wallclock.Definition{Name: "x", Transitions: offsets}},
		{"/transitions/0/offset", wallclock.Definition{Name: "x", Transitions: []wallclock.Transition{{At: at, Offset: -24 * time.Hour}}}},
		{"/transitions/1/at: not after", wallclock.Definition{Name: "x", Transitions: []wallclock.Transition{{At: at}, {At: at}}}},
		{"/transitions/0/at: not in whole seconds", wallclock.Definition{Name: "x", Transitions: []wallclock.Transition{{At: at.Add(1)}}}},
		{"/transitions/0/at: year 10000", wallclock.Definition{Name: "x", Transitions: []wallclock.Transition{{At: at.AddDate(7980, 0, 0)}}}},
		{"three times", wallclock.Definition{Name: "x", Offset: 2 * time.Hour, Transitions: []wallclock.Transition{
			{At: at, Offset: time.Hour}, {At: at.Add(30 * time.Minute), Offset: 0},
		}}},
		{"/rule: offset +01:00 at the last transition, which has +02:00", wallclock.Definition{
			Name: "x", Transitions: []wallclock.Transition{{At: at, Offset: 2 * time.Hour}}, Rule: "CET-1CEST,M3.5.0,M10.5.0/3",
		}},
	} {
		_, err := wallclock.NewZone(c.def)
		require.ErrorContains(t, err, c.want)
	}
}

// Package time ignores a rule that it can't read, without a word. None gets that far.
func TestRuleThatPackageTimeWouldMisreadIsRefused(t *testing.T) {
	for rule, want := range map[string]string{
		"garbage":                       "want a number",
		"C-1":                           "less than three characters",
		"CET":                           "want a number",
		"<+01-1":                        "closing bracket",
		"CET-24":                        "want a number from 0 to 23",
		"CET-1CEST":                     "without both its dates",
		"CET-1CEST,M3.5.0":              "without both its dates",
		"CET-1CEST,M3.5.0,M10.5.0/3x":   "more text",
		"CET-1CEST,M13.5.0,M10.5.0/3":   "from 1 to 12",
		"CET-1CEST,M3.6.0,M10.5.0/3":    "from 1 to 5",
		"CET-1CEST,M3.5.7,M10.5.0/3":    "from 0 to 6",
		"CET-1CEST,M3-5.0,M10.5.0/3":    "want '.'",
		"CET-1CEST,J366,J1":             "from 1 to 365",
		"CET-1CEST,M3.5.0/168,M10.5.0":  "from 0 to 167",
		"CET-1CEST,365/25,100":          "not in that year",
		"CET-1CEST,J1/0,J100":           "not in that year of UTC",
		"CET-1CEST,J100,J100/2":         "too close",
		"CET-1CEST,J100,J100/3:30":      "too close",
		"AAA-23:30BBB,J100,J200":        "a day or more",
		strings.Repeat("X", 255) + "-1": "more than 255 bytes",
		":Europe/Berlin":                "less than three characters",
		"CET-1\nCEST":                   "less than three characters",
	} {
		_, err := wallclock.NewZone(wallclock.Definition{Name: "x", Offset: time.Hour, Rule: rule})
		require.ErrorContains(t, err, want, rule)
		require.ErrorContains(t, err, "/rule", rule)
	}
}

// The rules of the database, and all their forms, compared with what package time makes of them.
func TestRuleInEveryFormIsReadAsPackageTimeDoes(t *testing.T) {
	for _, rule := range []string{
		"CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3",
		"<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "EET-2EEST,M4.5.5/0,M10.5.4/24",
		"<-04>4<-03>,M9.1.6/24,M4.1.6/24", "IST-1GMT0,M10.5.0,M3.5.0/1", "IST-2IDT,M3.4.4/26,M10.5.0", "IST-5:30",
		"XXX+3YYY,J60,J300", "XXX+3YYY,59/0,299/-5", "NZST-12NZDT,M9.5.0,M4.1.0/3", "XXX-0:00:30YYY,J59/1:02:03,J334",
		"XXX3YYY,J1/12,J200", // the day after ZoneBounds is wrong in leap years
	} {
		base := time.Duration(0)
		zone, err := wallclock.NewZone(wallclock.Definition{Name: "x", Offset: base, Rule: rule})
		require.NoError(t, err, rule)
		// Two days before and after each transition that package time has, as the oracle of the database does.
		at := transitions(zone.Location(), oracleFrom-7*24*3600, oracleTo, 24*3600)
		for i, transition := range at {
			for _, l := range probes(zone.Location(), transition) {
				want, kind := oracle(zone.Location(), at[max(0, i-2):min(len(at), i+3)], l)
				got, gotKind := zone.Resolve(localAt(l))
				require.Equal(t, want, got.Unix(), "%s: %s", rule, localAt(l))
				require.Equal(t, kind, gotKind, "%s: %s", rule, localAt(l))
			}
		}
		if strings.Contains(rule, ",") {
			require.Greater(t, len(at), 150, rule)
		}
	}
}

// Gaps and overlaps that follow each other within hours, which no government has tried.
func TestTransitionsCloseTogether(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	accepted := 0
	for range 100 {
		def := wallclock.Definition{Name: "x", Offset: randomOffset(random)}
		at := utc(t, "2020-01-01T00:00:00Z")
		for range 1 + random.IntN(6) {
			at = at.Add(time.Duration(1+random.IntN(40*60)) * time.Minute)
			def.Transitions = append(def.Transitions, wallclock.Transition{At: at, Offset: randomOffset(random)})
		}
		zone, err := wallclock.NewZone(def)
		if err != nil {
			require.ErrorContains(t, err, "three times")
			continue
		}
		accepted++
		checkByTryingEveryMinute(t, zone, def)
	}
	require.Greater(t, accepted, 25)
}

func randomOffset(random *rand.Rand) time.Duration {
	if random.IntN(2) == 0 {
		return time.Duration(random.IntN(3)) * time.Hour
	}
	return time.Duration(random.IntN(47*60)-23*60) * time.Minute
}

// checkByTryingEveryMinute compares the instants of local times with those found by looking at the clock
// every minute of a fortnight.
func checkByTryingEveryMinute(t *testing.T, zone wallclock.Zone, def wallclock.Definition) {
	t.Helper()
	const day = 24 * 60
	start := utc(t, "2019-12-29T00:00:00Z")
	shown := make(map[wallclock.Local][]time.Time)
	for minute := range 18 * day {
		at := start.Add(time.Duration(minute) * time.Minute)
		l := zone.Local(at)
		shown[l] = append(shown[l], at)
	}
	resolver := zone.Resolver()
	first := wallclock.DateOf(start).Midnight().Add(26 * time.Hour)
	for minute := 0; minute < 15*day; minute += 11 {
		l := first.Add(time.Duration(minute) * time.Minute)
		got, kind := zone.Resolve(l)
		want := wallclock.None
		switch len(shown[l]) {
		case 0:
			want = wallclock.Skipped
		case 1:
			want = wallclock.Unique
		case 2:
			want = wallclock.Repeated
		}
		if kind != want || resolver.Unix(l) != got.Unix() {
			t.Fatalf("%v: %s: %s, %s, want %s", def, l, got, kind, want)
		}
		if want != wallclock.Skipped && !got.Equal(shown[l][0]) {
			t.Fatalf("%v: %s: %s, want %s", def, l, got, shown[l][0])
		}
		if want == wallclock.Skipped && !got.Equal(skipped(def, l)) {
			t.Fatalf("%v: %s: %s, want %s", def, l, got, skipped(def, l))
		}
		for _, at := range shown[l] {
			if !zone.Of(at).Instant().Equal(at) {
				t.Fatalf("%v: %s: %s", def, at, zone.Of(at))
			}
		}
	}
}

// Two gaps may skip the same local time, if clocks are put back between them. The first one counts.
func TestLocalTimeThatIsSkippedTwiceTakesTheOffsetBeforeTheFirstGap(t *testing.T) {
	at := utc(t, "2020-01-01T00:00:00Z")
	zone, err := wallclock.NewZone(wallclock.Definition{Name: "x", Transitions: []wallclock.Transition{
		{At: at, Offset: 3 * time.Hour},
		{At: at.Add(10 * time.Minute), Offset: 30 * time.Minute},
		{At: at.Add(20 * time.Minute), Offset: 3 * time.Hour},
	}})
	require.NoError(t, err)
	instant, kind := zone.Resolve(local(t, "2020-01-01T01:00"))
	require.Equal(t, wallclock.Skipped, kind)
	require.Equal(t, at.Add(time.Hour), instant.UTC())
}

// skipped resolves l with the offset before the first transition that skips it.
func skipped(def wallclock.Definition, l wallclock.Local) time.Time {
	before := def.Offset
	for _, change := range def.Transitions {
		instant := epochInstant.Add(l.Sub(epoch) - before)
		if !instant.Before(change.At) && instant.Before(change.At.Add(change.Offset-before)) {
			return instant
		}
		before = change.Offset
	}
	return time.Time{}
}

// Package time keeps the offset of the moment at which it loads a zone, and believes that it holds since
// the last change that the rule would have made, which may be long before the last transition.
func TestDefinitionThatHasChangedLatelyKeepsItsPast(t *testing.T) {
	now := time.Now().Truncate(time.Second) // package time asks for it, so the test has to
	for _, ago := range []time.Duration{time.Hour, 24 * time.Hour, 20 * 24 * time.Hour, 100 * 24 * time.Hour} {
		for _, rule := range []string{"CET-1CEST,M3.5.0,M10.5.0/3", "CET-1CEST,M6.1.0,M12.1.0", "CET-1CEST,M2.1.0,M9.1.0"} {
			at := now.Add(-ago)
			reference, err := wallclock.NewZone(wallclock.Definition{Name: "x", Offset: time.Hour, Rule: rule})
			require.NoError(t, err)
			offset := time.Duration(offsetIn(reference.Location(), at.Unix())) * time.Second
			zone, err := wallclock.NewZone(wallclock.Definition{
				Name: "x", Offset: -5 * time.Hour, Rule: rule, Transitions: []wallclock.Transition{{At: at, Offset: offset}},
			})
			require.NoError(t, err)
			require.Equal(t, int64(-5*3600), offsetIn(zone.Location(), at.Unix()-1), "%s, %s", rule, ago)
		}
	}
}

func TestDefinitionIsCopied(t *testing.T) {
	def := office(t)
	zone, err := wallclock.NewZone(def)
	require.NoError(t, err)
	def.Transitions[0].Offset = 0
	zone.Ref().Definition.Transitions[0].Offset = 0
	require.Equal(t, 2*time.Hour, zone.Ref().Definition.Transitions[0].Offset)
}

func TestDefinitionJSON(t *testing.T) {
	zone, err := wallclock.NewZone(office(t))
	require.NoError(t, err)
	text, err := json.Marshal(zone.Ref())
	require.NoError(t, err)
	require.JSONEq(t, `{"name": "(UTC+01:00) Office, Berlin", "offset": "+01:00", "rule": "CET-1CEST,M3.5.0,M10.5.0/3",
		"transitions": [{"at": "2020-03-29T01:00:00Z", "offset": "+02:00"}]}`, string(text))
	var ref wallclock.ZoneRef
	require.NoError(t, json.Unmarshal(text, &ref))
	again, err := ref.Resolve(nil)
	require.NoError(t, err)
	require.True(t, zone.Equal(again))
	require.False(t, zone.Equal(wallclock.ZoneOf(zone.Location())), "a Location does not know the definition")

	for _, bad := range []string{
		`{"name": "x"}`, `{"name": "x", "offset": 1}`, `{"name": "x", "offset": "+1"}`, `{"name": "x", "offset": "-00:00"}`,
		`{"name": "x", "offset": "+01:00", "transitions": [{"at": "2020-03-29T01:00:00Z"}]}`,
		`{"name": "x", "offset": "+01:00", "transitions": [{"at": "2020", "offset": "+01:00"}]}`, `[]`, `1`,
	} {
		require.Error(t, json.Unmarshal([]byte(bad), &ref), bad)
	}
	_, err = json.Marshal(wallclock.Definition{Offset: time.Millisecond})
	require.Error(t, err)
}

func FuzzDefinition(f *testing.F) {
	f.Add("Office", int64(3600), int64(1585443600), int64(7200), int64(15000000), int64(3600), "CET-1CEST,M3.5.0,M10.5.0/3")
	f.Add("x", int64(-18000), int64(0), int64(0), int64(1), int64(1), "EST5EDT,J60,299/-5")
	f.Add("x", int64(0), int64(-11644473600), int64(3600), int64(1), int64(0), "<+00>0<+01>,M3.5.0/1,M10.5.0")
	f.Fuzz(func(t *testing.T, name string, base, at, first, then, second int64, rule string) {
		def := wallclock.Definition{Name: name, Offset: time.Duration(base) * time.Second, Rule: rule}
		if at != 0 {
			start := time.Unix(at, 0)
			def.Transitions = []wallclock.Transition{
				{At: start, Offset: time.Duration(first) * time.Second},
				{At: start.Add(time.Duration(then) * time.Second), Offset: time.Duration(second) * time.Second},
			}
		}
		zone, err := wallclock.NewZone(def)
		if err != nil {
			return
		}
		text, err := json.Marshal(zone.Ref())
		require.NoError(t, err)
		var ref wallclock.ZoneRef
		require.NoError(t, json.Unmarshal(text, &ref))
		again, err := ref.Resolve(nil)
		require.NoError(t, err, string(text))
		require.True(t, zone.Equal(again), string(text))
		for _, unix := range []int64{at, at - 1, 0, -1, 1e9, 1735689599, 2e9, 4e9, 32503679999} {
			instant := time.Unix(unix, 0).In(zone.Location())
			shown := zone.Of(instant)
			if shown.IsZero() {
				continue
			}
			require.True(t, shown.Instant().Equal(instant), fmt.Sprint(shown, instant))
		}
	})
}
