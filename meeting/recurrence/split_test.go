package recurrence_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func localTime(t *testing.T, text string) wallclock.Local {
	t.Helper()
	l, err := wallclock.ParseLocal(text)
	require.NoError(t, err)
	return l
}

func TestSplitRulesYieldTogetherWhatTheWholeDid(t *testing.T) {
	start := localTime(t, "2026-01-31T09:00:00") // a Saturday
	end := localTime(t, "2031-01-01T00:00:00")
	for name, rule := range map[string]recurrence.Rule{
		"daily":                     recurrence.Daily().Every(3),
		"weekly with a count":       recurrence.Weekly().Times(30),
		"every second week":         recurrence.Weekly().Every(2).On(time.Tuesday, time.Saturday),
		"with a last day":           recurrence.Weekly().UntilLocal(localTime(t, "2027-06-05T09:00:00")),
		"monthly on the start's":    recurrence.Monthly(),
		"monthly, back to the last": recurrence.Monthly().Skip(recurrence.Backward),
		"the last workday":          recurrence.Monthly().OnThe(-1, time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday),
		"yearly":                    recurrence.Yearly(),
	} {
		t.Run(name, func(t *testing.T) {
			whole := slices.Collect(rule.Locals(start, start, end))
			for i := 1; i < len(whole); i++ {
				before, rest, err := rule.Split(start, whole[i])
				require.NoError(t, err, "at %s", whole[i])
				assert.Equal(t, whole[:i], slices.Collect(before.Locals(start, start, end)), "before %s", whole[i])
				assert.Equal(t, whole[i:], slices.Collect(rest.Locals(whole[i], whole[i], end)), "from %s", whole[i])
			}
		})
	}
}

func TestSplitRefusesWhatItCannotSplit(t *testing.T) {
	start := localTime(t, "2026-01-31T09:00:00")
	for name, c := range map[string]struct {
		rule recurrence.Rule
		at   string
		want string
	}{
		"the first start":         {recurrence.Daily(), "2026-01-31T09:00:00", "one of its starts after the first"},
		"no start":                {recurrence.Daily(), "2026-02-01T10:00:00", "one of its starts after the first"},
		"after the last":          {recurrence.Daily().Times(2), "2026-02-02T09:00:00", "one of its starts after the first"},
		"no rule":                 {recurrence.Rule{}, "2026-02-02T09:00:00", "nothing to split"},
		"skipped into next month": {recurrence.Monthly().Skip(recurrence.Forward), "2026-03-01T09:00:00", "no rule that begins at this start"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := c.rule.Split(start, localTime(t, c.at))
			assert.ErrorContains(t, err, c.want)
		})
	}
}
