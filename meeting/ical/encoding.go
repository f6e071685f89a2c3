package ical

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// errInput is how counted says that there is more input than allowed; lines makes a LimitError of it.
var errInput = errors.New("ical: input too long")

// counted passes on at most left bytes of r.
type counted struct {
	r    io.Reader
	left int64
}

func (c *counted) Read(p []byte) (int, error) {
	if c.left == 0 { // allowed is what ends here: look whether it does
		var one [1]byte
		n, err := c.r.Read(one[:])
		if n > 0 {
			return 0, errInput
		}
		return 0, err
	}
	if int64(len(p)) > c.left {
		p = p[:c.left]
	}
	n, err := c.r.Read(p)
	c.left -= int64(n)
	return n, err
}

// utf16Reader turns UTF-16 into UTF-8. A half unit at the end and lone surrogates become U+FFFD.
type utf16Reader struct {
	r      io.Reader
	big    bool
	raw    [4096]byte
	n      int // bytes in raw
	buf    []byte
	out    []byte // what of buf was not yet read
	high   uint16 // a high surrogate that waits for its low one; 0: none
	reason error
}

func (u *utf16Reader) Read(p []byte) (int, error) {
	for len(u.out) == 0 {
		if u.reason != nil {
			return 0, u.reason
		}
		n, err := u.r.Read(u.raw[u.n:])
		u.n += n
		u.reason = err
		u.decode(err != nil)
		if n == 0 && err == nil {
			return 0, nil
		}
	}
	n := copy(p, u.out)
	u.out = u.out[n:]
	return n, nil
}

// decode turns the whole units of raw into text and keeps the rest.
func (u *utf16Reader) decode(last bool) {
	u.buf = u.buf[:0]
	i := 0
	for ; i+1 < u.n; i += 2 {
		c := uint16(u.raw[i]) | uint16(u.raw[i+1])<<8
		if u.big {
			c = c<<8 | c>>8
		}
		u.unit(c)
	}
	u.n = copy(u.raw[:], u.raw[i:u.n])
	if last && (u.n > 0 || u.high != 0) {
		u.buf = utf8.AppendRune(u.buf, utf8.RuneError)
		u.n, u.high = 0, 0
	}
	u.out = u.buf
}

func (u *utf16Reader) unit(c uint16) {
	if u.high != 0 {
		r := utf16.DecodeRune(rune(u.high), rune(c))
		u.high = 0
		u.buf = utf8.AppendRune(u.buf, r)
		if r != utf8.RuneError {
			return
		}
	}
	if c >= 0xD800 && c < 0xDC00 {
		u.high = c
		return
	}
	u.buf = utf8.AppendRune(u.buf, rune(c)) // a lone low surrogate is written as U+FFFD
}

// appendUTF8 appends raw to dst, each byte that is not part of UTF-8 read as Windows-1252. Bytes are
// judged one by one, since files have UTF-8 that was cut in the middle of a character.
func appendUTF8(dst, raw []byte) []byte {
	for len(raw) > 0 {
		if r, size := utf8.DecodeRune(raw); r != utf8.RuneError || size > 1 {
			dst = append(dst, raw[:size]...)
			raw = raw[size:]
			continue
		}
		c := rune(raw[0])
		if c >= 0x80 && c < 0xA0 {
			c = windows1252[c-0x80]
		}
		dst = utf8.AppendRune(dst, c)
		raw = raw[1:]
	}
	return dst
}

// windows1252 has the characters 0x80 to 0x9F; the five that are not assigned stay control
// characters (WHATWG Encoding Standard, index windows-1252).
var windows1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
}

// withoutNUL returns raw without its NUL bytes, in place.
func withoutNUL(raw []byte) []byte {
	kept := raw[:0]
	for len(raw) > 0 {
		i := bytes.IndexByte(raw, 0)
		if i < 0 {
			return append(kept, raw...)
		}
		kept = append(kept, raw[:i]...)
		raw = raw[i+1:]
	}
	return kept
}
