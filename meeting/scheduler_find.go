package meeting

import (
	"context"
	"fmt"
	"iter"
)

// pageSize is how many meetings are read at once.
const pageSize = 500

// Find returns an iterator over the meetings that q matches, in order of their IDs. It reads them page by page, so
// that the caller may use the store meanwhile; what is kept all the while comes exactly once. After an error
// nothing more comes.
func (s *Scheduler) Find(ctx context.Context, q Query) iter.Seq2[Meeting, error] {
	return s.find(ctx, q)
}

func (s *Scheduler) find(ctx context.Context, q Query) iter.Seq2[Meeting, error] {
	return func(yield func(Meeting, error) bool) {
		page, left := q, q.Limit
		for {
			page.Limit = pageSize
			if q.Limit > 0 {
				page.Limit = min(pageSize, left)
			}
			found, err := s.store.Find(ctx, page)
			if err != nil {
				yield(Meeting{}, err)
				return
			}
			for _, m := range found {
				if !yield(m, nil) {
					return
				}
			}
			left -= len(found)
			if len(found) < page.Limit || q.Limit > 0 && left <= 0 {
				return
			}
			page.After = found[len(found)-1].ID()
		}
	}
}

// Meeting returns the meeting with the given ID. It fails with [ErrNotFound] if there is none.
func (s *Scheduler) Meeting(ctx context.Context, id ID) (Meeting, error) {
	kept, err := s.store.Read(ctx, Selection{Meetings: []ID{id}})
	if err != nil {
		return Meeting{}, err
	}
	return kept.meeting(id)
}

func (k Kept) meeting(id ID) (Meeting, error) {
	for _, m := range k.Meetings {
		if m.ID() == id {
			return m, nil
		}
	}
	return Meeting{}, fmt.Errorf("%w: meeting %s", ErrNotFound, id)
}

// A Status is how far an occurrence has come. It is plain data.
type Status struct {
	Meeting     Meeting
	Occurrence  Occurrence // zero if it is canceled
	Stage       Stage
	Proceedings Proceedings // with the key, if no more
}

// Status returns how far an occurrence has come. It fails with [ErrNotFound] if there is no such meeting, and with
// [ErrNoOccurrence] if it has no such occurrence.
func (s *Scheduler) Status(ctx context.Context, key Key) (Status, error) {
	kept, err := s.store.Read(ctx, Selection{Meetings: []ID{key.Meeting}, Proceedings: []Key{key}})
	if err != nil {
		return Status{}, err
	}
	return kept.status(key)
}

func (k Kept) status(key Key) (Status, error) {
	m, err := k.meeting(key.Meeting)
	if err != nil {
		return Status{}, err
	}
	if !m.has(key.Original) {
		return Status{}, fmt.Errorf("%w: %s", ErrNoOccurrence, key.Original)
	}
	st := Status{Meeting: m, Proceedings: Proceedings{Key: key}}
	for _, p := range k.Proceedings {
		if p.Key == key {
			st.Proceedings = p
		}
	}
	var ok bool
	if st.Occurrence, ok = m.Occurrence(key.Original); !ok {
		st.Stage = StageCanceled
		return st, nil
	}
	st.Stage = st.Proceedings.Stage()
	return st, nil
}
