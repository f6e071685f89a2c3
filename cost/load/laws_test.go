package load_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

const seeds = 60

func TestLawsOfTheIndicesOfOnePerson(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 1))
		meetings, who := randomMeetings(t, r, 40), randomPeople(t, r, 1)[0]
		i := ofPerson(t, week(t), who, nil, meetings...)
		m, w := i.Meetings(), working(t, i)

		assert.LessOrEqual(t, m.Merged, m.Booked)
		assert.Equal(t, m.Excess, m.Booked-m.Merged)
		assert.LessOrEqual(t, m.Overlap, m.Excess)
		assert.LessOrEqual(t, m.Excess, m.Conflict)
		assert.LessOrEqual(t, m.Conflict, m.Booked)
		assert.LessOrEqual(t, m.Overlap, m.Merged)
		assert.Equal(t, m.Merged, w.InMeetings+w.AfterHours)
		assert.LessOrEqual(t, w.InMeetings, w.Time)
		assert.LessOrEqual(t, w.LongestFocus, w.Focus+w.Fragmented)
		assert.LessOrEqual(t, w.Focus+w.Fragmented, w.Time-w.InMeetings)
		assert.GreaterOrEqual(t, w.LeftForSelling, w.Time-w.InMeetings)
		assert.LessOrEqual(t, w.LeftForSelling, w.Time-w.InMeetings+w.WithCustomers)
		assert.LessOrEqual(t, w.MeetingFreeDays, w.Days)
		assert.LessOrEqual(t, m.BackToBackPairs, m.Pairs)
		for _, ratio := range []load.Ratio{i.Load(), m.RecurringShare, m.BackToBack, w.AfterHoursShare, w.CustomerShare, w.Fragmentation} {
			if v, ok := ratio.Value(); ok {
				assert.GreaterOrEqual(t, v.Sign(), 0)
				assert.LessOrEqual(t, ratio.Text(9), "1.000000000")
			}
		}
	}
}

func TestSplittingAWindowAddsUp(t *testing.T) {
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 2))
		meetings, who := randomMeetings(t, r, 40), randomPeople(t, r, 1)[0]
		midnight := seed%2 == 0
		cut := week(t).Start().Add(time.Duration(r.IntN(7*24*3600)) * time.Second)
		if midnight {
			cut = week(t).Start().Add(time.Duration(r.IntN(7)) * 24 * time.Hour)
		}
		before, err := interval.New(week(t).Start(), cut)
		require.NoError(t, err)
		after, err := interval.New(cut, week(t).End())
		require.NoError(t, err)
		figures := func(window interval.Interval) []time.Duration {
			i := ofPerson(t, window, who, nil, meetings...)
			m, w := i.Meetings(), working(t, i)
			list := []time.Duration{m.Merged, m.Booked, m.Overlap, m.Excess, m.Recurring, w.Time, w.InMeetings, w.AfterHours, w.WithCustomers, w.LeftForSelling, w.Focus + w.Fragmented}
			if midnight {
				list = append(list, time.Duration(w.Days), time.Duration(w.MeetingFreeDays))
			}
			return list
		}
		whole, a, b := figures(week(t)), figures(before), figures(after)
		for k := range whole {
			assert.Equal(t, whole[k], a[k]+b[k], "seed %d, figure %d", seed, k)
		}
	}
}

func TestNeitherTheOrderOfMeetingsNorThatOfPeopleMatters(t *testing.T) {
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 3))
		meetings, people := randomMeetings(t, r, 40), randomPeople(t, r, 7)
		want := text(t, ofPerson(t, week(t), people[2], nil, meetings...))
		team, err := load.OfTeam(week(t), people, nil, meetings...)
		require.NoError(t, err)
		third := people[2]
		r.Shuffle(len(meetings), func(i, j int) { meetings[i], meetings[j] = meetings[j], meetings[i] })
		r.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		assert.Equal(t, want, text(t, ofPerson(t, week(t), third, nil, meetings...)))
		again, err := load.OfTeam(week(t), people, nil, meetings...)
		require.NoError(t, err)
		assert.Equal(t, text(t, team), text(t, again))
	}
}

// The time that a team is booked is that which its people are, each by themselves.
func TestASumIsThatOfThePeople(t *testing.T) {
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 4))
		meetings, people := randomMeetings(t, r, 40), randomPeople(t, r, 8)
		team, err := load.OfTeam(week(t), people, nil, meetings...)
		require.NoError(t, err)
		var booked, free time.Duration
		for _, p := range people {
			i := ofPerson(t, week(t), p, nil, meetings...)
			booked += i.Meetings().Booked
			free += working(t, i).Focus
		}
		m, ok := team.Meetings()
		require.True(t, ok)
		assert.Equal(t, cost.HoursOf(booked), m.Booked.Sum)
		w, ok := team.Working()
		require.True(t, ok)
		assert.Equal(t, cost.HoursOf(free), w.Focus.Sum)
	}
}

// A window so wide that nothing is cut has the meetings and the time that cost.PersonHours counts.
func TestWhoCountsIsDecidedAsForCosts(t *testing.T) {
	half, err := cost.ParseProbability("0.5")
	require.NoError(t, err)
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 5))
		meetings := randomMeetings(t, r, 25)
		window := days(t, "2026-01-01", "2027-01-01")
		attendance := []cost.Attendance{{}, {ByResponse: map[response]cost.Probability{tentative: {}, needsAction: half, declined: half}}, {
			ByPerson:   map[id]cost.Probability{"p1": {}, "p2": half},
			ByResponse: map[response]cost.Probability{tentative: {}},
		}}[seed%3]
		directory := directoryOf(t, "p0", "p3", "p7")
		people, err := cost.PersonHours(window, &cost.Options{Directory: directory, Attendance: attendance}, meetings...)
		require.NoError(t, err)
		want := map[id]cost.Hours{}
		for _, p := range people {
			want[p.ID] = p.MeetingHours
		}
		for _, p := range randomPeople(t, r, 8) {
			p.Busy = nil
			i := ofPerson(t, window, p, &load.Options{Directory: directory, Attendance: attendance}, shared(meetings)...)
			inCommon := i.Meetings().Booked
			blocks := ofPerson(t, window, p, &load.Options{Directory: directory, Attendance: attendance}, meetings...)
			assert.GreaterOrEqual(t, inCommon, blocks.Meetings().Booked, "blocks of one's own are no meetings")
			assert.Equal(t, want[p.ID], cost.HoursOf(inCommon), "seed %d, %s", seed, p.ID)
		}
	}
}

// Focus time is measured in two packages: what the meetings take of it by cost is what load has without them less what
// it has with them.
func TestFocusIsMeasuredAsForCosts(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 6))
		meetings, who := shared(randomMeetings(t, r, 40)), randomPeople(t, r, 1)[0]
		focus, err := cost.NewFocus(cost.FocusDraft{
			Hours: map[id]availability.WorkingHours{who.ID: who.Hours}, Busy: map[id][]interval.Interval{who.ID: who.Busy},
		})
		require.NoError(t, err)
		taken, err := cost.NewModel(cost.Card{}, &cost.Options{Focus: focus}).Focus(week(t), meetings...)
		require.NoError(t, err)
		without, with := working(t, ofPerson(t, week(t), who, nil)), working(t, ofPerson(t, week(t), who, nil, meetings...))
		assert.Equal(t, without.Focus-with.Focus, taken.Total().Focus.Duration(), "seed %d", seed)
	}
}
