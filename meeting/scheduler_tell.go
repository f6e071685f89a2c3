package meeting

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// reminders returns the next reminder of everybody who is expected at m. What people were told
// of they are not told again.
func (s *Scheduler) reminders(m Meeting, p *step) []Reminder {
	if m.Canceled() || m.over(p.now) {
		return nil
	}
	told := make(map[ReminderKey]time.Time, len(p.reminders))
	for _, r := range p.reminders {
		key := r.Key()
		key.Meeting = ID{} // that of a part that was split off is another
		told[key] = r.Told
	}
	before, after := newSeating(p.before, p.now), newSeating(m, p.now)
	var list []Reminder
	for _, line := range m.seated() {
		for _, channel := range s.channels(line) {
			for _, lead := range s.o.Leads {
				r := Reminder{Meeting: m.ID(), Person: line.ID, Channel: channel, Lead: lead}
				r.Told = told[ReminderKey{Person: line.ID, Channel: channel, Lead: lead}]
				if r = r.reset(before, after).next(after); r != (Reminder{}) {
					list = append(list, r)
				}
			}
		}
	}
	return list
}

// seated returns everybody on a roster of the meeting, each once and as the roster of the series has them, if it
// does.
func (m Meeting) seated() participant.Roster {
	d := &m.state().draft
	all := slices.Clone(d.Roster)
	seen := ids(d.Roster)
	for i := range d.Overrides {
		for _, p := range d.Overrides[i].Roster {
			if !seen[p.ID] {
				seen[p.ID] = true
				all = append(all, p)
			}
		}
	}
	return all
}

// notifications returns whom to tell what of a step. Whoever acts is not told, and nobody is of what is over.
func (s *Scheduler) notifications(p *step) []Notification {
	switch p.action {
	case ActionStart, ActionFinish, ActionRecord, actionErase:
		return nil
	}
	t := teller{s: s, p: p}
	for i, m := range p.after {
		before := p.before
		if i > 0 {
			before = Meeting{} // a part that was split off is new to everybody
		}
		if !before.over(p.now) || !m.over(p.now) {
			t.meeting(before, m)
		}
	}
	return t.list
}

// over reports whether nothing of the meeting takes place any more.
func (m Meeting) over(now time.Time) bool {
	_, until := m.Bounds()
	return m.IsZero() || !until.IsZero() && until.Before(now)
}

// A teller collects the notifications of one step.
type teller struct {
	s    *Scheduler
	p    *step
	list []Notification
}

func (t *teller) meeting(before, m Meeting) {
	switch t.p.action {
	case ActionRespond:
		t.organizer(m)
	case ActionDelegate:
		t.organizer(m)
		if line, ok := m.line(t.p.invited, t.p.original); ok {
			t.tell(NoticeInvited, m, line)
		}
	case ActionCancel:
		for _, p := range m.concerned(t.p.original, t.p.onward) {
			t.tell(NoticeCanceled, m, p)
		}
	default:
		t.changed(before, m)
	}
}

// changed tells everybody who was or is concerned.
func (t *teller) changed(before, m Meeting) {
	was, is := before.concerned(t.p.original, false), m.concerned(t.p.original, false)
	had, has := ids(was), ids(is)
	for _, p := range is {
		if had[p.ID] {
			t.tell(NoticeChanged, m, p)
		} else {
			t.tell(NoticeInvited, m, p)
		}
	}
	for _, p := range was {
		if !has[p.ID] {
			t.tell(NoticeCanceled, m, p)
		}
	}
}

// concerned returns who is on the roster of one occurrence, canceled or not, or of any.
func (m Meeting) concerned(original wallclock.Local, onward bool) participant.Roster {
	if !original.IsZero() && !onward {
		if o := m.state().schedule.patches[original]; o != nil && o.Roster != nil {
			return o.Roster
		}
		return m.state().draft.Roster
	}
	return m.seated()
}

// line returns the line of somebody on the roster of an occurrence, or of the series.
func (m Meeting) line(id participant.ID, original wallclock.Local) (participant.Participant, bool) {
	return m.concerned(original, false).Find(id)
}

func (t *teller) organizer(m Meeting) {
	id := m.Organizer()
	if id == "" {
		return
	}
	to, ok := m.line(id, wallclock.Local{})
	if !ok {
		to = participant.Participant{ID: id}
		if known, ok := t.s.o.Directory.ByID(id); ok {
			to = known.In(participant.Observer)
		}
	}
	t.tell(NoticeAnswered, m, to)
}

func (t *teller) tell(what Notice, m Meeting, to participant.Participant) {
	if to.ID == t.p.actor {
		return
	}
	for _, channel := range t.s.channels(to) {
		n := Notification{
			Meeting: m.ID(), Version: m.Version(), Notice: what, Occurrence: t.p.original, Onward: t.p.onward,
			To: to, Channel: channel, By: t.p.actor, At: t.p.now,
		}
		t.list = append(t.list, n.identified())
	}
}
