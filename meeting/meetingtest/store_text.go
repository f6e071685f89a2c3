package meetingtest

import (
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

func textCases() []StoreCase {
	return []StoreCase{
		{"keys-apart", "Keys of the host's are opaque: those that differ in one byte are two.", keysApart},
		{"texts", "Read returns what is kept as it was given, whatever characters its texts have.", textsBack},
	}
}

// keys are what a database may take for the same, or for something else.
func keys() []participant.ID {
	long := strings.Repeat("k", 254)
	return []participant.ID{
		"ann", "Ann", "ann ", " ann", "\u00e4nn", "a\u0308nn", "an", "an%", "an_", "an*", "ann'", `ann"`, `ann\`, "ann;--", "ann\u200b",
		"?", "$1", "0", "00", "NULL", "अन्न", "\U0001F600", participant.ID(long + "1"), participant.ID(long + "2"),
	}
}

func keysApart(c *storeChecker) {
	all := keys()
	var com meeting.Commit
	for i, key := range all {
		d := draft(i)
		d.Roster = participant.Roster{{ID: key}}
		d.Venue.Resources = []participant.ID{key}
		d.Records = []participant.Record{{Type: string(key), ID: string(key)}}
		com.Meetings = append(com.Meetings, made(c.checker, d))
		r := reminder(0, key, i)
		onChannel := reminder(0, "zoe", len(all)+i)
		onChannel.Channel = string(key)
		com.Reminders = append(com.Reminders, r, onChannel)
		n := notification(2*i, 0, key)
		other := notification(2*i+1, 0, "zoe")
		other.Channel = string(key)
		com.Outbox = append(com.Outbox, n, other)
	}
	c.commit(com)
	for _, key := range all {
		person := meeting.Calendar{ID: key}
		c.commit(meeting.Commit{Calendars: []meeting.CalendarRevision{revision(person, 0)}})
		want := []meeting.CalendarRevision{revision(person, 1), revision(meeting.Calendar{ID: key, Resource: true}, 0)}
		c.same("revisions", want, c.read(meeting.Selection{Calendars: []meeting.Calendar{want[0].Calendar, want[1].Calendar}}).Calendars)
	}
	for i, key := range all {
		for _, q := range []meeting.Query{
			{Person: key}, {Resource: key}, {Record: participant.Record{Type: string(key), ID: string(key)}}, {Person: key, Window: window(0, farAway)},
		} {
			c.same("meetings of "+string(key), []meeting.ID{id(i)}, idsOf(c.find(q)))
		}
	}
	c.same("reminders", 2*len(all), len(c.due(farAway)))
	c.same("notifications that wait for no other", 2*len(all), len(c.lease(0, 10, 3*len(all))))
	c.commit(meeting.Commit{Forget: all[:1]})
	left := slices.DeleteFunc(com.Reminders, func(r meeting.Reminder) bool { return r.Person == all[0] })
	c.same("reminders of those who are not forgotten", len(left), len(c.due(farAway)))
	c.same("notifications of those who are not forgotten", 2*len(all)-1, len(c.lease(10, 20, 3*len(all))))
}

func textsBack(c *storeChecker) {
	const odd = "NUL \x00, tab \t, quotes '\"`, \\n, \u2028, \ufeff, \ufffd, <b>&amp;, ग्राहक \U0001F600 "
	d := draft(1)
	d.Title, d.Department, d.Venue.Place = odd, strings.Repeat(odd, 100), odd
	d.Roster[0].Name, d.Origin.Properties = odd, []string{odd, ""}
	d.Records = []participant.Record{{Type: odd, ID: odd}}
	whole := made(c.checker, d)
	p := proceedings(1)
	p.Minutes.Public.Notes = []agenda.Note{{Text: odd}}
	told := notification(1, 1, "ann")
	told.To.Name = odd
	record := meeting.Calendar{ID: participant.ID("record " + d.Records[0].String()), Resource: true} // as gates have it
	c.commit(meeting.Commit{
		Meetings: []meeting.Meeting{whole}, Proceedings: []meeting.Proceedings{p}, Outbox: []meeting.Notification{told},
		Calendars: []meeting.CalendarRevision{revision(record, 0)},
	})
	one := []meeting.ID{id(1)}
	kept := c.read(meeting.Selection{Meetings: one, History: one, Calendars: []meeting.Calendar{record}})
	c.same("meetings", []meeting.Meeting{whole}, kept.Meetings)
	c.same("proceedings", []meeting.Proceedings{p}, kept.Proceedings)
	c.same("revisions", []meeting.CalendarRevision{revision(record, 1)}, kept.Calendars)
	c.same("notifications", told, first(c, c.lease(0, 10, 10)).Notification)
	c.same("what is found by the record", one, idsOf(c.find(meeting.Query{Record: d.Records[0]})))
}
