package recurrence

import "strconv"

// A Code says what kind of fault a [Problem] is, for programs. It never changes once released.
type Code string

// The codes of what [ParseLenient] puts right, and reports.
const (
	CodeSpelling  Code = "spelling"  // lower case, spaces, a prefix, a stray or missing separator, an unusual date
	CodeExtension Code = "extension" // a part that RFC 5545 does not define was left out
	CodeRepeated  Code = "repeated"  // the same value or the same part twice
	CodeInterval  Code = "interval"  // INTERVAL=0, read as 1
	CodeOrdinal   Code = "ordinal"   // a number before a weekday where RFC 5545 allows none was left out
	CodePart      Code = "part"      // a part that its FREQ does not allow was left out, or the rule was rewritten to one that says the same
	CodeTwoEnds   Code = "two ends"  // COUNT with UNTIL: the rule ends with whichever comes first
	CodeScale     Code = "scale"     // SKIP without RSCALE
)

// The codes of what makes a rule unusable.
const (
	CodeEmpty       Code = "empty"       // no text, no FREQ
	CodeTooLong     Code = "too long"    // more text or more values than a rule can need
	CodeSyntax      Code = "syntax"      // not name=value
	CodeUnknown     Code = "unknown"     // a part that nobody defines
	CodeValue       Code = "value"       // a value that is not of its part's kind, or out of its bounds
	CodeCombination Code = "combination" // parts that may not or cannot stand together
	CodeTooOften    Code = "too often"   // MINUTELY, SECONDLY, or as many times a day, without leave
	CodeNever       Code = "never"       // no date can ever match
	CodeUnbounded   Code = "unbounded"   // the work to expand the rule has no acceptable bound
	CodeUnsupported Code = "unsupported" // meaningful, but not in this library: BYEASTER, other calendars
)

// A Problem is one fault of a rule: what is wrong, where, and what would be right. [ParseLenient] reports
// what it put right as Problems; all errors of this package are *Problem, too.
//
// Problems are plain data; == compares them.
type Problem struct {
	Code  Code
	Part  string // name of the rule part, as "BYDAY"; empty if the fault is not of one part
	Value string // the text at fault, cut after 40 bytes; empty if there is none
	At    int    // byte offset of Value or Part in the text that was parsed; -1 where there is no text
	Want  string // what would be right, or what was done about it
}

// Error returns the problem in one line of English: code, place and remedy.
func (p *Problem) Error() string {
	s := "recurrence: " + string(p.Code)
	if p.Part != "" {
		s += " in " + p.Part
	}
	if p.At >= 0 {
		s += " at byte " + strconv.Itoa(p.At)
	}
	if p.Value != "" {
		s += ": " + strconv.Quote(p.Value)
	}
	if p.Want != "" {
		s += ": " + p.Want
	}
	return s
}

// Is reports whether target is a Problem of the same code; the other fields of target are compared
// only where it sets them. So errors.Is(err, &Problem{Code: CodeNever}) asks for the kind of fault.
func (p *Problem) Is(target error) bool {
	t, ok := target.(*Problem)
	return ok && t.Code == p.Code && (t.Part == "" || t.Part == p.Part)
}

func fault(code Code, part, want string) *Problem {
	return &Problem{Code: code, Part: part, At: -1, Want: want}
}

// excerpt keeps a Problem small whatever the input.
func excerpt(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}
