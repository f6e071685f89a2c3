package recurrence

// The core counts days as wallclock does: day 1 is 1 January of the year 1 in the proleptic Gregorian
// calendar, a Monday. Weekdays are counted from Monday, 0 to 6.

const (
	lastDay      = 3652059 // 31 December 9999
	lastYear     = 9999
	secondsADay  = 86400
	cycleDays    = 146097 // the Gregorian calendar repeats after 400 years
	cycleWeeks   = cycleDays / 7
	cycleMonths  = 4800
	cycleYears   = 400
	daysOf4Years = 1461
)

// daysBefore has the days of a common year before each month, counted from 0.
var daysBefore = [13]int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func yearLength(year int) int {
	if isLeap(year) {
		return 366
	}
	return 365
}

// monthStart returns the days of the year before month (counted from 0).
func monthStart(year, month int) int {
	if month > 1 && isLeap(year) {
		return daysBefore[month] + 1
	}
	return daysBefore[month]
}

func monthLength(year, month int) int {
	if month == 1 && isLeap(year) {
		return 29
	}
	return daysBefore[month+1] - daysBefore[month]
}

// newYear returns the day number of 1 January.
func newYear(year int) int {
	y := year - 1
	return 365*y + y/4 - y/100 + y/400 + 1
}

// civil splits a day number into year, month (from 0) and day (from 1). The calculation counts from
// 1 March, so that the leap day is the last of its year.
func civil(day int) (year, month, dayOfMonth int) {
	z := day + 305
	era := z / cycleDays
	doe := z - era*cycleDays
	yoe := (doe - doe/(daysOf4Years-1) + doe/36524 - doe/(cycleDays-1)) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	dayOfMonth = doy - (153*mp+2)/5 + 1
	month, year = mp+2, yoe+era*400
	if month >= 12 {
		month, year = month-12, year+1
	}
	return year, month, dayOfMonth
}

// weekday returns the day's weekday, 0 for Monday. The day before day 1 is allowed.
func weekday(day int) int { return (day + 6) % 7 }

// floorMod returns the remainder of a by b > 0 that is not negative.
func floorMod(a, b int) int {
	r := a % b
	if r < 0 {
		r += b
	}
	return r
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
