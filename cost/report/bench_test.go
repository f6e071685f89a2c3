package report_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
)

// A report of 200 series over 52 weeks takes at most 20 ms in any format.
func BenchmarkReport(b *testing.B) {
	var calls []call
	for i := range 200 {
		calls = append(calls, call{fmt.Sprint("Account review ", i), 1 + i%28, 15 + i%4*15, recurrence.Weekly(), 1 + i%8})
	}
	r := report.New(forecast(b, "USD", days(b, 365), meetingsOf(b, calls...)...), nil)
	for format, write := range formats {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := write(r, io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
