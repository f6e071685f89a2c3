package wallclock

import (
	"errors"
	"fmt"
	"time"
)

// A Zone says how clocks are set somewhere: the zone of a [time.Location], and the [Definition] that it
// was built from, if any.
//
// The zero Zone is none; a local time in it is floating. Compare with [Zone.Equal]: the database makes
// a new Location each time that it loads a zone, so == may call the same zone different. A Zone is a
// small immutable value and may be shared between goroutines.
type Zone struct {
	loc *time.Location
	def *Definition // never changed
}

// ZoneOf returns the zone of loc, and the zero Zone if loc is nil. Ask [Zone.Check] before keeping the
// zone of a Location that a host hands over.
func ZoneOf(loc *time.Location) Zone { return Zone{loc: loc} }

// Location returns the zone for package time, and nil for the zero Zone.
func (z Zone) Location() *time.Location { return z.loc }

// Name returns what the zone is called: an IANA name such as "America/New_York", "UTC", a fixed offset
// such as "+05:30", or the name in its [Definition]. It is empty for the zero Zone.
//
// A Location that has one offset for all time is named by that offset, whatever it is called in
// package time, except for the fixed zones of the IANA database such as "GMT" or "Etc/GMT+5":
// [time.FixedZone] and [time.Parse] make zones called "", "CET" or "IST" that no database knows.
func (z Zone) Name() string {
	switch {
	case z.loc == nil:
		return ""
	case z.def != nil:
		return z.def.Name
	case z.isProcess():
		return "Local"
	}
	name := z.loc.String()
	if offset, fixed := z.fixed(); fixed && !isFixedName(name, offset) {
		return offsetName(offset)
	}
	return name
}

// IsZero reports whether z is the zero Zone: none.
func (z Zone) IsZero() bool { return z.loc == nil }

// Equal reports whether z and o are written in the same way: both from equal definitions, or neither
// from one and with the same name.
func (z Zone) Equal(o Zone) bool {
	switch {
	case z.def != nil && o.def != nil:
		return z.def == o.def || z.def.equal(o.def)
	case z.def != nil || o.def != nil:
		return false
	}
	return z.loc == o.loc || z.Name() == o.Name()
}

// Check returns an error if z can't be written down and found again elsewhere: if it is the zone of
// the process ([time.Local]), whatever that is called, or if its name is empty or is none that
// [Zones] could know. The zero Zone, which is floating, passes.
func (z Zone) Check() error {
	switch {
	case z.loc == nil || z.def != nil:
		return nil
	case z.isProcess():
		return errors.New("wallclock: the zone of the process, which differs from machine to machine; load one by its name")
	}
	if offset, fixed := z.fixed(); fixed && !isOffset(offset) {
		return fmt.Errorf("wallclock: offset of %d seconds is a day or more", offset)
	}
	if ref := z.Ref(); !ref.isOffset() {
		return checkName(ref.Name)
	}
	return nil
}

// Ref returns how z is written in JSON. Resolving it gives an equal zone again if [Zone.Check] passes.
func (z Zone) Ref() ZoneRef {
	if z.def != nil {
		def := z.def.clone()
		return ZoneRef{Definition: &def}
	}
	return ZoneRef{Name: z.Name()}
}

// Local returns what a clock in z shows at t, without the parts of a second. It is the zero Local for
// the zero Zone and outside the years 1 to 9999.
func (z Zone) Local(t time.Time) Local {
	if z.loc == nil {
		return Local{}
	}
	_, offset := t.In(z.loc).Zone()
	return localOf(t.Unix() + int64(offset) + unixLocal)
}

// isProcess reports whether z is the zone of the process. Its Location has whatever name the
// environment gave it, so only the pointer tells. Hosts that set time.Local to time.UTC are excused.
func (z Zone) isProcess() bool {
	process := time.Local //nolint:forbidigo // not to use it, but to refuse it
	return z.loc == process && process != time.UTC || z.loc != nil && z.loc.String() == "Local"
}

// fixed returns the offset of z in seconds if it has the same for all time.
func (z Zone) fixed() (offset int, ok bool) {
	t := time.Unix(0, 0).In(z.loc)
	if start, end := t.ZoneBounds(); !start.IsZero() || !end.IsZero() {
		return 0, false
	}
	_, offset = t.Zone()
	return offset, true
}
