package load

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Band is a verdict on a load, as the text that JSON holds. The zero Band is none, for a load that is
// undefined. Bands compare with ==.
type Band string

// The bands.
const (
	OK            Band = "ok"
	Watch         Band = "watch"
	OverScheduled Band = "over-scheduled"
)

// Limits are the loads at which one band ends and the next begins: below WatchFrom is [OK], above OverAbove
// is [OverScheduled], and what is between, both bounds included, is to [Watch]. They are plain data; the zero
// Limits, which nobody has set, give no verdict.
type Limits struct {
	WatchFrom money.Ratio `json:"watch_from"` // 1/4
	OverAbove money.Ratio `json:"over_above"` // 2/5
}

// Bands are the limits that a host goes by. They are plain data; the zero Bands give no verdict.
type Bands struct {
	Source  string                      `json:"source"` // who says so
	Default Limits                      `json:"default"`
	ByRole  map[participant.Role]Limits `json:"by_role,omitempty"` // replaces Default for single roles
}

// DefaultBands returns the bands of this library, the same for all roles: below 25 % ok, 25 to 40 % watch,
// above 40 % over-scheduled. They are a choice, not a finding; they are anchored on [PublishedMeans].
func DefaultBands() Bands {
	return Bands{
		Source:  "salesmeeting: load, anchored on published means of 37 %, 45 % and 57.5 %",
		Default: Limits{WatchFrom: ratio(25, 100), OverAbove: ratio(40, 100)},
	}
}

// A PublishedMean is a mean load that somebody has published. It is plain data.
type PublishedMean struct {
	Load   money.Ratio
	Of     string // what it is the mean of
	Source string
}

// PublishedMeans returns the means that [DefaultBands] are anchored on, in a week of 40 hours.
func PublishedMeans() []PublishedMean {
	return []PublishedMean{
		{ratio(37, 100), "17.1 meetings of 51.9 minutes a week, which are 14.79 h", "Reclaim 2024, from a secondary source"},
		{ratio(18, 40), "about 18 h a week, of 632 employees in 20 industries", "Rogelberg and Otter 2022, as reported by Bloomberg and Mint, 2022-09-27"},
		{ratio(23, 40), "23 h a week, of executives", "Harvard Business Review 2017, from a secondary source"},
	}
}

func ratio(num, den int64) money.Ratio {
	r, _ := money.NewRatio(num, den) // den is not 0
	return r
}

// Of returns the verdict on the load of somebody in role.
func (b Bands) Of(role participant.Role, load Ratio) Band {
	limits, ok := b.ByRole[role]
	if !ok {
		limits = b.Default
	}
	switch {
	case !load.Defined() || limits.unset():
		return ""
	case load.Compare(ratioOf(limits.WatchFrom)) < 0:
		return OK
	case load.Compare(ratioOf(limits.OverAbove)) > 0:
		return OverScheduled
	}
	return Watch
}

func (l Limits) unset() bool { return l.WatchFrom.Sign() == 0 && l.OverAbove.Sign() == 0 }

// Check returns the faults of b, all at once, as [participant.Problems]: no source, a role that is spelled
// wrong, limits that are not set, not in order, or not from 0 to 1.
func (b Bands) Check() error {
	var ps participant.Problems
	if b.Source == "" {
		ps = append(ps, participant.Problem{Path: "/source", Err: errors.New("is missing: bands are a choice, and somebody made it")})
	}
	ps = append(ps, participant.Located("/default", b.Default.check())...)
	for _, role := range slices.Sorted(maps.Keys(b.ByRole)) {
		path := participant.Pointer("by_role", string(role))
		ps = append(ps, participant.Located(path, role.Check())...)
		ps = append(ps, participant.Located(path, b.ByRole[role].check())...)
	}
	return ps.Err()
}

var errMissing = errors.New("is missing")

func (l Limits) check() error {
	from, above, one := ratioOf(l.WatchFrom), ratioOf(l.OverAbove), ratioOf(ratio(1, 1))
	switch {
	case l.unset():
		return participant.Problems{{Path: "/watch_from", Err: errMissing}, {Path: "/over_above", Err: errMissing}}
	case l.WatchFrom.Sign() < 0:
		return participant.Problem{Path: "/watch_from", Err: errors.New("must not be negative")}
	case above.Compare(from) < 0:
		return participant.Problem{Path: "/over_above", Err: errors.New("must not be less than watch_from")}
	case above.Compare(one) > 0:
		return participant.Problem{Path: "/over_above", Err: errors.New("must not be more than 1: no load is")}
	}
	return nil
}

// UnmarshalJSON reads bands and checks them. Faults are located and come all at once, as
// [participant.Problems].
func (b *Bands) UnmarshalJSON(data []byte) error {
	var read Bands
	var byRole map[string]json.RawMessage
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{
		"source": &read.Source, "default": &read.Default, "by_role": &byRole,
	}))
	for _, role := range slices.Sorted(maps.Keys(byRole)) {
		var limits Limits
		ps = append(ps, participant.Located(participant.Pointer("by_role", role), json.Unmarshal(byRole[role], &limits))...)
		if read.ByRole == nil {
			read.ByRole = make(map[participant.Role]Limits)
		}
		read.ByRole[participant.Role(role)] = limits
	}
	if len(ps) == 0 {
		ps = participant.Located("", read.Check())
	}
	if len(ps) > 0 {
		return ps
	}
	*b = read
	return nil
}

// UnmarshalJSON reads limits, both of which must be there. Faults are located by their keys.
func (l *Limits) UnmarshalJSON(data []byte) error {
	var from, above *money.Ratio
	ps := participant.Located("", participant.DecodeObject(data, map[string]any{"watch_from": &from, "over_above": &above}))
	if len(ps) > 0 {
		return ps
	}
	if from == nil {
		ps = append(ps, participant.Problem{Path: "/watch_from", Err: errMissing})
	}
	if above == nil {
		ps = append(ps, participant.Problem{Path: "/over_above", Err: errMissing})
	}
	if len(ps) > 0 {
		return ps
	}
	*l = Limits{*from, *above}
	return nil
}
