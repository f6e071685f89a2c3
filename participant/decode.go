package participant

import (
	"encoding/json"
	"errors"
	"strings"
)

// Located returns err as problems below prefix, a JSON Pointer: [Problem] and [Problems] keep their own
// paths after it, a type error of encoding/json that of its field, and any other error is a problem with
// the value at prefix. It returns nil for a nil error.
func Located(prefix string, err error) Problems {
	var ps Problems
	var p Problem
	var wrongType *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ps):
		return ps.Under(prefix)
	case errors.As(err, &p):
		return Problems{p}.Under(prefix)
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
func DecodeList[T any](data []byte) ([]T, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil || raw == nil {
		return nil, err
	}
	list := make([]T, len(raw))
	var ps Problems
	for i := range raw {
		ps = append(ps, Located(Pointer(i), json.Unmarshal(raw[i], &list[i]))...)
	}
	return list, ps.Err()
}
