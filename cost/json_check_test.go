package cost_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Each case changes one number of a forecast with a premium and a record, so that it alone does not add up.
func TestEachNumberOfAForecastInJSONIsHeldAgainstTheOthers(t *testing.T) {
	model, weekly := g1Economic(t)
	d := weekly.Draft()
	d.Records = []participant.Record{{Type: "account", ID: "acme"}}
	whole := text(t, forecast(t, model, year(2026), newMeeting(t, d)))
	const (
		weeks   = "the weeks do not add up to the series"
		roles   = "the roles and the lines that are nobody's do not add up to the series"
		records = "the record account acme takes more than the series"
	)
	for name, c := range map[string]struct {
		list, key string
		value     any
		want      string
	}{
		"occurrences of a week":     {"weeks", "occurrences", 2, weeks},
		"length of a week":          {"weeks", "meeting_seconds", 1, weeks},
		"time of a week":            {"weeks", "person_seconds", 1, weeks},
		"cost of a week":            {"weeks", "cost", usd(t, "1"), weeks},
		"premium of a week":         {"weeks", "premium", usd(t, "1"), weeks},
		"time of a role":            {"roles", "person_seconds", 1, roles},
		"cost of a role":            {"roles", "cost", usd(t, "1"), roles},
		"premium of a role":         {"roles", "premium", usd(t, "1"), roles},
		"occurrences of a record":   {"records", "occurrences", 54, records},
		"length of a record":        {"records", "meeting_seconds", 53*45*60 + 1, records},
		"time of a record":          {"records", "person_seconds", 10_000_000, records},
		"cost of a record":          {"records", "cost", usd(t, "19712"), records},
		"premium of a record":       {"records", "premium", usd(t, "100000"), records},
		"a record of no occurrence": {"records", "occurrences", 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var v map[string]any
			require.NoError(t, json.Unmarshal([]byte(whole), &v))
			row := v[c.list].([]any)[0].(map[string]any)
			require.Contains(t, row, c.key)
			row[c.key] = c.value
			err := json.Unmarshal([]byte(text(t, v)), &cost.Forecast{})
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, c.want)
		})
	}
}
