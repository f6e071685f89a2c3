package ical

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/conference"
	"github.com/salesmeeting/salesmeeting/participant"
)

// venue returns where the event takes place. The link to join is, in this order, that of CONFERENCE (RFC 7986
// section 5.11), one in LOCATION, one that Google or Microsoft has for it, one of a service that package conference
// knows, wherever it stands, and URL.
func (e *entry) venue(resources []participant.ID) meeting.Venue {
	v := meeting.Venue{Resources: resources}
	for p := range e.All("CONFERENCE") {
		switch value := strings.TrimSpace(p.Value); {
		case v.Phone == "" && len(value) > 4 && strings.EqualFold(value[:4], "tel:"):
			v.Phone = clip(value[4:], maxText)
		case v.URL == "" && isLink(value):
			v.URL = value
		}
	}
	if p, ok := e.First("LOCATION"); ok {
		place, link := parted(strings.TrimSpace(p.Text()))
		if v.Place = e.clip(p, place); v.URL == "" {
			v.URL = link
		}
	}
	for _, name := range [...]string{"X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"} {
		v.URL = e.linkOr(v.URL, name)
	}
	if v.URL == "" {
		v.URL = e.joinLink()
	}
	v.URL = e.linkOr(v.URL, "URL")
	return v
}

// linkOr returns link or, if there is none, that of the first property of that name.
func (e *entry) linkOr(link, name string) string {
	if p, ok := e.First(name); ok && link == "" && isLink(strings.TrimSpace(p.Value)) {
		return strings.TrimSpace(p.Value)
	}
	return link
}

// joinLink returns the first link to join online that package conference finds, for everybody and not for who leads.
func (e *entry) joinLink() string {
	lines := make([]string, len(e.Properties))
	for i, p := range e.Properties {
		lines[i] = contentLine(p)
	}
	for _, l := range conference.Find(conference.Texts{Properties: lines}) {
		if link := l.JoinURL(); l.Service() != conference.Phone && !l.Moderator() && isLink(link) {
			return link
		}
	}
	return ""
}

// parted parts the first link from a text: "Room 5; https://a.example/b" has both.
func parted(text string) (place, link string) {
	lower := strings.ToLower(text)
	from := strings.Index(lower, "https://")
	if i := strings.Index(lower, "http://"); from < 0 || i >= 0 && i < from {
		from = i
	}
	if from < 0 {
		return text, ""
	}
	end := len(text)
	if i := strings.IndexAny(text[from:], " \t\r\n<>\""); i >= 0 {
		end = from + i
	}
	link = strings.TrimRight(text[from:end], ",;.")
	if !strings.Contains(link, "(") {
		link = strings.TrimRight(link, ")")
	}
	if !isLink(link) {
		return text, ""
	}
	const around = " \t\r\n,;|-–<>()"
	before, after := strings.TrimRight(text[:from], around), strings.TrimLeft(text[from+len(link):], around)
	if before != "" && after != "" {
		after = "; " + after
	}
	return before + after, link
}

// isLink reports whether text is an absolute link that a venue can hold.
func isLink(text string) bool {
	if len(text) > maxText || strings.ContainsAny(text, " \n") {
		return false
	}
	u, err := url.Parse(text)
	return err == nil && u.Scheme != "" && (u.Host != "" || u.Opaque != "")
}

// clip returns the text of a property up to what a meeting can hold.
func (e *entry) clip(p Property, text string) string {
	short := clip(text, maxText)
	if len(short) < len(text) {
		e.report(p.Line, TooMany, p.Name+" is longer than a meeting can hold: cut")
	}
	return short
}

// clip returns at most so many bytes of text, up to the end of a character.
func clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// title returns the title of the event, empty if it has none.
func (e *entry) title() string {
	p, ok := e.First("SUMMARY")
	if !ok {
		return ""
	}
	return e.clip(p, strings.TrimSpace(p.Text()))
}
