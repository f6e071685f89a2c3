package cost

import (
	"cmp"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Person is the expected time that one person spends in meetings. It is plain data.
type Person struct {
	ID   participant.ID
	Name string // empty if no roster has it
	Role participant.Role
	Figures
}

// PersonHours returns the time that each person is expected to spend in the occurrences of meetings which
// begin within window, the longest first, people who attend nothing left out. Occurrences are those that
// the person may attend; MeetingHours are their lengths as planned, and PersonHours the expected part of them,
// overrun included, so that all people together have the PersonHours of a [Timesheet]. There is no money in it.
// It takes the same options as [NewTimesheet], and fails as it does.
//
// Figures on single people are a call of their own: hand them to those who may see them.
func PersonHours(window interval.Interval, options *Options, meetings ...meeting.Meeting) ([]Person, error) {
	ch := choose(nil, timeOnly(options))
	if err := cmp.Or(ch.err, checkMeetings(window, meetings)); err != nil {
		return nil, err
	}
	people := make(map[participant.ID]*Person)
	for _, m := range meetings {
		pr, err := ch.pricingOf(m.ID())
		if err != nil {
			return nil, err
		}
		for o := range startingIn(window, m) {
			for p := range ch.attending(o) {
				if p.likely == never {
					continue
				}
				seconds := wholeSeconds(o.Length()) + pr.plan.overrun
				if p.timed {
					seconds = p.seconds
				}
				hours, err := times(uint64(p.likely.tenThousandths), seconds)
				if err != nil {
					return nil, err
				}
				sum, ok := people[p.ID]
				if !ok {
					sum = &Person{ID: p.ID, Name: p.Name, Role: p.Role}
					people[p.ID] = sum
				}
				if sum.Figures, err = sum.Figures.add(Figures{1, HoursOf(o.Length()), hours}); err != nil {
					return nil, err
				}
			}
		}
	}
	list := make([]Person, 0, len(people))
	for _, p := range people {
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b Person) int {
		return cmp.Or(cmp.Compare(b.PersonHours.units, a.PersonHours.units), cmp.Compare(a.ID, b.ID))
	})
	return list, nil
}
