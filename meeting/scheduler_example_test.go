package meeting_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// newYears returns a scheduler whose clock stands at the beginning of 2026, so that the examples are the same every
// time. A host leaves Now to its default.
func newYears() *meeting.Scheduler {
	now := wallclock.At(2026, time.January, 1, 0, 0, time.UTC).Instant()
	return meeting.NewScheduler(memstore.New(), &meeting.SchedulerOptions{Now: func() time.Time { return now }})
}

// review is a weekly meeting on Mondays at nine.
func review() meeting.Meeting {
	m, err := meeting.New(meeting.Draft{
		ID: meeting.IDFor("review"), Title: "Pipeline review",
		Start: wallclock.At(2026, time.January, 5, 9, 0, time.UTC), Length: 45 * time.Minute, Repeats: recurrence.Weekly(),
		Roster: participant.Roster{{ID: "ann", Role: participant.SalesManager}, {ID: "bo", Role: participant.SalesRepresentative}},
	})
	if err != nil {
		panic(err)
	}
	return m
}

// Somebody who is booked already is not booked again.
func ExampleScheduler_Schedule() {
	s := newYears()
	r, err := s.Schedule(context.Background(), "ann", review())
	fmt.Println(r.Meeting, err)

	call, err := meeting.New(meeting.Draft{
		Start: wallclock.At(2026, time.June, 1, 9, 30, time.UTC), Length: time.Hour, Roster: participant.Roster{{ID: "bo"}},
	})
	if err != nil {
		panic(err)
	}
	_, err = s.Schedule(context.Background(), "ann", call)
	var denial *meeting.Denial
	if errors.As(err, &denial) {
		for _, f := range denial.Findings {
			fmt.Println(f.Path, f)
		}
	}
	// Output:
	// Pipeline review, 2026-01-05T09:00:00[UTC], FREQ=WEEKLY <nil>
	// /roster/0 deny double-booking: bo is booked already from 2026-06-01T09:30:00Z to 2026-06-01T09:45:00Z
}

// From February on the meeting is at ten.
func ExampleScheduler_Edit() {
	s := newYears()
	r, err := s.Schedule(context.Background(), "ann", review())
	if err != nil {
		panic(err)
	}
	february := wallclock.At(2026, time.February, 2, 9, 0, time.UTC).Local()
	r, err = s.Edit(context.Background(), "ann", r.Meeting.ID(), meeting.Following(february, func(d *meeting.Draft) {
		d.Start = wallclock.At(2026, time.February, 2, 10, 0, time.UTC)
	}))
	fmt.Println(r.Meeting.Repeats(), err)
	fmt.Println(r.Rest)
	// Output:
	// FREQ=WEEKLY;UNTIL=20260126T090000 <nil>
	// Pipeline review, 2026-02-02T10:00:00[UTC], FREQ=WEEKLY
}

func ExampleScheduler_Cancel() {
	s := newYears()
	r, err := s.Schedule(context.Background(), "ann", review())
	if err != nil {
		panic(err)
	}
	easterMonday := wallclock.At(2026, time.April, 6, 9, 0, time.UTC).Local()
	key := meeting.Key{Meeting: r.Meeting.ID(), Original: easterMonday}
	if _, err := s.Cancel(context.Background(), "ann", key, meeting.ReachOne); err != nil {
		panic(err)
	}
	status, err := s.Status(context.Background(), key)
	fmt.Println(status.Stage, err)
	// Output:
	// canceled <nil>
}

func ExampleScheduler_Respond() {
	s := newYears()
	r, err := s.Schedule(context.Background(), "ann", review())
	if err != nil {
		panic(err)
	}
	r, err = s.Respond(context.Background(), "bo", meeting.Key{Meeting: r.Meeting.ID()}, participant.Accepted)
	bo, _ := r.Meeting.Roster().Find("bo")
	fmt.Println(bo.Response, err)
	// Output:
	// accepted <nil>
}

func ExampleScheduler_Delegate() {
	s := newYears()
	r, err := s.Schedule(context.Background(), "ann", review())
	if err != nil {
		panic(err)
	}
	first := meeting.Key{Meeting: r.Meeting.ID(), Original: review().Start().Local()}
	r, err = s.Delegate(context.Background(), "bo", first, participant.Person{ID: "cy", Role: participant.SalesRepresentative})
	if err != nil {
		panic(err)
	}
	o, _ := r.Meeting.Occurrence(first.Original)
	for p := range o.Participants() {
		fmt.Println(p.ID, p.Response)
	}
	// Output:
	// ann needs-action
	// bo delegated
	// cy needs-action
}

func ExampleScheduler_RecordOutcome() {
	now := wallclock.At(2026, time.January, 5, 9, 20, time.UTC).Instant()
	s := meeting.NewScheduler(memstore.New(), &meeting.SchedulerOptions{Now: func() time.Time { return now }})
	r, err := s.Schedule(context.Background(), "ann", review())
	if err != nil {
		panic(err)
	}
	first := meeting.Key{Meeting: r.Meeting.ID(), Original: review().Start().Local()}
	status, err := s.RecordOutcome(context.Background(), "ann", first, meeting.OutcomeNoShowByThem)
	fmt.Println(status.Stage, status.Proceedings.Outcome, err)
	_, err = s.Start(context.Background(), "ann", first)
	fmt.Println(err)
	// Output:
	// ended no-show-by-them <nil>
	// meeting: not at this stage: the occurrence is ended: only one that is scheduled can start
}

// A host calls Deliver again and again, with the time.
func ExampleScheduler_Deliver() {
	s := newYears()
	if _, err := s.Schedule(context.Background(), "ann", review()); err != nil {
		panic(err)
	}
	tell := meeting.NotifierFunc(func(_ context.Context, n meeting.Notification, m meeting.Meeting) error {
		fmt.Println("to", n.To.ID, "by", n.Channel, n.Notice, m.Title(), n.Occurrence)
		return nil
	})
	for _, now := range []wallclock.Time{
		wallclock.At(2026, time.January, 1, 0, 1, time.UTC),
		wallclock.At(2026, time.January, 5, 8, 45, time.UTC),
	} {
		done, err := s.Deliver(context.Background(), now.Instant(), tell)
		fmt.Println(done.Delivered, err)
	}
	// Output:
	// to bo by email invited Pipeline review none
	// 1 <nil>
	// to ann by email reminder Pipeline review 2026-01-05T09:00:00
	// to bo by email reminder Pipeline review 2026-01-05T09:00:00
	// 2 <nil>
}

func ExampleScheduler_Find() {
	s := newYears()
	if _, err := s.Schedule(context.Background(), "ann", review()); err != nil {
		panic(err)
	}
	june := wallclock.Month(2026, time.June, time.UTC)
	for m, err := range s.Find(context.Background(), meeting.Query{Window: june, Person: "bo"}) {
		fmt.Println(m.Title(), err)
	}
	// Output:
	// Pipeline review <nil>
}

func ExampleScheduler_Erase() {
	s := newYears()
	if _, err := s.Schedule(context.Background(), "ann", review()); err != nil {
		panic(err)
	}
	if _, err := s.Erase(context.Background(), "ann", "bo"); err != nil {
		panic(err)
	}
	m, err := s.Meeting(context.Background(), meeting.IDFor("review"))
	_, there := m.Roster().Find("bo")
	fmt.Println(len(m.Roster()), there, err)
	// Output:
	// 2 false <nil>
}

// A manager's rules: what they have against a meeting comes all at once.
func ExampleSalesPolicies() {
	s := meeting.NewScheduler(memstore.New(), &meeting.SchedulerOptions{Policies: meeting.SalesPolicies()})
	_, err := s.Schedule(context.Background(), "bo", review())
	var denial *meeting.Denial
	if errors.As(err, &denial) {
		for _, f := range denial.Findings {
			fmt.Println(f.Source, f)
		}
	}
	// Output:
	// S4 deny may-schedule: bo may not schedule meetings: sales-manager, executive do
	// S10 deny purpose: a meeting needs a purpose: it is held only when necessary
	// S10 deny expected-outcome: the agenda does not say what is to come out
}

func ExampleIfVersion() {
	s := newYears()
	r, err := s.Schedule(context.Background(), "ann", review())
	if err != nil {
		panic(err)
	}
	seen := r.Meeting.Version() // what the form shows
	rename := func(title string) meeting.Editing {
		return meeting.IfVersion(seen, meeting.All(func(d *meeting.Draft) { d.Title = title }))
	}
	_, err = s.Edit(context.Background(), "bo", r.Meeting.ID(), rename("Numbers"))
	fmt.Println(err)
	_, err = s.Edit(context.Background(), "ann", r.Meeting.ID(), rename("Pipeline"))
	fmt.Println(errors.Is(err, meeting.ErrConflict))
	// Output:
	// <nil>
	// true
}

// Representatives are at three meetings a week at most.
func ExampleWeeklyLimit() {
	limit := meeting.WeeklyLimit{
		Most:   map[participant.Role]int{participant.SalesRepresentative: 3},
		Window: wallclock.Year(2026, time.UTC), Begins: time.Monday,
	}
	s := meeting.NewScheduler(memstore.New(), &meeting.SchedulerOptions{Gates: []meeting.Gate{limit}})
	d := review().Draft()
	d.ID, d.Repeats = meeting.ID{}, recurrence.Daily().Times(4)
	m, err := meeting.New(d)
	if err != nil {
		panic(err)
	}
	_, err = s.Schedule(context.Background(), "ann", m)
	fmt.Println(err)
	// Output:
	// meeting: denied: weekly-limit: bo would be at 4 meetings in the week of 2026-01-05: sales-representative have 3 at most
}
