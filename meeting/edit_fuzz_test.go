package meeting_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// FuzzEdits holds the laws of edits on random series: a change of this and the following that changes
// nothing is the whole again, a change of one occurrence leaves all others alone, and what an edit reports is
// what it changed.
func FuzzEdits(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed, uint16(seed*7))
	}
	f.Fuzz(func(t *testing.T, seed uint64, pick uint16) {
		m := randomSeries(t, rand.New(rand.NewPCG(seed, 3)))
		window := decade(t)
		var originals []wallclock.Local
		for o := range m.Occurrences(window) {
			originals = append(originals, o.Original())
		}
		if len(originals) == 0 {
			return
		}
		at := originals[int(pick)%len(originals)]

		split, err := m.EditFollowing(at, func(*meeting.Draft) {})
		if err != nil {
			t.Fatalf("%s at %s: %v", m.Repeats(), at, err)
		}
		whole, parts := seenWithin(window, m), seenWithin(window, split.Meeting, split.Rest)
		slices.Sort(whole)
		slices.Sort(parts)
		if !slices.Equal(whole, parts) {
			t.Fatalf("%s split at %s: %d occurrences became %d", m.Repeats(), at, len(whole), len(parts))
		}

		one, err := m.EditOne(meeting.Override{Original: at, Title: "Changed"})
		if err != nil {
			t.Fatal(err)
		}
		for c := range one.Changes(window) {
			if c.Before.Original() != at || c.After.Title() != "Changed" {
				t.Errorf("a change at %s also changed %s", at, c.Before.Original())
			}
		}
		for _, original := range originals {
			before, _ := m.Occurrence(original)
			after, ok := one.Meeting.Occurrence(original)
			if original != at && (!ok || seen(before) != seen(after)) {
				t.Errorf("a change at %s made of %s: %s", at, seen(before), seen(after))
			}
		}
	})
}
