package cost_test

import (
	"testing"

	"github.com/salesmeeting/salesmeeting/cost"
)

// BenchmarkAdvice: bound 5 ms for a series of 53.
func BenchmarkAdvice(b *testing.B) {
	card, m := eightPeople(b)
	f := forecast(b, cost.NewModel(card, nil), year(2026), m)
	b.ReportAllocs()
	for b.Loop() {
		for range f.Advice() {
		}
	}
}

// BenchmarkAdviceOn100Series has ten teams of eight, whose working hours are known: about 60 moves among them. Bound: 2 s.
func BenchmarkAdviceOn100Series(b *testing.B) {
	model, meetings := office(b, 100, 80)
	f := forecast(b, model, year(2026), meetings...)
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for range f.Advice() {
			n++
		}
		b.ReportMetric(float64(n), "advice")
	}
}

// BenchmarkAdviceOn100SeriesOfOneTeam is the worst case: everybody is on everything. Bound: 10 s.
func BenchmarkAdviceOn100SeriesOfOneTeam(b *testing.B) {
	model, meetings := office(b, 100, 8)
	f := forecast(b, model, year(2026), meetings...)
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for range f.Advice() {
			n++
		}
		b.ReportMetric(float64(n), "advice")
	}
}
