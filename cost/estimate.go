package cost

import (
	"errors"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// An Estimate is what one occurrence is expected to cost. What it rests on are [Model.Assumptions], and what
// [Model.Explain] adds: the plan, and rates by default. It is an immutable value, safe to share between goroutines; the
// zero Estimate is that of nothing.
type Estimate struct {
	pricing     *pricing
	seconds     uint64 // planned
	personHours Hours
	shows       Probability     // that it is held
	sums        [lineCount]wide // if it is, or if it is not
	overrun     wide
	lateStart   wide
	own         []LineCost // expected
	premium     money.Amount
	hasPremium  bool
}

// errTooMuchMoney: sums are below 2^127 over denominators below 2^63.
var errTooMuchMoney = errors.New("cost: a line of a meeting costs more than can be counted, 10^19 units of its currency at least")

var errNoOccurrence = errors.New("cost: no occurrence: meeting.Meeting.Occurrences gives them")

// Estimate returns what o is expected to cost; [meeting.Meeting.Occurrences] and [meeting.Meeting.Occurrence] give
// occurrences. It fails for the zero Occurrence, with a [*NoRateError] if the card has no rate for
// somebody, with what is wrong with the model's options (see [NewModel]), if a [Charger] fails, and if a sum of
// time is beyond what [Hours] can hold or a line of money beyond 10^19 units of the currency and what can be counted.
func (m Model) Estimate(o meeting.Occurrence) (e Estimate, err error) {
	if o.IsZero() {
		return Estimate{}, errNoOccurrence
	}
	m.choice = m.options()
	pr, err := m.choice.pricingOf(o.Meeting().ID())
	if err == nil {
		err = m.estimate(&e, &o, pr)
	}
	if err != nil {
		return Estimate{}, err
	}
	return e, nil
}

// estimate fills in e. Where no role has to be known by itself, it allocates nothing.
func (m Model) estimate(e *Estimate, o *meeting.Occurrence, pr *pricing) error {
	ch := m.choice
	if ch.premium != nil || len(ch.Lines) > 0 || ch.sees(o) {
		c, err := m.partyOf(*o, pr, nobody)
		if err != nil {
			return err
		}
		if err := e.of(&c.all, o, pr); err != nil {
			return err
		}
		return m.addLayers(e, *o, c)
	}
	var c crew
	var err error
	if ch.named {
		err = m.addNamed(&c, o, pr)
	} else {
		err = m.addAlike(&c, o, pr)
	}
	if err != nil {
		return err
	}
	return e.of(&c, o, pr)
}

// addNamed adds the people of o to c where it matters who they are. Those who follow each other on the roster and
// are alike are added together.
func (m Model) addNamed(c *crew, o *meeting.Occurrence, pr *pricing) error {
	call := m.choice.rollCall(o)
	var alike meeting.Headcount
	var share uint64
	for id, h := range o.Heads() {
		likely := call.likely(id, &h)
		if h.Role != alike.Role || h.External != alike.External || h.Part != alike.Part || alike.People == 0 {
			if err := m.addHeads(c, pr, &alike, share); err != nil {
				return err
			}
			alike, share = h, 0
		}
		share += uint64(likely.tenThousandths)
		if likely != always && h.Prepares {
			m.addSunk(c, pr, &h, likely)
		}
	}
	if err := m.addHeads(c, pr, &alike, share); err != nil {
		return err
	}
	a, ok := call.absentOrganizer()
	if !ok {
		return nil
	}
	if a.likely != always {
		m.addSunk(c, pr, &a.head, a.likely)
	}
	return m.addHeads(c, pr, &a.head, uint64(a.likely.tenThousandths))
}

// addAlike adds the people of o to c where nobody needs to be known: all who are alike together.
func (m Model) addAlike(c *crew, o *meeting.Occurrence, pr *pricing) error {
	for h := range o.Headcounts() {
		likely := m.choice.Attendance.ofResponse(h.Response)
		if err := m.addHeads(c, pr, &h, uint64(likely.tenThousandths)*uint64(h.People)); err != nil {
			return err
		}
		if likely != always && h.Prepares {
			m.addSunk(c, pr, &h, likely)
		}
	}
	return nil
}

// addHeads adds people who are alike to c, of whom so many are expected, in ten-thousandths.
func (m Model) addHeads(c *crew, pr *pricing, h *meeting.Headcount, share uint64) error {
	if h.People == 0 {
		return nil
	}
	num, _, ok := m.card.price(h.Role, h.External)
	if !ok {
		return &NoRateError{h.Role}
	}
	c.add(pr, h, share, num)
	return nil
}

// addSunk adds the preparation of people who are alike and have prepared all the same if they don't come.
func (m Model) addSunk(c *crew, pr *pricing, h *meeting.Headcount, likely Probability) {
	num, _, _ := m.card.price(h.Role, h.External) // as they were added
	c.addSunk(pr, h, likely, num)
}

// of fills in e with what the people of c at o come to.
func (e *Estimate) of(c *crew, o *meeting.Occurrence, pr *pricing) (err error) {
	e.pricing, e.seconds, e.shows = pr, wholeSeconds(o.Length()), pr.shows(c)
	lasts := e.seconds + pr.plan.overrun
	if e.personHours, err = c.hours(1, lasts); err != nil {
		return err
	}
	if !pr.price(c, 1, lasts, &e.sums) || !pr.priceFixed(c, 1, &e.sums) {
		return errTooMuchMoney
	}
	e.overrun, e.lateStart = pr.attributions(c, pr.plan.overrun, min(pr.plan.lateStart, e.seconds))
	return nil
}

// addLayers adds to e what the host's own lines and quotas say of the people of c.
func (m Model) addLayers(e *Estimate, o meeting.Occurrence, c *party) error {
	ch := m.choice
	own, err := m.charge(o, c, e.shows)
	if err != nil {
		return err
	}
	e.own = own.lines
	e.hasPremium = ch.premium != nil
	b := batch{first: o, people: c}
	b.add(e.pricing.plan, e.seconds)
	e.premium, err = m.premiumOf(e.pricing, &b, c.roles...)
	return err
}

// MeetingHours returns the length of the occurrence as it was planned.
func (e Estimate) MeetingHours() Hours { return HoursOf(time.Duration(e.seconds) * time.Second) }

// PersonHours returns the expected time of all people together in the meeting, overrun included: Σ p·(D + O). It
// is what they have set aside, also for an occurrence that a required customer may not come to; of one
// that was observed, it is the time that they were there.
func (e Estimate) PersonHours() Hours { return e.personHours }

// amount returns a part of labor.
func (e Estimate) amount(part wide) money.Amount {
	if e.pricing == nil || e.pricing.card == nil {
		return money.Amount{}
	}
	a := part.amount(e.pricing.den, e.pricing.card.currency)
	if e.shows != always {
		a = a.Mul(e.shows.ratio())
	}
	return a
}

// Labor returns the expected cost of people's time in the meeting, exact: Σ p·r·(D + O).
func (e Estimate) Labor() money.Amount { return e.amount(e.sums[atLabor]) }

// Overrun returns the part of labor that comes after the planned end: as it was planned for, or as it was observed.
func (e Estimate) Overrun() money.Amount { return e.amount(e.overrun) }

// LateStart returns the part of labor that passes before the occurrence begins: L·Σ p·r, L being at most the planned
// length. It is nothing of an occurrence that was observed.
func (e Estimate) LateStart() money.Amount { return e.amount(e.lateStart) }

// Line returns what the occurrence is expected to cost on a line, exact.
func (e Estimate) Line(l Line) money.Amount {
	sums := e.lines()
	return sums.line(l)
}

// Lines returns labor, the other lines that cost something, and the host's own.
func (e Estimate) Lines() []LineCost {
	sums := e.lines()
	return sums.list()
}

func (e *Estimate) lines() lineSums {
	if e.pricing == nil {
		return lineSums{}
	}
	return lineSums{e.pricing.amounts(&e.sums, e.shows), e.own}
}

// Direct returns the sum of all lines, exact.
func (e Estimate) Direct() money.Amount {
	if e.pricing != nil && e.pricing.card != nil && e.shows == always && len(e.own) == 0 {
		if sum, ok := total(&e.sums); ok {
			return sum.amount(e.pricing.den, e.pricing.card.currency)
		}
	}
	sums := e.lines()
	direct, _, _ := sums.sum() // in one currency, as Estimate has seen
	return direct
}

// Premium returns what the time in the meeting is worth to people who carry a quota above what it costs, exact: Σ
// p·τ·δ·max(0, ω − r), as likely as the occurrence is held. It is a layer of its own and in no other figure but
// [Estimate.Economic]. ok is false if the model has no quotas.
func (e Estimate) Premium() (premium money.Amount, ok bool) { return e.premium, e.hasPremium }

// Economic returns the direct cost and the premium together, exact. ok is false if the model has no quotas.
func (e Estimate) Economic() (total money.Amount, ok bool) {
	if !e.hasPremium {
		return money.Amount{}, false
	}
	total, err := e.Direct().Add(e.premium)
	return total, err == nil
}

// String returns hours and direct cost, "6.00 person-hours, 330.73 USD".
func (e Estimate) String() string {
	return e.PersonHours().String() + " person-hours, " + e.Direct().String()
}
