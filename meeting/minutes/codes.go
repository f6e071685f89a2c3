package minutes

import (
	"regexp"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// withoutCodes returns a line in which links to join are those without pass codes, numbers have no codes dialed behind
// them, and no link has a parameter that is one by its name.
func withoutCodes(line string) string {
	if strings.Contains(line, "/") {
		words := strings.Split(line, " ")
		for i := range words {
			words[i] = withoutCode(words[i])
		}
		line = strings.Join(words, " ")
	}
	if strings.Contains(line, "=") {
		line = codeParameters.ReplaceAllStringFunc(line, uncoded)
	}
	if strings.Contains(line, "%") {
		line = codeEncoded.ReplaceAllString(line, "")
	}
	if strings.ContainsAny(line, ";#") || strings.Contains(line, ",,") || strings.Contains(line, "tel:") {
		line = dialed.ReplaceAllStringFunc(line, undialed)
	}
	return line
}

var (
	// linkStart is how links to join begin.
	linkStart = regexp.MustCompile(`(?i)https?://|zoommtg:|zoomus:|msteams:|(?:[a-z0-9-]+\.)+[a-z]+\.?(?::[0-9]+)?/`)

	// codeParameters are parameters of any link, or of the rest of one that was broken.
	codeParameters = regexp.MustCompile(`(?i)[?&#](?:amp;)?(?:(?:pwd|pw|password|passcode|zak)=[^\s&<>"]*(?:&(?:amp;)?)?)+`)

	// codeEncoded is such a parameter of a link within another one, up to the next "&".
	codeEncoded = regexp.MustCompile(`(?i)(?:%3F|%26)(?:pwd|pw|password|passcode|zak)%3D(?:[^\s&<>"%]|%(?:[013-9a-f][0-9a-f]|2[0-57-9a-f]))*`)

	// dialed is a phone number with something behind it that is dialed too.
	dialed = regexp.MustCompile(`(?i)(?:tel:)?\+?[0-9][0-9 ()./-]*[0-9] ?[,;](?:[0-9,;*#]|%23)*(?:[0-9#*]|%23)`)

	// strayPercent is a percent sign that begins no escape, with all behind it.
	strayPercent = regexp.MustCompile(`(?i)%(?:[^0-9a-f]|[0-9a-f][^0-9a-f]|[0-9a-f]?$).*`)
)

// maxLinkStarts bounds where in a word a link to join is looked for.
const maxLinkStarts = 10

// withoutCode returns a word in which links to join, with anything around them, are those without pass codes.
func withoutCode(word string) string {
	var b strings.Builder
	for range maxLinkStarts {
		at := linkStart.FindStringIndex(word)
		if at == nil {
			break
		}
		b.WriteString(word[:at[0]])
		url, size := joinLink(word[at[0]:])
		if size == 0 {
			url, size = word[at[0]:at[1]], at[1]-at[0]
		}
		b.WriteString(url)
		word = word[at[0]+size:]
	}
	return b.String() + word
}

// joinLink returns the URL without pass codes of the link that text begins with, and the size of the link; 0 if it is
// none to join. It is over with the last character that a URL can have; where that gives no link, before a comma, before a
// bracket or a semicolon, or before a percent sign that begins no escape.
func joinLink(text string) (url string, size int) {
	if end := strings.IndexFunc(text, notInURL); end >= 0 {
		text = text[:end]
	}
	comma, _, _ := strings.Cut(text, ",")
	bracket := text[:max(0, strings.IndexAny(text, "()[];'"))]
	percent := strayPercent.ReplaceAllString(text, "")
	for i, link := range []string{text, comma, bracket, percent} {
		if i > 0 && link == text {
			continue
		}
		link = strings.TrimRight(link, ".,;:!?)]'*_")
		if l, err := conference.Parse(link); err == nil {
			return l.URL(), len(link)
		}
	}
	return "", 0
}

// notInURL reports whether r is in no URL (RFC 3986 section 2).
func notInURL(r rune) bool { return r <= ' ' || r >= 0x7F || strings.ContainsRune(`"<>\^{|}`+"`", r) }

// uncoded returns what is left of parameters: what begins the next one, if there is one.
func uncoded(parameters string) string {
	if strings.HasSuffix(parameters, "&") || strings.HasSuffix(parameters, "&amp;") {
		return parameters[:1]
	}
	return ""
}

// maxNumber is the most bytes of a number, with what parts its digits, before what is dialed behind it.
const maxNumber = 40

// undialed returns a number with the conference's ID that is dialed behind it, without a code. Other digits may be before
// the number.
func undialed(text string) string {
	behind := strings.IndexAny(text, ",;")
	for at := max(0, behind-maxNumber); at < behind; at++ {
		if at > 0 && strings.IndexByte(" (./-", text[at-1]) < 0 {
			continue
		}
		if l, err := conference.Parse(text[at:]); err == nil && l.Passcode().IsZero() {
			break
		} else if err == nil {
			return text[:at] + l.URL()
		}
	}
	return text
}
