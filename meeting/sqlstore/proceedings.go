package sqlstore

import (
	"encoding/json"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
)

func (q queries) keepProceedings(c meeting.Commit) error {
	for _, p := range c.Proceedings {
		if err := q.keepOne(p); err != nil {
			return err
		}
	}
	return nil
}

func (q queries) keepOne(p meeting.Proceedings) error {
	id, original := p.Key.Meeting.String(), localText(p.Key.Original)
	if p.IsEmpty() {
		return q.do("DELETE FROM salesmeeting_proceedings WHERE tenant = ? AND meeting = ? AND original = ?",
			q.tenant, id, original)
	}
	content, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return q.do("INSERT INTO salesmeeting_proceedings (tenant, meeting, original, content) VALUES (?, ?, ?, ?)"+
		" ON CONFLICT (tenant, meeting, original) DO UPDATE SET content = excluded.content",
		q.tenant, id, original, content)
}

// proceedings returns those of single occurrences, and all those of the meetings of history.
func (q queries) proceedings(keys []meeting.Key, history []meeting.ID) ([]meeting.Proceedings, error) {
	const wanted = "SELECT content FROM salesmeeting_proceedings WHERE tenant = ? AND "
	var list []meeting.Proceedings
	add := func(scan func(dest ...any) error) error {
		var content []byte
		if err := scan(&content); err != nil {
			return err
		}
		var p meeting.Proceedings
		err := json.Unmarshal(content, &p)
		list = append(list, p)
		return err
	}
	for ids := range slices.Chunk(texts(history), maxParameters/2) {
		condition, args := in("meeting", ids)
		if err := q.rows(add, wanted+condition, append([]any{q.tenant}, args...)...); err != nil {
			return nil, err
		}
	}
	read := make(map[meeting.ID]bool, len(history))
	for _, id := range history {
		read[id] = true
	}
	for _, key := range unique(keys) {
		if read[key.Meeting] {
			continue
		}
		err := q.rows(add, wanted+"meeting = ? AND original = ?", q.tenant, key.Meeting.String(), localText(key.Original))
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}
