package load_test

import (
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
)

// Every figure of a team is that of the same name of its people: their sum, and percentiles that are worked out
// here by the definition.
func TestEveryFigureOfATeamIsThatOfItsPeople(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 6))
		meetings, people := randomMeetings(t, r, 60), randomPeople(t, r, 5+int(seed%4))
		team, err := load.OfTeam(week(t), people, nil, meetings...)
		require.NoError(t, err)
		var ofMeetings, ofWorking []reflect.Value
		for _, p := range people {
			i := ofPerson(t, week(t), p, nil, meetings...)
			ofMeetings, ofWorking = append(ofMeetings, reflect.ValueOf(i.Meetings())), append(ofWorking, reflect.ValueOf(working(t, i)))
		}
		m, ok := team.Meetings()
		require.True(t, ok)
		require.Equal(t, ofMeetings[0].NumField(), compareFields(t, reflect.ValueOf(m), ofMeetings))
		w, ok := team.Working()
		require.True(t, ok)
		require.Equal(t, ofWorking[0].NumField(), compareFields(t, reflect.ValueOf(w), ofWorking))
	}
}

func compareFields(t *testing.T, team reflect.Value, people []reflect.Value) (compared int) {
	for k := range team.NumField() {
		name := team.Type().Field(k).Name
		if name == "Known" {
			require.EqualValues(t, len(people), team.Field(k).Int())
			continue
		}
		compared++
		var values []*big.Rat
		sum := new(big.Rat)
		for _, p := range people {
			if v := number(p.FieldByName(name).Interface()); v != nil {
				values = append(values, v)
				sum.Add(sum, v)
			}
		}
		slices.SortFunc(values, (*big.Rat).Cmp)
		p50, p90 := quantile(values, big.NewRat(1, 2)), quantile(values, big.NewRat(9, 10))
		switch got := team.Field(k).Interface().(type) {
		case load.Spread:
			require.Equal(t, cost.HoursOf(time.Duration(sum.Num().Int64())), got.Sum, name)
			require.Equal(t, []string{p50.RatString(), p90.RatString()}, []string{number(got.P50).RatString(), number(got.P90).RatString()}, name)
		case load.Percentiles:
			require.Equal(t, []string{p50.RatString(), p90.RatString()}, []string{number(got.P50).RatString(), number(got.P90).RatString()}, name)
		case load.CountSpread:
			require.Equal(t, sum.RatString(), big.NewRat(int64(got.Sum), 1).RatString(), name)
			require.Equal(t, []string{p50.RatString(), p90.RatString()}, []string{got.P50.Exact(), got.P90.Exact()}, name)
		case load.RatioSpread:
			if len(values) < 5 {
				p50, p90 = nil, nil
			}
			require.Equal(t, []string{exact(p50), exact(p90)}, []string{got.P50.Exact(), got.P90.Exact()}, name)
		default:
			t.Errorf("%s is a %T", name, got)
		}
	}
	return compared
}

// number returns v as a rational, nil if it is an undefined ratio.
func number(v any) *big.Rat {
	switch v := v.(type) {
	case time.Duration:
		return big.NewRat(int64(v), 1)
	case int:
		return big.NewRat(int64(v), 1)
	case load.Ratio:
		if v.Defined() {
			r, _ := new(big.Rat).SetString(v.Exact())
			return r
		}
	}
	return nil
}

func exact(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return r.RatString()
}

// quantile is definition 7 of Hyndman and Fan: position 1 + (n−1)·p.
func quantile(values []*big.Rat, p *big.Rat) *big.Rat {
	if len(values) == 0 {
		return nil
	}
	position := new(big.Rat).Mul(p, big.NewRat(int64(len(values)-1), 1))
	below := int(new(big.Int).Quo(position.Num(), position.Denom()).Int64())
	above := min(below+1, len(values)-1)
	position.Sub(position, big.NewRat(int64(below), 1))
	step := new(big.Rat).Sub(values[above], values[below])
	return step.Add(values[below], step.Mul(step, position))
}
