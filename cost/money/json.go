package money

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A FieldError says which field is wrong, and why.
type FieldError struct {
	Path string // JSON Pointer (RFC 6901) relative to the value, such as "/exact"
	Err  error
}

func (e *FieldError) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap returns e.Err.
func (e *FieldError) Unwrap() error { return e.Err }

// MarshalJSON writes {"amount":"245.92","currency":"USD","exact":"255759/1040"}: what is shown, the
// code, and the exact number, all as strings. It fails if the exact number is longer than 4,000 bytes.
func (a Amount) MarshalJSON() ([]byte, error) { return marshalFigure("amount", a.n, a.cur) }

// UnmarshalJSON reads what MarshalJSON wrote. The value is taken from exact and currency, which must
// be there; amount is for people and may be missing, but where it is there it must be exact rounded
// to as many digits as it has. Failures are a [*FieldError].
func (a *Amount) UnmarshalJSON(data []byte) error {
	n, cur, err := unmarshalFigure("amount", data)
	if err != nil || string(data) == "null" {
		return err
	}
	*a = Amount{n: n, cur: cur}
	return nil
}

// MarshalJSON writes {"per_hour":"67.31","currency":"USD","exact":"875/13"}: what is shown, the code,
// and the exact number of units per hour, all as strings. It fails if the exact number is longer than
// 4,000 bytes.
func (r Rate) MarshalJSON() ([]byte, error) { return marshalFigure("per_hour", r.n, r.cur) }

// UnmarshalJSON reads what MarshalJSON wrote, as [Amount.UnmarshalJSON] does.
func (r *Rate) UnmarshalJSON(data []byte) error {
	n, cur, err := unmarshalFigure("per_hour", data)
	if err != nil || string(data) == "null" {
		return err
	}
	if n.sign() < 0 {
		return &FieldError{"/exact", errNegativeRate}
	}
	*r = Rate{n: n, cur: cur}
	return nil
}

func writable(n number) (string, error) {
	text := n.exact()
	if len(text) > maxText {
		return "", fmt.Errorf("money: the exact number has %d bytes, and at most %d can be read back", len(text), maxText)
	}
	return text, nil
}

func marshalFigure(shown string, n number, cur Currency) ([]byte, error) {
	exact, err := writable(n)
	if err != nil {
		return nil, err
	}
	b := make([]byte, 0, 96)
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

func unmarshalFigure(shown string, data []byte) (number, Currency, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return number{}, Currency{}, &FieldError{"", fmt.Errorf(`money: a figure is written {"%s":"245.92","currency":"USD","exact":"255759/1040"}`, shown)}
	}
	if fields == nil {
		return number{}, Currency{}, nil // null changes nothing
	}
	text, hasText, err := stringField(fields, shown)
	if err != nil {
		return number{}, Currency{}, err
	}
	code, ok, err := stringField(fields, "currency")
	if err != nil {
		return number{}, Currency{}, err
	} else if !ok {
		return number{}, Currency{}, &FieldError{"/currency", fmt.Errorf(`money: missing: write the code of ISO 4217, such as "USD"`)}
	}
	var cur Currency
	if err := cur.UnmarshalText([]byte(code)); err != nil {
		return number{}, Currency{}, &FieldError{"/currency", err}
	}
	exact, ok, err := stringField(fields, "exact")
	if err != nil {
		return number{}, Currency{}, err
	} else if !ok {
		return number{}, Currency{}, &FieldError{"/exact", missingExact(text)}
	}
	n, err := parseNumber(exact)
	if err != nil {
		return number{}, Currency{}, &FieldError{"/exact", err}
	}
	if cur.IsZero() && n.sign() != 0 {
		return number{}, Currency{}, &FieldError{"/currency", newCurrencyError("")}
	}
	if hasText {
		if err := checkShown(text, n); err != nil {
			return number{}, Currency{}, &FieldError{"/" + shown, err}
		}
	}
	return n, cur, nil
}

func stringField(fields map[string]json.RawMessage, name string) (string, bool, error) {
	raw, ok := fields[name]
	if !ok {
		return "", false, nil
	}
	var s *string
	if err := json.Unmarshal(raw, &s); err != nil || s == nil {
		return "", false, &FieldError{"/" + name, fmt.Errorf("money: %s must be a string: a JSON number is read as a float, which is not exact", excerpt(string(raw)))}
	}
	return *s, true, nil
}

func missingExact(text string) error {
	want := `such as "255759/1040"`
	if n, err := parseNumber(text); err == nil {
		want = fmt.Sprintf("%q if %s is exact", excerpt(n.exact()), excerpt(text))
	}
	return fmt.Errorf("money: missing: the value is read from here and nowhere else; write %s", want)
}

// checkShown reports a rounded text that does not belong to n. It goes by the digits that the text
// has, so that figures written before ISO 4217 changed the digits of a currency stay readable.
func checkShown(text string, n number) error {
	shown, err := parseNumber(text)
	if err != nil {
		return err
	}
	digits := 0
	if point := strings.IndexByte(text, '.'); point >= 0 {
		digits = len(text) - point - 1
	}
	if strings.Contains(text, "/") || shown.round(digits).cmp(n.round(digits)) != 0 {
		return fmt.Errorf("money: %q does not belong to the exact number, which is %q", excerpt(text), excerpt(n.text(digits)))
	}
	return nil
}
