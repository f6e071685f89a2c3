package recurrence_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
)

func TestTheDaysOfARuleMoveWithItsStart(t *testing.T) {
	for name, c := range map[string]struct {
		rule, from, to, want string
	}{
		"no day named":             {"FREQ=WEEKLY", "2026-06-01T09:00", "2026-06-02T10:00", "FREQ=WEEKLY"},
		"another time of day":      {"FREQ=WEEKLY;BYDAY=MO", "2026-06-01T09:00", "2026-06-01T10:00", "FREQ=WEEKLY;BYDAY=MO"},
		"Monday to Tuesday":        {"FREQ=WEEKLY;BYDAY=MO", "2026-06-01T09:00", "2026-06-02T10:00", "FREQ=WEEKLY;BYDAY=TU"},
		"both days":                {"FREQ=WEEKLY;BYDAY=MO,WE", "2026-06-01T09:00", "2026-06-02T09:00", "FREQ=WEEKLY;BYDAY=TU,TH"},
		"back over the week's end": {"FREQ=WEEKLY;BYDAY=MO,FR;COUNT=4", "2026-06-01T09:00", "2026-05-31T09:00", "FREQ=WEEKLY;BYDAY=TH,SU;COUNT=4"},
		"to a day that it has":     {"FREQ=WEEKLY;BYDAY=MO,TU", "2026-06-01T09:00", "2026-06-02T09:00", "FREQ=WEEKLY;BYDAY=MO,TU"},
		"the 15th":                 {"FREQ=MONTHLY;BYMONTHDAY=15", "2026-06-15T09:00", "2026-06-20T09:00", "FREQ=MONTHLY;BYMONTHDAY=20"},
		"the last day":             {"FREQ=MONTHLY;BYMONTHDAY=-1", "2026-06-30T09:00", "2026-06-29T09:00", "FREQ=MONTHLY;BYMONTHDAY=-2"},
		"the second Tuesday":       {"FREQ=MONTHLY;BYDAY=2TU", "2026-06-09T09:00", "2026-06-18T09:00", "FREQ=MONTHLY;BYDAY=3TH"},
		"the last Friday":          {"FREQ=MONTHLY;BYDAY=-1FR", "2026-06-26T09:00", "2026-06-25T09:00", "FREQ=MONTHLY;BYDAY=-1TH"},
		"a date of the year":       {"FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1", "2026-06-01T09:00", "2026-07-04T09:00", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4"},
	} {
		t.Run(name, func(t *testing.T) {
			rule, err := recurrence.Parse(c.rule)
			require.NoError(t, err)
			moved, ok := rule.Moved(localTime(t, c.from), localTime(t, c.to))
			assert.True(t, ok)
			want, err := recurrence.Parse(c.want)
			require.NoError(t, err)
			assert.True(t, want.Equal(moved), moved)
		})
	}
}

func TestRulesOfSeveralDatesDoNotMove(t *testing.T) {
	for _, text := range []string{"FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"} {
		rule, err := recurrence.Parse(text)
		require.NoError(t, err)
		_, ok := rule.Moved(localTime(t, "2026-06-01T09:00"), localTime(t, "2026-06-07T09:00"))
		assert.False(t, ok, text)
	}
	moved, ok := recurrence.Rule{}.Moved(localTime(t, "2026-06-01T09:00"), localTime(t, "2026-06-07T09:00"))
	assert.True(t, ok && moved.IsZero())
	_, ok = recurrence.Daily().Every(0).On(time.Monday).Moved(localTime(t, "2026-06-01T09:00"), localTime(t, "2026-06-07T09:00"))
	assert.False(t, ok)
}
