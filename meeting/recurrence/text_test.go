package recurrence_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

const (
	spelling  = recurrence.CodeSpelling
	repeated  = recurrence.CodeRepeated
	extension = recurrence.CodeExtension
	part      = recurrence.CodePart
)

// lenient are rules as real files have them, what is made of them, and what is reported.
var lenient = []struct {
	text, want string
	codes      []recurrence.Code
}{
	{"FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU", nil},
	{"freq=weekly;byday=tu", "FREQ=WEEKLY;BYDAY=TU", []recurrence.Code{spelling, spelling}},
	{"FREQ=WEEKLY;BYDAY=TU;", "FREQ=WEEKLY;BYDAY=TU", []recurrence.Code{spelling}},
	{";FREQ=WEEKLY;;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU", []recurrence.Code{spelling, spelling}},
	{"RRULE:FREQ=WEEKLY", "FREQ=WEEKLY", []recurrence.Code{spelling}},
	{" rrule: FREQ = WEEKLY ; BYDAY = MO, TU \r\n", "FREQ=WEEKLY;BYDAY=MO,TU", []recurrence.Code{spelling, spelling, spelling}},
	{"FREQ=WEEKLY;BYDAY=MO,,TU,", "FREQ=WEEKLY;BYDAY=MO,TU", []recurrence.Code{spelling, spelling}},
	{"FREQ=WEEKLY;BYDAY=", "FREQ=WEEKLY", []recurrence.Code{spelling}},
	{"FREQ=WEEKLY;X-GOOGLE=1", "FREQ=WEEKLY", []recurrence.Code{extension}},
	{"FREQ=WEEKLY;DTSTART=20260101T090000", "FREQ=WEEKLY", []recurrence.Code{extension}},
	{"FREQ=WEEKLY;FREQ=WEEKLY", "FREQ=WEEKLY", []recurrence.Code{repeated}},
	{"FREQ=WEEKLY;BYDAY=MO,MO,TU", "FREQ=WEEKLY;BYDAY=MO,TU", []recurrence.Code{repeated}},
	{"FREQ=MONTHLY;BYMONTHDAY=3,1,3", "FREQ=MONTHLY;BYMONTHDAY=1,3", []recurrence.Code{repeated}},
	{"FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY", []recurrence.Code{recurrence.CodeInterval}},
	{"FREQ=WEEKLY;COUNT=5;UNTIL=20260401T000000Z", "FREQ=WEEKLY;COUNT=5;UNTIL=20260401T000000Z", []recurrence.Code{recurrence.CodeTwoEnds}},
	{"FREQ=WEEKLY;BYDAY=2MO", "FREQ=WEEKLY;BYDAY=MO", []recurrence.Code{recurrence.CodeOrdinal}},
	{"FREQ=WEEKLY;BYDAY=1MO,2MO", "FREQ=WEEKLY;BYDAY=MO", []recurrence.Code{recurrence.CodeOrdinal}},
	{"FREQ=MONTHLY;BYDAY=0MO", "FREQ=MONTHLY;BYDAY=MO", []recurrence.Code{recurrence.CodeOrdinal}},
	{"FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", []recurrence.Code{recurrence.CodeOrdinal}},
	{"FREQ=MONTHLY;BYWEEKNO=20;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", []recurrence.Code{part}},
	{"FREQ=WEEKLY;BYWEEKNO=20", "FREQ=YEARLY;BYWEEKNO=20", []recurrence.Code{part}},
	{"FREQ=DAILY;BYWEEKNO=20", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO,TU,WE,TH,FR,SA,SU", []recurrence.Code{part}},
	{"FREQ=DAILY;BYYEARDAY=100", "FREQ=YEARLY;BYYEARDAY=100", []recurrence.Code{part}},
	{"FREQ=WEEKLY;BYMONTHDAY=13;BYDAY=FR", "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", []recurrence.Code{part}},
	{"FREQ=MONTHLY;BYSETPOS=1", "FREQ=MONTHLY", []recurrence.Code{part}},
	{"FREQ=MONTHLY;SKIP=BACKWARD", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", []recurrence.Code{recurrence.CodeScale}},
	{"RSCALE=GREGORIAN;FREQ=WEEKLY;SKIP=FORWARD", "FREQ=WEEKLY", []recurrence.Code{part}},
	{"FREQ=WEEKLY;UNTIL=2026-12-31", "FREQ=WEEKLY;UNTIL=20261231", []recurrence.Code{spelling}},
	{"FREQ=WEEKLY;UNTIL=2026-12-31T23:59:59Z", "FREQ=WEEKLY;UNTIL=20261231T235959Z", []recurrence.Code{spelling}},
	{"FREQ=WEEKLY;UNTIL=20261231T2359Z", "FREQ=WEEKLY;UNTIL=20261231T235900Z", []recurrence.Code{spelling}},
	{"FREQ=WEEKLY;UNTIL=20261231T235960Z", "FREQ=WEEKLY;UNTIL=20261231T235959Z", []recurrence.Code{spelling}},
	{"FREQ=WEEKLY;UNTIL=20261231T235959+0530", "FREQ=WEEKLY;UNTIL=20261231T182959Z", []recurrence.Code{spelling}},
	{"FREQ=WEEKLY;UNTIL=20261231T235959.000Z", "FREQ=WEEKLY;UNTIL=20261231T235959Z", []recurrence.Code{spelling}},
	{"FREQ=MINUTELY", "", nil},
	{"FREQ=DAILY;BYSECOND=60", "FREQ=DAILY;BYSECOND=59", []recurrence.Code{spelling}},
	{"FREQ=YEARLY;BYEASTER=0", "", nil},
	{"FREQ=MONTHLY;INTERVAL=2;BYWEEKNO=20;BYDAY=MO", "", nil},
	{"FREQ=MONTHLY;BYWEEKNO=20", "", nil},
	{"FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", "", nil},
	{"FREQ=DAILY;COUNT=-3", "", nil},
	{"FREQ=DAILY;COUNT=0", "", nil},
}

func TestLenientReadingOfRealRules(t *testing.T) {
	for _, c := range lenient {
		r, problems, err := recurrence.ParseLenient(c.text)
		assert.Equal(t, c.want, r.String(), c.text)
		if c.want == "" {
			var p *recurrence.Problem
			require.ErrorAs(t, err, &p, c.text)
			continue
		}
		require.NoError(t, err, c.text)
		var codes []recurrence.Code
		for _, p := range problems {
			codes = append(codes, p.Code)
			assert.NotEmpty(t, p.Want, "%s: %s", c.text, p)
			assert.True(t, 0 <= p.At && p.At <= len(c.text), "%s: %s", c.text, p)
		}
		assert.Equal(t, c.codes, codes, c.text)
		_, strict := recurrence.Parse(c.text)
		onlyRepeated := len(codes) == 1 && codes[0] == repeated && c.text != "FREQ=WEEKLY;FREQ=WEEKLY"
		assert.Equal(t, len(codes) == 0 || onlyRepeated, strict == nil, "strict: %s", c.text)
	}
}

func TestProblemsSayWhere(t *testing.T) {
	_, err := recurrence.Parse("FREQ=MONTHLY;BYDAY=1MO,99TU")
	assert.EqualError(t, err, `recurrence: value in BYDAY at byte 23: "99TU": must be a weekday such as MO, or 2MO, -1FR in MONTHLY and YEARLY rules`)
	require.ErrorIs(t, err, &recurrence.Problem{Code: recurrence.CodeValue})
	require.ErrorIs(t, err, &recurrence.Problem{Code: recurrence.CodeValue, Part: "BYDAY"})
	require.NotErrorIs(t, err, &recurrence.Problem{Code: recurrence.CodeNever})
	require.NotErrorIs(t, err, errors.New("x"))
	_, problems, err := recurrence.ParseLenient("FREQ=DAILY;interval=0")
	require.NoError(t, err)
	require.Len(t, problems, 2)
	assert.Equal(t, 11, problems[0].At)
	assert.Equal(t, 20, problems[1].At)
}

func TestBuilderWritesRFC5545(t *testing.T) {
	for want, r := range map[string]recurrence.Rule{
		"":           {},
		"FREQ=DAILY": recurrence.Daily(),
		"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270630":            recurrence.Weekly().Every(2).On(time.Tuesday).Until(date(t, "2027-06-30")),
		"FREQ=WEEKLY;BYDAY=MO,WE,SU;WKST=SU":                        recurrence.Weekly().On(time.Sunday, time.Wednesday).On(time.Monday).WeeksBegin(time.Sunday),
		"FREQ=MONTHLY;BYDAY=-1FR;COUNT=10":                          recurrence.Monthly().OnThe(-1, time.Friday).Times(10),
		"FREQ=MONTHLY;BYDAY=1MO,3MO":                                recurrence.Monthly().OnThe(3, time.Monday).OnThe(1, time.Monday),
		"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1":             recurrence.Monthly().OnThe(-1, time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday),
		"RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD": recurrence.Monthly().OnDay(31).Skip(recurrence.Backward),
		"FREQ=MONTHLY;BYMONTHDAY=1,15,-1":                           recurrence.Monthly().OnDay(-1, 15, 1),
		"FREQ=YEARLY;BYMONTH=11;BYDAY=4TH":                          recurrence.Yearly().In(time.November).OnThe(4, time.Thursday),
		"FREQ=DAILY;UNTIL=20270630T170000":                          recurrence.Daily().Times(3).UntilLocal(localAt(t, "2027-06-30T17:00")),
		"FREQ=DAILY;UNTIL=20270630T170000Z":                         recurrence.Daily().UntilInstant(time.Date(2027, 6, 30, 17, 0, 0, 0, time.UTC)),
		"FREQ=DAILY;COUNT=3":                                        recurrence.Daily().Until(date(t, "2027-06-30")).Times(3),
		"FREQ=YEARLY":                                               recurrence.Yearly().Times(3).Endless(),
	} {
		require.NoError(t, r.Err())
		assert.Equal(t, want, r.String())
		b, err := json.Marshal(r)
		require.NoError(t, err)
		var again recurrence.Rule
		require.NoError(t, json.Unmarshal(b, &again))
		assert.True(t, again.Equal(r), want)
		assert.Equal(t, r.IsZero(), again.IsZero())
		assert.Equal(t, r.IsFinite(), again.IsFinite())
		assert.Equal(t, r.Count(), again.Count())
	}
	assert.False(t, recurrence.Daily().Equal(recurrence.Weekly()))
	assert.False(t, recurrence.Rule{}.Equal(recurrence.Daily()))
	assert.False(t, recurrence.Daily().Every(0).Equal(recurrence.Rule{}))
}

func TestARuleThatCallersChangeLeavesTheOthersAlone(t *testing.T) {
	base := recurrence.Weekly().On(time.Monday)
	a, b := base.On(time.Tuesday), base.On(time.Friday)
	assert.Equal(t, "FREQ=WEEKLY;BYDAY=MO", base.String())
	assert.Equal(t, "FREQ=WEEKLY;BYDAY=MO,TU", a.String())
	assert.Equal(t, "FREQ=WEEKLY;BYDAY=MO,FR", b.String())
}

func TestBothEndsOfALenientRuleCount(t *testing.T) {
	start := localAt(t, "2026-01-01T09:00")
	for text, want := range map[string]int{
		"FREQ=DAILY;COUNT=5;UNTIL=20260103":  3,
		"FREQ=DAILY;COUNT=5;UNTIL=20260109":  5,
		"FREQ=DAILY;COUNT=5;UNTIL=20251231":  0,
		"FREQ=HOURLY;COUNT=9;UNTIL=20260101": 9,
	} {
		r, _, err := recurrence.ParseLenient(text)
		require.NoError(t, err)
		n := 0
		for range r.Locals(start, start, localAt(t, "2027-01-01T00:00")) {
			n++
		}
		assert.Equal(t, want, n, text)
	}
}

func date(t testing.TB, text string) wallclock.Date {
	d, err := wallclock.ParseDate(text)
	require.NoError(t, err)
	return d
}
