package wallclock

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// A yearly is a rule by which clocks are changed every year: the TZ text of POSIX (IEEE 1003.1-2017
// section 8.3) with hours from -167 to 167 as in RFC 9636 section 3.3.1.
type yearly struct {
	standard, daylight int64 // seconds ahead of UTC
	saves              bool  // whether there is daylight saving time
	start, end         yearlyDay
}

// A yearlyDay is a day of each year, and a time of that day.
type yearlyDay struct {
	form  byte // 'M': weekday of a week of month; 'J': day of a year without 29 February; 'D': day of the year from 0
	month time.Month
	week  int // 1 to 5; 5 is the last
	day   int // weekday or day of the year
	at    int64
}

// offset returns the offset at t, in Unix seconds.
func (y *yearly) offset(t int64) int64 {
	if !y.saves {
		return y.standard
	}
	first, second := y.in(yearOf(t))
	switch {
	case t < first.at:
		return second.offset // the year before ended with it
	case t < second.at:
		return first.offset
	default:
		return second.offset
	}
}

// next returns the first change after t, in Unix seconds.
func (y *yearly) next(t int64) change {
	for year := yearOf(t); ; year++ {
		first, second := y.in(year)
		if first.at > t {
			return first
		}
		if second.at > t {
			return second
		}
	}
}

// in returns the two changes of a year in their order.
func (y *yearly) in(year int) (first, second change) {
	begin := (int64(dayNumber(year, time.January, 1)) - unixDay) * secondsADay
	first = change{begin + y.start.seconds(year) - y.standard, y.daylight}
	second = change{begin + y.end.seconds(year) - y.daylight, y.standard}
	if second.at < first.at {
		return second, first
	}
	return first, second
}

// seconds returns the seconds from the beginning of year, on the clock before the change.
func (d yearlyDay) seconds(year int) int64 {
	day := d.day
	switch d.form {
	case 'J':
		if day < 60 || !isLeap(year) {
			day--
		}
	case 'M':
		first := Date{dayNumber(year, d.month, 1)}
		inMonth := int(mod(int64(d.day)-int64(first.Weekday()), 7)) + 7*(d.week-1)
		if inMonth >= daysIn(year, d.month) {
			inMonth -= 7
		}
		day = first.YearDay() - 1 + inMonth
	}
	return int64(day)*secondsADay + d.at
}

// check makes sure that package time, which looks at one year of UTC at a time, finds both changes in
// it, and that clocks are not changed again before they have come out of an overlap. In 28 years
// every kind of year comes once.
func (y *yearly) check() error {
	const from, to = 2000, 2028
	last := int64(-forever)
	for year := from; year < to && y.saves; year++ {
		first, second := y.in(year)
		if yearOf(first.at) != year || yearOf(second.at) != year {
			return fmt.Errorf("a change of %d is not in that year of UTC", year)
		}
		apart := max(y.daylight-y.standard, y.standard-y.daylight)
		if first.at-last <= apart || second.at-first.at <= apart {
			return fmt.Errorf("two changes of %d are too close together", year)
		}
		last = second.at
	}
	return nil
}

func yearOf(unix int64) int { return time.Unix(unix, 0).UTC().Year() }

// parseYearly reads a rule, and nothing that package time would not read in the same way.
func parseYearly(text string) (yearly, error) {
	const longest = 255
	if len(text) > longest {
		return yearly{}, fmt.Errorf("more than %d bytes", longest)
	}
	p := posixParser{rest: text}
	y := p.yearly()
	if p.err == nil {
		p.err = y.check()
	}
	if p.err != nil {
		return yearly{}, fmt.Errorf("%q: %w", text, p.err)
	}
	return y, nil
}

// A posixParser takes a TZ text apart from the left, up to its first error.
type posixParser struct {
	rest string
	err  error
}

func (p *posixParser) yearly() yearly {
	var y yearly
	p.name()
	y.standard = -p.clock(23) // POSIX counts how far clocks are behind
	if p.rest == "" || p.err != nil {
		return y
	}
	p.name()
	y.saves, y.daylight = true, y.standard+3600
	if p.err == nil && p.rest != "" && p.rest[0] != ',' {
		y.daylight = -p.clock(23)
	}
	y.start, y.end = p.day(), p.day()
	if p.rest != "" {
		p.fail("more text after it")
	}
	if !isOffset(int(y.daylight)) {
		p.fail("an offset of a day or more")
	}
	return y
}

// name skips an abbreviation: three letters or more, or letters, digits and signs in angle brackets.
func (p *posixParser) name() {
	quoted := p.skip('<')
	n := strings.IndexFunc(p.rest, func(c rune) bool {
		letter := 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
		return !letter && (!quoted || (c < '0' || c > '9') && c != '+' && c != '-')
	})
	if n < 0 {
		n = len(p.rest)
	}
	if n < 3 {
		p.fail("an abbreviation of less than three characters")
		return
	}
	p.rest = p.rest[n:]
	if quoted && !p.skip('>') {
		p.fail("an abbreviation without its closing bracket")
	}
}

// clock reads [+-]hours[:minutes[:seconds]] as seconds.
func (p *posixParser) clock(maxHours int) int64 {
	negative := p.skip('-')
	if !negative {
		p.skip('+')
	}
	seconds := p.number(0, maxHours) * 3600
	if p.skip(':') {
		seconds += p.number(0, 59) * 60
		if p.skip(':') {
			seconds += p.number(0, 59)
		}
	}
	if negative {
		return -int64(seconds)
	}
	return int64(seconds)
}

// day reads a comma and a date of one of the three forms, with the time of day if it is not 02:00.
func (p *posixParser) day() yearlyDay {
	d := yearlyDay{form: 'D', at: 2 * 3600}
	if !p.skip(',') {
		p.fail("daylight saving time without both its dates")
		return d
	}
	switch {
	case p.skip('M'):
		d.form, d.month = 'M', time.Month(p.number(1, 12))
		p.want('.')
		d.week = p.number(1, 5)
		p.want('.')
		d.day = p.number(0, 6)
	case p.skip('J'):
		d.form, d.day = 'J', p.number(1, 365)
	default:
		d.day = p.number(0, 365)
	}
	if p.skip('/') {
		d.at = p.clock(167)
	}
	return d
}

// number reads up to three digits.
func (p *posixParser) number(least, most int) int {
	n := 0
	for n < len(p.rest) && n < 3 && '0' <= p.rest[n] && p.rest[n] <= '9' {
		n++
	}
	value := digits(p.rest[:n])
	if n == 0 || value < least || value > most {
		p.fail(fmt.Sprintf("want a number from %d to %d at %q", least, most, p.rest))
		return least
	}
	p.rest = p.rest[n:]
	return value
}

func (p *posixParser) want(c byte) {
	if !p.skip(c) {
		p.fail(fmt.Sprintf("want %q at %q", c, p.rest))
	}
}

func (p *posixParser) skip(c byte) bool {
	if p.rest == "" || p.rest[0] != c {
		return false
	}
	p.rest = p.rest[1:]
	return true
}

func (p *posixParser) fail(reason string) {
	if p.err == nil {
		p.err = errors.New(reason)
	}
}
