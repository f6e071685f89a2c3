package load

import (
	"iter"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/internal/diary"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// diaries returns those of people over window.
func diaries(window interval.Interval, people []Person, options *Options, meetings []meeting.Meeting) []diary.Diary {
	list := make([]diary.Person, len(people))
	for i, p := range people {
		list[i] = diary.Person{ID: p.ID, Busy: p.Busy}
	}
	book := diary.NewBook(window, list, options.attending())
	for number, m := range meetings {
		book.Write(number, m)
	}
	return book.Diaries()
}

// attending says who attends, as package cost has it for figures on money.
func (o *Options) attending() diary.Attending {
	model := cost.NewModel(cost.Card{}, &cost.Options{Directory: o.Directory, Attendance: o.Attendance})
	return func(occurrence meeting.Occurrence) iter.Seq[diary.Attendee] {
		return func(yield func(diary.Attendee) bool) {
			for p, likely := range model.Attending(occurrence) {
				if !yield(diary.Attendee{Participant: p, May: likely != cost.Probability{}}) {
					return
				}
			}
		}
	}
}
