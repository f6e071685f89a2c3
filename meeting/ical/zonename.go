package ical

import (
	"cmp"
	"sort"
	"strings"
)

// find looks s up, without regard to the case of ASCII letters, in a table of n names in that order.
func find(n int, name func(int) string, s string) (int, bool) {
	return sort.Find(n, func(i int) int { return compareFold(s, name(i)) })
}

// compareFold compares a and b without regard to the case of ASCII letters.
func compareFold(a, b string) int {
	for i := range min(len(a), len(b)) {
		if x, y := lower(a[i]), lower(b[i]); x != y {
			return cmp.Compare(x, y)
		}
	}
	return cmp.Compare(len(a), len(b))
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

// ianaName returns the IANA name that s is in any case.
func ianaName(s string) (string, bool) {
	i, ok := find(len(ianaNames), func(i int) string { return ianaNames[i] }, s)
	if !ok {
		return "", false
	}
	return ianaNames[i], true
}

// windowsName returns the IANA name of a zone of Windows, in any case. Outlook numbers copies of a zone
// ("Eastern Standard Time 1"), and writes "Daylight" for "Standard".
func windowsName(s string) (string, bool) {
	s = strings.TrimRight(s, "0123456789 ")
	s = strings.Replace(s, "Daylight Time", "Standard Time", 1)
	if i, ok := find(len(windowsNames), func(i int) string { return windowsNames[i].windows }, s); ok {
		return windowsNames[i].iana, true
	}
	return "", false // the number at the end of "UTC-11" and "Russia Time Zone 3" belongs to the name
}

// zoneNames returns the IANA names that a TZID can mean, the likeliest first, at most a few.
func zoneNames(id string) []string {
	var names []string
	add := func(name string, ok bool) {
		if ok {
			names = append(names, name)
		}
	}
	id = plainZoneID(id)
	add(ianaName(strings.TrimPrefix(id, "/")))
	if i, ok := find(len(windowsNames), func(i int) string { return windowsNames[i].windows }, id); ok {
		add(windowsNames[i].iana, true)
	}
	add(windowsName(id))
	if len(names) > 0 {
		return names
	}
	add(ianaName(strings.ReplaceAll(id, " ", "_")))
	add(ianaName(strings.Replace(id, "-", "/", 1))) // US-Eastern
	// /mozilla.org/20050126_1/America/Argentina/Ushuaia, tzone://Microsoft/Utc
	parts := strings.Split(strings.TrimRight(id, "/"), "/")
	for n := min(3, len(parts)-1); n > 0; n-- {
		tail := strings.Join(parts[len(parts)-n:], "/")
		add(ianaName(tail))
		add(windowsName(tail))
	}
	return names
}

// plainZoneID returns a TZID without quotation marks, backslashes and space around it.
func plainZoneID(id string) string {
	if strings.IndexByte(id, '\\') >= 0 {
		id = strings.ReplaceAll(id, `\`, "")
	}
	id = strings.Trim(id, "\"' \t")
	return id[:min(len(id), 255)]
}
