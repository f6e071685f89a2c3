package money

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// An ExchangeRate says what one unit of a currency was worth in another one, on which day, and who says
// so. It is plain data, comparable with ==; [NewExchangeTable] checks it.
type ExchangeRate struct {
	From   string `json:"from"`   // code of ISO 4217
	To     string `json:"to"`     // code of ISO 4217
	Rate   string `json:"rate"`   // units of To for one unit of From, a decimal above zero: "1.1234"
	Date   string `json:"date"`   // the day that it is for, "2026-01-31"
	Source string `json:"source"` // who says so: "European Central Bank, reference rate"
}

// ExchangeOptions say what may be used beyond a rate of the very pair and day. Nil ones, and the zero
// ExchangeOptions, allow nothing. What was used is said in the [Conversion]. They are plain data.
type ExchangeOptions struct {
	// Inverse allows 1/r, exact, where only the rate r of the opposite direction is there. It is not what
	// a bank pays for that direction.
	Inverse bool
	// Via is the code of a currency through which cross rates may go: from → Via → to. Empty: none.
	Via string
	// MaxAge is the most days that a rate may be older than the day it is used for. Zero: of the day only.
	MaxAge int
}

// An ExchangeTable is a table of exchange rates by pair and day. It is an immutable value, safe to share
// between goroutines. The zero ExchangeTable has no rates: it converts nothing. Only [NewExchangeTable]
// makes others; == does not compile.
type ExchangeTable struct {
	pairs   map[pair][]datedRate // in order of days
	inverse bool
	via     Currency
	maxAge  int
}

type pair struct{ from, to Currency }

type datedRate struct {
	day   time.Time // midnight UTC
	value number
	rate  ExchangeRate
}

// NewExchangeTable returns the table of rates. Faults come all at once, as errors that match
// [*FieldError], with the index of the rate in their paths: "/0/rate". A rate is at fault if it is not a
// decimal above zero, if its currencies are unknown or the same, if it has no day or no source, and if
// the pair is there twice for a day. Options are at "/via" and "/max_age".
func NewExchangeTable(rates []ExchangeRate, options *ExchangeOptions) (ExchangeTable, error) {
	if options == nil {
		options = &ExchangeOptions{}
	}
	t := ExchangeTable{pairs: map[pair][]datedRate{}, inverse: options.Inverse, maxAge: options.MaxAge}
	var problems []error
	if options.MaxAge < 0 {
		problems = append(problems, &FieldError{"/max_age", errors.New("money: days are zero or more")})
	}
	if err := t.via.UnmarshalText([]byte(options.Via)); err != nil {
		problems = append(problems, &FieldError{"/via", err})
	}
	for i, r := range rates {
		if err := t.add(r); err != nil {
			problems = append(problems, below(i, err))
		}
	}
	if err := errors.Join(problems...); err != nil {
		return ExchangeTable{}, err
	}
	return t, nil
}

func (t *ExchangeTable) add(r ExchangeRate) error {
	from, errFrom := ParseCurrency(r.From)
	to, errTo := ParseCurrency(r.To)
	value, errRate := parseExchangeRate(r.Rate)
	day, errDay := parseDay(r.Date)
	var errSource error
	if errFrom == nil && from == to {
		errTo = fmt.Errorf("money: %s is %s: a rate is from one currency to another", r.From, r.To)
	}
	if strings.TrimSpace(r.Source) == "" {
		errSource = errors.New("money: a rate needs a source: who says so")
	}
	err := errors.Join(at("from", errFrom), at("to", errTo), at("rate", errRate), at("date", errDay), at("source", errSource))
	if err != nil {
		return err
	}
	list := t.pairs[pair{from, to}]
	i, found := slices.BinarySearchFunc(list, day, func(d datedRate, day time.Time) int { return d.day.Compare(day) })
	if found {
		return at("date", fmt.Errorf("money: %s to %s is there twice for %s", r.From, r.To, r.Date))
	}
	t.pairs[pair{from, to}] = slices.Insert(list, i, datedRate{day, value, r})
	return nil
}

func parseExchangeRate(text string) (number, error) {
	n, err := parseNumber(text)
	switch {
	case err != nil:
		return n, err
	case strings.Contains(text, "/"):
		return n, errors.New(`money: write the rate as a decimal, such as "1.1234"`)
	case n.sign() <= 0:
		return n, errors.New("money: a rate is above zero")
	}
	return n, nil
}

func parseDay(text string) (time.Time, error) {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return day, fmt.Errorf(`money: %q is no day: write it as "2026-01-31"`, excerpt(text))
	}
	return day, nil
}

// A MissingRateError says that a table has no rate for a pair of currencies that may be used for a day.
type MissingRateError struct {
	From, To Currency
	Date     string // "2026-01-31"
}

// Error names the pair and the day.
func (e *MissingRateError) Error() string {
	return fmt.Sprintf("money: no exchange rate from %s to %s for %s: give one, with its source; none is ever assumed", e.From, e.To, e.Date)
}

// find returns the rates to multiply, one or, for a cross rate, two.
func (t ExchangeTable) find(p pair, day time.Time) ([]UsedRate, number, error) {
	if used, value, ok := t.direct(p, day); ok {
		return []UsedRate{used}, value, nil
	}
	in, a, ok := t.direct(pair{p.from, t.via}, day) // there is none where no currency is given, or one of the pair
	out, b, okOut := t.direct(pair{t.via, p.to}, day)
	if ok && okOut {
		return []UsedRate{in, out}, a.mul(b), nil
	}
	return nil, number{}, &MissingRateError{p.from, p.to, day.Format(time.DateOnly)}
}

// direct returns the rate of p, or 1 over that of the opposite direction if that may be used.
func (t ExchangeTable) direct(p pair, day time.Time) (UsedRate, number, bool) {
	if d, ok := t.latest(p, day); ok {
		return UsedRate{d.rate, false}, d.value, true
	}
	if d, ok := t.latest(pair{p.to, p.from}, day); ok && t.inverse {
		return UsedRate{d.rate, true}, integer(1).quo(d.value), true
	}
	return UsedRate{}, number{}, false
}

// latest returns the last rate of p that is not after day and not too old.
func (t ExchangeTable) latest(p pair, day time.Time) (datedRate, bool) {
	list := t.pairs[p]
	i, found := slices.BinarySearchFunc(list, day, func(d datedRate, day time.Time) int { return cmp.Compare(d.day.Unix(), day.Unix()) })
	if !found {
		i--
	}
	const secondsOfDay = 24 * 60 * 60 // in UTC, where all days have that many
	if i < 0 || (day.Unix()-list[i].day.Unix())/secondsOfDay > int64(t.maxAge) {
		return datedRate{}, false
	}
	return list[i], true
}
