package money_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func TestJSONOfAnAmountIsThatOfCostModel313(t *testing.T) {
	want := `{"amount":"245.92","currency":"USD","exact":"255759/1040"}`
	a := amount(t, "255759/1040", "USD")
	require.Equal(t, want, toJSON(t, a))
	require.Equal(t, want, toJSON(t, money.InBig(a)))
	require.Equal(t, want, toJSON(t, money.FromRatio(0, 255759*36_000_000, 1040*36_000_000, a.Currency())))
	var back money.Amount
	require.NoError(t, json.Unmarshal([]byte(want), &back))
	require.True(t, back.Equal(a))
}

func TestJSONOfZeroSurvives(t *testing.T) {
	type row struct {
		Cost money.Amount `json:"cost"`
		Rate money.Rate   `json:"rate"`
	}
	want := `{"cost":{"amount":"0","currency":"","exact":"0"},"rate":{"per_hour":"0","currency":"","exact":"0"}}`
	require.Equal(t, want, toJSON(t, row{}))
	back := row{Cost: amount(t, "1", "USD")}
	require.NoError(t, json.Unmarshal([]byte(want), &back))
	require.True(t, back.Cost.Equal(money.Amount{}))
	require.True(t, back.Rate.Equal(money.Rate{}))

	nothing := amount(t, "0", "USD")
	require.Equal(t, `{"amount":"0.00","currency":"USD","exact":"0"}`, toJSON(t, nothing))
	require.NoError(t, json.Unmarshal([]byte(toJSON(t, nothing)), &back.Cost))
	require.True(t, back.Cost.Equal(nothing))
}

func TestNullChangesNothing(t *testing.T) {
	a, want := amount(t, "7", "USD"), amount(t, "7", "USD")
	require.NoError(t, json.Unmarshal([]byte("null"), &a))
	require.NoError(t, a.UnmarshalJSON([]byte(" null ")))
	require.True(t, want.Equal(a))
	r, err := money.NewRate("7", currency(t, "USD"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal([]byte("null"), &r))
	require.Equal(t, "7.00 USD/h", r.String())
}

func TestOnlyExactIsReadBack(t *testing.T) {
	for _, text := range []string{
		`{"exact":"511518/2080","currency":"USD","amount":"245.92"}`,
		`{"amount":"245.92","currency":"USD","exact":"255759/1040","note":1}`,
		`{"amount":"246","currency":"USD","exact":"255759/1040"}`, // from before the currency had digits
		`{"amount":"245.9221","currency":"USD","exact":"255759/1040"}`,
	} {
		var a money.Amount
		require.NoError(t, json.Unmarshal([]byte(text), &a), text)
		require.Equal(t, `{"amount":"245.92","currency":"USD","exact":"255759/1040"}`, toJSON(t, a))
	}
}

func TestWhatIsShownMayHaveAnyNumberOfDigits(t *testing.T) {
	for digits := range 45 {
		shown := ratio(t, "255759/1040").Text(uint8(digits))
		var a money.Amount
		require.NoError(t, json.Unmarshal([]byte(`{"amount":"`+shown+`","currency":"USD","exact":"255759/1040"}`), &a), digits)
		require.Equal(t, "255759/1040", a.Exact())
		err := json.Unmarshal([]byte(`{"amount":"`+shown+`","currency":"USD","exact":"255760/1040"}`), &a)
		require.Equal(t, digits < 3, err == nil, "up to two digits the two look the same")
	}
}

func TestErrorOfJSONNamesTheFieldAndWhatWouldBeRight(t *testing.T) {
	for _, c := range []struct{ text, path, want string }{
		{`"245.92 USD"`, "", `money: a figure is written {"amount":"245.92","currency":"USD","exact":"255759/1040"}`},
		{`245.92`, "", `money: a figure is written {"amount":"245.92","currency":"USD","exact":"255759/1040"}`},
		{`[]`, "", `money: a figure is written {"amount":"245.92","currency":"USD","exact":"255759/1040"}`},
		{`{}`, "/currency", `/currency: money: missing: write the code of ISO 4217, such as "USD"` + "\n" + `/exact: money: missing: the value is read from here and nowhere else; write the exact number, such as "255759/1040"`},
		{`{"amount":1,"currency":"usd","exact":""}`, "/amount", `/amount: money: write a string, not 1: a number of JSON is read as a float, which is not exact` + "\n" + `/currency: money: "usd" is no currency: write "USD"` + "\n" + `/exact: money: "", byte 0: a digit`},
		{`{"amount":"245.92","currency":"USD"}`, "/exact", `/exact: money: missing: the value is read from here and nowhere else; write "6148/25" if 245.92 is exact`},
		{`{"currency":"USD"}`, "/exact", `/exact: money: missing: the value is read from here and nowhere else; write the exact number, such as "255759/1040"`},
		{`{"currency":"USD","exact":245.92}`, "/exact", `/exact: money: write a string, not 245.92: a number of JSON is read as a float, which is not exact`},
		{`{"currency":"USD","exact":null}`, "/exact", `/exact: money: write a string, not null: a number of JSON is read as a float, which is not exact`},
		{`{"currency":"USD","exact":"1e3"}`, "/exact", `/exact: money: "1e3", byte 1: no exponent: write all the digits`},
		{`{"currency":"USD","exact":"1/0"}`, "/exact", `/exact: money: "1/0", byte 2: a denominator of at least 1`},
		{`{"currency":"BGN","exact":"1"}`, "/currency", `/currency: money: "BGN" is no currency: it was replaced by EUR since 2026-01-01`},
		{`{"currency":840,"exact":"1"}`, "/currency", `/currency: money: write a string, not 840: a number of JSON is read as a float, which is not exact`},
		{`{"currency":"","exact":"1"}`, "/currency", `/currency: money: "" is no currency: write a current code of ISO 4217, three capital letters such as USD`},
		{`{"amount":"245.93","currency":"USD","exact":"255759/1040"}`, "/amount", `/amount: money: "245.93" does not belong to the exact number, which rounds to "245.92"`},
		{`{"amount":"245.9","currency":"USD","exact":"1"}`, "/amount", `/amount: money: "245.9" does not belong to the exact number, which rounds to "1.0"`},
		{`{"amount":"255759/1040","currency":"USD","exact":"255759/1040"}`, "/amount", `/amount: money: write a decimal, "245.92"`},
		{`{"currency":"USD","exact":"255759/1040"}`, "/amount", `/amount: money: missing: write "245.92"`},
		{`{"amount":245.92,"currency":"USD","exact":"255759/1040"}`, "/amount", `/amount: money: write a string, not 245.92: a number of JSON is read as a float, which is not exact`},
		{`{"amount":"$245.92","currency":"USD","exact":"255759/1040"}`, "/amount", `/amount: money: "$245.92", byte 0: only the digits 0 to 9, a point, and a minus sign in front`},
		{`{"amount":"1","Currency":"USD","exact":"1"}`, "/currency", `/currency: money: missing: write the code of ISO 4217, such as "USD"`},
	} {
		a := amount(t, "7", "EUR")
		err := json.Unmarshal([]byte(c.text), &a)
		require.EqualError(t, err, c.want, c.text)
		var field *money.FieldError
		require.ErrorAs(t, err, &field)
		require.Equal(t, c.path, field.Path)
		require.ErrorIs(t, err, field.Err)
		require.Equal(t, "7.00 EUR", a.String(), "a failure changes nothing")
	}
}

func TestAnAmountIsNotReadAsARate(t *testing.T) {
	r, err := money.NewRate("875/13", currency(t, "USD"))
	require.NoError(t, err)
	text := `{"per_hour":"67.31","currency":"USD","exact":"875/13"}`
	require.Equal(t, text, toJSON(t, r))
	var back money.Rate
	require.NoError(t, json.Unmarshal([]byte(text), &back))
	require.True(t, back.Equal(r))

	err = json.Unmarshal([]byte(strings.Replace(text, "67.31", "67.32", 1)), &back)
	require.ErrorContains(t, err, "/per_hour: ")
	err = json.Unmarshal([]byte(`{"per_hour":"-1.00","currency":"USD","exact":"-1"}`), &back)
	require.EqualError(t, err, "/exact: money: a rate per hour is zero or more")
	require.True(t, back.Equal(r))

	var a money.Amount
	require.Error(t, json.Unmarshal([]byte(text), &a))
	require.Error(t, json.Unmarshal([]byte(toJSON(t, amount(t, "1", "USD"))), &back))
}
