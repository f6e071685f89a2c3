package cost

import (
	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
)

// A batch is occurrences of one meeting with the same people: all that no override sets apart, or one.
type batch struct {
	first       meeting.Occurrence
	people      *party
	occurrences uint64
	planned     uint64 // seconds of all together
	lateStart   uint64
}

// add adds an occurrence that is planned to take so many seconds.
func (b *batch) add(plan *plan, seconds uint64) {
	b.occurrences++
	b.planned += seconds
	b.lateStart += min(plan.lateStart, seconds)
}

// priced is what a batch is expected to take.
type priced struct {
	Figures
	Costs
	lines              lineSums
	overrun, lateStart money.Amount // parts of labor
	roles              []RoleCost
}

// price returns what b is expected to take. The host's own lines are those of its first occurrence.
func (m Model) price(pr *pricing, b *batch) (p priced, err error) {
	c := &b.people.all
	shows := pr.shows(c)
	overrun := b.occurrences * pr.plan.overrun
	lasts := b.planned + overrun
	p.Occurrences = int(b.occurrences)
	if p.MeetingHours, err = times(unitsPerSecond, b.planned); err != nil {
		return priced{}, err
	}
	if p.PersonHours, err = c.hours(b.occurrences, lasts); err != nil {
		return priced{}, err
	}
	var sums [lineCount]wide
	if !pr.price(c, b.occurrences, lasts, &sums) || !pr.priceFixed(c, b.occurrences, &sums) {
		return priced{}, errTooMuchMoney
	}
	p.lines.known = pr.amounts(&sums, shows)
	over, late := pr.attributions(c, overrun, b.lateStart)
	p.overrun, p.lateStart = pr.part(over, shows), pr.part(late, shows)
	own, err := m.charge(b.first, b.people, shows)
	if err != nil {
		return priced{}, err
	}
	p.lines.own = own.lines
	if p.Cost, _, err = p.lines.sum(); err != nil {
		return priced{}, err
	}
	return p, m.priceRoles(&p, pr, b, lasts, own.roles)
}

// priceRoles divides p among roles, and adds what their time is worth beyond it.
func (m Model) priceRoles(p *priced, pr *pricing, b *batch, lasts uint64, own []money.Amount) (err error) {
	shows, premium := pr.shows(&b.people.all), m.choice.premium
	displaced := never
	if premium != nil {
		displaced = premium.share(b.first.Meeting().ID(), facesCustomers(b.first, b.people.all.customers))
		p.Premium = nothing(premium.currency)
	}
	for i := range b.people.roles {
		c := &b.people.roles[i]
		row := RoleCost{RoleHours: RoleHours{Role: c.role}}
		if row.PersonHours, err = c.hours(b.occurrences, lasts); err != nil {
			return err
		}
		var sums [lineCount]wide
		pr.price(&c.crew, b.occurrences, lasts, &sums) // no more than all of them
		lines := lineSums{known: pr.amounts(&sums, shows)}
		if row.Cost, _, err = lines.sum(); err != nil {
			return err
		}
		if row.Cost, err = row.Cost.Add(own[i]); err != nil {
			return err
		}
		if premium != nil {
			row.Premium = premium.of(&c.crew, b.occurrences, lasts, displaced, shows)
			if p.Premium, err = p.Premium.Add(row.Premium); err != nil {
				return err
			}
		}
		p.roles = append(p.roles, row)
	}
	return nil
}

// part returns a part of labor as an amount.
func (pr *pricing) part(sum wide, shows Probability) money.Amount {
	if pr.card == nil {
		return money.Amount{}
	}
	a := sum.amount(pr.den, pr.card.currency)
	if shows != always {
		a = a.Mul(ratioOf(shows.rat()))
	}
	return a
}
