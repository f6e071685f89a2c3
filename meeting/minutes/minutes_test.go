package minutes_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting/minutes"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestDocumentsAreThoseOfTheGoldenFiles(t *testing.T) {
	o, m := occurrence(t, visit(t)), taken(t)
	for name, options := range map[string]minutes.Options{
		"customers": {}, "customers-hi": {Language: "hi-IN"},
		"internal": {Internal: true}, "internal-hi": {Language: "hi", Internal: true},
	} {
		t.Run(name, func(t *testing.T) {
			for _, format := range []string{"md", "html"} {
				golden(t, "agenda-"+name+"."+format, []byte(written(t, planned(t, o, options), format)))
				golden(t, "minutes-"+name+"."+format, []byte(written(t, document(t, o, m, options), format)))
			}
			golden(t, "actions-"+name+".csv", []byte(written(t, document(t, o, m, options), "csv")))
		})
	}
}

func TestEntriesSayWhatIsKnownAndNoMore(t *testing.T) {
	m := agenda.Minutes{
		Present:      []participant.ID{"u-17"},
		Recognitions: []agenda.Recognition{{Person: "u-18"}, {Person: "u-19", Figure: "3"}, {Person: "u-20", Rank: 2}},
		Cadences:     agenda.Cadences{{Every: 1}, {Every: 2, Stage: "trial"}},
		Guidance:     []agenda.Guidance{{About: agenda.Approach, Text: "Listen.\nThen talk.", People: []participant.ID{"u-18"}}},
	}
	d := visit(t)
	d.Roster[5].Part = participant.Optional
	text := written(t, document(t, occurrence(t, d), m, minutes.Options{Internal: true}), "md")
	for _, want := range []string{
		"- **Absent:** Bo Chen, दीपा राव, Kim O’Neil, c-2\n", // nobody has to come who may
		"- **Recognition:** *(internal)* Bo Chen\n", "- **Recognition:** *(internal)* दीपा राव: 3\n",
		"- **Recognition:** *(internal)* Max Orr: rank 2\n",
		"*(internal)* at least every day\n", "*(internal)* at least every 2 days, trial\n",
		"- **Guidance:** *(internal)* Approach: Listen.\\\n  Then talk.\\\n  (Bo Chen)\n",
	} {
		assert.Contains(t, text, want)
	}
}

func TestItemsThatWereAddedInTheMeetingHaveTheirPlace(t *testing.T) {
	d := visit(t)
	start := d.Start.Instant()
	run, err := agenda.Replay(agenda.Plan{Agenda: d.Agenda, Start: start}, agenda.Event{Kind: agenda.MeetingBegan, At: start})
	require.NoError(t, err)
	run, err = run.Add("Delivery", 5*time.Minute, "c-1", start)
	require.NoError(t, err)
	o, m := occurrence(t, d), agenda.Minutes{Public: agenda.Page{Notes: []agenda.Note{{Item: "Delivery", Text: "In two weeks."}}}}
	require.Contains(t, written(t, document(t, o, m, minutes.Options{}), "md"), "### Other\n\n- In two weeks.\n")
	options := minutes.Options{Agenda: run.Agenda()}
	require.Contains(t, written(t, document(t, o, m, options), "md"), "### Delivery\n\n- In two weeks.\n")
	require.Contains(t, written(t, planned(t, o, options), "md"), "### 14:50–14:55 Delivery (5 min)\n\n- **Presented by:** Kim O’Neil\n")
}
