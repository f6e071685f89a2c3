package load

import (
	"encoding/json"
	"strconv"
	"time"

	"github.com/salesmeeting/salesmeeting/cost"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
)

// Schema is the number of the JSON schema that this version of the library writes.
const Schema = 1

// MarshalJSON writes the indices: times as exact seconds beside hours of two decimal places, ratios as
// [Ratio] does, and what needs working hours as null where these are unknown. Indices are not read back:
// they follow from the calendar, and do not merge.
func (i Indices) MarshalJSON() ([]byte, error) {
	var o object
	o.count("schema", Schema)
	o.value("person", i.person)
	o.value("role", i.role)
	o.window(i.window)
	o.part("meetings", true, i.meetings.write)
	o.part("working", i.known, i.working.write)
	o.value("assumptions", nonNil(i.assumed))
	return o.json()
}

// MarshalJSON writes the figures as [Indices.MarshalJSON] does, each with sum, p50 and p90; what is not shown
// is null. Team figures are not read back.
func (t Team) MarshalJSON() ([]byte, error) {
	var o object
	o.count("schema", Schema)
	o.count("people", t.people)
	o.value("suppressed", t.Suppressed())
	o.window(t.window)
	o.part("meetings", t.meetings != nil, func(o *object) { t.meetings.write(o) })
	o.part("working", t.working != nil, func(o *object) { t.working.write(o) })
	o.value("assumptions", nonNil(t.assumed))
	return o.json()
}

func nonNil(list []cost.Assumption) []cost.Assumption {
	if list == nil {
		return []cost.Assumption{}
	}
	return list
}

func (m Meetings) write(o *object) {
	o.count("count", m.Count)
	o.time("merged", m.Merged)
	o.time("booked", m.Booked)
	o.time("overlap", m.Overlap)
	o.time("conflict", m.Conflict)
	o.time("excess", m.Excess)
	o.time("recurring", m.Recurring)
	o.value("recurring_share", m.RecurringShare)
	o.count("pairs", m.Pairs)
	o.count("back_to_back_pairs", m.BackToBackPairs)
	o.value("back_to_back", m.BackToBack)
}

func (w Working) write(o *object) {
	o.time("time", w.Time)
	o.time("in_meetings", w.InMeetings)
	o.time("after_hours", w.AfterHours)
	o.time("with_customers", w.WithCustomers)
	o.time("left_for_selling", w.LeftForSelling)
	o.time("longest_focus", w.LongestFocus)
	o.time("focus", w.Focus)
	o.time("fragmented", w.Fragmented)
	o.count("days", w.Days)
	o.count("meeting_free_days", w.MeetingFreeDays)
	o.value("load", w.Load)
	o.value("after_hours_share", w.AfterHoursShare)
	o.value("customer_share", w.CustomerShare)
	o.value("fragmentation", w.Fragmentation)
}

func (m TeamMeetings) write(o *object) {
	o.counts("count", m.Count)
	o.times("merged", m.Merged)
	o.times("booked", m.Booked)
	o.times("overlap", m.Overlap)
	o.times("conflict", m.Conflict)
	o.times("excess", m.Excess)
	o.times("recurring", m.Recurring)
	o.ratios("recurring_share", m.RecurringShare)
	o.counts("pairs", m.Pairs)
	o.counts("back_to_back_pairs", m.BackToBackPairs)
	o.ratios("back_to_back", m.BackToBack)
}

func (w TeamWorking) write(o *object) {
	o.count("known", w.Known)
	o.times("time", w.Time)
	o.times("in_meetings", w.InMeetings)
	o.times("after_hours", w.AfterHours)
	o.times("with_customers", w.WithCustomers)
	o.times("left_for_selling", w.LeftForSelling)
	o.part("longest_focus", true, w.LongestFocus.write)
	o.times("focus", w.Focus)
	o.times("fragmented", w.Fragmented)
	o.counts("days", w.Days)
	o.counts("meeting_free_days", w.MeetingFreeDays)
	o.ratios("load", w.Load)
	o.ratios("after_hours_share", w.AfterHoursShare)
	o.ratios("customer_share", w.CustomerShare)
	o.ratios("fragmentation", w.Fragmentation)
}

func (p Percentiles) write(o *object) {
	o.time("p50", p.P50)
	o.time("p90", p.P90)
}

// An object is a JSON object that is being written, its keys in the order that they come in.
type object struct {
	text []byte
	err  error
}

func (o *object) json() ([]byte, error) { return append(o.text, '}'), o.err }

func (o *object) value(key string, v any) {
	text, err := json.Marshal(v)
	if err != nil && o.err == nil {
		o.err = err
	}
	o.raw(key, text)
}

// raw writes a key, which needs no escapes, and the text of its value.
func (o *object) raw(key string, value []byte) {
	separator := byte(',')
	if o.text == nil {
		separator = '{'
	}
	o.text = append(append(append(append(o.text, separator, '"'), key...), '"', ':'), value...)
}

func (o *object) count(key string, n int) { o.raw(key, strconv.AppendInt(nil, int64(n), 10)) }

func (o *object) time(key string, d time.Duration) { o.hours(key, cost.HoursOf(d)) }

func (o *object) hours(key string, h cost.Hours) {
	o.raw(key+"_seconds", []byte(h.Seconds()))
	o.raw(key+"_hours", []byte(h.String()))
}

func (o *object) window(w interval.Interval) {
	o.part("window", true, func(o *object) {
		o.value("from", w.Start())
		o.value("to", w.End())
	})
}

// part writes an object within o, or null.
func (o *object) part(key string, known bool, write func(*object)) {
	if !known {
		o.raw(key, []byte("null"))
		return
	}
	var part object
	write(&part)
	text, err := part.json()
	if o.err == nil {
		o.err = err
	}
	o.raw(key, text)
}

func (o *object) times(key string, s Spread) {
	o.part(key, true, func(o *object) {
		o.hours("sum", s.Sum)
		s.Percentiles.write(o)
	})
}

// counts writes percentiles of counts as exact text beside a rounded decimal.
func (o *object) counts(key string, s CountSpread) {
	o.part(key, true, func(o *object) {
		o.count("sum", s.Sum)
		for _, p := range []struct {
			key string
			Ratio
		}{{"p50", s.P50}, {"p90", s.P90}} {
			o.value(p.key+"_exact", p.Exact())
			o.raw(p.key, []byte(p.Text(2)))
		}
	})
}

func (o *object) ratios(key string, s RatioSpread) {
	o.part(key, true, func(o *object) {
		o.value("p50", s.P50)
		o.value("p90", s.P90)
	})
}
