package ical

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"
)

// A blockKind says what a block was made from.
type blockKind uint8

const (
	eventBlock    blockKind = iota // a VEVENT without its nested components
	zoneBlock                      // a VTIMEZONE; its observances are between BEGIN and END properties
	calendarBlock                  // the end of a VCALENDAR: its own properties that matter
)

// A block is what the scanner hands out at a time.
type block struct {
	kind       blockKind
	line       int
	properties []Property
}

// scanner follows BEGIN and END over the content lines and hands out blocks. What is open is a stack
// of names of bounded depth; there is no recursion.
type scanner struct {
	parser
	lines *lines
	zones bool // whether blocks of zones and calendars are wanted

	open     []string // names of open components
	at       int      // index in open of the component that is collected, -1 if none
	line     int      // where it begins
	events   int
	calendar []Property // properties of the open VCALENDAR
	ready    []block    // what next hands out; two at most

	anything, toldMissing bool
}

func newScanner(r io.Reader, limits Limits, report func(Problem)) *scanner {
	return &scanner{
		parser: parser{limits: limits, report: report},
		lines:  newLines(r, limits, report),
		at:     -1,
	}
}

// next returns the next block, or io.EOF, ErrNoCalendar, a *LimitError, or what the reader returned.
func (s *scanner) next() (block, error) {
	for len(s.ready) == 0 {
		from := len(s.arena)
		var line int
		var err error
		if s.arena, line, err = s.lines.next(s.arena); err != nil {
			if err != io.EOF || len(s.open) == 0 {
				if err == io.EOF && !s.anything {
					err = ErrNoCalendar
				}
				return block{}, err
			}
			s.arena = s.arena[:from]
			if err := s.close(0, s.lines.line, ""); err != nil {
				return block{}, err
			}
			continue
		}
		if err := s.take(from, line); err != nil {
			return block{}, err
		}
	}
	b := s.ready[0]
	s.ready = append(s.ready[:0], s.ready[1:]...)
	return b, nil
}

// take takes the content line that begins at from in the arena.
func (s *scanner) take(from, line int) error {
	s.clean(from, line)
	text := s.arena[from:]
	end := nameOf(text)
	if end < 0 {
		if s.skipping() {
			s.arena = s.arena[:from]
			return nil
		}
		s.stray(from, line)
		s.arena = s.arena[:from]
		return nil
	}
	switch name := text[:end]; {
	case string(name) == "BEGIN":
		return s.begin(from, from+end, line)
	case string(name) == "END":
		return s.end(from, from+end, line)
	case s.collecting():
		return s.collect(from, from+end, line)
	case len(s.open) == 1 && s.zones && s.open[0] == "VCALENDAR":
		s.calendarProperty(from, from+end, line)
	case len(s.open) == 0:
		s.stray(from, line)
	}
	s.arena = s.arena[:from]
	return nil
}

// clean puts right the bytes of the line that begins at from.
func (s *scanner) clean(from, line int) {
	text := s.arena[from:]
	if len(text) > 2 && text[0] == bom[0] && string(text[:3]) == bom {
		s.report(Problem{Line: line, Code: StrayBOM, Text: "a byte order mark inside the input"})
		text = append(text[:0], text[3:]...)
		s.arena = s.arena[:from+len(text)]
	}
	if bytes.IndexByte(text, 0) >= 0 {
		s.report(Problem{Line: line, Code: NulByte, Text: "NUL bytes are dropped"})
		text = withoutNUL(text)
		s.arena = s.arena[:from+len(text)]
	}
	if !utf8.Valid(text) {
		s.report(Problem{Line: line, Code: NotUTF8, Text: "bytes that are not UTF-8 are read as Windows-1252"})
		s.arena = appendUTF8(s.arena[:from], bytes.Clone(text))
	}
}

// collecting reports whether properties belong to the block.
func (s *scanner) collecting() bool {
	return s.at >= 0 && (s.at == len(s.open)-1 || s.open[s.at] == "VTIMEZONE")
}

// skipping reports whether the lines belong to something that is not read.
func (s *scanner) skipping() bool {
	return !s.collecting() && len(s.open) > 0 && s.open[len(s.open)-1] != "VCALENDAR"
}

// collect adds a property to the block.
func (s *scanner) collect(from, end, line int) error {
	if len(s.properties) == s.limits.Properties {
		return &LimitError{What: "properties", Max: int64(s.limits.Properties), Line: line}
	}
	if len(s.arena) > s.limits.Event {
		return &LimitError{What: "event", Max: int64(s.limits.Event), Line: line}
	}
	return s.property(from, end, line)
}

// calendarProperty keeps what matters of the properties of a VCALENDAR, each once.
func (s *scanner) calendarProperty(from, end, line int) {
	name := string(s.arena[from:end])
	switch name {
	case "METHOD", "PRODID", "X-WR-TIMEZONE":
	default:
		return
	}
	for _, p := range s.calendar {
		if p.Name == name {
			return
		}
	}
	_, value, _ := bytes.Cut(s.arena[end:], []byte(":"))
	s.calendar = append(s.calendar, Property{Name: name, Value: string(value), Line: line})
}

// component returns the name of the component that a BEGIN or END with the given value means.
func component(value []byte) string {
	value = bytes.TrimSpace(value)
	for _, known := range [...]string{
		"VEVENT", "VALARM", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VCALENDAR", "VTODO", "VJOURNAL", "VFREEBUSY",
	} {
		if len(value) == len(known) && bytes.EqualFold(value, []byte(known)) {
			return known
		}
	}
	return strings.ToUpper(string(value[:min(len(value), 64)]))
}

// begin opens a component.
func (s *scanner) begin(from, end, line int) error {
	_, value, _ := bytes.Cut(s.arena[end:], []byte(":"))
	name := component(value)
	if err := s.makeRoom(from, name, line); err != nil {
		return err
	}
	if len(s.open) >= s.limits.Depth {
		return &LimitError{What: "depth", Max: int64(s.limits.Depth), Line: line}
	}
	if len(s.open) == 0 && name != "VCALENDAR" && !s.toldMissing {
		s.toldMissing = true
		s.report(Problem{Line: line, Code: MissingCalendar, Text: "a component outside of a calendar is read all the same"})
	}
	s.open = append(s.open, name)
	s.anything = s.anything || strings.HasPrefix(name, "V") && name != "VCARD"
	switch {
	case name == "VCALENDAR":
		s.calendar = nil
	case name == "VEVENT":
		if s.events++; s.events > s.limits.Events {
			return &LimitError{What: "events", Max: int64(s.limits.Events), Line: line}
		}
		s.start(line)
		return nil
	case name == "VTIMEZONE" && s.zones && s.at < 0:
		s.start(line)
		return nil
	case s.at >= 0 && s.open[s.at] == "VTIMEZONE":
		return s.collect(from, end, line)
	}
	s.arena = s.arena[:min(from, len(s.arena))]
	return nil
}

// start begins a block with the component on top.
func (s *scanner) start(line int) {
	s.reset()
	s.at, s.line = len(s.open)-1, line
}

// makeRoom closes what cannot contain a component of that name, since its END is missing.
func (s *scanner) makeRoom(from int, name string, line int) error {
	keep := len(s.open)
	switch name {
	case "VCALENDAR":
		keep = 0
	case "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE":
		keep = min(keep, 1)
		if keep == 1 && s.open[0] != "VCALENDAR" {
			keep = 0
		}
	}
	if keep == len(s.open) {
		return nil
	}
	s.arena = s.arena[:from]
	return s.close(keep, line, "")
}

// end closes a component.
func (s *scanner) end(from, end, line int) error {
	_, value, _ := bytes.Cut(s.arena[end:], []byte(":"))
	name := component(value)
	i := len(s.open) - 1
	for i >= 0 && s.open[i] != name {
		i--
	}
	if i < 0 {
		s.arena = s.arena[:from]
		s.report(Problem{Line: line, Code: StrayEnd, Text: "END:" + oneLine(name, 60) + " without BEGIN is skipped"})
		return nil
	}
	if s.at >= 0 && i > s.at && s.open[s.at] == "VTIMEZONE" {
		s.open = s.open[:i]
		return s.collect(from, end, line)
	}
	s.arena = s.arena[:from]
	return s.close(i, line, name)
}

// close closes what is open down to a depth of keep, and makes the blocks ready. All of it but the
// outermost, if that is named, lacks its END.
func (s *scanner) close(keep, line int, named string) error {
	if missing := len(s.open) - keep; missing > 1 || missing == 1 && named == "" {
		s.report(Problem{Line: line, Code: MissingEnd, Text: "END:" + oneLine(s.open[len(s.open)-1], 60) + " is missing"})
	}
	if s.at >= keep {
		kind := eventBlock
		if s.open[s.at] == "VTIMEZONE" {
			kind = zoneBlock
		}
		s.ready = append(s.ready, block{kind, s.line, s.block()})
		s.at = -1
		s.reset()
	}
	if keep == 0 && s.zones && len(s.open) > 0 && s.open[0] == "VCALENDAR" {
		s.ready = append(s.ready, block{calendarBlock, line, s.calendar})
		s.calendar = nil
	}
	s.open = s.open[:keep]
	return nil
}
