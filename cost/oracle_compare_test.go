package cost_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Of each seed there are three meetings, with about ten occurrences each.
const oracleSeeds = 100

// scenario draws choices and meetings.
func (d dice) scenario() (*oracle, []meeting.Meeting) {
	x := d.oracle()
	var meetings []meeting.Meeting
	for n := range 3 {
		m := d.meeting(n)
		if meetings = append(meetings, m); d.chance(30) {
			d.observe(x, m)
		}
	}
	return x, meetings
}

// begun are the occurrences of m that begin within the window.
func begun(t testing.TB, m meeting.Meeting) (list []meeting.Occurrence) {
	w := oracleWindow(t)
	for o := range m.Occurrences(w) {
		if !o.Interval().Start().Before(w.Start()) {
			list = append(list, o)
		}
	}
	return list
}

// eachScenario calls check with every scenario.
func eachScenario(t *testing.T, seeds uint64, check func(t *testing.T, x *oracle, model cost.Model, meetings []meeting.Meeting)) {
	for seed := range seeds {
		x, meetings := throw(t, seed).scenario()
		check(t, x, x.model(t), meetings)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func sameNumber(t *testing.T, want *big.Rat, got money.Amount, what ...any) {
	t.Helper()
	assert.Equal(t, want.RatString(), got.Exact(), what...)
}

func sameHours(t *testing.T, want *big.Rat, got cost.Hours, what ...any) {
	t.Helper()
	assert.Equal(t, seconds(want).RatString(), number(got.Seconds()).RatString(), what...)
}

func TestEstimatesAndSharesAreWhatTheFormulasSay(t *testing.T) {
	eachScenario(t, oracleSeeds, func(t *testing.T, x *oracle, model cost.Model, meetings []meeting.Meeting) {
		for _, m := range meetings {
			for _, o := range begun(t, m) {
				want := x.bill(o)
				got, err := model.Estimate(o)
				require.NoError(t, err)
				compareEstimate(t, x, want, got)
				shares, err := model.Shares(o)
				require.NoError(t, err)
				compareShares(t, want, shares)
			}
		}
	})
}

func compareEstimate(t *testing.T, x *oracle, want bill, got cost.Estimate) {
	t.Helper()
	for line, amount := range want.lines {
		sameNumber(t, amount, got.Line(line), line)
	}
	sameNumber(t, want.direct(), got.Direct())
	sameNumber(t, want.lines[cost.Labor], got.Labor())
	sameNumber(t, want.overrun, got.Overrun(), "overrun")
	sameNumber(t, want.lateStart, got.LateStart(), "late start")
	sameHours(t, want.length, got.MeetingHours())
	sameHours(t, want.hours, got.PersonHours())
	premium, ok := got.Premium()
	assert.Equal(t, x.quotas != nil, ok)
	sameNumber(t, want.premium, premium, "premium")
	if economic, ok := got.Economic(); ok {
		sameNumber(t, plus(want.direct(), want.premium), economic, "economic")
	}
}

func compareShares(t *testing.T, want bill, shares []cost.Share) {
	t.Helper()
	require.Len(t, shares, len(want.people))
	byID := map[participant.ID]cost.Share{}
	for _, s := range shares {
		byID[s.ID] = s
	}
	for _, p := range want.people {
		sameNumber(t, p.cost, byID[p.id].Cost, p.id)
		assert.Equal(t, p.role, byID[p.id].Role)
	}
}

// A sum is what rows of a forecast add up to.
type sum struct{ cost, premium, length, hours *big.Rat }

func add[K comparable](sums map[K]sum, key K, cost, premium, length, hours *big.Rat) {
	s, ok := sums[key]
	if !ok {
		s = sum{new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)}
	}
	sums[key] = sum{plus(s.cost, cost), plus(s.premium, premium), plus(s.length, length), plus(s.hours, hours)}
}

// sums are what all occurrences of the meetings come to, by what a forecast divides them.
type sums struct {
	lines              map[cost.Line]*big.Rat
	overrun, lateStart *big.Rat
	total              map[string]sum
	series, weeks      map[string]sum
	roles              map[participant.Role]sum
	records            map[participant.Record]sum
}

func (x *oracle) sums(t testing.TB, meetings []meeting.Meeting) sums {
	s := sums{
		map[cost.Line]*big.Rat{},
		new(big.Rat), new(big.Rat),
		map[string]sum{},
		map[string]sum{},
		map[string]sum{},
		map[participant.Role]sum{},
		map[participant.Record]sum{},
	}
	for _, m := range meetings {
		for _, o := range begun(t, m) {
			b := x.bill(o)
			for line, amount := range b.lines {
				s.lines[line] = plus(amount, cmp.Or(s.lines[line], new(big.Rat)))
			}
			s.overrun, s.lateStart = plus(s.overrun, b.overrun), plus(s.lateStart, b.lateStart)
			direct := b.direct()
			add(s.total, "", direct, b.premium, b.length, b.hours)
			add(s.series, m.ID().String(), direct, b.premium, b.length, b.hours)
			start := o.Interval().Start().In(oracleWindow(t).Start().Location())
			monday := start.AddDate(0, 0, -(int(start.Weekday())+6)%7)
			add(s.weeks, monday.Format(time.DateOnly), direct, b.premium, b.length, b.hours)
			for _, p := range b.people {
				add(s.roles, p.role, p.cost, p.premium, new(big.Rat), p.hours)
			}
			linked := map[participant.Record]bool{}
			for _, r := range m.Records() {
				if !linked[r] {
					add(s.records, r, direct, b.premium, b.length, b.hours)
				}
				linked[r] = true
			}
		}
	}
	return s
}

func TestForecastsAreWhatTheFormulasSay(t *testing.T) {
	eachScenario(t, oracleSeeds, func(t *testing.T, x *oracle, model cost.Model, meetings []meeting.Meeting) {
		want, got := x.sums(t, meetings), forecast(t, model, oracleWindow(t), meetings...)
		for line, amount := range want.lines {
			sameNumber(t, amount, got.Line(line), line)
		}
		sameNumber(t, want.overrun, got.Overrun(), "overrun")
		sameNumber(t, want.lateStart, got.LateStart(), "late start")
		if total, ok := want.total[""]; ok {
			compareRow(t, total, got.Total(), costsOf(got), "total")
			if economic, ok := got.Economic(); ok {
				sameNumber(t, plus(total.cost, total.premium), economic, "economic")
			}
		}
		require.Len(t, got.Series(), len(want.series))
		for _, row := range got.Series() {
			compareRow(t, want.series[row.Meeting.String()], row.Figures, row.Costs, row.Title)
		}
		require.Len(t, got.Weeks(), len(want.weeks))
		for _, row := range got.Weeks() {
			compareRow(t, want.weeks[row.Monday.String()], row.Figures, row.Costs, row.Monday)
		}
		require.Len(t, got.Records(), len(want.records))
		for _, row := range got.Records() {
			compareRow(t, want.records[row.Record], row.Figures, row.Costs, row.Record)
		}
		require.Len(t, got.Roles(), len(want.roles))
		for _, row := range got.Roles() {
			compareRow(t, want.roles[row.Role], cost.Figures{PersonHours: row.PersonHours}, row.Costs, row.Role)
		}
	})
}

func costsOf(f cost.Forecast) cost.Costs {
	premium, _ := f.Premium()
	return cost.Costs{Cost: f.Cost(), Premium: premium}
}

func compareRow(t *testing.T, want sum, figures cost.Figures, costs cost.Costs, what any) {
	t.Helper()
	sameNumber(t, want.cost, costs.Cost, "cost of", what)
	sameNumber(t, want.premium, costs.Premium, "premium of", what)
	sameHours(t, want.length, figures.MeetingHours, what)
	sameHours(t, want.hours, figures.PersonHours, what)
}

func TestPersonHoursAreWhatTheFormulasSay(t *testing.T) {
	eachScenario(t, 100, func(t *testing.T, x *oracle, _ cost.Model, meetings []meeting.Meeting) {
		want := map[participant.ID]*big.Rat{}
		for _, m := range meetings {
			for _, o := range begun(t, m) {
				for _, p := range x.bill(o).people {
					want[p.id] = plus(p.hours, cmp.Or(want[p.id], new(big.Rat)))
				}
			}
		}
		people, err := cost.PersonHours(oracleWindow(t), x.options(t), meetings...)
		require.NoError(t, err)
		for _, p := range people {
			sameHours(t, want[p.ID], p.PersonHours, p.ID)
			delete(want, p.ID)
		}
		for id, hours := range want {
			assert.Zero(t, hours.Sign(), id)
		}
	})
}

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
			sameNumber(t, quantile(ways, number(text)), got, "seed", seed, text)
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
				chance := times(likely, plus(times(p, shows), times(minus(whole(1), p), minus(whole(1), shows))))
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

func TestTheStepsOfAnExplanationAddUpToItsSums(t *testing.T) {
	eachScenario(t, 150, func(t *testing.T, x *oracle, model cost.Model, meetings []meeting.Meeting) {
		f := forecast(t, model, oracleWindow(t), meetings...)
		addsUp(t, f.Explain())
		for _, o := range begun(t, meetings[1]) {
			explanation, err := model.Explain(o)
			require.NoError(t, err)
			b := x.bill(o)
			last := addsUp(t, explanation)
			if x.quotas == nil {
				sameNumber(t, b.direct(), last)
			} else {
				sameNumber(t, plus(b.direct(), b.premium), last)
			}
		}
	})
}

// addsUp checks every sum of e, and returns the last.
func addsUp(t *testing.T, e cost.Explanation) (last money.Amount) {
	t.Helper()
	since := new(big.Rat)
	for _, s := range e.Steps {
		if !s.Sum {
			since.Add(since, s.Amount.Rat())
			continue
		}
		sameNumber(t, since, s.Amount, e.Of, s.What)
		since, last = new(big.Rat), s.Amount
	}
	assert.Zero(t, since.Sign(), "the last step is a sum")
	return last
}

func TestHoursNeedNoCard(t *testing.T) {
	eachScenario(t, 100, func(t *testing.T, x *oracle, _ cost.Model, meetings []meeting.Meeting) {
		sheet, err := cost.NewTimesheet(oracleWindow(t), x.options(t), meetings...)
		require.NoError(t, err)
		want := x.sums(t, meetings)
		for _, row := range sheet.Series() {
			sameHours(t, want.series[row.Meeting.String()].hours, row.PersonHours)
		}
		for _, row := range sheet.Roles() {
			sameHours(t, want.roles[row.Role].hours, row.PersonHours, fmt.Sprintf("role %q", row.Role))
		}
		assert.ElementsMatch(t, slices.Collect(maps.Keys(want.weeks)), mondays(sheet))
	})
}

func mondays(s cost.Timesheet) (list []string) {
	for _, w := range s.Weeks() {
		list = append(list, w.Monday.String())
	}
	return list
}
