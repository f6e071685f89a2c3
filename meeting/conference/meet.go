package conference

import "strings"

// meet reads the links of Google Meet.
func meet(a address) (Link, bool) {
	path := a.path
	switch {
	case a.scheme != "https":
		return Link{}, false
	case a.host == "g.co" && a.at("meet", "*"): // Google's short links
		path = []string{"lookup", path[1]}
	case a.host != "meet.google.com":
		return Link{}, false
	case a.at("_meet", "*"): // what some of Google's own programs have in front
		path = path[1:]
	}
	l := Link{service: Meet}
	switch {
	case len(path) == 1:
		code, ok := meetCode(path[0])
		if !ok {
			return Link{}, false
		}
		l.id, l.url = code, "https://meet.google.com/"+code
	case len(path) == 2 && path[0] == "lookup" && is(path[1], 5, 64, nameByte):
		l.id = strings.ToLower(path[1])
		l.url = "https://meet.google.com/lookup/" + l.id
	default:
		return Link{}, false
	}
	return l.withSecrets(a.text, ""), true
}

// meetCode returns a code as Google writes it: abc-defg-hij. The hyphens may be missing.
func meetCode(text string) (string, bool) {
	text = strings.ToLower(text)
	if is(text, 10, 10, letter) {
		return text[:3] + "-" + text[3:7] + "-" + text[7:], true
	}
	if len(text) != 12 || text[3] != '-' || text[8] != '-' {
		return "", false
	}
	return text, is(text[:3]+text[4:8]+text[9:], 10, 10, letter)
}
