package sqlstore

import (
	"sync"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// A memo remembers what JSON was decoded to, in two halves: when the newer one is full, the older one is forgotten.
// The key is all of the JSON, so that whatever is in the database, what is remembered is what decoding would give.
type memo struct {
	bound int // bytes of JSON; below zero: none

	mu           sync.Mutex
	newer, older map[string]meeting.Meeting
	size         int // of newer
}

// decode returns the meeting that JSON describes.
func (d *Database) decode(content []byte) (meeting.Meeting, error) {
	if m, ok := d.memo.recall(content); ok {
		return m, nil
	}
	m, err := meeting.Decode(content, d.zones)
	if err == nil {
		d.memo.remember(string(content), m)
	}
	return m, err
}

func (r *memo) recall(content []byte) (meeting.Meeting, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if m, ok := r.newer[string(content)]; ok {
		return m, true
	}
	m, ok := r.older[string(content)]
	if ok {
		r.add(string(content), m)
	}
	return m, ok
}

func (r *memo) remember(content string, m meeting.Meeting) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.add(content, m)
}

func (r *memo) add(content string, m meeting.Meeting) {
	half := r.bound / 2
	if len(content) > half {
		return
	}
	if r.size += len(content); r.newer == nil || r.size > half {
		r.older, r.newer, r.size = r.newer, make(map[string]meeting.Meeting), len(content)
	}
	r.newer[content] = m
}
