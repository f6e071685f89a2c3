package cost

import (
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Figures say how often something takes place and how much time it takes. They are plain data.
type Figures struct {
	Occurrences  int   // that take place
	MeetingHours Hours // Σ of their lengths
	PersonHours  Hours // Σ of the expected time of people
}

func (f Figures) add(o Figures) (Figures, error) {
	meetingHours, err := f.MeetingHours.Add(o.MeetingHours)
	if err != nil {
		return Figures{}, err
	}
	personHours, err := f.PersonHours.Add(o.PersonHours)
	return Figures{f.Occurrences + o.Occurrences, meetingHours, personHours}, err
}

// A Series says which meeting a row of figures is about; one that does not recur is a series of one. It
// is plain data, comparable with ==.
type Series struct {
	Meeting meeting.ID // zero if the meeting has none
	Title   string
	// Start is that of its first occurrence, on the clocks of the window's start, as [wallclock.Time.String]
	// writes it: "2026-01-01T09:00:00[America/New_York]".
	Start string
}

// SeriesHours are the figures of one series.
type SeriesHours struct {
	Series
	Figures
}

// WeekHours are the figures of one week.
type WeekHours struct {
	Monday wallclock.Date // on which the week begins, in the zone of the window's start
	Figures
}

// RoleHours is the expected time of all people in one role.
type RoleHours struct {
	Role        participant.Role // empty: nobody knows it
	PersonHours Hours
}

// SeriesCost is a [SeriesHours] with its cost.
type SeriesCost struct {
	SeriesHours
	Costs
}

// WeekCost is a [WeekHours] with its cost.
type WeekCost struct {
	WeekHours
	Costs
}

// RoleCost is a [RoleHours] with its cost.
type RoleCost struct {
	RoleHours
	Costs
}

// RecordCost is what all meetings that are linked to one of the host's records take: the cost of an account, or
// of a won opportunity, in meetings.
type RecordCost struct {
	Record participant.Record
	Figures
	Costs
}

// Costs are the two layers of cost in money, exact, which are not to be added blindly: [Forecast.Economic] is
// the sum of them. They are plain data.
type Costs struct {
	// Cost is the direct cost: the sum of all lines.
	Cost money.Amount
	// Premium is what the time would bring in sales above what it costs; the zero Amount without [Quotas].
	Premium money.Amount
}

func (c Costs) add(o Costs) (sum Costs, err error) {
	if sum.Cost, err = c.Cost.Add(o.Cost); err != nil {
		return Costs{}, err
	}
	sum.Premium, err = c.Premium.Add(o.Premium)
	return sum, err
}

// compare orders from the highest cost to the lowest. All of a forecast are in one currency.
func (c Costs) compare(o Costs) int { return dearest(c.Cost, o.Cost) }
