package paycard_test

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
	"github.com/salesmeeting/salesmeeting/cost/paycard"
	"github.com/salesmeeting/salesmeeting/participant"
)

// mixed is a draft of nine people who are paid by the year and one who is paid by the hour.
func mixed(t *testing.T, year, hours int, hourly string) paycard.Draft {
	d := team{}.draft(t, nil)
	d.Period, d.Basis.Hours = yearOf(t, year), time.Duration(hours)*time.Hour
	for i := range 9 {
		d.People = append(d.People, paycard.Person{ID: participant.ID(fmt.Sprint(i)), Role: "a", Pay: paycard.PerYear("104000")})
	}
	d.People = append(d.People, paycard.Person{ID: "ann", Role: "a", Pay: paycard.PerHour(hourly)})
	return d
}

// Two cards of the same ten people with other hours are two equations: with Y the sum of pay per year and h what
// Ann has for an hour, 10·r₁ = Y/1000 + h and 10·r₂ = Y/2000 + h.
func TestOtherHoursWouldTellPayPerHourFromPayPerYear(t *testing.T) {
	first, ledger := publish(t, mixed(t, 2026, 1000, "70"), paycard.Ledger{})
	alone, _ := publish(t, mixed(t, 2027, 2000, "70"), paycard.Ledger{}) // as if nothing had been published
	r1, err := strconv.ParseFloat(first.Card.PerHour["a"], 64)
	require.NoError(t, err)
	r2, err := strconv.ParseFloat(alone.Card.PerHour["a"], 64)
	require.NoError(t, err)
	require.InDelta(t, 70, 10*(2*r2-r1), 10, "what an outsider works out for Ann, but for rounding")

	before := toJSON(t, ledger)
	_, after, err := paycard.Publish(mixed(t, 2027, 2000, "70"), ledger, nil)
	var ps participant.Problems
	require.ErrorAs(t, err, &ps)
	require.Equal(t, "/basis/hours", ps[0].Path)
	require.EqualError(t, ps[0].Err, "must be those of the cards before, as long as there is pay per year and pay per hour: with others, two cards tell the two apart (2000 here)")
	require.Equal(t, before, toJSON(t, after))

	var stored paycard.Ledger
	require.NoError(t, json.Unmarshal([]byte(before), &stored))
	_, _, err = paycard.Publish(mixed(t, 2027, 2000, "70"), stored, nil)
	require.Error(t, err, "the ledger remembers it in JSON, too")
	_, _, err = paycard.Publish(mixed(t, 2027, 1000, "75"), stored, nil)
	require.NoError(t, err)
}

func TestHoursMayChangeWhereAllPayIsOfOneKind(t *testing.T) {
	for name, pay := range map[string]func(string) paycard.Pay{"per year": paycard.PerYear, "per hour": paycard.PerHour} {
		t.Run(name, func(t *testing.T) {
			var ledger paycard.Ledger
			for i, hours := range []time.Duration{2000 * time.Hour, 2080 * time.Hour} {
				d := team{}.draft(t, nil)
				d.Period, d.Basis.Hours = yearOf(t, 2026+i), hours
				for i := range 5 {
					d.People = append(d.People, paycard.Person{ID: participant.ID(fmt.Sprint(i)), Role: "a", Pay: pay("104000")})
				}
				_, ledger = publish(t, d, ledger)
			}
			// From then on the other kind is refused: it is known what those hours were.
			d := mixed(t, 2028, 2080, "70")
			_, _, err := paycard.Publish(d, ledger, nil)
			require.Equal(t, name == "per year", err != nil)
		})
	}
}

func TestLoadFactorsMayChange(t *testing.T) {
	_, ledger := publish(t, mixed(t, 2026, 2080, "70"), paycard.Ledger{})
	d := mixed(t, 2027, 2080, "70")
	d.Basis = money.BLS2025Q2()
	_, _ = publish(t, d, ledger)
}

func TestHoursOfALedgerAreAboveZeroAndInLowestTerms(t *testing.T) {
	_, ledger := publish(t, mixed(t, 2026, 2000, "70"), paycard.Ledger{})
	text := toJSON(t, ledger)
	for hours, fits := range map[string]bool{"2000": true, "3757/2": true, "0": false, "-2000": false, "4000/2": false, "2000.0": false, "": false, "many": false} {
		var read paycard.Ledger
		err := json.Unmarshal([]byte(strings.Replace(text, `"2000"`, `"`+hours+`"`, 1)), &read)
		require.Equal(t, fits, err == nil, hours)
		if !fits {
			require.ErrorContains(t, err, "/cards/0/basis_hours: ")
		}
	}
}
