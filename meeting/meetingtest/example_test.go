package meetingtest_test

import (
	"context"
	"fmt"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/meetingtest"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
)

// A test of a store calls [meetingtest.TestStore]; a program can run the cases one by one.
func ExampleStoreCases() {
	forgetful := func(context.Context, string) (meeting.Store, error) { return memstore.New(), nil }
	for c := range meetingtest.StoreCases() {
		if err := c.Check(context.Background(), forgetful); err != nil {
			fmt.Println(c.Name)
		}
	}
	// Output:
	// lease-exclusive
	// dead-letters
	// race
	// restart
	// double-booking
}

func ExampleNotifierCases() {
	deaf := func(context.Context) (meetingtest.Rig, error) {
		return meetingtest.Rig{
			Notifier: meeting.NotifierFunc(func(ctx context.Context, _ meeting.Notification, _ meeting.Meeting) error { return ctx.Err() }),
			Received: func() []meeting.NotificationID { return nil },
			Break:    func() {},
			Mend:     func() {},
		}, nil
	}
	for c := range meetingtest.NotifierCases() {
		if err := c.Check(context.Background(), deaf); err != nil {
			fmt.Println(c.Name)
		}
	}
	// Output:
	// handed-over
	// failed
	// same-id
	// concurrent
	// every-notice
}
