package agenda_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// planned is a meeting of an hour at ten o'clock with three items of 20, 10 and 15 minutes.
func planned() agenda.Plan {
	return agenda.Plan{
		Agenda: agenda.Agenda{Items: []agenda.Item{
			{Title: "Numbers", Length: 20 * time.Minute}, {Title: "Prices", Length: 10 * time.Minute}, {ID: "demo", Title: "Demonstration", Length: 15 * time.Minute},
		}},
		Start: tenOClock, Length: time.Hour,
	}
}

func event(kind agenda.EventKind, minutes int, item agenda.ItemID) agenda.Event {
	return agenda.Event{Kind: kind, At: after(minutes), Item: item}
}

func person(kind agenda.EventKind, minutes int, id participant.ID) agenda.Event {
	return agenda.Event{Kind: kind, At: after(minutes), Person: id}
}

// added is the event that adds an item of so many minutes, which Bo leads.
func added(minutes int, title agenda.ItemID, length int) agenda.Event {
	return agenda.Event{Kind: agenda.ItemAdded, At: after(minutes), Item: title, Person: "bo", Length: time.Duration(length) * time.Minute}
}

func replayed(t testing.TB, log ...agenda.Event) agenda.Run {
	t.Helper()
	r, err := agenda.Replay(planned(), log...)
	require.NoError(t, err)
	return r
}

// afternoon is the log of a meeting that begins 5 minutes late, takes long over its numbers, parks its prices and
// ends after 70 minutes.
func afternoon() []agenda.Event {
	return []agenda.Event{
		person(agenda.PersonJoined, -2, "ann"),
		event(agenda.MeetingBegan, 5, ""),
		person(agenda.PersonJoined, 6, "bo"),
		event(agenda.ItemStarted, 6, "Numbers"),
		event(agenda.ItemFinished, 41, "Numbers"),
		event(agenda.ItemParked, 42, "Prices"),
		person(agenda.PersonLeft, 45, "bo"),
		event(agenda.ItemStarted, 45, "demo"),
		person(agenda.PersonJoined, 50, "bo"),
		event(agenda.ItemFinished, 70, "demo"),
		event(agenda.MeetingEnded, 75, ""),
	}
}

func TestARunSetsWhatItemsTookAgainstWhatWasPlanned(t *testing.T) {
	r := replayed(t, afternoon()...)
	progress := r.Progress(after(75))
	require.Len(t, progress, 3)
	for i, want := range []struct {
		id             agenda.ItemID
		state          agenda.ItemState
		planned, spent time.Duration
	}{
		{"Numbers", agenda.Finished, 20 * time.Minute, 35 * time.Minute},
		{"Prices", agenda.Parked, 10 * time.Minute, 0},
		{"demo", agenda.Finished, 15 * time.Minute, 25 * time.Minute},
	} {
		p := progress[i]
		require.Equal(t, want.id, p.ID)
		require.Equal(t, want.state, p.State)
		require.Equal(t, want.planned, p.Planned)
		require.Equal(t, want.spent, p.Spent)
		require.Equal(t, want.spent-want.planned, p.Over())
		require.True(t, planned().Agenda.Items[i].Equal(p.Item))
	}
	require.Equal(t, 5*time.Minute, r.LateStart())
	require.Equal(t, 70*time.Minute, r.Elapsed(after(75)))
	require.Equal(t, 70*time.Minute, r.Elapsed(after(1000)), "it does not go on after its end")
	require.Equal(t, 15*time.Minute, r.Overrun(after(1000)))
	require.Equal(t, 15*time.Minute, r.ExpectedOverrun(after(1000)))
	require.Equal(t, []string{"Prices"}, titles(r.Open()))
	require.Empty(t, r.Remaining().Items, "what is parked asks for no time")
	began, ok := r.Began()
	require.True(t, ok)
	require.Equal(t, after(5), began)
	ended, ok := r.Ended()
	require.True(t, ok)
	require.Equal(t, after(75), ended)
}

func TestARunSaysWhatIsLeft(t *testing.T) {
	r := replayed(t, afternoon()...).Until(after(16)) // ten minutes into the numbers
	id, running := r.Running()
	require.True(t, running)
	require.Equal(t, agenda.ItemID("Numbers"), id)
	require.Equal(t, (10+10+15)*time.Minute, r.TimeLeft(after(16)))
	require.Equal(t, []string{"Prices", "Demonstration"}, titles(r.Remaining().Items))
	require.Equal(t, []string{"Numbers", "Prices", "Demonstration"}, titles(r.Open()))
	require.Zero(t, r.Overrun(after(16)))
	require.Zero(t, r.ExpectedOverrun(after(16)), "51 minutes past ten")
	require.Equal(t, 25*time.Minute, r.TimeLeft(after(40)), "an item that takes too long asks for no more")
	require.Equal(t, 5*time.Minute, r.ExpectedOverrun(after(40)))
	require.Equal(t, 11*time.Minute, r.Elapsed(after(16)))
	require.Zero(t, r.Elapsed(after(3)), "a moment before it began")
	require.Zero(t, r.Progress(after(3))[0].Spent)
	_, running = r.Until(after(5)).Running()
	require.False(t, running)
}

func TestAMeetingThatHasNotBegunTakesNoTime(t *testing.T) {
	r, err := agenda.NewRun(planned())
	require.NoError(t, err)
	for _, r := range []agenda.Run{r, replayed(t, person(agenda.PersonJoined, 0, "ann"))} {
		_, began := r.Began()
		_, ended := r.Ended()
		require.False(t, began || ended)
		require.Zero(t, r.Elapsed(after(90)))
		require.Zero(t, r.Overrun(after(90)))
		require.Zero(t, r.LateStart())
		require.Equal(t, 45*time.Minute, r.TimeLeft(after(90)))
		require.Zero(t, r.ExpectedOverrun(after(-90)), "it begins at ten")
		require.Zero(t, r.ExpectedOverrun(after(15)), "it can catch up")
		require.Equal(t, time.Minute, r.ExpectedOverrun(after(16)))
		require.Equal(t, 75*time.Minute, r.ExpectedOverrun(after(90)))
	}
	p := planned()
	p.Length = 30 * time.Minute
	r, err = agenda.NewRun(p)
	require.NoError(t, err)
	require.Equal(t, 15*time.Minute, r.ExpectedOverrun(after(0)), "the agenda is too long from the start")
	p.Start = time.Time{}
	r, err = agenda.NewRun(p)
	require.NoError(t, err)
	require.Equal(t, 15*time.Minute, r.ExpectedOverrun(after(90)), "it cannot begin late")
}

func TestAMeetingThatBeginsEarlyOrUnscheduledIsNotLate(t *testing.T) {
	early := replayed(t, event(agenda.MeetingBegan, -10, ""))
	require.Zero(t, early.LateStart())
	require.Zero(t, early.Overrun(after(60)))
	require.Equal(t, time.Minute, early.Overrun(after(61)), "the planned end stays")

	p := planned()
	p.Start = time.Time{}
	r, err := agenda.Replay(p, event(agenda.MeetingBegan, 30, ""))
	require.NoError(t, err)
	require.Zero(t, r.LateStart())
	require.Zero(t, r.Overrun(after(90)))
	require.Equal(t, time.Minute, r.Overrun(after(91)))
}

func TestAReopenedItemCountsOn(t *testing.T) {
	r := replayed(t,
		event(agenda.MeetingBegan, 0, ""), event(agenda.ItemStarted, 0, "Prices"), event(agenda.ItemFinished, 8, "Prices"),
		event(agenda.ItemStarted, 8, "Numbers"), event(agenda.ItemParked, 10, "Numbers"), event(agenda.ItemReopened, 10, "Prices"))
	require.Equal(t, (2+20+15)*time.Minute-20*time.Minute, r.TimeLeft(after(10)), "the parked one asks for nothing")
	r, err := r.Start("Prices", after(20))
	require.NoError(t, err)
	require.Equal(t, 13*time.Minute, r.Progress(after(25))[1].Spent)
	require.Equal(t, 8*time.Minute, r.Progress(after(15))[1].Spent, "at an earlier moment")
	require.Equal(t, 4*time.Minute, r.Progress(after(4))[1].Spent)
}

func TestMomentsAreCutToWholeSecondsInUTC(t *testing.T) {
	zone := time.FixedZone("", 5*3600+1800)
	p := planned()
	p.Start = p.Start.Add(999 * time.Millisecond).In(zone)
	r, err := agenda.NewRun(p)
	require.NoError(t, err)
	require.Equal(t, tenOClock, r.Plan().Start)
	r, err = r.Begin(after(0).Add(1999 * time.Millisecond).In(zone))
	require.NoError(t, err)
	r, err = r.Start("demo", after(0).Add(1001*time.Millisecond))
	require.NoError(t, err, "in the same second")
	require.Equal(t, after(0).Add(time.Second), r.Log()[1].At)
	require.Equal(t, time.Second, r.LateStart())
}

func TestARunLocatesTheFaultsOfItsPlan(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*agenda.Plan)
		want   []string
	}{
		"nothing":                    {func(*agenda.Plan) {}, []string{}},
		"nothing at all":             {func(p *agenda.Plan) { *p = agenda.Plan{} }, []string{}},
		"an item without a length":   {func(p *agenda.Plan) { p.Agenda.Items[1].Length = 0 }, []string{"/plan/agenda/items/1/length"}},
		"a negative length":          {func(p *agenda.Plan) { p.Length = -1 }, []string{"/plan/length"}},
		"parts of a second":          {func(p *agenda.Plan) { p.Length = 1 }, []string{"/plan/length"}},
		"more than 2,400 hours":      {func(p *agenda.Plan) { p.Length = 2401 * time.Hour }, []string{"/plan/length"}},
		"a start in the year 10,000": {func(p *agenda.Plan) { p.Start = p.Start.AddDate(8000, 0, 0) }, []string{"/plan/start"}},
		"a start in the year 1":      {func(p *agenda.Plan) { p.Start = time.Time{}.Add(1) }, []string{"/plan/start"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := planned()
			c.change(&p)
			_, err := agenda.NewRun(p)
			require.Equal(t, c.want, pathsOf(err))
		})
	}
}

func TestTheZeroRunIsThatOfAMeetingWithoutAPlan(t *testing.T) {
	var r agenda.Run
	require.Empty(t, r.Log())
	require.Empty(t, r.Progress(after(0)))
	require.Empty(t, r.Presences(after(0)))
	require.Equal(t, agenda.Plan{}, r.Plan())
	r, err := r.Begin(after(0))
	require.NoError(t, err)
	r, err = r.End(after(5))
	require.NoError(t, err)
	require.Equal(t, 5*time.Minute, r.Overrun(after(9)))
	_, began := agenda.Run{}.Began()
	require.False(t, began)
}

func TestALogHasABound(t *testing.T) {
	log := make([]agenda.Event, 10_000)
	for i := range log {
		log[i] = person([]agenda.EventKind{agenda.PersonJoined, agenda.PersonLeft}[i%2], 0, "ann")
	}
	r := replayed(t, log...)
	_, err := r.Begin(after(0))
	require.ErrorIs(t, err, agenda.ErrTooLong)
	require.ErrorContains(t, err, "at most 10000 events")
}

func TestWhoWasThereIsCutToTheMomentAsked(t *testing.T) {
	r := replayed(t, afternoon()...)
	presence := func(id participant.ID, from, to int) agenda.Presence {
		return agenda.Presence{Person: id, Joined: after(from), Left: after(to)}
	}
	require.Equal(t, []agenda.Presence{presence("ann", -2, 75), presence("bo", 6, 45), presence("bo", 50, 75)}, r.Presences(after(1000)))
	require.Equal(t, []agenda.Presence{presence("ann", -2, 48), presence("bo", 6, 45)}, r.Presences(after(48)))
	require.Equal(t, []agenda.Presence{presence("ann", -2, 40), presence("bo", 6, 40)}, r.Until(after(44)).Presences(after(40)))
	require.Empty(t, r.Presences(after(-2)))
	require.Equal(t, []participant.ID{"ann", "bo"}, r.Attended())
	require.Empty(t, r.Present())
	require.Equal(t, []participant.ID{"ann"}, r.Until(after(45)).Present())
	require.Equal(t, []participant.ID{"ann", "bo"}, r.Until(after(45)).Attended())
	require.Equal(t, agenda.Minutes{Present: []participant.ID{"ann", "bo"}}, r.Minutes())
	began, _ := r.Began()
	paid, ok := r.Presences(after(75))[0].Within(began, after(60))
	require.True(t, ok)
	require.Equal(t, 55*time.Minute, paid.Length())
	_, ok = presence("ann", 0, 5).Within(after(5), after(9))
	require.False(t, ok)
}

func TestWhoLeftBeforeTheMeetingBeganIsNotPresentInItsMinutes(t *testing.T) {
	r := replayed(t, person(agenda.PersonJoined, -9, "cy"), person(agenda.PersonLeft, -5, "cy"), person(agenda.PersonJoined, -5, "bo"),
		event(agenda.MeetingBegan, 0, ""), person(agenda.PersonLeft, 0, "bo"), person(agenda.PersonJoined, 5, "bo"), person(agenda.PersonLeft, 6, "bo"),
		person(agenda.PersonJoined, 7, "ann"))
	require.Equal(t, agenda.Minutes{Present: []participant.ID{"ann", "bo"}}, r.Minutes(), "Cy was gone when it began")
	require.Equal(t, []participant.ID{"ann", "bo", "cy"}, r.Attended())
	require.Equal(t, []participant.ID{"cy"}, r.Until(after(-5)).Minutes().Present[1:], "it has not begun")
}

func TestEventsAreReadByPeopleToo(t *testing.T) {
	require.Equal(t, "2026-01-08T10:01:00Z started Numbers", event(agenda.ItemStarted, 1, "Numbers").String())
	require.Equal(t, "2026-01-08T10:01:00Z joined ann", person(agenda.PersonJoined, 1, "ann").String())
	require.Equal(t, "2026-01-08T10:01:00Z began", event(agenda.MeetingBegan, 1, "").String())
}

func TestMomentsBeyondReasonGiveNoNonsense(t *testing.T) {
	never := time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)
	r := replayed(t, person(agenda.PersonJoined, 0, "ann"), event(agenda.MeetingBegan, 0, ""),
		event(agenda.ItemStarted, 0, "demo"), event(agenda.ItemParked, 5, "demo"), event(agenda.ItemStarted, 5, "Numbers"))
	most := 5*time.Minute + 2400*time.Hour
	require.Equal(t, most, r.Elapsed(never))
	require.Equal(t, most-time.Hour, r.Overrun(never))
	require.Equal(t, most-time.Hour+10*time.Minute, r.ExpectedOverrun(never))
	require.Equal(t, 2400*time.Hour, r.Progress(never)[0].Spent)
	require.Equal(t, most, r.Presences(never)[0].Length())
	waiting, err := agenda.NewRun(planned())
	require.NoError(t, err)
	require.Equal(t, 2400*time.Hour-15*time.Minute, waiting.ExpectedOverrun(never))
	require.Zero(t, waiting.ExpectedOverrun(time.Time{}))
	require.Zero(t, r.Elapsed(time.Time{}))
	require.Zero(t, r.Overrun(time.Time{}))
	require.Empty(t, r.Presences(time.Time{}))
	require.Equal(t, 45*time.Minute-15*time.Minute, r.TimeLeft(time.Time{}))
}

func TestAMeetingThatBeginsAfterItsPlannedEndRunsOverFromThere(t *testing.T) {
	r := replayed(t, event(agenda.MeetingBegan, 90, ""))
	require.Zero(t, r.Overrun(after(89)))
	require.Equal(t, 30*time.Minute, r.Overrun(after(90)))
	require.Equal(t, 35*time.Minute, r.Overrun(after(95)))
	require.Equal(t, 90*time.Minute, r.LateStart())
}

func TestItemsCanBeAddedWhileAMeetingGoesOn(t *testing.T) {
	r := replayed(t, event(agenda.MeetingBegan, 0, ""), event(agenda.ItemStarted, 0, "Numbers"), added(5, "Budget", 10))
	require.Equal(t, []string{"Numbers", "Prices", "Demonstration", "Budget"}, titles(r.Agenda().Items))
	require.True(t, planned().Agenda.Equal(r.Plan().Agenda), "the plan stays what the meeting set out with")
	require.Equal(t, agenda.Item{Title: "Budget", Presenter: "bo", Length: 10 * time.Minute}, r.Agenda().Items[3])
	require.Equal(t, (15+10+15+10)*time.Minute, r.TimeLeft(after(5)))
	require.Zero(t, r.ExpectedOverrun(after(10)))
	require.Equal(t, 5*time.Minute, r.ExpectedOverrun(after(30)))
	require.Equal(t, []string{"Prices", "Demonstration", "Budget"}, titles(r.Remaining().Items))
	require.Len(t, r.Until(after(4)).Progress(after(4)), 3)

	one, err := r.Add("One", time.Minute, "", after(6))
	require.NoError(t, err)
	other, err := r.Add("Other", time.Minute, "", after(6))
	require.NoError(t, err)
	require.Equal(t, "One", one.Agenda().Items[4].Title, "runs share nothing that changes")
	require.Equal(t, "Other", other.Agenda().Items[4].Title)
	_, err = other.Skip("One", after(7))
	require.ErrorIs(t, err, agenda.ErrNoItem)
	one.Agenda().Items[3].Title = "?"
	require.Equal(t, "Budget", one.Agenda().Items[3].Title)

	for _, step := range []agenda.Event{event(agenda.ItemFinished, 20, "Numbers"), event(agenda.ItemStarted, 20, "Budget"), event(agenda.ItemFinished, 33, "Budget")} {
		r, err = r.Apply(step)
		require.NoError(t, err)
	}
	require.Equal(t, 3*time.Minute, r.Progress(after(33))[3].Over())
	require.Contains(t, toJSON(t, r), `{"kind":"added","at":"2026-01-08T10:05:00Z","item":"Budget","person":"bo","length":"10m0s"}`)
	taken := agenda.Minutes{Public: agenda.Page{Notes: []agenda.Note{{Item: "Budget", Text: "x"}}}}
	require.Empty(t, taken.ProblemsWith(r.Agenda()))
	require.Equal(t, []string{"/public/notes/0/item"}, pathsOf(taken.ProblemsWith(r.Plan().Agenda).Err()))
}

func TestAMeetingHasAtMostAThousandItems(t *testing.T) {
	p := agenda.Plan{Agenda: titled(slices.Repeat([]string{"x"}, 999)...)}
	r, err := agenda.Replay(p, event(agenda.MeetingBegan, 0, ""), added(1, "Budget", 5))
	require.NoError(t, err)
	_, err = r.Add("Prices", time.Minute, "", after(2))
	require.ErrorIs(t, err, agenda.ErrTooLong)
	_, err = r.Add("x (7)", time.Minute, "", after(2))
	require.ErrorIs(t, err, agenda.ErrTaken)
}
