package ical

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Problem is one oddity of a calendar: what was found, where, and what was made of it. A problem
// never stops the reading. It is plain data; == works.
type Problem struct {
	// Source is the name of the [Source]; empty from [Events].
	Source string
	// Line is the physical line of the input, from 1, where the content line begins; 0 if the
	// problem belongs to no line.
	Line int
	// Code says what kind of oddity it is, for programs.
	Code Code
	// Text says what it is and what was made of it, for people, in English, on one line.
	Text string
}

// String returns "source:line: text (code)" without the parts that are not set.
func (p Problem) String() string {
	var b strings.Builder
	if p.Source != "" {
		b.WriteString(p.Source)
		b.WriteByte(':')
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, "%d:", p.Line)
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	fmt.Fprintf(&b, "%s (%s)", p.Text, p.Code)
	return b.String()
}

// excerpt returns s for a problem's text: quoted, cut at 60 characters, as by oneLine.
func excerpt(s string) string { return `"` + oneLine(s, 60) + `"` }

// reason returns what an error says for a problem's text, cut at 200 characters, as by oneLine.
func reason(err error) string { return oneLine(err.Error(), 200) }

// oneLine returns s on one line, cut at most characters, without characters that could steer a terminal.
func oneLine(s string, most int) string {
	var b strings.Builder
	for n := 0; len(s) > 0; n++ {
		if n == most {
			b.WriteString("…")
			break
		}
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.IsPrint(r) {
			r = '·'
		}
		b.WriteRune(r)
		s = s[size:]
	}
	return b.String()
}
