package conference

import (
	"net/url"
	"strings"
)

// teamsHosts are the hosts of Microsoft Teams, each with that of its normalized URLs: one for each cloud.
var teamsHosts = map[string]string{
	"teams.microsoft.com":      "teams.microsoft.com",
	"teams.cloud.microsoft":    "teams.microsoft.com",
	"teams.live.com":           "teams.live.com",           // for people without a company
	"gov.teams.microsoft.us":   "gov.teams.microsoft.us",   // GCC High
	"dod.teams.microsoft.us":   "dod.teams.microsoft.us",   // the United States' Department of Defense
	"teams.microsoftonline.cn": "teams.microsoftonline.cn", // 21Vianet
}

// teams reads the links of Microsoft Teams. What stands in the context, the tenant and the organizer, is not in the
// normalized URL, though needed to join.
func teams(a address) (Link, bool) {
	host, path := teamsHosts[a.host], a.path
	if a.scheme == "msteams" && a.host == "" { // msteams:/l/meetup-join/…
		host = "teams.microsoft.com"
	}
	if host == "" {
		return Link{}, false
	}
	if inner, ok := a.teamsInner(); ok { // the page that starts the program, or the web app
		within, ok := newAddress("https://" + host + inner)
		if !ok {
			return Link{}, false
		}
		path, a.query = within.path, within.query
	}
	l := Link{service: Teams}
	switch {
	case len(path) >= 3 && path[0] == "l" && path[1] == "meetup-join":
		thread, ok := teamsThread(path[2])
		if !ok || len(path) > 4 {
			return Link{}, false
		}
		l.id, l.url = thread, "https://"+host+"/l/meetup-join/"+thread+"/"+teamsMessage(path[3:])
	case len(path) == 2 && path[0] == "meet" && is(path[1], 9, 20, digit):
		l.id, l.url = path[1], "https://"+host+"/meet/"+path[1]
	default:
		return Link{}, false
	}
	return l.withSecrets(a.text, a.param("p")), true
}

// teamsInner returns the path within a page that starts the program or is the web app: it is in the fragment, and the
// page that starts the program has the other page in a parameter.
func (a address) teamsInner() (string, bool) {
	if len(a.path) == 3 && a.path[0] == "dl" && a.path[1] == "launcher" {
		_, inner, found := strings.Cut(a.param("url"), "#")
		return inner, found && strings.HasPrefix(inner, "/")
	}
	if _, inner, found := strings.Cut(a.text, "#"); found && len(a.path) <= 1 && strings.HasPrefix(inner, "/") {
		return inner, true
	}
	return "", false
}

// teamsThread returns the thread of a meeting: 19:meeting_…@thread.v2, 19:dod:meeting_…@thread.v2 in the cloud of a
// government, or 19:…@thread.tacv2 in a channel. It may be encoded more than once.
func teamsThread(text string) (string, bool) {
	for range 2 {
		if decoded, err := url.PathUnescape(text); err == nil {
			text = decoded
		}
	}
	id, kind, found := strings.Cut(text, "@")
	rest, numbered := strings.CutPrefix(id, "19:")
	if !found || !numbered || !is(strings.ReplaceAll(rest, ":", ""), 8, 256, nameByte) {
		return "", false
	}
	return text, kind == "thread.v2" || kind == "thread.tacv2" || kind == "thread.skype"
}

// teamsMessage returns the message of a channel that a meeting hangs on, "0" for none.
func teamsMessage(path []string) string {
	if len(path) == 1 && is(path[0], 1, 20, digit) {
		return path[0]
	}
	return "0"
}
