package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// mostNested is how deep arrays and objects of a model file may stand in each other.
const mostNested = 32

// A strictReader goes through JSON and collects keys that a schema lacks or that are there twice, which
// decoding would pass over, and values of another kind than the schema has.
type strictReader struct {
	*json.Decoder
	root     *shape
	problems participant.Problems
}

// checkKeys returns what is wrong with the keys of data and the kinds of its values, all faults at once. The error says
// that data is no JSON object, with line and column.
func checkKeys(data []byte, schema *shape) (participant.Problems, error) {
	var object json.RawMessage
	if err := json.Unmarshal(data, &object); err != nil {
		return nil, syntaxError(data, err)
	}
	if !bytes.HasPrefix(object, []byte("{")) {
		return nil, placed(data, 0, errors.New("want a JSON object, {…}"))
	}
	r := strictReader{Decoder: json.NewDecoder(bytes.NewReader(data)), root: schema}
	r.UseNumber()
	if err := r.value(schema, "", 0); err != nil {
		return nil, placed(data, r.InputOffset()-1, err)
	}
	return r.problems, nil
}

// syntaxError says where and why data is no JSON.
func syntaxError(data []byte, err error) error {
	syntax := (*json.SyntaxError)(nil)
	if !errors.As(err, &syntax) || syntax.Error() == "unexpected end of JSON input" {
		return placed(data, int64(len(data)), errors.New("is no whole JSON object: it ends too early"))
	}
	return placed(data, syntax.Offset-1, err)
}

// placed puts line and column of an offset before an error.
func placed(data []byte, at int64, err error) error {
	before := data[:max(at, 0)]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := len(before) - bytes.LastIndexByte(before, '\n')
	return fmt.Errorf("%d:%d: %w", line, column, err)
}

func (r *strictReader) value(s *shape, path string, depth int) error {
	token, err := r.Token()
	if err != nil {
		return err
	}
	if depth > mostNested {
		return fmt.Errorf("is nested deeper than %d", mostNested)
	}
	s = s.resolved(r.root)
	if err := s.misfit(token); err != nil {
		r.problems = append(r.problems, participant.Problem{Path: path, Err: err})
		s = &shape{}
	}
	switch token {
	case json.Delim('{'):
		return r.object(s, path, depth)
	case json.Delim('['):
		return r.array(s, path, depth)
	}
	return nil
}

func (r *strictReader) object(s *shape, path string, depth int) error {
	seen := make(map[string]bool)
	for r.More() {
		token, err := r.Token()
		if err != nil {
			return err
		}
		key, _ := token.(string) // the decoder sees to it
		under := path + participant.Pointer(key)
		if seen[key] {
			r.problems = append(r.problems, participant.Problem{Path: under, Err: errors.New("is there twice")})
		}
		seen[key] = true
		if err := r.value(r.member(s, key, under), under, depth+1); err != nil {
			return err
		}
	}
	_, err := r.Token()
	return err
}

// member returns the shape of the value of a key, and notes a key that there is not.
func (r *strictReader) member(s *shape, key, path string) *shape {
	if known, ok := s.Properties[key]; ok {
		return known
	}
	if s.Other.none {
		r.problems = append(r.problems, participant.Problem{Path: path, Err: unknownKey(key, s.keys())})
	}
	return s.Other.values
}

func unknownKey(key string, known []string) error {
	if near, ok := nearest(key, known); ok {
		return fmt.Errorf("is no key of a model file: did you mean %q?", near)
	}
	return fmt.Errorf("is no key of a model file: want one of %s", strings.Join(known, ", "))
}

func (r *strictReader) array(s *shape, path string, depth int) error {
	for i := 0; r.More(); i++ {
		if err := r.value(s.Items, path+participant.Pointer(i), depth+1); err != nil {
			return err
		}
	}
	_, err := r.Token()
	return err
}

// kinds are the types of JSON Schema as a person would write values of them.
var kinds = map[string]string{
	"object": "an object, {…}", "array": "a list, […]", "string": `text, "…"`, "boolean": "true or false",
	"integer": "a whole number, without quotation marks",
}

// misfit returns an error if the value that begins with token is not of the shape's type. Null is as good as a key that
// is missing.
func (s *shape) misfit(token json.Token) error {
	have, said := "", ""
	switch token := token.(type) {
	case json.Delim:
		have, said = "object", "an object"
		if token == '[' {
			have, said = "array", "a list"
		}
	case string:
		have, said = "string", "text"
	case bool:
		have, said = "boolean", "true or false"
	case json.Number:
		have, said = "integer", "a number"
		if _, err := token.Int64(); err != nil && s.Type == "integer" {
			return fmt.Errorf("is %.40s: want a whole number", token)
		}
		if s.Type == "string" {
			return fmt.Errorf("is a number: write it in quotation marks, \"%.40s\", so that it stays exact", token)
		}
	}
	if have == "" || s.Type == "" || have == s.Type {
		return nil
	}
	return fmt.Errorf("is %s: want %s", said, kinds[s.Type])
}
