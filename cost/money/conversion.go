package money

import (
	"errors"
	"strings"
	"time"
)

// A Conversion is a bag in one currency, and how it came about. It is plain data.
type Conversion struct {
	// Amount is the sum of all lines, exact, in the currency that was asked for. Round it once, where it is
	// shown. That of an empty bag is nothing of that currency.
	Amount Amount `json:"amount"`
	// Date is the day that rates were looked up for.
	Date string `json:"date"`
	// Lines are the amounts of the bag, in order of their codes.
	Lines []ConversionLine `json:"lines"`
}

// A ConversionLine says what one amount of a bag came to. It is plain data.
type ConversionLine struct {
	From  Amount     `json:"from"`
	To    Amount     `json:"to"`              // exact
	Rates []UsedRate `json:"rates,omitempty"` // one, two for a cross rate, none if nothing was converted
}

// A UsedRate is an exchange rate of a table, as it was used. It is plain data, comparable with ==.
type UsedRate struct {
	ExchangeRate
	Inverse bool `json:"inverse,omitempty"` // 1/Rate was used, from To to From
}

// String returns pair, rate, day and source, "GBP to EUR 1.1234 (2026-01-31, ECB)", and says where the
// inverse was used: "EUR to GBP 1/1.1234 (…)".
func (u UsedRate) String() string {
	pair := u.From + " to " + u.To + " "
	if u.Inverse {
		pair = u.To + " to " + u.From + " 1/"
	}
	return pair + u.Rate + " (" + u.Date + ", " + u.Source + ")"
}

// String returns both amounts, rounded, and the rates: "10.00 GBP = 11.23 EUR at GBP to EUR 1.1234
// (2026-01-31, ECB)".
func (l ConversionLine) String() string {
	if len(l.Rates) == 0 {
		return l.From.String()
	}
	rates := make([]string, len(l.Rates))
	for i, r := range l.Rates {
		rates[i] = r.String()
	}
	return l.From.String() + " = " + l.To.String() + " at " + strings.Join(rates, " × ")
}

// In returns all that is in b in the currency to, at the rates that table has for a day, written as
// "2026-01-31". The conversion is exact: nothing is rounded on the way.
//
// An amount in the currency to stays as it is and needs no rate. Otherwise the rate is that of the pair and the
// day; a table's options may allow older, inverse and cross rates, which are tried in this order of
// preference: the pair itself, its inverse, the way via another currency, and of each the latest. For all
// rates that are missing it fails at once, with errors that match [*MissingRateError]; other failures are
// a day that can't be read and the zero Currency, which matches [*CurrencyError].
func (b Bag) In(to Currency, date string, table ExchangeTable) (Conversion, error) {
	day, err := parseDay(date)
	if err != nil {
		return Conversion{}, err
	}
	if to.IsZero() {
		return Conversion{}, newCurrencyError("")
	}
	c := Conversion{Amount: amountOf(integer(0), to), Date: date, Lines: []ConversionLine{}}
	var missing []error
	for _, a := range b.amounts {
		line, err := table.line(a, to, day)
		if err != nil {
			missing = append(missing, err)
			continue
		}
		c.Lines = append(c.Lines, line)
		c.Amount, _ = c.Amount.Add(line.To) // all of them in one currency
	}
	if err := errors.Join(missing...); err != nil {
		return Conversion{}, err
	}
	return c, nil
}

func (t ExchangeTable) line(a Amount, to Currency, day time.Time) (ConversionLine, error) {
	if a.Currency() == to {
		return ConversionLine{From: a, To: a}, nil
	}
	rates, value, err := t.find(pair{a.Currency(), to}, day)
	if err != nil {
		return ConversionLine{}, err
	}
	return ConversionLine{a, amountOf(a.number().mul(value), to), rates}, nil
}
