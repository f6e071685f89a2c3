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
	assert.Equal(t, seconds(want).RatString(), oracleNumber(got.Seconds()).RatString(), what...)
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
		sameNumber(t, oraclePlus(want.direct(), want.premium), economic, "economic")
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
	sums[key] = sum{oraclePlus(s.cost, cost), oraclePlus(s.premium, premium), oraclePlus(s.length, length), oraclePlus(s.hours, hours)}
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
				s.lines[line] = oraclePlus(amount, cmp.Or(s.lines[line], new(big.Rat)))
			}
			s.overrun, s.lateStart = oraclePlus(s.overrun, b.overrun), oraclePlus(s.lateStart, b.lateStart)
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
				sameNumber(t, oraclePlus(total.cost, total.premium), economic, "economic")
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
					want[p.id] = oraclePlus(p.hours, cmp.Or(want[p.id], new(big.Rat)))
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
				sameNumber(t, oraclePlus(b.direct(), b.premium), last)
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
