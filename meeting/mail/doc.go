// Package mail tells people of meetings by e-mail: it is a [meeting.Notifier] on github.com/wneessen/go-mail. It is a
// module of its own: only hosts that want it link it.
//
//	client, err := gomail.NewClient("smtp.example.com", gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), …)
//	notifier, err := mail.New(client, "Acme CRM <crm@example.com>", &mail.Options{Directory: staff})
//
// The client is the host's, and so are its credentials, its timeout and whether it insists on TLS: go-mail's does, unless
// it is told otherwise.
//
// # Messages
//
// Each notification is one message to one person, in English or Hindi, as plain text and as HTML that say the same
// (multipart/alternative, RFC 2046 section 5.1.4): what has happened, who did it, the title, when and where. An
// agenda, notes and minutes are never in it, and no pass codes: a join link is there without its code, ticket and
// query, a dial-in number without what is dialed after it, and a place that speaks of a pass code or a PIN is left
// out. The title is the host's text, and stands as it is.
//
// The Message-ID is the notification's ID at the sender's domain. The same notification has the same Message-ID
// however often it is sent, which mail programs and filters know duplicates by. Auto-Submitted (RFC 3834 section 5)
// keeps vacation responders quiet.
//
// # Errors
//
// A server that refuses the recipient or the message for good (RFC 5321 section 4.2.1: a code from 500 to 599 after
// RCPT or DATA), an address that is none, and a person without one give an error that matches
// [meeting.ErrUndeliverable]. All else is tried again: no connection, refused credentials, a refused sender, also where
// the server says so only after RCPT (RFC 3463: 5.1.7, 5.1.8 and 5.7.X), codes from 400 to 499. A server that dies
// between the end of a message and its answer may get it twice.
//
// # Invitations
//
// The alternative as text/calendar (RFC 6047), by which a calendar program shows an invitation with its buttons, comes
// after the HTML part, where RFC 2046 puts what a program prefers if it knows it. It is not written yet.
package mail
