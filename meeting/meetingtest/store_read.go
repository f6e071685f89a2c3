package meetingtest

import (
	"slices"
	"time"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/interval"
	"github.com/salesmeeting/salesmeeting/participant"
)

func readCases() []StoreCase {
	return []StoreCase{
		{"read-back", "Read returns what s selects, each meeting, history and reminder that is kept.", readBack},
		{"read-missing", "What is not kept is left out without an error.", readMissing},
		{"proceedings", "Proceedings are kept under their keys, in place of what is there; empty ones take it away.", keepProceedings},
	}
}

func readBack(c *storeChecker) {
	whole := made(c.checker, series(1))
	p := proceedings(1)
	c.commit(meeting.Commit{
		Meetings: []meeting.Meeting{whole, made(c.checker, draft(2))}, Proceedings: []meeting.Proceedings{p, proceedings(2)},
		Reminders: []meeting.Reminder{reminder(1, "ann", 3), reminder(2, "ann", 4)},
	})
	one := []meeting.ID{id(1)}
	kept := c.read(meeting.Selection{Meetings: one, History: one, Reminders: one})
	c.same("meetings", []meeting.Meeting{whole}, kept.Meetings)
	c.same("proceedings", []meeting.Proceedings{p}, kept.Proceedings)
	c.same("reminders", []meeting.Reminder{reminder(1, "ann", 3)}, kept.Reminders)
	both := c.read(meeting.Selection{Meetings: []meeting.ID{id(1), id(2)}, Proceedings: []meeting.Key{p.Key}})
	c.same("number of meetings", 2, len(both.Meetings))
	c.same("proceedings by key", []meeting.Proceedings{p}, both.Proceedings)
	c.same("reminders that nobody asked for", 0, len(both.Reminders))
	changed := c.at(series(1), 2)
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{changed}})
	c.same("a changed meeting", []meeting.Meeting{changed}, c.read(meeting.Selection{Meetings: one}).Meetings)
	c.same("what is kept after a change of the meeting", []meeting.Proceedings{p}, c.read(meeting.Selection{History: one}).Proceedings)
}

func readMissing(c *storeChecker) {
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(1))}})
	other := []meeting.ID{id(2)}
	kept := c.read(meeting.Selection{
		Meetings: []meeting.ID{id(1), id(2)}, Proceedings: []meeting.Key{{Meeting: id(1), Original: local(60)}}, History: other, Reminders: other,
	})
	c.same("meetings", 1, len(kept.Meetings))
	c.same("proceedings", 0, len(kept.Proceedings))
	c.same("reminders", 0, len(kept.Reminders))
	c.same("nothing", 0, len(c.read(meeting.Selection{}).Meetings))
}

func keepProceedings(c *storeChecker) {
	one := meeting.Selection{History: []meeting.ID{id(1)}}
	first, second := proceedings(1), proceedings(1)
	second.Key.Original = local(60 + 7*24*60)
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(1))}, Proceedings: []meeting.Proceedings{first, second}})
	c.same("number of proceedings", 2, len(c.read(one).Proceedings))
	first.Outcome, first.Minutes = meeting.OutcomeNoShowByThem, agenda.Minutes{}
	gone := meeting.Proceedings{Key: second.Key, By: "ann"}
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{c.at(draft(1), 2)}, Proceedings: []meeting.Proceedings{first, gone}})
	c.same("proceedings", []meeting.Proceedings{first}, c.read(one).Proceedings)
}

func findCases() []StoreCase {
	return []StoreCase{
		{"find-matches", "Find returns the meetings that q matches.", findMatches},
		{"find-moved", "Find sees a meeting where it is now, and no longer where it was.", findMoved},
		{"find-order", "Find returns meetings in order of their IDs, those greater than q.After, at most q.Limit of them.", findOrder},
		{"find-cursor", "Meetings that are kept all the while are found exactly once, page by page.", findCursor},
	}
}

func window(from, to int) interval.Interval {
	w, err := interval.New(minute(from), minute(to))
	if err != nil {
		panic(err) // a programmer's error in this package
	}
	return w
}

func queries() []meeting.Query {
	week, year := 7*24*60, 365*24*60
	return []meeting.Query{
		{},
		{Person: "ann"},
		{Person: "guest-1"},
		{Person: "olga"},
		{Person: "pia"},
		{Person: "rae"},
		{Person: "nobody"},
		{Person: "room-1"},
		{Resource: "room-1"},
		{Resource: "annex"},
		{Resource: "ann"},
		{Record: participant.Record{Type: "account", ID: "1"}},
		{Record: participant.Record{Type: "contact", ID: "1"}},
		{Window: window(0, 60)},
		{Window: window(60, 61)},
		{Window: window(119, 120)},
		{Window: window(120, 120)},
		{Window: window(-year, 0)},
		{Window: window(3*week, 3*week+24*60)},
		{Window: window(20*year, 20*year+week)},
		{Window: window(0, 240), Person: "guest-1"},
		{Window: window(10*week, 11*week), Person: "ann", Resource: "room-1", Record: participant.Record{Type: "account", ID: "1"}},
		{Window: window(10*week, 11*week), Person: "rae"},
		{Window: window(0, 24*60), Person: "ann", Record: participant.Record{Type: "account", ID: "0"}},
	}
}

func findMatches(c *storeChecker) {
	var all []meeting.Meeting
	for n := range 12 {
		all = append(all, made(c.checker, draft(n)))
	}
	canceled := draft(12)
	canceled.Canceled = true
	past := series(13) // it began before 1970, when Unix times are negative, and goes on
	past.Start = past.Start.Local().Add(-70 * 365 * 24 * time.Hour).In(past.Start.Zone())
	past.Except, past.Extra, past.Overrides = nil, nil, nil
	long := draft(14)
	long.Length = 30 * 24 * time.Hour
	empty := draft(15)
	empty.End, empty.Length = empty.Start, 0
	for _, d := range []meeting.Draft{canceled, past, long, empty, series(17)} {
		all = append(all, made(c.checker, d))
	}
	for i := range all {
		c.commit(meeting.Commit{Meetings: all[i : i+1]})
	}
	for i, q := range queries() {
		var want, got []meeting.ID
		for _, m := range all {
			if q.Matches(m) {
				want = append(want, m.ID())
			}
		}
		for _, m := range c.find(q) {
			got = append(got, m.ID())
		}
		slices.SortFunc(got, meeting.ID.Compare)
		c.same("query "+text(i)+" of "+q.Window.String()+" "+string(q.Person)+" "+string(q.Resource), want, got)
	}
}

func findMoved(c *storeChecker) {
	d := draft(1)
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, d)}})
	d.Version = 2
	d.Start = d.Start.Local().Add(48 * time.Hour).In(d.Start.Zone())
	d.Roster, d.Venue, d.Records = participant.Roster{{ID: "zoe"}}, meeting.Venue{Resources: []participant.ID{"attic"}}, nil
	c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, d)}})
	for _, gone := range []meeting.Query{
		{Window: window(0, 240)}, {Person: "ann"}, {Resource: "room-1"}, {Record: participant.Record{Type: "account", ID: "1"}},
	} {
		c.same("what is found where the meeting was", 0, len(c.find(gone)))
	}
	for _, here := range []meeting.Query{{Window: window(48*60, 50*60)}, {Person: "zoe"}, {Resource: "attic"}} {
		c.same("what is found where the meeting is", 1, len(c.find(here)))
	}
}

func idsOf(list []meeting.Meeting) []meeting.ID {
	ids := []meeting.ID{}
	for _, m := range list {
		ids = append(ids, m.ID())
	}
	return ids
}

func findOrder(c *storeChecker) {
	for _, n := range []int{5, 1, 300, 4, 2, 256, 3} {
		c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(n))}})
	}
	all := []meeting.ID{id(1), id(2), id(3), id(4), id(5), id(256), id(300)}
	for _, q := range []meeting.Query{{}, {Person: "ann"}, {Window: window(0, farAway)}} {
		c.same("order", all, idsOf(c.find(q)))
		q.Limit = 3
		c.same("the first three", all[:3], idsOf(c.find(q)))
		q.After = id(3)
		c.same("three after the third", all[3:6], idsOf(c.find(q)))
		q.After = id(6) // not kept
		c.same("those after one that is not kept", all[5:], idsOf(c.find(q)))
		q.After = id(300)
		c.same("those after the last", []meeting.ID{}, idsOf(c.find(q)))
	}
}

func findCursor(c *storeChecker) {
	for n := range 10 {
		c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(10*(n+1)))}})
	}
	q := meeting.Query{Person: "ann", Limit: 2}
	seen := make(map[meeting.ID]int)
	for n := 0; ; n++ {
		page := c.find(q)
		if len(page) == 0 {
			break
		}
		for _, m := range page {
			seen[m.ID()]++
		}
		q.After = page[len(page)-1].ID()
		// Others write meanwhile, before and behind the cursor, and change what was read.
		c.commit(meeting.Commit{Meetings: []meeting.Meeting{made(c.checker, draft(5+n)), c.at(draft(10*(n+1)), 2)}})
		if n > 20 {
			c.failf("reading does not end: %d pages", n)
		}
	}
	for n := range 10 {
		c.same("how often meeting "+text(10*(n+1))+" is found", 1, seen[id(10*(n+1))])
	}
}
