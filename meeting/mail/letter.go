package mail

import (
	"html/template"
	"strings"
	"time"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A letter is what a message says, before it is plain text and HTML.
type letter struct {
	words   *words
	subject string
	opening string // what has happened, a sentence
	title   string
	lines   []line
	closing string
}

// line is something that the message says of the meeting: "Where: Room 1".
type line struct{ Label, Text string }

// compose writes the letter.
func (w *Notifier) compose(n meeting.Notification, m meeting.Meeting) letter {
	c := composer{w: w, words: wordsIn(w.o.Language(n.To)), n: n, m: m}
	c.find()
	l := letter{words: c.words, title: oneLine(c.title), opening: c.opening(), closing: c.words.closing}
	if l.title == "" {
		l.title = c.words.untitled
	}
	l.subject = c.words.subjects[n.Notice] + ": " + l.title
	add := func(label, text string) {
		if text != "" {
			l.lines = append(l.lines, line{label, text})
		}
	}
	add(c.words.when, c.when())
	if n.Notice != meeting.NoticeCanceled {
		add(c.words.was, c.was())
		add(c.words.repeats, c.repeats())
		for _, place := range c.places() {
			add(c.words.where, place)
		}
	}
	if n.By != "" {
		add(c.words.by, w.name(n.By, c.roster))
	}
	return l
}

// A composer has what the words are about.
type composer struct {
	w     *Notifier
	words *words
	n     meeting.Notification
	m     meeting.Meeting

	title  string
	start  time.Time // zero: not known
	length time.Duration
	zone   *time.Location
	venue  meeting.Venue
	roster participant.Roster
	gone   bool // it does not take place
}

// find looks up the meeting, or the occurrence that the notification is about.
func (c *composer) find() {
	c.gone = c.m.IsZero() || c.m.Canceled()
	if c.m.IsZero() {
		return
	}
	start := c.m.Start()
	c.title, c.length, c.venue, c.roster = c.m.Title(), c.m.Length(), c.m.Venue(), c.m.Roster()
	if !c.n.Occurrence.IsZero() {
		start = c.n.Occurrence.In(start.Zone())
		if o, ok := c.m.Occurrence(c.n.Occurrence); ok {
			start, c.title, c.length, c.venue = o.Start(), o.Title(), o.Length(), o.Venue()
			c.roster = nil
			for p := range o.Participants() {
				c.roster = append(c.roster, p)
			}
		} else {
			c.gone = true
		}
	}
	c.start, c.zone = start.Instant(), start.Zone().Location()
	if own := c.w.o.Zone(c.n.To); own != nil {
		c.zone = own
	}
}

// whole reports whether the notification is about the meeting as a whole.
func (c *composer) whole() bool { return c.n.Occurrence.IsZero() }

// opening says what has happened.
func (c *composer) opening() string {
	s := &c.words.sentences
	switch c.n.Notice {
	case meeting.NoticeInvited:
		return s.invited
	case meeting.NoticeCanceled:
		return c.canceled()
	case meeting.NoticeAnswered:
		return c.answered()
	case meeting.NoticeReminder:
		return s.reminder
	case meeting.NoticeChanged:
		switch {
		case c.n.Onward:
			return s.changedOnward
		case !c.whole() && c.m.Recurs():
			return s.changedOne
		}
	}
	return s.changed
}

func (c *composer) canceled() string {
	s := &c.words.sentences
	_, expected := c.roster.Find(c.n.To.ID)
	switch {
	case !c.gone && !expected:
		return s.without
	case c.n.Onward:
		return s.canceledOnward
	case c.rest():
		return s.canceledRest
	case !c.whole() && c.m.Recurs():
		return s.canceledOne
	}
	return s.canceled
}

// rest reports whether it is about what is left of a series that has begun.
func (c *composer) rest() bool {
	_, expected := c.roster.Find(c.n.To.ID)
	return c.n.Notice == meeting.NoticeCanceled && c.whole() && !c.gone && c.m.Recurs() && expected
}

// answered says who answered what.
func (c *composer) answered() string {
	who, ok := c.roster.Find(c.n.By)
	name := c.w.name(c.n.By, c.roster)
	text := c.words.responses[who.Response]
	if !ok || text == "" {
		return name + c.words.sentences.answered
	}
	return name + text
}

// when says when the meeting takes place, on the clock of the reader.
func (c *composer) when() string {
	if c.start.IsZero() || c.rest() {
		return ""
	}
	from := c.start.In(c.zone)
	return c.words.span(from, from.Add(c.length))
}

// was says when an occurrence that was moved should have taken place.
func (c *composer) was() string {
	if c.whole() || c.gone || c.n.Onward {
		return ""
	}
	original := c.n.Occurrence.In(c.m.Start().Zone()).Instant()
	if original.Equal(c.start) {
		return ""
	}
	return c.words.moment(original.In(c.zone))
}

// places says where what takes place does.
func (c *composer) places() []string {
	if c.gone {
		return nil
	}
	return places(c.venue)
}

// repeats says in words how a series goes on, if the notification is about more than one occurrence.
func (c *composer) repeats() string {
	if !c.whole() && !c.n.Onward || c.m.Repeats().IsZero() {
		return ""
	}
	text, ok := c.m.Repeats().Describe(c.words.language)
	if !ok {
		return c.words.series
	}
	return text
}

// text returns the letter as plain text.
func (l letter) text() string {
	var b strings.Builder
	b.WriteString(l.opening + "\n\n" + l.title + "\n")
	for _, each := range l.lines {
		b.WriteString(each.Label + ": " + each.Text + "\n")
	}
	b.WriteString("\n" + l.closing + "\n")
	return b.String()
}

// page is the letter in HTML. Text is escaped, and nothing is loaded from anywhere.
var page = template.Must(template.New("letter").Parse(`<!DOCTYPE html>
<html lang="{{.Language}}">
<head><meta charset="utf-8"><title>{{.Subject}}</title></head>
<body>
<p>{{.Opening}}</p>
<h1>{{.Title}}</h1>
<table>
{{range .Lines}}<tr><th align="left" valign="top" scope="row">{{.Label}}</th><td>{{.Text}}</td></tr>
{{end}}</table>
<p>{{.Closing}}</p>
</body>
</html>
`))

// html returns the letter as HTML.
func (l letter) html() (string, error) {
	var b strings.Builder
	err := page.Execute(&b, struct {
		Language, Subject, Opening, Title, Closing string
		Lines                                      []line
	}{l.words.language, l.subject, l.opening, l.title, l.closing, l.lines})
	return b.String(), err
}
