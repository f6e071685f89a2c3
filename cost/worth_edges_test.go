package cost_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
)

// Whatever did not enter the figures is no assumption of them.
func TestAWorthRestsOnNothingThatDidNotMatter(t *testing.T) {
	decision := []cost.Decision{{Value: known("1"), Probability: known("1")}}
	const effectiveness, most = "effectiveness", "most that information is worth"
	for name, c := range map[string]struct {
		benefit cost.BenefitDraft
		outlay  cost.Outlay
		want    []string
	}{
		"all of it":                         {cost.BenefitDraft{Decisions: decision, Information: known("5")}, cost.Outlay{People: 7, Substitute: usd(t, "3")}, []string{effectiveness, most}},
		"people without a decision":         {cost.BenefitDraft{}, cost.Outlay{People: 9}, nil},
		"a decision of nobody knows whom":   {cost.BenefitDraft{Decisions: decision}, cost.Outlay{}, nil},
		"a substitute without information":  {cost.BenefitDraft{}, cost.Outlay{Substitute: usd(t, "3")}, nil},
		"information that is worth nothing": {cost.BenefitDraft{Information: known("0")}, cost.Outlay{}, nil},
	} {
		var got []string
		for _, a := range weigh(t, newBenefit(t, c.benefit), c.outlay).Assumptions() {
			if a.Name == effectiveness || a.Name == most {
				got = append(got, a.Name)
			}
		}
		assert.Equal(t, c.want, got, name)
	}
}

func TestAMeetingWhoseRoomTakesAllThatItBringsPaysForNoLength(t *testing.T) {
	b := newBenefit(t, cost.BenefitDraft{Needs: []cost.Gain{{Value: known("25")}}})
	length, ok := weigh(t, b, cost.Outlay{Direct: usd(t, "85"), Labor: usd(t, "60"), Length: time.Hour}).BreakEvenLength(cost.BaseCase)
	assert.True(t, ok, "none is a length: no second of it would pay, and nothing is lost")
	assert.Zero(t, length)
	_, ok = weigh(t, b, cost.Outlay{Direct: usd(t, "85.01"), Labor: usd(t, "60"), Length: time.Hour}).BreakEvenLength(cost.BaseCase)
	assert.False(t, ok)
}

// A loss counts as likely as the meeting is held at most; where nothing is lost in sum, its lines count as anything else.
func TestLinesThatCancelOutAreAsLikelyAsTheMeetingIsHeld(t *testing.T) {
	w := weigh(t, newBenefit(t, cost.BenefitDraft{
		Held:          cost.Range{Low: "0.25", Base: "0.5", High: "1"},
		Opportunities: []cost.Opportunity{{Amount: known("100"), Margin: known("1"), Uplift: known("-100")}},
		Needs:         []cost.Gain{{Value: known("100")}},
	}), cost.Outlay{})
	for c, want := range map[cost.Case]string{cost.LowCase: "25.00 USD", cost.BaseCase: "50.00 USD", cost.HighCase: "100.00 USD"} {
		assert.Equal(t, want, w.Line(cost.Needs, c).String(), c)
		assert.Zero(t, w.Benefit(c).Sign(), c)
	}
}

func TestLinesOfAWorthInJSONAreThoseThatBringSomething(t *testing.T) {
	w := weigh(t, newBenefit(t, cost.BenefitDraft{Needs: []cost.Gain{{Value: cost.Range{Low: "0", Base: "3"}}}}), cost.Outlay{})
	var read map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(text(t, w)), &read))
	var low, base struct{ Lines json.RawMessage }
	require.NoError(t, json.Unmarshal(read["low"], &low))
	require.NoError(t, json.Unmarshal(read["base"], &base))
	assert.JSONEq(t, `{}`, string(low.Lines))
	assert.JSONEq(t, `{"needs":{"amount":"3.00","currency":"USD","exact":"3"}}`, string(base.Lines))
}

// Of twelve fine numbers the tenth is too many, whichever case has them.
func TestNumbersThatAreTooFineAreRefusedInEachCase(t *testing.T) {
	for name, number := range map[string]func(fine string) cost.Range{
		"low":  func(fine string) cost.Range { return cost.Range{Low: fine, Base: "1"} },
		"base": func(fine string) cost.Range { return cost.Range{Low: "0", Base: fine, High: "1"} },
		"high": func(fine string) cost.Range { return cost.Range{Base: "0", High: fine} },
	} {
		var needs []cost.Gain
		for i := range 12 {
			needs = append(needs, cost.Gain{Value: number(fmt.Sprintf("1/1%037d", 7+2*i))})
		}
		_, err := cost.NewBenefit(cost.BenefitDraft{Currency: "USD", Source: "test", Needs: needs})
		assert.Equal(t, []string{"/needs/9"}, paths(err), name)
	}
}
