package wallclock_test

import (
	"archive/zip"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

var (
	oracleFrom = time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	oracleTo   = time.Date(2046, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
)

// allZones are the zones of the machine, whose files may list transitions up to 2037, and those of the
// Go distribution, whose files end with a rule; each different file once. Either may be missing.
func allZones(t *testing.T) []databaseZone {
	t.Helper()
	zones := loadZones()
	if len(zones) < 300 {
		t.Skip("no zone database on this machine")
	}
	return zones
}

type databaseZone struct {
	name        string
	loc         *time.Location
	transitions []int64 // of 1970 to 2045, in Unix seconds
}

var loadZones = sync.OnceValue(func() []databaseZone {
	var zones []databaseZone
	seen := make(map[string]bool)
	add := func(name string, data []byte) {
		loc, err := time.LoadLocationFromTZData(name, data)
		if err != nil || seen[string(data)] {
			return
		}
		seen[string(data)] = true
		zones = append(zones, databaseZone{name, loc, transitions(loc, oracleFrom, oracleTo, 48*3600)})
	}
	addMachine(add)
	addDistribution(add)
	return zones
})

func addMachine(add func(name string, data []byte)) {
	const root = "/usr/share/zoneinfo/"
	_ = filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		name := strings.TrimPrefix(path, root)
		if err == nil && entry.IsDir() && (name == "posix" || name == "right") {
			return filepath.SkipDir
		}
		if err != nil || entry.IsDir() {
			return nil
		}
		if data, err := os.ReadFile(path); err == nil {
			add("machine "+name, data)
		}
		return nil
	})
}

func addDistribution(add func(name string, data []byte)) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return
	}
	archive, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		return
	}
	defer archive.Close()
	for _, file := range archive.File {
		r, err := file.Open()
		if err != nil {
			continue
		}
		if data, err := io.ReadAll(r); err == nil {
			add("go "+file.Name, data)
		}
	}
}

// offsetIn asks package time, the only thing that the oracle believes.
func offsetIn(loc *time.Location, unix int64) int64 {
	_, offset := time.Unix(unix, 0).In(loc).Zone()
	return int64(offset)
}

// transitions finds the instants at which the offset changes, by looking every step seconds and then halving.
func transitions(loc *time.Location, from, to, step int64) []int64 {
	var found []int64
	before := offsetIn(loc, from)
	for t := from; t < to; t += step {
		after := offsetIn(loc, t+step)
		if after == before {
			continue
		}
		low, high := t, t+step // the offset is before at low and another at high
		for high-low > 1 {
			if middle := (low + high) / 2; offsetIn(loc, middle) == before {
				low = middle
			} else {
				high = middle
			}
		}
		found = append(found, high)
		if offsetIn(loc, high) != after { // more than one in a step
			found = append(found, transitions(loc, high, t+step, 1)...)
		}
		before = after
	}
	return found
}

// oracle resolves a local time, in seconds, by trying each offset that holds around it. It knows the
// transitions near, in order.
func oracle(loc *time.Location, near []int64, local int64) (int64, wallclock.Kind) {
	var hits []int64
	try := func(offset int64) {
		if t := local - offset; offsetIn(loc, t) == offset && !slices.Contains(hits, t) {
			hits = append(hits, t)
		}
	}
	for _, at := range near {
		try(offsetIn(loc, at-1))
		try(offsetIn(loc, at))
	}
	slices.Sort(hits)
	switch len(hits) {
	case 1:
		return hits[0], wallclock.Unique
	case 0:
		for _, at := range near {
			before, after := offsetIn(loc, at-1), offsetIn(loc, at)
			if at+before <= local && local < at+after {
				return local - before, wallclock.Skipped
			}
		}
		panic("a local time that neither exists nor is skipped")
	default:
		return hits[0], wallclock.Repeated
	}
}

var (
	epoch, _     = wallclock.ParseLocal("1970-01-01T00:00")
	epochInstant = time.Unix(0, 0).UTC()
)

func localAt(seconds int64) wallclock.Local {
	return epoch.Add(time.Duration(seconds) * time.Second)
}

// RFC 5545 section 3.3.5, for every zone of the database and every transition of 76 years, with local
// times around it down to the second.
func TestEveryTransitionOfEveryZoneIsResolvedAsRFC5545Says(t *testing.T) {
	probed, zones := 0, 0
	for _, z := range allZones(t) {
		name, loc, at := z.name, z.loc, z.transitions
		zone := wallclock.ZoneOf(loc)
		resolver := zone.Resolver()
		zones++
		for i, transition := range at {
			near := at[max(0, i-1):min(len(at), i+2)]
			for _, local := range probes(loc, transition) {
				want, kind := oracle(loc, near, local)
				got, gotKind := zone.Resolve(localAt(local))
				if got.Unix() != want || gotKind != kind {
					t.Fatalf("%s: %s: got %s, %s, want %s, %s", name, localAt(local), got, gotKind, time.Unix(want, 0).In(loc), kind)
				}
				if unix := resolver.Unix(localAt(local)); unix != want {
					t.Fatalf("%s: %s: resolver %s, want %s", name, localAt(local), time.Unix(unix, 0).In(loc), got)
				}
				probed++
			}
		}
	}
	t.Logf("%d local times in %d zones", probed, zones)
}

// probes are local times at, beside and between the two faces of the clock at a transition, and some days off.
func probes(loc *time.Location, transition int64) []int64 {
	before, after := transition+offsetIn(loc, transition-1), transition+offsetIn(loc, transition)
	middle := (before + after) / 2
	var locals []int64
	for _, edge := range []int64{before, after} {
		for _, d := range []int64{0, 1, 1800, 3600, 100000} {
			locals = append(locals, edge-d, edge+d)
		}
	}
	return append(locals, middle, middle-1, middle+1)
}

// A day-by-day walk over the last days of leap years, where time.Time.ZoneBounds returns an end that is
// not after the instant, and over the years 2037 and 2038, where the files of the machine end.
func TestNewYearOfLeapYearsAndTheEndOfZoneFiles(t *testing.T) {
	for _, z := range allZones(t) {
		name, loc := z.name, z.loc
		zone := wallclock.ZoneOf(loc)
		for _, from := range []string{"2028-12-29T00:00", "2037-12-29T00:00", "2040-12-29T00:00", "2044-12-29T00:00", "2096-12-29T00:00"} {
			start := local(t, from)
			resolver := zone.Resolver()
			for hour := range 6 * 24 {
				l := start.Add(time.Duration(hour) * time.Hour)
				instant, kind := zone.Resolve(l)
				if kind != wallclock.Unique || zone.Local(instant) != l || resolver.Unix(l) != instant.Unix() {
					t.Fatalf("%s: %s is %s, %s", name, l, instant, kind)
				}
			}
		}
	}
}

// A Resolver must equal Zone.Resolve whatever it was asked before.
func TestResolverEqualsResolveForAnySequence(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, z := range allZones(t) {
		name, loc := z.name, z.loc
		if testing.Short() && random.IntN(10) > 0 {
			continue
		}
		zone := wallclock.ZoneOf(loc)
		resolver := zone.Resolver()
		l := localAt(random.Int64N(oracleTo))
		for range 1000 {
			want, _ := zone.Resolve(l)
			if got := resolver.Unix(l); got != want.Unix() {
				t.Fatalf("%s: %s: got %s, want %s", name, l, time.Unix(got, 0).In(loc), want)
			}
			if got := resolver.Instant(l); !got.Equal(want) || got.Location() != loc {
				t.Fatalf("%s: %s: got %s, want %s", name, l, got, want)
			}
			switch random.IntN(4) {
			case 0:
				l = localAt(random.Int64N(oracleTo))
			case 1:
				l = l.Add(-time.Duration(random.IntN(100)) * time.Hour)
			default:
				l = l.Add(time.Duration(random.IntN(40*24*60)) * time.Minute)
			}
		}
	}
}

// Whatever clocks show, Of gives back the instant.
func TestOfIsLosslessAtEveryTransition(t *testing.T) {
	for _, z := range allZones(t) {
		name, loc := z.name, z.loc
		for _, transition := range z.transitions {
			for _, d := range []int64{-3600, -1800, -1, 0, 1, 1800, 3599, 3600, 7200} {
				instant := time.Unix(transition+d, 0).In(loc)
				shown := wallclock.Of(instant)
				if !shown.Instant().Equal(instant) {
					t.Fatalf("%s: %s: %s is %s", name, instant, shown, shown.Instant())
				}
				if shown.Local().String() != instant.Format("2006-01-02T15:04:05") {
					t.Fatalf("%s: %s: %s", name, instant, shown)
				}
				_, kind := shown.Zone().Resolve(shown.Local())
				if shown.Later() && kind != wallclock.Repeated || kind == wallclock.Skipped {
					t.Fatalf("%s: %s: %s", name, shown, kind)
				}
			}
		}
	}
}
