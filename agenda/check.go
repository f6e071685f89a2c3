package agenda

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/salesmeeting/salesmeeting/participant"
)

// checker collects the faults of a value.
type checker struct{ problems participant.Problems }

// note adds err, if there is one, as a fault at path.
func (c *checker) note(err error, path ...any) {
	if err != nil {
		c.problems = append(c.problems, participant.Problem{Path: participant.Pointer(path...), Err: err})
	}
}

// located adds the faults of err below path.
func (c *checker) located(err error, path ...any) {
	c.problems = append(c.problems, participant.Located(participant.Pointer(path...), err)...)
}

func (c *checker) text(text string, most int, path ...any) { c.note(checkText(text, most), path...) }

// atMost reports whether a list is not too long.
func (c *checker) atMost(n, most int, path ...any) bool {
	if n > most {
		c.note(fmt.Errorf("has %d entries, at most %d are allowed", n, most), path...)
	}
	return n <= most
}

// people checks a list of people.
func (c *checker) people(ids []participant.ID, most int, path ...any) {
	if !c.atMost(len(ids), most, path...) {
		return
	}
	seen := make(map[participant.ID]bool, len(ids))
	for i, id := range ids {
		c.note(id.Check(), below(path, i)...)
		if seen[id] && id != "" {
			c.note(fmt.Errorf("%.80q is there already", id), below(path, i)...)
		}
		seen[id] = true
	}
}

// kinds checks a list of kinds of result.
func (c *checker) kinds(kinds []ResultKind, path ...any) {
	if !c.atMost(len(kinds), len(resultKinds), path...) {
		return
	}
	seen := make(map[ResultKind]bool, len(kinds))
	for i, kind := range kinds {
		c.note(kind.Check(), below(path, i)...)
		if seen[kind] {
			c.note(fmt.Errorf("%.40q is there already", string(kind)), below(path, i)...)
		}
		seen[kind] = true
	}
}

// records checks a list of links to what the host keeps.
func (c *checker) records(records []participant.Record, path ...any) {
	if !c.atMost(len(records), maxRecords, path...) {
		return
	}
	for i, r := range records {
		c.note(r.Check(), below(path, i)...)
	}
}

// maxRoles is the most roles in a list.
const maxRoles = 100

// roles checks a list of roles.
func (c *checker) roles(roles []participant.Role, path ...any) {
	if !c.atMost(len(roles), maxRoles, path...) {
		return
	}
	for i, role := range roles {
		if role == "" {
			c.note(errors.New("is missing: name a role"), below(path, i)...)
		}
		c.note(role.Check(), below(path, i)...)
	}
}

// maxRecords is the most links that a value may have to what the host keeps.
const maxRecords = 100

// below returns path with one more token, sharing nothing with path.
func below(path []any, token any) []any { return append(slices.Clip(path), token) }

// checkNeeded returns an error if text is missing, with what to do, or if checkText does.
func checkNeeded(text string, most int, todo string) error {
	if text == "" {
		return errors.New("is missing: " + todo)
	}
	return checkText(text, most)
}

// checkText returns an error if text is too long or can't be written in JSON as it is.
func checkText(text string, most int) error {
	switch {
	case len(text) > most:
		return fmt.Errorf("has %d bytes, at most %d are allowed", len(text), most)
	case !utf8.ValidString(text):
		return errors.New("must be UTF-8 text")
	}
	return nil
}

var (
	errNegative  = errors.New("must not be negative")
	errTwice     = errors.New("is there already")
	errNoEnglish = errors.New("is missing: give a title in English")
	errNoTag     = errors.New(`is no BCP 47 tag, such as "en" or "hi"`)
)
