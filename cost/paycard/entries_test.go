package paycard_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/cost/report"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A world is what a host has besides pay: a card, a calendar, and choices of its own.
type world struct {
	card     cost.Card
	model    cost.Model
	window   interval.Interval
	weekly   meeting.Meeting
	meetings []meeting.Meeting
	people   []load.Person
}

// must is for what is known to be right.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func newWorld(d cost.CardDraft, m team) world {
	w := world{card: must(cost.NewCard(d)), window: wallclock.Year(2026, time.UTC)}
	plan := must(cost.NewPlan(cost.PlanDraft{
		Currency: "USD", Venue: "25.00", CateringPerHead: "7.50",
		Efforts: map[participant.Role]cost.Effort{"a": {Preparation: 30 * time.Minute, Travel: time.Hour, Fare: "3.33"}},
	}))
	w.model = cost.NewModel(w.card, &cost.Options{Plan: plan})
	hours := must(availability.New(availability.Draft{Zone: wallclock.ZoneOf(time.UTC), Week: availability.MondayToFriday("09:00-17:00")}))
	var roster participant.Roster
	for _, id := range m.in([]participant.Role{"a", "b", "boss"}) {
		roster = append(roster, participant.Participant{ID: id, Role: m[id].role, Part: []participant.Part{participant.Required, participant.Optional}[len(roster)%2]})
		w.people = append(w.people, load.Person{ID: id, Role: m[id].role, Hours: hours})
	}
	for i, draft := range []meeting.Draft{
		{Title: "Pipeline review", Roster: roster, Repeats: recurrence.Weekly(), Length: time.Hour},
		{Title: "One to one", Roster: roster[len(roster)-2:], Length: 45 * time.Minute},
		{Title: "Product demo", Roster: append(slices.Clone(roster[:2]), participant.Participant{ID: "cy", Role: participant.NewCustomer}), Length: 90 * time.Minute},
	} {
		draft.Start = wallclock.At(2026, time.January, 8+i, 9, 0, time.UTC)
		w.meetings = append(w.meetings, must(meeting.New(draft)))
	}
	w.weekly = w.meetings[0]
	return w
}

func (w world) occurrence() meeting.Occurrence {
	for o := range w.weekly.Occurrences(w.window) {
		return o
	}
	panic("no occurrence")
}

func (w world) forecast() cost.Forecast { return must(w.model.Forecast(w.window, w.meetings...)) }

func (w world) memo() cost.Memo {
	return must(cost.NewMemo(w.card, cost.MemoDraft{
		Source: "this test", Words: 1190, Writer: "a", Writing: time.Hour, Readers: []cost.Readers{{Role: "b", People: 6}},
	}))
}

func (w world) budget() cost.Budget {
	var team []participant.ID
	for _, p := range w.people {
		team = append(team, p.ID)
	}
	return must(cost.NewBudget(cost.BudgetDraft{
		Name: "the team's meetings", Source: "this test", Team: team, Window: w.window, Amount: "1000.00", Currency: "USD", WarnAt: "0.9",
	}, wallclock.SystemZones()))
}

func (w world) benefit() cost.Benefit {
	return must(cost.NewBenefit(cost.BenefitDraft{
		Currency: "USD", Source: "this test", Held: cost.Range{Base: "0.9"},
		Decisions: []cost.Decision{{Value: cost.Range{Base: "400"}, Probability: cost.Range{Base: "0.9"}}},
	}))
}

func (w world) cascade() cost.Cascade {
	return must(cost.NewCascade(cost.CascadeDraft{Source: "this test", Meetings: []cost.CascadeMeeting{
		{Name: "review", Instances: 52, PersonHours: cost.HoursOf(10 * time.Hour), PreparedBy: []cost.CascadeShare{{Name: "team"}}},
		{Name: "team", Instances: 12, PersonHours: cost.HoursOf(5 * time.Hour)},
	}}))
}

func (w world) written(r report.Report) []any {
	var all []any
	for _, write := range []func(*bytes.Buffer) error{
		func(b *bytes.Buffer) error { return r.WriteText(b) }, func(b *bytes.Buffer) error { return r.WriteCSV(b) },
		func(b *bytes.Buffer) error { return r.WriteJSON(b) }, func(b *bytes.Buffer) error { return r.WriteHTML(b) },
	} {
		var b bytes.Buffer
		all = append(all, write(&b), b.String())
	}
	return all
}

// entries are all exported functions of cost, cost/load and cost/report, with what they and the methods that take
// something say of a world. A test holds the list to the source; what needs no arguments is called by itself.
var entries = map[string]func(w world) []any{
	"cost.BenefitLines": func(world) []any { return []any{slices.Collect(cost.BenefitLines())} },
	"cost.Cases":        func(world) []any { return []any{slices.Collect(cost.Cases())} },
	"cost.ChangeKinds":  func(world) []any { return []any{slices.Collect(cost.ChangeKinds())} },
	"cost.HoursOf":      func(world) []any { return []any{cost.HoursOf(time.Hour)} },
	"cost.Lines":        func(world) []any { return []any{slices.Collect(cost.Lines())} },
	"cost.NewBenefit": func(w world) []any {
		e := must(w.model.Estimate(w.occurrence()))
		worth := must(w.benefit().Weigh(e.Outlay()))
		people, ok, err := w.benefit().BreakEvenAttendees(cost.BaseCase, 20, func(int) (cost.Outlay, error) { return e.Outlay(), nil })
		return []any{w.benefit(), worth, people, ok, err}
	},
	"cost.NewBudget": func(w world) []any {
		status := must(w.budget().Status(w.model, w.window, w.window.Start(), w.meetings...))
		_, err := cost.NewBudget(cost.BudgetDraft{Amount: "x"}, wallclock.SystemZones())
		return []any{w.budget(), status, err}
	},
	"cost.NewCard": func(w world) []any {
		_, err := cost.NewCard(cost.CardDraft{Currency: "usd"})
		return []any{w.card, err}
	},
	"cost.NewCascade": func(w world) []any {
		f := w.forecast()
		priced := must(w.cascade().Price(map[string]money.Amount{"review": f.Cost(), "team": f.Line(cost.Labor)}))
		_, err := w.cascade().Price(nil)
		hours, _ := w.cascade().Hours("team")
		own, _ := priced.Cost("team")
		return []any{w.cascade(), priced, hours, own, err}
	},
	"cost.NewFocus": func(w world) []any {
		hours := map[participant.ID]availability.WorkingHours{}
		for _, p := range w.people {
			hours[p.ID] = p.Hours
		}
		focus := must(cost.NewFocus(cost.FocusDraft{Hours: hours, Share: "0.5", Source: "this test"}))
		model := cost.NewModel(w.card, &cost.Options{Focus: focus})
		_, err := cost.NewFocus(cost.FocusDraft{Share: "2"})
		return []any{focus, must(model.Forecast(w.window, w.meetings...)), must(model.Focus(w.window, w.meetings...)), err}
	},
	"cost.NewGate": func(w world) []any {
		gate := must(cost.NewGate(w.model, []cost.Budget{w.budget()}, nil))
		proposal := meeting.Proposal{After: w.meetings[:1]}
		kept := [][]meeting.Meeting{w.meetings[1:]}
		_, err := cost.NewGate(cost.Model{}, []cost.Budget{w.budget()}, nil)
		return []any{must(gate.Decide(proposal, kept)), must(gate.Review(proposal, kept)), gate.Scopes(proposal), err}
	},
	"cost.NewMemo": func(w world) []any {
		_, err := cost.NewMemo(w.card, cost.MemoDraft{Writer: participant.Executive})
		return []any{w.memo(), must(w.memo().Compare(must(w.model.Estimate(w.occurrence())).Direct())), err}
	},
	"cost.NewModel": func(w world) []any {
		f := w.forecast()
		half := must(w.model.Forecast(w.window, w.meetings[1:]...))
		d := w.card.Draft()
		d.Default = ""
		_, err := cost.NewModel(must(cost.NewCard(d)), nil).Forecast(w.window, w.meetings...)
		e := must(w.model.Estimate(w.occurrence()))
		run := must(must(agenda.NewRun(agenda.Plan{})).Begin(w.occurrence().Start().Instant()))
		live := must(w.model.Live(w.occurrence(), run, w.occurrence().Start().Instant().Add(time.Hour)))
		merged := must(half.Merge(must(w.model.Forecast(w.window, w.weekly))))
		return []any{f, merged, must(f.Against(half)), e, must(w.model.Shares(w.occurrence())), live, err}
	},
	"cost.NewPlan": func(world) []any {
		plan, err := cost.NewPlan(cost.PlanDraft{Currency: "USD", Venue: "25"})
		return []any{plan, err}
	},
	"cost.NewQuotas": func(w world) []any {
		quotas := must(cost.NewQuotas(cost.QuotaDraft{
			Currency: "USD", Source: "this test", Displaced: "0.28",
			ByRole: map[participant.Role]cost.Quota{"a": {Bookings: "800000", Margin: "0.75", Hours: 2080 * time.Hour, SellingShare: "0.28"}},
		}))
		perHour, ok := quotas.PerHour("a")
		f := must(cost.NewModel(w.card, &cost.Options{Quotas: quotas}).Forecast(w.window, w.meetings...))
		return []any{quotas, perHour, ok, f}
	},
	"cost.NewTimesheet":     func(w world) []any { return []any{must(cost.NewTimesheet(w.window, nil, w.meetings...))} },
	"cost.ParseProbability": func(world) []any { return []any{must(cost.ParseProbability("0.25"))} },
	"cost.Per": func(w world) []any {
		each, ok := cost.Per(w.forecast().Cost(), 7)
		return []any{each, ok}
	},
	"cost.PersonHours":    func(w world) []any { return []any{must(cost.PersonHours(w.window, nil, w.meetings...))} },
	"cost.ReadingMinutes": func(world) []any { return []any{must(cost.ReadingMinutes(1190, 238))} },
	"cost.Requirements":   func(world) []any { return []any{slices.Collect(cost.Requirements())} },
	"load.DefaultBands":   func(world) []any { return []any{load.DefaultBands()} },
	"load.OfPerson": func(w world) []any {
		i := must(load.OfPerson(w.window, w.people[0], nil, w.meetings...))
		return []any{i, i.Band(load.DefaultBands())}
	},
	"load.OfTeam":         func(w world) []any { return []any{must(load.OfTeam(w.window, w.people, nil, w.meetings...))} },
	"load.PublishedMeans": func(world) []any { return []any{load.PublishedMeans()} },
	"report.New": func(w world) []any {
		persons := must(cost.PersonHours(w.window, nil, w.meetings...))
		return w.written(report.New(w.forecast(), &report.Options{Title: "All", Persons: persons}))
	},
	"report.NewHours": func(w world) []any { return w.written(report.NewHours(w.forecast().Timesheet(), nil)) },
}

// exported returns the exported functions without a receiver of the package in a folder.
func exported(t *testing.T, folder string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.IsExported() {
				names = append(names, parsed.Name.Name+"."+f.Name.Name)
			}
		}
	}
	return names
}

func TestP2TheListOfEntriesIsWhole(t *testing.T) {
	var want []string
	for _, folder := range []string{"..", "../load", "../report"} {
		want = append(want, exported(t, folder)...)
	}
	slices.Sort(want)
	require.Equal(t, want, slices.Sorted(maps.Keys(entries)), "add to entries what a new function says")
}

// P2: change any pay, keep the card, and every output of cost, load and report is identical to the byte.
func TestP2NoEntrySaysAByteMoreWhenPayChanges(t *testing.T) {
	m := team{}.add("a", 50, 60, 70, 80, 90, 100).add("b", 110, 120, 130, 140, 150).add("boss", 5000)
	card := func() cost.CardDraft {
		p, _ := publish(t, m.draft(t, parents{"b": "a"}), paycard.Ledger{})
		return p.Card
	}
	first := card()
	want, methods := said(newWorld(first, m))
	require.Greater(t, len(want), 50_000)
	require.Greater(t, len(methods), 60, "%v", slices.Sorted(maps.Keys(methods)))
	// Pay that others have, and pay that nobody sees, with the same means.
	for _, change := range []map[participant.ID]int64{
		{"a-0": -30, "a-5": 30},
		{"b-6": 20, "b-10": -20},
		{"boss-11": 90_000},
		{"a-0": 50, "a-1": -50, "b-6": 40, "b-7": -40, "boss-11": -4000},
	} {
		for id, by := range change {
			require.Contains(t, m, id)
			m[id] = member{m[id].role, m[id].pay + by}
		}
		require.Equal(t, first, card())
		got, _ := said(newWorld(card(), m))
		require.Equal(t, hash(want), hash(got), "pay has changed, and something that is said")
	}
	// And the listener is not deaf: another card says something else.
	m["a-0"] = member{"a", m["a-0"].pay + 30}
	require.NotEqual(t, first, card())
	other, _ := said(newWorld(card(), m))
	require.NotEqual(t, hash(want), hash(other))
}
