package paycard_test

import (
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
