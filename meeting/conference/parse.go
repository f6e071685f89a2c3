package conference

import (
	"errors"
	"strings"
)

// ErrUnknown says that a text is no join link of a service that this package knows. It does not repeat the text,
// which may have a pass code.
var ErrUnknown = errors.New("conference: not a join link of a known service")

// Bounds of a link.
const (
	minLink      = 12   // bytes, "zoom.us/my/a"; of words in a text
	maxLink      = 8192 // bytes
	maxRedirects = 4    // one within the other
)

// Parse returns the link that text is: one URL, or a phone number as a tel: URI or with its country code. Space and angle
// brackets around it are no part of it, and "https://" may be missing. Redirects of mail programs and of Google around
// it are taken off. It fails with [ErrUnknown], also for links of more than 8,192 bytes.
func Parse(text string) (Link, error) {
	text = strings.Trim(text, " \t\r\n<>")
	if l, ok := parse(text); ok {
		return l, nil
	}
	return Link{}, ErrUnknown
}

// parse reads one link.
func parse(text string) (Link, bool) {
	if len(text) > maxLink || several(text) {
		return Link{}, false
	}
	for _, read := range [...]func(string) (Link, bool){parsePhone, parseConf} {
		if l, ok := read(text); ok {
			return l, true
		}
	}
	return parseURL(text)
}

// several reports whether text has another link behind a comma, a semicolon, a bar, or nothing.
func several(text string) bool {
	if touching(text) > 0 {
		return true
	}
	for i := range len(text) {
		if strings.IndexByte(",;|", text[i]) >= 0 && hasScheme(text[i+1:]) {
			return true
		}
	}
	return false
}

// parseURL reads the URL of a page, through at most so many redirects.
func parseURL(text string) (Link, bool) {
	for range maxRedirects + 1 {
		if len(text) > maxLink {
			return Link{}, false
		}
		a, ok := newAddress(text)
		if !ok {
			return Link{}, false
		}
		if text, ok = a.target(); !ok {
			return a.link()
		}
	}
	return Link{}, false
}

// link returns the link that a is.
func (a address) link() (Link, bool) {
	for _, read := range [...]func(address) (Link, bool){zoom, teams, meet, webex, skype, skypeForBusiness} {
		if l, ok := read(a); ok {
			return l, true
		}
	}
	return Link{}, false
}
