package money_test

import (
	"encoding/json"
	"math/big"
	"testing"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// The sum of one occurrence more, beside big.Rat and float64 in the same run. Bounds on two cores of a
// small server: 15 ns and no allocation for ours.
func BenchmarkSum(b *testing.B) {
	const den = 1040 * 36_000_000
	usd := currency(b, "USD")
	b.Run("Amount", func(b *testing.B) {
		b.ReportAllocs()
		var total money.Amount
		var n uint64
		for b.Loop() {
			n++
			next, err := total.Add(money.FromRatio(0, 255759+n, den, usd))
			if err != nil {
				b.Fatal(err)
			}
			total = next
		}
	})
	b.Run("AmountOtherDenominator", func(b *testing.B) {
		b.ReportAllocs()
		var total money.Amount
		var n uint64
		for b.Loop() {
			n++
			total, _ = total.Add(money.FromRatio(0, 255759+n, 1040+n%3, usd))
		}
	})
	b.Run("BigRat", func(b *testing.B) {
		b.ReportAllocs()
		total := new(big.Rat)
		var n int64
		for b.Loop() {
			n++
			total.Add(total, big.NewRat(255759+n, den))
		}
	})
	b.Run("Float64", func(b *testing.B) {
		b.ReportAllocs()
		var total, n float64
		for b.Loop() {
			n++
			total += (255759 + n) / den
		}
		_ = total
	})
}

// Making one amount of a numerator in 128 bits. Bound: 60 ns and no allocation.
func BenchmarkFromRatio(b *testing.B) {
	usd := currency(b, "USD")
	b.ReportAllocs()
	var last money.Amount
	for b.Loop() {
		last = money.FromRatio(1, 255759, 1040*36_000_000, usd)
	}
	_ = last
}

func BenchmarkRateFor(b *testing.B) {
	rate, err := money.NewRate("135160/1486", currency(b, "USD"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		_ = rate.For(45 * time.Minute)
	}
}

func BenchmarkCmp(b *testing.B) {
	x, y := amount(b, "255759/1040", "USD"), amount(b, "122059/1560", "USD")
	b.ReportAllocs()
	for b.Loop() {
		_, _ = x.Cmp(y)
	}
}

func BenchmarkShown(b *testing.B) {
	a := money.FromRatio(0, 255759*36_000_000, 1040*36_000_000, currency(b, "USD"))
	rat := a.Rat()
	b.Run("Text", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = a.Text()
		}
	})
	b.Run("Exact", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = a.Exact()
		}
	})
	b.Run("BigRatFloatString", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = rat.FloatString(2)
		}
	})
	b.Run("MarshalJSON", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = a.MarshalJSON()
		}
	})
	data, err := json.Marshal(a)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("UnmarshalJSON", func(b *testing.B) {
		b.ReportAllocs()
		var back money.Amount
		for b.Loop() {
			_ = back.UnmarshalJSON(data)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	usd := currency(b, "USD")
	b.Run("Amount", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = money.Parse("135160.55", usd)
		}
	})
	b.Run("BigRat", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, _ = new(big.Rat).SetString("135160.55")
		}
	})
}

func BenchmarkAllocate(b *testing.B) {
	usd := currency(b, "USD")
	rows := make([]money.Amount, 1000)
	var total money.Amount
	for i := range rows {
		rows[i] = money.FromRatio(0, uint64(i)*7919*36_000_000+1, 1040*36_000_000, usd)
		total = sum(b, total, rows[i])
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := money.Allocate(total, rows); err != nil {
			b.Fatal(err)
		}
	}
}
