package report

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	zeroWidthNonJoiner = '\u200c' // Hindi and Persian are spelled with these two
	zeroWidthJoiner    = '\u200d'
	maxMarks           = 8 // on one letter; no language needs as many
)

// clean returns text from a stranger as one harmless line: spaces and line breaks are single spaces,
// characters that control a terminal, reorder text (Trojan Source, CVE-2021-42574) or can't be seen are
// gone, and what is no character is U+FFFD.
func clean(text string) string {
	var b strings.Builder
	marks, space := 0, false
	for _, r := range text {
		if unicode.IsSpace(r) || r == '\u2028' || r == '\u2029' {
			space = true
			continue
		}
		r, ok := harmless(r)
		if marks++; !isMark(r) && r != zeroWidthJoiner && r != zeroWidthNonJoiner {
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
	return b.String()
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

// cut returns text up to limit, where measure says how much of it each character takes; what is longer ends
// with "…", between two characters as readers see them.
func cut(text string, limit int, measure func(rune) int) string {
	whole, room, end := 0, limit-measure('…'), 0
	for cluster := range clusters(text) {
		whole += measureCluster(cluster, measure)
		if whole <= room {
			end += len(cluster)
		}
		if whole > limit {
			return strings.TrimRight(text[:end], " ") + "…"
		}
	}
	return text
}

func measureText(text string, measure func(rune) int) int {
	sum := 0
	for cluster := range clusters(text) {
		sum += measureCluster(cluster, measure)
	}
	return sum
}

// measureCluster measures a character as readers see it. An emoji that is joined from several is as large as
// one.
func measureCluster(cluster string, measure func(rune) int) int {
	first, _ := utf8.DecodeRuneInString(cluster)
	if isEmoji(first) && strings.ContainsRune(cluster, zeroWidthJoiner) {
		return measure(first)
	}
	sum := 0
	for _, r := range cluster {
		sum += measure(r)
	}
	return sum
}

// clusters returns an iterator over the characters of text as readers see them: a simple form of the
// extended grapheme clusters of Unicode UAX #29, with Indic conjuncts and joined emoji in one piece.
func clusters(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, flags := 0, 0
		var last rune
		for i, r := range text {
			if i > start && !joins(last, r, flags) {
				if !yield(text[start:i]) {
					return
				}
				start, flags = i, 0
			}
			if isFlagLetter(r) {
				flags++
			}
			last = r
		}
		if start < len(text) {
			yield(text[start:])
		}
	}
}

// joins reports whether b belongs to the same character as a, after so many letters of a flag.
func joins(a, b rune, flags int) bool {
	switch {
	case isMark(b) || b == zeroWidthJoiner || b == zeroWidthNonJoiner || isSkinTone(b) || isJamoTail(b):
		return true
	case a == zeroWidthJoiner:
		return isEmoji(b) || unicode.IsLetter(b)
	case isFlagLetter(a) && isFlagLetter(b):
		return flags%2 == 1
	}
	return slices.Contains(viramas, a) && unicode.IsLetter(b)
}

// viramas join a consonant to the next one, in the scripts where Unicode (Indic_Conjunct_Break) has it so.
var viramas = []rune{'\u094d', '\u09cd', '\u0acd', '\u0b4d', '\u0c4d', '\u0d4d'}

func isMark(r rune) bool       { return unicode.Is(unicode.M, r) }
func isSkinTone(r rune) bool   { return r >= 0x1f3fb && r <= 0x1f3ff }
func isFlagLetter(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }
func isJamoTail(r rune) bool   { return r >= 0x1160 && r <= 0x11ff }
func isEmoji(r rune) bool      { return r >= 0x1f000 && r <= 0x1faff || r >= 0x2190 && r <= 0x2bff }
