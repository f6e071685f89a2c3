package report_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/report"
)

// strictly decodes JSON and refuses keys that the contract does not have.
func strictly(t *testing.T, text string) (c contract) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	require.NoError(t, d.Decode(&c))
	return c
}

func TestTheJSONOfReportsHasTheKeysOfTheContractAndNoOthers(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		c := strictly(t, string(text))
		assert.Equal(t, 1, c.Schema, file)
		assert.NotNil(t, c.AllDay, file)
		if strings.Contains(file, "hours") {
			assert.NotContains(t, string(text), `"currency"`, file)
		}
	}
}

func TestTheJSONOfAReportHasWhateverThereIs(t *testing.T) {
	forecast, shown := knows(t, "en", "USD")
	c := strictly(t, written(t, everything(t, "en", "USD", nil), "json"))
	premium, _ := forecast.Premium()
	economic, _ := forecast.Economic()
	assert.Equal(t, premium.Exact(), c.Opportunity.Premium.Exact)
	assert.Equal(t, economic.Exact(), c.Opportunity.Economic.Exact)
	assert.Equal(t, forecast.Line(cost.Labor).Exact(), c.Direct["labor"].Exact)
	assert.Equal(t, forecast.LateStart().Exact(), c.LateStart.Exact)
	assert.Len(t, c.Records, 2)
	require.Len(t, c.Advice, len(shown.Advice))
	for i, a := range shown.Advice {
		assert.Equal(t, a.Series.Title, c.Advice[i].Series)
		assert.Equal(t, a.Change.String(), c.Advice[i].Change)
		assert.Equal(t, a.SavingAlone.Exact(), c.Advice[i].SavingAlone.Exact)
		assert.Equal(t, a.Saving.Exact(), c.Advice[i].Saving.Exact)
	}
	require.Len(t, c.Load.Teams, 3)
	assert.NotNil(t, c.Load.Teams[0].Working)
	assert.Nil(t, c.Load.Teams[1].Working, "hours that are not known")
	assert.True(t, c.Load.Teams[2].Suppressed)
	assert.Nil(t, c.Load.Teams[2].Meetings, "four people")
	assert.Equal(t, "ok", c.Load.Persons[0].Band)
	assert.Equal(t, shown.Focus.Total().Focus.Seconds(), c.FocusHours.FocusSeconds.String())
	fragmentation, _ := shown.Focus.Fragmentation()
	assert.Equal(t, fragmentation.Exact(), c.FocusHours.Fragmentation.Exact)
	require.Len(t, c.Alternatives, 3)
	assert.NotNil(t, c.Alternatives[0].Memo, "somebody has written one")
	assert.Nil(t, c.Alternatives[1].Memo)
	var verdicts []string
	for i, b := range c.Budgets {
		verdicts = append(verdicts, b.Verdict)
		assert.Equal(t, i < 2, b.Remaining.Amount == nil, "two are of hours")
	}
	assert.Equal(t, []string{"within", "warn", "exceeded"}, verdicts)
	assert.Equal(t, shown.Difference.Cost().Change.Exact(), c.Difference.Cost.Change.Exact)
	assert.Equal(t, []string{"base", "high"}, c.Worth[0].Positive)
	assert.Equal(t, []string{"decision", "negotiation", "customer"}, c.Memos[2].Requires)
	assert.Equal(t, "3.0000", c.Cascades[0].Hours.Meetings[0].Ripple.Ratio)
	assert.Equal(t, "528000.00", c.Cascades[0].Cost.Meetings[0].Total.Amount)
}

func TestTheJSONOfBudgetsDoesNotSayWhoIsInATeam(t *testing.T) {
	_, shown := knows(t, "en", "USD")
	status := shown.Budgets[0]
	require.NotEmpty(t, status.Budget.Draft().Team)
	for _, r := range []report.Report{everything(t, "en", "USD", nil), report.NewHours(cost.Timesheet{}, shown)} {
		var draft cost.BudgetDraft
		budget := strictly(t, written(t, r, "json")).Budgets[0]
		require.NoError(t, json.Unmarshal(budget.Budget, &draft))
		want := status.Budget.Draft()
		want.Team = nil
		assert.Equal(t, want, draft)
		assert.Equal(t, status.Occurrences, budget.Occurrences)
		assert.True(t, status.Period.Start().Equal(budget.Period.From))
	}
}
