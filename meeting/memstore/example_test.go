package memstore_test

import (
	"context"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func ExampleNew() {
	store := memstore.New()
	call, err := meeting.New(meeting.Draft{
		Title: "Call", Start: wallclock.At(2026, time.January, 5, 9, 0, time.UTC), Length: time.Hour,
	})
	if err != nil {
		panic(err)
	}
	if _, err := meeting.NewScheduler(store, nil).Schedule(context.Background(), "ann", call); err != nil {
		panic(err)
	}
	found, err := store.Find(context.Background(), meeting.Query{})
	fmt.Println(len(found), err)
	// Output:
	// 1 <nil>
}
