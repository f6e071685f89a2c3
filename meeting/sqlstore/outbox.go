package sqlstore

import (
	"cmp"
	"context"
	"encoding/json"
	"math"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// keepOutbox adds notifications. The engine numbers them in the order in which they are inserted. Whether two
// transactions that overlap get their numbers in the order in which they end is of no importance: what they tell in
// the same lane is about the same meeting, and of two that change a meeting, or its reminders, the second has waited
// for the first before it comes here.
func (q queries) keepOutbox(c meeting.Commit) error {
	var rows [][]any
	for _, n := range c.Outbox {
		content, err := json.Marshal(n)
		if err != nil {
			return err
		}
		rows = append(rows, []any{
			n.ID.String(), n.Meeting.String(), n.To.ID, n.Channel, 0, time.Time{}.Unix(), 0, content,
		})
	}
	return q.insert("salesmeeting_outbox", "id, meeting, person, channel, token, ready_at, dead, content", rows,
		" ON CONFLICT (tenant, id) DO NOTHING")
}

// forever is when a dead letter is ready, in Unix seconds.
const forever int64 = math.MaxInt64

// Lease implements [meeting.Outbox]. Of two that choose the same notification at the same time, the second finds,
// once the first has ended, that it is not ready any more.
//
// An outbox is empty most of the time, so that an engine expects nothing in it when there is much all at once. Left to
// itself, PostgreSQL chooses again for each row that it may update, and looks for the first of a lane among all that
// wait, by a plan that it keeps from emptier times. So it is told to choose once, and to plan anew; and what is not dead
// is said by the time when it is ready, since with dead = 0 the index of the turn would seem to be as good as that of the
// lanes.
func (s *Store) Lease(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
	const statement = "WITH next AS MATERIALIZED" +
		" (SELECT id FROM salesmeeting_outbox AS o WHERE tenant = ? AND dead = 0 AND ready_at <= ? AND number =" +
		" (SELECT MIN(number) FROM salesmeeting_outbox AS e WHERE e.tenant = o.tenant AND e.person = o.person" +
		" AND e.meeting = o.meeting AND e.channel = o.channel AND e.ready_at < ?)" +
		" ORDER BY number LIMIT ?)" +
		" UPDATE salesmeeting_outbox SET ready_at = ?, token = token + 1" +
		" WHERE tenant = ? AND id IN (SELECT id FROM next) AND ready_at <= ? RETURNING number, token, content"
	var list []numbered
	err := s.write(ctx, func(q queries) (err error) {
		if err := q.replan(); err != nil {
			return err
		}
		list, err = q.leased(statement, q.tenant, l.Now.Unix(), forever, l.Limit, l.Until.Unix(), q.tenant, l.Now.Unix())
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b numbered) int { return cmp.Compare(a.number, b.number) })
	return leasedOf(list), nil
}

// numbered is a notification with its place in the outbox.
type numbered struct {
	number int64
	leased meeting.Leased
}

func leasedOf(list []numbered) []meeting.Leased {
	var leased []meeting.Leased
	for _, n := range list {
		leased = append(leased, n.leased)
	}
	return leased
}

// leased runs a statement that gives numbers, tokens and contents.
func (q queries) leased(statement string, args ...any) ([]numbered, error) {
	var list []numbered
	err := q.rows(func(scan func(dest ...any) error) error {
		var n numbered
		var token int64
		var content []byte
		if err := scan(&n.number, &token, &content); err != nil {
			return err
		}
		n.leased.Token = unsigned(token)
		err := json.Unmarshal(content, &n.leased.Notification)
		list = append(list, n)
		return err
	}, statement, args...)
	return list, err
}

// Settle implements [meeting.Outbox].
func (s *Store) Settle(ctx context.Context, settled meeting.Settlement) error {
	statement, args := "DELETE FROM salesmeeting_outbox", []any(nil)
	switch settled.Fate {
	case meeting.FateDeferred:
		statement, args = "UPDATE salesmeeting_outbox SET dead = 0, ready_at = ?", []any{settled.Until.Unix()}
	case meeting.FateDead:
		statement, args = "UPDATE salesmeeting_outbox SET dead = 1, ready_at = ?", []any{forever}
	}
	statement += " WHERE tenant = ? AND id = ? AND token = ? AND token > 0" // 0: it was never leased
	args = append(args, s.tenant, settled.ID.String(), signed(settled.Token))
	return s.write(ctx, func(q queries) error {
		if ok, err := q.swap(statement, args...); err != nil || !ok {
			return cmp.Or(err, moved("notification %s", settled.ID))
		}
		return nil
	})
}

// DeadLetters implements [meeting.Outbox].
func (s *Store) DeadLetters(ctx context.Context, after meeting.NotificationID, limit int) ([]meeting.Leased, error) {
	var list []numbered
	err := s.read(ctx, func(q queries) (err error) {
		list, err = q.leased("SELECT number, token, content FROM salesmeeting_outbox"+
			" WHERE tenant = ? AND dead = 1 AND id > ? ORDER BY id LIMIT ?", q.tenant, after.String(), limit)
		return err
	})
	if err != nil {
		return nil, err
	}
	return leasedOf(list), nil
}
