package recurrence_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// numbers lists a to b with commas.
func numbers(a, b int) string {
	var s []string
	for ; a <= b; a++ {
		s = append(s, strconv.Itoa(a))
	}
	return strings.Join(s, ",")
}

var (
	everySecond = "BYHOUR=" + numbers(0, 23) + ";BYMINUTE=" + numbers(0, 59) + ";BYSECOND=" + numbers(0, 59)
	leapMonday  = "BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"
)

// refused are rules that Parse refuses, with leave for frequent ones where the refusal has another reason.
var refused = []struct {
	rule     string
	code     recurrence.Code
	part     string
	frequent bool
}{
	{"FREQ=MONTHLY;BYDAY=-10MO", recurrence.CodeValue, "BYDAY", false}, // rrule-go panics
	{"FREQ=MONTHLY;BYDAY=9MO", recurrence.CodeValue, "BYDAY", false},
	{"FREQ=MONTHLY;BYDAY=53MO", recurrence.CodeValue, "BYDAY", false},
	{"FREQ=YEARLY;BYMONTH=1;BYDAY=-6MO", recurrence.CodeValue, "BYDAY", false},
	{"FREQ=YEARLY;BYDAY=54MO", recurrence.CodeValue, "BYDAY", false},
	{"FREQ=YEARLY;BYDAY=0MO", recurrence.CodeValue, "BYDAY", false},
	{"FREQ=YEARLY;BYDAY=MOTU", recurrence.CodeValue, "BYDAY", false},
	{"FREQ=YEARLY;BYDAY=99999999999999999999MO", recurrence.CodeValue, "BYDAY", false},
	{"FREQ=YEARLY;BYEASTER=300", recurrence.CodeUnsupported, "BYEASTER", false},
	{"FREQ=YEARLY;BYEASTER=0", recurrence.CodeUnsupported, "BYEASTER", false},
	{"RSCALE=CHINESE;FREQ=YEARLY", recurrence.CodeUnsupported, "RSCALE", false},
	{"FREQ=DAILY;INTERVAL=999999999", recurrence.CodeUnbounded, "INTERVAL", false},
	{"FREQ=YEARLY;INTERVAL=10000", recurrence.CodeUnbounded, "INTERVAL", false},
	{"FREQ=MONTHLY;INTERVAL=119989", recurrence.CodeUnbounded, "INTERVAL", false},
	{"FREQ=DAILY;INTERVAL=9223372036854775807", recurrence.CodeValue, "INTERVAL", false},
	{"FREQ=DAILY;INTERVAL=0", recurrence.CodeValue, "INTERVAL", false},
	{"FREQ=DAILY;INTERVAL=-1", recurrence.CodeValue, "INTERVAL", false},
	{"FREQ=DAILY;COUNT=0", recurrence.CodeValue, "COUNT", false},
	{"FREQ=DAILY;COUNT=-3", recurrence.CodeValue, "COUNT", false},
	{"FREQ=DAILY;COUNT=99999999999", recurrence.CodeValue, "COUNT", false},
	{"FREQ=HOURLY;BYMONTH=1;COUNT=10001", recurrence.CodeUnbounded, "COUNT", false},
	{"FREQ=DAILY;COUNT=3;UNTIL=20270101", recurrence.CodeCombination, "UNTIL", false},
	{"FREQ=SECONDLY", recurrence.CodeTooOften, "FREQ", false},
	{"FREQ=MINUTELY;INTERVAL=30", recurrence.CodeTooOften, "FREQ", false},
	{"FREQ=DAILY;" + everySecond, recurrence.CodeTooOften, "", false},
	{"FREQ=HOURLY;BYMINUTE=" + numbers(0, 59), recurrence.CodeTooOften, "", false},
	{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", recurrence.CodeNever, "BYMONTHDAY", false},
	{"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", recurrence.CodeNever, "BYMONTHDAY", false},
	{"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", recurrence.CodeNever, "BYMONTHDAY", true},
	{"FREQ=YEARLY;BYMONTH=4,6,9,11;BYMONTHDAY=31,-31", recurrence.CodeNever, "BYMONTHDAY", false},
	{"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=32", recurrence.CodeNever, "BYSETPOS", false},
	{"FREQ=HOURLY;BYMINUTE=0;BYSETPOS=2", recurrence.CodeNever, "BYSETPOS", false}, // rrule-go: 8 s, 2.2 GB
	{"FREQ=HOURLY;BYSETPOS=2", recurrence.CodeCombination, "BYSETPOS", false},
	{"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0", recurrence.CodeValue, "BYSETPOS", false},
	{"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367", recurrence.CodeValue, "BYSETPOS", false},
	{"FREQ=WEEKLY;BYDAY=2MO", recurrence.CodeCombination, "BYDAY", false},
	{"FREQ=YEARLY;BYWEEKNO=1;BYDAY=2MO", recurrence.CodeCombination, "BYDAY", false},
	{"FREQ=MONTHLY;BYWEEKNO=20", recurrence.CodeCombination, "BYWEEKNO", false},
	{"FREQ=WEEKLY;BYYEARDAY=1", recurrence.CodeCombination, "BYYEARDAY", false},
	{"FREQ=WEEKLY;BYMONTHDAY=1", recurrence.CodeCombination, "BYMONTHDAY", false},
	{"FREQ=DAILY;BYSECOND=60", recurrence.CodeUnsupported, "BYSECOND", false},
	{"FREQ=DAILY;BYHOUR=24", recurrence.CodeValue, "BYHOUR", false},
	{"FREQ=DAILY;UNTIL=99999999", recurrence.CodeValue, "UNTIL", false},
	{"FREQ=DAILY;UNTIL=00000101", recurrence.CodeValue, "UNTIL", false},
	{"FREQ=DAILY;UNTIL=20260230", recurrence.CodeValue, "UNTIL", false},
	{"FREQ=DAILY;FREQ=WEEKLY", recurrence.CodeCombination, "FREQ", false},
	{"FREQ=FORTNIGHTLY", recurrence.CodeValue, "FREQ", false},
	{"COUNT=3", recurrence.CodeEmpty, "FREQ", false},
	{"", recurrence.CodeEmpty, "", false},
	{"FREQ=DAILY;BYFOO=1", recurrence.CodeUnknown, "BYFOO", false},
	{"FREQ", recurrence.CodeSyntax, "", false},
	{"FREQ=DAILY=1", recurrence.CodeSyntax, "", false},
	{"FREQ=MONTHLY;BYMONTHDAY=" + strings.Repeat("1,", 1001) + "1", recurrence.CodeTooLong, "BYMONTHDAY", false},
	{"FREQ=MONTHLY;BYMONTHDAY=" + strings.Repeat("1,", 1<<20) + "1", recurrence.CodeTooLong, "", false},
	{strings.Repeat(";", 8192), recurrence.CodeSpelling, "", false},
}

func TestHostileRulesAreRefusedWithTheirReason(t *testing.T) {
	for _, c := range refused {
		_, _, err := recurrence.ParseWith(c.rule, &recurrence.Options{Frequent: c.frequent})
		var p *recurrence.Problem
		require.ErrorAs(t, err, &p, clipText(c.rule))
		assert.Equal(t, c.code, p.Code, clipText(c.rule))
		assert.Equal(t, c.part, p.Part, clipText(c.rule))
		assert.NotEmpty(t, p.Want, clipText(c.rule))
		assert.LessOrEqual(t, len(p.Error()), 400)
		assert.GreaterOrEqual(t, p.At, 0, "says where: %s", clipText(c.rule))
	}
	assert.GreaterOrEqual(t, len(refused), 40)
}

// never are rules that no date and time can match from their start on. Steps bounds the search.
var never = []struct {
	rule, start string
	steps       int
}{
	{"FREQ=HOURLY;INTERVAL=2;BYHOUR=10", "2026-01-01T09:00", 4_000_000}, // rrule-go never returns
	{"FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1", "2026-01-01T09:00", 4_000_000},
	{"FREQ=SECONDLY;INTERVAL=7;BYDAY=MO;BYHOUR=23;BYMINUTE=59;BYSECOND=59", "2026-01-01T09:00", 4_000_000},
	{"FREQ=HOURLY;INTERVAL=168;BYDAY=TU", "2026-01-05T09:00", 4_000_000},
	{"FREQ=HOURLY;BYYEARDAY=366;BYMONTH=1", "2026-01-05T09:00", 4_000_000},
	{"FREQ=DAILY;INTERVAL=7;BYDAY=TU", "2026-01-05T09:00", 120_000},
	{"FREQ=DAILY;INTERVAL=146097;BYMONTHDAY=1", "2026-01-02T09:00", 120_000},
	{"FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "2026-01-05T09:00", 21_000},
	{"FREQ=WEEKLY;INTERVAL=20871;BYMONTH=7", "2026-01-05T09:00", 21_000},
	{"FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "2026-02-28T09:00", 5_000},
	{"FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20,21,22,23,24,25", "2026-02-28T09:00", 5_000},
	{"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "2026-02-28T09:00", 5_000},
	{"FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1", "2026-02-28T09:00", 500},
	{"FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", "2025-02-28T09:00", 500},
	{"FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29", "1950-02-28T09:00", 500},
	{"FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", "2026-02-28T09:00", 500},
	{"FREQ=YEARLY;BYMONTH=6;BYDAY=MO;BYSETPOS=7", "2026-02-28T09:00", 500},
}

func TestRulesThatNeverMatchAreFoundInBoundedSteps(t *testing.T) {
	for _, c := range never {
		r, start := frequent(t, c.rule), localAt(t, c.start)
		starts, steps := recurrence.Steps(r, start, start, 1)
		assert.Zero(t, starts, c.rule)
		assert.LessOrEqual(t, steps, c.steps, c.rule)
		err := r.Check(start)
		assert.ErrorIs(t, err, &recurrence.Problem{Code: recurrence.CodeNever}, c.rule)
	}
}

// bounded are rules that cost other implementations dear. Steps bounds the work from one start to the next.
var bounded = []struct {
	rule, start, from string
	steps             int
}{
	{"FREQ=YEARLY;" + leapMonday, "2026-01-01T09:00", "2026-01-01T09:00", 41},
	{"FREQ=YEARLY;" + leapMonday, "1801-01-01T09:00", "1888-03-01T09:00", 41},
	{"FREQ=MONTHLY;" + leapMonday, "2026-01-01T09:00", "2026-01-01T09:00", 500},
	{"FREQ=DAILY;" + leapMonday, "2026-01-01T09:00", "2026-01-01T09:00", 500},
	{"FREQ=HOURLY;" + leapMonday, "2026-01-01T09:00", "2026-01-01T09:00", 15_000},
	{"FREQ=SECONDLY;" + leapMonday + ";BYHOUR=23;BYMINUTE=59;BYSECOND=59", "2026-01-01T09:00", "2026-01-01T09:00", 110_000},
	{"FREQ=MINUTELY;INTERVAL=1439;BYHOUR=3;BYMINUTE=7", "2026-01-01T09:00", "2026-01-01T09:00", 3_000},
	{"FREQ=YEARLY;INTERVAL=9998", "0001-01-01T09:00", "2026-01-01T09:00", 3},
	{"FREQ=DAILY;INTERVAL=3652058", "0001-01-01T09:00", "2026-01-01T09:00", 3},
	{"FREQ=DAILY", "0001-01-01T09:00", "9998-01-01T09:00", 2},
	{"FREQ=DAILY;COUNT=999999999", "0001-01-01T09:00", "9998-01-01T09:00", 3},
	{"FREQ=WEEKLY;COUNT=500000;BYDAY=MO,WE", "0001-01-01T09:00", "2026-01-01T09:00", 4},
	{"FREQ=MONTHLY;BYDAY=-1FR;COUNT=500000", "0001-01-01T09:00", "2026-01-01T09:00", 4},
	{"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=1000000", "0001-01-01T09:00", "9000-01-01T09:00", 110_000},
	{"FREQ=HOURLY;COUNT=999999999", "0001-01-01T09:00", "9000-01-01T09:00", 100},
	{"FREQ=SECONDLY", "0001-01-01T09:00", "9000-01-01T09:00", 100},
	{"FREQ=MONTHLY;UNTIL=00020101", "1601-01-01T09:00", "2026-01-01T09:00", 3},
	{"FREQ=YEARLY;BYYEARDAY=" + numbers(1, 366) + ";BYSETPOS=366", "2026-01-01T09:00", "2026-01-01T09:00", 9},
	{"FREQ=YEARLY;BYDAY=53MO", "2026-01-01T09:00", "2026-01-01T09:00", 13},
	{"FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU;BYMONTH=1", "2026-01-01T09:00", "2026-01-01T09:00", 13},
	{"FREQ=YEARLY;" + everySecond + ";BYSETPOS=366", "2026-01-01T00:00", "2026-01-01T09:00", 3},
}

func TestCostlyRulesTakeBoundedSteps(t *testing.T) {
	for _, c := range bounded {
		r := frequent(t, c.rule)
		starts, steps := recurrence.Steps(r, localAt(t, c.start), localAt(t, c.from), 10)
		assert.LessOrEqual(t, steps, c.steps, "%s: %d starts", clipText(c.rule), starts)
	}
	assert.GreaterOrEqual(t, len(refused)+len(never)+len(bounded), 40)
}

func TestBuilderRefusesWrongCalls(t *testing.T) {
	for name, r := range map[string]recurrence.Rule{
		"Every(0)":          recurrence.Daily().Every(0),
		"Every(-1) Times":   recurrence.Daily().Every(-1).Times(3),
		"On()":              recurrence.Weekly().On(),
		"On(7)":             recurrence.Weekly().On(7),
		"OnThe weekly":      recurrence.Weekly().OnThe(2, 1),
		"OnThe(0)":          recurrence.Monthly().OnThe(0, 1),
		"OnThe(6)":          recurrence.Monthly().OnThe(6, 1),
		"OnThe twice":       recurrence.Monthly().OnThe(1, 1, 2).OnThe(-1, 3),
		"OnThe after On":    recurrence.Monthly().On(1).OnThe(1, 1, 2),
		"OnDay(0)":          recurrence.Monthly().OnDay(0),
		"OnDay(32)":         recurrence.Monthly().OnDay(32),
		"OnDay()":           recurrence.Monthly().OnDay(),
		"OnDay weekly":      recurrence.Weekly().OnDay(3),
		"In(13)":            recurrence.Yearly().In(13),
		"30 February":       recurrence.Yearly().In(2).OnDay(30),
		"Times(0)":          recurrence.Daily().Times(0),
		"Until zero":        recurrence.Daily().Until(wallclock.Date{}),
		"Skip(9)":           recurrence.Monthly().Skip(9),
		"Skip weekly":       recurrence.Weekly().Skip(recurrence.Forward),
		"WeeksBegin(-1)":    recurrence.Weekly().WeeksBegin(-1),
		"zero Rule changed": recurrence.Rule{}.Every(2),
	} {
		require.Error(t, r.Err(), name)
		assert.Empty(t, r.String(), name)
		assert.Empty(t, slices.Collect(r.Locals(localAt(t, "2026-01-01T09:00"), wallclock.Local{}, wallclock.Local{})), name)
		_, err := r.MarshalText()
		require.Error(t, err, name)
		assert.Equal(t, r.Err(), r.Check(localAt(t, "2026-01-01T09:00")), name)
	}
}

func localAt(t testing.TB, text string) wallclock.Local {
	l, err := wallclock.ParseLocal(text)
	require.NoError(t, err)
	return l
}

func clipText(s string) string {
	if len(s) > 80 {
		return s[:80] + "…"
	}
	return s
}
