package recurrence_test

import (
	"math/rand/v2"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
)

func TestRulesInWords(t *testing.T) {
	workdays := []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	for _, c := range []struct {
		rule   recurrence.Rule
		en, hi string
	}{
		{recurrence.Rule{}, "once", "एक बार"},
		{recurrence.Daily(), "every day", "हर दिन"},
		{recurrence.Daily().Every(3).Times(1), "every third day, once", "हर तीसरे दिन, कुल 1 बार"},
		{recurrence.Daily().On(workdays...), "every workday (Monday to Friday)", "हर कार्यदिवस (सोमवार से शुक्रवार) को"},
		{recurrence.Daily().Every(2).On(time.Monday), "every second day, on Monday only", "हर दूसरे दिन, केवल सोमवार को"},
		{recurrence.Daily().OnDay(1, 15), "every day, on the 1st and the 15th of the month only", "हर दिन, केवल महीने की 1 और 15 तारीख को"},
		{recurrence.Weekly(), "every week", "हर सप्ताह"},
		{recurrence.Weekly().Every(2).On(time.Tuesday).Until(date(t, "2027-06-30")), "every second Tuesday until 30 June 2027", "30 जून 2027 तक हर दूसरे मंगलवार को"},
		{recurrence.Weekly().On(time.Monday, time.Wednesday, time.Friday).Times(10), "every Monday, Wednesday and Friday, 10 times", "हर सोमवार, बुधवार और शुक्रवार को, कुल 10 बार"},
		{recurrence.Weekly().Every(2).On(time.Sunday, time.Monday).WeeksBegin(time.Sunday), "every second week on Monday and Sunday, with weeks from Sunday", "हर दूसरे सप्ताह सोमवार और रविवार को, जहाँ सप्ताह रविवार से शुरू होता है"},
		{recurrence.Weekly().Every(13).On(workdays...), "every 13th week on Monday to Friday", "हर 13वें सप्ताह कार्यदिवस (सोमवार से शुक्रवार) को"},
		{recurrence.Weekly().On(time.Monday).In(time.March, time.April), "every Monday, in March and April only", "हर सोमवार को, केवल मार्च और अप्रैल में"},
		{recurrence.Monthly(), "every month", "हर महीने"},
		{recurrence.Monthly().Every(2).OnDay(31).Skip(recurrence.Backward), "on the 31st of every second month, or the last day before where there is no such day", "हर दूसरे महीने की 31 तारीख को, और जहाँ वह दिन न हो वहाँ उससे पहले के आख़िरी दिन"},
		{recurrence.Monthly().OnDay(22, -1), "on the 22nd and the last day of every month", "हर महीने की 22 तारीख को और आख़िरी दिन"},
		{recurrence.Monthly().OnDay(13).On(time.Friday), "on the 13th of every month, if that is a Friday", "हर महीने की 13 तारीख को, अगर उस दिन शुक्रवार हो"},
		{recurrence.Monthly().OnThe(-1, time.Friday), "on the last Friday of every month", "हर महीने के आख़िरी शुक्रवार को"},
		{recurrence.Monthly().OnThe(1, time.Monday).OnThe(-2, time.Friday), "on the first Monday and the second-to-last Friday of every month", "हर महीने के पहले सोमवार और आख़िरी से दूसरे शुक्रवार को"},
		{recurrence.Monthly().OnThe(-1, workdays...), "on the last workday (Monday to Friday) of every month", "हर महीने के आख़िरी कार्यदिवस (सोमवार से शुक्रवार) को"},
		{recurrence.Monthly().OnThe(2, time.Saturday, time.Sunday), "on the second Saturday or Sunday of every month", "हर महीने के दूसरे शनिवार या रविवार को"},
		{recurrence.Yearly(), "every year", "हर साल"},
		{recurrence.Yearly().In(time.June, time.July), "every year in June and July", "हर साल जून और जुलाई में"},
		{recurrence.Yearly().In(time.November).OnThe(4, time.Thursday), "on the fourth Thursday of November, every year", "हर साल नवंबर के चौथे गुरुवार को"},
		{recurrence.Yearly().In(time.December).OnDay(25), "on the 25th of December, every year", "हर साल दिसंबर की 25 तारीख को"},
		{recurrence.Yearly().OnThe(20, time.Monday), "on the 20th Monday of every year", "हर साल के 20वें सोमवार को"},
		{recurrence.Yearly().UntilInstant(time.Date(2027, 6, 30, 17, 0, 0, 0, time.UTC)), "every year until 30 June 2027 at 17:00 UTC", "30 जून 2027, 17:00 UTC तक हर साल"},
	} {
		en, ok := c.rule.Describe("en-IN")
		assert.True(t, ok)
		assert.Equal(t, c.en, en)
		hi, ok := c.rule.Describe("hi")
		assert.True(t, ok)
		assert.Equal(t, c.hi, hi)
	}
	for _, tag := range []string{"", "de", "hi-Latn", "enx"} {
		_, ok := recurrence.Daily().Describe(tag)
		assert.False(t, ok, tag)
	}
	for _, text := range []string{"FREQ=HOURLY", "FREQ=YEARLY;BYWEEKNO=1", "FREQ=YEARLY;BYYEARDAY=1", "FREQ=DAILY;BYHOUR=9", "FREQ=MONTHLY;BYMONTHDAY=1,2;BYSETPOS=1"} {
		_, ok := must(t, text).Describe("en")
		assert.False(t, ok, text)
	}
	_, ok := recurrence.Daily().Every(0).Describe("en")
	assert.False(t, ok)
}

func TestDifferentRulesReadDifferently(t *testing.T) {
	seen := map[string]string{}
	for seed := range uint64(random(t, 3000)) {
		text, _ := randomRule(rand.New(rand.NewPCG(7, seed)))
		r, err := recurrence.Parse(text)
		if err != nil {
			continue
		}
		for _, tag := range []string{"en", "hi"} {
			words, ok := r.Describe(tag)
			if !ok {
				continue
			}
			before, twice := seen[words]
			assert.True(t, !twice || sameSaid(before, r.String()), "%s: %s and %s", words, before, r)
			seen[words] = r.String()
		}
	}
}

// sameSaid reports whether two rules differ only in WKST, where the words leave it out because it rarely
// matters, or in DAILY for WEEKLY.
func sameSaid(a, b string) bool {
	plain := func(s string) string {
		s = regexp.MustCompile(`;WKST=..`).ReplaceAllString(s, "")
		return regexp.MustCompile(`FREQ=DAILY;(BYMONTH=[^;]*;)?BYDAY`).ReplaceAllString(s, "FREQ=WEEKLY;${1}BYDAY")
	}
	return plain(a) == plain(b)
}
