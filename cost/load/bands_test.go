package load_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// ratio is that of exact text, and the undefined one of no text.
func ratio(t testing.TB, exact string) load.Ratio {
	t.Helper()
	data := `{"exact":"` + exact + `"}`
	if exact == "" {
		data = "null"
	}
	var r load.Ratio
	require.NoError(t, json.Unmarshal([]byte(data), &r))
	return r
}

func TestBandsBelow25PercentAndAbove40Percent(t *testing.T) {
	for exact, want := range map[string]load.Band{
		"": "", "0": load.OK, "0.2499999999": load.OK, "1/4": load.Watch, "0.4": load.Watch,
		"0.4000000001": load.OverScheduled, "1": load.OverScheduled,
		"0.37": load.Watch, "0.45": load.OverScheduled, "0.575": load.OverScheduled, // the published means
	} {
		assert.Equal(t, want, load.DefaultBands().Of("", ratio(t, exact)), exact)
	}
	require.NoError(t, load.DefaultBands().Check())
	assert.Equal(t, load.Band(""), load.Bands{}.Of("", ratio(t, "1")), "nobody has set them")
}

func TestBandsAreAHostsOwnByRole(t *testing.T) {
	const data = `{"source":"Sales Operations","default":{"watch_from":"0.2","over_above":"0.3"},"by_role":{"sales-manager":{"watch_from":"1/2","over_above":"0.6"}}}`
	var b load.Bands
	require.NoError(t, json.Unmarshal([]byte(data), &b))
	assert.Equal(t, load.OverScheduled, b.Of(participant.Developer, ratio(t, "0.55")))
	assert.Equal(t, load.Watch, b.Of(participant.SalesManager, ratio(t, "0.55")))
	var again load.Bands
	require.NoError(t, json.Unmarshal([]byte(text(t, b)), &again))
	assert.Equal(t, text(t, b), text(t, again))

	for data, want := range map[string][]string{
		`{}`: {"/source", "/default/watch_from", "/default/over_above"},
		`{"source":"x","default":{"watch_from":"0.5","over_above":"0.4"},"by_role":{"Sales Manager":{"watch_from":"-1","over_above":"0.4"}}}`: {
			"/default/over_above", "/by_role/Sales Manager", "/by_role/Sales Manager/watch_from",
		},
		`{"source":"x","default":{"watch_from":"0.5","over_above":"1.5"}}`:                       {"/default/over_above"},
		`{"source":1,"default":{"watch_from":"x","over_above":0.4},"by_role":{"developer":"x"}}`: {"/default/over_above", "/default/watch_from", "/source", "/by_role/developer"},
		`{"source":"x","default":{"watch_from":"0.5"},"by_role":{"developer":{"over_above":"0.5"},"partner":{}}}`: {
			"/default/over_above", "/by_role/developer/watch_from", "/by_role/partner/watch_from", "/by_role/partner/over_above",
		},
		`[]`: {""},
	} {
		var paths []string
		for _, p := range participant.Located("", json.Unmarshal([]byte(data), &again)) {
			paths = append(paths, p.Path)
		}
		assert.Equal(t, want, paths, data)
		assert.Equal(t, text(t, b), text(t, again), "it is left as it was")
	}
}

func TestRatiosAreExactAndComeBackFromJSON(t *testing.T) {
	assert.Equal(t, `{"percent":"57.50","exact":"23/40"}`, text(t, ratio(t, "0.575")))
	assert.Equal(t, `null`, text(t, load.Ratio{}))
	assert.Equal(t, "0.12", ratio(t, "1/8").Text(2), "half to even")
	assert.Empty(t, load.Ratio{}.Text(2))
	assert.Empty(t, load.Ratio{}.Exact())
	for _, exact := range []string{"", "0", "1/3", "7/5", "-1/2"} {
		r := ratio(t, exact)
		assert.Equal(t, exact != "", r.Defined())
		var again load.Ratio
		require.NoError(t, json.Unmarshal([]byte(text(t, r)), &again))
		assert.True(t, r.Equal(again))
	}
	assert.Equal(t, -1, load.Ratio{}.Compare(ratio(t, "-5")), "undefined ones come first")
	assert.Equal(t, 1, ratio(t, "-5").Compare(load.Ratio{}))
	assert.True(t, load.Ratio{}.Equal(ratio(t, "")))
	v, ok := ratio(t, "23/40").Value()
	require.True(t, ok)
	half, err := money.ParseRatio("0.575")
	require.NoError(t, err)
	assert.True(t, v.Equal(half))
	for _, bad := range []string{`{}`, `{"exact":null}`, `{"exact":"x"}`, `"1/2"`, `{"percent":"50.00"}`} {
		var r load.Ratio
		assert.Error(t, json.Unmarshal([]byte(bad), &r), bad)
	}
}

func FuzzBandsFromJSON(f *testing.F) {
	f.Add([]byte(`{"source":"x","default":{"watch_from":"0.2","over_above":"0.3"},"by_role":{"sales-manager":{"watch_from":"1/2","over_above":"0.6"}}}`))
	f.Add([]byte(`{"source":"x","default":{"watch_from":"-1/3","over_above":"1e9"}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b load.Bands
		if json.Unmarshal(data, &b) != nil {
			return
		}
		require.NoError(t, b.Check())
		var again load.Bands
		require.NoError(t, json.Unmarshal([]byte(text(t, b)), &again))
		assert.Equal(t, text(t, b), text(t, again))
	})
}

func FuzzRatioFromJSON(f *testing.F) {
	for _, text := range []string{`{"percent":"57.50","exact":"23/40"}`, `{"exact":"0.575"}`, `null`, `{"exact":""}`, `[]`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, before := ratio(t, "1/2"), ratio(t, "1/2")
		if json.Unmarshal(data, &r) != nil {
			require.True(t, r.Equal(before))
			return
		}
		var again load.Ratio
		require.NoError(t, json.Unmarshal([]byte(text(t, r)), &again))
		assert.True(t, r.Equal(again))
	})
}
