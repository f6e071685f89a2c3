package meeting

import (
	"context"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Start notes that an occurrence begins now. It fails with [ErrNotFound], [ErrNoOccurrence], and with [ErrStage]
// unless the occurrence is scheduled.
func (s *Scheduler) Start(ctx context.Context, actor participant.ID, key Key) (Status, error) {
	return s.proceed(ctx, actor, ActionStart, key, func(st *Status, now time.Time) error {
		if st.Stage != StageScheduled {
			return st.wrong("only one that is scheduled can start")
		}
		st.Proceedings.Began = now
		return nil
	})
}

// Finish notes that an occurrence ends now. It fails with [ErrNotFound], [ErrNoOccurrence], and with [ErrStage]
// unless the occurrence is in progress.
func (s *Scheduler) Finish(ctx context.Context, actor participant.ID, key Key) (Status, error) {
	return s.proceed(ctx, actor, ActionFinish, key, func(st *Status, now time.Time) error {
		if st.Stage != StageInProgress {
			return st.wrong("only one that is in progress can finish")
		}
		st.Proceedings.Ended = laterOf(now, st.Proceedings.Began) // a clock may have been set back
		return nil
	})
}

// RecordOutcome notes what became of an occurrence, in place of what was noted before. An occurrence that was never
// started ends with it once its start has come: nobody came, or nobody thought of starting it. It fails with a
// located fault, with [ErrNotFound], [ErrNoOccurrence], and with [ErrStage] if the occurrence is in progress,
// canceled or yet to come; one that was rescheduled may be yet to come.
func (s *Scheduler) RecordOutcome(ctx context.Context, actor participant.ID, key Key, o Outcome) (Status, error) {
	if err := o.Check(); err != nil {
		return Status{}, participant.Problems{{Path: "/outcome", Err: err}}
	}
	return s.proceed(ctx, actor, ActionRecord, key, func(st *Status, now time.Time) error {
		over := st.Stage == StageScheduled && (st.Occurrence.start <= now.Unix() || o == OutcomeRescheduled)
		if st.Stage != StageEnded && !over {
			return st.wrong("only one that has ended has an outcome")
		}
		st.Proceedings.Outcome = o
		return nil
	})
}

// KeepMinutes keeps the minutes of an occurrence, in place of those kept before; zero Minutes take them away. It fails
// with located faults below "/minutes", with [ErrNotFound], [ErrNoOccurrence], and with [ErrStage] if the occurrence
// is canceled.
func (s *Scheduler) KeepMinutes(ctx context.Context, actor participant.ID, key Key, m agenda.Minutes) (Status, error) {
	if faults := m.Problems(); len(faults) > 0 {
		return Status{}, faults.Under("/minutes")
	}
	return s.proceed(ctx, actor, ActionRecord, key, func(st *Status, _ time.Time) error {
		if st.Stage == StageCanceled {
			return st.wrong("it has no minutes")
		}
		st.Proceedings.Minutes = m.Clone()
		return nil
	})
}

// KeepRun keeps how an occurrence goes, or went, through its agenda, in place of what was kept before; the zero Run
// takes it away. That the occurrence starts and finishes is for [Scheduler.Start] and [Scheduler.Finish] to say. It
// fails with [ErrNotFound], [ErrNoOccurrence], and with [ErrStage] if the occurrence is canceled.
func (s *Scheduler) KeepRun(ctx context.Context, actor participant.ID, key Key, r agenda.Run) (Status, error) {
	return s.proceed(ctx, actor, ActionRecord, key, func(st *Status, _ time.Time) error {
		if st.Stage == StageCanceled {
			return st.wrong("it has no run")
		}
		st.Proceedings.Run = r
		return nil
	})
}

func (st *Status) wrong(why string) error {
	return fmt.Errorf("%w: the occurrence is %s: %s", ErrStage, st.Stage, why)
}

// proceed changes the proceedings of an occurrence.
func (s *Scheduler) proceed(
	ctx context.Context, actor participant.ID, a Action, key Key, change func(st *Status, now time.Time) error,
) (Status, error) {
	var st Status
	r, err := s.attempt(ctx, actor, func() (step, error) {
		kept, err := s.store.Read(ctx, Selection{
			Meetings: []ID{key.Meeting}, Proceedings: []Key{key}, Reminders: []ID{key.Meeting},
		})
		if err != nil {
			return step{}, err
		}
		if st, err = kept.status(key); err != nil {
			return step{}, err
		}
		p := step{action: a, now: s.now(), before: st.Meeting, reminders: kept.Reminders}
		if err := change(&st, p.now); err != nil {
			return step{}, err
		}
		st.Proceedings.By = actor
		p.become(p.before) // its version tells others that the stage has moved on
		p.proceedings = []Proceedings{st.Proceedings.Clone()}
		return p, nil
	})
	if err != nil {
		return Status{}, err
	}
	st.Meeting, st.Stage = r.Meeting, st.Proceedings.Stage()
	st.Occurrence, _ = r.Meeting.Occurrence(key.Original)
	return st, nil
}
