package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// The published schemas (JSON Schema, draft 2020-12): of the file that -model reads, and of the JSON that -format
// json writes.
var (
	//go:embed model.schema.json
	modelSchema []byte
	//go:embed report.schema.json
	reportSchema []byte
)

// schemaNamed returns the schema that -schema asks for.
func schemaNamed(name string) ([]byte, error) {
	switch name {
	case "model":
		return modelSchema, nil
	case "report":
		return reportSchema, nil
	}
	return nil, fmt.Errorf("-schema %q: want model or report", name)
}

// A shape is as much of a JSON Schema as says which keys an object may have, and what kinds of values there are. The zero
// shape allows everything.
type shape struct {
	Ref        string            `json:"$ref"`
	Type       string            `json:"type"`
	Defs       map[string]*shape `json:"$defs"`
	Properties map[string]*shape `json:"properties"`
	Other      keysOf            `json:"additionalProperties"`
	Items      *shape            `json:"items"`

	root *shape
}

// keysOf is the value of additionalProperties: false, or the shape of the values of keys that a file chooses.
type keysOf struct {
	none   bool
	values *shape
}

func (k *keysOf) UnmarshalJSON(data []byte) error {
	if string(data) == "false" {
		k.none = true
		return nil
	}
	return json.Unmarshal(data, &k.values)
}

// newShape returns the shape of a schema that is part of this program.
func newShape(schema []byte) (*shape, error) {
	s := &shape{}
	if err := json.Unmarshal(schema, s); err != nil {
		return nil, err
	}
	s.root = s
	return s, nil
}

// resolved returns the shape that s refers to. A nil shape allows everything.
func (s *shape) resolved(root *shape) *shape {
	if s != nil && s.Ref != "" {
		s = root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
	}
	if s == nil {
		return &shape{}
	}
	return s
}

// keys returns the keys that the shape names, sorted.
func (s *shape) keys() []string {
	var list []string
	for key := range s.Properties {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}
