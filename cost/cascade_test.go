package cost_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

func newCascade(t testing.TB, meetings ...cost.CascadeMeeting) cost.Cascade {
	t.Helper()
	c, err := cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: meetings})
	require.NoError(t, err)
	return c
}

func node(name string, hours int, preparedBy ...cost.CascadeShare) cost.CascadeMeeting {
	return cost.CascadeMeeting{
		Name: name, Instances: 1, PersonHours: cost.HoursOf(time.Duration(hours) * time.Hour), PreparedBy: preparedBy,
	}
}

// The cascade of one weekly executive meeting, in hours a year: 7,000, prepared in 11 units (20,000), which 21
// team meetings prepare (63,000), and those 130 preparatory ones (210,000).
func TestA5CascadeBain2014(t *testing.T) {
	c, err := cost.NewCascade(cost.CascadeDraft{Source: "Bain, Your Scarcest Resource, HBR May 2014", Meetings: []cost.CascadeMeeting{
		{Name: "executive committee", Instances: 50, PersonHours: cost.HoursOf(140 * time.Hour), PreparedBy: []cost.CascadeShare{{Name: "units"}}},
		{Name: "units", Instances: 1, PersonHours: cost.HoursOf(20_000 * time.Hour), PreparedBy: []cost.CascadeShare{{Name: "teams"}}},
		{Name: "teams", Instances: 21, PersonHours: cost.HoursOf(3_000 * time.Hour), PreparedBy: []cost.CascadeShare{{Name: "preparatory"}}},
		{Name: "preparatory", Instances: 1, PersonHours: cost.HoursOf(210_000 * time.Hour)},
	}})
	require.NoError(t, err)
	assert.Equal(t, []string{"executive committee"}, c.Roots())
	root, ok := c.Hours("executive committee")
	require.True(t, ok)
	assert.Equal(t, "7000", root.Own.String())
	assert.Equal(t, "300000", root.Total.String())
	assert.Equal(t, "300/7", exact[money.Ratio](t)(root.Ripple()))

	perHour, err := money.NewRate("60", currency(t, "USD"))
	require.NoError(t, err)
	p, err := c.Price(map[string]money.Amount{
		"executive committee": perHour.For(140 * time.Hour), "units": perHour.For(20_000 * time.Hour),
		"teams": perHour.For(3_000 * time.Hour), "preparatory": perHour.For(210_000 * time.Hour),
	})
	require.NoError(t, err)
	cost, ok := p.Cost("executive committee")
	require.True(t, ok)
	assert.Equal(t, "18000000.00 USD", cost.Total.String())
	assert.Equal(t, "300/7", exact[money.Ratio](t)(cost.Ripple()))
	assert.Len(t, p.Rows(), 4)
	assert.Equal(t, c.Assumptions(), p.Assumptions())
}

func TestASharedChildIsSplitByItsShares(t *testing.T) {
	c := newCascade(t,
		node("east", 10, cost.CascadeShare{Name: "data", Share: "1/3"}),
		node("west", 0, cost.CascadeShare{Name: "data", Share: "2/3"}),
		node("data", 5),
	)
	assert.Equal(t, []string{"east", "west"}, c.Roots())
	east, _ := c.Hours("east")
	west, _ := c.Hours("west")
	assert.Equal(t, "35/3", east.Total.String())
	assert.Equal(t, "10/3", west.Total.String())
	assert.Equal(t, "7/6", exact[money.Ratio](t)(east.Ripple()))
	_, ok := west.Ripple()
	assert.False(t, ok, "of no hours")
	_, ok = c.Hours("north")
	assert.False(t, ok)
}

func TestADiamondCountsItsLowestMeetingOnce(t *testing.T) {
	c := newCascade(t,
		node("top", 1, cost.CascadeShare{Name: "left"}, cost.CascadeShare{Name: "right"}),
		node("left", 2, cost.CascadeShare{Name: "base", Share: "0.25"}),
		node("right", 3, cost.CascadeShare{Name: "base", Share: "0.75"}),
		node("base", 100),
	)
	top, _ := c.Hours("top")
	assert.Equal(t, "106", top.Total.String())
}

func TestFaultyCascadesAreLocatedAllAtOnce(t *testing.T) {
	d := cost.CascadeDraft{Meetings: []cost.CascadeMeeting{
		{Name: "a", PreparedBy: []cost.CascadeShare{{Name: "b", Share: "0"}, {Name: "b", Share: "1.5"}, {Name: "c"}}},
		{Name: "b", Instances: 1_000_000_001},
		{Name: "a", Instances: 1},
		{Instances: 1},
		{Name: strings.Repeat("x", 256), Instances: 1},
		{Name: "\xff", Instances: 1},
	}}
	_, err := cost.NewCascade(d)
	assert.Equal(t, []string{
		"/source", "/meetings/0/instances", "/meetings/1/instances", "/meetings/2/name",
		"/meetings/3/name", "/meetings/4/name", "/meetings/5/name",
		"/meetings/0/prepared_by/0/share", "/meetings/0/prepared_by/1/name", "/meetings/0/prepared_by/1/share",
		"/meetings/0/prepared_by/2/name",
	}, paths(err))
}

func TestSharesThatDoNotAddUpToOneAreRefused(t *testing.T) {
	for name, shares := range map[string][2]string{
		"too little": {"1/3", "1/3"}, "too much": {"", "0.0001"}, "all twice": {"", ""},
		"too fine": {"1/" + strings.Repeat("9", 38), "1/3"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: []cost.CascadeMeeting{
				node("a", 1, cost.CascadeShare{Name: "c", Share: shares[0]}),
				node("b", 1, cost.CascadeShare{Name: "c", Share: shares[1]}), node("c", 1),
			}})
			assert.Equal(t, []string{"/meetings/2"}, paths(err))
		})
	}
}

func TestACycleIsATypedErrorThatNamesIt(t *testing.T) {
	all := func(name string) cost.CascadeShare { return cost.CascadeShare{Name: name} }
	for name, c := range map[string]struct {
		meetings []cost.CascadeMeeting
		want     []string
	}{
		"itself": {[]cost.CascadeMeeting{node("a", 1, all("a"))}, []string{"a"}},
		"two":    {[]cost.CascadeMeeting{node("b", 1, all("a")), node("a", 1, all("b"))}, []string{"a", "b"}},
		"below a root and above a leaf": {[]cost.CascadeMeeting{
			node("root", 1, all("m")), node("m", 1, all("z")), node("z", 1, all("k")),
			node("k", 1, cost.CascadeShare{Name: "m", Share: "1"}, all("leaf")), node("leaf", 1),
		}, []string{"k", "m", "z"}},
		"below a root that sorts first": {[]cost.CascadeMeeting{
			node("a", 1, cost.CascadeShare{Name: "c", Share: "1/2"}), node("c", 1, all("b")), node("b", 1, cost.CascadeShare{Name: "c", Share: "1/2"}),
		}, []string{"b", "c"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: c.meetings})
			var cycle *cost.CycleError
			require.ErrorAs(t, err, &cycle)
			assert.Equal(t, c.want, cycle.Meetings)
		})
	}
	long := &cost.CycleError{Meetings: strings.Split(strings.Repeat("m,", 9_999)+"z", ",")}
	assert.Less(t, len(long.Error()), 120)
	assert.True(t, strings.HasSuffix(long.Error(), "… → z → m"))
	ten := &cost.CycleError{Meetings: strings.Split("abcdefghij", "")}
	assert.Equal(t, "cost: meetings prepare themselves: a → b → c → d → e → f → g → h → i → j → a", ten.Error())
}

func TestFaultyCostsOfACascadeAreLocatedByName(t *testing.T) {
	c := newCascade(t, node("a/b", 1), node("c", 1), node("d", 1), node("e", 1), node("f", 1))
	_, err := c.Price(map[string]money.Amount{
		"a/b": usd(t, "-1"), "c": usd(t, "1"), "d": amountIn(t, "1", "EUR"), "f": usd(t, "1/"+strings.Repeat("7", 400)), "z": usd(t, "1"),
	})
	assert.Equal(t, []string{"/a~1b", "/d", "/e", "/f", "/z"}, paths(err))
	var mismatch *money.MismatchError
	assert.ErrorAs(t, err, &mismatch)

	fine := func(n int) money.Amount { return usd(t, fmt.Sprintf("1/1%0200d", n)) } // their sum is beyond 1,200 bits
	c = newCascade(t, node("a", 1, cost.CascadeShare{Name: "b"}, cost.CascadeShare{Name: "c"}), node("b", 1), node("c", 1))
	_, err = c.Price(map[string]money.Amount{"a": fine(1), "b": fine(3), "c": usd(t, "1")})
	assert.Equal(t, []string{"/a"}, paths(err))
}

func TestTheZeroCascadeHasNoMeetings(t *testing.T) {
	var c cost.Cascade
	assert.Empty(t, c.Rows())
	assert.Empty(t, c.Roots())
	p, err := c.Price(nil)
	require.NoError(t, err)
	assert.Empty(t, p.Rows())
	_, ok := p.Cost("a")
	assert.False(t, ok)
	free, err := newCascade(t, node("a", 1)).Price(map[string]money.Amount{"a": {}})
	require.NoError(t, err)
	row, ok := free.Cost("a")
	assert.True(t, ok)
	assert.Equal(t, "0", row.Total.String())
	_, ok = row.Ripple()
	assert.False(t, ok)
}

func TestCascadeJSON(t *testing.T) {
	d := quarterlyReview()
	text, err := json.Marshal(d)
	require.NoError(t, err)
	assert.Contains(t, string(text), `{"name":"analysts","instances":12,"person_seconds":18000,"person_hours":5.00}`)
	var read cost.CascadeDraft
	require.NoError(t, json.Unmarshal(text, &read))
	assert.Equal(t, d, read)
	err = json.Unmarshal([]byte(`{"source":1,"meetings":[{"name":"a"},{"name":2,"person_seconds":-1}]}`), &read)
	assert.ElementsMatch(t, []string{"/source", "/meetings/1/name", "/meetings/1/person_seconds"}, paths(err))

	c, err := cost.NewCascade(d)
	require.NoError(t, err)
	text, err = json.Marshal(c)
	require.NoError(t, err)
	assert.Contains(t, string(text), `"roots":["quarterly review"],"meetings":[{"name":"quarterly review","own_seconds":"144000","own_hours":40.00,"total_seconds":"864000","total_hours":240.00,"ripple":{"ratio":"6.0000","exact":"6"}}`)
	for _, word := range []string{"cost", "amount", "currency", "USD"} {
		assert.NotContains(t, string(text), word, "P1: hours have no money")
	}
	p, err := c.Price(map[string]money.Amount{"quarterly review": usd(t, "1"), "region east": {}, "region west": {}, "analysts": usd(t, "1/12")})
	require.NoError(t, err)
	text, err = json.Marshal(p)
	require.NoError(t, err)
	assert.Contains(t, string(text), `{"name":"quarterly review","own":{"amount":"4.00","currency":"USD","exact":"4"},"total":{"amount":"5.00","currency":"USD","exact":"5"},"ripple":{"ratio":"1.2500","exact":"5/4"}}`)
	assert.Contains(t, string(text), `"ripple":null`)
}

func TestSharesAreAssumptionsWithASource(t *testing.T) {
	c, err := cost.NewCascade(quarterlyReview())
	require.NoError(t, err)
	assert.Equal(t, []cost.Assumption{
		{Name: "cascade", Value: "4", Unit: "meetings", Source: "Sales operations", Detail: "which meeting prepares which"},
		{Name: "cascade share", Value: "1/3", Unit: "share", Source: "Sales operations", Detail: "analysts → region east"},
		{Name: "cascade share", Value: "2/3", Unit: "share", Source: "Sales operations", Detail: "analysts → region west"},
	}, c.Assumptions())
}
