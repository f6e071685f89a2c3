package ical

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"math"
)

// lines reads content lines: physical lines that end with CRLF, LF or CR, joined where the next one
// begins with a space or a tab (RFC 5545 section 3.1). It keeps one buffer of fixed size: what it has
// read goes to the caller's slice at once.
type lines struct {
	r      io.Reader
	buf    []byte
	lo, hi int // what is not yet read of buf
	lf, cr int // where the next LF and CR are in buf, hi if there is none; so each byte is looked at once
	err    error
	line   int // physical lines that are complete
	limits Limits
	report func(Problem)

	started, blankTold, crTold bool
}

const (
	bufferSize    = 64 << 10 // of the reads
	maxEmptyReads = 100      // that bring neither data nor an error, before it is one
)

func newLines(r io.Reader, limits Limits, report func(Problem)) *lines {
	return &lines{
		r: &counted{r, limits.Input}, buf: make([]byte, bufferSize), limits: limits, report: report,
	}
}

// next appends the next content line, unfolded and not empty, to dst, and returns dst and the
// physical line where it begins. At the end it returns io.EOF.
func (l *lines) next(dst []byte) ([]byte, int, error) {
	if !l.started {
		l.started = true
		if err := l.mark(); err != nil {
			return dst, 0, err
		}
		if err := l.blanks(); err != nil {
			return dst, 0, err
		}
	}
	if !l.more() {
		return dst, 0, cmp.Or(l.failure(), io.EOF)
	}
	first, most := l.line+1, len(dst)+min(l.limits.Line, math.MaxInt-len(dst))
	for {
		var err error
		if dst, err = l.physical(dst, most); err != nil {
			return dst, first, err
		}
		if err := l.blanks(); err != nil {
			return dst, first, err
		}
		if !l.more() || l.buf[l.lo] != ' ' && l.buf[l.lo] != '\t' {
			return dst, first, nil
		}
		l.lo++
	}
}

// physical appends what is left of the physical line to dst, up to most bytes in all, and takes its
// end.
func (l *lines) physical(dst []byte, most int) ([]byte, error) {
	for l.more() {
		end := min(l.nextLF(), l.nextCR())
		if len(dst)+end-l.lo > most {
			return dst, &LimitError{What: "line", Max: int64(l.limits.Line), Line: l.line + 1}
		}
		dst = append(dst, l.buf[l.lo:end]...)
		if l.lo = end; end < l.hi {
			l.end()
			return dst, nil
		}
	}
	return dst, l.failure()
}

// end takes CRLF, LF or CR, of which one is at lo.
func (l *lines) end() {
	c := l.buf[l.lo]
	l.lo++
	l.line++
	if c == '\n' {
		return
	}
	if l.more() && l.buf[l.lo] == '\n' {
		l.lo++
		return
	}
	if !l.crTold {
		l.crTold = true
		l.report(Problem{Line: l.line, Code: BareCR, Text: "lines end with CR alone"})
	}
}

// blanks takes the empty lines before the next one that is not.
func (l *lines) blanks() error {
	n := 0
	for l.more() && (l.buf[l.lo] == '\n' || l.buf[l.lo] == '\r') {
		l.end()
		n++
	}
	if n > 0 && !l.blankTold && l.more() {
		l.blankTold = true
		l.report(Problem{Line: l.line, Code: BlankLine, Text: "empty lines are skipped"})
	}
	return l.failure()
}

// mark takes a byte order mark at the start of the input, and turns UTF-16 into UTF-8.
func (l *lines) mark() error {
	if !l.more() {
		return l.failure()
	}
	for tries := 0; l.hi < 3 && l.err == nil && tries < maxEmptyReads; tries++ {
		var n int
		n, l.err = l.r.Read(l.buf[l.hi:])
		l.hi += n
		l.lf, l.cr = -1, -1
	}
	head := l.buf[:l.hi]
	switch {
	case bytes.HasPrefix(head, []byte(bom)):
		l.lo = len(bom)
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		rest := io.MultiReader(bytes.NewReader(bytes.Clone(head[2:])), l.r)
		if l.err != nil {
			rest = io.MultiReader(bytes.NewReader(bytes.Clone(head[2:])), failing{l.err})
		}
		l.r, l.err = &utf16Reader{r: rest, big: head[0] == 0xFE}, nil
		l.lo, l.hi = 0, 0
	}
	return nil
}

// bom is the byte order mark in UTF-8.
const bom = "\xEF\xBB\xBF"

// failing is a reader that only has an error.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// more reports whether there is a byte at lo, and reads on if the buffer is used up.
func (l *lines) more() bool {
	for empty := 0; l.lo == l.hi; empty++ {
		if l.err == nil && empty == maxEmptyReads {
			l.err = io.ErrNoProgress
		}
		if l.err != nil {
			return false
		}
		var n int
		n, l.err = l.r.Read(l.buf)
		l.lo, l.hi = 0, n
		l.lf, l.cr = -1, -1
	}
	return true
}

// failure returns why there is nothing more, nil at the plain end or if there is more.
func (l *lines) failure() error {
	switch {
	case l.lo < l.hi || l.err == nil || l.err == io.EOF:
		return nil
	case errors.Is(l.err, errInput):
		return &LimitError{What: "input", Max: l.limits.Input, Line: l.line + 1}
	}
	return l.err
}

func (l *lines) nextLF() int { return l.find(&l.lf, '\n') }
func (l *lines) nextCR() int { return l.find(&l.cr, '\r') }

// find returns the position of c from lo on, hi if there is none, and remembers it in at.
func (l *lines) find(at *int, c byte) int {
	if *at < l.lo {
		if i := bytes.IndexByte(l.buf[l.lo:l.hi], c); i >= 0 {
			*at = l.lo + i
		} else {
			*at = l.hi
		}
	}
	return *at
}
