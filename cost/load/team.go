package load

import (
	"errors"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Team is the indices of several people together over a window: sums and percentiles, without names. Of
// fewer people than [Options.TeamSize] it holds no figures at all; what the promise is worth, the package's
// documentation says. It is an immutable value, safe to share between goroutines; only [OfTeam] makes one.
// The zero Team is of nobody.
type Team struct {
	window   interval.Interval
	people   int
	meetings *TeamMeetings // nil: suppressed
	working  *TeamWorking  // nil: suppressed, or nobody's hours are known
	assumed  []cost.Assumption
}

// Percentiles of times are exact, elapsed. P50 is the median, and nine in ten have at most P90.
//
// They are those of definition 7 of Hyndman and Fan (Sample Quantiles in Statistical Packages, The American
// Statistician 50, 1996), which is PERCENTILE.INC of spreadsheets, percentile_cont of SQL and the default of R
// and NumPy: with the n values in order, the one at position 1 + (n−1)·p, and between two of them the point
// that divides their distance as the position does. Unlike the nearest rank it does not show the highest
// value of a small team as its P90.
type Percentiles struct{ P50, P90 time.Duration }

// A Spread is the sum of a team's times, and their percentiles. It is plain data.
type Spread struct {
	Sum cost.Hours
	Percentiles
}

// A CountSpread is the sum of a team's counts, and their percentiles, which need not be whole. It is plain data.
type CountSpread struct {
	Sum      int
	P50, P90 Ratio
}

// A RatioSpread has the percentiles of those of a team's ratios that are defined, undefined themselves if
// these are fewer than a team needs. There is no sum, nor a mean of ratios. It is plain data.
type RatioSpread struct{ P50, P90 Ratio }

// TeamMeetings are the [Meetings] of a team. They are plain data.
type TeamMeetings struct {
	Count, Pairs, BackToBackPairs                        CountSpread
	Merged, Booked, Overlap, Conflict, Excess, Recurring Spread
	RecurringShare, BackToBack                           RatioSpread
}

// TeamWorking are the [Working] indices of those of a team whose working hours are known. They are plain data.
type TeamWorking struct {
	Known                                                                          int // how many these are
	Time, InMeetings, AfterHours, WithCustomers, LeftForSelling, Focus, Fragmented Spread
	LongestFocus                                                                   Percentiles
	Days, MeetingFreeDays                                                          CountSpread
	Load, AfterHoursShare, CustomerShare, Fragmentation                            RatioSpread
}

// OfTeam returns the indices of people together over window. Nil options are the defaults. The order of
// people and of meetings does not matter. It fails as [OfPerson] does, with paths such as "/1/id", also where
// somebody is there twice, and if a sum of time is beyond what [cost.Hours] can hold.
func OfTeam(window interval.Interval, people []Person, options *Options, meetings ...meeting.Meeting) (Team, error) {
	options = options.withDefaults()
	if err := checkWindow(window, checkPeople(people)); err != nil {
		return Team{}, err
	}
	team := Team{window: window, people: len(people)}
	roles := make(map[participant.Role]bool)
	for _, p := range people {
		roles[options.roleOf(p)] = true
	}
	team.assumed = options.assumptions(roles)
	if len(people) < options.TeamSize {
		return team, nil
	}
	all := make([]Indices, len(people))
	for k, d := range diaries(window, people, options, meetings) {
		var err error
		if all[k], err = measure(window, people[k], d, options); err != nil {
			return Team{}, err
		}
	}
	return team.of(all, options.TeamSize)
}

func checkPeople(people []Person) participant.Problems {
	var ps participant.Problems
	seen := make(map[participant.ID]bool)
	for k, p := range people {
		ps = append(ps, checkPerson(p).Under(participant.Pointer(k))...)
		if seen[p.ID] {
			ps = append(ps, participant.Problem{Path: participant.Pointer(k, "id"), Err: errors.New("is there twice")})
		}
		seen[p.ID] = true
	}
	return ps
}

// of returns t with the figures of all.
func (t Team) of(all []Indices, least int) (Team, error) {
	s := summary{all: all, least: least}
	t.meetings = s.meetings()
	s.all = slices.DeleteFunc(slices.Clone(all), func(i Indices) bool { return !i.known })
	// Where hours are unknown for a few people, those would be the difference of the two.
	if unknown := len(all) - len(s.all); len(s.all) >= least && (unknown == 0 || unknown >= least) {
		t.working = s.working()
	}
	if s.err != nil {
		return Team{}, s.err
	}
	return t, nil
}

// Window returns the span of time that the figures are about.
func (t Team) Window() interval.Interval { return t.window }

// People returns how many people the team has.
func (t Team) People() int { return t.people }

// Suppressed reports whether the team has too few people for figures to be shown.
func (t Team) Suppressed() bool { return t.meetings == nil }

// Meetings returns the indices that need no working hours, and whether they are shown.
func (t Team) Meetings() (TeamMeetings, bool) {
	if t.meetings == nil {
		return TeamMeetings{}, false
	}
	return *t.meetings, true
}

// Working returns the indices that need working hours, and whether they are shown: of all people, or where
// the hours of some are unknown, if both those and the others are as many as a team needs.
func (t Team) Working() (TeamWorking, bool) {
	if t.working == nil {
		return TeamWorking{}, false
	}
	return *t.working, true
}

// Assumptions returns what the figures rest on and the calendar does not say.
func (t Team) Assumptions() []cost.Assumption { return slices.Clone(t.assumed) }
