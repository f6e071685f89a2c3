package meeting

import (
	"context"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Reach says how much of a series is meant. The zero Reach is [ReachOne].
type Reach uint8

// The reaches.
const (
	ReachOne       Reach = iota // one occurrence
	ReachFollowing              // the occurrence and all that follow
	ReachAll                    // all that have not begun
)

// Cancel cancels an occurrence, that and all that follow, or all that have not begun; for all, key.Original does not
// matter. What is canceled stays: a canceled occurrence as an override, a meeting that never takes place any more
// with [Draft.Canceled], and a series that has begun ends. What is canceled already is known. It fails with
// [ErrNotFound], [ErrNoOccurrence], and with [ErrStage] if something is recorded of an occurrence that it would take
// away, or if all of them have begun.
func (s *Scheduler) Cancel(ctx context.Context, actor participant.ID, key Key, r Reach) (Receipt, error) {
	return s.attempt(ctx, actor, func() (step, error) {
		p, err := s.begin(ctx, ActionCancel, key.Meeting)
		if err != nil {
			return step{}, err
		}
		if p.before.Canceled() {
			p.known = true
			return p, nil
		}
		var edit Edit
		switch m := p.before; r {
		case ReachOne:
			edit, p.known, err = m.cancelOne(key.Original)
		case ReachFollowing:
			p.onward = true
			edit, err = m.cancelFrom(key.Original)
		default:
			edit, err = m.cancelAll(p.now)
		}
		if err != nil || p.known {
			return p, err
		}
		err = s.take(ctx, &p, edit)
		if r == ReachFollowing {
			p.original = key.Original
		}
		return p, err
	})
}

// cancelOne also reports whether the occurrence is canceled already.
func (m Meeting) cancelOne(original wallclock.Local) (edit Edit, already bool, err error) {
	o, ok := m.Override(original)
	if !ok {
		o = Override{Original: original}
	}
	if o.Canceled {
		return Edit{}, true, nil
	}
	o.Canceled = true
	edit, err = m.EditOne(o)
	return edit, false, err
}

func cancel(d *Draft) { d.Canceled = true }

// cancelFrom ends the series before an occurrence.
func (m Meeting) cancelFrom(original wallclock.Local) (Edit, error) {
	edit, err := m.EditFollowing(original, func(*Draft) {})
	if err != nil {
		return Edit{}, err
	}
	if edit.Rest.IsZero() {
		return m.EditAll(cancel)
	}
	edit.Rest = Meeting{}
	edit.from, edit.to = m, edit.Meeting
	return edit, nil
}

// cancelAll cancels everything that begins after now: a series that has begun ends, and what of it was moved behind
// now is canceled by itself.
func (m Meeting) cancelAll(now time.Time) (Edit, error) {
	if !m.begun(now) {
		return m.EditAll(cancel)
	}
	left := m
	if pivot := m.pivot(now); !pivot.IsZero() {
		edit, err := m.cancelFrom(pivot)
		if err != nil {
			return Edit{}, err
		}
		left = edit.Meeting
	}
	d, found := left.Draft(), false
	for o := range left.Occurrences(rest(now)) {
		if o.start > now.Unix() {
			d.cancel(o.original)
			found = true
		}
	}
	if left.s == m.s && !found {
		return Edit{}, fmt.Errorf("%w: all occurrences have begun", ErrStage)
	}
	after, err := m.remake(d)
	return Edit{Meeting: after, from: m, to: after}, err
}

// begun reports whether an occurrence has begun at now.
func (m Meeting) begun(now time.Time) bool {
	from, _ := m.Bounds() // one that was moved can be before the start
	for o := range m.Occurrences(rest(from)) {
		return o.start <= now.Unix()
	}
	return false
}

// pivot returns the first original start from which on nothing has begun at now; zero if there is none.
func (m Meeting) pivot(now time.Time) wallclock.Local {
	var last wallclock.Local // of what has begun although its original start may be later
	for _, o := range m.s.schedule.moved {
		if o.start <= now.Unix() && o.original.Compare(last) > 0 {
			last = o.original
		}
	}
	for o := range m.Occurrences(rest(now)) {
		moved := o.patch != nil && o.patch.moves()
		if o.start > now.Unix() && !moved && o.original.Compare(last) > 0 {
			return o.original
		}
	}
	return wallclock.Local{}
}

// cancel marks an occurrence as canceled.
func (d *Draft) cancel(original wallclock.Local) {
	for i := range d.Overrides {
		if d.Overrides[i].Original == original {
			d.Overrides[i].Canceled = true
			return
		}
	}
	d.Overrides = append(d.Overrides, Override{Original: original, Canceled: true})
}
