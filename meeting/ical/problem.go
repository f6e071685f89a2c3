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

// A Code names a kind of [Problem]. Codes are stable: programs may compare them.
type Code string

// Codes of the reader's first layer, [Events].
const (
	// BlankLine: an empty line between content lines was skipped. Told once per input.
	BlankLine Code = "blank-line"
	// BareCR: a line ends with CR alone; it counts as an end. Told once per input.
	BareCR Code = "bare-cr"
	// StrayLine: a line that is no "NAME:value" was skipped.
	StrayLine Code = "stray-line"
	// StrayBOM: a byte order mark inside the input was skipped.
	StrayBOM Code = "stray-bom"
	// NotUTF8: bytes that are not UTF-8 were read as Windows-1252, of which Latin-1 is a part.
	NotUTF8 Code = "not-utf-8"
	// NulByte: NUL bytes in a line were dropped.
	NulByte Code = "nul-byte"
	// OpenQuote: a quotation mark in a parameter is never closed; it was taken as it stands.
	OpenQuote Code = "open-quote"
	// BareParameter: a parameter has no "="; it was kept without a value.
	BareParameter Code = "bare-parameter"
	// MissingCalendar: a component stands outside BEGIN:VCALENDAR; it was read all the same. Told
	// once per input.
	MissingCalendar Code = "missing-calendar"
	// MissingEnd: a component has no END; it was taken to end where the next one begins or its
	// parent ends.
	MissingEnd Code = "missing-end"
	// StrayEnd: an END without its BEGIN was skipped.
	StrayEnd Code = "stray-end"
)

// excerpt returns s for a problem's text: quoted, on one line, cut at 60 characters, without
// characters that could steer a terminal.
func excerpt(s string) string {
	const most = 60
	var b strings.Builder
	b.WriteByte('"')
	n := 0
	for len(s) > 0 && n < most {
		r, size := utf8.DecodeRuneInString(s)
		if !unicode.IsPrint(r) {
			r = '·'
		}
		b.WriteRune(r)
		s = s[size:]
		n++
	}
	if len(s) > 0 {
		b.WriteString("…")
	}
	b.WriteByte('"')
	return b.String()
}
