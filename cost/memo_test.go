package cost_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

func newMemo(t testing.TB, card cost.Card, d cost.MemoDraft) cost.Memo {
	t.Helper()
	if d.Source == "" {
		d.Source = "test"
	}
	m, err := cost.NewMemo(card, d)
	require.NoError(t, err)
	return m
}

func TestA13ReadingTimeBrysbaert2019(t *testing.T) {
	minutes, err := cost.ReadingMinutes(1190, 238)
	require.NoError(t, err)
	assert.Equal(t, "5", minutes.String())
	minutes, err = cost.ReadingMinutes(1000, 300)
	require.NoError(t, err)
	assert.Equal(t, "10/3", minutes.String())
	for _, speed := range []int{-1, 0, 174, 301} {
		_, err := cost.ReadingMinutes(1190, speed)
		assert.Error(t, err, speed)
	}
	for _, speed := range []int{175, 300} {
		_, err := cost.ReadingMinutes(0, speed)
		assert.NoError(t, err, speed)
	}
	_, err = cost.ReadingMinutes(-1, 238)
	assert.Error(t, err)
}

// The memo of G1: 90 minutes of the manager, six readers at 238 words a minute.
func TestG1MemoCostModel314(t *testing.T) {
	card, _, _ := g1(t)
	m := newMemo(t, card, cost.MemoDraft{
		Words: 1190, Writer: participant.SalesManager, Writing: 90 * time.Minute,
		Readers: []cost.Readers{
			{Role: participant.SalesRepresentative, People: 5},
			{Role: participant.TechnicalExpert, People: 1},
		},
	})
	assert.Equal(t, "258377/1560", m.Cost().Exact())
	assert.Equal(t, "165.63 USD", m.Cost().String())
	assert.Equal(t, "2", m.Hours().String(), "90 minutes and six times 5")
	sum, err := m.Writing().Add(m.Reading())
	require.NoError(t, err)
	assert.True(t, sum.Equal(m.Cost()))

	c, err := m.Compare(usd(t, "44629/120"))
	require.NoError(t, err)
	assert.Equal(t, cost.MemoCheaper, c.Verdict)
	assert.Equal(t, "8045/39", c.Saving.Exact())
	assert.Equal(t, "memo-cheaper: saves 206.28 USD", c.String())
}

// Equal rates, N people with the writer: the memo is cheaper if and only if N > (write − read)/(D − read).
func TestMemoIsCheaperFromThreePeopleOnCostModel38(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	for write, least := range map[time.Duration]int{
		60 * time.Minute: 3, // (60 − 5)/(30 − 5) = 2.2
		55 * time.Minute: 3, // 2 exactly: with two people both cost the same, and the meeting stays
		54 * time.Minute: 2, // 1.96
		5 * time.Hour:    12,
	} {
		for n := 2; n <= 30; n++ {
			m := newMemo(t, card, cost.MemoDraft{Words: 1190, Writing: write, Readers: []cost.Readers{{People: n - 1}}})
			c, err := m.Compare(usd(t, strconv.Itoa(30*n)))
			require.NoError(t, err)
			want := cost.MeetingCheaper
			if n >= least {
				want = cost.MemoCheaper
			}
			assert.Equal(t, want, c.Verdict, "%d people, %s", n, write)
		}
	}
}

func TestExpectedReadersReadAtTheirSpeedAndReplyCostModel38(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{
		participant.SalesManager: "120", participant.SalesRepresentative: "60",
	}})
	m := newMemo(t, card, cost.MemoDraft{
		Words: 3000, Writer: participant.SalesManager, Writing: time.Hour, Reply: 2 * time.Minute,
		Readers: []cost.Readers{
			{Role: participant.SalesRepresentative, People: 4, Likely: "0.75", WordsPerMinute: 300}, // 3 · 12 min
			{Role: participant.SalesRepresentative, People: 1, WordsPerMinute: 200},                 // 17 min
			{Role: participant.NewCustomer, People: 9, WordsPerMinute: 300},                         // 9 · 12 min, at no cost
		},
	})
	assert.Equal(t, "120", m.Writing().Exact())
	assert.Equal(t, "53", m.Reading().Exact())
	assert.Equal(t, "221/60", m.Hours().String())
	assert.Equal(t, "3.68 person-hours, 173.00 USD", m.String())
}

func TestAThousandGroupsOfReadersAllRead(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	m := newMemo(t, card, cost.MemoDraft{Words: 238, Readers: slices.Repeat([]cost.Readers{{People: 1}}, 1000)})
	assert.Equal(t, "1000", m.Reading().Exact(), "a minute each")
}

func TestThreeVerdicts(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	m := newMemo(t, card, cost.MemoDraft{Words: 1190, Writing: time.Hour, Readers: []cost.Readers{{People: 12}}}) // 120.00
	for name, c := range map[string]struct {
		meeting  string
		requires []cost.Requirement
		want     cost.MemoVerdict
		text     string
	}{
		"memo":                {"120.01", nil, cost.MemoCheaper, "memo-cheaper: saves 0.01 USD"},
		"as much":             {"120", nil, cost.MeetingCheaper, "meeting-cheaper: the memo costs 0.00 USD more"},
		"meeting":             {"100", nil, cost.MeetingCheaper, "meeting-cheaper: the memo costs 20.00 USD more"},
		"needs a decision":    {"999", []cost.Requirement{cost.RequiresDecision}, cost.NotComparable, "not-comparable: requires [decision]"},
		"needs a negotiation": {"1", []cost.Requirement{cost.RequiresNegotiation}, cost.NotComparable, "not-comparable: requires [negotiation]"},
		"needs two, said thrice": {
			"999",
			[]cost.Requirement{cost.RequiresCustomer, cost.RequiresDecision, cost.RequiresCustomer},
			cost.NotComparable, "not-comparable: requires [decision customer]",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := m.Compare(usd(t, c.meeting), c.requires...)
			require.NoError(t, err)
			assert.Equal(t, c.want, got.Verdict)
			assert.Equal(t, c.text, got.String())
			assert.NotEmpty(t, got.Assumptions)
		})
	}
	for r := range cost.Requirements() {
		got, err := m.Compare(usd(t, "999"), r)
		require.NoError(t, err)
		assert.Equal(t, []cost.Requirement{r}, got.Requires)
	}
	_, err := m.Compare(usd(t, "1"), cost.RequiresDecision, "coffee")
	assert.Equal(t, []string{"/1"}, paths(err))
	_, err = m.Compare(amountIn(t, "1", "EUR"))
	var mismatch *money.MismatchError
	assert.ErrorAs(t, err, &mismatch)
}

func TestFaultyMemosAreLocatedAllAtOnce(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{participant.SalesManager: "1"}})
	_, err := cost.NewMemo(card, cost.MemoDraft{
		Words: 1_000_001, Writer: "Sales Manager", Writing: 31 * 24 * time.Hour, Reply: time.Millisecond,
		Readers: []cost.Readers{
			{Role: participant.SalesManager, People: 10_001, Likely: "1.1"},
			{Role: participant.Developer, People: 1, WordsPerMinute: 174},
			{Role: participant.Developer, People: 1},
		},
	})
	assert.Equal(t, []string{
		"/source", "/words", "/writing", "/reply", "/writer", "/readers/0/likely", "/readers/0/people",
		"/readers/1/words_per_minute", "/readers/2/role",
	}, paths(err))
	var missing *cost.NoRateError
	require.ErrorAs(t, err, &missing)
	assert.Equal(t, participant.Developer, missing.Role)

	_, err = cost.NewMemo(cost.Card{}, cost.MemoDraft{Source: "test", Words: 1})
	assert.Equal(t, []string{"", "/readers"}, paths(err))
	_, err = cost.NewMemo(card, cost.MemoDraft{Source: "test", Words: 0, Writer: participant.SalesManager, Readers: make([]cost.Readers, 1001)})
	assert.Equal(t, []string{"/words", "/readers"}, paths(err))
}

func TestEveryNumberOfAMemoIsAnAssumptionWithASource(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "Finance", Default: "60"})
	m := newMemo(t, card, cost.MemoDraft{
		Source: "Ann", Words: 500, Writing: time.Hour, Reply: time.Minute,
		Readers: []cost.Readers{{Role: participant.Developer, People: 2}, {People: 1, Likely: "0.50", WordsPerMinute: 200}},
	})
	var got []string
	for _, a := range m.Assumptions() {
		got = append(got, a.Name+"|"+a.Value+"|"+a.Unit+"|"+a.Source+"|"+a.Detail)
	}
	const brysbaert = "Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109, 2019"
	assert.Equal(t, []string{
		"default rate|60|USD/h|Finance|role: developer", "default rate|60|USD/h|Finance|role: not known",
		"length of the memo|500|words|Ann|",
		"reading speed|238|words/min|" + brysbaert + "|role: developer", "reading speed|200|words/min|Ann|role: not known",
		"reads the memo|1|probability|salesmeeting: memo|role: developer", "reads the memo|0.5|probability|Ann|role: not known",
		"reply|1m0s|time|Ann|each reader", "writing|1h0m0s|time|Ann|role: not known",
	}, got)
	for _, a := range newMemo(t, card, cost.MemoDraft{Words: 500, Readers: []cost.Readers{{People: 1}}}).Assumptions() {
		assert.NotEqual(t, "reply", a.Name, "nobody asked for one")
	}
}

func TestMemoAndDraftAsJSON(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	d := cost.MemoDraft{
		Source: "test", Words: 1000, Writer: participant.Executive, Writing: 90 * time.Minute, Reply: time.Minute,
		Readers: []cost.Readers{{Role: participant.Developer, People: 1, Likely: "0.9", WordsPerMinute: 300}},
	}
	text, err := json.Marshal(d)
	require.NoError(t, err)
	assert.JSONEq(t, `{"source":"test","words":1000,"writer":"executive","writing":"1h30m0s","reply":"1m0s",
		"readers":[{"role":"developer","people":1,"likely":"0.9","words_per_minute":300}]}`, string(text))
	var read cost.MemoDraft
	require.NoError(t, json.Unmarshal(text, &read))
	assert.Equal(t, d, read)
	assert.Equal(t, []string{"/words", "/writing"}, paths(json.Unmarshal([]byte(`{"words":"x","writing":7}`), &read)))

	text, err = json.Marshal(newMemo(t, card, d))
	require.NoError(t, err)
	var figures struct {
		Cost    money.Amount
		Seconds string      `json:"person_seconds"`
		Hours   json.Number `json:"person_hours"`
	}
	require.NoError(t, json.Unmarshal(text, &figures))
	assert.Equal(t, "939/10", figures.Cost.Exact(), "90 minutes and 0.9 · (10/3 + 1)")
	assert.Equal(t, "5634", figures.Seconds)
	assert.Equal(t, "1.56", figures.Hours.String())
	text, err = json.Marshal(cost.Memo{})
	require.NoError(t, err)
	assert.Contains(t, string(text), `"assumptions":[]`)
}
