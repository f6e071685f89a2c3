package wallclock_test

import (
	"testing"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// The benchmarks resolve the weeks of ten years, from 2026 on, and report the time of one local time.
// Those named after package time call time.Date, which takes the wrong side of some clock changes.

const weeks = 520

func weekly(b *testing.B) [weeks]wallclock.Local {
	b.Helper()
	var locals [weeks]wallclock.Local
	for i := range locals {
		locals[i] = local(b, "2026-01-01T09:00").Add(time.Duration(i) * 7 * 24 * time.Hour)
	}
	return locals
}

func BenchmarkResolverUnix(b *testing.B) {
	locals, resolver := weekly(b), wallclock.ZoneOf(load(b, "America/New_York")).Resolver()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		resolver.Unix(locals[i%weeks])
	}
}

func BenchmarkResolverUnixWithinAStretch(b *testing.B) {
	locals, resolver := weekly(b), wallclock.ZoneOf(load(b, "America/New_York")).Resolver()
	resolver.Unix(locals[0])
	b.ReportAllocs()
	sum := int64(0)
	for i := 0; b.Loop(); i++ {
		sum += resolver.Unix(locals[i%8])
	}
	_ = sum
}

func BenchmarkResolverInstant(b *testing.B) {
	locals, resolver := weekly(b), wallclock.ZoneOf(load(b, "America/New_York")).Resolver()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		resolver.Instant(locals[i%weeks])
	}
}

// 10,000 weekly series of one year, each with a new Resolver, as if they had nothing in common.
func BenchmarkResolverNewForEachOf10000Series(b *testing.B) {
	locals, zone := weekly(b), wallclock.ZoneOf(load(b, "America/New_York"))
	b.ReportAllocs()
	for b.Loop() {
		for range 10_000 {
			resolver := zone.Resolver()
			for _, l := range locals[:52] {
				resolver.Unix(l)
			}
		}
	}
}

// The same with one Resolver.
func BenchmarkResolverSharedBy10000Series(b *testing.B) {
	locals, resolver := weekly(b), wallclock.ZoneOf(load(b, "America/New_York")).Resolver()
	b.ReportAllocs()
	for b.Loop() {
		for range 10_000 {
			for _, l := range locals[:52] {
				resolver.Unix(l)
			}
		}
	}
}

func BenchmarkZoneResolve(b *testing.B) {
	locals, zone := weekly(b), wallclock.ZoneOf(load(b, "America/New_York"))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		zone.Resolve(locals[i%weeks])
	}
}

func BenchmarkPackageTimeDate(b *testing.B) {
	locals, loc := weekly(b), load(b, "America/New_York")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		year, month, day := locals[i%weeks].Date().Civil()
		_ = time.Date(year, month, day, 9, 0, 0, 0, loc)
	}
}

func BenchmarkOf(b *testing.B) {
	instant := wallclock.At(2026, time.July, 1, 9, 0, load(b, "America/New_York")).Instant()
	b.ReportAllocs()
	for b.Loop() {
		wallclock.Of(instant)
	}
}

func BenchmarkDateCivil(b *testing.B) {
	d := date(b, "2026-07-01")
	b.ReportAllocs()
	for b.Loop() {
		d.Civil()
	}
}

func BenchmarkNewZone(b *testing.B) {
	def := office(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := wallclock.NewZone(def); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSystemZonesRemembered(b *testing.B) {
	zones := wallclock.SystemZones()
	b.ReportAllocs()
	for b.Loop() {
		_, _ = zones.Location("America/New_York")
	}
}

func BenchmarkPackageTimeLoadLocation(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = time.LoadLocation("America/New_York")
	}
}
