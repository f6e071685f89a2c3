package agenda_test

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
)

func ExampleNewRun() {
	ten := time.Date(2026, time.January, 8, 10, 0, 0, 0, time.UTC)
	run, err := agenda.NewRun(agenda.Plan{
		Agenda: agenda.Agenda{Items: []agenda.Item{
			{Title: "Numbers", Length: 10 * time.Minute}, {Title: "Prices", Length: 20 * time.Minute},
		}},
		Start: ten, Length: 30 * time.Minute,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	at := func(minutes int) time.Time { return ten.Add(time.Duration(minutes) * time.Minute) }
	run, _ = run.Begin(at(3))
	run, _ = run.Start("Numbers", at(3))

	_, err = run.Start("Prices", at(15))
	fmt.Println(err)
	fmt.Println(errors.Is(err, agenda.ErrBusy))

	run, _ = run.Finish("Numbers", at(18))
	for _, p := range run.Progress(at(18)) {
		fmt.Println(p.ID, p.State, "planned:", p.Planned, "spent:", p.Spent)
	}
	fmt.Println("late by", run.LateStart(), "elapsed:", run.Elapsed(at(18)), "left:", run.TimeLeft(at(18)), "expected overrun:", run.ExpectedOverrun(at(18)))
	// Output:
	// agenda: started "Prices": another item is running: finish or park "Numbers" first
	// true
	// Numbers finished planned: 10m0s spent: 15m0s
	// Prices pending planned: 20m0s spent: 0s
	// late by 3m0s elapsed: 15m0s left: 20m0s expected overrun: 8m0s
}

func ExampleRun_Add() {
	ten := time.Date(2026, time.January, 8, 10, 0, 0, 0, time.UTC)
	run, err := agenda.Replay(
		agenda.Plan{Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Numbers", Length: 20 * time.Minute}}}, Start: ten, Length: 30 * time.Minute},
		agenda.Event{Kind: agenda.MeetingBegan, At: ten},
		agenda.Event{Kind: agenda.ItemStarted, At: ten, Item: "Numbers"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	run, err = run.Add("Budget", 15*time.Minute, "bo", ten.Add(5*time.Minute))
	fmt.Println(run.Agenda().IDs(), err)
	fmt.Println("left:", run.TimeLeft(ten.Add(5*time.Minute)), "expected overrun:", run.ExpectedOverrun(ten.Add(5*time.Minute)))
	// Output:
	// [Numbers Budget] <nil>
	// left: 30m0s expected overrun: 5m0s
}

func ExampleReplay() {
	ten := time.Date(2026, time.January, 8, 10, 0, 0, 0, time.UTC)
	run, err := agenda.Replay(
		agenda.Plan{Start: ten, Length: time.Hour},
		agenda.Event{Kind: agenda.PersonJoined, At: ten, Person: "ann"},
		agenda.Event{Kind: agenda.MeetingBegan, At: ten},
		agenda.Event{Kind: agenda.PersonJoined, At: ten.Add(5 * time.Minute), Person: "bo"},
		agenda.Event{Kind: agenda.MeetingEnded, At: ten.Add(40 * time.Minute)},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range run.Presences(ten.Add(time.Hour)) {
		fmt.Println(p.Person, "was there for", p.Length())
	}
	fmt.Println(run.Log()[3])
	// Output:
	// ann was there for 40m0s
	// bo was there for 35m0s
	// 2026-01-08T10:40:00Z ended
}

func ExampleRun_Until() {
	ten := time.Date(2026, time.January, 8, 10, 0, 0, 0, time.UTC)
	run, err := agenda.Replay(
		agenda.Plan{Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Prices", Length: 20 * time.Minute}}}, Start: ten},
		agenda.Event{Kind: agenda.MeetingBegan, At: ten},
		agenda.Event{Kind: agenda.ItemStarted, At: ten, Item: "Prices"},
		agenda.Event{Kind: agenda.ItemFinished, At: ten.Add(time.Hour), Item: "Prices"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	at := ten.Add(15 * time.Minute)
	fmt.Println(run.Until(at).Progress(at)[0].State, run.TimeLeft(at), run.Until(at).TimeLeft(at))
	// Output:
	// running 0s 5m0s
}

func ExampleRun_Open() {
	ten := time.Date(2026, time.January, 8, 10, 0, 0, 0, time.UTC)
	run, err := agenda.Replay(
		agenda.Plan{Agenda: agenda.Agenda{Items: []agenda.Item{{Title: "Prices", Length: 20 * time.Minute}}}, Start: ten},
		agenda.Event{Kind: agenda.MeetingBegan, At: ten},
		agenda.Event{Kind: agenda.ItemParked, At: ten, Item: "Prices"},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	backlog := agenda.Backlog{}.Add(run.Open()...)
	fmt.Println(backlog.Waiting[0].Item.Title, backlog.Waiting[0].Carried)
	// Output:
	// Prices 1
}

func ExampleEventKinds() {
	fmt.Println(slices.Collect(agenda.EventKinds()))
	// Output:
	// [began ended started finished skipped parked reopened added joined left]
}

func ExampleItemStates() {
	for state := range agenda.ItemStates() {
		fmt.Println(state, state.Events())
	}
	// Output:
	// pending [started skipped parked]
	// running [finished parked]
	// finished [reopened]
	// skipped [reopened]
	// parked [reopened]
}
