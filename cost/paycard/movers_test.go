package paycard_test

import (
	"fmt"
	"maps"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

// move gives people, named by their first role and number, another role.
func (m team) move(role participant.Role, ids ...participant.ID) {
	for _, id := range ids {
		m[id] = member{role, m[id].pay}
	}
}

// Five people who were counted before change sides: what two cards say of them together is as close to the pay of
// one who has far more than the others as if the five were a cell.
func TestPeopleWhoMoveTogetherAreCountedOnlyWhereTheyKeepTheRule(t *testing.T) {
	for name, c := range map[string]struct {
		highest int64
		from    participant.Role
		kept    bool
	}{
		"one dominates":       {601, "b", true},
		"none does":           {600, "b", false},
		"one dominates, to b": {601, "a", true},
		"nobody does, to b":   {600, "a", false},
	} {
		t.Run(name, func(t *testing.T) {
			m := team{}
			for _, role := range []participant.Role{"a", "b"} {
				if role == c.from {
					m.add(role, c.highest)
				} else {
					m.add(role, 50)
				}
				m.add(role, repeat(50, 11)...)
			}
			all, _ := years(t, m, nil, func() {}, func() {
				moving := m.in([]participant.Role{c.from})
				to := participant.Role("a")
				if c.from == "a" {
					to = "b"
				}
				for _, id := range moving {
					if m[id].pay == c.highest {
						m.move(to, id)
					}
				}
				m.move(to, m.in([]participant.Role{c.from})[:4]...)
			})
			kept := 0
			for _, cell := range all[1].Cells {
				if cell.Since != (paycard.Period{}) {
					kept++
				}
			}
			require.Equal(t, c.kept, kept > 0, "%v", all[1].Cells)
		})
	}
}

// some returns people of a role, with the pay that they have on every card.
func some(role participant.Role, pay map[participant.ID]int64, from, to int) team {
	m := team{}
	for i := from; i <= to; i++ {
		id := participant.ID(fmt.Sprint(i))
		m[id] = member{role, max(50, pay[id])}
	}
	return m
}

func together(parts ...team) team {
	m := team{}
	for _, part := range parts {
		maps.Copy(m, part)
	}
	return m
}

// made are the rates of a card that were made for it, after cards for the years before.
func made(t *testing.T, cards ...team) perHour {
	t.Helper()
	var ledger paycard.Ledger
	rates := perHour{}
	for i, m := range cards {
		d := m.draft(t, nil)
		d.Period = yearOf(t, 2026+i)
		var p paycard.Publication
		p, ledger = publish(t, d, ledger)
		clear(rates)
		for _, cell := range p.Cells {
			for _, role := range cell.Roles {
				if cell.Since == (paycard.Period{}) {
					rates[role] = cell.PerHour
				}
			}
		}
	}
	return rates
}

// Eighteen people were counted together, then six of them, and now six others: that leaves the last six.
func TestWhatIsLeftWithoutTwoCellsOfTwoCardsKeepsTheRule(t *testing.T) {
	for highest, want := range map[int64]perHour{
		800: {"a": "50.0", "b": "50.0"},
		801: {"b": "50.0"},
	} {
		pay := map[participant.ID]int64{"18": highest}
		got := made(
			t,
			some("a", pay, 1, 18),
			some("b", pay, 7, 12),
			together(some("a", pay, 1, 6), some("b", pay, 7, 12), some("c", pay, 13, 16), some("d", pay, 17, 18)),
		)
		require.Equal(t, want, got, highest)
	}
}

// Two cells that overlap can't both be taken from a third one, so what would be left without both is not known.
func TestCellsThatOverlapAreNotTakenAwayTogether(t *testing.T) {
	pay := map[participant.ID]int64{"20": 1000}
	got := made(
		t,
		together(some("z", pay, 16, 30), some("a", pay, 1, 10)),
		some("a", pay, 6, 15),
		some("a", pay, 1, 20),
	)
	require.Equal(t, perHour{"a": "97.5"}, got, "16 to 20 would not keep the rule, but nobody knows what they are paid together")
}
