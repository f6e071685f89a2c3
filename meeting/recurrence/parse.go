package recurrence

import (
	"slices"
	"strings"
)

const (
	maxText   = 8192 // bytes; all values of all parts of RFC 5545 fit
	maxValues = 1000 // values of one part
)

// Options says how [ParseWith] reads. The zero Options, and a nil pointer, are those of [Parse].
type Options struct {
	// Lenient puts right what has one sensible reading, and reports it: see [ParseLenient].
	Lenient bool
	// Frequent allows MINUTELY and SECONDLY rules, and others with more than 288 times of day.
	Frequent bool
}

// Parse reads a rule of RFC 5545 section 3.3.10 ("FREQ=WEEKLY;BYDAY=TU"), with SKIP of RFC 7529 for the
// Gregorian calendar. It is strict: names in upper case, no spaces, no property name in front, nothing that
// the RFC forbids. Parts may come in any order, and values twice, which the RFC allows.
//
// The error is a [*Problem] that says what is wrong, where, and what would be right. Rules that can never
// take place, or whose work has no acceptable bound, are refused; so are BYEASTER, which no RFC has,
// BYSECOND=60, since there are no leap seconds on the clocks of this library, and MINUTELY and SECONDLY
// ([Options] allows them). Text is at most 8,192 bytes, a part at most 1,000 values.
func Parse(text string) (Rule, error) {
	p := parser{text: text}
	return p.parse()
}

// ParseLenient reads a rule as real files have them. It puts right what has one sensible reading, and
// returns each oddity: lower case, spaces, the prefix "RRULE:", stray separators, X- parts, repeated parts
// and values, INTERVAL=0 (read as 1), COUNT with UNTIL (the rule ends with whichever comes first), 2MO in a
// WEEKLY rule (read as MO), BYWEEKNO, BYYEARDAY or BYMONTHDAY where they do not belong (read as a limit),
// BYSETPOS=1 with nothing to choose from, SKIP without RSCALE, UNTIL in the extended form of ISO 8601,
// without seconds or with an offset. What is unusable is an error as from [Parse].
func ParseLenient(text string) (Rule, []*Problem, error) {
	return ParseWith(text, &Options{Lenient: true})
}

// ParseWith is [Parse] with options. The problems are those of [ParseLenient].
func ParseWith(text string, o *Options) (Rule, []*Problem, error) {
	p := parser{text: text}
	if o != nil {
		p.lenient, p.frequent = o.Lenient, o.Frequent
	}
	r, err := p.parse()
	return r, p.problems, err
}

type parser struct {
	text     string
	lenient  bool
	frequent bool
	twoEnds  bool // COUNT with UNTIL is allowed without being lenient
	parts    parts
	seen     map[string]string // part → value
	scale    bool
	problems []*Problem
}

func (p *parser) parse() (Rule, error) {
	if len(p.text) > maxText {
		return Rule{}, &Problem{Code: CodeTooLong, At: maxText, Want: "at most 8192 bytes"}
	}
	p.parts, p.seen = newParts(0), map[string]string{}
	if err := p.readAll(); err != nil {
		return Rule{}, err
	}
	if p.lenient {
		p.mend()
	}
	if err := p.checkText(); err != nil {
		return Rule{}, err
	}
	s, err := compile(p.parts, p.frequent)
	if err != nil {
		p.locate(err)
		return Rule{}, err
	}
	return Rule{s: s}, nil
}

// checkText applies the rules that concern the text only.
func (p *parser) checkText() *Problem {
	switch {
	case p.parts.freq == 0:
		return &Problem{Code: CodeEmpty, Part: "FREQ", At: 0, Want: "a rule needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"}
	case p.parts.count > 0 && p.parts.until.kind != untilNone && !p.lenient && !p.twoEnds:
		return p.at(fault(CodeCombination, "UNTIL", "does not go with COUNT"))
	case p.seen["SKIP"] != "" && !p.scale && !p.lenient:
		return p.at(fault(CodeCombination, "SKIP", "needs RSCALE=GREGORIAN (RFC 7529)"))
	}
	return nil
}

// at and locate add the place of the part to a problem found later.
func (p *parser) at(f *Problem) *Problem {
	p.locate(f)
	return f
}

func (p *parser) locate(f *Problem) {
	if f.Part == "" {
		f.At = 0
		return
	}
	f.At = max(0, strings.Index(strings.ToUpper(p.text), f.Part+"="))
	f.Value = excerpt(p.seen[f.Part])
}

// note reports an oddity: in a strict parser it is the error.
func (p *parser) note(code Code, part, value string, at int, want string) *Problem {
	if !p.lenient {
		return &Problem{Code: code, Part: part, Value: excerpt(value), At: at, Want: want}
	}
	p.remark(code, part, value, at, want)
	return nil
}

// remark reports what a lenient parser has put right.
func (p *parser) remark(code Code, part, value string, at int, want string) {
	p.problems = append(p.problems, &Problem{Code: code, Part: part, Value: excerpt(value), At: at, Want: want})
}

func (p *parser) readAll() *Problem {
	at, rest := 0, p.text
	if t := strings.TrimLeft(rest, spaces); p.lenient && len(t) >= 6 && strings.EqualFold(t[:6], "RRULE:") {
		at = len(rest) - len(t) + 6
		rest = t[6:]
		p.remark(CodeSpelling, "", "RRULE:", at-6, "the name of the property is not part of the rule")
	}
	if strings.Trim(rest, spaces) == "" {
		return &Problem{Code: CodeEmpty, At: at, Want: "a rule such as FREQ=WEEKLY"}
	}
	for {
		part, after, more := strings.Cut(rest, ";")
		if err := p.readPart(part, at); err != nil {
			return err
		}
		if !more {
			return nil
		}
		at += len(part) + 1
		rest = after
	}
}

const spaces = " \t\r\n"

// readPart reads one name=value that begins at byte at.
func (p *parser) readPart(part string, at int) *Problem {
	tidy := p.tidy(part, at)
	if tidy == "" {
		return p.note(CodeSpelling, "", "", at, "nothing between separators")
	}
	name, value, ok := strings.Cut(tidy, "=")
	switch {
	case !ok || name == "" || strings.Contains(value, "="):
		return &Problem{Code: CodeSyntax, Value: excerpt(part), At: at, Want: "must be NAME=VALUE"}
	case value == "":
		return p.note(CodeSpelling, excerpt(name), "", at, "has no value")
	case strings.HasPrefix(name, "X-") || name == "DTSTART":
		return p.note(CodeExtension, excerpt(name), value, at, "RFC 5545 defines no such part")
	}
	if before, twice := p.seen[name]; twice {
		if before != value {
			return &Problem{Code: CodeCombination, Part: excerpt(name), Value: excerpt(value), At: at, Want: "stands here a second time, with another value"}
		}
		return p.note(CodeRepeated, excerpt(name), value, at, "stands here a second time")
	}
	p.seen[name] = value
	return p.readValue(name, value, at+strings.IndexByte(part, '=')+1)
}

// tidy returns the part in upper case and without spaces, and reports that it had to.
func (p *parser) tidy(part string, at int) string {
	if !p.lenient {
		return part
	}
	tidy := strings.ToUpper(strings.Map(func(r rune) rune {
		if strings.ContainsRune(spaces, r) {
			return -1
		}
		return r
	}, part))
	if tidy != part {
		p.remark(CodeSpelling, "", part, at, "upper case and no spaces: "+excerpt(tidy))
	}
	return tidy
}

func (p *parser) readValue(name, value string, at int) *Problem {
	bad := func(want string) *Problem {
		return &Problem{Code: CodeValue, Part: name, Value: excerpt(value), At: at, Want: want}
	}
	switch name {
	case "FREQ":
		i := slices.Index(frequencyNames[:], value)
		if i < 1 {
			return bad("must be DAILY, WEEKLY, MONTHLY, YEARLY or HOURLY")
		}
		p.parts.freq = frequency(i)
	case "INTERVAL", "COUNT":
		return p.readCount(name, value, at)
	case "UNTIL":
		return p.readUntil(value, at)
	case "WKST":
		i := slices.Index(weekdayNames[:], value)
		if i < 0 {
			return bad("must be MO, TU, WE, TH, FR, SA or SU")
		}
		p.parts.weekStart = int8(i)
	case "BYDAY":
		return p.readList(name, value, at, p.readWeekday)
	case "SKIP":
		i := slices.Index(skipNames[:], value)
		if i < 0 {
			return bad("must be OMIT, BACKWARD or FORWARD")
		}
		p.parts.skip = Skip(i)
	case "RSCALE":
		if value != "GREGORIAN" {
			return &Problem{Code: CodeUnsupported, Part: name, Value: excerpt(value), At: at, Want: "only GREGORIAN"}
		}
		p.scale = true
	case "BYEASTER":
		return &Problem{Code: CodeUnsupported, Part: name, Value: excerpt(value), At: at, Want: "no RFC defines it"}
	default:
		if p.parts.list(name) == nil {
			return &Problem{Code: CodeUnknown, Part: excerpt(name), At: at - len(name) - 1, Want: "must be a part of RFC 5545 section 3.3.10"}
		}
		return p.readList(name, value, at, p.readNumber)
	}
	return nil
}
