package cost

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A choice is a host's [Options], checked and made ready to price by.
type choice struct {
	Options
	err error // something is wrong with them: nothing can be priced

	pricing  *pricing
	pricings map[meeting.ID]*pricing
	premium  *premium // nil without quotas
	seen     map[meeting.Key][]present

	// plain says that nobody needs to be known by name and no role by itself, so that people who are alike can
	// be priced together.
	plain bool
}

// choose returns the choice of options on a card, which is nil where there are only hours.
func choose(c *card, options *Options) *choice {
	if options == nil {
		options = &Options{}
	}
	ch := &choice{Options: *options}
	ch.Plans = maps.Clone(options.Plans)
	var errs participant.Problems
	note := func(err error) { errs = append(errs, participant.Located("", err)...) }
	var err error
	ch.Attendance, err = options.Attendance.compiled()
	note(err)
	ch.seen, err = seen(options.Observed)
	note(err)
	ch.Lines, err = checkOwnLines(options.Lines)
	note(err)
	if len(errs) > 0 {
		ch.err = errs
	} else if options.Quotas.q != nil {
		ch.premium, ch.err = options.Quotas.q.on(c)
	}
	ch.pricing = newPricing(c, options.Plan.p)
	ch.pricings = make(map[meeting.ID]*pricing, len(ch.Plans))
	certain := ch.pricing.plan.shows == always
	for id, p := range ch.Plans {
		ch.pricings[id] = newPricing(c, p.p)
		certain = certain && ch.pricings[id].plan.shows == always
	}
	ch.plain = ch.Directory.Len() == 0 && len(ch.Attendance.ByPerson) == 0 && len(ch.seen) == 0 &&
		certain && ch.premium == nil && len(ch.Lines) == 0
	return ch
}

// pricingOf returns the pricing of a meeting.
func (ch *choice) pricingOf(id meeting.ID) (*pricing, error) {
	pr := ch.pricing
	if own, ok := ch.pricings[id]; ok {
		pr = own
	}
	if ch.err != nil {
		return nil, ch.err
	}
	return pr, pr.err
}

// An attendee is somebody who counts at an occurrence.
type attendee struct {
	participant.Participant
	likely Probability
	// timed says that it was seen how long they were there: so many seconds, the last of them after the planned
	// end.
	timed         bool
	seconds, over uint64
}

// attending returns an iterator over everybody who counts at o.
func (ch *choice) attending(o meeting.Occurrence) iter.Seq[attendee] {
	return func(yield func(attendee) bool) {
		if len(ch.seen) > 0 {
			if there, ok := ch.seen[o.Key()]; ok {
				ch.observed(o, there, yield)
				return
			}
		}
		h := headcount{&ch.Options, o.Meeting().Organizer()}
		for p := range o.Participants() {
			a := attendee{Participant: p}
			a.likely = h.likely(&a.Participant)
			if !yield(a) {
				return
			}
		}
		if p, ok := h.absentOrganizer(); ok {
			yield(attendee{Participant: p, likely: h.likely(&p)})
		}
	}
}

// observed yields the people on the roster of o, with how long they were there, and then who else was.
func (ch *choice) observed(o meeting.Occurrence, there []present, yield func(attendee) bool) {
	h := headcount{options: &ch.Options}
	end := o.Interval().End()
	one := func(p participant.Participant) bool {
		a := attendee{Participant: p, timed: true}
		h.likely(&a.Participant) // for what the directory knows
		i, ok := slices.BinarySearchFunc(there, p.ID, func(t present, id participant.ID) int { return cmp.Compare(t.id, id) })
		if ok {
			a.likely = always
			a.seconds, a.over = there[i].seconds(end)
		}
		return yield(a)
	}
	invited := make(map[participant.ID]bool)
	for p := range o.Participants() {
		invited[p.ID] = true
		if !one(p) {
			return
		}
	}
	for _, t := range there {
		if invited[t.id] {
			continue
		}
		known, ok := ch.Directory.ByID(t.id)
		if !ok {
			known = participant.Person{ID: t.id}
		}
		if !one(known.In(participant.Required)) {
			return
		}
	}
}

// A headcount says how likely each person on a roster attends, and whether the organizer was among them.
type headcount struct {
	options   *Options
	organizer participant.ID // empty once they were seen
}

// likely returns how likely p attends, after it filled in what the roster does not know of them.
func (h *headcount) likely(p *participant.Participant) Probability {
	if p.ID == h.organizer {
		h.organizer = ""
	}
	if p.Role == "" {
		if known, ok := h.options.Directory.ByID(p.ID); ok {
			p.Role, p.External = known.Role, p.External || known.External
		}
	}
	return h.options.Attendance.of(p)
}

// absentOrganizer returns the organizer if they were not seen on the roster and the directory has them.
func (h *headcount) absentOrganizer() (participant.Participant, bool) {
	if h.organizer == "" {
		return participant.Participant{}, false
	}
	known, ok := h.options.Directory.ByID(h.organizer)
	p := known.In(participant.Required)
	p.Response = participant.Accepted
	return p, ok
}

// prepares reports whether somebody prepares o whether they come or not: they present or organize it.
func prepares(o meeting.Occurrence, id participant.ID) bool {
	return id == o.Meeting().Organizer() && id != "" || o.Presents(id)
}

// facesCustomers reports whether o does: its audience says so, or, where none was stated, a customer may come.
func facesCustomers(o meeting.Occurrence, customers bool) bool {
	if audience := o.Meeting().Audience(); audience != "" {
		return audience == meeting.CustomerFacing
	}
	return customers
}
