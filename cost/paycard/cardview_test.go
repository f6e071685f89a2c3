package paycard_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestP2PackageCostDoesNotKnowPay(t *testing.T) {
	const module = "github.com/salesmeeting/salesmeeting/"
	for _, pkg := range []string{"cost", "cost/load", "cost/report", "meeting", "participant"} {
		out, err := exec.Command("go", "list", "-deps", module+pkg).Output()
		if err != nil {
			t.Skip("no go command here:", err)
		}
		deps := strings.Fields(string(out))
		require.Contains(t, deps, module+pkg)
		require.False(t, slices.ContainsFunc(deps, func(d string) bool { return strings.Contains(d, "paycard") }), pkg)
	}
}

// views is all that a card says of a fixed calendar: an hour with each person, and a weekly one with all.
func views(t *testing.T, draft cost.CardDraft, m team) string {
	t.Helper()
	card, err := cost.NewCard(draft)
	require.NoError(t, err)
	model := cost.NewModel(card, nil)
	var everybody participant.Roster
	var meetings []meeting.Meeting
	add := func(d meeting.Draft) {
		d.Start, d.Length = wallclock.At(2026, time.January, 8, 9, 0, time.UTC), time.Hour
		held, err := meeting.New(d)
		require.NoError(t, err)
		meetings = append(meetings, held)
	}
	for _, id := range m.in([]participant.Role{"a", "b", "c", "boss"}) {
		one := participant.Participant{ID: id, Role: m[id].role}
		everybody = append(everybody, one)
		add(meeting.Draft{Title: string(id), Roster: participant.Roster{one}})
	}
	add(meeting.Draft{Title: "all", Roster: everybody, Repeats: recurrence.Weekly()})
	f, err := model.Forecast(wallclock.Year(2026, time.UTC), meetings...)
	require.NoError(t, err)
	return toJSON(t, f) + f.String()
}

func TestP2ACardViewDoesNotChangeByAByteWhenPayChanges(t *testing.T) {
	m := team{}.add("a", repeat(60, 6)...).add("b", 80, 85, 90).add("c", 70, 75).add("boss", 5000)
	tree := parents{"b": "s", "c": "s"}
	p, ledger := publish(t, m.draft(t, tree), paycard.Ledger{})
	want := views(t, p.Card, m)
	for id, was := range m {
		m[id] = member{was.role, was.pay * 7}
		require.Equal(t, want, views(t, p.Card, m))
		_, _, err := paycard.Publish(m.draft(t, tree), ledger, nil)
		require.Error(t, err, "there is no other card for the period")
		m[id] = was
	}
}

// Where pay moves by less than what is published, everything but the ledger's host stays as it was; and
// the pay of people in no cell changes nothing ever.
func TestPayOfPeopleInNoCellIsNowhere(t *testing.T) {
	m := team{}.add("a", repeat(60, 6)...).add("boss", 5000)
	first, ledger := publish(t, m.draft(t, nil), paycard.Ledger{})
	m["boss-6"] = member{"boss", 90_000}
	second, ledger2 := publish(t, m.draft(t, nil), paycard.Ledger{})
	require.Equal(t, first, second)
	require.Equal(t, first.Explanation(), second.Explanation())
	require.Equal(t, toJSON(t, ledger), toJSON(t, ledger2))
	hiddenBoss := toJSON(t, first) + first.Explanation() + toJSON(t, ledger)
	require.NotContains(t, hiddenBoss, "5000")
	require.NotContains(t, hiddenBoss, "boss-6", "the ledger has only who was counted")
}

func TestSwappingThePayOfTwoPeopleOfACellChangesNothing(t *testing.T) {
	m := team{}.add("a", 50, 60, 70, 80, 90).add("b", 110, 120, 130)
	tree := parents{"b": "a"}
	first, ledger := publish(t, m.draft(t, tree), paycard.Ledger{})
	m["a-0"], m["b-7"] = member{"a", m["b-7"].pay}, member{"b", m["a-0"].pay}
	second, ledger2 := publish(t, m.draft(t, tree), paycard.Ledger{})
	require.Len(t, first.Cells, 2-1)
	require.Equal(t, first, second)
	require.Equal(t, toJSON(t, ledger), toJSON(t, ledger2))
}
