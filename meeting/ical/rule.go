package ical

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// rule reads RRULE.
func (b *builder) rule() {
	e := b.entry
	for p := range e.All("EXRULE") {
		e.report(p.Line, ExRule, "EXRULE, which RFC 5545 no longer has, is passed over")
	}
	first := b.draft.Start.Local()
	others := 0
	for p := range e.All("RRULE") {
		rule, ok := b.readRule(p)
		switch {
		case !ok || rule.Equal(b.draft.Repeats):
		case b.draft.Repeats.IsZero():
			b.draft.Repeats = rule
		case others < maxRules:
			others++
			b.union(p, rule)
		default:
			e.report(p.Line, SecondRule, "there are too many RRULE: this one is passed over")
		}
	}
	if !b.has(first) {
		b.addStart()
	}
}

// maxRules bounds the rules besides the first that are added to it.
const maxRules = 4

// readRule reads a rule, and reports whether it can be used.
func (b *builder) readRule(p Property) (recurrence.Rule, bool) {
	rule, odd, err := recurrence.ParseLenient(p.Value)
	if err == nil {
		rule, err = b.localEnd(rule)
	}
	if err == nil {
		err = rule.Check(b.draft.Start.Local())
	}
	if err != nil {
		b.entry.report(p.Line, BadRule, "the rule can't be used and is left out: "+reason(err))
		return rule, false
	}
	if len(odd) > 0 {
		more := ""
		if len(odd) > 1 {
			more = fmt.Sprintf(", and %d more", len(odd)-1)
		}
		b.entry.report(p.Line, OddRule, "RRULE is put right: "+reason(odd[0])+more)
	}
	return rule, true
}

// maxUnion bounds the starts that a second rule adds, maxUnions those of all series.
const (
	maxUnion  = 5_000
	maxUnions = 200_000
)

// union adds the starts of a second rule to the extra ones. RFC 5545 section 3.8.5.3 does not say what two
// rules mean; whoever writes them means both.
func (b *builder) union(p Property, rule recurrence.Rule) {
	first := b.draft.Start.Local()
	n, last := 0, first
	for local := range rule.Locals(first, first, wallclock.Local{}) {
		if n == maxUnion || b.joiner.united == maxUnions {
			b.entry.report(p.Line, SecondRule, fmt.Sprintf("there is more than one RRULE: %d starts of this one are added, up to %s, and no later ones", n, last))
			return
		}
		n++
		b.joiner.united++
		last = local
		b.addExtra(meeting.Override{Original: local})
	}
	b.entry.report(p.Line, SecondRule, fmt.Sprintf("there is more than one RRULE: the %d starts of this one are added", n))
}

// addStart makes the start take place too, which the rule does not yield but counts (RFC 5545
// section 3.8.5.3).
func (b *builder) addStart() {
	p, _ := b.entry.First("RRULE")
	b.entry.report(p.Line, StartOffRule, "the rule does not yield DTSTART: it takes place too")
	b.addExtra(meeting.Override{Original: b.draft.Start.Local()})
	switch n := b.draft.Repeats.Count(); {
	case n == 1:
		b.draft.Repeats = recurrence.Rule{}
	case n > 1:
		if less, err := withPart(b.draft.Repeats, "COUNT", strconv.Itoa(n-1)); err == nil {
			b.draft.Repeats = less
		}
	}
}

// localEnd returns rule with an UNTIL that is what clocks of the series show, since a draft's rule has no
// zone. That of an all-day series is a date.
func (b *builder) localEnd(rule recurrence.Rule) (recurrence.Rule, error) {
	value, ok := partOf(rule, "UNTIL")
	if !ok {
		return rule, nil
	}
	s, ok := parseStamp(value)
	switch {
	case !ok || s.isDate:
		return rule, nil
	case b.allDay:
		return withPart(rule, "UNTIL", strings.ReplaceAll(s.local.Date().String(), "-", ""))
	case !s.fixed:
		return rule, nil
	}
	return b.endingAt(rule, b.lastLocal(rule, s.instant()))
}

// lastLocal returns a local time up to which the rule yields just the starts that are not after the instant: where
// clocks change, their faces alone don't tell.
func (b *builder) lastLocal(rule recurrence.Rule, until time.Time) wallclock.Local {
	const near = 24 * time.Hour
	before, err := interval.New(until.Add(-2*near), until.Add(time.Second))
	if err != nil {
		return b.zone.Local(until)
	}
	last := b.zone.Local(until.Add(-near)) // where there is no start near the end
	for at := range rule.Starts(b.draft.Start, before) {
		if at.Local().Compare(last) > 0 {
			last = at.Local()
		}
	}
	return last
}

// endingAt returns rule with a last local start.
func (b *builder) endingAt(rule recurrence.Rule, last wallclock.Local) (recurrence.Rule, error) {
	return withPart(rule, "UNTIL", strings.NewReplacer("-", "", ":", "").Replace(last.String()))
}

// partOf returns the value of a part of a rule.
func partOf(rule recurrence.Rule, name string) (string, bool) {
	for part := range strings.SplitSeq(rule.String(), ";") {
		if value, ok := strings.CutPrefix(part, name+"="); ok {
			return value, true
		}
	}
	return "", false
}

// withPart returns rule with that value for a part.
func withPart(rule recurrence.Rule, name, value string) (recurrence.Rule, error) {
	var parts []string
	for part := range strings.SplitSeq(rule.String(), ";") {
		if !strings.HasPrefix(part, name+"=") {
			parts = append(parts, part)
		}
	}
	var changed recurrence.Rule
	err := changed.UnmarshalText([]byte(strings.Join(append(parts, name+"="+value), ";")))
	return changed, err
}
