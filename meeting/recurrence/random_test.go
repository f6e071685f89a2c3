package recurrence_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// randomRule writes a rule that RFC 5545 allows, and a start. Shapes that people use come often, the others
// all come.
func randomRule(r *rand.Rand) (rule string, start time.Time) {
	g := generator{Rand: r}
	start = time.Date(g.between(1996, 2030), time.Month(g.between(1, 12)), g.between(1, 31), g.between(0, 23), g.between(0, 59), 0, 0, time.UTC)
	freq := pick(r, "DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "MONTHLY", "YEARLY", "YEARLY", "HOURLY")
	g.add("FREQ", freq)
	if g.one(2) {
		g.add("INTERVAL", fmt.Sprint(pick(r, 1, 2, 2, 3, 4, 5, 6, 7, 12, 13, 25, 40)))
	}
	g.dates(freq)
	if g.one(6) {
		g.add("BYHOUR", g.list(0, 23, false, 3))
	}
	if g.one(8) {
		g.add("BYMINUTE", g.list(0, 59, false, 2))
	}
	if g.one(12) {
		g.add("BYSECOND", g.list(0, 59, false, 2))
	}
	if len(g.parts) > 2 && g.one(5) {
		g.add("BYSETPOS", g.list(1, pick(r, 1, 2, 5), true, 2))
	}
	if g.one(3) {
		g.add("WKST", pick(r, "MO", "SU", "SU", "TU", "WE", "TH", "FR", "SA"))
	}
	switch {
	case g.one(4):
		g.add("COUNT", fmt.Sprint(pick(r, 1, 2, 3, 7, 10, 50, 300)))
	case g.one(3):
		u := start.AddDate(0, 0, g.between(0, 4000))
		g.add("UNTIL", u.Format(pick(r, "20060102", "20060102T150405", "20060102T150405Z")))
	}
	return strings.Join(g.parts, ";"), start
}

type generator struct {
	*rand.Rand
	parts []string
}

func (g *generator) add(name, value string) { g.parts = append(g.parts, name+"="+value) }

func (g *generator) one(in int) bool { return g.IntN(in) == 0 }

func (g *generator) between(a, b int) int { return a + g.IntN(b-a+1) }

// dates writes the parts of RFC 5545's table that go with the frequency.
func (g *generator) dates(freq string) {
	if g.one(4) {
		g.add("BYMONTH", g.list(1, 12, false, 4))
	}
	if freq == "YEARLY" && g.one(5) {
		g.add("BYWEEKNO", g.list(1, 53, true, 3))
	}
	if (freq == "YEARLY" || freq == "HOURLY") && g.one(6) {
		g.add("BYYEARDAY", g.list(1, 366, true, 4))
	}
	if freq != "WEEKLY" && g.one(3) {
		g.add("BYMONTHDAY", g.list(1, 31, true, 4))
	}
	if g.one(2) {
		g.add("BYDAY", g.weekdays(freq))
	}
}

func (g *generator) weekdays(freq string) string {
	most := map[string]int{"MONTHLY": 5, "YEARLY": 53}[freq]
	all := strings.Join(g.parts, ";")
	if strings.Contains(all, "BYWEEKNO") {
		most = 0
	} else if strings.Contains(all, "BYMONTH=") {
		most = min(most, 5)
	}
	numbered := most > 0 && g.one(2)
	var days []string
	for range g.between(1, pick(g.Rand, 1, 2, 5, 7)) {
		d := pick(g.Rand, "MO", "TU", "WE", "TH", "FR", "SA", "SU")
		if numbered && !g.one(10) {
			d = fmt.Sprint(pick(g.Rand, 1, -1)*g.between(1, pick(g.Rand, 4, most))) + d
		}
		days = append(days, d)
	}
	return strings.Join(days, ",")
}

func (g *generator) list(low, high int, signed bool, most int) string {
	var s []string
	for range g.between(1, most) {
		n := g.between(low, high)
		if signed && g.one(3) {
			n = -n
		}
		s = append(s, fmt.Sprint(n))
	}
	if g.one(50) {
		return strings.Join(append(s, s[0]), ",") // a duplicate
	}
	slices.Sort(s)
	return strings.Join(slices.Compact(s), ",")
}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }
