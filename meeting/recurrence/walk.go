package recurrence

import "math/bits"

// walker goes through the local starts of a plan, in order. It is a value: no allocation, no closure.
type walker struct {
	plan
	set    daySet
	period int
	word   int
	week   uint64 // the days of each week, where BYMONTH does not tell weeks apart
	from   int64  // starts before it are counted, not returned
	left   int    // starts that COUNT still allows; negative: no COUNT
	clock  *clockwork

	dayAt   int64 // local second at which the current day (or unit) begins
	time    int   // index of the next of times
	timeEnd int   // index after the last of times for the day
	picks   picker
	last    int64 // the last start, to drop the second of two days that SKIP has made one
	steps   int   // periods looked at, for tests
	done    bool
}

// walk sets w on the starts of p from a local second on.
func (w *walker) walk(p plan, from int64) {
	w.plan, w.from, w.left = p, max(from, p.start), -1
	if w.from > lastSecond {
		w.done = true
		return
	}
	period := w.periodOf(w.from)
	if w.skip != Omit && period > 0 {
		period-- // it may reach into the next
	}
	if w.parts.count > 0 {
		w.left = w.parts.count
		period = w.countTo(period)
	}
	if w.shape == shapeClock {
		w.clock = newClockwork(&w.plan, period)
		return
	}
	w.enter(period)
	if w.shape == shapeWeek && w.months == everyMonth && !w.picksTimes() {
		w.week = w.set.bits[0]
	}
}

// countTo takes the starts of the periods before period off COUNT, and returns the period at which to
// begin: by arithmetic where all periods have as many, else by adding up the sizes of their sets.
func (w *walker) countTo(period int) int {
	if period < 2 || w.skip != Omit {
		return 0
	}
	if each, ok := w.uniform(); ok {
		w.left -= w.firstPeriod() + (period-1)*each
	} else if w.shape == shapeClock {
		return 0
	} else {
		w.left -= w.firstPeriod()
		for n := w.after(0); n < period && w.left > 0 && w.fill(&w.set, n); n = w.after(n) {
			w.steps++
			w.left -= w.size()
		}
	}
	w.done = w.left <= 0
	return period
}

// firstPeriod returns how many starts the first period has from the start on.
func (w *walker) firstPeriod() (n int) {
	one := walker{plan: w.plan, from: w.start, left: -1}
	if w.shape == shapeClock {
		for _, t := range w.times {
			if int64(w.origin*w.freq.unit())+int64(t)+w.shift >= w.start {
				n++
			}
		}
		return n
	}
	one.enter(0)
	for one.period == 0 && !one.done {
		if _, ok := one.next(); !ok || one.period > 0 {
			break
		}
		n++
	}
	return n
}

// size returns how many starts the period in set has.
func (w *walker) size() int {
	n := w.set.count() * len(w.times)
	if !w.picksTimes() {
		return n
	}
	picks := picker{total: n}
	for n = 0; picks.next(w.spec) > 0; n++ {
	}
	return n
}

// picksTimes reports whether BYSETPOS chooses among several times of several days.
func (w *walker) picksTimes() bool {
	return len(w.positions) > 0 && w.freq > daily && len(w.times) > 1
}

// uniform returns how many starts each period has, if all but the first have as many.
func (w *walker) uniform() (each int, ok bool) {
	times := len(w.times)
	switch {
	case w.picksTimes():
		return 0, false
	case w.shape == shapeDay:
		return times, true
	case w.shape == shapeClock:
		return times, !w.isFiltered()
	case w.shape == shapeWeek && w.months == everyMonth:
		w.fill(&w.set, 1)
		return w.set.count() * times, true
	case w.shape == shapeMonth && w.months == everyMonth && len(w.positions) > 0:
		return times, w.oneOfWeekdays()
	case w.shape == shapeMonth && w.months == everyMonth:
		n := w.filter.perMonth()
		return n * times, n > 0
	case w.shape == shapeYear && w.ordinalsByMonth && len(w.positions)+len(w.yearDays)+len(w.weeks) == 0:
		n := w.filter.perMonth() * bits.OnesCount16(w.months)
		return n * times, n > 0
	}
	return 0, false
}

// perMonth returns how many days of each month pass, 0 if that is not the same for all: days that every
// month has, counted from one end, or one weekday by a number that every month has.
func (f *dayFilter) perMonth() int {
	switch hasDays, hasWeekdays := f.days|f.back != 0, f.plain != 0 || len(f.ordinals) > 0; {
	case hasDays && !hasWeekdays && (f.days|f.back)>>29 == 0 && (f.days == 0 || f.back == 0):
		return bits.OnesCount64(f.days | f.back)
	case !hasDays && f.plain == 0 && len(f.ordinals) == 1 && -5 < f.ordinals[0].n && f.ordinals[0].n < 5:
		return 1
	}
	return 0
}

// oneOfWeekdays reports whether BYSETPOS chooses exactly one of a set of weekdays in each month: every
// month has at least four of each.
func (w *walker) oneOfWeekdays() bool {
	if w.shape != shapeMonth || len(w.positions) != 1 || w.filter.days|w.filter.back != 0 || len(w.filter.ordinals) > 0 {
		return false
	}
	most := int16(4 * bits.OnesCount8(w.filter.plain))
	return -most <= w.positions[0] && w.positions[0] <= most
}

// enter makes period the current one.
func (w *walker) enter(period int) {
	w.period, w.word = period, 0
	w.steps++
	if w.week != 0 { // all weeks are alike
		w.set.base, w.set.bits[0] = w.origin+period*w.step, w.week
		w.done = w.set.base > lastDay
		return
	}
	if !w.fill(&w.set, period) {
		w.done = true
		return
	}
	if w.picksTimes() {
		w.picks = picker{total: w.set.count() * len(w.times)}
	}
}

// next returns the next local start.
func (w *walker) next() (int64, bool) {
	for w.left != 0 {
		if w.time == w.timeEnd && !w.nextOfWord() && !w.nextDay() {
			break
		}
		l := w.dayAt + int64(w.times[w.time])
		w.time++
		if l > w.until {
			break
		}
		if l < w.start || l <= w.last {
			continue
		}
		w.last = l
		if w.left > 0 {
			w.left--
		}
		if l >= w.from {
			return l, true
		}
	}
	w.done = true
	return 0, false
}

// nextDay moves on to the next day (or unit) with a start.
func (w *walker) nextDay() bool {
	if w.done {
		return false
	}
	if w.clock != nil {
		at, ok := w.clock.next()
		w.dayAt, w.time, w.timeEnd = at+w.shift, 0, len(w.times)
		return ok
	}
	for barren := 0; ; {
		if w.dayOfPeriod() {
			return true
		}
		if barren++; barren > cycleYears && barren > w.longestGap() {
			return false
		}
		if w.enter(w.after(w.period)); w.done {
			return false
		}
	}
}

// nextOfWord is nextDay where the next day stands in the same word of the period's set: the common case,
// without its calls.
func (w *walker) nextOfWord() bool {
	if w.word >= w.set.words || w.picks.total > 0 || w.done {
		return false
	}
	b := w.set.bits[w.word]
	if b == 0 {
		return false
	}
	w.set.bits[w.word] = b & (b - 1)
	day := w.set.base + 64*w.word + bits.TrailingZeros64(b)
	w.dayAt, w.time, w.timeEnd = int64(day)*secondsADay+w.shift, 0, len(w.times)
	return true
}

// dayOfPeriod moves on to the next day of the current period.
func (w *walker) dayOfPeriod() bool {
	if w.picks.total > 0 {
		return w.pickOfPeriod()
	}
	for ; w.word < w.set.words; w.word++ {
		if b := w.set.bits[w.word]; b != 0 {
			w.set.bits[w.word] = b & (b - 1)
			day := w.set.base + 64*w.word + bits.TrailingZeros64(b)
			w.dayAt, w.time, w.timeEnd = int64(day)*secondsADay+w.shift, 0, len(w.times)
			return true
		}
	}
	return false
}

// pickOfPeriod moves on to the next start that BYSETPOS picks among several times of several days.
func (w *walker) pickOfPeriod() bool {
	n := w.picks.next(w.spec)
	if n == 0 {
		return false
	}
	day := w.set.base + w.set.nth((n-1)/len(w.times)+1)
	w.time = (n - 1) % len(w.times)
	w.dayAt, w.timeEnd = int64(day)*secondsADay+w.shift, w.time+1
	return true
}

// picker goes through the places that BYSETPOS names in a set of total starts, in order.
type picker struct {
	total    int
	up, down int // indexes of the next positions from the beginning and from the end
}

// next returns the next place, from 1, and 0 after the last. Positions are sorted, those from the end last.
func (p *picker) next(s *spec) int {
	fromStart, fromEnd := s.positions[:s.ends], s.positions[s.ends:]
	for ; p.down < len(fromEnd) && p.total+1+int(fromEnd[p.down]) < 1; p.down++ {
	}
	n := p.total + 1
	if p.up < len(fromStart) {
		n = min(n, int(fromStart[p.up]))
	}
	if p.down < len(fromEnd) {
		n = min(n, p.total+1+int(fromEnd[p.down]))
	}
	if n > p.total {
		return 0
	}
	if p.up < len(fromStart) && int(fromStart[p.up]) == n {
		p.up++
	}
	if p.down < len(fromEnd) && p.total+1+int(fromEnd[p.down]) == n {
		p.down++
	}
	return n
}
