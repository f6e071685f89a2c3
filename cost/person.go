package cost

import (
	"cmp"
	"slices"
	"time"

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
// the person may attend; MeetingHours are their lengths, and PersonHours the expected part of them. There is
// no money in it. Nil options are the defaults. It fails if a sum of time is beyond what [Hours] can hold.
//
// Figures on single people are a call of their own: hand them to those who may see them.
func PersonHours(window interval.Interval, options *Options, meetings ...meeting.Meeting) ([]Person, error) {
	options = copyOptions(options)
	people := make(map[participant.ID]*Person)
	for _, m := range meetings {
		for o := range startingIn(window, m) {
			seconds := int64(o.Length() / time.Second)
			for p, likely := range options.attending(o) {
				if likely == never {
					continue
				}
				hours, err := times(uint64(likely.tenThousandths), seconds)
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
