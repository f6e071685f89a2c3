package meeting

import (
	"cmp"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// schedule is what of a draft decides when occurrences take place, made ready to be walked.
type schedule struct {
	// endsOnClock says that occurrences end `length` later on the clock; else they take that elapsed time.
	endsOnClock bool
	length      time.Duration

	except  map[wallclock.Local]bool
	extra   []wallclock.Local // sorted, each once
	patches map[wallclock.Local]*Override
	// moved are the occurrences whose override gives them a start or a length of their own, by start.
	moved []Occurrence
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
	s.extra = slices.Compact(slices.SortedFunc(slices.Values(d.Extra), wallclock.Local.Compare))
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

// has reports whether the series of d has an occurrence with the given original start, canceled or not.
func (s *schedule) has(d *Draft, original wallclock.Local) bool {
	if s.except[original] {
		return false
	}
	if d.Repeats.IsZero() && original == d.Start.Local() {
		return true
	}
	if _, extra := slices.BinarySearchFunc(s.extra, original, wallclock.Local.Compare); extra {
		return true
	}
	for range d.Repeats.Locals(d.Start.Local(), original, original.Add(time.Second)) {
		return true
	}
	return false
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
