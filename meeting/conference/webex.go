package conference

import (
	"slices"
	"strings"
)

// webex reads the links of Webex. A site is a host below webex.com, in China below webex.com.cn, and meetings are those of
// a site.
func webex(a address) (Link, bool) {
	if a.scheme != "https" || !a.under("webex.com") && !a.under("webex.com.cn") || slices.Contains(webexPages, a.host) {
		return Link{}, false
	}
	for _, form := range [...]func(address) (id, path string, ok bool){webexRoom, webexPHP, webexApp, webexShort} {
		if id, path, ok := form(a); ok {
			l := Link{service: Webex, id: id, url: "https://" + a.host + path}
			return l.withSecrets(a.text, a.param("pwd", "pw", "password")), true
		}
	}
	return Link{}, false
}

// webexPages are hosts below webex.com that are no site of a company.
var webexPages = []string{
	"webex.com", "www.webex.com", "webex.com.cn", "www.webex.com.cn", "help.webex.com", "developer.webex.com", "admin.webex.com", "signin.webex.com",
	"blog.webex.com", "status.webex.com", "apphub.webex.com", "try.webex.com", "settings.webex.com",
}

// webexRoom reads personal rooms, of people and, as "pr" and a number, of the room.
func webexRoom(a address) (id, path string, ok bool) {
	switch {
	case a.at("meet", "*"), a.at("join", "*"):
		id = a.path[1]
	case a.at("webappng", "sites", "*", "dashboard", "pmr", "*"):
		id = a.path[5]
	}
	id = strings.ToLower(id)
	return id, "/meet/" + id, isName(id, 64)
}

// webexScripts are the pages of meetings, events, training and support.
var webexScripts = []string{"j.php", "e.php", "g.php", "k.php", "m.php", "t.php", "w.php"}

// webexPHP reads pages that have the meeting in a parameter: an MTID, an older ED, or the number, MK.
func webexPHP(a address) (id, path string, ok bool) {
	if mtid, ok := a.webexMTID(); ok && a.at("webappng", "sites", "*", "*", "*", "*") {
		return mtid, "/" + strings.ToLower(a.path[2]) + "/j.php?MTID=" + mtid, isName(a.path[2], 64)
	}
	if len(a.path) < 2 || len(a.path) > 3 || !isName(a.path[0], 64) {
		return "", "", false
	}
	site, script := "/"+strings.ToLower(a.path[0])+"/", strings.ToLower(a.path[len(a.path)-1])
	if !slices.Contains(webexScripts, script) {
		return "", "", false
	}
	if id, ok = a.webexMTID(); ok {
		return id, site + script + "?MTID=" + id, true
	}
	if id = a.param("ED"); id != "" { // before there were MTIDs
		return id, site + script + "?ED=" + id, is(id, 6, 12, digit)
	}
	id = a.param("MK")
	return id, site + "m.php?AT=JM&MK=" + id, script == "m.php" && is(id, 9, 12, digit)
}

// webexMTID returns the MTID of a page: a letter for the kind of meeting, and 32 digits of base 16.
func (a address) webexMTID() (string, bool) {
	id := strings.ToLower(a.param("MTID"))
	return id, is(id, 20, 64, alnum) && letter(id[0])
}

// webexApp reads the pages of the web app.
func webexApp(a address) (id, path string, ok bool) {
	pages := a.path
	if len(pages) > 2 && pages[0] == "wbxmjs" && pages[1] == "joinservice" {
		pages = pages[2:]
	} else if len(pages) > 1 && pages[0] == "webappng" {
		pages = pages[1:]
	}
	if len(pages) != 5 || pages[0] != "sites" || !isName(pages[1], 64) {
		return "", "", false
	}
	if pages[2] != "meeting" && pages[2] != "webinar" || !slices.Contains([]string{"info", "download", "home"}, pages[3]) {
		return "", "", false
	}
	id = strings.ToLower(pages[4])
	return id, "/webappng/sites/" + strings.ToLower(pages[1]) + "/" + pages[2] + "/info/" + id, is(id, 5, 64, hex)
}

// webexShort reads the short links of meetings, and those of the free plan.
func webexShort(a address) (id, path string, ok bool) {
	switch {
	case a.at("m", "*"):
		id = strings.ToLower(a.path[1])
		return id, "/m/" + id, is(id, 32, 36, hex)
	case a.at("collabs", "meetings", "join"):
		id = a.param("uuid")
		return id, "/collabs/meetings/join?uuid=" + id, is(id, 16, 64, nameByte)
	}
	return "", "", false
}
