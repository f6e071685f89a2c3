package cost_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestMarginalCostIsTheDifferenceThatTheFormulasSay(t *testing.T) {
	eachScenario(t, 150, func(t *testing.T, x *oracle, model cost.Model, meetings []meeting.Meeting) {
		for _, o := range begun(t, meetings[0]) {
			more := participant.Participant{ID: "p11", Role: participant.SalesRepresentative}
			got, err := model.Marginal(o, more)
			require.NoError(t, err)
			before, after := x.bill(o), x.billWith(o, more)
			sameNumber(t, minus(after.direct(), before.direct()), got.Cost)
			sameNumber(t, minus(after.premium, before.premium), got.Premium)
		}
	})
}

// billWith is the bill of o with p in place of whoever had their ID.
func (x *oracle) billWith(o meeting.Occurrence, p participant.Participant) bill {
	guests, seen := x.guests(o)
	organizer := o.Meeting().Organizer()
	guests = slices.DeleteFunc(guests, func(g guest) bool { return g.ID == p.ID })
	p = x.known(p)
	g := guest{Participant: p, likely: x.likely(p), sunk: p.ID == organizer || o.Presents(p.ID)}
	if seen {
		g.see(x.observed[o.Key()], o.Interval().End())
	}
	guests = append(guests, g)
	heads := new(big.Rat)
	for _, g := range guests {
		heads.Add(heads, g.likely)
	}
	plan := x.planOf(o)
	return x.billOf(o, plan, guests, x.shows(plan, guests, seen), heads)
}

func TestQuantilesAreThoseOfAllWaysInWhichPeopleCome(t *testing.T) {
	most := 0
	for seed := range uint64(12) {
		d := throw(t, seed)
		x, draft := d.oracle(), d.meeting(0).Draft()
		draft.Roster, draft.Overrides = d.roster(4+d.IntN(6)), nil
		m := newMeeting(t, draft)
		for r := range participant.Response(5) {
			x.byResponse[r] = d.probability()
		}
		list := begun(t, m)
		if len(list) == 0 {
			continue
		}
		o, model := list[len(list)/2], x.model(t)
		ways := x.ways(o)
		most = max(most, len(ways))
		for _, text := range []string{"0", "0.0001", "0.5", "0.9", "0.9999", "1"} {
			p, err := cost.ParseProbability(text)
			require.NoError(t, err)
			got, err := model.Quantile(o, p)
			require.NoError(t, err)
			sameNumber(t, quantile(ways, oracleNumber(text)), got, "seed", seed, text)
		}
	}
	assert.GreaterOrEqual(t, most, 256, "one has many ways")
}

// An oracleWay is what an occurrence costs in one way, and how likely that is.
type oracleWay struct{ cost, likely *big.Rat }

// ways are all ways in which people come to o or don't, and it is held or not.
func (x *oracle) ways(o meeting.Occurrence) (list []oracleWay) {
	guests, seen := x.guests(o)
	plan := x.planOf(o)
	heads := new(big.Rat)
	for _, g := range guests {
		heads.Add(heads, g.likely)
	}
	shows := x.shows(plan, guests, seen)
	var each func(i int, likely *big.Rat)
	each = func(i int, likely *big.Rat) {
		if likely.Sign() == 0 {
			return
		}
		if i == len(guests) {
			for _, p := range []*big.Rat{new(big.Rat), whole(1)} {
				b := x.billOf(o, plan, guests, p, heads)
				chance := times(likely, oraclePlus(times(p, shows), times(minus(whole(1), p), minus(whole(1), shows))))
				if chance.Sign() > 0 {
					list = append(list, oracleWay{b.direct(), chance})
				}
			}
			return
		}
		p := guests[i].likely
		guests[i].likely = whole(1)
		each(i+1, times(likely, p))
		guests[i].likely = new(big.Rat)
		each(i+1, times(likely, minus(whole(1), p)))
		guests[i].likely = p
	}
	each(0, whole(1))
	return list
}

// quantile is the least cost up to which the ways have the probability p.
func quantile(ways []oracleWay, p *big.Rat) *big.Rat {
	slices.SortFunc(ways, func(a, b oracleWay) int { return a.cost.Cmp(b.cost) })
	reached := new(big.Rat)
	for _, w := range ways {
		if reached.Add(reached, w.likely); reached.Cmp(p) >= 0 {
			return w.cost
		}
	}
	panic("the ways have no probability of 1")
}
