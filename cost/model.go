package cost

import (
	"iter"
	"maps"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Options are a host's choices on who counts. The zero Options, and nil ones, have no directory and the
// zero Attendance.
type Options struct {
	// Directory has the people whom the host knows. It gives people without a role on a roster theirs, and
	// an organizer who is not on the roster counts only if it has them.
	Directory participant.Directory
	// Attendance says how likely people attend; zero: declined people don't, everybody else does.
	Attendance Attendance
	// Plan says what goes into every occurrence besides its length: preparation, travel, a room. Plans
	// replaces it for single meetings, by their IDs.
	Plan  Plan
	Plans map[meeting.ID]Plan
	// Focus says when people could work undisturbed: what [Model.Focus] and advice on focus time rest on. Zero:
	// nobody's working hours are known.
	Focus Focus
}

// A Model prices meetings by a rate card. It is an immutable value, cheap to copy and safe to share
// between goroutines. A Model of the zero Card prices nothing: see [NewTimesheet] for hours alone.
type Model struct {
	card   *card
	choice *Options
	// plain says that nobody needs to be known by name: there is no directory, no table by person, no plan.
	plain bool
}

// NewModel returns the model that prices by card, with the host's choices; nil options are the defaults.
func NewModel(card Card, options *Options) Model {
	o := copyOptions(options)
	plain := o.Directory.Len() == 0 && len(o.Attendance.ByPerson) == 0 && o.Plan.p == nil && len(o.Plans) == 0
	return Model{card.c, o, plain}
}

func copyOptions(options *Options) *Options {
	if options == nil {
		return &Options{}
	}
	o := *options
	o.Attendance.ByResponse = maps.Clone(o.Attendance.ByResponse)
	o.Attendance.ByPerson = maps.Clone(o.Attendance.ByPerson)
	o.Plans = maps.Clone(o.Plans)
	return &o
}

// planOf returns the plan of a meeting.
func (options *Options) planOf(id meeting.ID) *plan {
	p := options.Plan
	if own, ok := options.Plans[id]; ok {
		p = own
	}
	if p.p == nil {
		return noPlan
	}
	return p.p
}

// attending returns an iterator over everybody who counts at o, with how likely they attend.
func (options *Options) attending(o meeting.Occurrence) iter.Seq2[participant.Participant, Probability] {
	return func(yield func(participant.Participant, Probability) bool) {
		h := headcount{options, o.Meeting().Organizer()}
		for p := range o.Participants() {
			if likely := h.likely(&p); !yield(p, likely) {
				return
			}
		}
		if p, ok := h.absentOrganizer(); ok {
			yield(p, h.likely(&p))
		}
	}
}

// A headcount says how likely each person on a roster attends, and whether the organizer was among them.
type headcount struct {
	options   *Options
	organizer participant.ID // empty once they were seen
}

// likely returns how likely p attends, after it filled in what the roster does not know of them.
func (h *headcount) likely(p *participant.Participant) Probability {
	if p.ID == h.organizer {
		h.organizer = ""
	}
	if p.Role == "" {
		if known, ok := h.options.Directory.ByID(p.ID); ok {
			p.Role, p.External = known.Role, p.External || known.External
		}
	}
	return h.options.Attendance.of(p)
}

// absentOrganizer returns the organizer if they were not seen on the roster and the directory has them.
func (h *headcount) absentOrganizer() (participant.Participant, bool) {
	if h.organizer == "" {
		return participant.Participant{}, false
	}
	known, ok := h.options.Directory.ByID(h.organizer)
	p := known.In(participant.Required)
	p.Response = participant.Accepted
	return p, ok
}

// assumptions lists what the options say on who counts.
func (options *Options) assumptions() []Assumption {
	list := []Assumption{
		{"attendance", always.String(), "probability", sourceOfRule, "everybody but declined people"},
		{"attendance", never.String(), "probability", sourceOfRule, "declined people"},
	}
	const source = "the host's attendance table"
	for _, r := range slices.Sorted(maps.Keys(options.Attendance.ByResponse)) {
		list = append(list, Assumption{
			"attendance", options.Attendance.ByResponse[r].String(), "probability", source, "response: " + r.String(),
		})
	}
	if n := len(options.Attendance.ByPerson); n > 0 {
		list = append(list, Assumption{
			Name: "attendance", Value: "by person", Unit: "probability", Source: source,
		})
	}
	return list
}
