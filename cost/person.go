package cost

import (
	"cmp"
	"iter"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Person is the expected time that one person spends in meetings. It is plain data.
type Person struct {
	ID   participant.ID
	Name string           // empty if neither a roster nor the directory has it
	Role participant.Role // at the first of the occurrences
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
		known := names{}
		known.add(slices.Values(m.Roster()))
		for o := range startingIn(window, m) {
			if o.Overridden() {
				known.add(o.Participants())
			}
			for a := range ch.attending(o) {
				if err := addPerson(people, &a, o, pr); err != nil {
					return nil, err
				}
			}
		}
		for id, name := range known {
			if p, ok := people[id]; ok {
				p.Name = cmp.Or(p.Name, name)
			}
		}
	}
	list := make([]Person, 0, len(people))
	for _, p := range people {
		if known, ok := ch.Directory.ByID(p.ID); ok {
			p.Name = cmp.Or(p.Name, known.Name)
		}
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b Person) int {
		return cmp.Or(cmp.Compare(b.PersonHours.units, a.PersonHours.units), cmp.Compare(a.ID, b.ID))
	})
	return list, nil
}

// addPerson adds the time of somebody at o.
func addPerson(people map[participant.ID]*Person, a *attendee, o meeting.Occurrence, pr *pricing) error {
	if a.likely == never {
		return nil
	}
	seconds := wholeSeconds(o.Length()) + pr.plan.overrun
	if a.timed {
		seconds = a.seconds
	}
	hours, err := times(uint64(a.likely.tenThousandths), seconds)
	if err != nil {
		return err
	}
	sum := rowOf(people, a.id)
	if sum.ID == "" {
		sum.ID, sum.Role = a.id, a.head.Role
	}
	sum.Figures, err = sum.Figures.add(Figures{1, HoursOf(o.Length()), hours})
	return err
}

// names are those that rosters have of people, the first of each that is not empty.
type names map[participant.ID]string

func (n names) add(people iter.Seq[participant.Participant]) {
	for p := range people {
		n[p.ID] = cmp.Or(n[p.ID], p.Name)
	}
}
