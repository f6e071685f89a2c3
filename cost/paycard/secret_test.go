package paycard_test

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"text/template"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

// secret is what must not be seen, in any of these writings.
const secret = "8512345.67"

var writings = []string{"8512345", "8,512,345", "81e359", "81E359", "32bccf07", "85123", "363835313233", "8.512e+06"}

func hidden(t testing.TB, text string) {
	t.Helper()
	for _, w := range writings {
		require.NotContains(t, text, w)
	}
}

// What a host may have around pay. Unexported fields are the hard case: fmt does not call their methods.
type (
	employee struct {
		Name   string
		Salary paycard.Pay
		salary paycard.Pay
		past   []paycard.Pay
		byYear map[int]paycard.Pay
		boxed  any
		ref    *paycard.Pay
	}
	payError struct{ pay paycard.Pay }
	payDump  struct{ e *employee }
)

func (e payError) Error() string { return fmt.Sprintf("can't pay %v", e.pay) }

func ann() *employee {
	pay := paycard.PerYear(secret)
	return &employee{
		"Ann", pay, pay, []paycard.Pay{pay, paycard.PerHour(secret)}, map[int]paycard.Pay{2026: pay}, pay, &pay,
	}
}

// holders are all the ways to hold it.
func holders() map[string]any {
	e := ann()
	person := paycard.Person{ID: "ann", Role: "developer", Pay: e.Salary}
	return map[string]any{
		"pay": e.Salary, "pointer": &e.salary, "struct": *e, "pointer to struct": e, "in a struct": payDump{e},
		"slice": e.past, "array": [1]paycard.Pay{e.salary}, "map": map[string]paycard.Pay{"Ann": e.salary}, "map of structs": map[string]employee{"Ann": *e},
		"person": person, "people": []paycard.Person{person},
		"draft": paycard.Draft{Currency: "USD", People: []paycard.Person{person}}, "error": payError{e.salary}, "any": []any{e.salary, e},
		"the way there": paycard.PerYear, "method": e.Salary.MarshalJSON,
	}
}

func TestP5NoVerbOfFmtPrintsPay(t *testing.T) {
	for name, v := range holders() {
		for _, verb := range []string{"v", "+v", "#v", "s", "q", "x", "X", "d", "e", "f", "g", "t", "c", "U", "b", "o", "p", "T", "20v", "-5.3s", "# x", "w"} {
			text := fmt.Errorf("%"+verb, v).Error()
			hidden(t, text)
			require.NotEmpty(t, text, name)
		}
		hidden(t, fmt.Sprint(v))
	}
	pay := ann().Salary
	require.Equal(t, "confidential confidential [confidential]", fmt.Sprintf("%v %08.3f %v", pay, pay, []paycard.Pay{pay}))
}

func TestP5NoEncoderWritesPay(t *testing.T) {
	for _, v := range holders() {
		data, err := json.Marshal(v)
		hidden(t, string(data))
		if err != nil {
			hidden(t, err.Error())
		}
		var b bytes.Buffer
		if err := gob.NewEncoder(&b).Encode(v); err != nil {
			hidden(t, err.Error())
		}
		hidden(t, b.String())
		if data, err = xml.Marshal(v); err != nil {
			hidden(t, err.Error())
		}
		hidden(t, string(data))
		b.Reset()
		if err := template.Must(template.New("").Parse(`{{.}} {{printf "%#v" .}} {{html .}}`)).Execute(&b, v); err != nil {
			hidden(t, err.Error())
		}
		hidden(t, b.String())
	}
	pay := ann().Salary
	_, err := json.Marshal(map[string]paycard.Pay{"Ann": pay})
	require.ErrorIs(t, err, paycard.ErrConfidential)
	_, err = pay.MarshalText()
	require.ErrorIs(t, err, paycard.ErrConfidential)
	require.ErrorIs(t, gob.NewEncoder(&bytes.Buffer{}).Encode(*ann()), paycard.ErrConfidential)
}

func TestP5NoLogShowsPay(t *testing.T) {
	for _, handler := range []func(*bytes.Buffer) slog.Handler{
		func(b *bytes.Buffer) slog.Handler { return slog.NewTextHandler(b, nil) },
		func(b *bytes.Buffer) slog.Handler { return slog.NewJSONHandler(b, nil) },
	} {
		var b bytes.Buffer
		log := slog.New(handler(&b))
		for name, v := range holders() {
			log.With(name, v).WithGroup("g").Error("paid", name, v, slog.Any("group", slog.GroupValue(slog.Any(name, v))))
		}
		require.Greater(t, b.Len(), 1000)
		hidden(t, b.String())
	}
}

func TestP5NoErrorShowsPay(t *testing.T) {
	err := errors.Join(payError{ann().salary}, fmt.Errorf("for %+v: %w", ann(), payError{ann().Salary}))
	hidden(t, fmt.Sprintf("%v %+v %#v %q", err, err, err, err))
	var got payError
	require.ErrorAs(t, err, &got)
	hidden(t, fmt.Sprintf("%+v %#v", got, got))
}

// recorder is a test that is allowed to fail.
type recorder struct{ text strings.Builder }

func (r *recorder) Errorf(format string, args ...any) { fmt.Fprintf(&r.text, format, args...) }

// A failed comparison of testify prints both sides and their difference, found by walking unexported
// fields without calling methods.
func TestP5NoFailedTestOfTheHostShowsPay(t *testing.T) {
	for name, v := range holders() {
		var r recorder
		assert.Equal(&r, v, ann(), name)
		assert.Equal(&r, ann(), v, name)
		assert.Nil(&r, v)
		assert.Empty(&r, v)
		assert.Contains(&r, []any{v}, "x")
		assert.ElementsMatch(&r, []any{v}, []any{1})
		assert.NoError(&r, fmt.Errorf("%+v", v))
		assert.IsType(&r, 1, v)
		require.Greater(t, r.text.Len(), 500)
		hidden(t, r.text.String())
	}
}

// walk follows everything that reflection can reach, and adds what it finds in basic kinds.
func walk(v reflect.Value, depth int, found *strings.Builder) {
	if depth == 0 {
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			walk(v.Elem(), depth-1, found)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), depth-1, found)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(v.Index(i), depth-1, found)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			walk(k, depth-1, found)
			walk(v.MapIndex(k), depth-1, found)
		}
	case reflect.Func:
		fmt.Fprintln(found, v.String(), v.Type())
	default:
		fmt.Fprintln(found, v.String(), v)
	}
}

func TestP5ReflectionDoesNotReachPay(t *testing.T) {
	for _, v := range holders() {
		var found strings.Builder
		walk(reflect.ValueOf(v), 20, &found)
		hidden(t, found.String())
	}
	field := reflect.ValueOf(ann().Salary).Field(0)
	require.Equal(t, reflect.Func, field.Kind())
	require.Panics(t, func() { field.Call(nil) }, "an unexported field can't be called")
	require.False(t, reflect.DeepEqual(ann().Salary, ann().Salary), "not even whether two are equal")
	require.False(t, reflect.TypeFor[paycard.Pay]().Comparable())
	require.True(t, paycard.Pay{}.IsZero())
	require.False(t, ann().Salary.IsZero())
}

// TestMain lets the test run itself to see what a crash prints.
func TestMain(m *testing.M) {
	if how := os.Getenv("PAYCARD_TEST_PANIC"); how != "" {
		crash(how)
	}
	m.Run()
}

func crash(how string) {
	e := ann()
	switch how {
	case "value":
		panic(*e)
	case "pointer":
		panic(e)
	case "pay":
		panic(e.Salary)
	case "error":
		panic(payError{e.salary})
	case "text":
		panic(fmt.Sprintf("%+v %#v", e, *e))
	case "comparison":
		one, two := any(e.Salary), any(e.salary)
		panic(one == two)
	case "map key":
		panic(map[any]int{*e: 1})
	case "with the pay on the stack":
		carry(*e, e.Salary)
	}
}

//go:noinline
func carry(e employee, p paycard.Pay) {
	panic(fmt.Sprint(e.Name, p))
}

func TestP5NoPanicPrintsPay(t *testing.T) {
	program, err := os.Executable()
	require.NoError(t, err)
	for _, how := range []string{"value", "pointer", "pay", "error", "text", "comparison", "map key", "with the pay on the stack"} {
		cmd := exec.Command(program)
		cmd.Env = append(os.Environ(), "PAYCARD_TEST_PANIC="+how, "GOTRACEBACK=all")
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		require.ErrorAs(t, err, &exit)
		require.Contains(t, string(out), "panic: ", how)
		require.Contains(t, string(out), "goroutine ")
		hidden(t, string(out))
	}
}

func TestPayIsReadFromJSONAndNothingIsQuoted(t *testing.T) {
	people, err := participant.DecodeList[paycard.Person]([]byte(
		`[{"id":"ann","role":"developer","pay":{"per_year":"8512345.67"}},{"id":"bo","role":"developer","pay":{"per_hour":"40.50"}}]`))
	require.NoError(t, err)
	require.False(t, people[0].Pay.IsZero())
	require.Equal(t, participant.Role("developer"), people[1].Role)
	hidden(t, fmt.Sprintf("%+v", people))

	for text, path := range map[string]string{
		`[{"id":"ann","pay":8512345.67}]`:                                "/0/pay",
		`[{"id":"ann","pay":"8512345.67"}]`:                              "/0/pay",
		`[{"id":"ann","pay":{"per_year":8512345.67}}]`:                   "/0/pay",
		`[{"id":"ann","pay":{"per_year":["8512345.67"]}}]`:               "/0/pay",
		`[{"id":"ann","pay":{"8512345.67":1}}]`:                          "/0/pay",
		`[{"id":"ann","pay":{"per_year":"8512345","per_hour":"85123"}}]`: "/0/pay",
		`[{"id":8512345,"pay":{}}]`:                                      "/0/id",
	} {
		_, err := participant.DecodeList[paycard.Person]([]byte(text))
		var ps participant.Problems
		require.ErrorAs(t, err, &ps, text)
		require.Equal(t, path, ps[0].Path)
		hidden(t, err.Error())
		hidden(t, fmt.Sprintf("%#v", err))
	}
	pay := ann().Salary
	require.NoError(t, json.Unmarshal([]byte("null"), &pay))
	require.False(t, pay.IsZero(), "null changes nothing")
}
