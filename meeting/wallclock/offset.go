package wallclock

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Offset returns the zone whose clocks are always ahead of UTC by d, or behind it if d is negative. It
// is named by the offset, "+05:30", or "UTC" if there is none. It fails if d has parts of a second or
// is a day or more, either way.
func Offset(d time.Duration) (Zone, error) {
	if err := checkOffset(d); err != nil {
		return Zone{}, fmt.Errorf("wallclock: %w", err)
	}
	return offsetZone(int(d / time.Second)), nil
}

func offsetZone(seconds int) Zone {
	if seconds == 0 {
		return Zone{loc: time.UTC}
	}
	return Zone{loc: time.FixedZone(offsetName(seconds), seconds)}
}

func isOffset(seconds int) bool { return -secondsADay < seconds && seconds < secondsADay }

func checkOffset(d time.Duration) error {
	if d%time.Second != 0 {
		return fmt.Errorf("offset %v is not in whole seconds", d)
	}
	if d <= -24*time.Hour || d >= 24*time.Hour {
		return fmt.Errorf("offset %v is a day or more", d)
	}
	return nil
}

// offsetName returns "UTC", or what offsetText does.
func offsetName(seconds int) string {
	if seconds == 0 {
		return "UTC"
	}
	return offsetText(seconds)
}

// offsetText returns the offset as "+05:30", or "-00:44:30" if it has seconds.
func offsetText(seconds int) string {
	sign := byte('+')
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	b := make([]byte, 0, len("+00:00:00"))
	b = appendDigits(append(b, sign), seconds/3600, 2)
	b = appendDigits(append(b, ':'), seconds/60%60, 2)
	if seconds%60 != 0 {
		b = appendDigits(append(b, ':'), seconds%60, 2)
	}
	return string(b)
}

// parseOffset reads what offsetText writes and nothing else.
func parseOffset(text string) (seconds int, ok bool) {
	if len(text) != len("+05:30") && len(text) != len("+05:30:15") || text[3] != ':' {
		return 0, false
	}
	hour, minute, second := digits(text[1:3]), digits(text[4:6]), 0
	if len(text) > 6 {
		second = digits(text[7:])
	}
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 {
		return 0, false
	}
	seconds = hour*3600 + minute*60 + second
	if text[0] == '-' {
		seconds = -seconds
	}
	return seconds, offsetText(seconds) == text
}

// isFixedName reports whether the IANA database has a zone called name that is always at offset.
func isFixedName(name string, offset int) bool {
	switch strings.TrimPrefix(name, "Etc/") {
	case "UTC", "UCT", "GMT", "Zulu", "Universal", "Greenwich", "GMT0", "GMT+0", "GMT-0":
		return offset == 0
	}
	switch name {
	case "EST":
		return offset == -5*3600
	case "MST":
		return offset == -7*3600
	case "HST":
		return offset == -10*3600
	case "Factory":
		return offset == 0
	}
	// Etc/GMT+5 is five hours behind: POSIX counts west of Greenwich.
	text, found := strings.CutPrefix(name, "Etc/GMT")
	hours, err := strconv.Atoi(text)
	return found && err == nil && offset == -hours*3600 && text == fmt.Sprintf("%+d", hours)
}
