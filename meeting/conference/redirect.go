package conference

import (
	"encoding/base64"
	"net/url"
	"slices"
	"strings"
)

// target returns where a leads if it is a redirect that mail programs and calendars put around links: Outlook's safe
// links, Google's, Barracuda's, Cisco's, FireEye's, and Proofpoint's URL Defense, versions 2 and 3.
func (a address) target() (string, bool) {
	if a.scheme != "https" {
		return "", false
	}
	switch {
	case a.under("safelinks.protection.outlook.com"), a.under("safelinks.protection.office365.us"),
		a.under("safelinks.protection.apps.mil"), a.under("safelinks.protection.partner.outlook.cn"),
		a.host == "statics.teams.cdn.office.net" && slices.Contains(a.path, "safelinks"):
		return found(a.param("url"))
	case (a.host == "www.google.com" || a.host == "google.com") && a.at("url"):
		return found(a.param("q", "url"))
	case a.host == "meet.google.com" && a.at("linkredirect"):
		return found(a.param("dest"))
	case a.host == "linkprotect.cudasvc.com" && a.at("url"):
		return found(a.param("a"))
	case a.host == "secure-web.cisco.com" && a.at("*", "*"): // a token, and the link in one segment
		return found(a.path[1])
	case a.host == "protect.fireeye.com" || a.host == "protect2.fireeye.com":
		return found(a.param("u"))
	case a.host == "urldefense.proofpoint.com" && a.at("v2", "url"):
		return defendedV2(a.param("u"))
	case a.host == "urldefense.com" || a.host == "urldefense.us":
		return defendedV3(a.text)
	}
	return "", false
}

func found(text string) (string, bool) { return text, text != "" }

// defendedV2 undoes version 2 of URL Defense, which has "-" for "%" and "_" for "/".
func defendedV2(text string) (string, bool) {
	text, err := url.PathUnescape(strings.NewReplacer("-", "%", "_", "/").Replace(text))
	return text, err == nil && text != ""
}

// defendedV3 undoes version 3 of URL Defense: /v3/__URL__;BYTES!!…, where each "*" of the URL stands for the
// next of the bytes, which are in base64, and "**" with a character behind it for several of them.
func defendedV3(text string) (string, bool) {
	_, text, ok := strings.Cut(text, "/v3/__")
	if !ok {
		return "", false
	}
	text, rest, ok := strings.Cut(text, "__;")
	if !ok {
		return "", false
	}
	encoded, _, _ := strings.Cut(rest, "!")
	replaced, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(encoded, "="))
	if err != nil {
		return "", false
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '*' {
			b.WriteByte(text[i])
			continue
		}
		n := 1
		if i+2 < len(text) && text[i+1] == '*' {
			n = strings.IndexByte(runs, text[i+2]) + 2
			i += 2
		}
		if n > len(replaced) {
			return "", false
		}
		b.Write(replaced[:n])
		replaced = replaced[n:]
	}
	return found(b.String())
}

// runs are the characters that stand for runs of two bytes and more.
const runs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
