package meeting

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// ErrUndeliverable says that a notification can't be delivered, however often it is tried: the address does not
// exist. It becomes a dead letter at once.
var ErrUndeliverable = errors.New("meeting: the notification can't be delivered")

// A Notifier tells people of meetings: by e-mail, by a webhook, in the host's own application. It is safe for
// concurrent use, and package meetingtest checks implementations.
//
// Notify tells n.To of n, by n.Channel; m is the meeting as it is kept now, at n.Version or later. It returns nil
// only when the message has been handed over; the same notification comes again after any error, so that whoever
// gets it may get it twice, with the same n.ID, which goes with the message. An error that matches
// ErrUndeliverable says that it is of no use to try again. Notify fails with the context's error once the context
// has ended.
//
// An invitation in iCalendar has its place here: Notice says whether it is a REQUEST or a CANCEL (RFC 5546), Version
// is its SEQUENCE, Occurrence its RECURRENCE-ID.
type Notifier interface {
	Notify(ctx context.Context, n Notification, m Meeting) error
}

// NotifierFunc is a function as [Notifier].
type NotifierFunc func(ctx context.Context, n Notification, m Meeting) error

// Notify calls f.
func (f NotifierFunc) Notify(ctx context.Context, n Notification, m Meeting) error {
	return f(ctx, n, m)
}

// A Notice says what a notification is about, as the text that JSON holds. Notices compare with ==.
type Notice string

// The notices.
const (
	NoticeInvited  Notice = "invited"  // to a new meeting, or to one that the person was not invited to
	NoticeChanged  Notice = "changed"  // something of the meeting or the occurrence is different
	NoticeCanceled Notice = "canceled" // it does not take place, or not with the person
	NoticeAnswered Notice = "answered" // somebody answered or sent somebody else; for the organizer
	NoticeReminder Notice = "reminder" // the occurrence is about to begin
)

// A NotificationID identifies a notification: the same change of the same meeting, told to the same person on the
// same channel, has the same ID, whoever computes it. IDs compare with ==; as text and in JSON they are the usual
// 36 characters (RFC 9562, version 5).
type NotificationID struct{ uuid.UUID }

// A Notification is something to tell one person on one channel. It is plain data, comparable with ==, and its JSON
// is what a [Store] keeps.
type Notification struct {
	ID      NotificationID `json:"id"`
	Meeting ID             `json:"meeting"`
	Version uint64         `json:"version"` // of the meeting, at which there was something to tell
	Notice  Notice         `json:"notice"`
	// Occurrence is the original start of the occurrence that it is about; zero: the whole meeting.
	Occurrence wallclock.Local `json:"occurrence,omitzero"`
	// Onward says: and all occurrences after it.
	Onward  bool                    `json:"onward,omitempty"`
	To      participant.Participant `json:"to"`
	Channel string                  `json:"channel"`      // a name of the host's: "email"
	By      participant.ID          `json:"by,omitempty"` // who did it; empty for a reminder
	At      time.Time               `json:"at"`           // when it was done, or was due
	// Start is when the occurrence of a reminder begins. The reminder is worth nothing any more once it has begun.
	Start time.Time `json:"start,omitzero"`
}

// identified returns n with its ID. That of a reminder depends on when the occurrence begins, and neither on the
// version nor on the original start, which an edit of the series may change: an edit does not remind people twice.
func (n Notification) identified() Notification {
	version, occurrence := strconv.FormatUint(n.Version, 10), n.Occurrence.String()
	if n.Notice == NoticeReminder {
		version, occurrence = n.At.UTC().Format(time.RFC3339)+" "+n.Start.UTC().Format(time.RFC3339), ""
	}
	name := strings.Join([]string{
		n.Meeting.String(), version, string(n.Notice), occurrence, strconv.Quote(string(n.To.ID)), n.Channel,
	}, "\n")
	n.ID = NotificationID{uuid.NewSHA1(notifications, []byte(name))}
	return n
}

// notifications is the name space of their IDs.
var notifications = uuid.MustParse("6f1f7a52-5d1c-5c8e-9a54-0d7c3c1b7a10")

// A Lease asks a [Store] for notifications. It is plain data.
type Lease struct {
	Now   time.Time // what was deferred or leased up to now or before is handed out
	Until time.Time // when the lease ends; after Now
	Limit int       // at least 1
}

// Leased is a notification that a [Store] handed out. It is plain data, comparable with ==.
type Leased struct {
	Notification Notification
	// Token says how many times the notification was handed out. Only the holder of the latest can settle it.
	Token uint64
}

// A Settlement says what has become of a notification. It is plain data.
type Settlement struct {
	ID    NotificationID
	Token uint64 // as it was leased
	Fate  Fate
	Until time.Time // of a deferred one: when it may be handed out again
}

// A Fate is what becomes of a notification that was handed out.
type Fate uint8

// The fates of a notification.
const (
	FateDone     Fate = iota // delivered, or of no worth any more: it is gone
	FateDeferred             // to be tried again
	FateDead                 // a dead letter, kept aside for somebody to look at
)
