package minutes

import (
	"errors"
	"io"

	"github.com/salesmeeting/salesmeeting/agenda"
	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A Document is the agenda or the minutes of one occurrence, for one kind of readers and in one language. It is an
// immutable value, safe to share between goroutines; the zero Document is that of no meeting and writes nothing. Do not
// compare Documents with ==.
//
// Each of its methods writes all of it at once, in UTF-8, and fails if w does.
type Document struct {
	page    page
	actions []action
}

// Options say for whom a document is. They are plain data; the zero Options, and nil ones, are for customers, in
// English.
type Options struct {
	// Language is the BCP 47 tag of the language: "en", or "hi" for Hindi. Empty, or a language that is not here: "en".
	Language string
	// Internal says that the document stays inside the company. It then has everything but pass codes.
	Internal bool
	// Directory has names of people who are not on the roster. Default: nobody's.
	Directory participant.Directory
	// Agenda is what the meeting went through, where items were added to it: see [agenda.Run.Agenda]. Default: the
	// agenda of the occurrence.
	Agenda agenda.Agenda
}

var errNoOccurrence = errors.New("minutes: the zero Occurrence has neither agenda nor minutes")

// NewAgenda returns the agenda of o, with nil options for customers. It fails for the zero Occurrence.
func NewAgenda(o meeting.Occurrence, options *Options) (Document, error) {
	if o.IsZero() {
		return Document{}, errNoOccurrence
	}
	w := newWriter(o, options)
	p := w.page(w.words.agenda)
	p.Facts = append(p.Facts, fact{Label: w.words.participants, Values: w.expected()}.list()...)
	p.Sections = w.plan(o.Length())
	return Document{page: p}, nil
}

// New returns the minutes m of o, with nil options for customers. What came of items that the agenda does not have is
// under "Other". It fails for the zero Occurrence, and with the participant.Problems of m.
func New(o meeting.Occurrence, m agenda.Minutes, options *Options) (Document, error) {
	if o.IsZero() {
		return Document{}, errNoOccurrence
	}
	if err := m.Problems().Err(); err != nil {
		return Document{}, err
	}
	w := newWriter(o, options)
	p := w.page(w.words.minutes)
	p.Facts = append(p.Facts, w.presence(m.Present)...)
	var entries []entry
	var actions []action
	if w.internal {
		entries, actions = w.taken(m)
	} else {
		entries, actions = w.copied(m.ForCustomers())
	}
	p.Sections = w.proceedings(entries)
	p.Actions = w.actionLines(actions)
	return Document{page: p, actions: actions}, nil
}

// writeAll writes what was rendered, or says why it could not be.
func writeAll(w io.Writer, rendered []byte, err error) error {
	if err != nil {
		return err
	}
	_, err = w.Write(rendered)
	return err
}
