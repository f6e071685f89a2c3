package load_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// P1 of cost-model section 4: the hours view has no money at all. No field of its types, unexported ones included,
// and nothing that their methods return, is an amount or leads to one.
func TestP1TheHoursViewHasNoMoney(t *testing.T) {
	forbidden := map[reflect.Type]bool{
		reflect.TypeFor[money.Amount](): true, reflect.TypeFor[money.Rate](): true, reflect.TypeFor[money.Bag](): true,
		reflect.TypeFor[money.Currency](): true, reflect.TypeFor[cost.Card](): true, reflect.TypeFor[cost.Forecast](): true,
	}
	seen := map[reflect.Type]string{}
	var walk func(each reflect.Type, path string)
	walk = func(each reflect.Type, path string) {
		if _, ok := seen[each]; ok {
			return
		}
		seen[each] = path
		switch each.Kind() {
		case reflect.Struct:
			for k := range each.NumField() {
				walk(each.Field(k).Type, path+"."+each.Field(k).Name)
			}
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(each.Elem(), path)
		case reflect.Map:
			walk(each.Key(), path)
			walk(each.Elem(), path)
		}
		if !strings.Contains(each.PkgPath(), "/salesmeeting/cost") {
			return
		}
		for k := range each.NumMethod() {
			for out := range each.Method(k).Type.NumOut() {
				walk(each.Method(k).Type.Out(out), path+"."+each.Method(k).Name+"()")
			}
		}
	}
	for _, view := range []reflect.Type{
		reflect.TypeFor[cost.Timesheet](), reflect.TypeFor[cost.Person](), reflect.TypeFor[load.Indices](), reflect.TypeFor[load.Team](),
	} {
		walk(view, view.String())
	}
	for each, path := range seen {
		assert.False(t, forbidden[each], "%s leads to %s", path, each)
	}
	assert.Contains(t, seen, reflect.TypeFor[cost.Hours](), "the walk came to the figures")

	seen = map[reflect.Type]string{}
	walk(reflect.TypeFor[cost.SeriesCost](), "SeriesCost")
	assert.Contains(t, seen, reflect.TypeFor[money.Amount](), "and finds money where there is some")
}
