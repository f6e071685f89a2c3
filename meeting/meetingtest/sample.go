package meetingtest

import (
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/meeting/recurrence"
	"github.com/salesmeeting/salesmeeting/meeting/wallclock"
	"github.com/salesmeeting/salesmeeting/participant"
)

func text[N int | uint64](n N) string { return strconv.FormatInt(int64(n), 10) }

// epoch is when the samples begin, a Thursday.
var epoch = time.Date(2026, time.January, 1, 9, 0, 0, 0, time.UTC)

// minute returns so many minutes after the epoch.
func minute(n int) time.Time { return epoch.Add(time.Duration(n) * time.Minute) }

// farAway is in minutes, after everything that a sample has.
const farAway = 1 << 22

func local(n int) wallclock.Local { return wallclock.Of(minute(n)).Local() }

// id returns the n-th ID, in order.
func id(n int) meeting.ID {
	var u uuid.UUID
	u[0], u[6], u[8], u[14], u[15] = 1, 0x70, 0x80, byte(n>>8), byte(n)
	return meeting.ID{UUID: u}
}

func notificationID(n int) meeting.NotificationID {
	var u uuid.UUID
	u[0], u[6], u[8], u[14], u[15] = 2, 0x50, 0x80, byte(n>>8), byte(n)
	return meeting.NotificationID{UUID: u}
}

// draft is that of the n-th meeting: an hour of ann and another, n hours after the epoch.
func draft(n int) meeting.Draft {
	return meeting.Draft{
		ID: id(n), Version: 1, Title: "Meeting " + text(n), Purpose: agenda.FindChallenges,
		Start: wallclock.Of(minute(60 * n)), Length: time.Hour,
		Roster:  participant.Roster{{ID: "ann", Role: participant.SalesManager}, {ID: participant.ID("guest-" + text(n%3))}},
		Records: []participant.Record{{Type: "account", ID: text(n % 2)}},
		Venue:   meeting.Venue{Resources: []participant.ID{participant.ID("room-" + text(n%4))}},
	}
}

// series is that of a weekly meeting with everything that a meeting can have.
func series(n int) meeting.Draft {
	d := draft(n)
	d.Repeats = recurrence.Weekly()
	d.Audience, d.Format, d.Department, d.Organizer = meeting.Internal, meeting.Formal, "Sales", "olga"
	d.Except = []wallclock.Local{d.Start.Local().Add(7 * 24 * time.Hour)}
	d.Extra = []wallclock.Local{d.Start.Local().Add(24 * time.Hour)}
	d.Agenda = agenda.Agenda{Items: []agenda.Item{{Title: "Numbers — ग्राहक", Presenter: "pia", Length: time.Minute}}}
	d.Origin = meeting.Origin{Source: "team.ics", UID: "u1", Sequence: 2, Properties: []string{"X-A:b"}}
	d.Overrides = []meeting.Override{
		{Original: d.Start.Local().Add(14 * 24 * time.Hour), Canceled: true},
		{
			Original: d.Start.Local().Add(21 * 24 * time.Hour), Start: wallclock.Of(minute(60*n + 60*24*22)),
			Roster: participant.Roster{{ID: "rae"}}, Responses: map[participant.ID]participant.Response{"rae": participant.Tentative},
			Venue: meeting.Venue{Resources: []participant.ID{"annex"}},
		},
	}
	return d
}

func made(c checker, d meeting.Draft) meeting.Meeting {
	m, err := meeting.New(d)
	c.ok(err, "making a sample")
	return m
}

// at returns m at another version and with another title.
func (c *storeChecker) at(d meeting.Draft, version uint64) meeting.Meeting {
	d.Version = version
	d.Title += ", version " + text(version)
	return made(c.checker, d)
}

func ann() meeting.Calendar  { return meeting.Calendar{ID: "ann"} }
func bo() meeting.Calendar   { return meeting.Calendar{ID: "bo"} }
func room() meeting.Calendar { return meeting.Calendar{ID: "ann", Resource: true} }

func sampleCalendars() []meeting.Calendar { return []meeting.Calendar{ann(), bo(), room()} }

func revision(c meeting.Calendar, n uint64) meeting.CalendarRevision {
	return meeting.CalendarRevision{Calendar: c, Revision: n}
}

func proceedings(n int) meeting.Proceedings {
	return meeting.Proceedings{
		Key: meeting.Key{Meeting: id(n), Original: local(60 * n)}, Began: minute(60 * n), Ended: minute(60*n + 30),
		Outcome: meeting.OutcomeHeld, By: "ann", Minutes: agenda.Minutes{Present: []participant.ID{"ann", "bo"}}, Run: run(n),
	}
}

// run is that of a meeting that began and that somebody joined.
func run(n int) agenda.Run {
	r, err := agenda.Replay(agenda.Plan{},
		agenda.Event{Kind: agenda.MeetingBegan, At: minute(60 * n)},
		agenda.Event{Kind: agenda.PersonJoined, At: minute(60*n + 1), Person: "ann"})
	if err != nil {
		panic(err) // a programmer's error in this package
	}
	return r
}

func reminder(n int, person participant.ID, due int) meeting.Reminder {
	return meeting.Reminder{
		Meeting: id(n), Person: person, Channel: "email", Lead: 15 * time.Minute, Due: minute(due), Occurrence: local(60 * n),
		Told: minute(due - 60),
	}
}

// notification is the n-th, to a person about a meeting.
func notification(n, of int, to participant.ID) meeting.Notification {
	return meeting.Notification{
		ID: notificationID(n), Meeting: id(of), Version: 1, Notice: meeting.NoticeChanged, Occurrence: local(60 * of),
		To: participant.Participant{ID: to, Name: "Ann", Email: "ann@example.com"}, Channel: "email", By: "olga",
		At: minute(n), Start: minute(60 * of),
	}
}
