package conference_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting/conference"
)

// rows reads a table of testdata: columns are parted by tabs, lines that are empty or begin with "#" are skipped.
func rows(t testing.TB, name string, columns int) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	require.NoError(t, err)
	defer f.Close()
	var list [][]string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if line := lines.Text(); line != "" && line[0] != '#' {
			row := strings.Split(line, "\t")
			require.Len(t, row, columns, line)
			list = append(list, row)
		}
	}
	return list
}

// texts returns what a calendar has that holds text there.
func texts(where, text string) conference.Texts {
	breaks := strings.NewReplacer(`\r`, "\r", `\n`, "\n", `\'`, "'")
	switch {
	case strings.HasPrefix(where, "property"):
		return conference.Texts{Properties: []string{strings.ReplaceAll(text, `\r\n `, "\r\n ")}}
	case where == "location":
		return conference.Texts{Location: breaks.Replace(text)}
	case where == "url":
		return conference.Texts{URL: breaks.Replace(text)}
	}
	return conference.Texts{Description: breaks.Replace(text)}
}

func TestTwoHundredLinksAsTheyOccurAreRecognized(t *testing.T) {
	table := rows(t, "links.txt", 5)
	require.GreaterOrEqual(t, len(table), 200)
	seen := map[conference.Service]int{}
	for _, row := range table {
		where, service, url, code, text := row[0], conference.Service(row[1]), row[2], strings.TrimPrefix(row[3], "-"), row[4]
		seen[service]++
		same := func(l conference.Link) {
			assert.Equal(t, service, l.Service(), text)
			assert.Equal(t, url, l.URL(), text)
			assert.Equal(t, code, l.Passcode().Reveal(), text)
		}
		places := []string{where}
		switch where {
		case "link":
			places = []string{"location", "url"}
			if service != conference.Phone {
				places = append(places, "description")
			}
			fallthrough
		case "property-link":
			l, err := conference.Parse(text)
			require.NoError(t, err, text)
			same(l)
		}
		if where == "property-link" {
			places = []string{"url"}
		}
		for _, place := range places {
			found := conference.Find(texts(place, text))
			if assert.Len(t, found, 1, "%s: %s", place, text) {
				same(found[0])
				_, as, isProperty := strings.Cut(place, "@")
				if !isProperty {
					as = strings.Replace(place, "url", "property", 1)
				}
				assert.Equal(t, conference.Source(as), found[0].Source(), text)
			}
		}
	}
	for _, service := range []conference.Service{
		conference.Zoom, conference.Webex, conference.Skype, conference.SkypeForBusiness, conference.Teams,
		conference.Meet, conference.Phone,
	} {
		assert.GreaterOrEqual(t, seen[service], 5, service)
	}
	t.Log(len(table), seen)
}

func TestNearMissesAreNotTakenForLinks(t *testing.T) {
	table := rows(t, "misses.txt", 1)
	require.GreaterOrEqual(t, len(table), 100)
	for _, row := range table {
		text := row[0]
		for _, place := range []string{"description", "location", "url"} {
			assert.Empty(t, conference.Find(texts(place, text)), "%s: %s", place, text)
		}
		for _, name := range []string{"CONFERENCE", "X-GOOGLE-CONFERENCE", "URL", "DESCRIPTION", "X-ALT-DESC;FMTTYPE=text/html"} {
			assert.Empty(t, conference.Find(texts("property", name+":"+text)), "%s:%s", name, text)
		}
		html := `<a href="` + text + `">` + text + `</a>`
		assert.Empty(t, conference.Find(conference.Texts{Description: html}), html)
		assert.Empty(t, conference.Find(conference.Texts{Description: "Join:<" + text + ">."}), text)
		_, err := conference.Parse(text)
		assert.ErrorIs(t, err, conference.ErrUnknown, text)
	}
	t.Log(len(table))
}
