package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/participant"
)

// A jsonSchema is a JSON Schema, of which this validator knows the keywords that the two published ones use. It
// fails at any other, so that none is passed over.
type jsonSchema struct {
	t    *testing.T
	root map[string]any
}

func decoded(t *testing.T, text string) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	require.NoError(t, d.Decode(&v))
	return v
}

func schemaOf(t *testing.T, name string) jsonSchema {
	t.Helper()
	root, ok := decoded(t, mustRun(t, "-schema", name)).(map[string]any)
	require.True(t, ok)
	require.Equal(t, "https://json-schema.org/draft/2020-12/schema", root["$schema"])
	return jsonSchema{t, root}
}

// faults returns where value differs from the schema.
func (s jsonSchema) faults(value any) []string { return s.check(s.root, value, "") }

func (s jsonSchema) check(schema map[string]any, value any, path string) (faults []string) {
	for _, keyword := range slices.Sorted(maps.Keys(schema)) {
		if fault := s.keyword(keyword, schema, value, path); len(fault) > 0 {
			faults = append(faults, fault...)
		}
	}
	return faults
}

func (s jsonSchema) keyword(keyword string, schema map[string]any, value any, path string) []string {
	wrong := func(ok bool, format string, args ...any) []string {
		if ok {
			return nil
		}
		return []string{path + ": " + fmt.Sprintf(format, args...)}
	}
	text, isText := value.(string)
	list, isList := value.([]any)
	switch want := schema[keyword]; keyword {
	case "$schema", "$defs", "title", "description":
	case "$ref":
		return s.check(s.referred(want), value, path)
	case "anyOf":
		return s.any(want, value, path)
	case "type":
		return wrong(typeOf(value) == want || want == "number" && typeOf(value) == "integer", "is no %s", want)
	case "const":
		return wrong(value == want, "is not %v", want)
	case "enum":
		return wrong(slices.Contains(listIn(s.t, want), value), "is none of %v", want)
	case "pattern":
		return wrong(!isText || regexp.MustCompile(fmt.Sprint(want)).MatchString(text), "%q does not match %s", text, want)
	case "minLength":
		return wrong(!isText || len(text) >= whole(s.t, want), "is too short")
	case "maxLength":
		return wrong(!isText || len(text) <= whole(s.t, want), "is too long")
	case "minItems":
		return wrong(!isList || len(list) >= whole(s.t, want), "has too few items")
	case "maxItems":
		return wrong(!isList || len(list) <= whole(s.t, want), "has too many items")
	case "minimum":
		return wrong(atLeast(value, want), "is less than %v", want)
	case "items":
		return s.items(want, list, path)
	case "properties", "additionalProperties":
		if keyword == "properties" || schema["properties"] == nil {
			return s.members(schema, value, path)
		}
	case "required":
		return s.required(want, value, path)
	default:
		require.Fail(s.t, "the validator does not know a keyword", keyword)
	}
	return nil
}

func (s jsonSchema) referred(ref any) map[string]any {
	name := strings.TrimPrefix(fmt.Sprint(ref), "#/$defs/")
	schema, ok := objectIn(s.t, s.root["$defs"])[name]
	require.True(s.t, ok, "%s refers to nothing", ref)
	return objectIn(s.t, schema)
}

func (s jsonSchema) any(of, value any, path string) (faults []string) {
	for _, schema := range listIn(s.t, of) {
		found := s.check(objectIn(s.t, schema), value, path)
		if len(found) == 0 {
			return nil
		}
		faults = append(faults, found...)
	}
	return faults
}

func (s jsonSchema) items(schema any, list []any, path string) (faults []string) {
	for i, item := range list {
		faults = append(faults, s.check(objectIn(s.t, schema), item, path+participant.Pointer(i))...)
	}
	return faults
}

// members checks properties and additionalProperties.
func (s jsonSchema) members(schema map[string]any, value any, path string) (faults []string) {
	object, ok := value.(map[string]any)
	if !ok {
		return nil // that is for "type" to say
	}
	properties, _ := schema["properties"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(object)) {
		under := path + participant.Pointer(key)
		own, known := properties[key]
		if !known {
			own = schema["additionalProperties"]
		}
		if own == false {
			faults = append(faults, under+": is not in the schema")
			continue
		}
		faults = append(faults, s.check(objectIn(s.t, own), object[key], under)...)
	}
	return faults
}

func (s jsonSchema) required(keys, value any, path string) (faults []string) {
	object, ok := value.(map[string]any)
	for _, key := range listIn(s.t, keys) {
		if _, there := object[fmt.Sprint(key)]; ok && !there {
			faults = append(faults, path+participant.Pointer(key)+": is missing")
		}
	}
	return faults
}

func objectIn(t *testing.T, v any) map[string]any {
	t.Helper()
	object, ok := v.(map[string]any)
	require.True(t, ok, "want an object, not %v", v)
	return object
}

func listIn(t *testing.T, v any) []any {
	t.Helper()
	list, ok := v.([]any)
	require.True(t, ok, "want a list, not %v", v)
	return list
}

func whole(t *testing.T, v any) int {
	t.Helper()
	number, ok := v.(json.Number)
	require.True(t, ok)
	n, err := number.Int64()
	require.NoError(t, err)
	return int(n)
}

// atLeast compares numbers; what is none, "type" complains of.
func atLeast(value, least any) bool {
	number, ok := value.(json.Number)
	if !ok {
		return true
	}
	have, _ := new(big.Rat).SetString(number.String())
	want, _ := new(big.Rat).SetString(fmt.Sprint(least))
	return have.Cmp(want) >= 0
}

func typeOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case json.Number:
		if strings.ContainsAny(v.String(), ".eE") {
			return "number"
		}
		return "integer"
	case []any:
		return "array"
	}
	return "object"
}

func TestTheJSONOfReportsIsAsItsSchemaSays(t *testing.T) {
	schema := schemaOf(t, "report")
	for name, args := range map[string][]string{
		"sample":                   nil,
		"persons":                  {"-persons"},
		"Hindi":                    {"-language", "hi"},
		"half a year":              {"-from", "2026-01-01", "-to", "2026-07-01"},
		"nothing":                  {"-from", "2020-01-01", "-to", "2020-01-02", "-persons"},
		"without a model":          plainSample,
		"hours":                    sampleHours,
		"hours with a model":       append(slices.Clone(sampleHours), "-model", "sample/model.json", "-persons"),
		"everything a model knows": append(slices.Clone(plainSample), "-persons", "-model", "testdata/model.json"),
	} {
		t.Run(name, func(t *testing.T) {
			text := mustRun(t, append(args, "-format", "json")...)
			assert.Empty(t, schema.faults(decoded(t, text)))
		})
	}
}

func TestTheMomentOfBudgetsIsAWholeSecondInTheZoneOfTheReport(t *testing.T) {
	now := func() time.Time {
		return time.Date(2026, time.March, 10, 9, 30, 15, 123456789, time.FixedZone("", -3600))
	}
	var stdout, stderr bytes.Buffer
	args := append(slices.Clone(plainSample), "-model", "testdata/model.json", "-format", "json")
	require.Zero(t, run(args, nil, &stdout, &stderr, now), stderr.String())
	assert.Contains(t, stdout.String(), `"at": "2026-03-10T06:30:15-04:00"`)
	assert.Empty(t, schemaOf(t, "report").faults(decoded(t, stdout.String())))
}

func TestModelFilesAreAsTheirSchemaSays(t *testing.T) {
	schema := schemaOf(t, "model")
	assert.Empty(t, schema.faults(decoded(t, read(t, "sample/model.json"))))
	assert.Empty(t, schema.faults(decoded(t, read(t, "testdata/model.json"))))
}

// Nothing in the schema is idle: testdata/model.json has every key of a model file.
func TestTheExamplesHaveEveryKeyOfTheModelSchema(t *testing.T) {
	schema := schemaOf(t, "model")
	used := make(map[string]bool)
	keysOfAll(decoded(t, read(t, "testdata/model.json")), used)
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			properties, _ := v["properties"].(map[string]any)
			for key := range properties {
				assert.True(t, used[key], "no example has %q", key)
			}
			for _, each := range v {
				walk(each)
			}
		case []any:
			for _, each := range v {
				walk(each)
			}
		}
	}
	walk(schema.root)
}

func keysOfAll(v any, used map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for key, each := range v {
			used[key] = true
			keysOfAll(each, used)
		}
	case []any:
		for _, each := range v {
			keysOfAll(each, used)
		}
	}
}

func TestTheSchemasRefuseWhatIsNotInThem(t *testing.T) {
	for _, name := range []string{"model", "report"} {
		schema := schemaOf(t, name)
		text := read(t, "sample/model.json")
		if name == "report" {
			text = mustRun(t, "-format", "json", "-persons")
		}
		require.Empty(t, schema.faults(decoded(t, text)))
		for _, change := range [][2]string{
			{`"schema": 1`, `"schema": 2`},
			{`"schema": 1`, `"schemas": 1`},
			{`"source":`, `"sources":`},
			{`"USD"`, `"usd"`},
			{`"title": "`, `"title": 1, "was": "`},
			{`"series": [`, `"series": {}, "was": [`},
			{`"date": "2026`, `"date": "26`},
		} {
			changed := strings.Replace(text, change[0], change[1], 1)
			if changed != text {
				assert.NotEmpty(t, schema.faults(decoded(t, changed)), "%s: %s", name, change[1])
			}
		}
	}
}
