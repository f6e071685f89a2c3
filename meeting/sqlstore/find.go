package sqlstore

import (
	"context"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// page returns how many meetings are read in one statement: as many as are asked for, within reason, since not all that
// are read need match.
func page(query meeting.Query) int {
	const least, most = 20, 250
	if query.Limit == 0 {
		return most
	}
	return min(max(query.Limit, least), most)
}

// Find implements [meeting.Ledger]. What it returns was all there at one moment.
func (s *Store) Find(ctx context.Context, query meeting.Query) ([]meeting.Meeting, error) {
	var found []meeting.Meeting
	err := s.read(ctx, func(q queries) (err error) {
		found, err = q.find(query)
		return err
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// find reads candidates from the index, and the meetings page by page until there are enough.
func (q queries) find(query meeting.Query) ([]meeting.Meeting, error) {
	var found []meeting.Meeting
	for {
		ids, whole, err := q.candidates(query)
		if err != nil || len(ids) == 0 {
			return found, err
		}
		for some := range slices.Chunk(ids, page(query)) {
			meetings, err := q.meetings(some)
			if err != nil {
				return nil, err
			}
			for _, m := range meetings {
				if !query.Matches(m) {
					continue
				}
				if found = append(found, m); len(found) == query.Limit {
					return found, nil
				}
			}
		}
		if whole {
			return found, nil
		}
		query.After = ids[len(ids)-1]
	}
}

// candidates returns the IDs behind query.After among which all are that match, in order: all of them, or one page.
func (q queries) candidates(query meeting.Query) (ids []meeting.ID, whole bool, err error) {
	statement, args := candidates(q.tenant, query)
	err = q.rows(func(scan func(dest ...any) error) error {
		var text string
		if err := scan(&text); err != nil {
			return err
		}
		id, err := meeting.ParseID(text)
		if id.Compare(query.After) > 0 {
			ids = append(ids, id)
		}
		return err
	}, statement, args...)
	slices.SortFunc(ids, meeting.ID.Compare)
	return ids, !query.Window.IsZero(), err
}

// candidates returns the statement that reads them. In a window it asks for no order: an engine might take it as a
// reason to read all that a person has by their IDs.
func candidates(tenant string, query meeting.Query) (statement string, args []any) {
	const (
		first = "SELECT meeting FROM salesmeeting_index AS i WHERE tenant = ? AND kind = ? AND type = ? AND id = ?"
		other = " AND EXISTS (SELECT 1 FROM salesmeeting_index AS o" +
			" WHERE o.tenant = i.tenant AND o.kind = ? AND o.type = ? AND o.id = ? AND o.meeting = i.meeting)"
	)
	all := wanted(query)
	one, oneArgs := first+strings.Repeat(other, len(all)-1), []any{tenant}
	for _, e := range all {
		oneArgs = append(oneArgs, e.args()...)
	}
	if query.Window.IsZero() {
		return one + " AND meeting > ? ORDER BY meeting LIMIT ?", append(oneArgs, query.After.String(), page(query))
	}
	var parts []string
	for reach := range len(spans) + 1 {
		parts = append(parts, one+" AND reach = ? AND first_at BETWEEN ? AND ? AND last_at >= ?")
		args = slices.Concat(args, oneArgs, aliveIn(query.Window, reach))
	}
	return strings.Join(parts, " UNION ALL "), args
}

// wanted returns the entries that a meeting must have, at least one, the rarest kind first.
func wanted(query meeting.Query) []entry {
	var list []entry
	if query.Record != (participant.Record{}) {
		list = append(list, recordOf(query.Record))
	}
	if query.Person != "" {
		list = append(list, personOf(query.Person))
	}
	if query.Resource != "" {
		list = append(list, resourceOf(query.Resource))
	}
	if len(list) == 0 {
		list = append(list, everyMeeting())
	}
	return list
}

// aliveIn returns the reach, and the bounds of the lives of that reach that overlap the window: the earliest and the
// latest first instant, and the earliest last one.
func aliveIn(window interval.Interval, reach int) []any {
	const farthest = 1 << 60 // seconds, so that nothing overflows
	start := max(window.Start().Unix(), -farthest)
	end := min(window.End().Unix(), farthest) + 1
	earliest := int64(-farthest)
	if reach < len(spans) {
		earliest = start - spans[reach]
	}
	return []any{reach, earliest, end, start}
}
