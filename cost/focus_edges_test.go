package cost_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// From 10 to 17 o'clock there is a meeting at 60 an hour that breaks up the day, and another one of the same series at 120
// that ends when work begins, or begins when it ends, and breaks up nothing.
func TestAMeetingRightBeforeOrAfterWorkIsNotPriced(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{"dear": "120", "cheap": "60"}})
	d := cost.FocusDraft{
		Hours: everybody(workingHours(t, time.UTC, "10:00-17:00"), "ann"), Threshold: 7 * time.Hour, Share: "1", Source: "test",
	}
	model := cost.NewModel(card, &cost.Options{Focus: newFocus(t, d)})
	as := func(role participant.Role) participant.Roster {
		return participant.Roster{{ID: "ann", Role: role}, {ID: "bo", Role: role}}
	}
	for _, hour := range []int{9, 17} {
		m := on(t, 13, 0, time.Hour, func(d *meeting.Draft) {
			d.Repeats, d.Roster = recurrence.Daily().Times(2), as("cheap")
			d.Overrides = []meeting.Override{{
				Original: d.Start.Local().Add(24 * time.Hour), Start: wallclock.At(2026, 1, 1, hour, 0, time.UTC), Roster: as("dear"),
			}}
		})
		f := focusOf(t, model, firstDay(t), m)
		assert.Equal(t, "7.00 h of focus time, 6.00 h of them stranded: 360.00 USD", f.String())
		for _, a := range f.Assumptions() {
			assert.NotEqual(t, "default rate", a.Name, "the card has a rate of each")
		}
	}
}

func TestBusyTimesBeginAndEndOnWholeSeconds(t *testing.T) {
	start := year(2026).Start()
	for name, c := range map[string]struct {
		from, to time.Time
		want     []string
	}{
		"both":          {start, start.Add(time.Hour), nil},
		"not its end":   {start, start.Add(time.Hour + time.Nanosecond), []string{"/busy/ann/0"}},
		"not its start": {start.Add(time.Nanosecond), start.Add(time.Hour), []string{"/busy/ann/0"}},
	} {
		span, err := interval.New(c.from, c.to)
		require.NoError(t, err)
		_, err = cost.NewFocus(cost.FocusDraft{Busy: map[participant.ID][]interval.Interval{"ann": {span}}})
		assert.Equal(t, c.want, paths(err), name)
	}
}
