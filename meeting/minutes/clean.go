package minutes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	zeroWidthNonJoiner = '\u200c' // Hindi is spelled with these two
	zeroWidthJoiner    = '\u200d'
	blank              = " " + string(zeroWidthNonJoiner) + string(zeroWidthJoiner)
	maxMarks           = 8 // on one letter; no language needs as many
)

// oneLine returns text from a stranger as one harmless line: spaces and line breaks are single spaces, characters that
// control a terminal, reorder text (Trojan Source, CVE-2021-42574) or can't be seen are gone, what is no character is
// U+FFFD, and links to join have no pass codes.
func oneLine(text string) string {
	var b strings.Builder
	marks, space := 0, false
	for _, r := range text {
		if unicode.IsSpace(r) {
			space = true
			continue
		}
		r, ok := harmless(r)
		if marks++; !unicode.Is(unicode.M, r) && r != zeroWidthJoiner && r != zeroWidthNonJoiner {
			marks = 0
		}
		if !ok || marks > maxMarks {
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	if strings.Trim(b.String(), blank) == "" {
		return ""
	}
	return withoutCodes(b.String())
}

// harmless returns r, or what stands for it, and whether anything does.
func harmless(r rune) (rune, bool) {
	switch {
	case r == zeroWidthJoiner || r == zeroWidthNonJoiner:
		return r, true
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point):
		return r, false
	case unicode.Is(unicode.Noncharacter_Code_Point, r):
		return utf8.RuneError, true
	}
	return r, true
}

// allLines returns the lines of a text from a stranger that are not empty, each harmless.
func allLines(text string) (list []string) {
	for part := range strings.FieldsFuncSeq(text, isLineBreak) {
		if part = oneLine(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func isLineBreak(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}
