package memstore_test

import (
	"context"
	"sync"
	"testing"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/meetingtest"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
)

func TestTheReferenceKeepsEveryRule(t *testing.T) {
	var stores sync.Map // by tenant: memory is lost with the process, so that to open is to find again
	meetingtest.TestStore(t, func(_ context.Context, tenant string) (meeting.Store, error) {
		store, _ := stores.LoadOrStore(tenant, memstore.New())
		return store.(meeting.Store), nil
	})
}
