package conference

import "strings"

// numbersIn calls found with each dial-in number in text, in order: those that have something to dial behind them, and
// international ones that an ID or a code is told for. All others are somebody's phone.
func numbersIn(text string, found func(Link)) {
	for at := 0; at < len(text); {
		l, size := numberAt(text, at)
		if size > 0 {
			found(l)
		}
		at += max(size, 1)
	}
}

// numberAt returns the dial-in number that begins at a place, and its size; 0 if there is none.
func numberAt(text string, at int) (Link, int) {
	if c := text[at]; c != '+' && !digit(c) || at > 0 && !before(text[at-1]) {
		return Link{}, 0
	}
	number, size := readNumber(text[at:])
	if size == 0 {
		return Link{}, 0
	}
	d, n := readDialed(text[at+size:])
	if n > 0 && d.plausible(number) {
		return dialIn(number, d), size + n
	}
	if d = labeled(text[at+size:]); number[0] == '+' && d != (dialed{}) {
		return dialIn(number, d), size
	}
	return Link{}, 0
}

// before reports whether c may stand right before a number.
func before(c byte) bool { return !alnum(c) && strings.IndexByte("+-_./=%&?#@", c) < 0 }

// maxLabel is how far behind a number, in bytes, its ID and code may be.
const maxLabel = 200

// The words for what is dialed, in lower case; the first is of those who dial alone.
var (
	idLabels   = [...]string{"conference id", "meeting id", "webinar id", "conf id", "meeting number", "conference number"}
	codeLabels = [...]string{"pin", "passcode", "pass code", "password", "access code", "participant code", "conference code", "guest code"}
)

// labeled returns the ID and the code that text, which follows a number, has for it: in the same line or the next, and
// a conference ID, which only those who dial need, in the lines after them too.
func labeled(text string) dialed {
	text = text[:min(len(text), maxLabel)]
	if i := strings.IndexByte(text, '+'); i >= 0 {
		text = text[:i] // the next number
	}
	text = strings.ToLower(text)
	line, rest, _ := strings.Cut(text, "\n")
	next, _, _ := strings.Cut(rest, "\n")
	near := line + "\n" + next
	d := dialed{id: firstOf(near, idLabels[:]), code: firstOf(near, codeLabels[:])}
	if d == (dialed{}) {
		d.id = firstOf(text, idLabels[:1])
	}
	return d
}

// firstOf returns the digits behind the first of the labels that has some.
func firstOf(text string, labels []string) string {
	for _, label := range labels {
		at := strings.Index(text, label)
		if at < 0 || at > 0 && letter(text[at-1]) {
			continue
		}
		if digits := leading(strings.TrimLeft(text[at+len(label):], " :.#=-\t")); digits != "" {
			return digits
		}
	}
	return ""
}

// leading returns the digits at the beginning of text, which may be in groups; "" for too few or too many.
func leading(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if digit(text[i]) {
			b.WriteByte(text[i])
		} else if text[i] != ' ' && text[i] != '-' || i > 0 && !digit(text[i-1]) {
			break
		}
	}
	if n := b.Len(); n < minCode || n > maxCode {
		return ""
	}
	return b.String()
}

// withoutTags returns the text of HTML as lines, with the phone numbers that its links dial.
func withoutTags(text string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(text, '<')
		if at < 0 || at+1 == len(text) {
			break
		}
		b.WriteString(text[:at])
		text = text[at:]
		end := strings.IndexByte(text, '>')
		if end < 0 {
			break
		}
		if c := text[1]; !letter(c) && c != '/' && c != '!' {
			b.WriteByte(' ')
			text = text[1:]
			continue
		}
		b.WriteString(tagText(text[1:end]))
		text = text[end+1:]
	}
	b.WriteString(text)
	return b.String()
}

// tagText returns what stands for a tag: the number that it dials, a line break, or nothing.
func tagText(tag string) string {
	if at := strings.Index(tag, "tel:"); at >= 0 {
		number, _ := cutTel(tag[at:])
		if i := strings.IndexAny(number, `"'`); i >= 0 {
			number = number[:i]
		}
		return " " + number + " "
	}
	name := strings.ToLower(strings.TrimPrefix(tag, "/"))
	for _, block := range [...]string{"br", "p", "div", "tr", "li", "h"} {
		if rest, ok := strings.CutPrefix(name, block); ok && (rest == "" || !letter(rest[0])) {
			return "\n"
		}
	}
	return ""
}
