package agenda

import (
	"maps"
	"slices"
	"strings"

	"github.com/salesmeeting/salesmeeting/participant"
)

// Titles are a title in several languages, by BCP 47 tag: "en", "hi". It is plain data; every one needs an
// English title, which stands in for languages that are not there.
type Titles map[string]string

// maxLanguages is the most languages that a title may have.
const maxLanguages = 200

// In returns the title in the language of a BCP 47 tag, without regard to case. Subtags that lead to no title are
// left off from the end of the tag (RFC 4647 section 3.4), so that "en-IN" finds "en"; but "Latn" is not, so
// that "hi-Latn" does not get Devanagari. Where that finds nothing the title is the English one.
func (t Titles) In(tag string) string {
	wanted := strings.ReplaceAll(tag, "_", "-")
	for wanted != "" {
		for _, have := range slices.Sorted(maps.Keys(t)) {
			if strings.EqualFold(have, wanted) {
				return t[have]
			}
		}
		cut := strings.LastIndexByte(wanted, '-')
		if cut < 0 || strings.EqualFold(wanted[cut+1:], "latn") {
			break
		}
		wanted = wanted[:cut]
	}
	return t["en"]
}

// Problems returns every fault of the titles: no English one, more than 200 languages, a title that is missing,
// longer than 1,000 bytes or not UTF-8, a tag that is no BCP 47 tag by its looks.
func (t Titles) Problems() participant.Problems {
	var c checker
	if !c.atMost(len(t), maxLanguages) {
		return c.problems
	}
	if t["en"] == "" {
		c.note(errNoEnglish, "en")
	}
	for _, tag := range slices.Sorted(maps.Keys(t)) {
		if !isTag(tag) {
			c.note(errNoTag, tag)
		}
		if tag != "en" || t[tag] != "" {
			c.note(checkNeeded(t[tag], maxTitleBytes, "give a title"), tag)
		}
	}
	return c.problems
}

// isTag reports whether tag is made of subtags of 1 to 8 letters and digits, as RFC 5646 section 2.1 has them.
func isTag(tag string) bool {
	for subtag := range strings.SplitSeq(tag, "-") {
		if subtag == "" || len(subtag) > 8 || strings.ContainsFunc(subtag, isNoAlphanumeric) {
			return false
		}
	}
	return true
}

func isNoAlphanumeric(r rune) bool {
	return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
}
