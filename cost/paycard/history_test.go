package paycard_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

func TestP4ThereIsOneCardForAPeriodAndNeverTwo(t *testing.T) {
	m := team{}.add("a", 50, 60, 70, 80, 90)
	d := m.draft(t, nil)
	_, ledger := publish(t, d, paycard.Ledger{})
	before := toJSON(t, ledger)

	m.add("a", 85)
	for _, period := range []paycard.Period{
		yearOf(t, 2026),
		{From: date(t, "2026-12-31"), To: date(t, "2027-12-31")},
		{From: date(t, "2025-06-01"), To: date(t, "2026-01-02")},
		{From: date(t, "2026-03-01"), To: date(t, "2026-04-01")},
		{From: date(t, "2020-01-01"), To: date(t, "2030-01-01")},
	} {
		d := m.draft(t, nil)
		d.Period = period
		p, after, err := paycard.Publish(d, ledger, nil)
		var there *paycard.PublishedError
		require.ErrorAs(t, err, &there)
		require.Equal(t, paycard.PublishedError{Period: period, Published: yearOf(t, 2026)}, *there)
		require.Equal(t, paycard.Publication{}, p)
		require.Equal(t, before, toJSON(t, after))
	}
	for _, year := range []int{2027, 2025} { // the days beside it are free
		d := m.draft(t, nil)
		d.Period = yearOf(t, year)
		_, ledger = publish(t, d, ledger)
	}
	require.Equal(t, []string{"2025-01-01/2026-01-01", "2026-01-01/2027-01-01", "2027-01-01/2028-01-01"}, toLines(ledger))
}

// years publishes a card for each step of a team, from 2026 on, and returns rates and the ledger.
func years(t *testing.T, m team, tree parents, steps ...func()) ([]paycard.Publication, paycard.Ledger) {
	t.Helper()
	var ledger paycard.Ledger
	var all []paycard.Publication
	for i, step := range steps {
		step()
		d := m.draft(t, tree)
		d.Period = yearOf(t, 2026+i)
		var p paycard.Publication
		p, ledger = publish(t, d, ledger)
		all = append(all, p)
	}
	return all, ledger
}

func TestHiresOneByOneAreCountedWhenThereAreFiveOfThem(t *testing.T) {
	m := team{}.add("a", repeat(50, 10)...)
	hire := func() { m.add("a", 80) }
	all, _ := years(t, m, nil, func() {}, hire, hire, hire, hire, hire, hire)
	var got []string
	for _, p := range all {
		got = append(got, p.Cells[0].PerHour)
	}
	require.Equal(t, []string{"50.0", "50.0", "50.0", "50.0", "50.0", "60.0", "60.0"}, got)
	require.Equal(t, yearOf(t, 2026), all[4].Cells[0].Since)
	require.Equal(t, paycard.Period{}, all[5].Cells[0].Since)
	require.Equal(t, yearOf(t, 2031), all[6].Cells[0].Since)
}

func TestWhoComesAndGoes(t *testing.T) {
	leave := func(m team, ids ...string) {
		for _, id := range ids {
			require.Contains(t, m, participant.ID(id))
			delete(m, participant.ID(id))
		}
	}
	for name, c := range map[string]struct {
		change func(m team)
		want   string // of a, which has ten people on 50.00
	}{
		"a rise for all":                       {func(m team) { m.add("a"); raise(m, 5) }, "55.0"},
		"one leaves":                           {func(m team) { leave(m, "a-0") }, "kept"},
		"four leave":                           {func(m team) { leave(m, "a-0", "a-1", "a-2", "a-3") }, "kept"},
		"five leave":                           {func(m team) { leave(m, "a-0", "a-1", "a-2", "a-3", "a-4") }, "50.0"},
		"six leave":                            {func(m team) { leave(m, "a-0", "a-1", "a-2", "a-3", "a-4", "a-5") }, "left"},
		"three come and two leave":             {func(m team) { leave(m, "a-0", "a-1"); m.add("a", 61, 61, 61) }, "53.0"},
		"two come and three leave":             {func(m team) { leave(m, "a-0", "a-1", "a-2"); m.add("a", 61, 61) }, "kept"},
		"one changes sides":                    {func(m team) { m["a-0"] = member{"b", 50} }, "kept"},
		"five come, one of them paid far more": {func(m team) { m.add("a", 900, 50, 50, 50, 50) }, "kept"},
	} {
		t.Run(name, func(t *testing.T) {
			m := team{}.add("a", repeat(50, 10)...).add("b", repeat(70, 8)...)
			all, _ := years(t, m, nil, func() {}, func() { c.change(m) })
			require.Equal(t, "50.0", all[0].Card.PerHour["a"])
			got := all[1].Card.PerHour["a"]
			for _, cell := range all[1].Cells {
				if slices.Contains(cell.Roles, "a") && cell.Since != (paycard.Period{}) {
					require.Equal(t, "50.0", got)
					got = "kept"
				}
			}
			if slices.Contains(all[1].Left, "a") {
				got = "left"
			}
			require.Equal(t, c.want, got)
		})
	}
}

func raise(m team, by int64) {
	for id, p := range m {
		m[id] = member{p.role, p.pay + by}
	}
}

func TestANewRoleWithoutARateIsLeftUntilItCanBeCounted(t *testing.T) {
	m := team{}.add("a", repeat(50, 10)...)
	all, _ := years(t, m, nil, func() {}, func() {
		for i := range 8 { // ten people of a become eight of b, so that two would be known
			m[participant.ID(fmt.Sprint("a-", i))] = member{"b", 50}
		}
	})
	require.Equal(t, []participant.Role{"a", "b"}, all[1].Left)
	require.Empty(t, all[1].Cells)
}

func TestARateIsNotKeptFromALaterCard(t *testing.T) {
	m := team{}.add("a", repeat(50, 10)...)
	_, ledger := publish(t, m.draft(t, nil), paycard.Ledger{})
	d := m.add("a", 99).draft(t, nil)
	d.Period = yearOf(t, 2025)
	p, _ := publish(t, d, ledger)
	require.Equal(t, []participant.Role{"a"}, p.Left)
}

func TestRatesAreKeptInTheirCurrencyOnly(t *testing.T) {
	m := team{}.add("a", repeat(50, 10)...)
	_, ledger := publish(t, m.draft(t, nil), paycard.Ledger{})
	d := m.add("a", 99).draft(t, nil)
	d.Period, d.Currency = yearOf(t, 2027), "EUR"
	p, _ := publish(t, d, ledger)
	require.Equal(t, []participant.Role{"a"}, p.Left)
}

func TestSequencesOfHiresAndLeaversGiveNobodyAway(t *testing.T) {
	r := source()
	made, kept := 0, 0
	for range 100 {
		m, tree := organization(r)
		var all [][]participant.ID
		var ledger paycard.Ledger
		for i := range 6 {
			d := m.draft(t, tree)
			d.Period = yearOf(t, 2026+i)
			var p paycard.Publication
			p, ledger = publish(t, d, ledger)
			all = append(all, sums(m, p)...)
			made, kept = count(p, made, kept)
			turnover(r, m)
		}
		require.Equal(t, 5, narrowest(all), "%v", toJSON(t, ledger))
	}
	t.Logf("%d rates made, %d kept", made, kept)
	require.Greater(t, made, 200)
	require.Greater(t, kept, 100)
}

func count(p paycard.Publication, made, kept int) (madeNow, keptNow int) {
	for _, c := range p.Cells {
		if c.Since == (paycard.Period{}) {
			made++
		} else {
			kept++
		}
	}
	return made, kept
}

// turnover lets some people leave, change their role, come, and come back.
func turnover(r *rand.Rand, m team) {
	ids := slices.Sorted(maps.Keys(m))
	often := 1 + r.IntN(8)
	for _, id := range ids {
		switch r.IntN(3 * often) {
		case 0:
			delete(m, id)
		case 1:
			m[id] = member{m[ids[r.IntN(len(ids))]].role, anyPay(r)}
			if m[id].role == "" {
				delete(m, id)
			}
		case 2:
			m[participant.ID(fmt.Sprint("new-", r.IntN(200)))] = member{hiredFor(id), anyPay(r)}
		}
	}
}

// hiredFor is the role that somebody was hired for.
func hiredFor(id participant.ID) participant.Role {
	if len(id) > 3 && id[0] == 'r' {
		return participant.Role(id[:3])
	}
	return "r00"
}

func TestALongLedgerIsQuickToCheck(t *testing.T) {
	r := source()
	m := team{}
	for i := range 8 {
		for range 40 {
			m.add(participant.Role(fmt.Sprintf("r%02d", i)), 20+r.Int64N(100))
		}
	}
	var ledger paycard.Ledger
	start := time.Now()
	made, kept := 0, 0
	for i := range 15 {
		d := m.draft(t, nil)
		d.Period = yearOf(t, 2026+i)
		var p paycard.Publication
		p, ledger = publish(t, d, ledger)
		made, kept = count(p, made, kept)
		for _, id := range slices.Sorted(maps.Keys(m)) { // one in eight goes, and somebody comes
			if r.IntN(8) == 0 {
				m[participant.ID(fmt.Sprint(i, " for ", id))] = m[id]
				delete(m, id)
			}
		}
	}
	t.Logf("15 cards of 320 people in %v: %d rates made, %d kept, ledger of %d bytes", time.Since(start), made, kept, len(toJSON(t, ledger)))
	require.Greater(t, made, 8*5)
}

func TestALedgerSurvivesJSON(t *testing.T) {
	m := team{}.add("a", repeat(50, 10)...).add("b", 60, 60).add("c", 70, 70, 70)
	tree := parents{"b": "s", "c": "s"}
	_, ledger := years(t, m, tree, func() {}, func() { m.add("a", 51) })
	text := toJSON(t, ledger)
	require.Equal(t, `{"schema":1,"cards":[{"period":{"from":"2026-01-01","to":"2027-01-01"},"currency":"USD","basis_hours":"2000","hourly":true,"cells":[`+
		`{"roles":["a"],"per_hour":"50.0","people":["a-0","a-1","a-2","a-3","a-4","a-5","a-6","a-7","a-8","a-9"]},`+
		`{"roles":["b","c"],"per_hour":"66.0","people":["b-10","b-11","c-12","c-13","c-14"]}]},`+
		`{"period":{"from":"2027-01-01","to":"2028-01-01"},"currency":"USD","basis_hours":"2000","hourly":true,"cells":[`+
		`{"roles":["a"],"per_hour":"50.0","since":{"from":"2026-01-01","to":"2027-01-01"}},`+
		`{"roles":["b","c"],"per_hour":"66.0","people":["b-10","b-11","c-12","c-13","c-14"]}]}]}`, text)
	var back paycard.Ledger
	require.NoError(t, json.Unmarshal([]byte(text), &back))
	require.Equal(t, text, toJSON(t, back))

	d := m.add("a", 52).draft(t, tree)
	d.Period = yearOf(t, 2028)
	want, _ := publish(t, d, ledger)
	got, _ := publish(t, d, back)
	require.Equal(t, want, got)

	require.Equal(t, `{"schema":1,"cards":[]}`, toJSON(t, paycard.Ledger{}))
	require.NoError(t, json.Unmarshal([]byte(`{"schema":1,"cards":[]}`), &back))
	require.Empty(t, toLines(back))
}

func TestFaultsOfALedgerComeAllAtOnce(t *testing.T) {
	_, ledger := publish(t, team{}.draft(t, nil), paycard.Ledger{})
	before := toJSON(t, ledger)
	for text, want := range map[string]string{
		`[]`: "is a JSON array, which does not fit here",
		`{}`: "/schema: is 0: this version of the library reads 1 to 1; /cards: is missing: [] if nothing was published",
		`{"schema":2,"cards":[{},{"period":{"from":"2026-02-30","to":"2026-01-01"},"cells":[{"people":["a","a"]},{"roles":["x","x"],"since":{"from":7}}]}]}`: "",
		`{"schema":1,"cards":[{"period":{"from":"2026-01-01","to":"2027-01-01"},"cells":[{"roles":["a"]},{"roles":["b"],"people":["x"]}],"basis_hours":"4/2"},{"period":{"from":"2026-06-01","to":"2027-01-01"},"cells":[],"basis_hours":"3757/2"}]}`: "/cards/0/basis_hours: must be the hours a year in lowest terms, \"2080\" or \"3757/2\"; /cards/0/cells/0/people: must be there if the rate was made for this card, and must not if it was kept; " +
			"/cards/0/cells/1/people: must not be there if pay is neither yearly nor hourly; " +
			"/cards/1/period: has a card already, that of 2026-01-01/2027-01-01: two cards for the same days (2026-06-01/2027-01-01) would say what those are paid who came or went between them",
	} {
		err := json.Unmarshal([]byte(text), &ledger)
		var ps participant.Problems
		require.ErrorAs(t, err, &ps, text)
		require.Equal(t, before, toJSON(t, ledger), "a failure changes nothing")
		if want != "" {
			require.ErrorContains(t, err, want)
			continue
		}
		var paths []string
		for _, p := range ps {
			paths = append(paths, p.Path)
		}
		require.Subset(t, paths, []string{"/schema", "/cards/0/cells", "/cards/1/period/from", "/cards/1/cells/1/since/from"})
	}
}
