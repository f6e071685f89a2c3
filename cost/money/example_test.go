package money_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/salesmeeting/salesmeeting/cost/money"
)

func ExampleParseCurrency() {
	yen, err := money.ParseCurrency("JPY")
	fmt.Println(yen, yen.Digits(), err)
	_, err = money.ParseCurrency("BGN")
	fmt.Println(err)
	// Output:
	// JPY 0 <nil>
	// money: "BGN" is no currency: it was replaced by EUR since 2026-01-01
}

func ExampleParse() {
	usd, _ := money.ParseCurrency("USD")
	fee, err := money.Parse("1234.505", usd)
	fmt.Println(fee, fee.Exact(), err)
	_, err = money.Parse("1,234.50", usd)
	fmt.Println(err)
	// Output:
	// 1234.50 USD 246901/200 <nil>
	// money: "1,234.50", byte 1: only a decimal point and no grouping, such as "1234.50"
}

func ExampleFromRatio() {
	// Eight people at 60 USD an hour, each expected at 95 %, for 2700 seconds, in integers.
	usd, _ := money.ParseCurrency("USD")
	const tenThousandths, perHour, seconds = 9500, 60, 2700
	cost := money.FromRatio(0, 8*tenThousandths*perHour*seconds, 10_000*3600, usd)
	fmt.Println(cost)
	// Output: 342.00 USD
}

func ExampleAmount_Add() {
	usd, _ := money.ParseCurrency("USD")
	eur, _ := money.ParseCurrency("EUR")
	third, _ := money.Parse("100/3", usd)
	var total money.Amount // nothing, of no currency yet
	for range 3 {
		total, _ = total.Add(third)
	}
	fmt.Println(third, total)

	room, _ := money.Parse("25.00", eur)
	_, err := total.Add(room)
	fmt.Println(err)
	// Output:
	// 33.33 USD 100.00 USD
	// money: USD and EUR can't be put together: convert one of them first, at a rate of a known date and source
}

func ExampleAmount_Over() {
	usd, _ := money.ParseCurrency("USD")
	saved, _ := money.Parse("9669.62", usd)
	year, _ := money.Parse("19711.14", usd)
	share, err := saved.Over(year)
	fmt.Println(share.Text(4), err)
	// Output: 0.4906 <nil>
}

func ExampleAmount_MarshalJSON() {
	usd, _ := money.ParseCurrency("USD")
	labor, _ := money.Parse("255759/1040", usd)
	data, _ := json.Marshal(labor)
	fmt.Println(string(data))

	var back money.Amount
	fmt.Println(json.Unmarshal(data, &back), back.Equal(labor))
	// Output:
	// {"amount":"245.92","currency":"USD","exact":"255759/1040"}
	// <nil> true
}

func ExampleNewRate() {
	usd, _ := money.ParseCurrency("USD")
	manager, err := money.NewRate("96.00", usd)
	fmt.Println(manager, err)
	fmt.Println(manager.For(45 * time.Minute))
	// Output:
	// 96.00 USD/h <nil>
	// 72.00 USD
}

func ExamplePerYear() {
	usd, _ := money.ParseCurrency("USD")
	pay, _ := money.Parse("50000", usd)
	rate, err := money.PerYear(pay, money.HBR2016())
	fmt.Println(rate, err)
	fmt.Println(rate.For(4 * time.Hour)) // four people for an hour
	// Output:
	// 35.00 USD/h <nil>
	// 140.00 USD
}

func ExamplePerYear_ownBasis() {
	usd, _ := money.ParseCurrency("USD")
	pay, _ := money.Parse("80000", usd)
	factor, _ := money.ParseRatio("1.28555")
	rate, err := money.PerYear(pay, money.Basis{
		Name: "worked hours", Hours: 1878*time.Hour + 30*time.Minute,
		LoadFactor: factor, Source: "HR, May 2026",
	})
	fmt.Println(rate, err)

	_, err = money.PerYear(pay, money.Basis{Name: "overhead", Hours: 2080 * time.Hour, Source: "HR, May 2026"})
	fmt.Println(err)
	// Output:
	// 54.75 USD/h <nil>
	// /load_factor: money: a load factor is the whole cost over the pay, from 1 to 10: 40 % on top is 7/5
}

func ExampleParseRatio() {
	load, err := money.ParseRatio("4565/3207")
	fmt.Println(load, load.Text(5), err)
	// Output: 4565/3207 1.42345 <nil>
}

func ExampleNewRatio() {
	show, err := money.NewRatio(95, 100)
	fmt.Println(show, err)
	// Output: 19/20 <nil>
}

func ExampleAllocate() {
	usd, _ := money.ParseCurrency("USD")
	total, _ := money.Parse("100.00", usd)
	parts, err := money.Allocate(total, []int64{1, 1, 1})
	fmt.Println(parts, err)
	// Output: [33.34 USD 33.33 USD 33.33 USD] <nil>
}

func ExampleAllocate_rows() {
	// The rows of a table, from its total, with their own amounts as weights.
	usd, _ := money.ParseCurrency("USD")
	row, _ := money.Parse("10/3", usd)
	rows := []money.Amount{row, row, row}
	total, _ := money.Parse("10", usd)
	parts, err := money.Allocate(total, rows)
	fmt.Println(parts, err)
	// Output: [3.34 USD 3.33 USD 3.33 USD] <nil>
}

func ExampleAllocateOverTime() {
	usd, _ := money.ParseCurrency("USD")
	week, _ := money.Parse("10/3", usd)
	weeks, err := money.AllocateOverTime([]money.Amount{week, week, week, week})
	fmt.Println(weeks, err) // 3.33, 6.67, 10.00 and 13.33 to date
	// Output: [3.33 USD 3.34 USD 3.33 USD 3.33 USD] <nil>
}
