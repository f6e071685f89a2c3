package conference

import "strings"

// A Source is where in a calendar's event a link was found. It is text; the zero Source is none.
type Source string

// The sources, the most trusted first: a program wrote the property, people write descriptions.
const (
	Property    Source = "property"
	Location    Source = "location"
	Description Source = "description"
)

// Texts are where calendars keep the links of a meeting. It is plain data; every field may be empty. For a meeting of
// package meeting they are those of its venue and of its origin:
//
//	conference.Texts{URL: v.URL, Phone: v.Phone, Location: v.Place, Properties: m.Origin().Properties}
type Texts struct {
	// URL is the link that the meeting's organizer gave; it is as good as a property.
	URL string
	// Phone is the number that the organizer gave, with or without "+".
	Phone string
	// Properties are content lines of iCalendar, "URL:https://…", unfolded or not. See [Find] for those that are read.
	Properties []string
	// Location is plain text.
	Location string
	// Description is plain text or HTML.
	Description string
}

// Bounds of what is read and found.
const (
	maxText  = 1 << 20 // bytes of one text
	maxFound = 100     // links
)

// Find returns the join links in t, each meeting once, the most trusted first: those of properties before those of the
// location, and those before the description's, and within one of them in their order. A link that is found several
// times is where it was found first, with the pass code of the first that has one. There are at most 100.
//
// The properties are, as properties, CONFERENCE (RFC 7986 section 5.11), what Google, Microsoft and Zoom have for it
// (X-GOOGLE-CONFERENCE, X-GOOGLE-HANGOUT, X-MICROSOFT-SKYPETEAMSMEETINGURL, X-MICROSOFT-ONLINEMEETINGCONFLINK,
// X-MICROSOFT-ONLINEMEETINGEXTERNALLINK, all that begin with X-ZOOM, X-WEBEX or X-TEAMS), and URL, which comes last; as
// locations, LOCATION, X-MICROSOFT-LOCATIONS and X-APPLE-STRUCTURED-LOCATION; as descriptions, DESCRIPTION,
// X-ALT-DESC, STYLED-DESCRIPTION (RFC 9073) and COMMENT. All others are passed over.
//
// A pass code of Zoom, Webex and Teams is also read in words, in English, behind a link without one and before the next
// link or number: "Passcode: 123456", "Meeting password: hG6sM2pQ". It has four characters at least, with a digit or
// letters of both cases among them; one that its line says is for phones, hosts or a network is none.
func Find(t Texts) []Link {
	f := finder{at: map[string]int{}}
	f.whole(Property, t.URL)
	f.phone(t.Phone)
	var locations, descriptions, pages []property
	for _, line := range t.Properties {
		p := parseProperty(line)
		switch source, late := p.source(); {
		case late:
			pages = append(pages, p)
		case source == Property:
			f.property(p)
		case source == Location:
			locations = append(locations, p)
		case source == Description:
			descriptions = append(descriptions, p)
		}
	}
	for _, p := range pages {
		f.property(p)
	}
	f.whole(Location, t.Location)
	for _, p := range locations {
		f.whole(Location, p.text())
	}
	f.text(Description, t.Description)
	for _, p := range descriptions {
		f.text(Description, p.text())
	}
	return f.links
}

// A finder collects links.
type finder struct {
	links []Link
	at    map[string]int // the place of each, by its key
}

// add adds l, or to the same link what l knows.
func (f *finder) add(source Source, l Link) {
	if i, known := f.at[l.key()]; known {
		f.links[i] = f.links[i].completed(l)
		return
	}
	if len(f.links) == maxFound {
		return
	}
	l.found = source
	f.at[l.key()] = len(f.links)
	f.links = append(f.links, l)
}

// whole adds the link that text is, or those in it.
func (f *finder) whole(source Source, text string) {
	if l, err := Parse(text); err == nil {
		f.add(source, l)
		return
	}
	f.text(source, text)
}

// text adds the links in text.
func (f *finder) text(source Source, text string) {
	text = clean(text)
	add := func(l Link) { f.add(source, l) }
	linksIn(text, add)
	numbersIn(withoutTags(text), add)
}

// phone adds the number that text begins with, in any form.
func (f *finder) phone(text string) {
	text, _ = cutTel(strings.TrimSpace(clean(text)))
	number, size := readNumber(text)
	if size == 0 {
		return
	}
	d, dialed := readDialed(text[size:])
	if dialed == 0 {
		d = labeled(text[size:])
	}
	f.add(Property, dialIn(number, d))
}

// property adds the link that p is, or those in it.
func (f *finder) property(p property) {
	if p.name != "CONFERENCE" {
		f.whole(Property, p.text())
		return
	}
	l, err := Parse(p.text())
	if err != nil {
		return
	}
	l.label = p.param("LABEL")
	for feature := range strings.SplitSeq(p.param("FEATURE"), ",") {
		l.moderator = l.moderator || strings.EqualFold(strings.TrimSpace(feature), "MODERATOR")
	}
	if l.service == Phone && l.moderator { // what is dialed is the moderator's code
		l = l.closed()
	}
	f.add(Property, l)
}
