package memstore

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// waiting is a notification as it stands in the outbox.
type waiting struct {
	Notification meeting.Notification `json:"notification"`
	Token        uint64               `json:"token"`
	After        time.Time            `json:"after,omitzero"`
	Dead         bool                 `json:"dead,omitempty"`
}

// MarshalJSON writes everything that the store has, for people to look at and for tests to compare: the same
// content gives the same bytes.
func (s *Store) MarshalJSON() ([]byte, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var all struct {
		Meetings    []meeting.Meeting          `json:"meetings"`
		Calendars   []meeting.CalendarRevision `json:"calendars"`
		Proceedings []meeting.Proceedings      `json:"proceedings"`
		Reminders   []meeting.Reminder         `json:"reminders"`
		Outbox      []waiting                  `json:"outbox"`
	}
	for _, k := range sorted(s.meetings, meeting.ID.Compare) {
		all.Meetings = append(all.Meetings, k.meeting)
	}
	for c, revision := range s.calendars {
		all.Calendars = append(all.Calendars, meeting.CalendarRevision{Calendar: c, Revision: revision})
	}
	slices.SortFunc(all.Calendars, func(a, b meeting.CalendarRevision) int {
		return cmp.Or(cmp.Compare(a.Calendar.ID, b.Calendar.ID), cmp.Compare(a.Calendar.String(), b.Calendar.String()))
	})
	for _, of := range sorted(s.proceedings, meeting.ID.Compare) {
		all.Proceedings = append(all.Proceedings, sorted(of, wallclock.Local.Compare)...)
	}
	for _, of := range sorted(s.reminders, meeting.ID.Compare) {
		for _, r := range of {
			all.Reminders = append(all.Reminders, r)
		}
	}
	slices.SortFunc(all.Reminders, compareReminders)
	all.Outbox = s.outbox.list()
	return json.Marshal(all)
}

func (o *outbox) list() []waiting {
	var list []waiting
	for _, r := range slices.SortedFunc(maps.Values(o.rows), func(a, b *row) int { return cmp.Compare(a.number, b.number) }) {
		list = append(list, waiting{r.leased.Notification, r.leased.Token, r.after, r.dead})
	}
	return list
}

// compareReminders orders reminders by what is due first.
func compareReminders(a, b meeting.Reminder) int {
	return cmp.Or(
		a.Due.Compare(b.Due), a.Meeting.Compare(b.Meeting), cmp.Compare(a.Person, b.Person),
		cmp.Compare(a.Channel, b.Channel), cmp.Compare(a.Lead, b.Lead),
	)
}
