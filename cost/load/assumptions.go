package load

import (
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/participant"
)

// assumptions lists what the figures of people in roles rest on and the calendar does not say.
func (o *Options) assumptions(roles map[participant.Role]bool) []cost.Assumption {
	list := []cost.Assumption{o.attendance()}
	for _, r := range slices.Sorted(maps.Keys(roles)) {
		if own := o.FocusByRole[r]; own > 0 {
			list = append(list, length("focus threshold", own, hostFrom, "role: "+r.String()))
		}
	}
	from := hostFrom
	if o.FocusThreshold == defaultFocus {
		from = defaultFocusFrom
	}
	list = append(list, length("focus threshold", o.FocusThreshold, from, ""))
	from = hostFrom
	if o.BackToBack == defaultBackToBack {
		from = libraryFrom
	}
	return append(list, length("gap of meetings that are back to back, at most", o.BackToBack, from, ""))
}

func (o *Options) attendance() cost.Assumption {
	a := cost.Assumption{Name: "meetings counted", Value: "all but declined", Unit: "answer", Source: libraryFrom}
	if len(o.Attendance.ByResponse)+len(o.Attendance.ByPerson) > 0 {
		a.Value, a.Source = "probability above 0", "the host's attendance table"
	}
	return a
}

func length(name string, d time.Duration, source, detail string) cost.Assumption {
	return cost.Assumption{Name: name, Value: cost.HoursOf(d).Seconds(), Unit: "s", Source: source, Detail: detail}
}
