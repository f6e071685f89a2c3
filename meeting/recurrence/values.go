package recurrence

import (
	"slices"
	"strconv"
	"strings"
)

// readCount reads INTERVAL or COUNT.
func (p *parser) readCount(name, value string, at int) *Problem {
	n, ok := number(value, false)
	if ok && name == "INTERVAL" && n == 0 && p.lenient {
		n = 1
		p.remark(CodeInterval, name, value, at, "read as 1")
	}
	if !ok || n < 1 {
		return &Problem{Code: CodeValue, Part: name, Value: excerpt(value), At: at, Want: "must be a whole number from 1"}
	}
	if name == "COUNT" {
		p.parts.count = n
	} else {
		p.parts.interval = n
	}
	return nil
}

// readList reads values that are separated by commas.
func (p *parser) readList(name, list string, at int, read func(name, value string, at int) *Problem) *Problem {
	for n := 0; ; n++ {
		value, after, more := strings.Cut(list, ",")
		switch {
		case n == maxValues:
			return &Problem{Code: CodeTooLong, Part: name, At: at, Want: "at most 1000 values"}
		case value == "":
			if err := p.note(CodeSpelling, name, "", at, "nothing between commas"); err != nil {
				return err
			}
		default:
			if err := read(name, value, at); err != nil {
				return err
			}
		}
		if !more {
			return nil
		}
		at += len(value) + 1
		list = after
	}
}

func (p *parser) readNumber(name, value string, at int) *Problem {
	n, ok := number(value, listBounds[name].signed)
	if ok && name == "BYSECOND" && n == 60 {
		n = 59
		if !p.lenient {
			return &Problem{Code: CodeUnsupported, Part: name, Value: value, At: at, Want: "clocks here have no leap seconds; at most 59"}
		}
		p.remark(CodeSpelling, name, value, at, "read as 59: clocks here have no leap seconds")
	}
	if !ok || !inBounds(name, n) {
		b := listBounds[name]
		want := "must be from " + strconv.Itoa(b.low) + " to " + strconv.Itoa(b.high)
		if b.signed {
			want += ", or the negative of such a number"
		}
		return &Problem{Code: CodeValue, Part: name, Value: excerpt(value), At: at, Want: want}
	}
	l := p.parts.list(name)
	*l = append(*l, int16(n))
	return nil
}

func (p *parser) readWeekday(name, value string, at int) *Problem {
	bad := &Problem{Code: CodeValue, Part: name, Value: excerpt(value), At: at, Want: "must be a weekday such as MO, or 2MO, -1FR in MONTHLY and YEARLY rules"}
	if len(value) < 2 {
		return bad
	}
	split := len(value) - 2
	day := slices.Index(weekdayNames[:], value[split:])
	if day < 0 {
		return bad
	}
	n := 0
	if split > 0 {
		var ok bool
		if n, ok = number(value[:split], true); !ok || n < -53 || n > 53 || n == 0 && !p.lenient {
			return bad
		}
		if n == 0 {
			p.remark(CodeOrdinal, name, value, at, "read as "+weekdayNames[day])
		}
	}
	p.parts.days = append(p.parts.days, weekdayValue{n: int16(n), day: int8(day)})
	return nil
}

// number reads a decimal number of at most nine digits, with a sign if that is allowed.
func number(s string, signed bool) (int, bool) {
	digits := s
	if signed && s != "" && (s[0] == '+' || s[0] == '-') {
		digits = s[1:]
	}
	if digits == "" || len(digits) > 9 || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
