package cost_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func newGate(t testing.TB, model cost.Model, options *cost.GateOptions, budgets ...cost.Budget) cost.Gate {
	t.Helper()
	g, err := cost.NewGate(model, budgets, options)
	require.NoError(t, err)
	return g
}

// keptIn is what a store has in each scope, as [meeting.Scope] describes it.
func keptIn(scopes []meeting.Scope, kept ...meeting.Meeting) [][]meeting.Meeting {
	lists := make([][]meeting.Meeting, len(scopes))
	for i, s := range scopes {
		for _, m := range kept {
			if inScope(s, m) {
				lists[i] = append(lists[i], m)
			}
		}
	}
	return lists
}

func inScope(s meeting.Scope, m meeting.Meeting) bool {
	for o := range m.Occurrences(s.Window) {
		if !s.Meeting.IsZero() && m.ID() == s.Meeting {
			return true
		}
		if slices.Contains(m.Records(), s.Record) {
			return true
		}
		for p := range o.Participants() {
			if slices.Contains(s.People, p.ID) {
				return true
			}
		}
	}
	return false
}

func decide(t testing.TB, g cost.Gate, p meeting.Proposal, kept ...meeting.Meeting) cost.Ruling {
	t.Helper()
	ruling, err := g.Decide(p, keptIn(g.Scopes(p), kept...))
	require.NoError(t, err)
	return ruling
}

func findings(t testing.TB, g cost.Gate, p meeting.Proposal, kept ...meeting.Meeting) []string {
	t.Helper()
	list, err := g.Review(p, keptIn(g.Scopes(p), kept...))
	require.NoError(t, err)
	texts := make([]string, len(list))
	for i, f := range list {
		texts[i] = f.String()
	}
	return texts
}

func numbered(t testing.TB, n int) meeting.ID {
	t.Helper()
	id, err := meeting.ParseID(fmt.Sprintf("01890a5d-ac96-774b-bcce-%012d", n))
	require.NoError(t, err)
	return id
}

// weekly is a series of so many minutes on Mondays of 2026, from 5 January on.
func weekly(t testing.TB, n, minutes int, people ...participant.ID) meeting.Meeting {
	return newMeeting(t, meeting.Draft{
		ID: numbered(t, n), Title: fmt.Sprint("Weekly ", n), Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC),
		Length: time.Duration(minutes) * time.Minute, Roster: roster(people...), Repeats: recurrence.Weekly().Until(date(t, "2026-12-31")),
	})
}

func TestAGateAllowsWarnsAndDenies(t *testing.T) {
	kept := weekly(t, 1, 60, "ann")
	for name, c := range map[string]struct {
		minutes  int
		beyond   meeting.Verdict
		findings []string
	}{
		"allow": {29, "", []string{}},
		"warn": {30, "", []string{
			`warn budget: "Budget", the week of 2026-01-05: 1.50 hours of 2.00 hours, 1.00 hours before (the budget would be nearly used up); so in 51 more periods`,
		}},
		"the limit is within": {60, "", []string{
			`warn budget: "Budget", the week of 2026-01-05: 2.00 hours of 2.00 hours, 1.00 hours before (the budget would be nearly used up); so in 51 more periods`,
		}},
		"deny": {90, "", []string{
			`deny budget: "Budget", the week of 2026-01-05: 2.50 hours of 2.00 hours, 1.00 hours before, 0.50 hours over (the budget would be exceeded); so in 51 more periods; this would pass: shorten it to 60 minutes`,
		}},
		"beyond a warning": {90, meeting.Warn, []string{
			`warn budget: "Budget", the week of 2026-01-05: 2.50 hours of 2.00 hours, 1.00 hours before, 0.50 hours over (the budget would be exceeded); so in 51 more periods`,
		}},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "2", WarnAt: "0.75", Beyond: c.beyond}))
			p := meeting.Proposal{After: []meeting.Meeting{weekly(t, 2, c.minutes, "ann", "bo")}}
			assert.Equal(t, c.findings, findings(t, g, p, kept))
		})
	}
}

func TestScopesAreThePeriodsThatAreTouched(t *testing.T) {
	person := newBudget(t, cost.BudgetDraft{Name: "person", Person: "ann", Hours: "2"})
	other := newBudget(t, cost.BudgetDraft{Name: "other", Person: "zoe", Hours: "2"})
	team := newBudget(t, cost.BudgetDraft{Name: "team", Team: []participant.ID{"cy", "bo"}, Hours: "2", Period: cost.PerMonth})
	series := newBudget(t, cost.BudgetDraft{Name: "series", Series: numbered(t, 2), Hours: "2", Period: cost.PerYear})
	account := newBudget(t, cost.BudgetDraft{Name: "account", Account: acme, Hours: "2", Window: year(2026)})
	past := newBudget(t, cost.BudgetDraft{Name: "past", Account: acme, Hours: "2", Window: year(2025)})
	g := newGate(t, hoursOnly(nil), nil, person, other, team, series, account, past)

	d := weekly(t, 2, 60, "ann", "bo").Draft()
	d.Records = []participant.Record{acme}
	d.Repeats = recurrence.Weekly().Until(date(t, "2026-02-03"))
	p := meeting.Proposal{After: []meeting.Meeting{newMeeting(t, d)}}
	scopes := g.Scopes(p)
	require.Len(t, scopes, 4)
	assert.Equal(t, scopes, g.Scopes(p))
	assert.Equal(t, []participant.ID{"ann"}, scopes[0].People)
	assert.Equal(t, "2026-01-05T00:00:00Z/2026-02-09T00:00:00Z", scopes[0].Window.String())
	assert.Equal(t, []participant.ID{"bo", "cy"}, scopes[1].People)
	assert.Equal(t, "2026-01-01T00:00:00Z/2026-03-01T00:00:00Z", scopes[1].Window.String())
	assert.Equal(t, numbered(t, 2), scopes[2].Meeting)
	assert.Equal(t, acme, scopes[3].Record)

	// What is past does not count, and in the week of the moment all of it does.
	p.At = time.Date(2026, 1, 27, 0, 0, 0, 0, time.UTC)
	assert.Equal(t, "2026-02-02T00:00:00Z/2026-02-09T00:00:00Z", g.Scopes(p)[0].Window.String())
	p.At = time.Date(2026, 1, 13, 0, 0, 0, 0, time.UTC)
	ruling := decide(t, g, p)
	assert.Equal(t, "2026-01-19", wallclock.DateOf(ruling.Judgments[0].Period.Start()).String())
	assert.Equal(t, "4.00 hours", ruling.Judgments[3].After.String(), "of January")
	p.At = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	assert.Empty(t, g.Scopes(p))
}

func TestOnlyWhatChangesIsTouched(t *testing.T) {
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "0"}))
	before := weekly(t, 1, 60, "ann", "bo")
	edit := func(change func(*meeting.Draft)) meeting.Proposal {
		e, err := before.EditAll(change)
		require.NoError(t, err)
		return meeting.Proposal{Before: before, After: []meeting.Meeting{e.Meeting}}
	}
	assert.Empty(t, g.Scopes(edit(func(d *meeting.Draft) { d.Title = "Renamed" })))
	assert.Empty(t, g.Scopes(edit(func(d *meeting.Draft) { d.Roster[1].Response = participant.Declined })), "ann's time stays")
	assert.Len(t, decide(t, g, edit(func(d *meeting.Draft) { d.Length = 50 * time.Minute })).Judgments, 52)

	one, err := before.EditOne(meeting.Override{Original: date(t, "2026-06-01").Midnight().Add(9 * time.Hour), Length: 2 * time.Hour})
	require.NoError(t, err)
	p := meeting.Proposal{Before: before, After: []meeting.Meeting{one.Meeting}}
	require.Len(t, g.Scopes(p), 1)
	assert.Equal(t, "2026-06-01T00:00:00Z/2026-06-08T00:00:00Z", g.Scopes(p)[0].Window.String())

	split, err := before.EditFollowing(date(t, "2026-12-14").Midnight().Add(9*time.Hour), func(d *meeting.Draft) { d.Length = 2 * time.Hour })
	require.NoError(t, err)
	p.After = []meeting.Meeting{split.Meeting, split.Rest}
	assert.Len(t, decide(t, g, p, before).Judgments, 3)
}

func TestAFindingIsOnTheWorstPeriod(t *testing.T) {
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1.5", WarnAt: "0.5"}))
	d := weekly(t, 2, 60, "ann").Draft()
	d.Start, d.Repeats = wallclock.At(2026, 3, 4, 9, 0, time.UTC), recurrence.Rule{}
	third := newMeeting(t, d)
	p := meeting.Proposal{After: []meeting.Meeting{weekly(t, 1, 60, "ann")}}
	list := findings(t, g, p, third)
	require.Len(t, list, 1)
	assert.Equal(t, `deny budget: "Budget", the week of 2026-03-02: 2.00 hours of 1.50 hours, 1.00 hours before, 0.50 hours over `+
		`(the budget would be exceeded); this would pass: shorten it to 30 minutes`, list[0])
	d.ID, d.Start, d.Length = numbered(t, 3), wallclock.At(2026, 4, 8, 9, 0, time.UTC), 75*time.Minute
	assert.Contains(t, findings(t, g, p, third, newMeeting(t, d))[0], "the week of 2026-04-06: 2.25 hours of 1.50 hours, 1.25 hours before, 0.75 hours over (the budget would be exceeded); so in 1 more period;")
}

func TestLoweringWhatIsNearlyUsedUpIsNoFinding(t *testing.T) {
	before := weekly(t, 1, 120, "ann")
	e, err := before.EditAll(func(d *meeting.Draft) { d.Length = 110 * time.Minute })
	require.NoError(t, err)
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "2", WarnAt: "0.5"}))
	assert.Empty(t, findings(t, g, meeting.Proposal{Before: before, After: []meeting.Meeting{e.Meeting}}, before))
}

func TestMeetingsOutsideOfTheScopeDoNotCount(t *testing.T) {
	d := weekly(t, 1, 60, "ann").Draft()
	d.Records = []participant.Record{acme}
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Account: acme, Hours: "1"}))
	ruling, err := g.Decide(meeting.Proposal{After: []meeting.Meeting{newMeeting(t, d)}}, [][]meeting.Meeting{{weekly(t, 2, 60, "ann")}})
	require.NoError(t, err)
	assert.Equal(t, meeting.Allow, ruling.Verdict, "whatever a store hands over")
}

func TestOverridesAndOrganizersCount(t *testing.T) {
	june := date(t, "2026-06-01").Midnight().Add(9 * time.Hour)
	plain := weekly(t, 1, 60, "ann")
	overridden := func(people ...participant.ID) meeting.Meeting {
		e, err := plain.EditOne(meeting.Override{Original: june, Roster: roster(people...)})
		require.NoError(t, err)
		return e.Meeting
	}
	organized := plain.Draft()
	organized.Organizer = "zoe"
	zoe, err := participant.NewDirectory(participant.Person{ID: "zoe"})
	require.NoError(t, err)
	b := newBudget(t, cost.BudgetDraft{Person: "zoe", Hours: "0"})
	g := newGate(t, hoursOnly(&cost.Options{Directory: zoe}), nil, b)
	for name, c := range map[string]struct {
		before, after meeting.Meeting
		judged        int
	}{
		"she comes once":        {plain, overridden("ann", "zoe"), 1},
		"she no longer comes":   {overridden("ann", "zoe"), plain, 1},
		"she comes for another": {overridden("ann", "bo"), overridden("ann", "zoe"), 1},
		"another comes":         {overridden("ann", "zoe"), overridden("bo", "zoe"), 0},
		"she organizes":         {plain, newMeeting(t, organized), 52},
	} {
		t.Run(name, func(t *testing.T) {
			p := meeting.Proposal{Before: c.before, After: []meeting.Meeting{c.after}}
			assert.Len(t, decide(t, g, p).Judgments, c.judged)
		})
	}
}

func TestAnExceededBudgetLetsPassWhatDoesNotMakeItWorse(t *testing.T) {
	before := weekly(t, 1, 120, "ann", "bo")
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1"}))
	edited := func(change func(*meeting.Draft)) cost.Ruling {
		e, err := before.EditAll(change)
		require.NoError(t, err)
		return decide(t, g, meeting.Proposal{Before: before, After: []meeting.Meeting{e.Meeting}}, before)
	}
	assert.Equal(t, meeting.Warn, edited(func(d *meeting.Draft) { d.Length = 90 * time.Minute }).Verdict)
	assert.Equal(t, meeting.Warn, edited(func(d *meeting.Draft) { d.Start = wallclock.At(2026, 1, 5, 15, 0, time.UTC) }).Verdict, "moved within the week")
	assert.Equal(t, meeting.Allow, edited(func(d *meeting.Draft) { d.Length = time.Hour }).Verdict)
	worse := edited(func(d *meeting.Draft) { d.Length = 150 * time.Minute })
	assert.Equal(t, meeting.Deny, worse.Verdict)

	gone := decide(t, g, meeting.Proposal{Before: before}, before, weekly(t, 2, 90, "ann"))
	assert.Equal(t, meeting.Warn, gone.Verdict)
	assert.Contains(t, gone.String(), "exceeded already, and this does not make it worse")
}

func TestTheCheapestChangeGivesUpLeast(t *testing.T) {
	people := roster("ann", "bo", "cy")
	people[2].Part = participant.Optional
	d := weekly(t, 2, 60).Draft()
	d.Roster = people
	proposed := meeting.Proposal{After: []meeting.Meeting{newMeeting(t, d)}}
	for name, c := range map[string]struct {
		limit string // of person-hours a month of the team
		want  string
	}{
		"nothing needed":         {"15", ""},
		"without the optional":   {"10", "hold it without its optional participants"},
		"one before two":         {"8", "shorten it to 30 minutes"},
		"ties by kind":           {"9", "hold it every second week"},
		"two of them":            {"7", "hold it every second week, then shorten it to 45 minutes"},
		"to monthly in two":      {"3", "hold it every second week, then hold it once a month"},
		"three changes":          {"2.9", "hold it every second week, then hold it once a month, then shorten it to 45 minutes"},
		"four changes":           {"1", "hold it every second week, then hold it once a month, then shorten it to 30 minutes, then hold it without its optional participants"},
		"nothing that would do":  {"0.9", ""},
		"half of it or so":       {"12", "shorten it to 45 minutes"},
		"as far as it goes down": {"5", "shorten it to 30 minutes, then hold it without its optional participants"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBudget(t, cost.BudgetDraft{Team: []participant.ID{"ann", "bo", "cy"}, Hours: c.limit, Period: cost.PerMonth})
			g := newGate(t, hoursOnly(nil), nil, b)
			ruling := decide(t, g, proposed)
			assert.Equal(t, c.want, strings.TrimPrefix(ruling.Remedy.String(), "no change that is known would pass"))
			if ruling.Remedy.IsZero() {
				return
			}
			require.Len(t, ruling.Remedy.After, 1)
			again := decide(t, g, meeting.Proposal{After: ruling.Remedy.After})
			assert.NotEqual(t, meeting.Deny, again.Verdict, "the edited meeting passes")
		})
	}
}

func TestMoneyIsOnlyShownWhereItMayBeSeen(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "61.37"})
	draft := cost.BudgetDraft{Account: acme, Amount: "1234.56", Currency: "USD", Period: cost.PerMonth}
	d := weekly(t, 2, 90, "ann", "bo", "cy").Draft()
	d.Records = []participant.Record{acme}
	p := meeting.Proposal{After: []meeting.Meeting{newMeeting(t, d)}}
	hidden := newGate(t, cost.NewModel(card, nil), nil, newBudget(t, draft))
	assert.Equal(t, []string{
		`warn budget-money: "Budget", 2026-03: the budget is exceeded already, and this does not make it worse`,
	}, findings(t, hidden, meeting.Proposal{Before: p.After[0]}, moreOf(t, p.After[0], 100)...))
	texts := findings(t, hidden, p)
	assert.Equal(t, []string{
		`deny budget-money: "Budget", 2026-03: the budget would be exceeded; so in 3 more periods; this would pass: shorten it to 60 minutes`,
	}, texts)
	shown := newGate(t, cost.NewModel(card, nil), &cost.GateOptions{ShowMoney: true}, newBudget(t, draft))
	assert.Contains(t, findings(t, shown, p)[0], "1380.82 USD of 1234.56 USD, 0.00 USD before, 146.26 USD over")

	_, err := cost.NewGate(hoursOnly(nil), []cost.Budget{newBudget(t, draft)}, nil)
	assert.Equal(t, []string{"/0/amount"}, paths(err))
}

// moreOf is a meeting of the same people in March that alone exceeds the budget.
func moreOf(t testing.TB, m meeting.Meeting, hours int) []meeting.Meeting {
	d := m.Draft()
	d.ID, d.Repeats = numbered(t, 99), recurrence.Rule{}
	d.Start, d.Length = wallclock.At(2026, 3, 4, 9, 0, time.UTC), time.Duration(hours)*time.Hour
	return []meeting.Meeting{m, newMeeting(t, d)}
}

func TestAGateJudgesOnP90WhereTheBudgetSaysSo(t *testing.T) {
	_, attendance, m := g1(t)
	d := m.Draft()
	d.Repeats = recurrence.Rule{}
	p := meeting.Proposal{After: []meeting.Meeting{newMeeting(t, d)}}
	draft := cost.BudgetDraft{Person: "ae4", Hours: "0.5", WarnAt: "0.5"}
	judge := func() string {
		g := newGate(t, hoursOnly(&cost.Options{Attendance: attendance}), nil, newBudget(t, draft))
		return decide(t, g, p).Judgments[0].String()
	}
	assert.Equal(t, `"Budget", the week of 2025-12-29: 0.38 hours of 0.50 hours, 0.00 hours before (the budget would be nearly used up)`, judge())
	draft.JudgedOn = cost.OnP90
	assert.Equal(t, `"Budget", the week of 2025-12-29: 0.75 hours of 0.50 hours, 0.00 hours before, 0.25 hours over (the budget would be exceeded)`, judge())
	draft.WarnAt, draft.Hours = "", "0.75"
	assert.Equal(t, `"Budget", the week of 2025-12-29: 0.75 hours of 0.75 hours, 0.00 hours before (within the budget)`, judge())
}

func TestTheShareThatWarnsIsExact(t *testing.T) {
	for p, want := range map[string]meeting.Verdict{"0.0035": meeting.Allow, "0.0036": meeting.Warn} {
		likely, err := cost.ParseProbability(p)
		require.NoError(t, err)
		model := hoursOnly(&cost.Options{Attendance: cost.Attendance{ByPerson: map[participant.ID]cost.Probability{"ann": likely}}})
		second := newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Length: time.Second, Roster: roster("ann"),
		})
		// 0.99 of 0.0036 seconds.
		g := newGate(t, model, nil, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "0.000001", WarnAt: "0.99"}))
		assert.Equal(t, want, decide(t, g, meeting.Proposal{After: []meeting.Meeting{second}}).Verdict, p)
	}
}

func TestAGateOfHoursSaysNothingOfMoney(t *testing.T) {
	b := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1"})
	p := meeting.Proposal{After: []meeting.Meeting{weekly(t, 1, 90, "ann")}}
	bare, priced := newGate(t, hoursOnly(nil), nil, b), newGate(t, randomModel(t), &cost.GateOptions{ShowMoney: true}, b)
	assert.Contains(t, text(t, decide(t, bare, p)), `"in_money":false,"period":{"from":"2026-01-05T00:00:00Z","to":"2026-01-12T00:00:00Z"},`+
		`"verdict":"deny","limit":{"person_seconds":3600,"person_hours":1.00},"before":{"person_seconds":0,"person_hours":0.00},`+
		`"after":{"person_seconds":5400,"person_hours":1.50},"over":{"person_seconds":1800,"person_hours":0.50}}`)
	card := newCard(t, cost.CardDraft{Currency: "EUR", Source: "test", Default: "60"})
	carded := newGate(t, cost.NewModel(card, nil), nil, b)
	assert.Equal(t, text(t, decide(t, bare, p)), text(t, decide(t, carded, p)), "to the byte")
	for _, g := range []cost.Gate{bare, priced} {
		said := text(t, decide(t, g, p)) + decide(t, g, p).String() + strings.Join(findings(t, g, p), "")
		assert.NotContains(t, said, "EUR")
		assert.NotContains(t, said, "amount")
	}
}

func TestWhatCannotBeDecidedIsAnError(t *testing.T) {
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1"}))
	m := weekly(t, 1, 60, "ann")
	p := meeting.Proposal{After: []meeting.Meeting{m}}
	_, err := g.Review(p, nil)
	assert.ErrorContains(t, err, "0 lists of meetings for 1 scopes")
	_, err = g.Review(p, [][]meeting.Meeting{{m}})
	assert.ErrorContains(t, err, "kept already")
	nameless := m.Draft()
	nameless.ID = meeting.ID{}
	_, err = g.Review(meeting.Proposal{Before: newMeeting(t, nameless)}, [][]meeting.Meeting{{}})
	assert.ErrorContains(t, err, "no ID")
	other := weekly(t, 2, 60, "ann")
	_, err = g.Review(p, [][]meeting.Meeting{{other, other}})
	assert.ErrorContains(t, err, "twice")

	far := newGate(t, hoursOnly(nil), &cost.GateOptions{Horizon: 20 * 8760 * time.Hour}, newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "1"}))
	for text, g := range map[string]cost.Gate{"FREQ=MINUTELY": g, "FREQ=HOURLY": far} {
		rule, _, err := recurrence.ParseWith(text, &recurrence.Options{Frequent: true})
		require.NoError(t, err)
		often := newMeeting(t, meeting.Draft{
			Start: wallclock.At(2026, 1, 5, 9, 0, time.UTC), Roster: roster("ann"), Repeats: rule, Length: time.Minute,
		})
		_, err = g.Review(meeting.Proposal{After: []meeting.Meeting{often}}, nil)
		assert.ErrorContains(t, err, "100,000", text)
	}

	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", PerHour: map[participant.Role]string{"x": "1"}})
	g = newGate(t, cost.NewModel(card, nil), nil, newBudget(t, cost.BudgetDraft{Person: "ann", Amount: "1", Currency: "USD"}))
	assert.Empty(t, g.Scopes(p))
	_, err = g.Review(p, nil)
	var missing *cost.NoRateError
	assert.ErrorAs(t, err, &missing)
	assert.ErrorContains(t, err, `"Budget"`)
}

func TestAGateReportsAllFaultsAtOnce(t *testing.T) {
	b := newBudget(t, cost.BudgetDraft{Person: "ann", Amount: "1", Currency: "USD"})
	_, err := cost.NewGate(randomModel(t), []cost.Budget{b, {}, b}, &cost.GateOptions{Horizon: -1})
	assert.Equal(t, []string{"/horizon", "/0/amount", "/1", "/2/name", "/2/amount"}, paths(err))
	var mismatch *money.MismatchError
	assert.ErrorAs(t, err, &mismatch)
	_, err = cost.NewGate(randomModel(t), make([]cost.Budget, 10_001), nil)
	assert.Equal(t, []string{""}, paths(err))
}

func TestTheZeroGateAllowsEverything(t *testing.T) {
	p := meeting.Proposal{After: []meeting.Meeting{weekly(t, 1, 600, "ann")}}
	assert.Empty(t, cost.Gate{}.Scopes(p))
	assert.Empty(t, findings(t, cost.Gate{}, p))
	assert.Equal(t, meeting.Allow, decide(t, cost.Gate{}, p).Verdict)
	assert.Equal(t, meeting.Allow, decide(t, newGate(t, hoursOnly(nil), nil), meeting.Proposal{}).Verdict)
}

func TestTheHorizonBoundsWhatIsJudged(t *testing.T) {
	d := weekly(t, 1, 60, "ann").Draft()
	d.Repeats = recurrence.Weekly()
	p := meeting.Proposal{After: []meeting.Meeting{newMeeting(t, d)}}
	b := newBudget(t, cost.BudgetDraft{Person: "ann", Hours: "2"})
	assert.Len(t, decide(t, newGate(t, hoursOnly(nil), nil, b), p).Judgments, 105, "two years of weeks")
	short := newGate(t, hoursOnly(nil), &cost.GateOptions{Horizon: 14 * 24 * time.Hour}, b)
	assert.Len(t, decide(t, short, p).Judgments, 2)
	yearly := newBudget(t, cost.BudgetDraft{Name: "y", Person: "ann", Hours: "2", Period: cost.PerYear})
	ruling := decide(t, newGate(t, hoursOnly(nil), &cost.GateOptions{Horizon: time.Hour}, yearly), p)
	require.Len(t, ruling.Judgments, 1)
	assert.Equal(t, "52.00 hours", ruling.Judgments[0].After.String(), "the last period is judged as a whole")
}

func TestTheRestOfASplitSeriesCountsForItsBudget(t *testing.T) {
	before := weekly(t, 1, 60, "ann")
	g := newGate(t, hoursOnly(nil), nil, newBudget(t, cost.BudgetDraft{Series: numbered(t, 1), Hours: "60", Period: cost.PerYear}))
	split, err := before.EditFollowing(date(t, "2026-06-01").Midnight().Add(9*time.Hour), func(d *meeting.Draft) { d.Length = 90 * time.Minute })
	require.NoError(t, err)
	ruling := decide(t, g, meeting.Proposal{Before: before, After: []meeting.Meeting{split.Meeting, split.Rest}}, before)
	require.Len(t, ruling.Judgments, 1)
	j := ruling.Judgments[0]
	assert.Equal(t, "52.00 hours 67.50 hours 7.50 hours", fmt.Sprint(j.Before, " ", j.After, " ", j.Over))
	assert.Equal(t, "shorten it to 60 minutes", ruling.Remedy.String())
	require.Len(t, ruling.Remedy.After, 2)
	assert.Equal(t, time.Hour, ruling.Remedy.After[1].Length())
}
