package meeting_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// steps are what can happen to an occurrence at 9:00.
var steps = map[string]func(f *office, key meeting.Key) error{
	"start":  func(f *office, key meeting.Key) error { _, err := f.Start(f.t.Context(), "ann", key); return err },
	"finish": func(f *office, key meeting.Key) error { _, err := f.Finish(f.t.Context(), "ann", key); return err },
	"held": func(f *office, key meeting.Key) error {
		_, err := f.RecordOutcome(f.t.Context(), "ann", key, meeting.OutcomeHeld)
		return err
	},
	"rescheduled": func(f *office, key meeting.Key) error {
		_, err := f.RecordOutcome(f.t.Context(), "ann", key, meeting.OutcomeRescheduled)
		return err
	},
	"cancel": func(f *office, key meeting.Key) error {
		_, err := f.Cancel(f.t.Context(), "ann", key, meeting.ReachOne)
		return err
	},
	"at 8":  func(f *office, _ meeting.Key) error { f.at("2026-01-05T08:00:00Z"); return nil },
	"at 9":  func(f *office, _ meeting.Key) error { f.at("2026-01-05T09:00:00Z"); return nil },
	"at 10": func(f *office, _ meeting.Key) error { f.at("2026-01-05T10:00:00Z"); return nil },
}

func TestAnOccurrenceGoesThroughItsStages(t *testing.T) {
	for _, c := range []struct {
		path  []string
		fails bool // at its last step
		stage meeting.Stage
	}{
		{nil, false, meeting.StageScheduled},
		{[]string{"at 9", "start"}, false, meeting.StageInProgress},
		{[]string{"at 8", "start"}, false, meeting.StageInProgress},
		{[]string{"at 9", "start", "start"}, true, meeting.StageInProgress},
		{[]string{"at 9", "start", "cancel"}, true, meeting.StageInProgress},
		{[]string{"at 9", "start", "held"}, true, meeting.StageInProgress},
		{[]string{"at 9", "start", "at 10", "finish"}, false, meeting.StageEnded},
		{[]string{"at 9", "start", "at 8", "finish"}, false, meeting.StageEnded},
		{[]string{"at 9", "start", "at 10", "finish", "held"}, false, meeting.StageEnded},
		{[]string{"at 9", "start", "at 10", "finish", "held", "rescheduled"}, false, meeting.StageEnded},
		{[]string{"at 9", "start", "at 10", "finish", "start"}, true, meeting.StageEnded},
		{[]string{"at 9", "start", "at 10", "finish", "finish"}, true, meeting.StageEnded},
		{[]string{"finish"}, true, meeting.StageScheduled},
		{[]string{"at 8", "held"}, true, meeting.StageScheduled},
		{[]string{"at 8", "rescheduled"}, false, meeting.StageEnded},
		{[]string{"at 9", "held"}, false, meeting.StageEnded},
		{[]string{"at 10", "held", "start"}, true, meeting.StageEnded},
		{[]string{"cancel"}, false, meeting.StageCanceled},
		{[]string{"cancel", "start"}, true, meeting.StageCanceled},
		{[]string{"cancel", "at 10", "held"}, true, meeting.StageCanceled},
	} {
		f := opened(t, meeting.SchedulerOptions{})
		m := f.scheduled(mondays("ann", "bo"))
		key := meeting.Key{Meeting: m.ID(), Original: local("2026-01-05T09:00")}
		for i, step := range c.path {
			if c.fails && i == len(c.path)-1 {
				err := f.unchanged(func() error { return steps[step](f, key) })
				assert.ErrorIs(t, err, meeting.ErrStage, c.path)
			} else {
				require.NoError(t, steps[step](f, key), c.path)
			}
		}
		st, err := f.Status(t.Context(), key)
		require.NoError(t, err)
		assert.Equal(t, c.stage, st.Stage, c.path)
		assert.False(t, st.Proceedings.Ended.Before(st.Proceedings.Began) && !st.Proceedings.Ended.IsZero(), c.path)
		other, err := f.Status(t.Context(), meeting.Key{Meeting: m.ID(), Original: local("2026-01-12T09:00")})
		require.NoError(t, err)
		assert.Equal(t, meeting.StageScheduled, other.Stage, "another occurrence of the series")
	}
}

func TestAStatusHasWhatWasRecorded(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{}).at("2026-01-05T09:02:00Z")
	m := f.scheduled(mondays("ann", "bo"))
	key := meeting.Key{Meeting: m.ID(), Original: local("2026-01-05T09:00")}
	_, err := f.Start(t.Context(), "bo", key)
	require.NoError(t, err)
	minutes := agenda.Minutes{Present: []participant.ID{"ann", "bo"}}
	_, err = f.KeepMinutes(t.Context(), "bo", key, minutes)
	require.NoError(t, err)
	run, err := agenda.NewRun(agenda.Plan{})
	require.NoError(t, err)
	run, err = run.Begin(f.now)
	require.NoError(t, err)
	_, err = f.KeepRun(t.Context(), "ann", key, run)
	require.NoError(t, err)
	st, err := f.Status(t.Context(), key)
	require.NoError(t, err)
	assert.Equal(t, meeting.Proceedings{Key: key, Began: f.now, By: "ann", Minutes: minutes, Run: run}, st.Proceedings)
	assert.EqualValues(t, 4, st.Meeting.Version())
}

func TestWhatCannotBeRecordedIsLocated(t *testing.T) {
	f := opened(t, meeting.SchedulerOptions{})
	m := f.scheduled(mondays("ann", "bo"))
	key := meeting.Key{Meeting: m.ID(), Original: local("2026-01-05T09:00")}
	err := f.unchanged(func() error { _, err := f.RecordOutcome(t.Context(), "ann", key, "fun"); return err })
	assert.Equal(t, []string{"/outcome"}, paths(err))
	err = f.unchanged(func() error {
		_, err := f.KeepMinutes(t.Context(), "ann", key, agenda.Minutes{Present: []participant.ID{""}})
		return err
	})
	assert.Equal(t, []string{"/minutes/present/0"}, paths(err))
	_, err = f.Status(t.Context(), meeting.Key{Meeting: m.ID(), Original: local("2026-01-06T09:00")})
	assert.ErrorIs(t, err, meeting.ErrNoOccurrence)
	_, err = f.Status(t.Context(), meeting.Key{Meeting: meeting.IDFor("none")})
	assert.ErrorIs(t, err, meeting.ErrNotFound)
}
