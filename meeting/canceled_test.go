package meeting_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
)

func TestACanceledMeetingTakesPlaceNever(t *testing.T) {
	d := meeting.Draft{
		Start: at("2026-01-01T09:00", "UTC"), Length: time.Hour, Repeats: recurrence.Weekly(), Canceled: true,
		Overrides: []meeting.Override{{Original: local("2026-01-08T09:00"), Start: at("2026-01-09T09:00", "UTC")}},
	}
	m := again(t, made(t, d))
	window := utc("2026-01-01T00:00:00Z", "2026-01-16T00:00:00Z")
	assert.True(t, m.Canceled())
	assert.Zero(t, count(m.Occurrences(window)))
	_, ok := m.Occurrence(local("2026-01-08T09:00"))
	assert.False(t, ok)
	for o := range m.Omissions(window) {
		assert.Equal(t, meeting.Canceled, o.Reason)
	}
}
