package minutes

// page is what a document shows, whatever the format. All texts are clean; none is escaped.
type page struct {
	Language string
	Kind     string // "Agenda"
	Title    string
	Notice   string // that it is internal; empty: it is not
	Facts    []fact
	Sections []section
	Actions  []line
	Heading  string // of the actions
}

// isZero reports whether nothing is on the page.
func (p page) isZero() bool { return p.Language == "" }

// fact is something about the meeting, "When: …".
type fact struct {
	Label  string
	Values []value
}

// list returns the fact, or nothing if it has no values.
func (f fact) list() []fact {
	if len(f.Values) == 0 {
		return nil
	}
	return []fact{f}
}

// value is a text, and the link that it stands for, if any.
type value struct{ Text, URL string }

// section is a group of blocks; its title may be empty.
type section struct {
	Title  string
	Blocks []block
}

// block is an item of the agenda, with what was planned for it, or what came of it.
type block struct {
	Time, Title, Length string // Time and Length may be empty
	Lines               []line
}

// line is one thing that is said of an item. Label and Mark may be empty.
type line struct {
	Label  string
	Text   []string // the lines that somebody wrote
	Links  []value
	Mark   string // "internal"
	Done   bool   // of actions
	Detail string // of actions: who, and until when
}

// lines returns a line with one text, or nothing if that is empty.
func lines(label, text string) []line {
	if text == "" {
		return nil
	}
	return []line{{Label: label, Text: []string{text}}}
}
