package cost

import (
	"math/big"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A meter measures what occurrences take of a budget. It changes with use: each call has its own.
type meter struct {
	model         Model
	budget        *budget
	comes, absent Model // as if everybody came for certain, and as if nobody did
	quantiler     quantiler
}

func newMeter(m Model, b *budget) *meter {
	return &meter{model: m, budget: b, comes: m.attendedBy(always), absent: m.attendedBy(never)}
}

// attendedBy returns the model in which everybody attends with one probability, whatever they answered.
func (m Model) attendedBy(likely Probability) Model {
	o := m.options().Options
	o.Attendance = Attendance{ByResponse: map[participant.Response]Probability{}}
	for r := participant.NeedsAction; r <= participant.Delegated; r++ {
		o.Attendance.ByResponse[r] = likely
	}
	return NewModel(Card{m.card}, &o)
}

// counts reports whether the budget counts m, as far as the meeting as a whole says it.
func (t *meter) counts(m meeting.Meeting) bool {
	d := &t.budget.draft
	switch {
	case !d.Series.IsZero():
		return m.ID() == d.Series
	case d.Account != participant.Record{}:
		return slices.Contains(m.Records(), d.Account)
	}
	return true
}

// measure returns what o takes of the budget.
func (t *meter) measure(o meeting.Occurrence) (taken measure, err error) {
	switch onP90 := t.budget.draft.JudgedOn == OnP90; {
	case t.budget.inMoney() && onP90:
		taken.amount, err = t.amountP90(o)
	case t.budget.inMoney():
		taken.amount, err = t.amount(o)
	case onP90:
		taken.hours, err = t.hoursP90(o)
	default:
		taken.hours, err = t.hours(o)
	}
	return taken, err
}

// has reports whether the time and the share of a person count.
func (t *meter) has(id participant.ID) bool { return t.budget.members == nil || t.budget.members[id] }

// lasts returns the seconds that somebody is expected to be at o, overrun included, or was seen there.
func (t *meter) lasts(o meeting.Occurrence, a *attendee) uint64 {
	if a.timed {
		return a.seconds
	}
	return wholeSeconds(o.Length()) + t.model.choice.planOf(o.Meeting().ID()).overrun
}

func (t *meter) hours(o meeting.Occurrence) (sum Hours, err error) {
	for a := range t.model.choice.attending(o) {
		if !t.has(a.id) {
			continue
		}
		h, err := times(uint64(a.likely.tenThousandths), t.lasts(o, &a))
		if err != nil {
			return Hours{}, err
		}
		if sum, err = sum.Add(h); err != nil {
			return Hours{}, err
		}
	}
	return sum, nil
}

func (t *meter) hoursP90(o meeting.Occurrence) (Hours, error) {
	var chances []chance
	for a := range t.model.choice.attending(o) {
		if t.has(a.id) {
			chances = append(chances, chance{a.likely, new(big.Rat).SetInt64(int64(t.lasts(o, &a))), new(big.Rat)})
		}
	}
	seconds, err := t.quantiler.p90(chances)
	if err != nil {
		return Hours{}, err
	}
	return times(unitsPerSecond, seconds.Num().Uint64()) // whole seconds, of at most 10,001 people
}

func (t *meter) amount(o meeting.Occurrence) (money.Amount, error) {
	if t.budget.members == nil {
		e, err := t.model.Estimate(o)
		return e.Direct(), err
	}
	shares, err := t.model.Shares(o)
	if err != nil {
		return money.Amount{}, err
	}
	return sumOf(shares, t.has)
}

// sumOf returns what the shares of those who count add up to.
func sumOf(shares []Share, counts func(participant.ID) bool) (sum money.Amount, err error) {
	for _, s := range shares {
		if !counts(s.ID) {
			continue
		}
		if sum, err = sum.Add(s.Cost); err != nil {
			return money.Amount{}, err
		}
	}
	return sum, nil
}

// amountP90 returns what o takes of the budget at most with a probability of 0.9.
func (t *meter) amountP90(o meeting.Occurrence) (money.Amount, error) {
	if t.budget.members == nil {
		return t.model.P90(o)
	}
	chances, err := t.chances(o)
	if err != nil {
		return money.Amount{}, err
	}
	return t.amountOf(chances)
}

func (t *meter) amountOf(chances []chance) (money.Amount, error) {
	most, err := t.quantiler.p90(chances)
	if err != nil {
		return money.Amount{}, err
	}
	return amountOf(most, t.budget.limit.amount.Currency()), nil
}

// chances returns what everybody who counts costs if they come, and if they don't.
func (t *meter) chances(o meeting.Occurrence) ([]chance, error) {
	comes, err := costs(t.comes.Shares(o))
	if err != nil {
		return nil, err
	}
	absent, err := costs(t.absent.Shares(o))
	if err != nil {
		return nil, err
	}
	var chances []chance
	for a := range t.model.choice.attending(o) {
		if t.has(a.id) {
			chances = append(chances, chance{a.likely, comes[a.id].Rat(), absent[a.id].Rat()})
		}
	}
	return chances, nil
}

// costs returns shares by person, unless they failed.
func costs(shares []Share, err error) (map[participant.ID]money.Amount, error) {
	byID := make(map[participant.ID]money.Amount, len(shares))
	for _, s := range shares {
		byID[s.ID] = s.Cost
	}
	return byID, err
}
