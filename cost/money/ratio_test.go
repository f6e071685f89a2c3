package money_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func TestRatiosAreExact(t *testing.T) {
	for _, c := range []struct {
		num, den int64
		want     string
	}{
		{7, 5, "7/5"},
		{14, 10, "7/5"},
		{-7, 5, "-7/5"},
		{7, -5, "-7/5"},
		{-7, -5, "7/5"},
		{0, -5, "0"},
		{6, 3, "2"},
		{math.MinInt64, 1, "-9223372036854775808"},
		{1, math.MinInt64, "-1/9223372036854775808"},
		{math.MinInt64, math.MinInt64, "1"},
		{math.MaxInt64, math.MinInt64, "-9223372036854775807/9223372036854775808"},
	} {
		r, err := money.NewRatio(c.num, c.den)
		require.NoError(t, err)
		require.Equal(t, c.want, r.String())
		require.True(t, r.Equal(ratio(t, c.want)))
	}
	_, err := money.NewRatio(1, 0)
	require.ErrorIs(t, err, money.ErrUndefined)
	_, err = money.NewRatio(0, 0)
	require.ErrorIs(t, err, money.ErrUndefined)
}

func TestTextOfARatioIsRoundedHalfToEven(t *testing.T) {
	require.Equal(t, "1.42345", ratio(t, "4565/3207").Text(5)) // A15
	require.Equal(t, "1", ratio(t, "4565/3207").Text(0))
	require.Equal(t, "0.4906", ratio(t, "26/53").Text(4))
	require.Equal(t, "42.8571", ratio(t, "300/7").Text(4)) // A5
	require.Equal(t, "0", ratio(t, "0.5").Text(0))
	require.Equal(t, "2", ratio(t, "1.5").Text(0))
	require.Equal(t, "-0.12", ratio(t, "-0.125").Text(2))
	require.Len(t, ratio(t, "2/3").Text(255), 257)
	require.Equal(t, "0.66666666666666666667", ratio(t, "2/3").Text(20))
}

func TestRatioSurvivesText(t *testing.T) {
	var zero, back money.Ratio
	require.Equal(t, `"0"`, toJSON(t, zero))
	for _, r := range []money.Ratio{zero, ratio(t, "7/5"), ratio(t, "-0.0001"), ratio(t, "1000000000000000000000000/7")} {
		require.NoError(t, json.Unmarshal([]byte(toJSON(t, r)), &back))
		require.True(t, r.Equal(back))
		require.Equal(t, r.Sign(), back.Sign())
		require.Equal(t, toJSON(t, r), toJSON(t, back))
	}
	require.Error(t, json.Unmarshal([]byte(`"1e3"`), &back))
	require.Error(t, json.Unmarshal([]byte(`1.4`), &back))
	require.Equal(t, "1000000000000000000000000/7", back.String(), "a failure changes nothing")
}
