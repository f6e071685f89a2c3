package meeting

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A Scheduler keeps meetings in a [Store]: it schedules, changes and cancels them, notes who comes and what takes
// place, and tells people. [NewScheduler] makes one; it is safe for concurrent use, and any number of them, in any
// number of processes, may work on one tenant's store.
//
// Every call names who acts, and does all that it does in one commit, or nothing: with any error, everything is as
// it was. Where a store's commit fails with [ErrConflict], the call begins again with what is kept then. What the
// host's rules deny fails with a [*Denial]; faults of what was given are located, see [Problems].
//
// Nobody is booked twice where the policies forbid it ([RefuseClashes]), however many calls race, for all
// occurrences up to the horizon before and after now; of a meeting that has none there, for those up to the
// horizon after its start.
type Scheduler struct {
	store  Store
	o      SchedulerOptions
	random sync.Mutex // readers of randomness need not be safe for concurrent use
}

// SchedulerOptions are what a [Scheduler] can be told. The zero SchedulerOptions, and nil, are the defaults.
type SchedulerOptions struct {
	// Policies decide what may be done; all of them are asked. Nil: [RefuseClashes]; empty: none. See also
	// [SalesPolicies].
	Policies []Policy
	// Gates decide on new and changed meetings by what they do to others: budgets, limits. Default: none.
	Gates []Gate
	// Directory has the people who act, with their roles: whoever it lacks has none. A directory with nobody in it
	// leaves it to the rosters of the meeting, which is enough where the host has written them itself.
	Directory participant.Directory
	// Horizon is the elapsed time before and after now in which double bookings are found. Default: two years of
	// 366 days.
	Horizon time.Duration

	// Channels returns how to tell somebody, by names of the host's. Default: "email" for everybody.
	Channels func(p participant.Participant) []string
	// Leads are how long before an occurrence to remind people on each of their channels, elapsed time in whole
	// seconds. Nil: 15 minutes; empty: never.
	Leads []time.Duration

	// Lease is how long a notifier may take for a batch of notifications before another one gets them. Default:
	// five minutes.
	Lease time.Duration
	// Batch is how many notifications are leased at once. Default: 20.
	Batch int
	// Attempts is how many times a notification is tried before it becomes a dead letter. Default: 12.
	Attempts uint64
	// Backoff returns how long to wait after the given number of attempts, at least one second. Default: a minute,
	// doubled with each attempt up to six hours.
	Backoff func(attempts uint64) time.Duration

	// Retries is how many times a call begins again after a conflict. Default: 100.
	Retries int
	// Now returns the time. Default: time.Now.
	Now func() time.Time
	// Random is where new IDs come from (RFC 9562, version 7). Default: crypto/rand.
	Random io.Reader
}

// NewScheduler returns a scheduler of the meetings in store.
func NewScheduler(store Store, o *SchedulerOptions) *Scheduler {
	s := &Scheduler{store: store}
	if o != nil {
		s.o = *o
	}
	s.o.setDefaults()
	return s
}

func (o *SchedulerOptions) setDefaults() {
	if o.Policies == nil {
		o.Policies = []Policy{RefuseClashes}
	}
	if o.Channels == nil {
		o.Channels = func(participant.Participant) []string { return []string{"email"} }
	}
	if o.Leads == nil {
		o.Leads = []time.Duration{15 * time.Minute}
	}
	if o.Backoff == nil {
		o.Backoff = backoff
	}
	if o.Now == nil {
		o.Now = time.Now //nolint:forbidigo // the default of an option
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	setDefault(&o.Horizon, 2*366*24*time.Hour)
	setDefault(&o.Lease, 5*time.Minute)
	setDefault(&o.Batch, 20)
	setDefault(&o.Attempts, 12)
	setDefault(&o.Retries, 100)
}

func setDefault[T int | uint64 | time.Duration](option *T, value T) {
	if *option <= 0 {
		*option = value
	}
}

// now returns the time in whole seconds, in UTC.
func (s *Scheduler) now() time.Time { return wholeSeconds(s.o.Now()) }

func wholeSeconds(t time.Time) time.Time { return time.Unix(t.Unix(), 0).UTC() }

// newID returns a UUID of version 7: 48 bits of Unix time in milliseconds, and 74 random bits.
func (s *Scheduler) newID() (ID, error) {
	s.random.Lock()
	defer s.random.Unlock()
	var u uuid.UUID
	if _, err := io.ReadFull(s.o.Random, u[6:]); err != nil {
		return ID{}, fmt.Errorf("meeting: no randomness for a new id: %w", err)
	}
	ms := uint64(s.o.Now().UnixMilli())
	for i := range 6 {
		u[i] = byte(ms >> (40 - 8*i))
	}
	u[6], u[8] = u[6]&0x0f|0x70, u[8]&0x3f|0x80
	return ID{u}, nil
}

// A Receipt says what a [Scheduler] has kept. It is plain data.
type Receipt struct {
	// Meeting is the meeting as it is kept now, Rest the new one that an edit has split off; zero if none has.
	Meeting, Rest Meeting
	// Known says that there was nothing to do: the meeting has been scheduled or canceled already.
	Known bool
	// Lost are the overrides that an edit took away: see [Edit.Lost].
	Lost []Override
	// Findings are what policies and gates warn of.
	Findings []Finding
}

// attempt keeps what plan comes to, and begins again as long as others are faster.
func (s *Scheduler) attempt(ctx context.Context, actor participant.ID, plan func() (step, error)) (Receipt, error) {
	if err := actor.Check(); err != nil {
		return Receipt{}, participant.Problems{{Path: "/actor", Err: err}}
	}
	var err error
	for range s.o.Retries + 1 {
		var next step
		if next, err = plan(); err != nil {
			return Receipt{}, err
		}
		if next.known {
			return Receipt{Meeting: next.before, Known: true}, nil
		}
		next.actor = actor
		var c Commit
		var r Receipt
		if c, r, err = s.decide(ctx, next); err != nil {
			return Receipt{}, err
		}
		if err = s.store.Commit(ctx, c); err == nil {
			return r, nil
		}
		if !isConflict(err) {
			break
		}
	}
	return Receipt{}, err
}

// isConflict reports whether it helps to read again.
func isConflict(err error) bool { return errors.Is(err, ErrConflict) && !errors.Is(err, ErrRetry) }
