package conference_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/conference"
	"github.com/salesmeeting/salesmeeting/meeting/ical"
)

// joins returns the links of a meeting as a host asks for them.
func joins(m meeting.Meeting) []conference.Link {
	v := m.Venue()
	return conference.Find(conference.Texts{URL: v.URL, Phone: v.Phone, Location: v.Place, Properties: m.Origin().Properties})
}

// read returns the meetings of a calendar.
func read(t *testing.T, name, text string) []meeting.Meeting {
	t.Helper()
	result, err := ical.Meetings(nil, ical.Source{Name: name, Reader: strings.NewReader(text)})
	require.NoError(t, err)
	return result.Meetings
}

// shared returns a file of the shared data, or skips the test.
func shared(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../../../shared/data", name))
	if err != nil {
		t.Skip("no shared data: ", err)
	}
	return string(text)
}

// Of 65 meetings, 60 have a Zoom link, eight of them to a personal room and 36 with a pass code, as a script in another
// language counted on the file; one of the latter has a letter in its number, by mistake, and joins nothing.
func TestMeetingsOfTheKubernetesGroupsAreJoinedByZoom(t *testing.T) {
	zoom, personal, codes := 0, 0, 0
	meetings := read(t, "k8s-groups.ics", shared(t, "k8s-groups.ics"))
	for _, m := range meetings {
		links := joins(m)
		if len(links) == 0 {
			continue
		}
		assert.Len(t, links, 1, m.Title())
		assert.Equal(t, conference.Zoom, links[0].Service())
		zoom++
		if strings.Contains(links[0].URL(), "/my/") {
			personal++
		}
		if !links[0].Passcode().IsZero() {
			codes++
			assert.NotContains(t, links[0].URL(), links[0].Passcode().Reveal())
		}
	}
	assert.Len(t, meetings, 65)
	assert.Equal(t, []int{59, 8, 35}, []int{zoom, personal, codes})
}

func TestMeetingsOfTheRustTeamsAreJoinedByMeetAndZoom(t *testing.T) {
	n := map[conference.Service]int{}
	for _, m := range read(t, "rust-teams.ics", shared(t, "rust-teams.ics")) {
		for _, l := range joins(m) {
			n[l.Service()]++
		}
	}
	assert.Equal(t, map[conference.Service]int{conference.Meet: 6, conference.Zoom: 1}, n)
}
