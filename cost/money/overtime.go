package money

// AllocateOverTime returns for amounts, which are in the order of time, how much each adds to the rounded total
// so far, in minor units: round(a₁ + … + aₖ) − round(a₁ + … + aₖ₋₁), rounded as by [Amount.Round]. So not only
// all parts add up to their rounded total, as those of [Allocate] do, but those up to any moment to the rounded
// total at that moment, and what comes later changes no part that was shown. Each part is at most one minor
// unit from its amount, an amount of nothing gets nothing, and -amounts give the negatives.
//
// All parts have the currency of the amounts; zero Amounts go with any. It fails with a [*MismatchError] if the
// amounts have different currencies.
func AllocateOverTime(amounts []Amount) ([]Amount, error) {
	parts := make([]Amount, len(amounts))
	total, shown := nothingOf(amounts), nothingOf(amounts)
	for i, a := range amounts {
		var err error
		if total, err = total.Add(a); err != nil {
			return nil, err
		}
		rounded := total.Round()
		if parts[i], err = rounded.Sub(shown); err != nil {
			return nil, err
		}
		shown = rounded
	}
	return parts, nil
}

// nothingOf returns nothing of the first currency among amounts.
func nothingOf(amounts []Amount) Amount {
	for _, a := range amounts {
		if cur := a.Currency(); !cur.IsZero() {
			return amountOf(integer(0), cur)
		}
	}
	return Amount{}
}
