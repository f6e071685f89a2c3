// Package customstore is a host's own store of meetings: a journal in a file. Whatever changes something is a line,
// which is on disk before it counts, and whoever opens the file plays the lines again, in memory. That is enough for a
// host with one process; package meetingtest, in the test, says that it is a store like any other.
package customstore

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// A Store is the [meeting.Store] of one tenant. [Open] makes one; it is safe for concurrent use. What reads, reads
// memory, which has nothing that is not on disk.
type Store struct {
	*memstore.Store
	zones wallclock.Zones

	mu     sync.Mutex // of all that follows
	file   *os.File
	length int64 // bytes of whole lines
}

var _ meeting.Store = (*Store)(nil)

// A line is a call that changes something: one of Commit, Lease and Settle. Meetings are those of Commit, as they can
// be read.
type line struct {
	Commit   *meeting.Commit     `json:"commit,omitempty"`
	Meetings []meeting.Snapshot  `json:"meetings,omitempty"`
	Lease    *meeting.Lease      `json:"lease,omitempty"`
	Settle   *meeting.Settlement `json:"settle,omitempty"`
}

// Open opens a journal, and makes it if it is missing. It may be open once at a time. The host closes the store.
func Open(ctx context.Context, path string, zones wallclock.Zones) (*Store, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	s := &Store{Store: memstore.New(), zones: zones, file: file}
	if err := s.replay(ctx); err != nil {
		_ = file.Close()
		return nil, fmt.Errorf("customstore: %s: %w", path, err)
	}
	return s, nil
}

// Close closes the journal.
func (s *Store) Close() error { return s.file.Close() }

// replay plays what the file has. A last line without end is one that the process died over: nobody was told that it is
// there.
func (s *Store) replay(ctx context.Context) error {
	rest, err := io.ReadAll(s.file)
	if err != nil {
		return err
	}
	for {
		text, after, whole := bytes.Cut(rest, []byte("\n"))
		if !whole {
			return nil
		}
		var l line
		if err := json.Unmarshal(text, &l); err != nil {
			return err
		}
		if _, err := s.play(ctx, l); err != nil && !errors.Is(err, meeting.ErrConflict) { // which it had the first time too
			return err
		}
		rest, s.length = after, s.length+int64(len(text))+1
	}
}

// play does in memory what a line says. Memory is the same as when the line was written, and so is what comes of it.
func (s *Store) play(ctx context.Context, l line) ([]meeting.Leased, error) {
	switch {
	case l.Lease != nil:
		return s.Store.Lease(ctx, *l.Lease)
	case l.Settle != nil:
		return nil, s.Store.Settle(ctx, *l.Settle)
	}
	if l.Commit == nil {
		return nil, errors.New("a line says nothing")
	}
	for _, each := range l.Meetings {
		m, err := meeting.Restore(each, s.zones)
		if err != nil {
			return nil, err
		}
		l.Commit.Meetings = append(l.Commit.Meetings, m)
	}
	return nil, s.Store.Commit(ctx, *l.Commit)
}

// write puts the line on disk, and plays it then.
func (s *Store) write(ctx context.Context, l line) ([]meeting.Leased, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	text, err := json.Marshal(l)
	if err != nil || ctx.Err() != nil {
		return nil, cmp.Or(ctx.Err(), err)
	}
	if err := s.file.Truncate(s.length); err != nil { // half a line that could not be written
		return nil, err
	}
	if _, err := s.file.WriteAt(append(text, '\n'), s.length); err != nil {
		return nil, err
	}
	if err := s.file.Sync(); err != nil {
		return nil, err
	}
	s.length += int64(len(text)) + 1
	return s.play(context.WithoutCancel(ctx), l)
}

// Commit implements [meeting.Ledger].
func (s *Store) Commit(ctx context.Context, c meeting.Commit) error {
	l := line{Commit: &c}
	for _, m := range c.Meetings {
		l.Meetings = append(l.Meetings, m.Snapshot())
	}
	c.Meetings = nil
	_, err := s.write(ctx, l)
	return err
}

// Lease implements [meeting.Outbox].
func (s *Store) Lease(ctx context.Context, l meeting.Lease) ([]meeting.Leased, error) {
	return s.write(ctx, line{Lease: &l})
}

// Settle implements [meeting.Outbox].
func (s *Store) Settle(ctx context.Context, settled meeting.Settlement) error {
	_, err := s.write(ctx, line{Settle: &settled})
	return err
}
