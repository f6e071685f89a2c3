package cost

import (
	"errors"
	"math/bits"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// An Estimate is what one occurrence is expected to cost. What it rests on are [Model.Assumptions]. It is an
// immutable value, safe to share between goroutines; the zero Estimate is that of nothing.
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

// Estimate returns what o is expected to cost. It fails with a [*NoRateError] if the card has no rate for
// somebody, with what is wrong with the model's options (see [NewModel]), if a [Charger] fails, and if a sum of
// time or money is beyond what can be counted.
func (m Model) Estimate(o meeting.Occurrence) (Estimate, error) {
	m.choice = m.options()
	ch := m.choice
	pr, err := ch.pricingOf(o.Meeting().ID())
	switch {
	case err != nil:
		return Estimate{}, err
	case ch.plain:
		return m.estimatePlain(o, pr)
	case ch.premium != nil || len(ch.Lines) > 0:
		c, err := m.partyOf(o, pr, nobody)
		if err != nil {
			return Estimate{}, err
		}
		e, err := pr.estimate(o, &c.all)
		if err != nil {
			return Estimate{}, err
		}
		return e, m.addLayers(&e, o, c)
	}
	var c crew
	for a := range ch.attending(o) {
		if err := m.addTo(&c, pr, o, &a); err != nil {
			return Estimate{}, err
		}
	}
	return pr.estimate(o, &c)
}

// addTo adds somebody to the people of o.
func (m Model) addTo(c *crew, pr *pricing, o meeting.Occurrence, a *attendee) error {
	num, _, ok := m.card.price(a.Role, a.External)
	if !ok {
		return &NoRateError{a.Role}
	}
	c.add(pr, a, num, pr.plan.prepares && prepares(o, a.ID))
	return nil
}

// estimatePlain is Estimate where nobody needs to be known by name: people who are alike are priced together,
// in a third of the time.
func (m Model) estimatePlain(o meeting.Occurrence, pr *pricing) (Estimate, error) {
	var c crew
	sure := true // everybody's preparation is as likely as they come
	for h := range o.Headcounts() {
		num, _, ok := m.card.price(h.Role, h.External)
		if !ok {
			return Estimate{}, &NoRateError{h.Role}
		}
		likely := m.choice.Attendance.ofResponse(h.Response)
		sure = sure && likely == always
		c.addAlike(pr, h, likely, num)
	}
	if pr.plan.prepares && !sure {
		m.addSunk(&c, pr, o)
	}
	return pr.estimate(o, &c)
}

// addAlike adds people who are alike.
func (c *crew) addAlike(pr *pricing, h meeting.Headcount, likely Probability, num uint64) {
	all := uint64(likely.tenThousandths) * uint64(h.People)
	c.share += all
	hi, lo := bits.Mul64(all, num)
	c.labor.add(hi, lo)
	if pr.plan == noPlan {
		return
	}
	effort := pr.plan.effort(h.Role)
	for _, part := range [...]struct {
		sum     *wide
		seconds uint64
	}{{&c.preparation, effort.preparation}, {&c.followUp, effort.followUp}, {&c.travel, effort.travel}} {
		if part.seconds > 0 {
			product, _ := wide{hi, lo}.times(part.seconds) // a roster, a card and an effort have bounds
			part.sum.add(product.hi, product.lo)
		}
	}
	c.addFares(pr, h.Role, all)
}

// addSunk adds the preparation of those who present or organize o and may not come: they have prepared all the
// same.
func (m Model) addSunk(c *crew, pr *pricing, o meeting.Occurrence) {
	for p := range o.Participants() {
		likely := m.choice.Attendance.of(&p)
		effort := pr.plan.effort(p.Role)
		if likely == always || effort.preparation == 0 || !prepares(o, p.ID) {
			continue
		}
		num, _, _ := m.card.price(p.Role, p.External) // as it was for the headcounts
		c.preparation.add(bits.Mul64(uint64(likely.complement().tenThousandths)*num, effort.preparation))
	}
}

// estimate returns the estimate of o, of the people of c.
func (pr *pricing) estimate(o meeting.Occurrence, c *crew) (e Estimate, err error) {
	e.pricing, e.seconds, e.shows = pr, wholeSeconds(o.Length()), pr.shows(c)
	lasts := e.seconds + pr.plan.overrun
	if e.personHours, err = c.hours(1, lasts); err != nil {
		return Estimate{}, err
	}
	if !pr.price(c, 1, lasts, &e.sums) || !pr.priceFixed(c, 1, &e.sums) {
		return Estimate{}, errTooMuchMoney
	}
	e.overrun, e.lateStart = pr.attributions(c, pr.plan.overrun, min(pr.plan.lateStart, e.seconds))
	return e, nil
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

// Overrun returns the part of labor that comes after the planned end.
func (e Estimate) Overrun() money.Amount { return e.amount(e.overrun) }

// LateStart returns the part of labor that passes before the occurrence begins: L·Σ p·r.
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

// Premium returns what the time in the meeting is worth to people who carry a quota above what it costs, exact:
// Σ p·τ·δ·max(0, ω − r). It is a layer of its own and in no other figure but [Estimate.Economic]. ok is false
// if the model has no quotas.
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
