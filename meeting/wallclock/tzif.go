package wallclock

import (
	"encoding/binary"
	"errors"
	"fmt"
	"time"
)

// tzif returns a zone in the format of RFC 9636, version 3, for time.LoadLocationFromTZData. The block
// of version 1, which readers of later versions skip, has nothing in it.
func tzif(base int64, changes []change, rule string) []byte {
	types := []int64{base} // before the first transition the first type holds
	index := map[int64]byte{base: 0}
	for _, c := range changes {
		if _, ok := index[c.offset]; !ok {
			index[c.offset] = byte(len(types))
			types = append(types, c.offset)
		}
	}
	var records, names []byte
	for _, offset := range types {
		records = binary.BigEndian.AppendUint32(records, uint32(int32(offset)))
		records = append(records, 0, byte(len(names))) // 0: no word on daylight saving
		names = append(append(names, abbreviation(int(offset))...), 0)
	}

	b := tzifHeader(make([]byte, 0, 128+9*len(changes)), 0, 1, 1)
	b = append(b, 0, 0, 0, 0, 0, 0, 0) // one type and the end of its name
	b = tzifHeader(b, len(changes), len(types), len(names))
	for _, c := range changes {
		b = binary.BigEndian.AppendUint64(b, uint64(c.at))
	}
	for _, c := range changes {
		b = append(b, index[c.offset])
	}
	b = append(append(b, records...), names...)
	return append(append(append(b, '\n'), rule...), '\n')
}

func tzifHeader(b []byte, transitions, types, nameBytes int) []byte {
	b = append(b, "TZif3"...)
	b = append(b, make([]byte, 15)...)
	for _, count := range []int{0, 0, 0, transitions, types, nameBytes} {
		b = binary.BigEndian.AppendUint32(b, uint32(count))
	}
	return b
}

// abbreviation returns the offset in the manner of the database for zones without one: "+05", "+0530".
func abbreviation(offset int) string {
	text := offsetText(offset)
	short := text[:3] + text[4:6]
	switch {
	case len(text) > 6:
		return short + text[7:]
	case text[4:] == "00":
		return short[:3]
	}
	return short
}

// verify compares what package time makes of a definition with what the definition says, around every
// change and for the next 28 years of its rule.
func verify(loc *time.Location, base int64, changes []change, rule *yearly) error {
	if rule != nil && rule.saves {
		next := changes[len(changes)-1]
		for range 2 * 28 {
			next = rule.next(next.at)
			changes = append(changes, next)
		}
	}
	if offsetAt(loc, 0) != base && len(changes) == 0 {
		return errors.New("package time does not read it in the same way")
	}
	before := base
	for _, c := range changes {
		if offsetAt(loc, c.at-1) != before || offsetAt(loc, c.at) != c.offset {
			return fmt.Errorf("package time does not read it in the same way around %s",
				time.Unix(c.at, 0).UTC().Format(time.RFC3339))
		}
		before = c.offset
	}
	return nil
}

func offsetAt(loc *time.Location, unix int64) int64 {
	_, offset := time.Unix(unix, 0).In(loc).Zone()
	return int64(offset)
}
