package conference

import (
	"net/url"
	"regexp"
	"strings"
)

// An address is a URL, taken apart.
type address struct {
	text   string   // as it was found, with https:// in front if it had nothing
	scheme string   // "https" for "http" too
	host   string   // in lower case, without port and final dot; empty if the scheme has none
	path   []string // the segments that are not empty, decoded
	query  string
}

// schemes are those of pages and of programs that open a meeting.
var schemes = map[string]string{
	"http": "https", "https": "https",
	"zoommtg": "zoommtg", "zoomus": "zoommtg", // Zoom's programs, on computers and on phones
	"msteams": "msteams",
}

// newAddress takes a URL apart. Anything that browsers read in several ways, or that hides a host behind another, is
// no address: names and passwords before the host, other ports, backslashes, anything that is not ASCII.
func newAddress(text string) (address, bool) {
	text = mended(text)
	if !plain(text) {
		return address{}, false
	}
	if !hasScheme(text) {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.User != nil || u.Opaque != "" {
		return address{}, false
	}
	a := address{text: text, scheme: schemes[strings.ToLower(u.Scheme)], query: u.RawQuery}
	a.host = strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if port := u.Port(); a.scheme == "" || port != "" && port != "443" && port != "80" {
		return address{}, false
	}
	if a.host != "" && (!isName(a.host, 253) || strings.Contains(a.host, "..")) { // url.Parse decodes "%" in hosts
		return address{}, false
	}
	a.path = segments(u.EscapedPath())
	return a, true
}

// mended returns text with "&" for what HTML has for it, with "?" for "&" where no parameters were before, and with the
// escapes that a query was stripped of: Teams has JSON in it. All are what programs make of links.
func mended(text string) string {
	text = ampersand.ReplaceAllString(text, "&")
	at := strings.IndexAny(text, "?&#")
	if at < 0 || text[at] == '#' {
		return text
	}
	return text[:at] + "?" + jsonEscapes.Replace(text[at+1:])
}

// ampersand is one in HTML, escaped as often as it may be.
var ampersand = regexp.MustCompile(`&(?:amp;)+`)

var jsonEscapes = strings.NewReplacer(`"`, "%22", "{", "%7B", "}", "%7D")

// plain reports whether text has only what a URL can have (RFC 3986 section 2), and bars, which some programs leave in.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>{}\\^`", c) >= 0 {
			return false
		}
	}
	return text != ""
}

// hasScheme reports whether text begins with one of schemes and a slash.
func hasScheme(text string) bool {
	scheme, rest, found := strings.Cut(text[:min(len(text), 10)], ":")
	return found && schemes[strings.ToLower(scheme)] != "" && strings.HasPrefix(rest, "/")
}

// segments returns the decoded segments of a path, without empty ones.
func segments(path string) []string {
	var list []string
	for segment := range strings.SplitSeq(path, "/") {
		if decoded, err := url.PathUnescape(segment); err == nil && decoded != "" {
			list = append(list, decoded)
		}
	}
	return list
}

// param returns the first parameter of one of the names, in any case, decoded.
func (a address) param(names ...string) string {
	for pair := range strings.SplitSeq(a.query, "&") {
		key, value, _ := strings.Cut(pair, "=")
		for _, name := range names {
			if !strings.EqualFold(key, name) {
				continue
			}
			if decoded, err := url.QueryUnescape(value); err == nil {
				return decoded
			}
			return value
		}
	}
	return ""
}

// under reports whether the host is domain or below it.
func (a address) under(domain string) bool {
	return a.host == domain || strings.HasSuffix(a.host, "."+domain)
}

// at reports whether the path is that of the segments, in any case; "*" is any one segment.
func (a address) at(segments ...string) bool {
	if len(a.path) != len(segments) {
		return false
	}
	for i, segment := range segments {
		if segment != "*" && !strings.EqualFold(a.path[i], segment) {
			return false
		}
	}
	return true
}

// is reports whether text has from least to most characters, and only those that ok allows.
func is(text string, least, most int, ok func(c byte) bool) bool {
	if len(text) < least || len(text) > most {
		return false
	}
	for i := range len(text) {
		if !ok(text[i]) {
			return false
		}
	}
	return true
}

func digit(c byte) bool  { return c >= '0' && c <= '9' }
func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func alnum(c byte) bool  { return digit(c) || letter(c) }
func hex(c byte) bool    { return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' || c == '-' }

// isName reports whether text may be the name of a host, a room or a person, of at most so many bytes.
func isName(text string, most int) bool {
	return is(text, 1, most, nameByte) && text[0] != '.' && text[len(text)-1] != '.'
}

// nameByte reports whether c may be in a name.
func nameByte(c byte) bool { return alnum(c) || c == '.' || c == '-' || c == '_' }
