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
	on       []map[participant.ID][]booking // by branch: its bookings, in order
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
	c := &focusCalendar{r, map[participant.ID]*worker{}, make([]map[participant.ID][]booking, len(branches))}
	all := map[participant.ID]diary.Diary{}
	for _, b := range branches {
		for id, d := range c.diariesOf(b.before) {
			w := c.worker(id, d)
			w.bookings = append(w.bookings, inGroup(d, ownTime)...)
			all[id] = withMeetings(all[id], d)
		}
		diaries := c.diariesOf(b.current.meeting)
		c.on[b.place] = bookingsIn(diaries, b.place)
		for id, d := range diaries {
			w := c.worker(id, d)
			w.bookings = append(w.bookings, c.on[b.place][id]...)
			all[id] = withMeetings(all[id], d)
		}
	}
	for id, w := range c.workers {
		slices.SortFunc(w.bookings, compareBookings)
		w.threshold = c.thresholdOf(id, all[id])
		w.focus = w.focusWith(ownTime, nil)
	}
	return c
}

func withMeetings(all, more diary.Diary) diary.Diary {
	all.Meetings = append(all.Meetings, more.Meetings...)
	return all
}

// thresholdOf returns the threshold, in seconds, of somebody who is on the meetings of d.
func (c *focusCalendar) thresholdOf(id participant.ID, d diary.Diary) int64 {
	return int64(c.recorder.focus.thresholdOf(c.recorder.role(id, d)) / time.Second)
}

// worker returns that with the given ID. If there was none, it is a new one of somebody who is on the meetings of d, with
// what the host knows of them.
func (c *focusCalendar) worker(id participant.ID, d diary.Diary) *worker {
	w, ok := c.workers[id]
	if ok {
		return w
	}
	f, window := c.recorder.focus, c.recorder.window
	own := diary.NewBook(window, []diary.Person{{ID: id, Busy: f.draft.Busy[id]}}, nil).Diaries()[0]
	w = &worker{threshold: c.thresholdOf(id, d), bookings: inGroup(own, ownTime)}
	if hours, err := f.draft.Hours[id].Within(window); err == nil { // else they are not known
		w.working = stretchesOf(hours)
	}
	w.focus = w.focusWith(ownTime, nil)
	c.workers[id] = w
	return w
}

// diariesOf returns the diaries of everybody who may attend m, with nothing else in them.
func (c *focusCalendar) diariesOf(m meeting.Meeting) map[participant.ID]diary.Diary {
	if m.IsZero() {
		return nil
	}
	d := m.Draft()
	people := []diary.Person{{ID: d.Organizer}} // some are there twice, and then the last one counts
	for _, p := range d.Roster {
		people = append(people, diary.Person{ID: p.ID})
	}
	for _, o := range d.Overrides {
		for _, p := range o.Roster {
			people = append(people, diary.Person{ID: p.ID})
		}
	}
	book := diary.NewBook(c.recorder.window, people, c.recorder.attending)
	book.Write(0, m)
	diaries := map[participant.ID]diary.Diary{}
	for i, d := range book.Diaries() {
		if len(d.Meetings) > 0 || len(d.Own) > 0 {
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

// bookingsIn returns the bookings of diaries in one group.
func bookingsIn(diaries map[participant.ID]diary.Diary, group int) map[participant.ID][]booking {
	list := make(map[participant.ID][]booking, len(diaries))
	for id, d := range diaries {
		list[id] = inGroup(d, group)
	}
	return list
}

// focusWith returns the focus time, in seconds, that bookings leave if now, which are in order, stand in the place of
// those of a group; with ownTime there is no such group.
func (w *worker) focusWith(group int, now []booking) int64 {
	s := focusSweep{working: w.working, threshold: w.threshold}
	for _, b := range w.bookings {
		if b.group == group && group != ownTime {
			continue
		}
		for len(now) > 0 && now[0].from < b.from {
			s.take(now[0].stretch)
			now = now[1:]
		}
		s.take(b.stretch)
	}
	for _, b := range now {
		s.take(b.stretch)
	}
	return s.rest()
}

// A focusSweep adds up focus time while what is taken of working time is told in the order of its beginnings.
type focusSweep struct {
	working   []stretch // that is not past
	at        int64     // up to where it is
	threshold int64
	total     int64
}

// take takes a stretch.
func (s *focusSweep) take(b stretch) {
	for len(s.working) > 0 && s.working[0].to <= b.from {
		s.free(s.working[0].to)
		s.working = s.working[1:]
	}
	if len(s.working) > 0 {
		s.free(b.from)
	}
	s.at = max(s.at, b.to)
}

// free ends a block of the first span of working time.
func (s *focusSweep) free(to int64) {
	if n := to - max(s.at, s.working[0].from); n >= s.threshold {
		s.total += n
	}
}

// rest returns the sum once all was told.
func (s *focusSweep) rest() int64 {
	for ; len(s.working) > 0; s.working = s.working[1:] {
		s.free(s.working[0].to)
	}
	return s.total
}

// overlap returns the time, in seconds, of some bookings at which w is booked by others than a group. They are in
// order.
func (w *worker) overlap(of []booking, group int) (seconds int64) {
	reached := int64(math.MinInt64)
	for _, b := range w.bookings {
		if b.group == group {
			continue
		}
		more := stretch{max(b.from, reached), max(b.to, reached)} // of no length where w was booked before
		reached = more.to
		first := slices.IndexFunc(of, func(o booking) bool { return o.to > more.from })
		if first < 0 {
			break
		}
		of = of[first:]
		for _, o := range of {
			if o.from >= more.to {
				break
			}
			seconds += max(0, min(o.to, more.to)-max(o.from, more.from))
		}
	}
	return seconds
}

// inside returns the time, in seconds, of bookings in working time; they are in order.
func (w *worker) inside(bookings []booking) (seconds int64) {
	for _, part := range within(w.working, bookings) {
		seconds += part.length()
	}
	return seconds
}

// replace puts what b has become in the place of what it was, and of a series that ended in it. It returns by how much
// focus time all people together gain, at most 292 years.
func (c *focusCalendar) replace(b, ends *branch) time.Duration {
	touched := map[participant.ID]bool{}
	take := func(place int, diaries map[participant.ID]diary.Diary) {
		for id := range c.on[place] {
			w := c.workers[id]
			w.bookings = slices.DeleteFunc(w.bookings, func(b booking) bool { return b.group == place })
			touched[id] = true
		}
		c.on[place] = bookingsIn(diaries, place)
		for id, d := range diaries {
			w := c.worker(id, d)
			w.bookings = append(w.bookings, c.on[place][id]...)
			slices.SortFunc(w.bookings, compareBookings)
			touched[id] = true
		}
	}
	take(b.place, c.diariesOf(b.current.meeting))
	if ends != nil {
		take(ends.place, nil)
	}
	var gained int64
	for id := range touched {
		w := c.workers[id]
		is := w.focusWith(ownTime, nil)
		gained, w.focus = gained+is-w.focus, is
	}
	const most = math.MaxInt64 / int64(time.Second)
	return time.Duration(min(max(gained, -most), most)) * time.Second
}

// tryMove returns by how much focus time all people together would gain if b became moved, and whether that takes
// nobody out of their working hours and books nobody twice for longer than before.
func (c *focusCalendar) tryMove(b *branch, moved meeting.Meeting) (gained int64, fits bool) {
	for id, d := range c.diariesOf(moved) {
		w := c.worker(id, d)
		was, is := c.on[b.place][id], inGroup(d, b.place)
		if w.overlap(is, b.place) > w.overlap(was, b.place) || w.inside(is) < w.inside(was) {
			return 0, false
		}
		gained += w.focusWith(b.place, is) - w.focus
	}
	return gained, true
}
