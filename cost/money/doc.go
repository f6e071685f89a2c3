// Package money has exact amounts of money, rates per hour, and the currencies of ISO 4217.
//
// Everything is exact until it is shown: an [Amount] is a rational number of units of one currency,
// and adding, multiplying by a [Ratio], and pricing time at a [Rate] never round. What is shown is
// rounded once, half to even, to the digits that ISO 4217 gives the currency. Rounding earlier gives
// totals that drift and parts that don't add up: over 10,000 meetings of 3.55 million dollars, 49
// cents if each person's line is rounded, 30 cents if the hourly rates are. Floats would drift less, but
// they depend on the order, and they miss ties such as 0.125. Sums of exact numbers come out the same
// to the byte in any order and any grouping, so that they can be spread over processes and merged from
// their JSON.
//
// Where rounded figures must add up, as the rows of a table, [Allocate] splits the rounded total; [AllocateOverTime]
// does so for the weeks of a year, so that every total to date adds up, too.
//
// Nothing is ever converted from one currency to another implicitly: figures of different currencies
// that meet are a [*MismatchError]. A [Bag] keeps them side by side until somebody gives an [ExchangeTable].
//
// An example: four people on 50,000 a year meet for an hour.
//
//	usd, _ := money.ParseCurrency("USD")
//	pay, _ := money.Parse("50000", usd)
//	rate, _ := money.PerYear(pay, money.HBR2016())
//	fmt.Println(rate.For(4 * time.Hour)) // 140.00 USD
package money
