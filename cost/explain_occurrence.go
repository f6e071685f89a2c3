package cost

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Explain returns how the estimate of o came about: who is expected for how long and at which rate, line by
// line, and what it rests on. People are summed up by role and rate. It fails as [Model.Estimate] does.
func (m Model) Explain(o meeting.Occurrence) (Explanation, error) {
	e, err := m.Estimate(o)
	if err != nil {
		return Explanation{}, err
	}
	x := explainer{model: m, estimate: &e, occurrence: o}
	x.model.choice = m.options()
	x.collect()
	x.Of = strings.TrimPrefix(fmt.Sprintf("%s, %s, %s", o.Title(), o.Start(), o.Length()), ", ")
	x.people()
	x.nobodys()
	x.sum("direct cost", "of all lines", e.Direct())
	x.premium()
	x.assume()
	return x.Explanation, nil
}

// An explainer explains an estimate.
type explainer struct {
	Explanation
	model      Model
	estimate   *Estimate
	occurrence meeting.Occurrence
	groups     []group
	all        crew
	defaults   []participant.Role // priced by default
}

// A group is people of one role whose hour costs the same.
type group struct {
	roleCrew
	external bool
	num      uint64
}

func (x *explainer) collect() {
	pr := x.estimate.pricing
	for a := range x.model.choice.attending(x.occurrence) {
		num, byDefault, _ := x.model.card.price(a.head.Role, a.head.External) // as it was estimated
		if byDefault && a.likely != never && !slices.Contains(x.defaults, a.head.Role) {
			x.defaults = append(x.defaults, a.head.Role)
		}
		const searched = 64 // as for a party
		i := slices.IndexFunc(x.groups[:min(len(x.groups), searched)], func(g group) bool { return g.role == a.head.Role && g.external == a.head.External })
		if i < 0 {
			i = len(x.groups)
			x.groups = append(x.groups, group{roleCrew{role: a.head.Role}, a.head.External, num})
		}
		g := &x.groups[i]
		g.addPerson(pr, &a, num)
		x.all.addPerson(pr, &a, num)
	}
}

// people adds the lines of people, by group.
func (x *explainer) people() {
	if x.model.card == nil {
		return
	}
	for i := range x.groups {
		g := &x.groups[i]
		g.requires, g.timed = x.all.requires, x.all.timed
		x.group(g)
	}
}

func (x *explainer) group(g *group) {
	pr := x.estimate.pricing
	lasts := x.estimate.seconds + pr.plan.overrun
	var sums [lineCount]wide
	pr.price(&g.crew, 1, lasts, &sums)
	amounts := pr.amounts(&sums, x.estimate.shows)
	effort := pr.plan.effort(g.role)
	rate := money.FromRatio(0, g.num, pr.card.den, pr.card.currency).String() + "/h"
	people := persons(g.share)
	how := [firstFixed]string{
		atLabor:       fmt.Sprintf("%s × %s × %s", people, x.lasts(), rate),
		atPreparation: fmt.Sprintf("%s × %s × %s", persons(g.preparing(effort)), elapsedText(effort.preparation), rate),
		atFollowUp:    fmt.Sprintf("%s × %s × %s", people, elapsedText(effort.followUp), rate),
		atTravel:      fmt.Sprintf("%s × %s × %s of it lost × %s", people, elapsedText(effort.travel), pr.plan.travel, rate),
		atFares:       fmt.Sprintf("%s × %s", people, effort.fare),
		atWaiting:     fmt.Sprintf("%s × %s × %s", people, elapsedText(pr.plan.waiting), rate),
	}
	if g.timed {
		how[atLabor] = fmt.Sprintf("%s × %s", seenText(g), rate)
	}
	for at, text := range how {
		if at != atLabor && amounts[at].Sign() == 0 {
			continue
		}
		x.add(string(lines[at])+", "+roleName(g.role, g.external), text+x.chance(at), amounts[at])
	}
}

// lasts returns how long the occurrence is expected to take, as text.
func (x *explainer) lasts() string {
	planned := elapsedText(x.estimate.seconds)
	if over := x.estimate.pricing.plan.overrun; over > 0 {
		return fmt.Sprintf("(%s + %s of overrun)", planned, elapsedText(over))
	}
	return planned
}

// seenText returns the time that people were seen there, as text.
func seenText(g *group) string {
	return elapsedText(g.spent/unitsPerSecond) + " in which they were seen"
}

// preparing returns Σ π, in ten-thousandths.
func (g *group) preparing(e *roleEffort) uint64 {
	if g.num == 0 || e.preparation == 0 {
		return g.share
	}
	n := new(big.Int).Mul(new(big.Int).SetUint64(g.num), new(big.Int).SetUint64(e.preparation))
	return n.Quo(g.preparation.big(), n).Uint64()
}

// chance says how likely a line falls due, if that is not certain.
func (x *explainer) chance(at int) string {
	shows := x.estimate.shows
	switch {
	case shows == always || at == atPreparation || at == atTravel || at == atFares:
		return ""
	case at == atWaiting || at == atRebooking:
		return fmt.Sprintf(" × %s that the customer does not come", shows.complement())
	}
	return fmt.Sprintf(" × %s that the customer comes", shows)
}

// nobodys adds the other lines, and the host's own.
func (x *explainer) nobodys() {
	pr := x.estimate.pricing
	if pr.card == nil {
		return
	}
	amounts := pr.amounts(&x.estimate.sums, x.estimate.shows)
	for at := firstFixed; at < lineCount; at++ {
		if amounts[at].Sign() == 0 {
			continue
		}
		how := "for the occurrence"
		if at == atCatering {
			each, _ := amounts[at].Over(pr.plan.fixed[at].Mul(x.estimate.shows.ratio()))
			how = fmt.Sprintf("%s heads × %s", each, pr.plan.fixed[at])
		}
		x.add(string(lines[at]), how+x.chance(at), amounts[at])
	}
	for i, c := range x.estimate.own {
		x.add(string(c.Line), "by "+x.model.choice.Lines[i].Source+x.chance(atLabor), c.Cost)
	}
}

// premium adds what the time is worth above its cost.
func (x *explainer) premium() {
	total, ok := x.estimate.Economic()
	premium := x.model.choice.premium
	if !ok {
		return
	}
	lasts := x.estimate.seconds + x.estimate.pricing.plan.overrun
	displaced := premium.share(x.occurrence.Meeting().ID(), facesCustomers(x.occurrence, x.all.customers))
	x.add("direct cost", "", x.estimate.Direct())
	for i := range x.groups {
		g := &x.groups[i]
		if _, carries := slices.BinarySearch(premium.roles, g.role); !carries || g.external {
			continue
		}
		above := money.FromRatio(0, 1, 1, premium.currency).Mul(premium.aboveCost(g.role))
		time := fmt.Sprintf("%s × %s", persons(g.share), x.lasts())
		if g.timed {
			time = seenText(g)
		}
		how := fmt.Sprintf("%s × %s of it selling × %s/h above its cost%s", time, displaced, above, x.chance(atLabor))
		x.add("premium, "+string(g.role), how, premium.of(&g.roleCrew, 1, lasts, displaced, x.estimate.shows))
	}
	x.sum("economic cost", "direct cost and premium", total)
}

func (x *explainer) assume() {
	list := x.model.Assumptions()
	list = append(list, x.estimate.pricing.plan.assumptions()...)
	for _, role := range x.defaults {
		list = append(list, x.model.card.defaultRate(role))
	}
	slices.SortFunc(list, compareAssumptions)
	x.Assumptions = slices.Compact(list)
}

// persons returns a number of people, in ten-thousandths, as text.
func persons(share uint64) string {
	text := strings.TrimSuffix(strings.TrimRight(expected(share).Text(4), "0"), ".")
	if text == "1" {
		return "1 person"
	}
	return text + " people"
}

// elapsedText returns a time as it is, in minutes if they are whole.
func elapsedText(seconds uint64) string {
	if seconds%60 == 0 {
		return fmt.Sprintf("%d min", seconds/60)
	}
	return fmt.Sprintf("%d s", seconds)
}

func roleName(role participant.Role, external bool) string {
	name := string(role)
	if name == "" {
		name = "role not known"
	}
	if external && !role.External() {
		name += ", external"
	}
	return name
}
