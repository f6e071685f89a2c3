package conference_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// Each is repeated up to what is read of a text, so that anything that looks back or ahead without bound is slow.
var hostile = []string{
	"<http://", "<https://zoom.us/j/9 ", "<", ">", "<a", "https://", "http://zoom.us/j/1/", "zoom.us/", "https:/zoom.us/j/93112345601\n%", "/\n%", "a/\n",
	"https://www.google.com/url?q=", "https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D", "+", "+1", "+1(0)", "1(0)", "1 ", "1-", "+1 646 558 8656", "+1 646 558 8656,", ",,1#", "123456789,,",
	"+1 646 558 8656 pin ", "pin", "tel:", "<tel:", "&amp;", "&", "&amp", "\u200B", "*", "__;", "%", "\\", "\x00", "\xff", "'", "\"", "é", "\r\n ", ";", "conf:sip:", "://", ":/", "msteams:/", "…",
	"https://zoom.us/j/93112345601", "http://a.b", "https://zoom.us/j/93112345601 passcode ", "https://zoom.us/j/93112345601;", "&#1;", "_", "_https://a/",
}

func TestTimeIsLinearWhateverATextHolds(t *testing.T) {
	for _, piece := range hostile {
		text := strings.Repeat(piece, (1<<19)/len(piece))
		begin := time.Now()
		conference.Find(conference.Texts{Description: text})
		assert.Less(t, time.Since(begin), 5*time.Second, "%.20q", text) // 5 to 300 ms, on a machine that has time
	}
}

func TestPropertiesAndLinksAreReadInLinearTimeToo(t *testing.T) {
	for _, piece := range append(hostile, "A;B=\"", "CONFERENCE;LABEL=a;") {
		line := strings.Repeat(piece, (1<<15)/len(piece))
		begin := time.Now()
		conference.Find(conference.Texts{URL: line, Phone: line, Location: "+1 646 558 8656" + line, Description: "https://zoom.us/j/" + line, Properties: []string{
			line, "CONFERENCE;LABEL=" + line, "CONFERENCE;" + line + ":tel:+16465588656", "X-ALT-DESC:" + line, "X-ZOOM:" + line, "URL:" + line,
		}})
		assert.Less(t, time.Since(begin), 3*time.Second, "%.20q", line) // 2 to 100 ms
	}
}

func TestWhatIsTooLongIsNotRead(t *testing.T) {
	const link = "https://zoom.us/j/93112345601"
	_, err := conference.Parse(link + "?x=" + strings.Repeat("x", 8192))
	assert.ErrorIs(t, err, conference.ErrUnknown)
	_, err = conference.Parse(link + "?x=" + strings.Repeat("x", 8000))
	assert.NoError(t, err)
	assert.Len(t, conference.Find(conference.Texts{Description: strings.Repeat(" ", 1<<20-len(link)) + link}), 1)
	assert.Empty(t, conference.Find(conference.Texts{Description: strings.Repeat(" ", 1<<20) + link}))
	assert.Empty(t, conference.Find(conference.Texts{Description: strings.Repeat("x", 8192) + link}))
	assert.Empty(t, conference.Find(conference.Texts{Properties: []string{"X-ZOOM:" + strings.Repeat(" ", 1<<20) + link}}))
}

func TestWhatNoURLCanHaveIsNoLink(t *testing.T) {
	for _, c := range []string{" ", "\x00", "\x1f", "\n", "\x7f", "é", "\xff", `\`, "^", "`", "<", ">"} {
		for _, link := range []string{"https://zoom.us/j/93112345601?pwd=a" + c + "b", "https://zoom.us/" + c + "/j/93112345601", "https://zoom.us" + c + "/j/93112345601", "https" + c + "://zoom.us/j/93112345601"} {
			_, err := conference.Parse(link)
			assert.ErrorIs(t, err, conference.ErrUnknown, "%q", link)
		}
	}
	l, err := conference.Parse(" <https://zoom.us/j/93112345601?pwd=a>\r\n")
	assert.NoError(t, err)
	assert.Equal(t, "https://zoom.us/j/93112345601?pwd=a", l.JoinURL())
}

func TestTextThatOnlyLooksLikeHTMLIsRead(t *testing.T) {
	for text, want := range map[string]string{
		"5 < 6: +1 646 558 8656 <b>toll</b> PIN <i>4711</i>0": "47110", "<hr>+1 646 558 8656 <header>PIN 4712</header>": "4712", "+1 646 558 8656<h1>PIN 4713</h1>": "4713",
		"<p>+1 646 558 8656</p><p>PIN 4714": "", "<": "", "<b": "", "+1 646 558 8656<br>Ann<br>PIN 4715": "", "+1 646 558 8656<pre>Ann</pre> PIN 4716": "4716",
	} {
		found := conference.Find(conference.Texts{Description: text})
		if want == "" {
			assert.Empty(t, found, text)
		} else if assert.Len(t, found, 1, text) {
			assert.Equal(t, want, found[0].Passcode().Reveal(), text)
		}
	}
}

func TestRedirectsAreFollowedFourDeep(t *testing.T) {
	link := "https://zoom.us/j/93112345601"
	for range 4 {
		link = "https://www.google.com/url?q=" + strings.NewReplacer("%", "%25", "&", "%26", "?", "%3F", "=", "%3D").Replace(link)
		_, err := conference.Parse(link)
		assert.NoError(t, err, link)
	}
	_, err := conference.Parse("https://www.google.com/url?q=" + strings.NewReplacer("%", "%25", "&", "%26").Replace(link))
	assert.ErrorIs(t, err, conference.ErrUnknown)
}

func TestBrokenRedirectsLeadNowhere(t *testing.T) {
	for _, link := range []string{
		"https://www.google.com/url", "https://www.google.com/url?q=", "https://nam02.safelinks.protection.outlook.com/", "https://nam02.safelinks.protection.outlook.com/?url=%zz",
		"https://urldefense.com/v3/__https://zoom.us/j/93112345601", "https://urldefense.com/v3/https://zoom.us/j/93112345601__;!!", "https://urldefense.com/v3/__https://zoom.us/j/*__;!!x",
		"https://urldefense.com/v3/__https://zoom.us/j/**~__;PQ!!x", "https://urldefense.com/v3/__https://zoom.us/j/**A__;PQ!!x", "https://urldefense.com/v3/__https://zoom.us/j/**?__;PQ!!x",
		"https://urldefense.com/v3/__https://zoom.us/j/93112345601__;a!!x", "https://urldefense.proofpoint.com/v2/url?u=https-3A__zoom.us_j_93112345601-zz", "https://urldefense.proofpoint.com/v2/url",
	} {
		_, err := conference.Parse(link)
		assert.ErrorIs(t, err, conference.ErrUnknown, link)
	}
}
