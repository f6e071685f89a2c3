package cost

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/participant"
)

// A CardDraft is a rate card as a host has it before [NewCard] has checked it. It is plain data.
type CardDraft struct {
	// Currency is the ISO 4217 code of all rates.
	Currency string `json:"currency"`
	// Source says who published the rates and for when: "Finance, loaded rates for 2026".
	Source string `json:"source"`
	// PerHour are the rates by role, in currency units per hour: a decimal, "96.00", or a fraction,
	// "4565/3207", where no decimal is exact. Use loaded rates: pay, and what the employer adds to it
	// ([money.PerYear]).
	PerHour map[participant.Role]string `json:"per_hour"`
	// Default is the rate of people whose role the card lacks or nobody knows; without it, a model that
	// meets such people fails with a [NoRateError].
	Default string `json:"default,omitempty"`
}

// A Card is a published rate card: what an hour costs by role, in one currency. It is an immutable value,
// cheap to copy and safe to share between goroutines. Only [NewCard] makes one; the zero Card has no rates.
type Card struct{ c *card }

type card struct {
	draft    CardDraft
	currency money.Currency
	// den is the common denominator of all rates, so that sums stay in integers.
	den     uint64
	rates   []roleRate // by role
	rest    uint64     // numerator of the default
	hasRest bool
}

type roleRate struct {
	role participant.Role
	num  uint64 // over the card's denominator
}

// few is up to how many roles a search from the first beats all others.
const few = 16

// Bounds of a card. They keep sums in 128 bits: 10^15 · 10^4 · 10^4 people · 3.2·10^9 seconds < 2^127.
const (
	maxDenominator = 1_000_000_000
	maxNumerator   = 1_000_000_000_000_000
)

// NewCard returns the card that d describes. Its error is of type [participant.Problems], all faults at
// once, with paths as in the draft's JSON: a currency that ISO 4217 does not list, no source, a role or a
// rate that cannot be read, or rates whose common denominator is above 10^9 (publish them rounded).
func NewCard(d CardDraft) (Card, error) {
	d.PerHour = maps.Clone(d.PerHour)
	var ps participant.Problems
	note := func(err error, path ...any) {
		ps = append(ps, participant.Located(participant.Pointer(path...), err)...)
	}
	currency, err := money.ParseCurrency(d.Currency)
	note(err, "currency")
	if d.Source == "" {
		note(errors.New("is missing: say who published the rates, and for when"), "source")
	}
	if len(d.PerHour) == 0 && d.Default == "" {
		note(errors.New("is missing: give a rate for each role, or a default"), "per_hour")
	}
	rates := make(map[participant.Role]*big.Rat, len(d.PerHour))
	parse := func(role participant.Role, text string, path ...any) {
		rate, err := money.NewRate(text, currency)
		if unknown := new(money.CurrencyError); !errors.As(err, &unknown) { // noted above
			note(err, path...)
		}
		rates[role] = rate.Rat()
	}
	for _, role := range slices.Sorted(maps.Keys(d.PerHour)) {
		note(checkCardRole(role), "per_hour", string(role))
		parse(role, d.PerHour[role], "per_hour", string(role))
	}
	if d.Default != "" {
		parse("", d.Default, "default")
	}
	if len(ps) > 0 {
		return Card{}, ps
	}
	c := &card{draft: d, currency: currency}
	if err := c.reduce(rates); err != nil {
		return Card{}, participant.Problems{{Path: "/per_hour", Err: err}}
	}
	return Card{c}, nil
}

func checkCardRole(role participant.Role) error {
	if role == "" {
		return errors.New("names no role; the rate of people whose role is not known is the default")
	}
	return role.Check()
}

// reduce fills in the rates over their common denominator.
func (c *card) reduce(rates map[participant.Role]*big.Rat) error {
	den := big.NewInt(1)
	for _, r := range rates {
		gcd := new(big.Int).GCD(nil, nil, den, r.Denom())
		den = new(big.Int).Mul(den, gcd.Quo(r.Denom(), gcd))
		if den.Cmp(big.NewInt(maxDenominator)) > 0 {
			return fmt.Errorf("the rates have no common denominator up to %d: publish them rounded", maxDenominator)
		}
	}
	c.den = den.Uint64()
	for _, role := range slices.Sorted(maps.Keys(rates)) {
		r := rates[role]
		num := new(big.Int).Quo(den, r.Denom())
		num.Mul(num, r.Num())
		if num.Cmp(big.NewInt(maxNumerator)) > 0 {
			return fmt.Errorf("the rate of %q is too high or too fine to calculate with", role)
		}
		if role == "" {
			c.rest, c.hasRest = num.Uint64(), true
		} else {
			c.rates = append(c.rates, roleRate{role, num.Uint64()})
		}
	}
	return nil
}

// IsZero reports whether the card is the zero Card, without rates.
func (c Card) IsZero() bool { return c.c == nil }

// String returns currency and source, "USD card of Finance, loaded rates for 2026".
func (c Card) String() string {
	if c.c == nil {
		return "no card"
	}
	return c.c.currency.Code() + " card of " + c.c.draft.Source
}

// MarshalJSON writes the card's draft; that of the zero Card is null.
func (c Card) MarshalJSON() ([]byte, error) {
	if c.c == nil {
		return []byte("null"), nil
	}
	return json.Marshal(c.c.draft)
}

// UnmarshalJSON reads a draft and makes the card of it, as [NewCard] does; null is the zero Card.
func (c *Card) UnmarshalJSON(data []byte) error {
	var d *CardDraft
	if err := json.Unmarshal(data, &d); err != nil {
		return participant.Located("", err)
	}
	if d == nil {
		*c = Card{}
		return nil
	}
	read, err := NewCard(*d)
	if err == nil {
		*c = read
	}
	return err
}

// Currency returns the currency of the card's rates.
func (c Card) Currency() money.Currency { return c.c.currencyOf() }

func (c *card) currencyOf() money.Currency {
	if c == nil {
		return money.Currency{}
	}
	return c.currency
}

// Draft returns a copy of what the card was made of.
func (c Card) Draft() CardDraft {
	if c.c == nil {
		return CardDraft{}
	}
	d := c.c.draft
	d.PerHour = maps.Clone(d.PerHour)
	return d
}

// price returns the numerator of what an hour of somebody costs over the card's denominator, and whether it is
// the default that is used. ok is false if the card has no rate for them. No card asks nothing.
func (c *card) price(role participant.Role, external bool) (num uint64, byDefault, ok bool) {
	if c == nil {
		return 0, false, true
	}
	if i := c.find(role); i >= 0 && (!external || role.External()) {
		return c.rates[i].num, false, true
	}
	if external || role.External() {
		return 0, false, true
	}
	return c.rest, true, c.hasRest
}

// find returns the place of a role among the rates, -1 if it is not there.
func (c *card) find(role participant.Role) int {
	if len(c.rates) > few {
		if i, ok := slices.BinarySearchFunc(c.rates, role, func(r roleRate, role participant.Role) int { return cmp.Compare(r.role, role) }); ok {
			return i
		}
		return -1
	}
	for i := range c.rates {
		if c.rates[i].role == role {
			return i
		}
	}
	return -1
}

// defaultRate is the assumption that people in role cost the card's default.
func (c *card) defaultRate(role participant.Role) Assumption {
	detail := "role: not known"
	if role != "" {
		detail = "role: " + string(role)
	}
	return Assumption{"default rate", c.draft.Default, c.currency.Code() + "/h", c.draft.Source, detail}
}

// A NoRateError says that a card has no rate for a role and no default either.
type NoRateError struct {
	Role participant.Role // empty: nobody knows the person's role
}

// Error says which rate is missing and how to give one.
func (e *NoRateError) Error() string {
	if e.Role == "" {
		return "cost: the rate card has no default, and somebody's role is not known: give a default rate"
	}
	return fmt.Sprintf("cost: the rate card has no rate for the role %q and no default: give one of them", e.Role)
}
