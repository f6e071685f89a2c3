package enginetest_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/meetingtest"
	"github.com/salesmeeting/salesmeeting/meeting/sqlstore"
)

func TestEveryRuleIsKept(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		dsn := e.fresh(t)
		base := sqlstore.New(e.open(t, dsn), e.dialect, &sqlstore.Options{Zones: zones})
		require.NoError(t, base.Migrate(t.Context()))
		meetingtest.TestStore(t, func(_ context.Context, tenant string) (meeting.Store, error) {
			other := sqlstore.New(e.open(t, dsn), e.dialect, &sqlstore.Options{Zones: zones}) // as after a restart
			return other.Tenant(tenant), nil
		})
	})
}

func TestEveryRuleIsKeptWithLittleMemory(t *testing.T) {
	onEach(t, func(t *testing.T, e engine) {
		db, _ := e.migrated(t)
		base := sqlstore.New(db, e.dialect, &sqlstore.Options{Memory: 3000})
		forgetful := sqlstore.New(db, e.dialect, &sqlstore.Options{Memory: -1})
		meetingtest.TestStore(t, func(_ context.Context, tenant string) (meeting.Store, error) {
			if len(tenant)%2 == 0 {
				return base.Tenant(tenant), nil
			}
			return forgetful.Tenant(tenant), nil
		})
	})
}

// A host's server may have another isolation than PostgreSQL's own as its default.
func TestEveryRuleIsKeptWhateverIsolationIsTheDefault(t *testing.T) {
	e := engines()[1]
	dsn := e.fresh(t) + " options='-c default_transaction_isolation=serializable'"
	base := sqlstore.New(e.open(t, dsn), e.dialect, &sqlstore.Options{Zones: zones})
	require.NoError(t, base.Migrate(t.Context()))
	meetingtest.TestStore(t, func(_ context.Context, tenant string) (meeting.Store, error) {
		return base.Tenant(tenant), nil
	})
}

// Calls that race are for stores with transactions of their own; that others see what is committed is up to the host.
func TestEveryRuleIsKeptWithinATransactionOfTheHost(t *testing.T) {
	racing := map[string]bool{"race": true, "lease-race": true, "double-booking": true}
	onEach(t, func(t *testing.T, e engine) {
		db, base := e.migrated(t)
		for c := range meetingtest.StoreCases() {
			if racing[c.Name] {
				continue
			}
			t.Run(c.Name, func(t *testing.T) {
				tx := begin(t, db, nil)
				require.NoError(t, c.Check(t.Context(), func(_ context.Context, tenant string) (meeting.Store, error) {
					return base.Within(tx, tenant), nil
				}))
				require.NoError(t, tx.Commit())
			})
		}
	})
}
