package wallclock

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// The forms that a Definition and its transitions have in JSON. A missing offset is no offset of zero.
type (
	definitionJSON struct {
		Name        string       `json:"name"`
		Offset      *offsetJSON  `json:"offset"`
		Transitions []Transition `json:"transitions,omitempty"`
		Rule        string       `json:"rule,omitempty"`
	}
	transitionJSON struct {
		At     time.Time   `json:"at"`
		Offset *offsetJSON `json:"offset"`
	}
	offsetJSON time.Duration // as text: "+05:30"
)

var errNoOffset = errors.New("wallclock: definition of a zone: no offset")

// MarshalJSON writes d as an object. It fails if an offset or an instant is out of bounds.
func (d Definition) MarshalJSON() ([]byte, error) {
	return json.Marshal(definitionJSON{d.Name, (*offsetJSON)(&d.Offset), d.Transitions, d.Rule})
}

// UnmarshalJSON reads what [Definition.MarshalJSON] writes. Only [NewZone] checks what it means.
func (d *Definition) UnmarshalJSON(data []byte) error {
	var form definitionJSON
	if err := json.Unmarshal(data, &form); err != nil {
		return err
	}
	if form.Offset == nil {
		return errNoOffset
	}
	*d = Definition{form.Name, time.Duration(*form.Offset), form.Transitions, form.Rule}
	return nil
}

// MarshalJSON writes t as an object, the instant in UTC. It fails if the offset or the instant is out of
// bounds.
func (t Transition) MarshalJSON() ([]byte, error) {
	return json.Marshal(transitionJSON{t.At.UTC(), (*offsetJSON)(&t.Offset)})
}

// UnmarshalJSON reads what [Transition.MarshalJSON] writes.
func (t *Transition) UnmarshalJSON(data []byte) error {
	var form transitionJSON
	if err := json.Unmarshal(data, &form); err != nil {
		return err
	}
	if form.Offset == nil {
		return errNoOffset
	}
	*t = Transition{form.At.UTC(), time.Duration(*form.Offset)}
	return nil
}

func (o offsetJSON) MarshalText() ([]byte, error) {
	if err := checkOffset(time.Duration(o)); err != nil {
		return nil, fmt.Errorf("wallclock: %w", err)
	}
	return []byte(offsetText(int(time.Duration(o) / time.Second))), nil
}

func (o *offsetJSON) UnmarshalText(text []byte) error {
	seconds, ok := parseOffset(string(text))
	if !ok {
		return fmt.Errorf("wallclock: %q is not an offset like +05:30", clip(string(text)))
	}
	*o = offsetJSON(time.Duration(seconds) * time.Second)
	return nil
}
