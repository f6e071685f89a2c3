package meeting

import (
	"fmt"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// An Editing is an edit with its scope, made of whatever the meeting is when a [Scheduler] gets to it: it can be
// called more than once, and must not touch anything else. Begin with [One], [Following] or [All].
type Editing func(m Meeting) (Edit, error)

// One edits one occurrence: change gets a copy of its override, with no more than the original start if it has
// none. See [Meeting.EditOne].
func One(original wallclock.Local, change func(o *Override)) Editing {
	return func(m Meeting) (Edit, error) {
		o, ok := m.Override(original)
		if !ok {
			o = Override{Original: original}
		}
		change(&o)
		o.Original = original
		return m.EditOne(o)
	}
}

// Following edits the occurrence and all after it. See [Meeting.EditFollowing].
func Following(original wallclock.Local, change func(d *Draft)) Editing {
	return func(m Meeting) (Edit, error) { return m.EditFollowing(original, change) }
}

// All edits the whole series. See [Meeting.EditAll].
func All(change func(d *Draft)) Editing {
	return func(m Meeting) (Edit, error) { return m.EditAll(change) }
}

// IfVersion makes an edit only of the version that somebody has seen, and fails with [ErrConflict] at any other.
func IfVersion(version uint64, e Editing) Editing {
	return func(m Meeting) (Edit, error) {
		if m.Version() != version {
			return Edit{}, fmt.Errorf("%w: the meeting is at version %d, not %d", ErrConflict, m.Version(), version)
		}
		return e(m)
	}
}
