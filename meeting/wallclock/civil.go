package wallclock

import "time"

// The two conversions between days and dates are those of Cassio Neri and Lorenz Schneider, "Euclidean
// affine functions and their application to calendar algorithms" (Software: Practice and Experience,
// 2023), which count days from 1 March of the year 0. A test compares them with package time for every
// day of the years 1 to 9999.

const marchShift = 305 // days from 0000-03-01 to the day before 0001-01-01

// dayNumber returns the number of a date that exists; 0001-01-01 is 1.
func dayNumber(year int, month time.Month, day int) int32 {
	y, m := uint32(year), uint32(month)
	if m <= 2 {
		y--
		m += 12
	}
	century := y / 100
	days := 365*y + y/4 - century + century/4 + (979*m-2919)/32 + uint32(day) - 1
	return int32(days) - marchShift
}

// civil is the reverse of dayNumber.
func civil(n int32) (year int, month time.Month, day int) {
	first := 4*uint32(n+marchShift) + 3
	century := first / 146097
	second := first%146097 | 3
	product := 2939745 * uint64(second)
	dayOfYear := uint32(product) / 2939745 / 4 // counted from 1 March
	y := 100*century + uint32(product>>32)
	third := 2141*dayOfYear + 197913
	m := third >> 16
	if dayOfYear >= 306 {
		y++
		m -= 12
	}
	return int(y), time.Month(m), int(third&0xffff/2141) + 1
}

func isLeap(year int) bool {
	return year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.February:
		if isLeap(year) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	default:
		return 31
	}
}
