package cost_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// someBudget is one of the year 2026, of any scope and measure.
func someBudget(t testing.TB, r *rand.Rand, window interval.Interval) cost.Budget {
	d := cost.BudgetDraft{Window: window}
	switch r.IntN(3) {
	case 0:
		d.Person = participant.ID(fmt.Sprint("p", r.IntN(6)))
	case 1:
		d.Team = []participant.ID{"p0", "p2", "z"}
	case 2:
		d.Account = acme
	}
	if d.Hours = fmt.Sprint(r.IntN(1000)); r.IntN(2) == 0 {
		d.Hours, d.Amount, d.Currency = "", fmt.Sprint(r.IntN(100_000)), "EUR"
	}
	if r.IntN(2) == 0 {
		d.JudgedOn = cost.OnP90
	}
	return newBudget(t, d)
}

// accounted links some of the meetings to the account.
func accounted(t testing.TB, meetings []meeting.Meeting) []meeting.Meeting {
	for i := 0; i < len(meetings); i += 2 {
		d := meetings[i].Draft()
		d.Records = []participant.Record{acme}
		meetings[i] = newMeeting(t, d)
	}
	return meetings
}

// number returns a quantity as a number of seconds or of units of money.
func number(t testing.TB, q cost.Quantity) *big.Rat {
	if a, ok := q.Amount(); ok {
		return a.Rat()
	}
	hours, _ := q.Hours()
	return rat(t, hours.Seconds())
}

func TestAddingAMeetingNeverRaisesWhatRemains(t *testing.T) {
	for seed := range uint64(60) {
		r := seeded(seed)
		meetings := accounted(t, randomMeetings(t, r, 8))
		b, model, at := someBudget(t, r, year(2026)), randomModel(t), year(2026).Start().AddDate(0, r.IntN(12), 0)
		last := status(t, b, model, at)
		assert.Equal(t, b.Limit().String(), last.Remaining.String())
		for n := range meetings {
			next := status(t, b, model, at, meetings[:n+1]...)
			assert.LessOrEqual(t, number(t, next.Remaining).Cmp(number(t, last.Remaining)), 0, "seed %d", seed)
			last = next
		}
		used := new(big.Rat).Add(number(t, last.Actual), number(t, last.Committed))
		assert.Zero(t, used.Add(used, number(t, last.Remaining)).Cmp(number(t, last.Limit)), "the parts are the whole")

		shuffled := slices.Clone(meetings)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		assert.Equal(t, text(t, last), text(t, status(t, b, model, at, shuffled...)), "order does not matter")
	}
}

func TestThePartsOfASplitPeriodAddUp(t *testing.T) {
	for seed := range uint64(40) {
		r := seeded(seed)
		meetings := accounted(t, randomMeetings(t, r, 8))
		model, at := randomModel(t), time.Date(2026, 5, 17, 12, 0, 0, 0, time.UTC)
		whole := someBudget(t, r, year(2026))
		actual, committed := new(big.Rat), new(big.Rat)
		n := 0
		for _, month := range months(t) {
			d := whole.Draft()
			d.Window = month
			b := newBudget(t, d)
			s, err := b.Status(model, month, at, meetings...)
			require.NoError(t, err)
			actual.Add(actual, number(t, s.Actual))
			committed.Add(committed, number(t, s.Committed))
			n += s.Occurrences
		}
		s := status(t, whole, model, at, meetings...)
		assert.Zero(t, actual.Cmp(number(t, s.Actual)), "seed %d", seed)
		assert.Zero(t, committed.Cmp(number(t, s.Committed)), "seed %d", seed)
		assert.Equal(t, n, s.Occurrences)
	}
}

func TestATeamOfEverybodyTakesWhatTheForecastSays(t *testing.T) {
	for seed := range uint64(20) {
		meetings := randomMeetings(t, seeded(seed), 8)
		model := randomModel(t)
		f := forecast(t, model, year(2026), meetings...)
		everybody := []participant.ID{"p0", "p1", "p2", "p3", "p4", "p5", "z"}
		hours := status(t, newBudget(t, cost.BudgetDraft{Team: everybody, Hours: "1", Window: year(2026)}), model, year(2026).Start(), meetings...)
		h, _ := hours.Committed.Hours()
		assert.Equal(t, f.Total().PersonHours, h.Size())

		var people money.Amount
		for _, row := range f.Roles() {
			var err error
			people, err = people.Add(row.Cost)
			require.NoError(t, err)
		}
		euros := status(t, newBudget(t, cost.BudgetDraft{Team: everybody, Amount: "1", Currency: "EUR", Window: year(2026)}), model, year(2026).Start(), meetings...)
		a, _ := euros.Committed.Amount()
		assert.Equal(t, people.Exact(), a.Exact())
	}
}

// TestP90IsTheOneThatEnumerationFinds goes through all 2^n ways to come, one by one.
func TestP90IsTheOneThatEnumerationFinds(t *testing.T) {
	window := year(2026)
	for seed := range uint64(60) {
		r := seeded(seed)
		n := 1 + r.IntN(8)
		table := map[participant.ID]cost.Probability{}
		var people participant.Roster
		var ids []participant.ID
		numbers := make([]int64, n) // ten-thousandths
		rates := make([]int64, n)
		card := cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{}}
		for i := range n {
			numbers[i], rates[i] = int64(r.IntN(10_001)), int64(r.IntN(200))
			p, err := cost.ParseProbability(big.NewRat(numbers[i], 10_000).FloatString(4))
			require.NoError(t, err)
			id, role := participant.ID(fmt.Sprint("p", i)), participant.Role(fmt.Sprint("r", i))
			table[id], ids = p, append(ids, id)
			people = append(people, participant.Participant{ID: id, Role: role})
			card.PerHour[role] = fmt.Sprint(rates[i])
		}
		m := newMeeting(t, meeting.Draft{Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Hour, Roster: people})
		model := cost.NewModel(newCard(t, card), &cost.Options{Attendance: cost.Attendance{ByPerson: table}})
		b := newBudget(t, cost.BudgetDraft{Team: ids, Amount: "1", Currency: "USD", JudgedOn: cost.OnP90, Window: window})
		got := number(t, status(t, b, model, window.Start(), m).Committed)
		assert.Zero(t, got.Cmp(big.NewRat(p90ByEnumeration(numbers, rates), 1)), "seed %d: %s", seed, got)
	}
}

func p90ByEnumeration(likely, rates []int64) int64 {
	type way struct {
		sum    int64
		likely *big.Int
	}
	var ways []way
	all := big.NewInt(1)
	for range likely {
		all.Mul(all, big.NewInt(10_000))
	}
	for set := range 1 << len(rates) {
		w := way{0, big.NewInt(1)}
		for i, rate := range rates {
			if set>>i&1 == 1 {
				w.sum += rate
				w.likely.Mul(w.likely, big.NewInt(likely[i]))
			} else {
				w.likely.Mul(w.likely, big.NewInt(10_000-likely[i]))
			}
		}
		ways = append(ways, w)
	}
	slices.SortFunc(ways, func(a, b way) int { return int(a.sum - b.sum) })
	reached, want := new(big.Int), new(big.Int).Mul(all, big.NewInt(9))
	for _, w := range ways {
		reached.Add(reached, new(big.Int).Mul(w.likely, big.NewInt(10)))
		if reached.Cmp(want) >= 0 {
			return w.sum
		}
	}
	return -1
}

func FuzzBudgetDraft(f *testing.F) {
	f.Add([]byte(`{"name":"n","source":"s","team":["a"],"period":"week","zone":"UTC","hours":"7.5","warn_at":"0.9","beyond":"warn"}`))
	f.Add([]byte(`{"name":"n","source":"s","account":{"type":"account","id":"1"},"window":"2026-01-01T00:00:00Z/2027-01-01T00:00:00Z","amount":"5000/3","currency":"JPY","judged_on":"p90"}`))
	f.Add([]byte(`{"name":"n","series":"01890a5d-ac96-774b-bcce-b302099a8057","period":"year","zone":"+05:30","hours":"-1"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d cost.BudgetDraft
		if json.Unmarshal(data, &d) != nil {
			return
		}
		b, err := cost.NewBudget(d, nil)
		if err != nil {
			assert.NotEmpty(t, paths(err))
			return
		}
		var read cost.BudgetDraft
		require.NoError(t, json.Unmarshal([]byte(text(t, b)), &read))
		again, err := cost.NewBudget(read, nil)
		require.NoError(t, err)
		require.Equal(t, text(t, b), text(t, again))
		require.Equal(t, text(t, b.Limit()), text(t, again.Limit()))
		if period, ok := b.PeriodAt(time.Date(2026, 5, 17, 12, 0, 0, 0, time.UTC)); ok {
			_, err = b.Status(hoursOnly(nil), period, period.Start())
			require.Equal(t, b.InMoney(), err != nil)
		}
	})
}
