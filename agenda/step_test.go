package agenda_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A legal step from each state of an item; all others are refused.
func TestItemsGoFromStateToStateAsTheRulesSay(t *testing.T) {
	into := map[agenda.ItemState][]agenda.Event{
		agenda.Pending:  {},
		agenda.Running:  {event(agenda.ItemStarted, 1, "demo")},
		agenda.Finished: {event(agenda.ItemStarted, 1, "demo"), event(agenda.ItemFinished, 2, "demo")},
		agenda.Skipped:  {event(agenda.ItemSkipped, 1, "demo")},
		agenda.Parked:   {event(agenda.ItemParked, 1, "demo")},
	}
	becomes := map[agenda.ItemState]map[agenda.EventKind]agenda.ItemState{
		agenda.Pending:  {agenda.ItemStarted: agenda.Running, agenda.ItemSkipped: agenda.Skipped, agenda.ItemParked: agenda.Parked},
		agenda.Running:  {agenda.ItemFinished: agenda.Finished, agenda.ItemParked: agenda.Parked},
		agenda.Finished: {agenda.ItemReopened: agenda.Pending},
		agenda.Skipped:  {agenda.ItemReopened: agenda.Pending},
		agenda.Parked:   {agenda.ItemReopened: agenda.Pending},
	}
	n := 0
	for state := range agenda.ItemStates() {
		n++
		r := replayed(t, append([]agenda.Event{event(agenda.MeetingBegan, 0, "")}, into[state]...)...)
		require.Equal(t, state, r.Progress(after(5))[2].State)
		var possible []agenda.EventKind
		for _, kind := range []agenda.EventKind{agenda.ItemStarted, agenda.ItemFinished, agenda.ItemSkipped, agenda.ItemParked, agenda.ItemReopened} {
			next, err := r.Apply(event(kind, 5, "demo"))
			want, legal := becomes[state][kind]
			if !legal {
				require.ErrorIs(t, err, agenda.ErrState)
				require.ErrorContains(t, err, "it is "+string(state))
				require.Equal(t, r, next, "a refused step changes nothing")
				continue
			}
			require.NoError(t, err)
			require.Equal(t, want, next.Progress(after(5))[2].State)
			possible = append(possible, kind)
		}
		require.Equal(t, possible, state.Events())
	}
	require.Equal(t, len(into), n)
}

func TestAnIllegalStepSaysWhatWouldBeRight(t *testing.T) {
	began := event(agenda.MeetingBegan, 0, "")
	numbers := event(agenda.ItemStarted, 1, "Numbers")
	for name, c := range map[string]struct {
		log   []agenda.Event
		step  agenda.Event
		err   error
		right string
	}{
		"an item before the meeting":   {nil, numbers, agenda.ErrNotBegun, "begin it first"},
		"an end before the beginning":  {nil, event(agenda.MeetingEnded, 1, ""), agenda.ErrNotBegun, "begin it first"},
		"a second beginning":           {[]agenda.Event{began}, event(agenda.MeetingBegan, 1, ""), agenda.ErrBegun, ""},
		"an item after the end":        {[]agenda.Event{began, event(agenda.MeetingEnded, 1, "")}, event(agenda.ItemStarted, 2, "demo"), agenda.ErrEnded, ""},
		"people after the end":         {[]agenda.Event{began, event(agenda.MeetingEnded, 1, "")}, person(agenda.PersonJoined, 2, "ann"), agenda.ErrEnded, ""},
		"a beginning after the end":    {[]agenda.Event{began, event(agenda.MeetingEnded, 1, "")}, event(agenda.MeetingBegan, 2, ""), agenda.ErrEnded, ""},
		"two items at once":            {[]agenda.Event{began, numbers}, event(agenda.ItemStarted, 2, "demo"), agenda.ErrBusy, `finish or park "Numbers" first`},
		"an end while an item runs":    {[]agenda.Event{began, numbers}, event(agenda.MeetingEnded, 2, ""), agenda.ErrBusy, `finish or park "Numbers" first`},
		"a running item started again": {[]agenda.Event{began, numbers}, event(agenda.ItemStarted, 2, "Numbers"), agenda.ErrState, "it is running, and can be finished or parked"},
		"a pending item finished":      {[]agenda.Event{began}, event(agenda.ItemFinished, 2, "demo"), agenda.ErrState, "it is pending, and can be started, skipped or parked"},
		"a length of nothing added":    {[]agenda.Event{began}, agenda.Event{Kind: agenda.ItemStarted, At: after(1), Item: "demo", Length: time.Minute}, agenda.ErrEvent, "have a length"},
		"an item without a length":     {[]agenda.Event{began}, event(agenda.ItemAdded, 1, "Budget"), agenda.ErrEvent, "longer than zero"},
		"an item without a title":      {[]agenda.Event{began}, agenda.Event{Kind: agenda.ItemAdded, At: after(1), Length: time.Minute}, agenda.ErrEvent, "name an item"},
		"an item of nobody that is":    {[]agenda.Event{began}, agenda.Event{Kind: agenda.ItemAdded, At: after(1), Item: "Budget", Person: "a\n", Length: time.Minute}, agenda.ErrEvent, "/presenter"},
		"an item that is there":        {[]agenda.Event{began}, added(1, "demo", 5), agenda.ErrTaken, "give another title"},
		"an item added twice":          {[]agenda.Event{began, added(1, "Budget", 5)}, added(2, "Budget", 5), agenda.ErrTaken, "give another title"},
		"an item added too early":      {nil, added(-1, "Budget", 5), agenda.ErrNotBegun, "begin it first"},
		"a kind in two lines":          {nil, event("sneezed\nagain", 0, ""), agenda.ErrEvent, "no kind of event"},
		"an item in two lines":         {[]agenda.Event{began}, event(agenda.ItemStarted, 2, "a\nb"), agenda.ErrNoItem, ""},
		"an item that is not there":    {[]agenda.Event{began}, event(agenda.ItemStarted, 2, "Demonstration"), agenda.ErrNoItem, ""},
		"a moment that has passed":     {[]agenda.Event{began, numbers}, event(agenda.ItemFinished, 0, "Numbers"), agenda.ErrOutOfOrder, "2026-01-08T10:01:00Z or later"},
		"somebody twice":               {[]agenda.Event{person(agenda.PersonJoined, 0, "ann")}, person(agenda.PersonJoined, 1, "ann"), agenda.ErrPresent, ""},
		"somebody who is not there":    {nil, person(agenda.PersonLeft, 1, "ann"), agenda.ErrAbsent, "let them join first"},
		"somebody who has left":        {[]agenda.Event{person(agenda.PersonJoined, 0, "ann"), person(agenda.PersonLeft, 0, "ann")}, person(agenda.PersonLeft, 1, "ann"), agenda.ErrAbsent, ""},
		"another day altogether":       {nil, event(agenda.MeetingBegan, 2400*60+1, ""), agenda.ErrTooLong, "within 2400 hours of 2026-01-08T10:00:00Z"},
		"long before":                  {nil, event(agenda.MeetingBegan, -2400*60-1, ""), agenda.ErrTooLong, ""},
		"a kind that is none":          {nil, event("sneezed", 0, ""), agenda.ErrEvent, "no kind of event"},
		"no moment":                    {nil, agenda.Event{Kind: agenda.MeetingBegan}, agenda.ErrEvent, "give a moment"},
		"an item that is not named":    {[]agenda.Event{began}, event(agenda.ItemStarted, 2, ""), agenda.ErrEvent, "name an item"},
		"a meeting with an item":       {nil, event(agenda.MeetingBegan, 0, "demo"), agenda.ErrEvent, "name an item"},
		"nobody who joins":             {nil, person(agenda.PersonJoined, 0, ""), agenda.ErrEvent, "name a person"},
		"a meeting with a person":      {nil, person(agenda.MeetingBegan, 0, "ann"), agenda.ErrEvent, "name a person"},
		"a person that cannot be":      {nil, person(agenda.PersonJoined, 0, "a\n"), agenda.ErrEvent, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := replayed(t, c.log...)
			same, err := r.Apply(c.step)
			require.ErrorIs(t, err, c.err)
			require.ErrorContains(t, err, c.right)
			var step *agenda.StepError
			require.ErrorAs(t, err, &step)
			require.Equal(t, c.step.Kind, step.Event.Kind)
			require.Contains(t, step.Right, c.right)
			require.NotContains(t, err.Error(), "\n", "it is one line")
			require.Equal(t, r, same)
			require.Equal(t, replayed(t, c.log...), r, "a refused step changes nothing")

			_, err = agenda.Replay(planned(), append(c.log, c.step)...)
			require.ErrorIs(t, err, c.err)
			require.Equal(t, []string{participant.Pointer("log", len(c.log))}, pathsOf(err))
		})
	}
}

func TestTheErrorOfAStepNamesWhatItIsAbout(t *testing.T) {
	began := event(agenda.MeetingBegan, 0, "")
	for want, step := range map[string]agenda.Event{
		`agenda: added "demo": the agenda has such an item already: give another title, or reopen that one`: added(1, "demo", 5),
		`agenda: left "ann": the person is not there: let them join first`:                                  person(agenda.PersonLeft, 1, "ann"),
		`agenda: began: the meeting has begun already`:                                                      event(agenda.MeetingBegan, 1, ""),
	} {
		_, err := replayed(t, began).Apply(step)
		require.EqualError(t, err, want)
	}
}

func TestEachStepHasAMethod(t *testing.T) {
	r, err := agenda.NewRun(planned())
	require.NoError(t, err)
	var log []agenda.Event
	step := func(want agenda.Event) func(agenda.Run, error) {
		return func(next agenda.Run, err error) {
			t.Helper()
			require.NoError(t, err)
			require.Equal(t, log, r.Log(), "the run before stays as it was")
			log = append(log, want)
			require.Equal(t, log, next.Log())
			r = next
		}
	}
	step(person(agenda.PersonJoined, 0, "ann"))(r.Join("ann", after(0)))
	step(event(agenda.MeetingBegan, 1, ""))(r.Begin(after(1)))
	step(event(agenda.ItemStarted, 2, "demo"))(r.Start("demo", after(2)))
	step(event(agenda.ItemFinished, 3, "demo"))(r.Finish("demo", after(3)))
	step(event(agenda.ItemReopened, 4, "demo"))(r.Reopen("demo", after(4)))
	step(event(agenda.ItemSkipped, 5, "demo"))(r.Skip("demo", after(5)))
	step(event(agenda.ItemParked, 6, "Prices"))(r.Park("Prices", after(6)))
	step(added(6, "Budget", 5))(r.Add("Budget", 5*time.Minute, "bo", after(6)))
	step(person(agenda.PersonLeft, 7, "ann"))(r.Leave("ann", after(7)))
	step(event(agenda.MeetingEnded, 8, ""))(r.End(after(8)))
	require.Equal(t, replayed(t, log...), r)
}
