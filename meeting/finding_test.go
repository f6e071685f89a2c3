package meeting_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
)

func TestTheWorstFindingDecides(t *testing.T) {
	warn, deny := meeting.Finding{Rule: "budget", Verdict: meeting.Warn}, meeting.Finding{Rule: "budget", Verdict: meeting.Deny}
	assert.Equal(t, meeting.Allow, meeting.Worst(nil))
	assert.Equal(t, meeting.Warn, meeting.Worst([]meeting.Finding{warn, warn}))
	assert.Equal(t, meeting.Deny, meeting.Worst([]meeting.Finding{warn, deny, warn}))
	assert.Equal(t, "deny budget: no", meeting.Finding{Rule: "budget", Verdict: meeting.Deny, Text: "no"}.String())
}

func TestAVerdictIsOneOfThree(t *testing.T) {
	for v := range meeting.Verdicts() {
		require.NoError(t, v.Check())
	}
	require.Error(t, meeting.Verdict("").Check())
	require.Error(t, meeting.Verdict("refuse").Check())
}

func TestAKeyIsTheSameWhereverTheOccurrenceIsMoved(t *testing.T) {
	d := meeting.Draft{Start: at("2026-01-01T09:00:00", "UTC"), Length: time.Hour, Repeats: recurrence.Weekly()}
	moved := d
	moved.Overrides = []meeting.Override{{Original: local("2026-01-01T09:00:00"), Start: at("2026-01-02T10:00:00", "UTC")}}
	key := func(d meeting.Draft) meeting.Key {
		o, ok := made(t, d).Occurrence(local("2026-01-01T09:00:00"))
		require.True(t, ok)
		return o.Key()
	}
	assert.Equal(t, key(d), key(moved))

	data, err := json.Marshal(key(d))
	require.NoError(t, err)
	var read meeting.Key
	require.NoError(t, json.Unmarshal(data, &read))
	assert.Equal(t, key(d), read)
}
