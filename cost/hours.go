package cost

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Hours is an exact sum of elapsed time, of meetings or of people, in ten-thousandths of a second: a
// second of somebody who comes with probability 0.83 counts 0.83 seconds. It is never negative. Values
// compare with ==; the zero Hours are none.
type Hours struct{ units uint64 }

// unitsPerSecond is 10,000 because a [Probability] has four decimal places.
const unitsPerSecond = 10_000

var errTooMuchTime = errors.New("cost: the sum of time exceeds 58 million years")

// HoursOf returns d as Hours, to the ten-thousandth of a second below. A negative d is none.
func HoursOf(d time.Duration) Hours {
	return Hours{uint64(max(0, d)) / uint64(time.Second/unitsPerSecond)}
}

// times returns seconds of people whose probabilities sum up to share.
func times(share, seconds uint64) (Hours, error) {
	hi, lo := bits.Mul64(share, seconds)
	if hi != 0 {
		return Hours{}, errTooMuchTime
	}
	return Hours{lo}, nil
}

// Add returns h + o, exact. It fails if the sum exceeds 58 million years.
func (h Hours) Add(o Hours) (Hours, error) {
	sum, carry := bits.Add64(h.units, o.units, 0)
	if carry != 0 {
		return Hours{}, errTooMuchTime
	}
	return Hours{sum}, nil
}

// Seconds returns the exact number of seconds as a decimal without superfluous zeros: "98100", "2565.5".
func (h Hours) Seconds() string {
	text := strconv.FormatUint(h.units/unitsPerSecond, 10)
	if rest := h.units % unitsPerSecond; rest != 0 {
		text += "." + strings.TrimRight(fmt.Sprintf("%04d", rest), "0")
	}
	return text
}

// Duration returns h as elapsed time, or the longest that a [time.Duration] can be, 292 years.
func (h Hours) Duration() time.Duration {
	const unit = uint64(time.Second / unitsPerSecond)
	if h.units > math.MaxInt64/unit {
		return math.MaxInt64
	}
	return time.Duration(h.units * unit)
}

// String returns the number of hours with two decimal places, rounded half to even: "27.25".
func (h Hours) String() string {
	const unitsPerHundredth = 36 * unitsPerSecond
	hundredths, rest := h.units/unitsPerHundredth, h.units%unitsPerHundredth
	if rest > unitsPerHundredth/2 || rest == unitsPerHundredth/2 && hundredths%2 == 1 {
		hundredths++
	}
	return fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100)
}

// MarshalJSON writes the exact number of seconds and, for people, that of hours with two decimal places:
// {"seconds":98100,"hours":27.25}.
func (h Hours) MarshalJSON() ([]byte, error) {
	return json.Marshal(hoursJSON{json.Number(h.Seconds()), json.Number(h.String())})
}

type hoursJSON struct {
	Seconds json.Number `json:"seconds"`
	Hours   json.Number `json:"hours"`
}

// UnmarshalJSON reads what MarshalJSON wrote, of which the seconds alone count.
func (h *Hours) UnmarshalJSON(data []byte) error {
	var read hoursJSON
	if err := participant.DecodeObject(data, map[string]any{"seconds": &read.Seconds}); err != nil {
		return err
	}
	sum, err := parseHours(read.Seconds.String())
	if err != nil {
		return participant.Problems{{Path: "/seconds", Err: err}}
	}
	*h = sum
	return nil
}

// parseHours reads what [Hours.Seconds] wrote.
func parseHours(seconds string) (Hours, error) {
	whole, fraction, _ := strings.Cut(seconds, ".")
	units, err := strconv.ParseUint(whole+(fraction + "0000")[:4], 10, 64)
	if err != nil || len(fraction) > 4 {
		return Hours{}, fmt.Errorf("%.40q is no number of seconds with at most four decimal places", seconds)
	}
	return Hours{units}, nil
}
