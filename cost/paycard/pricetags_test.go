package paycard_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Cost model 4: from the exact price tags of 40 meetings or a few more, of eight people and more each, everybody's
// pay can be worked out if they are made of pay. Here it is done, twice: with a card on which each person is a role
// of their own, which no host may publish, and with one that paycard made.
func TestExactPriceTagsOfManyMeetingsSayNoMoreThanTheCard(t *testing.T) {
	r := source()
	m := team{}
	for i := range 40 {
		role := []participant.Role{"representative", "representative", "engineer", "representative", "manager"}[i%5]
		if i%13 == 0 {
			role = "counsel"
		}
		m.add(role, 40+r.Int64N(100))
	}
	people := m.in([]participant.Role{"representative", "manager", "engineer", "counsel"})
	require.Len(t, people, 40)
	meetings := make([][]participant.ID, 60)
	for i := range meetings {
		for _, k := range r.Perm(len(people))[:8+r.IntN(8)] {
			meetings[i] = append(meetings[i], people[k])
		}
	}

	naive := cost.CardDraft{Currency: "USD", Source: "what nobody may publish", PerHour: perHour{}}
	roleOf := map[participant.ID]participant.Role{}
	for i, id := range people {
		roleOf[id] = participant.Role(fmt.Sprintf("p%02d", i))
		naive.PerHour[roleOf[id]] = fmt.Sprint(m[id].pay)
	}
	for i, rate := range unknowns(t, people, meetings, priceTags(t, r, naive, roleOf, meetings)) {
		require.Equal(t, fmt.Sprint(m[people[i]].pay), rate.RatString(), "this attacker learns what everybody is paid")
	}

	p, _ := publish(t, m.draft(t, parents{"counsel": "staff", "manager": "staff"}), paycard.Ledger{})
	require.Len(t, p.Cells, 3)
	for _, id := range people {
		roleOf[id] = m[id].role
	}
	tags := priceTags(t, r, p.Card, roleOf, meetings)
	for i, rate := range unknowns(t, people, meetings, tags) {
		published, ok := new(big.Rat).SetString(p.Card.PerHour[m[people[i]].role])
		require.True(t, ok)
		require.Equal(t, published.RatString(), rate.RatString(), "and learns what is on the card")
	}
}

// priceTags are the exact costs of an hour of each meeting, with lengths that the attacker knows taken out.
func priceTags(t *testing.T, r *rand.Rand, d cost.CardDraft, roleOf map[participant.ID]participant.Role, meetings [][]participant.ID) []*big.Rat {
	t.Helper()
	card, err := cost.NewCard(d)
	require.NoError(t, err)
	tags := make([]*big.Rat, len(meetings))
	for i, ids := range meetings {
		length := time.Duration(1+r.IntN(8)) * 15 * time.Minute
		draft := meeting.Draft{Start: wallclock.At(2026, time.March, 1+i%28, 9, 0, time.UTC), Length: length}
		for _, id := range ids {
			draft.Roster = append(draft.Roster, participant.Participant{ID: id, Role: roleOf[id]})
		}
		held, err := meeting.New(draft)
		require.NoError(t, err)
		f, err := cost.NewModel(card, nil).Forecast(wallclock.Year(2026, time.UTC), held)
		require.NoError(t, err)
		perHour, err := money.NewRatio(int64(time.Hour), int64(length))
		require.NoError(t, err)
		tags[i] = f.Cost().Mul(perHour).Rat()
	}
	return tags
}

// unknowns solves the attacker's equations, each the sum of what an hour of those in a meeting costs, by Gauss's
// elimination. They have one solution.
func unknowns(t *testing.T, people []participant.ID, meetings [][]participant.ID, tags []*big.Rat) []*big.Rat {
	t.Helper()
	rows := make([][]*big.Rat, len(meetings))
	for i, ids := range meetings {
		in := map[participant.ID]bool{}
		for _, id := range ids {
			in[id] = true
		}
		for _, id := range people {
			one := new(big.Rat)
			if in[id] {
				one.SetInt64(1)
			}
			rows[i] = append(rows[i], one)
		}
		rows[i] = append(rows[i], tags[i])
	}
	for c := range people {
		at := c
		for at < len(rows) && rows[at][c].Sign() == 0 {
			at++
		}
		require.Less(t, at, len(rows), "there are enough meetings")
		rows[c], rows[at] = rows[at], rows[c]
		for i := range rows {
			if i == c || rows[i][c].Sign() == 0 {
				continue
			}
			by := new(big.Rat).Quo(rows[i][c], rows[c][c])
			for k := c; k < len(rows[i]); k++ {
				rows[i][k] = new(big.Rat).Sub(rows[i][k], new(big.Rat).Mul(by, rows[c][k]))
			}
		}
	}
	solution := make([]*big.Rat, len(people))
	for c := range people {
		solution[c] = new(big.Rat).Quo(rows[c][len(people)], rows[c][c])
	}
	return solution
}
