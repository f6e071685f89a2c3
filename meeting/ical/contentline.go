package ical

import "bytes"

// A span is a part of the arena.
type span struct{ from, to int }

// propertySpans is a property in the arena: its parameters and their values are the ranges of indices
// in block.params and block.values.
type propertySpans struct {
	name, value          span
	paramsFrom, paramsTo int
	line                 int
}

type paramSpans struct {
	name                 span
	valuesFrom, valuesTo int
}

// parser takes content lines apart where they stand in the arena, and collects what it finds. Its
// slices are used again for the next block.
type parser struct {
	arena      []byte
	properties []propertySpans
	params     []paramSpans
	values     []span
	limits     Limits
	report     func(Problem)
}

// reset forgets what was collected.
func (p *parser) reset() {
	p.arena, p.properties = p.arena[:0], p.properties[:0]
	p.params, p.values = p.params[:0], p.values[:0]
}

// Kinds of bytes of names.
const (
	notInName = iota
	inName
	lowerInName
	afterName // of a property: ";" or ":"
)

// nameBytes has the kind of each byte. Besides what RFC 5545 section 3.1 allows there is "_" and ".", which
// files have.
var nameBytes = func() (kinds [256]byte) {
	for c := range kinds {
		switch {
		case c >= 'a' && c <= 'z':
			kinds[c] = lowerInName
		case c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.':
			kinds[c] = inName
		case c == ':' || c == ';':
			kinds[c] = afterName
		}
	}
	return kinds
}()

// nameOf puts the name that begins the line into upper case and returns its length. It returns -1, and leaves
// the line alone, if that is no content line.
func nameOf(line []byte) int {
	isLower := false
	for i, c := range line {
		switch nameBytes[c] {
		case inName:
		case lowerInName:
			isLower = true
		case afterName:
			if isLower {
				upper(line[:i])
			}
			if i > 0 {
				return i
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// upper turns ASCII letters of s into upper case, in place.
func upper(s []byte) {
	for i, c := range s {
		if c >= 'a' && c <= 'z' {
			s[i] = c - 'a' + 'A'
		}
	}
}

// property takes the content line that begins at from in the arena and ends with it, and whose name
// ends at end, and collects it. Two passes over the line at most.
func (p *parser) property(from, end, line int) error {
	found := propertySpans{name: span{from, end}, paramsFrom: len(p.params), line: line}
	values := len(p.values)
	at := end
	for at < len(p.arena) && p.arena[at] == ';' {
		if len(p.params)-found.paramsFrom == p.limits.Parameters {
			return &LimitError{What: "parameters", Max: int64(p.limits.Parameters), Line: line}
		}
		var err error
		if at, err = p.param(at+1, line); err != nil {
			return err
		}
	}
	if at == len(p.arena) {
		p.stray(from, line)
		p.params, p.values = p.params[:found.paramsFrom], p.values[:values]
		p.arena = p.arena[:from]
		return nil
	}
	found.paramsTo, found.value = len(p.params), span{at + 1, len(p.arena)}
	p.properties = append(p.properties, found)
	return nil
}

// stray reports the line that begins at from in the arena.
func (p *parser) stray(from, line int) {
	text := p.arena[from:]
	p.report(Problem{Line: line, Code: StrayLine, Text: "skipped a line that is no property: " +
		excerpt(string(text[:min(len(text), 300)]))})
}

// param takes one parameter, which begins at from, and returns where it ends: at ";" or ":" or the
// end of the line.
func (p *parser) param(from, line int) (int, error) {
	end := from
	for end < len(p.arena) && p.arena[end] != '=' && p.arena[end] != ';' && p.arena[end] != ':' {
		end++
	}
	if end == len(p.arena) {
		return end, nil
	}
	upper(p.arena[from:end])
	found := paramSpans{name: span{from, end}, valuesFrom: len(p.values)}
	at := end
	if p.arena[at] == '=' {
		for more := true; more; {
			if len(p.values)-found.valuesFrom == p.limits.Parameters {
				return 0, &LimitError{What: "parameters", Max: int64(p.limits.Parameters), Line: line}
			}
			var value span
			value, at = p.paramValue(at+1, line)
			p.values = append(p.values, value)
			more = at < len(p.arena) && p.arena[at] == ','
		}
	} else if end > from {
		p.report(Problem{Line: line, Code: BareParameter, Text: "parameter " +
			excerpt(string(p.arena[from:min(end, from+300)])) + " has no value"})
	}
	found.valuesTo = len(p.values)
	if end > from {
		p.params = append(p.params, found)
	}
	return at, nil
}

// paramValue takes one value of a parameter, which begins at from, and returns where it stands and
// where it ends: at ",", ";" or ":" or the end of the line.
func (p *parser) paramValue(from, line int) (span, int) {
	s := p.arena
	if from < len(s) && s[from] == '"' {
		end := bytes.IndexByte(s[from+1:], '"')
		if after := from + end + 2; end >= 0 && (after == len(s) || isDelimiter(s[after])) {
			return p.uncaret(span{from + 1, after - 1}), after
		}
	}
	quoted, open := false, 0
	for at := from; at < len(s); at++ {
		switch {
		case s[at] == '"':
			quoted = !quoted
			open = at
		case !quoted && isDelimiter(s[at]):
			return p.uncaret(span{from, at}), at
		}
	}
	if !quoted {
		return p.uncaret(span{from, len(s)}), len(s)
	}
	p.report(Problem{Line: line, Code: OpenQuote, Text: "a quotation mark in a parameter is never closed"})
	end := open
	for end < len(s) && !isDelimiter(s[end]) {
		end++
	}
	if from == open {
		from++
	}
	return p.uncaret(span{from, end}), end
}

func isDelimiter(c byte) bool { return c == ',' || c == ';' || c == ':' }

// uncaret undoes the caret escapes of RFC 6868 section 3.1 in place and keeps wrong ones.
func (p *parser) uncaret(at span) span {
	s := p.arena[at.from:at.to]
	i := bytes.IndexByte(s, '^')
	if i < 0 {
		return at
	}
	kept := s[:i]
	for ; i < len(s); i++ {
		c := s[i]
		if c == '^' && i+1 < len(s) {
			switch s[i+1] {
			case 'n':
				c = '\n'
				i++
			case '\'':
				c = '"'
				i++
			case '^':
				i++
			}
		}
		kept = append(kept, c)
	}
	return span{at.from, at.from + len(kept)}
}

// block copies what was collected, in one string and three slices whatever the number of properties.
func (p *parser) block() []Property {
	text := string(p.arena)
	values := make([]string, len(p.values))
	for i, v := range p.values {
		values[i] = text[v.from:v.to]
	}
	params := make([]Param, len(p.params))
	for i, q := range p.params {
		params[i] = Param{text[q.name.from:q.name.to], values[q.valuesFrom:q.valuesTo:q.valuesTo]}
	}
	properties := make([]Property, len(p.properties))
	for i, q := range p.properties {
		properties[i] = Property{
			Name:   text[q.name.from:q.name.to],
			Params: params[q.paramsFrom:q.paramsTo:q.paramsTo],
			Value:  text[q.value.from:q.value.to],
			Line:   q.line,
		}
	}
	return properties
}
