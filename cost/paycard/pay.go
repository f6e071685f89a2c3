package paycard

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

// ErrConfidential says that pay is neither written nor given back.
var ErrConfidential = errors.New("paycard: pay is confidential and is not written: keep it where it came from")

// Pay is what one person is paid. It goes in and does not come out: fmt prints "confidential" for every
// verb, the address of a function where it can't call methods, and JSON, text and gob fail with
// [ErrConfidential]. The zero Pay is none, which [Publish] refuses. It is an immutable value, safe to share
// between goroutines; == does not compile, and reflect.DeepEqual is false for any two that are not zero.
type Pay struct {
	// read is a function, since fmt, reflect and the printers built on them show the fields of a struct,
	// unexported ones too, without calling their methods; but they can't look into a function.
	read func() stated
}

// stated is what was said of pay, not yet checked: that needs the currency.
type stated struct {
	text   string
	hourly bool
}

// PerYear returns the pay of somebody who is paid the given amount a year, all that [money.Basis] counts as
// pay, written as a decimal: "85000.00". The card's currency and basis apply. Whether it can be read is said
// by [Publish].
func PerYear(amount string) Pay {
	return Pay{func() stated { return stated{amount, false} }}
}

// PerHour returns the pay of somebody who is paid the given amount for each hour, "40.50", before what the
// employer adds to it. The load factor of the card's basis applies, its hours don't.
func PerHour(amount string) Pay {
	return Pay{func() stated { return stated{amount, true} }}
}

// IsZero reports whether p is the zero Pay.
func (p Pay) IsZero() bool { return p.read == nil }

// Format prints "confidential", whatever the verb.
func (p Pay) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte("confidential")) }

// MarshalJSON fails with ErrConfidential.
func (p Pay) MarshalJSON() ([]byte, error) { return nil, ErrConfidential }

// MarshalText fails with ErrConfidential.
func (p Pay) MarshalText() ([]byte, error) { return nil, ErrConfidential }

// GobEncode fails with ErrConfidential.
func (p Pay) GobEncode() ([]byte, error) { return nil, ErrConfidential }

// errNotPay is the one error for everything that is wrong with pay, so that it says nothing about it.
var errNotPay = errors.New(`is not an amount that is paid: write digits and a point, "85000.00", more than nothing and at most 10^15, without currency and grouping`)

var errPayJSON = errors.New(`is not pay: write {"per_year":"85000.00"} or {"per_hour":"40.50"}, the amount as a string`)

// UnmarshalJSON reads {"per_year":"85000.00"} or {"per_hour":"40.50"}. Its errors say nothing of what is
// there. JSON null changes nothing.
func (p *Pay) UnmarshalJSON(data []byte) error {
	var read *struct {
		PerYear *string `json:"per_year"`
		PerHour *string `json:"per_hour"`
	}
	switch err := json.Unmarshal(data, &read); {
	case err != nil:
		return errPayJSON // and not err, which may quote the pay
	case read == nil:
		return nil
	case read.PerYear != nil && read.PerHour == nil:
		*p = PerYear(*read.PerYear)
	case read.PerHour != nil && read.PerYear == nil:
		*p = PerHour(*read.PerHour)
	default:
		return errPayJSON
	}
	return nil
}

// Bounds of pay: longer texts are not read, and rates stay within what a card can hold.
const maxPayText = 40

var maxPay = big.NewRat(1_000_000_000_000_000, 1)

// rate returns the loaded rate per hour, and whether pay was said per hour. basis must be valid.
func (p Pay) rate(cur money.Currency, basis money.Basis) (rate *big.Rat, hourly bool, err error) {
	if p.read == nil {
		return nil, false, errors.New("is missing: leave out people whose pay is not known, and those who are not paid")
	}
	said := p.read()
	if len(said.text) > maxPayText {
		return nil, false, errNotPay
	}
	amount, err := money.Parse(said.text, cur)
	if err != nil || amount.Sign() <= 0 || amount.Rat().Cmp(maxPay) > 0 {
		return nil, false, errNotPay // and not err, which quotes the pay
	}
	loaded := amount.Mul(basis.LoadFactor).Rat()
	if !said.hourly {
		loaded.Mul(loaded, big.NewRat(int64(time.Hour), int64(basis.Hours)))
	}
	minor := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(cur.Digits())), nil)
	if new(big.Rat).Mul(loaded, new(big.Rat).SetInt(minor)).Cmp(big.NewRat(1, 1)) < 0 {
		return nil, false, errNotPay // less than a minor unit an hour
	}
	return loaded, said.hourly, nil
}
