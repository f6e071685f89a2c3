package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// tell tells the story. Everything in it happens: the processes are real, and so is kill -9. Only the clock is not.
func tell(ctx context.Context, out io.Writer) error {
	folder, err := os.MkdirTemp("", "desk")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is in the folder for what may go
	s := story{ctx: ctx, out: out, path: filepath.Join(folder, "desk.db"), times: make(map[string]int)}
	for _, chapter := range []func() error{s.booked, s.invited, s.reminded, s.remindedAgain} {
		if err := chapter(); err != nil {
			return err
		}
	}
	return s.end()
}

// story is what has happened up to now.
type story struct {
	ctx    context.Context //nolint:containedctx // a story lives as long as the call that tells it
	out    io.Writer
	path   string
	clock  string
	desk   *process
	opened int
	kept   int
	times  map[string]int // how often each message was sent
}

func (s *story) say(format string, args ...any) {
	_, _ = fmt.Fprintf(s.out, s.clock+"  "+format+"\n", args...)
	s.clock = strings.Repeat(" ", len(s.clock))
}

// at sets the clock: "08:00".
func (s *story) at(clock string) { s.clock = clock }

func (s *story) open() (err error) {
	s.opened++
	s.desk, err = start(s.ctx, s.path)
	s.say("The desk opens: process %d, on the same SQLite file as ever.", s.opened)
	return err
}

// order gives an order at a time, and tells what comes of it.
func (s *story) order(clock, order string) error {
	answers, err := s.desk.order("2026-01-05T%s:00Z %s", clock, order)
	for _, a := range answers {
		s.answer(a)
	}
	return err
}

func (s *story) answer(text string) {
	words := strings.Fields(text)
	switch words[0] {
	case "kept":
		s.kept++
		s.say("  Kept: the deal and the call, with its invitation and its reminder, in one transaction.")
	case "refused":
		_, why, _ := strings.Cut(text, ": ")
		s.say("  Refused: %s.", why)
	case "told":
		s.times[words[1]]++
		again := ""
		if s.times[words[1]] > 1 {
			again = " AGAIN, under the same ID: bo's phone shows it once"
		}
		s.say("  Sent to %s: %s, %s (ID %s…)%s", words[3], words[2], words[4], words[1][:8], again)
	}
}

// died takes the death of the process for what the story wants.
func (s *story) died(err error) error {
	if !errors.Is(err, errDied) {
		return fmt.Errorf("the process was to die: %w", err)
	}
	return s.desk.kill()
}

func (s *story) booked() error {
	s.at("08:00")
	if err := s.open(); err != nil {
		return err
	}
	s.say("ann books a call with Globex for bo, 09:00 to 10:00.")
	if err := s.order("08:00", "book Globex bo 2026-01-05T09:00:00Z"); err != nil {
		return err
	}
	s.say("ann books a call with Initech for bo, 09:30 to 10:30.")
	if err := s.order("08:00", "book Initech bo 2026-01-05T09:30:00Z"); err != nil {
		return err
	}
	s.say("kill -9, before anybody was told.")
	return s.desk.kill()
}

func (s *story) invited() error {
	s.at("08:05")
	if err := s.open(); err != nil {
		return err
	}
	s.say("It tells whom it has to tell.")
	if err := s.order("08:05", "tick"); err != nil {
		return err
	}
	s.say("kill -9, and nobody is there for half an hour.")
	return s.desk.kill()
}

func (s *story) reminded() error {
	s.at("08:45")
	if err := s.open(); err != nil {
		return err
	}
	s.say("The reminder of the call is due, a quarter of an hour before it.")
	err := s.order("08:45", "die")
	s.say("kill -9, when the message was out and before the desk had written that down.")
	return s.died(err)
}

func (s *story) remindedAgain() error {
	s.at("08:46")
	if err := s.open(); err != nil {
		return err
	}
	s.say("It can't know whether the message went out. It waits until the dead process's lease is over.")
	if err := s.order("08:46", "tick"); err != nil {
		return err
	}
	s.at("08:50")
	s.say("It would rather send a message twice than lose it.")
	return s.order("08:50", "tick")
}

func (s *story) end() error {
	answers, err := s.desk.order("2026-01-05T09:00:00Z count")
	if err != nil {
		return err
	}
	var deals, meetings, both, sent int
	if _, err := fmt.Sscanf(answers[0], "count %d %d %d", &deals, &meetings, &both); err != nil {
		return err
	}
	for _, times := range s.times {
		sent += times
	}
	s.at("09:00")
	s.say("bo and Globex talk. Acknowledged: %d booking; kept: %d. To be sent: 2 messages; sent: %d, and one of them twice.",
		s.kept, both, len(s.times))
	if deals != s.kept || meetings != s.kept || both != s.kept || len(s.times) != 2 || sent != 3 {
		return fmt.Errorf("that is not the story: %d deals, %d meetings, %d messages", deals, meetings, sent)
	}
	return s.desk.end()
}
