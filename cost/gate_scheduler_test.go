package cost_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/memstore"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// gated returns a scheduler that holds changes against budgets.
func gated(t testing.TB, store meeting.Store, model cost.Model, budgets ...cost.Budget) *meeting.Scheduler {
	t.Helper()
	gate, err := cost.NewGate(model, budgets, nil)
	require.NoError(t, err)
	return meeting.NewScheduler(store, &meeting.SchedulerOptions{
		Policies: []meeting.Policy{}, Gates: []meeting.Gate{gate},
		Now: func() time.Time { return time.Date(2026, time.May, 1, 0, 0, 0, 0, time.UTC) },
	})
}

func anHour(t testing.TB, hour int, people ...participant.ID) meeting.Meeting {
	return newMeeting(t, meeting.Draft{
		Title: fmt.Sprint("at ", hour), Start: wallclock.At(2026, time.May, 4, hour, 0, time.UTC), Length: time.Hour,
		Roster: roster(people...), Records: []participant.Record{{Type: "account", ID: "acme"}},
	})
}

func TestTheSchedulerRefusesWhatABudgetDenies(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	utc := wallclock.ZoneOf(time.UTC).Ref()
	draft := cost.BudgetDraft{Name: "b", Source: "test", Period: cost.PerWeek, Zone: utc}
	for name, limit := range map[string]func(*cost.BudgetDraft){
		"hours of a person": func(d *cost.BudgetDraft) { d.Person, d.Hours = "ann", "2" },
		"hours of a team":   func(d *cost.BudgetDraft) { d.Team, d.Hours = []participant.ID{"ann", "bo"}, "4" },
		"money of an account": func(d *cost.BudgetDraft) {
			d.Account, d.Amount, d.Currency = participant.Record{Type: "account", ID: "acme"}, "240", "USD"
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := draft
			limit(&d)
			s, ctx := gated(t, memstore.New(), cost.NewModel(card, nil), newBudget(t, d)), context.Background()
			for hour := range 2 { // what the limit has room for
				_, err := s.Schedule(ctx, "ann", anHour(t, 9+hour, "ann", "bo"))
				require.NoError(t, err)
			}
			_, err := s.Schedule(ctx, "ann", anHour(t, 12, "ann", "bo"))
			var denial *meeting.Denial
			require.ErrorAs(t, err, &denial)
			assert.Equal(t, meeting.Deny, meeting.Worst(denial.Findings))

			kept := 0
			for _, err := range s.Find(ctx, meeting.Query{Window: year(2026)}) {
				require.NoError(t, err)
				kept++
			}
			assert.Equal(t, 2, kept, "nothing is kept of what was denied")
		})
	}
}

// A startingLine is a store whose first so many commits all wait until the last of them has been decided.
type startingLine struct {
	meeting.Store
	racers  int64
	arrived atomic.Int64
	all     sync.WaitGroup
}

func (s *startingLine) Commit(ctx context.Context, c meeting.Commit) error {
	if s.arrived.Add(1) <= s.racers {
		s.all.Done()
		s.all.Wait()
	}
	return s.Store.Commit(ctx, c)
}

func TestNoRaceGetsPastABudget(t *testing.T) {
	draft := cost.BudgetDraft{Name: "b", Source: "test", Hours: "6", Period: cost.PerWeek, Zone: wallclock.ZoneOf(time.UTC).Ref()}
	for name, whose := range map[string]func(*cost.BudgetDraft){
		"of a person":   func(d *cost.BudgetDraft) { d.Person, d.Hours = "ann", "3" },
		"of a team":     func(d *cost.BudgetDraft) { d.Team, d.Hours = []participant.ID{"ann", "bo"}, "3" },
		"of an account": func(d *cost.BudgetDraft) { d.Account = participant.Record{Type: "account", ID: "acme"} },
	} {
		t.Run(name, func(t *testing.T) {
			d := draft
			whose(&d)
			store := &startingLine{Store: memstore.New(), racers: 12}
			store.all.Add(12)
			s := gated(t, store, cost.NewModel(cost.Card{}, nil), newBudget(t, d))
			var scheduled atomic.Int64
			var wg sync.WaitGroup
			for i := range 12 {
				people := []participant.ID{participant.ID(fmt.Sprint("p", i)), participant.ID(fmt.Sprint("q", i))}
				if d.Account == (participant.Record{}) {
					people[0] = "ann"
				}
				m := anHour(t, i, people...)
				wg.Go(func() {
					_, err := s.Schedule(context.Background(), "ann", m)
					var denial *meeting.Denial
					if err == nil {
						scheduled.Add(1)
					} else if !errors.As(err, &denial) {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			assert.Equal(t, int64(3), scheduled.Load())
		})
	}
}
