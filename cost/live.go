package cost

import (
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Live is what an occurrence has cost in people's time up to a moment, for a ticker. It is plain data.
type Live struct {
	// Elapsed is how long the meeting has been going on.
	Elapsed time.Duration
	// PersonHours is the time of all people together.
	PersonHours Hours
	// Labor is what that time costs, exact.
	Labor money.Amount
	// Overrun is the part of labor after the planned end.
	Overrun money.Amount
	// PerHour is what an hour of those who are there now costs: by how much labor grows. It is nothing before the
	// meeting has begun, and after it has ended.
	PerHour money.Amount
}

// String returns hours and labor, "2.25 person-hours, 135.00 USD so far".
func (l Live) String() string {
	return l.PersonHours.String() + " person-hours, " + l.Labor.String() + " so far"
}

// Live returns what o has cost in people's time from when its run began up to a moment, or to its end if that was
// before. Where the run's log says who joined and left, these count while they were there; where it says nothing
// of anybody, all who are expected count as likely as they attend. What comes besides, such as preparation and
// a room, is in [Model.Estimate]. It fails as that does.
func (m Model) Live(o meeting.Occurrence, run agenda.Run, at time.Time) (Live, error) {
	m.choice = m.options()
	pr, err := m.choice.pricingOf(o.Meeting().ID())
	if err != nil {
		return Live{}, err
	}
	zero := nothing(m.card.currencyOf())
	live := Live{Elapsed: run.Elapsed(at), Labor: zero, Overrun: zero, PerHour: zero}
	began, ok := run.Began()
	if !ok || at.Before(began) {
		return live, nil
	}
	until := began.Add(live.Elapsed)
	logged := len(run.Attended()) > 0
	if logged {
		m.choice = m.choice.watching(o, run, began, until)
	}
	people, err := m.partyOf(o, pr, nobody)
	if err != nil {
		return Live{}, err
	}
	c := &people.all
	elapsed := wholeSeconds(live.Elapsed)
	if live.PersonHours, err = c.hours(1, elapsed); err != nil {
		return Live{}, err
	}
	over := wholeSeconds(min(live.Elapsed, max(0, until.Sub(o.Interval().End()))))
	live.Labor, live.Overrun = pr.soFar(c, elapsed), pr.soFar(c, over)
	if c.timed {
		live.Overrun = pr.soFar(&crew{labor: c.over, timed: true}, 0)
	}
	if ended, ok := run.Ended(); !ok || at.Before(ended) {
		live.PerHour, err = m.perHour(o, pr, run.Until(at), logged)
	}
	return live, err
}

// watching returns the choice in which o was attended as a run's log says, within some time.
func (ch *choice) watching(o meeting.Occurrence, run agenda.Run, from, to time.Time) *choice {
	spans := make(map[participant.ID][]interval.Interval)
	for _, p := range run.Presences(to) {
		if part, ok := p.Within(from, to); ok {
			span, _ := interval.New(part.Joined, part.Left) // in order: see Within
			spans[p.Person] = append(spans[p.Person], span)
		}
	}
	watching := *ch
	watching.seen = map[meeting.Key][]present{o.Key(): presentIn(spans)}
	return &watching
}

// soFar returns the labor of the people of c over so many seconds, or as long as they were seen.
func (pr *pricing) soFar(c *crew, seconds uint64) money.Amount {
	if c.timed {
		seconds = 1
	}
	sum, _ := c.labor.times(seconds)
	sum, _ = sum.times(pr.scale) // a run has at most 2,400 hours
	return pr.part(sum, always)
}

// perHour returns what an hour of those who are at o now costs.
func (m Model) perHour(o meeting.Occurrence, pr *pricing, run agenda.Run, logged bool) (money.Amount, error) {
	const hour = 3600
	if !logged {
		people, err := m.partyOf(o, pr, nobody)
		if err != nil {
			return money.Amount{}, err
		}
		return pr.soFar(&people.all, hour), nil
	}
	began, _ := run.Began()
	spans := make(map[participant.ID][]interval.Interval)
	for _, id := range run.Present() {
		span, _ := interval.Lasting(began, time.Hour)
		spans[id] = append(spans[id], span)
	}
	there := *m.choice
	there.seen = map[meeting.Key][]present{o.Key(): presentIn(spans)}
	m.choice = &there
	people, err := m.partyOf(o, pr, nobody)
	if err != nil {
		return money.Amount{}, err
	}
	return pr.soFar(&people.all, hour), nil
}
