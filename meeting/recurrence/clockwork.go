package recurrence

import (
	"time"

	"github.com/teambition/rrule-go"
)

// clockwork goes through the units (hours, minutes, seconds) of a sub-daily rule. The dates are ours: they
// bound the work. The clock is rrule-go's, entered for one run of matching days at a time, anchored at a
// unit of the lattice on a day on which something does happen, in floating time, with nothing but the clock
// parts: so it can neither run away (it does where its lattice misses its BY values, or on 30 February) nor
// see a zone. Its faults are listed in the tests.
type clockwork struct {
	*plan
	perDay int          // units a day
	set    daySet       // the days of a year that the date parts allow
	known  map[int]bool // whether a day whose first unit of the lattice is the n-th has an allowed one
	unit   int          // the next unit of the lattice to look at
	run    func() (time.Time, bool)
	runEnd int   // first day after the run
	moved  int64 // from the engine's Unix seconds to local ones

	yearEnd int // the day after set
	steps   int // days and units looked at, for tests
}

func newClockwork(p *plan, period int) *clockwork {
	own := *p // the plan lives in a walker, which may be copied
	return &clockwork{plan: &own, perDay: secondsADay / p.freq.unit(), unit: p.origin + period*p.step, known: map[int]bool{}}
}

// next returns the local second at which the next unit begins.
func (c *clockwork) next() (int64, bool) {
	for {
		if c.run == nil && !c.enterRun() {
			return 0, false
		}
		if t, ok := c.run(); ok {
			return t.Unix() + c.moved, true
		}
		c.run = nil
		c.unit = c.latticeFrom(c.runEnd * c.perDay)
	}
}

// unixSeconds is the local second 1970-01-01T00:00:00.
const unixSeconds = 719163 * secondsADay

// latticeFrom returns the first unit of the lattice at or after unit n, which is not before the first.
func (c *clockwork) latticeFrom(n int) int {
	return n + floorMod(c.origin-n, c.interval)
}

// enterRun finds the next day with a unit, and starts the engine on the run of allowed days from there.
// It looks at each day of the calendar at most once.
func (c *clockwork) enterRun() bool {
	for {
		day := c.unit / c.perDay
		if day > lastDay {
			return false
		}
		c.steps++
		switch {
		case !c.allows(day):
			c.unit = c.latticeFrom(c.nextAllowed(day) * c.perDay)
		case !c.hasUnit(c.unit - day*c.perDay):
			c.unit = c.latticeFrom((day + 1) * c.perDay)
		default:
			c.start(day)
			return true
		}
	}
}

// allows reports whether the date parts allow a day.
func (c *clockwork) allows(day int) bool {
	if day >= c.yearEnd { // days only go up
		year, _, _ := civil(day)
		c.yearEnd = newYear(year + 1)
		c.year(&c.set, year)
	}
	i := day - c.set.base
	return c.set.bits[i>>6]&(1<<(i&63)) != 0
}

// nextAllowed returns the first allowed day after one in the current year, or the next 1 January.
func (c *clockwork) nextAllowed(day int) int {
	for day++; day < c.yearEnd && !c.allows(day); day++ {
	}
	return day
}

// hasUnit reports whether a day has an allowed unit, if its first unit of the lattice is the n-th. Each n
// is worked out once, so that all of them together take at most as many steps as a day has units.
func (c *clockwork) hasUnit(n int) bool {
	if has, ok := c.known[n]; ok {
		return has
	}
	has := false
	for u := n; u < c.perDay && !has; u += c.interval {
		has = c.allowsUnit(u)
	}
	c.known[n] = has
	return has
}

// allowsUnit reports whether the clock parts allow a unit of the day.
func (c *clockwork) allowsUnit(u int) bool {
	second := u * c.freq.unit()
	return passes(c.hourMask, second/3600) && passes(c.minMask, second/60%60) && passes(c.secMask, second%60)
}

func passes(mask uint64, n int) bool { return mask == 0 || mask&(1<<n) != 0 }

// start starts the engine at the current unit for the allowed days from day on, within the year.
func (c *clockwork) start(day int) {
	for c.runEnd = day + 1; c.runEnd < c.yearEnd && c.allows(c.runEnd); c.runEnd++ {
	}
	c.moved = int64(day-engineDay)*secondsADay + unixSeconds
	o := rrule.ROption{
		Freq:     rrule.HOURLY + rrule.Frequency(hourly-c.freq),
		Interval: c.interval,
		Dtstart:  c.floating(int64(c.unit * c.freq.unit())),
		Until:    c.floating(int64(c.runEnd)*secondsADay - 1),
		Byhour:   ints(c.hours),
		Byminute: []int{0},
		Bysecond: []int{0},
	}
	if c.freq <= minutely {
		o.Byminute = ints(c.minutes)
	}
	if c.freq <= secondly {
		o.Bysecond = ints(c.seconds)
	}
	c.steps++
	if c.hourMask|c.minMask|c.secMask != 0 {
		c.steps += c.perDay / gcd(c.interval, c.perDay) // at most, as the engine goes on to the next match
	}
	r, err := rrule.NewRRule(o)
	if err != nil { // our bounds are narrower than the engine's
		panic("recurrence: " + err.Error())
	}
	c.run = r.Iterator()
}

// engineDay is 1 January 2000, the first day of every run as the engine sees it. It takes the zero
// time.Time, 1 January of the year 1, for none, and reads the clock of the machine; and it ends with the
// year 9999.
const engineDay = 730120

// floating returns a local second as the engine is given it.
func (c *clockwork) floating(local int64) time.Time { return time.Unix(local-c.moved, 0).UTC() }

func ints(list []int16) []int {
	r := make([]int, len(list))
	for i, n := range list {
		r[i] = int(n)
	}
	return r
}
