package wallclock

import "time"

// A Resolver resolves local times of one zone exactly like [Zone.Resolve], and remembers a few of the
// stretches between clock changes that it has seen, so that most local times of a series cost a
// comparison and an addition. It allocates nothing.
//
// Make one with [Zone.Resolver]; the zero Resolver is that of the zero Zone. It changes with use, so it
// must not be shared between goroutines; a copy is independent.
type Resolver struct {
	last run
	past [5]run // most recent first
	zone Zone
}

// A run is a span of local times that all have their first instant at the same distance.
type run struct {
	first  int64  // the Local.n it begins with
	length uint64 // seconds
	shift  int64  // Unix seconds less Local.n
}

// Resolver returns a new Resolver for z.
func (z Zone) Resolver() Resolver { return Resolver{zone: z} }

// Unix returns the instant of l in Unix seconds. If l or the zone is zero, it is that of the zero
// [time.Time].
func (r *Resolver) Unix(l Local) int64 {
	if uint64(l.n-r.last.first) < r.last.length { // one comparison for both bounds
		return l.n + r.last.shift
	}
	return r.recall(l)
}

// Instant returns the instant of l, with the Location of the zone. If l or the zone is zero, it is the
// zero [time.Time].
func (r *Resolver) Instant(l Local) time.Time {
	if l.n == 0 || r.zone.loc == nil {
		return time.Time{}
	}
	return time.Unix(r.Unix(l), 0).In(r.zone.loc)
}

// recall looks through the runs seen before, and brings the one that has l to the front.
func (r *Resolver) recall(l Local) int64 {
	for k, seen := range r.past {
		if uint64(l.n-seen.first) < seen.length {
			copy(r.past[1:k+1], r.past[:k])
			r.past[0], r.last = r.last, seen
			return l.n + seen.shift
		}
	}
	return r.search(l)
}

func (r *Resolver) search(l Local) int64 {
	if l.n == 0 || r.zone.loc == nil {
		return time.Time{}.Unix()
	}
	f := find(r.zone.loc, l.n-unixLocal)
	if f.alone {
		r.learn(l, f)
	}
	return f.first
}

// learn remembers the local times from l to the end of the stretch that it was found in; in an overlap
// at its end they have their first instant in it too. Local times before l are left out, since the
// search did not look for an earlier instant of theirs.
func (r *Resolver) learn(l Local, f found) {
	end := min(f.in.end+f.in.offset+unixLocal, endLocal)
	seen := run{first: l.n, length: uint64(end - l.n), shift: f.first - l.n}
	if old := r.last; old.first+int64(old.length) != end {
		copy(r.past[1:], r.past[:])
		r.past[0] = old
	}
	r.last = seen
}
