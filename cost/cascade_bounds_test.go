package cost_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
)

func TestAChainOfTenThousandMeetings(t *testing.T) {
	const depth = 10_000
	name := func(i int) string { return fmt.Sprintf("m%05d", i) }
	meetings := make([]cost.CascadeMeeting, depth)
	for i := range meetings {
		meetings[i] = node(name(i), 1)
		if i+1 < depth {
			meetings[i].PreparedBy = []cost.CascadeShare{{Name: name(i + 1)}}
		}
	}
	top, ok := newCascade(t, meetings...).Hours(name(0))
	assert.True(t, ok)
	assert.Equal(t, "10000", top.Total.String())

	meetings[depth-1].PreparedBy = []cost.CascadeShare{{Name: name(0)}}
	_, err := cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: meetings})
	var cycle *cost.CycleError
	require.ErrorAs(t, err, &cycle)
	assert.Len(t, cycle.Meetings, depth)
	assert.Equal(t, []string{name(0), name(1)}, cycle.Meetings[:2])
}

func TestACascadeAtItsBoundsIsAddedUp(t *testing.T) {
	most := node(strings.Repeat("x", 255), 1)
	most.Instances = 1_000_000_000
	hours, ok := newCascade(t, most).Hours(most.Name)
	assert.True(t, ok)
	assert.Equal(t, "1000000000", hours.Total.String())

	meetings := make([]cost.CascadeMeeting, 100_000)
	for i := range meetings {
		meetings[i] = node(strconv.Itoa(i), 1)
	}
	for i := range 448 { // 100,128 preparations
		for _, m := range meetings[i+1 : 448] {
			meetings[i].PreparedBy = append(meetings[i].PreparedBy, cost.CascadeShare{Name: m.Name})
		}
	}
	meetings[0].PreparedBy = meetings[0].PreparedBy[128:]
	_, err := cost.NewCascade(cost.CascadeDraft{Meetings: meetings})
	assert.Equal(t, []string{"/source"}, paths(err), "100,000 meetings with as many preparations are not too many")
}

func TestATotalThatIsTooFineIsLocated(t *testing.T) {
	const many = 24 // times 60 bits
	var meetings []cost.CascadeMeeting
	first := node("a", 1)
	for i := range many {
		d := fmt.Sprintf("1%018d", 9+2*i)
		name, below := fmt.Sprint("other ", i), fmt.Sprint("shared ", i)
		first.PreparedBy = append(first.PreparedBy, cost.CascadeShare{Name: below, Share: "1/" + d})
		rest := cost.CascadeShare{Name: below, Share: fmt.Sprintf("1%018d/%s", 8+2*i, d)}
		meetings = append(meetings, node(name, 1, rest), node(below, 1))
	}
	_, err := cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: append(meetings, first)})
	assert.Equal(t, []string{fmt.Sprint("/meetings/", 2*many)}, paths(err))
}

func TestHostileCascadesAreRefusedInBoundedTime(t *testing.T) {
	_, err := cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: make([]cost.CascadeMeeting, 100_001)})
	assert.Equal(t, "/meetings", paths(err)[0], "before any of them is read")
	_, err = cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: []cost.CascadeMeeting{
		{Name: "a", Instances: 1, PreparedBy: make([]cost.CascadeShare, 100_001)},
	}})
	assert.Equal(t, "/meetings", paths(err)[0])

	// Many parents whose shares have no denominator in common.
	many := []cost.CascadeMeeting{node("shared", 1)}
	for i := range 50 {
		many = append(many, node(fmt.Sprintf("p%d", i), 1, cost.CascadeShare{Name: "shared", Share: fmt.Sprintf("1/1%036d", 7+2*i)}))
	}
	_, err = cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: many})
	assert.Equal(t, []string{"/meetings/0"}, paths(err))
	assert.Contains(t, err.Error(), "round them")

	// Two chains that share each other's meetings by fine numbers: denominators grow with the depth.
	prime := "1000000000000000003"
	var meetings []cost.CascadeMeeting
	for i := range 2000 {
		var below [2][]cost.CascadeShare
		if i < 1999 {
			l, r := fmt.Sprintf("l%d", i+1), fmt.Sprintf("r%d", i+1)
			below[0] = []cost.CascadeShare{{Name: l, Share: "1/" + prime}, {Name: r, Share: "2/" + prime}}
			below[1] = []cost.CascadeShare{{Name: l, Share: "1000000000000000002/" + prime}, {Name: r, Share: "1000000000000000001/" + prime}}
		}
		meetings = append(meetings, node(fmt.Sprintf("l%d", i), 1, below[0]...), node(fmt.Sprintf("r%d", i), 2, below[1]...))
	}
	_, err = cost.NewCascade(cost.CascadeDraft{Source: "test", Meetings: meetings})
	require.Len(t, paths(err), 1)
	assert.Contains(t, err.Error(), "round them")
}
