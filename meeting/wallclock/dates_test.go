package wallclock_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

func ExampleNewDates() {
	christmas, _ := wallclock.ParseDate("2026-12-25")
	newYear, _ := wallclock.ParseDate("2026-01-01")
	holidays := wallclock.NewDates(christmas, newYear)
	for day := range holidays.All() {
		fmt.Println(day)
	}
	fmt.Println(holidays.Contains(christmas), holidays.Contains(christmas.AddDays(1)))
	// Output:
	// 2026-01-01
	// 2026-12-25
	// true false
}

func TestDatesAreASet(t *testing.T) {
	day := func(text string) wallclock.Date {
		d, err := wallclock.ParseDate(text)
		require.NoError(t, err)
		return d
	}
	a, b, c := day("2026-01-01"), day("2026-05-01"), day("2026-12-25")
	set := wallclock.NewDates(c, a, c, wallclock.Date{}, b)
	assert.Equal(t, []wallclock.Date{a, b, c}, slices.Collect(set.All()))
	assert.Equal(t, 3, set.Len())
	assert.Equal(t, set, wallclock.NewDates(a).Union(wallclock.NewDates(c, b, a)))
	assert.False(t, wallclock.Dates{}.Contains(a))
	assert.False(t, set.Contains(wallclock.Date{}))

	for _, s := range []wallclock.Dates{set, {}} {
		text, err := json.Marshal(s)
		require.NoError(t, err)
		var again wallclock.Dates
		require.NoError(t, json.Unmarshal(text, &again))
		assert.Equal(t, slices.Collect(s.All()), slices.Collect(again.All()), string(text))
	}
	assert.Error(t, json.Unmarshal([]byte(`["2026-02-30"]`), &set))
	assert.Equal(t, 3, set.Len(), "what can't be read changes nothing")
}
