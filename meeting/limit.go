package meeting

import (
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A WeeklyLimit is a [Gate] that limits how many meetings a week people of a role are expected at, since each
// leaves less time for the work itself (S10). It is plain data and may be shared between goroutines as long as
// nobody changes it.
type WeeklyLimit struct {
	// Most is how many occurrences a week are allowed; other roles have no limit.
	Most map[participant.Role]int
	// Window is the time in which it counts, in whole weeks of the calendar of Zone: from the week in which it
	// begins to that in which it ends. In the zero Interval nothing counts.
	Window interval.Interval
	Zone   *time.Location // nil: UTC
	// Begins is the day on which weeks begin. The zero Weekday is Sunday.
	Begins time.Weekday
}

var _ Gate = WeeklyLimit{}

// Scopes returns one scope for each person in a role that has a limit.
func (l WeeklyLimit) Scopes(p Proposal) []Scope {
	var scopes []Scope
	for _, line := range l.limited(p) {
		scopes = append(scopes, Scope{Window: l.weeks(), People: []participant.ID{line.ID}})
	}
	return scopes
}

// Review denies what gives somebody more meetings in a week than are allowed, and more than they had. It has one
// finding for each person, on the first such week.
func (l WeeklyLimit) Review(p Proposal, kept [][]Meeting) ([]Finding, error) {
	var list []Finding
	for i, line := range l.limited(p) {
		others := slices.DeleteFunc(slices.Clone(kept[i]), func(m Meeting) bool { return m.ID() == p.Before.ID() })
		before := l.count(line.ID, append([]Meeting{p.Before}, others...))
		after := l.count(line.ID, append(slices.Clone(p.After), others...))
		most := l.Most[line.Role]
		var first wallclock.Date
		for week, n := range after {
			if n > most && n > before[week] && (first.IsZero() || week.Compare(first) < 0) {
				first = week
			}
		}
		if !first.IsZero() {
			list = append(list, Finding{
				Rule: "weekly-limit", Source: "S10", Verdict: Deny, Path: pathOnRoster(p.After, line.ID),
				Text: fmt.Sprintf("%s would be at %d meetings in the week of %s: %s have %d at most",
					line.ID, after[first], first, line.Role, most),
			})
		}
	}
	return list, nil
}

// limited returns those on the rosters of a proposal whose role has a limit, each once.
func (l WeeklyLimit) limited(p Proposal) participant.Roster {
	if l.Window.IsZero() {
		return nil
	}
	var list participant.Roster
	known := make(map[participant.ID]bool)
	for _, m := range p.After {
		for _, line := range m.seated() {
			if _, ok := l.Most[line.Role]; ok && !known[line.ID] {
				known[line.ID] = true
				list = append(list, line)
			}
		}
	}
	return list
}

// weeks returns the window in whole weeks.
func (l WeeklyLimit) weeks() interval.Interval {
	first, last := l.week(l.Window.Start()), l.week(l.Window.End())
	window, _ := wallclock.Between(first, last.AddDays(7), l.zone()) // they are in order
	return window
}

func (l WeeklyLimit) zone() *time.Location {
	if l.Zone == nil {
		return time.UTC
	}
	return l.Zone
}

// week returns the first day of the week of t.
func (l WeeklyLimit) week(t time.Time) wallclock.Date {
	day := wallclock.DateOf(t.In(l.zone()))
	return day.AddDays(-int(day.Weekday()-l.Begins+7) % 7)
}

// count returns how many occurrences that begin in a week somebody is expected at.
func (l WeeklyLimit) count(id participant.ID, meetings []Meeting) map[wallclock.Date]int {
	weeks := make(map[wallclock.Date]int)
	for _, m := range meetings {
		for o := range m.Occurrences(l.weeks()) {
			if o.expects(id) {
				weeks[l.week(time.Unix(o.start, 0))]++
			}
		}
	}
	return weeks
}
