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

	// named says that people need to be known by their IDs; if not, those who are alike are priced together.
	named bool
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
	for id, p := range ch.Plans {
		ch.pricings[id] = newPricing(c, p.p)
	}
	ch.named = ch.Directory.Len() > 0 || len(ch.Attendance.ByPerson) > 0
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

// planOf returns the plan of a meeting.
func (ch *choice) planOf(id meeting.ID) *plan {
	if own, ok := ch.pricings[id]; ok {
		return own.plan
	}
	return ch.pricing.plan
}

// An attendee is somebody who counts at an occurrence.
type attendee struct {
	id   participant.ID
	head meeting.Headcount // of one
	attendance
}

// An attendance says how likely somebody attends, and, where it was observed, how long they were there.
type attendance struct {
	likely Probability
	// timed says that it was seen how long they were there: so many seconds, the last of them after the planned
	// end.
	timed         bool
	seconds, over uint64
}

// sees reports whether it was observed who was at o.
func (ch *choice) sees(o *meeting.Occurrence) bool {
	if len(ch.seen) == 0 {
		return false
	}
	_, ok := ch.seen[o.Key()]
	return ok
}

// attending returns an iterator over everybody who counts at o.
func (ch *choice) attending(o meeting.Occurrence) iter.Seq[attendee] {
	return func(yield func(attendee) bool) {
		if ch.sees(&o) {
			ch.observed(o, ch.seen[o.Key()], yield)
			return
		}
		call := ch.rollCall(&o)
		for id, h := range o.Heads() {
			if likely := call.likely(id, &h); !yield(attendee{id, h, attendance{likely: likely}}) {
				return
			}
		}
		if a, ok := call.absentOrganizer(); ok {
			yield(a)
		}
	}
}

// observed yields the people on the roster of o, with how long they were there, then who else was, and last an
// organizer who was not, if the directory has them: what they have prepared is sunk.
func (ch *choice) observed(o meeting.Occurrence, there []present, yield func(attendee) bool) {
	end := o.Interval().End()
	one := func(id participant.ID, h meeting.Headcount) bool {
		ch.know(id, &h)
		a := attendee{id, h, attendance{timed: true}}
		i, ok := slices.BinarySearchFunc(there, id, func(t present, id participant.ID) int { return cmp.Compare(t.id, id) })
		if ok {
			a.likely = always
			a.seconds, a.over = there[i].seconds(end)
		}
		return yield(a)
	}
	met := make(map[participant.ID]bool)
	for id, h := range o.Heads() {
		met[id] = true
		if !one(id, h) {
			return
		}
	}
	other := meeting.Headcount{Part: participant.Required, People: 1}
	for _, t := range there {
		if !met[t.id] {
			met[t.id] = true
			if !one(t.id, other) {
				return
			}
		}
	}
	organizer := o.Meeting().Organizer()
	if _, known := ch.Directory.ByID(organizer); known && !met[organizer] {
		other.Prepares = true
		one(organizer, other)
	}
}

// know fills in what the directory has of somebody whose role is not known.
func (ch *choice) know(id participant.ID, h *meeting.Headcount) {
	if h.Role != "" {
		return
	}
	if known, ok := ch.Directory.ByID(id); ok {
		h.Role, h.External = known.Role, h.External || known.External
	}
}

// A rollCall says how likely each person on a roster attends, and whether the organizer was among them.
type rollCall struct {
	choice    *choice
	organizer participant.ID // empty once they were seen
}

func (ch *choice) rollCall(o *meeting.Occurrence) rollCall {
	return rollCall{ch, o.Meeting().Organizer()}
}

// likely returns how likely somebody attends, after it filled in what the roster does not know of them.
func (r *rollCall) likely(id participant.ID, h *meeting.Headcount) Probability {
	if id == r.organizer {
		r.organizer = ""
	}
	r.choice.know(id, h)
	return r.choice.Attendance.of(id, h.Response)
}

// absentOrganizer returns the organizer if they were not seen on the roster and the directory has them.
func (r *rollCall) absentOrganizer() (a attendee, ok bool) {
	if r.organizer == "" {
		return attendee{}, false
	}
	if _, ok := r.choice.Directory.ByID(r.organizer); !ok {
		return attendee{}, false
	}
	a.id = r.organizer
	a.head = meeting.Headcount{Part: participant.Required, Response: participant.Accepted, Prepares: true, People: 1}
	a.likely = r.likely(a.id, &a.head)
	return a, true
}

// facesCustomers reports whether o does: its audience says so, or, where none was stated, a customer may come.
func facesCustomers(o meeting.Occurrence, customers bool) bool {
	if audience := o.Meeting().Audience(); audience != "" {
		return audience == meeting.CustomerFacing
	}
	return customers
}
