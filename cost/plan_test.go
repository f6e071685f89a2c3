package cost_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestAmountsOfAPlanAreLocatedByTheirNames(t *testing.T) {
	_, err := cost.NewPlan(cost.PlanDraft{
		Currency: "USD", Venue: "a", License: "b", Facilitator: "c", CateringPerHead: "d", NoShow: cost.NoShow{Rebooking: "e"},
	})
	assert.Equal(t, []string{"/venue", "/license", "/facilitator", "/catering_per_head", "/no_show/rebooking"}, paths(err))
}

func TestEveryNumberOfAPlanIsAnAssumptionWithASource(t *testing.T) {
	_, m := sixty(t, cost.PlanDraft{})
	card := newCard(t, cost.CardDraft{Currency: "EUR", Source: "Finance", Default: "60"})
	rests := func(d cost.PlanDraft) (list []string) {
		model := cost.NewModel(card, &cost.Options{Plan: newPlan(t, d)})
		for _, a := range forecast(t, model, year(2026), m).Assumptions() {
			if !strings.HasPrefix(a.Name, "attendance") && a.Source != "Finance" {
				list = append(list, strings.Join([]string{a.Name, a.Value, a.Unit, a.Source, a.Detail}, "|"))
			}
		}
		return list
	}
	assert.Equal(t, []string{
		"catering guaranteed|3|people|Office|", "catering per head|8|EUR|Office|", "facilitator|100|EUR|Office|",
		"fare|10|EUR|Office|role: any other", "follow-up|900|s|Office|role: any other", "late start|300|s|Office|",
		"license|1|EUR|Office|", "overrun|600|s|Office|", "preparation|1800|s|Office|role: executive", "rebooking|5|EUR|Office|",
		"required customer comes|0.8|probability|Office|", "travel|3600|s|Office|role: any other",
		"travel time that is lost|0.5|share|Office|", "venue|25|EUR|Office|",
		"waiting for a customer who does not come|1200|s|Office|",
	}, rests(cost.PlanDraft{
		Source: "Office", Currency: "EUR", Venue: "25", License: "1", Facilitator: "100", CateringPerHead: "8", CateringGuaranteed: 3,
		Efforts: map[participant.Role]cost.Effort{
			"": {FollowUp: 15 * time.Minute, Travel: time.Hour, Fare: "10"}, participant.Executive: {Preparation: 30 * time.Minute},
		},
		TravelLost: "0.5", Overrun: 10 * time.Minute, LateStart: 5 * time.Minute,
		NoShow: cost.NoShow{Shows: "0.8", Waiting: 20 * time.Minute, Rebooking: "5"},
	}))
	assert.Equal(t, []string{
		"travel|3600|s|the host|role: executive", "travel time that is lost|1|share|salesmeeting: all of it|",
	}, rests(cost.PlanDraft{Efforts: map[participant.Role]cost.Effort{participant.Executive: {Travel: time.Hour}}}))
	assert.Empty(t, rests(cost.PlanDraft{TravelLost: "0.5", Efforts: map[participant.Role]cost.Effort{participant.Executive: {}}}),
		"nobody travels")
}

func TestLinesOfPeopleAreDividedAndTheOthersAreNobodys(t *testing.T) {
	card, m := eightPeople(t)
	d := m.Draft()
	d.Roster = append(d.Roster, participant.Participant{ID: "cy", Role: participant.NewCustomer})
	plan := fullPlan(t).Draft()
	plan.NoShow = cost.NoShow{Shows: "0.8", Waiting: time.Minute, Rebooking: "5"}
	lines := estimate(t, cost.NewModel(card, &cost.Options{Plan: newPlan(t, plan)}), newMeeting(t, d)).Lines()
	of := map[bool][]cost.Line{}
	for _, l := range lines {
		of[l.OfPeople] = append(of[l.OfPeople], l.Line)
	}
	assert.Equal(t, []cost.Line{cost.Labor, cost.Preparation, cost.FollowUp, cost.Travel, cost.Fares, cost.Waiting}, of[true])
	assert.Equal(t, []cost.Line{cost.Venue, cost.License, cost.Facilitator, cost.Catering, cost.Rebooking}, of[false])
}

// A customer who may come is required whoever stands before them on the roster, and whether or not people are known by
// their IDs.
func TestWhetherACustomerIsRequiredDoesNotDependOnWhoStandsBeforeThem(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	directory, err := participant.NewDirectory(participant.Person{ID: "somebody else"})
	require.NoError(t, err)
	plan := newPlan(t, cost.PlanDraft{NoShow: cost.NoShow{Shows: "0.5"}})
	for name, c := range map[string]struct {
		one, two participant.Part
		want     string
	}{
		"both optional":         {participant.Optional, participant.Optional, "60.00 USD"},
		"the first is required": {participant.Required, participant.Optional, "30.00 USD"},
		"the second is":         {participant.Optional, participant.Required, "30.00 USD"},
		"one observes":          {participant.Observer, participant.Chair, "30.00 USD"},
	} {
		m := newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour,
			Roster: participant.Roster{
				{ID: "ann"}, {ID: "x", Role: participant.NewCustomer, Part: c.one}, {ID: "y", Role: participant.NewCustomer, Part: c.two},
			},
		})
		for _, options := range []*cost.Options{{Plan: plan}, {Plan: plan, Directory: directory}} {
			assert.Equal(t, c.want, estimate(t, cost.NewModel(card, options), m).Labor().String(), name)
		}
	}
}

// Whole numbers of a card and a plan are counted over a denominator below 2^63, in sums below 2^127.
func TestWhatCanJustBeCountedIsCountedExactly(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	m := newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour, Roster: roster("ann")})
	fine := cost.PlanDraft{Currency: "USD", Venue: "1/200000000003"} // times 60·60·10^4 is just below 2^63
	huge := cost.PlanDraft{Currency: "USD", Venue: "4" + strings.Repeat("0", 30)}
	for want, plan := range map[string]cost.PlanDraft{"12000000000181/200000000003": fine, "4" + strings.Repeat("0", 28) + "60": huge} {
		assert.Equal(t, want, estimate(t, cost.NewModel(card, &cost.Options{Plan: newPlan(t, plan)}), m).Direct().Exact())
	}
	fine.TravelLost = "0.5"
	huge.Venue = "5" + strings.Repeat("0", 30)
	for _, plan := range []cost.PlanDraft{fine, huge} {
		_, err := cost.NewModel(card, &cost.Options{Plan: newPlan(t, plan)}).Estimate(first(t, m))
		assert.Error(t, err)
	}
}
