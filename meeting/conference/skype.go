package conference

import (
	"slices"
	"strings"
)

// skype reads the links of Skype, which ended on 5 May 2025.
func skype(a address) (Link, bool) {
	if a.scheme != "https" || a.host != "join.skype.com" {
		return Link{}, false
	}
	l := Link{service: Skype}
	switch {
	case a.at("*") && is(a.path[0], 8, 40, alnum):
		l.id = a.path[0]
		l.url = "https://join.skype.com/" + l.id
	case a.at("invite", "*") && is(a.path[1], 8, 40, alnum):
		l.id = a.path[1]
		l.url = "https://join.skype.com/invite/" + l.id
	default:
		return Link{}, false
	}
	return l.withSecrets(a.text, ""), true
}

// skypeForBusiness reads the simple URLs of Skype for Business and Lync: a base, which a company chooses among
// three forms, then the organizer and the conference's ID.
func skypeForBusiness(a address) (Link, bool) {
	if a.scheme != "https" || !strings.Contains(a.host, ".") {
		return Link{}, false
	}
	base, path, ok := a.simpleURL()
	if !ok || !isName(path[0], 64) {
		return Link{}, false
	}
	id := path[1]
	if a.host != "meet.lync.com" && (strings.ToUpper(id) != id || base == "" && !telling(path[0], id)) {
		return Link{}, false // an ordinary word, or a page of another service
	}
	l := Link{service: SkypeForBusiness, id: strings.ToUpper(id)}
	l.url = "https://" + a.host + strings.ToLower(base+"/"+path[0]) + "/" + l.id
	return l.withSecrets(a.text, ""), conferenceID(l.id)
}

// conferenceID reports whether id may be a conference's: eight digits and letters, or, of older servers, five and more,
// among them a digit.
func conferenceID(id string) bool {
	return is(id, 5, 8, alnum) && (len(id) == 8 || strings.ContainsAny(id, "0123456789"))
}

// telling reports whether user and ID are those of a conference even where no more of the path tells so: the ID has seven
// characters at least, among them a digit, and the user is no number and none of the words that other services have
// there.
func telling(user, id string) bool {
	return len(id) >= 7 && strings.ContainsAny(id, "0123456789") && len(user) > 1 && !is(user, 1, 64, digit) &&
		!slices.Contains(notUsers, strings.ToLower(user))
}

// notUsers are what other services have in the place of a user.
var notUsers = []string{
	"api", "call", "calls", "conference", "doc", "docs", "event", "events", "id", "join", "live", "meeting", "meetings",
	"room", "rooms", "session", "sessions", "static", "v1", "v2", "video", "webinar", "webinars",
}

// lyncHosts are the first labels of hosts that companies give to their server.
var lyncHosts = []string{"meet", "lync", "join", "skype", "sfb", "s4b", "lyncweb", "lyncmeet", "skypemeet"}

// notLync are hosts that begin with "meet" or "join" and belong to other services.
var notLync = []string{
	"meet.google.com", "meet.jit.si", "meet.goto.com", "join.skype.com", "join.me", "meet.starleaf.com", "join.zoho.com", "meet.zoho.com",
	"meet.ringcentral.com", "join.freeconferencecall.com", "join.slack.com", "meet.new",
}

// simpleURL parts the path into the base and its last two segments. The forms are, on hosts of their own,
// https://meet.contoso.com, https://lync.contoso.com/meet and https://lync.contoso.com/contoso.com/meet; on Microsoft's,
// https://meet.lync.com/contoso, and before a company had a domain of its own, https://meet.lync.com/onmicrosoft/contoso.
func (a address) simpleURL() (base string, rest []string, ok bool) {
	first, _, _ := strings.Cut(a.host, ".")
	n := len(a.path) - 2
	if n < 0 || n > 2 || !slices.Contains(lyncHosts, first) || slices.Contains(notLync, a.host) {
		return "", nil, false
	}
	for _, segment := range a.path[:n] {
		if !isName(segment, 253) {
			return "", nil, false
		}
		base += "/" + segment
	}
	switch n {
	case 0:
		ok = first == "meet" && a.host != "meet.lync.com" || first == "join"
	case 1:
		ok = a.host == "meet.lync.com" || strings.EqualFold(base, "/meet") || first == "meet" && strings.Contains(base, ".")
	case 2:
		ok = strings.EqualFold(a.path[1], "meet") && strings.Contains(a.path[0], ".") ||
			a.host == "meet.lync.com" && strings.EqualFold(a.path[0], "onmicrosoft")
	}
	return base, a.path[n:], ok
}

// parseConf reads the URI by which programs opened a conference of Lync and Skype for Business:
// conf:sip:bob@contoso.com;gruu;opaque=app:conf:focus:id:D6HK2N3L. There may be a "?" and what is required behind it.
func parseConf(text string) (Link, bool) {
	const conf, focus = "conf:sip:", ";gruu;opaque=app:conf:focus:id:"
	if len(text) < len(conf) || !strings.EqualFold(text[:len(conf)], conf) || !plain(text) {
		return Link{}, false
	}
	organizer, id, found := strings.Cut(text[len(conf):], focus)
	if i := strings.IndexAny(id, "?%;"); i >= 0 {
		id = id[:i]
	}
	user, domain, at := strings.Cut(organizer, "@")
	id = strings.ToUpper(id)
	if !found || !at || !isName(user, 64) || !isName(domain, 253) || !conferenceID(id) {
		return Link{}, false
	}
	l := Link{service: SkypeForBusiness, id: id, url: conf + strings.ToLower(organizer) + focus + id}
	return l.withSecrets(text, ""), true
}
