package mail

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// places says where a meeting takes place, one way to get there each, without anything that lets people in: join
// links without codes, numbers without what is dialed after them.
func places(v meeting.Venue) []string {
	var list []string
	inPlace := len(conference.Find(conference.Texts{Location: v.Place})) > 0
	if place := oneLine(v.Place); place != "" && !inPlace && !secretive.MatchString(place) {
		list = append(list, place)
	}
	links := conference.Find(conference.Texts{URL: v.URL, Phone: v.Phone, Location: v.Place})
	known := false // the venue's own link is one of them
	for _, link := range links {
		known = known || link.Source() == conference.Property && link.Number() == ""
		if link.Moderator() {
			continue
		}
		text := link.URL()
		if link.Number() != "" {
			text = link.Number()
		}
		list = append(list, text)
	}
	if plain := plainURL(v.URL); !known && plain != "" {
		list = append(list, plain)
	}
	if number := plainNumber(v.Phone); number != "" && !mentions(list, number) {
		list = append(list, number)
	}
	return list
}

// secretive finds a place that says how to get in.
var secretive = regexp.MustCompile(`(?i)\b(pass ?codes?|passwords?|access codes?|pin|pwd)\b|पासकोड|पासवर्ड`)

// plainURL returns a link without user, query and fragment, where codes are; empty for what is none for a browser.
func plainURL(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

// plainNumber returns the beginning of a phone number that is the number.
func plainNumber(text string) string {
	if end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("+0123456789 -().", r) }); end >= 0 {
		text = text[:end]
	}
	return strings.TrimSpace(text)
}

// mentions reports whether one of list has the digits of number.
func mentions(list []string, number string) bool {
	for _, each := range list {
		if strings.Contains(digits(each), digits(number)) {
			return true
		}
	}
	return false
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
