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
	ofRoles            []money.Amount // the host's own lines that are of people, by role of the party
	overrun, lateStart money.Amount   // parts of labor
}

// price returns what b is expected to take. The host's own lines are those of its first occurrence.
func (m Model) price(pr *pricing, b *batch) (p priced, err error) {
	c := &b.people.all
	shows := pr.shows(c)
	overrun := b.occurrences * pr.plan.overrun
	p.Occurrences = int(b.occurrences)
	if p.MeetingHours, err = times(unitsPerSecond, b.planned); err != nil {
		return priced{}, err
	}
	if p.PersonHours, err = c.hours(b.occurrences, b.planned+overrun); err != nil {
		return priced{}, err
	}
	var sums [lineCount]wide
	if !pr.price(c, b.occurrences, b.planned+overrun, &sums) || !pr.priceFixed(c, b.occurrences, &sums) {
		return priced{}, errTooMuchMoney
	}
	p.lines.known = pr.amounts(&sums, shows)
	over, late := pr.attributions(c, overrun, b.lateStart)
	p.overrun, p.lateStart = pr.part(over, shows), pr.part(late, shows)
	own, err := m.charge(b.first, b.people, shows)
	if err != nil {
		return priced{}, err
	}
	p.lines.own, p.ofRoles = own.lines, own.roles
	if p.Premium, err = m.premiumOf(pr, b, b.people.roles...); err != nil {
		return priced{}, err
	}
	p.Cost, _, err = p.lines.sum()
	return p, err
}

// premiumOf returns what the time of people in roles at the occurrences of b is worth above its cost.
func (m Model) premiumOf(pr *pricing, b *batch, roles ...roleCrew) (sum money.Amount, err error) {
	premium := m.choice.premium
	if premium == nil {
		return money.Amount{}, nil
	}
	sum = nothing(premium.currency)
	all := &b.people.all
	displaced := premium.share(b.first.Meeting().ID(), facesCustomers(b.first, all.customers))
	for i := range roles {
		part := premium.of(&roles[i], b.occurrences, b.planned+b.occurrences*pr.plan.overrun, displaced, pr.shows(all))
		if sum, err = sum.Add(part); err != nil {
			return money.Amount{}, err
		}
	}
	return sum, nil
}

// rolesOf divides p, which is what b takes, among roles.
func (m Model) rolesOf(p *priced, pr *pricing, b *batch) (rows []RoleCost, err error) {
	rows = make([]RoleCost, len(b.people.roles))
	lasts := b.planned + b.occurrences*pr.plan.overrun
	for i := range rows {
		c, row := &b.people.roles[i], &rows[i]
		row.Role = c.role
		if row.PersonHours, err = c.hours(b.occurrences, lasts); err != nil {
			return nil, err
		}
		var sums [lineCount]wide
		pr.price(&c.crew, b.occurrences, lasts, &sums) // no more than all of them
		lines := lineSums{known: pr.amounts(&sums, pr.shows(&b.people.all))}
		if row.Cost, _, err = lines.sum(); err != nil {
			return nil, err
		}
		if row.Cost, err = row.Cost.Add(p.ofRoles[i]); err != nil {
			return nil, err
		}
		if row.Premium, err = m.premiumOf(pr, b, *c); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// part returns a part of labor as an amount.
func (pr *pricing) part(sum wide, shows Probability) money.Amount {
	if pr.card == nil {
		return money.Amount{}
	}
	a := sum.amount(pr.den, pr.card.currency)
	if shows != always {
		a = a.Mul(shows.ratio())
	}
	return a
}
