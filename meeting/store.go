package meeting

import (
	"context"
	"errors"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// The errors of a [Store], for errors.Is.
var (
	// ErrConflict says that what a change was made from has moved on: read again, and try again.
	ErrConflict = errors.New("meeting: what was read has moved on")
	// ErrNotFound says that the store does not have what was asked for.
	ErrNotFound = errors.New("meeting: not found")
	// ErrRetry says that the transaction of the host, in which a store works, can't be kept any more. Only the
	// host can roll it back and do all of it again; the [Scheduler] does not try.
	ErrRetry = errors.New("meeting: the host's transaction has to be done again")
)

// A Store keeps meetings for a [Scheduler], with all that goes with them. It is opened for one tenant: what other
// tenants keep does not exist for it, not even where IDs are the same. It is safe for concurrent use, and package
// meetingtest checks implementations, rule by rule.
//
// Keys of the host's are opaque: those that differ in one byte are two. What a method gives and takes is shared with
// nobody. A method whose context has ended fails with the context's error and leaves everything as it was. Once a
// commit or a settlement has returned without error, everything that begins to read sees it, on this Store and on any
// other of the same tenant, also after the process has died. All times are instants in whole seconds.
//
// On SQL that is a table each of meetings, of whom and what they name, of calendars, proceedings, reminders and
// notifications; a commit is one transaction, of which every UPDATE names the revision that it replaces.
type Store interface {
	Ledger
	Outbox
	ReminderQueue
}

// A Ledger is the part of a [Store] in which meetings are written down and found.
type Ledger interface {
	// Commit applies c as a whole or not at all. It fails with an error that matches ErrConflict, and keeps what
	// it has, if
	//   - a meeting of c is not kept at the version right before its own (version 1: not kept at all),
	//   - a calendar of c is not at the revision that c read, or
	//   - a reminder that c fires is not kept exactly as c read it.
	// Every calendar of c is at the next revision afterwards, and one that was never in a commit is at
	// revision 0. A notification whose ID is in the outbox already is passed over.
	Commit(ctx context.Context, c Commit) error

	// Read returns what s selects, each meeting, history and reminder that is kept; what is not is left out
	// without an error.
	Read(ctx context.Context, s Selection) (Kept, error)

	// Find returns the meetings that q matches (see Query.Matches) and whose ID is greater than q.After, in order
	// of their IDs, and at most q.Limit of them if that is not zero.
	Find(ctx context.Context, q Query) ([]Meeting, error)
}

// An Outbox is the part of a [Store] that hands out notifications, each at least once.
type Outbox interface {
	// Lease hands out notifications, the oldest first and at most l.Limit, and nobody else gets them before
	// l.Until unless they are settled. Of the notifications to one person about one meeting on one channel only
	// the first is handed out: the others wait until it is settled. What was deferred is not handed out before
	// its time, and dead letters never. Each lease of a notification has a token greater than the one before;
	// the first is 1.
	Lease(ctx context.Context, l Lease) ([]Leased, error)

	// Settle says what has become of a notification: it is gone if it was delivered or dropped, waits if it was
	// deferred, and is kept aside if it is a dead letter. It fails with an error that matches ErrConflict, and
	// changes nothing, if s has not the token of the latest lease. A dead letter that is deferred is back in the
	// outbox, in its old place.
	Settle(ctx context.Context, s Settlement) error

	// DeadLetters returns dead letters with their latest tokens in order of their IDs, those greater than after,
	// at most limit of them.
	DeadLetters(ctx context.Context, after NotificationID, limit int) ([]Leased, error)
}

// A ReminderQueue is the part of a [Store] that says which reminders are due.
type ReminderQueue interface {
	// Due returns at most limit reminders that are due at now or before, the earliest first. It changes nothing:
	// they stay until a commit fires them.
	Due(ctx context.Context, now time.Time, limit int) ([]Reminder, error)
}

// A Commit is a change of a [Store]. It is plain data.
type Commit struct {
	// Meetings are new or changed, each with the version that it gets. All reminders of a meeting that is in here
	// are replaced by those in Reminders.
	Meetings []Meeting
	// Calendars are those that the change was checked against.
	Calendars []CalendarRevision
	// Proceedings are kept under their keys, in place of what is there; empty ones take it away.
	Proceedings []Proceedings
	Reminders   []Reminder
	Fired       []Firing
	// Outbox are notifications in the order in which they are to be told. Those of one commit stand behind those
	// of all commits before it.
	Outbox []Notification
	// Forget are people whose notifications, dead letters, reminders and calendars go, of whichever meetings; it
	// comes before the rest of the commit.
	Forget []participant.ID
}

// A Firing takes a reminder on to its next occurrence. It is plain data.
type Firing struct {
	Was  Reminder // as it was read
	Next Reminder // the same person, meeting, channel and lead; zero if there is no next occurrence
}

// A Selection says what to read of a [Store]. It is plain data.
type Selection struct {
	Meetings  []ID
	Calendars []Calendar
	// Proceedings are those of single occurrences, History those of all occurrences of meetings.
	Proceedings []Key
	History     []ID
	// Reminders are those of meetings.
	Reminders []ID
}

// Kept is what a [Store] has of a [Selection], in any order but for Calendars. It is plain data.
type Kept struct {
	Meetings    []Meeting
	Calendars   []CalendarRevision // one for each selected, in their order
	Proceedings []Proceedings
	Reminders   []Reminder
}
