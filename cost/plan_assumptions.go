package cost

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"
)

// assumptions lists what the plan says, each figure with its unit.
func (p *plan) assumptions() (list []Assumption) {
	d := p.draft
	source, money := cmp.Or(d.Source, "the host"), p.currency.Code()
	add := func(name, value, unit, detail string) {
		list = append(list, Assumption{name, value, unit, source, detail})
	}
	amount := func(name, value, detail string) {
		if value != "" {
			add(name, value, money, detail)
		}
	}
	elapsed := func(name string, length time.Duration, detail string) {
		if length > 0 {
			add(name, HoursOf(length).Seconds(), "s", detail)
		}
	}
	for _, role := range slices.Sorted(maps.Keys(d.Efforts)) {
		e, detail := d.Efforts[role], roleDetail(role)
		if role == "" {
			detail = "role: any other"
		}
		elapsed("preparation", e.Preparation, detail)
		elapsed("follow-up", e.FollowUp, detail)
		elapsed("travel", e.Travel, detail)
		amount("fare", e.Fare, detail)
		if e.Travel > 0 {
			from := source
			if d.TravelLost == "" {
				from = "salesmeeting: all of it"
			}
			list = append(list, Assumption{"travel time that is lost", p.travel.String(), "share", from, ""})
		}
	}
	amount("venue", d.Venue, "")
	amount("license", d.License, "")
	amount("facilitator", d.Facilitator, "")
	amount("catering per head", d.CateringPerHead, "")
	if d.CateringGuaranteed > 0 {
		add("catering guaranteed", strconv.Itoa(d.CateringGuaranteed), "people", "")
	}
	elapsed("overrun", d.Overrun, "")
	elapsed("late start", d.LateStart, "")
	if p.shows != always {
		add("required customer comes", p.shows.String(), "probability", "")
		elapsed("waiting for a customer who does not come", d.NoShow.Waiting, "")
		amount("rebooking", d.NoShow.Rebooking, "")
	}
	return list
}
