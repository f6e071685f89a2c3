package recurrence

import (
	"strconv"
	"strings"
)

// Describe returns r in words, "every second Tuesday until 30 June 2027", in the language of a BCP 47 tag:
// English ("en", "en-IN") or Hindi ("hi", "hi-Latn" excepted). It is false for other languages, and for
// rules that the builder ([Daily], [Weekly], [Monthly], [Yearly]) does not make: those with times of day,
// days or weeks of the year, or another use of BYSETPOS than [Rule.OnThe]. The text of those is
// [Rule.String].
//
// What the rule leaves to the start it leaves open: "every week".
func (r Rule) Describe(tag string) (text string, ok bool) {
	l, ok := languageOf(tag)
	if !ok || r.err != nil {
		return "", false
	}
	if r.s == nil {
		return l.once, true
	}
	if !r.s.isPlain() {
		return "", false
	}
	return l.describe(l, &r.s.parts), true
}

// isPlain reports whether the builder can make the rule.
func (p *parts) isPlain() bool {
	if p.freq < daily || p.hasClock() || len(p.yearDays)+len(p.weeks) > 0 || p.count > 0 && p.until.kind != untilNone {
		return false
	}
	if len(p.positions) == 0 {
		return true
	}
	return len(p.positions) == 1 && p.freq >= monthly && len(p.days) > 1 && len(p.monthDays) == 0 && !p.hasOrdinals()
}

// language is what a language's sentences are made of. The order of words is in describe.
type language struct {
	describe func(l *language, p *parts) string
	once     string // the zero Rule
	and, or  string
	days     [7]string // from Monday
	months   [12]string
}

// languageOf looks at the language and the script of the tag only.
func languageOf(tag string) (*language, bool) {
	primary, rest, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	switch {
	case primary == "en":
		return &english, true
	case primary == "hi" && !strings.HasPrefix(rest, "latn"):
		return &hindi, true
	}
	return nil, false
}

// join lists words: "a", "a and b", "a, b and c".
func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}

func (l *language) monthNames(months []int16) []string {
	names := make([]string, len(months))
	for i, m := range months {
		names[i] = l.months[m-1]
	}
	return names
}

// dayNames returns the names of the weekdays without a number.
func (l *language) dayNames(days []weekdayValue) (names []string) {
	for _, d := range days {
		if d.n == 0 {
			names = append(names, l.days[d.day])
		}
	}
	return names
}

// isWorkdays reports whether the weekdays are those from Monday to Friday.
func isWorkdays(days []weekdayValue) bool {
	mask := 0
	for _, d := range days {
		if d.n != 0 {
			return false
		}
		mask |= 1 << d.day
	}
	return mask == 0b11111
}

// clockWords returns the time of day of an UNTIL, "" for a date.
func (u until) clockWords() string {
	h, m, s := u.local.Clock()
	text := twoDigits(h) + ":" + twoDigits(m)
	if s != 0 {
		text += ":" + twoDigits(s)
	}
	switch u.kind {
	case untilInstant:
		return text + " UTC"
	case untilLocal:
		return text
	}
	return ""
}

func twoDigits(n int) string { return strconv.Itoa(n/10) + strconv.Itoa(n%10) }
