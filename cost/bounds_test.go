package cost_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

const month = 30 * 24 * time.Hour

// What is exactly at a bound that the documents give is allowed, and what is one beyond it is not.
func TestWhatIsAtItsBoundIsAllowedAndOneMoreIsNot(t *testing.T) {
	card := newCard(t, cost.CardDraft{Currency: "USD", Source: "test", Default: "60"})
	people := make([]participant.ID, 100_001)
	for i := range people {
		people[i] = participant.ID(fmt.Sprintf("p%06d", i))
	}
	for name, try := range map[string]func(more int) error{
		"catering for a million": func(more int) error {
			_, err := cost.NewPlan(cost.PlanDraft{CateringGuaranteed: 1_000_000 + more})
			return err
		},
		"catering for none": func(more int) error {
			_, err := cost.NewPlan(cost.PlanDraft{CateringGuaranteed: -more})
			return err
		},
		"an effort of 30 days": func(more int) error {
			_, err := cost.NewPlan(cost.PlanDraft{Overrun: month + secondsOf(more)})
			return err
		},
		"a room for nothing": func(more int) error {
			_, err := cost.NewPlan(cost.PlanDraft{Currency: "USD", Venue: fmt.Sprint(-more)})
			return err
		},
		"a memo of a million words": func(more int) error { return memo(card, func(d *cost.MemoDraft) { d.Words = 1_000_000 + more }) },
		"a memo of a word":          func(more int) error { return memo(card, func(d *cost.MemoDraft) { d.Words = 1 - more }) },
		"a memo of 30 days": func(more int) error {
			return memo(card, func(d *cost.MemoDraft) { d.Writing = month + secondsOf(more) })
		},
		"10,000 readers": func(more int) error {
			return memo(card, func(d *cost.MemoDraft) { d.Readers[0].People = 10_000 + more })
		},
		"1,000 groups of readers": func(more int) error {
			return memo(card, func(d *cost.MemoDraft) {
				for len(d.Readers) < 1000+more {
					d.Readers = append(d.Readers, d.Readers[0])
				}
			})
		},
		"a year of work": func(more int) error {
			_, err := cost.NewQuotas(cost.QuotaDraft{Currency: "USD", Source: "test", Displaced: "1", ByRole: map[participant.Role]cost.Quota{
				"rep": {Bookings: "1", Margin: "1", SellingShare: "1", Hours: 8784*time.Hour + secondsOf(more)},
			}})
			return err
		},
		"quotas with a denominator of 1,200 bits": func(more int) error { return quotasOver(1200 + more) },
		"10,000 times at which somebody was there": func(more int) error {
			return observed(t, card, func(start time.Time) (list []agenda.Presence) {
				for len(list) < 10_000+more {
					list = append(list, agenda.Presence{Person: "ann", Joined: start, Left: start})
				}
				return list
			})
		},
		"100 years at a meeting": func(more int) error {
			return observed(t, card, func(start time.Time) []agenda.Presence {
				return []agenda.Presence{{Person: "ann", Joined: start, Left: start.Add(36_525*24*time.Hour + secondsOf(more))}}
			})
		},
		"a line of 100 bytes": func(more int) error { return lineNamed(t, card, strings.Repeat("x", 100+more)) },
		"a focus block of a second": func(more int) error {
			_, err := cost.NewFocus(cost.FocusDraft{Source: "test", Threshold: time.Second - secondsOf(more)/1000})
			return err
		},
		"10,000 times at which somebody is busy": func(more int) error {
			_, err := cost.NewFocus(cost.FocusDraft{Busy: map[participant.ID][]interval.Interval{"ann": make([]interval.Interval, 10_000+more)}})
			return err
		},
		"100,000 people who work": func(more int) error {
			d := cost.FocusDraft{Hours: make(map[participant.ID]availability.WorkingHours, len(people))}
			for _, id := range people[:100_000+more] {
				d.Hours[id] = availability.WorkingHours{}
			}
			_, err := cost.NewFocus(d)
			return err
		},
		"100,000 people who are busy": func(more int) error {
			d := cost.FocusDraft{Busy: make(map[participant.ID][]interval.Interval, len(people))}
			for _, id := range people[:100_000+more] {
				d.Busy[id] = nil
			}
			_, err := cost.NewFocus(d)
			return err
		},
		"focus of 100 years": func(more int) error {
			window, err := interval.Lasting(year(2026).Start(), availability.LongestWindow+secondsOf(more))
			require.NoError(t, err)
			_, err = cost.NewModel(card, nil).Focus(window)
			return err
		},
		"a horizon of 20 years": func(more int) error {
			_, err := cost.NewGate(hoursOnly(nil), nil, &cost.GateOptions{Horizon: 20*8784*time.Hour + secondsOf(more)})
			return err
		},
		"10,000 budgets": func(more int) error {
			budgets := make([]cost.Budget, 10_000+more)
			for i := range budgets {
				budgets[i] = newBudget(t, cost.BudgetDraft{Name: fmt.Sprint(i), Person: "ann", Hours: "1"})
			}
			_, err := cost.NewGate(hoursOnly(nil), budgets, nil)
			return err
		},
		"an outlay of 1,200 bits": func(more int) error {
			n := new(big.Int).Lsh(big.NewInt(1), 1200)
			return weighed(t, usd(t, n.Sub(n, big.NewInt(int64(1-more))).String()))
		},
		"an outlay that is as fine": func(more int) error {
			n := new(big.Int).Lsh(big.NewInt(1), 1200)
			return weighed(t, usd(t, "1/"+n.Sub(n, big.NewInt(int64(1-more))).String()))
		},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, try(0))
			require.Error(t, try(1))
		})
	}
}

func secondsOf(n int) time.Duration { return time.Duration(n) * time.Second }

// memo is of a word to one reader, but for a change.
func memo(card cost.Card, change func(*cost.MemoDraft)) error {
	d := cost.MemoDraft{Source: "test", Words: 1, Readers: []cost.Readers{{People: 1}}}
	change(&d)
	_, err := cost.NewMemo(card, d)
	return err
}

// quotasOver are quotas with a common denominator of so many bits: powers of primes below 2^120, and of two.
func quotasOver(bits int) error {
	d := cost.QuotaDraft{Currency: "USD", Source: "test", Displaced: "1", ByRole: map[participant.Role]cost.Quota{}}
	den := big.NewInt(1)
	add := func(n *big.Int) {
		den.Mul(den, n)
		d.ByRole[participant.Role(fmt.Sprint("role-", len(d.ByRole)))] = cost.Quota{
			Bookings: "1/" + n.String(), Margin: "1", SellingShare: "1", Hours: time.Hour,
		}
	}
	for _, prime := range []int64{3, 5, 7, 11, 13, 17, 19, 23, 29, 31} {
		power, next := big.NewInt(1), big.NewInt(prime)
		for next.BitLen() <= 120 {
			power, next = next, new(big.Int).Mul(next, big.NewInt(prime))
		}
		add(power)
	}
	add(new(big.Int).Lsh(big.NewInt(1), uint(bits-den.BitLen())))
	_, err := cost.NewQuotas(d)
	return err
}

// observed is an hour's meeting of which it was seen who was there.
func observed(t testing.TB, card cost.Card, there func(start time.Time) []agenda.Presence) error {
	o := first(t, newMeeting(t, meeting.Draft{ID: oracleID(1), Start: wallclock.At(2026, 5, 4, 9, 0, time.UTC), Length: time.Hour, Roster: roster("ann")}))
	_, err := cost.NewModel(card, &cost.Options{Observed: map[meeting.Key][]agenda.Presence{o.Key(): there(o.Interval().Start())}}).Estimate(o)
	return err
}

// lineNamed is a line of the host's own that costs nothing.
func lineNamed(t testing.TB, card cost.Card, name string) error {
	_, m := eightPeople(t)
	_, err := cost.NewModel(card, &cost.Options{Lines: []cost.OwnLine{{
		Line: cost.Line(name), Source: "test",
		Charger: cost.ChargerFunc(func(meeting.Occurrence, participant.Role) (money.Amount, error) { return money.Amount{}, nil }),
	}}}).Estimate(first(t, m))
	return err
}

func weighed(t testing.TB, direct money.Amount) error {
	_, err := newBenefit(t, cost.BenefitDraft{}).Weigh(cost.Outlay{Direct: direct})
	return err
}

func TestALineHasANameThatCanBeShown(t *testing.T) {
	card, _ := eightPeople(t)
	for name, text := range map[string]string{"none": "", "a line break": "leads\nand more", "no UTF-8": "leads\xff", "that of another": "venue"} {
		assert.Equal(t, []string{"/lines/0/line"}, paths(lineNamed(t, card, text)), name)
	}
	require.NoError(t, lineNamed(t, card, "Büro"))
}
