package memstore

import (
	"context"
	"sync"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Store is a [meeting.Store] in memory, of one tenant. [New] makes one; it is safe for concurrent use. Each
// method but those that read takes the whole store for itself.
type Store struct {
	mu          sync.RWMutex
	meetings    map[meeting.ID]kept
	people      index[participant.ID]
	resources   index[participant.ID]
	records     index[participant.Record]
	calendars   map[meeting.Calendar]uint64
	proceedings map[meeting.ID]map[wallclock.Local]meeting.Proceedings
	reminders   map[meeting.ID]map[meeting.ReminderKey]meeting.Reminder
	outbox      outbox
}

var _ meeting.Store = (*Store)(nil)

// New returns a store that has nothing.
func New() *Store {
	return &Store{
		meetings:    make(map[meeting.ID]kept),
		people:      make(index[participant.ID]),
		resources:   make(index[participant.ID]),
		records:     make(index[participant.Record]),
		calendars:   make(map[meeting.Calendar]uint64),
		proceedings: make(map[meeting.ID]map[wallclock.Local]meeting.Proceedings),
		reminders:   make(map[meeting.ID]map[meeting.ReminderKey]meeting.Reminder),
		outbox:      newOutbox(),
	}
}

// Read implements [meeting.Ledger].
func (s *Store) Read(ctx context.Context, sel meeting.Selection) (meeting.Kept, error) {
	if err := ctx.Err(); err != nil {
		return meeting.Kept{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	var k meeting.Kept
	for _, id := range unique(sel.Meetings) {
		if found, ok := s.meetings[id]; ok {
			k.Meetings = append(k.Meetings, found.meeting)
		}
	}
	for _, c := range sel.Calendars {
		k.Calendars = append(k.Calendars, meeting.CalendarRevision{Calendar: c, Revision: s.calendars[c]})
	}
	k.Proceedings = s.readProceedings(sel)
	for _, id := range unique(sel.Reminders) {
		for _, r := range s.reminders[id] {
			k.Reminders = append(k.Reminders, r)
		}
	}
	return k, nil
}

func (s *Store) readProceedings(sel meeting.Selection) []meeting.Proceedings {
	var list []meeting.Proceedings
	history := unique(sel.History)
	read := make(map[meeting.ID]bool, len(history))
	for _, id := range history {
		read[id] = true
		for _, p := range s.proceedings[id] {
			list = append(list, p.Clone())
		}
	}
	for _, key := range unique(sel.Proceedings) {
		if p, ok := s.proceedings[key.Meeting][key.Original]; ok && !read[key.Meeting] {
			list = append(list, p.Clone())
		}
	}
	return list
}

// unique returns the elements of list, each once.
func unique[T comparable](list []T) []T {
	if len(list) < 2 {
		return list
	}
	seen := make(map[T]bool, len(list))
	var once []T
	for _, each := range list {
		if !seen[each] {
			seen[each] = true
			once = append(once, each)
		}
	}
	return once
}
