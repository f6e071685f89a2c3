package cost_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

func usd(t testing.TB, text string) money.Amount {
	t.Helper()
	return amountIn(t, text, "USD")
}

func amountIn(t testing.TB, text, code string) money.Amount {
	t.Helper()
	a, err := money.Parse(text, currency(t, code))
	require.NoError(t, err)
	return a
}

func newBenefit(t testing.TB, d cost.BenefitDraft) cost.Benefit {
	t.Helper()
	if d.Currency == "" {
		d.Currency = "USD"
	}
	if d.Source == "" {
		d.Source = "test"
	}
	b, err := cost.NewBenefit(d)
	require.NoError(t, err)
	return b
}

func weigh(t testing.TB, b cost.Benefit, o cost.Outlay) cost.Worth {
	t.Helper()
	w, err := b.Weigh(o)
	require.NoError(t, err)
	return w
}

func known(text string) cost.Range { return cost.Range{Base: text} }

// one is the benefit of one opportunity.
func one(t testing.TB, amount, margin string, uplift cost.Range) cost.Benefit {
	t.Helper()
	return newBenefit(t, cost.BenefitDraft{Opportunities: []cost.Opportunity{
		{Amount: known(amount), Margin: known(margin), Uplift: uplift},
	}})
}

// paths are where an error has its problems.
func paths(err error) (all []string) {
	for p := range meeting.Problems(err) {
		all = append(all, p.Path)
	}
	return all
}

func exact[T interface{ String() string }](t testing.TB) func(r T, ok bool) string {
	t.Helper()
	return func(r T, ok bool) string {
		require.True(t, ok)
		return r.String()
	}
}

// The scenario G1 of cost-model 3.14: 60,000 USD at a margin of 75 % against a direct cost of 44629/120.
func TestG1WorthCostModel314(t *testing.T) {
	w := weigh(t, one(t, "60000", "0.75", known("2")), cost.Outlay{
		Direct: usd(t, "44629/120"), Economic: usd(t, "873833/780"),
		Labor: usd(t, "255759/1040"), Length: 45 * time.Minute,
	})
	for c := range cost.Cases() {
		assert.Equal(t, "900", w.Benefit(c).Exact())
		assert.Equal(t, "63371/120", w.Net(c).Exact())
		assert.Equal(t, "528.09 USD", w.Net(c).String())
		r, ok := w.Return(c)
		assert.True(t, ok)
		assert.Equal(t, "63371/44629", r.String())
		assert.Equal(t, "1.4200", r.Text(4))

		net, ok := w.EconomicNet(c)
		assert.True(t, ok)
		assert.Equal(t, "-171833/780", net.Exact())
		assert.Equal(t, "-220.30 USD", net.String())
		r, ok = w.EconomicReturn(c)
		assert.True(t, ok)
		assert.Equal(t, "-171833/873833", r.String())

		uplift, ok := w.BreakEvenUplift(c)
		assert.True(t, ok)
		assert.Equal(t, "0.8265", uplift.Text(4))
		assert.Equal(t, "44629/54000", uplift.String(), "100·C/(A·m)")

		// D* = (B − C_nonlabor)/Σ p·r = (900 − 44629/120 + 255759/1040)/(255759/780)
		hours, ok := w.BreakEvenHours(c)
		assert.True(t, ok)
		assert.Equal(t, "344989/146148", hours.String())
		length, ok := w.BreakEvenLength(c)
		assert.True(t, ok)
		assert.Equal(t, 2*time.Hour+21*time.Minute+37*time.Second, length)
	}
	assert.Len(t, w.Positive(), 3)
	assert.Equal(t, "benefit 900.00 USD, direct cost 371.91 USD, net 528.09 USD", w.String())
}

func TestWorthAtItsBreakEvenUpliftLeavesNothing(t *testing.T) {
	o := cost.Outlay{Direct: usd(t, "44629/120")}
	uplift, ok := weigh(t, one(t, "60000", "0.75", known("2")), o).BreakEvenUplift(cost.BaseCase)
	require.True(t, ok)
	w := weigh(t, one(t, "60000", "0.75", known(uplift.String())), o)
	assert.Equal(t, "0", w.Net(cost.BaseCase).Exact())
	assert.Empty(t, w.Positive())
}

func TestWorthSaysWhichOfTheThreeCasesIsPositive(t *testing.T) {
	for name, c := range map[string]struct {
		direct string
		want   []cost.Case
	}{
		"all":            {"449.99", []cost.Case{cost.LowCase, cost.BaseCase, cost.HighCase}},
		"not at nothing": {"450", []cost.Case{cost.BaseCase, cost.HighCase}},
		"only the best":  {"900", []cost.Case{cost.HighCase}},
		"none":           {"1350", []cost.Case{}},
	} {
		t.Run(name, func(t *testing.T) {
			b := one(t, "60000", "0.75", cost.Range{Low: "1", Base: "2", High: "3"})
			assert.Equal(t, c.want, weigh(t, b, cost.Outlay{Direct: usd(t, c.direct)}).Positive())
		})
	}
}

func TestBenefitIsTheSumOfItsLinesTimesHeldCostModel37(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{
		Held:          cost.Range{Low: "0.5", Base: "0.8", High: "1"},
		Opportunities: []cost.Opportunity{{Amount: known("10000"), Margin: known("1/3"), Uplift: known("3")}},
		Decisions:     []cost.Decision{{Value: known("500"), Probability: cost.Range{Base: "0.6", High: "0.9"}}},
		Needs:         []cost.Gain{{Value: known("40")}, {Value: known("60")}},
		Recognitions:  []cost.Gain{{Value: known("25")}},
		Information:   known("1000000"),
	})
	w := weigh(t, b, cost.Outlay{Direct: usd(t, "100"), People: 9, Substitute: usd(t, "258377/1560")})
	for line, want := range map[cost.BenefitLine]string{
		cost.Opportunities: "80", cost.Decisions: "192", cost.Needs: "80", cost.Recognitions: "20",
		cost.Information: "258377/1950", // capped at the memo of G1, times 0.8
	} {
		assert.Equal(t, want, w.Line(line, cost.BaseCase).Exact(), line)
	}
	assert.Equal(t, "983777/1950", w.Benefit(cost.BaseCase).Exact())
	for c := range cost.Cases() {
		var sum money.Amount
		for line := range cost.BenefitLines() {
			var err error
			sum, err = sum.Add(w.Line(line, c))
			require.NoError(t, err)
		}
		assert.True(t, sum.Equal(w.Benefit(c)))
	}
}

func TestA17DecisionEffectivenessBlenkoMankinsRogers2010(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{
		Decisions: []cost.Decision{{Value: known("1000"), Probability: known("1")}},
		Needs:     []cost.Gain{{Value: known("1")}},
	})
	for people, want := range map[int]string{
		0: "1001", 1: "1001", 7: "1001", 8: "901", 12: "501", 16: "101", 17: "1", 18: "1", 1_000_000: "1",
	} {
		w := weigh(t, b, cost.Outlay{Direct: usd(t, "1"), People: people})
		assert.Equal(t, want, w.Benefit(cost.BaseCase).Exact(), people)
	}
}

func TestInformationIsWorthAtMostItsSubstituteCostModel37(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{Information: cost.Range{Low: "10", Base: "100", High: "100000"}})
	w := weigh(t, b, cost.Outlay{Direct: usd(t, "1"), Substitute: usd(t, "165.63")})
	assert.Equal(t, "10", w.Benefit(cost.LowCase).Exact())
	assert.Equal(t, "100", w.Benefit(cost.BaseCase).Exact())
	assert.Equal(t, "165.63 USD", w.Benefit(cost.HighCase).String())

	_, err := b.Weigh(cost.Outlay{Direct: usd(t, "1")})
	assert.Equal(t, []string{"/substitute"}, paths(err), "no value of information without a substitute")
	assert.Equal(t, "0", weigh(t, b, cost.Outlay{Substitute: usd(t, "0")}).Benefit(cost.HighCase).Exact())
}

func TestUndefinedFiguresAreNeitherZeroNorNaN(t *testing.T) {
	w := weigh(t, newBenefit(t, cost.BenefitDraft{Needs: []cost.Gain{{Value: known("1")}}}), cost.Outlay{})
	for name, figure := range map[string]func(cost.Case) (money.Ratio, bool){
		"return at no cost": w.Return, "economic return at no cost": w.EconomicReturn,
		"uplift without opportunities": w.BreakEvenUplift, "length without labor": w.BreakEvenHours,
	} {
		_, ok := figure(cost.BaseCase)
		assert.False(t, ok, name)
	}
	_, ok := w.EconomicNet(cost.BaseCase)
	assert.False(t, ok)
	_, ok = w.BreakEvenLength(cost.BaseCase)
	assert.False(t, ok)
	_, ok = cost.Per(usd(t, "1"), 0)
	assert.False(t, ok)
	_, ok = cost.Per(usd(t, "1"), -1)
	assert.False(t, ok)
	each, ok := cost.Per(usd(t, "371.91"), 7)
	assert.True(t, ok)
	assert.Equal(t, "5313/100", each.Exact())
}

func TestNoLengthPaysWhereTheRoomAloneCostsMore(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{Needs: []cost.Gain{{Value: known("10")}}})
	w := weigh(t, b, cost.Outlay{Direct: usd(t, "85"), Labor: usd(t, "60"), Length: time.Hour})
	assert.Equal(t, "-1/4", exact[money.Ratio](t)(w.BreakEvenHours(cost.BaseCase)))
	_, ok := w.BreakEvenLength(cost.BaseCase)
	assert.False(t, ok)
}

func TestBreakEvenLengthIsAtMostWhatATimeCanHold(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{Needs: []cost.Gain{{Value: known("1" + strings.Repeat("0", 30))}}})
	w := weigh(t, b, cost.Outlay{Direct: usd(t, "1"), Labor: usd(t, "1"), Length: time.Second})
	length, ok := w.BreakEvenLength(cost.BaseCase)
	assert.True(t, ok)
	assert.Equal(t, 292, int(length/(365*24*time.Hour)))
}

func TestOtherBenefitLowersTheBreakEvenUplift(t *testing.T) {
	draft := cost.BenefitDraft{
		Held:          known("0.5"),
		Opportunities: []cost.Opportunity{{Amount: known("1000"), Margin: known("1"), Uplift: known("7")}},
		Needs:         []cost.Gain{{Value: known("40")}},
	}
	w := weigh(t, newBenefit(t, draft), cost.Outlay{Direct: usd(t, "30")})
	assert.Equal(t, "2", exact[money.Ratio](t)(w.BreakEvenUplift(cost.BaseCase)), "½·(1000·2 % + 40) = 30")
	w = weigh(t, newBenefit(t, draft), cost.Outlay{Direct: usd(t, "15")})
	assert.Equal(t, "-1", exact[money.Ratio](t)(w.BreakEvenUplift(cost.BaseCase)), "below 0: the needs pay for it")
}

func TestALossIsGreatestWhereMostIsAtStake(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{
		Held: cost.Range{Low: "0.5", Base: "0.8", High: "1"},
		Opportunities: []cost.Opportunity{{
			Amount: cost.Range{Low: "100", Base: "200", High: "300"}, Margin: known("1"),
			Uplift: cost.Range{Low: "-10", Base: "5", High: "10"},
		}},
	})
	w := weigh(t, b, cost.Outlay{})
	assert.Equal(t, "-30", w.Benefit(cost.LowCase).Exact(), "all of 300 at risk, in a meeting that is held")
	assert.Equal(t, "8", w.Benefit(cost.BaseCase).Exact())
	assert.Equal(t, "30", w.Benefit(cost.HighCase).Exact())
}
