package cost

import (
	"iter"
	"maps"
	"math/big"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/internal/diary"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A focusRecorder keeps the diaries of people whose working hours are known, and measures them.
type focusRecorder struct {
	model   Model
	focus   *focus
	window  interval.Interval
	people  []participant.ID // in order
	book    *diary.Book
	priced  bool
	err     error // of a person without a rate
	assumes map[Assumption]bool
	met     []bool // by group: somebody whose hours are known may attend
}

func newFocusRecorder(m Model, window interval.Interval) *focusRecorder {
	f := m.options().Focus.of()
	r := &focusRecorder{model: m, focus: f, window: window, assumes: map[Assumption]bool{}, priced: f.hasShare && m.card != nil}
	var people []diary.Person
	for _, id := range slices.Sorted(maps.Keys(f.draft.Hours)) {
		if !f.draft.Hours[id].IsZero() {
			r.people = append(r.people, id)
			people = append(people, diary.Person{ID: id, Busy: f.draft.Busy[id]})
		}
	}
	r.book = diary.NewBook(window, people, r.attending)
	return r
}

// attending says who attends, with p·r as weight where focus is priced.
func (r *focusRecorder) attending(o meeting.Occurrence) iter.Seq[diary.Attendee] {
	return func(yield func(diary.Attendee) bool) {
		for p, likely := range r.model.Attending(o) {
			a := diary.Attendee{Participant: p, May: likely != never}
			if a.May && r.priced {
				a.Weight = r.weigh(&p, likely)
			}
			if !yield(a) {
				return
			}
		}
	}
}

func (r *focusRecorder) weigh(p *participant.Participant, likely Probability) uint64 {
	num, byDefault, ok := r.model.card.price(p.Role, p.External)
	if !ok && r.err == nil {
		r.err = &NoRateError{p.Role}
	}
	if byDefault {
		r.assumes[r.model.card.defaultRate(p.Role)] = true
	}
	return uint64(likely.tenThousandths) * num // within 64 bits: see the bounds of a card
}

// seriesRows returns a row for each series of meetings, and by meeting which one it is in.
func (r *focusRecorder) seriesRows(meetings []meeting.Meeting) (rows []SeriesFocus, groups []int) {
	places := make(map[Series]int, len(meetings))
	for _, m := range meetings {
		series := seriesOf(m, r.window)
		place, ok := places[series]
		if !ok {
			place = len(rows)
			places[series] = place
			rows = append(rows, SeriesFocus{Series: series})
		}
		groups = append(groups, place)
	}
	return rows, groups
}

// writeBut writes m under a number, but for an occurrence.
func (r *focusRecorder) writeBut(number int, m meeting.Meeting, but meeting.Occurrence) {
	if seriesOf(m, r.window) != seriesOf(but.Meeting(), r.window) {
		r.book.Write(number, m)
		return
	}
	for o := range m.Occurrences(r.window) {
		if o.Original() != but.Original() {
			r.book.WriteOne(number, o)
		}
	}
}

// measure adds to rows what the meetings of each group take of everybody's focus time, and returns what all take
// together. Groups has that of each number under which meetings were written.
func (r *focusRecorder) measure(rows []SeriesFocus, groups []int) (total FocusCost, err error) {
	r.met = make([]bool, len(rows))
	losses := make([]loss, len(rows)+1) // the last is that of all
	for i, d := range r.book.Diaries() {
		if len(d.Meetings) == 0 {
			continue
		}
		if err := r.person(r.people[i], d, groups, losses); err != nil {
			return FocusCost{}, err
		}
	}
	if r.err != nil {
		return FocusCost{}, r.err
	}
	for i := range rows {
		rows[i].FocusCost = r.cost(losses[i])
	}
	return r.cost(losses[len(rows)]), nil
}

// person adds what meetings take of one person's focus time to losses.
func (r *focusRecorder) person(id participant.ID, d diary.Diary, groups []int, losses []loss) error {
	hours, err := r.focus.draft.Hours[id].Within(r.window)
	if err != nil {
		return err
	}
	working := stretchesOf(hours)
	threshold := int64(r.focus.thresholdOf(r.role(id, d)) / time.Second)
	var own []int // the groups of the person's meetings
	places := map[int]int{}
	bookings := bookingsOf(d, func(e diary.Entry) int {
		group := groups[e.Meeting]
		place, ok := places[group]
		if !ok {
			place = len(own)
			places[group], own = place, append(own, group)
		}
		return place
	})
	free, bounds := freeOf(working, bookings), boundsOf(bookings)
	add := func(to *loss, taken []booking) error {
		l, err := r.model.card.lossOf(free, within(working, taken), threshold)
		if err != nil {
			return err
		}
		return to.add(l)
	}
	for place, taken := range takenAlone(bookings, bounds, len(own)) {
		r.met[own[place]] = true
		if err := add(&losses[own[place]], taken); err != nil {
			return err
		}
	}
	for i := range bookings {
		bookings[i].group = min(bookings[i].group, 0) // one for all
	}
	return add(&losses[len(losses)-1], takenAlone(bookings, bounds, 1)[0])
}

// role returns the role that decides on a person's threshold: that in the directory, or else the first in alphabetical
// order of those that rosters have.
func (r *focusRecorder) role(id participant.ID, d diary.Diary) participant.Role {
	if known, _ := r.model.options().Directory.ByID(id); known.Role != "" {
		return known.Role
	}
	var first participant.Role
	for _, e := range d.Meetings {
		if e.Role != "" && (first == "" || e.Role < first) {
			first = e.Role
		}
	}
	return first
}

// cost returns a loss of everybody as it is shown.
func (r *focusRecorder) cost(l loss) FocusCost {
	c := FocusCost{FocusHours: FocusHours{hoursOfSeconds(l.focus), hoursOfSeconds(l.stranded)}}
	if r.priced {
		share := ratioOf(big.NewRat(int64(r.focus.share.tenThousandths), unitsPerSecond))
		c.Fragmentation, _ = nothing(r.model.card.currency).Add(l.cost.Mul(share)) // of one card
	}
	return c
}

// hoursOfSeconds returns a sum of focus time: that of the most people in the longest window is within its bounds.
func hoursOfSeconds(seconds int64) Hours { return Hours{uint64(seconds) * unitsPerSecond} }

// assumed lists what the figures rest on.
func (r *focusRecorder) assumed() []Assumption {
	list := slices.AppendSeq(r.focus.assumptions(r.book.Strangers()), maps.Keys(r.assumes))
	slices.SortFunc(list, compareAssumptions)
	return list
}
