package money

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// A FieldError says which field is wrong, and why.
type FieldError struct {
	Path string // JSON Pointer (RFC 6901) relative to the value, such as "/exact"; "" is the whole
	Err  error
}

// Error returns the path, if there is one, and what is wrong.
func (e *FieldError) Error() string {
	if e.Path == "" {
		return e.Err.Error()
	}
	return e.Path + ": " + e.Err.Error()
}

// Unwrap returns e.Err.
func (e *FieldError) Unwrap() error { return e.Err }

// Located returns the path and the fault, for packages that put paths together.
func (e *FieldError) Located() (path string, err error) { return e.Path, e.Err }

// MarshalJSON writes {"amount":"245.92","currency":"USD","exact":"255759/1040"}: what is shown, the
// code, and the exact number, all as strings. It fails if the exact number is longer than 4,000 bytes.
func (a Amount) MarshalJSON() ([]byte, error) {
	return marshalFigure("amount", a.number(), a.Currency())
}

// UnmarshalJSON reads what MarshalJSON wrote. All three fields must be there. The value is taken
// from exact and currency; amount must be what exact rounds to at as many digits as amount has. Other
// fields are ignored, and null changes nothing. Problems come all at once, as errors that match
// [*FieldError].
func (a *Amount) UnmarshalJSON(data []byte) error {
	f, err := readFigure("amount", data)
	switch {
	case err != nil || f == nil:
		return err
	case f.cur.IsZero():
		*a = Amount{}
	default:
		*a = amountOf(f.n, f.cur)
	}
	return nil
}

// MarshalJSON writes {"per_hour":"67.31","currency":"USD","exact":"875/13"}: what is shown, the code,
// and the exact number of units per hour, all as strings. It fails if the exact number is longer than
// 4,000 bytes.
func (r Rate) MarshalJSON() ([]byte, error) { return marshalFigure("per_hour", r.n, r.cur) }

// UnmarshalJSON reads what MarshalJSON wrote, as [Amount.UnmarshalJSON] does.
func (r *Rate) UnmarshalJSON(data []byte) error {
	f, err := readFigure("per_hour", data)
	if err != nil || f == nil {
		return err
	}
	if f.n.sign() < 0 {
		return &FieldError{"/exact", errNegativeRate}
	}
	*r = Rate{n: f.n, cur: f.cur}
	return nil
}

// marshalFigure writes a figure whose rounded text has the given key.
func marshalFigure(shown string, n number, cur Currency) ([]byte, error) {
	exact, err := writable(n)
	if err != nil {
		return nil, err
	}
	b := make([]byte, 0, 128)
	b = append(b, `{"`...)
	b = append(b, shown...)
	b = append(b, `":"`...)
	b = append(b, n.text(cur.Digits())...)
	b = append(b, `","currency":"`...)
	b = append(b, cur.Code()...)
	b = append(b, `","exact":"`...)
	b = append(b, exact...)
	return append(b, `"}`...), nil
}

// writable returns what exact does, unless that is too long to be read back.
func writable(n number) (string, error) {
	text := n.exact()
	if len(text) > maxText {
		return "", fmt.Errorf("money: the exact number has %d bytes, and at most %d can be read back", len(text), maxText)
	}
	return text, nil
}

// figure is what a JSON object of ours says.
type figure struct {
	n   number
	cur Currency
}

// readFigure returns nil for null.
func readFigure(shown string, data []byte) (*figure, error) {
	var o object
	if json.Unmarshal(data, &o) != nil {
		return nil, &FieldError{"", fmt.Errorf(`money: a figure is written {%q:"245.92","currency":"USD","exact":"255759/1040"}`, shown)}
	}
	if o == nil {
		return nil, nil
	}
	text, errText := o.text(shown)
	cur, errCurrency := o.currency()
	n, errExact := o.exact(text)
	f := &figure{n, cur}
	if errCurrency == nil && errExact == nil {
		if cur.IsZero() && n.sign() != 0 {
			errCurrency = newCurrencyError("")
		} else if errText == nil {
			errText = f.check(text)
		}
	}
	return f, errors.Join(at(shown, errText), at("currency", errCurrency), at("exact", errExact))
}

func at(field string, err error) error {
	if err == nil {
		return nil
	}
	return &FieldError{"/" + field, err}
}

// object has the fields of a JSON object.
type object map[string]json.RawMessage

// text returns nil if the field is missing.
func (o object) text(name string) (*string, error) {
	raw, ok := o[name]
	if !ok {
		return nil, nil
	}
	var s *string
	if err := json.Unmarshal(raw, &s); err != nil || s == nil {
		return nil, fmt.Errorf("money: write a string, not %s: a number of JSON is read as a float, which is not exact", excerpt(string(raw)))
	}
	return s, nil
}

func (o object) currency() (cur Currency, err error) {
	code, err := o.text("currency")
	if err != nil {
		return Currency{}, err
	}
	if code == nil {
		return Currency{}, errors.New(`money: missing: write the code of ISO 4217, such as "USD"`)
	}
	err = cur.UnmarshalText([]byte(*code))
	return cur, err
}

// exact takes the text that is shown, if any, to say what the exact number may be.
func (o object) exact(shown *string) (number, error) {
	exact, err := o.text("exact")
	if err != nil {
		return number{}, err
	}
	if exact != nil {
		return parseNumber(*exact)
	}
	want := `the exact number, such as "255759/1040"`
	if shown != nil {
		if n, err := parseNumber(*shown); err == nil {
			want = fmt.Sprintf("%q if %s is exact", excerpt(n.exact()), excerpt(*shown))
		}
	}
	return number{}, fmt.Errorf("money: missing: the value is read from here and nowhere else; write %s", want)
}

// check reports a rounded text that is missing or does not belong to f. It goes by the digits that the
// text has, so that what was written before ISO 4217 changed the digits of a currency stays readable.
func (f *figure) check(text *string) error {
	if text == nil {
		return fmt.Errorf("money: missing: write %q", excerpt(f.n.text(f.cur.Digits())))
	}
	shown, err := parseNumber(*text)
	if err != nil {
		return err
	}
	if strings.Contains(*text, "/") {
		return fmt.Errorf("money: write a decimal, %q", excerpt(f.n.text(f.cur.Digits())))
	}
	_, fraction, _ := strings.Cut(*text, ".")
	if digits := len(fraction); shown.cmp(f.n.round(digits).scaled(digits)) != 0 {
		return fmt.Errorf("money: %q does not belong to the exact number, which rounds to %q", excerpt(*text), excerpt(f.n.text(digits)))
	}
	return nil
}
