package report_test

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// Cost-model 3.13: the sum of the parts is the whole, and what weighs nothing gets nothing.
func TestAllocatedHoursAddUpAndAreNearlyExact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var total cost.Hours
		parts := make([]cost.Hours, random.IntN(12))
		for i := range parts {
			if random.IntN(4) > 0 {
				parts[i] = cost.HoursOf(time.Duration(random.Int64N(int64(20 * time.Hour))))
			}
			var err error
			total, err = total.Add(parts[i])
			require.NoError(t, err)
		}
		sum := uint64(0)
		for i, shown := range report.AllocateHours(total, parts) {
			sum += shown
			exact := hundredths(parts[i].String())
			assert.LessOrEqual(t, max(shown, exact)-min(shown, exact), uint64(1))
			if parts[i] == (cost.Hours{}) {
				assert.Zero(t, shown)
			}
		}
		assert.Equal(t, hundredths(total.String()), sum)
	}
}

func hundredths(hours string) (n uint64) {
	for _, digit := range strings.Replace(hours, ".", "", 1) {
		n = 10*n + uint64(digit-'0')
	}
	return n
}

func TestLargestRemaindersGetTheHundredthsThatAreLeft(t *testing.T) {
	minutes := func(n int) cost.Hours { return cost.HoursOf(time.Duration(n) * time.Minute) }
	assert.Equal(t, []uint64{34, 33, 33}, report.AllocateHours(minutes(60), []cost.Hours{minutes(20), minutes(20), minutes(20)}))
	assert.Equal(t, []uint64{33, 0, 67}, report.AllocateHours(minutes(60), []cost.Hours{minutes(20), {}, minutes(40)}))
	assert.Empty(t, report.AllocateHours(cost.Hours{}, nil))
}

func TestTextFitsIn100Columns(t *testing.T) {
	for _, r := range []report.Report{everything(t, "en", "USD", nil), hindiReport(t, nil)} {
		for line := range strings.Lines(written(t, r, "txt")) {
			assert.LessOrEqual(t, report.Columns(strings.TrimSuffix(line, "\n")), 100, line)
		}
	}
	for _, title := range nasty {
		for line := range strings.Lines(written(t, nastyReport(t, title), "txt")) {
			if !strings.Contains(line, ":3: ") { // a problem is in one piece
				assert.LessOrEqual(t, report.Columns(strings.TrimSuffix(line, "\n")), 100, "%.150q", line)
			}
		}
	}
}

func TestTitlesAreCutBetweenCharacters(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"Pipeline review", 15, "Pipeline review"},
		{"Pipeline review", 14, "Pipeline revi…"},
		{"Pipeline review", 10, "Pipeline…"}, // no space before the sign
		{"Cafe\u0301 Nord", 5, "Cafe\u0301…"},
		{"週次営業会議", 12, "週次営業会議"},
		{"週次営業会議", 11, "週次営業会…"},
		{"週次営業会議", 10, "週次営業…"},
		{"👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5, "👩‍👩‍👧👩‍👩‍👧…"},
		{"👍🏽👍🏽👍🏽", 5, "👍🏽👍🏽…"},
		{"🇮🇳🇩🇪🇺🇸", 5, "🇮🇳🇩🇪…"},
		{"क्षेत्रीय", 3, "क्षे…"}, // a conjunct of two letters and its vowel are one
		{"बिक्री", 3, "बि…"},
		{"", 0, ""},
	} {
		assert.Equal(t, c.want, report.Cut(c.text, c.limit))
	}
}

// As wcwidth of glibc 2.36 has it: vowels beside a letter take a column, those above and below it none.
func TestDevanagariTakesAsManyColumnsAsOnATerminal(t *testing.T) {
	for text, want := range map[string]int{"की": 2, "कि": 2, "कु": 1, "क्षे": 2, "हिंदी": 4, "फ़र॰": 3, "₹1,00,000.00": 12} {
		assert.Equal(t, want, report.Columns(text), text)
	}
}

func TestCleanTextIsOneHarmlessLine(t *testing.T) {
	for text, want := range map[string]string{
		"\u0020a\r\n\tb\u00a0 c\u2028d\u0020": "a b c d",
		"\x1b[31mred\x1b[0m":                  "[31mred[0m",
		"a\u202e\u2066\u200f\ufeffb":          "ab",
		"\u3164\u115f\u17b4":                  "",
		"\u0085\u009b":                        "",
		"क्\u200dष":                           "क्\u200dष",
		"\xff":                                "\ufffd",
		"\uffff":                              "\ufffd",
		"a" + strings.Repeat("\u0301", 50):    "a" + strings.Repeat("\u0301", 8),
	} {
		assert.Equal(t, want, report.Clean(text))
	}
}

func TestAxesHaveRoundNumbers(t *testing.T) {
	for largest, want := range map[string][]string{
		"1829":       {"0", "500", "1,000", "1,500", "2,000"},
		"174090":     {"0", "50,000", "100,000", "150,000", "200,000"},
		"1":          {"0.00", "0.20", "0.40", "0.60", "0.80", "1.00"},
		"0.01":       {"0.00", "0.01"},
		"1000000":    {"0", "200,000", "400,000", "600,000", "800,000", "1,000,000"},
		"1000000.01": {"0", "500,000", "1,000,000", "1,500,000"},
	} {
		assert.Equal(t, want, report.Ticks(largest, 5, 2), largest)
	}
}

func TestThePageLoadsNothing(t *testing.T) {
	page := written(t, report.New(forecast(t, "USD", days(t, 90), quarter(t)...), whole(t)), "html")
	assert.NotRegexp(t, `(?i)<script|https?:|url\(|@import|<link|<img|style=|\son[a-z]+=`, page)
	_, style, _ := strings.Cut(page, "<style>")
	style, _, _ = strings.Cut(style, "</style>")
	sum := sha256.Sum256([]byte(style))
	assert.Contains(t, html.UnescapeString(page), "style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
}

func TestChartsSumUpWhatTheyHaveNoRoomFor(t *testing.T) {
	var calls []call
	for i := range 30 {
		calls = append(calls, call{"Call " + string(rune('A'+i)), 1 + i%28, 60, recurrence.Weekly(), 1})
	}
	said := regexp.MustCompile(`The top [^<]*|\d+ other series`)
	page := written(t, report.New(forecast(t, "USD", days(t, 28), meetingsOf(t, calls...)...), nil), "html")
	assert.Equal(t, []string{"The top 12 of 30 series: 58 % of the total", "18 other series"}, said.FindAllString(page, -1))
	few := written(t, report.New(forecast(t, "USD", days(t, 28), meetingsOf(t, calls[:13]...)...), nil), "html")
	assert.Empty(t, said.FindAllString(few, -1), "a bar takes no more room than to say that there is one more")
}

func TestTheChartOfRolesHasRolesOnly(t *testing.T) {
	chart := regexp.MustCompile(`(?s)id="chart-roles".*?</svg></div>`).FindString(written(t, report.New(planned(t), nil), "html"))
	assert.Contains(t, chart, "Existing customer")
	assert.NotContains(t, chart, "Facilitator", "it is nobody's")
}

func TestTheChartOfWeeksHasTheEmptyOnesAndNotTooMany(t *testing.T) {
	bars, caption := regexp.MustCompile(`(?s)id="chart-weeks".*?</svg>`), regexp.MustCompile(`Each bar is \d+ weeks`)
	for _, c := range []struct {
		days, bars int
		caption    string
	}{
		{7, 2, ""}, {90, 14, ""}, {365, 53, ""}, {735, 106, ""}, {1830, 105, "Each bar is 2 weeks"},
	} {
		f := forecast(t, "USD", days(t, c.days), meetingsOf(t,
			call{"Kick-off", 5, 60, recurrence.Rule{}, 2}, call{"Yearly", 6, 60, recurrence.Yearly(), 2})...)
		chart := bars.FindString(written(t, report.New(f, nil), "html"))
		assert.Equal(t, c.bars, strings.Count(chart, `class="bar"`), c.days)
		assert.Equal(t, c.caption, caption.FindString(chart))
	}
}

func TestTheChartOfWeeksSaysIfItsEndsAreNotWhole(t *testing.T) {
	const note = "Bars at the ends have only the days that are in the window"
	monday, err := wallclock.NewDate(2026, time.January, 5)
	require.NoError(t, err)
	calls := meetingsOf(t, call{"Review", 5, 60, recurrence.Weekly(), 2})
	for _, c := range []struct {
		from, days int
		want       bool
	}{{0, 14, false}, {-1, 15, true}, {0, 15, true}, {0, 7 * 1000, false}, {0, 7*1000 + 1, true}} {
		window, err := wallclock.Between(monday.AddDays(c.from), monday.AddDays(c.from+c.days), time.UTC)
		require.NoError(t, err)
		page := written(t, report.New(forecast(t, "USD", window, calls...), nil), "html")
		assert.Equal(t, c.want, strings.Contains(page, note), c)
	}
}
