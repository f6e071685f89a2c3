package recurrence

import (
	"slices"
	"strings"
)

// mend puts right, in a lenient parser, what has one sensible reading once all parts are known. What it
// leaves is refused later.
func (p *parser) mend() {
	for _, name := range p.parts.normalise() {
		p.report(CodeRepeated, name, "the same value twice; kept once")
	}
	if p.parts.count > 0 && p.parts.until.kind != untilNone {
		p.report(CodeTwoEnds, "UNTIL", "COUNT with UNTIL: ends with whichever comes first")
	}
	p.mendSkip()
	p.mendOrdinals()
	p.mendLimits()
	if len(p.parts.positions) > 0 && !p.parts.hasBy() && (slices.Contains(p.parts.positions, 1) || slices.Contains(p.parts.positions, -1)) {
		p.parts.positions = nil
		p.report(CodePart, "BYSETPOS", "left out: nothing to choose from")
	}
}

func (p *parser) report(code Code, part, want string) {
	n := fault(code, part, want)
	p.locate(n)
	p.problems = append(p.problems, n)
}

func (p *parser) mendSkip() {
	if p.seen["SKIP"] == "" {
		return
	}
	if !p.scale {
		p.report(CodeScale, "SKIP", "RSCALE=GREGORIAN is missing")
	}
	if p.parts.skip != Omit && p.parts.freq < monthly {
		p.parts.skip = Omit
		p.report(CodePart, "SKIP", "left out: goes with MONTHLY and YEARLY only")
	}
}

// mendOrdinals drops the numbers of weekdays where RFC 5545 allows none.
func (p *parser) mendOrdinals() {
	if p.parts.freq == 0 || !p.parts.hasOrdinals() || p.parts.freq >= monthly && len(p.parts.weeks) == 0 {
		return
	}
	for i := range p.parts.days {
		p.parts.days[i].n = 0
	}
	p.parts.normalise()
	p.report(CodeOrdinal, "BYDAY", "numbers before weekdays left out")
}

// mendLimits rewrites rules with a part that only a longer frequency may have. In a rule of every day, week
// or month such a part can only be meant as a limit, and the rule of the longer frequency with the same
// parts says just that.
func (p *parser) mendLimits() {
	q := &p.parts
	if q.freq < daily || q.interval != 1 || len(q.positions) > 0 || q.hasOrdinals() {
		return
	}
	hasDays := len(q.days)+len(q.monthDays)+len(q.yearDays) > 0
	switch {
	case q.freq == yearly:
	case len(q.weeks) > 0 && q.freq == monthly && !hasDays: // the day of the month, or the weekday? refused
	case len(q.weeks)+len(q.yearDays) > 0:
		if q.freq == daily && !hasDays {
			for d := range int8(7) {
				q.days = append(q.days, weekdayValue{day: d})
			}
		}
		p.lift(yearly)
	case len(q.monthDays) > 0 && q.freq == weekly:
		p.lift(monthly)
	}
}

func (p *parser) lift(f frequency) {
	misplaced := make([]string, 0, 3)
	for _, name := range [...]string{"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"} {
		if len(*p.parts.list(name)) > 0 {
			misplaced = append(misplaced, name)
		}
	}
	old := p.parts.freq
	p.parts.freq = f
	p.report(CodePart, misplaced[0], strings.Join(misplaced, ", ")+" as a limit of "+old.String()+
		": read as "+p.parts.text())
}
