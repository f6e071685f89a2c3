package mail

import (
	"fmt"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	gomail "github.com/wneessen/go-mail"

	"github.com/salesmeeting/salesmeeting/meeting"
	"github.com/salesmeeting/salesmeeting/participant"
)

// message returns what is sent.
func (w *Notifier) message(n meeting.Notification, m meeting.Meeting) (*gomail.Msg, error) {
	to, err := w.address(n.To)
	if err != nil {
		return nil, err
	}
	l := w.compose(n, m)
	html, err := l.html()
	if err != nil {
		return nil, fmt.Errorf("mail: %w", err)
	}
	message := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	message.FromMailAddress(w.from)
	message.ToMailAddress(to)
	message.Subject(inHeader(l.subject))
	message.SetMessageIDWithValue(n.ID.String() + "@" + w.domain)
	message.SetDateWithValue(w.o.Now())
	message.SetGenHeader("Auto-Submitted", "auto-generated")
	message.SetGenHeader("Content-Language", l.words.language)
	message.SetBodyString(gomail.TypeTextPlain, l.text())
	message.AddAlternativeString(gomail.TypeTextHTML, html)
	// The place of text/calendar: see the package's comment.
	return message, nil
}

// address returns where to write to somebody.
func (w *Notifier) address(p participant.Participant) (*mail.Address, error) {
	name, at := p.Name, p.Email
	if known, ok := w.o.Directory.ByID(p.ID); ok {
		if known.Name != "" {
			name = known.Name
		}
		if known.Email != "" {
			at = known.Email
		}
	}
	if at == "" {
		return nil, fmt.Errorf("mail: %w: %q has no e-mail address", meeting.ErrUndeliverable, p.ID)
	}
	parsed, err := mail.ParseAddress(at)
	if err != nil {
		return nil, fmt.Errorf("mail: %w: the e-mail address of %q: %w", meeting.ErrUndeliverable, p.ID, err)
	}
	parsed.Name = inHeader(oneLine(name))
	return parsed, nil
}

// inHeader returns text of which nothing looks like an encoded word (RFC 2047 section 2), which a mail program would
// decode to something else, with ends of lines in it.
func inHeader(text string) string { return strings.ReplaceAll(text, "=?", "= ?") }

// name returns what to call somebody: as the directory has it, or the roster; the host's key if nobody knows.
func (w *Notifier) name(id participant.ID, roster participant.Roster) string {
	if known, ok := w.o.Directory.ByID(id); ok && known.Name != "" {
		return oneLine(known.Name)
	}
	if line, ok := roster.Find(id); ok && line.Name != "" {
		return oneLine(line.Name)
	}
	return oneLine(string(id))
}

// maxRunes is how much of a text of the host's is written, in runes.
const maxRunes = 200

// oneLine returns text on one line, without control characters and what is too long of it.
func oneLine(text string) string {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	if utf8.RuneCountInString(text) <= maxRunes {
		return text
	}
	return string([]rune(text)[:maxRunes-1]) + "…"
}
