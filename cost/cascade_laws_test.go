package cost_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// someCascade returns meetings of which each may prepare any of those before it, with random shares that add
// up to 1.
func someCascade(r *rand.Rand) []cost.CascadeMeeting {
	meetings := make([]cost.CascadeMeeting, 1+r.IntN(12))
	for i := range meetings {
		meetings[i] = cost.CascadeMeeting{
			Name: fmt.Sprintf("m%d", i), Instances: 1 + r.IntN(52), PersonHours: cost.HoursOf(time.Duration(r.IntN(100_000)) * time.Second),
		}
		parents := r.Perm(i)[:r.IntN(i+1)]
		left := int64(100)
		for n, parent := range parents {
			part := 1 + r.Int64N(left-int64(len(parents)-n)+1)
			if n == len(parents)-1 {
				part = left
			}
			left -= part
			share := cost.CascadeShare{Name: meetings[i].Name, Share: big.NewRat(part, 100).RatString()}
			meetings[parent].PreparedBy = append(meetings[parent].PreparedBy, share)
		}
	}
	return meetings
}

func rat(t testing.TB, text string) *big.Rat {
	t.Helper()
	n, ok := new(big.Rat).SetString(text)
	require.True(t, ok)
	return n
}

func TestTheTotalsOfTheRootsAreAllThereIs(t *testing.T) {
	r := seeded(6)
	for range tries {
		meetings := someCascade(r)
		c := newCascade(t, meetings...)
		sum, own := new(big.Rat), new(big.Rat)
		for _, name := range c.Roots() {
			row, ok := c.Hours(name)
			require.True(t, ok)
			sum.Add(sum, rat(t, row.Total.String()))
		}
		for _, row := range c.Rows() {
			own.Add(own, rat(t, row.Own.String()))
		}
		assert.Equal(t, own.RatString(), sum.RatString())
	}
}

func TestATotalIsTheSumOverAllWaysDownCostModel36(t *testing.T) {
	r := seeded(7)
	for range tries {
		meetings := someCascade(r)
		byName := map[string]cost.CascadeMeeting{}
		for _, m := range meetings {
			byName[m.Name] = m
		}
		var walk func(name string) *big.Rat
		walk = func(name string) *big.Rat {
			m := byName[name]
			sum := rat(t, m.PersonHours.Seconds())
			sum.Mul(sum, big.NewRat(int64(m.Instances), 3600))
			for _, p := range m.PreparedBy {
				below := walk(p.Name)
				sum.Add(sum, below.Mul(below, rat(t, p.Share)))
			}
			return sum
		}
		for _, row := range newCascade(t, meetings...).Rows() {
			assert.Equal(t, walk(row.Name).RatString(), row.Total.String())
		}
	}
}

func TestOrderOfACascadesMeetingsDoesNotMatter(t *testing.T) {
	r := seeded(8)
	for range tries {
		meetings := someCascade(r)
		want, err := json.Marshal(newCascade(t, meetings...))
		require.NoError(t, err)
		r.Shuffle(len(meetings), func(i, j int) { meetings[i], meetings[j] = meetings[j], meetings[i] })
		for _, m := range meetings {
			r.Shuffle(len(m.PreparedBy), func(i, j int) { m.PreparedBy[i], m.PreparedBy[j] = m.PreparedBy[j], m.PreparedBy[i] })
		}
		got, err := json.Marshal(newCascade(t, meetings...))
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got))
	}
}

func TestAtOneRateMoneyGoesWithHours(t *testing.T) {
	r := seeded(9)
	perHour, err := money.NewRate("60", currency(t, "USD"))
	require.NoError(t, err)
	for range tries {
		meetings := someCascade(r)
		instance := map[string]money.Amount{}
		for _, m := range meetings {
			length, err := time.ParseDuration(m.PersonHours.Seconds() + "s")
			require.NoError(t, err)
			instance[m.Name] = perHour.For(length)
		}
		c := newCascade(t, meetings...)
		p, err := c.Price(instance)
		require.NoError(t, err)
		for i, row := range p.Rows() {
			hours := c.Rows()[i]
			assert.Equal(t, hours.Name, row.Name)
			assert.Equal(t, new(big.Rat).Mul(rat(t, hours.Total.String()), big.NewRat(60, 1)).RatString(), row.Total.Exact())
		}
	}
}

func TestMoreReadersAndSlowerOnesNeverCostLess(t *testing.T) {
	r := seeded(10)
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60", PerHour: map[participant.Role]string{
		participant.Developer: "75.50",
	}})
	for range tries {
		d := cost.MemoDraft{Words: 1 + r.IntN(5000), Writing: time.Duration(r.IntN(7200)) * time.Second}
		for range 1 + r.IntN(4) {
			d.Readers = append(d.Readers, cost.Readers{
				Role: []participant.Role{"", participant.Developer, participant.NewCustomer}[r.IntN(3)], People: 1 + r.IntN(20),
				Likely: fmt.Sprintf("0.%04d", r.IntN(10_000)), WordsPerMinute: 175 + r.IntN(126),
			})
		}
		before := newMemo(t, card, d)
		i := r.IntN(len(d.Readers))
		d.Readers[i].People++
		d.Readers[i].WordsPerMinute = 175
		d.Readers[i].Likely = ""
		r.Shuffle(len(d.Readers), func(i, j int) { d.Readers[i], d.Readers[j] = d.Readers[j], d.Readers[i] })
		after := newMemo(t, card, d)
		assert.GreaterOrEqual(t, compare(t, after.Cost(), before.Cost()), 0)
	}
}

func FuzzCascade(f *testing.F) {
	text, err := json.Marshal(quarterlyReview())
	require.NoError(f, err)
	f.Add(text)
	f.Add([]byte(`{"source":"s","meetings":[{"name":"a","instances":1,"prepared_by":[{"name":"a"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d cost.CascadeDraft
		if json.Unmarshal(data, &d) != nil {
			return
		}
		c, err := cost.NewCascade(d)
		if err != nil {
			assert.NotEmpty(t, paths(err))
			return
		}
		assert.Len(t, c.Rows(), len(d.Meetings))
		_, err = json.Marshal(c)
		assert.NoError(t, err)
		again, err := json.Marshal(d)
		require.NoError(t, err)
		var read cost.CascadeDraft
		require.NoError(t, json.Unmarshal(again, &read))
	})
}
