package enginetest_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
)

// Half of the calls come from another process, as far as the database can tell.
func TestThousandConcurrentBookingsOfOneHourGiveOneMeeting(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		dsn := e.fresh(t)
		base := sqlstore.New(e.open(t, dsn), e.dialect, &sqlstore.Options{Zones: zones})
		require.NoError(t, base.Migrate(t.Context()))
		other := sqlstore.New(e.open(t, dsn), e.dialect, &sqlstore.Options{Zones: zones})
		schedulers := []*meeting.Scheduler{scheduler(base.Tenant("a")), scheduler(other.Tenant("a"))}

		errs := make([]error, 1000)
		wanted := made(t, call(1, "ann"))
		begin := make(chan struct{})
		var group sync.WaitGroup
		for i := range errs {
			group.Go(func() {
				<-begin
				_, errs[i] = schedulers[i%2].Schedule(t.Context(), "olga", wanted)
			})
		}
		close(begin)
		group.Wait()

		booked := 0
		for _, err := range errs {
			if err == nil {
				booked++
				continue
			}
			var denial *meeting.Denial
			require.ErrorAs(t, err, &denial)
		}
		assert.Equal(t, 1, booked)
		found, err := base.Tenant("a").Find(t.Context(), meeting.Query{Person: "ann"})
		require.NoError(t, err)
		assert.Len(t, found, 1)
	})
}

// All of them change the same calendar, again and again until each has been the first.
func TestConcurrentBookingsOfOnePersonAtDifferentHoursAreAllKept(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		_, base := e.migrated(t)
		s := scheduler(base.Tenant("a"))
		errs := make([]error, 40)
		var group sync.WaitGroup
		for i := range errs {
			m := made(t, call(i, "ann"))
			group.Go(func() { _, errs[i] = s.Schedule(t.Context(), "olga", m) })
		}
		group.Wait()
		require.NoError(t, errors.Join(errs...))
		found, err := base.Tenant("a").Find(t.Context(), meeting.Query{Person: "ann"})
		require.NoError(t, err)
		assert.Len(t, found, len(errs))
	})
}
