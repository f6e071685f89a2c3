package load

import (
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Person is somebody whose load is asked for. It is plain data; only the ID is required.
type Person struct {
	ID participant.ID
	// Role decides about focus threshold and band; if it is empty, that in the directory does.
	Role participant.Role
	// Hours are the working hours; zero: unknown.
	Hours availability.WorkingHours
	// Busy are times at which the person is busy with something that is no meeting, in whole seconds: they
	// take free time, and do not count as meetings.
	Busy []interval.Interval
}

// Options are a host's choices. The zero Options, and nil ones, are the defaults.
type Options struct {
	// Directory has the people whom the host knows: their roles, and organizers who are not on the roster,
	// who take part if it has them. Default: nobody.
	Directory participant.Directory
	// Attendance says who may attend: whoever has a probability above 0. Default: all but declined people.
	Attendance cost.Attendance
	// FocusThreshold is how long a free block has to be to count as focus time, elapsed time. Default: 2 h.
	FocusThreshold time.Duration
	// FocusByRole replaces it for single roles, where it is more than none.
	FocusByRole map[participant.Role]time.Duration
	// BackToBack is the longest gap, in elapsed time, between two meetings that are back to back. Default:
	// 5 min. Meetings begin and end on whole seconds, so a nanosecond asks for meetings that touch.
	BackToBack time.Duration
	// TeamSize is the number of people from which on a team's figures are shown. Default, and least: 5.
	TeamSize int
}

// The defaults, with their sources.
const (
	defaultFocus      = 2 * time.Hour
	defaultFocusFrom  = "Clockwise, focus time of two hours and more"
	defaultBackToBack = 5 * time.Minute
	defaultTeamSize   = 5
	libraryFrom       = "salesmeeting: load"
	hostFrom          = "the host"
)

// withDefaults returns a copy that shares its maps with o, in which every field counts.
func (o *Options) withDefaults() *Options {
	if o == nil {
		o = &Options{}
	}
	c := *o
	if c.FocusThreshold <= 0 {
		c.FocusThreshold = defaultFocus
	}
	if c.BackToBack <= 0 {
		c.BackToBack = defaultBackToBack
	}
	c.TeamSize = max(c.TeamSize, defaultTeamSize)
	return &c
}

// roleOf returns the role of p.
func (o *Options) roleOf(p Person) participant.Role {
	if p.Role == "" {
		known, _ := o.Directory.ByID(p.ID)
		return known.Role
	}
	return p.Role
}

func (o *Options) focus(r participant.Role) time.Duration {
	if own := o.FocusByRole[r]; own > 0 {
		return own
	}
	return o.FocusThreshold
}
