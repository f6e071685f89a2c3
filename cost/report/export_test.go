package report

import (
	"fmt"
	"math/big"
	"reflect"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// Clean is clean.
func Clean(text string) string { return clean(text) }

// Cut cuts text to so many columns of a terminal.
func Cut(text string, limit int) string { return cut(text, limit, columns) }

// Columns returns how many columns of a terminal text takes.
func Columns(text string) int { return measureText(text, columns) }

// AllocateHours returns what allocateHours does, in hundredths of an hour.
func AllocateHours(total cost.Hours, parts []cost.Hours) []uint64 {
	var list []uint64
	for _, h := range allocateHours(total, parts) {
		list = append(list, uint64(h))
	}
	return list
}

// Ticks returns the labels of an axis up to the decimal largest.
func Ticks(largest string, steps int64, digits int) []string {
	size, _ := new(big.Rat).SetString(largest)
	var list []string
	for _, t := range newAxis(size, steps, digits, func(n *big.Rat, digits int) string {
		return english.grouped(n.FloatString(digits))
	}).ticks {
		list = append(list, t.label)
	}
	return list
}

// Words returns the words of a language by their names, "total", "months/0", "roles/partner".
func Words(tag string) map[string]string {
	list := make(map[string]string)
	all := reflect.ValueOf(*wordsOf(tag))
	for i := range all.NumField() {
		name, word := all.Type().Field(i).Name, all.Field(i)
		switch word.Kind() {
		case reflect.String:
			list[name] = word.String()
		case reflect.Array:
			for j := range word.Len() {
				list[fmt.Sprint(name, "/", j)] = word.Index(j).String()
			}
		case reflect.Map:
			for each := word.MapRange(); each.Next(); {
				list[name+"/"+each.Key().String()] = each.Value().String()
			}
		}
	}
	return list
}

// Percent returns a ratio in percent.
func Percent(r money.Ratio) string { return percentText(r) }

// Grouped returns a decimal as it is written in a language.
func Grouped(tag, decimal string) string { return wordsOf(tag).grouped(decimal) }

// CSVSections returns the sections of the CSV that have the rows of tables.
func CSVSections() []string { return csvSections }
