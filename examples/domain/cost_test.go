package domain_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// S10: meetings are expensive; their benefit must be weighed against their cost.
func TestS10AMeetingsCostIsKnownAndWeighedAgainstWhatItMustBring(t *testing.T) {
	weekly := newMeeting(t, internal())
	forecast, err := model(t).Forecast(year, weekly)
	require.NoError(t, err)
	assert.Equal(t, "52 meetings, 156.00 person-hours, 11440.00 USD", forecast.String())
	estimate, err := model(t).Estimate(first(t, weekly))
	require.NoError(t, err)
	assert.Equal(t, "3.00 person-hours, 220.00 USD", estimate.String())

	benefit, err := cost.NewBenefit(cost.BenefitDraft{
		Currency: "USD", Source: "Sales operations", Opportunities: []cost.Opportunity{{
			Amount: cost.Range{Base: "20000"}, Margin: cost.Range{Base: "0.5"}, Uplift: cost.Range{Low: "0", Base: "2", High: "4"},
		}},
	})
	require.NoError(t, err)
	worth, err := benefit.Weigh(estimate.Outlay())
	require.NoError(t, err)
	assert.Equal(t, "-20.00 USD", worth.Net(cost.BaseCase).String())
	assert.Equal(t, []cost.Case{cost.HighCase}, worth.Positive())
	uplift, ok := worth.BreakEvenUplift(cost.BaseCase)
	require.True(t, ok)
	assert.Equal(t, "2.2", uplift.Text(1), "percentage points that it must bring")
	length, ok := worth.BreakEvenLength(cost.BaseCase)
	require.True(t, ok)
	assert.Equal(t, 54*time.Minute+32*time.Second, length, "or how short it must be")
}

// S10: scheduling too many limits productivity, above all when they are regular.
func TestS10WhoIsOverScheduledAndWhatToCutAreKnown(t *testing.T) {
	d := internal()
	d.Length, d.Agenda = 8*time.Hour, agenda.Agenda{}
	weekly := newMeeting(t, d)
	hours, err := availability.New(availability.Draft{
		Zone: wallclock.ZoneOf(time.UTC), Week: availability.Week{time.Thursday: {"09:00-17:00"}, time.Friday: {"09:00-17:00"}},
	})
	require.NoError(t, err)
	february := wallclock.Month(2026, time.February, time.UTC)
	bo := load.Person{ID: "bo", Role: participant.SalesRepresentative, Hours: hours}
	before, err := load.OfPerson(february, bo, nil, weekly)
	require.NoError(t, err)
	assert.Equal(t, load.OverScheduled, before.Band(load.DefaultBands()))

	forecast, err := model(t).Forecast(february, weekly)
	require.NoError(t, err)
	var after meeting.Meeting
	for advice := range forecast.Advice() {
		after = advice.Meeting
	}
	changed, err := load.OfPerson(february, bo, nil, after)
	require.NoError(t, err)
	was, _ := before.Working()
	is, _ := changed.Working()
	assert.Greater(t, is.LeftForSelling, was.LeftForSelling)
	cheaper, err := model(t).Forecast(february, after)
	require.NoError(t, err)
	difference, err := cheaper.Against(forecast)
	require.NoError(t, err)
	assert.Negative(t, difference.Cost().Change.Sign())
}

// S10: they should be held sparingly and only when necessary.
func TestS10AGateStopsAMeetingThatIsNotWorthItsCostAndSaysWhatWouldPass(t *testing.T) {
	budget, err := cost.NewBudget(cost.BudgetDraft{
		Name: "Bo", Source: "VP Sales, 2026", Person: "bo", Period: cost.PerWeek, Zone: wallclock.ZoneRef{Name: "UTC"}, Hours: "0.75",
	}, wallclock.SystemZones())
	require.NoError(t, err)
	gate, err := cost.NewGate(model(t), []cost.Budget{budget}, nil)
	require.NoError(t, err)
	d := internal()
	d.Agenda = agenda.Agenda{}
	proposal := meeting.Proposal{After: []meeting.Meeting{newMeeting(t, d)}}
	ruling, err := gate.Decide(proposal, make([][]meeting.Meeting, len(gate.Scopes(proposal))))
	require.NoError(t, err)
	assert.Equal(t, meeting.Deny, ruling.Verdict)
	assert.Equal(t, "shorten it to 45 minutes", ruling.Remedy.String())
}

// S10: what a meeting says can be a text instead, unless it does what a text can't.
func TestS10AMeetingThatOnlyInformsIsComparedWithAMemo(t *testing.T) {
	estimate, err := model(t).Estimate(first(t, newMeeting(t, internal())))
	require.NoError(t, err)
	card, err := cost.NewCard(cost.CardDraft{Currency: "USD", Source: "Finance, 2026", Default: "60"})
	require.NoError(t, err)
	memo, err := cost.NewMemo(card, cost.MemoDraft{
		Source: "Ann", Words: 1190, Writer: participant.SalesManager, Writing: 90 * time.Minute,
		Readers: []cost.Readers{{Role: participant.SalesRepresentative, People: 2}},
	})
	require.NoError(t, err)
	verdict, err := memo.Compare(estimate.Direct())
	require.NoError(t, err)
	assert.Equal(t, cost.MemoCheaper, verdict.Verdict)
	verdict, err = memo.Compare(estimate.Direct(), cost.RequiresDecision)
	require.NoError(t, err)
	assert.Equal(t, cost.NotComparable, verdict.Verdict)
}
