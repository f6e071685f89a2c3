//go:build unix

package recurrence_test

import (
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/teambition/rrule-go"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Each benchmark runs ours and rrule-go on the same work, in New York, with starts spread over January
// 2022: go test -bench . -benchmem ./meeting/recurrence

func zone(t testing.TB, name string) *time.Location {
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

func must(t testing.TB, text string) recurrence.Rule {
	r, err := recurrence.Parse(text)
	require.NoError(t, err)
	return r
}

// cpuTime reports what the process has used, since a shared machine makes the clock on the wall useless.
func cpuTime(b *testing.B) func() {
	used := func() time.Duration {
		var u syscall.Rusage
		require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	return func() { b.ReportMetric(float64(used()-before)/float64(b.N), "cpu-ns/op") }
}

// januaryStart is the n-th of starts that are spread over January 2022.
func januaryStart(n int) (day, hour, minute int) { return n%31 + 1, 8 + n%9, n % 4 * 15 }

func BenchmarkWeek(b *testing.B) {
	ny := zone(b, "America/New_York")
	for _, freq := range []string{"WEEKLY", "DAILY", "WEEKLY;COUNT=100000", "MONTHLY;BYDAY=-1FR"} {
		for _, years := range []int{1, 20, 40} {
			from := time.Date(2022+years, 3, 1, 0, 0, 0, 0, ny)
			window, err := interval.New(from, from.AddDate(0, 0, 7))
			require.NoError(b, err)
			name := freq + "/" + time.Duration(years).String()[:len(time.Duration(years).String())-2] + "y"
			b.Run(name+"/ours", func(b *testing.B) {
				rule, n := must(b, "FREQ="+freq), 0
				starts := make([]wallclock.Time, 31)
				for i := range starts {
					day, hour, minute := januaryStart(i)
					starts[i] = wallclock.At(2022, 1, day, hour, minute, ny)
				}
				b.ReportAllocs()
				defer cpuTime(b)()
				for b.Loop() {
					for range rule.Starts(starts[n%31], window) {
					}
					n++
				}
			})
			b.Run(name+"/rrule-go", func(b *testing.B) {
				o, err := rrule.StrToROption("FREQ=" + freq)
				require.NoError(b, err)
				n := 0
				b.ReportAllocs()
				defer cpuTime(b)()
				for b.Loop() {
					o := *o
					day, hour, minute := januaryStart(n)
					o.Dtstart = time.Date(2022, 1, day, hour, minute, 0, 0, ny)
					r, err := rrule.NewRRule(o)
					require.NoError(b, err)
					r.Between(window.Start(), window.End(), true)
					n++
				}
			})
		}
	}
}

func BenchmarkFirst(b *testing.B) {
	ny := zone(b, "America/New_York")
	far := time.Date(2100, 1, 1, 0, 0, 0, 0, ny)
	for _, c := range []struct {
		name, rule string
		n          int
	}{
		{"1000ofMOWEFR", "FREQ=WEEKLY;BYDAY=MO,WE,FR", 1000},
		{"240LastFridays", "FREQ=MONTHLY;BYDAY=-1FR", 240},
		{"240LastWorkdays", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", 240},
		{"1000Daily", "FREQ=DAILY", 1000},
		{"240Day31", "FREQ=MONTHLY;BYMONTHDAY=31", 240},
		{"60Thanksgivings", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", 60},
	} {
		b.Run(c.name+"/ours", func(b *testing.B) {
			start := wallclock.At(2022, 1, 3, 9, 0, ny)
			window, err := interval.New(start.Instant(), far)
			require.NoError(b, err)
			rule := must(b, c.rule)
			b.ReportAllocs()
			defer cpuTime(b)()
			for b.Loop() {
				n := 0
				for range rule.Starts(start, window) {
					if n++; n == c.n {
						break
					}
				}
				if n != c.n {
					b.Fatal(n)
				}
			}
		})
		b.Run(c.name+"/rrule-go", func(b *testing.B) {
			o, err := rrule.StrToROption(c.rule)
			require.NoError(b, err)
			o.Dtstart = time.Date(2022, 1, 3, 9, 0, 0, 0, ny)
			b.ReportAllocs()
			defer cpuTime(b)()
			for b.Loop() {
				r, err := rrule.NewRRule(*o)
				require.NoError(b, err)
				next := r.Iterator()
				for range c.n {
					next()
				}
			}
		})
	}
}

func BenchmarkYearOf10000Weekly(b *testing.B) {
	ny := zone(b, "America/New_York")
	window := wallclock.Year(2026, ny)
	b.Run("ours", func(b *testing.B) {
		rule := recurrence.Weekly()
		b.ReportAllocs()
		defer cpuTime(b)()
		for b.Loop() {
			total := 0
			for i := range 10000 {
				day, hour, minute := januaryStart(i)
				for range rule.Starts(wallclock.At(2022, 1, day, hour, minute, ny), window) {
					total++
				}
			}
			if total < 520000 {
				b.Fatal(total)
			}
		}
	})
	b.Run("rrule-go", func(b *testing.B) {
		b.ReportAllocs()
		defer cpuTime(b)()
		for b.Loop() {
			for i := range 10000 {
				day, hour, minute := januaryStart(i)
				r, err := rrule.NewRRule(rrule.ROption{Freq: rrule.WEEKLY, Dtstart: time.Date(2022, 1, day, hour, minute, 0, 0, ny)})
				require.NoError(b, err)
				r.Between(window.Start(), window.End(), true)
			}
		}
	})
}
