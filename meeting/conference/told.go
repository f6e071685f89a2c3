package conference

import (
	"regexp"
	"strings"
)

// maxTold is how far behind a link, in bytes, its pass code may be told in words.
const maxTold = 1000

// codeTold is how invitations tell a pass code in words: "Passcode: 123456", "Meeting password: hG6sM2pQ". Without a colon
// it has to be a number, since "password" and "passcode" are words that people use.
var codeTold = regexp.MustCompile(`(?i)\b(?:pass[ -]?code|password|pwd)\b(?:\s*(?:[:=]|\bis\b)\s*(?:\*\*)?([[:graph:]]{4,40})|\s+([0-9]{6,10})\b)`)

// told returns l with the pass code that text, which follows it up to the next link, tells in words. Google Meet and
// Skype have none.
func (l Link) told(text string) Link {
	if !l.code.IsZero() || l.service != Zoom && l.service != Webex && l.service != Teams {
		return l
	}
	text = withoutTags(text[:min(len(text), maxTold)])
	if i := strings.Index(text, "://"); i >= 0 {
		text = text[:i] // something else
	}
	for _, at := range codeTold.FindAllStringSubmatchIndex(text, -1) {
		from, to := at[2], at[3] // behind a colon
		if from < 0 {
			from, to = at[4], at[5]
		}
		if code, ok := spelled(text[from:to]); ok && !forOthers(text[:at[0]]) {
			l.code, l.inWords = newPasscode(code), true
			return l
		}
	}
	return l
}

// forOthers reports whether a code that comes after text is for those who dial or lead, or for a network: a number to
// dial was before it, or its line says so.
func forOthers(text string) bool {
	if i := strings.IndexByte(text, '+'); i >= 0 && i+1 < len(text) && digit(text[i+1]) {
		return true
	}
	line := strings.ToLower(text[strings.LastIndexByte(text, '\n')+1:])
	for _, word := range [...]string{"phone", "dial", "numeric", "wifi", "wi-fi", "wlan"} {
		if strings.Contains(line, word) {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimSpace(line), "host")
}

// spelled returns the code that a word is, without punctuation around it. Programs make codes with a digit or with
// letters of both cases; an ordinary word is none.
func spelled(word string) (string, bool) {
	if i := strings.IndexAny(word, `<>"`); i >= 0 {
		word = word[:i]
	}
	word = strings.TrimRight(strings.TrimLeft(word, "'(["), ".,;:)]'")
	word = strings.TrimSuffix(word, "**")
	if len(word) < minCode {
		return "", false
	}
	upper := strings.ContainsAny(word[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return word, strings.ContainsAny(word, "0123456789") || upper && strings.ToUpper(word) != word
}
