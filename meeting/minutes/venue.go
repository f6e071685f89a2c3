package minutes

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// codeWords are what places say before a pass code.
var codeWords = regexp.MustCompile(`(?i)\b((pass|access)[ -]?codes?|passwords?|pwd|pin)(\b|[0-9_])|पासकोड|पासवर्ड|पिन`)

// venue returns where the occurrence takes place, without pass codes.
func (w writer) venue() []fact {
	v := w.occurrence.Venue()
	where, online, phone := fact{Label: w.words.where}, fact{Label: w.words.online}, fact{Label: w.words.phone}
	if place := oneLine(v.Place); place != "" && !hasCode(v.Place) {
		where.Values = append(where.Values, value{Text: place})
	}
	for _, l := range conference.Find(conference.Texts{URL: v.URL, Phone: v.Phone, Location: v.Place}) {
		switch {
		case l.Moderator():
		case l.Service() == conference.Phone:
			phone.Values = append(phone.Values, value{Text: l.Number()})
		default:
			online.Values = append(online.Values, linkValue(l))
		}
	}
	if host := hostOf(v.URL); host != "" && len(conference.Find(conference.Texts{URL: v.URL})) == 0 {
		online.Values = append(online.Values, value{Text: host})
	}
	if number := numberOf(v.Phone); number != "" && len(conference.Find(conference.Texts{Phone: v.Phone})) == 0 {
		phone.Values = append(phone.Values, value{Text: number})
	}
	return slices.Concat(where.list(), online.list(), phone.list())
}

// hasCode reports whether a place may have a pass code: it has a link, or speaks of a code.
func hasCode(place string) bool {
	return strings.Contains(place, "://") || codeWords.MatchString(place) ||
		len(conference.Find(conference.Texts{Location: place})) > 0
}

// linkValue returns a link to join, with the name of its service. Only those of the web can be followed.
func linkValue(l conference.Link) value {
	v := value{Text: l.Service().Name() + ": " + l.URL()}
	if strings.HasPrefix(l.URL(), "https:") {
		v.URL = l.URL()
	}
	return v
}

// hostOf returns the host of a link of a service that nobody knows, whose path may be a secret.
func hostOf(link string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil {
		return ""
	}
	return oneLine(u.Hostname())
}

// numberOf returns the phone number that a text begins with; what comes after it may be a code.
func numberOf(phone string) string {
	end := strings.IndexFunc(phone, func(r rune) bool { return !strings.ContainsRune("+0123456789 ()-./", r) })
	if end >= 0 {
		phone = phone[:end]
	}
	return strings.Trim(phone, " (-./")
}
