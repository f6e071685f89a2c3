package paycard_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

type (
	parents = map[participant.Role]participant.Role
	perHour = map[participant.Role]string
)

func TestP3RatesAreOfFiveOrMoreWithoutOneWhoDominates(t *testing.T) {
	for name, c := range map[string]struct {
		team    team
		parents parents
		want    perHour
		left    []participant.Role
	}{
		"nobody":           {team{}, nil, perHour{}, nil},
		"five":             {team{}.add("a", 50, 60, 70, 80, 90), nil, perHour{"a": "70.0"}, nil},
		"four":             {team{}.add("a", 50, 60, 70, 80), nil, perHour{}, []participant.Role{"a"}},
		"just even enough": {team{}.add("a", 1200, 100, 100, 100, 100), nil, perHour{"a": "320"}, nil},
		"one too high":     {team{}.add("a", 1201, 100, 100, 100, 100), nil, perHour{}, []participant.Role{"a"}},
		"the two highest":  {team{}.add("a", 1200, 1200, 100, 100, 100), nil, perHour{"a": "540"}, nil},
		"two too high":     {team{}.add("a", 1204, 1200, 100, 100, 100), nil, perHour{}, []participant.Role{"a"}},
		"two merge":        {team{}.add("a", 50, 50, 50).add("b", 70, 70), parents{"a": "all", "b": "all"}, perHour{"a": "58.0", "b": "58.0"}, nil},
		"into the parent":  {team{}.add("a", 50, 50, 50).add("b", 70, 70), parents{"a": "b"}, perHour{"a": "58.0", "b": "58.0"}, nil},
		"not across trees": {team{}.add("a", 50, 50, 50).add("b", 70, 70), nil, perHour{}, []participant.Role{"a", "b"}},
		"a remainder":      {team{}.add("a", repeat(10, 5)...).add("b", 50, 50, 50).add("c", 70, 70), parents{"a": "s", "b": "s", "c": "s"}, perHour{"a": "10.0", "b": "58.0", "c": "58.0"}, nil},
		"the smaller taken in": {
			team{}.add("a", repeat(10, 7)...).add("b", repeat(20, 6)...).add("c", 80),
			parents{"a": "s", "b": "s", "c": "s"},
			perHour{"a": "10.0", "b": "28.6", "c": "28.6"},
			nil,
		},
		"until it is even": {
			team{}.add("a", repeat(10, 200)...).add("b", repeat(20, 6)...).add("c", 600),
			parents{"a": "s", "b": "s", "c": "s"},
			perHour{"a": "13.1", "b": "13.1", "c": "13.1"},
			nil,
		},
		"on to the next parent": {
			team{}.add("a", 10, 10).add("b", 20, 20, 20, 20).add("c", repeat(30, 5)...),
			parents{"a": "s", "s": "all", "b": "all", "c": "all"},
			perHour{"a": "16.7", "b": "16.7", "c": "30.0"},
			nil,
		},
		"what can't be saved stays apart": {
			team{}.add("boss", 90_000).add("a", repeat(30, 5)...),
			parents{"boss": "all", "a": "all"},
			perHour{"a": "30.0"},
			[]participant.Role{"boss"},
		},
		"what can't stand alone goes up, not down": {
			team{}.add("s", 80, 80).add("a", repeat(20, 5)...).add("b", 50, 50, 50),
			parents{"a": "s", "s": "all", "b": "all"},
			perHour{"a": "20.0", "b": "62.0", "s": "62.0"},
			nil,
		},
		"the head of a tree comes down": {
			team{}.add("all", 80).add("a", repeat(20, 5)...), parents{"a": "all"}, perHour{"a": "30.0", "all": "30.0"}, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, _ := publish(t, c.team.draft(t, c.parents), paycard.Ledger{})
			require.Equal(t, c.want, rates(p))
			require.Equal(t, c.left, p.Left)
		})
	}
}

func TestOptionsMakeTheRuleStricterOnly(t *testing.T) {
	half, err := money.NewRatio(1, 2)
	require.NoError(t, err)
	fifth, err := money.NewRatio(1, 5)
	require.NoError(t, err)
	d := team{}.add("a", repeat(10, 6)...).add("b", 500, 100, 50, 50, 50, 50, 40).draft(t, nil)

	p, _, err := paycard.Publish(d, paycard.Ledger{}, &paycard.Options{MinPeople: 7})
	require.NoError(t, err)
	require.Equal(t, perHour{"b": "120"}, rates(p))
	p, _, err = paycard.Publish(d, paycard.Ledger{}, &paycard.Options{Margin: half})
	require.NoError(t, err)
	require.Equal(t, perHour{"a": "10.0"}, rates(p))

	_, _, err = paycard.Publish(d, paycard.Ledger{}, &paycard.Options{MinPeople: 4, Margin: fifth})
	require.EqualError(t, err, "/min_people: must be 5 or more; /margin: must be 1/4 or more")
	_, _, err = paycard.Publish(d, paycard.Ledger{}, &paycard.Options{MinPeople: -1})
	require.EqualError(t, err, "/min_people: must be 5 or more")
}

func TestRatesAreLoadedMeansRoundedToThreeDigits(t *testing.T) {
	d := team{}.draft(t, nil)
	d.Basis, d.Default = money.BLS2025Q2(), ""
	for i, pay := range []paycard.Pay{
		paycard.PerYear("80000"), paycard.PerYear("90000.50"), paycard.PerYear("70000"), paycard.PerHour("40"), paycard.PerHour("1/3"),
	} {
		d.People = append(d.People, paycard.Person{ID: participant.ID(rune('a' + i)), Role: "developer", Pay: pay})
	}
	p, _ := publish(t, d, paycard.Ledger{})
	// (240000.50/2080 + 121/3) · 4565/3207 / 5
	require.Equal(t, perHour{"developer": "44.3"}, rates(p))
	require.Equal(t, "Finance, 2026-01-01/2027-01-01, mean loaded rates by BLS2025Q2", p.Card.Source)
	require.Equal(t, "USD", p.Card.Currency)

	for pay, want := range map[int64]string{1: "1.00", 99: "99.0", 12345: "12300", 12350: "12400", 12450: "12400", 99960: "100000", 1_000_000_000_000_000: "1000000000000000"} {
		p, _ := publish(t, team{}.add("a", repeat(pay, 5)...).draft(t, nil), paycard.Ledger{})
		require.Equal(t, perHour{"a": want}, rates(p))
		_, err := cost.NewCard(p.Card)
		require.NoError(t, err)
	}
}

func TestNothingDependsOnTheOrderOfPeople(t *testing.T) {
	m := team{}.add("a", 10, 20, 30, 40).add("b", repeat(50, 6)...).add("c", 60).add("d", repeat(60, 9)...)
	tree := parents{"a": "s", "b": "s", "c": "all", "s": "all", "d": "all"}
	first, ledger := publish(t, m.draft(t, tree), paycard.Ledger{})
	for range 20 {
		again, ledger2 := publish(t, m.draft(t, tree), paycard.Ledger{})
		require.Equal(t, first, again)
		require.Equal(t, first.Explanation(), again.Explanation())
		require.Equal(t, toJSON(t, ledger), toJSON(t, ledger2))
	}
}

func TestRolesWithoutACellAreRefusedWithoutADefault(t *testing.T) {
	d := team{}.add("boss", 999).add("a", repeat(50, 5)...).add("aide", 12).draft(t, nil)
	d.Default = ""
	p, ledger, err := paycard.Publish(d, paycard.Ledger{}, nil)
	var unheld *paycard.UnheldError
	require.ErrorAs(t, err, &unheld)
	require.Equal(t, []participant.Role{"aide", "boss"}, unheld.Roles)
	require.EqualError(t, err, `/default: is missing, and no cell can hold ["aide" "boss"]: they have too few people, or pay too uneven, or too few came and went since they were counted last; name a parent that more people belong to, or give a default`)
	require.Equal(t, paycard.Publication{}, p)
	require.Empty(t, toLines(ledger))
}

func toLines(l paycard.Ledger) (lines []string) {
	for p := range l.Periods() {
		lines = append(lines, p.String())
	}
	return lines
}

func TestFaultsOfADraftComeAllAtOnceAndWithoutPay(t *testing.T) {
	d := paycard.Draft{
		Currency: "usd", Parents: parents{"a": "b", "b": "a", "x": "external:y", "Sales Rep": "z"},
		People: []paycard.Person{{}, {ID: "ann", Role: "partner"}, {ID: "ann", Role: "Sales Rep"}},
	}
	_, _, err := paycard.Publish(d, paycard.Ledger{}, nil)
	var ps participant.Problems
	require.ErrorAs(t, err, &ps)
	var paths []string
	for _, p := range ps {
		paths = append(paths, p.Path)
	}
	require.Equal(t, []string{
		"/currency", "/source", "/period/from", "/period/to", "/basis/name", "/basis/hours", "/basis/load_factor", "/basis/source",
		"/parents/Sales Rep", "/parents/a", "/parents/b", "/parents/x",
		"/people/0/id", "/people/0/role", "/people/1/role", "/people/2/id", "/people/2/role",
	}, paths, err)

	d = team{}.draft(t, nil)
	d.Period.To, d.Default = d.Period.From, "7,5"
	for _, pay := range []paycard.Pay{
		{},
		paycard.PerYear(""), paycard.PerYear("8512345,67"), paycard.PerYear("-8512345.67"), paycard.PerYear("0"),
		paycard.PerYear("$8512345"), paycard.PerYear("8512345e3"), paycard.PerHour("0.001"), paycard.PerHour("1000000000000001"),
		paycard.PerYear(strings.Repeat("8512345", 7)),
	} {
		d.People = append(d.People, paycard.Person{ID: participant.ID(rune('a' + len(d.People))), Role: "r", Pay: pay})
	}
	_, _, err = paycard.Publish(d, paycard.Ledger{}, nil)
	require.ErrorAs(t, err, &ps)
	require.Len(t, ps, 12)
	require.Equal(t, "/period/to", ps[0].Path)
	require.Equal(t, "/default", ps[1].Path)
	require.Equal(t, "/people/0/pay", ps[2].Path)
	require.Equal(t, "/people/9/pay", ps[11].Path)
	for _, p := range ps[3:] {
		require.Equal(t, ps[3].Err.Error(), p.Err.Error(), "one text for all, so that it tells nothing")
	}
	require.NotContains(t, err.Error(), "8512345")
	var syntax *money.SyntaxError
	require.NotErrorAs(t, err, &syntax, "which would quote the pay")
}

func TestTheExplanationIsForThePublic(t *testing.T) {
	m := team{}.add("a", repeat(10, 7)...).add("b", repeat(20, 6)...).add("c", 80).add("boss", 70_000)
	p, ledger := publish(t, m.draft(t, parents{"a": "s", "b": "s", "c": "s"}), paycard.Ledger{})
	want := `Rates per hour in USD for 2026-01-01/2027-01-01. Each is the mean over all people of its roles of what they are paid and what the employer adds
(plain), rounded to three significant digits. Roles share a rate where rates of their own, or what follows from them,
could say what single people are paid. A rate is kept where a new one, compared with earlier cards, could.
a: 10.0
b, c: 28.6 for all of them together
boss: no rate of their own; the default of 1.00 applies
`
	require.Equal(t, want, p.Explanation())

	// The reason why roles have no rate of their own is not told, and what nobody sees does not change it.
	m["boss-14"] = member{"boss", 71_000}
	same, _ := publish(t, m.draft(t, parents{"a": "s", "b": "s", "c": "s"}), paycard.Ledger{})
	require.Equal(t, want, same.Explanation())

	m.add("a", 99)
	next := m.draft(t, parents{"a": "s", "b": "s", "c": "s"})
	next.Period = yearOf(t, 2027)
	p, _ = publish(t, next, ledger)
	require.Contains(t, p.Explanation(), "\na: 10.0, kept from the card of 2026-01-01/2027-01-01\nb, c: 28.6 for all of them together\n")
}

func TestThreeDigitsAreThreeWhereRoundingMakesOneMore(t *testing.T) {
	for pay, want := range map[string]string{"99.94": "99.9", "99.95": "100", "99.96": "100", "999.5": "1000", "9.996": "10.0", "0.09996": "0.100"} {
		d := team{}.draft(t, nil)
		d.Currency, d.Default = "CLF", "" // of four digits
		for i := range 5 {
			d.People = append(d.People, paycard.Person{ID: participant.ID(rune('a' + i)), Role: "a", Pay: paycard.PerHour(pay)})
		}
		p, _ := publish(t, d, paycard.Ledger{})
		require.Equal(t, perHour{"a": want}, rates(p), pay)
	}
}
