package conference

import (
	"slices"
	"strings"
)

// zoomClouds are the domains of Zoom, each with the host of its normalized URLs. Meetings of different clouds have
// nothing in common.
var zoomClouds = [...]struct{ domain, host string }{
	{"zoom.us", "zoom.us"},
	{"zoom.com", "zoom.us"}, // the name since 2024
	{"zoomgov.com", "zoomgov.com"},
	{"zoom.com.cn", "zoom.com.cn"},
	{"zoom-x.de", "zoom-x.de"}, // Deutsche Telekom's
}

// zoom reads the links of Zoom. The ID is the same on every host of a cloud, so that the normalized URL has none
// of them but for personal names, which belong to a company's host.
func zoom(a address) (Link, bool) {
	host, company := "", ""
	for _, cloud := range zoomClouds {
		if a.under(cloud.domain) {
			host, company = cloud.host, strings.TrimSuffix(a.host, cloud.domain)
		}
	}
	if host == "" {
		return Link{}, false
	}
	l := Link{service: Zoom, moderator: a.at("s", "*") || slices.Contains(a.path, "start")}
	if name, ok := a.zoomName(); ok {
		if zoomsOwn(company) {
			company = ""
		}
		l.id, l.url = name, "https://"+company+host+"/my/"+name
	} else if id, ok := a.zoomID(); ok {
		l.id, l.url = id, "https://"+host+"/j/"+id
	} else {
		return Link{}, false
	}
	return l.withSecrets(a.text, a.param("pwd")), true
}

// zoomName returns the name of a personal link.
func (a address) zoomName() (string, bool) {
	if a.scheme != "https" || !a.at("my", "*") {
		return "", false
	}
	return a.path[1], isName(a.path[1], 64)
}

// zoomID returns the number of a meeting. People put spaces or hyphens into it.
func (a address) zoomID() (string, bool) {
	id := ""
	switch {
	case a.scheme == "zoommtg":
		if a.at("join") || a.at("start") {
			id = a.param("confno")
		}
	case a.scheme != "https":
	case a.at("j", "*"), a.at("w", "*"), a.at("s", "*"), a.at("wc", "*"):
		id = a.path[1]
	case a.at("wc", "join", "*"), a.at("wc", "start", "*"), a.at("launch", "jc", "*"):
		id = a.path[2]
	case a.at("wc", "*", "join"), a.at("wc", "*", "start"):
		id = a.path[1]
	}
	id = gaps.Replace(id)
	return id, is(id, 9, 11, digit)
}

var gaps = strings.NewReplacer(" ", "", "-", "")

// zoomsOwn reports whether a host's part before the domain is one of Zoom's, not a company's: www, app, us02web.
func zoomsOwn(part string) bool {
	return part == "www." || part == "app." || len(part) == len("us02web.") && strings.HasSuffix(part, "web.") && is(part[2:4], 2, 2, digit)
}
