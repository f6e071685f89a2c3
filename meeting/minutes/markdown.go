package minutes

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteMarkdown writes the document as Markdown: CommonMark 0.31.2, and for actions the task lists of GitHub, which are
// plain lists elsewhere.
func (d Document) WriteMarkdown(w io.Writer) error {
	if d.page.isZero() {
		return nil
	}
	var m markdown
	m.page(d.page)
	return writeAll(w, m.Bytes(), nil)
}

// markdown is text in the making. Its methods escape what the page says.
type markdown struct{ bytes.Buffer }

func (m *markdown) page(p page) {
	m.parts("# ", escaped(p.Kind+": "+p.Title), "\n")
	if p.Notice != "" {
		m.parts("\n**", escaped(p.Notice), "**\n")
	}
	m.parts("\n")
	for _, f := range p.Facts {
		m.fact(f)
	}
	for _, s := range p.Sections {
		if s.Title != "" {
			m.parts("\n## ", escaped(s.Title), "\n")
		}
		for _, b := range s.Blocks {
			m.block(b)
		}
	}
	if len(p.Actions) > 0 {
		m.parts("\n## ", escaped(p.Heading), "\n\n")
	}
	for _, l := range p.Actions {
		m.task(l)
	}
}

func (m *markdown) fact(f fact) {
	var values []string
	for _, v := range f.Values {
		values = append(values, v.markdown())
	}
	m.parts("- **", inline(f.Label), ":** ", strings.Join(values, ", "), "\n")
}

// markdown returns the text, and a link where it stands for one with a text of its own.
func (v value) markdown() string {
	if v.URL == "" {
		return inline(v.Text)
	}
	if label, ok := strings.CutSuffix(v.Text, v.URL); ok && !strings.ContainsFunc(v.URL, notInAutolink) {
		return inline(label) + "<" + v.URL + ">"
	}
	return "[" + inline(v.Text) + "](<" + destination(v.URL) + ">)"
}

func (m *markdown) block(b block) {
	if head := b.head(); head != "" {
		m.parts("\n### ", escaped(head), "\n")
	}
	if len(b.Lines) > 0 {
		m.parts("\n")
	}
	for _, l := range b.Lines {
		m.parts("- ")
		m.line(l)
	}
}

// head returns what stands over the block, "09:00–09:10 Welcome (10 min)".
func (b block) head() string {
	text := strings.TrimSpace(b.Time + " " + b.Title)
	if b.Length != "" {
		text += " (" + b.Length + ")"
	}
	return text
}

func (m *markdown) line(l line) {
	var parts []string
	if l.Label != "" {
		parts = append(parts, "**"+inline(l.Label)+":**")
	}
	if l.Mark != "" {
		parts = append(parts, "*("+inline(l.Mark)+")*")
	}
	text := make([]string, len(l.Text))
	for i := range l.Text {
		text[i] = escaped(l.Text[i])
	}
	if len(text) > 0 && len(parts) > 0 {
		text[0] = inline(l.Text[0])
	}
	if len(text) > 0 {
		parts = append(parts, strings.Join(text, "\\\n  "))
	}
	var links []string
	for _, v := range l.Links {
		links = append(links, v.markdown())
	}
	if len(links) > 0 {
		parts = append(parts, strings.Join(links, ", "))
	}
	m.parts(strings.Join(parts, " "), "\n")
}

// task writes an action, with a box that is ticked if it is done.
func (m *markdown) task(l line) {
	box := "- [ ] "
	if l.Done {
		box = "- [x] "
	}
	m.parts(box)
	l.Text = append(slices.Clip(l.Text), l.Detail)
	m.line(l)
}

func (m *markdown) parts(texts ...string) {
	for _, text := range texts {
		m.WriteString(text)
	}
}

// special are the characters that mean something anywhere in a line (CommonMark 0.31.2), and in the tables and the
// strikethrough of GitHub. An ampersand does where a semicolon may end an entity.
const special = "\\`*_[]<#|~"

// escaped returns a line in which nothing is markup: special characters, and what would make its beginning a list, a
// quotation, or the underline of a heading or a table, have a backslash in front.
func escaped(text string) string { return backslashed(text, startOf(text)) }

// inline returns what escaped does, for text that is not at the beginning of a line.
func inline(text string) string { return backslashed(text, -1) }

func backslashed(text string, start int) string {
	var b strings.Builder
	semicolon := strings.LastIndexByte(text, ';')
	for i, r := range text {
		if strings.ContainsRune(special, r) || i == start || r == '&' && i < semicolon {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// startOf returns the index of the character that means something at the beginning of the line alone, as in "- x",
// "> x", "1. x" and "1) x"; -1 if there is none.
func startOf(text string) int {
	if text != "" && strings.IndexByte("-+=>:", text[0]) >= 0 {
		return 0
	}
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if digits > 0 && digits < len(text) && (text[digits] == '.' || text[digits] == ')') {
		return digits
	}
	return -1
}

// notInAutolink reports whether r would end a URL in angle brackets, or begin an entity in it: it has no escapes.
func notInAutolink(r rune) bool { return notInURL(r) || r == ';' }

// destination returns a URL for angle brackets behind a text. What no URL has (RFC 3986 section 2) is encoded, so that
// nothing in it is markup or reorders text; an ampersand could begin an entity.
func destination(url string) string {
	var b strings.Builder
	for i := range len(url) {
		switch c := url[i]; {
		case notInURL(rune(c)):
			fmt.Fprintf(&b, "%%%02X", c)
		case c == '&':
			b.WriteString("\\&")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
