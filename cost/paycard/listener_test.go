package paycard_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/cost"
)

// A listener writes down all that a value says: printed, as JSON, and by every method that needs no argument, or
// one of those that it has at hand, and so on for what those return.
type listener struct {
	text    strings.Builder
	methods map[string]bool
}

var atHand = map[reflect.Type][]any{
	reflect.TypeFor[cost.Case]():        {cost.LowCase, cost.BaseCase, cost.HighCase},
	reflect.TypeFor[cost.Line]():        {cost.Labor, cost.Preparation, cost.Travel, cost.Catering},
	reflect.TypeFor[cost.BenefitLine](): {cost.Opportunities, cost.Decisions},
	reflect.TypeFor[uint8]():            {uint8(0), uint8(6)},
}

func (l *listener) hear(path string, v reflect.Value, depth int) {
	if !v.IsValid() || depth == 0 {
		return
	}
	if k := v.Kind(); (k == reflect.Interface || k == reflect.Pointer) && v.IsNil() {
		fmt.Fprintln(&l.text, path, "nil")
		return
	}
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if v.Kind() == reflect.Func {
		if v.Type().CanSeq() { // an iterator
			k := 0
			for each := range v.Seq() {
				l.hear(fmt.Sprint(path, "[", k, "]"), each, depth-1)
				k++
			}
		}
		return
	}
	data, err := json.Marshal(v.Interface())
	fmt.Fprintf(&l.text, "%s %s %v\n", path, data, err)
	if s, ok := reflect.TypeAssert[fmt.Stringer](v); ok {
		fmt.Fprintf(&l.text, "%s %s %v\n", path, s, v.Interface())
	}
	if e, ok := reflect.TypeAssert[error](v); ok {
		fmt.Fprintf(&l.text, "%s %v %q\n", path, e, e)
	}
	l.call(path, v, depth)
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for k := range v.Len() {
			l.hear(fmt.Sprint(path, "[", k, "]"), v.Index(k), depth-1)
		}
	case reflect.Struct:
		for k := range v.NumField() {
			if f := v.Type().Field(k); f.IsExported() && f.Type.PkgPath() != "" {
				l.hear(path+"."+f.Name, v.Field(k), depth-1)
			}
		}
	}
}

// call calls the methods of the types of this module.
func (l *listener) call(path string, v reflect.Value, depth int) {
	if !strings.HasPrefix(v.Type().PkgPath(), "github.com/salesmeeting/salesmeeting/cost") {
		return
	}
	for k := range v.NumMethod() {
		m, name := v.Method(k), v.Type().Method(k).Name
		arguments := [][]reflect.Value{{}}
		if m.Type().NumIn() == 1 {
			arguments = nil
			for _, a := range atHand[m.Type().In(0)] {
				arguments = append(arguments, []reflect.Value{reflect.ValueOf(a)})
			}
		} else if m.Type().NumIn() > 1 {
			continue
		}
		for i, in := range arguments {
			l.methods[v.Type().String()+"."+name] = true
			for o, out := range m.Call(in) {
				l.hear(fmt.Sprintf("%s.%s(%d)/%d", path, name, i, o), out, depth-1)
			}
		}
	}
}

// hash stands for a text that is too long to be shown where a test fails.
func hash(text string) string {
	return fmt.Sprintf("%d bytes, %x", len(text), sha256.Sum256([]byte(text)))
}

// said is all that every entry says of a world.
func said(w world) (string, map[string]bool) {
	l := listener{methods: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		for i, v := range entries[name](w) {
			l.hear(fmt.Sprint(name, "/", i), reflect.ValueOf(&v).Elem(), 4)
		}
	}
	return l.text.String(), l.methods
}
