package report

import (
	"slices"
	"strconv"
)

// field is a column of a table of rows: what it shows of a row to people, and puts into the CSV.
type field struct {
	column
	cell func(row) string
	put  func(*record, row)
	adds bool // up to the total
}

func recordOf(r row, fields []field) record {
	c := record{title: r.label, start: clean(r.start), role: r.role}
	for _, f := range fields {
		f.put(&c, r)
	}
	return c
}

func putNothing(*record, row) {} // it is in every record

func (v *view) startField() field {
	return field{column{v.start, date}, func(r row) string { return startText(r.start) }, putNothing, false}
}

func (v *view) roleField() field {
	return field{column{v.role, prose}, func(r row) string { return v.roleName(r.role) }, putNothing, false}
}

func (v *view) countField(adds bool) field {
	return field{
		column{v.meetings, number},
		func(r row) string { return v.countText(r.exact.Occurrences) },
		func(c *record, r row) { // the hours of persons are in the CSV only
			c.meetings, c.meetingHours = strconv.Itoa(r.exact.Occurrences), r.meetingHours.String()
		},
		adds,
	}
}

func (v *view) meetingHoursField() field {
	return field{
		column{v.meetingHours, number},
		func(r row) string { return v.grouped(r.meetingHours.String()) }, putNothing, true,
	}
}

func (v *view) personHoursField() field {
	return field{
		column{v.personHours, number},
		func(r row) string { return v.grouped(r.personHours.String()) },
		func(c *record, r row) { c.personHours = r.personHours.String() }, true,
	}
}

// spent returns what meetings take in time and money.
func (v *view) spent() []field {
	return v.withCost(v.countField(true), v.meetingHoursField(), v.personHoursField())
}

// withCost returns fields, and that of the cost where there is money.
func (v *view) withCost(fields ...field) []field {
	if !v.hasMoney {
		return fields
	}
	return append(slices.Clone(fields), field{
		column{v.costHead(), number},
		func(r row) string { return v.amountText(r.cost) },
		func(c *record, r row) { c.cost, c.currency = r.cost.Text(), v.currency.Code() }, true,
	})
}

// costHead returns what heads costs.
func (v *view) costHead() string { return v.inCurrency(v.words.cost) }

// inCurrency returns what heads amounts: their currency too, unless they name it.
func (v *view) inCurrency(head string) string {
	if v.currency.IsZero() || v.named {
		return head
	}
	return head + " (" + v.currency.Code() + ")"
}
