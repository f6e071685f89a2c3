package report_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/participant"
)

// latin finds words in Latin letters. A Hindi report has those of names only, and of formats, which have no
// other.
var (
	latin  = regexp.MustCompile(`[A-Za-z][A-Za-z-]*`)
	inAll  = []string{"CSV", "EUR", "INR", "JSON", "UTC", "salesmeeting"}
	cited  = []string{"Clockwise", "Decide & Deliver", "Decide &amp; Deliver", "How many words do we read per minute?", "Journal of Memory and Language"}
	places = regexp.MustCompile(`%(\[\d\])?[a-z]`)
)

// samePlaces checks that two texts say the same number of things, and that hi has a place for each.
func samePlaces(t *testing.T, en, hi string) {
	t.Helper()
	things := []any{"1", "2", "3"}[:len(places.FindAllString(en, -1))]
	assert.Len(t, places.FindAllString(hi, -1), len(things), en)
	if len(things) > 0 {
		assert.NotContains(t, fmt.Sprintf(hi, things...), "%!", en)
	}
}

func TestEveryWordIsInBothLanguages(t *testing.T) {
	hindi := report.Words("hi")
	for name, en := range report.Words("en") {
		if name == "language" {
			continue
		}
		hi := hindi[name]
		require.NotEmpty(t, en, name)
		require.NotEmpty(t, hi, "%s is not in Hindi", name)
		assert.NotEqual(t, en, hi, name)
		samePlaces(t, en, hi)
	}
	for name, hi := range hindi {
		if name == "language" {
			continue
		}
		for _, work := range cited {
			hi = strings.ReplaceAll(hi, work, "")
		}
		assert.Subset(t, inAll, latin.FindAllString(places.ReplaceAllString(hi, ""), -1), name)
		if en, ok := strings.CutPrefix(name, "phrases/"); ok {
			samePlaces(t, en, hi)
		} else {
			assert.Contains(t, report.Words("en"), name)
		}
	}
}

func TestEveryRoleAndEveryLineOfCostHasANameInBothLanguages(t *testing.T) {
	for _, tag := range []string{"en", "hi"} {
		words := report.Words(tag)
		for role := range participant.Roles() {
			assert.NotEmpty(t, words["roles/"+role.String()], "%s: %s", tag, role)
		}
		for line := range cost.Lines() {
			assert.NotEmpty(t, words["lines/"+string(line)], "%s: %s", tag, line)
		}
	}
}

func TestTheLanguageIsThatOfTheTag(t *testing.T) {
	for tag, want := range map[string]string{
		"": "en", "en": "en", "EN": "en", "en-GB": "en", "en-IN": "en-IN", "en_IN": "en-IN", "en-Latn-IN": "en-IN",
		"hi": "hi", "hi-IN": "hi", "HI_in": "hi", "hi-Deva-IN": "hi", "hi-Latn": "en", "hi-Latn-IN": "en", "de": "en",
		"hin": "en", "x-hi": "en", "-": "en",
	} {
		page := written(t, report.NewHours(cost.Timesheet{}, &report.Options{Language: tag}), "html")
		assert.Contains(t, page, `<html lang="`+want+`">`, tag)
	}
}

func TestNumbersAreGroupedAsTheLanguageHasIt(t *testing.T) {
	for _, c := range []struct{ decimal, en, hi string }{
		{"0", "0", "0"},
		{"999.50", "999.50", "999.50"},
		{"1000", "1,000", "1,000"},
		{"-123456.00", "-123,456.00", "-1,23,456.00"},
		{"12345", "12,345", "12,345"},
		{"1234567", "1,234,567", "12,34,567"},
		{"123456789.1", "123,456,789.1", "12,34,56,789.1"},
	} {
		assert.Equal(t, c.en, report.Grouped("en", c.decimal))
		assert.Equal(t, c.hi, report.Grouped("hi", c.decimal))
		assert.Equal(t, c.hi, report.Grouped("en-IN", c.decimal))
	}
}

// hindiReport has whatever a report can say.
func hindiReport(t testing.TB, amounts report.AmountFormatter) report.Report {
	t.Helper()
	return everything(t, "hi-IN", "INR", amounts)
}

// What this test finds in English has no Hindi yet: put it into the phrases of hindi.go.
func TestNothingOfAHindiReportIsInEnglish(t *testing.T) {
	r := hindiReport(t, nil)
	_, body, _ := strings.Cut(written(t, r, "html"), "<body>")
	body = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, " ")
	texts := []string{written(t, r, "txt"), body}
	for _, line := range records(t, r) {
		texts = append(texts, line["title"])
	}
	for _, text := range texts {
		text = strings.Join(strings.Fields(text), " ")
		for _, work := range cited {
			text = strings.ReplaceAll(text, work, "")
		}
		assert.Subset(t, inAll, latin.FindAllString(text, -1))
	}
	assert.Contains(t, texts[0], "घटाकर 45 मिनट की करें")
	assert.Contains(t, texts[0], "उपस्थिति, जवाब: जवाब बाकी: 0.5 प्रायिकता (होस्ट की उपस्थिति तालिका)")
	assert.Contains(t, texts[0], "डिफ़ॉल्ट दर, भूमिका: तकनीकी विशेषज्ञ: 1200 INR/घंटा (वित्त विभाग, 2026 की दरें)")
	assert.Contains(t, texts[0], "1 जन॰ 2026 – 31 मार्च 2026, UTC")
}

func TestJSONIsTheSameInAllLanguages(t *testing.T) {
	f := forecast(t, "USD", days(t, 90), quarter(t)...)
	assert.Equal(t, written(t, report.New(f, nil), "json"), written(t, report.New(f, &report.Options{Language: "hi"}), "json"))
}

// Under a rule of hyphens every line is as wide as the rule, but for those with bars.
func TestColumnsOfHindiTablesEndTogether(t *testing.T) {
	text, _, _ := strings.Cut(written(t, hindiReport(t, nil), "txt"), "\nसप्ताह के अनुसार\n")
	width, rules := 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "":
			width = 0
		case strings.Trim(line, "-") == "":
			width = len(line)
			rules++
		case width > 0 && strings.LastIndexAny(line, "0123456789") == len(line)-1: // neither words nor notes
			assert.Equal(t, width, report.Columns(line), line)
		}
	}
	assert.Equal(t, 24, rules, "twenty tables, four of them with a total")
}

func TestEverySectionHasItsPlaceInTheCSV(t *testing.T) {
	known := append(report.CSVSections(), "total", "all_day", "note", "assumption", "problem")
	for _, line := range records(t, hindiReport(t, nil)) {
		assert.Contains(t, known, line["section"])
	}
}
