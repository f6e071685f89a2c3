package participant

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// Located returns err as problems below prefix, a JSON Pointer: [Problem] and [Problems] keep their own
// paths after it, as does an error with a method Located() (path string, err error), which packages that
// cannot import this one have; a type error of encoding/json has that of its field, joined errors each
// their own, and any other error is a problem with the value at prefix. It returns nil for a nil error.
func Located(prefix string, err error) Problems {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		if _, ok := err.(Problems); !ok { //nolint:errorlint // the error itself, not one that it wraps
			var all Problems
			for _, each := range joined.Unwrap() {
				all = append(all, Located(prefix, each)...)
			}
			return all
		}
	}
	var ps Problems
	var p Problem
	var elsewhere interface{ Located() (string, error) }
	var wrongType *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ps):
		return ps.Under(prefix)
	case errors.As(err, &p):
		return Problems{p}.Under(prefix)
	case errors.As(err, &elsewhere):
		path, fault := elsewhere.Located()
		return Problems{{prefix + path, fault}}
	case errors.As(err, &wrongType):
		path := prefix
		if wrongType.Field != "" {
			path += "/" + strings.ReplaceAll(wrongType.Field, ".", "/")
		}
		return Problems{{path, errors.New("is a JSON " + wrongType.Value + ", which does not fit here")}}
	}
	return Problems{{prefix, err}}
}

// DecodeList decodes a JSON array element by element, so that every fault is located by its index; they
// come all at once, as [Problems]. JSON null is a nil list.
func DecodeList[T any](data []byte) ([]T, error) { return DecodeUpTo[T](data, math.MaxInt) }

// DecodeUpTo does what [DecodeList] does. An array of more than most elements is one fault, found before
// any element is decoded.
func DecodeUpTo[T any](data []byte, most int) ([]T, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil || raw == nil {
		return nil, err
	}
	if len(raw) > most {
		return nil, fmt.Errorf("has %d entries, at most %d are allowed", len(raw), most)
	}
	list := make([]T, len(raw))
	var ps Problems
	for i := range raw {
		ps = append(ps, Located(Pointer(i), json.Unmarshal(raw[i], &list[i]))...)
	}
	return list, ps.Err()
}

// DecodeObject decodes a JSON object key by key into the variables that fields points to, so that every
// fault is located by its key; they come all at once, as [Problems]. Keys that fields lacks are passed
// over, variables whose key is missing keep their value, and of a key that is there twice the last counts.
// Case matters.
func DecodeObject(data []byte, fields map[string]any) error {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	var ps Problems
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if value, ok := raw[key]; ok {
			ps = append(ps, Located(Pointer(key), json.Unmarshal(value, fields[key]))...)
		}
	}
	return ps.Err()
}
