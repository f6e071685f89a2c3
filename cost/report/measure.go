package report

import "math/big"

// measure is what bars show of rows.
type measure struct {
	size func(row) *big.Rat
	text func(row) string // beside an axis that has the unit
	full func(row) string // on its own
	axis func(largest *big.Rat, steps int64) axis
}

// spending measures costs, or person-hours where there is no money.
func (v *view) spending() measure {
	if v.hasMoney {
		return measure{
			func(r row) *big.Rat { return r.cost.Rat() },
			func(r row) string { return v.amountText(r.cost) }, func(r row) string { return v.moneyText(r.cost) },
			func(largest *big.Rat, steps int64) axis {
				return newAxis(largest, steps, min(v.currency.Digits(), 2), v.tickText)
			},
		}
	}
	return v.personTime()
}

// personTime measures person-hours.
func (v *view) personTime() measure {
	return v.hundredths(v.hour, func(r row) hundredths { return r.personHours })
}

// shares measures loads and budgets, in percent.
func (v *view) shares() measure {
	return v.hundredths("%", func(r row) hundredths { return r.percent })
}

// hundredths measures a number of two decimal places.
func (v *view) hundredths(unit string, of func(row) hundredths) measure {
	text := func(r row) string { return v.grouped(of(r).String()) }
	return measure{
		func(r row) *big.Rat { return big.NewRat(int64(min(of(r), 1<<62)), 100) },
		text, func(r row) string { return text(r) + " " + unit },
		func(largest *big.Rat, steps int64) axis {
			return newAxis(largest, steps, 2, func(n *big.Rat, digits int) string { return v.grouped(n.FloatString(digits)) })
		},
	}
}
