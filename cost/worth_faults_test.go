package cost_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestFaultyBenefitsAreLocatedAllAtOnce(t *testing.T) {
	_, err := cost.NewBenefit(cost.BenefitDraft{
		Currency: "BGN", Held: cost.Range{Low: "-0.1", Base: "0.5", High: "1.1"},
		Opportunities: []cost.Opportunity{
			{Amount: known("1e9"), Margin: known("2"), Uplift: known("101"), Record: participant.Record{Type: "deal"}},
			{Amount: known("-1"), Margin: cost.Range{Low: "1"}, Uplift: cost.Range{Low: "3", Base: "2", High: "1"}},
		},
		Decisions: []cost.Decision{{}}, Needs: []cost.Gain{{}},
		Recognitions: []cost.Gain{{Value: known(strings.Repeat("1", 41))}}, Information: known("x"),
	})
	assert.Equal(t, []string{
		"/currency", "/source", "/held/low", "/held/high",
		"/opportunities/0/record", "/opportunities/0/amount/base", "/opportunities/0/margin/base", "/opportunities/0/uplift_points/base",
		"/opportunities/1/amount/base", "/opportunities/1/margin/base", "/opportunities/1/uplift_points/low", "/opportunities/1/uplift_points/high",
		"/decisions/0/value/base", "/decisions/0/probability/base", "/needs/0/value/base", "/recognitions/0/value/base", "/information/base",
	}, paths(err))
	var unknown *money.CurrencyError
	assert.ErrorAs(t, err, &unknown)
}

func TestFaultyOutlaysAreLocatedAllAtOnce(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{})
	_, err := b.Weigh(cost.Outlay{
		Direct: usd(t, "10"), Economic: usd(t, "9"), Labor: usd(t, "11"), Length: -1, People: -1,
		Substitute: amountIn(t, "-1", "EUR"),
	})
	assert.Equal(t, []string{"/substitute", "/substitute", "/labor", "/economic", "/length", "/people"}, paths(err))
	_, err = b.Weigh(cost.Outlay{Direct: usd(t, "1/"+strings.Repeat("7", 400))})
	assert.Equal(t, []string{"/direct"}, paths(err))
}

func TestMixedCurrenciesAreAnErrorThatNamesThem(t *testing.T) {
	for name, o := range map[string]cost.Outlay{
		"/direct": {Direct: amountIn(t, "1", "EUR")}, "/economic": {Direct: usd(t, "1"), Economic: amountIn(t, "2", "EUR")},
		"/substitute": {Direct: usd(t, "1"), Substitute: amountIn(t, "2", "EUR")},
	} {
		_, err := newBenefit(t, cost.BenefitDraft{}).Weigh(o)
		var mismatch *money.MismatchError
		require.ErrorAs(t, err, &mismatch, name)
		assert.Equal(t, "USD", mismatch.Left.Code())
		assert.Equal(t, "EUR", mismatch.Right.Code())
		assert.Equal(t, []string{name}, paths(err))
	}
	_, err := cost.Benefit{}.Weigh(cost.Outlay{Direct: usd(t, "1"), Substitute: amountIn(t, "2", "EUR")})
	assert.Error(t, err, "without a benefit neither")
}

func TestTheZeroBenefitIsWorthNothing(t *testing.T) {
	w, err := cost.Benefit{}.Weigh(cost.Outlay{Direct: usd(t, "5"), People: 9, Substitute: usd(t, "1")})
	require.NoError(t, err)
	assert.Equal(t, "-5.00 USD", w.Net(cost.BaseCase).String())
	assert.Empty(t, w.Positive())
	assert.Empty(t, cost.Worth{}.Positive())
	assert.Equal(t, "benefit 0, direct cost 0, net 0", cost.Worth{}.String())
}

func TestATextThatIsNoCaseHasNoFigures(t *testing.T) {
	w := weigh(t, one(t, "60000", "0.75", known("2")), cost.Outlay{
		Direct: usd(t, "10"), Economic: usd(t, "10"), Labor: usd(t, "10"), Length: time.Hour,
	})
	const none = cost.Case("best")
	assert.Equal(t, "0", w.Net(none).String())
	assert.Equal(t, "0", w.Benefit(none).String())
	assert.Equal(t, "0", w.Line(cost.Opportunities, none).String())
	assert.Equal(t, "0", w.Line("luck", cost.BaseCase).String())
	for _, figure := range []func(cost.Case) (money.Ratio, bool){w.Return, w.EconomicReturn, w.BreakEvenUplift, w.BreakEvenHours} {
		_, ok := figure(none)
		assert.False(t, ok)
	}
	_, ok := w.EconomicNet(none)
	assert.False(t, ok)
}

func TestEveryNumberOfAWorthIsAnAssumptionWithASource(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{
		Source:        "Sales operations",
		Opportunities: []cost.Opportunity{{Record: participant.Record{Type: "deal", ID: "7"}, Amount: known("100"), Margin: known("1"), Uplift: cost.Range{Low: "1", Base: "2"}}},
		Decisions:     []cost.Decision{{Value: known("1"), Probability: known("1")}},
		Information:   known("5"),
	})
	own := cost.Assumption{Name: "default rate", Value: "40.00", Unit: "USD/h", Source: "Finance", Detail: "role: not known"}
	w := weigh(t, b, cost.Outlay{Direct: usd(t, "1"), People: 9, Substitute: usd(t, "3"), Assumptions: []cost.Assumption{own, own}})
	var got []string
	for _, a := range w.Assumptions() {
		assert.NotEmpty(t, a.Source, a.Name)
		got = append(got, a.Name+"|"+a.Value+"|"+a.Unit+"|"+a.Detail)
	}
	assert.Equal(t, []string{
		"amount|100|USD|opportunity 1: deal/7", "default rate|40.00|USD/h|role: not known",
		"effectiveness|4/5|ratio|decisions by 9 people", "held|1|probability|", "information|5|USD|",
		"margin|1|ratio|opportunity 1: deal/7", "most that information is worth|3|USD|cost of the cheapest substitute",
		"probability|1|probability|decision 1", "uplift|2 (1 to 2)|percentage points|opportunity 1: deal/7", "value|1|USD|decision 1",
	}, got)
}

func TestBreakEvenAttendeesWeighsEachNumberAnew(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{Needs: []cost.Gain{{Value: known("100")}}})
	perHead := func(people int) (cost.Outlay, error) { // catering for at least five
		return cost.Outlay{Direct: usd(t, "10").Mul(ratioOf(t, int64(max(people, 5))))}, nil
	}
	people, ok, err := b.BreakEvenAttendees(cost.BaseCase, 50, perHead)
	require.NoError(t, err)
	assert.True(t, ok)
	assert.Equal(t, 10, people)

	_, ok, err = newBenefit(t, cost.BenefitDraft{}).BreakEvenAttendees(cost.BaseCase, 50, perHead)
	require.NoError(t, err)
	assert.False(t, ok)

	failed := errors.New("no such card")
	_, _, err = b.BreakEvenAttendees(cost.BaseCase, 50, func(int) (cost.Outlay, error) { return cost.Outlay{}, failed })
	assert.ErrorIs(t, err, failed)
	_, _, err = b.BreakEvenAttendees(cost.BaseCase, 1, func(int) (cost.Outlay, error) { return cost.Outlay{People: -1}, nil })
	assert.Error(t, err)

	tried := 0
	_, ok, err = b.BreakEvenAttendees(cost.BaseCase, 1<<40, func(int) (cost.Outlay, error) {
		tried++
		return cost.Outlay{Direct: usd(t, "101")}, nil
	})
	require.NoError(t, err)
	assert.False(t, ok)
	assert.Equal(t, 10_000, tried)
}

func ratioOf(t testing.TB, n int64) money.Ratio {
	t.Helper()
	r, err := money.NewRatio(n, 1)
	require.NoError(t, err)
	return r
}

func TestBenefitKeepsItsOwnCopyOfTheDraft(t *testing.T) {
	draft := cost.BenefitDraft{Currency: "USD", Source: "test", Needs: []cost.Gain{{Value: known("1")}}}
	b := newBenefit(t, draft)
	draft.Needs[0].Value.Base = "999"
	assert.Equal(t, "1", b.Draft().Needs[0].Value.Base)
	b.Draft().Needs[0].Value.Base = "999"
	assert.Equal(t, "1", b.Draft().Needs[0].Value.Base)
	assert.Equal(t, cost.BenefitDraft{}, cost.Benefit{}.Draft())
}

func TestWorthKeepsTheOutlay(t *testing.T) {
	o := cost.Outlay{Direct: usd(t, "5"), People: 3, Assumptions: []cost.Assumption{{Name: "a", Source: "s"}}}
	w := weigh(t, newBenefit(t, cost.BenefitDraft{}), o)
	o.Assumptions[0].Name = "b"
	w.Outlay().Assumptions[0].Name = "c"
	assert.Equal(t, "a", w.Outlay().Assumptions[0].Name)
	assert.Equal(t, 3, w.Outlay().People)
	assert.Equal(t, "5.00 USD", w.Outlay().Direct.String())
}

func TestHostileBenefitsAreRefusedInBoundedTime(t *testing.T) {
	gains := make([]cost.Gain, 1001)
	for i := range gains {
		gains[i].Value = known("1")
	}
	_, err := cost.NewBenefit(cost.BenefitDraft{Currency: "USD", Source: "test", Needs: gains})
	assert.Equal(t, []string{"/needs"}, paths(err))
	_, err = cost.NewBenefit(cost.BenefitDraft{Currency: "USD", Source: "test", Needs: gains[:1000]})
	assert.NoError(t, err)
	for i := range gains {
		gains[i].Value = known("1/9" + strings.Repeat("7", 30) + ratioOf(t, int64(i+1)).String())
	}
	_, err = cost.NewBenefit(cost.BenefitDraft{Currency: "USD", Source: "test", Needs: gains[:1000]})
	require.Len(t, paths(err), 1)
	assert.Contains(t, err.Error(), "round them")

	// Each line is fine; their sum is not.
	fine := func(from int) (list []cost.Gain) {
		for i := range 6 {
			list = append(list, cost.Gain{Value: known(fmt.Sprintf("1/1%037d", 7+2*(from+i)))})
		}
		return list
	}
	_, err = cost.NewBenefit(cost.BenefitDraft{Currency: "USD", Source: "test", Needs: fine(0)})
	assert.NoError(t, err)
	_, err = cost.NewBenefit(cost.BenefitDraft{Currency: "USD", Source: "test", Needs: fine(0), Recognitions: fine(6)})
	assert.Equal(t, []string{""}, paths(err))
}

func TestWorthJSONHasUndefinedFiguresAsNull(t *testing.T) {
	w := weigh(t, one(t, "60000", "0.75", known("2")), cost.Outlay{Direct: usd(t, "44629/120")})
	text, err := json.Marshal(w)
	require.NoError(t, err)
	var read struct {
		Base     map[string]json.RawMessage
		Positive []string
	}
	require.NoError(t, json.Unmarshal(text, &read))
	assert.JSONEq(t, `{"amount":"528.09","currency":"USD","exact":"63371/120"}`, string(read.Base["net"]))
	assert.JSONEq(t, `{"ratio":"1.4200","exact":"63371/44629"}`, string(read.Base["return"]))
	assert.JSONEq(t, `{"ratio":"0.8265","exact":"44629/54000"}`, string(read.Base["break_even_uplift_points"]))
	assert.Equal(t, "null", string(read.Base["break_even_hours"]))
	assert.NotContains(t, read.Base, "economic_net")
	assert.Equal(t, []string{"low", "base", "high"}, read.Positive)
}

func TestOutlayAndBenefitDraftSurviveJSON(t *testing.T) {
	o := cost.Outlay{
		Direct: usd(t, "44629/120"), Economic: usd(t, "1120.30"), Labor: usd(t, "7/3"), Length: 45 * time.Minute, People: 7,
		Substitute: usd(t, "1"), Assumptions: []cost.Assumption{{Name: "a", Value: "1", Unit: "h", Source: "s"}},
	}
	text, err := json.Marshal(o)
	require.NoError(t, err)
	assert.Contains(t, string(text), `"length":"45m0s"`)
	var read cost.Outlay
	require.NoError(t, json.Unmarshal(text, &read))
	again, err := json.Marshal(read)
	require.NoError(t, err)
	assert.Equal(t, string(text), string(again))
	assert.Equal(t, o.Length, read.Length)

	err = json.Unmarshal([]byte(`{"direct":1,"length":"soon","people":"x"}`), &read)
	assert.Equal(t, []string{"/direct", "/length", "/people"}, paths(err))

	d := cost.BenefitDraft{Currency: "USD", Source: "s", Opportunities: []cost.Opportunity{{Amount: known("1"), Margin: known("1"), Uplift: cost.Range{Low: "1", Base: "2"}}}}
	text, err = json.Marshal(d)
	require.NoError(t, err)
	assert.Equal(t, `{"currency":"USD","source":"s","opportunities":[{"amount":{"base":"1"},"margin":{"base":"1"},"uplift_points":{"low":"1","base":"2"}}]}`, string(text))
	var back cost.BenefitDraft
	require.NoError(t, json.Unmarshal(text, &back))
	assert.Equal(t, d, back)
}
