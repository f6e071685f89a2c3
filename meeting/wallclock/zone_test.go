package wallclock_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func TestZoneIsNamedSoThatItCanBeFoundAgain(t *testing.T) {
	for _, c := range []struct {
		loc  *time.Location
		want string
	}{
		{nil, ""},
		{time.UTC, "UTC"},
		{load(t, "America/New_York"), "America/New_York"},
		{load(t, "Etc/GMT+5"), "Etc/GMT+5"},
		{load(t, "Etc/GMT-14"), "Etc/GMT-14"},
		{load(t, "GMT"), "GMT"},
		{load(t, "Etc/UCT"), "Etc/UCT"},
		{time.FixedZone("", 19800), "+05:30"},
		{time.FixedZone("IST", 19800), "+05:30"},
		{time.FixedZone("CET", 0), "UTC"}, // as time.Parse makes it up for a zone that it does not know
		{time.FixedZone("UTC", 3600), "+01:00"},
		{time.FixedZone("America/New_York", -18000), "-05:00"},
		{time.FixedZone("EST", -18000), "EST"},
		{time.FixedZone("Etc/GMT+05", -18000), "-05:00"},
		{time.FixedZone("LMT", -2670), "-00:44:30"},
	} {
		zone := wallclock.ZoneOf(c.loc)
		require.Equal(t, c.want, zone.Name())
		require.NoError(t, zone.Check(), c.want)
		again, err := zone.Ref().Resolve(wallclock.SystemZones())
		require.NoError(t, err, c.want)
		require.True(t, again.Equal(zone), c.want)
	}
}

func TestZoneThatCannotBeFoundAgainIsRefused(t *testing.T) {
	data := newYorkData(t)
	for name, want := range map[string]string{
		"": "without a name", "Local": "machine", "../x": "not a zone name", "/etc/localtime": "not a zone name",
		"My Zone": "not a zone name", "localtime": "of a machine",
	} {
		loc, err := time.LoadLocationFromTZData(name, data)
		require.NoError(t, err)
		require.ErrorContains(t, wallclock.ZoneOf(loc).Check(), want, name)
	}
	require.ErrorContains(t, wallclock.ZoneOf(time.FixedZone("x", 100000)).Check(), "a day or more")
	if time.Local != time.UTC {
		require.ErrorContains(t, wallclock.ZoneOf(time.Local).Check(), "zone of the process")
		_, err := wallclock.ZoneOf(time.Local).Ref().Resolve(wallclock.SystemZones())
		require.ErrorContains(t, err, `"Local" is the zone of a machine`)
	}
}

// newYorkData is a zone file with daylight saving time, built by hand.
func newYorkData(t testing.TB) []byte {
	t.Helper()
	header := func(types, names int) string {
		return "TZif3" + strings.Repeat("\x00", 15+4*4) + "\x00\x00\x00" + string(rune(types)) + "\x00\x00\x00" + string(rune(names))
	}
	zone := header(1, 4) + "\xff\xff\xb9\xb0\x00\x00EST\x00"
	return []byte(zone + header(1, 4) + "\xff\xff\xb9\xb0\x00\x00EST\x00" + "\nEST5EDT,M3.2.0,M11.1.0\n")
}

func TestZonesAreEqualIfWrittenInTheSameWay(t *testing.T) {
	first, second := wallclock.ZoneOf(load(t, "Asia/Kolkata")), wallclock.ZoneOf(load(t, "Asia/Kolkata"))
	require.NotSame(t, first.Location(), second.Location())
	require.True(t, first.Equal(second))
	require.False(t, first.Equal(wallclock.ZoneOf(load(t, "Asia/Colombo"))))
	require.False(t, first.Equal(wallclock.Zone{}))
	require.True(t, wallclock.Zone{}.Equal(wallclock.ZoneOf(nil)))
	offset, err := wallclock.Offset(5*time.Hour + 30*time.Minute)
	require.NoError(t, err)
	require.True(t, offset.Equal(wallclock.ZoneOf(time.FixedZone("IST", 19800))))
}

func TestOffsetOutOfBoundsIsRefused(t *testing.T) {
	for _, d := range []time.Duration{24 * time.Hour, -24 * time.Hour, time.Millisecond, 1<<63 - 1, -1 << 63} {
		_, err := wallclock.Offset(d)
		require.Error(t, err, d)
	}
	for d, name := range map[time.Duration]string{
		0: "UTC", 24*time.Hour - time.Second: "+23:59:59", -24*time.Hour + time.Minute: "-23:59", -30 * time.Minute: "-00:30",
	} {
		zone, err := wallclock.Offset(d)
		require.NoError(t, err)
		require.Equal(t, name, zone.Name())
	}
}

func TestZoneRefJSON(t *testing.T) {
	zones := wallclock.SystemZones()
	for text, name := range map[string]string{
		`"America/New_York"`: "America/New_York", `"+05:30"`: "+05:30", `"-00:44:30"`: "-00:44:30", `"UTC"`: "UTC", `""`: "",
		`"+00:00"`: "UTC", `null`: "",
	} {
		var ref wallclock.ZoneRef
		require.NoError(t, json.Unmarshal([]byte(text), &ref), text)
		zone, err := ref.Resolve(zones)
		require.NoError(t, err, text)
		require.Equal(t, name, zone.Name(), text)
	}
	for _, text := range []string{
		`"Local"`, `"local"`, `"../x"`, `"/etc/localtime"`, `"America/"`, `"+5:30"`, `"+24:00"`, `"-00:00"`, `"+05:30:00"`, `"+05:61"`,
		`"Nowhere/Here"`, `"posix/UTC"`, `"right/UTC"`, `"a b"`, `{"name": "x", "offset": "+24:00"}`, `true`, `[]`, `5`, `"` + strings.Repeat("x", 65) + `"`,
	} {
		var ref wallclock.ZoneRef
		if json.Unmarshal([]byte(text), &ref) == nil {
			_, err := ref.Resolve(zones)
			require.Error(t, err, text)
		}
	}
}

func TestZonesOfAHostAreAskedAndNotTrusted(t *testing.T) {
	var asked []string
	answer := load(t, "Europe/Berlin")
	zones := wallclock.ZonesFunc(func(name string) (*time.Location, error) {
		asked = append(asked, name)
		return answer, nil
	})
	zone, err := wallclock.ZoneRef{Name: "Europe/Berlin"}.Resolve(zones)
	require.NoError(t, err)
	require.Same(t, answer, zone.Location())

	cause := errors.New("down")
	for _, zones := range []wallclock.Zones{
		nil,
		wallclock.ZonesFunc(func(string) (*time.Location, error) { return nil, nil }),
		wallclock.ZonesFunc(func(string) (*time.Location, error) { return time.FixedZone("", 1<<20), nil }),
		wallclock.ZonesFunc(func(string) (*time.Location, error) { return nil, cause }),
	} {
		_, err = wallclock.ZoneRef{Name: "Europe/Berlin"}.Resolve(zones)
		require.Error(t, err)
	}
	require.ErrorIs(t, err, cause)
	_, err = wallclock.ZoneRef{Name: "UTC"}.Resolve(nil)
	require.NoError(t, err)
	require.Equal(t, []string{"Europe/Berlin"}, asked)
}

func TestSystemZonesRefuseWhatIsNoName(t *testing.T) {
	zones := wallclock.SystemZones()
	for _, name := range []string{"", "Local", "../x", "/etc/localtime", "localtime", "posixrules", `..\x`, "America//New_York", "Nowhere/Here", "+05:30", "Etc/GMT 5", "é"} {
		for range 2 {
			loc, err := zones.Location(name)
			require.Error(t, err, name)
			require.Nil(t, loc)
		}
	}
}

func TestNameThatIsTooLongIsNotLookedUp(t *testing.T) {
	_, err := wallclock.SystemZones().Location(strings.Repeat("x", 65))
	require.ErrorContains(t, err, "too long")
}

func TestSystemZonesKnowEveryNameOfTheDatabase(t *testing.T) {
	zones := wallclock.SystemZones()
	for _, z := range allZones(t) {
		_, name, _ := strings.Cut(z.name, " ")
		if strings.HasPrefix(name, "localtime") || strings.HasPrefix(name, "posixrules") {
			continue
		}
		_, err := zones.Location(name)
		require.NoError(t, err)
	}
}

func TestSystemZonesAreSafeForConcurrentUseAndRememberWithinBounds(t *testing.T) {
	zones := wallclock.SystemZones()
	first, err := zones.Location("Europe/Berlin")
	require.NoError(t, err)
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i := range 200 {
				again, err := zones.Location("Europe/Berlin")
				if again != first || err != nil {
					t.Errorf("%p, %v", again, err)
				}
				_, _ = zones.Location("America/New_York")
				_, _ = zones.Location(fmt.Sprintf("Nowhere/N%d", worker*200+i))
			}
		})
	}
	group.Wait()
	late, err := zones.Location("Asia/Kolkata") // there is room for zones although there is none for errors
	require.NoError(t, err)
	again, _ := zones.Location("Asia/Kolkata")
	require.Same(t, late, again)
}

// TZ takes effect when a process starts, so the tests run again in processes of their own.
func TestResultsDoNotDependOnTheZoneOfTheProcess(t *testing.T) {
	const inner = "WALLCLOCK_TEST_INNER"
	if os.Getenv(inner) != "" {
		t.Skip("already in one")
	}
	for _, tz := range []string{"America/Sao_Paulo", "Asia/Kolkata", "UTC"} {
		t.Run("TZ="+tz, func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0], "-test.short", "-test.skip=Every|NewYear|Close|Lossless|Form|AnySequence")
			cmd.Env = append(os.Environ(), "TZ="+tz, inner+"=1")
			out, err := cmd.CombinedOutput()
			require.NoError(t, err, string(out))
		})
	}
}

func FuzzZoneRefJSON(f *testing.F) {
	for _, text := range []string{
		`"America/New_York"`, `"+05:30"`, `""`, `null`, `"Local"`, `"UTC"`,
		`{"name":"x","offset":"+01:00","transitions":[{"at":"2020-03-29T01:00:00Z","offset":"+02:00"}],"rule":"CET-1CEST,M3.5.0,M10.5.0/3"}`,
	} {
		f.Add([]byte(text))
	}
	zones := wallclock.SystemZones()
	f.Fuzz(func(t *testing.T, data []byte) {
		var ref wallclock.ZoneRef
		if json.Unmarshal(data, &ref) != nil {
			return
		}
		zone, err := ref.Resolve(zones)
		if err != nil {
			return
		}
		require.NoError(t, zone.Check())
		text, err := json.Marshal(zone.Ref())
		require.NoError(t, err)
		var again wallclock.ZoneRef
		require.NoError(t, json.Unmarshal(text, &again))
		got, err := again.Resolve(zones)
		require.NoError(t, err, string(text))
		require.True(t, got.Equal(zone), string(text))
	})
}
