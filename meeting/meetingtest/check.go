package meetingtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// A checker runs one case; its first failure ends it.
type checker struct {
	ctx context.Context //nolint:containedctx // a checker lives as long as the call that it was made for
}

// stopped is what a failed checker panics with, up to [runCase].
type stopped struct{ err error }

// runCase returns how the case fails; nil if it does not.
func runCase(ctx context.Context, check func(c checker)) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stopped:
			err = r.err
		default:
			panic(r)
		}
	}()
	check(checker{ctx})
	return nil
}

func (c checker) failf(format string, args ...any) { panic(stopped{fmt.Errorf(format, args...)}) }

// ok fails if there is an error.
func (c checker) ok(err error, doing string) {
	if err != nil {
		panic(stopped{fmt.Errorf("%s: %w", doing, err)})
	}
}

// conflict fails unless err says that something has moved on.
func (c checker) conflict(err error, doing string) {
	if !errors.Is(err, meeting.ErrConflict) {
		c.failf("%s: want an error that matches meeting.ErrConflict, got %v", doing, err)
	}
}

// same fails unless both are the same as JSON.
func (c checker) same(what string, want, got any) {
	w, err := json.Marshal(want)
	c.ok(err, "writing "+what)
	g, err := json.Marshal(got)
	c.ok(err, "writing "+what)
	if !bytes.Equal(w, g) {
		c.failf("%s: want %s, got %s", what, w, g)
	}
}

// first returns the first element of list, and fails if there is none.
func first[T any](c interface {
	failf(format string, args ...any)
}, list []T,
) T {
	if len(list) == 0 {
		c.failf("nothing came of what must give one %T", *new(T))
	}
	return list[0]
}

// failure is how a case failed, with the rule that is broken.
func failure(name, rule string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w\nrule: %s", name, err, rule)
}
