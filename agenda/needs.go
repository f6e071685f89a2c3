package agenda

import (
	"iter"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// NeedsEveryone reports whether all people are needed all the time: no item names those whom it needs. It is
// quick, so that most meetings need not be looked at person by person.
func (a Agenda) NeedsEveryone() bool {
	return !slices.ContainsFunc(a.Items, func(i Item) bool { return len(i.Needed) > 0 })
}

// Needs returns the spans in which the person is needed in a meeting of the given length, in order, without
// overlaps or spans that touch. Whoever is needed for all items is needed all the time, also where the
// items leave slack or run over; the others for their items alone.
func (a Agenda) Needs(id participant.ID, length time.Duration) []Span {
	var spans []Span
	all := true
	for slot := range a.Timeline() {
		last := len(spans) - 1
		switch {
		case !slot.Item.Needs(id):
			all = false
		case last >= 0 && spans[last].End == slot.Start:
			spans[last].End = slot.End
		default:
			spans = append(spans, Span{slot.Start, slot.End})
		}
	}
	if whole := max(length, a.Length()); all && whole > 0 {
		return []Span{{0, whole}}
	}
	return spans
}

// Stay returns the one span that has all those of [Agenda.Needs]: the person may join at its Start at the
// latest, and leave at its End at the earliest. It is false if they are not needed at all.
func (a Agenda) Stay(id participant.ID, length time.Duration) (Span, bool) {
	spans := a.Needs(id, length)
	if len(spans) == 0 {
		return Span{}, false
	}
	return Span{spans[0].Start, spans[len(spans)-1].End}, true
}

// People returns an iterator over all people whom the agenda names, each once, in the order of the items:
// those who present an item before those whom it needs.
func (a Agenda) People() iter.Seq[participant.ID] {
	return func(yield func(participant.ID) bool) {
		seen := make(map[participant.ID]bool)
		for _, item := range a.Items {
			for _, id := range slices.AppendSeq(slices.Collect(item.Presenters()), slices.Values(item.Needed)) {
				if !seen[id] && !yield(id) {
					return
				}
				seen[id] = true
			}
		}
	}
}
