package report_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
)

// The JSON of reports as [report.Report.WriteJSON] documents it: every key that there may be.
type (
	contract struct {
		Schema int  `json:"schema"`
		Window span `json:"window"`
		spent
		costs
		Economic       *exactMoney           `json:"economic"`
		Direct         map[string]exactMoney `json:"direct"`
		DirectOfPeople []string              `json:"direct_of_people"`
		Overrun        *exactMoney           `json:"overrun"`
		LateStart      *exactMoney           `json:"late_start"`
		Series         []struct {
			series
			spent
			costs
		} `json:"series"`
		Weeks []struct {
			Monday string `json:"monday"`
			spent
			costs
		} `json:"weeks"`
		Roles []struct {
			Role          string `json:"role"`
			PersonSeconds number `json:"person_seconds"`
			PersonHours   number `json:"person_hours"`
			costs
		} `json:"roles"`
		Records []struct {
			Record struct {
				Type string `json:"type"`
				ID   string `json:"id"`
			} `json:"record"`
			spent
			costs
		} `json:"records"`
		Assumptions []cost.Assumption `json:"assumptions"`

		Title       string `json:"title"`
		AllDay      *int   `json:"all_day"`
		Opportunity *struct {
			Premium  exactMoney `json:"premium"`
			Economic exactMoney `json:"economic"`
		} `json:"opportunity"`
		Load *struct {
			Bands   json.RawMessage `json:"bands"` // as load.Bands reads it
			Teams   []team          `json:"teams"`
			Persons []personLoad    `json:"persons"`
		} `json:"load"`
		Advice   []advice  `json:"advice"`
		Worth    []worth   `json:"worth"`
		Memos    []memo    `json:"memos"`
		Cascades []cascade `json:"cascades"`
		Persons  []struct {
			ID   string `json:"id"`
			Name string `json:"name"`
			Role string `json:"role"`
			spent
		} `json:"persons"`
		Problems []struct {
			File string `json:"file"`
			Line int    `json:"line"`
			Code string `json:"code"`
			Text string `json:"text"`
		} `json:"problems"`
	}
	number     = json.Number
	exactMoney struct {
		Amount   string `json:"amount"`
		Currency string `json:"currency"`
		Exact    string `json:"exact"`
	}
	exactRatio struct {
		Ratio string `json:"ratio"`
		Exact string `json:"exact"`
	}
	span struct {
		From time.Time `json:"from"`
		To   time.Time `json:"to"`
	}
	series struct {
		Meeting string `json:"meeting"`
		Title   string `json:"title"`
		Start   string `json:"start"`
	}
	spent struct {
		Occurrences    int    `json:"occurrences"`
		MeetingSeconds number `json:"meeting_seconds"`
		MeetingHours   number `json:"meeting_hours"`
		PersonSeconds  number `json:"person_seconds"`
		PersonHours    number `json:"person_hours"`
	}
	costs struct {
		Cost    *exactMoney `json:"cost"`
		Premium *exactMoney `json:"premium"`
	}
	team struct {
		Name        string            `json:"name"`
		Band        string            `json:"band"`
		Schema      int               `json:"schema"`
		People      int               `json:"people"`
		Suppressed  bool              `json:"suppressed"`
		Window      span              `json:"window"`
		Meetings    map[string]any    `json:"meetings"`
		Working     map[string]any    `json:"working"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	personLoad struct {
		Name        string            `json:"name"`
		Band        string            `json:"band"`
		Schema      int               `json:"schema"`
		Person      string            `json:"person"`
		Role        string            `json:"role"`
		Window      span              `json:"window"`
		Meetings    map[string]any    `json:"meetings"`
		Working     map[string]any    `json:"working"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	advice struct {
		Meeting     string     `json:"meeting"`
		Series      string     `json:"series"`
		Start       string     `json:"start"`
		Change      string     `json:"change"`
		SavingAlone exactMoney `json:"saving_alone"`
		Saving      exactMoney `json:"saving"`
	}
	worth struct {
		Title       string            `json:"title"`
		Schema      int               `json:"schema"`
		Direct      exactMoney        `json:"direct"`
		Economic    *exactMoney       `json:"economic"`
		Low         worthCase         `json:"low"`
		Base        worthCase         `json:"base"`
		High        worthCase         `json:"high"`
		Positive    []string          `json:"positive"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	worthCase struct {
		Benefit          exactMoney            `json:"benefit"`
		Lines            map[string]exactMoney `json:"lines"`
		Net              exactMoney            `json:"net"`
		Return           *exactRatio           `json:"return"`
		EconomicNet      *exactMoney           `json:"economic_net"`
		EconomicReturn   *exactRatio           `json:"economic_return"`
		BreakEvenUplift  *exactRatio           `json:"break_even_uplift_points"`
		BreakEvenSeconds *string               `json:"break_even_seconds"`
		BreakEvenHours   *number               `json:"break_even_hours"`
	}
	memo struct {
		Title       string            `json:"title"`
		Verdict     string            `json:"verdict"`
		Meeting     exactMoney        `json:"meeting"`
		Memo        exactMoney        `json:"memo"`
		Saving      *exactMoney       `json:"saving"`
		Requires    []string          `json:"requires"`
		Assumptions []cost.Assumption `json:"assumptions"`
	}
	cascade struct {
		Title string `json:"title"`
		Hours struct {
			Schema   int      `json:"schema"`
			Roots    []string `json:"roots"`
			Meetings []struct {
				Name         string      `json:"name"`
				OwnSeconds   string      `json:"own_seconds"`
				OwnHours     number      `json:"own_hours"`
				TotalSeconds string      `json:"total_seconds"`
				TotalHours   number      `json:"total_hours"`
				Ripple       *exactRatio `json:"ripple"`
			} `json:"meetings"`
			Assumptions []cost.Assumption `json:"assumptions"`
		} `json:"hours"`
		Cost *struct {
			Schema   int `json:"schema"`
			Meetings []struct {
				Name   string      `json:"name"`
				Own    exactMoney  `json:"own"`
				Total  exactMoney  `json:"total"`
				Ripple *exactRatio `json:"ripple"`
			} `json:"meetings"`
			Assumptions []cost.Assumption `json:"assumptions"`
		} `json:"cost"`
	}
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
		assert.Equal(t, a.Alone.Exact(), c.Advice[i].SavingAlone.Exact)
		assert.Equal(t, a.Next.Exact(), c.Advice[i].Saving.Exact)
	}
	require.Len(t, c.Load.Teams, 3)
	assert.NotNil(t, c.Load.Teams[0].Working)
	assert.Nil(t, c.Load.Teams[1].Working, "hours that are not known")
	assert.True(t, c.Load.Teams[2].Suppressed)
	assert.Nil(t, c.Load.Teams[2].Meetings, "four people")
	assert.Equal(t, "ok", c.Load.Persons[0].Band)
	assert.Equal(t, []string{"base", "high"}, c.Worth[0].Positive)
	assert.Equal(t, []string{"decision", "negotiation", "customer"}, c.Memos[2].Requires)
	assert.Equal(t, "3.0000", c.Cascades[0].Hours.Meetings[0].Ripple.Ratio)
	assert.Equal(t, "528000.00", c.Cascades[0].Cost.Meetings[0].Total.Amount)
}
