package main

func Example() {
	main()
	// Output: 53 meetings, 119.25 person-hours, 8586.00 USD
}
