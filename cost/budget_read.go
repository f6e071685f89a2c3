package cost

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Bounds of a budget.
const (
	maxBudgetSource = 1000
	maxTeam         = 10_000
	maxBudgetHours  = 1_000_000_000
)

// budgetReader makes a budget of a draft and collects what is wrong with it.
type budgetReader struct {
	draft    *BudgetDraft
	budget   *budget
	problems participant.Problems
}

func (r *budgetReader) note(err error, path ...any) {
	r.problems = append(r.problems, participant.Located(participant.Pointer(path...), err)...)
}

// oneOf notes an error unless exactly one of the named fields is given.
func (r *budgetReader) oneOf(names string, given ...bool) {
	n := 0
	for _, g := range given {
		if g {
			n++
		}
	}
	if n != 1 {
		r.note(fmt.Errorf("needs exactly one of %s, and has %d of them", names, n))
	}
}

func (r *budgetReader) readText() {
	r.note(checkBudgetText(r.draft.Name, maxName), "name")
	r.note(checkBudgetText(r.draft.Source, maxBudgetSource), "source")
}

func checkBudgetText(text string, most int) error {
	switch {
	case text == "":
		return errors.New("is missing")
	case len(text) > most:
		return fmt.Errorf("has %d bytes, at most %d are allowed", len(text), most)
	case !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl):
		return errors.New("must be UTF-8 text without control characters")
	}
	return nil
}

func (r *budgetReader) readScope() {
	d := r.draft
	r.oneOf("person, team, series and account",
		d.Person != "", len(d.Team) > 0, !d.Series.IsZero(), d.Account != participant.Record{})
	if d.Person != "" {
		r.note(d.Person.Check(), "person")
		r.budget.members = map[participant.ID]bool{d.Person: true}
	}
	if (d.Account != participant.Record{}) {
		r.note(d.Account.Check(), "account")
	}
	if len(d.Team) > 0 {
		r.readTeam()
	}
}

func (r *budgetReader) readTeam() {
	team := r.draft.Team
	if len(team) > maxTeam {
		r.note(fmt.Errorf("has %d people, at most %d are allowed", len(team), maxTeam), "team")
		return
	}
	r.budget.members = make(map[participant.ID]bool, len(team))
	for i, id := range team {
		r.note(id.Check(), "team", i)
		if r.budget.members[id] {
			r.note(errors.New("is in the team already"), "team", i)
		}
		r.budget.members[id] = true
	}
}

func (r *budgetReader) readPeriod(zones wallclock.Zones) {
	d := r.draft
	hasZone := d.Zone.Name != "" || d.Zone.Definition != nil
	r.oneOf("period and window", d.Period != "", !d.Window.IsZero())
	if !d.Window.IsZero() && d.Window.IsEmpty() {
		r.note(errors.New("has no length"), "window")
	}
	switch {
	case d.Period == "" && hasZone:
		r.note(errors.New("goes with a period only: a window has its own"), "zone")
	case d.Period != "" && !hasZone:
		r.note(errors.New("is missing: say on whose clocks periods begin"), "zone")
	case d.Period != "":
		zone, err := d.Zone.Resolve(zones)
		r.note(err, "zone")
		r.budget.location = zone.Location()
	}
	if d.Period != "" {
		r.note(d.Period.Check(), "period")
	}
}

func (r *budgetReader) readLimit() {
	d := r.draft
	r.oneOf("hours and amount", d.Hours != "", d.Amount != "")
	if d.Hours != "" {
		hours, err := parseDecimalHours(d.Hours)
		r.note(err, "hours")
		r.budget.limit.hours = hours
	}
	if d.Currency == "" && d.Amount == "" {
		return
	}
	currency, err := money.ParseCurrency(d.Currency)
	r.note(err, "currency")
	switch {
	case d.Amount == "":
		r.note(errors.New("goes with an amount only"), "currency")
	case err == nil:
		r.budget.limit.amount = r.amount(d.Amount, currency)
	}
}

func (r *budgetReader) amount(text string, currency money.Currency) money.Amount {
	a, err := money.Parse(text, currency)
	switch {
	case err == nil && a.Sign() < 0:
		err = errNegative
	case err == nil && !fits(a.Rat()):
		err = errTooFine
	}
	r.note(err, "amount")
	return a
}

func (r *budgetReader) readJudgment() {
	d := r.draft
	if d.WarnAt != "" {
		share, err := ParseProbability(d.WarnAt)
		if err != nil || share == never {
			err = fmt.Errorf(`%.40q is no share: a decimal above 0 and up to 1 of at most four places, "0.9"`, d.WarnAt)
		}
		r.note(err, "warn_at")
		r.budget.warnAt = share
	}
	switch d.Beyond {
	case "", meeting.Warn, meeting.Deny:
	default:
		r.note(fmt.Errorf("%.40q is neither %q nor %q", string(d.Beyond), meeting.Warn, meeting.Deny), "beyond")
	}
	switch d.JudgedOn {
	case "", OnExpected, OnP90:
	default:
		r.note(fmt.Errorf("%.40q is neither %q nor %q", string(d.JudgedOn), OnExpected, OnP90), "judged_on")
	}
}

// beyond returns what becomes of a change that exceeds the limit.
func (b *budget) beyond() meeting.Verdict {
	if b.draft.Beyond == meeting.Warn {
		return meeting.Warn
	}
	return meeting.Deny
}

// parseDecimalHours returns the hours that a decimal of at most six places writes: those that are a whole number of
// ten-thousandths of a second.
func parseDecimalHours(text string) (Hours, error) {
	const unitsPerMillionth = 3600 * unitsPerSecond / 1_000_000
	whole, fraction, point := strings.Cut(text, ".")
	digits := whole + (fraction + "000000")[:6]
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || len(fraction) > 6 || whole == "" || point && fraction == "" || strings.ContainsAny(digits, "+_") ||
		n > maxBudgetHours*1_000_000 {
		return Hours{}, fmt.Errorf(`%.40q is no number of hours: a decimal up to %d of at most six places, "7.5"`, text, maxBudgetHours)
	}
	return Hours{n * unitsPerMillionth}, nil
}

// UnmarshalJSON reads a draft. Faults are located and come all at once, as [participant.Problems].
func (d *BudgetDraft) UnmarshalJSON(data []byte) error {
	var read BudgetDraft
	err := participant.DecodeObject(data, map[string]any{
		"name": &read.Name, "source": &read.Source,
		"person": &read.Person, "team": (*team)(&read.Team), "series": &read.Series, "account": &read.Account,
		"period": &read.Period, "zone": &read.Zone, "window": &read.Window,
		"hours": &read.Hours, "amount": &read.Amount, "currency": &read.Currency,
		"warn_at": &read.WarnAt, "beyond": &read.Beyond, "judged_on": &read.JudgedOn,
	})
	if err == nil {
		*d = read
	}
	return err
}

// team is a list whose faults are located by index.
type team []participant.ID

func (l *team) UnmarshalJSON(data []byte) (err error) {
	*l, err = participant.DecodeUpTo[participant.ID](data, maxTeam)
	return err
}
