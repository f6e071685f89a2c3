package load_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

const quarter = 15 * time.Minute

func TestMeetingsAreBackToBackWithAtMostTheGapBetweenThem(t *testing.T) {
	for name, test := range map[string]struct {
		drafts        []meeting.Draft
		pairs, toBack int
		ratio         string
	}{
		"nothing":               {nil, 0, 0, "0"},
		"one":                   {[]meeting.Draft{at(3, 9, 0, time.Hour)}, 0, 0, "0"},
		"touching":              {[]meeting.Draft{at(3, 9, 0, time.Hour), at(3, 10, 0, time.Hour)}, 1, 1, "1"},
		"five minutes apart":    {[]meeting.Draft{at(3, 9, 0, time.Hour), at(3, 10, 5, time.Hour)}, 1, 1, "1"},
		"six minutes apart":     {[]meeting.Draft{at(3, 9, 0, time.Hour), at(3, 10, 6, time.Hour)}, 1, 0, "0"},
		"overlapping":           {[]meeting.Draft{at(3, 9, 0, time.Hour), at(3, 9, 30, time.Hour)}, 1, 0, "0"},
		"at one time":           {[]meeting.Draft{at(3, 9, 0, time.Hour), at(3, 9, 0, time.Hour)}, 1, 0, "0"},
		"after the longer":      {[]meeting.Draft{at(3, 9, 0, 3*time.Hour), at(3, 10, 0, quarter), at(3, 12, 0, quarter)}, 2, 1, "1/2"},
		"on two days":           {[]meeting.Draft{at(3, 23, 0, time.Hour), at(4, 0, 0, time.Hour), at(4, 1, 0, time.Hour)}, 1, 1, "1"},
		"after what began late": {[]meeting.Draft{at(3, 22, 0, 4*time.Hour), at(4, 1, 0, time.Hour), at(4, 2, 0, time.Hour)}, 1, 1, "1"},
	} {
		t.Run(name, func(t *testing.T) {
			m := ofAnn(t, test.drafts...).Meetings()
			assert.Equal(t, test.pairs, m.Pairs)
			assert.Equal(t, test.toBack, m.BackToBackPairs)
			assert.Equal(t, test.ratio, m.BackToBack.Exact())
		})
	}
	meetings := newMeetings(t, at(3, 9, 0, time.Hour), at(3, 10, 0, time.Hour), at(3, 11, 1, time.Hour))
	touching := ofPerson(t, week(t), load.Person{ID: "ann"}, &load.Options{BackToBack: time.Nanosecond}, meetings...)
	assert.Equal(t, 1, touching.Meetings().BackToBackPairs)
}

func TestADayIsOneOfThePersonsZone(t *testing.T) {
	// 23:30 and 00:30 in UTC are one evening in New York.
	meetings := newMeetings(t, at(3, 23, 30, time.Hour), at(4, 0, 30, time.Hour))
	h, err := availability.New(availability.Draft{Zone: wallclock.ZoneOf(zone(t, "America/New_York")), Week: availability.MondayToFriday("09:00-17:00")})
	require.NoError(t, err)
	assert.Equal(t, 1, ofPerson(t, week(t), load.Person{ID: "ann", Hours: h}, nil, meetings...).Meetings().BackToBackPairs)
	assert.Equal(t, 0, ofPerson(t, week(t), load.Person{ID: "ann"}, nil, meetings...).Meetings().Pairs)
}

func TestRatiosToNothingAreUndefined(t *testing.T) {
	i := ofAnn(t)
	m, w := i.Meetings(), working(t, i)
	assert.Equal(t, "0", i.Load().Exact())
	assert.Equal(t, "0.00 %", i.Load().String())
	assert.False(t, m.RecurringShare.Defined())
	assert.False(t, w.AfterHoursShare.Defined())
	assert.Equal(t, "0", w.Fragmentation.Exact(), "all her time is focus time")

	busy := working(t, ofAnn(t, at(2, 0, 0, 7*24*time.Hour)))
	assert.Equal(t, "1", busy.Load.Exact())
	assert.False(t, busy.Fragmentation.Defined(), "there is no free time")
	assert.Zero(t, busy.LongestFocus)

	weekend := ofPerson(t, days(t, "2026-03-07", "2026-03-09"), load.Person{ID: "ann", Hours: hours(t, "08:00-17:00")}, nil)
	_, known := weekend.Working()
	assert.True(t, known)
	assert.False(t, weekend.Load().Defined())
	assert.Equal(t, "undefined", weekend.Load().String())
	assert.Equal(t, load.Band(""), weekend.Band(load.DefaultBands()))
	_, defined := weekend.Load().Value()
	assert.False(t, defined)
}

func TestWithoutWorkingHoursWhatDependsOnThemIsUnknown(t *testing.T) {
	i := ofPerson(t, week(t), load.Person{ID: "ann"}, nil, newMeetings(t, at(3, 9, 0, time.Hour))...)
	_, known := i.Working()
	assert.False(t, known)
	assert.False(t, i.Load().Defined())
	assert.Equal(t, time.Hour, i.Meetings().Merged)
	assert.Equal(t, "1.00 h in meetings, working hours unknown", i.String())
}

func TestFreeTimeIsCountedOnDaysWithoutMeetingsAndLessOnesOwnBlocks(t *testing.T) {
	own := at(3, 9, 0, 2*time.Hour) // an entry of hers alone
	own.Roster = own.Roster[:1]
	own.Organizer = "ann"
	called := at(4, 9, 0, time.Hour) // bo called her
	called.Roster, called.Organizer = called.Roster[:1], "bo"
	lunch, err := interval.New(time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC), time.Date(2026, 3, 5, 13, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	who := load.Person{ID: "ann", Hours: hours(t, "08:00-17:00"), Busy: []interval.Interval{lunch, {}}}
	i := ofPerson(t, week(t), who, nil, newMeetings(t, own, called)...)
	w := working(t, i)
	assert.Equal(t, time.Hour, i.Meetings().Booked, "only the one is a meeting")
	assert.Equal(t, time.Hour, w.InMeetings)
	assert.Equal(t, 45*time.Hour-2*time.Hour-time.Hour-time.Hour, w.Focus+w.Fragmented)
	assert.Equal(t, 2*time.Hour, w.Fragmented, "8 to 9 on Tuesday and on Wednesday")
	assert.Equal(t, 9*time.Hour, w.LongestFocus, "Monday")
	assert.Equal(t, 5, w.Days)
	assert.Equal(t, 4, w.MeetingFreeDays, "all but Wednesday")
	assert.Equal(t, 44*time.Hour, w.LeftForSelling, "her own blocks are her own affair")
}

func TestMeetingFreeDaysAreThoseWithoutAMeetingInWorkingTime(t *testing.T) {
	w := working(t, ofAnn(t, at(2, 18, 0, time.Hour), at(3, 16, 59, time.Hour), at(4, 17, 0, 15*time.Hour+time.Second)))
	assert.Equal(t, 5, w.Days)
	assert.Equal(t, 3, w.MeetingFreeDays, "Monday, Wednesday and Friday: what goes on into Thursday takes a second of it")
}

func TestMeetingsAreCutToTheWindow(t *testing.T) {
	i := ofAnn(t, at(1, 23, 0, 10*time.Hour), at(8, 20, 0, 10*time.Hour))
	assert.Equal(t, 9*time.Hour+4*time.Hour, i.Meetings().Booked)
	assert.Equal(t, time.Hour, working(t, i).InMeetings)
	zero := at(3, 9, 0, 0)
	zero.End = zero.Start
	assert.Zero(t, ofAnn(t, zero).Meetings().Count, "what takes no time counts nowhere")
}

func TestTheRecurringShareIsThatOfSeries(t *testing.T) {
	weekly := at(3, 9, 0, time.Hour)
	weekly.Repeats = recurrence.Weekly()
	i := ofAnn(t, weekly, at(4, 9, 0, 2*time.Hour))
	assert.Equal(t, "1/3", i.Meetings().RecurringShare.Exact())
	assert.Equal(t, "33.33 %", i.Meetings().RecurringShare.String())
}

func TestMeetingsFaceCustomersBySayingSoOrByTheirPeople(t *testing.T) {
	with := func(p participant.Participant, audience meeting.Audience) meeting.Draft {
		d := at(3, 9, 0, time.Hour)
		d.Audience = audience
		d.Roster = append(d.Roster, p)
		return d
	}
	unknown := participant.Participant{ID: "x", External: true}
	customer := participant.Participant{ID: "x", Role: participant.ExistingCustomer}
	absent := customer
	absent.Response = participant.Declined
	for name, test := range map[string]struct {
		draft meeting.Draft
		faces bool
	}{
		"nobody from outside":           {at(3, 9, 0, time.Hour), false},
		"a customer":                    {with(customer, ""), true},
		"a customer who declined":       {with(absent, ""), false},
		"an unknown from outside":       {with(unknown, ""), true},
		"a partner":                     {with(participant.Participant{ID: "x", Role: participant.Partner}, ""), false},
		"a broker":                      {with(participant.Participant{ID: "x", Role: "external:broker"}, ""), false},
		"stated":                        {with(participant.Participant{ID: "x"}, meeting.CustomerFacing), true},
		"stated otherwise":              {with(customer, meeting.Internal), false},
		"a customer from the directory": {with(participant.Participant{ID: "known"}, ""), true},
	} {
		t.Run(name, func(t *testing.T) {
			directory, err := participant.NewDirectory(participant.Person{ID: "known", Role: participant.NewCustomer})
			require.NoError(t, err)
			who := load.Person{ID: "ann", Hours: hours(t, "08:00-17:00")}
			w := working(t, ofPerson(t, week(t), who, &load.Options{Directory: directory}, newMeetings(t, test.draft)...))
			if test.faces {
				assert.Equal(t, "1/45", w.CustomerShare.Exact())
				assert.Equal(t, 45*time.Hour, w.LeftForSelling)
			} else {
				assert.Equal(t, "0", w.CustomerShare.Exact())
				assert.Equal(t, 44*time.Hour, w.LeftForSelling)
			}
		})
	}
	both := working(t, ofAnn(t, with(customer, ""), at(3, 9, 30, time.Hour)))
	assert.Equal(t, time.Hour, both.WithCustomers)
	assert.Equal(t, 44*time.Hour, both.LeftForSelling, "an internal meeting takes its time, whoever else she meets then")
}

func TestWhoMayAttendIsAParameter(t *testing.T) {
	maybe := at(3, 9, 0, time.Hour)
	maybe.Roster = participant.Roster{{ID: "ann", Response: participant.Tentative}, {ID: "bo"}}
	meetings := newMeetings(t, maybe)
	half, err := cost.ParseProbability("0.5")
	require.NoError(t, err)
	for _, test := range []struct {
		attendance cost.Attendance
		want       time.Duration
	}{
		{cost.Attendance{}, time.Hour},
		{cost.Attendance{ByResponse: map[response]cost.Probability{tentative: half}}, time.Hour},
		{cost.Attendance{ByResponse: map[response]cost.Probability{tentative: {}}}, 0},
		{cost.Attendance{ByPerson: map[id]cost.Probability{"ann": {}}}, 0},
	} {
		i := ofPerson(t, week(t), load.Person{ID: "ann"}, &load.Options{Attendance: test.attendance}, meetings...)
		assert.Equal(t, test.want, i.Meetings().Booked)
	}
	// She declined one of a series.
	weekly := at(3, 9, 0, time.Hour)
	weekly.Repeats = recurrence.Weekly()
	weekly.Overrides = []meeting.Override{{Original: weekly.Start.Local(), Responses: map[id]response{"ann": declined}}}
	assert.Zero(t, ofAnn(t, weekly).Meetings().Booked)
}

func TestTheFocusThresholdIsTheRoles(t *testing.T) {
	options := &load.Options{FocusThreshold: time.Hour, FocusByRole: map[participant.Role]time.Duration{participant.Developer: 4 * time.Hour}}
	meetings := newMeetings(t, at(2, 11, 0, time.Hour)) // leaves three hours and five
	for role, want := range map[participant.Role]time.Duration{"": 0, participant.Developer: 3 * time.Hour} {
		who := load.Person{ID: "ann", Role: role, Hours: hours(t, "08:00-17:00")}
		assert.Equal(t, want, working(t, ofPerson(t, week(t), who, options, meetings...)).Fragmented, role)
	}
	who := load.Person{ID: "p1", Hours: hours(t, "08:00-17:00")}
	i := ofPerson(t, week(t), who, &load.Options{Directory: directoryOf(t, "p1")})
	assert.Equal(t, participant.SalesManager, i.Role(), "from the directory")
	assert.Equal(t, id("p1"), i.Person())
	assert.True(t, i.Window().Equal(week(t)))
}

func TestClockChangesShow(t *testing.T) {
	// In New York 8 March 2026 has 23 hours. She works nights.
	loc := zone(t, "America/New_York")
	h, err := availability.New(availability.Draft{Zone: wallclock.ZoneOf(loc), Week: availability.Week{time.Saturday: {"22:00-06:00"}}})
	require.NoError(t, err)
	d := at(8, 1, 0, 0)
	d.Start, d.End = wallclock.At(2026, time.March, 8, 1, 0, loc), wallclock.At(2026, time.March, 8, 4, 30, loc)
	w := working(t, ofPerson(t, week(t), load.Person{ID: "ann", Hours: h}, nil, newMeetings(t, d)...))
	assert.Equal(t, 7*time.Hour, w.Time)
	assert.Equal(t, 150*time.Minute, w.InMeetings)
	assert.Equal(t, "5/14", w.Load.Exact())
}

func TestFaultsAreLocatedAndComeAllAtOnce(t *testing.T) {
	odd, err := interval.Lasting(time.Date(2026, 3, 3, 9, 0, 0, 1, time.UTC), time.Hour)
	require.NoError(t, err)
	_, err = load.OfTeam(odd, []load.Person{{}, {ID: "ann", Busy: []interval.Interval{{}, odd}}, {ID: "ann", Role: "Sales Manager"}}, nil)
	var paths []string
	for _, p := range participant.Located("", err) {
		paths = append(paths, p.Path)
	}
	assert.Equal(t, []string{"/0/id", "/1/busy/1", "/2/role", "/2/id", "/window"}, paths)
	_, err = load.OfPerson(week(t), load.Person{}, nil)
	assert.ErrorContains(t, err, "/id")

	_, err = load.OfPerson(days(t, "1900-01-01", "2026-01-01"), load.Person{ID: "ann"}, nil)
	assert.ErrorIs(t, err, availability.ErrLongWindow)
	endless := make([]meeting.Draft, 4)
	for k := range endless {
		endless[k] = at(1, 0, 0, 99*365*24*time.Hour)
	}
	_, err = load.OfPerson(days(t, "2026-01-01", "2125-01-01"), load.Person{ID: "ann"}, nil, newMeetings(t, endless...)...)
	assert.ErrorContains(t, err, "292 years")

	nothing := ofPerson(t, interval.Interval{}, load.Person{ID: "ann", Hours: hours(t, "09:00-17:00")}, nil, newMeetings(t, endless...)...)
	assert.Zero(t, nothing.Meetings().Booked)
	assert.Zero(t, working(t, nothing).Time)
}

func TestAThresholdOfNoTimeIsTheDefault(t *testing.T) {
	options := &load.Options{FocusByRole: map[participant.Role]time.Duration{participant.Developer: 0}}
	meetings := newMeetings(t, at(2, 9, 0, time.Hour)) // leaves one hour and seven
	who := load.Person{ID: "ann", Role: participant.Developer, Hours: hours(t, "08:00-17:00")}
	want := ofPerson(t, week(t), who, nil, meetings...)
	got := ofPerson(t, week(t), who, options, meetings...)
	require.Equal(t, working(t, want).Focus, working(t, got).Focus)
	require.Equal(t, want.Assumptions(), got.Assumptions())
}
