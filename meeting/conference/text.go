package conference

import (
	"html"
	"strings"
)

// invisible are characters that programs put around numbers and links and that nobody sees, and spaces and hyphens
// that keep numbers together.
var invisible = strings.NewReplacer(
	"\u00AD", "", "\u200B", "", "\u200C", "", "\u200D", "", "\u200E", "", "\u200F", "", "\u202A", "", "\u202B", "", "\u202C", "", "\u202D", "", "\u202E", "",
	"\u2060", "", "\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "", "\uFEFF", "",
	"\u00A0", " ", "\u202F", " ", "\u2010", "-", "\u2011", "-",
)

// clean returns the part of text that is read, without entities, escaped once or twice, and invisible characters.
func clean(text string) string {
	if len(text) > maxText {
		text = text[:maxText]
	}
	text = unescaped(unescaped(text))
	text = strings.ReplaceAll(text, `\/`, "/") // as some programs write JSON
	return invisible.Replace(text)
}

// unescaped returns text without the references that HTML has for characters.
func unescaped(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	var b strings.Builder
	for {
		at := strings.IndexByte(text, '&')
		if at < 0 {
			break
		}
		size := max(1, reference(text[at:]))
		b.WriteString(text[:at])
		b.WriteString(html.UnescapeString(text[at : at+size]))
		text = text[at+size:]
	}
	return b.String() + text
}

// maxReference is the most bytes of a reference, more than any that matters here has.
const maxReference = 20

// reference returns the size of the reference to a character that text, from an ampersand on, begins with, with its
// semicolon: without it, "&para=1" of a query would become another character; 0 if there is none.
func reference(text string) int {
	end := strings.IndexByte(text[:min(len(text), maxReference)], ';')
	if end < 2 || !is(strings.TrimPrefix(text[1:end], "#"), 1, maxReference, alnum) {
		return 0
	}
	return end + 1
}

// linksIn calls found with each link in text, in order, with the pass code that is told behind it.
func linksIn(text string, found func(Link)) {
	var last Link
	behind := 0 // where what follows last begins
	for at := 0; at < len(text); {
		if delimiter(text[at]) {
			at++
			continue
		}
		l, end, ok := linkAt(text, at)
		if ok {
			if !last.IsZero() {
				found(last.told(text[behind:at]))
			}
			last, behind = l, end
		}
		at = end
	}
	if !last.IsZero() {
		found(last.told(text[behind:]))
	}
}

// linkAt returns the link in the word that begins there, and where to read on.
func linkAt(text string, at int) (l Link, end int, ok bool) {
	if at > 0 && text[at-1] == '<' {
		if l, end, ok = bracketed(text, at); ok {
			return l, end, true
		}
	}
	if next := at + touching(text[at:min(len(text), at+maxLink)]); next > at && linkEnd(text[:next], at) == next {
		if l, ok = parseURL(trimmed(text[at:next])); ok {
			return l, next, true
		}
	}
	end = linkEnd(text, at)
	if end < len(text) && text[end] == '{' && text[end-1] == '=' { // JSON without escapes, as Teams has it
		end += strings.IndexByte(text[end:min(len(text), end+maxLink)], '}') + 1
	}
	word := text[at:end]
	if len(word) < minLink || len(word) > maxLink || !strings.Contains(word, "/") || strings.HasSuffix(word, "..") || strings.HasPrefix(text[end:], "…") {
		return Link{}, end, false // too short or long, or cut short for display: the whole is elsewhere
	}
	l, ok = parseURL(trimmed(word))
	next := end
	for range 2 { // the rest of a long link may be on the next lines
		from := continued(text, next, ok)
		if from < 0 {
			break
		}
		next = linkEnd(text, from)
		word += text[from:next]
		if whole, found := parseURL(trimmed(word)); found {
			l, end, ok = whole, next, true
		}
	}
	return l, end, ok
}

// bracketed returns the link in angle brackets that begins there, and where they end. Space in it is of lines that
// were broken (RFC 3986 appendix C).
func bracketed(text string, at int) (l Link, end int, ok bool) {
	window := text[at:min(len(text), at+maxLink)]
	if !hasScheme(window) {
		return Link{}, 0, false
	}
	n := strings.IndexAny(window, "<>")
	if n < 0 || window[n] == '<' {
		return Link{}, 0, false
	}
	l, ok = parseURL(spaces.Replace(window[:n]))
	return l, at + n, ok
}

var spaces = strings.NewReplacer("\r", "", "\n", "", "\t", "", " ", "")

// continued returns where a link that ends at end goes on in the next line, -1 if it does not. A link that is known
// goes on only with what no word begins with, any other only where the line was too long.
func continued(text string, end int, known bool) int {
	line, rest := text[:end], text[end:]
	from := 0
	for _, skip := range [...]string{"\r", "\n", " "} { // a fold of RFC 5545 has a space
		if strings.HasPrefix(rest[from:], skip) {
			from++
		} else if skip == "\n" {
			return -1
		}
	}
	if from == len(rest) || delimiter(rest[from]) {
		return -1
	}
	if strings.IndexByte("%&?=", rest[from]) < 0 && (known || end-strings.LastIndexByte(line, '\n') < longLine) {
		return -1
	}
	return end + from
}

// longLine is the least length of lines that programs break, in bytes: RFC 5322 has 78, RFC 5545 75, less a word.
const longLine = 50

// linkEnd returns where the link in the word at a place ends: where the word does, or where another link begins behind a
// semicolon, as in "https://…;https://…".
func linkEnd(text string, at int) int {
	for at < len(text) && !delimiter(text[at]) {
		at++
		if at < len(text) && text[at-1] == ';' && hasScheme(text[at:]) {
			break
		}
	}
	return at
}

// touching returns where, in text that begins with a link, another one begins right behind a letter or a digit, as where
// only invisible characters were between them; 0 if none does.
func touching(text string) int {
	if !hasScheme(text) {
		return 0
	}
	first := strings.IndexByte(text, ':') + 1
	at := first + strings.Index(text[first:], "://")
	for _, scheme := range [...]string{"https", "http"} {
		if from := at - len(scheme); from > first && strings.EqualFold(text[from:at], scheme) && alnum(text[from-1]) {
			return from
		}
	}
	return 0
}

// delimiter reports whether c is never in a link, or at least in none of those known here.
func delimiter(c byte) bool {
	return c <= ' ' || c >= 0x7F || strings.IndexByte("<>\"'(){}[]|\\^`,", c) >= 0
}

// trimmed returns the link in a word: without what stands before its scheme, and without punctuation in the end.
func trimmed(word string) string {
	word = strings.TrimRight(word, ".;:!?*~")
	if strings.HasPrefix(word, "_") { // emphasis of Markdown
		word = strings.Trim(word, "_")
	}
	if i := strings.Index(word, ":/"); i >= 0 {
		for _, scheme := range [...]string{"https", "http", "zoommtg", "zoomus", "msteams"} {
			if from := i - len(scheme); from >= 0 && strings.EqualFold(word[from:i], scheme) {
				return word[from:]
			}
		}
		return word
	}
	host, _, _ := strings.Cut(word, "/")
	return word[strings.LastIndexAny(host, ":=*~")+1:]
}
