package meeting

import (
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// An Action is what somebody does with a [Scheduler]. Actions compare with ==.
type Action string

// The actions.
const (
	ActionSchedule Action = "schedule"
	ActionEdit     Action = "edit"
	ActionCancel   Action = "cancel"
	ActionRespond  Action = "respond"
	ActionDelegate Action = "delegate"
	ActionStart    Action = "start"
	ActionFinish   Action = "finish"
	ActionRecord   Action = "record" // an outcome, or minutes
	actionErase    Action = "erase"  // no policy is asked
)

// shapes reports whether the action decides what a meeting is and who takes part, rather than what becomes of it.
func (a Action) shapes() bool {
	return a == ActionSchedule || a == ActionEdit || a == ActionDelegate
}

// books reports whether the action may book somebody.
func (a Action) books() bool { return a.shapes() || a == ActionRespond }

// A Case is what a [Policy] decides on. It is plain data.
type Case struct {
	Proposal
	Action Action
	// Actor is who does it, as the host's directory knows them: see [SchedulerOptions.Directory]. Only the ID is known
	// of others.
	Actor participant.Person
	// Clashes are the double bookings that the proposal would bring, one for each calendar and meeting.
	Clashes []Clash
}

// A Policy is a rule of the host on what may be done with meetings. It returns what it has against the case,
// nothing if it has nothing, and all of it at once. It is a pure function: the same case gives the same findings.
type Policy func(c Case) []Finding

// A Denial says that a policy or a gate denied something, which was not done. It is an error, for errors.As.
type Denial struct {
	// Findings are those of all rules, also those that only warn.
	Findings []Finding
	// Clashes are the double bookings that were found.
	Clashes []Clash
}

// Error returns what was denied and why, in one line.
func (d *Denial) Error() string {
	var lines []string
	for _, f := range d.Findings {
		if f.Verdict == Deny {
			lines = append(lines, f.Rule+": "+f.Text)
		}
	}
	return "meeting: denied: " + strings.Join(lines, "; ")
}

// RefuseClashes denies double bookings within the horizon. It is the policy of a [Scheduler] without policies.
func RefuseClashes(c Case) []Finding { return clashFindings(c, Deny) }

// WarnOfClashes lets double bookings pass with a warning.
func WarnOfClashes(c Case) []Finding { return clashFindings(c, Warn) }

func clashFindings(c Case, v Verdict) []Finding {
	var list []Finding
	for _, clash := range c.Clashes {
		list = append(list, Finding{
			Rule: "double-booking", Source: "S10", Verdict: v, Path: c.pathOf(clash.Calendar), Text: clash.String(),
		})
	}
	return list
}

// pathOf returns where the roster or the venue of the meeting has a calendar; empty if only an override has it.
func (c Case) pathOf(calendar Calendar) string {
	if !calendar.Resource {
		return pathOnRoster(c.After, calendar.ID)
	}
	for _, m := range c.After {
		if i := slices.Index(m.state().draft.Venue.Resources, calendar.ID); i >= 0 {
			return participant.Pointer("venue", "resources", i)
		}
	}
	return ""
}

// pathOnRoster returns where the roster of the first meeting that has somebody has them.
func pathOnRoster(meetings []Meeting, id participant.ID) string {
	for _, m := range meetings {
		for i, p := range m.state().draft.Roster {
			if p.ID == id {
				return participant.Pointer("roster", i)
			}
		}
	}
	return ""
}

// rolesText writes roles for people.
func rolesText(roles []participant.Role) string {
	texts := make([]string, len(roles))
	for i, r := range roles {
		texts[i] = string(r)
	}
	return strings.Join(texts, ", ")
}

func deny(rule, source, path, text string) Finding {
	return Finding{Rule: rule, Source: source, Verdict: Deny, Path: path, Text: text}
}
