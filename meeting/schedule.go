package meeting

import (
	"cmp"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// schedule is what of a draft decides when occurrences take place, made ready to be walked.
type schedule struct {
	extent
	first   int64 // Unix time of the draft's start
	except  map[wallclock.Local]bool
	extra   []nominal // by instant, each once
	patches map[wallclock.Local]*Override
	moved   []Occurrence  // those whose override gives them a start or a length of their own, in order
	longest time.Duration // of those moved
}

// nominal is an original start and its Unix time.
type nominal struct {
	local wallclock.Local
	unix  int64
}

func (n nominal) compare(o nominal) int {
	return cmp.Or(cmp.Compare(n.unix, o.unix), n.local.Compare(o.local))
}

// extent says how long occurrences take: so much on the clock, or so much elapsed time.
type extent struct {
	onClock bool
	length  time.Duration
}

// extentOf returns what a draft or an override with the given start says: an end, if there is one, counts
// on the clock where that is the same clock and neither time is on the second side of an overlap.
func extentOf(start, end wallclock.Time, length time.Duration) extent {
	switch {
	case end.IsZero():
		return extent{false, length}
	case end.Zone().Equal(start.Zone()) && !start.Later() && !end.Later():
		return extent{true, end.Local().Sub(start.Local())}
	}
	return extent{false, end.Instant().Sub(start.Instant())}
}

// from returns the elapsed time of an occurrence that begins at local, in the zone of r, which is the Unix
// time start. Where the clocks go forward over the start, the end on the clock may not come after it: then
// the length on the clock counts as elapsed time.
func (e extent) from(r *wallclock.Resolver, local wallclock.Local, start int64) time.Duration {
	if !e.onClock {
		return e.length
	}
	if elapsed := time.Duration(r.Unix(local.Add(e.length))-start) * time.Second; elapsed > 0 {
		return elapsed
	}
	return e.length
}

// widest bounds the elapsed time of all occurrences of that extent. Offsets are less than a day, so that no
// clock jumps by two.
func (e extent) widest() time.Duration {
	if e.onClock {
		return e.length + 2*24*time.Hour
	}
	return e.length
}

// newSchedule returns the schedule of a draft whose start, end and rule are right, without moved.
func newSchedule(d *Draft) schedule {
	s := schedule{extent: extentOf(d.Start, d.End, d.Length), first: d.Start.Instant().Unix()}
	if len(d.Except) > 0 {
		s.except = make(map[wallclock.Local]bool, len(d.Except))
		for _, l := range d.Except {
			s.except[l] = true
		}
	}
	resolver := d.Start.Zone().Resolver()
	for _, l := range d.Extra {
		s.extra = append(s.extra, s.nominal(d, &resolver, l))
	}
	slices.SortFunc(s.extra, nominal.compare)
	s.extra = slices.Compact(s.extra)
	if len(d.Overrides) > 0 {
		s.patches = make(map[wallclock.Local]*Override, len(d.Overrides))
		for i := range d.Overrides {
			s.patches[d.Overrides[i].Original] = &d.Overrides[i]
		}
	}
	return s
}

// nominal returns an original start of d with its instant: that of the draft's own start may be on the
// second side of an overlap.
func (s *schedule) nominal(d *Draft, r *wallclock.Resolver, original wallclock.Local) nominal {
	if original == d.Start.Local() {
		return nominal{original, s.first}
	}
	return nominal{original, r.Unix(original)}
}

// has reports whether the series of d has an occurrence with the given original start, canceled or not.
func (s *schedule) has(d *Draft, original wallclock.Local) bool {
	if s.except[original] {
		return false
	}
	at := nominal{original, d.time(original).Instant().Unix()}
	_, extra := slices.BinarySearchFunc(s.extra, at, nominal.compare)
	return extra || d.ruleYields(original)
}

// time returns the time of an original start: that of the first occurrence is the draft's own, which may
// be on the second side of an overlap.
func (d *Draft) time(original wallclock.Local) wallclock.Time {
	if original == d.Start.Local() {
		return d.Start
	}
	return original.In(d.Start.Zone())
}

// ruleYields reports whether the rule of d, or its start if it has none, gives an occurrence the original
// start.
func (d *Draft) ruleYields(original wallclock.Local) bool {
	moment, err := interval.Lasting(d.time(original).Instant(), time.Second)
	if err != nil {
		return false
	}
	for start := range d.Repeats.Starts(d.Start, moment) {
		if start.Local() == original {
			return true
		}
	}
	return false
}

// overridden returns which of the starts that have an override are original starts of the series. To find
// one start of a rule with COUNT can mean to count up to it, so such a rule is walked once for all.
func (s *state) overridden() map[wallclock.Local]bool {
	there := make(map[wallclock.Local]bool, len(s.schedule.patches))
	if s.draft.Repeats.Count() == 0 {
		for original := range s.schedule.patches {
			there[original] = s.schedule.has(&s.draft, original)
		}
		return there
	}
	first, last := lastUnix, firstUnix
	resolver := s.draft.Start.Zone().Resolver()
	for original := range s.schedule.patches {
		unix := s.schedule.nominal(&s.draft, &resolver, original).unix
		first, last = min(first, unix), max(last, unix)
	}
	for original := range s.startingFrom(first, last+1) {
		there[original] = s.schedule.patches[original] != nil && !s.schedule.except[original]
	}
	return there
}

// moves reports whether the override gives the occurrence a start or a length of its own.
func (o *Override) moves() bool { return !o.Start.IsZero() || o.lasts() }

// lasts reports whether the override gives the occurrence a length of its own.
func (o *Override) lasts() bool { return !o.End.IsZero() || o.Length != 0 }

// move fills in the occurrences that overrides moved; the overrides are right.
func (s *state) move() {
	for i := range s.draft.Overrides {
		if o := &s.draft.Overrides[i]; !s.draft.Canceled && !o.Canceled && o.moves() {
			moved := s.movedBy(o)
			s.schedule.moved = append(s.schedule.moved, moved)
			s.schedule.longest = max(s.schedule.longest, moved.length)
		}
	}
	slices.SortFunc(s.schedule.moved, compareOccurrences)
}

func (s *state) movedBy(o *Override) Occurrence {
	start := o.Start
	if start.IsZero() {
		start = s.draft.time(o.Original)
	}
	unix, lasting := start.Instant().Unix(), s.schedule.extent
	if o.lasts() {
		lasting = extentOf(start, o.End, o.Length)
	}
	resolver := start.Zone().Resolver()
	return Occurrence{s, o.Original, o, unix, lasting.from(&resolver, start.Local(), unix)}
}

func compareOccurrences(a, b Occurrence) int {
	return nominal{a.original, a.start}.compare(nominal{b.original, b.start})
}
