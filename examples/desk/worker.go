package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// work carries out orders, one a line, and answers each of them on out. Each begins with the time, as RFC 3339 has it:
//
//	TIME book DEAL PERSON START   "kept DEAL" as soon as it is on disk, or "refused DEAL: why"
//	TIME tick                     "told ID NOTICE PERSON DEAL" for each message, and "ticked" at the end
//	TIME die                      as tick, but the process dies right after the first message
//	TIME count                    "count DEALS MEETINGS BOTH"
func work(ctx context.Context, path string, in io.Reader, out io.Writer) error {
	d, err := open(ctx, path)
	if err != nil {
		return err
	}
	defer d.db.Close() //nolint:errcheck // what was acknowledged is on disk
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		answer, err := d.order(ctx, strings.Fields(lines.Text()), out)
		if err != nil {
			return fmt.Errorf("%s: %w", lines.Text(), err)
		}
		if _, err := fmt.Fprintln(out, answer); err != nil {
			return err
		}
	}
	return lines.Err()
}

// order carries out one order.
func (d *desk) order(ctx context.Context, words []string, out io.Writer) (answer string, err error) {
	if len(words) < 2 {
		return "", errors.New("an order is a time and a verb")
	}
	if d.now, err = time.Parse(time.RFC3339, words[0]); err != nil {
		return "", err
	}
	switch verb := words[1]; {
	case verb == "book" && len(words) == 5:
		return d.orderBook(ctx, words[2], participant.ID(words[3]), words[4])
	case verb == "tick":
		return "ticked", d.tick(ctx, pager{out, func() {}})
	case verb == "die":
		return "ticked", d.tick(ctx, pager{out, die})
	case verb == "count":
		deals, meetings, both, err := d.count(ctx)
		return fmt.Sprint("count ", deals, " ", meetings, " ", both), err
	}
	return "", errors.New("no such order")
}

// orderBook books a call of an hour. It may be ordered again: the deal's name is the key of its meeting.
func (d *desk) orderBook(ctx context.Context, deal string, person participant.ID, start string) (string, error) {
	at, err := time.Parse(time.RFC3339, start)
	if err != nil {
		return "", err
	}
	call, err := meeting.New(meeting.Draft{
		ID: meeting.IDFor(deal), Title: deal, Start: wallclock.Of(at), Length: time.Hour,
		Roster: participant.Roster{{ID: person, Role: participant.SalesRepresentative}},
	})
	if err != nil {
		return "", err
	}
	err = d.book(ctx, deal, call)
	if denial, ok := errors.AsType[*meeting.Denial](err); ok {
		return fmt.Sprintf("refused %s: %s", deal, denial.Findings[0].Text), nil
	}
	return "kept " + deal, err
}

// A pager is a notifier: what it writes has been sent, and can't be taken back.
type pager struct {
	out  io.Writer
	then func() // after each message
}

func (p pager) Notify(ctx context.Context, n meeting.Notification, m meeting.Meeting) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(p.out, "told", n.ID, n.Notice, n.To.ID, m.Title())
	p.then()
	return err
}

// die kills this process as kill -9 does: nothing that it has not done yet is done.
func die() {
	p, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = p.Kill()
	}
	if err != nil {
		panic(err)
	}
	select {} // until it is over
}
