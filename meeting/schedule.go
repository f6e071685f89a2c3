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
	// endsOnClock says that occurrences end `length` later on the clock; else they take that elapsed time.
	endsOnClock bool
	length      time.Duration

	except  map[wallclock.Local]bool
	extra   []nominal // by instant, each once, none that the rule yields
	patches map[wallclock.Local]*Override
	// moved are the occurrences whose override gives them a start or a length of their own, by start.
	moved []Occurrence
}

// nominal is an original start and its Unix time.
type nominal struct {
	local wallclock.Local
	unix  int64
}

// twoDays is more than any two local readings of one instant, or of neighboring instants, differ: offsets
// lie within a day of each other, and a zone has skipped a whole day (Samoa, 2011).
const twoDays = 2 * 24 * time.Hour

// newSchedule returns the schedule of a draft whose start, end and rule are right, without moved.
func newSchedule(d *Draft) schedule {
	s := schedule{length: d.Length}
	switch {
	case d.End.IsZero():
	case d.End.Zone().Equal(d.Start.Zone()) && !d.Start.Later() && !d.End.Later():
		s.endsOnClock = true
		s.length = d.End.Local().Sub(d.Start.Local())
	default:
		s.length = d.End.Instant().Sub(d.Start.Instant())
	}
	if len(d.Except) > 0 {
		s.except = make(map[wallclock.Local]bool, len(d.Except))
		for _, l := range d.Except {
			s.except[l] = true
		}
	}
	s.extra = extraStarts(d)
	if len(d.Overrides) > 0 {
		s.patches = make(map[wallclock.Local]*Override, len(d.Overrides))
		for i := range d.Overrides {
			s.patches[d.Overrides[i].Original] = &d.Overrides[i]
		}
	}
	return s
}

// widest bounds the elapsed time of an occurrence that was not moved.
func (s *schedule) widest() time.Duration {
	if s.endsOnClock {
		return s.length + twoDays
	}
	return s.length
}

// elapsed returns the elapsed time of an occurrence that begins at local, in the zone of r, which is the
// Unix time start. An end on the clock that comes before the start, because the clocks went forward over
// the start, counts as so much elapsed time.
func (s *schedule) elapsed(r *wallclock.Resolver, local wallclock.Local, start int64) time.Duration {
	if !s.endsOnClock {
		return s.length
	}
	elapsed := time.Duration(r.Unix(local.Add(s.length))-start) * time.Second
	if elapsed < 0 {
		return s.length
	}
	return elapsed
}

// extraStarts returns the extra starts of d that its rule does not yield, each once, by instant.
func extraStarts(d *Draft) []nominal {
	var extra []nominal
	resolver := d.Start.Zone().Resolver()
	for _, l := range d.Extra {
		if !ruleYields(d, l) {
			extra = append(extra, nominal{l, resolver.Unix(l)})
		}
	}
	slices.SortFunc(extra, func(a, b nominal) int {
		return cmp.Or(cmp.Compare(a.unix, b.unix), a.local.Compare(b.local))
	})
	return slices.Compact(extra)
}

// ruleYields reports whether the rule of d, or its start if it has none, gives an occurrence the original
// start.
func ruleYields(d *Draft, original wallclock.Local) bool {
	at := d.Start
	if original != d.Start.Local() {
		at = original.In(d.Start.Zone())
	}
	moment, err := interval.Lasting(at.Instant(), time.Second)
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

// has reports whether the series of d has an occurrence with the given original start, canceled or not.
func (s *schedule) has(d *Draft, original wallclock.Local) bool {
	if s.except[original] {
		return false
	}
	isOriginal := func(e nominal) bool { return e.local == original }
	return slices.ContainsFunc(s.extra, isOriginal) || ruleYields(d, original)
}

// moves reports whether the override gives the occurrence a start or a length of its own.
func (o *Override) moves() bool { return !o.Start.IsZero() || !o.End.IsZero() || o.Length != 0 }

// move fills in the occurrences that overrides moved; the overrides are right.
func (s *state) move() {
	for i := range s.draft.Overrides {
		if o := &s.draft.Overrides[i]; !o.Canceled && o.moves() {
			s.schedule.moved = append(s.schedule.moved, s.movedBy(o))
		}
	}
	slices.SortFunc(s.schedule.moved, compareOccurrences)
}

func (s *state) movedBy(o *Override) Occurrence {
	begin := o.Start
	if begin.IsZero() {
		begin = s.time(o.Original)
	}
	start := begin.Instant().Unix()
	length := o.Length
	switch {
	case !o.End.IsZero():
		length = o.End.Instant().Sub(begin.Instant())
	case length == 0:
		resolver := begin.Zone().Resolver()
		length = s.schedule.elapsed(&resolver, begin.Local(), start)
	}
	return Occurrence{s, o.Original, o, start, length}
}

// time returns the time of an original start: that of the first occurrence is the draft's own, which may
// be on the second side of an overlap.
func (s *state) time(original wallclock.Local) wallclock.Time {
	if original == s.draft.Start.Local() {
		return s.draft.Start
	}
	return original.In(s.draft.Start.Zone())
}

func compareOccurrences(a, b Occurrence) int {
	return cmp.Or(cmp.Compare(a.start, b.start), a.original.Compare(b.original))
}
