package wallclock

import (
	"fmt"
	"strings"
)

// String returns t as "2026-11-01T01:30:00[America/New_York]". A Time that is [Time.Later] has its offset
// too, as in RFC 9557: "2026-11-01T01:30:00-05:00[America/New_York]". A floating time is written
// without a zone, and the zero Time as "none".
func (t Time) String() string {
	text := t.local.String()
	if t.later {
		_, offset := t.Instant().Zone()
		text += offsetText(offset)
	}
	if !t.zone.IsZero() && !t.IsZero() {
		text += "[" + t.zone.Name() + "]"
	}
	return text
}

// ParseTime reads what [Time.String] writes, and looks up the zone as [ZoneRef.Resolve] does. An offset
// may stand before any zone; it must be that of an instant that the local time has there.
func ParseTime(text string, zones Zones) (Time, error) {
	rest, name, zoned := strings.Cut(text, "[")
	if zoned {
		var closed bool
		if name, closed = strings.CutSuffix(name, "]"); !closed || name == "" {
			return Time{}, fmt.Errorf("wallclock: %q has no zone between its brackets", clip(text))
		}
	}
	const form = len("2026-01-31T09:00:00")
	local, err := ParseLocal(rest[:min(form, len(rest))])
	if err != nil {
		return Time{}, err
	}
	zone, err := ZoneRef{Name: name}.Resolve(zones)
	if err != nil {
		return Time{}, err
	}
	t := local.In(zone)
	if len(rest) <= form {
		return t, nil
	}
	seconds, ok := parseOffset(rest[form:])
	if !ok || !zoned {
		return Time{}, fmt.Errorf("wallclock: %q is not a time like 2026-01-31T09:00:00[Europe/Berlin]", clip(text))
	}
	return t.at(seconds)
}

// at returns t, which has a zone, on the side on which clocks are seconds ahead of UTC.
func (t Time) at(seconds int) (Time, error) {
	f := find(t.zone.loc, t.local.n-unixLocal)
	switch unix := t.local.n - unixLocal - int64(seconds); {
	case unix == f.first:
		return t, nil
	case f.kind == Repeated && unix == f.second:
		t.later = true
		return t, nil
	}
	return Time{}, fmt.Errorf("wallclock: clocks are not at %s at %s", offsetText(seconds), t)
}
