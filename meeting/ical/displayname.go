package ical

import (
	"strings"
	"time"
)

// A display name is what Windows shows for a zone, and some programs write as TZID:
// "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "(GMT-05.00) Eastern Time (US & Canada)",
// often with the places in another language. Most have a place that an IANA name ends with; displayed
// has what has none.

// displayed has places and regions of display names in lower case, and the zone of Windows for each; ""
// for UTC itself. Source: the comments of CLDR 48 common/supplemental/windowsZones.xml; Unicode License v3.
var displayed = map[string]string{
	"abu dhabi":                    "Arabian Standard Time",
	"alaska":                       "Alaskan Standard Time",
	"aleutian islands":             "Aleutian Standard Time",
	"arizona":                      "US Mountain Standard Time",
	"astana":                       "Central Asia Standard Time",
	"atlantic time":                "Atlantic Standard Time",
	"baja california":              "Pacific Standard Time (Mexico)",
	"beijing":                      "China Standard Time",
	"bern":                         "W. Europe Standard Time",
	"bougainville island":          "Bougainville Standard Time",
	"brasilia":                     "E. South America Standard Time",
	"cabo verde is.":               "Cape Verde Standard Time",
	"canberra":                     "AUS Eastern Standard Time",
	"cape verde is.":               "Cape Verde Standard Time",
	"central america":              "Central America Standard Time",
	"central time":                 "Central Standard Time",
	"chatham islands":              "Chatham Islands Standard Time",
	"chennai":                      "India Standard Time",
	"chihuahua":                    "Mountain Standard Time (Mexico)",
	"chetumal":                     "Eastern Standard Time (Mexico)",
	"chokurdakh":                   "Russia Time Zone 10",
	"city of buenos aires":         "Argentina Standard Time",
	"coordinated universal time":   "UTC",
	"easter island":                "Easter Island Standard Time",
	"eastern time":                 "Eastern Standard Time",
	"edinburgh":                    "GMT Standard Time",
	"ekaterinburg":                 "Ekaterinburg Standard Time",
	"georgetown":                   "SA Western Standard Time",
	"gorno-altaysk":                "Altai Standard Time",
	"greenland":                    "Greenland Standard Time",
	"greenwich mean time":          "GMT Standard Time",
	"guadalajara":                  "Central Standard Time (Mexico)",
	"haiti":                        "Haiti Standard Time",
	"hanoi":                        "SE Asia Standard Time",
	"hawaii":                       "Hawaiian Standard Time",
	"indiana (east)":               "US Eastern Standard Time",
	"international date line west": "Dateline Standard Time",
	"islamabad":                    "Pakistan Standard Time",
	"izhevsk":                      "Russia Time Zone 3",
	"kiritimati island":            "Line Islands Standard Time",
	"kyiv":                         "FLE Standard Time",
	"lord howe island":             "Lord Howe Standard Time",
	"marquesas islands":            "Marquesas Standard Time",
	"marshall is.":                 "UTC+12",
	"mountain time":                "Mountain Standard Time",
	"mumbai":                       "India Standard Time",
	"new caledonia":                "Central Pacific Standard Time",
	"new delhi":                    "India Standard Time",
	"newfoundland":                 "Newfoundland Standard Time",
	"norfolk island":               "Norfolk Standard Time",
	"nuku'alofa":                   "Tonga Standard Time",
	"osaka":                        "Tokyo Standard Time",
	"pacific time":                 "Pacific Standard Time",
	"petropavlovsk-kamchatsky":     "Russia Time Zone 11",
	"port louis":                   "Mauritius Standard Time",
	"pretoria":                     "South Africa Standard Time",
	"quito":                        "SA Pacific Standard Time",
	"saint pierre and miquelon":    "Saint Pierre Standard Time",
	"salvador":                     "Bahia Standard Time",
	"samoa":                        "Samoa Standard Time",
	"sapporo":                      "Tokyo Standard Time",
	"saskatchewan":                 "Canada Central Standard Time",
	"solomon is.":                  "Central Pacific Standard Time",
	"sri jayawardenepura":          "Sri Lanka Standard Time",
	"st. petersburg":               "Russian Standard Time",
	"turks and caicos":             "Turks And Caicos Standard Time",
	"wellington":                   "New Zealand Standard Time",
	"west central africa":          "W. Central Africa Standard Time",
	"yangon (rangoon)":             "Myanmar Standard Time",
	"yukon":                        "Yukon Standard Time",
}

// displayOffset reads the offset in parentheses before a display name, and returns what follows.
func displayOffset(id string) (offset time.Duration, rest string, ok bool) {
	text := plainZoneID(id)
	if inner, rest, found := strings.Cut(text, ")"); found && inner[:min(1, len(inner))] == "(" {
		if offset, ok := textOffset(inner[1:]); ok {
			return offset, strings.TrimSpace(rest), true
		}
	}
	return 0, text, false
}

// maxPlaces bounds the places of a display name that are looked up.
const maxPlaces = 12

// displayNames returns the IANA names of the zones that a display name without its offset can mean, in order
// of its places. Sure says that the first is none of a place that just happens to have a zone.
func (f *zoneFinder) displayNames(text string) (names []string, sure bool) {
	places := []string{text}
	if before, _, ok := strings.Cut(text, " ("); ok { // Eastern Time (US & Canada)
		places = append(places, before)
	}
	places = append(places, strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",:;/", r) })...)
	for i, place := range places[:min(len(places), maxPlaces)] {
		place = strings.TrimSpace(place)
		windows, known := displayed[strings.ToLower(place)]
		if !known {
			windows = place
		}
		if at, ok := find(len(windowsNames), func(i int) string { return windowsNames[i].windows }, windows); ok {
			sure = sure || i < 2 && len(names) == 0
			names = append(names, windowsNames[at].iana)
		} else if name, ok := f.placeName(place); ok {
			names = append(names, name)
		}
	}
	return names, sure
}

// placeName returns the IANA name that ends with a place: "Europe/Berlin" for "Berlin".
func (f *zoneFinder) placeName(place string) (string, bool) {
	if f.places == nil {
		f.places = make(map[string]string, len(ianaNames))
		for _, name := range &ianaNames {
			i := strings.LastIndexByte(name, '/')
			key := strings.ToLower(name[i+1:])
			if _, taken := f.places[key]; i > 0 && !taken && !strings.HasPrefix(name, "Etc/") {
				f.places[key] = name
			}
		}
	}
	name, ok := f.places[strings.ToLower(strings.ReplaceAll(place, " ", "_"))]
	return name, ok
}

// textOffset reads an offset as people write it: "GMT+0530", "UTC-3", "UTC+01:00", "GMT-05.00", "+5:30",
// "GMT". A plus is east of Greenwich.
func textOffset(text string) (time.Duration, bool) {
	text = strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(text), " ", ""))
	named := false
	for _, name := range [...]string{"UTC", "GMT"} {
		if rest, ok := strings.CutPrefix(text, name); ok {
			text, named = rest, true
		}
	}
	text = strings.Replace(text, "−", "-", 1)
	if text == "" {
		return 0, named
	}
	sign := 1
	switch text[0] {
	case '-':
		sign = -1
	case '+':
	default:
		return 0, false
	}
	digits := strings.NewReplacer(":", "", ".", "").Replace(text[1:])
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	switch len(digits) {
	case 1, 3:
		digits = "0" + digits
	}
	switch len(digits) {
	case 2:
		digits += "0000"
	case 4:
		digits += "00"
	case 6:
	default:
		return 0, false
	}
	h, m, s := number(digits[:2]), number(digits[2:4]), number(digits[4:])
	if h > 18 || m > 59 || s > 59 {
		return 0, false
	}
	return time.Duration(sign*(h*3600+m*60+s)) * time.Second, true
}

// number returns the value of a few digits, which must be digits.
func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = 10*n + int(digits[i]-'0')
	}
	return n
}
