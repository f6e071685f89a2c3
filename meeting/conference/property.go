package conference

import "strings"

// A property is a content line of iCalendar (RFC 5545 section 3.1), as far as links need it.
type property struct {
	name   string // in upper case
	params string // as they stand
	value  string
}

// folds undoes the folding of content lines.
var folds = strings.NewReplacer("\r\n ", "", "\r\n\t", "", "\n ", "", "\n\t", "")

// parseProperty reads a content line; one that has no value is no property, and has no name.
func parseProperty(line string) property {
	if len(line) > maxText {
		line = line[:maxText]
	}
	line = folds.Replace(line)
	nameEnd, quoted := -1, false
	for i := range len(line) {
		switch c := line[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == ';' && nameEnd < 0:
			nameEnd = i
		case c == ':':
			if nameEnd < 0 {
				return property{name: strings.ToUpper(line[:i]), value: line[i+1:]}
			}
			return property{name: strings.ToUpper(line[:nameEnd]), params: line[nameEnd+1 : i], value: line[i+1:]}
		}
	}
	return property{}
}

// param returns the value of the parameter of that name, without quotation marks; "" if there is none.
func (p property) param(name string) string {
	from, quoted := 0, false
	for i := 0; i <= len(p.params); i++ {
		if i < len(p.params) && p.params[i] == '"' {
			quoted = !quoted
		}
		if i < len(p.params) && (quoted || p.params[i] != ';') {
			continue
		}
		key, value, _ := strings.Cut(p.params[from:i], "=")
		if strings.EqualFold(key, name) {
			return strings.ReplaceAll(value, `"`, "")
		}
		from = i + 1
	}
	return ""
}

// escapes are those of text (RFC 5545 section 3.3.11). Values that are URIs should have none, but some have.
var escapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";")

// text returns the value without escapes.
func (p property) text() string { return escapes.Replace(p.value) }

// sources are the properties that are read.
var sources = map[string]Source{
	"CONFERENCE":                            Property,
	"X-GOOGLE-CONFERENCE":                   Property,
	"X-GOOGLE-HANGOUT":                      Property,
	"X-MICROSOFT-SKYPETEAMSMEETINGURL":      Property,
	"X-MICROSOFT-ONLINEMEETINGCONFLINK":     Property,
	"X-MICROSOFT-ONLINEMEETINGEXTERNALLINK": Property,
	"URL":                                   Property,
	"LOCATION":                              Location,
	"X-MICROSOFT-LOCATIONS":                 Location,
	"X-APPLE-STRUCTURED-LOCATION":           Location,
	"DESCRIPTION":                           Description,
	"X-ALT-DESC":                            Description,
	"STYLED-DESCRIPTION":                    Description,
	"COMMENT":                               Description,
}

// source returns what p is read as, the zero Source if it is not. URL comes late: it may be the page of the event.
func (p property) source() (source Source, late bool) {
	for _, prefix := range [...]string{"X-ZOOM", "X-WEBEX", "X-TEAMS"} {
		if strings.HasPrefix(p.name, prefix) {
			return Property, false
		}
	}
	return sources[p.name], p.name == "URL"
}
