package conference

// A Link is one way to join a meeting from afar. Links are made by [Parse] and [Find]; the zero Link is none.
//
// What a Link prints, marshals and logs is its normalized URL, which has no pass code. It is an immutable value, safe
// to share between goroutines. == does not compile: compare what [Link.URL] returns, which is the same text for
// the same meeting.
type Link struct {
	service   Service
	url       string
	id        string
	number    string
	found     Source
	label     string
	moderator bool
	// join is the whole link; a function, and a Passcode for the code, for the reason given there.
	join func() string
	code Passcode
	// inWords says that the code is not in the link but was told behind it.
	inWords bool
}

// Service returns what the meeting is joined through.
func (l Link) Service() Service { return l.service }

// URL returns the normalized URL: always https, tel or conf, without pass codes, tickets and tracking. It says
// which meeting it is. It may not be enough to get in: see [Link.JoinURL].
func (l Link) URL() string { return l.url }

// MeetingID returns the ID of the meeting at the service, without spaces: the number of a Zoom meeting, the MTID or
// the name of the personal room at Webex, the thread or number of a Teams meeting, the code of Google Meet, the
// conference ID that is dialed after a phone number. It is empty where there is none.
func (l Link) MeetingID() string { return l.id }

// Number returns the phone number to dial, digits only after a "+" for an international one: "+16465588656". It is
// empty but for Phone.
func (l Link) Number() string { return l.number }

// Passcode returns the pass code or PIN that came with the link, in it or in words behind it, the zero Passcode if none
// did. See [Find] for the words.
func (l Link) Passcode() Passcode { return l.code }

// JoinURL returns the whole link to join, with pass codes and tickets, as it was found but for redirects around
// it. Who has it can get in, unless [Link.Passcode] was told in words and they are asked for it: it belongs into an
// invitation, and into no report or log.
func (l Link) JoinURL() string {
	if l.join == nil {
		return l.url
	}
	return l.join()
}

// Source returns where [Find] found the link; it is the zero Source from [Parse].
func (l Link) Source() Source { return l.found }

// Label returns what CONFERENCE's LABEL says of the link, for people (RFC 7986 section 6.4). It is not printed with
// the link, since it is free text.
func (l Link) Label() string { return l.label }

// Moderator reports whether the link is only for those who lead the meeting: CONFERENCE with the feature MODERATOR (RFC
// 7986 section 6.3), or a link that starts a Zoom meeting. It should not be handed on.
func (l Link) Moderator() bool { return l.moderator }

// IsZero reports whether l is no link.
func (l Link) IsZero() bool { return l.service == "" }

// String returns the normalized URL.
func (l Link) String() string { return l.url }

// MarshalText writes the normalized URL, the empty text for the zero Link.
func (l Link) MarshalText() ([]byte, error) { return []byte(l.url), nil }

// UnmarshalText reads a link as [Parse] does, with its pass code if it has one; the empty text is the zero Link.
func (l *Link) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*l = Link{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*l = parsed
	return nil
}

// withSecrets returns l with the link as it was found, and the pass code in it.
func (l Link) withSecrets(join, code string) Link {
	l.join = func() string { return join }
	l.code = newPasscode(code)
	return l
}

// completed returns l with what o, another link to the same meeting, knows and l does not. A link for everybody
// is better than one for who leads, one with a code better than one without, and a code in the link better than one in
// words.
func (l Link) completed(o Link) Link {
	switch {
	case l.moderator && !o.moderator, l.moderator == o.moderator && !o.code.IsZero() && !o.inWords && (l.code.IsZero() || l.inWords):
		l.url, l.code, l.join, l.moderator, l.inWords = o.url, o.code, o.join, o.moderator, o.inWords
	case l.moderator == o.moderator && l.code.IsZero():
		l.code, l.inWords = o.code, o.inWords
	}
	if l.label == "" {
		l.label = o.label
	}
	return l
}

// key is the same for links to the same meeting. A conference of Skype for Business has a URL and a conf: URI, with its
// ID in common.
func (l Link) key() string {
	if l.service == SkypeForBusiness {
		return "skype_for_business:" + l.id
	}
	return l.url
}
