package report

import (
	"strconv"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/cost/load"
	"github.com/salesmeeting/salesmeeting/cost/money"
)

// quantity is a number in a section: as people read it, and as a decimal with its unit for the CSV.
type quantity struct{ text, value, unit string }

// none stands where there is no number.
var none = quantity{text: "–"}

// add adds a line to s: the cells of labels, and one for each quantity, which is a record of the CSV by the
// section's names of figures.
func (s *section) add(r record, labels []string, quantities ...quantity) {
	e := entry{cells: append([]string(nil), labels...)}
	for i, q := range quantities {
		e.cells = append(e.cells, q.text)
		if q.value != "" {
			r.figure, r.value, r.unit = s.figures[i], q.value, q.unit
			e.records = append(e.records, r)
		}
	}
	s.entries = append(s.entries, e)
}

// amount is beside a heading that names the currency of the report.
func (v *view) amount(a money.Amount) quantity {
	return quantity{v.amountText(a), a.Text(), a.Currency().Code()}
}

// money is an amount on its own, which may be in another currency.
func (v *view) money(a money.Amount) quantity {
	return quantity{v.moneyText(a), a.Text(), a.Currency().Code()}
}

// hoursOf is a number of hours of two decimal places.
func (v *view) hoursOf(decimal string) quantity { return quantity{v.grouped(decimal), decimal, "h"} }

func (v *view) length(d time.Duration) quantity { return v.hoursOf(cost.HoursOf(d).String()) }

// number is one without a unit.
func (v *view) number(decimal string) quantity { return quantity{v.grouped(decimal), decimal, ""} }

// percent is a share in percent, with two decimal places.
func (v *view) percent(r money.Ratio) quantity {
	decimal := percentText(r)
	return quantity{v.grouped(decimal), decimal, "%"}
}

func (v *view) load(r load.Ratio) quantity {
	if n, ok := r.Value(); ok {
		return v.percent(n)
	}
	return none
}

// orNone returns q, or none if it is not known.
func orNone(q quantity, ok bool) quantity {
	if !ok {
		return none
	}
	return q
}

// percentText returns a hundred times r with two decimal places, rounded half to even.
func percentText(r money.Ratio) string {
	digits := strings.Replace(r.Text(4), ".", "", 1)
	sign := digits[:len(digits)-len(strings.TrimPrefix(digits, "-"))]
	digits = strings.TrimLeft(digits[len(sign):], "0")
	digits = strings.Repeat("0", max(0, 3-len(digits))) + digits
	return sign + digits[:len(digits)-2] + "." + digits[len(digits)-2:]
}

// hundredthsOf returns what percentText does of a share that is not negative.
func hundredthsOf(share money.Ratio) hundredths {
	n, _ := strconv.ParseUint(strings.Replace(percentText(share), ".", "", 1), 10, 64) // what is too large gives the largest
	return hundredths(n)
}
