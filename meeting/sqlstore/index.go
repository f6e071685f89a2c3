package sqlstore

import (
	"math"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// An entry is what a meeting is found by. The kinds are those of the table's column.
type entry struct{ kind, kindOf, id string }

func everyMeeting() entry                { return entry{kind: "meeting"} }
func personOf(id participant.ID) entry   { return entry{kind: "person", id: storable(string(id))} }
func resourceOf(id participant.ID) entry { return entry{kind: "resource", id: storable(string(id))} }

func recordOf(r participant.Record) entry {
	return entry{"record", storable(r.Type), storable(r.ID)}
}

// storable returns text without what PostgreSQL does not take, NUL and bytes that are no UTF-8. That two texts may become
// the same does no harm: Query.Matches has the last word on what is found.
func storable(text string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
}

func (e entry) args() []any { return []any{e.kind, e.kindOf, e.id} }

// entries returns those of a meeting, each once.
func entries(m meeting.Meeting) []entry {
	list := []entry{everyMeeting()}
	for _, id := range m.People() {
		list = append(list, personOf(id))
	}
	for _, id := range m.Resources() {
		list = append(list, resourceOf(id))
	}
	for _, r := range m.Records() {
		list = append(list, recordOf(r))
	}
	return unique(list)
}

// replaceIndex makes the entries of the meetings of a commit.
func (q queries) replaceIndex(c meeting.Commit) error {
	var rows [][]any
	for _, m := range c.Meetings {
		id := m.ID().String()
		if m.Version() > 1 {
			if err := q.do("DELETE FROM salesmeeting_index WHERE tenant = ? AND meeting = ?", q.tenant, id); err != nil {
				return err
			}
		}
		l := lifeOf(m)
		for _, e := range entries(m) {
			rows = append(rows, append(e.args(), id, reachOf(m, l), l.first, l.last))
		}
	}
	return q.insert("salesmeeting_index", "kind, type, id, meeting, reach, first_at, last_at", rows, "")
}

// A life is the time from the first to the last instant of a meeting, in Unix seconds.
type life struct{ first, last int64 }

// endless is when a series without end ends.
const endless = math.MaxInt64

func lifeOf(m meeting.Meeting) life {
	from, until := m.Bounds()
	if until.IsZero() {
		return life{from.Unix(), endless}
	}
	return life{from.Unix(), until.Unix()}
}

// The reaches of lives: all those of reach n are at most spans[n] seconds long, and longer than those of the reach
// before. What lives longer than the last has the reach len(spans).
//
// Whoever looks for what is alive in a window looks, for each reach, only at what begins at most so long before the
// window: what is long over is not looked at, and neither is what is still to come. Of one reach, a life is at
// least an eighth as long as it may be, so that most of what is looked at is alive.
var spans = [...]int64{day, 8 * day, 64 * day, 512 * day, 4096 * day}

const day = int64(24 * time.Hour / time.Second)

// never is the reach of a canceled meeting, which no window overlaps.
const never = -1

func reachOf(m meeting.Meeting, l life) int {
	if m.Canceled() {
		return never
	}
	for n, span := range spans {
		if l.last-l.first <= span && l.last != endless {
			return n
		}
	}
	return len(spans)
}
