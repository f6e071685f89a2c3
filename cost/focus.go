package cost

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting/availability"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A FocusDraft says when people could work without being disturbed if there were no meetings. It is plain data; with
// the zero FocusDraft nobody's working hours are known, so that nothing can be said of anybody's focus time.
type FocusDraft struct {
	// Hours are people's working hours, of up to 100,000 people. Somebody whose hours are missing, or zero, has no
	// focus figures: how many these are is listed as an assumption.
	Hours map[participant.ID]availability.WorkingHours
	// Busy are times at which people are busy with something that is no meeting, in whole seconds, at most 10,000
	// of a person.
	Busy map[participant.ID][]interval.Interval
	// Threshold is how long a free block has to be to count as focus time, elapsed time in whole seconds, from one
	// second to 24 hours. Zero: two hours (Clockwise). Viva Insights has one hour.
	Threshold time.Duration
	// ThresholdByRole replaces it for single roles. The role of a person is that in [Options.Directory]; if it has none,
	// the first in alphabetical order of those that rosters give them.
	ThresholdByRole map[participant.Role]time.Duration
	// Share is how much of the stranded time is lost, φ: a decimal from 0 to 1 of at most four places, "0.5".
	// Nobody has published one, so that there is no default: if it is empty, focus is told in hours only.
	Share string
	// Source says whose figures thresholds and share are; required where there is one.
	Source string
}

// A Focus is a checked [FocusDraft]. It is an immutable value, safe to share between goroutines; the zero Focus
// knows nobody's working hours. Only [NewFocus] makes another.
type Focus struct{ f *focus }

type focus struct {
	draft     FocusDraft
	threshold time.Duration
	share     Probability
	hasShare  bool
}

const (
	defaultFocusThreshold = 2 * time.Hour
	maxFocusThreshold     = 24 * time.Hour
	maxFocusPeople        = 100_000
	maxBusy               = 10_000
	sourceOfThreshold     = "Clockwise, focus time of two hours and more"
	sourceOfFocus         = "salesmeeting: focus"
)

var noFocus = &focus{threshold: defaultFocusThreshold}

// NewFocus returns what d describes. Its error is of type [participant.Problems], all faults at once, with paths made
// of the fields' names in lower case, "/busy/ann/0": too many people or busy times, an ID or a role that can't be
// one, a time that is not in whole seconds or out of its bounds, a share that can't be read, no source of what is the
// host's own. The focus shares nothing with d.
func NewFocus(d FocusDraft) (Focus, error) {
	r := focusReader{focus: &focus{draft: d.clone(), threshold: defaultFocusThreshold}}
	r.people(d)
	if d.Threshold != 0 {
		r.note(checkThreshold(d.Threshold), "threshold")
		r.focus.threshold = d.Threshold
	}
	for _, role := range slices.Sorted(maps.Keys(d.ThresholdByRole)) {
		r.note(role.Check(), "threshold_by_role", string(role))
		r.note(checkThreshold(d.ThresholdByRole[role]), "threshold_by_role", string(role))
	}
	if d.Share != "" {
		var err error
		r.focus.share, err = ParseProbability(d.Share)
		r.note(err, "share")
		r.focus.hasShare = true
	}
	if d.Source == "" && (d.Share != "" || d.Threshold != 0 || len(d.ThresholdByRole) > 0) {
		r.note(errors.New("is missing: say whose figures the thresholds and the share are"), "source")
	}
	if len(r.problems) > 0 {
		return Focus{}, r.problems
	}
	return Focus{r.focus}, nil
}

// focusReader makes a focus of a draft and collects what is wrong with it.
type focusReader struct {
	focus    *focus
	problems participant.Problems
}

func (r *focusReader) note(err error, path ...any) {
	r.problems = append(r.problems, participant.Located(participant.Pointer(path...), err)...)
}

func (r *focusReader) people(d FocusDraft) {
	if len(d.Hours) > maxFocusPeople {
		r.note(fmt.Errorf("has %d people, and at most %d can be counted", len(d.Hours), maxFocusPeople), "hours")
		return
	}
	if len(d.Busy) > maxFocusPeople {
		r.note(fmt.Errorf("has %d people, and at most %d can be counted", len(d.Busy), maxFocusPeople), "busy")
		return
	}
	for _, id := range slices.Sorted(maps.Keys(d.Hours)) {
		r.note(id.Check(), "hours", string(id))
	}
	for _, id := range slices.Sorted(maps.Keys(d.Busy)) {
		r.note(id.Check(), "busy", string(id))
		if n := len(d.Busy[id]); n > maxBusy {
			r.note(fmt.Errorf("has %d times, and at most %d can be counted", n, maxBusy), "busy", string(id))
			continue
		}
		for i, b := range d.Busy[id] {
			if !onWholeSeconds(b) {
				r.note(errWholeSeconds, "busy", string(id), i)
			}
		}
	}
}

var errWholeSeconds = errors.New("must begin and end on whole seconds")

func onWholeSeconds(i interval.Interval) bool {
	return i.Start().Nanosecond() == 0 && i.End().Nanosecond() == 0
}

func checkThreshold(d time.Duration) error {
	if d < time.Second || d > maxFocusThreshold || d%time.Second != 0 {
		return errors.New("must be from one second to 24 hours, in whole seconds")
	}
	return nil
}

func (d FocusDraft) clone() FocusDraft {
	d.Hours, d.ThresholdByRole = maps.Clone(d.Hours), maps.Clone(d.ThresholdByRole)
	d.Busy = maps.Clone(d.Busy)
	for id, spans := range d.Busy {
		d.Busy[id] = slices.Clone(spans)
	}
	return d
}

// Draft returns a copy of what the focus was made of.
func (f Focus) Draft() FocusDraft {
	if f.f == nil {
		return FocusDraft{}
	}
	return f.f.draft.clone()
}

// MarshalJSON fails: keep what the focus was made of, in the host's own form.
func (f Focus) MarshalJSON() ([]byte, error) {
	return nil, errors.New("cost: a focus has no JSON of its own: store its Draft")
}

// of returns what is behind f.
func (f Focus) of() *focus {
	if f.f == nil {
		return noFocus
	}
	return f.f
}

// thresholdOf returns the threshold of people in a role.
func (f *focus) thresholdOf(role participant.Role) time.Duration {
	if own, ok := f.draft.ThresholdByRole[role]; ok {
		return own
	}
	return f.threshold
}

// longestThreshold returns the longest of all thresholds.
func (f *focus) longestThreshold() time.Duration {
	longest := f.threshold
	for _, own := range f.draft.ThresholdByRole {
		longest = max(longest, own)
	}
	return longest
}

// assumptions lists what figures of focus rest on, strangers being how many people attend of whom nobody knows the
// working hours.
func (f *focus) assumptions(strangers int) []Assumption {
	seconds := func(d time.Duration) string { return HoursOf(d).Seconds() }
	source := f.draft.Source
	if f.draft.Threshold == 0 {
		source = sourceOfThreshold
	}
	list := []Assumption{
		{"focus threshold", seconds(f.threshold), "s", source, ""},
		{"meetings that take focus time", "probability above 0", "probability", sourceOfFocus, "whether or not people then come"},
	}
	for _, role := range slices.Sorted(maps.Keys(f.draft.ThresholdByRole)) {
		list = append(list, Assumption{
			"focus threshold", seconds(f.draft.ThresholdByRole[role]), "s", f.draft.Source, roleDetail(role),
		})
	}
	if f.hasShare {
		list = append(list, Assumption{"share of stranded time that is lost", f.share.String(), "ratio", f.draft.Source, ""})
	}
	if strangers > 0 {
		list = append(list, Assumption{
			"working hours not known", fmt.Sprint(strangers), "people", sourceOfFocus, "they have no focus figures",
		})
	}
	slices.SortFunc(list, compareAssumptions)
	return list
}
