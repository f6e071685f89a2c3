package cost

import (
	"slices"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Options are a host's choices on who counts and on what counts besides their time. The zero Options, and nil
// ones, have no directory, the zero Attendance, and nothing besides.
type Options struct {
	// Directory has the people whom the host knows. It gives people without a role on a roster theirs, and
	// an organizer who is not on the roster counts only if it has them, as somebody who accepted.
	Directory participant.Directory
	// Attendance says how likely people attend; zero: declined people don't, everybody else does.
	Attendance Attendance
	// Observed says who was at past occurrences, and when: it replaces attendance and length there. Whoever is
	// not named was not there, so that an empty list is an occurrence to which nobody came. People who were
	// not invited count, and have the role that the directory gives them. Instants are cut to whole seconds. Keys of
	// occurrences that do not take place change nothing.
	Observed map[meeting.Key][]agenda.Presence
	// Plan says what goes into every occurrence besides its length: preparation, travel, a room. Plans
	// replaces it for single meetings, by their IDs.
	Plan  Plan
	Plans map[meeting.ID]Plan
	// Lines are the host's own lines of direct cost.
	Lines []OwnLine
	// Quotas say what people would sell in the time that meetings take; zero: that is not known.
	Quotas Quotas
	// Focus says when people could work undisturbed: what [Model.Focus] and advice on focus time rest on. Zero:
	// nobody's working hours are known.
	Focus Focus
}

// A Model prices meetings by a rate card. It is an immutable value, cheap to copy and safe to share
// between goroutines. A Model of the zero Card prices nothing: see [NewTimesheet] for hours alone.
type Model struct {
	card   *card
	choice *choice
}

// NewModel returns the model that prices by card, with the host's choices; nil options are the defaults. What is
// wrong with them is the error of every estimate and forecast: [participant.Problems] with all faults of
// observations, histories and lines at once; a [*money.MismatchError] for a plan or quotas in another currency than
// the card; a [*NoRateError] for a quota of a role that the card can't price; and numbers that have no common
// denominator.
func NewModel(card Card, options *Options) Model {
	return Model{card.c, choose(card.c, options)}
}

func (m Model) options() *choice {
	if m.choice == nil {
		return choose(nil, nil)
	}
	return m.choice
}

// Assumptions returns what all figures of the model rest on and the calendar does not say: the card, who attends,
// quotas, and the host's own lines. A forecast adds what it met: rates by default, and plans.
func (m Model) Assumptions() []Assumption {
	list := m.options().assumptions()
	if m.card != nil {
		list = append(list, Assumption{"rate card", m.card.currency.Code(), "per hour and role", m.card.draft.Source, ""})
	}
	slices.SortFunc(list, compareAssumptions)
	return slices.Compact(list)
}

// assumptions lists what the options say, plans aside.
func (ch *choice) assumptions() []Assumption {
	list := ch.Attendance.assumptions()
	if len(ch.seen) > 0 {
		list = append(list, Assumption{"attendance", "observed", "join and leave", "the host's record of who came", "past occurrences"})
	}
	if ch.premium != nil {
		list = append(list, ch.premium.assumptions()...)
	}
	for _, l := range ch.Lines {
		per := "each occurrence"
		if l.OfPeople {
			per = "each person who attends"
		}
		list = append(list, Assumption{"own line", string(l.Line), "line", l.Source, per})
	}
	return list
}
