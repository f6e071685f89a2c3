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
)

// tries is how many random cases each law is tried on.
const tries = 300

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2026)) }

// between returns a range of numbers from least to most hundredths.
func between(r *rand.Rand, least, most int) cost.Range {
	n := []int{least + r.IntN(most-least+1), least + r.IntN(most-least+1), least + r.IntN(most-least+1)}
	slices.Sort(n)
	hundredths := func(n int) string { return big.NewRat(int64(n), 100).RatString() }
	return cost.Range{Low: hundredths(n[0]), Base: hundredths(n[1]), High: hundredths(n[2])}
}

func someBenefit(r *rand.Rand, leastUplift int) cost.BenefitDraft {
	d := cost.BenefitDraft{
		Currency: "USD", Source: "test", Held: between(r, 0, 100), Information: between(r, 0, 50_000),
	}
	for range r.IntN(4) {
		d.Opportunities = append(d.Opportunities, cost.Opportunity{
			Amount: between(r, 0, 1_000_000), Margin: between(r, 0, 100), Uplift: between(r, leastUplift, 500),
		})
		d.Decisions = append(d.Decisions, cost.Decision{Value: between(r, 0, 10_000), Probability: between(r, 0, 100)})
	}
	for range r.IntN(4) {
		d.Needs = append(d.Needs, cost.Gain{Value: between(r, 0, 10_000)})
		d.Recognitions = append(d.Recognitions, cost.Gain{Value: between(r, 0, 10_000)})
	}
	return d
}

func someOutlay(t testing.TB, r *rand.Rand) cost.Outlay {
	labor := r.IntN(1000)
	direct := labor + r.IntN(1000)
	return cost.Outlay{
		Direct: usd(t, fmt.Sprint(direct)), Labor: usd(t, fmt.Sprint(labor)), Length: time.Duration(1+r.IntN(7200)) * time.Second,
		Economic: usd(t, fmt.Sprint(direct+r.IntN(1000))), People: r.IntN(20), Substitute: usd(t, fmt.Sprint(r.IntN(400))),
	}
}

func compare(t testing.TB, a, b money.Amount) int {
	t.Helper()
	c, err := a.Cmp(b)
	require.NoError(t, err)
	return c
}

// numbers are all numbers of a benefit, with the most that each may be.
func numbers(d *cost.BenefitDraft) (all []*cost.Range, most []int64) {
	add := func(g *cost.Range, limit int64) { all, most = append(all, g), append(most, limit) }
	add(&d.Held, 1)
	add(&d.Information, 1_000_000)
	for i := range d.Opportunities {
		o := &d.Opportunities[i]
		add(&o.Amount, 1_000_000)
		add(&o.Margin, 1)
		add(&o.Uplift, 100)
	}
	for i := range d.Decisions {
		add(&d.Decisions[i].Value, 1_000_000)
		add(&d.Decisions[i].Probability, 1)
	}
	for i := range d.Needs {
		add(&d.Needs[i].Value, 1_000_000)
		add(&d.Recognitions[i].Value, 1_000_000)
	}
	return all, most
}

func TestMoreBenefitNeverLowersNet(t *testing.T) {
	r := seeded(1)
	for range tries {
		d, o := someBenefit(r, 0), someOutlay(t, r)
		before := weigh(t, newBenefit(t, d), o)
		all, most := numbers(&d)
		i := r.IntN(len(all))
		limit := fmt.Sprint(most[i])
		*all[i] = [...]cost.Range{
			{Low: limit, Base: limit, High: limit}, {Low: all[i].Low, Base: all[i].Base, High: limit}, {Low: all[i].Base, Base: all[i].Base, High: all[i].High},
		}[r.IntN(3)]
		after := weigh(t, newBenefit(t, d), o)
		for c := range cost.Cases() {
			assert.GreaterOrEqual(t, compare(t, after.Net(c), before.Net(c)), 0)
		}
		assert.GreaterOrEqual(t, len(after.Positive()), len(before.Positive()))
	}
}

func TestMoreCostAndMorePeopleNeverRaiseNet(t *testing.T) {
	r := seeded(2)
	for range tries {
		b, o := newBenefit(t, someBenefit(r, 0)), someOutlay(t, r)
		dearer := o
		dearer.People = max(1, o.People) + r.IntN(10)
		var err error
		dearer.Direct, err = o.Direct.Add(usd(t, fmt.Sprint(r.IntN(100))))
		require.NoError(t, err)
		dearer.Economic = money.Amount{}
		before, after := weigh(t, b, o), weigh(t, b, dearer)
		for c := range cost.Cases() {
			assert.LessOrEqual(t, compare(t, after.Net(c), before.Net(c)), 0)
			economic, ok := before.EconomicNet(c)
			assert.True(t, ok)
			assert.LessOrEqual(t, compare(t, economic, before.Net(c)), 0)
		}
	}
}

func TestLowIsAtMostBaseIsAtMostHighEvenWithLosses(t *testing.T) {
	r := seeded(3)
	for range tries {
		w := weigh(t, newBenefit(t, someBenefit(r, -500)), someOutlay(t, r))
		assert.LessOrEqual(t, compare(t, w.Net(cost.LowCase), w.Net(cost.BaseCase)), 0)
		assert.LessOrEqual(t, compare(t, w.Net(cost.BaseCase), w.Net(cost.HighCase)), 0)
		for c := range cost.Cases() {
			var sum money.Amount
			for line := range cost.BenefitLines() {
				var err error
				sum, err = sum.Add(w.Line(line, c))
				require.NoError(t, err)
			}
			assert.Equal(t, w.Benefit(c).Exact(), sum.Exact(), "the lines are the whole")
		}
	}
}

func TestOrderOfABenefitsEntriesDoesNotMatter(t *testing.T) {
	r := seeded(4)
	figures := func(d cost.BenefitDraft, o cost.Outlay) string {
		var all map[string]any
		text, err := json.Marshal(weigh(t, newBenefit(t, d), o))
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &all))
		delete(all, "assumptions") // they count the entries
		text, err = json.Marshal(all)
		require.NoError(t, err)
		return string(text)
	}
	for range tries {
		d, o := someBenefit(r, -500), someOutlay(t, r)
		want := figures(d, o)
		r.Shuffle(len(d.Opportunities), func(i, j int) {
			d.Opportunities[i], d.Opportunities[j] = d.Opportunities[j], d.Opportunities[i]
			d.Decisions[i], d.Decisions[j] = d.Decisions[j], d.Decisions[i]
		})
		r.Shuffle(len(d.Needs), func(i, j int) { d.Needs[i], d.Needs[j] = d.Needs[j], d.Needs[i] })
		slices.Reverse(d.Recognitions)
		assert.Equal(t, want, figures(d, o))
	}
}

func TestAtBreakEvenLengthNothingIsLeft(t *testing.T) {
	r := seeded(5)
	tried := 0
	for range tries {
		b, o := newBenefit(t, someBenefit(r, 0)), someOutlay(t, r)
		w := weigh(t, b, o)
		hours, ok := w.BreakEvenHours(cost.BaseCase)
		if !ok {
			assert.Zero(t, o.Labor.Sign())
			continue
		}
		tried++
		length, err := money.NewRatio(int64(time.Hour), int64(o.Length))
		require.NoError(t, err)
		labor := o.Labor.Mul(length).Mul(hours) // Σ p·r · D*
		rest, err := o.Direct.Sub(o.Labor)
		require.NoError(t, err)
		direct, err := rest.Add(labor)
		require.NoError(t, err)
		assert.Zero(t, compare(t, direct, w.Benefit(cost.BaseCase)))
		whole, ok := w.BreakEvenLength(cost.BaseCase)
		assert.Equal(t, hours.Sign() >= 0, ok)
		assert.Zero(t, whole%time.Second)
	}
	assert.Greater(t, tried, tries/2)
}

func FuzzBenefit(f *testing.F) {
	f.Add([]byte(`{"currency":"USD","source":"s","held":{"base":"1/2"},"opportunities":[{"amount":{"base":"60000"},"margin":{"base":"0.75"},"uplift_points":{"low":"-1","base":"2"}}]}`), "100", 9)
	f.Add([]byte(`{"currency":"JPY","source":"s","information":{"base":"5"},"decisions":[{"value":{"base":"1"},"probability":{"base":"1"}}]}`), "1/3", 0)
	f.Fuzz(func(t *testing.T, data []byte, direct string, people int) {
		var d cost.BenefitDraft
		if json.Unmarshal(data, &d) != nil {
			return
		}
		b, err := cost.NewBenefit(d)
		if err != nil {
			assert.NotEmpty(t, paths(err))
			return
		}
		amount, err := money.Parse(direct, currency(t, d.Currency))
		if err != nil {
			return
		}
		w, err := b.Weigh(cost.Outlay{Direct: amount, Labor: amount, Length: time.Hour, People: people, Substitute: amount})
		if err != nil {
			return
		}
		assert.LessOrEqual(t, compare(t, w.Net(cost.LowCase), w.Net(cost.HighCase)), 0)
		_, err = json.Marshal(w)
		assert.NoError(t, err, "whatever is accepted can be written")
	})
}
