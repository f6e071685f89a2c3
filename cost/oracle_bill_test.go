package cost_test

import (
	"math/big"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A bill is what an occurrence costs.
type bill struct {
	lines              map[cost.Line]*big.Rat
	premium            *big.Rat
	overrun, lateStart *big.Rat
	length, hours      *big.Rat // of the meeting as planned, and of all people
	people             []personBill
}

// A personBill is what somebody costs.
type personBill struct {
	id                   participant.ID
	role                 participant.Role
	cost, premium, hours *big.Rat
}

// bill is what o is expected to cost.
func (x *oracle) bill(o meeting.Occurrence) bill {
	guests, seen := x.guests(o)
	plan := x.planOf(o)
	heads := new(big.Rat)
	for _, g := range guests {
		heads.Add(heads, g.likely)
	}
	return x.billOf(o, plan, guests, x.shows(plan, guests, seen), heads)
}

// billOf is p·C_held + (1 − p)·C_noshow of o, where catering is ordered for so many heads.
func (x *oracle) billOf(o meeting.Occurrence, plan cost.PlanDraft, guests []guest, p, heads *big.Rat) bill {
	b := bill{
		lines: map[cost.Line]*big.Rat{}, premium: new(big.Rat), overrun: new(big.Rat), lateStart: new(big.Rat),
		length: hoursIn(o.Length()), hours: new(big.Rat),
	}
	b.add(cost.Labor, new(big.Rat)) // also if nobody comes
	faces := facesCustomers(o, guests)
	for _, g := range guests {
		x.billPerson(&b, o, plan, g, p, faces)
	}
	b.add(cost.Venue, times(p, oracleNumber(plan.Venue)))
	b.add(cost.License, times(p, oracleNumber(plan.License)))
	b.add(cost.Facilitator, times(p, oracleNumber(plan.Facilitator)))
	ordered := ceil(heads)
	if guaranteed := whole(plan.CateringGuaranteed); guaranteed.Cmp(ordered) > 0 {
		ordered = guaranteed
	}
	b.add(cost.Catering, times(p, ordered, oracleNumber(plan.CateringPerHead)))
	b.add(cost.Rebooking, times(minus(whole(1), p), oracleNumber(plan.NoShow.Rebooking)))
	for _, l := range x.lines {
		if !l.ofPeople {
			b.add(l.name, times(p, b.length, oracleNumber(l.perHour)))
		}
	}
	return b
}

// billPerson adds what g costs: one term of each sum over people.
func (x *oracle) billPerson(b *bill, o meeting.Occurrence, plan cost.PlanDraft, g guest, p *big.Rat, faces bool) {
	effort, ok := plan.Efforts[g.Role]
	if !ok {
		effort = plan.Efforts[""]
	}
	r, prepares, lost := x.rate(g.Participant), g.likely, whole(1)
	if g.sunk {
		prepares = whole(1)
	}
	if plan.TravelLost != "" {
		lost = oracleNumber(plan.TravelLost)
	}
	late := min(plan.LateStart, o.Length())
	over, before := hoursIn(plan.Overrun), hoursIn(late)
	inside := oraclePlus(b.length, over)
	if g.hours != nil {
		inside, over, before = g.hours, g.over, new(big.Rat)
	}
	one := personBill{id: g.ID, role: g.Role, cost: new(big.Rat), premium: new(big.Rat), hours: times(g.likely, inside)}
	for line, amount := range map[cost.Line]*big.Rat{
		cost.Labor:       times(p, g.likely, r, inside),
		cost.Preparation: times(prepares, r, hoursIn(effort.Preparation)),
		cost.FollowUp:    times(p, g.likely, r, hoursIn(effort.FollowUp)),
		cost.Travel:      times(g.likely, r, lost, hoursIn(effort.Travel)),
		cost.Fares:       times(g.likely, oracleNumber(effort.Fare)),
		cost.Waiting:     times(minus(whole(1), p), g.likely, r, hoursIn(plan.NoShow.Waiting)),
	} {
		b.add(line, amount)
		one.cost.Add(one.cost, amount)
	}
	for _, l := range x.lines {
		if l.ofPeople {
			amount := times(p, g.likely, oracleNumber(l.byRole[g.Role]))
			b.add(l.name, amount)
			one.cost.Add(one.cost, amount)
		}
	}
	one.premium = x.premium(o, g, times(p, g.likely, inside), faces)
	b.premium = oraclePlus(b.premium, one.premium)
	b.overrun = oraclePlus(b.overrun, times(p, g.likely, r, over))
	b.lateStart = oraclePlus(b.lateStart, times(p, g.likely, r, before))
	b.hours = oraclePlus(b.hours, one.hours)
	b.people = append(b.people, one)
}

// premium is a term of section 3.5: time · δ · max(0, ω − r).
func (x *oracle) premium(o meeting.Occurrence, g guest, time *big.Rat, faces bool) *big.Rat {
	if x.quotas == nil || g.External || faces {
		return new(big.Rat)
	}
	quota, ok := x.quotas.ByRole[g.Role]
	if !ok {
		return new(big.Rat)
	}
	displaced := x.quotas.Displaced
	if own, ok := x.quotas.DisplacedIn[o.Meeting().ID()]; ok {
		displaced = own
	}
	selling := times(hoursIn(quota.Hours), oracleNumber(quota.SellingShare))
	above := minus(new(big.Rat).Quo(times(oracleNumber(quota.Bookings), oracleNumber(quota.Margin)), selling), x.rate(g.Participant))
	if above.Sign() < 0 {
		return new(big.Rat)
	}
	return times(time, oracleNumber(displaced), above)
}

// facesCustomers is δ's exception: what the audience says, and where it says nothing, whether a customer may come.
func facesCustomers(o meeting.Occurrence, guests []guest) bool {
	if audience := o.Meeting().Audience(); audience != "" {
		return audience == meeting.CustomerFacing
	}
	for _, g := range guests {
		if g.customer() && g.likely.Sign() > 0 {
			return true
		}
	}
	return false
}

func ceil(n *big.Rat) *big.Rat {
	up := new(big.Int).Add(n.Num(), n.Denom())
	up.Sub(up, big.NewInt(1))
	return new(big.Rat).SetInt(up.Div(up, n.Denom()))
}

func (b *bill) add(l cost.Line, amount *big.Rat) {
	if b.lines[l] == nil {
		b.lines[l] = new(big.Rat)
	}
	b.lines[l].Add(b.lines[l], amount)
}

// direct is the sum of all lines.
func (b *bill) direct() *big.Rat {
	sum := new(big.Rat)
	for _, amount := range b.lines {
		sum.Add(sum, amount)
	}
	return sum
}
