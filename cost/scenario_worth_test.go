package cost_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// renewal is a meeting with all kinds of benefit, that so many people decide in.
func renewal(t testing.TB, people int) cost.Worth {
	b := newBenefit(t, cost.BenefitDraft{
		Currency: "USD", Source: "test", Held: cost.Range{Low: "0.8", Base: "0.85", High: "0.9"},
		Opportunities: []cost.Opportunity{
			{
				Amount: cost.Range{Low: "40000", Base: "60000", High: "65000"}, Margin: cost.Range{Low: "0.7", Base: "0.75"},
				Uplift: cost.Range{Low: "0", Base: "1", High: "2.5"},
			},
			{Amount: known("9000"), Margin: known("1/3"), Uplift: cost.Range{Low: "0", Base: "0.5", High: "1"}},
		},
		Decisions: []cost.Decision{{
			Value:       cost.Range{Low: "1000", Base: "2000", High: "4000"},
			Probability: cost.Range{Low: "0.25", Base: "0.5", High: "0.75"},
		}},
		Needs:        []cost.Gain{{Value: cost.Range{Low: "0", Base: "50", High: "150"}}},
		Recognitions: []cost.Gain{{Value: known("10")}},
		Information:  cost.Range{Low: "100", Base: "200", High: "900"},
	})
	return weigh(t, b, cost.Outlay{
		Direct: amountIn(t, "44669/120", "USD"), Economic: amountIn(t, "672379/600", "USD"),
		Labor: amountIn(t, "255759/1040", "USD"), Length: 45 * time.Minute, People: people, Substitute: amountIn(t, "165.63", "USD"),
	})
}

func TestScenarioWorthLowBaseHighCostModel37(t *testing.T) {
	type figures struct{ benefit, net, economic, ratio, uplift, hours string }
	for people, want := range map[int]map[cost.Case]figures{
		5: {
			cost.LowCase:  {"288", "-10109/120", "-499579/600", "-10109/44669", "10109/29760", "504443/1023036"},
			cost.BaseCase: {"2874071/2000", "6388763/6000", "1898423/6000", "6388763/2233450", "-4017263/2448000", "25558961/6393975"},
			cost.HighCase: {"2058471/500", "11234101/3000", "8988931/3000", "11234101/1116725", "-3931238/698625", "311268551/25575900"},
		},
		9: { // decisions are worth a fifth less
			cost.LowCase:  {"248", "-14909/120", "-523579/600", "-14909/44669", "14909/29760", "379643/1023036"},
			cost.BaseCase: {"2534071/2000", "5368763/6000", "878423/6000", "5368763/2233450", "-2997263/2448000", "22243961/6393975"},
			cost.HighCase: {"1788471/500", "9614101/3000", "7368931/3000", "9614101/1116725", "-135706/30375", "38449793/3653700"},
		},
		17: { // and nothing
			cost.LowCase:  {"88", "-34109/120", "-619579/600", "-34109/44669", "34109/29760", "-119557/1023036"},
			cost.BaseCase: {"1174071/2000", "1288763/6000", "-3201577/6000", "1288763/2233450", "1082737/2448000", "1283423/913425"},
			cost.HighCase: {"708471/500", "3134101/3000", "888931/3000", "3134101/1116725", "118762/698625", "100668551/25575900"},
		},
	} {
		w := renewal(t, people)
		assert.Equal(t, []cost.Case{cost.BaseCase, cost.HighCase}, w.Positive(), people)
		for c, f := range want {
			economic, _ := w.EconomicNet(c)
			ratio, _ := w.Return(c)
			uplift, _ := w.BreakEvenUplift(c)
			hours, _ := w.BreakEvenHours(c)
			got := figures{w.Benefit(c).Exact(), w.Net(c).Exact(), economic.Exact(), ratio.String(), uplift.String(), hours.String()}
			assert.Equal(t, f, got, "%d people, %s", people, c)
		}
	}
}

// At the uplift that breaks even, and at the length, net is nothing.
func TestScenarioBreakEvenIsWhereNetIsNothingCostModel37(t *testing.T) {
	b := one(t, "60000", "0.75", known("4/5"))
	outlay := cost.Outlay{Direct: amountIn(t, "371.91", "USD"), Labor: amountIn(t, "245.92", "USD"), Length: 45 * time.Minute}
	w := weigh(t, b, outlay)
	uplift, ok := w.BreakEvenUplift(cost.BaseCase)
	require.True(t, ok)
	assert.Equal(t, "0", weigh(t, one(t, "60000", "0.75", known(uplift.String())), outlay).Net(cost.BaseCase).Exact())

	hours, ok := w.BreakEvenHours(cost.BaseCase)
	require.True(t, ok)
	length := outlay.Labor.Mul(hours).Rat()
	length.Quo(length, rat(t, "3/4")) // what labor would be
	fixed, err := outlay.Direct.Sub(outlay.Labor)
	require.NoError(t, err)
	assert.Equal(t, w.Benefit(cost.BaseCase).Rat().RatString(), length.Add(length, fixed.Rat()).RatString())
}

func TestScenarioCostOfEachDecisionCostModel37(t *testing.T) {
	total := amountIn(t, "44669/120", "USD")
	each, ok := cost.Per(total, 3)
	assert.True(t, ok)
	assert.Equal(t, "44669/360", each.Exact())
	_, ok = cost.Per(total, 0)
	assert.False(t, ok)
}

// At nothing there is no return, and no share of nothing breaks even.
func TestScenarioAFreeMeetingHasNoReturnCostModel37(t *testing.T) {
	w := weigh(t, newBenefit(t, cost.BenefitDraft{Currency: "USD", Source: "test", Needs: []cost.Gain{{Value: known("1")}}}),
		cost.Outlay{Direct: amountIn(t, "0", "USD")})
	var zero money.Ratio
	ratio, ok := w.Return(cost.BaseCase)
	assert.False(t, ok)
	assert.True(t, zero.Equal(ratio))
	_, ok = w.BreakEvenUplift(cost.BaseCase)
	assert.False(t, ok)
	_, ok = w.BreakEvenHours(cost.BaseCase)
	assert.False(t, ok)
	assert.Equal(t, "1", w.Net(cost.BaseCase).Exact())
}

// A decision for 1,000, half likely, at 60 a head and catering for five at least: seven people leave 10; eight decide a
// tenth less well and leave nothing.
func TestScenarioHowManyPeopleStillPayCostModel37(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{
		Currency: "USD", Source: "test", Decisions: []cost.Decision{{Value: known("1000"), Probability: known("1/2")}},
	})
	weighed := map[int]bool{}
	people, ok, err := b.BreakEvenAttendees(cost.BaseCase, 30, func(people int) (cost.Outlay, error) {
		weighed[people] = true
		return cost.Outlay{Direct: amountIn(t, fmt.Sprint(60*people+10*max(5, people)), "USD"), People: people}, nil
	})
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, 7, people)
	assert.True(t, weighed[30] && weighed[8])
}
