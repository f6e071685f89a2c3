package meeting

import "github.com/salesmeeting/salesmeeting/agenda"

// NeedsExpected asks that a meeting has what is expected of its purpose: who leads, who takes part and demonstrates,
// which results its agenda wants (see [agenda.Expectation.Before]). What is missing has the given verdict, so that
// a host can begin with a warning. Expected returns what is expected of a purpose, if anything; nil is
// [agenda.DefaultExpectation]. A meeting without purpose lacks nothing here: see [NeedsPurpose].
func NeedsExpected(v Verdict, expected func(p agenda.Purpose) (agenda.Expectation, bool)) Policy {
	if expected == nil {
		expected = agenda.DefaultExpectation
	}
	return shaped(func(d *Draft) []Finding {
		e, ok := expected(d.Purpose)
		if !ok {
			return nil
		}
		if d.Format == Informal {
			e = e.WithoutAgenda()
		}
		var list []Finding
		for _, g := range e.Before(d.Roster, d.Agenda) {
			list = append(list, Finding{Rule: g.Rule, Source: g.Source, Verdict: v, Path: g.Path, Text: g.Text})
		}
		return list
	})
}
