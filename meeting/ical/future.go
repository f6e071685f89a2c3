package ical

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
)

// futurePatch is an override with RANGE=THISANDFUTURE.
type futurePatch struct {
	entry *entry
	patch meeting.Override
	shift time.Duration // of the start on the clock
}

// maxFuture bounds how many occurrences of one series an override with THISANDFUTURE is applied to, and
// maxFutures how many of all.
const (
	maxFuture  = 1_000
	maxFutures = 20_000
)

// toFuture applies the overrides with THISANDFUTURE to the occurrences after theirs that have no override of
// their own (RFC 5545 section 3.2.13). A canceled one ends the series.
func (b *builder) toFuture(patches map[wallclock.Local]*meeting.Override, own map[wallclock.Local]bool) {
	slices.SortFunc(b.future, func(x, y *futurePatch) int { return x.patch.Original.Compare(y.patch.Original) })
	for i, f := range b.future {
		until := wallclock.Local{}
		if i+1 < len(b.future) {
			until = b.future[i+1].patch.Original
		}
		if f.patch.Canceled {
			b.endBefore(f.patch.Original, patches, own)
			return
		}
		b.repeat(f, until, patches, own)
	}
}

// endBefore ends the series before original; own overrides of later occurrences take place all the same.
func (b *builder) endBefore(original wallclock.Local, patches map[wallclock.Local]*meeting.Override, own map[wallclock.Local]bool) {
	if b.reaches(original) {
		if rule, err := b.endingAt(b.draft.Repeats, original.Add(-time.Second)); err == nil {
			b.draft.Repeats = rule
		}
	}
	for local := range b.extra {
		if local.Compare(original) >= 0 {
			delete(b.extra, local)
		}
	}
	for local, patch := range patches {
		if local.Compare(original) >= 0 && !b.has(local) {
			delete(patches, local)
			if !patch.Canceled && own[local] {
				b.addExtra(meeting.Override{Original: local})
				patches[local] = patch
			}
		}
	}
	for local := range b.except {
		if local.Compare(original) >= 0 {
			delete(b.except, local)
		}
	}
	if !b.anything() {
		first := b.draft.Start.Local()
		b.draft.Repeats = recurrence.Rule{}
		if _, extra := b.extra[first]; !extra {
			b.except[first] = true
		}
	}
}

// reaches reports whether the rule yields a start from original on.
func (b *builder) reaches(original wallclock.Local) bool {
	if b.draft.Repeats.IsZero() {
		return false
	}
	for range b.draft.Repeats.Locals(b.draft.Start.Local(), original, wallclock.Local{}) {
		return true
	}
	return false
}

// anything reports whether the rule yields a start.
func (b *builder) anything() bool {
	first := b.draft.Start.Local()
	for range b.draft.Repeats.Locals(first, first, wallclock.Local{}) {
		return true
	}
	return false
}

// repeat applies f to the occurrences after its own, before until if that is not zero.
func (b *builder) repeat(f *futurePatch, until wallclock.Local, patches map[wallclock.Local]*meeting.Override, own map[wallclock.Local]bool) {
	n := 0
	last := f.patch.Original
	for local := range b.after(f.patch.Original, until) {
		if own[local] || b.except[local] {
			continue
		}
		if n == maxFuture || b.expanded == maxFutures {
			f.entry.report(f.entry.Line, FutureOverride, fmt.Sprintf(
				"a change of this and all later occurrences is applied to %d of them, up to %s; later ones stay as the series has them", n, last))
			return
		}
		n++
		b.expanded++
		last = local
		if next := f.at(local, b.zone); !isEmpty(next) {
			patches[local] = next
		}
	}
}

// at returns the patch for another occurrence.
func (f *futurePatch) at(original wallclock.Local, zone wallclock.Zone) *meeting.Override {
	next := f.patch
	next.Original, next.Start, next.End = original, wallclock.Time{}, wallclock.Time{}
	start := original.Add(f.shift).In(zone)
	if f.shift != 0 {
		next.Start = start
	}
	if !f.patch.End.IsZero() {
		next.End = start
	}
	return &next
}

// after yields the original starts after original, before until if that is not zero: the extra ones first.
func (b *builder) after(original, until wallclock.Local) iter.Seq[wallclock.Local] {
	return func(yield func(wallclock.Local) bool) {
		for _, local := range slices.SortedFunc(maps.Keys(b.extra), wallclock.Local.Compare) {
			if local.Compare(original) > 0 && (until.IsZero() || local.Compare(until) < 0) &&
				!b.yields(local) && !yield(local) {
				return
			}
		}
		if b.draft.Repeats.IsZero() {
			return
		}
		for local := range b.draft.Repeats.Locals(b.draft.Start.Local(), original.Add(time.Second), until) {
			if !yield(local) {
				return
			}
		}
	}
}
