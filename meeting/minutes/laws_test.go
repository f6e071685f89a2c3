package minutes_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
	"github.com/salesmeeting/salesmeeting/participant"
)

// maker makes random minutes in which every text is there once: "pub7." or "int8.".
type maker struct {
	random *rand.Rand
	texts  []string
}

func (m *maker) text(side string) string {
	m.texts = append(m.texts, fmt.Sprintf("%s%d.", side, len(m.texts)))
	return m.texts[len(m.texts)-1]
}

func (m *maker) item() agenda.ItemID {
	return []agenda.ItemID{"", "welcome", "needs", "demo", "gone"}[m.random.IntN(5)]
}

func (m *maker) page(side string, kinds []agenda.ResultKind) (p agenda.Page) {
	for range m.random.IntN(4) {
		p.Notes = append(p.Notes, agenda.Note{Item: m.item(), Text: m.text(side) + "\n" + m.text(side)})
	}
	for range m.random.IntN(4) {
		kind := kinds[m.random.IntN(len(kinds))]
		p.Results = append(p.Results, agenda.Result{Kind: kind, Item: m.item(), Text: m.text(side), Records: []participant.Record{opportunity}})
	}
	for range m.random.IntN(4) {
		p.Actions = append(p.Actions, agenda.Action{Item: m.item(), Text: m.text(side), Owner: "u-18", Records: []participant.Record{opportunity}})
	}
	return p
}

func (m *maker) minutes() agenda.Minutes {
	list := []agenda.ResultKind{agenda.DecisionMade, agenda.BenefitOutlined, agenda.ProductFeedback}
	taken := agenda.Minutes{
		Public: m.page("pub", list), Internal: m.page("int", append(list, agenda.ChallengeFound, agenda.RelationshipBuilt)),
	}
	for range m.random.IntN(3) {
		taken.Recognitions = append(taken.Recognitions, agenda.Recognition{Item: m.item(), Person: "u-18", Text: m.text("int")})
		taken.Guidance = append(taken.Guidance, agenda.Guidance{
			About: agenda.Approach, Item: m.item(), Text: m.text("int"), Say: []string{m.text("int")}, Avoid: []string{m.text("int")},
		})
		taken.Cadences = append(taken.Cadences, agenda.Cadence{Item: m.item(), Every: 3, Text: m.text("int")})
	}
	return taken
}

// Whatever was taken down is in each document once, and for customers what is public and nothing else.
func TestEachDocumentHasAllThatItsReadersMayReadOnceAndNothingElse(t *testing.T) {
	o := occurrence(t, visit(t))
	said := regexp.MustCompile(`(pub|int)\d+\.`)
	for seed := range uint64(60) {
		m := &maker{random: rand.New(rand.NewPCG(seed, 1))}
		taken := m.minutes()
		public := slices.DeleteFunc(slices.Clone(m.texts), func(text string) bool { return text[:3] == "int" })
		for _, language := range []string{"en", "hi"} {
			inside := document(t, o, taken, minutes.Options{Language: language, Internal: true})
			outside := document(t, o, taken, minutes.Options{Language: language})
			for _, format := range []string{"md", "html", "fragment"} {
				require.ElementsMatch(t, m.texts, said.FindAllString(written(t, inside, format), -1), "seed %d", seed)
				text := written(t, outside, format)
				require.ElementsMatch(t, public, said.FindAllString(text, -1), "seed %d", seed)
				require.NotContains(t, text, opportunity.ID)
			}
		}
	}
}

// The greatest minutes that there may be are written in a moment.
func TestTheGreatestMinutesAreWritten(t *testing.T) {
	const most = 1000
	d := visit(t)
	d.Agenda = agenda.Agenda{}
	var m agenda.Minutes
	for i := range most {
		id := agenda.ItemID(fmt.Sprint("item ", i))
		d.Agenda.Items = append(d.Agenda.Items, agenda.Item{ID: id, Title: string(id), Length: time.Second})
		m.Public.Actions = append(m.Public.Actions, agenda.Action{Item: id, Text: "a"})
		m.Public.Notes = append(m.Public.Notes, agenda.Note{Item: id, Text: "b"})
	}
	d.Venue = meeting.Venue{}
	require.Greater(t, len(written(t, document(t, occurrence(t, d), m, minutes.Options{}), "html")), most)
}
