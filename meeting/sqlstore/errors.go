package sqlstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/salesmeeting/salesmeeting/meeting"
)

// failed returns an error of an engine as one of the port, with its cause.
func (s *Store) failed(ctx context.Context, err error) error {
	switch {
	case err == nil, errors.Is(err, meeting.ErrConflict), ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return err
	case ctx.Err() != nil: // engines say in words of their own that they were interrupted
		return fmt.Errorf("sqlstore: %w: %w", ctx.Err(), err)
	case !s.base.dialect.lost(err):
		return fmt.Errorf("sqlstore: %w", err)
	case s.tx != nil:
		return fmt.Errorf("sqlstore: %w: %w", meeting.ErrRetry, err)
	}
	return fmt.Errorf("sqlstore: %w: lost %d times: %w", meeting.ErrConflict, attempts, err)
}

// moved returns an error that says what has moved on.
func moved(format string, args ...any) error {
	return fmt.Errorf("%w: %s", meeting.ErrConflict, fmt.Sprintf(format, args...))
}
