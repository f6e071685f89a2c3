package cost_test

import (
	"math/big"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A naive program that works out direct cost by the formulas of section 3.3 of the cost model, in rational
// numbers, from what meetings were made of. It has no rules of recurrence, no integers over a common
// denominator, and no sums that are shared between occurrences.

// A naiveSeries is a meeting once a week, so many times, and what is different in single weeks.
type naiveSeries struct {
	draft    meeting.Draft
	zone     *time.Location
	first    time.Time // as clocks show it
	times    int
	canceled map[int]bool
	moved    map[int]time.Duration // on the clock
	shorter  map[int]time.Duration // length instead
	answers  map[int]map[participant.ID]participant.Response
}

// naiveSums are what is to come out.
type naiveSums struct {
	occurrences            int
	seconds, personSeconds *big.Rat
	lines                  map[cost.Line]*big.Rat
	roles                  map[participant.Role]*big.Rat
	weeks                  map[string]*big.Rat
}

// naiveWorld is a card, a table and a plan in the form that formulas take.
type naiveWorld struct {
	rates          map[participant.Role]*big.Rat
	rest           *big.Rat
	byResponse     map[participant.Response]*big.Rat
	byPerson       map[participant.ID]*big.Rat
	efforts        map[participant.Role]naiveEffort
	venue, perHead *big.Rat
	guaranteed     int64
	overrun        int64 // seconds
	from, to       time.Time
}

type naiveEffort struct {
	q, f, t int64 // seconds
	fare    *big.Rat
}

func naiveRat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return r
}

func naiveProduct(factors ...*big.Rat) *big.Rat {
	p := big.NewRat(1, 1)
	for _, f := range factors {
		p.Mul(p, f)
	}
	return p
}

func naiveHours(seconds int64) *big.Rat { return big.NewRat(seconds, 3600) }

func naivePut[K comparable](m map[K]*big.Rat, key K, values ...*big.Rat) {
	if m[key] == nil {
		m[key] = new(big.Rat)
	}
	for _, v := range values {
		m[key].Add(m[key], v)
	}
}

func (w *naiveWorld) rate(p participant.Participant) *big.Rat {
	outside := p.Role == participant.ExistingCustomer || p.Role == participant.Partner
	r, named := w.rates[p.Role]
	switch {
	case named && (outside || !p.External):
		return r
	case outside || p.External:
		return new(big.Rat)
	}
	return w.rest
}

func (w *naiveWorld) probability(p participant.Participant) *big.Rat {
	if given, ok := w.byPerson[p.ID]; ok && p.Response != participant.Declined {
		return given
	}
	if given, ok := w.byResponse[p.Response]; ok {
		return given
	}
	if p.Response == participant.Declined {
		return new(big.Rat)
	}
	return big.NewRat(1, 1)
}

// add adds the k-th occurrence of s if it begins within the window.
func (w *naiveWorld) add(sums *naiveSums, s naiveSeries, k int) {
	shown := s.first.AddDate(0, 0, 7*k).Add(s.moved[k])
	begin := time.Date(shown.Year(), shown.Month(), shown.Day(), shown.Hour(), shown.Minute(), 0, 0, s.zone)
	if s.canceled[k] || begin.Before(w.from) || !begin.Before(w.to) {
		return
	}
	length := int64(s.draft.Length / time.Second)
	if other, ok := s.shorter[k]; ok {
		length = int64(other / time.Second)
	}
	lasts := naiveHours(length + w.overrun)
	lines, expected := map[cost.Line]*big.Rat{}, new(big.Rat)
	for _, p := range s.draft.Roster {
		if answer, ok := s.answers[k][p.ID]; ok {
			p.Response = answer
		}
		probability, rate := w.probability(p), w.rate(p)
		effort, ok := w.efforts[p.Role]
		if !ok {
			effort = w.efforts[""]
		}
		prepares := probability
		if p.ID == s.draft.Organizer || p.ID == s.draft.Agenda.Items[0].Presenter {
			prepares = big.NewRat(1, 1)
		}
		theirs := map[cost.Line]*big.Rat{
			cost.Labor: naiveProduct(probability, rate, lasts), cost.Preparation: naiveProduct(prepares, rate, naiveHours(effort.q)),
			cost.FollowUp: naiveProduct(probability, rate, naiveHours(effort.f)), cost.Travel: naiveProduct(probability, rate, naiveHours(effort.t)),
			cost.Fares: naiveProduct(probability, effort.fare),
		}
		for line, amount := range theirs {
			naivePut(lines, line, amount)
			naivePut(sums.roles, p.Role, amount)
		}
		expected.Add(expected, probability)
	}
	heads := new(big.Int).Quo(new(big.Int).Add(expected.Num(), new(big.Int).Sub(expected.Denom(), big.NewInt(1))), expected.Denom())
	naivePut(lines, cost.Catering, naiveProduct(w.perHead, big.NewRat(max(w.guaranteed, heads.Int64()), 1)))
	naivePut(lines, cost.Venue, w.venue)

	sums.occurrences++
	sums.seconds.Add(sums.seconds, big.NewRat(length, 1))
	sums.personSeconds.Add(sums.personSeconds, naiveProduct(expected, big.NewRat(length+w.overrun, 1)))
	day := begin.In(w.from.Location())
	monday := day.AddDate(0, 0, -(int(day.Weekday())+6)%7).Format(time.DateOnly)
	for line, amount := range lines {
		naivePut(sums.lines, line, amount)
		naivePut(sums.weeks, monday, amount)
	}
}
