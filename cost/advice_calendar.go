package cost

import (
	"math"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/internal/diary"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A focusCalendar has the time of everybody on the meetings of a forecast, as advice changes it. A group of bookings is
// the place of a branch.
type focusCalendar struct {
	recorder *focusRecorder
	workers  map[participant.ID]*worker
	on       [][]participant.ID // by branch: whose bookings it has
}

// A worker is somebody's time. Of those whose working hours are not known only the bookings count.
type worker struct {
	working   []stretch
	threshold int64
	bookings  []booking // in order
	focus     int64     // what they leave of focus time, in seconds
}

// newFocusCalendar returns the calendar of branches, or nil if nobody's working hours are known.
func newFocusCalendar(f Forecast, branches []*branch) *focusCalendar {
	if checkFocusWindow(f.window) != nil {
		return nil
	}
	r := &focusRecorder{model: f.model, focus: f.model.options().Focus.of(), window: f.window}
	if len(r.focus.draft.Hours) == 0 {
		return nil
	}
	c := &focusCalendar{r, map[participant.ID]*worker{}, make([][]participant.ID, len(branches))}
	all := map[participant.ID]diary.Diary{}
	for _, b := range branches {
		for group, m := range map[int]meeting.Meeting{ownTime: b.before, b.place: b.current} {
			for id, d := range c.diariesOf(m) {
				known := all[id]
				known.Meetings = append(known.Meetings, d.Meetings...)
				all[id] = known
				w := c.worker(id)
				w.bookings = append(w.bookings, inGroup(d, group)...)
				if group != ownTime {
					c.on[group] = append(c.on[group], id)
				}
			}
		}
	}
	for id, w := range c.workers {
		slices.SortFunc(w.bookings, compareBookings)
		w.threshold = int64(r.focus.thresholdOf(r.role(id, all[id])) / time.Second)
		w.focus = w.focusWith(w.bookings)
	}
	return c
}

// worker returns that with the given ID, a new one with what the host knows of them if there was none.
func (c *focusCalendar) worker(id participant.ID) *worker {
	w, ok := c.workers[id]
	if ok {
		return w
	}
	f, window := c.recorder.focus, c.recorder.window
	w = &worker{threshold: int64(f.threshold / time.Second)}
	for _, busy := range f.draft.Busy[id] {
		if part, ok := busy.Intersect(window); ok && !part.IsEmpty() {
			w.bookings = append(w.bookings, booking{stretchOf(part), ownTime, 0})
		}
	}
	slices.SortFunc(w.bookings, compareBookings)
	if hours, err := f.draft.Hours[id].Within(window); err == nil { // else they are not known
		w.working = stretchesOf(hours)
	}
	w.focus = w.focusWith(w.bookings)
	c.workers[id] = w
	return w
}

// diariesOf returns the diaries of everybody who may attend m, with nothing else in them.
func (c *focusCalendar) diariesOf(m meeting.Meeting) map[participant.ID]diary.Diary {
	if m.IsZero() {
		return nil
	}
	var people []diary.Person
	seen := map[participant.ID]bool{}
	add := func(id participant.ID) {
		if id != "" && !seen[id] {
			seen[id] = true
			people = append(people, diary.Person{ID: id})
		}
	}
	d := m.Draft()
	add(d.Organizer)
	for _, p := range d.Roster {
		add(p.ID)
	}
	for _, o := range d.Overrides {
		for _, p := range o.Roster {
			add(p.ID)
		}
	}
	book := diary.NewBook(c.recorder.window, people, c.recorder.attending)
	book.Write(0, m)
	diaries := map[participant.ID]diary.Diary{}
	for i, d := range book.Diaries() {
		if len(d.Meetings)+len(d.Own) > 0 {
			diaries[people[i].ID] = d
		}
	}
	return diaries
}

// inGroup returns the bookings of a diary in one group, also those that nobody else is on, in order.
func inGroup(d diary.Diary, group int) []booking {
	list := bookingsOf(d, func(diary.Entry) int { return group })
	for i := range list {
		list[i].group = group
	}
	return list
}

func (w *worker) focusWith(bookings []booking) int64 {
	return focusTime(freeOf(w.working, bookings), w.threshold)
}

// without returns the bookings that are not of a group.
func (w *worker) without(group int) []booking {
	return slices.DeleteFunc(slices.Clone(w.bookings), func(b booking) bool { return b.group == group })
}

// joined returns two lists of bookings in order as one.
func joined(a, b []booking) []booking {
	all := make([]booking, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compareBookings(b[0], a[0]) < 0 {
			a, b = b, a
		}
		all, a = append(all, a[0]), a[1:]
	}
	return append(append(all, a...), b...)
}

// replace puts what b has become in the place of what it was, and of a series that ended in it. It returns by how much
// focus time all people together gain, at most 292 years.
func (c *focusCalendar) replace(b, ends *branch) time.Duration {
	var gained int64
	take := func(place int, now map[participant.ID]diary.Diary) {
		for _, id := range c.on[place] {
			w := c.workers[id]
			w.bookings = w.without(place)
		}
		var ids []participant.ID
		for id, d := range now {
			w := c.worker(id)
			w.bookings = joined(w.bookings, inGroup(d, place))
			ids = append(ids, id)
		}
		c.on[place] = append(ids, c.on[place]...)
	}
	take(b.place, c.diariesOf(b.current))
	touched := slices.Clone(c.on[b.place])
	if ends != nil {
		touched = append(touched, c.on[ends.place]...)
		take(ends.place, nil)
	}
	for _, id := range touched {
		w := c.workers[id]
		is := w.focusWith(w.bookings)
		gained, w.focus = gained+is-w.focus, is
	}
	const most = math.MaxInt64 / int64(time.Second)
	return time.Duration(min(max(gained, -most), most)) * time.Second
}

// tryMove returns by how much focus time all people together would gain if b became moved, and whether that takes
// nobody out of their working hours and books nobody twice for longer than before.
func (c *focusCalendar) tryMove(b *branch, moved meeting.Meeting) (gained int64, fits bool) {
	for id, d := range c.diariesOf(moved) {
		w := c.worker(id)
		is, others := inGroup(d, b.place), w.without(b.place)
		was := slices.DeleteFunc(slices.Clone(w.bookings), func(k booking) bool { return k.group != b.place })
		if overlap(is, others) > overlap(was, others) || total(within(w.working, is)) < total(within(w.working, was)) {
			return 0, false
		}
		gained += w.focusWith(joined(others, is)) - w.focus
	}
	return gained, true
}

// overlap returns the time, in seconds, of bookings at which one of others is too; both are in order.
func overlap(bookings, others []booking) int64 {
	var merged []stretch
	for _, o := range others {
		if n := len(merged); n > 0 && o.from <= merged[n-1].to {
			merged[n-1].to = max(merged[n-1].to, o.to)
			continue
		}
		merged = append(merged, o.stretch)
	}
	return total(within(merged, bookings))
}

func total(bookings []booking) (seconds int64) {
	for _, b := range bookings {
		seconds += b.length()
	}
	return seconds
}
