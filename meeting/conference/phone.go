package conference

import "strings"

// Bounds of a phone number, with the country's digits (E.164 has at most 15), and of what is dialed behind it.
const (
	minNumber = 7   // digits
	maxNumber = 15  // digits
	minCode   = 4   // digits of an ID and of a code
	maxCode   = 20  // digits of an ID and of a code
	maxDialed = 100 // bytes of all of it
)

// parsePhone reads a text that is a phone number and nothing else: a tel: URI (RFC 3966), or a number with "+" or
// with what is dialed behind it.
func parsePhone(text string) (Link, bool) {
	rest, isURI := cutTel(text)
	n, size := readNumber(rest)
	if size == 0 {
		return Link{}, false
	}
	d, dialed := readDialed(rest[size:])
	if tail := rest[size+dialed:]; !isURI && tail != "" || strings.ContainsAny(tail, "\r\n \t") {
		return Link{}, false
	}
	if !isURI && !d.plausible(n) {
		return Link{}, false
	}
	return dialIn(n, d), true
}

// cutTel takes "tel:" and the slashes that some programs put behind it off text, and the escape off a "+".
func cutTel(text string) (rest string, ok bool) {
	if len(text) < 4 || !strings.EqualFold(text[:4], "tel:") {
		return text, false
	}
	rest = strings.TrimLeft(text[4:], "/ ")
	if len(rest) > 3 && strings.EqualFold(rest[:3], "%2b") {
		rest = "+" + rest[3:]
	}
	return rest, true
}

// readNumber reads a phone number at the beginning of text, and returns it without what parts its digits, and its
// size in text; 0 if there is none. Between digits there may be spaces, hyphens, dots, slashes and parentheses; "(0)", which
// is not dialed from abroad, is dropped.
func readNumber(text string) (number string, size int) {
	var b strings.Builder
	for i := 0; i < len(text) && b.Len() <= maxNumber+1; i++ {
		c := text[i]
		switch {
		case digit(c):
			b.WriteByte(c)
			size = i + 1
		case c == '+' && i == 0:
			b.WriteByte(c)
		case c == '(' && b.Len() > 1 && i-size < 3 && strings.HasPrefix(text[i:], "(0)"):
			i += 2
		case strings.IndexByte(" -./()", c) >= 0 && i-size < 6:
		default:
			i = len(text)
		}
	}
	number = b.String()
	if n := len(strings.TrimPrefix(number, "+")); n < minNumber || n > maxNumber {
		return "", 0
	}
	return number, size
}

// dialed is what is dialed behind a number.
type dialed struct {
	text     string // as it stands, without spaces; from "," on
	id, code string
}

// plausible reports whether d may be dialed behind number, in a text where anything may have digits and commas. An
// international number needs no more, others ten digits, two pauses, and a "#" in the end.
func (d dialed) plausible(number string) bool {
	pauses, hash := strings.HasPrefix(d.text, ",,"), strings.HasSuffix(d.text, "#")
	if number[0] == '+' {
		return d.text == "" || pauses || hash
	}
	return len(number) >= 10 && pauses && hash
}

// readDialed reads what is dialed behind a number: pauses, then digits, "*" and "#". The first group of at least
// four digits is the ID of the conference, the next, or one behind ";", which waits for the caller, the code. It
// returns the size, 0 if there is nothing.
func readDialed(text string) (d dialed, size int) {
	start := 0
	for start < len(text) && text[start] == ' ' {
		start++
	}
	if start == len(text) || strings.IndexByte(",;", text[start]) < 0 {
		return dialed{}, 0
	}
	var b, group strings.Builder
	waits := false
	done := func() {
		switch n := group.Len(); {
		case n < minCode || n > maxCode:
		case d.id == "" && !waits:
			d.id = group.String()
		case d.code == "":
			d.code = group.String()
		}
		group.Reset()
	}
	i := start
	for ; i < len(text) && b.Len() < maxDialed; i++ {
		c := text[i]
		switch {
		case digit(c):
			group.WriteByte(c)
		case c == '%' && strings.HasPrefix(text[i:], "%23"):
			c = '#'
			i += 2
			done()
		case strings.IndexByte(",;*#", c) >= 0:
			done()
			waits = waits || c == ';'
		default:
			c = 0
		}
		if c == 0 {
			break
		}
		b.WriteByte(c)
	}
	done()
	if d.id == "" && d.code == "" {
		return dialed{}, 0
	}
	d.text = strings.TrimRight(b.String(), ",;*")
	return d, i
}

// dialIn returns the link for a number and what is dialed behind it.
func dialIn(number string, d dialed) Link {
	l := Link{service: Phone, number: number, id: d.id, url: "tel:" + number}
	join := l.url
	switch {
	case d.text != "":
		join += strings.ReplaceAll(d.text, "#", "%23")
	case d.id != "" && d.code != "":
		join += ",," + d.id + "%23,," + d.code + "%23"
	case d.id != "":
		join += ",," + d.id + "%23"
	case d.code != "":
		join += ";" + d.code + "%23"
	}
	if d.id != "" {
		l.url += ",," + d.id
	}
	return l.withSecrets(join, d.code)
}

// closed returns l with all that is dialed as its pass code, for those who lead a conference.
func (l Link) closed() Link {
	if l.id == "" {
		return l
	}
	number := "tel:" + l.number
	join := number + ";" + strings.TrimLeft(strings.TrimPrefix(l.JoinURL(), number), ",;")
	code := l.id
	l.id, l.url = "", number
	return l.withSecrets(join, code)
}
