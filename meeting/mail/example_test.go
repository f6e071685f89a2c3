package mail_test

import (
	"context"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/mail"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A host schedules a meeting, and the customer gets an e-mail, from a server that the example has started.
func Example() {
	server, err := newServer(context.Background())
	if err != nil {
		panic(err)
	}
	defer server.Close()
	smtp, err := client(server.port, 5*time.Second) // a host's gomail.NewClient("smtp.example.com", …)
	if err != nil {
		panic(err)
	}
	notifier, err := mail.New(smtp, "Acme CRM <crm@acme.example>", &mail.Options{
		Language: func(p participant.Participant) string {
			if p.IsExternal() {
				return "hi-IN" // a host looks it up
			}
			return "en-IN"
		},
	})
	if err != nil {
		panic(err)
	}
	now := wallclock.At(2026, time.January, 2, 12, 0, time.UTC).Instant()
	s := meeting.NewScheduler(memstore.New(), &meeting.SchedulerOptions{Now: func() time.Time { return now }})
	call, err := meeting.New(meeting.Draft{
		Title: "First call", Start: wallclock.At(2026, time.January, 5, 9, 0, time.UTC), Length: time.Hour,
		Venue:  meeting.Venue{URL: "https://zoom.us/j/81234567890?pwd=c2VjcmV0"},
		Roster: participant.Roster{{ID: "ann", Name: "Ann Roy"}, {ID: "cy", Email: "cy@customer.example", Role: participant.NewCustomer}},
	})
	if err != nil {
		panic(err)
	}
	if _, err := s.Schedule(context.Background(), "ann", call); err != nil {
		panic(err)
	}
	done, err := s.Deliver(context.Background(), now, notifier)
	fmt.Println(done.Delivered, err)
	got := read(server.messages[0])
	fmt.Println(got.subject)
	fmt.Println(got.text)
	// Output:
	// 1 <nil>
	// निमंत्रण: First call
	// आपको एक बैठक में बुलाया गया है।
	//
	// First call
	// कब: सोमवार, 5 जनवरी 2026, 09:00–10:00, UTC
	// कहाँ: https://zoom.us/j/81234567890
	// द्वारा: Ann Roy
	//
	// यह संदेश अपने आप भेजा गया है।
}
