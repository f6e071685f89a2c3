package recurrence_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/teambition/rrule-go"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
)

// engineFaults are the rules on which rrule-go v1.8.2 is wrong (or may be), with the section of RFC 5545
// that it misses. Where ours differs from it, one of these must be the reason, and the oracle must side
// with us.
var engineFaults = []struct {
	name, section string
	rule          *regexp.Regexp
	not           *regexp.Regexp
}{
	{
		"numbered and plain weekdays are intersected, not united", "3.3.10 BYDAY: each value of the list",
		regexp.MustCompile(`BYDAY=([^;]*,)?(-?\d+[A-Z]{2}),([^;]*,)?[A-Z]{2}(,|;|$)|BYDAY=([^;]*,)?[A-Z]{2},([^;]*,)?-?\d`), nil,
	},
	{
		"BYSETPOS of a weekly rule takes the first week from the start on only", "3.3.10 BYSETPOS: operates on a set of instances in one interval",
		regexp.MustCompile(`FREQ=WEEKLY.*BYSETPOS`), nil,
	},
	{
		"BYWEEKNO without BYDAY is the whole week, not the start's weekday", "3.3.10: Information, not contained in the rule",
		regexp.MustCompile(`BYWEEKNO`), regexp.MustCompile(`BYDAY|BYMONTHDAY|BYYEARDAY`),
	},
	{
		"the last week of a year is missed in January, or found where it is not", "3.3.10 BYWEEKNO, ISO 8601",
		regexp.MustCompile(`BYWEEKNO=([^;]*,)?(-\d|5[0-3])`), nil,
	},
	{
		"YEARLY with BYMONTHDAY takes every month, not the start's", "3.3.10: Information, not contained in the rule",
		regexp.MustCompile(`FREQ=YEARLY.*BYMONTHDAY`), regexp.MustCompile(`BYMONTH=|BYWEEKNO|BYYEARDAY`),
	},
	{
		"a value given twice gives an occurrence twice, and counts twice", "3.8.5.3: duplicate instances are counted once",
		regexp.MustCompile(`=`), nil, // see hasDuplicates
	},
	{
		"UNTIL as a date ends with the beginning of the day", "3.3.10 UNTIL: bounds the rule in an inclusive manner",
		regexp.MustCompile(`UNTIL=\d{8}(;|$)`), nil,
	},
}

func hasDuplicates(rule string) bool {
	for part := range strings.SplitSeq(rule, ";") {
		_, list, _ := strings.Cut(part, "=")
		values := strings.Split(list, ",")
		slices.Sort(values)
		if len(slices.Compact(slices.Clone(values))) < len(values) {
			return true
		}
	}
	return false
}

// faultOf returns the index of the fault that a rule can show, -1 if none.
func faultOf(rule string) int {
	for i, f := range engineFaults {
		if strings.HasPrefix(f.name, "a value given twice") && !hasDuplicates(rule) {
			continue
		}
		if f.rule.MatchString(rule) && (f.not == nil || !f.not.MatchString(rule)) {
			return i
		}
	}
	return -1
}

// engineStarts runs rrule-go on floating time; ok is false where it panics.
func engineStarts(rule string, start, end time.Time) (list []string, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	o, err := rrule.StrToROption(rule)
	if err != nil {
		panic(err)
	}
	o.Dtstart = start
	r, err := rrule.NewRRule(*o)
	if err != nil {
		panic(err)
	}
	next := r.Iterator()
	for t, more := next(); more && t.Before(end); t, more = next() {
		list = append(list, t.Format("2006-01-02T15:04:05"))
	}
	return list, true
}

// hangs reports whether rrule-go may never return: sub-daily rules whose lattice misses BYHOUR, or BYSETPOS
// beyond the set.
func hangs(rule string) bool {
	return strings.Contains(rule, "HOURLY") && (strings.Contains(rule, "BYSETPOS") || strings.Contains(rule, "BYHOUR"))
}

func TestStartsAreThoseOfTheEngineExceptForItsFaults(t *testing.T) {
	tried, differ := 0, make([]int, len(engineFaults))
	for seed, n := 0, random(t, 2000); tried < n; seed++ {
		rule, start := randomRule(rand.New(rand.NewPCG(2, uint64(seed))))
		r, err := recurrence.Parse(rule)
		if err != nil || hangs(rule) || r.Check(local(start)) != nil {
			continue
		}
		tried++
		end := start.AddDate(0, 0, horizon(rule)/2)
		theirs, ok := engineStarts(rule, start, end)
		ours := locals(r, start, start, end)
		if ok && slices.Equal(ours, theirs) {
			continue
		}
		i := faultOf(rule)
		require.GreaterOrEqual(t, i, 0, "differs for no known reason: %s from %s\nours %v\nengine's %v", rule, start, clip(ours), clip(theirs))
		differ[i]++
		require.Equal(t, texts(newOracle(rule, start).all(end), start, end), ours, "%s from %s", rule, start)
	}
	for i, f := range engineFaults {
		t.Logf("%6d of %d: %s (RFC 5545 %s)", differ[i], tried, f.name, f.section)
	}
}

func clip(list []string) string {
	if len(list) > 12 {
		return fmt.Sprint(list[:12], " …")
	}
	return fmt.Sprint(list)
}
