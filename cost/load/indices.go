package load

import (
	"fmt"
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

// Meetings are the indices that need no working hours, M being the person's meetings, cut to the window. They
// are plain data; times are elapsed.
type Meetings struct {
	Count int // of M
	// Merged is the time with at least one meeting: len(∪M).
	Merged time.Duration
	// Booked is the time of all meetings, an overlap counted as often as it is booked: Σ len(m).
	Booked time.Duration
	// Overlap is the time with two meetings or more: Viva Insights' overlapping hours, as it defines them now.
	Overlap time.Duration
	// Conflict is Σ len(m) over every meeting that overlaps another: Viva Insights' conflicting hours, as it
	// defined them before.
	Conflict time.Duration
	// Excess is what is booked beyond the time that there is: Booked − Merged.
	Excess time.Duration
	// Recurring is Σ len(m) over the meetings of series; RecurringShare is Recurring / Booked.
	Recurring      time.Duration
	RecurringShare Ratio
	// Pairs is how often a meeting follows one that began on the same day, in the person's zone: one less
	// than there are meetings on each day. BackToBackPairs are those that begin at most [Options.BackToBack]
	// after all before them on that day were over; a meeting that overlaps one before is not back to back.
	Pairs, BackToBackPairs int
	// BackToBack is BackToBackPairs / max(1, Pairs): 0, not undefined, where nothing follows anything.
	BackToBack Ratio
}

// Working are the indices of somebody whose working hours are known, W being the working time in the window,
// and M the person's meetings, cut to it. They are plain data; times are elapsed.
type Working struct {
	Time          time.Duration // len(W)
	InMeetings    time.Duration // len(∪M ∩ W)
	AfterHours    time.Duration // len(∪M minus W)
	WithCustomers time.Duration // len(∪ customer-facing M ∩ W)
	// LeftForSelling is working time less that in internal meetings: len(W) − len(∪ internal M ∩ W).
	LeftForSelling time.Duration
	// LongestFocus is the longest free block, whatever the threshold. Free is W less M and less the person's
	// own blocks; days without meetings count.
	LongestFocus time.Duration
	// Focus is the time in free blocks that last as long as the focus threshold or longer; Fragmented is that
	// in shorter ones.
	Focus, Fragmented time.Duration
	// Days are the days with working time in the window; MeetingFreeDays those without a meeting in it.
	Days, MeetingFreeDays int

	Load            Ratio // InMeetings / Time
	AfterHoursShare Ratio // AfterHours / len(∪M)
	CustomerShare   Ratio // WithCustomers / Time
	Fragmentation   Ratio // Fragmented / (Fragmented + Focus)
}

// Indices are the over-scheduling indices of one person over a window. They are an immutable
// value, safe to share between goroutines; only [OfPerson] makes them. The zero Indices are nobody's.
//
// Over windows that split another, Count and Pairs aside, these add up: Merged, Booked, Overlap, Excess,
// Recurring, and all times of Working up to LeftForSelling; days do if it is split at midnight. Conflict does
// not, nor do free blocks, since the cut goes through them.
type Indices struct {
	person   participant.ID
	role     participant.Role
	window   interval.Interval
	meetings Meetings
	working  Working
	known    bool // the working hours
	assumed  []cost.Assumption
}

// Person returns whose indices these are.
func (i Indices) Person() participant.ID { return i.person }

// Role returns the person's role, empty if nobody knows it.
func (i Indices) Role() participant.Role { return i.role }

// Window returns the span of time that they are about.
func (i Indices) Window() interval.Interval { return i.window }

// Meetings returns the indices that need no working hours.
func (i Indices) Meetings() Meetings { return i.meetings }

// Working returns the indices that need working hours, and whether these are known.
func (i Indices) Working() (Working, bool) { return i.working, i.known }

// Load returns the share of working time in meetings, len(∪M ∩ W) / len(W), from 0 to 1. It is undefined if the
// working hours are unknown or leave no working time in the window.
func (i Indices) Load() Ratio { return i.working.Load }

// Band returns the verdict of b on the load, and the zero Band if the load is undefined.
func (i Indices) Band(b Bands) Band { return b.Of(i.role, i.Load()) }

// Assumptions returns what the indices rest on and the calendar does not say.
func (i Indices) Assumptions() []cost.Assumption { return slices.Clone(i.assumed) }

// String returns the load in a line: "23.00 h of 40.00 h in meetings, load 57.50 %".
func (i Indices) String() string {
	if !i.known {
		return fmt.Sprintf("%s h in meetings, working hours unknown", cost.HoursOf(i.meetings.Merged))
	}
	return fmt.Sprintf("%s h of %s h in meetings, load %s", cost.HoursOf(i.working.InMeetings), cost.HoursOf(i.working.Time), i.Load())
}
