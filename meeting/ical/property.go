package ical

import "strings"

// A Property is one content line: NAME;PARAM=value:value. It is plain data; its slices must not be
// written to. The zero value is no property.
type Property struct {
	// Name is in upper case.
	Name string
	// Params are in the order of the file.
	Params []Param
	// Value is as it stands in the file, unfolded and in UTF-8, with its escapes: see [Property.Text].
	Value string
	// Line is the physical line, from 1, where the property begins.
	Line int
}

// A Param is one parameter of a property, without quotation marks and caret escapes (RFC 6868).
type Param struct {
	// Name is in upper case.
	Name string
	// Values are in the order of the file; none for a parameter without "=".
	Values []string
}

// Param returns the value of the first parameter of that name, which is in upper case; the values of
// a list are joined by commas. It returns "" if there is none.
func (p Property) Param(name string) string {
	for _, q := range p.Params {
		if q.Name == name {
			return strings.Join(q.Values, ",")
		}
	}
	return ""
}

// Text returns the value as text: \n is a line feed, \, \; and \\ the character itself (RFC 5545
// section 3.3.11). A backslash before anything else stays, and so do commas without a backslash.
func (p Property) Text() string { return unescape(p.Value) }

// Texts returns the value as a list of texts, as in CATEGORIES: parted at the commas that have no
// backslash, without space around them, without empty ones.
func (p Property) Texts() []string {
	var list []string
	for _, part := range splitList(p.Value) {
		if text := strings.TrimSpace(unescape(part)); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// splitList parts s at the commas that have no backslash.
func splitList(s string) []string {
	var list []string
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ',':
			list = append(list, s[from:i])
			from = i + 1
		}
	}
	return append(list, s[from:])
}

// unescape undoes the escapes of RFC 5545 section 3.3.11 and keeps wrong ones as they are.
func unescape(s string) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 && i+1 < len(s) {
		b.WriteString(s[:i])
		switch c := s[i+1]; c {
		case 'n', 'N':
			b.WriteByte('\n')
		case ',', ';', '\\':
			b.WriteByte(c)
		default:
			b.WriteString(s[i : i+2])
		}
		s = s[i+2:]
		i = strings.IndexByte(s, '\\')
	}
	b.WriteString(s)
	return b.String()
}
